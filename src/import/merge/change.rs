//! What a merge changes, and what it leaves as a person wrote it.

use serde_json::Value as Json;

use crate::import::account::Account;
use crate::import::paper::{Paper, Place};

/// What became of a record or of one of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It has another value, or stands elsewhere.
    Changed,
    /// The source had it at the last import and has it no longer; it stays.
    Gone,
    /// A person and the source have both changed it; what the person wrote stays.
    Conflict,
    /// A person wrote something else before any import; that stays.
    Kept,
}

/// One change, or one thing that was not changed and is to be known.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The file: `plans/2021/tasks.toml`.
    pub file: String,
    /// The record: `1-a`; empty for the fields at the top of a file and for its text.
    pub record: String,
    /// The field: `due_text`; empty for a whole record, `## Mục tiêu` for a part of a text.
    pub field: String,
    /// What the content said.
    pub before: Option<Json>,
    /// What the source says.
    pub after: Option<Json>,
    /// What became of it.
    pub kind: ChangeKind,
}

/// A field that stays as a person wrote it, though the source says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub file: String,
    /// The record; empty for the fields at the top of a file and for its text.
    pub record: String,
    /// The field; empty for a record that was taken out.
    pub field: String,
    /// The pieces of the source that say something else.
    pub places: Vec<Place>,
}

impl Kept {
    /// Names what was kept as accounts name their destinations: `plans/2021/tasks.toml: 1-a.due`.
    pub fn destination(&self) -> String {
        let Self { file, record, field, .. } = self;
        if record.is_empty() { format!("{file}: {field}") } else { format!("{file}: {record}.{field}") }
    }
}

/// Writes into the accounts what was kept: those pieces were not taken.
pub fn settle(kept: &[Kept], papers: &mut [(Paper, Account)]) {
    for kept in kept {
        let destination = kept.destination();
        papers.iter_mut().for_each(|(_, account)| account.keep(&kept.places, &destination));
    }
}
