//! What differs in a record both states hold.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::pairing::REPEATS;
use super::{Change, ChangeKind, columns, deadlines, name, parts, plain};
use crate::ledger::facts::{Facts, Record, Values};

/// A record with the facts it stands in.
#[derive(Clone, Copy)]
pub(super) struct Side<'s> {
    pub(super) facts: &'s Facts,
    pub(super) record: &'s Record,
}

impl Side<'_> {
    /// Gives the rows of a set of parts, each with the columns both sides keep.
    pub(super) fn rows(&self, set: &str, kept: &[String]) -> Vec<Values> {
        let rows = self.record.parts.get(set).map_or(&[][..], Vec::as_slice);
        rows.iter().map(|row| columns::fold(kept, row)).collect()
    }
}

/// Lists what differs, deadlines first.
pub(super) fn compare(old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let set = new.record.set.as_str();
    let mut kept = Both { old, new, told: BTreeSet::new() };
    let mut changes = deadlines::compare(&mut kept);
    let sets: BTreeSet<&String> = old.record.parts.keys().chain(new.record.parts.keys()).collect();
    for part in sets {
        // One row under its own name is the record itself; rows of a record's texts and files stay rows.
        let single = part == set && !REPEATS.iter().any(|(repeats, _)| repeats == part) && kept.is_single(part);
        if !single {
            changes.extend(kept.parts(part));
        }
    }
    changes.extend(kept.values());
    let name = name::of(new.facts, new.record);
    changes.iter_mut().for_each(|change| change.name.clone_from(&name));
    changes
}

/// Both states of a record, and what has been told of them.
pub(super) struct Both<'s> {
    pub(super) old: Side<'s>,
    pub(super) new: Side<'s>,
    told: BTreeSet<String>,
}

impl<'s> Both<'s> {
    /// Makes a change of this record.
    pub(super) fn change(&self, kind: ChangeKind, field: &str) -> Change {
        Change::new(&self.new.record.set, &self.new.record.id, kind, Some(field))
    }

    /// Remembers that a column or set of parts has been told.
    pub(super) fn tell(&mut self, field: &str) {
        self.told.insert(field.to_owned());
    }

    /// Lists the columns of a set both sides keep, in the order of the newer one.
    pub(super) fn columns(&self, set: &str) -> Vec<String> {
        let (Some(old), Some(new)) = (self.old.facts.columns.get(set), self.new.facts.columns.get(set)) else {
            return Vec::new();
        };
        new.iter().filter(|column| old.contains(column)).cloned().collect()
    }

    /// Tells whether a record is the one row of its own set.
    fn is_single(&self, set: &str) -> bool {
        [self.old, self.new].iter().all(|side| side.record.parts.get(set).is_some_and(|rows| rows.len() == 1))
    }

    /// Gives the values of both sides.
    pub(super) fn both_values(&self) -> [Values; 2] {
        let set = &self.new.record.set;
        let columns = self.columns(set);
        [self.old, self.new].map(|side| match self.is_single(set) {
            true if !REPEATS.iter().any(|(repeats, _)| repeats == set) => side.rows(set, &columns).remove(0),
            true => Values::new(),
            false => columns::fold(&columns, &side.record.values),
        })
    }

    fn parts(&mut self, part: &str) -> Vec<Change> {
        if self.told.contains(part) {
            return Vec::new();
        }
        let columns = self.columns(part);
        let found = parts::compare(part, &self.old.rows(part, &columns), &self.new.rows(part, &columns));
        if !found.is_empty() {
            self.tell(part);
        }
        let change = |(before, after): (Option<Values>, Option<Values>)| {
            let kind = parts::kind(part, before.as_ref(), after.as_ref());
            Change { before: before.map(Json::Object), after: after.map(Json::Object), ..self.change(kind, part) }
        };
        found.into_iter().map(change).collect()
    }

    fn values(&self) -> Vec<Change> {
        let set = self.new.record.set.as_str();
        let [old, new] = self.both_values();
        let differs = |column: &&String| !plain::same(old.get(*column), new.get(*column));
        let names = self.columns(set);
        let differing: Vec<&String> = names.iter().filter(differs).collect();
        let has = |column: &str| differing.iter().any(|one| *one == column);
        let follows = |column: &str| match (set, column) {
            // A name made of number, year and symbol; a list of outcomes, which are parts.
            ("documents", "identifier") => has("number") || has("year") || has("symbol"),
            ("files", "bytes") => has("sha256"),
            ("procedures", "results") => self.told.contains("outcomes"),
            _ => false,
        };
        let told = differing.iter().filter(|column| !self.told.contains(**column) && !follows(column));
        told.map(|column| {
            let (before, after) = (old.get(*column).cloned(), new.get(*column).cloned());
            Change { before, after, ..self.change(columns::kind(set, column), column) }
        })
        .collect()
    }
}
