//! Grids as texts, so that a case of a test is what a reader sees.
//!
//! A line is a row, `|` parts its cells; `<2` before a text reaches over two columns, `^` is a cell reached from above,
//! `*` before a text makes it bold, `/` in a text begins a new line, `#` before a row marks it as a heading.

use super::super::paper::{Cell, Row, Table};

/// Reads a grid.
pub(super) fn grid(text: &str) -> Table {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut table = Table { rows: lines.map(row).collect(), columns: 0 };
    let ends = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.across);
    table.columns = ends.max().unwrap_or(0);
    reach_down(&mut table);
    table
}

fn row(line: &str) -> Row {
    let heading = line.starts_with('#');
    let line = line.trim_start_matches('#').trim();
    let mut column = 0;
    let mut cells = Vec::new();
    for text in line.split('|') {
        let cell = cell(text.trim(), column);
        column += cell.across;
        cells.push(cell);
    }
    Row { cells, heading, ..Row::default() }
}

fn cell(text: &str, column: usize) -> Cell {
    let (across, text) = match text.strip_prefix('<') {
        Some(rest) => (rest[..1].parse().unwrap(), rest[1..].trim()),
        None => (1, text),
    };
    let bold = text.starts_with('*');
    let text = text.trim_start_matches('*').replace(" / ", "\n");
    Cell { text, column, across, down: 1, bold, value: None }
}

/// Takes out the cells reached from above, and lets those above reach them.
fn reach_down(table: &mut Table) {
    for index in 1..table.rows.len() {
        let (reached, own) =
            std::mem::take(&mut table.rows[index].cells).into_iter().partition(|cell| cell.text == "^");
        table.rows[index].cells = own;
        for cell in Vec::<Cell>::from(reached) {
            let rows = table.rows[..index].iter_mut().rev();
            let above = rows.flat_map(|row| &mut row.cells).find(|above| above.column == cell.column);
            above.unwrap().down += 1;
        }
    }
}
