//! Finds the heading of a table: one, two or three rows that name its columns, wherever near the top they stand.

use std::ops::Range;

use super::super::found::Printed;
use super::label;
use super::line::{Entry, Line};
use super::names::{self, Name};
use crate::text;

/// How far down a heading may begin: below the title and the head of a document, in a sheet that holds them, too.
const FARTHEST: usize = 40;

/// How many rows a heading may have.
const TALLEST: usize = 5;

/// The heading of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Its rows, those of column numbers included.
    pub(super) rows: Range<usize>,
    /// Its columns from the left.
    pub(super) columns: Vec<Named>,
}

/// A column as the heading prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its first column of the grid.
    pub(super) from: usize,
    /// The column after its last.
    pub(super) to: usize,
    /// Its names from the top: "Đánh giá kết quả", "Hoàn thành tốt"; empty where nothing is printed.
    pub(super) path: Vec<Printed>,
}

impl Named {
    /// Gives the lowest name.
    pub(super) fn leaf(&self) -> &str {
        self.path.last().map_or("", |name| &name.text)
    }

    /// Gives the names above the lowest.
    pub(super) fn above(&self) -> &[Printed] {
        self.path.split_last().map_or(&[], |(_, above)| above)
    }
}

/// Finds the heading of a table.
pub(super) fn find(lines: &[Line]) -> Option<Heading> {
    let found = (0..lines.len().min(FARTHEST)).find(|index| names_columns(&lines[*index]))?;
    let first = begin(lines, found);
    let last = end(lines, found);
    let columns = columns(&lines[first..last]);
    let numbers = lines[last..].iter().take(2).take_while(|line| line.is_blank() || counts_columns(line)).count();
    let numbers = (0..=numbers).rev().find(|count| *count == 0 || counts_columns(&lines[last + count - 1]));
    Some(Heading { rows: first..last + numbers.unwrap_or(0), columns })
}

/// Tells whether a row names columns.
pub(super) fn names_columns(line: &Line) -> bool {
    let enough = if line.marked { 1 } else { 2 };
    known_names(line).is_some_and(|(known, named, spoken)| known >= enough && named * 2 >= spoken && spoken >= 2)
}

/// Tells whether a row below the records of a table names the columns of another one. Records speak of tasks and
/// results, too: three different names and hardly anything else make a heading there.
pub(super) fn begins_another(line: &Line) -> bool {
    known_names(line).is_some_and(|(known, named, spoken)| known >= 3 && named * 4 >= spoken * 3)
}

/// Counts the different names of columns in a row, all of them, and its texts; `None` for a row that has a label.
fn known_names(line: &Line) -> Option<(usize, usize, usize)> {
    let spoken: Vec<&Entry> = line.entries.iter().filter(|entry| !entry.text.is_empty()).collect();
    if spoken.iter().any(|entry| entry.own && label::style(&entry.text).is_some()) || line.is_blank() {
        return None;
    }
    // Quarters and months stand below a name, or beside the others for want of one.
    let periods = spoken.iter().filter(|entry| names::names_period(&entry.text)).count();
    let named: Vec<Name> = spoken.iter().filter_map(|entry| names::name(&entry.text)).collect();
    let mut known: Vec<Name> = Vec::new();
    for name in &named {
        if !known.contains(name) {
            known.push(*name);
        }
    }
    Some((known.len(), named.len(), spoken.len() - periods))
}

/// Tells whether a row numbers the columns: (1) (2) (3), A B 1 2.
pub(super) fn counts_columns(line: &Line) -> bool {
    let texts: Vec<&str> = line.spoken().map(|entry| entry.text.as_str()).collect();
    let bare = |text: &str| {
        let text = text.split('=').next().unwrap_or_default();
        text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    let bare: Vec<String> = texts.iter().map(|text| bare(text)).collect();
    let numbers: Vec<u16> = bare.iter().filter_map(|text| text.parse().ok()).collect();
    let letter = |text: &String| text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
    let all = bare.iter().all(|text| text.parse::<u16>().is_ok() || letter(text));
    let letters = bare.iter().filter(|text| letter(text)).count();
    let in_order = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    all && texts.len() >= 3
        && in_order
        && numbers.first().is_none_or(|first| *first <= 2)
        && (numbers.len() >= 2 || letters >= 3)
}

/// Tells whether a row repeats one of the heading.
pub(super) fn repeats(line: &Line, heading: &[Line]) -> bool {
    let said = |line: &Line| -> Vec<String> {
        line.spoken().map(|entry| text::words(&entry.text).collect::<Vec<_>>().join(" ")).collect()
    };
    if line.spoken().count() < 2 || line.spoken().any(|entry| label::style(&entry.text).is_some()) {
        return false;
    }
    let own = said(line);
    heading.iter().any(|row| {
        let row = said(row);
        let same = own.iter().filter(|text| row.contains(text)).count();
        same >= 2 && same * 5 >= own.len() * 4
    })
}

/// Goes up to the row where the heading begins: cells reach down from there, or stand over several columns.
fn begin(lines: &[Line], found: usize) -> usize {
    let reached = lines[found].entries.iter().filter(|entry| !entry.own && !entry.text.is_empty());
    let anchor = |of: &Entry| {
        (0..found).find(|index| lines[*index].entries.iter().any(|entry| entry.own && entry.place == of.place))
    };
    let first = reached.filter_map(anchor).min().unwrap_or(found);
    let above = first.checked_sub(1).map(|index| &lines[index]);
    let groups = above.is_some_and(|line| {
        let known = line.spoken().filter(|entry| names::name(&entry.text).is_some()).count();
        line.spoken().count() >= 2 && known >= 1 && line.spoken().any(|entry| entry.to - entry.from > 1)
    });
    first - usize::from(groups)
}

/// Goes down to the row after the heading.
fn end(lines: &[Line], found: usize) -> usize {
    let tall = lines[found].spoken().map(|entry| entry.down).max().unwrap_or(1);
    let mut last = found + 1;
    while last < lines.len() && last - found < TALLEST {
        let covered = last - found < tall && !begins_records(&lines[last]);
        if !covered && !names_parts(&lines[found], &lines[last]) && !goes_on(&lines[last]) {
            break;
        }
        last += 1;
    }
    last
}

/// Tells whether a row has a label of its own: no heading has.
pub(super) fn begins_records(line: &Line) -> bool {
    line.spoken().any(|entry| label::style(&entry.text).is_some() || label::split(&entry.text).is_some())
}

/// Tells whether a row names what stands below the wide cells of the heading's row above it.
fn names_parts(upper: &Line, line: &Line) -> bool {
    let below = |entry: &Entry| match upper.over(entry.from) {
        None => true,
        Some(above) => {
            above.text.is_empty() || above.to - above.from > entry.to - entry.from || opens(upper, line, above)
        }
    };
    let short = |entry: &Entry| names::words(&entry.text).len() <= 14;
    let mut known = line.spoken().filter(|entry| names::name(&entry.text).is_some() || part_of_year(&entry.text));
    !line.is_blank()
        && !begins_records(line)
        && line.spoken().all(|entry| below(entry) && short(entry))
        && known.next().is_some()
}

/// Tells whether a cell of a table without merged cells stands over several columns: those beside it are blank and
/// have a name below.
fn opens(upper: &Line, line: &Line, above: &Entry) -> bool {
    upper.over(above.to).is_some_and(|beside| beside.text.is_empty()) && line.over(above.to).is_some_and(Entry::speaks)
}

/// "Quý I", "Tháng 6", "Năm 2024".
fn part_of_year(text: &str) -> bool {
    let words = names::words(text);
    words.len() <= 4
        && words
            .first()
            .is_some_and(|word| matches!(word.as_str(), "quy" | "thang" | "nam" | "q1" | "q2" | "q3" | "q4"))
}

/// Tells whether a row is the second line of names broken by hand: "Đơn vị" over "chủ trì".
fn goes_on(line: &Line) -> bool {
    let lower = |entry: &Entry| entry.text.chars().next().is_some_and(char::is_lowercase);
    let short = |entry: &Entry| names::words(&entry.text).len() <= 3 && label::style(&entry.text).is_none();
    !line.is_blank() && line.spoken().all(|entry| lower(entry) && short(entry))
}

/// Names the columns of the grid by the rows of a heading.
fn columns(rows: &[Line]) -> Vec<Named> {
    let width = rows.iter().flat_map(|line| &line.entries).map(|entry| entry.to).max().unwrap_or(0);
    let mut columns: Vec<Named> = Vec::new();
    let mut anchors: Vec<Vec<(usize, usize)>> = Vec::new();
    for column in 0..width {
        let over: Vec<&Entry> = (0..rows.len()).filter_map(|row| named_over(rows, row, column)).collect();
        let mut anchor: Vec<(usize, usize)> = over.iter().filter_map(|entry| entry.place.cell).collect();
        anchor.dedup();
        let same = anchors.last() == Some(&anchor) && !anchor.is_empty();
        if let (true, Some(last)) = (same, columns.last_mut()) {
            last.to = column + 1;
            continue;
        }
        let mut path: Vec<Printed> = Vec::new();
        for entry in over {
            let known = path.iter().any(|name| name.places == [entry.place]);
            if !known {
                path.push(Printed { text: entry.text.clone(), places: vec![entry.place] });
            }
        }
        columns.push(Named { from: column, to: column + 1, path: mended(path) });
        anchors.push(anchor);
    }
    columns
}

/// Gives the cell that names a column in a row; in a table without merged cells the one to its left that opens over it.
fn named_over(rows: &[Line], row: usize, column: usize) -> Option<&Entry> {
    let entry = rows[row].over(column);
    if entry.is_some_and(|entry| !entry.text.is_empty()) {
        return entry;
    }
    let below = rows.get(row + 1)?;
    let named = |column: usize| below.over(column).is_some_and(Entry::speaks);
    if !named(column) {
        return None;
    }
    let left = (0..column).rev().map(|column| (column, rows[row].over(column)));
    let (at, left) = left.into_iter().find(|(_, entry)| entry.is_some_and(|entry| !entry.text.is_empty()))?;
    (at..column).all(named).then_some(left).flatten()
}

/// Joins the lines of a name broken by hand.
fn mended(path: Vec<Printed>) -> Vec<Printed> {
    let mut mended: Vec<Printed> = Vec::new();
    for name in path {
        let goes_on = name.text.chars().next().is_some_and(char::is_lowercase);
        match mended.last_mut() {
            Some(last) if goes_on => {
                last.text = format!("{} {}", last.text, name.text);
                last.places.extend(name.places);
            }
            _ => mended.push(name),
        }
    }
    mended
}
