//! Where a table of a sheet begins and ends.
//!
//! A row is *wide* when at least three of its cells hold something (two, in a sheet without such a row). The rule:
//!
//! 1. What stands before the first wide row are paragraphs, one a cell; so is what stands between tables.
//! 2. A table begins with a wide row, or just above it with the row whose cells reach down into it, or whose cells
//!    reach over several columns (the upper half of a heading).
//! 3. It goes on through rows of any width. After a blank row it ends where free text follows: when no wide row comes
//!    any more (a row with a label of its own, as a total may be, still belongs to it), or when the next wide row is
//!    the heading of another table.
//!
//! Blank rows are no rows. A table is a full rectangle: every cell of its rows is there, blank ones too, at the column
//! and row number of the sheet. A merged cell that hides data of others is taken apart.

use std::collections::BTreeSet;

use super::{COLUMNS, Entry, Merge, ROWS, Sheet};
use crate::diagnostic::Message;
use crate::import::paper::{Block, Cell, Origin, Paragraph, Part, Row, Table};
use crate::import::read::refusal;

/// The most cells, blank ones too, the tables of a sheet may have.
const CELLS: usize = 1_500_000;
/// The longest heading of a column.
const HEADING: usize = 80;

/// Makes paragraphs and tables of a sheet.
pub(super) fn part(sheet: Sheet) -> Result<Part, Message> {
    let rows = Rows::of(&sheet)?;
    let mut blocks = Vec::new();
    let mut cells = 0;
    for run in rows.runs() {
        match run {
            Run::Free(row) => blocks.extend(rows.paragraphs(row)),
            Run::Table(from, to) => {
                let table = rows.table(from, to);
                cells += table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
                blocks.push(Block::Table(table));
            }
        }
        if cells > CELLS {
            return Err(refusal::too_large());
        }
    }
    let of_box = |text: &String| Paragraph { text: text.clone(), origin: Some(Origin::Box), ..Paragraph::default() };
    blocks.extend(sheet.boxes.iter().map(of_box).map(Block::Paragraph));
    Ok(Part { sheet: sheet.name, hidden: sheet.hidden, blocks })
}

/// A piece of a sheet.
enum Run {
    Free(usize),
    Table(usize, usize),
}

/// The rows of a sheet that hold something.
struct Rows<'s> {
    sheet: &'s Sheet,
    merges: Vec<Merge>,
    /// Places that a cell reaches over from elsewhere.
    covered: BTreeSet<(usize, usize)>,
    /// The rows with data, in order, each with how many of its cells hold something.
    filled: Vec<(usize, usize)>,
    /// For each row of `filled` the first wide one from it on; their number where none comes.
    next_wide: Vec<usize>,
    wide: usize,
}

impl<'s> Rows<'s> {
    fn of(sheet: &'s Sheet) -> Result<Self, Message> {
        let mut filled: Vec<(usize, usize)> = Vec::new();
        for (row, _) in sheet.cells.keys() {
            match filled.last_mut() {
                Some((last, count)) if last == row => *count += 1,
                _ => filled.push((*row, 1)),
            }
        }
        let merges = merges(sheet)?;
        let covered = merges.iter().flat_map(|merge| places(*merge).skip(1)).collect();
        let wide = if filled.iter().any(|(_, count)| *count > 2) { 3 } else { 2 };
        let mut next_wide = vec![filled.len(); filled.len()];
        for at in (0..filled.len()).rev() {
            let after = next_wide.get(at + 1).copied().unwrap_or(filled.len());
            next_wide[at] = if filled[at].1 >= wide { at } else { after };
        }
        Ok(Self { sheet, merges, covered, filled, next_wide, wide })
    }

    fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.filled.len() {
            if !self.begins(at) {
                runs.push(Run::Free(self.filled[at].0));
                at += 1;
                continue;
            }
            let mut last = at;
            while last + 1 < self.filled.len() && self.goes_on(at, last) {
                last += 1;
            }
            runs.push(Run::Table(self.filled[at].0, self.filled[last].0));
            at = last + 1;
        }
        runs
    }

    fn is_wide(&self, at: usize) -> bool {
        self.filled[at].1 >= self.wide
    }

    /// Tells whether a table begins with the row at an index of `filled`.
    fn begins(&self, at: usize) -> bool {
        if self.is_wide(at) {
            return true;
        }
        let (row, count) = self.filled[at];
        let Some((next, _)) = self.filled.get(at + 1).filter(|_| self.is_wide(at + 1)) else { return false };
        let first = self.merges.partition_point(|merge| merge.row < row);
        let mut merges = self.merges[first..].iter().take_while(|merge| merge.row == row);
        merges.any(|merge| row + merge.down > *next || (count > 1 && merge.across > 1 && *next == row + 1))
    }

    /// Tells whether a table that begins at one index of `filled` goes on after another.
    fn goes_on(&self, first: usize, last: usize) -> bool {
        let (row, next) = (self.filled[last].0, self.filled[last + 1].0);
        let bridged = |row: usize| self.covered.range((row, 0)..(row + 1, 0)).next().is_some();
        if (row + 1..next).all(bridged) {
            return true;
        }
        match Some(self.next_wide[last + 1]).filter(|at| *at < self.filled.len()) {
            Some(wide) => !self.is_heading(wide) || self.texts(wide) == self.texts(first),
            None => self.filled[last + 1].1 > 1 && self.texts(last + 1).first().is_some_and(|text| is_label(text)),
        }
    }

    fn entries(&self, at: usize) -> impl Iterator<Item = &'s Entry> {
        let row = self.filled[at].0;
        self.sheet.cells.range((row, 0)..(row + 1, 0)).map(|(_, entry)| entry)
    }

    fn texts(&self, at: usize) -> Vec<&'s str> {
        self.entries(at).map(|entry| entry.text.trim()).collect()
    }

    /// Tells whether a row can be the heading of a table: short words in every cell, and no label in front.
    fn is_heading(&self, at: usize) -> bool {
        let words = |entry: &Entry| entry.value.is_none() && entry.text.chars().any(char::is_alphabetic);
        let short = |entry: &Entry| entry.text.chars().count() <= HEADING;
        let labelled = self.texts(at).first().is_some_and(|text| is_label(text) && !is_label_heading(text));
        !labelled && self.entries(at).all(|entry| words(entry) && short(entry))
    }

    fn paragraphs(&self, row: usize) -> impl Iterator<Item = Block> {
        let cells = self.sheet.cells.range((row, 0)..(row + 1, 0));
        cells.map(|((row, column), entry)| {
            Block::Paragraph(Paragraph {
                text: entry.text.clone(),
                bold: entry.bold,
                at: Some((row + 1, *column)),
                ..Paragraph::default()
            })
        })
    }

    fn table(&self, from: usize, to: usize) -> Table {
        let first = self.merges.partition_point(|merge| merge.row < from);
        let merges = &self.merges[first..self.merges.partition_point(|merge| merge.row <= to)];
        let to = merges.iter().map(|merge| merge.row + merge.down - 1).max().unwrap_or(to).max(to);
        let filled = self.sheet.cells.range((from, 0)..(to + 1, 0)).map(|((_, column), _)| (*column, *column));
        let reach = filled.chain(merges.iter().map(|merge| (merge.column, merge.column + merge.across - 1)));
        let (first, last) = reach.fold((COLUMNS, 0), |(low, high), (from, to)| (low.min(from), high.max(to)));
        let said = |row: &usize| {
            let row = (*row, 0)..(*row + 1, 0);
            self.sheet.cells.range(row.clone()).next().is_some() || self.covered.range(row).next().is_some()
        };
        let rows: Vec<usize> = (from..=to).filter(said).collect();
        let table_row = |row: &usize| Row {
            cells: (first..=last).filter_map(|column| self.cell(*row, column, &rows, merges)).collect(),
            heading: false,
            hidden: self.sheet.hidden_rows.contains(row),
            number: Some(row + 1),
        };
        Table { rows: rows.iter().map(table_row).collect(), columns: last + 1 }
    }

    /// Makes a cell; `None` where another reaches over its place.
    fn cell(&self, row: usize, column: usize, rows: &[usize], merges: &[Merge]) -> Option<Cell> {
        if self.covered.contains(&(row, column)) {
            return None;
        }
        let Entry { text, bold, value } = self.sheet.cells.get(&(row, column)).cloned().unwrap_or_default();
        let at = merges.binary_search_by_key(&(row, column), |merge| (merge.row, merge.column));
        let (down, across) = at.map_or((1, 1), |at| (merges[at].down, merges[at].across));
        let index = |row: usize| rows.partition_point(|of| *of < row);
        let down = if down > 1 { index(row + down) - index(row) } else { 1 };
        Some(Cell { text, column, across, down, bold, value })
    }
}

/// Gives the merged cells within the bounds, in order, without those that say nothing or hide what others say.
fn merges(sheet: &Sheet) -> Result<Vec<Merge>, Message> {
    let clipped = sheet.merges.iter().map(|merge| Merge {
        down: merge.down.min(ROWS.saturating_sub(merge.row)),
        across: merge.across.min(COLUMNS.saturating_sub(merge.column)),
        ..*merge
    });
    let says = |merge: &Merge| merge.down * merge.across > 1 && sheet.cells.contains_key(&(merge.row, merge.column));
    let mut merges: Vec<Merge> = clipped.filter(says).collect();
    if merges.iter().map(|merge| merge.down * merge.across).sum::<usize>() > CELLS {
        return Err(refusal::too_large());
    }
    merges.retain(|merge| !places(*merge).skip(1).any(|place| sheet.cells.contains_key(&place)));
    merges.sort_by_key(|merge| (merge.row, merge.column));
    Ok(merges)
}

fn places(merge: Merge) -> impl Iterator<Item = (usize, usize)> {
    let columns = merge.column..merge.column + merge.across;
    (merge.row..merge.row + merge.down).flat_map(move |row| columns.clone().map(move |column| (row, column)))
}

/// Tells whether a text is the label of a row: `1`, `4.1.`, `IV`, `a)`, `(2)`.
fn is_label(text: &str) -> bool {
    let bare = text.trim_matches(|sign: char| "().-/ ".contains(sign));
    let roman = bare.chars().all(|sign| "IVXLC".contains(sign));
    let number = bare.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    !bare.is_empty() && (roman || number || bare.chars().count() == 1) && bare.len() < 8
}

/// Tells whether what looks like a label heads a column: none does so far as one letter goes.
fn is_label_heading(text: &str) -> bool {
    text.chars().count() > 1
        && text.chars().all(char::is_alphabetic)
        && !text.chars().all(|sign| "IVXLC".contains(sign))
}
