//! The tasks of a plan as records of `tasks.toml`.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::areas;
use super::cited::Cited;
use super::rows::{AreaRows, TaskRow};
use super::units::Units;
use super::words;
use crate::diagnostic::say;
use crate::import::account::Account;
use crate::import::found::{List, Printed, Record};
use crate::import::identity::{self, Key, Position};
use crate::import::merge::Known;
use crate::import::paper::Place;
use crate::import::printed::{deliverables, due, funding, work};
use crate::import::tables::Column;
use crate::text::fold;

/// What is needed to write down tasks.
pub(super) struct Tasks<'a> {
    /// The year of the plan.
    pub(super) year: i32,
    /// The units.
    pub(super) units: &'a Units,
    /// The documents cited.
    pub(super) cited: &'a Cited,
    /// The rows, area by area.
    pub(super) rows: &'a [AreaRows<'a>],
    /// Their ids.
    pub(super) ids: &'a Ids,
}

/// The areas and tasks a plan holds already.
#[derive(Debug, Default)]
pub(super) struct There {
    /// Areas.
    pub(super) areas: Known,
    /// Tasks.
    pub(super) tasks: Known,
}

/// The ids given to the rows, area by area.
pub(super) struct Ids {
    pub(super) areas: Vec<String>,
    pub(super) tasks: Vec<Vec<String>>,
}

impl There {
    /// Gives every row its id: that of the record it continues, or a new one.
    pub(super) fn ids(&self, rows: &[AreaRows<'_>]) -> Ids {
        let keys: Vec<Key> = rows.iter().map(area_key).collect();
        let same = identity::assign(&keys, &self.areas.keys);
        let mut taken = self.areas.taken.clone();
        let area_id = |(row, same): (&AreaRows<'_>, Option<usize>)| match same {
            Some(at) => self.areas.ids[at].clone(),
            None => new_area(row, &mut taken),
        };
        let areas = rows.iter().zip(same).map(area_id).collect();
        let keys: Vec<Vec<Key>> =
            rows.iter().map(|area| area.tasks.iter().map(|task| task_key(area, task)).collect()).collect();
        let mut same = identity::assign(&keys.concat(), &self.tasks.keys).into_iter();
        let labels: Vec<&str> = rows.iter().map(|area| area.label.as_ref().map_or("", |label| &label.text)).collect();
        let mut taken = self.tasks.taken.clone();
        let mut tasks = Vec::new();
        for (area, keys) in identity::area_numbers(&labels).into_iter().zip(&keys) {
            let mut ids: Vec<String> = Vec::new();
            for (row, Key { label, text, .. }) in keys.iter().enumerate() {
                let area = if counts_areas(label) { 0 } else { area };
                let position = Position { area, row: row + 1, label, text };
                let id = same.next().flatten().map(|at| self.tasks.ids[at].clone());
                let id = id.unwrap_or_else(|| identity::new_id(&position, &taken));
                taken.insert(id.clone());
                ids.push(id);
            }
            tasks.push(ids);
        }
        Ids { areas, tasks }
    }
}

/// The title of the area of tasks that stand in none.
const UNTITLED: &str = "Nhiệm vụ";

fn title<'r>(area: &'r AreaRows<'_>) -> &'r str {
    area.title.as_ref().map_or(UNTITLED, |title| title.text.as_str())
}

fn area_key(area: &AreaRows<'_>) -> Key {
    let label = area.label.as_ref().map_or(String::new(), |label| label.text.clone());
    Key { area: String::new(), label, text: title(area).to_owned() }
}

fn task_key(area: &AreaRows<'_>, task: &TaskRow<'_>) -> Key {
    let text = |printed: Option<&Printed>| printed.map_or(String::new(), |printed| printed.text.clone());
    Key { area: title(area).to_owned(), label: text(task.label()), text: text(task.text()) }
}

/// Tells whether a label counts its areas itself: 1.2.3 is a task of the area 1.2.
fn counts_areas(label: &str) -> bool {
    let numbers: Vec<&str> = label.trim_end_matches('.').split('.').collect();
    numbers.len() > 2 && numbers.iter().all(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// A canonical area names a printed one best; its title does where none fits.
fn new_area(row: &AreaRows<'_>, taken: &mut BTreeSet<String>) -> String {
    let title = title(row);
    let canonical = areas::canonical(title).into_iter().map(|area| area.as_str().to_owned());
    let free = canonical.into_iter().find(|id| !taken.contains(id));
    let id = free.unwrap_or_else(|| identity::slug_id(title, taken, "linh-vuc"));
    taken.insert(id.clone());
    id
}

impl Tasks<'_> {
    /// Writes the areas with their tasks.
    pub(super) fn areas(&self, account: &mut Account) -> List {
        let mut records = Vec::new();
        for (at, (area, id)) in self.rows.iter().zip(&self.ids.areas).enumerate() {
            let mut record = self.area(area, id, self.rows);
            let tasks = area.tasks.iter().zip(&self.ids.tasks[at]);
            let tasks = tasks.map(|(task, id)| self.task(task, id, &self.ids.tasks[at], account)).collect();
            record.lists.push(List { key: "task", identity: "id", records: tasks, whole: true });
            records.push(record);
        }
        List { key: "area", identity: "id", records, whole: true }
    }

    fn area(&self, area: &AreaRows<'_>, id: &str, all: &[AreaRows<'_>]) -> Record {
        let mut record = Record::default();
        record.set("id", id, &[]);
        put(&mut record, "label", area.label.as_ref());
        match &area.title {
            Some(title) => record.set("title", one_line(&title.text), &title.places),
            None => record.set("title", UNTITLED, &[]),
        }
        let whole = areas::enclosing(area, all).unwrap_or(area);
        let canonical = whole.title.as_ref().map_or(vec![], |title| areas::canonical(&title.text));
        if !canonical.is_empty() {
            record.set("canonical", canonical.iter().map(|area| area.as_str()).collect::<Vec<_>>(), &[]);
        }
        put(&mut record, "note", area.note.as_ref());
        record
    }

    fn task(&self, task: &TaskRow<'_>, id: &str, siblings: &[String], account: &mut Account) -> Record {
        let mut record = Record::default();
        let cell = |column: Column| task.row.cells.get(&column);
        record.set("id", id, &[]);
        match task.label() {
            Some(label) => record.set("label", label.text.as_str(), &label.places),
            // Blank among printed labels; where none is printed at all, there is none to speak of.
            None if self.prints_labels() => record.set("label", "", &[]),
            None => {}
        }
        record.set("parent", task.parent.map(|at| siblings[at].as_str()), &[]);
        self.wording(&mut record, task);
        self.responsible(&mut record, "leads", "leads_printed", cell(Column::Leads), account);
        self.responsible(&mut record, "coordinators", "coordinators_printed", cell(Column::Coordinators), account);
        put(&mut record, "person", cell(Column::Person));
        if let Some(printed) = cell(Column::Deliverables) {
            let read = deliverables::read(&printed.text);
            record.set("deliverables", read.value, &printed.places);
            if let (Some(remark), Some(place)) = (read.remark, printed.places.first()) {
                account.doubt(*place, remark);
            }
        }
        self.due(&mut record, task, account);
        self.counted(&mut record, task, account);
        self.remarks(&mut record, task, account);
        if !task.row.inherited.is_empty() {
            record.set(
                "inherited",
                task.row.inherited.iter().filter_map(|column| key_of(*column)).collect::<Vec<_>>(),
                &[],
            );
        }
        let named = |printed: Option<&Printed>, purpose: &str| {
            printed.map_or(vec![], |printed| self.cited.within(printed, purpose))
        };
        let cites = [named(task.text(), "mentions"), named(cell(Column::Basis), "basis")].concat();
        if !cites.is_empty() {
            record.set("cites", cites, &[]);
        }
        record
    }

    fn prints_labels(&self) -> bool {
        self.rows.iter().flat_map(|area| &area.tasks).any(|task| task.label().is_some())
    }

    fn wording(&self, record: &mut Record, task: &TaskRow<'_>) {
        let Some(printed) = task.text() else {
            return record.set("title", "(bảng không in nội dung)", &[]);
        };
        let text = words::unwrapped(&printed.text);
        match words::title(&text) {
            None => record.set("title", text.as_str(), &printed.places),
            Some(title) => {
                record.set("title", title, &[]);
                record.set("text", text.as_str(), &printed.places);
            }
        }
    }

    fn responsible(
        &self,
        record: &mut Record,
        key: &'static str,
        printed_key: &'static str,
        cell: Option<&Printed>,
        account: &mut Account,
    ) {
        let Some(printed) = cell else { return };
        let read = self.units.read(printed);
        record.set(key, read.units, &printed.places);
        if !read.plain {
            record.set(printed_key, one_line(&printed.text), &printed.places);
        }
        if let (Some(doubt), Some(place)) = (read.doubt, printed.places.first()) {
            account.doubt(*place, doubt);
        }
    }

    fn due(&self, record: &mut Record, task: &TaskRow<'_>, account: &mut Account) {
        let (begin, end) = (task.row.cells.get(&Column::Begin), task.row.cells.get(&Column::Due));
        let printed = match (begin, end) {
            (None, None) => return,
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (Some(begin), Some(end)) => Printed {
                text: format!("{} - {}", begin.text, end.text),
                places: [begin.places.clone(), end.places.clone()].concat(),
            },
        };
        let read = due::read(&printed.text, self.year);
        let place = printed.places.first().copied();
        match &read {
            Some(reading) if reading.sure && reading.remark.is_none() => {}
            Some(reading) => {
                let text = one_line(&printed.text);
                let taken = reading.value.to_string();
                let message = reading.remark.clone().unwrap_or_else(|| say!(vi: "thời hạn “{text}” được hiểu là {taken}; kiểm tra"; en: "the deadline “{text}” was taken for {taken}; check it"));
                place.into_iter().for_each(|place| account.doubt(place, message.clone()));
            }
            None => {
                let text = one_line(&printed.text);
                let message = say!(vi: "không hiểu thời hạn “{text}”: chỉ ghi như in; điền khóa `due`"; en: "the deadline “{text}” is not understood: written as printed only; fill in `due`");
                place.into_iter().for_each(|place| account.doubt(place, message.clone()));
            }
        }
        let named = |value: Json| {
            let texts =
                task.row.cells.get(&Column::Deliverables).map(|printed| deliverables::read(&printed.text).value);
            let texts = texts.as_ref().and_then(Json::as_array).cloned().unwrap_or_default();
            let texts: Vec<&str> = texts.iter().filter_map(Json::as_str).collect();
            due::named(&value, &texts).unwrap_or(value)
        };
        match read {
            Some(reading) => record.set("due", named(reading.value), &printed.places),
            None => record.clear("due"),
        }
        record.set("due_text", one_line(&printed.text), &printed.places);
    }

    /// Work items, funding and amounts.
    fn counted(&self, record: &mut Record, task: &TaskRow<'_>, account: &mut Account) {
        let cell = |column: Column| task.row.cells.get(&column);
        if let Some(printed) = cell(Column::Work) {
            match work::read(&printed.text) {
                Some(items) => record.set("work", items, &printed.places),
                None => {
                    record.set("work", json!({ "printed": one_line(&printed.text) }), &printed.places);
                    unsure(account, printed, "work");
                }
            }
        }
        let money: Vec<&Printed> = [Column::Funding, Column::Amount].into_iter().filter_map(cell).collect();
        if !money.is_empty() {
            let text = money.iter().map(|printed| one_line(&printed.text)).collect::<Vec<_>>().join("; ");
            let places: Vec<Place> = money.iter().flat_map(|printed| printed.places.clone()).collect();
            let value = funding::read(&text).unwrap_or_else(|| json!({ "kind": "khac", "printed": text }));
            record.set("funding", value, &places);
        }
    }

    /// The note, what it says of other tasks, and the columns nobody knows.
    fn remarks(&self, record: &mut Record, task: &TaskRow<'_>, account: &mut Account) {
        let note = task.row.cells.get(&Column::Note);
        let mut text: Vec<String> = note.map(|note| one_line(&note.text)).into_iter().collect();
        let mut places = note.map_or(vec![], |note| note.places.clone());
        // What a row with results remarks belongs to the result.
        let reports = super::results::reports(task);
        for (column, printed) in &task.row.cells {
            let is_remark = match column {
                Column::Unknown(_) | Column::Basis | Column::Reason | Column::Evidence => !reports,
                Column::Amount => task.row.cells.contains_key(&Column::Funding),
                _ => false,
            };
            if is_remark {
                text.push(task.told(*column, printed));
                places.extend(&printed.places);
            }
        }
        if text.is_empty() {
            return;
        }
        if !reports {
            record.set("note", text.join("; "), &places);
        }
        let folded = fold(&text.join("; "));
        if let Some(condition) =
            ["nếu có", "nếu Tỉnh tổ chức", "nếu được giao"].iter().find(|words| folded.contains(&fold(words)))
        {
            record.set("contingent", *condition, &[]);
        }
        if let Some(target) = note.and_then(|note| merged_into(&note.text, self.rows, self.ids)) {
            record.set("merged_into", target, &[]);
        } else if folded.starts_with("long ghep") && note.is_some() {
            let place = places[0];
            account.doubt(place, say!(vi: "ghi chú nói nhiệm vụ được lồng ghép; điền `merged_into` nếu biết nhiệm vụ nào"; en: "the note says that the task is carried out with another; fill in `merged_into`"));
        }
    }
}

/// Reads "Lồng ghép tại mục I.2": the task of the area and the label that are named.
fn merged_into(note: &str, rows: &[AreaRows<'_>], ids: &Ids) -> Option<String> {
    let folded = fold(note);
    let rest = folded.strip_prefix("long ghep")?;
    let named = rest.split_whitespace().last()?;
    let (area, label) = named.split_once('.').filter(|(_, label)| !label.is_empty())?;
    let bare = |label: &str| fold(label).trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    let at = rows.iter().position(|row| row.label.as_ref().is_some_and(|printed| bare(&printed.text) == area))?;
    let task = rows[at]
        .tasks
        .iter()
        .position(|task| task.label().is_some_and(|printed| bare(&printed.text) == bare(label)))?;
    Some(ids.tasks[at][task].clone())
}

/// The key a column is written under, for `inherited`.
fn key_of(column: Column) -> Option<&'static str> {
    match column {
        Column::Leads => Some("leads"),
        Column::Coordinators => Some("coordinators"),
        Column::Due | Column::Begin => Some("due"),
        Column::Funding => Some("funding"),
        Column::Deliverables => Some("deliverables"),
        Column::Work => Some("work"),
        Column::Note => Some("note"),
        _ => None,
    }
}

fn put(record: &mut Record, key: &'static str, printed: Option<&Printed>) {
    if let Some(printed) = printed {
        record.set(key, one_line(&printed.text), &printed.places);
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unsure(account: &mut Account, printed: &Printed, key: &str) {
    let text = one_line(&printed.text);
    if let Some(place) = printed.places.first() {
        account.doubt(
            *place,
            say!(vi: "không hiểu “{text}” (khóa `{key}`)"; en: "“{text}” is not understood (key `{key}`)"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_without_a_title_continues_the_one_that_was_made_for_it() {
        let rows = [AreaRows::default()];
        let first = There::default().ids(&rows);
        assert_eq!(first.areas, ["nhiem-vu"]);
        let known = Known {
            ids: first.areas.clone(),
            keys: vec![Key { text: UNTITLED.to_owned(), ..area_key(&rows[0]) }],
            taken: first.areas.iter().cloned().collect(),
        };
        assert_eq!(There { areas: known, tasks: Known::default() }.ids(&rows).areas, first.areas);
    }

    #[test]
    fn a_label_of_three_numbers_counts_its_areas() {
        for (label, counts) in [("1.1.2", true), ("1.2.3.", true), ("4.1", false), ("1..2", false), ("a.b.c", false)] {
            assert_eq!(counts_areas(label), counts, "{label}");
        }
    }
}
