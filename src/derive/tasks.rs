//! The state of a task on three axes that are never merged: grade, evidence, schedule (DESIGN §3.4).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Reference, deliveries};
use crate::model::{
    Evidence, Grade, Id, Moment, Period, Plan, Purpose, ResultFile, ResultStatus, Site, Task, TaskResult,
};
use crate::record::vocabulary;

vocabulary! {
    /// Where a task stands against its deadline on the reference date.
    pub enum Schedule {
        /// No deadline that a calendar could hold.
        NoFixedDate = "no-fixed-date",
        /// The deadline lies after the current period.
        NotDue = "not-due",
        /// A deadline falls into the current period.
        DueNow = "due-now",
        /// The deadline has passed and nothing shows the work done.
        Overdue = "overdue",
        /// Done in time.
        OnTime = "on-time",
        /// Done after the deadline.
        Late = "late",
    }
}

/// Documents given, and how many are expected where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EvidenceState {
    /// Pieces of evidence given.
    pub given: u64,
    /// Pieces expected: stated by the result, else the deliverables of the task.
    pub expected: Option<u64>,
}

/// What one period says of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The period.
    pub period: Period,
    /// Its cut-off.
    pub cut_off: NaiveDate,
    /// The place of the result in its file; `None` when the period says nothing of the task.
    pub result: Option<usize>,
    /// The grade.
    pub grade: Option<Grade>,
    /// Why there is no grade.
    pub status: Option<ResultStatus>,
    /// Pieces of evidence given.
    pub shown: u64,
    /// Whether a reason for late or unfinished work is given.
    pub is_explained: bool,
}

impl Reported {
    /// Tells whether the period says anything of the task: a result that only states that nothing was reported does
    /// not.
    pub fn speaks(&self) -> bool {
        self.result.is_some() && self.status != Some(ResultStatus::NotReported)
    }
}

/// The state of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    /// What each published period says, oldest first.
    pub history: Vec<Reported>,
    /// The official grade of the newest period that gives one.
    pub grade: Option<Grade>,
    /// The evidence of the newest result.
    pub evidence: EvidenceState,
    /// The schedule.
    pub schedule: Schedule,
    /// Days past the deadline, for work overdue or late by a known number of days.
    pub days: Option<i64>,
    /// The last day of the deadline in force, after every slip.
    pub deadline: Option<NaiveDate>,
    /// The next day something is due, on or after the reference date.
    pub next: Option<NaiveDate>,
}

/// Derives the state of every task.
pub(super) fn all(site: &Site, reference: &Reference) -> BTreeMap<(Id, Id), TaskState> {
    let mut states = BTreeMap::new();
    for plan in site.plans.values() {
        for (_, task) in plan.tasks() {
            // What was counted after the reference date was not known on it.
            let speaks = |of: &Id, file: &ResultFile| {
                file.to <= reference.date && (*of == plan.id || position(plan, task, file).is_some())
            };
            let files: Vec<&ResultFile> =
                site.results.iter().filter(|((_, of), file)| speaks(of, file)).map(|(_, file)| file).collect();
            states.insert((plan.id.clone(), task.id.id.clone()), state(plan, task, &files, reference));
        }
    }
    states
}

fn state(plan: &Plan, task: &Task, files: &[&ResultFile], reference: &Reference) -> TaskState {
    let history: Vec<Reported> = files.iter().map(|file| reported(plan, task, file)).collect();
    let newest = history.iter().zip(files).rev().find(|(reported, _)| reported.result.is_some());
    let result = newest.and_then(|(reported, file)| file.result.get(reported.result?));
    let grade = history.iter().rev().find_map(|reported| reported.grade);
    let dues = Deadlines::of(task);
    let window = window(files, reference);
    let completed = result.and_then(|result| result.completed);
    let (schedule, days) = dues.schedule(grade, completed, result.is_some(), reference.date, window);
    TaskState {
        grade,
        evidence: evidence(task, result),
        schedule,
        days,
        deadline: dues.last,
        next: dues.days.iter().copied().find(|day| *day >= reference.date),
        history,
    }
}

fn reported(plan: &Plan, task: &Task, file: &ResultFile) -> Reported {
    let index = position(plan, task, file);
    let result = index.and_then(|index| file.result.get(index));
    Reported {
        period: file.period,
        cut_off: file.to,
        result: index,
        grade: result.and_then(|result| result.grade),
        status: result.map_or(Some(ResultStatus::NotReported), |result| result.status),
        shown: result.map_or(0, shown),
        is_explained: result.is_some_and(|result| result.reason.is_some()),
    }
}

/// Finds the result of a task in a file: by its id in a file of its own plan, by plan and id elsewhere.
fn position(plan: &Plan, task: &Task, file: &ResultFile) -> Option<usize> {
    let id = task.id.id.as_str();
    let names = |result: &TaskResult| match result.task.id().split_once('/') {
        Some((of, written)) => of == plan.id.as_str() && written == id,
        None => file.plan.id() == plan.id.as_str() && result.task.id() == id,
    };
    file.result.iter().position(names)
}

/// Counts the evidence of a result. A document that is only named on the way shows nothing of the work.
fn shown(result: &TaskResult) -> u64 {
    let shows = |evidence: &&Evidence| {
        let purpose = evidence.citation.as_ref().and_then(|citation| citation.purpose);
        purpose.is_none_or(|purpose| purpose == Purpose::Evidence)
    };
    result.evidence.iter().filter(shows).count() as u64
}

fn evidence(task: &Task, result: Option<&TaskResult>) -> EvidenceState {
    let given = result.map_or(0, shown);
    let deliverables = task.deliverables.len() as u64;
    let stated = result.and_then(|result| result.evidence_expected);
    EvidenceState { given, expected: stated.or((deliverables > 0).then_some(deliverables)) }
}

/// The current period: the window of the newest file, or the month of the reference date.
fn window(files: &[&ResultFile], reference: &Reference) -> (NaiveDate, NaiveDate) {
    use chrono::Datelike;
    let month = Moment::Month(reference.date.year(), reference.date.month());
    let from = files.iter().rev().find(|file| file.to == reference.date).and_then(|file| file.from);
    (from.unwrap_or(month.first_day()), month.last_day())
}

/// The fixed days of a task's deadlines.
struct Deadlines {
    /// Every last day, sorted.
    days: Vec<NaiveDate>,
    /// The one that ends the task, after every slip.
    last: Option<NaiveDate>,
}

impl Deadlines {
    fn of(task: &Task) -> Self {
        let mut days: Vec<NaiveDate> = deliveries(task).iter().map(|delivery| delivery.current.last_day()).collect();
        days.sort_unstable();
        Self { last: days.last().copied(), days }
    }

    /// Only a fixed deadline can be met or missed. A day of completion decides; without one the
    /// official grades speak: "hoàn thành tốt" and "hoàn thành" are defined as in time, "hoàn thành
    /// chậm" as late. Open work is overdue once its last day has passed, or its first one when
    /// nothing at all has been reported.
    fn schedule(
        &self,
        grade: Option<Grade>,
        completed: Option<NaiveDate>,
        reported: bool,
        today: NaiveDate,
        (from, to): (NaiveDate, NaiveDate),
    ) -> (Schedule, Option<i64>) {
        let Some(last) = self.last else {
            return (Schedule::NoFixedDate, None);
        };
        let decisive = if reported { last } else { self.days.first().copied().unwrap_or(last) };
        match (grade, completed) {
            (Some(Grade::NotDone), _) | (None, None) if decisive < today => {
                (Schedule::Overdue, Some((today - decisive).num_days()))
            }
            (Some(Grade::NotDone), _) | (None, None)
                if self.days.iter().any(|day| *day >= from.max(today) && *day <= to.max(today)) =>
            {
                (Schedule::DueNow, None)
            }
            (Some(Grade::NotDone), _) | (None, None) => (Schedule::NotDue, None),
            (_, Some(day)) if day > last => (Schedule::Late, Some((day - last).num_days())),
            (Some(Grade::DoneLate), _) => (Schedule::Late, None),
            _ => (Schedule::OnTime, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        Moment::parse(text).expect("a moment").last_day()
    }

    fn deadlines(last: &str) -> Deadlines {
        Deadlines { days: vec![day(last)], last: Some(day(last)) }
    }

    fn schedule(last: &str, grade: Option<Grade>, completed: Option<&str>, today: &str) -> (Schedule, Option<i64>) {
        let window = (day(today), Moment::Month(2020, 11).last_day());
        deadlines(last).schedule(grade, completed.map(day), grade.is_some(), day(today), window)
    }

    #[test]
    fn ungraded_work_is_overdue_from_the_day_after_its_deadline() {
        assert_eq!(schedule("2020-11-18", None, None, "2020-11-18"), (Schedule::DueNow, None));
        assert_eq!(schedule("2020-11-18", None, None, "2020-11-19"), (Schedule::Overdue, Some(1)));
        assert_eq!(schedule("2020-12", None, None, "2020-11-18"), (Schedule::NotDue, None));
    }

    #[test]
    fn work_not_done_is_overdue_whatever_was_reported() {
        assert_eq!(schedule("2020-10", Some(Grade::NotDone), None, "2020-11-18").0, Schedule::Overdue);
    }

    #[test]
    fn a_day_of_completion_counts_before_the_grade() {
        assert_eq!(schedule("2020-10", Some(Grade::Done), Some("2020-11-02"), "2020-11-18"), (Schedule::Late, Some(2)));
        assert_eq!(schedule("2020-10", Some(Grade::DoneWell), None, "2020-11-18"), (Schedule::OnTime, None));
        assert_eq!(schedule("2020-10", Some(Grade::DoneLate), None, "2020-11-18"), (Schedule::Late, None));
    }

    proptest! {
        #[test]
        fn only_a_deadline_in_the_past_can_be_overdue(last in 0i64..3000, today in 0i64..3000) {
            let start = day("2016-01-01");
            let (last, today) = (start + chrono::Duration::days(last), start + chrono::Duration::days(today));
            let dues = Deadlines { days: vec![last], last: Some(last) };
            let (schedule, days) = dues.schedule(None, None, false, today, (today, today));
            prop_assert_eq!(schedule == Schedule::Overdue, last < today);
            prop_assert_eq!(days, (last < today).then(|| (today - last).num_days()));
        }
    }
}
