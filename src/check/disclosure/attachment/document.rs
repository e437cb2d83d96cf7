//! Paragraphs and cells of files with tags: parts of office documents, web pages, drawings.

use super::markup::{Token, attribute, pairs, tokens, unescape};
use super::reading::Reading;
use crate::check::disclosure::rules::{Folded, Writing, is_labelling};
use crate::diagnostic::{Message, say};

/// Elements a paragraph ends with. A run of letters, a link or a change ends none, so that a number split over runs is whole.
const BLOCKS: &[&str] = &[
    "p",
    "h",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tc",
    "td",
    "th",
    "tr",
    "table-cell",
    "table-row",
    "li",
    "div",
    "title",
    "desc",
    "dd",
    "dt",
    "caption",
    "option",
    "textarea",
    "body",
    "section",
    "header",
    "footer",
    "si",
    "comment",
    "pre",
    "blockquote",
    "figcaption",
    "text",
    "script",
    "style",
    "annotation",
    "oddHeader",
    "oddFooter",
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
    "br",
    "cr",
    "line-break",
    "hr",
];

/// Attributes people read or write.
const ATTRIBUTES: &[&str] = &[
    "Target",
    "descr",
    "title",
    "alt",
    "instr",
    "display",
    "author",
    "string-value",
    "value",
    "href",
    "prompt",
    "promptTitle",
    "error",
    "location",
    "tooltip",
    "content",
    "placeholder",
    "aria-label",
    "initials",
];

/// How the elements of a part are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elements {
    /// Of running text: only some end a paragraph.
    Running,
    /// Of data: each is one text.
    Apart,
}

/// Reads a part.
pub(super) fn read(text: &str, elements: Elements, place: &Message, reading: &mut Reading) {
    let mut walk = Walk { elements, place, reading, text: String::new(), deleted: false, tables: Vec::new() };
    for token in tokens(text) {
        walk.token(token);
    }
    walk.end_paragraph();
}

/// The cells of a table, as far as they name each other.
#[derive(Debug, Default)]
pub(super) struct Cells {
    heads: Vec<String>,
    column: usize,
    left: String,
}

impl Cells {
    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.column = 0;
        self.left.clear();
    }

    /// Goes on to a column, counted from 0.
    pub(super) fn go_to(&mut self, column: usize) {
        self.column = column.min(20_000);
    }

    /// Gives what names the cell: the one on its left, or the head of its column.
    pub(super) fn label(&self) -> &str {
        let head = self.heads.get(self.column).map_or("", String::as_str);
        if self.left.is_empty() { head } else { &self.left }
    }

    /// Takes a cell down for those after it.
    pub(super) fn take(&mut self, text: &str) {
        let names = text.len() <= 200 && is_labelling(&Folded::new(text, Writing::Plain));
        self.left = if names { text.to_owned() } else { String::new() };
        if names {
            let column = self.column;
            self.heads.resize(self.heads.len().max(column + 1), String::new());
            text.clone_into(&mut self.heads[column]);
        }
    }

    /// Ends a cell.
    pub(super) fn next(&mut self) {
        self.column += 1;
    }
}

struct Walk<'w> {
    elements: Elements,
    place: &'w Message,
    reading: &'w mut Reading,
    text: String,
    /// Whether the paragraph has text that was deleted and is still in the file.
    deleted: bool,
    tables: Vec<Cells>,
}

impl Walk<'_> {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => self.text.push_str(&text),
            Token::Open { name, attributes, empty } => {
                self.open(name, attributes);
                if empty {
                    self.close(name);
                }
            }
            Token::Close(name) => self.close(name),
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        match name {
            "tbl" | "table" if self.tables.len() < 50 => {
                self.end_paragraph();
                self.tables.push(Cells::default());
            }
            "tr" | "table-row" => self.tables.iter_mut().for_each(Cells::row),
            "tab" => self.text.push('\t'),
            "s" if self.elements == Elements::Running && attribute(attributes, "c").is_some() => self.text.push(' '),
            "delText" => self.deleted = true,
            name if BLOCKS.contains(&name) || self.elements == Elements::Apart => self.end_paragraph(),
            _ => {}
        }
        for (name, value) in pairs(attributes) {
            if ATTRIBUTES.contains(&name) && value.len() > 3 {
                let label = self.tables.last().map_or("", Cells::label).to_owned();
                self.reading.labelled(self.place, &label, &unescape(value));
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "tbl" | "table" => {
                self.end_paragraph();
                self.tables.pop();
            }
            "tc" | "td" | "th" | "table-cell" => {
                self.end_paragraph();
                self.tables.last_mut().into_iter().for_each(Cells::next);
            }
            name if BLOCKS.contains(&name) || self.elements == Elements::Apart => self.end_paragraph(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let deleted = std::mem::take(&mut self.deleted);
        if text.trim().is_empty() {
            return;
        }
        let label = self.tables.last().map_or("", Cells::label).to_owned();
        if deleted {
            let inner = say!(vi: "có chữ đã xóa còn lưu vết"; en: "with deleted text that is still there");
            self.reading.labelled(&super::within(self.place, &inner), &label, &text);
        } else {
            self.reading.labelled(self.place, &label, &text);
        }
        if let Some(cells) = self.tables.last_mut() {
            cells.take(&text);
        }
    }
}
