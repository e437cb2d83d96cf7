//! Holds the pages a site will have against each other and against what was published: addresses, links, releases.
//!
//! Takes a site and its routes; gives faults with their place in the content. It renders nothing,
//! so that `minhbach check` finds what `minhbach build` would.

mod addresses;
mod links;
mod releases;

use crate::derive::Derived;
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::pages;

/// Reports addresses claimed twice and links that lead nowhere.
pub fn check(site: &Site, faults: &mut Vec<Diagnostic>) {
    let derived = Derived::new(site, None);
    let routes = pages::routes(site, &derived);
    addresses::check(site, &routes, faults);
    links::check(site, &routes, faults);
    releases::check(site, faults);
}
