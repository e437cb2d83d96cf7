"""Checks every calendar and feed of a published folder: check.py PUBLIC"""

import pathlib
import sys

import calendars
import feeds
from reporting import tell


def findings_of_calendar(content, tasks=None, reports=None):
    """Gives what is wrong with a calendar; `tasks` and `reports` are given with that of a department."""
    found = list(calendars.check_bytes(content))
    try:
        calendar, faults = calendars.read(content)
    except ValueError as error:
        return found + [f"cannot be read: {error}"]
    events = list(calendar.walk("VEVENT"))
    found += faults
    found += calendars.check_head(calendar)
    found += calendars.check_events(events, calendars.is_quiet(calendar))
    if found:
        return found
    found += calendars.check_repeats(calendar, events)
    if tasks is not None:
        of_reports = [event for event in events if event["CATEGORIES"].to_ical() == "Công bố báo cáo".encode()]
        found += calendars.check_against_tasks([event for event in events if event not in of_reports], tasks)
        found += calendars.check_against_reports(of_reports, reports)
    return found


def findings_of_feed(content):
    """Gives what is wrong with a feed."""
    try:
        feed = feeds.read(content)
    except feeds.etree.XMLSyntaxError as error:
        return [f"cannot be read: {error}"]
    checks = [feeds.check_grammar, feeds.check_identities, feeds.check_order, feeds.check_links]
    return [finding for check in checks for finding in check(feed)]


def check_folder(public):
    """Checks a published folder; gives the findings and the numbers of files seen."""
    found, counts = [], {"calendars": 0, "feeds": 0}
    identities = {}
    for path in sorted(public.rglob("*.ics")):
        counts["calendars"] += 1
        content, sets = path.read_bytes(), path.parent / "du-lieu"
        is_whole = (sets / "tasks.csv").exists()
        data = [calendars.rows(sets / f"{name}.csv") for name in ("tasks", "reports")] if is_whole else []
        found += [f"{path.relative_to(public)}: {finding}" for finding in findings_of_calendar(content, *data)]
    for path in sorted(public.rglob("atom.xml")):
        counts["feeds"] += 1
        content = path.read_bytes()
        own = findings_of_feed(content)
        found += [f"{path.relative_to(public)}: {finding}" for finding in own]
        identity = feeds.read(content).findtext(f"{feeds.ATOM}id") if not own else None
        if identity and identity in identities:
            found.append(f"{path.relative_to(public)}: has the identity of {identities[identity]}")
        identities[identity] = path.relative_to(public)
    for path in sorted(public.rglob("du-lieu/tasks.csv")):
        calendar = path.parent.parent / "lich.ics"
        if any(task["deadline"] for task in calendars.rows(path)) and not calendar.exists():
            found.append(f"{calendar.relative_to(public)}: deadlines with a day, and no calendar")
        if not calendar.with_name("atom.xml").exists():
            found.append(f"{calendar.parent.relative_to(public)}: no feed")
    if counts["feeds"] == 0:
        found.append("no feeds at all")
    return found, counts


def main():
    found, counts = check_folder(pathlib.Path(sys.argv[1]))
    return tell(found, f"{counts['calendars']} calendars, {counts['feeds']} feeds")


if __name__ == "__main__":
    sys.exit(main())
