//! The cells of one sheet of a workbook, read as the sheet is unpacked.

use super::stream::{Stream, Tag, Token};
use super::xlsx_looks::{Font, Look};
use super::{Entry, Merge, Sheet, Tally};
use crate::diagnostic::Message;
use crate::import::paper::{Typed, letters};
use crate::import::read::legacy::Script;
use crate::import::read::package::Part;
use crate::import::read::{refusal, symbols};

/// A text with the fonts of its pieces; the empty name is the font of the cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Rich {
    pieces: Vec<(Font, String)>,
    /// `true` where pieces have looks of their own.
    own: bool,
}

/// What a workbook knows for all its sheets.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) strings: Vec<Rich>,
    pub(super) looks: Vec<Look>,
    pub(super) from_1904: bool,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    kind: String,
    style: usize,
    value: Option<String>,
    rich: Rich,
    formula: bool,
}

impl Rich {
    /// Reads a text up to the end of the element it stands in.
    pub(super) fn read<R: Part>(stream: &mut Stream<R>, until: &str) -> Result<Self, Message> {
        let mut rich = Self::default();
        let mut font = Font::default();
        let (mut inside, mut reading) = (false, false);
        while let Some(token) = stream.next()? {
            match token {
                Token::Open(tag) => match tag.name.as_str() {
                    "rPh" if !tag.empty => skip(stream, "rPh")?,
                    "r" => font = Font::default(),
                    "rPr" => inside = !tag.empty,
                    "rFont" if inside => font.name = tag.value("val").unwrap_or_default().to_owned(),
                    "b" if inside => font.bold = !matches!(tag.value("val"), Some("0" | "false")),
                    "t" => reading = !tag.empty,
                    _ => {}
                },
                Token::Text(text) if reading => rich.push(&font, &text),
                Token::Text(_) => {}
                Token::Close(name) if name == until => return Ok(rich),
                Token::Close(name) => match name.as_str() {
                    "t" => reading = false,
                    "rPr" => (inside, rich.own) = (false, true),
                    "r" => font = Font::default(),
                    _ => {}
                },
            }
        }
        Ok(rich)
    }

    fn push(&mut self, font: &Font, text: &str) {
        match self.pieces.last_mut() {
            Some((last, piece)) if last.name == font.name && last.bold == font.bold => piece.push_str(text),
            _ => self.pieces.push((font.clone(), text.to_owned())),
        }
    }

    /// Gives the text in Unicode, whether all of it is bold, and whether old letters were converted.
    fn text(&self, cell: &Font) -> (String, bool, bool) {
        let mut said = String::new();
        let mut bold = true;
        let mut converted = false;
        for (own, text) in &self.pieces {
            let font = if own.name.is_empty() { cell } else { own };
            let text = unescape(text);
            let read = match symbols::is_pictures(&font.name) {
                true => text.chars().map(|character| symbols::sign(&font.name, character)).collect(),
                false => font.script().convert(&text),
            };
            converted |= read != text && font.script() != Script::Unicode;
            bold &= text.trim().is_empty() || own.bold || (!self.own && cell.bold);
            said.push_str(&read);
        }
        (said, bold && !self.pieces.is_empty(), converted)
    }
}

/// Undoes the escapes `_x000D_` of signs that XML does not have.
fn unescape(text: &str) -> String {
    let mut parts = text.split("_x");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).filter(|_| part[4..].starts_with('_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                plain.push_str(&part[5..]);
            }
            None => {
                plain.push_str("_x");
                plain.push_str(part);
            }
        }
    }
    plain
}

fn skip<R: Part>(stream: &mut Stream<R>, until: &str) -> Result<(), Message> {
    while let Some(token) = stream.next()? {
        if token == Token::Close(until.to_owned()) {
            break;
        }
    }
    Ok(())
}

/// Reads the cells and merges of a sheet; gives the links of cells with the ids of their addresses.
pub(super) fn read<R: Part>(
    stream: &mut Stream<R>,
    book: &Book,
    sheet: &mut Sheet,
    tally: &mut Tally,
) -> Result<Vec<(usize, usize, String)>, Message> {
    let mut links = Vec::new();
    let (mut row, mut column) = (0, 0);
    while let Some(token) = stream.next()? {
        match token {
            Token::Open(tag) if tag.name == "row" => {
                row = tag
                    .value("r")
                    .and_then(|number| number.parse::<usize>().ok())
                    .map_or(row, |number| number.max(1) - 1);
                column = 0;
                if tag.is_on("hidden") {
                    sheet.hidden_rows.insert(row);
                }
                row += usize::from(tag.empty);
            }
            Token::Close(name) if name == "row" => row += 1,
            Token::Open(tag) if tag.name == "c" => {
                (row, column) = tag.value("r").and_then(place).unwrap_or((row, column));
                if !tag.empty {
                    let entry = cell(stream, &tag, book, tally, (sheet.name.as_deref(), row, column))?;
                    sheet.put(row, column, entry)?;
                }
                column += 1;
            }
            Token::Open(tag) if tag.name == "mergeCell" => sheet.merges.extend(tag.value("ref").and_then(merge)),
            Token::Open(tag) if tag.name == "hyperlink" => {
                let at = tag.value("ref").and_then(|range| place(range.split(':').next()?));
                links.extend(at.zip(tag.value("id")).map(|((row, column), id)| (row, column, id.to_owned())));
            }
            _ => {}
        }
    }
    Ok(links)
}

fn cell<R: Part>(
    stream: &mut Stream<R>,
    tag: &Tag,
    book: &Book,
    tally: &mut Tally,
    (sheet, row, column): (Option<&str>, usize, usize),
) -> Result<Entry, Message> {
    let style = tag.value("s").and_then(|style| style.parse().ok()).unwrap_or(0);
    let mut open = Open { kind: tag.value("t").unwrap_or("n").to_owned(), style, ..Open::default() };
    let mut reading = false;
    while let Some(token) = stream.next()? {
        match token {
            Token::Open(tag) => match tag.name.as_str() {
                "v" => {
                    reading = !tag.empty;
                    // An empty text is a result: the formula says that there is nothing.
                    if open.kind == "str" {
                        open.value.get_or_insert_default();
                    }
                }
                "f" => open.formula = true,
                "is" if !tag.empty => open.rich = Rich::read(stream, "is")?,
                _ => {}
            },
            Token::Text(text) if reading => open.value.get_or_insert_default().push_str(&text),
            Token::Text(_) => {}
            Token::Close(name) if name == "v" => reading = false,
            Token::Close(name) if name == "c" => break,
            Token::Close(_) => {}
        }
    }
    if open.formula && open.value.is_none() && open.rich.pieces.is_empty() {
        let cell = format!("{}{}", letters(column), row + 1);
        tally.uncounted.push(sheet.map_or(cell.clone(), |sheet| format!("{sheet}!{cell}")));
    }
    entry(open, book, tally)
}

/// Makes the data of a cell. One that names a shared text the file does not have is not read as blank: the file is
/// damaged.
fn entry(open: Open, book: &Book, tally: &mut Tally) -> Result<Entry, Message> {
    let usual = Look::default();
    let look = book.looks.get(open.style).unwrap_or(&usual);
    let bold = look.font.bold;
    let value = open.value.unwrap_or_default();
    let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let rich = match open.kind.as_str() {
        "s" if value.is_empty() => return Ok(Entry::default()),
        "s" => {
            let shared = value.trim().parse::<usize>().ok().and_then(|index| book.strings.get(index));
            shared.cloned().ok_or_else(refusal::broken)?
        }
        "inlineStr" => open.rich,
        "b" if value.is_empty() => return Ok(Entry::default()),
        "b" => {
            let truth = value.trim() == "1" || value.trim().eq_ignore_ascii_case("true");
            let text = if truth { "TRUE" } else { "FALSE" }.to_owned();
            return Ok(Entry { text, bold, value: Some(Typed::Truth(truth)) });
        }
        "e" => return Ok(Entry { text: value.clone(), bold, value: Some(Typed::Fault(value)) }),
        "d" => return Ok(moment(&value, bold)),
        "n" if number.is_some() => {
            let (text, value) = look.shape.print(number.unwrap_or_default(), book.from_1904);
            return Ok(Entry { text, bold, value });
        }
        _ => Rich { pieces: vec![(Font::default(), value)], own: false },
    };
    let (text, bold, converted) = rich.text(&look.font);
    tally.converted += usize::from(converted);
    Ok(Entry { text, bold, value: None })
}

/// Makes the data of a cell from a moment as ISO 8601 writes it.
pub(super) fn moment(iso: &str, bold: bool) -> Entry {
    let day = iso.get(..10).and_then(|day| chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    let time = iso.get(11..16).filter(|time| *time != "00:00").map(|time| format!(" {time}")).unwrap_or_default();
    match day {
        Some(day) => Entry { text: format!("{}{time}", day.format("%d/%m/%Y")), bold, value: Some(Typed::Day(day)) },
        None => Entry { text: iso.to_owned(), bold, value: None },
    }
}

/// Reads `C5` as row and column from 0.
fn place(cell: &str) -> Option<(usize, usize)> {
    let digits = cell.find(|character: char| character.is_ascii_digit())?;
    let column = cell[..digits].trim_matches('$').chars().try_fold(0_usize, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let value = letter.is_ascii_uppercase().then(|| letter as usize - 'A' as usize + 1)?;
        column.checked_mul(26)?.checked_add(value)
    })?;
    let row = cell[digits..].trim_matches('$').parse::<usize>().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

fn merge(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':')?;
    let ((row, column), (last_row, last_column)) = (place(from)?, place(to)?);
    Some(Merge { row, column, down: last_row.checked_sub(row)? + 1, across: last_column.checked_sub(column)? + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_ranges_are_read() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("$AB$12"), Some((11, 27)));
        assert_eq!(place("A0"), None);
        assert_eq!(place("AAAAAAAAAAAAAAAAAAAAAAAA1"), None);
        assert_eq!(merge("B2:D3"), Some(Merge { row: 1, column: 1, down: 2, across: 3 }));
        assert_eq!(merge("D3:B2"), None);
    }

    #[test]
    fn escapes_of_workbooks_are_undone() {
        assert_eq!(unescape("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescape("_xyz _x00ế"), "_xyz _x00ế");
    }
}
