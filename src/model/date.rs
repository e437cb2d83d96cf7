//! Dates as documents print them: whole, or with the day or the month left blank.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::record::{Decode, Kind, Reader, SchemaBook, Value, string_schema};

/// A date known to the day, the month, the quarter or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// A day: `2018-01-18`.
    Day(NaiveDate),
    /// A month: `2018-01`.
    Month(i32, u32),
    /// A quarter of the calendar: `2018-Q1`.
    Quarter(i32, u32),
    /// A year: `2018`.
    Year(i32),
}

impl Moment {
    /// Reads the four forms above; years run from 1900 to 2200.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        // A sign would be read as part of a number.
        if text.contains('+') {
            return None;
        }
        let year = (year.len() == 4).then(|| year.parse::<i32>().ok()).flatten()?;
        if !(1900..=2200).contains(&year) {
            return None;
        }
        let two = |digits: &str| (digits.len() == 2).then(|| digits.parse::<u32>().ok()).flatten();
        match rest {
            None => Some(Self::Year(year)),
            Some(rest) if rest.starts_with('Q') => {
                let quarter = rest[1..].parse::<u32>().ok().filter(|q| (1..=4).contains(q) && rest.len() == 2)?;
                Some(Self::Quarter(year, quarter))
            }
            Some(rest) => match rest.split_once('-') {
                None => two(rest).filter(|month| (1..=12).contains(month)).map(|month| Self::Month(year, month)),
                Some((month, day)) => NaiveDate::from_ymd_opt(year, two(month)?, two(day)?).map(Self::Day),
            },
        }
    }

    /// Gives the first day the moment covers.
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::Year(year) => (year, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).expect("a moment holds an existing month")
    }

    /// Gives the last day the moment covers.
    pub fn last_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3),
            Self::Year(year) => (year, 12),
        };
        let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        NaiveDate::from_ymd_opt(year, month, 1)
            .and_then(|day| day.pred_opt())
            .expect("years end at 2200, far from the end of the calendar")
    }

    /// Gives the year.
    pub fn year(self) -> i32 {
        self.first_day().year()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(formatter, "{day}"),
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(formatter, "{year:04}-Q{quarter}"),
            Self::Year(year) => write!(formatter, "{year:04}"),
        }
    }
}

impl Decode for Moment {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let text = match &value.kind {
            Kind::Text(text) | Kind::Date(text) => text.trim(),
            Kind::Integer(year) => return Self::decode(&text_of(value, &year.to_string()), reader),
            _ => return reader.wrong_type(value, "một ngày, tháng, quý hoặc năm", "a day, month, quarter or year"),
        };
        if let Some(moment) = Self::parse(text) {
            return Some(moment);
        }
        let fault = Diagnostic::error(
            Code::BadDate,
            value.span,
            say!(vi: "`{text}` không phải ngày, tháng, quý hay năm có thật"; en: "`{text}` is no day, month, quarter or year that exists"),
        )
        .note(say!(
            vi: "viết `2018-01-18` (ngày), `2018-01` (tháng), `2018-Q1` (quý) hoặc `2018` (năm)";
            en: "write `2018-01-18` (day), `2018-01` (month), `2018-Q1` (quarter) or `2018` (year)"
        ));
        reader.report(match turned_round(text) {
            Some(iso) => fault.suggest(value.span, &format!("\"{iso}\"")),
            None => fault,
        });
        None
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some(r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?$"))
    }
}

fn text_of(value: &Value, text: &str) -> Value {
    Value { span: value.span, kind: Kind::Text(text.to_owned()) }
}

/// Turns `18/01/2018` or `01/2018`, as Vietnamese documents print them, into the form of files.
fn turned_round(text: &str) -> Option<String> {
    let parts: Option<Vec<u32>> = text.split(['/', '.']).map(|part| part.trim().parse().ok()).collect();
    let iso = match parts?.as_slice() {
        [day, month, year] => format!("{year:04}-{month:02}-{day:02}"),
        [month, year] => format!("{year:04}-{month:02}"),
        _ => return None,
    };
    Moment::parse(&iso).map(|moment| moment.to_string())
}

impl Decode for NaiveDate {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        match Moment::decode(value, reader)? {
            Moment::Day(day) => Some(day),
            _ => reader.fault(
                Code::BadDate,
                value.span,
                say!(vi: "ở đây cần một ngày đầy đủ, như 2018-01-18"; en: "a whole date is needed here, such as 2018-01-18"),
            ),
        }
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        serde_json::json!({ "type": "string", "format": "date" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_four_forms_and_nothing_else() {
        for text in ["2018-01-18", "2018-01", "2018-Q1", "2018"] {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "2018-1",
            "2018-02-30",
            "2018-13",
            "2018-Q5",
            "18-01-2018",
            "2018-Q",
            "2018-00",
            "20180118",
            "2018-+1",
            "2018-01-+1",
            "2018-Q+",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_quarter_ends_with_its_third_month() {
        let last = Moment::Quarter(2020, 1).last_day();
        assert_eq!(last, NaiveDate::from_ymd_opt(2020, 3, 31).expect("a day"));
    }

    proptest! {
        #[test]
        fn the_last_day_never_precedes_the_first(year in 1900i32..2200, part in 1u32..=12) {
            for moment in [Moment::Year(year), Moment::Month(year, part), Moment::Quarter(year, part.div_ceil(3))] {
                prop_assert!(moment.first_day() <= moment.last_day());
                prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
            }
        }
    }
}
