//! Which pages a site has, their addresses, and what each shows.
//!
//! Takes a site, what was derived from it, and a language; gives plain views: values ready to
//! print, links as addresses from the site's root. No HTML is made here, and no template is known
//! but by name. A page is a [`Route`] and the file with its view.

mod address;
mod article;
mod budget;
mod cases;
mod changes;
mod chart;
mod completeness;
mod dashboard;
mod data;
mod departments;
mod dictionary;
mod document;
mod documents;
mod follow;
mod frame;
mod glossary;
mod indicator;
mod indicators;
mod linked;
mod llms;
mod paging;
mod parts;
mod permanence;
mod plan;
mod plans;
mod policy;
mod procedure;
mod procedures;
mod progress;
mod report;
mod published;
mod reports;
mod route;
mod search;
mod searchable;
mod series;
mod share;
mod signature;
mod square;
mod statistics;
mod summary;
mod targets;
mod task;
mod task_card;
mod tasks;
mod unit;
mod units;
mod upcoming;
mod viewer;

pub use address::{Root, portable, relative, resolve};
pub use changes::{release_entries, release_routes};
pub use departments::{Departments, departments};
pub use dictionary::Dictionary;
pub use frame::{Frame, Publication, Surroundings, frame, reference_basis};
pub use linked::Addresses;
pub use llms::{Guide, guide};
pub use parts::Phrase;
pub use permanence::{
    Around, Cause, Fate, Former, Permanence, Promise, former, promises, split as split_language, stands_alone,
    value as released_value,
};
pub use policy::{CONTENT_POLICY, PAGE_POLICY, REFERRER_POLICY, page_policy};
pub use published::published;
pub use route::{CompletenessScope, PlanFacet, ProcedureFacet, Route, origin, routes};
pub use searchable::{entries, kind_names};
pub use share::has_pictures;
pub use summary::{Card, Fact, card};
pub use viewer::Viewer;

use serde::Serialize;

/// What a page shows; the template of its route prints it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant is the view of the page of its name, documented in its file")]
pub enum View {
    Dashboard(Box<dashboard::Dashboard>),
    Procedures(Box<procedures::Procedures>),
    Procedure(Box<procedure::ProcedurePage>),
    Papers(Box<procedure::Papers>),
    Plans(plans::Plans),
    Plan(Box<plan::PlanPage>),
    Tasks(tasks::TaskList),
    Task(Box<task::TaskPage>),
    Progress(progress::Progress),
    Completeness(completeness::CompletenessPage),
    CompletenessList(completeness::CompletenessListPage),
    Indicators(indicators::Indicators),
    Indicator(Box<indicator::IndicatorPage>),
    Reports(reports::Reports),
    Report(Box<report::ReportPage>),
    Documents(documents::Documents),
    UntoldDocuments(documents::UntoldPage),
    Document(Box<document::DocumentPage>),
    Budgets(budget::Budgets),
    Statistics(statistics::Statistics),
    Units(units::Units),
    Unit(Box<unit::UnitPage>),
    NewsList(article::NewsList),
    Article(article::Article),
    Glossary(glossary::GlossaryPage),
    Data(data::DataPage),
    Changes(changes::ChangesPage),
    Release(Box<changes::StepPage>),
    Corrections(changes::Corrections),
    Frozen(Box<changes::FrozenPage>),
    Search(search::SearchPage),
    Letter(search::LetterPage),
    Plain {},
}

/// Makes what a page shows.
pub fn view(viewer: &Viewer<'_>, route: &Route) -> View {
    let (route, page) = route.numbered();
    match route {
        Route::Dashboard => View::Dashboard(Box::new(dashboard::view(viewer))),
        Route::Procedures => View::Procedures(Box::new(procedures::view(viewer, None, page))),
        Route::ProcedureFacet(facet, value) => {
            View::Procedures(Box::new(procedures::view(viewer, Some((*facet, value)), page)))
        }
        Route::Procedure(id) => View::Procedure(Box::new(procedure::view(viewer, id))),
        Route::Papers(id) => View::Papers(Box::new(procedure::papers(viewer, id))),
        Route::Plans => View::Plans(plans::view(viewer, page)),
        Route::Plan(id) => View::Plan(Box::new(plan::view(viewer, id, page))),
        Route::PlanFacet(id, facet, value) => View::Tasks(tasks::view(viewer, id, *facet, value, page)),
        Route::Task(plan, task) => View::Task(Box::new(task::view(viewer, plan, task))),
        Route::Progress => View::Progress(progress::view(viewer, page)),
        Route::Completeness => View::Completeness(completeness::view(viewer)),
        Route::CompletenessList(scope) => View::CompletenessList(completeness::list(viewer, scope, page)),
        Route::Indicators => View::Indicators(indicators::view(viewer, page)),
        Route::Indicator(id) => View::Indicator(Box::new(indicator::view(viewer, id))),
        Route::Reports => View::Reports(reports::view(viewer, page)),
        Route::Report(id) => View::Report(Box::new(report::view(viewer, id))),
        Route::Documents => View::Documents(documents::view(viewer, None, page)),
        Route::DocumentKind(kind) => View::Documents(documents::view(viewer, Some(*kind), page)),
        Route::UntoldDocuments => View::UntoldDocuments(documents::untold_page(viewer, page)),
        Route::Document(id) => View::Document(Box::new(document::view(viewer, id, page))),
        Route::Budget => View::Budgets(budget::view(viewer, page)),
        Route::Statistics => View::Statistics(statistics::view(viewer, page)),
        Route::Units => View::Units(units::view(viewer)),
        Route::Unit(id) => View::Unit(Box::new(unit::view(viewer, id))),
        Route::NewsList => View::NewsList(article::news_list(viewer, page)),
        Route::News(id) => View::Article(article::news(viewer, id)),
        Route::Page(id) => View::Article(article::page(viewer, id)),
        Route::Glossary => View::Glossary(glossary::view(viewer)),
        Route::Data => View::Data(data::view(viewer)),
        Route::Changes => View::Changes(changes::view(viewer)),
        Route::Release(slug) => View::Release(Box::new(changes::step(viewer, slug, page))),
        Route::Corrections => View::Corrections(changes::corrections(viewer, page)),
        Route::Frozen(slug, path) => View::Frozen(Box::new(changes::frozen(viewer, slug, path, page))),
        Route::Search => View::Search(search::view(viewer)),
        Route::Letter(letter) => View::Letter(search::letter(viewer, letter, page)),
        Route::PageOf(..) | Route::NotFound => View::Plain {},
    }
}
