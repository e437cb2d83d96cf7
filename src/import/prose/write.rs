//! Writes the blocks of a text as Markdown that says what was printed.

use std::ops::Range;

use super::label::{Kind, Label};
use super::role::roles;
use crate::import::found::Body;
use crate::import::paper::{Place, Table};
use crate::import::tables;
use crate::text::{escape_markdown, slug};

/// Writes one text.
#[derive(Debug, Default)]
pub(super) struct Writer {
    markdown: String,
    places: Vec<Place>,
    /// The lists that are open, the outer first.
    open: Vec<List>,
}

/// What the items of a list begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Items {
    /// Numbers; the last one.
    Numbers(u32),
    /// "-".
    Strokes,
    /// "+".
    Pluses,
}

/// An open list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct List {
    /// What its items begin with.
    items: Items,
    /// How far the text of its items is indented.
    width: usize,
}

impl Writer {
    /// Writes a heading; the highest has level 0.
    pub(super) fn heading(&mut self, level: usize, text: &str, places: &[Place]) {
        let (label, title) = Label::of(text).map_or(("", text), |label| (label.printed, label.text));
        let words = if title.is_empty() { label } else { title };
        let id = Some(slug(words)).filter(|id| !id.is_empty()).unwrap_or_else(|| "muc".to_owned());
        let roles: String = roles(title).into_iter().map(|role| format!(" .{role}")).collect();
        let line = [label.to_owned(), escape_markdown(title)].into_iter().filter(|part| !part.is_empty());
        let line = line.collect::<Vec<_>>().join(" ");
        self.block(&format!("{} {line} {{#{id}{roles}}}", "#".repeat((level + 2).min(6))), places);
    }

    /// Writes a paragraph, or an item of a list by its label.
    pub(super) fn text(&mut self, text: &str, places: &[Place]) {
        let label = Label::of(text);
        match label.and_then(|label| self.list(&label)) {
            Some((indent, marker)) => {
                let words = label.map_or(text, |label| label.text);
                let line = format!("{}{marker} {}", " ".repeat(indent), escape_markdown(words));
                self.item(&line, places);
            }
            None => self.block(&escape_markdown(text), places),
        }
    }

    /// Writes rows of a table that holds no records.
    pub(super) fn table(&mut self, table: &Table, rows: Range<usize>, place: Place) {
        let said = |(row, column)| Place { cell: Some((row, column)), ..place };
        let cells = rows.clone().flat_map(|row| table.rows[row].cells.iter().map(move |cell| (row, cell)));
        let places: Vec<Place> =
            cells.filter(|(_, cell)| !cell.is_blank()).map(|(row, cell)| said((row, cell.column))).collect();
        let markdown = tables::markdown(&Table { rows: table.rows[rows].to_vec(), columns: table.columns });
        if !markdown.is_empty() {
            self.block(markdown.trim_end(), &places);
        }
    }

    /// Says where the item of a label belongs, and opens and closes lists for it; `None` for a label of no list.
    fn list(&mut self, label: &Label<'_>) -> Option<(usize, String)> {
        match label.kind {
            Kind::Number(1) => self.numbered(label),
            Kind::Stroke => {
                let outer = self.open.first().copied().filter(|list| matches!(list.items, Items::Numbers(_)));
                Some(self.bullet(outer, Items::Strokes))
            }
            Kind::Plus => {
                let outer = self.open.iter().rfind(|list| list.items != Items::Pluses).copied();
                Some(self.bullet(outer, Items::Pluses))
            }
            _ => None,
        }
    }

    /// Opens or continues a numbered list: numbers that jump or repeat stay in the text (MODEL R3).
    fn numbered(&mut self, label: &Label<'_>) -> Option<(usize, String)> {
        let number = label.number().filter(|_| label.printed.ends_with(['.', ')']))?;
        let last = self.open.first().and_then(|list| match list.items {
            Items::Numbers(last) => Some(last),
            _ => None,
        });
        let follows = last.is_none_or(|last| last + 1 == number);
        let plain = number.to_string().len() + 1 == label.printed.len();
        if !follows || !plain {
            return None;
        }
        if last.is_none() && !self.open.is_empty() {
            self.end_list();
        }
        self.open = vec![List { items: Items::Numbers(number), width: label.printed.len() + 1 }];
        Some((0, label.printed.to_owned()))
    }

    fn bullet(&mut self, outer: Option<List>, items: Items) -> (usize, String) {
        let indent = outer.map_or(0, |list| list.width);
        let list = List { items, width: indent + 2 };
        match outer.and_then(|outer| self.open.iter().position(|list| *list == outer)) {
            Some(at) => self.open.truncate(at + 1),
            None => self.open.clear(),
        }
        self.open.push(list);
        (indent, "-".to_owned())
    }

    /// Writes an item below the one before.
    fn item(&mut self, line: &str, places: &[Place]) {
        let opens = self.markdown.is_empty() || self.markdown.ends_with("\n\n");
        if !opens && !self.in_list() {
            self.markdown.push('\n');
        }
        self.markdown.push_str(line);
        self.markdown.push('\n');
        self.take(places);
    }

    /// Tells whether the last line that was written is an item.
    fn in_list(&self) -> bool {
        let last = self.markdown.lines().next_back().unwrap_or_default().trim_start();
        let digits = last.trim_start_matches(|c: char| c.is_ascii_digit());
        last.starts_with("- ") || digits.len() < last.len() && digits.starts_with([')', '.'])
    }

    fn end_list(&mut self) {
        self.open.clear();
        if !self.markdown.ends_with("\n\n") {
            self.markdown.push('\n');
        }
    }

    /// Writes a block with an empty line before and after.
    fn block(&mut self, text: &str, places: &[Place]) {
        self.open.clear();
        if !self.markdown.is_empty() && !self.markdown.ends_with("\n\n") {
            self.markdown.push('\n');
        }
        self.markdown.push_str(text);
        self.markdown.push_str("\n\n");
        self.take(places);
    }

    fn take(&mut self, places: &[Place]) {
        for place in places {
            if self.places.last() != Some(place) {
                self.places.push(*place);
            }
        }
    }

    /// Gives the text with one line break at its end.
    pub(super) fn finish(self) -> Body {
        let text = self.markdown.trim_end();
        let markdown = if text.is_empty() { String::new() } else { format!("{text}\n") };
        Body { markdown, places: self.places }
    }
}
