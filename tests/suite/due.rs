//! Deadlines: every form a plan prints, its kind and its days.

use minhbach::model::{DueKind, Dues};

use crate::harness::{Facts, Site};

/// Reads a deadline as a plan would hold it.
pub(crate) fn due(text: &str) -> Dues {
    let task = format!("[[area]]\nid = \"a\"\ntitle = \"A\"\n\n[[area.task]]\nid = \"1\"\ntitle = \"Việc\"\n{text}\n");
    Facts::of(&Site::new("").with("plans/2020/tasks.toml", task), None).task("1").due.clone()
}

#[track_caller]
fn check(text: &str, kind: DueKind, first: &str, last: &[&str]) {
    let due = due(text);
    assert_eq!(due.kind(), kind, "{text}");
    assert_eq!(due.first_day().map(|day| day.to_string()).unwrap_or_default(), first, "{text}");
    let days: Vec<String> = due.last_days().iter().map(ToString::to_string).collect();
    assert_eq!(days, last, "{text}");
}

#[test]
fn fixed_dates() {
    check("due = 2018-01-18", DueKind::Day, "2018-01-18", &["2018-01-18"]);
    check("due = \"2018-02\"", DueKind::Month, "2018-02-01", &["2018-02-28"]);
    check("due = \"2020-Q2\"", DueKind::Quarter, "2020-04-01", &["2020-06-30"]);
    check("due = 2021", DueKind::Year, "2021-01-01", &["2021-12-31"]);
}

#[test]
fn several_dates() {
    let months = ["2018-03-31", "2018-06-30", "2018-09-30", "2018-11-30"];
    check("due = [\"2018-03\", \"2018-06\", \"2018-09\", \"2018-11\"]", DueKind::Months, "2018-03-01", &months);
    check("due = { from = \"2020-Q3\", by = \"2020-Q4\" }", DueKind::Quarters, "2020-07-01", &["2020-12-31"]);
    check("due = { one_of = [\"2020-Q2\", \"2020-Q1\"] }", DueKind::OneOf, "2020-01-01", &["2020-06-30"]);
}

#[test]
fn milestones_have_their_own_deadlines_and_may_have_none() {
    let plan = "{ what = \"Kế hoạch\", by = \"2021-01\" }";
    check(&format!("due = {plan}"), DueKind::Milestones, "2021-01-01", &["2021-01-31"]);
    let then = format!("due = [{plan}, {{ what = \"Thực hiện\", by_plan = \"theo kế hoạch\" }}]");
    check(&then, DueKind::Milestones, "2021-01-01", &["2021-01-31"]);
    let unnamed = "due = [{ by = \"2021-01\" }, { by_plan = \"theo kế hoạch kiểm tra\" }]";
    check(unnamed, DueKind::Milestones, "2021-01-01", &["2021-01-31"]);
}

#[test]
fn what_has_no_fixed_day() {
    check("", DueKind::Unspecified, "", &[]);
    check("due = { ongoing = true }", DueKind::Ongoing, "", &[]);
    check("due = { ongoing = true, by = \"2021\" }", DueKind::Ongoing, "", &[]);
    check("due = { from = \"2021-02\" }", DueKind::Ongoing, "", &[]);
    check("due = { at_least = 1, every = \"month\", of = \"tin, bài\" }", DueKind::Frequency, "", &[]);
    check("due = { within = 1, unit = \"month\", after = \"có văn bản\" }", DueKind::Relative, "", &[]);
    check("due = { when = \"Khi có hướng dẫn\" }", DueKind::Conditional, "", &[]);
    check("due = { on_request_of = \"Sở Nội vụ\" }", DueKind::OnRequest, "", &[]);
    check("due = { by_plan = \"Kế hoạch của UBND Tỉnh\" }", DueKind::ByOtherPlan, "", &[]);
}

#[test]
fn a_condition_beside_a_date_changes_neither_kind_nor_days() {
    let text = "due = { one_of = [\"2020-Q1\", \"2020-Q2\"], condition = \"khi có chủ trương\" }";
    check(text, DueKind::OneOf, "2020-01-01", &["2020-06-30"]);
}

/// The quarters of 2020 a task belongs to.
fn quarters(text: &str) -> Vec<u32> {
    let task = format!("[[area]]\nid = \"a\"\ntitle = \"A\"\n\n[[area.task]]\nid = \"1\"\ntitle = \"Việc\"\n{text}\n");
    let facts = Facts::of(&Site::new("").with("plans/2020/tasks.toml", task), None);
    facts.task("1").quarters(2020).into_iter().collect()
}

#[test]
fn a_task_belongs_to_the_quarters_of_its_dates_and_of_its_work_items() {
    assert_eq!(quarters("due = [\"2020-03\", \"2020-11\"]"), [1, 4]);
    assert_eq!(quarters("due = { from = \"2020-Q2\", by = \"2020-Q4\" }"), [2, 3, 4]);
    assert_eq!(quarters("due = { one_of = [\"2020-Q1\", \"2020-Q2\"] }"), [1, 2]);
    assert_eq!(quarters("due = \"2020\""), [] as [u32; 0]);
    assert_eq!(quarters("due = \"2021-03\""), [] as [u32; 0]);
    assert_eq!(quarters("due = \"2020-11\"\nwork = { q1 = 2, q2 = 0 }"), [1, 4]);
}

#[test]
fn a_span_that_begins_inside_a_month_belongs_to_the_quarter_of_that_month() {
    assert_eq!(quarters("due = { from = 2020-03-20, by = 2020-05-10 }"), [1, 2]);
}
