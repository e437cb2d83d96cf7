//! Tables as they were before pages broke them: one that goes on in the next is one, one sheet may hold several.

use super::super::paper::{Block, Origin, Paragraph, Place};
use super::heading::{self, Heading, Named};
use super::line::{self, Line};
use super::whole;
use crate::text;

/// The rows of a table, with the indexes of the blocks they come from.
pub(super) struct Pages {
    /// The blocks.
    pub(super) blocks: Vec<usize>,
    /// The rows.
    pub(super) lines: Vec<Line>,
}

/// Gives the tables among the blocks of a part.
pub(super) fn tables(part: usize, blocks: &[Block]) -> Vec<Pages> {
    let mut all: Vec<Pages> = Vec::new();
    let mut between = true;
    for (block, piece) in blocks.iter().enumerate() {
        match piece {
            Block::Paragraph(paragraph) => between |= !says_nothing(paragraph),
            Block::Table(table) => {
                let lines = line::lines(table, Place { part, block, cell: None });
                let last = all.last_mut().filter(|_| !between);
                match last.and_then(|last| Some((going_on(&last.lines, &lines)?, last))) {
                    Some((lines, last)) => {
                        last.blocks.push(block);
                        last.lines.extend(lines);
                    }
                    None => all.push(Pages { blocks: vec![block], lines }),
                }
                between = false;
            }
        }
    }
    all.into_iter().flat_map(parted).collect()
}

/// Tells whether a paragraph between two tables parts them no more than a page does.
fn says_nothing(paragraph: &Paragraph) -> bool {
    let folded = text::fold(&paragraph.text);
    let line = folded.trim().trim_matches(['(', ')', '.', '-']).trim();
    let counts = line.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '/'));
    let page = line.strip_prefix("trang ").is_some_and(|number| number.len() <= 8);
    let margin = matches!(paragraph.origin, Some(Origin::Margin | Origin::Note));
    margin || (counts && line.len() <= 9) || page || matches!(line, "tiep" | "tiep theo")
}

/// Gives the rows of a table that is the rest of the one before it, in that one's columns.
fn going_on(before: &[Line], lines: &[Line]) -> Option<Vec<Line>> {
    let heading = heading::find(before)?;
    let own = heading::find(lines);
    let same = own.as_ref().is_none_or(|own| own.rows.start == 0 && names(own) == names(&heading));
    if !same || whole::is_layout(lines) {
        return None;
    }
    let columns = own.map(|own| own.columns);
    let cells = lines.iter().map(|line| line.entries.len()).max().unwrap_or(0);
    let width = lines.iter().flat_map(|line| &line.entries).map(|entry| entry.to).max().unwrap_or(0);
    let wide = heading.columns.last().map_or(0, |column| column.to);
    let fits = columns.is_some() || wide.abs_diff(width) <= 1 || cells == heading.columns.len();
    fits.then(|| lines.iter().map(|line| moved(line, columns.as_deref(), &heading.columns)).collect())
}

/// Gives the words of all names of columns.
fn names(heading: &Heading) -> Vec<String> {
    heading.columns.iter().flat_map(|column| text::words(column.leaf())).collect()
}

/// Moves the cells of a row to the columns of the table it goes on with: below the same names, or in their order where
/// it has as many cells as there are columns.
fn moved(line: &Line, own: Option<&[Named]>, columns: &[Named]) -> Line {
    let mut line = line.clone();
    let count = line.entries.len();
    for (index, entry) in line.entries.iter_mut().enumerate() {
        let at =
            |column: usize| own.and_then(|own| own.iter().position(|named| named.from <= column && column < named.to));
        let (first, last) = match own {
            Some(_) => (at(entry.from), at(entry.to.saturating_sub(1))),
            None if count == columns.len() => (Some(index), Some(index)),
            None => continue,
        };
        if let (Some(first), Some(last)) = (first.and_then(|at| columns.get(at)), last.and_then(|at| columns.get(at))) {
            (entry.from, entry.to) = (first.from, last.to);
        }
    }
    line
}

/// Parts a sheet that holds several tables below each other, each with a heading of its own.
fn parted(pages: Pages) -> Vec<Pages> {
    let Some(heading) = heading::find(&pages.lines) else { return vec![pages] };
    let body = heading.rows.end;
    let other =
        |line: &&Line| heading::begins_another(line) && !heading::repeats(line, &pages.lines[heading.rows.clone()]);
    let Some(found) = pages.lines.iter().skip(body).position(|line| other(&line)).map(|at| at + body) else {
        return vec![pages];
    };
    let (upper, lower) = pages.lines.split_at(begin(&pages.lines, found, body));
    if upper.iter().skip(body).all(Line::is_blank) {
        return vec![pages];
    }
    let first = Pages { blocks: pages.blocks.clone(), lines: upper.to_vec() };
    let rest = parted(Pages { blocks: pages.blocks, lines: lower.to_vec() });
    std::iter::once(first).chain(rest).collect()
}

/// Goes up from a heading over the lines of its title.
fn begin(lines: &[Line], found: usize, body: usize) -> usize {
    let title = |line: &Line| line.spoken().count() <= 1 && !heading::begins_records(line);
    (body..found).rev().find(|index| !title(&lines[*index])).map_or(body, |index| index + 1)
}
