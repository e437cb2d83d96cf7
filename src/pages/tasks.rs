//! The tasks of a plan that share a value of a facet; the facets of a plan.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::paging;
use super::parts::{FacetGroup, FacetValue, Link, Phrase};
use super::route::{PlanFacet, Route};
use super::task_card::TaskCard;
use super::viewer::Viewer;
use crate::derive::Derived;
use crate::model::{Area, Id, Plan, Responsible, Site, Task};

/// Tasks that share a value.
#[derive(Debug, Serialize)]
pub struct TaskList {
    /// The plan.
    pub plan: Link,
    /// What the tasks share: the facet and its value.
    pub heading: Phrase,
    /// The unit's page, where the value is a unit.
    pub unit: Option<Link>,
    /// What the value means.
    pub meaning: Option<String>,
    /// The facets of the plan.
    pub facets: Vec<FacetGroup>,
    /// Which of the tasks stand on the page, where it has only some.
    pub part: Option<String>,
    /// The tasks, by the part the unit has in them; one group for other facets.
    pub groups: Vec<TaskGroup>,
}

/// Tasks by area.
#[derive(Debug, Serialize)]
pub struct TaskGroup {
    /// Its id on the page.
    pub id: &'static str,
    /// What they have in common, with their number.
    pub title: String,
    /// Whether it began on an earlier page.
    pub goes_on: bool,
    /// The areas, in printed order.
    pub areas: Vec<AreaTasks>,
}

/// Tasks of an area.
#[derive(Debug, Serialize)]
pub struct AreaTasks {
    /// The area on the page of the plan.
    pub area: Link,
    /// How many tasks.
    pub count: String,
    /// Whether it began on an earlier page.
    pub goes_on: bool,
    /// The tasks.
    pub tasks: Vec<TaskCard>,
}

pub(super) fn view(viewer: &Viewer<'_>, plan: &Id, facet: PlanFacet, value: &str, page: usize) -> TaskList {
    let plan = viewer.site.plans.get(plan).expect("a route is made from a plan of the site");
    let has = |task: &Task| facet.values(viewer.derived, plan, task).contains(value);
    let groups = match facet {
        PlanFacet::Unit => {
            let leads = |task: &Task| names(&task.leads, value);
            vec![
                group(plan, "phan-chu-tri", "tasks.leads", &leads),
                group(plan, "phan-phoi-hop", "tasks.takes-part", &|task| has(task) && !leads(task)),
            ]
        }
        _ => vec![group(plan, "phan-danh-sach", "tasks.count", &has)],
    };
    let all = groups.iter().map(Group::len).sum();
    let shown = paging::shown(page, all);
    TaskList {
        plan: viewer.link(&Route::Plan(plan.id.clone())),
        heading: heading(viewer, plan, facet, value),
        unit: viewer.unit_link(value).filter(|_| facet == PlanFacet::Unit),
        meaning: meaning(viewer, facet, value),
        facets: facet_groups(viewer, plan, Some((facet, value))),
        part: (paging::pages(all) > 1).then(|| viewer.part(&shown, all)),
        groups: grouped(viewer, plan, groups, &shown),
    }
}

fn names(parts: &[Responsible], unit: &str) -> bool {
    parts.iter().filter_map(|part| part.unit.as_ref()).any(|id| id.id() == unit)
}

/// Tasks that have something in common, by area, in the order shown.
struct Group<'p> {
    id: &'static str,
    key: &'static str,
    areas: Vec<(&'p Area, Vec<(&'p Task, bool)>)>,
}

impl Group<'_> {
    fn len(&self) -> usize {
        self.areas.iter().map(|(_, tasks)| tasks.len()).sum()
    }
}

fn group<'p>(plan: &'p Plan, id: &'static str, key: &'static str, keep: &dyn Fn(&Task) -> bool) -> Group<'p> {
    let areas = plan.areas.iter().map(|area| (area, in_order(area.task.iter().filter(|task| keep(task)))));
    Group { id, key, areas: areas.filter(|(_, tasks)| !tasks.is_empty()).collect() }
}

/// Counts the tasks of a list.
pub(super) fn count(site: &Site, derived: &Derived, plan: &Id, facet: PlanFacet, value: &str) -> usize {
    let Some(plan) = site.plans.get(plan) else { return 0 };
    plan.tasks().filter(|(_, task)| facet.values(derived, plan, task).contains(value)).count()
}

/// Shows of each group what stands on the page.
fn grouped(viewer: &Viewer<'_>, plan: &Plan, groups: Vec<Group<'_>>, shown: &Range<usize>) -> Vec<TaskGroup> {
    let mut before = 0;
    let mut views = Vec::new();
    for group in groups {
        let start = before;
        let mut areas = Vec::new();
        for (area, tasks) in &group.areas {
            let range = before..before + tasks.len();
            before = range.end;
            let Some(part) = paging::common(&range, shown) else { continue };
            let own = &tasks[part.start - range.start..part.end - range.start];
            areas.push(AreaTasks {
                area: super::plan::area_link(viewer, plan, area),
                count: viewer.count("plan.count-tasks", tasks.len() as u64),
                goes_on: range.start < part.start,
                tasks: own.iter().map(|task| card(viewer, plan, *task)).collect(),
            });
        }
        if !areas.is_empty() {
            let title = viewer.count(group.key, group.len() as u64);
            views.push(TaskGroup { id: group.id, title, goes_on: start < shown.start, areas });
        }
    }
    views
}

fn heading(viewer: &Viewer<'_>, plan: &Plan, facet: PlanFacet, value: &str) -> Phrase {
    let value = viewer.plan_facet(plan, facet, value);
    let text = match facet {
        // A quarter says itself that it is one.
        PlanFacet::Quarter => super::plans::capital(&value.text),
        _ => format!("{}: {}", viewer.say(&format!("tasks.by-{}", facet_word(facet))), value.text),
    };
    Phrase { text, ..value }
}

fn meaning(viewer: &Viewer<'_>, facet: PlanFacet, value: &str) -> Option<String> {
    match facet {
        PlanFacet::Grade => Some(viewer.say(&format!("grade_definition.{value}"))),
        PlanFacet::Schedule => Some(viewer.say(&format!("schedule_definition.{value}"))),
        PlanFacet::Quarter => Some(viewer.say("tasks.quarter-meaning")),
        PlanFacet::Unit | PlanFacet::DueKind => None,
    }
}

fn facet_word(facet: PlanFacet) -> &'static str {
    match facet {
        PlanFacet::Unit => "unit",
        PlanFacet::Grade => "grade",
        PlanFacet::Schedule => "schedule",
        PlanFacet::Quarter => "quarter",
        PlanFacet::DueKind => "due-kind",
    }
}

/// Shows the facets of a plan with the number of tasks of each value. Grades, schedule states and
/// quarters nobody has are shown with zero; units and kinds of deadline nobody has are left out.
pub(super) fn facet_groups(viewer: &Viewer<'_>, plan: &Plan, current: Option<(PlanFacet, &str)>) -> Vec<FacetGroup> {
    let group = |facet: PlanFacet| {
        let shown = current.filter(|(of, _)| *of == facet).map(|(_, value)| value);
        let mut values = values(viewer, plan, facet, shown);
        if shown.is_some() {
            values.insert(0, everything(viewer, plan));
        }
        FacetGroup { title: viewer.say(&format!("tasks.by-{}", facet_word(facet))), values, open: shown.is_some() }
    };
    PlanFacet::ALL.into_iter().map(group).filter(|group| !group.values.is_empty()).collect()
}

fn values(viewer: &Viewer<'_>, plan: &Plan, facet: PlanFacet, shown: Option<&str>) -> Vec<FacetValue> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (_, task) in plan.tasks() {
        for value in facet.values(viewer.derived, plan, task) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let keeps_empty = matches!(facet, PlanFacet::Grade | PlanFacet::Schedule | PlanFacet::Quarter);
    let view = |value: String| {
        let count = counts.get(&value).copied().unwrap_or(0);
        let route = Route::PlanFacet(plan.id.clone(), facet, value.clone());
        let text = viewer.plan_facet(plan, facet, &value);
        let current = shown == Some(value.as_str());
        let href = (count > 0).then(|| route.path());
        (count > 0 || keeps_empty).then(|| FacetValue { href, text, count: viewer.number(count), current })
    };
    facet.all_values(viewer.site).into_iter().filter_map(view).collect()
}

fn everything(viewer: &Viewer<'_>, plan: &Plan) -> FacetValue {
    FacetValue {
        href: Some(format!("{}#phan-tasks", Route::Plan(plan.id.clone()).path())),
        text: Phrase::plain(viewer.say("tasks.all")),
        count: viewer.number(plan.tasks().count() as u64),
        current: false,
    }
}

/// Puts tasks in printed order, parts right after the task they belong to, and tells which are parts. A part whose task
/// is not in the list stands for itself.
pub(super) fn in_order<'t>(tasks: impl Iterator<Item = &'t Task>) -> Vec<(&'t Task, bool)> {
    let tasks: Vec<&Task> = tasks.collect();
    with_parts(&tasks, |task| task.id.id.as_str(), |task| task.parent.as_ref().map(|parent| parent.id()))
        .into_iter()
        .map(|(task, is_part)| (*task, is_part))
        .collect()
}

/// Shows a task of a list.
pub(super) fn card(viewer: &Viewer<'_>, plan: &Plan, (task, is_part): (&Task, bool)) -> TaskCard {
    TaskCard { is_part, ..viewer.task_card(plan, task) }
}

/// Orders records so that parts follow what they are parts of, and tells which are parts.
fn with_parts<'t, T>(
    all: &'t [T],
    id: impl Fn(&'t T) -> &'t str,
    parent: impl Fn(&'t T) -> Option<&'t str>,
) -> Vec<(&'t T, bool)> {
    let is_part = |item: &'t T| parent(item).is_some_and(|above| all.iter().any(|other| id(other) == above));
    let mut ordered = Vec::new();
    for item in all.iter().filter(|item| !is_part(item)) {
        ordered.push((item, false));
        // Parts of parts do not occur in plans; they would stand flat after their first ancestor.
        let mut waiting = vec![id(item)];
        while let Some(above) = waiting.pop() {
            for part in all.iter().filter(|other| parent(other) == Some(above)) {
                ordered.push((part, true));
                waiting.push(id(part));
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    type Item = (&'static str, Option<&'static str>);

    fn order(all: &[Item]) -> Vec<(&str, bool)> {
        with_parts(all, |item| item.0, |item| item.1).into_iter().map(|(item, is_part)| (item.0, is_part)).collect()
    }

    #[test]
    fn parts_follow_the_task_they_belong_to() {
        let all = [("4-1", Some("4")), ("3", None), ("4", None), ("5", None), ("4-2", Some("4"))];
        assert_eq!(order(&all), [("3", false), ("4", false), ("4-1", true), ("4-2", true), ("5", false)]);
    }

    #[test]
    fn a_part_whose_task_is_not_in_the_list_stands_for_itself() {
        assert_eq!(order(&[("4-1", Some("4")), ("5", None)]), [("4-1", false), ("5", false)]);
    }
}
