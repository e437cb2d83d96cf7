//! Which document of the register an identifier in a text means.

use std::collections::BTreeMap;

use super::identifier::{self, Aliases, Identifier, Mention};
use super::{Document, Id, Moment, Site};

/// The register, searchable by identifier in any of its printed spellings.
#[derive(Debug, Clone, Default)]
pub struct Register {
    aliases: Aliases,
    by_key: BTreeMap<Key, Vec<Entry>>,
}

type Key = (String, Option<u16>, String);

#[derive(Debug, Clone)]
struct Entry {
    id: Id,
    date: Option<Moment>,
    kind_word: Option<&'static str>,
}

/// What an identifier means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This document.
    Known(Id),
    /// One of these; the text does not tell which.
    Ambiguous(Vec<Id>),
    /// None of the register.
    Unknown,
}

impl Register {
    /// Builds the register of a site, with the printed forms of its agency symbol as aliases.
    pub fn new(site: &Site) -> Self {
        let symbol = site.department.symbol.clone().unwrap_or_default();
        let variants = site.department.symbol_variants.iter();
        let aliases: Vec<_> = variants.map(|variant| (variant.clone(), symbol.clone())).collect();
        let mut register = Self { aliases: Aliases::new(&aliases), by_key: BTreeMap::new() };
        for document in site.documents.values() {
            register.add(document);
        }
        register
    }

    fn add(&mut self, document: &Document) {
        let own = document.identifier().and_then(|text| Identifier::parse(&text));
        let printed: Vec<Identifier> =
            document.printed.iter().flat_map(|text| identifier::find(text)).map(|mention| mention.identifier).collect();
        let entry = Entry {
            id: document.id.id.clone(),
            date: document.date,
            kind_word: identifier::kind_name(document.kind.label()),
        };
        for found in own.into_iter().chain(printed) {
            let entries = self.by_key.entry(self.key(&found)).or_default();
            if entries.iter().all(|other| other.id != entry.id) {
                entries.push(entry.clone());
            }
        }
    }

    fn key(&self, identifier: &Identifier) -> Key {
        let number = identifier.number.trim_start_matches('0').to_lowercase();
        (number, identifier.year, self.aliases.key(&identifier.symbol))
    }

    /// Tells which document a mention means: by identifier, then by date, then by the word for its
    /// kind. A date that no entry has is passed over, for printed dates can be wrong.
    pub fn meaning(&self, mention: &Mention<'_>) -> Meaning {
        let Some(entries) = self.by_key.get(&self.key(&mention.identifier)) else {
            return Meaning::Unknown;
        };
        let mut candidates: Vec<&Entry> = entries.iter().collect();
        if let Some(date) = mention.date {
            narrow(&mut candidates, |entry| entry.date.is_some_and(|known| agrees(known, date)));
        }
        if let Some(word) = mention.kind_word.and_then(identifier::kind_name) {
            narrow(&mut candidates, |entry| entry.kind_word == Some(word));
        }
        match candidates.as_slice() {
            [one] => Meaning::Known(one.id.clone()),
            many => Meaning::Ambiguous(many.iter().map(|entry| entry.id.clone()).collect()),
        }
    }

    /// Finds every identifier of a text with its meaning.
    pub fn find<'t>(&self, text: &'t str) -> Vec<(Mention<'t>, Meaning)> {
        identifier::find(text).into_iter().map(|mention| (mention.clone(), self.meaning(&mention))).collect()
    }
}

/// Keeps those that pass, unless none does.
fn narrow(candidates: &mut Vec<&Entry>, keep: impl Fn(&Entry) -> bool) {
    if candidates.len() > 1 && candidates.iter().any(|entry| keep(entry)) {
        candidates.retain(|entry| keep(entry));
    }
}

fn agrees(known: Moment, (day, month, year): identifier::PrintedDate) -> bool {
    use chrono::Datelike;
    let first = known.first_day();
    let whole = matches!(known, Moment::Day(_));
    first.year() == year
        && month.is_none_or(|month| first.month() == month || matches!(known, Moment::Year(_)))
        && (!whole || day.is_none_or(|day| first.day() == day))
}
