//! The tables of progress: counts of tasks and the bars that draw them.

use serde::Serialize;

use crate::derive::{Reported, Schedule, Tally, TaskState};
use crate::model::{CanonicalArea, Plan, Task, Unit};
use crate::pages::parts::{GradeBar, Phrase, Tag};
use crate::pages::plans::{PeriodLine, period_line};
use crate::pages::route::{PlanFacet, Route};
use crate::pages::viewer::Viewer;

/// Groups of tasks by grade.
#[derive(Debug, Serialize)]
pub struct GradeTable {
    /// The groups.
    pub rows: Vec<GradeRow>,
    /// All tasks of the plan, each once.
    pub total: GradeBar,
    /// Whether a task can stand in several groups, so that they do not add up.
    pub overlapping: bool,
}

/// A group of tasks by grade.
#[derive(Debug, Serialize)]
pub struct GradeRow {
    /// Leads to the group.
    pub href: Option<String>,
    /// Its name.
    pub text: Phrase,
    /// Its tasks by grade.
    pub bar: GradeBar,
}

/// A period by grade.
#[derive(Debug, Serialize)]
pub struct PeriodRow {
    /// The period.
    pub period: PeriodLine,
    /// Tasks with a result.
    pub reported: String,
    /// The grades the period gives.
    pub bar: GradeBar,
}

/// Units by schedule.
#[derive(Debug, Serialize)]
pub struct ScheduleTable {
    /// The schedule states, each with the number of tasks of the plan.
    pub states: Vec<ScheduleState>,
    /// Lead units with tasks in each state, in the same order.
    pub rows: Vec<ScheduleRow>,
}

/// A schedule state with its tasks.
#[derive(Debug, Serialize)]
pub struct ScheduleState {
    /// The state.
    pub tag: Tag,
    /// Leads to the tasks; nothing where there are none.
    pub href: Option<String>,
    /// How many.
    pub count: String,
}

/// A lead unit by schedule.
#[derive(Debug, Serialize)]
pub struct ScheduleRow {
    /// Leads to the unit.
    pub href: Option<String>,
    /// Its name.
    pub text: Phrase,
    /// All its tasks.
    pub total: String,
    /// Its tasks in each state.
    pub counts: Vec<String>,
}

/// Shows a schedule state without days.
pub(super) fn schedule_tag(viewer: &Viewer<'_>, word: &str) -> Tag {
    Tag { class: format!("tag-{word}"), text: viewer.say(&format!("schedule.{word}")), hint: None }
}

pub(super) fn areas(viewer: &Viewer<'_>, plan: &Plan) -> GradeTable {
    let row = |area: &crate::model::Area| {
        let link = crate::pages::plan::area_link(viewer, plan, area);
        row(viewer, plan, Some(link.href), link.text, area.task.iter())
    };
    GradeTable { rows: plan.areas.iter().map(row).collect(), total: total(viewer, plan), overlapping: false }
}

/// An area that covers two canonical ones counts in both; one that covers none is named so.
pub(super) fn canonical(viewer: &Viewer<'_>, plan: &Plan) -> GradeTable {
    let mut rows = Vec::new();
    for canonical in CanonicalArea::ALL {
        let areas = plan.areas.iter().filter(|area| area.canonical.contains(canonical));
        let tasks: Vec<&Task> = areas.flat_map(|area| &area.task).collect();
        if !tasks.is_empty() {
            let name = Phrase::plain(viewer.say(&format!("canonical_area.{}", canonical.as_str())));
            rows.push(row(viewer, plan, None, name, tasks.into_iter()));
        }
    }
    let outside = plan.areas.iter().filter(|area| area.canonical.is_empty());
    let outside: Vec<&Task> = outside.flat_map(|area| &area.task).collect();
    if !outside.is_empty() {
        let name = Phrase::plain(viewer.say("canonical_area.none"));
        rows.push(row(viewer, plan, None, name, outside.into_iter()));
    }
    let overlapping = plan.areas.iter().any(|area| area.canonical.len() > 1);
    GradeTable { rows, total: total(viewer, plan), overlapping }
}

pub(super) fn units(viewer: &Viewer<'_>, plan: &Plan) -> GradeTable {
    let view = |(unit, tasks): (Option<&Unit>, Vec<&Task>)| {
        let (href, text) = unit_name(viewer, plan, unit);
        row(viewer, plan, href, text, tasks.into_iter())
    };
    GradeTable {
        rows: by_lead(viewer, plan).into_iter().map(view).collect(),
        total: total(viewer, plan),
        overlapping: plan.tasks().any(|(_, task)| task.leads.len() > 1),
    }
}

pub(super) fn schedule(viewer: &Viewer<'_>, plan: &Plan) -> ScheduleTable {
    let tally = viewer.derived.tally(plan, plan.tasks().map(|(_, task)| task));
    let state = |schedule: &Schedule| {
        let count = tally.schedule(*schedule);
        let route = Route::PlanFacet(plan.id.clone(), PlanFacet::Schedule, schedule.as_str().to_owned());
        ScheduleState {
            tag: schedule_tag(viewer, schedule.as_str()),
            href: (count > 0).then(|| route.path()),
            count: viewer.number(count),
        }
    };
    let row = |(unit, tasks): (Option<&Unit>, Vec<&Task>)| {
        let tally = viewer.derived.tally(plan, tasks.into_iter());
        let (href, text) = unit_name(viewer, plan, unit);
        let counts = Schedule::ALL.iter().map(|schedule| viewer.number(tally.schedule(*schedule)));
        ScheduleRow { href, text, total: viewer.number(tally.total), counts: counts.collect() }
    };
    ScheduleTable {
        states: Schedule::ALL.iter().map(state).collect(),
        rows: by_lead(viewer, plan).into_iter().map(row).collect(),
    }
}

/// Shows each period with the grades it gave itself, newest first.
pub(super) fn periods(viewer: &Viewer<'_>, plan: &Plan) -> Vec<PeriodRow> {
    let files = viewer.site.results.iter().rev().filter(|((_, of), _)| *of == plan.id).map(|(_, file)| file);
    let row = |file: &crate::model::ResultFile| {
        let mut tally = Tally::default();
        let states = plan.tasks().map(|(_, task)| viewer.derived.task(plan, task));
        states.for_each(|state| tally.add(&in_period(state, file.period)));
        PeriodRow {
            period: period_line(viewer, file),
            reported: viewer.number(tally.reported),
            bar: viewer.grade_bar(&tally, |_| String::new()),
        }
    };
    files.map(row).collect()
}

/// Gives the state as if the period were the only one.
fn in_period(state: &TaskState, period: crate::model::Period) -> TaskState {
    let history: Vec<Reported> = state.history.iter().filter(|reported| reported.period == period).cloned().collect();
    TaskState { grade: history.iter().find_map(|reported| reported.grade), history, ..state.clone() }
}

/// Groups tasks by lead unit, in the order of the department; those without a lead come last. A task
/// with two leads stands under both.
fn by_lead<'s>(viewer: &Viewer<'s>, plan: &'s Plan) -> Vec<(Option<&'s Unit>, Vec<&'s Task>)> {
    let led_by = |task: &Task, unit: &Unit| {
        let mut leads = task.leads.iter().filter_map(|lead| lead.unit.as_ref());
        leads.any(|lead| lead.id() == unit.id.id.as_str())
    };
    let tasks = || plan.tasks().map(|(_, task)| task);
    let units = viewer.site.department.units.iter();
    let mut groups: Vec<(Option<&Unit>, Vec<&Task>)> =
        units.map(|unit| (Some(unit), tasks().filter(|task| led_by(task, unit)).collect())).collect();
    groups.push((None, tasks().filter(|task| task.leads.iter().all(|lead| lead.unit.is_none())).collect()));
    groups.retain(|(_, tasks)| !tasks.is_empty());
    groups
}

fn unit_name(viewer: &Viewer<'_>, plan: &Plan, unit: Option<&Unit>) -> (Option<String>, Phrase) {
    match unit {
        Some(unit) => {
            let route = Route::PlanFacet(plan.id.clone(), PlanFacet::Unit, unit.id.id.to_string());
            (Some(route.path()), viewer.phrase(&unit.name))
        }
        None => (None, Phrase::plain(viewer.say("progress.no-lead"))),
    }
}

fn row<'t>(
    viewer: &Viewer<'_>,
    plan: &Plan,
    href: Option<String>,
    text: Phrase,
    tasks: impl Iterator<Item = &'t Task>,
) -> GradeRow {
    let tally = viewer.derived.tally(plan, tasks);
    GradeRow { href, text, bar: viewer.grade_bar(&tally, |_| String::new()) }
}

fn total(viewer: &Viewer<'_>, plan: &Plan) -> GradeBar {
    crate::pages::plans::grade_bar(viewer, plan)
}
