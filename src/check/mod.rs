//! Holds the pages a site will have against each other and against what was published: addresses, links, releases;
//! and what goes out with them against what must not.
//!
//! Takes a site and its routes; gives faults with their place in the content. It renders nothing,
//! so that `minhbach check` finds what `minhbach build` would.

mod addresses;
mod disclosure;
mod links;
mod releases;

use crate::derive::Derived;
use crate::diagnostic::Report;
use crate::model::Site;
use crate::pages;

/// Reports addresses claimed twice, links that lead nowhere, and what must not go out.
pub fn check(site: &Site, report: &mut Report) {
    disclosure::check(site, report);
    let faults = &mut report.diagnostics;
    let derived = Derived::new(site, None);
    let routes = pages::routes(site, &derived);
    addresses::check(site, &routes, faults);
    links::check(site, &routes, faults);
    releases::check(site, faults);
}
