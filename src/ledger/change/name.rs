//! What a record is called, as it is called in the facts the change comes from.

use serde_json::Value as Json;

use crate::ledger::facts::{Facts, Record, Values};

/// What a record is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordName {
    /// The number before its title, as printed.
    pub label: Option<String>,
    /// Its title.
    pub title: String,
    /// Its title in English, where somebody wrote one.
    pub title_en: Option<String>,
}

/// The columns that may hold the name of a record, the best first.
const TITLES: [&str; 8] = ["title", "name", "identifier", "item", "term", "text", "printed", "kind"];

/// Finds what a record is called: by itself, or by the record it speaks of.
pub(in crate::ledger) fn of(facts: &Facts, record: &Record) -> Option<RecordName> {
    let (owner, id) = owner(record)?;
    if owner == record.set {
        return named(record).map(|name| translated(facts, record, name));
    }
    // The department is the one record of its set.
    let found = if owner == "department" { facts.of_set(&owner).first() } else { facts.find(&owner, &id) };
    let told = found.map(super::super::Fact::record);
    let told = told.and_then(|record| Some(translated(facts, &record, named(&record)?)));
    told.or_else(|| named(record))
}

/// Adds the English of a title, which the set of translations holds.
fn translated(facts: &Facts, record: &Record, name: RecordName) -> RecordName {
    let place = match record.set.as_str() {
        "texts" => record.id.clone(),
        "budget" => format!("budget-line/{}", record.id),
        "department" => "department/".to_owned(),
        set => format!("{}/{}", set.strip_suffix('s').unwrap_or(set), record.id),
    };
    let rows = facts.find("translations", &place).map(|fact| fact.record().parts.remove("translations"));
    let row = rows
        .flatten()
        .into_iter()
        .flatten()
        .find(|row| row.get("text").and_then(Json::as_str) == Some(name.title.as_str()));
    let english = row.and_then(|row| row.get("text_en")?.as_str().map(str::to_owned));
    RecordName { title_en: name.title_en.clone().or(english), ..name }
}

/// Names the record whose title is the best name of a record.
fn owner(record: &Record) -> Option<(String, String)> {
    let own = (record.set.clone(), record.id.clone());
    let (first, rest) = record.id.split_once('/').unwrap_or((&record.id, ""));
    Some(match record.set.as_str() {
        "results" => ("tasks".to_owned(), rest.to_owned()),
        "periods" => ("plans".to_owned(), rest.to_owned()),
        "observations" => ("indicators".to_owned(), first.to_owned()),
        "texts" => match first {
            "plan" | "procedure" | "report" => (format!("{first}s"), rest.to_owned()),
            _ => own,
        },
        "annotations" | "attachments" | "translations" => subject(&record.id)?,
        _ => own,
    })
}

/// Finds the record a note stands on, from the place open data name: `task/2018/7-4`.
pub(super) fn subject(place: &str) -> Option<(String, String)> {
    let (kind, id) = place.split_once('/')?;
    let set = match kind {
        "budget-line" => "budget",
        "statistics" | "department" => kind,
        "news" | "page" => return Some(("texts".to_owned(), place.to_owned())),
        kind => return Some((format!("{kind}s"), id.to_owned())),
    };
    Some((set.to_owned(), id.to_owned()))
}

fn named(record: &Record) -> Option<RecordName> {
    let single = record.parts.get(&record.set).and_then(|rows| rows.first());
    let values: &Values = if record.values.is_empty() { single? } else { &record.values };
    let text = |name: &str| values.get(name).and_then(Json::as_str).map(str::to_owned);
    // A term or portal is told by its name, and its name is its id.
    let own = || matches!(record.set.as_str(), "glossary" | "portals" | "files").then(|| record.id.clone());
    let title = own().or_else(|| TITLES.iter().find_map(|name| text(name)))?;
    Some(RecordName { label: text("label"), title, title_en: text("title_en").or_else(|| text("name_en")) })
}
