//! The text of a draft, composed once: what Word and Markdown both print.

use super::form::HINT;

/// A stretch of text of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A part of the text, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A heading of level 1 or 2, with its label.
    Heading { level: u8, title: String, mark: Option<Mark> },
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// An item of a list, from depth 1.
    Item(usize, Vec<Piece>),
    /// A table.
    Grid(Grid),
}

/// The id and the role of a section in Markdown (MODEL §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) id: &'static str,
    pub(super) role: &'static str,
}

/// A table without merged cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Grid {
    /// What stands above it.
    pub(super) caption: String,
    /// The widths of its columns in millimetres; a column is numeric from `numeric` on.
    pub(super) widths: Vec<u32>,
    /// The first column whose cells stand at the right.
    pub(super) numeric: usize,
    /// The headings of its columns.
    pub(super) head: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<Vec<String>>,
    /// Whether the last row is a total.
    pub(super) has_total: bool,
}

impl Piece {
    /// Makes a plain text.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Makes a hint for the one who edits: in brackets and italic, to be found and replaced.
    pub(super) fn hint(text: &str) -> Self {
        Self { text: format!("{}{text}{}", HINT[0], HINT[1]), italic: true, bold: false }
    }
}

/// A text that grows.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) parts: Vec<Part>,
}

impl Text {
    pub(super) fn heading(&mut self, level: u8, title: impl Into<String>) {
        self.parts.push(Part::Heading { level, title: title.into(), mark: None });
    }

    /// Adds the heading of a section of the whole report.
    pub(super) fn section(&mut self, title: &str, id: &'static str, role: &'static str) {
        self.parts.push(Part::Heading { level: 1, title: title.to_owned(), mark: Some(Mark { id, role }) });
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.parts.push(Part::Paragraph(vec![Piece::plain(text)]));
    }

    pub(super) fn hint(&mut self, text: &str) {
        self.parts.push(Part::Paragraph(vec![Piece::hint(text)]));
    }

    pub(super) fn item(&mut self, text: impl Into<String>) {
        self.parts.push(Part::Item(1, vec![Piece::plain(text)]));
    }

    pub(super) fn grid(&mut self, grid: Grid) {
        self.parts.push(Part::Grid(grid));
    }
}
