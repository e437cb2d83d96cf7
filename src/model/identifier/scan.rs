//! The forms of an identifier: number, year, symbol.

use unicode_normalization::char::is_combining_mark;

use super::Identifier;
use super::kind::{before_word, is_abbreviation};
use super::symbol;

/// How far the form alone shows that it is an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A year or a symbol of several parts: `61/2018/NĐ-CP`, `155/KH-SKHCN`, `17-NQ/TW`.
    Certain,
    /// A symbol of one part, which a count looks like too: `125/KHTU`, but also "15/CBCC".
    Doubtful,
    /// No symbol, which a month looks like too: `105/2006`, but also "11/2018".
    Bare,
}

/// An identifier read from a text.
pub(super) struct Form {
    pub(super) identifier: Identifier,
    pub(super) shape: Shape,
    pub(super) end: usize,
}

/// Reads an identifier whose number starts at `start`.
pub(super) fn form(text: &str, start: usize) -> Option<Form> {
    let number_end = number(text, start)?;
    let number = &text[start..number_end];
    let separator = skip_blank(text, number_end);
    match text[separator..].chars().next()? {
        '/' => {
            let after = skip_blank(text, separator + 1);
            with_year(text, number, after).or_else(|| with_symbol(text, number, after))
        }
        dash @ ('-' | '–') => party(text, number, skip_blank(text, separator + dash.len_utf8())),
        _ => None,
    }
}

/// Reads `2018/NĐ-CP`, or `2006` when no symbol follows.
fn with_year(text: &str, number: &str, start: usize) -> Option<Form> {
    let end = skip_digits(text, start);
    let digits = &text[start..end];
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && (1900..=2100).contains(year))?;
    let separator = skip_blank(text, end);
    if let Some(after) = text[separator..].strip_prefix('/') {
        let symbol = symbol::read(text, skip_blank(text, text.len() - after.len()))?;
        let identifier = Identifier { number: number.to_owned(), year: Some(year), symbol: symbol.text.to_owned() };
        return Some(Form { identifier, shape: Shape::Certain, end: symbol.end });
    }
    let identifier = Identifier { number: number.to_owned(), year: Some(year), symbol: String::new() };
    may_end(&text[end..]).then_some(Form { identifier, shape: Shape::Bare, end })
}

/// Reads `KH-SKHCN` or `KHTU`.
fn with_symbol(text: &str, number: &str, start: usize) -> Option<Form> {
    let symbol = symbol::read(text, start)?;
    let identifier = Identifier { number: number.to_owned(), year: None, symbol: symbol.text.to_owned() };
    let shape = if symbol.parts > 1 { Shape::Certain } else { Shape::Doubtful };
    Some(Form { identifier, shape, end: symbol.end })
}

/// Reads `NQ/TW`: only a known abbreviation shows that the dash before it is not that of a range or a list.
fn party(text: &str, number: &str, start: usize) -> Option<Form> {
    let symbol = symbol::read(text, start)?;
    let identifier = Identifier { number: number.to_owned(), year: None, symbol: symbol.text.to_owned() };
    is_party(symbol.text).then_some(Form { identifier, shape: Shape::Certain, end: symbol.end })
}

/// Tells whether a symbol is that of the Party's form, `NQ/TW`.
pub(super) fn is_party(symbol: &str) -> bool {
    symbol.split_once('/').is_some_and(|(kind, _)| is_abbreviation(kind))
}

/// Reads one to five digits and at most one letter, as in `30c`.
fn number(text: &str, start: usize) -> Option<usize> {
    let end = skip_digits(text, start);
    let mut rest = text[end..].chars();
    let letter = rest.next().filter(|letter| letter.is_ascii_alphabetic() || matches!(letter, 'đ' | 'Đ'));
    let next = if letter.is_some() { rest.next() } else { text[end..].chars().next() };
    let whole = !next.is_some_and(|next| next.is_alphanumeric() || is_combining_mark(next));
    (whole && (1..=5).contains(&(end - start))).then(|| end + letter.map_or(0, char::len_utf8))
}

/// Tells whether a number may start after this text: not inside a word, a date, a fraction, a sum, a standard's number.
///
/// Only the word "số" may touch it.
pub(super) fn may_start(before: &str) -> bool {
    let mut back = before.chars().rev();
    let last = back.next();
    let earlier = back.next();
    match last {
        None => true,
        Some('-' | '–' | '_') => !earlier.is_some_and(char::is_alphanumeric),
        Some('.' | ',' | ':') => !earlier.is_some_and(|earlier| earlier.is_ascii_digit()),
        Some('ố' | 'Ố') => before_word(before, "số").is_some(),
        Some(last) => {
            !(last.is_alphanumeric() || is_combining_mark(last) || matches!(last, '/' | '%' | '=' | '#' | '\\'))
        }
    }
}

/// Tells whether a year without a symbol may end before this text.
fn may_end(after: &str) -> bool {
    let mut ahead = after.chars();
    let next = ahead.next();
    match next {
        Some('/') => false,
        Some('-' | '–' | '.' | ',') => !ahead.next().is_some_and(|next| next.is_ascii_digit()),
        Some(next) => !(next.is_alphanumeric() || is_combining_mark(next)),
        None => true,
    }
}

/// Returns the offset after the ASCII digits that start here.
pub(super) fn skip_digits(text: &str, start: usize) -> usize {
    start + text[start..].bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns the offset after spaces and at most one line break; a tab parts the cells of a table.
pub(super) fn skip_blank(text: &str, start: usize) -> usize {
    text.len() - trim_blank(&text[start..], |rest, blank| rest.strip_prefix(blank)).len()
}

/// Returns the text without the blank at its end.
pub(super) fn trim_blank_end(text: &str) -> &str {
    trim_blank(text, |rest, blank| rest.strip_suffix(blank))
}

fn trim_blank(text: &str, strip: impl for<'t> Fn(&'t str, char) -> Option<&'t str>) -> &str {
    let mut rest = text;
    let mut line_breaks = 0;
    while let Some((blank, shorter)) = [' ', '\u{a0}', '\r', '\n'].iter().find_map(|&c| Some((c, strip(rest, c)?))) {
        line_breaks += u32::from(blank == '\n');
        if line_breaks > 1 {
            // An empty line ends the paragraph and so the mention: nothing of it is skipped.
            return text;
        }
        rest = shorter;
    }
    rest
}
