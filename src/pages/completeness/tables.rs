//! Completeness added up: by kind, by what records share, by item.

use std::collections::BTreeMap;

use serde::Serialize;

use super::RuleName;
use super::sheet::SheetView;
use crate::derive::ProcedureFacet;
use crate::derive::completeness::{AnswerState, Item, Sheet, Subject};
use crate::model::{Id, Task};
use crate::pages::parts::{Link, Phrase};
use crate::pages::route::{CompletenessScope, Route};
use crate::pages::viewer::Viewer;

/// Records with how many of them lack something.
#[derive(Debug, Serialize)]
pub struct GroupRow {
    /// Leads to the list of them.
    pub href: Option<String>,
    /// What they are or share.
    pub text: Phrase,
    /// How many records.
    pub records: String,
    /// How many lack nothing.
    pub complete: String,
    /// Items answered of items asked, of all of them.
    pub items: String,
    /// What is missing most often, with the number of records; nothing where nothing is.
    pub most: String,
}

/// Records by what they share.
#[derive(Debug, Serialize)]
pub struct GroupTable {
    /// Its id on the page.
    pub id: &'static str,
    /// What they are grouped by.
    pub title: String,
    /// The head of the first column.
    pub head: String,
    /// The groups.
    pub rows: Vec<GroupRow>,
    /// Whether a record can stand in several groups.
    pub overlapping: bool,
}

/// A period with its sheet.
#[derive(Debug, Serialize)]
pub struct PeriodSheet {
    /// The plan reported on.
    pub plan: Link,
    /// The period.
    pub period: String,
    /// Its report.
    pub report: Option<Link>,
    /// What it lacks.
    pub sheet: SheetView,
}

/// An item with how many records lack it.
#[derive(Debug, Serialize)]
pub struct ItemRow {
    /// The item.
    pub item: String,
    /// The kind of record it is asked of.
    pub kind: String,
    /// How many records lack it, of how many that are asked.
    pub missing: String,
    /// The rule that asks for it.
    pub rule: RuleName,
}

/// A state of an item in words.
#[derive(Debug, Serialize)]
pub struct StateView {
    /// The state.
    pub meaning: String,
    /// Whether it counts as answered.
    pub counts: bool,
}

/// Sheets being added up.
#[derive(Default)]
struct Sum {
    records: u64,
    complete: u64,
    answered: u64,
    asked: u64,
    missing: BTreeMap<Item, u64>,
    asked_of: BTreeMap<Item, u64>,
}

impl Sum {
    fn of<'s>(sheets: impl Iterator<Item = &'s Sheet>) -> Self {
        let mut sum = Self::default();
        sheets.for_each(|sheet| sum.add(sheet));
        sum
    }

    fn add(&mut self, sheet: &Sheet) {
        self.records += 1;
        self.complete += u64::from(sheet.is_complete());
        self.answered += sheet.answered();
        self.asked += sheet.asked();
        for answer in sheet.answers.iter().filter(|answer| answer.state != AnswerState::NotAsked) {
            *self.asked_of.entry(answer.item).or_default() += 1;
        }
        for answer in sheet.missing() {
            *self.missing.entry(answer.item).or_default() += 1;
        }
    }

    fn row(&self, viewer: &Viewer<'_>, href: Option<String>, text: Phrase) -> GroupRow {
        let of = |part, whole| {
            viewer.fill("completeness.of", &[("n", &viewer.number(part)), ("all", &viewer.number(whole))])
        };
        let mut missing: Vec<(&Item, &u64)> = self.missing.iter().collect();
        missing.sort_by_key(|(item, count)| (std::cmp::Reverse(**count), **item));
        let named = |(item, count): &(&Item, &u64)| format!("{} ({})", viewer.item(**item), viewer.number(**count));
        GroupRow {
            href,
            text,
            records: viewer.number(self.records),
            complete: viewer.number(self.complete),
            items: of(self.answered, self.asked),
            most: missing.iter().take(MOST).map(named).collect::<Vec<_>>().join("; "),
        }
    }
}

/// How many missing items a row names.
const MOST: usize = 3;

pub(super) fn kinds(viewer: &Viewer<'_>) -> Vec<GroupRow> {
    let all = &viewer.derived.completeness;
    let row = |subject: Subject, sum: Sum| {
        let text = Phrase::plain(viewer.say(&format!("completeness-subject.{}", subject.as_str())));
        (sum.records > 0).then(|| sum.row(viewer, None, text))
    };
    let rows = [
        row(Subject::Procedure, Sum::of(all.procedures.values())),
        row(Subject::Task, Sum::of(all.tasks.values())),
        row(Subject::Period, Sum::of(all.periods.values())),
    ];
    rows.into_iter().flatten().collect()
}

pub(super) fn groups(viewer: &Viewer<'_>) -> Vec<GroupTable> {
    let tables = [
        ("theo-linh-vuc", "by-field", fields(viewer), false),
        ("theo-don-vi", "by-unit", units(viewer), true),
        ("theo-ke-hoach", "by-plan", plans(viewer), false),
        ("theo-chu-tri", "by-lead", leads(viewer), true),
    ];
    let table = |(id, key, rows, overlapping)| GroupTable {
        id,
        title: viewer.say(&format!("completeness.{key}")),
        head: viewer.say(&format!("completeness.{key}-head")),
        rows,
        overlapping,
    };
    tables.into_iter().map(table).filter(|table| !table.rows.is_empty()).collect()
}

/// Sums the procedures of each value of a facet; a value none of whose procedures is asked has no row.
fn by_facet(viewer: &Viewer<'_>, facet: ProcedureFacet, href: impl Fn(&str) -> Option<String>) -> Vec<GroupRow> {
    let groups = &viewer.derived.procedures;
    let sheets = &viewer.derived.completeness.procedures;
    let row = |value: &str| {
        let sum = Sum::of(groups.with(viewer.site, facet, value).filter_map(|one| sheets.get(&one.id)));
        (sum.records > 0).then(|| sum.row(viewer, href(value), viewer.procedure_facet(facet, value)))
    };
    let mut rows: Vec<GroupRow> = groups.groups(facet).filter_map(|(value, _)| row(value)).collect();
    crate::text::sort_by_text(&mut rows, |row| &row.text.text);
    rows
}

fn fields(viewer: &Viewer<'_>) -> Vec<GroupRow> {
    let list = |field: &str| Route::CompletenessList(CompletenessScope::Field(field.to_owned()));
    by_facet(viewer, ProcedureFacet::Field, |field| Some(list(field).path()))
}

fn units(viewer: &Viewer<'_>) -> Vec<GroupRow> {
    by_facet(viewer, ProcedureFacet::Unit, |unit| viewer.unit_link(unit).map(|link| link.href))
}

fn plans(viewer: &Viewer<'_>) -> Vec<GroupRow> {
    let sheets = &viewer.derived.completeness.tasks;
    let row = |plan: &Id| {
        let sum = Sum::of(sheets.iter().filter(|((of, _), _)| of == plan).map(|(_, sheet)| sheet));
        let list = Route::CompletenessList(CompletenessScope::Plan(plan.clone()));
        (sum.records > 0).then(|| sum.row(viewer, Some(list.path()), viewer.title(&Route::Plan(plan.clone()))))
    };
    viewer.site.plans.keys().rev().filter_map(row).collect()
}

/// Sums the tasks of all plans by the units that lead them; coordinators are asked nothing.
fn leads(viewer: &Viewer<'_>) -> Vec<GroupRow> {
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    for plan in viewer.site.plans.values() {
        for (_, task) in plan.tasks() {
            let Some(sheet) = viewer.derived.completeness.tasks.get(&(plan.id.clone(), task.id.id.clone())) else {
                continue;
            };
            for unit in lead_units(task) {
                sums.entry(unit).or_default().add(sheet);
            }
        }
    }
    let units = viewer.site.department.units.iter();
    let row = |unit: &crate::model::Unit| {
        let href = Route::Unit(unit.id.id.clone()).path();
        Some(sums.get(unit.id.id.as_str())?.row(viewer, Some(href), viewer.phrase(&unit.name)))
    };
    units.filter_map(row).collect()
}

/// Lists the units that lead a task, each once.
fn lead_units(task: &Task) -> std::collections::BTreeSet<&str> {
    task.leads.iter().filter_map(|lead| lead.unit.as_ref()).map(|unit| unit.id()).collect()
}

pub(super) fn periods(viewer: &Viewer<'_>) -> Vec<PeriodSheet> {
    let view = |((period, plan), sheet): (&(crate::model::Period, Id), &Sheet)| {
        let file = viewer.site.results.get(&(*period, plan.clone()));
        let report = file.and_then(|file| file.report.as_ref()).and_then(|report| Id::new(report.id()));
        PeriodSheet {
            plan: viewer.link(&Route::Plan(plan.clone())),
            period: super::super::plans::capital(&viewer.period(*period)),
            report: report.map(|report| viewer.link(&Route::Report(report))),
            sheet: viewer.sheet(Subject::Period, sheet),
        }
    };
    viewer.derived.completeness.periods.iter().rev().take(super::PERIODS).map(view).collect()
}

pub(super) fn items(viewer: &Viewer<'_>) -> Vec<ItemRow> {
    let all = &viewer.derived.completeness;
    let sum = Sum::of(all.procedures.values().chain(all.tasks.values()).chain(all.periods.values()));
    let mut missing: Vec<(Item, u64)> = sum.missing.iter().map(|(item, count)| (*item, *count)).collect();
    missing.sort_by_key(|(item, count)| (item.subject(), std::cmp::Reverse(*count), *item));
    let row = |(item, count): (Item, u64)| ItemRow {
        item: crate::pages::plans::capital(&viewer.item(item)),
        kind: viewer.say(&format!("completeness-subject.{}", item.subject().as_str())),
        missing: viewer.fill(
            "completeness.of",
            &[("n", &viewer.number(count)), ("all", &viewer.number(sum.asked_of.get(&item).copied().unwrap_or(0)))],
        ),
        rule: viewer.rule(item.source()),
    };
    missing.into_iter().map(row).collect()
}

pub(super) fn states(viewer: &Viewer<'_>) -> Vec<StateView> {
    let view = |state: &AnswerState| StateView {
        meaning: viewer.say(&format!("completeness-state.{}", state.as_str())),
        counts: !matches!(state, AnswerState::Missing | AnswerState::NotAsked),
    };
    AnswerState::ALL.iter().map(view).collect()
}
