//! The files that carry the facts of a site for programs: open data.

use super::build::{BuildOptions, Ready, dictionary};
use crate::data;
use crate::derive::Place;
use crate::emit::{EmitError, Publication};
use crate::pages::Route;
use crate::text::Language;

/// Writes each data set as CSV and JSON, the package that describes them, and each plan.
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
    plans(one, &folder, home.as_deref(), publication)?;
    let package = data::package(&one.site, &one.derived, &sets, home.as_deref());
    publication.write(&format!("{folder}du-lieu/datapackage.json"), &package)
}

/// Writes each plan as StratML beside its page. The format has one language: the one the plan is printed in.
fn plans(one: &Ready, folder: &str, home: Option<&str>, publication: &Publication) -> Result<(), EmitError> {
    let words = dictionary(&one.theme, Language::Vietnamese);
    for plan in one.site.plans.values().filter(|plan| data::has_goals(&one.site, plan)) {
        let page = format!("ke-hoach/{}/", plan.id);
        let source = home.map_or_else(|| "./".to_owned(), |home| format!("{home}{page}"));
        let grade = |grade: crate::model::Grade| words.say(&format!("grade.{}", grade.as_str())).to_owned();
        let xml = data::stratml(&one.site, &one.derived, plan, &source, &grade);
        publication.write(&format!("{folder}{page}stratml.xml"), xml.as_bytes())?;
    }
    Ok(())
}
