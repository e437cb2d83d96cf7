//! Cells of Excel workbooks, hidden sheets too: texts, and numbers as they are kept.

use super::archive::Archive;
use super::document::Cells;
use super::markup::{Token, attribute, tokens};
use super::reading::Reading;
use super::within;
use crate::diagnostic::{Message, say};

/// Reads the sheets of a workbook; gives the names of the parts it has read.
pub(super) fn read(archive: &mut Archive<'_>, place: &Message, reading: &mut Reading) -> Vec<String> {
    let Some(book) = archive.text("xl/workbook.xml", place, reading) else { return Vec::new() };
    let relations = archive.text("xl/_rels/workbook.xml.rels", place, reading).unwrap_or_default();
    let texts = archive.text("xl/sharedStrings.xml", place, reading).map(|part| shared(&part)).unwrap_or_default();
    let mut used = vec![false; texts.len()];
    let mut names = vec!["xl/sharedStrings.xml".to_owned()];
    for sheet in sheets(&book) {
        let Some(part) = target(&relations, &sheet.relation) else { continue };
        let Some(content) = archive.text(&part, place, reading) else { continue };
        names.push(part);
        Sheet { name: &sheet.name, hidden: sheet.hidden, place, texts: &texts, used: &mut used }
            .read(&content, reading);
    }
    let rest = say!(vi: "chữ còn sót, không ô nào dùng"; en: "left-over text no cell shows");
    for (text, _) in texts.iter().zip(&used).filter(|(_, used)| !**used) {
        reading.text(&within(place, &rest), text);
    }
    names
}

struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

fn sheets(book: &str) -> Vec<Listed> {
    let sheet = |token| match token {
        Token::Open { name: "sheet", attributes, .. } => {
            let value = |name| attribute(attributes, name).map(std::borrow::Cow::into_owned).unwrap_or_default();
            Some(Listed {
                name: value("name"),
                relation: value("id"),
                hidden: value("state").to_lowercase().contains("hidden"),
            })
        }
        _ => None,
    };
    tokens(book).filter_map(sheet).collect()
}

fn target(relations: &str, id: &str) -> Option<String> {
    tokens(relations).find_map(|token| match token {
        Token::Open { name: "Relationship", attributes, .. } if attribute(attributes, "Id").as_deref() == Some(id) => {
            let target = attribute(attributes, "Target")?;
            Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
        }
        _ => None,
    })
}

/// Reads the texts cells share.
fn shared(part: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = String::new();
    let mut inside = false;
    for token in tokens(part) {
        match token {
            Token::Open { name: "si", empty: true, .. } => texts.push(String::new()),
            Token::Open { name: "t", empty: false, .. } => inside = true,
            Token::Close("t") => inside = false,
            Token::Close("si") => texts.push(std::mem::take(&mut text)),
            Token::Text(words) if inside => text.push_str(&words),
            _ => {}
        }
    }
    texts
}

struct Sheet<'s> {
    name: &'s str,
    hidden: bool,
    place: &'s Message,
    texts: &'s [String],
    used: &'s mut [bool],
}

impl Sheet<'_> {
    fn read(&mut self, part: &str, reading: &mut Reading) {
        let mut cells = Cells::default();
        let (mut at, mut kind, mut value) = (String::new(), String::new(), String::new());
        let mut is_cell = false;
        for token in tokens(part) {
            match token {
                Token::Open { name: "row", .. } => cells.row(),
                Token::Open { name: "c", attributes, empty: false } => {
                    at = attribute(attributes, "r").unwrap_or_default().into_owned();
                    kind = attribute(attributes, "t").unwrap_or_default().into_owned();
                    is_cell = true;
                }
                Token::Open { name: "c", .. } => cells.next(),
                Token::Close("c") => {
                    let text = self.text(&kind, &std::mem::take(&mut value));
                    if let Some(column) = column(&at) {
                        cells.go_to(column);
                    }
                    reading.labelled(&self.cell(&at), cells.label(), &text);
                    cells.take(&text);
                    cells.next();
                    is_cell = false;
                }
                // What a formula is made of is no value of the cell.
                Token::Close("f") => reading.text(&self.cell(&at), &std::mem::take(&mut value)),
                Token::Text(words) if is_cell => value.push_str(&words),
                Token::Text(words) => reading.text(&self.cell(""), &words),
                _ => {}
            }
        }
    }

    fn text(&mut self, kind: &str, value: &str) -> String {
        if kind == "s" {
            let Some(index) = value.trim().parse::<usize>().ok().filter(|index| *index < self.texts.len()) else {
                return String::new();
            };
            self.used[index] = true;
            return self.texts[index].clone();
        }
        let number = value
            .trim()
            .parse::<f64>()
            .ok()
            .filter(|number| kind != "str" && number.fract() == 0.0 && number.abs() < 1e16);
        number.map_or_else(|| value.to_owned(), |number| format!("{number:.0}"))
    }

    fn cell(&self, at: &str) -> Message {
        let (name, hidden) = (self.name, self.hidden);
        let sheet = if hidden {
            say!(vi: "trang tính ẩn “{name}”"; en: "the hidden sheet “{name}”")
        } else {
            say!(vi: "trang tính “{name}”"; en: "the sheet “{name}”")
        };
        let inner =
            if at.is_empty() { sheet } else { say!(vi: "{}, ô {at}", sheet.vi; en: "{}, cell {at}", sheet.en) };
        within(self.place, &inner)
    }
}

/// Reads the column of a cell, from 0: `B7` is 1.
fn column(at: &str) -> Option<usize> {
    let letters = at.bytes().take_while(u8::is_ascii_uppercase).take(3);
    letters.fold(0, |sum: usize, letter| sum * 26 + usize::from(letter - b'A') + 1).checked_sub(1)
}
