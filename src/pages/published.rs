//! The addresses a site publishes: what a release promises to keep for ever.

use std::collections::BTreeSet;

use super::route::{Route, routes};
use crate::data;
use crate::derive::Derived;
use crate::model::Site;

/// Lists every address people and programs may keep, from the root of the site, sorted: pages in every language, their
/// twins, attachments, files of open data, calendars and feeds.
pub fn published(site: &Site, derived: &Derived) -> Vec<String> {
    let mut addresses = BTreeSet::new();
    let languages = site.department.languages.iter().enumerate();
    for folder in languages.map(|(at, one)| if at == 0 { String::new() } else { format!("/{}", one.as_str()) }) {
        for route in routes(site, derived).iter().filter(|route| **route != Route::NotFound) {
            addresses.insert(format!("{folder}{}", route.path()));
            addresses.extend(route.twin().map(|twin| format!("{folder}{twin}")));
        }
    }
    addresses.extend(site.files.keys().map(|path| format!("/files/{path}")));
    let sets = data::sets(site, derived, &|_| String::new());
    let files = sets.iter().flat_map(|set| data::FORMATS.iter().map(|format| format.path(set.name)));
    addresses.extend(files.map(|path| format!("/{path}")));
    addresses.extend(data::calendars(site, derived).iter().map(|calendar| format!("/{}", calendar.scope.path())));
    addresses.extend(data::feeds(site, derived).iter().map(|feed| format!("/{}", feed.scope.path())));
    addresses.into_iter().collect()
}
