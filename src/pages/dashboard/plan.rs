//! The state of one plan: grades, schedule, who has not reported, what is overdue and what is next.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::super::parts::{GradeBar, Link, Phrase, Tag, percent_of_width};
use super::super::route::{PlanFacet, Route};
use super::super::task_card::TaskCard;
use super::super::upcoming::{Upcoming, upcoming};
use super::super::viewer::Viewer;
use crate::derive::{Schedule, Tally};
use crate::model::{DueKind, Grade, Plan, Responsible, ResultFile, ResultStatus, Task};

/// The most tasks, units and deliveries a list of the dashboard shows.
const SHOWN: usize = 5;

/// The state of a plan.
#[derive(Debug, Serialize)]
pub struct PlanState {
    /// The plan.
    pub link: Link,
    /// Its tasks, counted.
    pub tasks: String,
    /// The newest reported period.
    pub period: Option<String>,
    /// Tasks by grade, where a period is reported.
    pub grades: Option<GradeBar>,
    /// Tasks by schedule.
    pub schedule: Vec<ScheduleCount>,
    /// Whether the plan prints no deadline at all.
    pub without_deadlines: bool,
    /// Who has not reported, where a period is reported.
    pub missing: Option<Missing>,
    /// The tasks longest overdue.
    pub overdue: Vec<TaskCard>,
    /// Leads to all of them, where there are more.
    pub overdue_all: Option<CountLink>,
    /// What is due next.
    pub upcoming: Vec<Upcoming>,
    /// Work by quarter; empty where the plan ties nothing to a quarter.
    pub quarters: Vec<QuarterView>,
    /// Tasks by kind of deadline.
    pub kinds: Vec<CountLink>,
    /// Tasks by area.
    pub areas: Vec<AreaRow>,
    /// The units that lead most tasks; empty where the plan names none.
    pub units: Vec<UnitRow>,
    /// Money.
    pub budget: Option<BudgetView>,
}

/// Tasks of a schedule state.
#[derive(Debug, Serialize)]
pub struct ScheduleCount {
    /// The state.
    pub tag: Tag,
    /// How many.
    pub count: String,
    /// Leads to them, where there are any.
    pub href: Option<String>,
}

/// Something counted, with the page that lists it.
#[derive(Debug, Serialize)]
pub struct CountLink {
    /// Leads to the list.
    pub href: String,
    /// What is counted.
    pub text: Phrase,
    /// How many.
    pub count: String,
}

/// What the newest period lacks.
#[derive(Debug, Serialize)]
pub struct Missing {
    /// Units that sent no figures.
    pub units: Vec<MissingUnit>,
    /// Tasks the period says nothing of, in a sentence; nothing where there are none.
    pub tasks: Option<String>,
}

/// A unit that sent no figures.
#[derive(Debug, Serialize)]
pub struct MissingUnit {
    /// The unit.
    pub link: Link,
    /// More about it.
    pub note: Option<Phrase>,
}

/// The work of a quarter.
#[derive(Debug, Serialize)]
pub struct QuarterView {
    /// Its name.
    pub name: String,
    /// Leads to its tasks.
    pub href: Option<String>,
    /// Tasks with something due or expected in it.
    pub tasks: String,
    /// Work items the plan expects in it, where it states any.
    pub work: Option<String>,
    /// Whether the reference date lies in it.
    pub now: bool,
}

/// The tasks of an area.
#[derive(Debug, Serialize)]
pub struct AreaRow {
    /// Its title.
    pub title: Phrase,
    /// How many tasks.
    pub total: String,
    /// Its tasks by grade.
    pub bar: GradeBar,
    /// Its number of tasks against the largest area, as a width.
    pub width: String,
}

/// A unit and its part in the plan.
#[derive(Debug, Serialize)]
pub struct UnitRow {
    /// The unit.
    pub link: Link,
    /// Tasks it leads.
    pub leads: String,
    /// Tasks it takes part in.
    pub coordinates: String,
}

/// The money of the plan.
#[derive(Debug, Serialize)]
pub struct BudgetView {
    /// The printed total, or the sum of the lines.
    pub amount: Option<String>,
    /// What the amount is, in words.
    pub label: String,
    /// The source of the money, as printed.
    pub source: Option<Phrase>,
    /// The sum of the lines, where it differs from the printed total.
    pub differs: Option<String>,
    /// Leads to the budget.
    pub href: String,
}

/// Shows the state of a plan.
pub(super) fn state(viewer: &Viewer<'_>, plan: &Plan) -> PlanState {
    let tally = tally(viewer, plan);
    let file = newest_file(viewer, plan);
    let facet = |facet: PlanFacet, value: &str| Route::PlanFacet(plan.id.clone(), facet, value.to_owned()).path();
    let overdue = overdue(viewer, plan);
    let is_unspecified = |task: &Task| task.due.kind() == DueKind::Unspecified;
    PlanState {
        link: viewer.link(&Route::Plan(plan.id.clone())),
        tasks: viewer.count("dashboard.tasks", tally.total),
        period: file.map(|file| viewer.period(file.period)),
        grades: file.map(|_| viewer.grade_bar(&tally, |grade| facet(PlanFacet::Grade, grade))),
        schedule: schedule(viewer, plan, &tally),
        without_deadlines: plan.tasks().all(|(_, task)| is_unspecified(task)),
        missing: file.map(|file| missing(viewer, plan, file)),
        overdue_all: (overdue.len() > SHOWN).then(|| CountLink {
            href: facet(PlanFacet::Schedule, Schedule::Overdue.as_str()),
            text: Phrase::plain(viewer.count("dashboard.overdue-all", overdue.len() as u64)),
            count: viewer.number(overdue.len() as u64),
        }),
        overdue: overdue.into_iter().take(SHOWN).map(|task| viewer.task_card(plan, task)).collect(),
        upcoming: upcoming(viewer, plan, plan.tasks().map(|(_, task)| task)).into_iter().take(SHOWN).collect(),
        quarters: quarters(viewer, plan),
        kinds: kinds(viewer, plan),
        areas: areas(viewer, plan),
        units: units(viewer, plan),
        budget: budget(viewer, plan),
    }
}

/// Says the state of a plan in a few sentences.
pub(super) fn lead(viewer: &Viewer<'_>, plan: &Plan) -> String {
    let tally = tally(viewer, plan);
    let tasks = viewer.count("dashboard.tasks", tally.total);
    let areas = viewer.count("dashboard.areas", plan.areas.len() as u64);
    let mut sentences = vec![viewer.fill("dashboard.lead-plan", &[("tasks", &tasks), ("areas", &areas)])];
    let Some(file) = newest_file(viewer, plan) else {
        sentences.push(viewer.say("dashboard.lead-no-results"));
        return sentences.join(" ");
    };
    let done: u64 = Grade::ALL.iter().filter(|grade| grade.is_done()).map(|grade| tally.grade(Some(*grade))).sum();
    let date = viewer.day(file.to).text;
    let done = viewer.count("dashboard.done", done);
    let open = viewer.number(tally.grade(Some(Grade::NotDone)));
    sentences.push(viewer.fill("dashboard.lead-results", &[("date", &date), ("done", &done), ("open", &open)]));
    for (key, count) in [
        ("dashboard.lead-not-graded", tally.grade(None)),
        ("dashboard.lead-overdue", tally.schedule(Schedule::Overdue)),
        ("dashboard.lead-missing", file.not_reported.len() as u64),
    ] {
        if count > 0 {
            sentences.push(viewer.count(key, count));
        }
    }
    sentences.join(" ")
}

fn tally(viewer: &Viewer<'_>, plan: &Plan) -> Tally {
    viewer.derived.tally(plan, plan.tasks().map(|(_, task)| task))
}

/// Finds the newest published period of a plan.
pub(in crate::pages) fn newest_file<'s>(viewer: &Viewer<'s>, plan: &Plan) -> Option<&'s ResultFile> {
    viewer.site.results.iter().filter(|((_, of), _)| *of == plan.id).map(|(_, file)| file).next_back()
}

/// Lists what needs attention first; a state nobody is in is still counted, as zero.
fn schedule(viewer: &Viewer<'_>, plan: &Plan, tally: &Tally) -> Vec<ScheduleCount> {
    use Schedule::{DueNow, Late, NoFixedDate, NotDue, OnTime, Overdue};
    let view = |state: Schedule| {
        let count = tally.schedule(state);
        let word = state.as_str();
        ScheduleCount {
            tag: Tag { class: format!("tag-{word}"), text: viewer.say(&format!("schedule.{word}")), hint: None },
            count: viewer.number(count),
            href: (count > 0).then(|| Route::PlanFacet(plan.id.clone(), PlanFacet::Schedule, word.to_owned()).path()),
        }
    };
    [Overdue, DueNow, NotDue, OnTime, Late, NoFixedDate].into_iter().map(view).collect()
}

fn missing(viewer: &Viewer<'_>, plan: &Plan, file: &ResultFile) -> Missing {
    let unit = |missing: &crate::model::MissingReporter| {
        let link = viewer.unit_link(missing.unit.id())?;
        Some(MissingUnit { link, note: missing.note.as_ref().map(|note| viewer.phrase(note)) })
    };
    let is_silent = |task: &Task| {
        let newest = viewer.derived.task(plan, task).history.last();
        newest.is_some_and(|reported| reported.status == Some(ResultStatus::NotReported))
    };
    let silent = plan.tasks().filter(|(_, task)| is_silent(task)).count() as u64;
    Missing {
        units: file.not_reported.iter().filter_map(unit).collect(),
        tasks: (silent > 0).then(|| viewer.count("dashboard.missing-tasks", silent)),
    }
}

/// The longest overdue come first, otherwise the order of the plan.
fn overdue<'p>(viewer: &Viewer<'_>, plan: &'p Plan) -> Vec<&'p Task> {
    let state = |task: &Task| viewer.derived.task(plan, task);
    let late = plan.tasks().map(|(_, task)| task).filter(|task| state(task).schedule == Schedule::Overdue);
    let mut late: Vec<&Task> = late.collect();
    late.sort_by_key(|task| std::cmp::Reverse(state(task).days));
    late
}

fn quarters(viewer: &Viewer<'_>, plan: &Plan) -> Vec<QuarterView> {
    let mut tasks = [0u64; 4];
    let mut work: [Option<u64>; 4] = [None; 4];
    for (_, task) in plan.tasks() {
        for quarter in task.quarters(plan.head.year) {
            tasks[quarter as usize - 1] += 1;
        }
        // Counts shared by several tasks are counted once, where they are printed.
        for items in task.work.iter().filter(|items| items.shared_with.is_none()) {
            for (sum, count) in work.iter_mut().zip(items.quarters()) {
                *sum = count.map_or(*sum, |count| Some(sum.unwrap_or(0) + count));
            }
        }
    }
    if tasks == [0; 4] {
        return Vec::new();
    }
    let today = viewer.derived.reference.date;
    let view = |(quarter, (tasks, work)): (u32, (u64, Option<u64>))| {
        let value = quarter.to_string();
        QuarterView {
            name: viewer.fill("dashboard.quarter", &[("q", super::super::viewer::roman(quarter))]),
            href: (tasks > 0).then(|| Route::PlanFacet(plan.id.clone(), PlanFacet::Quarter, value).path()),
            tasks: viewer.count("dashboard.tasks", tasks),
            work: work.map(|work| viewer.count("dashboard.work-items", work)),
            now: today.year() == plan.head.year && today.month().div_ceil(3) == quarter,
        }
    };
    (1u32..).zip(tasks.into_iter().zip(work)).map(view).collect()
}

fn kinds(viewer: &Viewer<'_>, plan: &Plan) -> Vec<CountLink> {
    let mut counts: BTreeMap<DueKind, u64> = BTreeMap::new();
    plan.tasks().for_each(|(_, task)| *counts.entry(task.due.kind()).or_default() += 1);
    let mut counts: Vec<(DueKind, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let view = |(kind, count): (DueKind, u64)| {
        let value = kind.as_str().to_owned();
        CountLink {
            text: viewer.plan_facet(plan, PlanFacet::DueKind, &value),
            href: Route::PlanFacet(plan.id.clone(), PlanFacet::DueKind, value).path(),
            count: viewer.number(count),
        }
    };
    counts.into_iter().map(view).collect()
}

fn areas(viewer: &Viewer<'_>, plan: &Plan) -> Vec<AreaRow> {
    let most = plan.areas.iter().map(|area| area.task.len()).max().unwrap_or(0) as u64;
    let view = |area: &crate::model::Area| {
        let tally = viewer.derived.tally(plan, area.task.iter());
        AreaRow {
            title: viewer.area_title(area),
            total: viewer.number(tally.total),
            width: percent_of_width(tally.total, most),
            bar: viewer.grade_bar(&tally, |_| String::new()),
        }
    };
    plan.areas.iter().map(view).collect()
}

fn units(viewer: &Viewer<'_>, plan: &Plan) -> Vec<UnitRow> {
    let mut rows: Vec<(u64, u64, Link)> = Vec::new();
    for unit in &viewer.site.department.units {
        let (leads, coordinates) = parts(plan, unit.id.id.as_str());
        if leads > 0 {
            rows.extend(viewer.unit_link(unit.id.id.as_str()).map(|link| (leads, coordinates, link)));
        }
    }
    rows.sort_by_key(|(leads, coordinates, _)| std::cmp::Reverse((*leads, *coordinates)));
    let view = |(leads, coordinates, link): (u64, u64, Link)| UnitRow {
        link,
        leads: viewer.number(leads),
        coordinates: viewer.number(coordinates),
    };
    rows.into_iter().take(SHOWN).map(view).collect()
}

/// Counts the tasks a unit leads and those it takes part in.
pub(in crate::pages) fn parts(plan: &Plan, unit: &str) -> (u64, u64) {
    let leads = plan.tasks().filter(|(_, task)| names(&task.leads, unit));
    let coordinates = plan.tasks().filter(|(_, task)| names(&task.coordinators, unit));
    (leads.count() as u64, coordinates.count() as u64)
}

/// Tells whether a unit is among those named.
pub(in crate::pages) fn names(parts: &[Responsible], unit: &str) -> bool {
    parts.iter().any(|part| part.unit.as_ref().is_some_and(|named| named.id() == unit))
}

/// Shows the money of a plan; nothing where the plan speaks of none.
pub(in crate::pages) fn budget(viewer: &Viewer<'_>, plan: &Plan) -> Option<BudgetView> {
    let funding = plan.head.funding.as_ref();
    if plan.budget.is_none() && funding.is_none() {
        return None;
    }
    let total = plan.budget.as_ref().and_then(|budget| budget.total.as_ref()).map(|total| total.amount);
    let sum = plan.budget.as_ref().filter(|budget| budget.line.iter().any(|line| line.amount.value().is_some()));
    let sum = sum.and_then(crate::model::Budget::sum);
    let key = if total.is_some() { "dashboard.budget-total" } else { "dashboard.budget-sum" };
    Some(BudgetView {
        amount: total.or(sum).map(|amount| viewer.money(amount.dong())),
        label: viewer.say(key),
        source: funding.and_then(|funding| funding.printed.as_ref()).map(|printed| viewer.phrase(printed)),
        differs: sum.filter(|sum| total.is_some_and(|total| total != *sum)).map(|sum| viewer.money(sum.dong())),
        href: Route::Budget.path(),
    })
}
