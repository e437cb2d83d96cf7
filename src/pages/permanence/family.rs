//! Which addresses follow from others, by the families of routes: nobody has to act when such an address goes.
//!
//! A page of a record (procedure, plan, task, indicator, report, document, unit, news, page) and an attachment stand for
//! themselves: where they go, an editor says why. Everything else hangs on an address above it.

use crate::pages::route::{ProcedureFacet, Route};

/// How an address hangs on the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// A list drawn from the data, a calendar or a feed: while nothing belongs to it, it is there and says so.
    List,
    /// A part of a page, or a page of a longer list: without it the one above answers.
    Part,
}

/// The lists a site has pages of while somebody fills them.
const LISTS: [Route; 12] = [
    Route::Procedures,
    Route::Plans,
    Route::Progress,
    Route::Indicators,
    Route::Reports,
    Route::Documents,
    Route::Budget,
    Route::Statistics,
    Route::Units,
    Route::NewsList,
    Route::Glossary,
    Route::Data,
];

/// Finds the family of an address and the address it hangs on; nothing for one that stands for itself.
pub(super) fn above(path: &str) -> Option<(Family, String)> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let is_facet = |part: &str| ProcedureFacet::ALL.iter().any(|facet| facet.slug() == part);
    let (family, depth) = match parts.as_slice() {
        [.., "index.md"] => (Family::Part, parts.len() - 1),
        ["thu-tuc", _, "giay-to"] => (Family::Part, 2),
        ["thu-tuc", facet, _] | ["thu-tuc", facet, _, "atom.xml"] if is_facet(facet) => (Family::List, 1),
        ["van-ban", "loai", _] => (Family::List, 1),
        ["ke-hoach", _, "stratml.xml"] => (Family::Part, 2),
        ["ke-hoach", _, "loc", ..] | ["ke-hoach", _, "lich-nguoi", _] => (Family::List, 2),
        ["ke-hoach" | "don-vi", _, "lich.ics" | "atom.xml"] => (Family::List, 2),
        ["bao-cao", "dinh-ky", ..] => (Family::List, 1),
        ["tim-kiem" | "thay-doi" | "du-lieu" | "muc-do-day-du", _, ..] => (Family::Part, 1),
        ["lich.ics"] => (Family::List, 0),
        ["thay-doi"] => (Family::Part, 0),
        _ if LISTS.iter().any(|list| list.path() == path) => (Family::List, 0),
        _ => return None,
    };
    let above = parts[..depth].iter().map(|part| format!("{part}/")).collect::<String>();
    Some((family, format!("/{above}")))
}

/// Names the record a page shows, as the facts of a release do: its data set and its id.
pub(super) fn record(path: &str) -> Option<(&'static str, String)> {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    Some(match parts.as_slice() {
        ["thu-tuc", id] => ("procedures", (*id).to_owned()),
        ["ke-hoach", plan] => ("plans", (*plan).to_owned()),
        ["ke-hoach", plan, task] => ("tasks", format!("{plan}/{task}")),
        ["chi-tieu", id] => ("indicators", (*id).to_owned()),
        ["bao-cao", id] => ("reports", (*id).to_owned()),
        ["van-ban", id] => ("documents", (*id).to_owned()),
        ["don-vi", id] => ("units", (*id).to_owned()),
        ["tin-tuc", id] => ("texts", format!("news/{id}")),
        ["trang", id] => ("texts", format!("page/{id}")),
        _ => return None,
    })
}
