//! The files that carry the facts of a site for programs: open data and feeds.

use super::build::{BuildOptions, Ready};
use crate::data::linked::{self, Linked, PublishedFile, PublishedSet, Target};
use crate::data::{self, DataSet, FORMATS};
use crate::derive::Place;
use crate::emit::{EmitError, Publication};
use crate::model::SiteLanguage;
use crate::pages::{Addresses, Route};
use crate::text::Language;

/// Writes each data set in every format, the package that describes them, and the feed.
pub(super) fn publish(one: &Ready, options: &BuildOptions, publication: &Publication) -> Result<(), EmitError> {
    let folder = if one.folder.is_empty() { String::new() } else { format!("{}/", one.folder) };
    let home = one.base_url(options).map(|base| format!("{}/{folder}", base.trim_end_matches('/')));
    let prefix = home.as_deref().unwrap_or_default();
    let address = |place: &Place| format!("{prefix}{}", Route::of(place).path().trim_start_matches('/'));
    let sets = data::sets(&one.site, &one.derived, &address);
    let mut published = Vec::new();
    for set in &sets {
        published.push(PublishedSet { set, files: write(one, set, &folder, publication)? });
    }
    write_linked(one, options, &folder, &published, publication)?;
    let feed = data::feed(&one.site, &one.derived, &address);
    publication.write(&format!("{folder}atom.xml"), feed.as_bytes())?;
    let package = data::package(&one.site, &one.derived, &sets, home.as_deref());
    publication.write(&format!("{folder}du-lieu/datapackage.json"), &package)
}

/// Writes a set in every format and takes down what was written.
fn write(one: &Ready, set: &DataSet, folder: &str, publication: &Publication) -> Result<Vec<PublishedFile>, EmitError> {
    let file = |format: &'static data::Format| {
        let bytes = (format.write)(set, &one.site, &one.derived);
        publication.write(&format!("{folder}{}", format.path(set.name)), &bytes)?;
        Ok(PublishedFile::new(format, &bytes))
    };
    FORMATS.iter().map(file).collect()
}

/// Writes the catalogue of the sets and the procedures as public services.
fn write_linked(
    one: &Ready,
    options: &BuildOptions,
    folder: &str,
    sets: &[PublishedSet<'_>],
    publication: &Publication,
) -> Result<(), EmitError> {
    let root = one.root(0, SiteLanguage::Vietnamese, options);
    // Both files stand beside each other, so that the same addresses hold in both.
    let addresses = Addresses::new(&root, "/du-lieu/catalog.jsonld", one.base_url(options).as_deref());
    let address = |target: Target<'_>| addresses.target(target);
    let language = Language::Vietnamese;
    let linked = Linked { site: &one.site, derived: &one.derived, language, address: &address };
    publication.write(&format!("{folder}du-lieu/catalog.jsonld"), &linked::catalog(&linked, sets))?;
    publication.write(&format!("{folder}du-lieu/cpsv.jsonld"), &linked::services(&linked))
}
