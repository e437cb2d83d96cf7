"""A sound calendar and a sound feed, and one defect for each check."""

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//a//b//VI
CALSCALE:GREGORIAN
METHOD:PUBLISH
UID:1
NAME:Lịch
X-WR-CALNAME:Lịch
DESCRIPTION:Hai việc
REFRESH-INTERVAL;VALUE=DURATION:P1D
BEGIN:VEVENT
UID:2
DTSTAMP:20200210T000000Z
LAST-MODIFIED:20200210T000000Z
SEQUENCE:1
DTSTART;VALUE=DATE:20200930
DTEND;VALUE=DATE:20201001
SUMMARY:Việc
DESCRIPTION:Trang: ke-hoach/2020/1/
CATEGORIES:Thể chế
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTAMP:20200210T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20200131
DTEND;VALUE=DATE:20200201
RRULE:FREQ=MONTHLY;UNTIL=20201231;BYMONTHDAY=-1
SUMMARY:Tin
DESCRIPTION:Trang: ke-hoach/2020/2/
CATEGORIES:Thể chế
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTAMP:20200210T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20200925
DTEND;VALUE=DATE:20200926
SUMMARY:Báo cáo
DESCRIPTION:Trang: bao-cao/q3/
CATEGORIES:Công bố báo cáo
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()

TASKS = [
    {"plan": "2020", "id": "1", "url": "ke-hoach/2020/1/", "slips": "2020-06/2020-09", "deadline": "2020-09-30",
     "due_last": "2020-06-30", "due_kind": "month"},
    {"plan": "2020", "id": "2", "url": "ke-hoach/2020/2/", "slips": "", "deadline": "", "due_last": "",
     "due_kind": "frequency"},
    {"plan": "2020", "id": "3", "url": "ke-hoach/2020/3/", "slips": "", "deadline": "", "due_last": "",
     "due_kind": "ongoing"},
]
REPORTS = [{"id": "q3", "url": "bao-cao/q3/", "announced": "2020-09-25"}]

FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>urn:uuid:00000000-0000-8000-8000-000000000001</id><title>Tin</title>
<updated>2020-03-02T00:00:00+07:00</updated><author><name>So</name></author>
<link rel="self" type="application/atom+xml" href="atom.xml"/><link rel="alternate" type="text/html" href="./"/>
<entry><id>urn:uuid:00000000-0000-8000-8000-000000000002</id><title>A</title><link rel="alternate" href="a/"/>
<published>2020-03-01T00:00:00+07:00</published><updated>2020-03-02T00:00:00+07:00</updated></entry>
<entry><id>urn:uuid:00000000-0000-8000-8000-000000000003</id><title>B</title><link rel="alternate" href="b/"/>
<updated>2020-03-01T00:00:00+07:00</updated></entry>
</feed>
"""

IN_CALENDAR = [
    ("line ends", b"\r\n", b"\n"),
    ("long lines", "SUMMARY:Việc".encode(), b"SUMMARY:" + b"a" * 80),
    ("folded inside a letter", "SUMMARY:Việc".encode(), "SUMMARY:Vi".encode() + "ệ".encode()[:1] + b"\r\n " + "ệ".encode()[1:]),
    ("mark at the beginning", b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
    ("unreadable", b"END:VEVENT\r\nEND:VCALENDAR", b"END:VCALENDAR"),
    ("no such day", b"DTSTART;VALUE=DATE:20200930", b"DTSTART;VALUE=DATE:20200931"),
    ("version", b"VERSION:2.0", b"VERSION:1.0"),
    ("no name", "X-WR-CALNAME:Lịch\r\n".encode(), b""),
    ("uid twice", b"UID:3", b"UID:2"),
    ("no stamp", b"UID:3\r\nDTSTAMP:20200210T000000Z", b"UID:3"),
    ("an hour", b"DTSTART;VALUE=DATE:20200930", b"DTSTART:20200930T080000Z"),
    ("two days", b"20201001", b"20201002"),
    ("unknown status", b"STATUS:CONFIRMED", b"STATUS:DONE"),
    ("changed after its stamp", b"LAST-MODIFIED:20200210", b"LAST-MODIFIED:20200211"),
    ("endless rule", b"UNTIL=20201231;", b""),
    ("rule beside its first day", b"DTSTART;VALUE=DATE:20200131\r\nDTEND;VALUE=DATE:20200201",
     b"DTSTART;VALUE=DATE:20200130\r\nDTEND;VALUE=DATE:20200131"),
    ("another day than the data", b"20200930\r\nDTEND;VALUE=DATE:20201001", b"20200929\r\nDTEND;VALUE=DATE:20200930"),
    ("slips not counted", b"SEQUENCE:1", b"SEQUENCE:0"),
    ("event of a task without a day", b"ke-hoach/2020/2/", b"ke-hoach/2020/3/"),
    ("event of no task", b"ke-hoach/2020/2/", b"ke-hoach/2020/9/"),
    ("report on another day", b"20200925\r\nDTEND;VALUE=DATE:20200926", b"20200924\r\nDTEND;VALUE=DATE:20200925"),
    ("event of no report", b"bao-cao/q3/", b"bao-cao/q9/"),
]

IN_FEED = [
    ("no XML", b"</feed>", b""),
    ("no title", b"<title>A</title>", b""),
    ("no identity", b"<id>urn:uuid:00000000-0000-8000-8000-000000000003</id>", b""),
    ("unknown element", b"<title>B</title>", b"<title>B</title><day/>"),
    ("a date without an hour", b"2020-03-01T00:00:00+07:00</updated>", b"2020-03-01</updated>"),
    ("identity twice", b"000000000003", b"000000000002"),
    ("not the newest first", b"<updated>2020-03-01", b"<updated>2020-03-09"),
    ("feed older than its entries", b"<title>Tin</title>\n<updated>2020-03-02", b"<title>Tin</title>\n<updated>2020-03-01"),
    ("published after its change", b"<published>2020-03-01", b"<published>2020-03-05"),
    ("no link to itself", b'rel="self"', b'rel="related"'),
    ("entry without a page", b'<link rel="alternate" href="b/"/>', b'<link rel="related" href="b/"/>'),
]


def cases(of_calendar, of_feed):
    """Gives each defect: its name, what finds it, what is sound, what is broken."""
    for name, sound, broken in IN_CALENDAR:
        yield name, lambda content: of_calendar(content, TASKS, REPORTS), CALENDAR, CALENDAR.replace(sound, broken, 1)
    for name, sound, broken in IN_FEED:
        yield name, of_feed, FEED, FEED.replace(sound, broken, 1)
