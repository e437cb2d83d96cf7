//! Every page of a site and its address (DESIGN §5).

use std::collections::BTreeSet;

use super::paging;
use crate::data::FeedScope;
pub use crate::derive::ProcedureFacet;
pub use crate::derive::completeness::CompletenessScope;
use crate::derive::{Derived, Place, Schedule};
use crate::model::{DocumentKind, DueKind, Grade, Id, Plan, Site, Task};
use crate::text::Span;

/// A page of a site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// `/`: the dashboard.
    Dashboard,
    /// `/thu-tuc/`.
    Procedures,
    /// `/thu-tuc/<facet>/<value>/`: the procedures that share something.
    ProcedureFacet(ProcedureFacet, String),
    /// `/thu-tuc/<id>/`.
    Procedure(Id),
    /// `/thu-tuc/<id>/giay-to/`: the papers on one printed page.
    Papers(Id),
    /// `/ke-hoach/`.
    Plans,
    /// `/ke-hoach/<plan>/`.
    Plan(Id),
    /// `/ke-hoach/<plan>/loc/<facet>/<value>/`: the tasks that share something.
    PlanFacet(Id, PlanFacet, String),
    /// `/ke-hoach/<plan>/<task>/`.
    Task(Id, Id),
    /// `/tien-do/`.
    Progress,
    /// `/muc-do-day-du/`: what records lack of what the rules ask.
    Completeness,
    /// `/muc-do-day-du/thu-tuc/<field>/`, `/muc-do-day-du/ke-hoach/<plan>/`: records with what they lack.
    CompletenessList(CompletenessScope),
    /// `/chi-tieu/`.
    Indicators,
    /// `/chi-tieu/<id>/`.
    Indicator(Id),
    /// `/bao-cao/`.
    Reports,
    /// `/bao-cao/<id>/`.
    Report(Id),
    /// `/van-ban/`.
    Documents,
    /// `/van-ban/<id>/`.
    Document(Id),
    /// `/van-ban/loai/<type>/`: the documents of a type, where the register has several pages.
    DocumentKind(DocumentKind),
    /// `/van-ban/loai/chua-ro/`: mentions of which the register does not tell the document, where they are many.
    UntoldDocuments,
    /// `/kinh-phi/`.
    Budget,
    /// `/so-lieu/`.
    Statistics,
    /// `/don-vi/`.
    Units,
    /// `/don-vi/<id>/`.
    Unit(Id),
    /// `/tin-tuc/`.
    NewsList,
    /// `/tin-tuc/<id>/`.
    News(Id),
    /// `/trang/<id>/`.
    Page(Id),
    /// `/thuat-ngu/`.
    Glossary,
    /// `/du-lieu/`.
    Data,
    /// `/thay-doi/`.
    Changes,
    /// `/thay-doi/<release>/`: what it changed.
    Release(String),
    /// `/thay-doi/dinh-chinh/`.
    Corrections,
    /// `/thay-doi/<release>/ban-in/…`: a page as a release froze it, by the release and the page's own address.
    Frozen(String, String),
    /// `/tim-kiem/`.
    Search,
    /// `/tim-kiem/a-z/<letter>/`: names by letter.
    Letter(&'static str),
    /// `…/trang/<n>/` below a long list: its pages from the second on; the first has the address of the list.
    PageOf(Box<Self>, usize),
    /// `404.html`.
    NotFound,
}

/// What the tasks of a plan are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanFacet {
    /// A unit that leads or takes part.
    Unit,
    /// The grade, `chua-danh-gia` for none.
    Grade,
    /// The schedule state.
    Schedule,
    /// The quarter in which something is due or work items are expected.
    Quarter,
    /// The kind of deadline.
    DueKind,
}

impl PlanFacet {
    /// Every facet, in the order shown.
    pub const ALL: [Self; 5] = [Self::Unit, Self::Grade, Self::Schedule, Self::Quarter, Self::DueKind];

    /// The value of [`PlanFacet::Grade`] for tasks without a grade.
    pub const NOT_GRADED: &'static str = "not-graded";

    /// The part of the address that names it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Unit => "don-vi",
            Self::Grade => "danh-gia",
            Self::Schedule => "tien-do",
            Self::Quarter => "quy",
            Self::DueKind => "thoi-han",
        }
    }

    /// Lists every value the facet can have, in the order shown; the values nobody has are given too.
    pub fn all_values(self, site: &Site) -> Vec<String> {
        let words = |list: &mut dyn Iterator<Item = &'static str>| list.map(str::to_owned).collect();
        match self {
            Self::Unit => site.department.units.iter().map(|unit| unit.id.id.to_string()).collect(),
            Self::Grade => words(&mut Grade::ALL.iter().map(|grade| grade.as_str()).chain([Self::NOT_GRADED])),
            Self::Schedule => words(&mut Schedule::ALL.iter().map(|schedule| schedule.as_str())),
            Self::Quarter => words(&mut ["1", "2", "3", "4"].into_iter()),
            Self::DueKind => words(&mut DueKind::ALL.iter().map(|kind| kind.as_str())),
        }
    }

    /// Lists the values of a task.
    pub fn values(self, derived: &Derived, plan: &Plan, task: &Task) -> BTreeSet<String> {
        let state = derived.task(plan, task);
        match self {
            Self::Unit => {
                let units = task.leads.iter().chain(&task.coordinators).filter_map(|part| part.unit.as_ref());
                units.map(|unit| unit.id().to_owned()).collect()
            }
            Self::Grade => [state.grade.map_or(Self::NOT_GRADED, Grade::as_str).to_owned()].into(),
            Self::Schedule => [state.schedule.as_str().to_owned()].into(),
            Self::Quarter => task.quarters(plan.head.year).into_iter().map(|quarter| quarter.to_string()).collect(),
            Self::DueKind => [task.due.kind().as_str().to_owned()].into(),
        }
    }
}

impl Route {
    /// Finds the page that shows a place documents are mentioned at.
    pub fn of(place: &Place) -> Self {
        match place {
            Place::Plan(id) => Self::Plan(id.clone()),
            Place::Task(plan, task) | Place::Result(_, plan, task) => Self::Task(plan.clone(), task.clone()),
            Place::Budget(..) => Self::Budget,
            Place::Statistics(_) => Self::Statistics,
            Place::Procedure(id) => Self::Procedure(id.clone()),
            Place::Report(id) => Self::Report(id.clone()),
            Place::News(id) => Self::News(id.clone()),
            Place::Page(id) => Self::Page(id.clone()),
            Place::Unit(id) => Self::Unit(id.clone()),
            Place::Indicator(id) => Self::Indicator(id.clone()),
            Place::Document(id) => Self::Document(id.clone()),
        }
    }

    /// Finds the page a feed belongs to.
    pub fn of_feed(scope: &FeedScope) -> Self {
        match scope {
            FeedScope::Site => Self::Dashboard,
            FeedScope::Plan(id) => Self::Plan(id.clone()),
            FeedScope::Unit(id) => Self::Unit(id.clone()),
            FeedScope::Field(field) => Self::ProcedureFacet(ProcedureFacet::Field, field.clone()),
            FeedScope::Reports(_) => Self::Reports,
        }
    }

    /// Gives the address from the root of the site's language: `/thu-tuc/`.
    pub fn path(&self) -> String {
        match self {
            Self::Dashboard => "/".to_owned(),
            Self::Procedures => "/thu-tuc/".to_owned(),
            Self::ProcedureFacet(facet, value) => format!("/thu-tuc/{}/{value}/", facet.slug()),
            Self::Procedure(id) => format!("/thu-tuc/{id}/"),
            Self::Papers(id) => format!("/thu-tuc/{id}/giay-to/"),
            Self::Plans => "/ke-hoach/".to_owned(),
            Self::Plan(id) => format!("/ke-hoach/{id}/"),
            Self::PlanFacet(id, facet, value) => format!("/ke-hoach/{id}/loc/{}/{value}/", facet.slug()),
            Self::Task(plan, task) => format!("/ke-hoach/{plan}/{task}/"),
            Self::Progress => "/tien-do/".to_owned(),
            Self::Completeness => "/muc-do-day-du/".to_owned(),
            Self::CompletenessList(CompletenessScope::Field(field)) => format!("/muc-do-day-du/thu-tuc/{field}/"),
            Self::CompletenessList(CompletenessScope::Plan(plan)) => format!("/muc-do-day-du/ke-hoach/{plan}/"),
            Self::Indicators => "/chi-tieu/".to_owned(),
            Self::Indicator(id) => format!("/chi-tieu/{id}/"),
            Self::Reports => "/bao-cao/".to_owned(),
            Self::Report(id) => format!("/bao-cao/{id}/"),
            Self::Documents => "/van-ban/".to_owned(),
            Self::Document(id) => format!("/van-ban/{id}/"),
            Self::DocumentKind(kind) => format!("/van-ban/loai/{}/", kind.as_str()),
            Self::UntoldDocuments => "/van-ban/loai/chua-ro/".to_owned(),
            Self::Budget => "/kinh-phi/".to_owned(),
            Self::Statistics => "/so-lieu/".to_owned(),
            Self::Units => "/don-vi/".to_owned(),
            Self::Unit(id) => format!("/don-vi/{id}/"),
            Self::NewsList => "/tin-tuc/".to_owned(),
            Self::News(id) => format!("/tin-tuc/{id}/"),
            Self::Page(id) => format!("/trang/{id}/"),
            Self::Glossary => "/thuat-ngu/".to_owned(),
            Self::Data => "/du-lieu/".to_owned(),
            Self::Changes => "/thay-doi/".to_owned(),
            Self::Release(slug) => format!("/thay-doi/{slug}/"),
            Self::Corrections => "/thay-doi/dinh-chinh/".to_owned(),
            Self::Frozen(slug, path) => format!("/thay-doi/{slug}/ban-in{path}"),
            Self::Search => "/tim-kiem/".to_owned(),
            Self::Letter(letter) => format!("/tim-kiem/a-z/{letter}/"),
            Self::PageOf(list, page) => format!("{}trang/{page}/", list.path()),
            Self::NotFound => "/404.html".to_owned(),
        }
    }

    /// Gives a page of a list: the first is the list itself.
    pub fn page(&self, number: usize) -> Self {
        if number > 1 { Self::PageOf(Box::new(self.clone()), number) } else { self.clone() }
    }

    /// Gives the list a page belongs to, and its number; what is no further page of a list is the first of itself.
    pub fn numbered(&self) -> (&Self, usize) {
        match self {
            Self::PageOf(list, page) => (list, *page),
            own => (own, 1),
        }
    }

    /// Gives the page whose picture stands for this one: what a list shares has the picture of the list.
    pub fn pictured(&self) -> Self {
        match self {
            Self::ProcedureFacet(..) => Self::Procedures,
            Self::DocumentKind(_) | Self::UntoldDocuments => Self::Documents,
            Self::PlanFacet(id, ..) => Self::Plan(id.clone()),
            Self::Papers(id) => Self::Procedure(id.clone()),
            Self::Letter(..) => Self::Search,
            Self::Release(..) | Self::Corrections | Self::Frozen(..) => Self::Changes,
            Self::CompletenessList(..) => Self::Completeness,
            Self::PageOf(list, _) => list.pictured(),
            Self::NotFound => Self::Dashboard,
            own => own.clone(),
        }
    }

    /// Gives the address of the picture that stands for the page where it is shared.
    pub fn picture(&self) -> String {
        format!("{}chia-se.png", self.pictured().path())
    }

    /// Gives the name of the page kind: the template and the `data-page` of its body.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Dashboard => "dashboard",
            Self::Procedures | Self::ProcedureFacet(..) => "procedures",
            Self::Procedure(_) => "procedure",
            Self::Papers(_) => "papers",
            Self::Plans => "plans",
            Self::Plan(_) => "plan",
            Self::PlanFacet(..) => "tasks",
            Self::Task(..) => "task",
            Self::Progress => "progress",
            Self::Completeness => "completeness",
            Self::CompletenessList(..) => "completeness-list",
            Self::Indicators => "indicators",
            Self::Indicator(_) => "indicator",
            Self::Reports => "reports",
            Self::Report(_) => "report",
            Self::Documents | Self::DocumentKind(_) => "documents",
            Self::UntoldDocuments => "documents-untold",
            Self::Document(_) => "document",
            Self::Budget => "budget",
            Self::Statistics => "statistics",
            Self::Units => "units",
            Self::Unit(_) => "unit",
            Self::NewsList => "news",
            Self::News(_) | Self::Page(_) => "article",
            Self::Glossary => "glossary",
            Self::Data => "data",
            Self::Changes => "changes",
            Self::Release(..) => "release",
            Self::Corrections => "corrections",
            Self::Frozen(..) => "frozen",
            Self::Search => "search",
            Self::Letter(..) => "letter",
            Self::PageOf(list, _) => list.kind(),
            Self::NotFound => "not-found",
        }
    }

    /// Gives the address of the page's twin in Markdown, where it has one.
    pub fn twin(&self) -> Option<String> {
        let has_twin = matches!(self, Self::Procedure(_) | Self::Plan(_) | Self::Task(..) | Self::Report(_));
        has_twin.then(|| format!("{}index.md", self.path()))
    }

    /// Tells whether the address is promised for ever: further pages of a list come and go as it grows and shrinks,
    /// what is not released yet and pages as they were are kept as data.
    pub fn is_lasting(&self) -> bool {
        match self {
            Self::NotFound | Self::Frozen(..) | Self::PageOf(..) => false,
            Self::Release(slug) => slug != super::changes::UNRELEASED,
            _ => true,
        }
    }

    /// Gives the page above, for the breadcrumbs.
    pub fn parent(&self) -> Option<Self> {
        Some(match self {
            Self::Dashboard => return None,
            Self::ProcedureFacet(..) | Self::Procedure(_) => Self::Procedures,
            Self::Papers(id) => Self::Procedure(id.clone()),
            Self::Plan(_) => Self::Plans,
            Self::PlanFacet(id, ..) | Self::Task(id, _) => Self::Plan(id.clone()),
            Self::Indicator(_) => Self::Indicators,
            Self::Report(_) => Self::Reports,
            Self::Document(_) | Self::DocumentKind(_) | Self::UntoldDocuments => Self::Documents,
            Self::Unit(_) => Self::Units,
            Self::News(_) => Self::NewsList,
            Self::Letter(..) => Self::Search,
            Self::Release(_) | Self::Corrections => Self::Changes,
            Self::Frozen(slug, path) if path == "/" => Self::Release(slug.clone()),
            Self::Frozen(slug, _) => Self::Frozen(slug.clone(), "/".to_owned()),
            Self::CompletenessList(..) => Self::Completeness,
            Self::PageOf(list, _) => list.as_ref().clone(),
            _ => Self::Dashboard,
        })
    }
}

/// Lists every page of a site, in a fixed order. A list nobody fills has no page: nothing links to it.
pub fn routes(site: &Site, derived: &Derived) -> Vec<Route> {
    let mut routes = vec![Route::Dashboard];
    procedures(site, derived, &mut routes);
    plans(site, derived, &mut routes);
    completeness(site, derived, &mut routes);
    listed(site, derived, &mut routes, Route::Indicators, site.indicators.keys(), Route::Indicator);
    listed(site, derived, &mut routes, Route::Reports, site.reports.keys(), Route::Report);
    documents(site, derived, &mut routes);
    let names_money = |plan: &Plan| {
        plan.budget.is_some() || plan.head.funding.is_some() || plan.tasks().any(|(_, task)| task.funding.is_some())
    };
    if site.plans.values().any(names_money) {
        paging::add(site, derived, Route::Budget, &mut routes);
    }
    if !site.statistics.is_empty() {
        paging::add(site, derived, Route::Statistics, &mut routes);
    }
    let units = site.department.units.iter().map(|unit| &unit.id.id);
    listed(site, derived, &mut routes, Route::Units, units, Route::Unit);
    listed(site, derived, &mut routes, Route::NewsList, site.news.keys(), Route::News);
    routes.extend(site.pages.keys().cloned().map(Route::Page));
    if site.glossary.is_some() {
        routes.push(Route::Glossary);
    }
    routes.extend([Route::Data, Route::Changes, Route::Corrections, Route::Search]);
    for letter in &derived.alphabet.letters {
        paging::add(site, derived, Route::Letter(letter.slug), &mut routes);
    }
    routes.push(Route::NotFound);
    routes
}

/// Finds the place in the content a page comes from; lists and derived pages have none.
pub fn origin(site: &Site, route: &Route) -> Option<Span> {
    match route {
        Route::Procedure(id) | Route::Papers(id) => site.procedures.get(id).map(|procedure| procedure.head.title.span),
        Route::Plan(id) => site.plans.get(id).map(|plan| plan.head.title.span),
        Route::Task(plan, task) => site.plans.get(plan)?.task(task.as_str()).map(|(_, task)| task.id.span),
        Route::Indicator(id) => site.indicators.get(id).map(|indicator| indicator.id.span),
        Route::Report(id) => site.reports.get(id).map(|report| report.head.title.span),
        Route::Document(id) => site.documents.get(id).map(|document| document.id.span),
        Route::Unit(id) => site.unit(id.as_str()).map(|unit| unit.id.span),
        Route::News(id) => site.news.get(id).map(|news| news.head.title.span),
        Route::Page(id) => site.pages.get(id).map(|page| page.head.title.span),
        _ => None,
    }
}

fn listed<'a>(
    site: &Site,
    derived: &Derived,
    routes: &mut Vec<Route>,
    list: Route,
    ids: impl Iterator<Item = &'a Id>,
    one: impl Fn(Id) -> Route,
) {
    let ones: Vec<Route> = ids.cloned().map(one).collect();
    if !ones.is_empty() {
        paging::add(site, derived, list, routes);
        routes.extend(ones);
    }
}

fn procedures(site: &Site, derived: &Derived, routes: &mut Vec<Route>) {
    if site.procedures.is_empty() {
        return;
    }
    paging::add(site, derived, Route::Procedures, routes);
    for facet in ProcedureFacet::ALL {
        for (value, _) in derived.procedures.groups(facet) {
            paging::add(site, derived, Route::ProcedureFacet(facet, value.to_owned()), routes);
        }
    }
    for procedure in site.procedures.values() {
        routes.push(Route::Procedure(procedure.id.clone()));
        if !procedure.head.case.is_empty() {
            routes.push(Route::Papers(procedure.id.clone()));
        }
    }
}

fn documents(site: &Site, derived: &Derived, routes: &mut Vec<Route>) {
    if site.documents.is_empty() {
        return;
    }
    paging::add(site, derived, Route::Documents, routes);
    if super::documents::is_long(site) {
        for (kind, _) in derived.documents.by_kind() {
            paging::add(site, derived, Route::DocumentKind(*kind), routes);
        }
    }
    if super::documents::untold_pages(derived).len() > 1 {
        paging::add(site, derived, Route::UntoldDocuments, routes);
    }
    site.documents.keys().for_each(|id| paging::add(site, derived, Route::Document(id.clone()), routes));
}

fn plans(site: &Site, derived: &Derived, routes: &mut Vec<Route>) {
    if site.plans.is_empty() {
        return;
    }
    paging::add(site, derived, Route::Plans, routes);
    paging::add(site, derived, Route::Progress, routes);
    for plan in site.plans.values() {
        paging::add(site, derived, Route::Plan(plan.id.clone()), routes);
        for facet in PlanFacet::ALL {
            let values: BTreeSet<String> =
                plan.tasks().flat_map(|(_, task)| facet.values(derived, plan, task)).collect();
            for value in values {
                paging::add(site, derived, Route::PlanFacet(plan.id.clone(), facet, value), routes);
            }
        }
        routes.extend(plan.tasks().map(|(_, task)| Route::Task(plan.id.clone(), task.id.id.clone())));
    }
}

fn completeness(site: &Site, derived: &Derived, routes: &mut Vec<Route>) {
    let all = &derived.completeness;
    if all.procedures.is_empty() && all.tasks.is_empty() {
        return;
    }
    routes.push(Route::Completeness);
    for scope in derived.lacking.keys() {
        paging::add(site, derived, Route::CompletenessList(scope.clone()), routes);
    }
}
