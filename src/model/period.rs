//! Reporting periods: what a report covers, apart from the calendar.

use std::fmt;

use chrono::NaiveDate;
use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::record::{Decode, Kind, Reader, SchemaBook, Value, string_schema};

/// A reporting period: `2020-Q1`, `2020-H1`, `2020-9M` or `2020`.
///
/// Its name is not its window: a quarterly report may run from the 15th to the 14th (LAW §5.2),
/// so the window is always given beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The year reported on.
    pub year: i32,
    /// The part of it.
    pub part: Part,
}

/// The part of the year a period covers, in the order the reports come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The first quarter.
    Q1,
    /// The second quarter.
    Q2,
    /// The first half-year.
    H1,
    /// The third quarter.
    Q3,
    /// The first nine months.
    NineMonths,
    /// The fourth quarter.
    Q4,
    /// The whole year.
    Year,
}

const PARTS: [(Part, &str); 7] = [
    (Part::Q1, "-Q1"),
    (Part::Q2, "-Q2"),
    (Part::H1, "-H1"),
    (Part::Q3, "-Q3"),
    (Part::NineMonths, "-9M"),
    (Part::Q4, "-Q4"),
    (Part::Year, ""),
];

impl Period {
    /// Reads the forms above; years run from 1900 to 2200.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let year = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
        let part = PARTS.iter().find(|(_, word)| *word == rest)?.0;
        Some(Self { year, part })
    }

    /// Gives the period of the same name a year before.
    pub fn year_before(self) -> Self {
        Self { year: self.year - 1, ..self }
    }

    /// Gives the window its figures usually cover, where the report states no other (LAW §5.2): from the 15th of the
    /// month before it to the 14th of its last month.
    pub fn usual_window(self) -> (NaiveDate, NaiveDate) {
        let (before, last) = match self.part {
            Part::Q1 => (0, 3),
            Part::Q2 => (3, 6),
            Part::H1 => (0, 6),
            Part::Q3 => (6, 9),
            Part::NineMonths => (0, 9),
            Part::Q4 => (9, 12),
            Part::Year => (0, 12),
        };
        let (year, month) = if before == 0 { (self.year - 1, 12) } else { (self.year, before) };
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("months have 15 days");
        (day(year, month, 15), day(self.year, last, 14))
    }

    /// Spells the period as an address does: `2020-q1`.
    pub fn slug(self) -> String {
        self.to_string().to_lowercase()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = PARTS.iter().find(|(part, _)| *part == self.part).map_or("", |(_, word)| word);
        write!(formatter, "{:04}{word}", self.year)
    }
}

impl Decode for Period {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let text = match &value.kind {
            Kind::Text(text) => text.trim().to_owned(),
            Kind::Integer(year) => year.to_string(),
            _ => return reader.wrong_type(value, "một kỳ báo cáo như \"2020-Q1\"", "a period such as \"2020-Q1\""),
        };
        Self::parse(&text).or_else(|| {
            reader.report(
                Diagnostic::error(
                    Code::BadPeriod,
                    value.span,
                    say!(vi: "`{text}` không phải kỳ báo cáo"; en: "`{text}` is no reporting period"),
                )
                .note(say!(
                    vi: "viết `2020-Q1` (quý), `2020-H1` (6 tháng), `2020-9M` (9 tháng) hoặc `2020` (năm)";
                    en: "write `2020-Q1` (quarter), `2020-H1` (half-year), `2020-9M` (nine months) or `2020` (year)"
                )),
            );
            None
        })
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some(r"^\d{4}(-(Q[1-4]|H1|9M))?$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_comes_after_all_its_parts() {
        let mut periods: Vec<Period> =
            ["2021", "2021-9M", "2020", "2021-Q1", "2021-H1"].iter().filter_map(|text| Period::parse(text)).collect();
        periods.sort();
        let names: Vec<String> = periods.iter().map(Period::to_string).collect();
        assert_eq!(names, ["2020", "2021-Q1", "2021-H1", "2021-9M", "2021"]);
    }

    #[test]
    fn figures_are_usually_cut_off_on_the_14th() {
        let window = |text: &str| Period::parse(text).map(|period| period.usual_window()).expect("a period");
        let written = |text: &str| {
            let (from, to) = window(text);
            format!("{from} {to}")
        };
        assert_eq!(written("2020-Q1"), "2019-12-15 2020-03-14");
        assert_eq!(written("2020-Q3"), "2020-06-15 2020-09-14");
        assert_eq!(written("2020-H1"), "2019-12-15 2020-06-14");
        assert_eq!(written("2020-9M"), "2019-12-15 2020-09-14");
        assert_eq!(written("2020"), "2019-12-15 2020-12-14");
    }

    #[test]
    fn other_texts_are_no_period() {
        for text in ["", "2020-Q5", "2020-H2", "Q1-2020", "2020Q1", "đ2020"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
