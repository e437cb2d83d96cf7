"""Checks of a calendar: its bytes, its properties, and that it says what the data sets of its site say.

Each check takes what it needs and yields its findings as texts.
"""

import csv
import datetime

import icalendar
import recurring_ical_events

REQUIRED = {"UID": 1, "DTSTAMP": 1, "DTSTART": 1, "DTEND": 1, "SUMMARY": 1, "DESCRIPTION": 1, "SEQUENCE": 1,
            "STATUS": 1, "TRANSP": 1, "CATEGORIES": 1}
LONGEST = 75


def check_bytes(content):
    """RFC 5545 §3.1 and §6: UTF-8 without a mark, CRLF, lines of at most 75 octets, each whole in UTF-8."""
    if not content.endswith(b"\r\n"):
        yield "the last line has no CRLF"
    lines = content.split(b"\r\n")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST:
            yield f"line {number} has {len(line)} octets"
        if b"\r" in line or b"\n" in line:
            yield f"line {number} is ended by something else than CRLF"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number} is folded inside a letter, or no UTF-8"
    if content.startswith(b"\xef\xbb\xbf"):
        yield "a byte order mark"


def read(content):
    """Reads the one calendar of a file; the reader itself keeps what it could not understand."""
    calendar = icalendar.Calendar.from_ical(content)
    faults = [f"{part.name}: {error}" for part in calendar.walk() for error in part.errors]
    return calendar, faults


def is_quiet(calendar):
    """Tells whether a calendar is kept at its address for its subscribers alone: a time zone and nothing else."""
    return [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def check_head(calendar):
    """What every calendar names once. PUBLISH publishes an event, so a quiet one has no method."""
    method = None if is_quiet(calendar) else "PUBLISH"
    for name, value in [("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("METHOD", method)]:
        if calendar.get(name) != value:
            yield f"{name} is {calendar.get(name)}"
    for name in ["PRODID", "UID", "NAME", "X-WR-CALNAME", "DESCRIPTION", "REFRESH-INTERVAL"]:
        if not calendar.get(name) or isinstance(calendar.get(name), list):
            yield f"{name} is not given once"


def check_events(events, quiet=False):
    """Properties, uids, and whole days."""
    if not events and not quiet:
        yield "no event"
    uids = [str(event.get("UID")) for event in events]
    yield from (f"uid {uid} twice" for uid in sorted(set(uids)) if uids.count(uid) > 1)
    for event in events:
        uid = event.get("UID")
        for name in REQUIRED:
            if name not in event or isinstance(event[name], list):
                yield f"{uid}: {name} is not given once"
                break
        else:
            start, end = event.decoded("DTSTART"), event.decoded("DTEND")
            if type(start) is not datetime.date or end - start != datetime.timedelta(days=1):
                yield f"{uid}: not one whole day: {start} to {end}"
            if event["STATUS"] not in ("CONFIRMED", "TENTATIVE", "CANCELLED") or event["TRANSP"] != "TRANSPARENT":
                yield f"{uid}: {event['STATUS']}, {event['TRANSP']}"
            modified = event.get("LAST-MODIFIED")
            if modified is not None and modified.dt > event["DTSTAMP"].dt:
                yield f"{uid}: changed after its stamp"


def check_repeats(calendar, events):
    """Every rule ends, begins with its own first day, and repeats as a program repeats it."""
    for event in events:
        if "RRULE" not in event:
            continue
        start, rule = event.decoded("DTSTART"), event["RRULE"]
        until = rule.get("UNTIL", [None])[0]
        if type(until) is not datetime.date:
            yield f"{event['UID']}: the rule has no last day"
            continue
        days = sorted(one.decoded("DTSTART") for one in recurring_ical_events.of(calendar).between(
            datetime.date(start.year, 1, 1), until + datetime.timedelta(days=366)) if one["UID"] == event["UID"])
        if not days or days[0] != start or days[-1] > until:
            yield f"{event['UID']}: repeated on {days[:1]} to {days[-1:]}, not from {start} to {until}"
        if rule["FREQ"] == ["MONTHLY"]:
            wrong = [day for day in days if (day + datetime.timedelta(days=1)).day != 1]
            step = rule.get("INTERVAL", [1])[0]
            if wrong or len(days) != (until.month - start.month) // step + 1:
                yield f"{event['UID']}: {len(days)} times, {wrong} not at the end of a month"


def rows(path):
    """Reads a data set."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(event):
    """The page of an event: the last line of its description."""
    return str(event["DESCRIPTION"]).rsplit("Trang: ", 1)[-1]


def check_against_tasks(events, tasks):
    """The calendar of a department and its data sets give the same days; what has no day has no event."""
    own = {}
    for event in events:
        own.setdefault(page(event), []).append(event)
    for task in tasks:
        name = f"{task['plan']}/{task['id']}"
        told = own.get(task["url"], [])
        once = [event for event in told if "RRULE" not in event]
        slips = [slip for slip in task["slips"].split("|") if slip]
        last = max((event.decoded("DTSTART").isoformat() for event in once), default="")
        repeats_once = task["due_kind"] == "frequency" and not task["deadline"]
        if last != task["deadline"] and not repeats_once:
            yield f"{name}: the last event is on {last or 'no day'}, the deadline on {task['deadline'] or 'no day'}"
        if not slips and last != task["due_last"] and not repeats_once:
            yield f"{name}: the last event is on {last or 'no day'}, due_last is {task['due_last'] or 'no day'}"
        if sum(int(event["SEQUENCE"]) for event in told) != len(slips):
            yield f"{name}: {len(slips)} slips, and sequences that do not count them"
        if task["due_kind"] in ("ongoing", "relative", "conditional", "on-request", "by-other-plan", "unspecified"):
            if told and not slips:
                yield f"{name}: {task['due_kind']} has no day, and an event"
    yield from (f"an event of no task: {where}" for where in sorted(set(own) - {task["url"] for task in tasks}))


def check_against_reports(events, reports):
    """Each announced report has its event on its day."""
    days = {page(event): event.decoded("DTSTART").isoformat() for event in events}
    for report in reports:
        if days.pop(report["url"], "") != report["announced"]:
            yield f"report {report['id']}: announced for {report['announced'] or 'no day'}, and another event"
    yield from (f"an event of no report: {where}" for where in sorted(days))
