//! The addresses a site publishes: what a release promises to keep for ever.

use std::collections::BTreeSet;

use super::route::{Route, routes};
use crate::data;
use crate::derive::Derived;
use crate::ledger::{self, ReleaseId};
use crate::model::Site;

/// Lists every address people and programs may keep, from the root of the site, sorted: pages in every language, their
/// twins, attachments, files of open data, calendars, feeds and earlier releases. Pictures that stand for a page where it
/// is shared follow their page and are no address to keep.
pub fn published(site: &Site, derived: &Derived) -> Vec<String> {
    let mut addresses = BTreeSet::new();
    let releases = site.releases.keys().filter_map(|name| ReleaseId::new(name));
    let released: Vec<Route> = releases.map(|id| Route::Release(id.slug())).collect();
    let languages = site.department.languages.iter().enumerate();
    for folder in languages.map(|(at, one)| if at == 0 { String::new() } else { format!("/{}", one.as_str()) }) {
        for route in routes(site, derived).iter().chain(&released).filter(|route| route.is_lasting()) {
            addresses.insert(format!("{folder}{}", route.path()));
            addresses.extend(route.twin().map(|twin| format!("{folder}{twin}")));
        }
    }
    addresses.extend(site.files.keys().map(|path| format!("/files/{path}")));
    addresses.extend(for_programs(site, derived).into_iter().map(|path| format!("/{path}")));
    addresses.into_iter().collect()
}

/// Lists the paths of what programs read.
fn for_programs(site: &Site, derived: &Derived) -> Vec<String> {
    let mut paths = vec!["llms.txt".to_owned()];
    paths.extend(["datapackage.json", "catalog.jsonld", "cpsv.jsonld"].map(|file| format!("du-lieu/{file}")));
    paths.extend(
        data::names().chain(ledger::SETS).flat_map(|set| data::FORMATS.iter().map(move |format| format.path(set))),
    );
    paths.extend(site.releases.keys().map(|release| format!("du-lieu/lan-cong-bo/{release}.json")));
    let with_goals = site.plans.values().filter(|plan| data::has_goals(site, plan));
    paths.extend(with_goals.map(|plan| format!("ke-hoach/{}/stratml.xml", plan.id)));
    paths.extend(data::calendars(site, derived).iter().map(|calendar| calendar.scope.path()));
    paths.extend(data::FeedScope::all(site, derived).iter().map(data::FeedScope::path));
    paths
}
