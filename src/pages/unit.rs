//! One unit: what it is, what it is in charge of, how that stands, and what it owes next.

use serde::Serialize;

use super::dashboard::{names, newest_file, parts};
use super::paging;
use super::parts::{AnnotationView, DateView, FacetValue, GradeBar, Link, Phrase, Tag};
use super::procedures::letters;
use super::route::{PlanFacet, Route};
use super::task_card::TaskCard;
use super::upcoming::{RuleView, Upcoming, rule, upcoming};
use super::viewer::Viewer;
use crate::derive::{ProcedureFacet, Schedule, Standing, Tally};
use crate::model::{Id, Plan, Task, Unit, UnitKind};

/// The most deadlines shown before the rest is folded.
const NEXT: usize = 8;

/// How many plans are told of in full.
const PLANS: usize = 10;

/// The page of a unit.
#[derive(Debug, Serialize)]
pub struct UnitPage {
    /// What it is.
    pub kind: String,
    /// What a unit of this kind is, where that needs saying.
    pub kind_note: Option<String>,
    /// What it does.
    pub description: Option<Phrase>,
    /// The unit it belongs to.
    pub parent: Option<Link>,
    /// The units that belong to it.
    pub children: Vec<Link>,
    /// Other names documents use for it.
    pub short_names: Vec<Phrase>,
    /// Official telephone.
    pub phone: Option<Phone>,
    /// Official e-mail.
    pub email: Option<String>,
    /// Whether it belongs to the department, so that it should be reachable.
    pub is_inside: bool,
    /// Since when it exists.
    pub from: Option<DateView>,
    /// Until when it existed.
    pub to: Option<DateView>,
    /// The units it was merged from.
    pub merged_from: Vec<Link>,
    /// The unit that took over.
    pub successor: Option<Link>,
    /// The document that decided a change.
    pub decided_by: Option<Link>,
    /// Its part in each plan, the newest first.
    pub plans: Vec<UnitPlan>,
    /// Plans before these, with its part in a line.
    pub earlier: Vec<EarlierPlan>,
    /// The list of its procedures, where they are too many for this page.
    pub procedure_list: Option<ProcedureList>,
    /// Procedures in force it handles.
    pub procedures: Vec<Link>,
    /// Procedures it handled that are not in force.
    pub procedures_apart: Vec<Link>,
    /// Indicators it answers for.
    pub indicators: Vec<Link>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
    /// Whether there is anything to put into its key facts.
    pub has_facts: bool,
}

/// The list of the procedures of a unit.
#[derive(Debug, Serialize)]
pub struct ProcedureList {
    /// Leads there by the number of procedures in force.
    pub link: Link,
    /// The letters their names begin with.
    pub letters: Vec<FacetValue>,
}

/// A unit's part in an earlier plan.
#[derive(Debug, Serialize)]
pub struct EarlierPlan {
    /// The plan.
    pub link: Link,
    /// Tasks it leads and takes part in, counted in a sentence.
    pub counted: Option<String>,
    /// Leads to its tasks.
    pub all: Option<String>,
}

/// A telephone number.
#[derive(Debug, Serialize)]
pub struct Phone {
    /// Dials it.
    pub href: String,
    /// The number as printed.
    pub text: String,
}

/// A unit's part in a plan.
#[derive(Debug, Serialize)]
pub struct UnitPlan {
    /// The plan's id, for ids on the page.
    pub id: String,
    /// The plan.
    pub link: Link,
    /// Its year.
    pub year: String,
    /// Tasks it leads and takes part in, counted in a sentence; nothing where there are none.
    pub counted: Option<String>,
    /// Leads to its tasks as a list that can be filtered further.
    pub all: Option<String>,
    /// Whether it reported in the newest period, in words.
    pub reported: Option<Reported>,
    /// Tasks it leads by grade, where a period is reported.
    pub grades: Option<GradeBar>,
    /// Tasks it leads by schedule, states nobody is in left out.
    pub schedule: Vec<ScheduleLine>,
    /// Its next deadlines in order.
    pub upcoming: Vec<Upcoming>,
    /// The deadlines after these.
    pub later: Vec<Upcoming>,
    /// How many they are, where there are any.
    pub later_title: Option<String>,
    /// The reports the plan asks of it.
    pub reports: Vec<RuleView>,
    /// What the plan assigns to it.
    pub assignments: Vec<Phrase>,
    /// Tasks it leads; none where they are too many for the page.
    pub leads: Vec<TaskCard>,
    /// Tasks it takes part in; none where they are too many for the page.
    pub coordinates: Vec<TaskCard>,
}

/// Whether a unit reported.
#[derive(Debug, Serialize)]
pub struct Reported {
    /// `true` when it is named among those who sent no figures.
    pub missing: bool,
    /// In words.
    pub text: String,
    /// More about it.
    pub note: Option<Phrase>,
}

/// Tasks of a schedule state.
#[derive(Debug, Serialize)]
pub struct ScheduleLine {
    /// The state.
    pub tag: Tag,
    /// How many.
    pub count: String,
}

pub(super) fn view(viewer: &Viewer<'_>, id: &Id) -> UnitPage {
    let mut page = page(viewer, id);
    page.has_facts = page.has_facts();
    page
}

fn page(viewer: &Viewer<'_>, id: &Id) -> UnitPage {
    let site = viewer.site;
    let unit = site.unit(id.as_str()).expect("only units of the site have a page");
    let link = |id: &crate::model::UnitId| viewer.unit_link(id.id());
    let is_child = |other: &&Unit| other.parent.as_ref().is_some_and(|parent| parent.id() == id.as_str());
    let procedure_list = procedure_list(viewer, id);
    let (procedures, procedures_apart) =
        if procedure_list.is_some() { (Vec::new(), Vec::new()) } else { procedures(viewer, id) };
    let (plans, earlier) = plans(viewer, id);
    let kind = unit.kind.as_str();
    UnitPage {
        kind: viewer.say(&format!("unit.kind-{kind}")),
        kind_note: matches!(unit.kind, UnitKind::Group | UnitKind::External)
            .then(|| viewer.say(&format!("unit.note-{kind}"))),
        description: unit.description.as_ref().map(|description| viewer.phrase(description)),
        parent: unit.parent.as_ref().and_then(link),
        children: site
            .department
            .units
            .iter()
            .filter(is_child)
            .map(|child| viewer.link(&Route::Unit(child.id.id.clone())))
            .collect(),
        short_names: unit.short_names.iter().map(|name| viewer.printed(name)).collect(),
        phone: unit
            .phone
            .as_ref()
            .map(|phone| Phone { href: format!("tel:{}", phone.replace([' ', '.'], "")), text: phone.clone() }),
        email: unit.email.clone(),
        is_inside: !matches!(unit.kind, UnitKind::Group | UnitKind::External) && unit.successor.is_none(),
        from: unit.from.map(|from| viewer.moment(from)),
        to: unit.to.map(|to| viewer.moment(to)),
        merged_from: unit.merged_from.iter().filter_map(link).collect(),
        successor: unit.successor.as_ref().and_then(link),
        decided_by: unit.decided_by.as_ref().and_then(|document| viewer.document_link(document.id())),
        plans,
        earlier,
        procedure_list,
        procedures,
        procedures_apart,
        indicators: site
            .indicators
            .values()
            .filter(|indicator| indicator.owner.as_ref().is_some_and(|owner| owner.id() == id.as_str()))
            .map(|indicator| viewer.link(&Route::Indicator(indicator.id.id.clone())))
            .collect(),
        annotations: viewer.annotations(&unit.annotations),
        has_facts: false,
    }
}

impl UnitPage {
    fn has_facts(&self) -> bool {
        let links = [&self.children, &self.merged_from];
        let places = [&self.parent, &self.successor, &self.decided_by];
        let plans = self.plans.iter().any(|plan| plan.counted.is_some() || plan.reported.is_some());
        // A unit of the department without contact says so.
        plans
            || self.is_inside
            || self.phone.is_some()
            || self.email.is_some()
            || self.description.is_some()
            || !self.short_names.is_empty()
            || self.from.is_some()
            || self.to.is_some()
            || links.iter().any(|list| !list.is_empty())
            || places.iter().any(|link| link.is_some())
    }
}

/// Tells of the newest plans in full, of earlier ones in a line; cards of tasks are shown while the page has room.
fn plans(viewer: &Viewer<'_>, id: &Id) -> (Vec<UnitPlan>, Vec<EarlierPlan>) {
    let mut room = paging::ENTRIES_A_PAGE;
    let (mut plans, mut earlier) = (Vec::new(), Vec::new());
    for plan in viewer.site.plans.values().rev() {
        if plans.len() == PLANS {
            earlier.extend(earlier_part(viewer, plan, id));
            continue;
        }
        let own = part(viewer, plan, id, &mut room);
        if own.says_something() {
            plans.push(own);
        }
    }
    (plans, earlier)
}

fn earlier_part(viewer: &Viewer<'_>, plan: &Plan, id: &Id) -> Option<EarlierPlan> {
    let (leads, coordinates) = parts(plan, id.as_str());
    let facet = Route::PlanFacet(plan.id.clone(), PlanFacet::Unit, id.to_string());
    (leads + coordinates > 0).then(|| EarlierPlan {
        link: viewer.link(&Route::Plan(plan.id.clone())),
        counted: Some(count(viewer, leads as usize, coordinates as usize)),
        all: Some(facet.path()),
    })
}

/// Leads to the procedures of a unit by their letters, where they are too many for its own page.
fn procedure_list(viewer: &Viewer<'_>, id: &Id) -> Option<ProcedureList> {
    let list = Route::ProcedureFacet(ProcedureFacet::Unit, id.to_string());
    let group = viewer.derived.procedures.group(ProcedureFacet::Unit, id.as_str())?;
    let text = Phrase::plain(viewer.count("procedures.in-force", group.in_force() as u64));
    (paging::pages(group.len()) > 1).then(|| ProcedureList {
        link: Link { href: list.path(), text },
        letters: letters(viewer, &list, group.listing(viewer.language)),
    })
}

/// Lists the procedures of a unit: those in force, and the others.
fn procedures(viewer: &Viewer<'_>, id: &Id) -> (Vec<Link>, Vec<Link>) {
    let handled = viewer.derived.procedures.with(viewer.site, ProcedureFacet::Unit, id.as_str());
    let (current, apart): (Vec<_>, Vec<_>) =
        handled.partition(|procedure| viewer.standing(procedure) == Standing::InForce);
    let link = |procedure: &crate::model::Procedure| viewer.link(&Route::Procedure(procedure.id.clone()));
    (current.into_iter().map(link).collect(), apart.into_iter().map(link).collect())
}

impl UnitPlan {
    fn says_something(&self) -> bool {
        let is_missing = self.reported.as_ref().is_some_and(|reported| reported.missing);
        self.counted.is_some() || !self.reports.is_empty() || !self.assignments.is_empty() || is_missing
    }
}

fn part(viewer: &Viewer<'_>, plan: &Plan, id: &Id, room: &mut usize) -> UnitPlan {
    let unit = id.as_str();
    let tasks = || plan.tasks().map(|(_, task)| task);
    let leads: Vec<&Task> = tasks().filter(|task| names(&task.leads, unit)).collect();
    let coordinates: Vec<&Task> =
        tasks().filter(|task| names(&task.coordinators, unit) && !names(&task.leads, unit)).collect();
    let tally = viewer.derived.tally(plan, leads.iter().copied());
    let counted = !leads.is_empty() || !coordinates.is_empty();
    let mut cards = |tasks: &[&Task]| -> Vec<TaskCard> {
        let fit = tasks.len() <= *room;
        *room -= if fit { tasks.len() } else { 0 };
        tasks.iter().filter(|_| fit).map(|task| viewer.task_card(plan, task)).collect()
    };
    let (lead_cards, coordinated_cards) = (cards(&leads), cards(&coordinates));
    let mut next = upcoming(viewer, plan, leads.iter().copied());
    next.truncate(paging::ENTRIES_A_PAGE);
    let later = next.split_off(next.len().min(NEXT));
    let facet = |facet, value: &str| Route::PlanFacet(plan.id.clone(), facet, value.to_owned()).path();
    let own_rules = plan.head.reporting.iter().filter(|rule| rule.from.as_ref().is_some_and(|from| from.id() == unit));
    UnitPlan {
        id: plan.id.to_string(),
        link: viewer.link(&Route::Plan(plan.id.clone())),
        year: plan.head.year.to_string(),
        counted: counted.then(|| count(viewer, leads.len(), coordinates.len())),
        all: counted.then(|| facet(PlanFacet::Unit, unit)),
        reported: reported(viewer, plan, unit, &leads),
        grades: (tally.total > 0 && newest_file(viewer, plan).is_some())
            // No page lists the tasks of a unit by grade, so the grades are not links.
            .then(|| viewer.grade_bar(&tally, |_| String::new())),
        schedule: schedule(viewer, &tally),
        later_title: (!later.is_empty()).then(|| viewer.count("unit.later", later.len() as u64)),
        upcoming: next,
        later,
        reports: own_rules.map(|each| rule(viewer, plan, each)).collect(),
        assignments: plan
            .head
            .assignments
            .iter()
            .filter(|assignment| assignment.unit.id() == unit)
            .map(|assignment| viewer.phrase(&assignment.text))
            .collect(),
        leads: lead_cards,
        coordinates: coordinated_cards,
    }
}

fn count(viewer: &Viewer<'_>, leads: usize, coordinates: usize) -> String {
    let leads = viewer.count("unit.leads", leads as u64);
    let coordinates = viewer.count("unit.coordinates", coordinates as u64);
    format!("{leads}, {coordinates}")
}

/// Says no more than the source: who is not named as missing is not thereby said to have reported.
fn reported(viewer: &Viewer<'_>, plan: &Plan, unit: &str, leads: &[&Task]) -> Option<Reported> {
    let Some(file) = newest_file(viewer, plan) else {
        let text = viewer.say("unit.no-period");
        return Some(Reported { missing: false, text, note: None });
    };
    let period = viewer.period(file.period);
    if let Some(missing) = file.not_reported.iter().find(|missing| missing.unit.id() == unit) {
        let text = viewer.fill("unit.not-reported", &[("period", &period)]);
        return Some(Reported { missing: true, text, note: missing.note.as_ref().map(|note| viewer.phrase(note)) });
    }
    let newest = |task: &Task| viewer.derived.task(plan, task).history.last().and_then(|reported| reported.result);
    let part = viewer.number(leads.iter().filter(|task| newest(task).is_some()).count() as u64);
    let whole = viewer.number(leads.len() as u64);
    let text = viewer.fill("unit.reported", &[("period", &period), ("part", &part), ("whole", &whole)]);
    (!leads.is_empty()).then_some(Reported { missing: false, text, note: None })
}

fn schedule(viewer: &Viewer<'_>, tally: &Tally) -> Vec<ScheduleLine> {
    use Schedule::{DueNow, Late, NoFixedDate, NotDue, OnTime, Overdue};
    let states = [Overdue, DueNow, NotDue, OnTime, Late, NoFixedDate].into_iter();
    let line = |state: Schedule| {
        let word = state.as_str();
        let tag = Tag { class: format!("tag-{word}"), text: viewer.say(&format!("schedule.{word}")), hint: None };
        ScheduleLine { tag, count: viewer.number(tally.schedule(state)) }
    };
    states.filter(|state| tally.schedule(*state) > 0).map(line).collect()
}
