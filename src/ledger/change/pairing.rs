//! Records that belong together, and those that came or went.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::values::{Side, compare};
use super::{Change, ChangeKind, name};
use crate::ledger::facts::{Fact, Facts, Record, Values};

/// Lists what changed, by set and id. A set or column that one side did not keep is no change.
pub fn between(before: &Facts, after: &Facts) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut old, mut new) = (before.records.as_slice(), after.records.as_slice());
    let key = |fact: &'_ Fact| (fact.set.clone(), fact.id.clone());
    let kept = |fact: &Fact| before.columns.contains_key(&fact.set) && after.columns.contains_key(&fact.set);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let mut told = |old: &Record, new: &Record| {
        changes.extend(compare(Side { facts: before, record: old }, Side { facts: after, record: new }));
    };
    while let Some(order) = order(old.first(), new.first()) {
        if order != Ordering::Greater {
            let (one, rest) = old.split_at(1);
            old = rest;
            match order {
                Ordering::Less if kept(&one[0]) && is_rows(&one[0]) => told(&one[0].record(), &empty(&one[0])),
                Ordering::Less if kept(&one[0]) => gone.push(&one[0]),
                Ordering::Equal if one[0].line != new[0].line => told(&one[0].record(), &new[0].record()),
                _ => {}
            }
        }
        if order != Ordering::Less {
            let (one, rest) = new.split_at(1);
            new = rest;
            match order {
                Ordering::Greater if kept(&one[0]) && is_rows(&one[0]) => told(&empty(&one[0]), &one[0].record()),
                Ordering::Greater if kept(&one[0]) => come.push(&one[0]),
                _ => {}
            }
        }
    }
    changes.extend(whole(before, &gone, ChangeKind::Removed));
    changes.extend(whole(after, &come, ChangeKind::Added));
    rename(&mut changes, &gone, &come);
    changes = once(changes);
    let keys: BTreeSet<_> = gone.iter().chain(&come).map(|fact| key(fact)).collect();
    changes.retain(|change| !goes_along(change, &keys) && (change.set != REASONS || change.before.is_some()));
    let mut changes = told_elsewhere(changes);
    changes.sort_by(|one, other| (&one.set, &one.id).cmp(&(&other.set, &other.id)));
    changes
}

/// Sets that repeat texts and files of records, with the column that holds what they repeat.
pub(super) const REPEATS: [(&str, &str); 2] = [("translations", "text"), ("attachments", "file")];

/// Leaves out rows that only repeat what the change of a record says.
fn told_elsewhere(changes: Vec<Change>) -> Vec<Change> {
    let repeats = |change: &Change| REPEATS.into_iter().find(|(set, _)| *set == change.set);
    let texts = |side: fn(&Change) -> &Option<Json>| -> Vec<String> {
        let own = changes.iter().filter(|change| repeats(change).is_none());
        own.filter_map(|change| side(change).as_ref().map(ToString::to_string)).collect()
    };
    let (old, new) = (texts(|change| &change.before), texts(|change| &change.after));
    let says = |texts: &[String], value: Option<&Json>| {
        let value = value.and_then(Json::as_str).map(|text| Json::from(text).to_string());
        value.is_some_and(|value| texts.iter().any(|text| text.contains(value.trim_matches('"'))))
    };
    let is_told = |change: &Change| {
        let Some((_, column)) = repeats(change) else { return false };
        let side = |value: &'_ Option<Json>| value.as_ref().and_then(Json::as_object).cloned();
        match (side(&change.before), side(&change.after)) {
            (Some(before), None) => says(&old, before.get(column)),
            (None, Some(after)) => says(&new, after.get(column)),
            (Some(before), Some(after)) => {
                let others = before.keys().chain(after.keys()).filter(|name| *name != column);
                let same = others.into_iter().all(|name| before.get(name) == after.get(name));
                same && before != after && says(&new, after.get(column))
            }
            (None, None) => false,
        }
    };
    let told: Vec<bool> = changes.iter().map(is_told).collect();
    changes.into_iter().zip(told).filter(|(_, told)| !told).map(|(change, _)| change).collect()
}

/// The set of the reasons for changes: a new one is told with the change it explains, and one that is gone or altered
/// after it was published is a change by itself.
const REASONS: &str = "change_notes";

/// Tells whether a record only gathers rows.
fn is_rows(fact: &Fact) -> bool {
    fact.set == REASONS || REPEATS.iter().any(|(set, _)| *set == fact.set)
}

fn empty(fact: &Fact) -> Record {
    Record { set: fact.set.clone(), id: fact.id.clone(), values: Values::new(), parts: BTreeMap::new() }
}

fn order(old: Option<&Fact>, new: Option<&Fact>) -> Option<Ordering> {
    match (old, new) {
        (None, None) => None,
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (Some(old), Some(new)) => Some((&old.set, &old.id).cmp(&(&new.set, &new.id))),
    }
}

fn whole(facts: &Facts, records: &[&Fact], kind: ChangeKind) -> Vec<Change> {
    let change = |fact: &&Fact| {
        let record = fact.record();
        let name = name::of(facts, &record);
        let title = name.as_ref().map(|name| Json::from(name.title.clone()));
        let (before, after) = if kind == ChangeKind::Removed { (title, None) } else { (None, title) };
        Change { name, before, after, ..Change::new(&record.set, &record.id, kind, None) }
    };
    records.iter().map(change).collect()
}

/// Gives records with the same content under another id the hint that they are one.
fn rename(changes: &mut [Change], gone: &[&Fact], come: &[&Fact]) {
    let (old, new) = (by_content(gone), by_content(come));
    let both = old.iter().filter_map(|(content, ids)| Some((ids.as_slice(), new.get(content)?.as_slice())));
    // Two records with one content are two records: nobody can tell which went where.
    let pairs: Vec<(&Fact, &Fact)> = both
        .filter_map(|pair| match pair {
            ([old], [new]) => Some((*old, *new)),
            _ => None,
        })
        .collect();
    for (old, new) in pairs {
        for change in changes.iter_mut().filter(|change| change.set == old.set) {
            match change.kind {
                ChangeKind::Removed if change.id == old.id => change.renamed = Some(new.id.clone()),
                ChangeKind::Added if change.id == new.id => change.renamed = Some(old.id.clone()),
                _ => {}
            }
        }
    }
}

fn by_content<'f>(facts: &[&'f Fact]) -> BTreeMap<(&'f str, String), Vec<&'f Fact>> {
    let mut contents: BTreeMap<(&str, String), Vec<&Fact>> = BTreeMap::new();
    for fact in facts {
        // The line after the id holds the values and the parts.
        let id = Json::from(fact.id.as_str()).to_string();
        let content = fact.line.split_once(&format!("\"id\":{id}")).map_or("", |(_, rest)| rest);
        if content.len() > 2 {
            contents.entry((&fact.set, content.to_owned())).or_default().push(*fact);
        }
    }
    contents
}

/// Tells whether a text or note only came or went because its record did.
fn goes_along(change: &Change, keys: &BTreeSet<(String, String)>) -> bool {
    let is_rows = REPEATS.iter().any(|(set, _)| *set == change.set);
    let is_whole = is_rows || matches!(change.kind, ChangeKind::Added | ChangeKind::Removed);
    let owner = match change.set.as_str() {
        "texts" | "annotations" | "attachments" | "translations" => name::subject(&change.id),
        _ => None,
    };
    is_whole
        && owner
            .is_some_and(|owner| (owner.0.as_str(), owner.1.as_str()) != ("texts", &change.id) && keys.contains(&owner))
}

/// Columns every figure of a period carries because its file says them once.
const OF_FILE: [&str; 4] = ["from", "to", "window_printed", "report"];

/// Tells what the file of a period says, or the head of a group, once and not with each of its figures.
fn once(changes: Vec<Change>) -> Vec<Change> {
    let mut seen = BTreeSet::new();
    let mut told = Vec::new();
    for mut change in changes {
        let field = change.field.clone().unwrap_or_default();
        let (period, kind) = change.id.split_once('/').unwrap_or((&change.id, ""));
        let scope = match (change.set.as_str(), field.as_str()) {
            ("statistics", field) if OF_FILE.contains(&field) => period.to_owned(),
            ("statistics", "group_title" | "group_title_en") => {
                format!("{period}/{}", kind.split('/').next().unwrap_or(""))
            }
            _ => {
                told.push(change);
                continue;
            }
        };
        let value = |value: &Option<Json>| value.as_ref().map(ToString::to_string);
        if seen.insert((scope.clone(), field.clone(), value(&change.before), value(&change.after))) {
            if OF_FILE.contains(&field.as_str()) {
                change.id = scope;
                change.name = None;
            }
            told.push(change);
        }
    }
    told
}
