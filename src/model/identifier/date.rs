//! The date printed after an identifier.

use chrono::NaiveDate;

use super::PrintedDate;
use super::scan::{skip_blank, skip_digits};

/// Reads "ngày 05/4/2018" or "ngày 05 tháng 4 năm 2018", with blanks for day or month, and a comma before it.
///
/// Gives where it ends, and the date unless no such day exists. Without a year it is no date at all.
pub(super) fn after(text: &str, start: usize) -> Option<(usize, Option<PrintedDate>)> {
    let comma = text[start..].strip_prefix(',').map_or(start, |rest| text.len() - rest.len());
    let day = word(text, skip_blank(text, comma), "ngày")?;
    let (end, date) = in_digits(text, day).or_else(|| in_words(text, day))?;
    Some((end, exists(date).then_some(date)))
}

/// Reads `05/4/2018` or `05-4-2018`.
fn in_digits(text: &str, start: usize) -> Option<(usize, PrintedDate)> {
    let (at, day) = part(text, start)?;
    let separator = text[at..].chars().next().filter(|character| matches!(character, '/' | '-'))?;
    let (at, month) = part(text, at + 1)?;
    let rest = text[at..].strip_prefix(separator)?;
    let (end, year) = year(text, skip_blank(text, text.len() - rest.len()))?;
    Some((end, (day, month, year)))
}

/// Reads `05 tháng 4 năm 2018`.
fn in_words(text: &str, start: usize) -> Option<(usize, PrintedDate)> {
    let (at, day) = part(text, start)?;
    let (at, month) = part(text, word(text, at, "tháng")?)?;
    let (end, year) = year(text, skip_blank(text, word(text, at, "năm")?))?;
    Some((end, (day, month, year)))
}

/// Reads a number of one or two digits, or the dots or the gap left for it, with the blanks around.
fn part(text: &str, start: usize) -> Option<(usize, Option<u32>)> {
    let start = skip_blank(text, start);
    let end = skip_digits(text, start);
    if end > start {
        let value = text[start..end].parse().ok().filter(|_| end - start <= 2)?;
        return Some((skip_blank(text, end), Some(value)));
    }
    let dots = text[start..].trim_start_matches(['.', '…', '_']);
    Some((skip_blank(text, text.len() - dots.len()), None))
}

fn year(text: &str, start: usize) -> Option<(usize, i32)> {
    let end = skip_digits(text, start);
    let year = text[start..end].parse().ok().filter(|_| end - start == 4)?;
    (!text[end..].starts_with(char::is_alphanumeric)).then_some((end, year))
}

/// Returns the offset after a word in lower case or with its first letter in upper case.
fn word(text: &str, start: usize, word: &str) -> Option<usize> {
    let length = word.len();
    let found = text.get(start..start + length)?;
    (found == word || found.to_lowercase() == word).then_some(start + length)
}

fn exists((day, month, year): PrintedDate) -> bool {
    // A leap year and a month of 31 days stand in for what is blank.
    let year = if month.is_some() && day.is_some() { year } else { 2000 };
    NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).is_some()
}
