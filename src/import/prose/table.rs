//! A table that holds no records, as a table of Markdown.

use crate::import::paper::{Row, Table};
use crate::text::escape_markdown;

/// Writes a table; the first row with words is its head. A cell that reaches over several stands in the first.
pub(super) fn markdown(table: &Table) -> String {
    let mut rows = table.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_blank()));
    let Some(head) = rows.next() else { return String::new() };
    let columns = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + 1).max().unwrap_or(1);
    let mut lines = vec![line(head, columns), format!("|{}", " --- |".repeat(columns))];
    lines.extend(rows.map(|row| line(row, columns)));
    lines.join("\n") + "\n"
}

fn line(row: &Row, columns: usize) -> String {
    let text = |column| row.cells.iter().find(|cell| cell.column == column).map(|cell| escape_markdown(&cell.text));
    let cells = (0..columns).map(|column| text(column).unwrap_or_default());
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}
