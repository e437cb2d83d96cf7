//! Holds the pages a site will have against each other: addresses and links.
//!
//! Takes a site and its routes; gives faults with their place in the content. It renders nothing,
//! so that `minhbach check` finds what `minhbach build` would.

mod addresses;
mod disclosure;
mod links;

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
}
