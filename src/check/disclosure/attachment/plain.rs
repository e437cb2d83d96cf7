//! Texts without a format: lines, separated values, web pages, and what can be made out of bytes nobody knows.

use std::borrow::Cow;

use super::document::{self, Cells, Elements};
use super::reading::Reading;
use super::within;
use crate::diagnostic::{Message, say};

/// Reads bytes as text; `None` where they are none.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return Some(lossy(bytes));
    }
    let start = &bytes[..bytes.len().min(64 << 10)];
    let odd = start.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    (odd * 100 <= start.len() && !start.contains(&0)).then(|| lossy(bytes))
}

/// Reads bytes as text whatever they are: UTF-16 where a mark says so, UTF-8, else one letter a byte.
pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => {
            return match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
                Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
            };
        }
    };
    let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Cow::Owned(char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Reads a text.
pub(super) fn read(ending: &str, text: &str, place: &Message, reading: &mut Reading) {
    let start = text.trim_start();
    if start.starts_with("<?xml")
        || start.starts_with("<svg")
        || matches!(ending, "html" | "htm" | "svg" | "xml" | "xhtml")
    {
        document::read(text, Elements::Running, place, reading);
    } else if matches!(ending, "csv" | "tsv") {
        separated(text, place, reading);
    } else {
        paragraphs(text, place, reading);
    }
}

/// Reads a text paragraph by paragraph; the place says the line each begins on.
fn paragraphs(text: &str, place: &Message, reading: &mut Reading) {
    let mut line = 1;
    for paragraph in text.split("\n\n") {
        let number = line;
        let here = || within(place, &say!(vi: "từ dòng {number}"; en: "from line {number}"));
        if !paragraph.trim().is_empty() {
            reading.text(&here(), paragraph);
        }
        line += paragraph.matches('\n').count() + 2;
    }
}

/// Reads separated values, whose first line names the columns.
fn separated(text: &str, place: &Message, reading: &mut Reading) {
    let first = text.lines().next().unwrap_or_default();
    let separator =
        [b',', b';', b'\t', b'|'].into_iter().max_by_key(|sign| first.bytes().filter(|byte| byte == sign).count());
    let mut builder = csv::ReaderBuilder::new();
    let builder = builder.has_headers(false).flexible(true).delimiter(separator.unwrap_or(b','));
    let mut cells = Cells::default();
    for record in builder.from_reader(text.as_bytes()).into_records().flatten() {
        let line = record.position().map_or(0, csv::Position::line);
        let here = within(place, &say!(vi: "dòng {line}"; en: "line {line}"));
        cells.row();
        for cell in &record {
            reading.labelled(&here, cells.label(), cell);
            cells.take(cell);
            cells.next();
        }
    }
}

/// How many bytes are looked through at a time.
const AT_ONCE: usize = 1 << 20;

/// Reads what looks like text among bytes of an unknown kind: letters of one byte, and of two.
pub(super) fn strings(bytes: &[u8], place: &Message, reading: &mut Reading) {
    for chunk in bytes.chunks(AT_ONCE) {
        let one: Vec<u16> = chunk.iter().map(|byte| u16::from(*byte)).collect();
        pieces(&one, 6, place, reading);
        for offset in 0..2 {
            let pairs = chunk.get(offset..).unwrap_or_default().chunks_exact(2);
            let two: Vec<u16> = pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            pieces(&two, 3, place, reading);
        }
    }
}

fn pieces(units: &[u16], fewest: usize, place: &Message, reading: &mut Reading) {
    for piece in units.split(|unit| !is_readable(*unit)).filter(|piece| piece.len() >= fewest) {
        let text: String = char::decode_utf16(piece.iter().copied()).map_while(Result::ok).collect();
        // Old documents end a cell with 7 and a paragraph with 13.
        reading.text(place, &text.replace('\u{7}', "\t").replace('\r', "\n"));
    }
}

/// Tells whether a unit is a sign Vietnamese is written with, or parts paragraphs and cells.
fn is_readable(unit: u16) -> bool {
    matches!(unit, 7 | 9 | 11 | 13 | 32..=126 | 0xa0..=0xfe | 0x100..=0x24f | 0x300..=0x36f | 0x1e00..=0x1eff | 0x2010..=0x2026)
}
