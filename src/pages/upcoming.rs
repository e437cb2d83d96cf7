//! What comes next: deliveries of tasks and reports the plan asks for, in the order of their days.
//!
//! Only days a calendar could hold are listed; nothing is guessed for deadlines in words.

use chrono::NaiveDate;
use serde::Serialize;

use super::parts::{AnnotationView, DateView, Link, Phrase};
use super::route::Route;
use super::task_card::ResponsibleView;
use super::viewer::Viewer;
use crate::derive::{Delivery, Schedule, deliveries};
use crate::model::{Moment, Plan, ReportingRule, Task, Words};

/// One delivery that is still to come.
#[derive(Debug, Serialize)]
pub struct Upcoming {
    /// Until when, as exact as the plan says it.
    pub date: DateView,
    /// What is delivered, where the plan tells deliveries apart.
    pub what: Option<Phrase>,
    /// The task.
    pub task: Link,
    /// Who leads it.
    pub leads: Vec<ResponsibleView>,
}

/// A report the plan asks for.
#[derive(Debug, Serialize)]
pub struct RuleView {
    /// Which report.
    pub report: Phrase,
    /// The period it covers, in the words of the plan.
    pub period: Option<Phrase>,
    /// The day before which it is due; nothing where the plan prints none.
    pub before: Option<DateView>,
    /// Who reports.
    pub from: Option<Link>,
    /// To whom.
    pub to: Option<Link>,
    /// A remark.
    pub note: Option<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// Lists the deliveries of tasks that are not done, from the reference date on, earliest first.
pub(super) fn upcoming<'t>(viewer: &Viewer<'_>, plan: &Plan, tasks: impl Iterator<Item = &'t Task>) -> Vec<Upcoming> {
    let today = viewer.derived.reference.date;
    let open = tasks.filter(|task| {
        !matches!(viewer.derived.task(plan, task).schedule, Schedule::OnTime | Schedule::Late | Schedule::NoFixedDate)
    });
    let mut list: Vec<(Moment, Option<&Words>, &Task)> =
        open.flat_map(|task| deliveries(task).into_iter().map(move |one| (one.current, what(&one), task))).collect();
    list.retain(|(moment, ..)| moment.last_day() >= today);
    list.sort_by_key(|(moment, ..)| moment.last_day());
    let view = |(moment, what, task): (Moment, Option<&Words>, &Task)| Upcoming {
        date: viewer.moment(moment),
        what: what.map(|what| viewer.phrase(what)),
        task: viewer.link(&Route::Task(plan.id.clone(), task.id.id.clone())),
        leads: task.leads.iter().map(|part| viewer.responsible(part)).collect(),
    };
    list.into_iter().map(view).collect()
}

/// Tells what is delivered, where the plan tells deliveries apart.
fn what<'t>(delivery: &Delivery<'t>) -> Option<&'t Words> {
    delivery.due.and_then(|due| due.what.as_ref())
}

/// Shows a reporting rule.
pub(super) fn rule(viewer: &Viewer<'_>, plan: &Plan, rule: &ReportingRule) -> RuleView {
    let unit = |id: &Option<crate::model::UnitId>| id.as_ref().and_then(|id| viewer.unit_link(id.id()));
    RuleView {
        report: viewer.phrase(&rule.report),
        // Many plans name the period inside the name of the report.
        period: rule.period.as_ref().filter(|period| !holds(&rule.report, period)).map(|period| viewer.phrase(period)),
        before: rule.before.as_deref().and_then(|before| day(plan.head.year, before)).map(|day| viewer.day(day)),
        from: unit(&rule.from),
        to: unit(&rule.to),
        note: rule.note.as_ref().map(|note| viewer.phrase(note)),
        annotations: viewer.annotations(&rule.annotations),
    }
}

/// Tells whether a text holds the words of another, in whatever case.
fn holds(text: &Words, part: &Words) -> bool {
    text.vi().to_lowercase().contains(&part.vi().to_lowercase())
}

/// Finds the rules that fall next: all of the earliest day on or after the reference date. Where the
/// plan prints no day at all, every rule is given.
pub(super) fn next_rules(viewer: &Viewer<'_>, plan: &Plan) -> Vec<RuleView> {
    let today = viewer.derived.reference.date;
    let dated: Vec<(NaiveDate, &ReportingRule)> = plan
        .head
        .reporting
        .iter()
        .filter_map(|rule| Some((day(plan.head.year, rule.before.as_deref()?)?, rule)))
        .collect();
    if dated.is_empty() {
        return plan.head.reporting.iter().map(|each| rule(viewer, plan, each)).collect();
    }
    let next = dated.iter().map(|(day, _)| *day).filter(|day| *day >= today).min();
    let falls_next = |(day, _): &&(NaiveDate, &ReportingRule)| Some(*day) == next;
    dated.iter().filter(falls_next).map(|(_, each)| rule(viewer, plan, each)).collect()
}

/// Reads the day of a rule: a date, or a day of every year taken in the year of the plan.
fn day(year: i32, before: &str) -> Option<NaiveDate> {
    let whole = Moment::parse(before).filter(|moment| matches!(moment, Moment::Day(_)));
    let yearly = || Moment::parse(&format!("{year:04}-{before}")).filter(|moment| matches!(moment, Moment::Day(_)));
    whole.or_else(yearly).map(Moment::last_day)
}

#[cfg(test)]
mod tests {
    use super::{day, holds};
    use crate::model::Words;

    #[test]
    fn a_rule_gives_a_date_or_a_day_of_the_year_of_its_plan() {
        let text = |before| day(2018, before).map(|day| day.to_string());
        assert_eq!(text("02-25").as_deref(), Some("2018-02-25"));
        assert_eq!(text("2020-11-10").as_deref(), Some("2020-11-10"));
    }

    #[test]
    fn a_period_is_not_said_twice() {
        let words = |text| Words::vietnamese(text);
        assert!(holds(&words("Báo cáo cải cách hành chính hàng quý"), &words("Hàng quý")));
        assert!(!holds(&words("Báo cáo công tác cải cách hành chính"), &words("Quý 1")));
    }

    #[test]
    fn what_is_no_day_gives_none() {
        for before in ["", "2018", "2018-02", "13-01", "02-30", "Q1"] {
            assert_eq!(day(2018, before), None, "{before}");
        }
    }
}
