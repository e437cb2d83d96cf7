//! Why something that was published is not what it was (`changes.toml`).

use chrono::NaiveDate;

use super::words::Quoted;
use crate::record::{record, vocabulary};

vocabulary! {
    /// What a change of something published is.
    pub enum ChangeNoteKind {
        /// Đính chính: what was published was wrong.
        Correction = "correction",
        /// The source revised the figure after it was published.
        Update = "update",
        /// Somebody who may decide it decided so.
        Decision = "decision",
    }
}

record! {
    /// Says why a published record changed.
    pub struct ChangeNote {
        /// The record by data set and id: `results/2020-Q1/2020/7-4`.
        record: String,
        /// The column that changed; absent where the note speaks of the whole record.
        field: Option<String>,
        /// What the change is.
        kind: ChangeNoteKind,
        /// The day it was made; the first release on or after it publishes the change.
        date: NaiveDate,
        /// Why.
        reason: Quoted,
        /// The document that decided it: its id in the register, or its number as printed.
        document: Option<String>,
        /// What was published before, where no release holds it.
        was: Option<Quoted>,
        /// What is published now, where no release holds it.
        now: Option<Quoted>,
        /// `true` for a change readers should know of.
        major: bool,
    }
}

record! {
    /// `changes.toml`.
    pub struct ChangeNoteFile {
        /// The notes.
        change: Vec<ChangeNote>,
    }
}

impl ChangeNote {
    /// Splits the record into its data set and its id there.
    pub fn names(&self) -> (&str, &str) {
        self.record.split_once('/').unwrap_or((&self.record, ""))
    }
}
