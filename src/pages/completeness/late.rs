//! Who owes figures, by period: only recorded facts.

use serde::Serialize;

use crate::derive::LateReporter;
use crate::model::{Id, Period};
use crate::pages::parts::{DateView, Link, Phrase};
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// The most tasks shown of a unit.
const TASKS: usize = 20;

/// The units that owe a period figures.
#[derive(Debug, Serialize)]
pub struct LatePeriod {
    /// The plan reported on.
    pub plan: Link,
    /// The period.
    pub period: String,
    /// Its cut-off.
    pub cut_off: DateView,
    /// The units; empty where nobody owes anything.
    pub units: Vec<LateUnit>,
}

/// A unit that owes figures.
#[derive(Debug, Serialize)]
pub struct LateUnit {
    /// The unit; nothing where the plan names no lead.
    pub unit: Option<Link>,
    /// Whether the report names it as having sent nothing.
    pub named: bool,
    /// What the report says to it.
    pub note: Option<Phrase>,
    /// How many tasks were due without a result, in words.
    pub count: Option<String>,
    /// The first of these tasks, in the newest period; earlier ones are in the data.
    pub tasks: Vec<Link>,
    /// How many more there are, in words.
    pub more: Option<String>,
}

/// Lists the published periods of every plan, the newest first.
pub(super) fn periods(viewer: &Viewer<'_>) -> Vec<LatePeriod> {
    let keys: Vec<&(Period, Id)> = viewer.derived.completeness.periods.keys().rev().take(super::PERIODS).collect();
    keys.into_iter().map(|(period, plan)| late_period(viewer, *period, plan)).collect()
}

fn late_period(viewer: &Viewer<'_>, period: Period, plan: &Id) -> LatePeriod {
    let late = viewer.derived.late.iter().filter(|one| one.period == period && one.plan == *plan);
    let file = viewer.site.results.get(&(period, plan.clone()));
    let cut_off = file.map_or(viewer.derived.reference.date, |file| file.to);
    let newest = viewer.derived.completeness.periods.keys().rev().find(|(_, of)| of == plan);
    let is_newest = newest.is_some_and(|(newest, _)| *newest == period);
    LatePeriod {
        plan: viewer.link(&Route::Plan(plan.clone())),
        period: viewer.period(period),
        cut_off: viewer.day(cut_off),
        units: late.map(|one| late_unit(viewer, one, is_newest)).collect(),
    }
}

fn late_unit(viewer: &Viewer<'_>, late: &LateReporter, is_newest: bool) -> LateUnit {
    let count = late.tasks.len() as u64;
    let task = |task: &Id| viewer.link(&Route::Task(late.plan.clone(), task.clone()));
    LateUnit {
        unit: late.unit.as_deref().and_then(|unit| viewer.unit_link(unit)),
        named: late.is_named,
        note: late.note.as_ref().map(|note| viewer.phrase(note)),
        count: (count > 0).then(|| viewer.count("completeness.not-reported", count)),
        tasks: late.tasks.iter().filter(|_| is_newest).take(TASKS).map(task).collect(),
        more: (is_newest && late.tasks.len() > TASKS)
            .then(|| viewer.count("progress.more-tasks", (late.tasks.len() - TASKS) as u64)),
    }
}
