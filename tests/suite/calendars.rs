//! Calendars of deadlines: what they hold, and identities that outlive every edit.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::data::{self, CalendarScope};
use minhbach::derive::{Derived, Place};
use minhbach::model::Id;
use minhbach::pages::Route;
use proptest::prelude::*;

use crate::golden;
use crate::harness::{Facts, Site};

/// A plan with every form of deadline a calendar can hold, and some it cannot.
pub(crate) const PLAN: &str = r#"
--- file: department.toml
name = "Sở Khoa học và Công nghệ"

[[units]]
id = "van-phong"
name = "Văn phòng"
kind = "office"

[[units]]
id = "thanh-tra"
name = "Thanh tra"
kind = "inspectorate"
--- file: plans/2020/plan.md
+++
title = "Cải cách hành chính năm 2020"
kind = "reform"
year = 2020
date = 2020-02-10
+++
--- file: plans/2020/tasks.toml
[[area]]
id = "the-che"
title = "Cải cách thể chế"

[[area.task]]
id = "1-1"
title = "Kiểm tra, rà soát văn bản; báo cáo"
leads = ["van-phong"]
coordinators = ["thanh-tra"]
person = "Chánh Văn phòng"
deliverables = ["Kế hoạch", "Báo cáo"]
due = [{ what = "Kế hoạch", by = "2020-03" }, { what = "Báo cáo", by = ["2020-06", "2020-11"] }, { what = "Thực hiện", by_plan = "kế hoạch kiểm tra" }]
due_text = "Kế hoạch: tháng 3; báo cáo: tháng 6, 11/2020"

[[area.task.slip]]
from = "2020-06"
to = "2020-08"
decided = 2020-06-15
document = "Thông báo số 88/TB-SKHCN"
reason = "Chờ hướng dẫn"

[[area.task]]
id = "1-2"
title = "Đăng tin về cải cách hành chính"
leads = ["thanh-tra"]
due = { at_least = 1, every = "month", of = "tin, bài" }

[[area.task]]
id = "1-3"
title = "Tập huấn"
contingent = "nếu có kinh phí"
due = { one_of = ["2020-Q2", "2020-Q3"], condition = "khi UBND tỉnh có chủ trương" }

[[area.task]]
id = "1-4"
title = "Trả lời phản ánh, kiến nghị"
person = { withheld = "Tên cá nhân." }
due = { within = 5, unit = "working-day", after = "ngày nhận" }
--- file: reports/2020-q3.md
+++
title = "Cải cách hành chính quý III năm 2020"
period = "2020-Q3"
announced = 2020-09-25

[[postponed]]
from = 2020-09-15
to = 2020-09-25
reason = "Chờ số liệu của các đơn vị."
+++
--- file: reports/2020-q1.md
+++
title = "Cải cách hành chính quý I năm 2020"
period = "2020-Q1"
date = 2020-03-17
+++
--- file: results/2020-q1.toml
period = "2020-Q1"
plan = "2020"
from = 2019-12-15
to = 2020-03-14
report = "2020-q1"

[[not_reported]]
unit = "thanh-tra"

[[result]]
task = "1-1"
grade = "done-well"
text = "Đã ban hành kế hoạch."
evidence = [{ fact = "01 kế hoạch" }]
"#;

fn id(text: &str) -> Id {
    Id::new(text).expect("tests write ids")
}

fn path(place: &Place) -> String {
    Route::of(place).path().trim_start_matches('/').to_owned()
}

fn ics(site: &Site, scope: CalendarScope) -> Option<String> {
    let facts = Facts::of(site, None);
    data::calendar(&facts.content, &facts.derived, scope).map(|calendar| calendar.ics(None, &path))
}

/// An event as its properties by name.
type Event = BTreeMap<String, String>;

/// Reads the events of a calendar, unfolded and by the page they are about and their day.
fn events(ics: &str) -> Vec<Event> {
    let unfolded = ics.replace("\r\n ", "");
    let parts = unfolded.split("BEGIN:VEVENT\r\n").skip(1);
    parts.map(|part| part.lines().filter_map(|line| line.split_once(':')).map(own).collect()).collect()
}

fn own((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Gives the events of the plan by their uid.
fn by_uid(site: &Site) -> BTreeMap<String, Event> {
    let ics = ics(site, CalendarScope::Plan(id("2020"))).expect("the plan has days");
    events(&ics).into_iter().map(|event| (event["UID"].clone(), event)).collect()
}

fn uids(site: &Site) -> BTreeSet<String> {
    by_uid(site).into_keys().collect()
}

/// A plan whose one task has a due, as TOML, and perhaps slips.
fn task(due: &str) -> Site {
    let task = format!("[[area]]\nid = \"a\"\ntitle = \"A\"\n\n[[area.task]]\nid = \"1\"\ntitle = \"Việc\"\n{due}\n");
    Site::new("").with("plans/2020/tasks.toml", task)
}

/// The plan above with some of its text changed.
fn changed(from: &str, to: &str) -> Site {
    assert!(PLAN.contains(from), "{from}");
    Site::only(&PLAN.replace(from, to))
}

#[test]
fn the_calendar_of_a_department() {
    let ics = ics(&Site::only(PLAN), CalendarScope::Department).expect("there are days");
    golden::check("golden/follow/department.ics.txt", &ics.replace("\r\n ", "").replace("\r\n", "\n"));
}

#[test]
fn the_calendar_of_a_unit_says_its_part() {
    let ics = ics(&Site::only(PLAN), CalendarScope::Unit(id("thanh-tra"))).expect("there are days");
    golden::check("golden/follow/unit.ics.txt", &ics.replace("\r\n ", "").replace("\r\n", "\n"));
}

#[test]
fn a_moved_deadline_moves_its_event_and_says_so() {
    let before = task("due = \"2020-05\"");
    let slip = "due = \"2020-05\"\n\n[[area.task.slip]]\nfrom = \"2020-05\"\nto = \"2020-09\"\ndecided = 2020-04-12\n\
                reason = \"Chờ hướng dẫn\"\n";
    let once = task(slip);
    let twice =
        task(&format!("{slip}\n[[area.task.slip]]\nfrom = \"2020-09\"\nto = 2020-10-15\nreason = \"Mưa lũ\"\n"));
    let event = |site: &Site| by_uid(site).into_values().next().expect("one event");
    let (before, once, twice) = (event(&before), event(&once), event(&twice));
    assert_eq!((&before["UID"], &before["UID"]), (&once["UID"], &twice["UID"]));
    assert_eq!([&before, &once, &twice].map(|event| event["SEQUENCE"].as_str()), ["0", "1", "2"]);
    let days = [&before, &once, &twice].map(|event| event["DTSTART;VALUE=DATE"].as_str());
    assert_eq!(days, ["20200531", "20200930", "20201015"]);
    assert_eq!(once["LAST-MODIFIED"], "20200412T000000Z");
    assert!(once["DESCRIPTION"].contains("Đã lùi từ tháng 5/2020 sang tháng 9/2020\\, quyết định ngày 12/04/2020"));
    assert!(twice["DESCRIPTION"].contains("Lý do: Mưa lũ"), "{}", twice["DESCRIPTION"]);
}

#[test]
fn a_slip_moves_one_milestone_and_leaves_the_others() {
    let moved = by_uid(&Site::only(PLAN));
    let still = by_uid(&changed("from = \"2020-06\"\nto = \"2020-08\"", "from = \"2020-06\"\nto = \"2020-06\""));
    let days = |events: &BTreeMap<String, Event>| -> BTreeMap<String, String> {
        events.iter().map(|(uid, event)| (uid.clone(), event["DTSTART;VALUE=DATE"].clone())).collect()
    };
    let (moved, still) = (days(&moved), days(&still));
    let other: Vec<(&String, &String)> = still.iter().filter(|(uid, day)| moved[*uid] != **day).collect();
    assert_eq!(other.len(), 1);
    assert_eq!(other[0].1, "20200630");
    assert_eq!(moved[other[0].0], "20200831");
}

#[test]
fn identities_outlive_every_edit() {
    let kept = uids(&Site::only(PLAN));
    let tasks = PLAN.split("[[area.task]]\n").collect::<Vec<_>>();
    let (last, reports) = tasks[4].split_once("--- file").expect("reports follow the tasks");
    let reordered = [tasks[0], tasks[3], last, tasks[2], tasks[1]].join("\n[[area.task]]\n");
    assert_eq!(uids(&Site::only(&format!("{reordered}\n--- file{reports}"))), kept, "tasks in another order");
    for (from, to) in [
        ("title = \"Tập huấn\"", "title = \"Tổ chức lớp tập huấn\""),
        ("title = \"Cải cách thể chế\"", "title = \"Thể chế\""),
        ("id = \"the-che\"", "id = \"cai-cach-the-che\""),
        ("what = \"Báo cáo\"", "what = \"Báo cáo kết quả\""),
        ("by = [\"2020-06\", \"2020-11\"]", "by = [\"2020-11\", \"2020-06\"]"),
        ("one_of = [\"2020-Q2\", \"2020-Q3\"]", "one_of = [\"2020-Q1\", \"2020-Q4\"]"),
        ("date = 2020-02-10", "date = 2020-01-15"),
        ("leads = [\"van-phong\"]", "leads = [\"thanh-tra\"]"),
        ("to = \"2020-08\"", "to = \"2020-12\""),
        ("grade = \"done-well\"", "grade = \"done\""),
    ] {
        assert_eq!(uids(&changed(from, to)), kept, "{from} → {to}");
    }
    let later = changed("by_plan = \"kế hoạch kiểm tra\"", "by = \"2020-12\"");
    assert!(uids(&later).is_superset(&kept), "a milestone that gets its day later renames no other");
    let another = changed(
        "{ what = \"Kế hoạch\", by = \"2020-03\" }",
        "{ what = \"Họp\", by = 2020-02-20 }, { what = \"Kế hoạch\", by = \"2020-03\" }",
    );
    assert!(uids(&another).is_superset(&kept), "a milestone put before the others renames none");
    assert_eq!(uids(&changed("title = \"Cải cách hành chính năm 2020\"", "title = \"Kế hoạch 2020\"")), kept);
}

#[test]
fn milestones_of_one_day_are_told_apart_by_what_they_deliver() {
    let due = |first: &str, second: &str| task(&format!("due = [{first}, {second}]"));
    let (plan, report) = ("{ what = \"Kế hoạch\", by = \"2020-03\" }", "{ what = \"Báo cáo\", by = \"2020-03\" }");
    let kept = uids(&due(plan, report));
    assert_eq!(kept.len(), 2);
    assert_eq!(uids(&due(report, plan)), kept);
    assert_eq!(uids(&due(plan, plan)).len(), 2, "even the same twice has two identities");
}

#[test]
fn what_has_no_day_has_no_calendar() {
    for due in [
        "",
        "due = { ongoing = true }",
        "due = { ongoing = true, by = \"2020\" }",
        "due = { from = \"2020-02\" }",
        "due = { within = 1, unit = \"month\", after = \"có văn bản\" }",
        "due = { when = \"Khi có hướng dẫn\" }",
        "due = { on_request_of = \"Sở Nội vụ\" }",
        "due = { by_plan = \"Kế hoạch của UBND tỉnh\" }",
    ] {
        assert_eq!(ics(&task(due), CalendarScope::Department), None, "{due}");
    }
}

#[test]
fn a_frequency_is_repeated_from_the_date_of_the_plan_to_the_end_of_its_year() {
    let rule = |every: &str| {
        let due = format!("due = {{ at_least = 2, every = \"{every}\" }}");
        let site = task(&due).with(
            "plans/2020/plan.md",
            "+++\ntitle = \"Kế hoạch\"\nkind = \"reform\"\nyear = 2020\ndate = 2020-02-10\n+++\n",
        );
        let event = by_uid(&site).into_values().next().expect("one event");
        (event["DTSTART;VALUE=DATE"].clone(), event.get("RRULE").cloned().unwrap_or_default())
    };
    let is = |day: &str, rule: &str| (day.to_owned(), rule.to_owned());
    assert_eq!(rule("week"), is("20200216", "FREQ=WEEKLY;UNTIL=20201231"));
    assert_eq!(rule("month"), is("20200229", "FREQ=MONTHLY;UNTIL=20201231;BYMONTHDAY=-1"));
    assert_eq!(rule("quarter"), is("20200331", "FREQ=MONTHLY;UNTIL=20201231;INTERVAL=3;BYMONTHDAY=-1"));
    assert_eq!(rule("year"), is("20201231", ""));
}

#[test]
fn each_person_a_plan_names_has_a_calendar_and_nobody_else() {
    let facts = Facts::of(&Site::only(PLAN), None);
    let persons: Vec<String> = data::calendars(&facts.content, &facts.derived)
        .iter()
        .filter(|calendar| matches!(calendar.scope, CalendarScope::Person(..)))
        .map(|calendar| calendar.scope.path())
        .collect();
    let [path] = persons.as_slice() else { panic!("{persons:?}") };
    assert!(path.starts_with("ke-hoach/2020/lich-nguoi/chanh-van-phong-"), "{path}");
}

#[test]
fn a_calendar_ends_where_the_deadlines_in_force_end() {
    let facts = Facts::of(&Site::only(PLAN), None);
    let events = by_uid(&Site::only(PLAN));
    for (_, task) in facts.plan().tasks() {
        let page = format!("Trang: ke-hoach/2020/{}/", task.id.id);
        let own = events.values().filter(|event| event["DESCRIPTION"].ends_with(&page) && !event.contains_key("RRULE"));
        let last = own.map(|event| event["DTSTART;VALUE=DATE"].clone()).max();
        let deadline = facts.state(task.id.id.as_str()).deadline.map(|day| day.format("%Y%m%d").to_string());
        assert_eq!(last, deadline, "{}", task.id.id);
    }
}

proptest! {
    #[test]
    fn a_calendar_of_any_words_is_made_of_short_lines(title in "[^\\p{C}\"\\\\]{1,300}") {
        let site = changed("title = \"Tập huấn\"", &format!("title = \"{title}\""));
        // What is no title is a fault of its own.
        let Some((content, _)) = site.check().sites.into_iter().next() else { return Ok(()) };
        let derived = Derived::new(&content, None);
        let calendar = data::calendar(&content, &derived, CalendarScope::Department).expect("there are days");
        let ics = calendar.ics(Some("https://vi-du.example/lich.ics"), &path);
        prop_assert!(ics.split("\r\n").all(|line| line.len() <= 75), "{ics}");
        prop_assert!(!ics.replace("\r\n", "").contains(['\r', '\n']));
    }
}
