//! The register: every document, by date and by type, so many to a page, and the mentions it cannot tell.

use std::ops::Range;

use serde::Serialize;

use super::document::{issuer, kind, place_link};
use super::paging;
use super::parts::{DateView, Link, Phrase, Shown};
use super::route::Route;
use super::viewer::Viewer;
use crate::derive::{Derived, Untold};
use crate::model::{Document, DocumentKind, Site};

/// The most places shown of a mention the register does not tell; the data has all of them.
const PLACES: usize = 20;

/// The list of the register.
#[derive(Debug, Serialize)]
pub struct Documents {
    /// Whether the register has several pages: then types lead to lists of their own.
    pub is_long: bool,
    /// Whether it lists the documents of a type.
    pub is_kind: bool,
    /// Whether it is the first page of the list.
    pub is_first: bool,
    /// How many documents, in words.
    pub total: String,
    /// Which of them stand on the page, where it has only some.
    pub part: Option<String>,
    /// The documents by type.
    pub kinds: Vec<KindGroup>,
    /// The years, as jumps into the tables.
    pub years: Vec<YearLink>,
    /// The documents, the newest first, those without a date last.
    pub rows: Vec<DocumentRow>,
    /// Mentions of which the register does not tell the document.
    pub untold: Vec<UntoldMention>,
    /// Leads to them, where they are many.
    pub untold_page: Option<String>,
}

/// Mentions of which the register does not tell the document, on pages of their own.
#[derive(Debug, Serialize)]
pub struct UntoldPage {
    /// The mentions.
    pub untold: Vec<UntoldMention>,
}

/// The documents of a type.
#[derive(Debug, Serialize)]
pub struct KindGroup {
    /// Its anchor.
    pub id: String,
    /// Leads to its documents.
    pub href: String,
    /// The type in words.
    pub title: String,
    /// How many.
    pub count: String,
    /// Whether it is the one shown.
    pub current: bool,
    /// The documents, the newest first; none where they have a list of their own.
    pub documents: Vec<Link>,
}

/// A year of the register.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// Leads to its first row.
    pub href: String,
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
    /// How many more places there are, in words.
    pub rest: Option<String>,
}

pub(super) fn view(viewer: &Viewer<'_>, kind: Option<DocumentKind>, page: usize) -> Documents {
    let lists = &viewer.derived.documents;
    let documents = kind.map_or(lists.newest(), |kind| lists.of_kind(kind));
    let list = kind.map_or(Route::Documents, Route::DocumentKind);
    let shown = paging::shown(page, documents.len());
    let is_long = is_long(viewer.site);
    let untold_pages = untold_pages(viewer.derived).len();
    Documents {
        is_long,
        is_kind: kind.is_some(),
        is_first: page == 1,
        total: viewer.count("documents.count", documents.len() as u64),
        part: (paging::pages(documents.len()) > 1).then(|| viewer.part(&shown, documents.len())),
        kinds: lists.by_kind().iter().map(|(of, documents)| kind_group(viewer, *of, documents, kind)).collect(),
        years: years(viewer, &list, documents),
        rows: rows(viewer, documents, shown),
        untold: if untold_pages == 1 && kind.is_none() { untold(viewer, 1) } else { Vec::new() },
        untold_page: (untold_pages > 1).then(|| Route::UntoldDocuments.path()),
    }
}

/// Tells whether the register has several pages: then each type has a list of its own.
pub(super) fn is_long(site: &Site) -> bool {
    paging::pages(site.documents.len()) > 1
}

/// Cuts the mentions the register does not tell into pages with so many links each.
pub(super) fn untold_pages(derived: &Derived) -> Vec<Range<usize>> {
    let weights = derived.documents.untold().iter().map(|mention| mention.places.len().min(PLACES));
    paging::cut(weights, paging::ENTRIES_A_PAGE)
}

/// Shows a page of the mentions the register does not tell.
pub(super) fn untold_page(viewer: &Viewer<'_>, page: usize) -> UntoldPage {
    UntoldPage { untold: untold(viewer, page) }
}

fn year_id(document: &Document) -> String {
    document.date.map_or_else(|| "khong-ngay".to_owned(), |date| format!("nam-{}", date.year()))
}

/// Links to the first document of each year, on whatever page it stands.
fn years(viewer: &Viewer<'_>, list: &Route, documents: &[usize]) -> Vec<YearLink> {
    let document = |place: &usize| &viewer.site.documents[*place];
    let is_long = paging::pages(documents.len()) > 1;
    let mut before = 0;
    let year = |same_year: &[usize]| {
        let first = document(&same_year[0]);
        let entry = before;
        before += same_year.len();
        let page = if is_long { list.page(paging::page_of(entry)).path() } else { String::new() };
        YearLink {
            href: format!("{page}#{}", year_id(first)),
            text: first.date.map_or_else(|| viewer.say("documents.undated"), |date| date.year().to_string()),
            count: viewer.number(same_year.len() as u64),
        }
    };
    documents.chunk_by(|left, right| year_id(document(left)) == year_id(document(right))).map(year).collect()
}

fn rows(viewer: &Viewer<'_>, documents: &[usize], shown: Range<usize>) -> Vec<DocumentRow> {
    let document = |place: usize| &viewer.site.documents[place];
    let row = |entry: usize| {
        let one = document(documents[entry]);
        let before = entry.checked_sub(1).map(|before| year_id(document(documents[before])));
        DocumentRow {
            id: Some(year_id(one)).filter(|year| before.as_ref() != Some(year)),
            link: viewer.link(&Route::Document(one.id.id.clone())),
            title: one.title.as_ref().filter(|_| one.identifier().is_some()).map(|title| viewer.phrase(title)),
            is_titled: one.title.is_some() && one.identifier().is_none(),
            kind: kind(viewer, one),
            date: one.date.map(|date| viewer.moment(date)),
            sort: one.date.map_or_else(|| "0000".to_owned(), |date| date.last_day().to_string()),
            issuer: issuer(viewer, one),
            places: viewer.number(viewer.derived.places(&one.id.id) as u64),
        }
    };
    shown.map(row).collect()
}

/// Shows a type: with its documents, or with the address of their list where the register is long.
fn kind_group(viewer: &Viewer<'_>, kind: DocumentKind, documents: &[usize], shown: Option<DocumentKind>) -> KindGroup {
    let id = format!("loai-{}", kind.as_str());
    let is_long = is_long(viewer.site);
    let link = |place: &usize| viewer.link(&Route::Document(viewer.site.documents[*place].id.id.clone()));
    KindGroup {
        href: if is_long { Route::DocumentKind(kind).path() } else { format!("#{id}") },
        id,
        title: viewer.say(&format!("document_kind.{}", kind.as_str())),
        count: viewer.number(documents.len() as u64),
        current: shown == Some(kind),
        documents: if is_long { Vec::new() } else { documents.iter().map(link).collect() },
    }
}

fn untold(viewer: &Viewer<'_>, page: usize) -> Vec<UntoldMention> {
    let all = viewer.derived.documents.untold();
    let shown = untold_pages(viewer.derived).get(page - 1).cloned().unwrap_or_default();
    let view = |mention: &Untold| {
        let rest = mention.places.len().saturating_sub(PLACES) as u64;
        UntoldMention {
            printed: viewer.printed(&mention.printed),
            places: mention.places.iter().take(PLACES).map(|place| place_link(viewer, place)).collect(),
            rest: (rest > 0).then(|| viewer.count("documents.more-places", rest)),
        }
    };
    all[shown].iter().map(view).collect()
}
