//! Procedures from a table that lists them, one a row.

use super::draft::{Draft, Line};
use super::topic::{self, Topic};
use crate::import::found::Printed;
use crate::import::tables::{Column, RowKind, Understood, UnderstoodRow};
use crate::text::fold;

/// Reads the rows of a list; a heading of an area names the field of those below it.
pub(super) fn drafts(table: &Understood) -> Vec<Draft> {
    let mut field: Option<Vec<Line>> = None;
    let mut drafts = Vec::new();
    for row in &table.rows {
        match row.kind {
            RowKind::Area => field = area(row, &[Column::Area, Column::Field, Column::Title]),
            RowKind::Remark if names_field(row) => field = area(row, &[Column::Note]),
            RowKind::Record | RowKind::Part(_) => {
                let mut draft = draft(row, table);
                if !draft.has(Topic::Field) {
                    field.iter().flatten().for_each(|line| draft.push(Topic::Field, &line.text, line.place));
                }
                drafts.push(draft);
            }
            _ => {}
        }
    }
    drafts
}

/// Gives the field an area row names, without its label and the word for it.
fn area(row: &UnderstoodRow, columns: &[Column]) -> Option<Vec<Line>> {
    let printed = columns.iter().find_map(|column| row.cells.get(column))?;
    let text = topic::field(&printed.text).unwrap_or_else(|| topic::unlabelled(&printed.text));
    let text = topic::split(text).filter(|(found, _)| *found == Topic::Field).map_or(text, |(_, rest)| rest);
    Some(printed.places.iter().map(|place| Line { text: text.to_owned(), place: *place }).take(1).collect())
}

/// Tells whether a line across the list heads those below it: "A Lĩnh vực sở hữu trí tuệ".
fn names_field(row: &UnderstoodRow) -> bool {
    row.cells.get(&Column::Note).is_some_and(|printed| topic::field(&printed.text).is_some())
}

fn draft(row: &UnderstoodRow, table: &Understood) -> Draft {
    let mut draft = Draft::default();
    for (column, printed) in &row.cells {
        let heading = table.headings.get(column).map_or("", |heading| heading.text.as_str());
        match topic(*column, heading) {
            Some(Topic::Time) => push(&mut draft, Topic::Time, printed, &with_unit(&printed.text, heading)),
            Some(topic) => push(&mut draft, topic, printed, &printed.text),
            None if *column == Column::Label => draft.numbers.extend(&printed.places),
            None if heading.is_empty() => push(&mut draft, Topic::Note, printed, &printed.text),
            None => {
                let text = format!("{}: {}", heading.replace('\n', " "), printed.text);
                push(&mut draft, Topic::Note, printed, &text);
            }
        }
    }
    draft
}

/// Adds the lines of a cell; every piece it was printed in stands with it.
fn push(draft: &mut Draft, topic: Topic, printed: &Printed, text: &str) {
    let mut places = printed.places.iter();
    let Some(first) = places.next() else { return };
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        // A row that goes on over a page has several pieces; each must stand with a line.
        let place = printed.places.get(index).filter(|_| printed.places.len() > 1).unwrap_or(first);
        draft.push(topic, line, *place);
    }
    let missing = printed.places.iter().skip(lines.len().max(1));
    draft.headings.extend(missing);
}

/// Tells what a column says of a procedure: by what it was understood as, or by its heading.
fn topic(column: Column, heading: &str) -> Option<Topic> {
    Some(match column {
        Column::Code => Topic::Code,
        Column::Title | Column::Task => Topic::Title,
        Column::Field | Column::Area => Topic::Field,
        Column::Time | Column::Due => Topic::Time,
        Column::Fee | Column::Amount if fold(heading).trim().starts_with("le phi") => Topic::Charge,
        Column::Fee => Topic::Fee,
        Column::Reception => Topic::Reception,
        Column::Basis => Topic::Basis,
        Column::Note => Topic::Note,
        Column::Number => topic::heading(heading).unwrap_or(Topic::Decision),
        Column::Label => return None,
        _ => topic::heading(heading)?,
    })
}

/// Adds the unit a heading names to a bare number: "Thời hạn giải quyết (ngày làm việc)".
fn with_unit(text: &str, heading: &str) -> String {
    let bare = text.trim();
    let number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let heading = heading.to_lowercase();
    let unit = ["ngày làm việc", "giờ làm việc", "ngày", "giờ"].into_iter().find(|unit| heading.contains(unit));
    match unit {
        Some(unit) if number => format!("{bare} {unit}"),
        _ => text.to_owned(),
    }
}
