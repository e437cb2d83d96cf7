//! Holds the pages a site will have against each other and against what was published: addresses, links, releases.
//!
//! Takes a site and its routes; gives faults with their place in the content. It renders nothing,
//! so that `minhbach check` finds what `minhbach build` would.

mod addresses;
mod links;
mod notes;
mod releases;
mod unexplained;

use crate::derive::Derived;
use crate::diagnostic::Diagnostic;
use crate::ledger::ReleaseId;
use crate::model::Site;
use crate::pages::{self, Route};

pub use notes::notes;
pub use unexplained::unexplained;

/// Reports addresses claimed twice and links that lead nowhere.
pub fn check(site: &Site, faults: &mut Vec<Diagnostic>) {
    let derived = Derived::new(site, None);
    let mut routes = pages::routes(site, &derived);
    let releases = site.releases.keys().filter_map(|name| ReleaseId::new(name));
    routes.extend(releases.map(|id| Route::Release(id.slug(), 1)));
    addresses::check(site, &routes, faults);
    links::check(site, &routes, faults);
    releases::check(site, faults);
}
