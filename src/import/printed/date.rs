//! Dates as documents print them, whole or with gaps for the pen.

use chrono::NaiveDate;

use super::tokens::{Token, tokens};
use crate::model::Moment;
use crate::text::normalize;

/// A date as far as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedDate {
    /// The day, month or year that is known, as the content writes it: `2021-01`.
    pub value: Option<String>,
    /// The words of the date: "ngày tháng 01 năm 2021".
    pub printed: String,
}

impl PrintedDate {
    /// Tells whether day, month and year are all printed.
    pub fn is_whole(&self) -> bool {
        self.value.as_deref().is_some_and(|value| value.len() == "2018-01-18".len())
    }
}

/// Finds the date of a document in the line that prints it: "Đồng Tháp, ngày 05 tháng 02 năm 2020".
///
/// Gives `None` where the line prints none; a date whose gaps are all open has no value.
pub fn document_date(text: &str) -> Option<PrintedDate> {
    let text = normalize(text);
    let tokens = tokens(&text);
    (0..tokens.len()).find_map(|start| {
        let (value, end) = from(&tokens[start..])?;
        let printed = text[tokens[start].start..tokens[start + end - 1].end].to_owned();
        Some(PrintedDate { value, printed })
    })
}

/// Reads a text that is a day and nothing else: "18/01/2018", "ngày 18 tháng 01 năm 2018", `2018-01-18`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = normalize(text.trim());
    let iso = text.split([' ', 'T']).next().and_then(Moment::parse);
    if let Some(Moment::Day(day)) = iso {
        return Some(day);
    }
    let tokens = tokens(&text);
    let (value, end) = from(&tokens)?;
    let rest = tokens[end..].iter().all(|token| token.is(&[".", ";", ","]));
    match value.as_deref().and_then(Moment::parse)? {
        Moment::Day(day) if rest => Some(day),
        _ => None,
    }
}

/// Reads the date the tokens begin with: its value, and how many tokens it takes.
fn from(tokens: &[Token]) -> Option<(Option<String>, usize)> {
    let named = tokens.first()?.is(&["ngay"]);
    let month_only = tokens.first()?.is(&["thang"]);
    let (day, at) = if month_only { (None, 0) } else { gap(tokens, usize::from(named)) };
    let sign = tokens.get(at)?;
    if sign.is(&["/", "-", "."]) {
        let (month, next) = gap(tokens, at + 1);
        let (year, end) = gap(tokens, next + usize::from(tokens.get(next)?.word == sign.word));
        year.filter(|year| *year >= 1900)?;
        return Some((value(day, month, year).filter(|_| day.is_some() || named), end));
    }
    if !(sign.is(&["thang"]) && (named || month_only)) {
        return None;
    }
    let (month, at) = gap(tokens, at + 1);
    if !tokens.get(at)?.is(&["nam"]) || (month_only && month.is_none()) {
        return None;
    }
    let (year, end) = gap(tokens, at + 1);
    Some((value(day, month, year), end))
}

/// Reads a number, or the dots left for it, and where it ends.
fn gap(tokens: &[Token], at: usize) -> (Option<u32>, usize) {
    let dots = tokens[at.min(tokens.len())..].iter().take_while(|token| token.is(&[".", "…", "_", "•"])).count();
    let number = |at: usize| tokens.get(at).and_then(|token| token.number().or_else(|| token.scanned_number()));
    match number(at + dots) {
        Some(number) => (Some(number), at + dots + 1),
        None => (None, at + dots),
    }
}

fn value(day: Option<u32>, month: Option<u32>, year: Option<u32>) -> Option<String> {
    let year = year.filter(|year| (1900..=2200).contains(year))?;
    let text = match (day, month) {
        (Some(day), Some(month)) => format!("{year:04}-{month:02}-{day:02}"),
        (None, Some(month)) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    Moment::parse(&text).map(|moment| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_a_document_is_read_with_its_gaps() {
        for (text, value, printed) in [
            ("Đồng Tháp, ngày 05 tháng 02 năm 2020", Some("2020-02-05"), "ngày 05 tháng 02 năm 2020"),
            ("Đồng Tháp, ngày tháng 01 năm 2021", Some("2021-01"), "ngày tháng 01 năm 2021"),
            ("Bà Rịa - Vũng Tàu, ngày tháng năm 2022", Some("2022"), "ngày tháng năm 2022"),
            ("…, ngày … tháng … năm 2021", Some("2021"), "ngày … tháng … năm 2021"),
            ("Huế, ngày ..... tháng 3 năm 2021", Some("2021-03"), "ngày ..... tháng 3 năm 2021"),
            ("ngày tháng năm", None, "ngày tháng năm"),
            ("số 155 /KH-SKHCN ngày 18 /01/2018 của Sở", Some("2018-01-18"), "ngày 18 /01/2018"),
            ("Hà Nội, tháng 3 năm 2021", Some("2021-03"), "tháng 3 năm 2021"),
            ("ngày 31 tháng 02 năm 2021", None, "ngày 31 tháng 02 năm 2021"),
        ] {
            let found = document_date(text);
            assert_eq!(found.as_ref().map(|date| date.printed.as_str()), Some(printed), "{text}");
            assert_eq!(found.and_then(|date| date.value).as_deref(), value, "{text}");
        }
        assert_eq!(document_date("Số: 155/KH-SKHCN"), None);
        assert_eq!(document_date("Tháng hành động năm 2021"), None);
    }

    #[test]
    fn a_day_stands_alone() {
        for text in [
            "18/01/2018",
            "18-1-2018",
            "18.01.2018",
            "ngày 18 tháng 01 năm 2018",
            "2018-01-18",
            "2018-01-18 00:00:00",
            "18 /01/2018.",
        ] {
            assert_eq!(day(text), NaiveDate::from_ymd_opt(2018, 1, 18), "{text}");
        }
        for text in ["01/2018", "18/01", "18/01/2018 của Sở", "31/02/2018", "năm 2018", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
