//! What changed between two states of the facts, told as a reader would tell it.
//!
//! Takes the facts of two releases; gives changes. `pairing` finds the records that belong together, `values` compares
//! their values, `parts` their rows, `deadlines` merges all that says by when; `reasons` adds why, where somebody said
//! so. White space, the form of letters and the order of records are no change, nor is a column kept by one side alone.

mod columns;
mod deadlines;
pub(super) mod name;
mod pairing;
pub(super) mod parts;
mod plain;
mod reasons;
#[cfg(test)]
mod tests;
mod values;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::{Link, ReleaseId};
use crate::model::ChangeNoteKind;

pub use columns::is_figure;
pub use name::RecordName;
pub use pairing::between;
pub(super) use reasons::{Reasons, of_annotations};

/// What a change is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The record is new.
    Added,
    /// The record is gone.
    Removed,
    /// A deadline moved.
    Deadline,
    /// A grade is another.
    Grade,
    /// A published result or figure is another.
    Result,
    /// Another value.
    Value,
    /// The words are others.
    Wording,
}

impl ChangeKind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 7] =
        [Self::Added, Self::Removed, Self::Deadline, Self::Grade, Self::Result, Self::Value, Self::Wording];

    /// Names the kind in data files and in the keys of dictionaries.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Deadline => "deadline",
            Self::Grade => "grade",
            Self::Result => "result",
            Self::Value => "value",
            Self::Wording => "wording",
        }
    }
}

/// A change of one value, or of one part, of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The data set of the record.
    pub set: String,
    /// The id of the record.
    pub id: String,
    /// What the record is called.
    pub name: Option<RecordName>,
    /// What it is.
    pub kind: ChangeKind,
    /// The column, or the set of the parts; none where the record came or went.
    pub field: Option<String>,
    /// The value before; for a record that went, what it was called. A part is an object of its columns; a value that
    /// is missing for a reason is an object with its `state` and `words`.
    pub before: Option<Json>,
    /// The value after; for a record that came, what it is called.
    pub after: Option<Json>,
    /// By how many days a deadline moved; negative for an earlier one.
    pub days: Option<i64>,
    /// The id the same content has in the other state of the facts, for a record that came or went.
    pub renamed: Option<String>,
    /// Why, where somebody recorded it.
    pub reason: Option<String>,
    /// The document that decided it, as recorded.
    pub document: Option<String>,
    /// What the change is, where somebody recorded it.
    pub note: Option<ChangeNoteKind>,
    /// The day somebody recorded for it.
    pub noted: Option<NaiveDate>,
    /// Whether somebody marked it as one readers should know of.
    pub major: bool,
}

impl Change {
    /// Makes a change of a record that says nothing yet.
    fn new(set: &str, id: &str, kind: ChangeKind, field: Option<&str>) -> Self {
        Self {
            set: set.to_owned(),
            id: id.to_owned(),
            name: None,
            kind,
            field: field.map(str::to_owned),
            before: None,
            after: None,
            days: None,
            renamed: None,
            reason: None,
            document: None,
            note: None,
            noted: None,
            major: false,
        }
    }

    /// Tells whether a reader may ask why: a deadline, a grade or a published figure is not what it was.
    pub fn needs_reason(&self) -> bool {
        match self.kind {
            ChangeKind::Deadline | ChangeKind::Grade => true,
            // A figure given for the first time is none that was published.
            ChangeKind::Result => self.before.is_some() || self.set == "results",
            ChangeKind::Removed => is_figure(&self.set),
            _ => false,
        }
    }
}

/// What one release changed against the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The release; none for what has not been released yet.
    pub release: Option<ReleaseId>,
    /// The release before; none for the first, which changes nothing.
    pub before: Option<Link>,
    /// The changes, by set and id.
    pub changes: Vec<Change>,
}
