//! What follows from the facts: the reference date, and the three axes of a task's state.

use minhbach::derive::{Place, ReferenceBasis, Schedule, TaskState};
use minhbach::model::{Grade, ResultStatus};

use crate::harness::{Facts, Site};

/// A plan with one task due at a moment, and files of results.
fn reported(due: &str, results: &[(&str, &str)]) -> Site {
    let task = format!("[[area]]\nid = \"a\"\ntitle = \"A\"\n\n[[area.task]]\nid = \"1\"\ntitle = \"Việc\"\n{due}\n");
    let site = Site::new("").with("plans/2020/tasks.toml", task);
    results.iter().fold(site, |site, (name, text)| {
        site.with(&format!("results/{name}.toml"), format!("period = \"{name}\"\nplan = \"2020\"\n{text}\n"))
    })
}

/// The state of the one task.
fn state(due: &str, results: &[(&str, &str)], as_of: Option<&str>) -> TaskState {
    Facts::of(&reported(due, results), as_of).state("1").clone()
}

fn schedule(due: &str, as_of: &str) -> Schedule {
    state(&format!("due = {due}"), &[], Some(as_of)).schedule
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a test writes dates that exist")
}

fn reference(site: &Site, as_of: Option<&str>) -> (String, ReferenceBasis) {
    let reference = Facts::of(site, as_of).derived.reference;
    (reference.date.to_string(), reference.basis)
}

fn plan(id: &str, head: &str) -> Site {
    Site::only("--- file: department.toml\nname = \"Sở\"\n")
        .with(&format!("plans/{id}/plan.md"), format!("+++\ntitle = \"Kế hoạch\"\nkind = \"reform\"\n{head}\n+++\n"))
}

#[test]
fn the_reference_date_is_the_one_asked_for() {
    let site = reported("", &[("2020", "to = 2020-11-18")]);
    assert_eq!(reference(&site, Some("2020-06-01")), ("2020-06-01".into(), ReferenceBasis::Given));
}

#[test]
fn else_it_is_the_newest_cut_off_and_not_the_newest_period() {
    let site = reported("", &[("2020-9M", "to = 2020-10-02"), ("2020-Q3", "to = 2020-09-14")]);
    let (date, basis) = reference(&site, None);
    assert_eq!(date, "2020-10-02");
    assert_eq!(basis, ReferenceBasis::CutOff(minhbach::model::Period::parse("2020-9M").expect("a period")));
}

#[test]
fn else_it_is_the_date_of_the_newest_plan_and_of_a_date_with_holes_its_last_day() {
    assert_eq!(reference(&plan("a", "year = 2018\ndate = 2018-01-18"), None).0, "2018-01-18");
    assert_eq!(reference(&plan("a", "year = 2021\ndate = \"2021-01\""), None).0, "2021-01-31");
    assert_eq!(reference(&plan("a", "year = 2023\ndate = \"2022\""), None).0, "2022-12-31");
    let two = plan("a", "year = 2018\ndate = 2018-01-18").and(plan("b", "year = 2017\ndate = 2017-12-30"));
    assert_eq!(reference(&two, None).0, "2018-01-18");
}

#[test]
fn a_plan_without_a_date_stands_at_the_beginning_of_its_year() {
    for date in ["", "date = \"\"", "date = { none = \"không ghi\" }"] {
        let (reference, basis) = reference(&plan("a", &format!("year = 2020\n{date}")), None);
        assert_eq!(reference, "2020-01-01");
        assert!(matches!(basis, ReferenceBasis::PlanYear(_)), "{basis:?}");
    }
}

#[test]
fn a_site_with_nothing_dated_still_has_a_reference_date() {
    let site = Site::only("--- file: department.toml\nname = \"Sở\"\n");
    assert_eq!(reference(&site, None).1, ReferenceBasis::Nothing);
}

#[test]
fn work_is_due_now_until_the_last_day_and_overdue_from_the_next() {
    assert_eq!(schedule("\"2020-12\"", "2020-11-30"), Schedule::NotDue);
    assert_eq!(schedule("\"2020-12\"", "2020-12-01"), Schedule::DueNow);
    assert_eq!(schedule("\"2020-12\"", "2020-12-31"), Schedule::DueNow);
    assert_eq!(schedule("\"2020-12\"", "2021-01-01"), Schedule::Overdue);
    assert_eq!(state("due = \"2020-12\"", &[], Some("2021-01-10")).days, Some(10));
}

#[test]
fn a_quarter_a_year_and_a_choice_end_with_their_last_day() {
    assert_eq!(schedule("\"2020-Q2\"", "2020-06-30"), Schedule::DueNow);
    assert_eq!(schedule("\"2020-Q2\"", "2020-07-01"), Schedule::Overdue);
    assert_eq!(schedule("\"2020\"", "2020-12-31"), Schedule::DueNow);
    assert_eq!(schedule("\"2020\"", "2021-01-01"), Schedule::Overdue);
    assert_eq!(schedule("{ one_of = [\"2020-Q1\", \"2020-Q2\"] }", "2020-05-01"), Schedule::NotDue);
    assert_eq!(schedule("{ one_of = [\"2020-Q1\", \"2020-Q2\"] }", "2020-07-01"), Schedule::Overdue);
}

#[test]
fn what_no_calendar_holds_is_never_overdue() {
    for due in [
        "{ ongoing = true }",
        "{ ongoing = true, by = \"2018\" }",
        "{ from = \"2018-01\" }",
        "{ at_least = 1, every = \"month\" }",
        "{ within = 5, unit = \"working-day\", after = \"nhận đơn\" }",
        "{ when = \"Khi có hướng dẫn\" }",
        "{ on_request_of = \"Sở Nội vụ\" }",
        "{ by_plan = \"Kế hoạch của UBND Tỉnh\" }",
    ] {
        assert_eq!(schedule(due, "2030-01-01"), Schedule::NoFixedDate, "{due}");
    }
    assert_eq!(state("", &[], Some("2030-01-01")).schedule, Schedule::NoFixedDate);
}

const MILESTONES: &str =
    "due = [{ what = \"Kế hoạch\", by = \"2020-01\" }, { what = \"Báo cáo\", by = [\"2020-06\", \"2020-11\"] }]";

#[test]
fn of_several_milestones_the_first_one_missed_counts_while_nothing_at_all_is_reported() {
    let silent = |as_of| state(MILESTONES, &[], Some(as_of));
    assert_eq!(silent("2020-01-10").schedule, Schedule::DueNow);
    assert_eq!((silent("2020-02-01").schedule, silent("2020-02-01").days), (Schedule::Overdue, Some(1)));
    assert_eq!(silent("2020-03-10").schedule, Schedule::Overdue);
    // A file that says nothing of the task is no report of it.
    let others = state(MILESTONES, &[("2020-Q1", "to = 2020-02-14")], Some("2020-03-10"));
    assert_eq!(others.schedule, Schedule::Overdue);
}

#[test]
fn of_several_milestones_the_last_one_counts_once_something_is_reported() {
    let result = ("2020-Q1", "to = 2020-02-14\nresult = [{ task = \"1\", text = \"Đã ban hành kế hoạch.\" }]");
    let told = |as_of| state(MILESTONES, &[result], Some(as_of));
    assert_eq!(told("2020-03-10").schedule, Schedule::NotDue);
    assert_eq!(told("2020-03-10").next, Some(day("2020-06-30")));
    assert_eq!(told("2020-03-10").deadline, Some(day("2020-11-30")));
    assert_eq!(told("2020-06-10").schedule, Schedule::DueNow);
    assert_eq!((told("2020-12-01").schedule, told("2020-12-01").days), (Schedule::Overdue, Some(1)));
}

#[test]
fn a_date_before_a_cut_off_knows_nothing_of_that_period() {
    let first = ("2020-Q1", "to = 2020-03-14\nresult = [{ task = \"1\", grade = \"not-done\", reason = \"…\" }]");
    let last =
        ("2020", "to = 2020-11-18\nresult = [{ task = \"1\", grade = \"done\", evidence = [{ fact = \"…\" }] }]");
    let at = |as_of| Facts::of(&reported("due = \"2020-06\"", &[first, last]), as_of).state("1").clone();
    assert_eq!(at(None).grade, Some(Grade::Done));
    assert_eq!(at(Some("2020-11-18")).grade, Some(Grade::Done));
    assert_eq!(
        (at(Some("2020-11-17")).grade, at(Some("2020-11-17")).schedule),
        (Some(Grade::NotDone), Schedule::Overdue)
    );
    assert_eq!((at(Some("2020-03-13")).grade, at(Some("2020-03-13")).history.len()), (None, 0));
}

#[test]
fn a_grade_is_what_the_newest_period_gives_and_nothing_is_read_from_text() {
    let first = ("2020-Q1", "to = 2020-03-14\nresult = [{ task = \"1\", grade = \"not-done\", reason = \"…\" }]");
    let silent = ("2020-Q2", "to = 2020-06-14\nresult = [{ task = \"1\", text = \"Đã hoàn thành tốt.\" }]");
    let last =
        ("2020", "to = 2020-11-18\nresult = [{ task = \"1\", grade = \"done\", evidence = [{ fact = \"…\" }] }]");
    assert_eq!(state("", &[silent], None).grade, None);
    assert_eq!(state("", &[first, silent], None).grade, Some(Grade::NotDone));
    assert_eq!(state("", &[first, silent, last], None).grade, Some(Grade::Done));
}

#[test]
fn the_history_keeps_the_order_of_periods_and_names_those_that_say_nothing() {
    let empty = |name| (name, "to = 2020-11-18");
    let one = ("2020-H1", "to = 2020-06-14\nresult = [{ task = \"1\", status = \"not-applicable\" }]");
    let state = state("", &[empty("2020"), empty("2020-9M"), empty("2020-Q3"), one, empty("2020-Q1")], None);
    let periods: Vec<String> = state.history.iter().map(|reported| reported.period.to_string()).collect();
    assert_eq!(periods, ["2020-Q1", "2020-H1", "2020-Q3", "2020-9M", "2020"]);
    let statuses: Vec<Option<ResultStatus>> = state.history.iter().map(|reported| reported.status).collect();
    assert_eq!(statuses[0], Some(ResultStatus::NotReported));
    assert_eq!(statuses[1], Some(ResultStatus::NotApplicable));
}

#[test]
fn evidence_is_given_out_of_what_is_expected() {
    let evidence = |task: &str, result: &str| {
        let result = format!("to = 2020-11-18\nresult = [{{ task = \"1\"{result} }}]");
        let evidence = state(task, &[("2020", &result)], None).evidence;
        (evidence.given, evidence.expected)
    };
    let two = "deliverables = [\"Kế hoạch\", { text = \"Báo cáo\", quantity = 4 }]";
    let given = ", evidence = [{ fact = \"…\" }]";
    assert_eq!(evidence("", ""), (0, None));
    assert_eq!(evidence("", given), (1, None));
    assert_eq!(evidence(two, given), (1, Some(2)));
    assert_eq!(evidence(two, &format!("{given}, evidence_expected = 5")), (1, Some(5)));
}

/// The schedule of work due in October, reported in November.
fn done(result: &str) -> (Schedule, Option<i64>) {
    let result = format!("to = 2020-11-18\nresult = [{{ task = \"1\", evidence = [{{ fact = \"…\" }}]{result} }}]");
    let state = state("due = \"2020-10\"", &[("2020", &result)], None);
    (state.schedule, state.days)
}

#[test]
fn done_is_on_time_or_late_by_days() {
    assert_eq!(done(", grade = \"done\", completed = 2020-10-31"), (Schedule::OnTime, None));
    assert_eq!(done(", grade = \"done\", completed = 2020-11-02"), (Schedule::Late, Some(2)));
    assert_eq!(done(", grade = \"done\""), (Schedule::OnTime, None));
    assert_eq!(done(", grade = \"done-late\", reason = \"…\""), (Schedule::Late, None));
    assert_eq!(done(", grade = \"not-done\", reason = \"…\""), (Schedule::Overdue, Some(18)));
    assert_eq!(done(""), (Schedule::Overdue, Some(18)));
}

#[test]
fn a_day_of_completion_shows_the_work_done_without_a_grade() {
    assert_eq!(done(", completed = 2020-10-31"), (Schedule::OnTime, None));
    assert_eq!(done(", completed = 2020-11-02"), (Schedule::Late, Some(2)));
}

const SLIP: &str = "\n[[area.task.slip]]\nreason = \"Chờ hướng dẫn\"\n";

#[test]
fn a_moved_deadline_is_the_one_in_force() {
    let moved = format!("due = \"2020-03\"\n{SLIP}from = \"2020-03\"\nto = \"2020-05\"\n");
    let twice = format!("{moved}{SLIP}from = \"2020-05\"\nto = \"2020-07\"\n");
    assert_eq!(state(&moved, &[], Some("2020-04-10")).schedule, Schedule::NotDue);
    assert_eq!(state(&moved, &[], Some("2020-06-01")).days, Some(1));
    assert_eq!(state(&twice, &[], Some("2020-06-01")).deadline, Some(day("2020-07-31")));
}

#[test]
fn the_first_deadline_stays_in_the_plan() {
    let moved = format!("due = \"2020-03\"\n{SLIP}from = \"2020-03\"\nto = \"2020-05\"\n");
    let facts = Facts::of(&reported(&moved, &[]), None);
    assert_eq!(facts.task("1").due.last_days(), [day("2020-03-31")]);
}

#[test]
fn a_moved_milestone_leaves_the_later_ones_in_force() {
    let due = "due = [{ what = \"Kế hoạch\", by = \"2020-03\" }, { what = \"Báo cáo\", by = \"2020-11\" }]";
    let moved = format!("{due}\n{SLIP}from = \"2020-03\"\nto = \"2020-05\"\n");
    let waiting = state(&moved, &[], Some("2020-04-10"));
    assert_eq!((waiting.schedule, waiting.next), (Schedule::NotDue, Some(day("2020-05-31"))));
    assert_eq!(waiting.deadline, Some(day("2020-11-30")));
    let missed = state(&moved, &[], Some("2020-06-10"));
    assert_eq!((missed.schedule, missed.days), (Schedule::Overdue, Some(10)));
}

#[test]
fn a_result_reaches_the_task_of_another_plan() {
    let other = "period = \"2021\"\nplan = \"2021\"\nto = 2021-11-18\nresult = [{ task = \"2020/1\", grade = \"not-done\", reason = \"…\" }]\n";
    let head = "+++\ntitle = \"Kế hoạch\"\nkind = \"reform\"\nyear = 2021\n+++\n";
    let site = reported("", &[]).with("results/2021.toml", other).with("plans/2021/plan.md", head);
    assert_eq!(Facts::of(&site, None).state("1").grade, Some(Grade::NotDone));
}

#[test]
fn a_roll_up_counts_every_task_once_on_each_axis() {
    let tasks = "[[area]]\nid = \"a\"\ntitle = \"A\"\ntask = [\n{ id = \"1\", title = \"M\", due = \"2020-01\" },\n{ id = \"2\", title = \"H\" },\n{ id = \"3\", title = \"B\", due = \"2020-11\" },\n]\n";
    let results = "period = \"2020\"\nplan = \"2020\"\nto = 2020-11-18\nresult = [{ task = \"2\", grade = \"not-done\", reason = \"…\" }]\n";
    let site = Site::new("").with("plans/2020/tasks.toml", tasks).with("results/2020.toml", results);
    let facts = Facts::of(&site, None);
    let tally = facts.derived.tally(facts.plan(), facts.plan().tasks().map(|(_, task)| task));
    assert_eq!((tally.total, tally.reported), (3, 1));
    let grades: u64 = Grade::ALL.iter().map(|grade| tally.grade(Some(*grade))).sum::<u64>() + tally.grade(None);
    let schedules: u64 = Schedule::ALL.iter().map(|schedule| tally.schedule(*schedule)).sum();
    assert_eq!((grades, schedules), (3, 3));
    assert_eq!((tally.grade(Some(Grade::NotDone)), tally.grade(Some(Grade::DoneLate))), (1, 0));
    assert_eq!(tally.schedule(Schedule::Overdue), 1);
}

#[test]
fn a_document_named_in_a_field_and_in_its_text_is_one_mention_but_prose_is_another() {
    let printed = "Quyết định số 12/QĐ-UBND ngày 05/01/2020";
    let site = reported(&format!("cites = [{{ printed = \"{printed}\" }}]\ntext = \"Theo {printed}.\""), &[]).with(
        "plans/2020/plan.md",
        format!(
            "+++\ntitle = \"K\"\nkind = \"reform\"\nyear = 2020\nbases = [{{ printed = \"{printed}\" }}]\n+++\n\n{printed}.\n"
        ),
    );
    let places: Vec<bool> =
        Facts::of(&site, None).derived.citations.iter().map(|cited| matches!(cited.place, Place::Task(..))).collect();
    assert_eq!(places, [false, false, true], "a basis, the prose, and the task once");
}
