//! Says what a table is and what its cells are: which column is which, which row is an area, a task, a continuation.
//!
//! Takes a [`Table`](super::paper::Table); gives rows of named columns, each text with its places. It knows no
//! register and writes nothing: whether "Văn phòng" is a unit of the department is asked later.
//!
//! The steps, each a file: `pages` gives whole tables, whatever pages did to them; `line` sees rows with all their cells; `heading` finds the rows that name columns, `names`
//! tells what a name means and `columns` decides by all of them; `align` and `draft` sort the cells of each row; `areas` tells what
//! rows are; `rows` joins, parts and orders them (`joined`, `split`, `parts`, `inherit`, `marks`, `label`).
//!
//! Nothing of a table is lost: each cell that says something stands in the places of a row, of a line above the heading,
//! or among what was left.

mod align;
mod areas;
mod bare;
mod columns;
mod draft;
mod heading;
mod inherit;
mod joined;
mod label;
mod line;
mod markdown;
mod marks;
mod names;
#[cfg(test)]
mod notation;
mod pages;
mod parts;
mod rows;
mod split;
#[cfg(test)]
mod tests;
mod whole;

pub use markdown::markdown;
pub use whole::understand;

use super::account::Reason;
use super::found::Printed;
use super::paper::Place;
use crate::diagnostic::Message;
use crate::model::Grade;
use indexmap::IndexMap;

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Tasks of a plan.
    Tasks,
    /// Tasks with what was done and how it is graded.
    Results,
    /// Budget lines.
    Budget,
    /// Procedures, one a row.
    Procedures,
    /// Legal documents, one a row.
    Documents,
    /// A frame of layout without lines to read: the head or the signature block of a document.
    Layout,
    /// Something else.
    Other,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The printed number or letter: "STT", "TT".
    Label,
    /// The area, where it has a column of its own: "Nhiệm vụ chung", "Lĩnh vực".
    Area,
    /// What is to be done: "Nhiệm vụ cụ thể", "Nội dung thực hiện".
    Task,
    /// What is delivered.
    Deliverables,
    /// Who leads.
    Leads,
    /// Who takes part.
    Coordinators,
    /// When.
    Due,
    /// When work begins, where that has a column of its own.
    Begin,
    /// Work items by quarter.
    Work,
    /// Where the money comes from.
    Funding,
    /// How much money.
    Amount,
    /// A remark.
    Note,
    /// The person in charge.
    Person,
    /// What was done.
    Result,
    /// What shows it.
    Evidence,
    /// Why late or not done.
    Reason,
    /// The grade in words, in one column.
    GradeWords,
    /// The item of a budget line.
    Item,
    /// The code of a procedure.
    Code,
    /// The name of a procedure or document.
    Title,
    /// The field of a procedure.
    Field,
    /// How long a procedure takes.
    Time,
    /// What a procedure costs.
    Fee,
    /// The place where papers are received.
    Reception,
    /// Legal bases.
    Basis,
    /// The number and symbol of a document.
    Number,
    /// The day of a document.
    Day,
    /// Who issued a document.
    Issuer,
    /// A column with a heading nobody knows; its index in the grid.
    Unknown(usize),
}

/// What a column of the grid is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It holds texts.
    Column(Column),
    /// It holds marks that stand for a grade; `None` for a grade that is none of the four.
    Grade(Option<Grade>),
}

/// A column of the grid with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its first column of the grid.
    pub from: usize,
    /// The column of the grid after its last.
    pub to: usize,
    /// What it is for.
    pub role: Role,
    /// Its heading, the names above it first, a line each; without text where none is printed.
    pub heading: Printed,
    /// The lowest of its names.
    pub leaf: String,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The heading of an area; its title stands under [`Column::Area`].
    Area,
    /// A task, a budget line, a procedure, a document.
    Record,
    /// A part of the record before it that has no part: 4.1 after 4; its depth below it, from 1.
    Part(u8),
    /// A printed total.
    Total,
    /// A line that is none of them: a note across the table, the signature below it. All of it stands under
    /// [`Column::Note`].
    Remark,
}

/// The mark in the four columns of grades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The grade its column stands for, as far as it can be told.
    pub grade: Option<Grade>,
    /// The heading of that column.
    pub heading: String,
    /// The mark as printed, "X", and its place.
    pub printed: Printed,
    /// `true` when it stands outside the block of grades, and the grade was told by the order of the columns.
    pub moved: bool,
}

/// A row that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnderstoodRow {
    /// What it is.
    pub kind: RowKind,
    /// What it says, by column, in the order of the columns; blank cells are left out. Printed labels in front of a
    /// text (`1.`, `4.1`, `a)`) stand under [`Column::Label`], with the same place.
    pub cells: IndexMap<Column, Printed>,
    /// The columns whose cell is printed and blank.
    pub blank: Vec<Column>,
    /// The columns whose text comes from a cell that reaches over several rows, or stands for several tasks that one
    /// printed row holds.
    pub inherited: Vec<Column>,
    /// The marks in the columns of grades.
    pub marks: Vec<Mark>,
}

/// A table that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What it is about.
    pub kind: TableKind,
    /// What is printed above its heading: the title of a sheet.
    pub above: Vec<Printed>,
    /// Its rows, in printed order, continuations joined, repeated headings dropped.
    pub rows: Vec<UnderstoodRow>,
    /// Its columns from the left, those of grades too.
    pub heads: Vec<Head>,
    /// The headings of its columns as printed, by column.
    pub headings: IndexMap<Column, Printed>,
    /// Pieces that were left, each with its reason: headings, repeated headings, column numbers "(1) (2) (3)".
    pub left: Vec<(Place, Reason)>,
    /// What is not sure, for the person who imports.
    pub doubts: Vec<(Place, Message)>,
}
