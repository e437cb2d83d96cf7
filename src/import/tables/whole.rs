//! Reads a whole table, and the tables of a document that are one.

use super::super::account::Reason;
use super::super::found::Printed;
use std::collections::BTreeSet;

use super::super::paper::{Block, Place};
use super::align::Aligner;
use super::draft::{Draft, Frame, append};
use super::heading::{self, Heading};
use super::line::{Entry, Line};
use super::rows::Rows;
use super::{Column, Head, Role, RowKind, TableKind, Understood, UnderstoodRow, columns, pages, parts};
use crate::text;
use indexmap::IndexMap;

/// Reads the tables among the blocks of a part, in their order. A table that goes on in the next one, without a heading
/// or with the same heading and nothing between them, is read as one, and a sheet may hold several: each comes with the
/// indexes of all blocks it was read from.
pub fn understand(part: usize, blocks: &[Block]) -> Vec<(Vec<usize>, Understood)> {
    pages::tables(part, blocks).into_iter().map(|pages| (pages.blocks, of_lines(&pages.lines))).collect()
}

fn of_lines(lines: &[Line]) -> Understood {
    match heading::find(lines) {
        Some(heading) => headed(lines, heading),
        None => plain(lines),
    }
}

/// Reads a table with a heading.
fn headed(lines: &[Line], heading: Heading) -> Understood {
    let rows = heading.rows;
    let top = &lines[rows.clone()];
    let repeated = |line: &&Line| {
        heading::repeats(line, top) || (heading::counts_columns(line) && top.iter().any(heading::counts_columns))
    };
    let (repeated, body): (Vec<&Line>, Vec<&Line>) = lines[rows.end..].iter().partition(repeated);
    let headings: BTreeSet<Place> =
        top.iter().chain(repeated.iter().copied()).flat_map(|line| &line.entries).map(|entry| entry.place).collect();
    let body: Vec<Line> = body.into_iter().map(|line| without(line, &headings)).collect();
    let (kind, heads) = columns::decide(&heading.columns, &body);
    let mut understood = records(kind, &body, heads);
    let left = |reason: Reason| move |entry: &Entry| (entry.place, reason);
    understood.left.extend(top.iter().flat_map(Line::spoken).map(left(Reason::Heading)));
    understood.left.extend(repeated.into_iter().flat_map(Line::spoken).map(left(Reason::Repeated)));
    understood.above = lines[..rows.start].iter().flat_map(Line::spoken).map(printed_of).collect();
    understood
}

/// Gives a row without the cells of the heading that reach down into it.
fn without(line: &Line, headings: &BTreeSet<Place>) -> Line {
    let entries = line.entries.iter().filter(|entry| entry.own || !headings.contains(&entry.place));
    Line { entries: entries.cloned().collect(), ..*line }
}

/// Reads the rows of a table whose columns are known.
fn records(kind: TableKind, lines: &[Line], heads: Vec<Head>) -> Understood {
    let main = columns::main_among(kind, &heads);
    let aligner = Aligner::of(lines, &heads, main);
    let frame = Frame { heads: &heads, main, labels_areas: labels_areas(lines, &heads, main) };
    if kind == TableKind::Other {
        let rows = lines.iter().filter(|line| !line.is_blank()).map(|line| whole_row(line, &frame)).collect();
        return Understood { rows, ..empty(kind, heads) };
    }
    let draft = |line: &Line| {
        let mut line = line.clone();
        aligner.align(&mut line);
        frame.draft(&line)
    };
    let drafts: Vec<Draft> = lines.iter().filter_map(draft).collect();
    let mut all = Rows::assemble(drafts, main, &heads);
    let mut rows = all.finish();
    parts::settle(&mut rows, main);
    let (left, doubts) = (all.left, all.doubts);
    Understood { rows, left, doubts, ..empty(kind, heads) }
}

fn empty(kind: TableKind, heads: Vec<Head>) -> Understood {
    let mut headings: IndexMap<Column, Printed> = IndexMap::new();
    for head in heads.iter().filter(|head| !head.heading.text.is_empty()) {
        if let Role::Column(column) = head.role {
            headings.entry(column).or_insert_with(|| head.heading.clone());
        }
    }
    Understood { kind, above: vec![], rows: vec![], heads, headings, left: vec![], doubts: vec![] }
}

/// Tells whether the column of labels numbers the areas of the column beside it, and never a task.
fn labels_areas(lines: &[Line], heads: &[Head], main: Column) -> bool {
    let says = |line: &Line, column: Column| {
        let head = heads.iter().find(|head| head.role == Role::Column(column));
        head.is_some_and(|head| line.spoken().any(|entry| entry.overlap(head.from, head.to) > 0))
    };
    let labelled: Vec<&Line> = lines.iter().filter(|line| says(line, Column::Label)).collect();
    let tasks = lines.iter().filter(|line| says(line, main)).count();
    !labelled.is_empty() && labelled.len() < tasks && labelled.iter().all(|line| says(line, Column::Area))
}

/// Reads a table nobody knows: each row is a record, each column stands for itself.
fn plain(lines: &[Line]) -> Understood {
    let kind = if is_layout(lines) { TableKind::Layout } else { TableKind::Other };
    let frame = Frame { heads: &[], main: Column::Unknown(usize::MAX), labels_areas: false };
    let rows = lines.iter().filter(|line| !line.is_blank()).map(|line| whole_row(line, &frame)).collect();
    Understood { rows, ..empty(kind, vec![]) }
}

fn whole_row(line: &Line, frame: &Frame) -> UnderstoodRow {
    let mut cells: IndexMap<Column, Printed> = IndexMap::new();
    for entry in line.spoken() {
        let head = frame.heads.iter().find(|head| entry.overlap(head.from, head.to) > 0);
        let column = match head.map(|head| head.role) {
            Some(Role::Column(column)) => column,
            _ => Column::Unknown(entry.from),
        };
        append(cells.entry(column).or_default(), &printed_of(entry), "\n");
    }
    UnderstoodRow { kind: RowKind::Record, cells, blank: vec![], inherited: vec![], marks: vec![] }
}

fn printed_of(entry: &Entry) -> Printed {
    Printed { text: entry.text.clone(), places: vec![entry.place] }
}

/// Tells whether a table is the head or the signature of a document.
pub(super) fn is_layout(lines: &[Line]) -> bool {
    let columns = lines.iter().map(|line| line.entries.len()).max().unwrap_or(0);
    let said = |phrase: &str| lines.iter().flat_map(Line::spoken).any(|entry| text::fold(&entry.text).contains(phrase));
    let form = [
        "cong hoa xa hoi chu nghia",
        "doc lap - tu do",
        "noi nhan",
        "giam doc",
        "chu tich",
        "tm. uy ban",
        "thu truong don vi",
    ];
    lines.len() <= 15 && columns <= 4 && form.iter().any(|phrase| said(phrase))
}
