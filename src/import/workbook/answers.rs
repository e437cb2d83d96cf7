//! What all sheets say of each task, by plan and period.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::row::{self, Said, key};
use super::sheet::Sheet;
use crate::diagnostic::{Message, say};
use crate::export::workbook::layout::Column;
use crate::export::workbook::{Order, TaskSheet, filled};
use crate::import::account::{Account, Reason};
use crate::import::paper::{Place, Typed};
use crate::model::{Id, Period, Site, Task};

/// What one row says of a task.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// The name of its sheet.
    pub(super) sheet: String,
    /// The name of its file among several; empty where there is one.
    file: String,
    /// `true` on the sheet of all tasks.
    is_overview: bool,
    /// What its cells say.
    pub(super) cells: BTreeMap<Column, Said>,
}

/// What was sent back of one plan and period.
pub(super) struct Batch<'s> {
    /// What its workbooks were asked for.
    pub(super) order: Order<'s>,
    /// The place of a mark that says so.
    pub(super) mark: Option<Place>,
    /// The answers, by task, in the order of the plan.
    pub(super) answers: IndexMap<Id, Vec<Answer>>,
}

impl<'s> Batch<'s> {
    /// Gives the tasks that were answered, in the order of the plan.
    pub(super) fn tasks(&self) -> impl Iterator<Item = (&'s Task, &[Answer])> {
        let answers = |task: &Task| self.answers.get(&task.id.id).map(Vec::as_slice);
        self.order.plan.tasks().filter_map(move |(_, task)| Some((task, answers(task)?)))
    }
}

/// Gathers what sheets say. What the sheet of all tasks repeats from others is left.
pub(super) fn gather<'s>(
    sheets: &[Sheet<'_, 's>],
    site: &'s Site,
    account: &mut Account,
    notes: &mut Vec<Message>,
) -> Vec<Batch<'s>> {
    let mut batches: BTreeMap<(Id, Period), Batch<'s>> = BTreeMap::new();
    for sheet in sheets {
        let of = (sheet.order.plan.id.clone(), sheet.order.period);
        let batch = batches.entry(of).or_insert_with(|| Batch {
            order: settled(&sheet.order, site),
            mark: sheet.mark,
            answers: IndexMap::new(),
        });
        if sheet.order.to != batch.order.to {
            notes.push(other_window(sheet, &batch.order));
        }
        for row in &sheet.rows {
            let Some((task, cells)) = row::read(sheet, row, account) else { continue };
            let is_overview = sheet.mark.is_some() && sheet.unit.is_none();
            let answer = Answer { sheet: sheet.name.clone(), file: sheet.file.clone(), is_overview, cells };
            batch.answers.entry(task.id.id.clone()).or_default().push(answer);
        }
    }
    let mut batches: Vec<Batch<'s>> = batches.into_values().collect();
    batches.iter_mut().for_each(|batch| drop_repeated(batch, account));
    batches
}

/// The window the site knows counts before the one a workbook was sent out with.
fn settled<'s>(order: &Order<'s>, site: &'s Site) -> Order<'s> {
    let known = site.results.get(&(order.period, order.plan.id.clone()));
    known.map_or(order.clone(), |file| Order { from: file.from.unwrap_or(order.from), ..order.clone().until(file.to) })
}

fn other_window(sheet: &Sheet<'_, '_>, order: &Order<'_>) -> Message {
    let (name, own, to) = (&sheet.name, sheet.order.to.format("%d/%m/%Y"), order.to.format("%d/%m/%Y"));
    say!(
        vi: "trang tính “{name}” chốt số liệu ngày {own}, khác ngày {to} của kỳ";
        en: "sheet “{name}” has the cut-off {own}, the period has {to}"
    )
}

/// Takes the cells of the sheet of all tasks away that its formulas copied from the sheets of units.
fn drop_repeated(batch: &mut Batch<'_>, account: &mut Account) {
    let order = batch.order.clone();
    let sheets = order.sheets();
    for (id, answers) in &mut batch.answers {
        let Some((_, task)) = order.plan.task(id.as_str()) else { continue };
        let leads = |sheet: &&TaskSheet<'_>| sheet.tasks.iter().any(|(_, other)| other.id.id == *id);
        let labels: Vec<&str> = sheets.iter().filter(leads).map(|sheet| sheet.name.as_str()).collect();
        if labels.is_empty() {
            continue;
        }
        let before = filled(&order, task);
        let own: Vec<Answer> = answers.iter().filter(|answer| !answer.is_overview).cloned().collect();
        for answer in answers.iter_mut().filter(|answer| answer.is_overview) {
            let beside: Vec<&Answer> = own.iter().filter(|other| other.file == answer.file).collect();
            answer.cells.retain(|column, said| {
                let known = beside.iter().filter_map(|other| other.cells.get(column));
                let known = known.flat_map(|other| std::iter::once(said_key(*column, other)).chain(serial(other)));
                let known = known.chain(before.get(column).map(|text| key(text)));
                let is_copy = repeats(*column, said, &known.collect::<Vec<_>>(), &labels);
                if is_copy {
                    account.leave(said.place, Reason::Repeated);
                } else {
                    account.doubt(said.place, overwritten());
                }
                !is_copy
            });
        }
    }
}

fn overwritten() -> Message {
    say!(
        vi: "ô này viết đè lên công thức của trang tất cả nhiệm vụ; được coi như một câu trả lời riêng";
        en: "this cell was written over the formula of the sheet of all tasks; it counts as an answer of its own"
    )
}

/// Tells whether a cell only copies what is known: as it is, or several side by side under the names of their units.
fn repeats(column: Column, said: &Said, known: &[String], labels: &[&str]) -> bool {
    if matches!(said.value, Some(Typed::Fault(_))) {
        return true;
    }
    let own = said_key(column, said);
    if known.contains(&own) {
        return true;
    }
    let rest = labels.iter().fold(own.clone(), |rest, label| rest.replace(&key(&format!("[{label}]")), " "));
    let rest = known.iter().fold(rest.clone(), |rest, known| rest.replace(known.as_str(), " "));
    rest.trim().is_empty() && rest != own
}

/// Gives the number a day is kept as: a formula that joins texts shows it so.
fn serial(said: &Said) -> Option<String> {
    let Some(Typed::Day(day)) = said.value else { return None };
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?;
    Some((day - first).num_days().to_string())
}

/// Spells what a cell says so that two ways to show it are one.
pub(super) fn said_key(column: Column, said: &Said) -> String {
    let day = column.is_day().then(|| super::day::read(&said.text, said.value.as_ref())).flatten();
    day.map_or_else(|| key(&said.text), |read| shown(read.moment))
}

/// Shows a moment as cells do.
pub(super) fn shown(moment: crate::model::Moment) -> String {
    match moment {
        crate::model::Moment::Day(day) => day.format("%d/%m/%Y").to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, value: Option<Typed>) -> Said {
        Said { text: text.to_owned(), value, place: Place { part: 0, block: 0, cell: None } }
    }

    #[test]
    fn a_day_that_a_formula_joined_as_its_number_is_a_copy() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 2, 10).expect("a day");
        let known: Vec<String> = serial(&said("10/02/2026", Some(Typed::Day(day)))).into_iter().collect();
        assert_eq!(known, ["46063"]);
        assert!(repeats(Column::Day, &said("[Thanh tra Sở] 46063\n", None), &known, &["Thanh tra Sở"]));
        assert!(!repeats(Column::Day, &said("[Thanh tra Sở] 46064\n", None), &known, &["Thanh tra Sở"]));
    }
}
