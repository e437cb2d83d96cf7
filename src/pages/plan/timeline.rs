//! What of a plan is due in each quarter.

use chrono::Datelike;
use serde::Serialize;

use crate::model::{Plan, Task};
use crate::pages::parts::Phrase;
use crate::pages::route::{PlanFacet, Route};
use crate::pages::viewer::{Viewer, roman};

/// Tasks of a plan by quarter. A task with several deadlines counts in each of its quarters.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// Whether any task has a quarter.
    pub any: bool,
    /// The year.
    pub year: String,
    /// The four quarters.
    pub quarters: Vec<QuarterView>,
    /// The areas in printed order.
    pub rows: Vec<TimelineRow>,
    /// All areas.
    pub total: TimelineRow,
}

/// One quarter of the plan's year.
#[derive(Debug, Serialize)]
pub struct QuarterView {
    /// Its name.
    pub name: String,
    /// Leads to its tasks; nothing where there are none.
    pub href: Option<String>,
    /// How many tasks, in words.
    pub tasks: String,
    /// Whether the reference date lies in it.
    pub is_now: bool,
}

/// The tasks of an area by quarter.
#[derive(Debug, Serialize)]
pub struct TimelineRow {
    /// Leads to the area.
    pub href: Option<String>,
    /// Its name.
    pub text: Phrase,
    /// The four quarters.
    pub quarters: Vec<String>,
    /// Tasks without a quarter.
    pub without: String,
    /// All tasks.
    pub total: String,
}

impl Timeline {
    pub(in crate::pages) fn of(viewer: &Viewer<'_>, plan: &Plan) -> Self {
        let year = plan.head.year;
        let all = Counts::of(plan.tasks().map(|(_, task)| task), year);
        let rows = plan.areas.iter().map(|area| {
            let link = super::area_link(viewer, plan, area);
            Counts::of(area.task.iter(), year).row(viewer, Some(link.href), link.text)
        });
        Self {
            any: all.quarters.iter().any(|count| *count > 0),
            year: year.to_string(),
            quarters: (1u32..=4).zip(all.quarters).map(|(quarter, count)| cell(viewer, plan, quarter, count)).collect(),
            rows: rows.collect(),
            total: all.row(viewer, None, Phrase::plain(viewer.say("column.total"))),
        }
    }
}

fn cell(viewer: &Viewer<'_>, plan: &Plan, quarter: u32, count: u64) -> QuarterView {
    let route = Route::PlanFacet(plan.id.clone(), PlanFacet::Quarter, quarter.to_string());
    QuarterView {
        name: viewer.fill("plan.quarter", &[("q", roman(quarter))]),
        href: (count > 0).then(|| route.path()),
        tasks: viewer.count("plan.count-tasks", count),
        is_now: is_now(viewer, plan.head.year, quarter),
    }
}

/// Tells whether the reference date lies in a quarter.
pub(in crate::pages) fn is_now(viewer: &Viewer<'_>, year: i32, quarter: u32) -> bool {
    let today = viewer.derived.reference.date;
    today.year() == year && today.month().div_ceil(3) == quarter
}

/// Tasks counted by quarter.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    quarters: [u64; 4],
    without: u64,
    total: u64,
}

impl Counts {
    fn of<'t>(tasks: impl Iterator<Item = &'t Task>, year: i32) -> Self {
        let mut counts = Self::default();
        for task in tasks {
            let quarters = task.quarters(year);
            counts.total += 1;
            counts.without += u64::from(quarters.is_empty());
            for (count, quarter) in counts.quarters.iter_mut().zip(1u32..) {
                *count += u64::from(quarters.contains(&quarter));
            }
        }
        counts
    }

    fn row(&self, viewer: &Viewer<'_>, href: Option<String>, text: Phrase) -> TimelineRow {
        TimelineRow {
            href,
            text,
            quarters: self.quarters.iter().map(|count| viewer.number(*count)).collect(),
            without: viewer.number(self.without),
            total: viewer.number(self.total),
        }
    }
}
