//! The records of a field or a plan, what lacks most first, so many a page.

use serde::Serialize;

use crate::derive::{Place, ProcedureFacet};
use crate::pages::paging;
use crate::pages::parts::{Link, Phrase};
use crate::pages::route::{CompletenessScope, Route};
use crate::pages::viewer::Viewer;

/// Records with what they lack.
#[derive(Debug, Serialize)]
pub struct CompletenessListPage {
    /// Leads to what the records share.
    pub whole: Link,
    /// How many they are and how many lack nothing, in a sentence.
    pub count: String,
    /// The records, what lacks most first.
    pub rows: Vec<RecordRow>,
}

/// A record with what it lacks.
#[derive(Debug, Serialize)]
pub struct RecordRow {
    /// The record.
    pub record: Link,
    /// Items answered of items asked.
    pub items: String,
    /// What is missing, each with its reason; empty where nothing is.
    pub missing: String,
    /// How many places could be plainer, in words.
    pub plainer: Option<String>,
}

pub(in crate::pages) fn list(viewer: &Viewer<'_>, scope: &CompletenessScope, page: usize) -> CompletenessListPage {
    let list = viewer.derived.lacking.get(scope).expect("only scopes with records have a list");
    let numbers = [list.complete, list.records.len()].map(|number| viewer.number(number as u64));
    let shown = paging::shown(page, list.records.len());
    CompletenessListPage {
        whole: viewer.link(&whole(scope)),
        count: viewer.fill("completeness.complete-of", &[("n", &numbers[0]), ("all", &numbers[1])]),
        rows: list.records[shown].iter().filter_map(|place| row(viewer, place)).collect(),
    }
}

fn whole(scope: &CompletenessScope) -> Route {
    match scope {
        CompletenessScope::Field(field) => Route::ProcedureFacet(ProcedureFacet::Field, field.clone()),
        CompletenessScope::Plan(plan) => Route::Plan(plan.clone()),
    }
}

fn row(viewer: &Viewer<'_>, place: &Place) -> Option<RecordRow> {
    let sheet = viewer.derived.completeness.sheet(place)?;
    let count = match place {
        Place::Procedure(id) => viewer.derived.plainer.get(id),
        _ => None,
    };
    let numbers = [viewer.number(sheet.answered()), viewer.number(sheet.asked())];
    Some(RecordRow {
        record: viewer.link(&Route::of(place)),
        items: viewer.fill("completeness.of", &[("n", &numbers[0]), ("all", &numbers[1])]),
        missing: viewer.lacking(sheet),
        plainer: count.map(|count| viewer.count("completeness.plainer", *count)),
    })
}

impl Viewer<'_> {
    /// Names a list of completeness.
    pub(in crate::pages) fn completeness_list(&self, scope: &CompletenessScope) -> Phrase {
        let of = self.title(&whole(scope));
        Phrase { text: self.fill("completeness.list", &[("of", &of.text)]), ..of }
    }
}
