//! The rows of a table of tasks, grouped by area, each with the row it is a part of.

use super::tasks::one_line;
use crate::import::found::Printed;
use crate::import::printed::label;
use crate::import::tables::{Column, RowKind, Understood, UnderstoodRow};

/// An area and its rows.
#[derive(Debug, Default)]
pub(super) struct AreaRows<'t> {
    /// The printed label: "VII."; `None` where none is printed.
    pub(super) label: Option<Printed>,
    /// The printed title; `None` before the first area of a table.
    pub(super) title: Option<Printed>,
    /// A printed note of the area.
    pub(super) note: Option<Printed>,
    /// Its tasks.
    pub(super) tasks: Vec<TaskRow<'t>>,
}

/// A task's row.
#[derive(Debug)]
pub(super) struct TaskRow<'t> {
    /// The row.
    pub(super) row: &'t UnderstoodRow,
    /// The table it stands in.
    pub(super) table: &'t Understood,
    /// The index, among the tasks of the area, of the task this one is a part of.
    pub(super) parent: Option<usize>,
}

impl TaskRow<'_> {
    /// What is to be done; the result where a table prints nothing else.
    pub(super) fn text(&self) -> Option<&Printed> {
        [Column::Task, Column::Item, Column::Title, Column::Result].iter().find_map(|column| self.row.cells.get(column))
    }

    /// What a cell says in a note, with the heading of its column before it: "Căn cứ: …". That of a column nobody knows
    /// has its heading already.
    pub(super) fn told(&self, column: Column, printed: &Printed) -> String {
        let text = one_line(&printed.text);
        match self.table.headings.get(&column) {
            Some(heading) if !matches!(column, Column::Note | Column::Unknown(_)) => {
                format!("{}: {text}", one_line(&heading.text))
            }
            _ => text,
        }
    }

    /// The printed label.
    pub(super) fn label(&self) -> Option<&Printed> {
        self.row.cells.get(&Column::Label)
    }
}

/// Groups the rows of tables that follow one another.
pub(super) fn areas<'t>(tables: impl Iterator<Item = &'t Understood>) -> Vec<AreaRows<'t>> {
    let mut areas: Vec<AreaRows<'_>> = Vec::new();
    for (table, row) in tables.flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
        if let Some(area) = opened(row, areas.last()) {
            areas.push(area);
        }
        match row.kind {
            RowKind::Record | RowKind::Part(_) => {}
            RowKind::Area | RowKind::Total | RowKind::Remark => continue,
        }
        if areas.is_empty() {
            areas.push(AreaRows::default());
        }
        let area = areas.last_mut().expect("one was made if there was none");
        let parent = parent(&area.tasks, row.kind);
        area.tasks.push(TaskRow { row, table, parent });
    }
    areas.retain(|area| area.title.is_some() || !area.tasks.is_empty());
    areas
}

/// The area a row opens: a heading of its own, or another text in the column of areas.
fn opened<'t>(row: &UnderstoodRow, current: Option<&AreaRows<'_>>) -> Option<AreaRows<'t>> {
    if row.kind == RowKind::Area {
        let title = [Column::Area, Column::Task, Column::Item, Column::Title]
            .iter()
            .find_map(|column| row.cells.get(column))?;
        let (label, title) = split(title);
        let label = row.cells.get(&Column::Label).cloned().or(label);
        return Some(AreaRows { label, note: note(row, &title), title: Some(title), tasks: Vec::new() });
    }
    let cell = row.cells.get(&Column::Area)?;
    let (label, title) = split(cell);
    let same = current.and_then(|area| area.title.as_ref()).is_some_and(|now| now.text == title.text);
    (!same).then(|| AreaRows { label, title: Some(title), note: None, tasks: Vec::new() })
}

/// What the row of an area says beside its title: who leads all of it, by when.
fn note(row: &UnderstoodRow, title: &Printed) -> Option<Printed> {
    let told = |column: Column, printed: &Printed| column == Column::Label || printed.places == title.places;
    let cells: Vec<&Printed> =
        row.cells.iter().filter(|(column, printed)| !told(**column, printed)).map(|(_, printed)| printed).collect();
    let text = cells.iter().map(|printed| printed.text.as_str()).collect::<Vec<_>>().join("; ");
    let places = cells.iter().flat_map(|printed| printed.places.clone()).collect();
    (!text.is_empty()).then_some(Printed { text, places })
}

fn split(printed: &Printed) -> (Option<Printed>, Printed) {
    let at = |text: &str| Printed { text: text.to_owned(), places: printed.places.clone() };
    match label::split(&printed.text) {
        Some((label, rest)) if !rest.is_empty() => (Some(at(&label.printed)), at(rest)),
        _ => match label::unsigned(&printed.text) {
            Some((label, rest)) => (Some(at(label)), at(rest)),
            None => (None, printed.clone()),
        },
    }
}

/// The nearest task above that stands one step higher.
fn parent(tasks: &[TaskRow<'_>], kind: RowKind) -> Option<usize> {
    let RowKind::Part(depth) = kind else { return None };
    let higher = |row: &UnderstoodRow| match row.kind {
        RowKind::Part(other) => other < depth,
        _ => true,
    };
    tasks.iter().rposition(|task| higher(task.row))
}
