//! Holds the pages a site will have against each other and against what was published: addresses, links, releases;
//! and what goes out with them against what must not.
//!
//! Takes a site and its routes; gives faults with their place in the content. It renders nothing,
//! so that `minhbach check` finds what `minhbach build` would.

mod addresses;
mod disclosure;
mod links;
mod lost;
mod moves;
mod notes;
mod releases;
mod unexplained;

pub use lost::lost;

use crate::derive::{Derived, keep_published};
use crate::diagnostic::Report;
use crate::ledger::ReleaseId;
use crate::model::Site;
use crate::pages::{self, Route};

pub use notes::notes;
pub use unexplained::unexplained;

/// Reports addresses claimed twice, links that lead nowhere, releases that were changed, published addresses that are
/// lost, and what must not go out.
pub fn check(site: &Site, report: &mut Report) {
    disclosure::check(site, report);
    let faults = &mut report.diagnostics;
    let derived = Derived::new(site, None);
    let mut routes = pages::routes(site, &derived);
    let releases = site.releases.keys().filter_map(|name| ReleaseId::new(name));
    routes.extend(releases.map(|id| Route::Release(id.slug())));
    addresses::check(site, &routes, faults);
    links::check(site, &routes, faults);
    let history = releases::check(site, faults);
    moves::check(site, &history, faults);
    if !history.releases().is_empty() {
        // What was published and is a draft now is lost as well.
        let mut public = site.clone();
        keep_published(&mut public, false, None);
        let derived = Derived::new(&public, None);
        lost(&public, &derived, &history, faults);
    }
}
