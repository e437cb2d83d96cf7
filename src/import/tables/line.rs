//! Rows of a table as a reader sees them: every row with all cells that stand in it, those that reach down into it too.
//!
//! Takes a table however badly its cells fit together; loses no cell and grows with nothing but their number.

use super::super::paper::{Cell, Place, Table};

/// A cell as it stands in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it says, trimmed.
    pub(super) text: String,
    /// Its first column of the grid.
    pub(super) from: usize,
    /// The column after its last.
    pub(super) to: usize,
    /// Where it is printed.
    pub(super) place: Place,
    /// `true` when all of it is bold.
    pub(super) bold: bool,
    /// `false` when it reaches here from a row above.
    pub(super) own: bool,
    /// How many rows it reaches over.
    pub(super) down: usize,
}

impl Entry {
    /// Tells whether it begins in this row and says something.
    pub(super) fn speaks(&self) -> bool {
        self.own && !self.text.is_empty()
    }

    /// Counts the columns it shares with others.
    pub(super) fn overlap(&self, from: usize, to: usize) -> usize {
        self.to.min(to).saturating_sub(self.from.max(from))
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its cells from the left.
    pub(super) entries: Vec<Entry>,
    /// `true` when the file marks it as a heading.
    pub(super) marked: bool,
}

impl Line {
    /// Gives the cells that begin here and say something.
    pub(super) fn spoken(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.speaks())
    }

    /// Tells whether nothing begins here that says something.
    pub(super) fn is_blank(&self) -> bool {
        self.spoken().next().is_none()
    }

    /// Gives the cell over a column.
    pub(super) fn over(&self, column: usize) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.from <= column && column < entry.to)
    }
}

/// Counts the columns of a grid, whatever it says of itself.
pub(super) fn width(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.map(|cell| cell.column + 1).fold(table.columns, usize::max)
}

/// Reads the rows of a table that stands at `place`.
pub(super) fn lines(table: &Table, place: Place) -> Vec<Line> {
    let width = width(table);
    let mut reaching: Vec<(usize, Entry)> = Vec::new();
    let mut lines = Vec::with_capacity(table.rows.len());
    for (index, row) in table.rows.iter().enumerate() {
        reaching.retain(|(end, _)| *end > index);
        let own: Vec<Entry> = row.cells.iter().map(|cell| entry(cell, index, width, place)).collect();
        let free = |above: &Entry| own.iter().all(|entry| entry.overlap(above.from, above.to) == 0);
        let above = reaching.iter().map(|(_, entry)| entry).filter(|entry| free(entry)).cloned();
        let mut entries: Vec<Entry> = above.chain(own.iter().cloned()).collect();
        entries.sort_by_key(|entry| entry.from);
        let tall = own.into_iter().filter(|entry| entry.down > 1);
        reaching.extend(tall.map(|entry| (index.saturating_add(entry.down), Entry { own: false, ..entry })));
        lines.push(Line { entries, marked: row.heading });
    }
    lines
}

fn entry(cell: &Cell, row: usize, width: usize, place: Place) -> Entry {
    Entry {
        text: cell.text.trim().to_owned(),
        from: cell.column,
        to: cell.column.saturating_add(cell.across.max(1)).min(width),
        place: Place { cell: Some((row, cell.column)), ..place },
        bold: cell.bold,
        own: true,
        down: cell.down.max(1),
    }
}
