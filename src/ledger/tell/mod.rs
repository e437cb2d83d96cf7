//! Changes in plain sentences, with the old and the new value in words.
//!
//! Takes a change and the words of a language; gives text for a page, a data file or a terminal. The words come from
//! the dictionary of the theme: `say` gives those of a key.

mod due;
mod part;
mod record;
mod value;

use serde_json::Value as Json;

use super::{Change, ChangeKind, Facts, Ledger};
use crate::data::DataSet;
use crate::model::Site;
use crate::text::Language;

/// Says changes in a language.
#[derive(Clone, Copy)]
pub struct Teller<'t> {
    site: &'t Site,
    sets: &'t indexmap::IndexMap<&'static str, DataSet>,
    now: &'t Facts,
    language: Language,
    say: &'t dyn Fn(&str) -> String,
}

impl<'t> Teller<'t> {
    /// Makes one for a site. `say` gives the words of a key of the dictionary.
    pub fn new(site: &'t Site, ledger: &'t Ledger, language: Language, say: &'t dyn Fn(&str) -> String) -> Self {
        Self { site, sets: &ledger.sets, now: &ledger.now, language, say }
    }

    /// Tells a change in one sentence: what, from what to what, by which document, why or that nobody said why.
    pub fn sentence(&self, change: &Change) -> String {
        let mut text = self.what(change);
        if let Some(document) = &change.document {
            text += &self.fill("change.document", &[("document", &self.document(document))]);
        }
        match &change.reason {
            Some(reason) => text += &self.fill("change.reason", &[("reason", reason.trim_end_matches('.'))]),
            None if change.needs_reason() => text += &self.say("change.no-reason"),
            None => {}
        }
        if let Some(note) = change.note {
            let note = self.say(&format!("change-note.{}", note.as_str()));
            text = format!("{note}: {}", lower(&text));
        }
        let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
        upper(&format!("{text}{end}"))
    }

    /// Tells only what changed: no reason, no full stop.
    pub fn what(&self, change: &Change) -> String {
        let record = self.record(change);
        let said = |key: &str| self.fill(key, &[("record", &record)]);
        match (change.kind, change.field.as_deref()) {
            (ChangeKind::Added, _) => said("change.added") + &self.renamed("change.was-called", change),
            (ChangeKind::Removed, _) => said("change.removed") + &self.renamed("change.is-called", change),
            (ChangeKind::Deadline, field) => self.deadline(change, &record, field.unwrap_or("deadline")),
            (_, None) => self.turned(change, &record, None),
            (_, Some(field)) if self.is_part(change, field) => self.part_changed(change, &record, field),
            (_, Some(field)) => self.turned(change, &record, Some(field)),
        }
    }

    fn renamed(&self, key: &str, change: &Change) -> String {
        change.renamed.as_ref().map(|id| self.fill(key, &[("id", id)])).unwrap_or_default()
    }

    fn deadline(&self, change: &Change, record: &str, field: &str) -> String {
        let value = |value: &Option<Json>| value.as_ref().map(|value| self.value(&change.set, field, value));
        let days = change.days.map(|days| self.count("change.days", days.unsigned_abs()));
        let key = match (value(&change.before), value(&change.after), change.days) {
            (Some(_), Some(_), Some(days)) if days < 0 => "change.deadline-earlier",
            (Some(_), Some(_), Some(_)) => "change.deadline-later",
            (Some(_), Some(_), None) => "change.deadline",
            (None, _, _) => "change.deadline-set",
            (Some(_), None, _) => "change.deadline-dropped",
        };
        let (before, after) = (value(&change.before).unwrap_or_default(), value(&change.after).unwrap_or_default());
        let days = days.unwrap_or_default();
        self.fill(key, &[("record", record), ("days", &days), ("before", &before), ("after", &after)])
    }

    /// Tells of one value that it turned into another, came or went.
    fn turned(&self, change: &Change, record: &str, field: Option<&str>) -> String {
        let column = field.map(|field| lower(&self.column(&change.set, field))).unwrap_or_default();
        let told =
            self.difference(&change.set, field.unwrap_or_default(), change.before.as_ref(), change.after.as_ref());
        let key = if field.is_some() { "change.value" } else { "change.record" };
        self.fill(key, &[("record", record), ("column", &column), ("difference", &told)])
    }

    /// Tells two values apart: "từ 3 sang 5", "thêm “a”; bỏ “b”".
    pub(super) fn difference(&self, set: &str, field: &str, before: Option<&Json>, after: Option<&Json>) -> String {
        if let (Some(Json::Array(before)), Some(Json::Array(after))) = (before, after) {
            return self.lists(set, field, before, after);
        }
        if (set, field) == ("results", "grade") {
            let grade = |value: Option<&Json>| match value {
                Some(value) => self.value(set, field, value),
                None => self.say("grade.not-graded"),
            };
            return self.fill("change.from-to", &[("before", &grade(before)), ("after", &grade(after))]);
        }
        let (before, after) = match (before, after) {
            (Some(Json::String(old)), Some(Json::String(new))) if self.is_text(set, field) => {
                let (old, new) = value::excerpts(old, new);
                (Some(old), Some(new))
            }
            _ => {
                let value = |value: Option<&Json>| value.map(|value| self.value(set, field, value));
                (value(before), value(after))
            }
        };
        match (before, after) {
            (Some(before), Some(after)) => self.fill("change.from-to", &[("before", &before), ("after", &after)]),
            (None, Some(after)) => self.fill("change.given", &[("after", &after)]),
            (Some(before), None) => self.fill("change.dropped", &[("before", &before)]),
            (None, None) => String::new(),
        }
    }

    fn lists(&self, set: &str, field: &str, before: &[Json], after: &[Json]) -> String {
        let item = |item: &&Json| self.item(set, field, item);
        let only = |these: &[Json], those: &[Json]| -> Vec<String> {
            these.iter().filter(|one| !those.contains(one)).map(|one| item(&one)).collect()
        };
        let (gone, new) = (only(before, after), only(after, before));
        let told = [("change.list-new", new), ("change.list-gone", gone)];
        let told = told.into_iter().filter(|(_, items)| !items.is_empty());
        let told: Vec<String> = told.map(|(key, items)| self.fill(key, &[("items", &items.join(", "))])).collect();
        if told.is_empty() { self.say("change.order") } else { told.join("; ") }
    }

    pub(super) fn say(&self, key: &str) -> String {
        (self.say)(key)
    }

    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let template = self.say(key);
        let mut text = String::with_capacity(template.len());
        let mut rest = template.as_str();
        // Values may hold braces: only those of the template are places.
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            text += before;
            text += values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
            rest = after;
        }
        text + rest
    }

    /// Writes a counted phrase; English tells one from many by `key-one`.
    pub(super) fn count(&self, key: &str, number: u64) -> String {
        let one = format!("{key}-one");
        let is_one = number == 1 && self.say(&one) != one;
        let number = crate::text::format::integer(i64::try_from(number).unwrap_or(i64::MAX), self.language);
        self.fill(if is_one { &one } else { key }, &[("n", &number)])
    }
}

/// Writes the first letter large.
fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Writes the first letter small, unless the word is a sign: "SHA-256", "TTHC".
pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match first {
        Some(first) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
