//! One task: what the plan prints of it, and what every period reports.

mod facts;
mod history;
mod quarters;

use serde::Serialize;

use super::completeness::SheetView;
use super::parts::{CitationView, Link, Phrase, Shown, Tag};
use super::plan::{Notes, notes_by_field};
use super::route::Route;
use super::task_card::TaskCard;
use super::viewer::Viewer;
use crate::derive::TaskState;
use crate::model::{Area, Id, Plan, Task};

/// One task.
#[derive(Debug, Serialize)]
pub struct TaskPage {
    /// The plan.
    pub plan: Link,
    /// The area on the page of the plan.
    pub area: Link,
    /// The printed label.
    pub label: Shown,
    /// The title.
    pub title: Phrase,
    /// What is to be done, in full.
    pub text: Option<Phrase>,
    /// The three axes.
    pub axes: Axes,
    /// The key facts.
    pub facts: facts::Facts,
    /// Work items and deliveries by quarter; nothing where the plan places none.
    pub quarters: Option<quarters::WorkView>,
    /// Moved deadlines, in the order of the decisions.
    pub slips: Vec<facts::SlipView>,
    /// What each period reports, newest first; nothing while no period is reported.
    pub history: Vec<history::PeriodResult>,
    /// Documents the task names.
    pub cites: Vec<CitationView>,
    /// Indicators it serves.
    pub indicators: Vec<Link>,
    /// Procedures it concerns.
    pub procedures: Vec<Link>,
    /// Budget lines that pay for it.
    pub budget: Vec<facts::BudgetLineView>,
    /// Parts of the task.
    pub parts: Vec<TaskCard>,
    /// What the page lacks.
    pub completeness: Option<SheetView>,
    /// Notes beside the printed values, by the value; those of no shown value under `rest`.
    pub notes: Notes,
    /// The task before it in the plan.
    pub previous: Option<Link>,
    /// The task after it in the plan.
    pub next: Option<Link>,
}

/// The state of a task on three axes that are never merged.
#[derive(Debug, Serialize)]
pub struct Axes {
    /// The official grade.
    pub grade: Tag,
    /// The evidence.
    pub evidence: Tag,
    /// The schedule.
    pub schedule: Tag,
}

/// The values of a task that have a place on its page, and with it their notes.
const FIELDS: &[&str] = &[
    "title",
    "label",
    "text",
    "leads",
    "coordinators",
    "person",
    "deliverables",
    "due",
    "work",
    "funding",
    "note",
    "cites",
];

pub(super) fn view(viewer: &Viewer<'_>, plan: &Id, task: &Id) -> TaskPage {
    let plan = viewer.site.plans.get(plan).expect("a route is made from a plan of the site");
    let (area, task) = plan.task(task.as_str()).expect("a route is made from a task of the plan");
    let state = viewer.derived.task(plan, task);
    let (previous, next) = neighbours(viewer, plan, task);
    let history = history::history(viewer, plan, state);
    TaskPage {
        plan: viewer.link(&Route::Plan(plan.id.clone())),
        area: super::plan::area_link(viewer, plan, area),
        label: viewer.stated(&task.label, |label| Phrase::plain(label)),
        title: viewer.phrase(&task.title),
        text: task.text.as_ref().map(|text| viewer.phrase(text)),
        axes: axes(viewer, task, state, !history.is_empty()),
        facts: facts::facts(viewer, plan, task),
        quarters: quarters::quarters(viewer, plan, task),
        slips: facts::slips(viewer, task),
        history,
        cites: task.cites.iter().map(|citation| viewer.citation(citation)).collect(),
        indicators: indicators(viewer, task),
        procedures: procedures(viewer, task),
        budget: facts::budget(viewer, plan, task),
        parts: parts(viewer, plan, area, task),
        completeness: viewer.task_sheet(&plan.id, &task.id.id),
        notes: notes_by_field(viewer, &task.annotations, FIELDS),
        previous,
        next,
    }
}

fn axes(viewer: &Viewer<'_>, task: &Task, state: &TaskState, reported: bool) -> Axes {
    let graded = state.history.iter().rev().find(|reported| reported.grade.is_some());
    let grade_hint = match graded {
        Some(reported) => super::plans::capital(&viewer.period(reported.period)),
        None if reported => viewer.say("grade_definition.not-graded"),
        None => viewer.say("plan.no-period"),
    };
    let evidence_hint = match state.evidence.expected {
        Some(_) => viewer.say("task_page.evidence-expected"),
        None => viewer.say("task_page.evidence-unknown"),
    };
    let schedule = viewer.schedule_tag(state);
    let meaning = match task.due.0.as_slice() {
        [] => viewer.say("due.unspecified"),
        _ => viewer.say(&format!("schedule_definition.{}", state.schedule.as_str())),
    };
    Axes {
        grade: Tag { hint: Some(grade_hint), ..viewer.grade_tag(state.grade) },
        evidence: Tag { hint: Some(evidence_hint), ..viewer.evidence_tag(state.evidence) },
        schedule: Tag { hint: schedule.hint.or(Some(meaning)), ..schedule },
    }
}

fn neighbours(viewer: &Viewer<'_>, plan: &Plan, task: &Task) -> (Option<Link>, Option<Link>) {
    let all: Vec<(&Area, &Task)> = plan.tasks().collect();
    let here = all.iter().position(|(_, other)| other.id.id == task.id.id);
    let link = |index: Option<usize>| {
        let (area, task) = all.get(index?)?;
        Some(task_link(viewer, plan, area, task))
    };
    (link(here.and_then(|here| here.checked_sub(1))), link(here.map(|here| here + 1)))
}

/// Links to a task by its printed labels and title: "VII. 4. …".
pub(super) fn task_link(viewer: &Viewer<'_>, plan: &Plan, area: &Area, task: &Task) -> Link {
    let title = viewer.phrase(&task.title);
    let labels = [area.label.value(), task.label.value()];
    let labels: String = labels.into_iter().flatten().map(|label| format!("{label} ")).collect();
    Link {
        href: Route::Task(plan.id.clone(), task.id.id.clone()).path(),
        text: Phrase { text: format!("{labels}{}", title.text), ..title },
    }
}

/// Finds a task by a written reference: `7-4` in the same plan, `2020/7-4` in another.
fn find_task(viewer: &Viewer<'_>, plan: &Plan, written: &str) -> Option<Link> {
    let (plan, id) = match written.split_once('/') {
        Some((other, id)) => (viewer.site.plans.get(other)?, id),
        None => (plan, written),
    };
    let (area, task) = plan.task(id)?;
    Some(task_link(viewer, plan, area, task))
}

fn parts(viewer: &Viewer<'_>, plan: &Plan, area: &Area, task: &Task) -> Vec<TaskCard> {
    let is_part = |other: &&Task| other.parent.as_ref().is_some_and(|parent| parent.id() == task.id.id.as_str());
    let parts = super::tasks::in_order(area.task.iter().filter(is_part));
    parts.into_iter().map(|part| super::tasks::card(viewer, plan, part)).collect()
}

fn indicators(viewer: &Viewer<'_>, task: &Task) -> Vec<Link> {
    let known = task.indicators.iter().filter_map(|id| viewer.site.indicators.get(id.id()));
    known.map(|indicator| viewer.link(&Route::Indicator(indicator.id.id.clone()))).collect()
}

fn procedures(viewer: &Viewer<'_>, task: &Task) -> Vec<Link> {
    let known = task.procedures.iter().filter_map(|id| viewer.site.procedures.get(id.id()));
    known.map(|procedure| viewer.link(&Route::Procedure(procedure.id.clone()))).collect()
}
