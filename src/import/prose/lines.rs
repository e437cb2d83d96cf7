//! The lines of a paper outside its tables of records, in the order of reading.
//!
//! Takes a paper; gives its printed lines one by one, each with its place, and the tables between them. Tables that
//! only lay out the head or the signature block are read as lines, column by column, as a reader's eye does.

use std::ops::Range;

use super::label::Label;
use super::signs;
use crate::import::paper::{Block, Cell, Origin, Paper, Paragraph, Place, Row, Table};

/// One printed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What it says with its label, blanks in a row as one; never empty.
    pub(super) text: String,
    /// Where it stands.
    pub(super) place: Place,
    /// `true` when the file says by a style that it is a heading.
    pub(super) heading: bool,
    /// `true` when all of it is bold.
    pub(super) bold: bool,
    /// `true` when it stands in the middle.
    pub(super) centred: bool,
    /// How deep it stands in a list of the word processor.
    pub(super) depth: Option<u8>,
    /// `true` for the first line of its paragraph or cell.
    pub(super) first: bool,
    /// `true` when it stands in a table of layout.
    pub(super) framed: bool,
}

/// A line, or a table that is none of layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A line.
    Line(Line),
    /// A table; the place has no cell.
    Table(Place),
}

impl Piece {
    /// Gives the line, where it is one.
    pub(super) fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Table(_) => None,
        }
    }
}

/// The pieces of a paper, apart by where they are printed.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    /// The text itself, text boxes in their places.
    pub(super) text: Vec<Piece>,
    /// The headers and footers of pages.
    pub(super) margins: Vec<Line>,
    /// Footnotes and endnotes.
    pub(super) notes: Vec<Line>,
}

/// Reads the lines of a paper; sheets a workbook hides are left out.
pub(super) fn pieces(paper: &Paper) -> Pieces {
    let mut pieces = Pieces::default();
    for (part, of) in paper.parts.iter().enumerate().filter(|(_, of)| !of.hidden) {
        for (block, piece) in of.blocks.iter().enumerate() {
            let place = Place { part, block, cell: None };
            match piece {
                Block::Paragraph(paragraph) => add_paragraph(paragraph, place, &mut pieces),
                Block::Table(table) => add_table(table, place, &mut pieces.text),
            }
        }
    }
    pieces
}

fn add_paragraph(paragraph: &Paragraph, place: Place, pieces: &mut Pieces) {
    let lines = split(&labelled(paragraph)).into_iter().enumerate().map(|(index, text)| Line {
        text,
        place,
        heading: paragraph.heading.is_some(),
        bold: paragraph.bold,
        centred: paragraph.centred,
        depth: paragraph.depth,
        first: index == 0,
        framed: false,
    });
    match paragraph.origin {
        Some(Origin::Margin) => pieces.margins.extend(lines),
        Some(Origin::Note) => pieces.notes.extend(lines),
        Some(Origin::Box) | None => pieces.text.extend(lines.map(Piece::Line)),
    }
}

/// Gives the text of a paragraph with its label: the signs of lists are as varied as fonts, so they are "-", and "+"
/// inside of another list.
fn labelled(paragraph: &Paragraph) -> String {
    let sign = || if paragraph.depth.is_some_and(|depth| depth > 0) { "+" } else { "-" };
    match paragraph.label.as_deref().map(str::trim) {
        Some("+" | "-") => paragraph.line(),
        Some(label) if label.chars().any(char::is_alphanumeric) && !matches!(label, "o" | "§" | "Ø") => {
            paragraph.line()
        }
        Some(_) => format!("{} {}", sign(), paragraph.text),
        None if paragraph.depth.is_some() && paragraph.heading.is_none() && Label::of(&paragraph.text).is_none() => {
            format!("{} {}", sign(), paragraph.text)
        }
        None => paragraph.text.clone(),
    }
}

/// Reads a frame as lines; of another table the rows above its headings and the signature below it.
fn add_table(table: &Table, place: Place, text: &mut Vec<Piece>) {
    if is_frame(&table.rows) {
        return text.extend(framed(&table.rows, 0, place));
    }
    let core = core(table);
    text.extend(framed(&table.rows[..core.start], 0, place));
    text.push(Piece::Table(place));
    text.extend(framed(&table.rows[core.end..], core.end, place));
}

/// Gives the rows of a table without the title above and the signature below it, which a sheet has in its grid.
pub(super) fn core(table: &Table) -> Range<usize> {
    let top = rows_above(table);
    top..rows_below(table).max(top)
}

/// Gives the lines of rows of layout, the left column first.
fn framed(rows: &[Row], from: usize, place: Place) -> Vec<Piece> {
    let mut cells: Vec<(usize, &Cell)> =
        rows.iter().enumerate().flat_map(|(at, row)| row.cells.iter().map(move |cell| (from + at, cell))).collect();
    cells.sort_by_key(|(row, cell)| (cell.column, *row));
    let lines = cells.into_iter().flat_map(|(row, cell)| {
        let place = Place { cell: Some((row, cell.column)), ..place };
        let line = move |(index, text)| Line {
            text,
            place,
            heading: false,
            bold: cell.bold,
            centred: false,
            depth: None,
            first: index == 0,
            framed: true,
        };
        split(&cell.text).into_iter().enumerate().map(line)
    });
    lines.map(Piece::Line).collect()
}

/// Tells whether rows only lay out a head or a signature: two cells side by side at most, and a sign of either.
fn is_frame(rows: &[Row]) -> bool {
    let narrow = rows.iter().all(|row| said(row) <= 2);
    narrow && rows.len() <= 20 && rows.iter().any(has_sign)
}

/// Counts the rows above the headings of a sheet's table: its title and the head of its document.
fn rows_above(table: &Table) -> usize {
    let top = table.rows.iter().position(|row| said(row) > 2).unwrap_or(0);
    let titled = |row: &Row| has_sign(row) || cell_lines(row).any(|line| signs::type_line(&line).is_some());
    if table.rows[..top].iter().any(titled) { top } else { 0 }
}

/// Finds the row below a sheet's table where its signature begins; the number of rows where it has none.
fn rows_below(table: &Table) -> usize {
    let last = table.rows.iter().rposition(|row| said(row) > 2).map_or(0, |at| at + 1);
    let signature = |row: &Row| cell_lines(row).any(|line| signs::is_recipients(&line) || signs::is_office(&line));
    table.rows[last..].iter().position(signature).filter(|_| last > 0).map_or(table.rows.len(), |at| last + at)
}

fn said(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_blank()).count()
}

fn has_sign(row: &Row) -> bool {
    cell_lines(row).any(|line| signs::is_of_layout(&line))
}

fn cell_lines(row: &Row) -> impl Iterator<Item = String> {
    row.cells.iter().flat_map(|cell| split(&cell.text))
}

/// Splits a text into its lines; at a tab, too, where it parts two columns of a head.
fn split(text: &str) -> Vec<String> {
    let lines = text.lines().flat_map(|line| {
        let columns: Vec<String> = line.split('\t').map(one_blank).filter(|part| !part.is_empty()).collect();
        let signed =
            |columns: &[String]| matches!(columns, [first, second] if first.starts_with('-') && signs::is_name(second));
        match columns.iter().any(|part| signs::is_of_layout(part)) || signed(&columns) {
            true => columns,
            false => vec![columns.join(" ")],
        }
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// Puts one blank between words; stars on both sides are left of emphasis.
fn one_blank(text: &str) -> String {
    let starred = text.trim().strip_prefix('*').and_then(|text| text.strip_suffix('*'));
    let starred = starred.filter(|text| text.chars().any(char::is_alphanumeric));
    starred.unwrap_or(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
