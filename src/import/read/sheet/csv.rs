//! Separated text (`.csv`): one sheet without a name; the separator is the one that makes most rows alike.

use std::collections::BTreeMap;

use csv::ReaderBuilder;

use super::{Entry, Sheet, blocks};
use crate::diagnostic::Message;
use crate::import::paper::Paper;
use crate::import::read::{decode, refusal};

/// How many rows are looked at to tell the separator.
const SAMPLE: usize = 200;

/// Reads a file.
pub(in crate::import::read) fn read(bytes: &[u8]) -> Result<Paper, Message> {
    let text = decode::text(bytes).ok_or_else(refusal::broken)?;
    // Excel may name the separator in a first line of its own.
    let (said, text) = match text.strip_prefix("sep=").map(|rest| (rest.as_bytes().first().copied(), rest)) {
        Some((separator, rest)) => (separator, rest.split_once('\n').map_or("", |(_, rest)| rest).to_owned()),
        None => (None, text),
    };
    let separator = said.unwrap_or_else(|| separator(&text));
    let mut sheet = Sheet::default();
    for (row, record) in records(&text, separator).enumerate() {
        for (column, field) in record.iter().enumerate() {
            sheet.put(row, column, Entry { text: field.to_owned(), ..Entry::default() })?;
        }
    }
    Ok(Paper { parts: vec![blocks::part(sheet)?], ..Paper::default() })
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = csv::StringRecord> + '_ {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    builder.from_reader(text.as_bytes()).into_records().flatten()
}

/// Gives the separator with the most rows of one same width of at least two.
fn separator(text: &str) -> u8 {
    let alike = |separator: u8| {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for record in records(text, separator).take(SAMPLE).filter(|record| record.len() > 1) {
            *widths.entry(record.len()).or_default() += 1;
        }
        widths.into_iter().map(|(width, rows)| (rows, width)).max().unwrap_or_default()
    };
    // The last of equals wins, so the comma stands last.
    b"\t;,".iter().copied().max_by_key(|separator| alike(*separator)).unwrap_or(b',')
}
