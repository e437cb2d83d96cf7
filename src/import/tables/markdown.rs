//! A table as Markdown, for tables that are no lists of tasks.

use super::super::paper::{Place, Table};
use super::line::{self, Line};
use crate::text::escape_markdown;

/// Writes a table as a Markdown table. Its first row that says something is the head; a cell that reaches over others
/// is written once and leaves them blank; line breaks become blanks.
pub fn markdown(table: &Table) -> String {
    let lines = line::lines(table, Place { part: 0, block: 0, cell: None });
    let width = line::width(table);
    if let ([_], [only]) = (table.rows.as_slice(), lines.iter().flat_map(Line::spoken).collect::<Vec<_>>().as_slice()) {
        return format!("{}\n", escape_markdown(&only.text.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    let mut rows = lines.iter().filter(|line| !line.is_blank()).map(|line| row(line, width));
    let Some(head) = rows.next() else { return String::new() };
    let rule = format!("|{}\n", " --- |".repeat(width));
    [head, rule].into_iter().chain(rows).collect()
}

fn row(line: &Line, width: usize) -> String {
    let mut cells = vec![String::new(); width];
    for entry in line.spoken() {
        let cell = &mut cells[entry.from];
        let text = escape_markdown(&entry.text);
        *cell = if cell.is_empty() { text } else { format!("{cell} {text}") };
    }
    let cells: String = cells.iter().map(|cell| format!(" {cell} |")).collect();
    format!("|{cells}\n")
}
