//! The guide for programs that read text (`llms.txt`): what the site is, how its facts are to be read, where they are.

use serde::Serialize;

use super::frame::{DepartmentView, department};
use super::parts::Phrase;
use super::route::{ProcedureFacet, Route};
use super::viewer::Viewer;
use crate::data::{DataSet, said};
use crate::derive::ProcedureGroup;
use crate::model::{Id, Plan};

/// Beyond so many records a list gives its groups and the data file instead of each record.
const LIMIT: usize = 100;

/// The guide.
#[derive(Debug, Serialize)]
pub struct Guide {
    /// The department and what its facts rest on.
    pub department: DepartmentView,
    /// The site in a sentence.
    pub summary: Phrase,
    /// How many links a list has at most, in words.
    pub limit: String,
    /// Procedures, or their fields where there are many.
    pub procedures: Vec<GuideLink>,
    /// Whether the links lead to fields and not to procedures.
    pub by_field: bool,
    /// Plans, each with its tasks where there are few.
    pub plans: Vec<PlanGuide>,
    /// Reports, the newest first.
    pub reports: Vec<GuideLink>,
    /// Data files.
    pub sets: Vec<GuideLink>,
    /// The lists of the site.
    pub lists: Vec<GuideLink>,
}

/// A link with a remark.
#[derive(Debug, Serialize)]
pub struct GuideLink {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub text: Phrase,
    /// What it is.
    pub note: Option<String>,
}

/// A plan.
#[derive(Debug, Serialize)]
pub struct PlanGuide {
    /// Its twin.
    pub plan: GuideLink,
    /// The same as StratML, where the plan has goals.
    pub stratml: Option<String>,
    /// Its tasks, where there are few.
    pub tasks: Vec<GuideLink>,
}

/// Makes the guide of a site; `routes` are its pages, `sets` its data.
pub fn guide(viewer: &Viewer<'_>, routes: &[Route], sets: &[DataSet], has_siblings: bool) -> Guide {
    let site = viewer.site;
    let department = department(viewer, has_siblings);
    let summary = site.department.summary.as_ref().map(|summary| viewer.phrase(summary));
    let by_field = site.procedures.len() > LIMIT;
    let tasks: usize = site.plans.values().map(|plan| plan.tasks().count()).sum();
    let plans = site.plans.iter().rev().map(|(id, plan)| plan_guide(viewer, id, plan, tasks <= LIMIT));
    let reports = site.reports.keys().map(|id| twin(viewer, &Route::Report(id.clone()), None));
    Guide {
        summary: summary.unwrap_or_else(|| department.name.clone()),
        department,
        limit: viewer.number(LIMIT as u64),
        procedures: if by_field { fields(viewer, routes) } else { procedures(viewer) },
        by_field,
        plans: plans.collect(),
        reports: reports.rev().take(LIMIT).collect(),
        sets: sets.iter().filter(|set| set.count > 0).map(|set| set_link(viewer, set)).collect(),
        lists: lists(viewer, routes),
    }
}

fn twin(viewer: &Viewer<'_>, route: &Route, note: Option<String>) -> GuideLink {
    GuideLink { href: route.twin().unwrap_or_else(|| route.path()), text: viewer.title(route), note }
}

fn procedures(viewer: &Viewer<'_>) -> Vec<GuideLink> {
    let note = |head: &crate::model::ProcedureHead| Some(viewer.phrase(&head.field).text);
    let procedures = viewer.site.procedures.iter();
    procedures.map(|(id, procedure)| twin(viewer, &Route::Procedure(id.clone()), note(&procedure.head))).collect()
}

fn fields(viewer: &Viewer<'_>, routes: &[Route]) -> Vec<GuideLink> {
    let field = |route: &Route| match route {
        Route::ProcedureFacet(ProcedureFacet::Field, value) => {
            let group = viewer.derived.procedures.group(ProcedureFacet::Field, value);
            Some(GuideLink {
                href: route.path(),
                text: viewer.title(route),
                note: Some(viewer.count("llms.procedures-in-field", group.map_or(0, ProcedureGroup::len) as u64)),
            })
        }
        _ => None,
    };
    routes.iter().filter_map(field).collect()
}

fn plan_guide(viewer: &Viewer<'_>, id: &Id, plan: &Plan, with_tasks: bool) -> PlanGuide {
    let tasks = plan.tasks().map(|(_, task)| Route::Task(id.clone(), task.id.id.clone()));
    let size = viewer.count("dashboard.tasks", plan.tasks().count() as u64);
    PlanGuide {
        plan: twin(viewer, &Route::Plan(id.clone()), Some(size)),
        stratml: crate::data::has_goals(viewer.site, plan).then(|| format!("~/ke-hoach/{id}/stratml.xml")),
        tasks: if with_tasks { tasks.map(|route| twin(viewer, &route, None)).collect() } else { Vec::new() },
    }
}

fn set_link(viewer: &Viewer<'_>, set: &DataSet) -> GuideLink {
    GuideLink {
        href: format!("~/du-lieu/{}.csv", set.name),
        text: Phrase::plain(format!("{}.csv", set.name)),
        note: Some(format!("{}. {}", said(set.title, viewer.language), said(set.description, viewer.language))),
    }
}

fn lists(viewer: &Viewer<'_>, routes: &[Route]) -> Vec<GuideLink> {
    const LISTS: [Route; 9] = [
        Route::Procedures,
        Route::Plans,
        Route::Progress,
        Route::Indicators,
        Route::Budget,
        Route::Statistics,
        Route::Reports,
        Route::Documents,
        Route::Units,
    ];
    let link = |route: &Route| GuideLink { href: route.path(), text: viewer.title(route), note: None };
    LISTS.iter().filter(|route| routes.contains(route)).map(link).collect()
}
