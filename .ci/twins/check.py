"""Checks the twins in Markdown and the plans in StratML of a built site: check.py PUBLIC"""

import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from markdown_it import MarkdownIt

from reporting import tell

KINDS = {"procedure", "plan", "task", "report"}
GRAMMAR = Path(__file__).parent.parent / "standards/stratml/performance-plan-or-report.rng"
NAMESPACE = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"
READER = MarkdownIt("commonmark").enable("table")


def plain(text):
    """One spelling of running text: marks of HTML and Markdown gone, blanks single."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_twin(markdown):
    """The twin as a reader sees it: title, text, links."""
    tree = html.fromstring("<div>" + READER.render(markdown) + "</div>")
    titles = [plain(title.text_content()) for title in tree.iter("h1")]
    return titles, plain(tree.text_content()), [a.get("href") for a in tree.iter("a")]


def facts(page):
    """The texts of the key facts of a page: what stands in each `dl.summary` and `dl.axes`."""
    for value in page.xpath("//dl[@class='summary' or @class='axes']//dd"):
        for text in value.itertext():
            text = plain(text).strip("().,;:·“” ")
            if text:
                yield text


def target(folder, root, href):
    """The file a link leads to, where it leads into the site without naming a host."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = (folder / unquote(parts.path)).resolve()
    return path / "index.html" if parts.path.endswith("/") or path.is_dir() else path


def faults_of_twin(page, data, folder, root):
    try:
        markdown = data.decode("utf-8")
    except UnicodeDecodeError:
        return ["is no UTF-8"]
    faults = []
    if unicodedata.normalize("NFC", markdown) != markdown:
        faults.append("is not in normalization form C")
    titles, text, links = read_twin(markdown)
    heading = plain(page.xpath("//h1")[0].text_content())
    if titles != [heading]:
        faults.append(f"has the titles {titles} and not {heading!r}")
    faults += [f"lacks the fact {fact!r}" for fact in dict.fromkeys(facts(page)) if fact not in text]
    for href in links:
        if not href:
            faults.append("has a link without a target")
            continue
        if urlsplit(href).scheme not in ("", "http", "https", "mailto", "tel"):
            faults.append(f"has a link of another kind: {href}")
        file = target(folder, root, href)
        if file and not file.is_file():
            faults.append(f"links to nothing: {href}")
    return faults


def check_twins(root):
    checked, faults = 0, []
    for path in sorted(root.rglob("index.html")):
        page = html.fromstring(path.read_bytes())
        link = page.xpath("//link[@rel='alternate' and @type='text/markdown']/@href")
        kind = page.xpath("string(//body/@data-page)")
        if bool(link) != (kind in KINDS):
            faults.append(f"{path}: a page of the kind {kind!r} names {len(link)} twins")
        if not link:
            continue
        twin = path.parent / link[0]
        if not twin.is_file():
            faults.append(f"{path}: its twin {link[0]} does not exist")
            continue
        checked += 1
        faults += [f"{twin}: {fault}" for fault in faults_of_twin(page, twin.read_bytes(), path.parent, root)]
    return checked, faults


def check_plans(root):
    files = sorted(root.rglob("stratml.xml"))
    return len(files), [f"{path}: {fault}" for path in files for fault in faults_of_plan(etree.parse(str(path)))]


def faults_of_plan(plan):
    grammar = etree.RelaxNG(etree.parse(str(GRAMMAR)))
    faults = [] if grammar.validate(plan) else [f"{error.line}: {error.message}" for error in grammar.error_log]
    names = [element.text for element in plan.iter(NAMESPACE + "Identifier")]
    return faults + [f"two elements are called {name}" for name in sorted({n for n in names if names.count(n) > 1})]


def main():
    root = Path(sys.argv[1]).resolve()
    twins, faults = check_twins(root)
    plans, of_plans = check_plans(root)
    none = [] if twins else ["no page has a twin"]
    return tell(faults + of_plans + none, f"{twins} twins, {plans} plans")


if __name__ == "__main__":
    sys.exit(main())
