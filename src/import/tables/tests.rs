//! What tables mean, case by case: a grid in, what is understood out.
//!
//! A case is a grid and the rows it gives, one a line: the kind of the row, its label in brackets, its main text, then
//! the other columns by name, marks by their grade.

use super::super::paper::{Block, Place};
use super::notation::grid;
use super::*;

mod cases;
mod law;

const PLACE: Place = Place { part: 0, block: 0, cell: None };

/// Reads a grid.
fn read(text: &str) -> Understood {
    let mut all = understand(0, &[Block::Table(grid(text))]);
    assert_eq!(all.len(), 1, "{text}");
    all.remove(0).1
}

/// Writes what was understood, a line a row.
fn told(understood: &Understood) -> String {
    let mut lines = vec![format!("{:?}", understood.kind)];
    lines.extend(understood.rows.iter().map(|row| told_row(row, understood)));
    lines.join("\n")
}

fn told_row(row: &UnderstoodRow, understood: &Understood) -> String {
    let main = match row.kind {
        RowKind::Area => Column::Area,
        _ => columns::main_among(understood.kind, &understood.heads),
    };
    let kind = match row.kind {
        RowKind::Part(depth) => format!("part {depth}"),
        kind => format!("{kind:?}").to_lowercase(),
    };
    let mut line = kind;
    if let Some(label) = row.cells.get(&Column::Label) {
        line += &format!(" [{}]", label.text);
    }
    if let Some(main) = row.cells.get(&main) {
        line += &format!(" {}", main.text.replace('\n', " / "));
    }
    for (column, cell) in row.cells.iter().filter(|(column, _)| **column != main && **column != Column::Label) {
        let inherited = if row.inherited.contains(column) { "^" } else { "" };
        line += &format!("; {column:?}{inherited}: {}", cell.text.replace('\n', " / "));
    }
    for mark in &row.marks {
        let grade = mark.grade.map_or("?".to_owned(), |grade| format!("{grade:?}"));
        line += &format!("; {grade}{}", if mark.moved { " (moved)" } else { "" });
    }
    line
}

/// Holds a grid to what it means.
fn means(text: &str, expected: &str) {
    let understood = read(text);
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(told(&understood), expected.join("\n"), "{text}");
    law::nothing_is_lost(&grid(text), &[(vec![0], understood)]);
}
