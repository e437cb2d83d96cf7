//! The register: every document, by date and by type, and the mentions it cannot tell.

use std::collections::BTreeMap;

use indexmap::IndexSet;
use serde::Serialize;

use super::document::{issuer, kind, place_link, places_by_document};
use super::parts::{DateView, Link, Phrase, Shown};
use super::route::Route;
use super::viewer::Viewer;
use crate::derive::Place;
use crate::model::{Document, DocumentKind, Site};
use crate::text::compare;

/// The list of the register.
#[derive(Debug, Serialize)]
pub struct Documents {
    /// How many documents, in words.
    pub total: String,
    /// The documents by type.
    pub kinds: Vec<KindGroup>,
    /// The years, as jumps into the table.
    pub years: Vec<YearLink>,
    /// Every document, the newest first, those without a date last.
    pub rows: Vec<DocumentRow>,
    /// Mentions of which the register does not tell the document.
    pub untold: Vec<UntoldMention>,
}

/// The documents of a type.
#[derive(Debug, Serialize)]
pub struct KindGroup {
    /// Its anchor.
    pub id: String,
    /// The type in words.
    pub title: String,
    /// How many.
    pub count: String,
    /// The documents, the newest first.
    pub documents: Vec<Link>,
}

/// A year of the register.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// The anchor of its first row.
    pub id: String,
    /// The year, or the words for none.
    pub text: String,
    /// How many documents.
    pub count: String,
}

/// A document in the table.
#[derive(Debug, Serialize)]
pub struct DocumentRow {
    /// The anchor of the year, in the first row of each.
    pub id: Option<String>,
    /// Its type and identifier, or its title.
    pub link: Link,
    /// What it is about, where its name does not say so.
    pub title: Option<Phrase>,
    /// Whether its name is its title.
    pub is_titled: bool,
    /// Its type.
    pub kind: String,
    /// Its date.
    pub date: Option<DateView>,
    /// The key its date sorts by.
    pub sort: String,
    /// Who issued it.
    pub issuer: Shown,
    /// How many places cite it.
    pub places: String,
}

/// A mention of a document the register does not tell.
#[derive(Debug, Serialize)]
pub struct UntoldMention {
    /// As printed.
    pub printed: Phrase,
    /// Where.
    pub places: Vec<Link>,
}

pub(super) fn view(viewer: &Viewer<'_>) -> Documents {
    let documents = by_date(viewer.site);
    Documents {
        total: viewer.count("documents.count", documents.len() as u64),
        kinds: kinds(viewer, &documents),
        years: years(viewer, &documents),
        rows: rows(viewer, &documents),
        untold: untold(viewer),
    }
}

/// Sorts the register: the newest first, those without a date last, equal dates by name.
fn by_date(site: &Site) -> Vec<&Document> {
    let mut documents: Vec<&Document> = site.documents.values().collect();
    let name = |document: &Document| {
        let name = document.identifier().or_else(|| Some(document.title.as_ref()?.vi().to_owned()));
        name.unwrap_or_else(|| document.id.id.to_string())
    };
    documents.sort_by_cached_key(|document| std::cmp::Reverse(document.date.map(|date| date.last_day())));
    documents
        .chunk_by_mut(|left, right| left.date.map(|d| d.last_day()) == right.date.map(|d| d.last_day()))
        .for_each(|same_day| same_day.sort_by(|left, right| compare(&name(left), &name(right))));
    documents
}

fn year_id(document: &Document) -> String {
    document.date.map_or_else(|| "khong-ngay".to_owned(), |date| format!("nam-{}", date.year()))
}

fn years(viewer: &Viewer<'_>, documents: &[&Document]) -> Vec<YearLink> {
    let year = |same_year: &[&Document]| YearLink {
        id: year_id(same_year[0]),
        text: same_year[0].date.map_or_else(|| viewer.say("documents.undated"), |date| date.year().to_string()),
        count: viewer.number(same_year.len() as u64),
    };
    documents.chunk_by(|left, right| year_id(left) == year_id(right)).map(year).collect()
}

fn rows(viewer: &Viewer<'_>, documents: &[&Document]) -> Vec<DocumentRow> {
    let places = places_by_document(viewer);
    let mut year = None;
    let row = |document: &&Document| {
        let id = year_id(document);
        let is_first = year.replace(id.clone()).as_ref() != Some(&id);
        let count = places.get(&document.id.id).map_or(0, |places| places.len() as u64);
        DocumentRow {
            id: is_first.then_some(id),
            link: viewer.link(&Route::Document(document.id.id.clone())),
            title: document
                .title
                .as_ref()
                .filter(|_| document.identifier().is_some())
                .map(|title| viewer.phrase(title)),
            is_titled: document.title.is_some() && document.identifier().is_none(),
            kind: kind(viewer, document),
            date: document.date.map(|date| viewer.moment(date)),
            sort: document.date.map_or_else(|| "0000".to_owned(), |date| date.last_day().to_string()),
            issuer: issuer(viewer, document),
            places: viewer.number(count),
        }
    };
    documents.iter().map(row).collect()
}

fn kinds(viewer: &Viewer<'_>, documents: &[&Document]) -> Vec<KindGroup> {
    let mut groups = Vec::new();
    for kind in DocumentKind::ALL {
        let of_kind = documents.iter().filter(|document| document.kind == *kind);
        let documents: Vec<Link> =
            of_kind.map(|document| viewer.link(&Route::Document(document.id.id.clone()))).collect();
        if !documents.is_empty() {
            groups.push(KindGroup {
                id: format!("loai-{}", kind.as_str()),
                title: viewer.say(&format!("document_kind.{}", kind.as_str())),
                count: viewer.number(documents.len() as u64),
                documents,
            });
        }
    }
    groups
}

fn untold(viewer: &Viewer<'_>) -> Vec<UntoldMention> {
    let mut mentions: BTreeMap<&str, IndexSet<&Place>> = BTreeMap::new();
    for cited in viewer.derived.citations.iter().filter(|cited| cited.document.is_none()) {
        if let Some(printed) = cited.printed.as_deref() {
            mentions.entry(printed).or_default().insert(&cited.place);
        }
    }
    let view = |(printed, places): (&str, IndexSet<&Place>)| UntoldMention {
        printed: viewer.printed(printed),
        places: places.into_iter().map(|place| place_link(viewer, place)).collect(),
    };
    let mut untold: Vec<UntoldMention> = mentions.into_iter().map(view).collect();
    untold.sort_by(|left, right| compare(&left.printed.text, &right.printed.text));
    untold
}
