//! What a change is about: the record by its name, its page, and the heading it stands under.

use crate::ledger::{Record, Values};
use crate::model::{Id, Period, Site};
use crate::pages::parts::Phrase;
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// Finds the page that tells of a record, whether or not the record is there.
pub(in crate::pages) fn route(set: &str, id: &str) -> Option<Route> {
    let mut parts = id.split('/');
    let mut next = || parts.next().and_then(Id::new);
    Some(match set {
        "plans" | "areas" => Route::Plan(next()?),
        "tasks" => Route::Task(next()?, next()?),
        "results" => {
            let (_, rest) = id.split_once('/')?;
            return route("tasks", rest);
        }
        "periods" => return route("plans", id.split_once('/')?.1),
        "procedures" => Route::Procedure(next()?),
        "indicators" | "observations" => Route::Indicator(next()?),
        "documents" => Route::Document(next()?),
        "reports" => Route::Report(next()?),
        "units" => Route::Unit(next()?),
        "budget" => Route::Budget,
        "statistics" | "inspections" => Route::Statistics,
        "glossary" => Route::Glossary,
        "department" | "portals" => Route::Dashboard,
        "texts" | "annotations" => return placed(id),
        _ => return None,
    })
}

/// Finds the page of a record named by its kind: `report/2020-q1`.
fn placed(id: &str) -> Option<Route> {
    let (kind, id) = id.split_once('/')?;
    match kind {
        "news" => Some(Route::News(Id::new(id)?)),
        "page" => Some(Route::Page(Id::new(id)?)),
        "result" => route("results", id),
        "statistics" => Some(Route::Statistics),
        "budget" => Some(Route::Budget),
        "unit" | "plan" | "area" | "task" | "period" | "procedure" | "indicator" | "document" | "report" => {
            route(&format!("{kind}s"), id)
        }
        _ => None,
    }
}

/// Tells whether a page is there: a record of the site, or a list.
pub(super) fn is_there(site: &Site, route: &Route) -> bool {
    match route {
        Route::Plan(id) => site.plans.contains_key(id),
        Route::Task(plan, task) => site.plans.get(plan).is_some_and(|plan| plan.task(task.as_str()).is_some()),
        Route::Procedure(id) => site.procedures.contains_key(id),
        Route::Indicator(id) => site.indicators.contains_key(id),
        Route::Document(id) => site.documents.contains_key(id),
        Route::Report(id) => site.reports.contains_key(id),
        Route::Unit(id) => site.unit(id.as_str()).is_some(),
        Route::News(id) => site.news.contains_key(id),
        Route::Page(id) => site.pages.contains_key(id),
        Route::Statistics => !site.statistics.is_empty(),
        Route::Glossary => site.glossary.is_some(),
        Route::Budget => site.plans.values().any(|plan| plan.budget.is_some()),
        _ => true,
    }
}

/// Gives the address of a record: its page, or what stands in its place where it is gone.
pub(super) fn address(viewer: &Viewer<'_>, set: &str, id: &str) -> Option<String> {
    let route = route(set, id)?;
    let path = route.path();
    let moved = || viewer.site.department.moved.iter().any(|moved| moved.from.path == path);
    (is_there(viewer.site, &route) || moved()).then_some(path)
}

/// Finds a record as it is, or as the newest release that has it froze it.
pub(super) fn record(viewer: &Viewer<'_>, set: &str, id: &str) -> Option<Record> {
    let ledger = viewer.ledger;
    let frozen = ledger.history.releases().iter().rev().map(|release| &release.facts);
    let mut all = [&ledger.now].into_iter().chain(frozen);
    all.find_map(|facts| facts.find(set, id)).map(crate::ledger::Fact::record)
}

/// Names a record: by its page where it has one of its own, else as it was called.
pub(in crate::pages) fn name(viewer: &Viewer<'_>, set: &str, id: &str, called: Option<Phrase>) -> Phrase {
    let own_page = route(set, id).filter(|route| {
        !matches!(route, Route::Budget | Route::Statistics | Route::Glossary | Route::Dashboard) && set != "areas"
    });
    let name = match own_page.filter(|route| is_there(viewer.site, route)) {
        Some(route) => viewer.title(&route),
        None => called
            .or_else(|| printed_name(viewer, &record(viewer, set, id)?.values))
            .unwrap_or_else(|| Phrase::plain(id)),
    };
    match period(set, id) {
        Some(period) => Phrase { text: format!("{}, {}", name.text, viewer.period(period)), ..name },
        None => name,
    }
}

/// Finds the period a record is of.
fn period(set: &str, id: &str) -> Option<Period> {
    let (first, last) = (id.split('/').next()?, id.rsplit('/').next()?);
    match set {
        "results" | "periods" | "statistics" | "inspections" => Period::parse(first),
        "observations" => Period::parse(last),
        _ => None,
    }
}

/// Names a record by its own values.
pub(super) fn printed_name(viewer: &Viewer<'_>, values: &Values) -> Option<Phrase> {
    let known = ["title", "name", "item", "label", "text"].into_iter().find_map(|name| values.get(name)?.as_str());
    known.map(|text| viewer.printed(text))
}

/// What changes are grouped by on a page: plans one by one, then the kinds of records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Plan(String),
    Procedures,
    Indicators,
    Statistics,
    Reports,
    Documents,
    Units,
    Texts,
    Other,
}

impl Group {
    /// Finds the group of a record.
    pub(super) fn of(set: &str, id: &str) -> Self {
        match route(set, id) {
            Some(Route::Plan(plan) | Route::Task(plan, _)) => Self::Plan(plan.to_string()),
            Some(Route::Budget) => id
                .split('/')
                .find(|part| !part.is_empty())
                .map_or(Self::Other, |plan| if set == "budget" { Self::Plan(plan.to_owned()) } else { Self::Other }),
            Some(Route::Procedure(_)) => Self::Procedures,
            Some(Route::Indicator(_)) => Self::Indicators,
            Some(Route::Statistics) => Self::Statistics,
            Some(Route::Report(_)) => Self::Reports,
            Some(Route::Document(_)) => Self::Documents,
            Some(Route::Unit(_)) => Self::Units,
            Some(Route::News(_) | Route::Page(_)) => Self::Texts,
            _ if set == "targets" => Self::Indicators,
            _ => Self::Other,
        }
    }

    /// Gives its heading.
    pub(super) fn title(&self, viewer: &Viewer<'_>) -> Phrase {
        let page = |route: &Route| viewer.title(route);
        match self {
            Self::Plan(id) => name(viewer, "plans", id, None),
            Self::Procedures => page(&Route::Procedures),
            Self::Indicators => page(&Route::Indicators),
            Self::Statistics => page(&Route::Statistics),
            Self::Reports => page(&Route::Reports),
            Self::Documents => page(&Route::Documents),
            Self::Units => page(&Route::Units),
            Self::Texts => Phrase::plain(viewer.say("changes.texts")),
            Self::Other => Phrase::plain(viewer.say("changes.other")),
        }
    }
}
