//! The files that carry the facts of a site for programs: open data.

use rayon::prelude::*;

use super::build::{BuildOptions, Ready, dictionary};
use crate::data::{self, About, DataSet};
use crate::derive::Place;
use crate::emit::{EmitError, Publication};
use crate::pages::{self, Dictionary, Route, Viewer};
use crate::text::Language;

/// Writes each data set as workbook, CSV and JSON, the package that describes them, and the feed.
pub(super) fn publish(one: &Ready, options: &BuildOptions, publication: &Publication) -> Result<(), EmitError> {
    let folder = if one.folder.is_empty() { String::new() } else { format!("{}/", one.folder) };
    let home = one.base_url(options).map(|base| format!("{}/{folder}", base.trim_end_matches('/')));
    let prefix = home.as_deref().unwrap_or_default();
    let address = |place: &Place| format!("{prefix}{}", Route::of(place).path().trim_start_matches('/'));
    let sets = data::sets(&one.site, &one.derived, &address);
    // Workbooks speak Vietnamese, whichever languages the pages have.
    let dictionary = dictionary(&one.theme, Language::Vietnamese);
    let say = |key: &str| dictionary.say(key).to_owned();
    let about = about(one, &dictionary, home.as_ref().map(|home| format!("{home}du-lieu/")), &say);
    let files = |set: &DataSet| -> Result<(), EmitError> {
        let path = format!("{folder}du-lieu/{}", set.name);
        publication.write(&format!("{path}.xlsx"), &set.xlsx(&about))?;
        publication.write(&format!("{path}.csv"), &set.csv())?;
        publication.write(&format!("{path}.json"), &set.json())
    };
    sets.par_iter().try_for_each(files)?;
    let feed = data::feed(&one.site, &one.derived, &address);
    publication.write(&format!("{folder}atom.xml"), feed.as_bytes())?;
    let package = data::package(&one.site, &one.derived, &sets, home.as_deref());
    publication.write(&format!("{folder}du-lieu/datapackage.json"), &package)
}

/// Gathers what every workbook says of the site.
fn about<'w>(
    one: &Ready,
    dictionary: &Dictionary,
    page: Option<String>,
    say: &'w (dyn Fn(&str) -> String + Sync),
) -> About<'w> {
    let viewer = Viewer::new(&one.site, &one.derived, dictionary, Language::Vietnamese);
    About::new(&one.site, &one.derived, pages::reference_basis(&viewer), page, say)
}
