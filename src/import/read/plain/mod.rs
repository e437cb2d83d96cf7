//! Plain text: every line a paragraph, lines with tabs the rows of tables, and what is left of Markdown and HTML read
//! as what it means.
//!
//! Rows parted by blank lines alone belong to one table, for that is how texts look that were cut into pages.

mod markup;

use super::{decode, refusal};
use crate::diagnostic::Message;
use crate::import::paper::{Block, Cell, Paper, Paragraph, Part, Row, Table};
use markup::Marked;

/// The most lines one quoted cell may have.
const QUOTED_LINES: usize = 60;

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Message> {
    let text = decode::text(bytes).ok_or_else(refusal::broken)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut blocks = Vec::new();
    let mut table = Rows::default();
    for line in lines(&text) {
        match line_of(&line, table.kind) {
            Line::Blank => {}
            Line::Ruler if table.kind == Kind::Pipes => table.head(),
            Line::Ruler => {}
            Line::Row(kind, cells) => {
                if kind != table.kind {
                    blocks.extend(table.take());
                }
                table.kind = kind;
                table.rows.push(cells);
            }
            Line::Text => {
                blocks.extend(table.take());
                blocks.push(Block::Paragraph(paragraph(&line)));
            }
        }
    }
    blocks.extend(table.take());
    Ok(Paper { parts: vec![Part { blocks, ..Part::default() }], ..Paper::default() })
}

/// What a line is.
enum Line {
    Blank,
    /// A line of dashes: the rule of a page, or below the heading of a table.
    Ruler,
    Row(Kind, Vec<String>),
    Text,
}

/// How the cells of a table are parted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Kind {
    #[default]
    None,
    Tabs,
    Pipes,
}

/// The rows of a table that is being read.
#[derive(Default)]
struct Rows {
    kind: Kind,
    rows: Vec<Vec<String>>,
    headings: usize,
}

impl Rows {
    fn head(&mut self) {
        if self.headings == 0 {
            self.headings = self.rows.len();
        }
    }

    fn take(&mut self) -> Option<Block> {
        let Self { rows, headings, .. } = std::mem::take(self);
        let columns = rows.iter().map(Vec::len).max()?;
        let row = |(at, cells): (usize, Vec<String>)| Row {
            cells: cells.iter().enumerate().map(|(column, text)| cell(text, column)).collect(),
            heading: at < headings,
            ..Row::default()
        };
        Some(Block::Table(Table { rows: rows.into_iter().enumerate().map(row).collect(), columns }))
    }
}

fn cell(text: &str, column: usize) -> Cell {
    let Marked { text, bold, .. } = markup::read(text);
    Cell { text, column, across: 1, down: 1, bold, value: None }
}

/// Gives the lines of a text; one that ends inside of a quoted cell, as Excel writes them, goes on in the next.
fn lines(text: &str) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut left = 0;
    for line in text.split(['\n', '\u{c}']) {
        let inside = whole.last().filter(|last| left > 0 && is_open(last)).is_some();
        match whole.last_mut().filter(|_| inside) {
            Some(last) => {
                last.push('\n');
                last.push_str(line);
                left -= 1;
            }
            None => {
                whole.push(line.to_owned());
                left = QUOTED_LINES;
            }
        }
    }
    whole
}

/// Tells whether the last cell of a row begins with a quotation mark and does not end with one.
fn is_open(line: &str) -> bool {
    let Some((_, last)) = line.rsplit_once('\t') else { return false };
    last.starts_with('"') && last.matches('"').count() % 2 == 1
}

fn line_of(line: &str, open: Kind) -> Line {
    let bare = line.trim();
    if bare.is_empty() {
        return Line::Blank;
    }
    if bare.len() > 2 && bare.chars().all(|sign| "|-:*_ =".contains(sign)) {
        return Line::Ruler;
    }
    if bare.len() > 2 && bare.starts_with('|') && bare.ends_with('|') {
        return Line::Row(Kind::Pipes, pipes(bare));
    }
    // One tab in front of a text outside of tables is the indent of a paragraph.
    let indent = open != Kind::Tabs && line.matches('\t').count() == 1 && line.starts_with('\t');
    if line.contains('\t') && !indent { Line::Row(Kind::Tabs, tabs(line)) } else { Line::Text }
}

fn tabs(line: &str) -> Vec<String> {
    line.split('\t').map(unquoted).collect()
}

/// Takes the quotation marks off that Excel puts around a cell with commas, marks or several lines.
fn unquoted(cell: &str) -> String {
    let inside = cell.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) if inside.contains(['\n', ',']) || inside.contains("\"\"") => inside.replace("\"\"", "\""),
        _ => cell.to_owned(),
    }
}

fn pipes(line: &str) -> Vec<String> {
    let inside = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in inside.chars() {
        match (character, cells.last_mut()) {
            ('|', Some(last)) if escaped => drop(last.pop().map(|_| last.push('|'))),
            ('|', _) => cells.push(String::new()),
            (other, Some(last)) => last.push(other),
            (_, None) => {}
        }
        escaped = character == '\\';
    }
    cells
}

/// Reads a line outside of tables: heading, list mark, text.
fn paragraph(line: &str) -> Paragraph {
    let indent = line.chars().take_while(|character| *character == ' ').count();
    let bare = line.trim().trim_start_matches("> ");
    let hashes = bare.chars().take_while(|character| *character == '#').count();
    let heading = (1..=6).contains(&hashes) && bare[hashes..].starts_with(' ');
    let rest = if heading { bare[hashes..].trim() } else { bare };
    let mark = ["- ", "* ", "+ ", "• ", "– "].iter().find(|mark| !heading && rest.starts_with(**mark));
    let rest = mark.map_or(rest, |mark| &rest[mark.len()..]);
    let Marked { text, bold, italic } = markup::read(rest);
    Paragraph {
        text,
        bold,
        italic,
        label: mark.map(|mark| mark.trim().to_owned()),
        depth: mark.map(|_| u8::try_from((indent / 2).min(8)).unwrap_or(8)),
        heading: heading.then(|| u8::try_from(hashes).unwrap_or(6)),
        ..Paragraph::default()
    }
}
