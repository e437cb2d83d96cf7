//! The page above several departments: they stand side by side, as cards and as a table.

use std::collections::BTreeSet;

use serde::Serialize;

use super::dashboard::{budget, newest_file};
use super::parts::{DateView, GradeBar, Link, Phrase};
use super::viewer::Viewer;
use crate::model::{Plan, PlanKind};

/// The list of departments.
#[derive(Debug, Serialize)]
pub struct Departments {
    /// What the page is about, in a sentence.
    pub lead: String,
    /// The departments, in the order of their folders.
    pub departments: Vec<DepartmentCard>,
    /// Whether any of them shows sample content.
    pub sample: bool,
}

/// One department. What its sources do not say is absent, and the page says so.
#[derive(Debug, Serialize)]
pub struct DepartmentCard {
    /// Leads to its site.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// The words it is listed under: the province, else the name.
    pub short: Phrase,
    /// About its site, in a sentence.
    pub summary: Option<Phrase>,
    /// Its site in other languages.
    pub languages: Vec<OtherLanguage>,
    /// The date its figures are compared with.
    pub reference: DateView,
    /// Its newest plan.
    pub plan: Option<PlanRow>,
    /// Procedures published.
    pub procedures: Option<String>,
    /// Different documents cited.
    pub documents: Option<String>,
}

/// A department's site in another language.
#[derive(Debug, Serialize)]
pub struct OtherLanguage {
    /// Leads there.
    pub href: String,
    /// The language's code.
    pub code: &'static str,
    /// The language's own name.
    pub name: &'static str,
}

/// The newest plan of a department.
#[derive(Debug, Serialize)]
pub struct PlanRow {
    /// The plan.
    pub link: Link,
    /// Its tasks and areas, in words.
    pub size: String,
    /// Tasks.
    pub tasks: String,
    /// Areas.
    pub areas: String,
    /// Tasks graded out of all; nothing where no period is reported.
    pub graded: Option<String>,
    /// Tasks by grade, where a period is reported.
    pub bar: Option<GradeBar>,
    /// The newest reported period.
    pub period: Option<String>,
    /// The total of its budget.
    pub amount: Option<String>,
    /// Whether it says where money comes from, for the whole or for a task.
    pub names_funding: bool,
}

/// Makes the list from one viewer a department.
pub fn departments(viewers: &[Viewer<'_>]) -> Departments {
    let count = |viewer: &Viewer<'_>| viewer.count("departments.lead", viewers.len() as u64);
    Departments {
        lead: viewers.first().map_or_else(String::new, count),
        departments: viewers.iter().map(card).collect(),
        sample: viewers.iter().any(|viewer| viewer.site.department.sample),
    }
}

fn card(viewer: &Viewer<'_>) -> DepartmentCard {
    let site = viewer.site;
    let department = &site.department;
    let root = format!("^/{}", site.id);
    let name = viewer.phrase(&department.name);
    let province = department.province.as_ref().map(|province| viewer.phrase(province));
    let some = |count: usize| (count > 0).then(|| viewer.number(count as u64));
    let cited: BTreeSet<_> = viewer.derived.citations.iter().filter_map(|cited| cited.document.as_ref()).collect();
    DepartmentCard {
        href: format!("{root}/"),
        short: province.unwrap_or_else(|| name.clone()),
        name,
        summary: department.summary.as_ref().map(|summary| viewer.phrase(summary)),
        languages: languages(viewer, &root),
        reference: viewer.day(viewer.derived.reference.date),
        plan: site.plans.last().map(|(_, plan)| plan_row(viewer, plan, &root)),
        procedures: some(site.procedures.len()),
        documents: some(cited.len()),
    }
}

fn languages(viewer: &Viewer<'_>, root: &str) -> Vec<OtherLanguage> {
    let others = viewer.site.department.languages.iter().skip(1).map(|language| language.language());
    let view = |language: crate::text::Language| OtherLanguage {
        href: format!("{root}/{}/", language.code()),
        code: language.code(),
        name: match language {
            crate::text::Language::Vietnamese => "Tiếng Việt",
            crate::text::Language::English => "English",
        },
    };
    others.map(view).collect()
}

fn plan_row(viewer: &Viewer<'_>, plan: &Plan, root: &str) -> PlanRow {
    let tally = viewer.derived.tally(plan, plan.tasks().map(|(_, task)| task));
    let file = newest_file(viewer, plan);
    let money = budget(viewer, plan);
    let areas = plan.areas.len() as u64;
    let (tasks_said, areas_said) =
        (viewer.count("dashboard.tasks", tally.total), viewer.count("dashboard.areas", areas));
    PlanRow {
        link: Link { href: format!("{root}/ke-hoach/{}/", plan.id), text: plan_name(viewer, plan) },
        size: format!("{tasks_said}, {areas_said}"),
        tasks: viewer.number(tally.total),
        areas: viewer.number(areas),
        graded: file.map(|_| viewer.number(tally.total - tally.grade(None))),
        bar: file.map(|_| viewer.grade_bar(&tally, |_| String::new())),
        period: file.map(|file| viewer.period(file.period)),
        amount: money.as_ref().and_then(|money| money.amount.clone()),
        names_funding: money.is_some() || plan.tasks().any(|(_, task)| task.funding.is_some()),
    }
}

/// Names a plan in a cell of the table; its full title stands on its page.
fn plan_name(viewer: &Viewer<'_>, plan: &Plan) -> Phrase {
    let said = |key: &str| Phrase::plain(viewer.fill(key, &[("y", &plan.head.year.to_string())]));
    match plan.head.kind {
        PlanKind::Reform => said("departments.plan-reform"),
        PlanKind::Communications => said("departments.plan-communications"),
        PlanKind::Other => viewer.phrase(&plan.head.title),
    }
}
