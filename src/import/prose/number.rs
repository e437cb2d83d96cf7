//! The number and symbol a document prints of itself.

use super::head::printed;
use super::lines::Line;
use super::signs;
use crate::import::found::Printed;
use crate::model::identifier::{self, Identifier, Mention};

/// Number and symbol as a document prints them of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Number {
    /// The number; empty where it is left blank.
    pub number: String,
    /// The year between number and symbol.
    pub year: Option<u16>,
    /// The symbol as printed.
    pub symbol: String,
    /// The printed form: `155 /KH-SKHCN`; with "Số:" where the number is blank.
    pub printed: Printed,
}

impl Number {
    /// Reads the line of the number in the head.
    pub(super) fn of_line(line: &Line) -> Option<Self> {
        let rest = signs::number_line(&line.text)?;
        let form = rest.trim_start_matches(['.', '…', '_', ' ']);
        if let Some(mention) =
            identifier::find(rest).into_iter().find(|mention| rest[..mention.range.start].trim().is_empty())
        {
            let Identifier { number, year, symbol } = mention.identifier.clone();
            return Some(Self { number, year, symbol, printed: printed(&as_printed(rest, &mention), line) });
        }
        let (before, after) = form.split_once(['/', '-'])?;
        let symbol = after.trim_start().split([' ', ',']).next()?.trim_end_matches(['.', ';']);
        let number = before.trim().to_owned();
        let end = line.text.find(symbol)? + symbol.len();
        (!symbol.is_empty()).then(|| Self {
            number,
            year: None,
            symbol: symbol.to_owned(),
            printed: printed(&line.text[..end], line),
        })
    }

    /// Finds how a caption prints number and symbol of the document it belongs to.
    pub(super) fn of_caption(line: &Line) -> Option<Printed> {
        let text = line.text.as_str();
        if let Some(mention) = identifier::find(text).first() {
            return Some(printed(&as_printed(text, mention), line));
        }
        let (at, _) = text.match_indices("số").find(|(at, word)| {
            let rest = text[at + word.len()..].trim_start_matches([':', ' ', '.', '…', '_']);
            rest.starts_with('/')
        })?;
        let slash = at + text[at..].find('/')?;
        let end = text[slash..].find([' ', ')', ',', ';']).map_or(text.len(), |length| slash + length);
        let start = text[..at].find("theo ").map_or(at, |found| found + "theo ".len());
        Some(printed(&text[start..end], line))
    }
}

/// Gives the identifier of a mention as the text prints it, without the words before and the date after.
pub(super) fn as_printed(text: &str, mention: &Mention<'_>) -> String {
    let whole = &text[mention.range.clone()];
    let from = mention.kind_word.map_or(0, str::len);
    let start = whole[from..].find(|c: char| c.is_ascii_digit()).map_or(0, |at| from + at);
    let Identifier { symbol, year, .. } = &mention.identifier;
    let last = if symbol.is_empty() { year.map(|year| year.to_string()).unwrap_or_default() } else { symbol.clone() };
    let end = whole[start..].find(&last).map_or(whole.len(), |at| start + at + last.len());
    whole[start..end].to_owned()
}
