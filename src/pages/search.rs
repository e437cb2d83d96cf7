//! The search page, and the lists by letter it leads to without a script.

use serde::Serialize;
use serde_json::json;

use super::paging;
use super::parts::{FacetValue, Link, Phrase};
use super::route::{ProcedureFacet, Route};
use super::searchable::kind_of;
use super::viewer::Viewer;
use crate::derive::Letter;

/// The search page.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// Where the script finds the index, as a link.
    pub index: &'static str,
    /// The words of the script, as JSON.
    pub words: String,
    /// The lists by letter.
    pub letters: Vec<FacetValue>,
    /// Lists by what records share.
    pub lists: Vec<Link>,
    /// How many records can be found, in words.
    pub count: String,
}

/// The names that begin with a letter.
#[derive(Debug, Serialize)]
pub struct LetterPage {
    /// How many begin with it, in words.
    pub count: String,
    /// All letters.
    pub letters: Vec<FacetValue>,
    /// The names of this page.
    pub names: Vec<NameLine>,
}

/// A name in a list.
#[derive(Debug, Serialize)]
pub struct NameLine {
    /// Leads to the record.
    pub link: Link,
    /// What it is.
    pub kind: Phrase,
    /// The plan of a task.
    pub plan: Option<Phrase>,
}

/// The words the script needs; the page without a script shows none of them.
const WORDS: [&str; 18] = [
    "none",
    "found",
    "found-one",
    "more",
    "all",
    "did-you-mean",
    "corrected",
    "tips",
    "loading",
    "failed",
    "offline",
    "kind",
    "field",
    "unit",
    "year",
    "filters",
    "names",
    "keep",
];

/// More words the script needs.
const PAGE_WORDS: [&str; 4] = ["results", "chosen", "remove", "kept"];

pub(super) fn view(viewer: &Viewer<'_>) -> SearchPage {
    let said =
        |group: &'static str| move |word: &&str| ((*word).to_owned(), json!(viewer.say(&format!("{group}.{word}"))));
    let words = WORDS.iter().map(said("search")).chain(PAGE_WORDS.iter().map(said("search_page")));
    let words: serde_json::Map<String, serde_json::Value> = words.collect();
    let total = viewer.derived.alphabet.places().count() as u64;
    SearchPage {
        index: "/tim-kiem/bo/index.js",
        words: json!(words).to_string(),
        letters: letters(viewer, None),
        lists: lists(viewer),
        count: viewer.count("search.total", total),
    }
}

/// Lists the pages that group records: they work without a script.
fn lists(viewer: &Viewer<'_>) -> Vec<Link> {
    let site = viewer.site;
    let some = |route: Route, filled: bool| filled.then_some(route);
    let routes = [
        some(Route::Procedures, !site.procedures.is_empty()),
        some(Route::Plans, !site.plans.is_empty()),
        some(Route::Progress, !site.plans.is_empty()),
        some(Route::Indicators, !site.indicators.is_empty()),
        some(Route::Reports, !site.reports.is_empty()),
        some(Route::Documents, !site.documents.is_empty()),
        some(Route::Units, !site.department.units.is_empty()),
        some(Route::NewsList, !site.news.is_empty()),
        some(Route::Glossary, site.glossary.is_some()),
    ];
    let fields = viewer.derived.procedures.groups(ProcedureFacet::Field);
    let route = |field: &str| Route::ProcedureFacet(ProcedureFacet::Field, field.to_owned());
    let fields = fields.map(|(field, _)| viewer.link(&route(field)));
    let mut fields: Vec<Link> = fields.collect();
    crate::text::sort_by_text(&mut fields, |link| &link.text.text);
    routes.into_iter().flatten().map(|route| viewer.link(&route)).chain(fields).collect()
}

fn letters(viewer: &Viewer<'_>, current: Option<&str>) -> Vec<FacetValue> {
    let value = |letter: &Letter| FacetValue {
        href: Some(Route::Letter(letter.slug).path()),
        text: Phrase::plain(letter.name),
        count: viewer.number(letter.places.len() as u64),
        current: current == Some(letter.slug),
    };
    viewer.derived.alphabet.letters.iter().map(value).collect()
}

pub(super) fn letter(viewer: &Viewer<'_>, slug: &'static str, page: usize) -> LetterPage {
    let places = viewer.derived.alphabet.letter(slug).map_or(&[][..], |letter| &letter.places);
    let line = |place: &crate::derive::Place| {
        let route = Route::of(place);
        let plan = matches!(route, Route::Task(..)).then(|| route.parent()).flatten();
        NameLine { plan: plan.map(|plan| viewer.title(&plan)), kind: kind_of(viewer, place), link: viewer.link(&route) }
    };
    LetterPage {
        count: viewer.count("search.names-count", places.len() as u64),
        letters: letters(viewer, Some(slug)),
        names: places[paging::shown(page, places.len())].iter().map(line).collect(),
    }
}

impl Viewer<'_> {
    /// Names the page of a letter.
    pub(super) fn letter(&self, slug: &str) -> Phrase {
        let name = self.derived.alphabet.letter(slug).map_or("", |letter| letter.name);
        Phrase::plain(self.fill("search.letter", &[("letter", name)]))
    }
}
