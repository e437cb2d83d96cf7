//! Reads a whole table, and the tables of a document that are one.

use super::super::account::Reason;
use super::super::found::Printed;
use super::super::paper::{Block, Place, Table};
use super::draft::{Draft, Frame, append};
use super::heading::{self, Heading};
use super::line::{self, Entry, Line};
use super::rows::Rows;
use super::{
    Carried, Column, Head, Role, RowKind, TableKind, Understood, UnderstoodRow, align, columns, joined, parts,
};
use crate::text;
use indexmap::IndexMap;

/// Reads a table whose cells stand at `place` (their row and column are filled in). `before` is the table that came
/// before it in the same part, which it may continue without a heading of its own.
pub fn understand(table: &Table, place: Place, before: Option<&Understood>) -> Understood {
    let lines = line::lines(table, place);
    let before = before.filter(|before| !matches!(before.kind, TableKind::Other | TableKind::Layout));
    match heading::find(&lines) {
        Some(heading) => headed(&lines, heading, before),
        None => match before.filter(|before| fits(&lines, line::width(table), before)) {
            Some(before) => records(before.kind, &lines, before.heads.clone(), before.carried),
            None => plain(&lines),
        },
    }
}

/// Reads all tables among the blocks of a part; those that continue the table before them are one with it. Each comes
/// with the index of its first block.
pub fn understand_all(part: usize, blocks: &[Block]) -> Vec<(usize, Understood)> {
    let mut all: Vec<(usize, Understood)> = Vec::new();
    let mut between = false;
    for (block, piece) in blocks.iter().enumerate() {
        match piece {
            Block::Paragraph(paragraph) => between |= !is_page_number(&paragraph.text),
            Block::Table(table) => {
                let before = all.last().map(|(_, before)| before).filter(|_| !between);
                let understood = understand(table, Place { part, block, cell: None }, before);
                match all.last_mut() {
                    Some((_, before)) if understood.continues => before.append(understood),
                    _ => all.push((block, understood)),
                }
                between = false;
            }
        }
    }
    all
}

impl Understood {
    /// Adds the rows of a table that continues this one.
    pub fn append(&mut self, more: Self) {
        for row in more.rows {
            let record = |row: &&mut UnderstoodRow| matches!(row.kind, RowKind::Record | RowKind::Part(_));
            match self.rows.iter_mut().rev().find(record) {
                Some(last) if row.kind == RowKind::Continued => join(last, row),
                _ => self.rows.push(row),
            }
        }
        parts::settle(&mut self.rows, columns::main(self.kind));
        self.left.extend(more.left);
        self.doubts.extend(more.doubts);
        self.above.extend(more.above);
        self.carried = more.carried;
    }
}

/// Joins the rest of a record to it.
fn join(last: &mut UnderstoodRow, row: UnderstoodRow) {
    for (column, printed) in row.cells {
        let first = last.cells.entry(column).or_default();
        let between = joined::seam(&first.text, &printed.text);
        append(first, &printed, between);
        last.blank.retain(|blank| *blank != column);
    }
    last.marks.extend(row.marks);
}

/// Tells whether a paragraph between two tables says nothing: it is blank, or the number of a page.
fn is_page_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–')) && text.trim().len() <= 7
}

/// Reads a table with a heading.
fn headed(lines: &[Line], heading: Heading, before: Option<&Understood>) -> Understood {
    let rows = heading.rows;
    let mut body: Vec<Line> = Vec::new();
    let mut repeated: Vec<&Entry> = Vec::new();
    let top = &lines[rows.clone()];
    for line in &lines[rows.end..] {
        if repeats(line, top) || (heading::counts_columns(line) && top.iter().any(heading::counts_columns)) {
            repeated.extend(line.spoken());
        } else {
            body.push(line.clone());
        }
    }
    let (kind, heads) = columns::decide(&heading.columns, &body);
    let same = before.filter(|before| before.heads.len() == heads.len() && roles(&before.heads) == roles(&heads));
    let before = same.or_else(|| before.filter(|before| names_same(&before.heads, &heads)));
    let carried = before.map_or(Carried::default(), |before| Carried { fits: true, ..before.carried });
    let (kind, heads) = before.map_or((kind, heads.clone()), |before| (before.kind, moved(&before.heads, &heads)));
    let mut understood = records(kind, &body, heads, carried);
    let reason = if before.is_some() { Reason::Repeated } else { Reason::Heading };
    let printed = top.iter().flat_map(Line::spoken).map(|entry| (entry.place, reason));
    let repeated = repeated.into_iter().map(|entry| (entry.place, Reason::Repeated));
    understood.left.extend(printed.chain(repeated));
    understood.above = lines[..rows.start].iter().flat_map(Line::spoken).map(printed_of).collect();
    understood
}

fn roles(heads: &[Head]) -> Vec<Role> {
    heads.iter().map(|head| head.role).collect()
}

/// Tells whether two headings say the same words.
fn names_same(first: &[Head], second: &[Head]) -> bool {
    first.len() == second.len()
        && first
            .iter()
            .zip(second)
            .all(|(first, second)| text::words(&first.heading.text).eq(text::words(&second.heading.text)))
}

/// Gives the columns of a table the meaning they have in the table it continues.
fn moved(before: &[Head], heads: &[Head]) -> Vec<Head> {
    before.iter().zip(heads).map(|(before, head)| Head { from: head.from, to: head.to, ..before.clone() }).collect()
}

/// Tells whether a row repeats one of the heading.
fn repeats(line: &Line, heading: &[Line]) -> bool {
    let said = |line: &Line| -> Vec<String> {
        line.spoken().map(|entry| text::words(&entry.text).collect::<Vec<_>>().join(" ")).collect()
    };
    let own = said(line);
    own.len() >= 2
        && heading.iter().any(|row| {
            let row = said(row);
            let same = own.iter().filter(|text| row.contains(text)).count();
            same >= 2 && same * 5 >= own.len() * 4
        })
}

/// Tells whether a table without a heading may continue another one.
fn fits(lines: &[Line], width: usize, before: &Understood) -> bool {
    let columns = before.heads.iter().map(|head| head.to).max().unwrap_or(0);
    let cells = lines.iter().map(|line| line.entries.len()).max().unwrap_or(0);
    columns.abs_diff(width) <= 1 || cells == before.heads.len()
}

/// Reads the rows of a table whose columns are known.
fn records(kind: TableKind, lines: &[Line], heads: Vec<Head>, carried: Carried) -> Understood {
    let main = columns::main(kind);
    let frame = Frame { heads: &heads, main, labels_areas: labels_areas(lines, &heads, main) };
    if kind == TableKind::Other {
        let rows = lines.iter().filter(|line| !line.is_blank()).map(|line| whole_row(line, &frame)).collect();
        return Understood { rows, ..empty(kind, heads) };
    }
    let draft = |line: &Line| {
        let mut line = line.clone();
        align::align(&mut line, &heads, main);
        frame.draft(&line)
    };
    let drafts: Vec<Draft> = lines.iter().filter_map(draft).collect();
    let (mut all, carry) = Rows::assemble(drafts, main, &heads, &carried);
    let mut rows = all.finish();
    parts::settle(&mut rows, main);
    let (left, doubts) = (all.left, all.doubts);
    Understood { rows, left, doubts, continues: carried.fits, carried: carry, ..empty(kind, heads) }
}

fn empty(kind: TableKind, heads: Vec<Head>) -> Understood {
    let mut headings: IndexMap<Column, Printed> = IndexMap::new();
    for head in heads.iter().filter(|head| !head.heading.text.is_empty()) {
        if let Role::Column(column) = head.role {
            headings.entry(column).or_insert_with(|| head.heading.clone());
        }
    }
    Understood {
        kind,
        above: vec![],
        rows: vec![],
        heads,
        headings,
        continues: false,
        left: vec![],
        doubts: vec![],
        carried: Carried::default(),
    }
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
    let frame = Frame { heads: &[], main: columns::main(kind), labels_areas: false };
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
fn is_layout(lines: &[Line]) -> bool {
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
