//! Identifiers of Vietnamese documents in running text: `367/QĐ-SKHCN`, `61/2018/NĐ-CP`, `17-NQ/TW`.
//!
//! Takes decoded text in normalization form C (no `&amp;`); gives each mention with its place and what it says. It
//! reads what is printed: it repairs nothing, guesses no date, and does not know which document is meant, because
//! number and symbol alone may name several: `26/2013/QĐ-UBND` is a decision of more than one province.
//!
//! The forms are those of Decree 30/2020/NĐ-CP (`number/year/type-issuer`, `number/type-issuer`, and
//! `number/issuer-unit` for official letters), those of the Party (`number-type/issuer`), and the odd ones that real
//! documents print.

mod date;
mod kind;
mod scan;
mod symbol;

use std::fmt;
use std::ops::Range;

pub use kind::kind_name;
pub use symbol::{Aliases, symbol_key};

/// The number and symbol of a document, as printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier {
    /// The number with its leading zeros and its letter: `155`, `04`, `30c`.
    pub number: String,
    /// The year between number and symbol, as in `61/2018/NĐ-CP`.
    pub year: Option<u16>,
    /// The symbol as printed: `QĐ-SKHCN`, `NQ/TW`; empty in `105/2006`. [`symbol_key`] makes two comparable.
    pub symbol: String,
}

/// The day, month and year of a printed date; a blank day or month is absent.
pub type PrintedDate = (Option<u32>, Option<u32>, i32);

/// One mention of a document in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'a> {
    /// The bytes of the whole mention: the word for the kind, "số", the identifier and the date, as far as printed.
    pub range: Range<usize>,
    /// The number and symbol.
    pub identifier: Identifier,
    /// The word for the kind as printed: `Quyết định`, `QĐ`; [`kind_name`] gives its full name.
    pub kind_word: Option<&'a str>,
    /// The date printed after the identifier; absent too when no such day exists.
    pub date: Option<PrintedDate>,
}

impl Identifier {
    /// Reads a text that is an identifier and nothing else, as in a register of documents.
    pub fn parse(text: &str) -> Option<Self> {
        let form = scan::form(text, 0)?;
        (form.end == text.len()).then_some(form.identifier)
    }
}

/// Prints the Party's `number-type/issuer` where the symbol has that form, and `number/symbol` elsewhere.
impl fmt::Display for Identifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, year, symbol } = self;
        match year {
            Some(year) if symbol.is_empty() => write!(formatter, "{number}/{year}"),
            Some(year) => write!(formatter, "{number}/{year}/{symbol}"),
            None if scan::is_party(symbol) => write!(formatter, "{number}-{symbol}"),
            None => write!(formatter, "{number}/{symbol}"),
        }
    }
}

/// Finds every mention of a document, in order; mentions do not overlap.
pub fn find(text: &str) -> Vec<Mention<'_>> {
    let mut mentions: Vec<Mention<'_>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|character: char| character.is_ascii_digit()).map(|found| at + found) {
        let floor = mentions.last().map_or(0, |mention| mention.range.end);
        if let Some(mention) = mention(text, floor, start) {
            at = mention.range.end;
            mentions.push(mention);
        } else {
            at = scan::skip_digits(text, start);
        }
    }
    mentions
}

/// Reads the mention whose number starts at `start`, looking back no further than `floor`.
fn mention(text: &str, floor: usize, start: usize) -> Option<Mention<'_>> {
    if !scan::may_start(&text[..start]) {
        return None;
    }
    let form = scan::form(text, start)?;
    let lead = kind::lead(text, floor, start);
    let printed = date::after(text, form.end);
    let dated = printed.is_some();
    let credible = match form.shape {
        scan::Shape::Certain => true,
        scan::Shape::Doubtful => lead.kind.is_some() || lead.numbered || dated,
        scan::Shape::Bare => lead.kind.is_some_and(|word| lead.numbered || kind::carries_year(word)),
    };
    let (end, date) = printed.unwrap_or((form.end, None));
    credible.then_some(Mention { range: lead.start..end, identifier: form.identifier, kind_word: lead.kind, date })
}

#[cfg(test)]
mod tests;
