//! What the head of a page says to programs, and how linked data name addresses.

use super::address::{Root, relative};
use super::parts::{Link, Phrase};
use super::route::Route;
use super::viewer::Viewer;
use crate::data::DataSet;
use crate::data::linked::{Crumb, Linked, PageFacts, Subject, Target, page};
use crate::ledger;

/// Names addresses from a file of a site: in full where the base address is known, else relative to
/// the file, as links of pages are.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// The root addresses count from.
    root: Root,
    /// The file or page that names them, from the root.
    here: String,
    /// The base address.
    base_url: Option<String>,
}

impl Addresses {
    /// Makes the addresses a file names.
    pub fn new(root: &Root, here: &str, base_url: Option<&str>) -> Self {
        let base_url = base_url.map(|base| base.trim_end_matches('/').to_owned());
        Self { root: root.clone(), here: here.to_owned(), base_url }
    }

    /// Names an address written as pages write them: `/thu-tuc/`, `~/files/a.pdf`.
    pub fn of(&self, address: &str) -> String {
        match &self.base_url {
            Some(base) => format!("{base}/{}", self.root.full(address)),
            None => relative(&self.root, &self.here, address),
        }
    }

    /// Names a target in the first language of the site: a thing has one name in all languages.
    pub fn target(&self, target: Target<'_>) -> String {
        self.of(&match target {
            Target::Home => "~/".to_owned(),
            Target::Data => format!("~{}", Route::Data.path()),
            Target::Place(place) => format!("~{}", Route::of(place).path()),
            Target::File(path) => format!("~/{}", encoded(path)),
        })
    }
}

/// Encodes what may stand in the name of a file and not in an address; letters of any script may.
fn encoded(address: &str) -> String {
    let mut text = String::with_capacity(address.len());
    for character in address.chars() {
        match character {
            ' ' | '"' | '#' | '%' | '<' | '>' | '?' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                text.push_str(&format!("%{:02X}", u32::from(character)));
            }
            character => text.push(character),
        }
    }
    text
}

/// Writes the linked data of a page.
pub(super) fn linked(
    viewer: &Viewer<'_>,
    route: &Route,
    (title, description): (&Phrase, &str),
    crumbs: &[Link],
    addresses: &Addresses,
) -> String {
    let sets = if *route == Route::Data { sets(viewer) } else { Vec::new() };
    let address = |target: Target<'_>| addresses.target(target);
    let linked = Linked { site: viewer.site, derived: viewer.derived, language: viewer.language, address: &address };
    let facts = PageFacts {
        url: addresses.of(&route.path()),
        name: Some(title.text.clone()).filter(|_| title.withheld.is_none()),
        description: description.to_owned(),
        language: viewer.language,
        subject: subject(viewer, route, &sets),
        crumbs: way(route, title, crumbs, addresses),
    };
    page(&linked, &facts)
}

fn sets(viewer: &Viewer<'_>) -> Vec<DataSet> {
    ledger::sets(viewer.site, viewer.derived, viewer.ledger, &|_| String::new(), None)
}

/// Lists the way to a page as its breadcrumbs show it, the page itself the last.
fn way(route: &Route, title: &Phrase, crumbs: &[Link], addresses: &Addresses) -> Vec<Crumb> {
    if crumbs.is_empty() {
        return Vec::new();
    }
    let above = crumbs.iter().map(|crumb| Crumb { name: crumb.text.text.clone(), url: addresses.of(&crumb.href) });
    let here = Crumb { name: title.text.clone(), url: addresses.of(&route.path()) };
    above.chain([here]).collect()
}

fn subject<'s>(viewer: &Viewer<'s>, route: &Route, sets: &'s [DataSet]) -> Subject<'s> {
    let site = viewer.site;
    let found = match route {
        Route::Dashboard => Some(Subject::Department),
        Route::Procedure(id) => site.procedures.get(id).map(Subject::Procedure),
        Route::Papers(id) => site.procedures.get(id).map(Subject::Papers),
        Route::Plan(id) => site.plans.get(id).map(Subject::Plan),
        Route::Task(plan, task) => {
            site.plans.get(plan).and_then(|plan| plan.task(task.as_str()).map(|(_, task)| Subject::Task(plan, task)))
        }
        Route::Indicator(id) => site.indicators.get(id).map(Subject::Indicator),
        Route::Report(id) => site.reports.get(id).map(Subject::Report),
        Route::Document(id) => site.documents.get(id).map(Subject::Document),
        Route::Unit(id) => site.unit(id.as_str()).map(Subject::Unit),
        Route::News(id) => site.news.get(id).map(Subject::News),
        Route::Glossary => site.glossary.as_ref().map(Subject::Glossary),
        Route::Data => Some(Subject::Data(sets)),
        Route::Procedures
        | Route::ProcedureFacet(..)
        | Route::Plans
        | Route::PlanFacet(..)
        | Route::Indicators
        | Route::Reports
        | Route::Documents
        | Route::DocumentKind(_)
        | Route::UntoldDocuments
        | Route::Units
        | Route::NewsList
        | Route::Changes
        | Route::Release(..)
        | Route::Corrections
        | Route::CompletenessList(..)
        | Route::PageOf(..)
        | Route::Letter(..) => Some(Subject::List),
        Route::Progress
        | Route::Completeness
        | Route::Budget
        | Route::Statistics
        | Route::Search
        | Route::Page(_)
        | Route::NotFound
        | Route::Frozen(..) => None,
    };
    found.unwrap_or(Subject::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::Place;
    use crate::model::Id;

    fn addresses(here: &str, language: &str, base: Option<&str>, offline: bool) -> Addresses {
        let root = Root { site: "quang-tri".into(), language: language.into(), offline, base_path: None };
        Addresses::new(&root, here, base)
    }

    #[test]
    fn without_a_base_address_they_count_from_the_file() {
        let place = Place::Procedure(Id::new("cap-phep").unwrap());
        let catalog = addresses("/du-lieu/catalog.jsonld", "", None, false);
        assert_eq!(catalog.target(Target::Home), "../");
        assert_eq!(catalog.target(Target::Data), "./");
        assert_eq!(catalog.target(Target::Place(&place)), "../thu-tuc/cap-phep/");
        assert_eq!(catalog.target(Target::File("du-lieu/units.csv")), "units.csv");
        let disk = addresses("/du-lieu/catalog.jsonld", "", None, true);
        assert_eq!(disk.target(Target::Place(&place)), "../thu-tuc/cap-phep/index.html");
    }

    #[test]
    fn with_a_base_address_they_are_full() {
        let addresses = addresses("/thu-tuc/", "", Some("https://a.gov.vn/cchc/"), false);
        assert_eq!(addresses.target(Target::Home), "https://a.gov.vn/cchc/quang-tri/");
        assert_eq!(addresses.of("/thu-tuc/"), "https://a.gov.vn/cchc/quang-tri/thu-tuc/");
    }

    #[test]
    fn a_thing_has_one_name_in_all_languages_and_a_page_its_own() {
        let addresses = addresses("/bao-cao/", "en", Some("https://a.gov.vn"), false);
        assert_eq!(addresses.of("/bao-cao/"), "https://a.gov.vn/quang-tri/en/bao-cao/");
        assert_eq!(addresses.target(Target::Data), "https://a.gov.vn/quang-tri/du-lieu/");
    }

    #[test]
    fn what_no_address_may_hold_is_encoded() {
        let addresses = addresses("/", "", None, false);
        assert_eq!(addresses.target(Target::File("files/báo cáo #1 50%.pdf")), "files/báo%20cáo%20%231%2050%25.pdf");
    }
}
