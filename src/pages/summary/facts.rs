//! The facts of one record, by kind of page; lists are in `lists`.

use super::super::dashboard::newest_file;
use super::super::indicators::newest_value;
use super::super::procedure::FactLine;
use super::super::report::report_number;
use super::super::targets::{current, standing};
use super::super::{document, targets};
use super::{Fact, lists};
use crate::derive::Standing;
use crate::model::{Id, Plan, Task, Words};
use crate::pages::parts::Shown;
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// Says what kind of page it is.
pub(super) fn kind(viewer: &Viewer<'_>, route: &Route) -> String {
    let site = viewer.site;
    let of_plan = |id: &Id| site.plans.get(id).map(|plan| plan_kind(viewer, plan));
    let known = match route {
        Route::Plan(id) | Route::PlanFacet(id, ..) => of_plan(id),
        Route::Task(id, _) => of_plan(id).map(|plan| viewer.fill("share.kind-task", &[("plan", &super::lower(&plan))])),
        Route::Procedure(_) | Route::Papers(_) => Some(viewer.say("share.kind-procedure")),
        Route::Indicator(_) => Some(viewer.say("share.kind-indicator")),
        Route::Report(id) => site
            .reports
            .get(id)
            .map(|report| viewer.fill("share.kind-report", &[("period", &viewer.period(report.head.period))])),
        Route::Document(id) => site.documents.get(id).map(|one| document::kind(viewer, one)),
        Route::Unit(id) => site.unit(id.as_str()).map(|unit| viewer.say(&format!("unit.kind-{}", unit.kind.as_str()))),
        Route::News(_) => Some(viewer.say("page.news")),
        _ => None,
    };
    known.unwrap_or_else(|| viewer.say("share.kind-site"))
}

fn plan_kind(viewer: &Viewer<'_>, plan: &Plan) -> String {
    viewer.fill(&format!("plans.kind-{}", plan.head.kind.as_str()), &[("y", &plan.head.year.to_string())])
}

/// Gives the sentence the author of a page has written of it.
pub(super) fn text(viewer: &Viewer<'_>, route: &Route) -> Option<String> {
    let site = viewer.site;
    let words: Option<&Words> = match route {
        Route::Dashboard => site.department.summary.as_ref(),
        Route::Plan(id) => site.plans.get(id)?.head.summary.as_ref(),
        Route::Procedure(id) => site.procedures.get(id)?.head.summary.as_ref(),
        Route::Report(id) => site.reports.get(id)?.head.summary.as_ref(),
        Route::Document(id) => site.documents.get(id)?.title.as_ref(),
        Route::Indicator(id) => site.indicators.get(id)?.definition.as_ref(),
        Route::Unit(id) => site.unit(id.as_str())?.description.as_ref(),
        Route::News(id) => site.news.get(id)?.head.summary.as_ref(),
        Route::Page(id) => site.pages.get(id)?.head.summary.as_ref(),
        Route::NotFound => return Some(viewer.say("not_found.lead")),
        _ => None,
    };
    words.map(|words| viewer.phrase(words).text)
}

/// Lists the facts of a page, the one asked for most first.
pub(super) fn facts(viewer: &Viewer<'_>, route: &Route) -> Vec<Fact> {
    match route {
        Route::Procedure(id) => procedure(viewer, id),
        Route::Papers(id) => papers(viewer, id),
        Route::Plan(id) => viewer.site.plans.get(id).map_or_else(Vec::new, |plan| lists::plan(viewer, plan)),
        Route::Task(plan, task) => {
            let plan = viewer.site.plans.get(plan);
            let found = plan.and_then(|plan| Some((plan, plan.task(task.as_str())?.1)));
            found.map_or_else(Vec::new, |(plan, task)| self::task(viewer, plan, task))
        }
        Route::Indicator(id) => indicator(viewer, id),
        Route::Report(id) => report(viewer, id),
        Route::Document(id) => document(viewer, id),
        Route::Unit(id) => lists::unit(viewer, id),
        Route::News(id) => viewer
            .site
            .news
            .get(id)
            .map_or_else(Vec::new, |news| vec![fact(viewer, "share.date", viewer.day(news.head.date).text)]),
        other => lists::facts(viewer, other),
    }
}

/// Makes a fact with a label of the interface.
pub(super) fn fact(viewer: &Viewer<'_>, key: &str, value: impl Into<String>) -> Fact {
    Fact { label: viewer.say(key), value: value.into() }
}

/// Gives a value as stated; what the source does not state is no key fact.
fn stated(viewer: &Viewer<'_>, key: &str, shown: Shown) -> Option<Fact> {
    (shown.state == "value").then(|| fact(viewer, key, shown.text.text))
}

fn line(line: &FactLine) -> String {
    let label = line.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
    let only = line.only.as_ref().map(|only| format!(" ({only})")).unwrap_or_default();
    format!("{label}{}{only}", line.text.text)
}

fn lines(list: &[FactLine]) -> String {
    list.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// What can no longer or not yet be used says so first.
fn procedure(viewer: &Viewer<'_>, id: &Id) -> Vec<Fact> {
    let Some(procedure) = viewer.site.procedures.get(id) else { return Vec::new() };
    let head = &procedure.head;
    let mut facts = Vec::new();
    if viewer.standing(procedure) != Standing::InForce {
        facts.push(fact(viewer, "procedure-state.label", viewer.standing_view(procedure).tag.text));
    }
    let ways = head.channel.iter().map(|channel| viewer.channel_name(channel)).collect();
    facts.push(fact(viewer, "procedure.time", lines(&viewer.time_facts(&head.channel))));
    facts.push(fact(viewer, "procedure.costs", lines(&viewer.fees_in_brief(&head.channel))));
    facts.push(fact(viewer, "share.ways", super::super::procedure::join(ways)));
    facts.extend(head.code.value().map(|code| fact(viewer, "procedure.code", code.as_str())));
    facts
}

fn papers(viewer: &Viewer<'_>, id: &Id) -> Vec<Fact> {
    let Some(procedure) = viewer.site.procedures.get(id) else { return Vec::new() };
    let count = viewer.paper_count(&procedure.head.case).map(|count| fact(viewer, "page.papers", count));
    count.into_iter().chain(self::procedure(viewer, id)).collect()
}

fn task(viewer: &Viewer<'_>, plan: &Plan, task: &Task) -> Vec<Fact> {
    let state = viewer.derived.task(plan, task);
    let leads = task.leads.iter().map(|part| viewer.responsible(part).text.text).collect::<Vec<_>>().join(", ");
    let due = viewer.dues(&task.due).into_iter().map(|due| due.text).collect::<Vec<_>>().join("; ");
    let mut facts = vec![fact(viewer, "share.leads", leads), fact(viewer, "share.due", due)];
    if newest_file(viewer, plan).is_some() || state.grade.is_some() {
        facts.push(fact(viewer, "axis.grade_short", viewer.grade_tag(state.grade).text));
    }
    let schedule = viewer.schedule_tag(state);
    let hint = schedule.hint.filter(|_| state.days.is_some()).map(|hint| format!(", {hint}")).unwrap_or_default();
    facts.push(fact(viewer, "axis.schedule_short", format!("{}{hint}", schedule.text)));
    facts
}

fn indicator(viewer: &Viewer<'_>, id: &Id) -> Vec<Fact> {
    let Some(indicator) = viewer.site.indicators.get(id) else { return Vec::new() };
    let target = |target| {
        let words = targets::capitalised(&viewer.target_words(indicator, target).text);
        target.period.map_or_else(|| words.clone(), |period| format!("{words} ({})", viewer.period(period)))
    };
    let aims = current(indicator).into_iter().map(target).collect::<Vec<_>>().join("; ");
    let newest = newest_value(viewer, indicator).map(|newest| format!("{} ({})", newest.value.text, newest.period));
    vec![
        fact(viewer, "share.newest", newest.unwrap_or_default()),
        fact(viewer, "share.target", aims),
        fact(viewer, "procedure-state.label", viewer.standing_tag(standing(indicator)).text),
    ]
}

fn report(viewer: &Viewer<'_>, id: &Id) -> Vec<Fact> {
    let Some(report) = viewer.site.reports.get(id) else { return Vec::new() };
    let head = &report.head;
    let announced = head.announced.filter(|_| head.date.value().is_none());
    let number = stated(viewer, "reports.number", report_number(viewer, report));
    let date = head.date.value().map(|date| fact(viewer, "reports.date", viewer.moment(*date).text));
    let period = fact(viewer, "reports.period", targets::capitalised(&viewer.period(head.period)));
    let day = announced.map(|day| fact(viewer, "reports.day", viewer.day(day).text));
    number.into_iter().chain(date).chain([period]).chain(day).collect()
}

fn document(viewer: &Viewer<'_>, id: &Id) -> Vec<Fact> {
    let Some(one) = viewer.site.documents.get(id) else { return Vec::new() };
    let date = one.date.map(|date| fact(viewer, "document.date", viewer.moment(date).text));
    let issuer = stated(viewer, "document.issuer", document::issuer(viewer, one));
    // A number is the title of the page; what the document is about then comes first.
    let about = one.title.as_ref().filter(|_| one.identifier().is_some());
    let about = about.map(|title| fact(viewer, "share.about", viewer.phrase(title).text));
    about.into_iter().chain(date).chain(issuer).collect()
}
