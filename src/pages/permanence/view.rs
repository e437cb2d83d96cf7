//! The page at an address that has no page of its own any more: it leads on, or tells what was there and why not now.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Cause, Fate, Permanence, Promise, promises, split};
use crate::derive::Derived;
use crate::ledger::History;
use crate::model::{Moved, Site, SitePath, encode_percents};
use crate::pages::parts::{DateView, Link, Phrase};
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;
use crate::text::Language;

/// Lists the addresses that were released or are named in `[[moved]]` and are not alive, each with its fate.
pub fn former(site: &Site, derived: &Derived, history: &History) -> BTreeMap<String, Fate> {
    if site.department.moved.is_empty() && history.releases().is_empty() {
        return BTreeMap::new();
    }
    let permanence = Permanence::new(site, derived);
    let moved = site.department.moved.iter().map(|moved| moved.from.decoded());
    let moved: Vec<String> = moved.flat_map(|from| permanence.in_every_language(&from)).collect();
    let addresses = promises(history).into_keys().chain(moved.iter().map(String::as_str));
    addresses.filter_map(|address| Some((address.to_owned(), permanence.fate(address)?))).collect()
}

/// What stands at a former address. Links count from the root of the site.
#[derive(Debug, Serialize)]
pub struct Former {
    /// The language of the page.
    lang: &'static str,
    /// `redirect`, `tombstone` or `empty`.
    state: &'static str,
    /// The heading.
    title: String,
    /// One sentence of what happened.
    lead: Option<String>,
    /// Where it leads, what took its place, or the page above.
    to: Option<Link>,
    /// The target in full, where the base address is known.
    canonical: Option<String>,
    /// What the record was called.
    name: Option<Phrase>,
    /// Why it is gone or moved.
    reason: Option<Phrase>,
    /// Since when.
    date: Option<DateView>,
    /// The document that decided it.
    document: Option<Link>,
    /// The last release that had the address.
    last: Option<String>,
    /// That release as data.
    frozen: Option<String>,
    /// What changed, where the site has a page of it.
    changes: Option<String>,
    /// The department.
    department: Phrase,
    /// Whether it has its own accent colour.
    accent: bool,
}

/// What a former address is seen against.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The pages of the site.
    pub routes: &'a [Route],
    /// What was released.
    pub promises: &'a BTreeMap<&'a str, Promise<'a>>,
    /// The full address of the first page, where it is known.
    pub home: Option<&'a str>,
}

impl Former {
    /// Makes what stands at an address.
    pub fn new(viewer: &Viewer<'_>, address: &str, fate: &Fate, around: Around<'_>) -> Self {
        let Around { routes, promises, home } = around;
        let (state, key, moved) = match fate {
            Fate::Redirect { cause: Cause::Moved(at), .. } => ("redirect", "moved.title", Some(*at)),
            Fate::Redirect { .. } => ("redirect", "moved.title", None),
            Fate::Tombstone(at) => ("tombstone", "moved.gone", Some(*at)),
            Fate::Empty { .. } | Fate::Lost => ("empty", "moved.empty", None),
        };
        let moved = moved.and_then(|at| viewer.site.department.moved.get(at));
        let target = target(fate, moved);
        let is_tombstone = state == "tombstone";
        let promise = promises.get(address).copied().filter(|_| is_tombstone);
        let last = promise.map(|promise| last(viewer, &promise));
        Self {
            lang: viewer.language.code(),
            state,
            title: viewer.say(key),
            lead: lead(fate).map(|key| viewer.say(key)),
            canonical: target.as_ref().zip(home).map(|(to, home)| format!("{home}{}", &encode_percents(to)[1..])),
            to: target.map(|to| link(viewer, &to, routes)),
            name: promise.and_then(|promise| name(viewer, address, &promise)),
            reason: moved.and_then(|moved| moved.reason.as_ref()).map(|reason| viewer.phrase(reason)),
            date: moved.and_then(|moved| moved.date).map(|day| viewer.day(day)),
            document: moved.and_then(|moved| viewer.document_link(moved.document.as_ref()?.id())),
            frozen: promise.map(|promise| format!("~/du-lieu/lan-cong-bo/{}.json", promise.last.head.id)),
            changes: routes.iter().map(Route::path).find(|path| is_tombstone && path == "/thay-doi/"),
            last,
            department: viewer.phrase(&viewer.site.department.name),
            accent: viewer.site.department.accent.is_some(),
        }
    }
}

/// Finds where a page points: a tombstone to what took the place, where somebody says so.
fn target(fate: &Fate, moved: Option<&Moved>) -> Option<String> {
    match fate {
        Fate::Redirect { to, .. } => Some(to.clone()),
        Fate::Empty { above } => Some(above.clone()),
        Fate::Tombstone(_) => moved?.successor.as_ref().map(SitePath::decoded),
        Fate::Lost => None,
    }
}

fn lead(fate: &Fate) -> Option<&'static str> {
    match fate {
        Fate::Redirect { cause: Cause::Language, .. } => Some("moved.language"),
        Fate::Redirect { cause: Cause::Part, .. } => Some("moved.part"),
        Fate::Empty { .. } => Some("moved.empty-text"),
        _ => None,
    }
}

/// Links to an address by the title of its page, or by itself.
fn link(viewer: &Viewer<'_>, address: &str, routes: &[Route]) -> Link {
    let (_, path) = split(address);
    let route = routes.iter().find(|route| route.path() == path);
    let text = route.map_or_else(|| Phrase::plain(address), |route| viewer.title(route));
    Link { href: format!("~{}", encode_percents(address)), text }
}

fn last(viewer: &Viewer<'_>, promise: &Promise<'_>) -> String {
    let head = &promise.last.head;
    let day = viewer.day(head.released).text;
    viewer.fill("moved.last-value", &[("id", head.id.as_str()), ("day", &day)])
}

/// Gives what the record was called when it was last released.
fn name(viewer: &Viewer<'_>, address: &str, promise: &Promise<'_>) -> Option<Phrase> {
    let (_, path) = split(address);
    let english = (viewer.language == Language::English).then(|| promise.value(path, &["title_en", "name_en"]));
    let printed = || promise.value(path, &["title", "name"]).map(|name| viewer.printed(&name));
    english.flatten().map(Phrase::plain).or_else(printed)
}
