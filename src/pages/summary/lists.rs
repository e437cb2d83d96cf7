//! The facts of lists and of what is counted: plans, units, the dashboard.

use super::super::dashboard::{budget, newest_file, parts};
use super::super::indicators::standings;
use super::super::route::{PlanFacet, ProcedureFacet, Route};
use super::super::viewer::Viewer;
use super::super::{plan, reports, targets};
use super::Fact;
use super::facts::fact;
use crate::derive::{ProcedureGroup, Tally};
use crate::model::{Grade, Id, Plan};

/// Lists the facts of a page that shows many records.
pub(super) fn facts(viewer: &Viewer<'_>, route: &Route) -> Vec<Fact> {
    let site = viewer.site;
    let number = |key: &str, count: usize| fact(viewer, key, viewer.number(count as u64));
    match route {
        Route::Dashboard | Route::Progress => dashboard(viewer),
        Route::Procedures => vec![in_force(viewer, None)],
        Route::ProcedureFacet(facet, value) => vec![in_force(viewer, Some((*facet, value)))],
        Route::Plans => {
            let newest =
                site.plans.last().map(|(_, newest)| fact(viewer, "share.newest-plan", newest.head.year.to_string()));
            [number("share.plans", site.plans.len())].into_iter().chain(newest).collect()
        }
        Route::PlanFacet(id, facet, value) => {
            site.plans.get(id).map_or_else(Vec::new, |plan| vec![facet_count(viewer, plan, *facet, value)])
        }
        Route::Indicators => {
            let counts = standings(viewer, site.indicators.values()).into_iter();
            let counts = counts.map(|one| Fact { label: one.tag.text, value: one.count });
            [number("share.indicators", site.indicators.len())].into_iter().chain(counts).collect()
        }
        Route::Reports => {
            let newest = reports::newest_period(site).map(|period| targets::capitalised(&viewer.period(period)));
            let newest = newest.map(|period| fact(viewer, "plans.newest_period", period));
            [number("share.reports", reports::published(site).len())].into_iter().chain(newest).collect()
        }
        Route::Documents => vec![number("share.documents", site.documents.len())],
        Route::DocumentKind(kind) => vec![number("share.documents", viewer.derived.documents.of_kind(*kind).len())],
        Route::Budget => site.plans.values().rev().filter_map(|plan| money(viewer, plan)).collect(),
        Route::Statistics => {
            let newest =
                site.statistics.last_key_value().map(|(period, _)| targets::capitalised(&viewer.period(*period)));
            newest.into_iter().map(|period| fact(viewer, "plans.newest_period", period)).collect()
        }
        Route::Units => vec![number("share.units", site.department.units.len())],
        Route::NewsList => {
            let newest = site.news.values().map(|news| news.head.date).max();
            let newest = newest.map(|day| fact(viewer, "share.newest-news", viewer.day(day).text));
            [number("share.news", site.news.len())].into_iter().chain(newest).collect()
        }
        Route::Glossary => vec![number("share.terms", site.glossary.iter().map(|all| all.term.len()).sum())],
        Route::Search | Route::Letter(..) => vec![number("share.entries", viewer.derived.alphabet.places().count())],
        Route::Changes => vec![number("changes.releases", viewer.ledger.history.releases().len())],
        Route::Data => vec![fact(viewer, "share.formats", viewer.say("footer.all_data"))],
        _ => Vec::new(),
    }
}

fn dashboard(viewer: &Viewer<'_>) -> Vec<Fact> {
    let mut facts = viewer.site.plans.last().map_or_else(Vec::new, |(_, newest)| plan(viewer, newest));
    // Numbers and dates of the document are on the page of the plan.
    facts.truncate(3);
    if !viewer.site.procedures.is_empty() {
        facts.push(in_force(viewer, None));
    }
    facts
}

/// How large a plan is, and what is graded of it.
pub(super) fn plan(viewer: &Viewer<'_>, one: &Plan) -> Vec<Fact> {
    let tally = viewer.derived.tally(one, one.tasks().map(|(_, task)| task));
    let mut facts = vec![fact(viewer, "plans.size", plan::size(viewer, one))];
    if let Some(file) = newest_file(viewer, one) {
        let graded = viewer.fill(
            "share.graded-of",
            &[("n", &viewer.number(tally.total - tally.grade(None))), ("total", &viewer.number(tally.total))],
        );
        facts.push(fact(viewer, "share.graded", graded));
        facts.push(fact(viewer, "share.result", grades(viewer, &tally)));
        facts.push(fact(viewer, "plans.newest_period", targets::capitalised(&viewer.period(file.period))));
    } else {
        facts.push(fact(viewer, "share.result", viewer.say("plan.no-period")));
        facts.extend(one.head.date.value().map(|date| fact(viewer, "plans.date", viewer.moment(*date).text)));
    }
    facts
}

/// Counts tasks by official grade in words: "12 hoàn thành tốt, 30 hoàn thành"; grades nobody got are left out.
fn grades(viewer: &Viewer<'_>, tally: &Tally) -> String {
    let counted = Grade::ALL.iter().map(|grade| (grade, tally.grade(Some(*grade)))).filter(|(_, count)| *count > 0);
    let words = counted.map(|(grade, count)| {
        format!("{} {}", viewer.number(count), viewer.grade_tag(Some(*grade)).text.to_lowercase())
    });
    words.collect::<Vec<_>>().join(", ")
}

fn in_force(viewer: &Viewer<'_>, facet: Option<(ProcedureFacet, &str)>) -> Fact {
    let groups = &viewer.derived.procedures;
    let count = match facet {
        Some((facet, value)) => groups.group(facet, value).map_or(0, ProcedureGroup::in_force),
        None => groups.in_force(),
    };
    fact(viewer, "share.in-force", viewer.number(count as u64))
}

fn facet_count(viewer: &Viewer<'_>, plan: &Plan, facet: PlanFacet, value: &str) -> Fact {
    let has = plan.tasks().filter(|(_, task)| facet.values(viewer.derived, plan, task).contains(value)).count();
    fact(viewer, "share.tasks", viewer.number(has as u64))
}

fn money(viewer: &Viewer<'_>, plan: &Plan) -> Option<Fact> {
    let amount = budget(viewer, plan)?.amount?;
    Some(Fact { label: viewer.fill("plans.kind-other", &[("y", &plan.head.year.to_string())]), value: amount })
}

/// What a unit has to do.
pub(super) fn unit(viewer: &Viewer<'_>, id: &Id) -> Vec<Fact> {
    let handled = viewer.derived.procedures.group(ProcedureFacet::Unit, id.as_str());
    let handled = handled.map_or(0, ProcedureGroup::in_force) as u64;
    let mut facts = Vec::new();
    if let Some((_, plan)) = viewer.site.plans.last() {
        let (leads, coordinates) = parts(plan, id.as_str());
        let year = plan.head.year.to_string();
        facts.push((viewer.fill("share.unit-leads", &[("y", &year)]), leads));
        facts.push((viewer.fill("share.unit-coordinates", &[("y", &year)]), coordinates));
    }
    facts.push((viewer.say("share.in-force"), handled));
    // Zeros are on the page; in a line they would only say that documents do not name the unit.
    let counted = facts.into_iter().filter(|(_, count)| *count > 0);
    counted.map(|(label, count)| Fact { label, value: viewer.number(count) }).collect()
}
