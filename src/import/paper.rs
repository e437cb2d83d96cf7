//! What an office file says, freed from its format: paragraphs and tables in their order.
//!
//! Plain data, filled by the readers. Texts are in normalization form C, without the blanks of layout; a line break
//! inside a paragraph or between paragraphs of a cell is `\n`. Nothing here knows what a piece means.

use std::fmt;

/// One file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// The name of the file, without its folder.
    pub name: String,
    /// The document, or each sheet of a workbook, in order.
    pub parts: Vec<Part>,
    /// What the reader had to leave behind or repair, for the person who imports.
    pub remarks: Vec<crate::diagnostic::Message>,
}

/// A document, or one sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// The name of the sheet; `None` for a document.
    pub sheet: Option<String>,
    /// `true` for a sheet its workbook hides.
    pub hidden: bool,
    /// Paragraphs and tables.
    pub blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph outside every table.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What it says, without the label a list gives it.
    pub text: String,
    /// The label the word processor counts for it: `1.`, `a)`, `-`; `None` where the label, if any, is part of the text.
    pub label: Option<String>,
    /// How deep it stands as a heading (1 is the top), where the file says so by a style or by `#`.
    pub heading: Option<u8>,
    /// How deep it stands in a list, from 0; `None` outside of lists.
    pub depth: Option<u8>,
    /// `true` when all of it is bold.
    pub bold: bool,
    /// `true` when all of it is in italics.
    pub italic: bool,
    /// `true` when it stands in the middle of its line.
    pub centred: bool,
    /// Where it comes from, beside the body: `None` for the body itself.
    pub origin: Option<Origin>,
    /// The cell of a sheet it stands in: the printed number of the row, from 1, and the column, from 0.
    pub at: Option<(usize, usize)>,
}

/// Where a paragraph stands when it is not in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The header or footer of pages.
    Margin,
    /// A footnote or an endnote.
    Note,
    /// A text box.
    Box,
}

impl Paragraph {
    /// Gives the whole line: the counted label and the text.
    pub fn line(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// A table as a grid: every cell knows its place and how far it reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Its rows, from the top.
    pub rows: Vec<Row>,
    /// How many columns the grid has.
    pub columns: usize,
}

/// A row of a table; a cell that reaches down from a row above is not repeated in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
    /// `true` when the file marks the row as a heading that is repeated on every page.
    pub heading: bool,
    /// `true` for a row its workbook hides.
    pub hidden: bool,
    /// The printed number of the row in its sheet, from 1; `None` in a document.
    pub number: Option<usize>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says: its paragraphs joined by `\n`, each with its label.
    pub text: String,
    /// The column of the grid it begins in, from 0.
    pub column: usize,
    /// How many columns it reaches over, at least 1.
    pub across: usize,
    /// How many rows it reaches over, at least 1.
    pub down: usize,
    /// `true` when all of it is bold.
    pub bold: bool,
    /// The typed value of a cell of a workbook.
    pub value: Option<Typed>,
}

impl Cell {
    /// Tells whether the cell is printed and empty.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The value a workbook keeps behind the printed text of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A day.
    Day(chrono::NaiveDate),
    /// A number, spelled with a point for decimals and no separators.
    Number(String),
    /// True or false.
    Truth(bool),
    /// An error of a formula: `#REF!`.
    Fault(String),
}

/// Where a piece stands in its paper; the order is that of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The index of the part.
    pub part: usize,
    /// The index of the block in its part.
    pub block: usize,
    /// The indexes of row and column in a table; `None` for a paragraph.
    pub cell: Option<(usize, usize)>,
}

impl Paper {
    /// Gives every piece with its place, in the order of reading: paragraphs, and the cells of tables, blank ones too.
    pub fn pieces(&self) -> impl Iterator<Item = (Place, &str)> {
        let blocks = self
            .parts
            .iter()
            .enumerate()
            .flat_map(|(part, of)| of.blocks.iter().enumerate().map(move |(block, piece)| (part, block, piece)));
        blocks.flat_map(|(part, block, piece)| match piece {
            Block::Paragraph(paragraph) => vec![(Place { part, block, cell: None }, paragraph.text.as_str())],
            Block::Table(table) => {
                let rows = table.rows.iter().enumerate();
                let cells = rows.flat_map(|(row, of)| of.cells.iter().map(move |cell| (row, cell)));
                let place = |row, cell: &Cell| Place { part, block, cell: Some((row, cell.column)) };
                cells.map(|(row, cell)| (place(row, cell), cell.text.as_str())).collect()
            }
        })
    }

    /// Names a place as a person finds it again: "bảng 2, hàng 5, ô 3", "trang tính “Phụ lục”, ô C5", "đoạn 14".
    ///
    /// Tables, paragraphs, rows and cells are counted from 1; cells of a document as columns of the grid.
    pub fn name(&self, place: Place) -> crate::diagnostic::Message {
        let part = self.parts.get(place.part);
        let sheet = part.and_then(|part| part.sheet.as_deref());
        let before = |wanted: fn(&Block) -> bool| {
            let blocks = part.map_or(&[][..], |part| &part.blocks[..]);
            blocks.iter().take(place.block + 1).filter(|block| wanted(block)).count()
        };
        match (place.cell, sheet) {
            (Some((row, column)), Some(sheet)) => {
                let number = self.row(place).and_then(|row| row.number).unwrap_or(row + 1);
                let at = format!("{}{number}", letters(column));
                crate::diagnostic::say!(vi: "trang tính “{sheet}”, ô {at}"; en: "sheet “{sheet}”, cell {at}")
            }
            (Some((row, column)), None) => {
                let (table, row, column) = (before(|block| matches!(block, Block::Table(_))), row + 1, column + 1);
                crate::diagnostic::say!(vi: "bảng {table}, hàng {row}, ô {column}"; en: "table {table}, row {row}, cell {column}")
            }
            (None, Some(sheet)) if self.at(place).is_some() => {
                let (row, column) = self.at(place).unwrap_or_default();
                let at = format!("{}{row}", letters(column));
                crate::diagnostic::say!(vi: "trang tính “{sheet}”, ô {at}"; en: "sheet “{sheet}”, cell {at}")
            }
            (None, _) => {
                let paragraph = before(|block| matches!(block, Block::Paragraph(_)));
                crate::diagnostic::say!(vi: "đoạn {paragraph}"; en: "paragraph {paragraph}")
            }
        }
    }

    fn at(&self, place: Place) -> Option<(usize, usize)> {
        match self.parts.get(place.part)?.blocks.get(place.block)? {
            Block::Paragraph(paragraph) => paragraph.at,
            Block::Table(_) => None,
        }
    }

    fn row(&self, place: Place) -> Option<&Row> {
        match self.parts.get(place.part)?.blocks.get(place.block)? {
            Block::Table(table) => table.rows.get(place.cell?.0),
            Block::Paragraph(_) => None,
        }
    }
}

/// Names a column as workbooks do: `A`, `Z`, `AA`.
pub(in crate::import) fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).expect("a remainder of 26 fits"));
    match column / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Margin => "margin",
            Self::Note => "note",
            Self::Box => "box",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_workbooks_do() {
        let names: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
