//! Word documents (WordprocessingML in a zip), laid out as Decree 30/2020/NĐ-CP asks of administrative documents.
//!
//! Takes a plain model of sections, paragraphs and tables; gives the bytes of a `.docx`. The same model gives the same
//! bytes: parts in a fixed order, no clock, no name of a machine. Nothing here knows what a report is.

mod body;
mod package;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod xml;

use chrono::NaiveDate;

/// A Word document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is about, for its properties.
    pub title: String,
    /// The agency that issues it, for its properties.
    pub author: String,
    /// The day its content speaks of; its properties give it as the day it was made.
    pub dated: NaiveDate,
    /// Its sections, each from a new page on.
    pub sections: Vec<Section>,
}

/// Pages of one size. Pages are numbered in the header, from the second on, anew in each section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The page.
    pub page: Page,
    /// What stands on it.
    pub blocks: Vec<Block>,
}

/// A page with its margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Top, right, bottom and left margin.
    pub margins: [u32; 4],
}

impl Page {
    /// A4 upright with the margins of Decree 30: 20 mm above and below, 30 mm left, 15 mm right.
    pub const PORTRAIT: Self = Self { width: 210, height: 297, margins: [20, 15, 20, 30] };
    /// A4 across, for wide tables.
    pub const LANDSCAPE: Self = Self { width: 297, height: 210, margins: [20, 20, 15, 20] };

    /// Gives the width between the margins, in millimetres.
    pub fn text_width(self) -> u32 {
        let [_, right, _, left] = self.margins;
        self.width - left - right
    }
}

/// What follows from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A thin line with so many millimetres left blank on either side, as below the national motto.
    Rule(u32),
}

/// The styles of paragraphs; each is a style of the document, which its user can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Running text: 14 point, justified, with an indented first line.
    #[default]
    Body,
    /// Running text without its indent, single-spaced: heads, signatures.
    Plain,
    /// A heading of level 1, 2 or 3.
    Heading(u8),
    /// The type of the document: "BÁO CÁO".
    Title,
    /// What the document is about, below its type.
    Subtitle,
    /// The line that says what an appendix belongs to.
    Caption,
    /// Text in a table.
    Cell,
}

/// Where the lines of a paragraph stand, where not as its style says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// From margin to margin.
    Justify,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Its style.
    pub style: Style,
    /// Its alignment, where not that of its style.
    pub align: Option<Align>,
    /// Whether it stays on the page of the next one.
    pub keep_next: bool,
    /// Its text.
    pub runs: Vec<Run>,
}

/// Text of one look. `\n` breaks the line, `\t` is a tab; characters XML has no place for are dropped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Its size in points, where not that of its style.
    pub size: Option<u8>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The widths of its columns, in millimetres.
    pub widths: Vec<u32>,
    /// Whether lines are drawn around its cells.
    pub bordered: bool,
    /// How many of its first rows are its heading, which every page repeats.
    pub heading: usize,
    /// Its rows. No row breaks over two pages.
    pub rows: Vec<Vec<Cell>>,
}

/// How a cell is part of one that reaches over several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Merge {
    /// It stands for itself.
    #[default]
    Alone,
    /// It is the first.
    First,
    /// It continues the one above it; what it holds is not shown.
    Below,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// Over how many columns it reaches.
    pub span: usize,
    /// How it is part of a cell over several rows.
    pub merge: Merge,
    /// Whether its text stands half way up.
    pub middle: bool,
}

impl Default for Cell {
    fn default() -> Self {
        Self { blocks: Vec::new(), span: 1, merge: Merge::Alone, middle: false }
    }
}

impl Run {
    /// Makes a text of the look of its paragraph.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Makes it bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Makes it italic.
    #[must_use]
    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    /// Gives it a size in points.
    #[must_use]
    pub fn size(self, points: u8) -> Self {
        Self { size: Some(points), ..self }
    }
}

impl Paragraph {
    /// Makes a paragraph of a style.
    pub fn new(style: Style, runs: impl IntoIterator<Item = Run>) -> Self {
        Self { style, runs: runs.into_iter().collect(), ..Self::default() }
    }

    /// Aligns it in another way than its style.
    #[must_use]
    pub fn align(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl Cell {
    /// Makes a cell of blocks.
    pub fn of(blocks: impl IntoIterator<Item = impl Into<Block>>) -> Self {
        Self { blocks: blocks.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// Lets it reach over several columns.
    #[must_use]
    pub fn over(self, columns: usize) -> Self {
        Self { span: columns, ..self }
    }

    /// Makes it part of a cell over several rows.
    #[must_use]
    pub fn merged(self, merge: Merge) -> Self {
        Self { merge, ..self }
    }

    /// Puts its text half way up.
    #[must_use]
    pub fn middle(self) -> Self {
        Self { middle: true, ..self }
    }
}

impl Document {
    /// Writes the document as the bytes of a `.docx`.
    pub fn bytes(&self) -> Vec<u8> {
        package::zip(self)
    }
}
