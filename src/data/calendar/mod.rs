//! Calendars of deadlines (RFC 5545), for the whole department and for its parts.
//!
//! Identities come from ids, dates from the content, never from the build. What has no day has no
//! event: the description of each calendar says how much that is. A calendar without events is not
//! made, because the standard knows none.

mod event;
mod line;
mod milestone;

use std::collections::BTreeMap;

use event::Event;

use super::identity::{address_part, identity};
use super::spoken;
use crate::derive::{Derived, Place};
use crate::model::{Area, DueKind, Id, Plan, Site, Task};

/// Whose deadlines a calendar holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarScope {
    /// Every task of every plan, and the days reports are announced for.
    Department,
    /// The tasks of a plan.
    Plan(Id),
    /// The tasks a unit leads or takes part in.
    Unit(Id),
    /// The tasks of a plan whose person in charge is named so.
    Person(Id, String),
}

impl CalendarScope {
    /// Lists the persons and roles in charge a plan names, one calendar each, in alphabetical order.
    pub fn persons(site: &Site, plan: &Id) -> Vec<Self> {
        let tasks = site.plans.get(plan).into_iter().flat_map(Plan::tasks);
        let mut names: Vec<&str> = tasks.filter_map(|(_, task)| person(task)).collect();
        // The order of the alphabet finds some texts equal that differ; equal texts stand together first.
        names.sort_unstable();
        names.dedup();
        crate::text::sort_by_text(&mut names, |name| name);
        names.into_iter().map(|name| Self::Person(plan.clone(), name.to_owned())).collect()
    }

    /// Gives the path of the file from the root of the site.
    pub fn path(&self) -> String {
        match self {
            Self::Department => "lich.ics".to_owned(),
            Self::Plan(id) => format!("ke-hoach/{id}/lich.ics"),
            Self::Unit(id) => format!("don-vi/{id}/lich.ics"),
            Self::Person(plan, name) => format!("ke-hoach/{plan}/lich-nguoi/{}.ics", address_part(name)),
        }
    }
}

/// A calendar: its events, and what it says of itself.
#[derive(Debug)]
pub struct Calendar {
    /// Whose deadlines it holds.
    pub scope: CalendarScope,
    /// Its name, as calendar programs show it.
    pub name: String,
    /// What it holds, and what it cannot hold.
    pub description: String,
    /// How many tasks have no day and so no event.
    pub without_day: usize,
    identity: String,
    events: Vec<Event>,
}

impl Calendar {
    /// Counts its events; one that repeats counts once.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Tells whether it has no events.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Writes the file. `own` is its own full address, where that is known; `address` names the page of
    /// a place, in full where the base address is known.
    pub fn ics(&self, own: Option<&str>, address: &dyn Fn(&Place) -> String) -> String {
        let mut ics = String::new();
        begin(&mut ics);
        line::property(&mut ics, "METHOD", "PUBLISH");
        line::property(&mut ics, "UID", &self.identity);
        line::text(&mut ics, "NAME", &self.name);
        line::text(&mut ics, "X-WR-CALNAME", &self.name);
        line::text(&mut ics, "DESCRIPTION", &self.description);
        line::text(&mut ics, "X-WR-CALDESC", &self.description);
        if let Some(own) = own {
            line::property(&mut ics, "SOURCE;VALUE=URI", own);
        }
        line::property(&mut ics, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        line::property(&mut ics, "X-PUBLISHED-TTL", "P1D");
        self.events.iter().for_each(|event| event.write(&mut ics, address));
        line::property(&mut ics, "END", "VCALENDAR");
        ics
    }
}

fn begin(ics: &mut String) {
    line::property(ics, "BEGIN", "VCALENDAR");
    line::property(ics, "VERSION", "2.0");
    line::property(ics, "PRODID", "-//minhbach//Lich thoi han//VI");
    line::property(ics, "CALSCALE", "GREGORIAN");
}

/// Writes a calendar nothing stands in, for whoever subscribed to it when something did. The standard asks for one
/// component, and a time zone says nothing of any day.
pub fn quiet_calendar(site: &Site, path: &str, description: &str) -> String {
    let name = format!("Lịch thời hạn · {}", spoken::words(&site.department.name));
    let mut ics = String::new();
    begin(&mut ics);
    line::property(&mut ics, "UID", &identity(site, "calendar", path));
    line::text(&mut ics, "NAME", &name);
    line::text(&mut ics, "X-WR-CALNAME", &name);
    line::text(&mut ics, "DESCRIPTION", description);
    line::text(&mut ics, "X-WR-CALDESC", description);
    line::property(&mut ics, "REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    line::property(&mut ics, "X-PUBLISHED-TTL", "P1D");
    for (name, value) in [
        ("BEGIN", "VTIMEZONE"),
        ("TZID", "Asia/Ho_Chi_Minh"),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", "+0700"),
        ("TZOFFSETTO", "+0700"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
        ("END", "VCALENDAR"),
    ] {
        line::property(&mut ics, name, value);
    }
    ics
}

/// Gives every calendar of a site that has an event: the department's, then by plan, person and unit.
pub fn calendars(site: &Site, derived: &Derived) -> Vec<Calendar> {
    scopes(site).into_iter().filter_map(|scope| calendar(site, derived, scope)).collect()
}

fn scopes(site: &Site) -> Vec<CalendarScope> {
    let mut scopes = vec![CalendarScope::Department];
    for plan in site.plans.values() {
        scopes.push(CalendarScope::Plan(plan.id.clone()));
        scopes.extend(CalendarScope::persons(site, &plan.id));
    }
    scopes.extend(site.department.units.iter().map(|unit| CalendarScope::Unit(unit.id.id.clone())));
    scopes
}

/// The person or role in charge of a task; one that is withheld has no calendar.
fn person(task: &Task) -> Option<&str> {
    task.person.as_ref().map(|person| person.vi()).filter(|name| !name.is_empty())
}

/// Makes a calendar; nothing where it would have no event.
pub fn calendar(site: &Site, derived: &Derived, scope: CalendarScope) -> Option<Calendar> {
    let tasks = tasks(site, &scope);
    let mut events: Vec<Event> = Vec::new();
    for (plan, area, task) in &tasks {
        let mut own = event::of_task(site, derived, plan, area, task);
        if let CalendarScope::Unit(unit) = &scope {
            own.iter_mut().for_each(|event| say_role(event, site, task, unit));
        }
        events.extend(own);
    }
    if scope == CalendarScope::Department {
        events.extend(site.reports.values().filter_map(|report| event::of_report(site, derived, report)));
    }
    events.sort_by(|a, b| a.order().cmp(&b.order()));
    let without = without_day(&tasks);
    (!events.is_empty()).then(|| Calendar {
        name: name(site, &scope),
        description: description(&tasks, &without),
        without_day: without.tasks,
        identity: identity(site, "calendar", &scope.path()),
        scope,
        events,
    })
}

/// A task with its plan and area.
type Placed<'s> = (&'s Plan, &'s Area, &'s Task);

fn tasks<'s>(site: &'s Site, scope: &CalendarScope) -> Vec<Placed<'s>> {
    let all = site.plans.values().flat_map(|plan| plan.tasks().map(move |(area, task)| (plan, area, task)));
    let belongs = |(plan, _, task): &Placed<'s>| match scope {
        CalendarScope::Department => true,
        CalendarScope::Plan(id) => plan.id == *id,
        CalendarScope::Unit(unit) => spoken::names(&task.leads, unit) || spoken::names(&task.coordinators, unit),
        CalendarScope::Person(id, name) => plan.id == *id && person(task) == Some(name.as_str()),
    };
    all.filter(belongs).collect()
}

/// Says in the calendar of a unit which part it has in the task.
fn say_role(event: &mut Event, site: &Site, task: &Task, unit: &Id) {
    let role = if spoken::names(&task.leads, unit) { "chủ trì" } else { "phối hợp" };
    event.summary.push_str(&format!(" ({role})"));
    event.lines.insert(0, format!("{}: {role}", spoken::unit(site, unit.as_str())));
    event.categories.push(role.to_owned());
}

fn name(site: &Site, scope: &CalendarScope) -> String {
    let department = spoken::words(&site.department.name);
    let plan = |id: &Id| site.plans.get(id).map_or("", |plan| spoken::words(&plan.head.title));
    match scope {
        CalendarScope::Department => format!("Lịch thời hạn · {department}"),
        CalendarScope::Plan(id) => format!("Lịch thời hạn: {} · {department}", plan(id)),
        CalendarScope::Unit(id) => format!("Lịch thời hạn: {} · {department}", spoken::unit(site, id.as_str())),
        CalendarScope::Person(id, name) => format!("Lịch thời hạn: {name}, {} · {department}", plan(id)),
    }
}

/// What a calendar cannot hold.
#[derive(Default)]
struct WithoutDay {
    /// Tasks without any day, by the kind of their deadline.
    kinds: BTreeMap<&'static str, usize>,
    /// Their number.
    tasks: usize,
    /// Further deadlines without a day, of tasks that have another with one.
    others: usize,
}

fn without_day(tasks: &[Placed<'_>]) -> WithoutDay {
    let mut without = WithoutDay::default();
    for (plan, _, task) in tasks {
        let kinds = milestone::without_day(plan, task);
        if !milestone::milestones(plan, task).is_empty() {
            without.others += kinds.len();
            continue;
        }
        let kind = if let [kind] = kinds.as_slice() { *kind } else { DueKind::Milestones };
        without.tasks += 1;
        *without.kinds.entry(spoken::without_day(kind)).or_default() += 1;
    }
    without
}

/// Says how many tasks have no event and why.
fn description(tasks: &[Placed<'_>], without: &WithoutDay) -> String {
    let dated = tasks.len() - without.tasks;
    let mut text = format!("{} nhiệm vụ: {dated} nhiệm vụ có hạn trên lịch.", tasks.len());
    if without.tasks > 0 {
        let kinds: Vec<String> = without.kinds.iter().map(|(kind, count)| format!("{kind}: {count}")).collect();
        let (count, kinds) = (without.tasks, kinds.join("; "));
        text.push_str(&format!(" {count} nhiệm vụ không có ngày nên không có trong lịch ({kinds})."));
    }
    if without.others > 0 {
        text.push_str(&format!(" Thêm {} mốc không có ngày của các nhiệm vụ có trong lịch.", without.others));
    }
    text.push_str(" Hạn theo tháng, quý hoặc năm đặt vào ngày cuối của tháng, quý, năm đó.");
    text
}
