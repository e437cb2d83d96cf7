//! Who did not report, and what is overdue.

use indexmap::IndexMap;
use serde::Serialize;

use crate::derive::{Schedule, TaskState};
use crate::model::{Area, Plan, ResultFile, Task};
use crate::pages::paging;
use crate::pages::parts::{DateView, Link, Phrase, Tag};
use crate::pages::route::{PlanFacet, Route};
use crate::pages::task::task_link;
use crate::pages::task_card::ResponsibleView;
use crate::pages::viewer::Viewer;

/// The most tasks without a result shown of a unit.
const SILENT: usize = 20;

/// Who did not report in a period.
#[derive(Debug, Default, Serialize)]
pub struct Silent {
    /// Units the report names as having sent nothing.
    pub named: Vec<NamedUnit>,
    /// Units that lead tasks the period has no result of.
    pub leads: Vec<SilentUnit>,
    /// The first of the tasks without a result for which the plan names no lead.
    pub without_lead: Vec<Link>,
    /// How many they are, in words.
    pub without_lead_count: String,
    /// How many are not shown, in words.
    pub without_lead_more: Option<String>,
}

/// A unit the report names.
#[derive(Debug, Serialize)]
pub struct NamedUnit {
    /// The unit.
    pub unit: Option<Link>,
    /// More about it.
    pub note: Option<Phrase>,
}

/// A unit with tasks the period says nothing of.
#[derive(Debug, Serialize)]
pub struct SilentUnit {
    /// The unit.
    pub unit: Link,
    /// How many tasks, in words.
    pub count: String,
    /// The first of the tasks.
    pub tasks: Vec<Link>,
    /// How many more there are, in words.
    pub more: Option<String>,
}

/// A task past its deadline.
#[derive(Debug, Serialize)]
pub struct OverdueRow {
    /// The task.
    pub task: Link,
    /// Who leads.
    pub leads: Vec<ResponsibleView>,
    /// The deadline in force.
    pub deadline: Option<DateView>,
    /// How long it is past, in words.
    pub days: Option<String>,
    /// The same as a bare number, to sort by.
    pub sort: i64,
    /// The grade.
    pub grade: Tag,
}

pub(super) fn silent(viewer: &Viewer<'_>, plan: &Plan, newest: Option<&ResultFile>) -> Silent {
    let Some(file) = newest else { return Silent::default() };
    let named = |missing: &crate::model::MissingReporter| NamedUnit {
        unit: viewer.unit_link(missing.unit.id()),
        note: missing.note.as_ref().map(|note| viewer.phrase(note)),
    };
    let mut silent = Silent { named: file.not_reported.iter().map(named).collect(), ..Silent::default() };
    let mut by_unit: IndexMap<&str, Vec<Link>> = IndexMap::new();
    for (area, task) in plan.tasks().filter(|(_, task)| !has_result(viewer.derived.task(plan, task), file)) {
        let units: Vec<&str> = task.leads.iter().filter_map(|lead| lead.unit.as_ref()).map(|unit| unit.id()).collect();
        if units.is_empty() {
            silent.without_lead.push(task_link(viewer, plan, area, task));
        }
        for unit in units {
            by_unit.entry(unit).or_default().push(task_link(viewer, plan, area, task));
        }
    }
    let count = |tasks: &[Link]| viewer.count("plan.count-tasks", tasks.len() as u64);
    let unit = |(unit, mut tasks): (&str, Vec<Link>)| {
        let count = count(&tasks);
        Some(SilentUnit { unit: viewer.unit_link(unit)?, count, more: more(viewer, &mut tasks), tasks })
    };
    silent.without_lead_count = count(&silent.without_lead);
    silent.without_lead_more = more(viewer, &mut silent.without_lead);
    silent.leads = by_unit.into_iter().filter_map(unit).collect();
    silent
}

/// Leaves out what is too much for a page, and says how much it is.
fn more(viewer: &Viewer<'_>, tasks: &mut Vec<Link>) -> Option<String> {
    let rest = tasks.len().saturating_sub(SILENT) as u64;
    tasks.truncate(SILENT);
    (rest > 0).then(|| viewer.count("progress.more-tasks", rest))
}

fn has_result(state: &TaskState, file: &ResultFile) -> bool {
    state.history.iter().any(|reported| reported.period == file.period && reported.result.is_some())
}

pub(super) fn overdue(viewer: &Viewer<'_>, plan: &Plan) -> Vec<OverdueRow> {
    let states = plan.tasks().map(|(area, task)| (area, task, viewer.derived.task(plan, task)));
    let late = states.filter(|(_, _, state)| state.schedule == Schedule::Overdue);
    let mut rows: Vec<OverdueRow> = late.map(|(area, task, state)| row(viewer, plan, area, task, state)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.sort));
    rows.truncate(paging::ENTRIES_A_PAGE);
    rows
}

/// Leads to every overdue task of a plan, where they are more than the page shows.
pub(super) fn all_overdue(viewer: &Viewer<'_>, plan: &Plan) -> Option<Link> {
    let is_late = |task: &Task| viewer.derived.task(plan, task).schedule == Schedule::Overdue;
    let count = plan.tasks().filter(|(_, task)| is_late(task)).count();
    let word = Schedule::Overdue.as_str().to_owned();
    (count > paging::ENTRIES_A_PAGE).then(|| Link {
        href: Route::PlanFacet(plan.id.clone(), PlanFacet::Schedule, word).path(),
        text: Phrase::plain(viewer.count("progress.all-overdue", count as u64)),
    })
}

fn row(viewer: &Viewer<'_>, plan: &Plan, area: &Area, task: &Task, state: &TaskState) -> OverdueRow {
    OverdueRow {
        task: task_link(viewer, plan, area, task),
        leads: task.leads.iter().map(|lead| viewer.responsible(lead)).collect(),
        deadline: state.deadline.map(|day| viewer.day(day)),
        days: state.days.map(|days| viewer.count("schedule.overdue-days", days.unsigned_abs())),
        sort: state.days.unwrap_or(0),
        grade: viewer.grade_tag(state.grade),
    }
}
