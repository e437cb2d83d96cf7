//! The cells of a sheet, whatever readers made of them, and the row of our headings among them.

use std::collections::BTreeMap;

use crate::export::workbook::layout::Column;
use crate::import::paper::{Block, Cell, Part, Place, Row, Typed};
use crate::text::fold;

/// The fewest known headings that make a row the head of one of our tables.
const LEAST_HEADINGS: usize = 5;

/// The cells of a sheet by row and column. What readers took for paragraphs, as they do with the lines above a table,
/// are rows of one cell.
pub(super) struct Grid<'p> {
    pub(super) rows: Vec<GridRow<'p>>,
}

/// A row of a sheet: its block, and its cells by column.
pub(super) struct GridRow<'p> {
    block: usize,
    pub(super) is_paragraph: bool,
    pub(super) cells: BTreeMap<usize, Piece<'p>>,
}

/// What a cell or paragraph says.
pub(super) struct Piece<'p> {
    pub(super) text: &'p str,
    pub(super) value: Option<&'p Typed>,
    at: Option<(usize, usize)>,
}

impl<'p> Grid<'p> {
    pub(super) fn of(part: &'p Part) -> Self {
        let rows = part.blocks.iter().enumerate().flat_map(|(block, piece)| match piece {
            Block::Table(table) => table.rows.iter().enumerate().map(|(row, of)| GridRow::of(block, row, of)).collect(),
            Block::Paragraph(paragraph) => {
                let piece = Piece { text: &paragraph.text, value: None, at: None };
                vec![GridRow { block, is_paragraph: true, cells: BTreeMap::from([(0, piece)]) }]
            }
        });
        Self { rows: rows.collect() }
    }

    /// Finds the row of our headings, with the place of each column.
    pub(super) fn header(&self) -> Option<(usize, BTreeMap<Column, usize>)> {
        let known: Vec<(Column, String)> = Column::ALL.iter().map(|column| (*column, fold(column.heading()))).collect();
        self.rows.iter().enumerate().find_map(|(at, row)| {
            let columns = columns(row, &known);
            let ours = columns.keys().any(|column| column.is_filled()) && columns.contains_key(&Column::Task);
            // Tables of other offices share some of our names.
            let spoken = row.cells.values().filter(|cell| !cell.text.trim().is_empty()).count();
            (ours && columns.len() >= LEAST_HEADINGS && columns.len() * 3 >= spoken * 2).then_some((at, columns))
        })
    }
}

impl<'p> GridRow<'p> {
    fn of(block: usize, row: usize, of: &'p Row) -> Self {
        let piece = |cell: &'p Cell| {
            let at = Some((row, cell.column));
            (cell.column, Piece { text: &cell.text, value: cell.value.as_ref(), at })
        };
        Self { block, is_paragraph: false, cells: of.cells.iter().map(piece).collect() }
    }

    /// Gives the place of a cell.
    pub(super) fn place(&self, part: usize, column: usize) -> Option<Place> {
        self.cells.get(&column).map(|piece| Place { part, block: self.block, cell: piece.at })
    }

    /// Gives its cells with their places.
    pub(super) fn places(&self, part: usize) -> impl Iterator<Item = (Place, &Piece<'p>)> {
        self.cells.values().map(move |piece| (Place { part, block: self.block, cell: piece.at }, piece))
    }
}

fn columns(row: &GridRow<'_>, known: &[(Column, String)]) -> BTreeMap<Column, usize> {
    let column = |cell: &Piece<'_>| {
        let text = spaced(cell.text);
        known.iter().find(|(_, heading)| *heading == text).map(|(column, _)| *column)
    };
    // A heading that stands twice is that of its first column.
    row.cells.iter().rev().filter_map(|(at, cell)| Some((column(cell)?, *at))).collect()
}

/// Spells a text so that blanks and marks of tone do not tell two apart.
pub(super) fn spaced(text: &str) -> String {
    fold(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
