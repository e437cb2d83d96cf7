"""Proves that the checks of twins and plans can fail: each fault must be found in a twin or plan that has it."""

import sys
from pathlib import Path

from lxml import etree, html

from check import NAMESPACE, faults_of_plan, faults_of_twin
from reporting import tell_self_test


def selftest():
    page = html.fromstring(
        "<body data-page='task'><h1>A_b</h1><dl class='summary'><div><dt>x</dt><dd><p>1 | 2 (<a href='y'>*z*</a>)"
        "</p></dd></div></dl></body>"
    )
    sound = "# A\\_b\n\n- **x:** 1 \\| 2 ([\\*z\\*](./check.py))\n"
    broken = {
        "is no UTF-8": b"# A\xff",
        "form C": sound.replace("x", "a\u0301"),
        "titles": sound.replace("# A", "## A"),
        "'1 | 2'": sound.replace("1", "3"),
        "'*z*'": sound.replace("\\*z\\*", "*z*"),
        "links to nothing": sound.replace("./check.py", "./nothing"),
        "another kind": sound.replace("./check.py", "javascript.x:y").replace("javascript.x", "ftp"),
    }
    here = Path(__file__).parent
    find = lambda text: faults_of_twin(page, text if isinstance(text, bytes) else text.encode(), here, here)
    missed = [f"a sound twin is blamed: {fault}" for fault in find(sound)]
    missed += [f"not found: {name}" for name, text in broken.items() if not any(name in fault for fault in find(text))]
    plan = (
        f"<PerformancePlanOrReport xmlns='{NAMESPACE[1:-1]}' Type='Performance_Plan'><Name/><StrategicPlanCore><Goal><Name/>"
        "<Description/><Identifier>a</Identifier></Goal></StrategicPlanCore></PerformancePlanOrReport>"
    )
    broken_plans = {
        "Type": plan.replace("Performance_Plan'", "Plan'"),
        "Description": plan.replace("<Description/>", ""),
        "two elements": plan.replace("</Goal>", "</Goal><Goal><Name/><Description/><Identifier>a</Identifier></Goal>"),
        "name": plan.replace(">a<", ">1 a<"),
    }
    of_plan = lambda text: faults_of_plan(etree.ElementTree(etree.fromstring(text)))
    missed += [f"a sound plan is blamed: {fault}" for fault in of_plan(plan)]
    missed += [f"not found in a plan: {name}" for name, text in broken_plans.items() if not of_plan(text)]
    return len(broken) + len(broken_plans), missed


if __name__ == "__main__":
    sys.exit(tell_self_test(*selftest()))
