//! What changed between two states of the facts, record by record and value by value.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::facts::{Fact, Facts, Record};
use super::{Link, ReleaseId};

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

/// A change of one value of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The data set of the record.
    pub set: String,
    /// The id of the record.
    pub id: String,
    /// What it is.
    pub kind: ChangeKind,
    /// The column, or the set of the parts; none where the record came or went.
    pub field: Option<String>,
    /// The value before; for a record that went, what it was called.
    pub before: Option<Json>,
    /// The value after; for a record that came, what it is called.
    pub after: Option<Json>,
    /// By how many days a deadline moved; negative for an earlier one.
    pub days: Option<i64>,
    /// Why, where somebody recorded it.
    pub reason: Option<String>,
    /// The document that decided it, as recorded.
    pub document: Option<String>,
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

/// Lists what changed, by set and id. A column that one side did not keep is no change.
pub fn between(before: &Facts, after: &Facts) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut old, mut new) = (before.records.iter().peekable(), after.records.iter().peekable());
    let key = |fact: &Fact| (fact.set.clone(), fact.id.clone());
    loop {
        match (old.peek().map(|fact| key(fact)), new.peek().map(|fact| key(fact))) {
            (None, None) => return changes,
            (Some(one), Some(other)) if one == other => {
                let both = old.next().zip(new.next());
                let both = both.filter(|(old, new)| old.line != new.line);
                let found = both.map(|(old, new)| compare((before, &old.record()), (after, &new.record())));
                changes.extend(found.into_iter().flatten());
            }
            (Some(one), other) if other.as_ref().is_none_or(|other| one < *other) => {
                changes.extend(old.next().map(|fact| whole(&fact.record(), ChangeKind::Removed)));
            }
            _ => changes.extend(new.next().map(|fact| whole(&fact.record(), ChangeKind::Added))),
        }
    }
}

fn whole(record: &Record, kind: ChangeKind) -> Change {
    let name = record.values.get("title").or_else(|| record.values.get("name")).cloned();
    let (before, after) = if kind == ChangeKind::Removed { (name, None) } else { (None, name) };
    Change { before, after, ..change(record, kind, None) }
}

fn change(record: &Record, kind: ChangeKind, field: Option<&str>) -> Change {
    Change {
        set: record.set.clone(),
        id: record.id.clone(),
        kind,
        field: field.map(str::to_owned),
        before: None,
        after: None,
        days: None,
        reason: None,
        document: None,
    }
}

fn compare((before, old): (&Facts, &Record), (after, new): (&Facts, &Record)) -> Vec<Change> {
    let keeps = |facts: &Facts, column: &str| {
        let columns = facts.columns.get(&new.set);
        facts.columns.contains_key(column) || columns.is_some_and(|columns| columns.iter().any(|name| name == column))
    };
    let names: BTreeSet<&str> = [old, new]
        .iter()
        .flat_map(|record| record.values.keys().map(String::as_str).chain(record.parts.keys().map(String::as_str)))
        .collect();
    let value = |record: &Record, name: &str| {
        let parts = || record.parts.get(name).map(|rows| Json::from(rows.clone()));
        record.values.get(name).cloned().or_else(parts)
    };
    let both_keep = |name: &&str| keeps(before, name) && keeps(after, name);
    let differs = |name: &str| {
        let (old, new_value) = (value(old, name), value(new, name));
        let changed =
            Change { before: old.clone(), after: new_value.clone(), ..change(new, ChangeKind::Value, Some(name)) };
        (old != new_value).then_some(changed)
    };
    names.into_iter().filter(both_keep).filter_map(differs).collect()
}
