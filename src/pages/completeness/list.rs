//! The records of a field or a plan, what lacks most first, so many a page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::derive::ProcedureFacet;
use crate::derive::completeness::Sheet;
use crate::model::Id;
use crate::pages::paging;
use crate::pages::parts::{Link, Phrase};
use crate::pages::route::{CompletenessScope, Route, completeness_records};
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
    let mut records = completeness_records(viewer.site, viewer.derived, scope);
    records.sort_by_key(|(_, sheet)| std::cmp::Reverse(sheet.missing().count()));
    let complete = records.iter().filter(|(_, sheet)| sheet.is_complete()).count() as u64;
    let numbers = [viewer.number(complete), viewer.number(records.len() as u64)];
    let plainer = plainer(viewer, scope);
    let row = |(route, sheet): &(Route, &Sheet)| row(viewer, route, sheet, &plainer);
    CompletenessListPage {
        whole: viewer.link(&whole(scope)),
        count: viewer.fill("completeness.complete-of", &[("n", &numbers[0]), ("all", &numbers[1])]),
        rows: records[paging::shown(page, records.len())].iter().map(row).collect(),
    }
}

fn whole(scope: &CompletenessScope) -> Route {
    match scope {
        CompletenessScope::Field(field) => Route::ProcedureFacet(ProcedureFacet::Field, field.clone()),
        CompletenessScope::Plan(plan) => Route::Plan(plan.clone()),
    }
}

/// Counts what could be plainer, by procedure.
fn plainer<'v>(viewer: &Viewer<'v>, scope: &CompletenessScope) -> BTreeMap<&'v Id, u64> {
    let mut counts = BTreeMap::new();
    if matches!(scope, CompletenessScope::Field(_)) {
        for finding in &viewer.derived.clarity {
            *counts.entry(&finding.procedure).or_default() += 1;
        }
    }
    counts
}

fn row(viewer: &Viewer<'_>, route: &Route, sheet: &Sheet, plainer: &BTreeMap<&Id, u64>) -> RecordRow {
    let procedure = match route {
        Route::Procedure(id) => Some(id),
        _ => None,
    };
    let count = procedure.and_then(|id| plainer.get(id));
    let numbers = [viewer.number(sheet.answered()), viewer.number(sheet.asked())];
    RecordRow {
        record: viewer.link(route),
        items: viewer.fill("completeness.of", &[("n", &numbers[0]), ("all", &numbers[1])]),
        missing: viewer.lacking(sheet),
        plainer: count.map(|count| viewer.count("completeness.plainer", *count)),
    }
}

impl Viewer<'_> {
    /// Names a list of completeness.
    pub(in crate::pages) fn completeness_list(&self, scope: &CompletenessScope) -> Phrase {
        let of = self.title(&whole(scope));
        Phrase { text: self.fill("completeness.list", &[("of", &of.text)]), ..of }
    }
}
