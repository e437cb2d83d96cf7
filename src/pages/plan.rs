//! One plan: what its document prints, what is due when, its tasks by area, targets and rules.

mod head;
mod notes;
mod sections;
mod targets;
mod timeline;

pub(super) use head::{FundingView, StatedDate, funding};
pub(super) use notes::{Notes, notes_by_field};
pub(super) use timeline::{Timeline, is_now};

use std::ops::Range;

use serde::Serialize;

use super::paging;
use super::parts::{AnnotationView, BodyView, FacetGroup, GradeBar, Link, Phrase, Shown};
use super::plans::PeriodLine;
use super::route::Route;
use super::task_card::TaskCard;
use super::viewer::Viewer;
use crate::model::{Area, Id, Plan};

/// One plan.
#[derive(Debug, Serialize)]
pub struct PlanPage {
    /// What the document prints of itself.
    pub head: head::HeadView,
    /// Notes beside the printed values, by the value; those of no shown value under `rest`.
    pub notes: Notes,
    /// Tasks, areas and targets in words.
    pub size: String,
    /// A summary for the reader.
    pub summary: Option<Phrase>,
    /// The sections of the page that are there, for its table of contents.
    pub contents: Vec<Link>,
    /// The published periods, newest first.
    pub periods: Vec<PeriodLine>,
    /// Tasks by grade; nothing while no period is reported.
    pub bar: Option<GradeBar>,
    /// What is due in each quarter.
    pub timeline: Timeline,
    /// The facets of the tasks.
    pub facets: Vec<FacetGroup>,
    /// Whether it is the first page, which alone tells of more than tasks.
    pub is_first: bool,
    /// Which of the tasks stand on the page, where it has only some.
    pub part: Option<String>,
    /// The areas in printed order.
    pub areas: Vec<AreaView>,
    /// The areas of all pages, for the twin, where they do not stand on one.
    pub all_areas: Option<Vec<AreaView>>,
    /// The targets the plan sets.
    pub targets: Vec<targets::TargetView>,
    /// The rules of reporting.
    pub reporting: Vec<sections::ReportingView>,
    /// What units are assigned, by unit.
    pub assignments: Vec<sections::AssignmentView>,
    /// The appendices the plan prints or announces.
    pub appendices: Vec<sections::AppendixView>,
    /// The prose.
    pub body: Option<BodyView>,
    /// The headings of the prose.
    pub toc: Vec<sections::TocEntry>,
}

/// An area of a plan.
#[derive(Debug, Serialize)]
pub struct AreaView {
    /// Its id on the page.
    pub id: String,
    /// The printed label.
    pub label: Shown,
    /// The printed title with its label.
    pub title: Phrase,
    /// How many tasks.
    pub count: String,
    /// Whether it began on an earlier page.
    pub goes_on: bool,
    /// The canonical areas it covers.
    pub canonical: Vec<String>,
    /// Other forms in which the document prints the title.
    pub also_printed: Vec<Phrase>,
    /// A printed note.
    pub note: Option<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
    /// Its tasks by grade; nothing while no period is reported.
    pub bar: Option<GradeBar>,
    /// Its tasks, parts after the task they belong to.
    pub tasks: Vec<TaskCard>,
}

pub(super) fn view(viewer: &Viewer<'_>, id: &Id, page: usize) -> PlanPage {
    let plan = viewer.site.plans.get(id).expect("a route is made from a plan of the site");
    let periods = super::plans::periods(viewer, plan);
    let reported = !periods.is_empty();
    let body = Some(viewer.body(&plan.body)).filter(|body| !body.markdown.trim().is_empty());
    let tasks = plan.tasks().count();
    let is_long = paging::pages(tasks) > 1;
    let areas = |shown: &Range<usize>| areas(viewer, plan, shown, reported);
    let mut view = PlanPage {
        is_first: page == 1,
        part: is_long.then(|| viewer.part(&paging::shown(page, tasks), tasks)),
        head: head::head(viewer, plan),
        notes: notes_by_field(viewer, &plan.head.annotations, HEAD_FIELDS),
        size: size(viewer, plan),
        summary: plan.head.summary.as_ref().map(|summary| viewer.phrase(summary)),
        contents: Vec::new(),
        bar: reported.then(|| super::plans::grade_bar(viewer, plan)),
        periods,
        timeline: Timeline::of(viewer, plan),
        facets: super::tasks::facet_groups(viewer, plan, None),
        areas: areas(&paging::shown(page, tasks)),
        all_areas: (is_long && page == 1).then(|| areas(&(0..tasks))),
        targets: targets::targets(viewer, plan),
        reporting: sections::reporting(viewer, plan),
        assignments: sections::assignments(viewer, plan),
        appendices: sections::appendices(viewer, plan),
        toc: body.as_ref().map(|body| sections::toc(&body.sections)).unwrap_or_default(),
        body,
    };
    view.contents = contents(viewer, &view);
    view
}

/// The values of the head that have a place on the page, and with it their notes.
const HEAD_FIELDS: &[&str] = &[
    "title",
    "number",
    "symbol",
    "date",
    "year",
    "place",
    "signer",
    "theme",
    "bases",
    "recipients",
    "filing",
    "closing",
    "stamp",
    "funding",
    "reporting",
    "assignments",
    "appendices",
    "area",
    "body",
];

fn contents(viewer: &Viewer<'_>, page: &PlanPage) -> Vec<Link> {
    let sections = [
        ("grades", page.bar.is_some()),
        ("quarters", true),
        ("tasks", !page.areas.is_empty()),
        ("targets", !page.targets.is_empty()),
        ("reporting", !page.reporting.is_empty()),
        ("assignments", !page.assignments.is_empty()),
        ("appendices", !page.appendices.is_empty()),
        ("prose", page.body.is_some()),
        ("notes", page.notes.values().any(|notes| !notes.is_empty())),
    ];
    let there = sections.into_iter().filter(|(_, there)| *there);
    let link = |(name, _): (&str, bool)| Link {
        href: format!("#phan-{name}"),
        text: Phrase::plain(viewer.say(&format!("plan.{name}"))),
    };
    there.map(link).collect()
}

/// Says how many tasks, areas and targets a plan has.
pub(super) fn size(viewer: &Viewer<'_>, plan: &Plan) -> String {
    let tasks = plan.tasks().count() as u64;
    let targets = viewer.site.indicators.values().flat_map(|indicator| &indicator.target);
    let targets = targets.filter(|target| target.plan.id() == plan.id.as_str()).count() as u64;
    let mut parts =
        vec![viewer.count("plan.count-tasks", tasks), viewer.count("plan.count-areas", plan.areas.len() as u64)];
    if targets > 0 {
        parts.push(viewer.count("plan.count-targets", targets));
    }
    parts.join(", ")
}

/// Gives the id of an area on the page of its plan.
pub(super) fn area_anchor(area: &Area) -> String {
    format!("linh-vuc-{}", area.id.id)
}

/// Links to an area on the page of its plan where it begins.
pub(super) fn area_link(viewer: &Viewer<'_>, plan: &Plan, area: &Area) -> Link {
    let areas = plan.areas.iter();
    let before: usize = areas.take_while(|other| other.id.id != area.id.id).map(|other| other.task.len()).sum();
    let page = Route::Plan(plan.id.clone()).page(page_of(plan, before)).path();
    Link { href: format!("{page}#{}", area_anchor(area)), text: viewer.area_title(area) }
}

/// Finds the page on which an area begins that follows so many tasks; an area without any may stand after the last.
fn page_of(plan: &Plan, before: usize) -> usize {
    paging::page_of(before).min(paging::pages(plan.tasks().count()))
}

/// Lists the areas of some of the tasks; one without tasks stands where it would begin.
fn areas(viewer: &Viewer<'_>, plan: &Plan, shown: &Range<usize>, reported: bool) -> Vec<AreaView> {
    let mut before = 0;
    let mut views = Vec::new();
    let is_last = shown.end == plan.tasks().count();
    for area in &plan.areas {
        let range = before..before + area.task.len();
        before = range.end;
        let is_here = shown.contains(&range.start) || is_last && range.start == shown.end;
        match paging::common(&range, shown) {
            Some(part) => {
                let own = part.start - range.start..part.end - range.start;
                views.push(area_view(viewer, plan, area, own, reported));
            }
            None if range.is_empty() && is_here => views.push(area_view(viewer, plan, area, 0..0, reported)),
            None => {}
        }
    }
    views
}

fn area_view(viewer: &Viewer<'_>, plan: &Plan, area: &Area, shown: Range<usize>, reported: bool) -> AreaView {
    let tally = viewer.derived.tally(plan, area.task.iter());
    AreaView {
        id: area_anchor(area),
        label: viewer.stated(&area.label, |label| Phrase::plain(label)),
        title: viewer.area_title(area),
        count: viewer.count("plan.count-tasks", area.task.len() as u64),
        canonical: area.canonical.iter().map(|area| viewer.say(&format!("canonical_area.{}", area.as_str()))).collect(),
        also_printed: area.also_printed.iter().map(|title| viewer.printed(title)).collect(),
        note: area.note.as_ref().map(|note| viewer.phrase(note)),
        annotations: viewer.annotations(&area.annotations),
        bar: reported.then(|| viewer.grade_bar(&tally, |_| String::new())),
        goes_on: shown.start > 0,
        tasks: super::tasks::in_order(area.task.iter())[shown]
            .iter()
            .map(|task| super::tasks::card(viewer, plan, *task))
            .collect(),
    }
}
