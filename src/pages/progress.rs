//! Progress: tasks by area, unit and period, who did not report, and what is overdue.

mod lists;
mod tables;

use std::ops::Range;

use serde::Serialize;

use super::paging;
use super::parts::{AnnotationView, GradeBar, Link, Tag};
use super::plan::Timeline;
use super::plans::PeriodLine;
use super::route::Route;
use super::viewer::Viewer;
use crate::derive::{Schedule, TaskState};
use crate::model::{Grade, Plan, Site};

/// How many tasks the tables of a plan weigh as much as.
const TABLES: usize = 50;

/// How many tasks a page carries.
const MOST: usize = 300;

/// Progress of every plan.
#[derive(Debug, Serialize)]
pub struct Progress {
    /// The plans, newest year first.
    pub plans: Vec<PlanProgress>,
    /// The grades with their official definitions, "not graded" last.
    pub grades: Vec<Definition>,
    /// The schedule states and what they mean.
    pub schedules: Vec<Definition>,
}

/// A state and what it means.
#[derive(Debug, Serialize)]
pub struct Definition {
    /// Its id on the page.
    pub id: String,
    /// The state.
    pub tag: Tag,
    /// What it means.
    pub meaning: String,
}

/// Progress of a plan.
#[derive(Debug, Serialize)]
pub struct PlanProgress {
    /// Its id, for ids on the page.
    pub id: String,
    /// The plan.
    pub plan: Link,
    /// Tasks, areas and targets in words.
    pub size: String,
    /// The newest period.
    pub period: Option<PeriodLine>,
    /// How many tasks the newest period has results of.
    pub reported: Option<String>,
    /// Notes beside printed values of the newest period.
    pub annotations: Vec<AnnotationView>,
    /// Tasks by grade; nothing while no period is reported.
    pub bar: Option<GradeBar>,
    /// Who did not report in the newest period.
    pub silent: lists::Silent,
    /// What is due in each quarter.
    pub timeline: Timeline,
    /// By area and grade.
    pub areas: tables::GradeTable,
    /// By canonical area and grade.
    pub canonical: tables::GradeTable,
    /// By lead unit and grade.
    pub units: tables::GradeTable,
    /// By period and grade, newest first.
    pub periods: Vec<tables::PeriodRow>,
    /// By lead unit and schedule.
    pub schedule: tables::ScheduleTable,
    /// What is overdue, the longest first.
    pub overdue: Vec<lists::OverdueRow>,
    /// Leads to all of it, where there is more.
    pub all_overdue: Option<Link>,
    /// Whether any task has a fixed deadline.
    pub has_deadlines: bool,
}

pub(super) fn view(viewer: &Viewer<'_>, page: usize) -> Progress {
    let plans = super::plans::newest_first(viewer.site);
    let shown = pages(viewer.site).get(page - 1).cloned().unwrap_or_default();
    let grades = Grade::ALL.iter().copied().map(Some).chain([None]);
    let schedules = Schedule::ALL.iter().map(|schedule| schedule.as_str());
    Progress {
        plans: plans[shown].iter().map(|plan| plan_progress(viewer, plan)).collect(),
        grades: grades.map(|grade| grade_definition(viewer, grade)).collect(),
        schedules: schedules.map(|word| schedule_definition(viewer, word)).collect(),
    }
}

/// Cuts the plans into pages by what is told of each: its tables, and its tasks in them.
pub(super) fn pages(site: &Site) -> Vec<Range<usize>> {
    let plans = super::plans::newest_first(site);
    paging::cut(plans.into_iter().map(|plan| TABLES + plan.tasks().count()), MOST)
}

fn grade_definition(viewer: &Viewer<'_>, grade: Option<Grade>) -> Definition {
    let word = grade.map_or("not-graded", Grade::as_str);
    Definition {
        id: format!("muc-{word}"),
        tag: viewer.grade_tag(grade),
        meaning: viewer.say(&format!("grade_definition.{word}")),
    }
}

fn schedule_definition(viewer: &Viewer<'_>, word: &str) -> Definition {
    Definition {
        id: format!("tien-do-{word}"),
        tag: tables::schedule_tag(viewer, word),
        meaning: viewer.say(&format!("schedule_definition.{word}")),
    }
}

fn plan_progress(viewer: &Viewer<'_>, plan: &Plan) -> PlanProgress {
    let newest = viewer.site.results.iter().rev().find(|((_, of), _)| *of == plan.id).map(|(_, file)| file);
    let states: Vec<&TaskState> = plan.tasks().map(|(_, task)| viewer.derived.task(plan, task)).collect();
    let reported = newest.map(|file| {
        let has = |state: &&&TaskState| {
            state.history.iter().any(|reported| reported.period == file.period && reported.result.is_some())
        };
        let with_result = states.iter().filter(has).count() as u64;
        viewer.fill(
            "progress.reported",
            &[("n", &viewer.number(with_result)), ("all", &viewer.number(states.len() as u64))],
        )
    });
    PlanProgress {
        id: plan.id.to_string(),
        plan: viewer.link(&Route::Plan(plan.id.clone())),
        size: super::plan::size(viewer, plan),
        period: newest.map(|file| super::plans::period_line(viewer, file)),
        reported,
        annotations: newest.map(|file| viewer.annotations(&file.annotations)).unwrap_or_default(),
        bar: newest.map(|_| super::plans::grade_bar(viewer, plan)),
        silent: lists::silent(viewer, plan, newest),
        timeline: Timeline::of(viewer, plan),
        areas: tables::areas(viewer, plan),
        canonical: tables::canonical(viewer, plan),
        units: tables::units(viewer, plan),
        periods: tables::periods(viewer, plan),
        schedule: tables::schedule(viewer, plan),
        all_overdue: lists::all_overdue(viewer, plan),
        overdue: lists::overdue(viewer, plan),
        has_deadlines: states.iter().any(|state| state.deadline.is_some()),
    }
}
