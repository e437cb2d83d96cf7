//! Completes the rows of a table before records are made of them: a cell gets what only the heading of its column says,
//! the unit of an amount or the name of a column nobody knows; a cell that holds two things becomes two.

use std::collections::BTreeMap;

use crate::import::found::Printed;
use crate::import::printed::{amount, units};
use crate::import::tables::{Column, RowKind, TableKind, Understood, UnderstoodRow};

/// Completes the cells of a table; `before` are the lines above it, which may name the unit: "Đơn vị tính: triệu đồng".
pub(super) fn complete(table: &mut Understood, before: &[&str]) {
    let above = table.above.iter().map(|printed| printed.text.as_str());
    let around: Vec<&str> = above.chain(before.iter().copied()).filter(|line| names_unit(line)).collect();
    let headings = &table.headings;
    let tasks = matches!(table.kind, TableKind::Tasks | TableKind::Results);
    repeat(&mut table.rows);
    for row in &mut table.rows {
        for (column, printed) in &mut row.cells {
            let heading = headings.get(column).map_or("", |heading| heading.text.as_str());
            match column {
                Column::Amount | Column::Funding => in_unit(printed, heading, &around),
                Column::Begin | Column::Due => of_year(printed, heading),
                Column::Unknown(_) if tasks && row.kind != RowKind::Area => name(printed, heading),
                _ => {}
            }
        }
        if tasks && row.kind == RowKind::Total {
            join(row);
        }
        if tasks && !row.cells.contains_key(&Column::Coordinators) {
            part_units(row);
        }
    }
}

/// Tells whether a line says in which unit amounts are.
fn names_unit(line: &str) -> bool {
    let folded = crate::text::fold(line);
    ["don vi tinh", "dvt", "don vi:"].iter().any(|start| folded.trim_start_matches('(').starts_with(start))
}

/// Writes the unit behind a bare number: "15" below "Kinh phí (triệu đồng)" is 15 triệu đồng.
fn in_unit(printed: &mut Printed, heading: &str, around: &[&str]) {
    let bare = printed.text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' '));
    let unit = std::iter::once(heading).chain(around.iter().copied()).map(amount::unit).find(|unit| *unit > 1);
    let words = match unit {
        Some(1_000) => "nghìn đồng",
        Some(1_000_000) => "triệu đồng",
        Some(1_000_000_000) => "tỷ đồng",
        _ => return,
    };
    if bare && printed.text.contains(|sign: char| sign.is_ascii_digit()) {
        printed.text = format!("{} {words}", printed.text.trim());
    }
}

fn name(printed: &mut Printed, heading: &str) {
    let heading = heading.lines().last().unwrap_or_default().trim();
    if !heading.is_empty() && !printed.text.starts_with('[') {
        printed.text = format!("{heading}: {}", printed.text);
    }
}

/// Writes the name of a part of the year before its bare number: "3" below "Tháng bắt đầu" is Tháng 3.
fn of_year(printed: &mut Printed, heading: &str) {
    let leaf = crate::text::fold(heading.lines().last().unwrap_or_default());
    let part = [("thang ", "Tháng", 12), ("quy ", "Quý", 4)].into_iter().find(|(word, ..)| leaf.starts_with(word));
    let number: Option<u32> = printed.text.trim().parse().ok();
    if let (Some((_, name, last)), Some(number)) = (part, number)
        && (1..=last).contains(&number)
    {
        printed.text = format!("{name} {number}");
    }
}

/// Reads "nt", as above: the cell says what the one above it says.
fn repeat(rows: &mut [UnderstoodRow]) {
    let mut above: BTreeMap<Column, String> = BTreeMap::new();
    for row in rows.iter_mut().filter(|row| matches!(row.kind, RowKind::Record | RowKind::Part(_))) {
        for (column, printed) in &mut row.cells {
            let words: Vec<String> = crate::text::words(&printed.text).collect();
            let same = matches!(words.join(" ").as_str(), "nt" | "nhu tren") || printed.text.trim() == "//";
            match above.get(column).filter(|_| same) {
                Some(text) => printed.text.clone_from(text),
                None => drop(above.insert(*column, printed.text.clone())),
            }
        }
    }
}

/// Parts a cell that says who leads and who takes part.
fn part_units(row: &mut UnderstoodRow) {
    let Some(cell) = row.cells.get_mut(&Column::Leads) else { return };
    let Some((leads, others)) = units::roles(&cell.text) else { return };
    cell.text = leads;
    let others = Printed { text: others, places: cell.places.clone() };
    row.cells.insert(Column::Coordinators, others);
}

/// Puts a total among tasks into one line: "Tổng cộng: 135,5 triệu đồng; Đã hoàn thành: 02".
fn join(row: &mut UnderstoodRow) {
    let texts: Vec<&str> = row.cells.values().map(|cell| cell.text.as_str()).collect();
    let marks = row.marks.iter().map(|mark| format!("{}: {}", mark.heading, mark.printed.text));
    let text = std::iter::once(texts.join(": ")).chain(marks).collect::<Vec<_>>().join("; ");
    let marks = row.marks.iter().map(|mark| &mark.printed);
    let places = row.cells.values().chain(marks).flat_map(|printed| printed.places.clone()).collect();
    row.marks.clear();
    row.cells = [(Column::Note, Printed { text, places })].into_iter().collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::{Block, Cell, Row, Table};
    use crate::import::tables;

    #[test]
    fn a_total_among_tasks_is_one_line_with_its_counts() {
        let heading = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đã hoàn thành", "Chưa hoàn thành"];
        let table = completed(&heading, &["", "Tổng cộng", "", "02", "01"], &[]);
        assert_eq!(table.rows[0].cells[&Column::Note].text, "Tổng cộng; Đã hoàn thành: 02; Chưa hoàn thành: 01");
        assert!(table.rows[0].marks.is_empty());
    }

    /// Reads a table of one row and completes it.
    fn completed(heading: &[&str], row: &[&str], before: &[&str]) -> Understood {
        let cells = |texts: &[&str]| {
            let cell = |(column, text): (usize, &&str)| Cell {
                text: (*text).to_owned(),
                column,
                across: 1,
                down: 1,
                bold: false,
                value: None,
            };
            Row { cells: texts.iter().enumerate().map(cell).collect(), ..Row::default() }
        };
        let table = Table { rows: vec![cells(heading), cells(row)], columns: heading.len() };
        let (_, mut understood) = tables::understand(0, &[Block::Table(table)]).remove(0);
        complete(&mut understood, before);
        understood
    }

    #[test]
    fn an_amount_carries_the_unit_of_its_heading_or_of_the_line_above() {
        let row = ["1", "Rà soát thủ tục", "Văn phòng", "120,5"];
        for (money, before, expected) in [
            ("Kinh phí (triệu đồng)", vec![], "120,5 triệu đồng"),
            ("Kinh phí", vec!["Đơn vị tính: 1.000 đồng"], "120,5 nghìn đồng"),
            ("Kinh phí (đồng)", vec![], "120,5"),
            ("Kinh phí", vec!["Tổng chi 5 triệu đồng"], "120,5"),
        ] {
            let table = completed(&["STT", "Nhiệm vụ", "Đơn vị chủ trì", money], &row, &before);
            assert_eq!(table.rows[0].cells[&Column::Amount].text, expected, "{money} {before:?}");
        }
    }

    #[test]
    fn numbers_below_months_are_months() {
        let heading = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Tháng bắt đầu", "Thời gian hoàn thành"];
        let table = completed(&heading, &["1", "Rà soát thủ tục", "Văn phòng", "3", "12"], &[]);
        let text = |column: Column| table.rows[0].cells[&column].text.as_str();
        assert_eq!((text(Column::Begin), text(Column::Due)), ("Tháng 3", "12"));
    }

    #[test]
    fn as_above_says_what_stands_above() {
        let printed = |text: &str| Printed { text: text.to_owned(), places: vec![] };
        let row = |text: &str| UnderstoodRow {
            kind: RowKind::Record,
            cells: [(Column::Leads, printed(text))].into_iter().collect(),
            blank: vec![],
            inherited: vec![],
            marks: vec![],
        };
        let mut rows = ["Văn phòng", "-nt-", "Thanh tra", "Như trên"].map(row);
        repeat(&mut rows);
        let texts: Vec<&str> = rows.iter().map(|row| row.cells[&Column::Leads].text.as_str()).collect();
        assert_eq!(texts, ["Văn phòng", "Văn phòng", "Thanh tra", "Thanh tra"]);
    }

    #[test]
    fn a_text_of_a_column_nobody_knows_carries_its_name() {
        let heading = ["STT", "Nhiệm vụ", "Mã hồ sơ nội bộ", "Đơn vị chủ trì", "Thời gian"];
        let table = completed(&heading, &["1", "Rà soát thủ tục", "CV01", "Văn phòng", "Quý II"], &[]);
        let named = table.rows[0].cells.iter().find(|(column, _)| matches!(column, Column::Unknown(_)));
        assert_eq!(named.map(|(_, printed)| printed.text.as_str()), Some("Mã hồ sơ nội bộ: CV01"));
    }
}
