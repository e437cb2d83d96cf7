//! Open data: every fact of a site as tables, deadlines as calendars, what is new as feeds (DESIGN §6).
//!
//! Takes a site, what was derived from it, and a way to name addresses; gives data sets, their CSV and
//! JSON files, their workbooks, and the package that describes them. A set is declared once, in the file of its
//! subject: columns, types, words and values stand together. It knows no page and writes no file.

mod annotations;
mod budget;
mod calendar;
mod cell;
mod change_notes;
mod citations;
mod completeness;
mod department;
mod documents;
mod feed;
mod format;
mod identity;
mod indicators;
pub mod linked;
mod package;
mod plans;
mod procedures;
mod read;
mod reports;
mod results;
pub(crate) mod spoken;
mod statistics;
mod stratml;
pub(crate) mod table;
mod task_parts;
mod tasks;
mod texts;
mod translations;
#[cfg(test)]
mod tests;
pub(crate) mod workbook;
mod write;
mod xml;

pub use calendar::{Calendar, CalendarScope, calendar, calendars, quiet_calendar};
pub use cell::Cell;
pub(crate) use cell::WITHHELD;
pub use feed::{Feed, FeedLinks, FeedScope, ReleaseEntry, ReportSeries, feeds, quiet_feed};
pub use format::{FORMATS, Format};
pub use package::package;
pub use read::declared;
pub use stratml::{has_goals, stratml};
pub use table::{Column, DataSet, ForeignKey, Frozen, Kind, Said, Vocabulary, said, states, statuses};
pub use workbook::About;

use crate::derive::{Derived, Place};
use crate::model::{Attachment, Id, Site, Words};

/// The sets every site publishes and other programs rely on; the others go into detail.
pub const MAIN: [&str; 13] = [
    "units",
    "procedures",
    "plans",
    "areas",
    "tasks",
    "results",
    "indicators",
    "observations",
    "documents",
    "citations",
    "budget",
    "statistics",
    "changes",
];

/// The sets that go into detail.
const DETAILS: [&str; 35] = [
    "annotations",
    "appendices",
    "assignments",
    "attachments",
    "change_notes",
    "channels",
    "clarity",
    "completeness",
    "completeness_items",
    "deadlines",
    "deliverables",
    "department",
    "evidence",
    "fees",
    "files",
    "glossary",
    "inspections",
    "late_reporters",
    "moved",
    "outcomes",
    "papers",
    "periods",
    "portals",
    "questions",
    "relations",
    "reporting",
    "reports",
    "rules",
    "slips",
    "steps",
    "targets",
    "task_units",
    "texts",
    "topics",
    "translations",
];

/// Names every data set, the main ones first, without making them.
pub fn names() -> impl Iterator<Item = &'static str> {
    MAIN.into_iter().chain(DETAILS)
}

/// Gives every data set, the main ones first. `address` names the page of a place.
///
/// A set without rows is given too: its columns are a promise.
pub fn sets(site: &Site, derived: &Derived, address: &dyn Fn(&Place) -> String) -> Vec<DataSet> {
    let facts = Facts { site, derived, address };
    let mut sets = Vec::new();
    sets.extend(department::sets(&facts));
    sets.extend(plans::sets(&facts));
    sets.extend(tasks::sets(&facts));
    sets.extend(task_parts::sets(&facts));
    sets.extend(results::sets(&facts));
    sets.extend(indicators::sets(&facts));
    sets.extend(budget::sets(&facts));
    sets.extend(statistics::sets(&facts));
    sets.extend(procedures::sets(&facts));
    sets.extend(documents::sets(&facts));
    sets.extend(citations::sets(&facts));
    sets.extend(reports::sets(&facts));
    sets.extend(texts::sets(&facts));
    sets.extend(annotations::sets(&facts));
    sets.extend(change_notes::sets(&facts));
    sets.extend(translations::sets(&facts));
    sets.extend(completeness::sets(&facts));
    // The sort is stable: the sets of detail keep the order of their subjects.
    sets.sort_by_key(|set| MAIN.iter().position(|name| *name == set.name).unwrap_or(MAIN.len()));
    sets
}

/// What the sets are made from.
struct Facts<'f> {
    site: &'f Site,
    derived: &'f Derived,
    address: &'f dyn Fn(&Place) -> String,
}

impl Facts<'_> {
    /// Gives the address of the page of a place.
    fn url(&self, place: &Place) -> String {
        (self.address)(place)
    }
}

/// The title of the column every set ends its agreed part with.
pub(crate) const URL: Said = ["Địa chỉ trang", "Address of the page"];
const NOTE: Said = ["Ghi chú", "Note"];

/// Splits a reference to a task or budget line; without a plan it is one of `plan`.
fn in_plan<'r>(plan: &'r Id, reference: &'r str) -> (&'r str, &'r str) {
    reference.split_once('/').unwrap_or((plan.as_str(), reference))
}

/// Lists attachments by their path in the site.
fn files(files: &[Attachment]) -> Cell {
    Cell::list(files.iter().map(|file| format!("files/{}", file.file.path)))
}

/// Joins a text and the remark printed behind it.
fn with_note(text: &str, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("{text} ({note})"),
        None => text.to_owned(),
    }
}

fn words(words: Option<&Words>) -> Cell {
    Cell::from(words)
}
