//! Why something changed, where somebody said so: in `changes.toml`, or in a note beside the value.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::{Change, ChangeKind, Step, columns, name};
use crate::ledger::History;
use crate::ledger::facts::Facts;
use crate::model::{AnnotationKind, ChangeNote};
use crate::record::Words;

/// A note beside a value that is new in a state of the facts.
struct Remark {
    record: (String, String),
    field: Option<String>,
    kind: String,
    reason: String,
}

/// Says why values changed where a note that came with them does.
pub(in crate::ledger) fn of_annotations(changes: &mut [Change], before: &Facts, after: &Facts) {
    if !changes.iter().any(|change| change.reason.is_none()) {
        return;
    }
    let remarks = remarks(before, after);
    for change in changes.iter_mut().filter(|change| change.reason.is_none() && change.set != "annotations") {
        let fitting = remarks.iter().filter(|remark| remark.explains(change));
        let reasons: Vec<&str> = fitting.map(|remark| remark.reason.as_str()).collect();
        change.reason = (!reasons.is_empty()).then(|| reasons.join("; "));
    }
}

/// Lists the notes one state has and the one before had not.
fn remarks(before: &Facts, after: &Facts) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for fact in after.of_set("annotations") {
        let old = before.find("annotations", &fact.id);
        if old.is_some_and(|old| old.line == fact.line) {
            continue;
        }
        let Some(record) = name::subject(&fact.id) else { continue };
        let rows = |fact: &crate::ledger::Fact| fact.record().parts.remove("annotations").unwrap_or_default();
        let known = old.map(rows).unwrap_or_default();
        for row in rows(fact).into_iter().filter(|row| !known.contains(row)) {
            let text = |name: &str| row.get(name).and_then(Json::as_str).map(str::to_owned);
            let Some((kind, reason)) = text("kind").zip(text("reason")) else { continue };
            remarks.push(Remark { record: record.clone(), field: text("field"), kind, reason });
        }
    }
    remarks
}

impl Remark {
    fn explains(&self, change: &Change) -> bool {
        let (set, id) = (self.record.0.as_str(), self.record.1.as_str());
        // A figure of statistics is told with its kind between its period and its id.
        let figure = |id: &str| {
            let (period, rest) = change.id.split_once('/').unwrap_or_default();
            let rest = rest.split_once('/').map_or(rest, |(_, rest)| rest);
            id.split_once('/')
                .is_some_and(|(of, id)| of == period && (rest == id || rest.starts_with(&format!("{id}/"))))
        };
        let is_record = set == change.set && (id == change.id || (set == "statistics" && figure(id)));
        let hides = self.kind == AnnotationKind::Withheld.as_str();
        let hidden = change.after.as_ref().is_some_and(|after| after.to_string().contains(crate::data::WITHHELD));
        is_record && hides == hidden && self.field.as_deref().is_none_or(|field| speaks_of(field, change))
    }
}

/// Tells whether a note on a field speaks of a change; a field of a record may have other columns in the open data.
fn speaks_of(field: &str, change: &Change) -> bool {
    let column = change.field.as_deref().unwrap_or_default();
    let due =
        matches!(field, "due" | "due_text" | "deadline" | "deadlines" | "slip" | "slips" | "announced" | "postponed");
    field == column || (due && change.kind == ChangeKind::Deadline) || column.strip_suffix("_en") == Some(field)
}

/// What somebody wrote down about changes.
pub(in crate::ledger) struct Reasons<'n> {
    pub(in crate::ledger) notes: &'n [ChangeNote],
    /// The days of the releases, the oldest first: the steps have the same order, and one more.
    pub(in crate::ledger) days: Vec<NaiveDate>,
}

impl<'n> Reasons<'n> {
    pub(in crate::ledger) fn new(notes: &'n [ChangeNote], history: &History) -> Self {
        let days = history.releases().iter().map(|release| release.head.released).collect();
        Self { notes, days }
    }

    /// Adds to the changes of each step what is said of them.
    pub(in crate::ledger) fn apply(&self, steps: &mut [Step], now: &Facts) {
        for note in self.notes {
            let Some(at) = self.step(note, steps) else { continue };
            let changes = &mut steps[at].changes;
            let mut found = false;
            for change in changes.iter_mut().filter(|change| is_of(note, change)) {
                explain(note, change);
                found = true;
            }
            if !found && (note.was.is_some() || note.now.is_some()) {
                changes.push(told_by(note, now));
                changes.sort_by(|one, other| (&one.set, &one.id).cmp(&(&other.set, &other.id)));
            }
        }
    }

    /// Finds the step a note speaks of: the first one on or after its day. What changes on the day of a release, after
    /// it was made, is published by the next one.
    fn step(&self, note: &ChangeNote, steps: &[Step]) -> Option<usize> {
        let first = self.days.iter().position(|day| *day >= note.date).unwrap_or(self.days.len());
        let same_day = self.days[first..].iter().take_while(|day| **day == note.date).count();
        let tells = |at: &usize| steps.get(*at).is_some_and(|step| step.changes.iter().any(|one| is_of(note, one)));
        let found = (first..=first + same_day).find(tells);
        found.or_else(|| (first < steps.len()).then_some(first))
    }
}

fn is_of(note: &ChangeNote, change: &Change) -> bool {
    note.names() == (&change.set, &change.id) && note.field.as_deref().is_none_or(|field| speaks_of(field, change))
}

fn explain(note: &ChangeNote, change: &mut Change) {
    change.reason = Some(note.reason.0.vi().to_owned());
    change.document = note.document.clone().or(change.document.take());
    change.note = Some(note.kind);
    change.noted = Some(note.date);
    change.major = note.major;
}

/// Makes a change of what no release holds: a value published before there were releases.
fn told_by(note: &ChangeNote, now: &Facts) -> Change {
    let (set, id) = note.names();
    let kind = note.field.as_deref().map_or(ChangeKind::Value, |field| columns::kind(set, field));
    let value = |words: &Option<crate::model::Quoted>| words.as_ref().map(|words| Json::from(shown(&words.0)));
    let mut change = Change {
        name: now.find(set, id).and_then(|fact| name::of(now, &fact.record())),
        before: value(&note.was),
        after: value(&note.now),
        ..Change::new(set, id, kind, note.field.as_deref())
    };
    explain(note, &mut change);
    change
}

fn shown(words: &Words) -> &str {
    if words.withheld().is_some() { crate::data::WITHHELD } else { words.vi() }
}
