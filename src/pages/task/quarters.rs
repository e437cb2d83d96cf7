//! A task quarter by quarter: work items and what is due.

use chrono::Datelike;
use serde::Serialize;

use crate::model::{Due, Dues, Moment, Plan, Task, When};
use crate::pages::parts::{Link, Phrase};
use crate::pages::viewer::{Viewer, roman};

/// The four quarters of a task.
#[derive(Debug, Serialize)]
pub struct WorkView {
    /// The quarters.
    pub cells: Vec<Cell>,
    /// Whether the plan counts work items of this task.
    pub counted: bool,
    /// The printed text of the work items.
    pub printed: Option<Phrase>,
    /// The task whose counts these are.
    pub shared_with: Option<Link>,
}

/// One quarter.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// Its name.
    pub name: String,
    /// Work items in words; nothing where none are stated.
    pub work: Option<String>,
    /// What is due in it.
    pub due: Vec<Phrase>,
    /// Whether the reference date lies in it.
    pub is_now: bool,
}

/// Gives the quarters; nothing where the plan places neither work nor a delivery in one.
pub(super) fn quarters(viewer: &Viewer<'_>, plan: &Plan, task: &Task) -> Option<WorkView> {
    let year = plan.head.year;
    if task.quarters(year).is_empty() && task.work.is_none() {
        return None;
    }
    let counts = task.work.as_ref().map(crate::model::WorkItems::quarters).unwrap_or_default();
    let cell = |(quarter, count): (u32, Option<u64>)| Cell {
        name: viewer.fill("plan.quarter", &[("q", roman(quarter))]),
        work: count.map(|count| viewer.count("task_page.work-items", count)),
        due: task.due.0.iter().flat_map(|due| due_in(viewer, due, year, quarter)).collect(),
        is_now: crate::pages::plan::is_now(viewer, year, quarter),
    };
    let work = task.work.as_ref();
    let shared = work.and_then(|work| work.shared_with.as_ref());
    Some(WorkView {
        cells: (1u32..=4).zip(counts).map(cell).collect(),
        counted: counts.iter().any(Option::is_some),
        printed: work.and_then(|work| work.printed.as_deref()).map(|printed| viewer.printed(printed)),
        shared_with: shared.and_then(|task| super::find_task(viewer, plan, task.id())),
    })
}

/// Says what of a deadline falls into a quarter: each moment of a list by itself, anything else whole.
fn due_in(viewer: &Viewer<'_>, due: &Due, year: i32, quarter: u32) -> Vec<Phrase> {
    let falls = |day: chrono::NaiveDate| day.year() == year && day.month().div_ceil(3) == quarter;
    match &due.when {
        When::By(moments) => {
            let here = moments.iter().filter(|moment| !matches!(moment, Moment::Year(_)) && falls(moment.last_day()));
            let alone = |moment: &Moment| Due { when: When::By(vec![*moment]), ..due.clone() };
            say(viewer, here.map(alone).collect())
        }
        when if when.fixed_days().into_iter().any(falls) => say(viewer, vec![due.clone()]),
        _ => Vec::new(),
    }
}

fn say(viewer: &Viewer<'_>, dues: Vec<Due>) -> Vec<Phrase> {
    if dues.is_empty() { Vec::new() } else { viewer.dues(&Dues(dues)) }
}
