//! The files that carry the facts of a site for programs: open data.

use super::build::{BuildOptions, Ready};
use crate::data;
use crate::derive::Place;
use crate::emit::{EmitError, Publication};
use crate::pages::Route;

/// Writes each data set as CSV and JSON, and the package that describes them.
pub(super) fn publish(one: &Ready, options: &BuildOptions, publication: &Publication) -> Result<(), EmitError> {
    let folder = if one.folder.is_empty() { String::new() } else { format!("{}/", one.folder) };
    let home = one.base_url(options).map(|base| format!("{}/{folder}", base.trim_end_matches('/')));
    let prefix = home.as_deref().unwrap_or_default();
    let address = |place: &Place| format!("{prefix}{}", Route::of(place).path().trim_start_matches('/'));
    let sets = data::sets(&one.site, &one.derived, &address);
    for set in &sets {
        publication.write(&format!("{folder}du-lieu/{}.csv", set.name), &set.csv())?;
        publication.write(&format!("{folder}du-lieu/{}.json", set.name), &set.json())?;
    }
    let package = data::package(&one.site, &one.derived, &sets, home.as_deref());
    publication.write(&format!("{folder}du-lieu/datapackage.json"), &package)
}
