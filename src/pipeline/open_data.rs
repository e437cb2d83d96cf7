//! The files that carry the facts of a site for programs: open data, linked data, plans in StratML.

use rayon::prelude::*;

use super::build::{BuildOptions, Ready, address_below, dictionary};
use crate::data::linked::{self, Linked, PublishedFile, PublishedSet, Target};
use crate::data::{self, About, DataSet, FORMATS};
use crate::derive::Place;
use crate::emit::{Destination, EmitError};
use crate::ledger;
use crate::model::SiteLanguage;
use crate::pages::{self, Addresses, Dictionary};
use crate::text::Language;

/// Writes each data set in every format, the files that describe them, and each plan.
pub(super) fn publish(one: &Ready, options: &BuildOptions, publication: &dyn Destination) -> Result<(), EmitError> {
    let (folder, home) = (one.prefix(), one.home(options));
    let address = |place: &Place| address_below(home.as_deref(), place);
    // Workbooks and sentences speak Vietnamese, whichever languages the pages have.
    let dictionary = dictionary(&one.theme, Language::Vietnamese);
    let say = |key: &str| dictionary.say(key).to_owned();
    let sets = ledger::sets(&one.site, &one.derived, &one.ledger, &address, Some(&say));
    let about = about(one, &dictionary, home.as_ref().map(|home| format!("{home}du-lieu/")), &say);
    let write = |set| Ok(PublishedSet { set, files: write(set, &about, &folder, publication)? });
    let published = sets.par_iter().map(write).collect::<Result<Vec<_>, EmitError>>()?;
    write_linked(one, options, &folder, &published, publication)?;
    plans(one, &dictionary, &folder, home.as_deref(), publication)?;
    releases(one, &folder, publication)?;
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
    let viewer = one.viewer(dictionary, Language::Vietnamese);
    About::new(&one.site, &one.derived, pages::reference_basis(&viewer), page, say)
}

/// Writes a set in every format and takes down what was written.
fn write(
    set: &DataSet,
    about: &About<'_>,
    folder: &str,
    publication: &dyn Destination,
) -> Result<Vec<PublishedFile>, EmitError> {
    let file = |format: &'static data::Format| {
        let bytes = (format.write)(set, about);
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
    publication: &dyn Destination,
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

/// Writes every release as it was made.
fn releases(one: &Ready, folder: &str, publication: &dyn Destination) -> Result<(), EmitError> {
    one.ledger.history.releases().iter().try_for_each(|release| {
        let path = format!("{folder}{}", release.path());
        publication.write(&path, release.text().as_bytes())
    })
}

/// Writes each plan as StratML beside its page. The format has one language: the one the plan is printed in.
fn plans(
    one: &Ready,
    words: &Dictionary,
    folder: &str,
    home: Option<&str>,
    publication: &dyn Destination,
) -> Result<(), EmitError> {
    for plan in one.site.plans.values().filter(|plan| data::has_goals(&one.site, plan)) {
        let page = format!("ke-hoach/{}/", plan.id);
        let source = home.map_or_else(|| "./".to_owned(), |home| format!("{home}{page}"));
        let grade = |grade: crate::model::Grade| words.say(&format!("grade.{}", grade.as_str())).to_owned();
        let xml = data::stratml(&one.site, &one.derived, plan, &source, &grade);
        publication.write(&format!("{folder}{page}stratml.xml"), xml.as_bytes())?;
    }
    Ok(())
}
