//! What a cell of a data set is in a spreadsheet: only what is a number or a day becomes one.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::about::About;
use crate::data::cell::Cell;
use crate::data::table::Kind;

/// The most UTF-16 units a cell of a spreadsheet holds.
pub(super) const TEXT_LIMIT: usize = 32_767;

/// The most digits a number of a spreadsheet keeps; one with more stays a text, so that nothing is rounded.
const DIGIT_LIMIT: usize = 15;

/// What is written into a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'c> {
    /// Nothing.
    Empty,
    /// A text, whatever it looks like.
    Text(Cow<'c, str>),
    /// A text that was longer than a cell may be.
    Cut(String),
    /// A number with the digits it shows after its comma.
    Number(f64, usize),
    /// A year, which takes no separator of thousands.
    Year(f64),
    /// A day.
    Day(NaiveDate),
}

impl<'c> Value<'c> {
    /// Takes the value of a cell in a column; `rest` tells where the whole text is when one is cut.
    pub(super) fn of(cell: &'c Cell, kind: &Kind, about: &About<'_>, rest: &str) -> Self {
        match cell {
            Cell::Missing => Self::Empty,
            Cell::Boolean(flag) => Self::Text(about.say(if *flag { "workbook.yes" } else { "workbook.no" }).into()),
            Cell::Integer(number) => Self::number(number.to_string(), *kind == Kind::Year),
            Cell::Number(number) => Self::number(number.to_string(), *kind == Kind::Year),
            Cell::Text(text) => match kind {
                Kind::Date | Kind::Moment => day(text).map_or_else(|| Self::limited(text.into(), rest), Self::Day),
                _ => Self::limited(text.into(), rest),
            },
            Cell::List(_) => Self::limited(cell.csv().into(), rest),
        }
    }

    fn number(written: String, is_year: bool) -> Self {
        let digits = written.trim_start_matches(['-', '0', '.']).chars().filter(char::is_ascii_digit).count();
        match written.parse() {
            Ok(number) if digits <= DIGIT_LIMIT && is_year => Self::Year(number),
            Ok(number) if digits <= DIGIT_LIMIT => {
                Self::Number(number, written.split_once('.').map_or(0, |(_, fraction)| fraction.len()))
            }
            _ => Self::Text(written.into()),
        }
    }

    fn limited(text: Cow<'c, str>, rest: &str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        // A letter takes at most three bytes for each of its units, and never fewer bytes than units.
        if text.len() <= TEXT_LIMIT || units(&text) <= TEXT_LIMIT {
            return Self::Text(text);
        }
        let mut left = TEXT_LIMIT.saturating_sub(units(rest));
        let fits = |c: &char| match left.checked_sub(c.len_utf16()) {
            Some(less) => {
                left = less;
                true
            }
            None => false,
        };
        let kept: String = text.chars().take_while(fits).collect();
        Self::Cut(kept + rest)
    }

    /// Gives its text, as far as it is one.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Cut(text) => text,
            Self::Empty | Self::Number(..) | Self::Year(_) | Self::Day(_) => "",
        }
    }

    /// Gives the length of its longest line, in letters.
    pub(super) fn length(&self) -> usize {
        match self {
            Self::Empty => 0,
            Self::Text(_) | Self::Cut(_) => self.text().lines().map(|line| line.chars().count()).max().unwrap_or(0),
            Self::Number(number, decimals) => {
                let whole = format!("{:.0}", number.abs()).len();
                whole + whole / 3 + decimals + 2
            }
            Self::Year(_) => 4,
            Self::Day(_) => 10,
        }
    }
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Reads a whole day. Spreadsheets count the days before March 1900 wrongly and know none before 1900.
fn day(text: &str) -> Option<NaiveDate> {
    let day: NaiveDate = (text.len() == 10).then(|| text.parse().ok()).flatten()?;
    ((1901..=9999).contains(&day.year())).then_some(day)
}
