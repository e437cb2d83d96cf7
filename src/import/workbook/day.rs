//! Days as people type them into cells.

use chrono::{Days, NaiveDate};

use crate::import::paper::Typed;
use crate::model::Moment;
use crate::text::fold;

/// Words that may stand around the numbers of a date.
const AROUND: [&str; 8] = ["ngay", "thang", "nam", "quy", "den", "het", "truoc", "cuoi"];

/// A moment that was read, and whether it was plainly typed as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    /// The moment.
    pub(super) moment: Moment,
    /// `false` where it was told from a text or a bare number.
    pub(super) is_typed: bool,
}

/// Reads a cell.
pub(super) fn read(text: &str, value: Option<&Typed>) -> Option<Read> {
    if let Some(Typed::Day(day)) = value {
        return Some(Read { moment: Moment::Day(*day), is_typed: true });
    }
    let moment = match value {
        Some(Typed::Number(number)) => counted(number).or_else(|| moment(text))?,
        _ => moment(text)?,
    };
    Some(Read { moment, is_typed: false })
}

/// Reads the number by which spreadsheets count days, within this century.
fn counted(number: &str) -> Option<Moment> {
    let days: u64 = number.split('.').next()?.parse().ok().filter(|days| (36_526..73_051).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days)).map(Moment::Day)
}

/// Reads a day, month, quarter or year: `6/2/2020`, `06.02.2020`, `2020-02-06`, `ngày 6 tháng 2 năm 2020`, `tháng 3/2021`,
/// `quý II/2021`, `năm 2021`.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = fold(text.trim().trim_end_matches('.'));
    if let Some(moment) = Moment::parse(&text) {
        return Some(moment);
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_quarter = words.contains(&"quy");
    let parts: Vec<&str> = words.iter().copied().filter(|word| !AROUND.contains(word)).collect();
    let numbers: Vec<u32> = parts.iter().map(|part| number(part, is_quarter)).collect::<Option<_>>()?;
    let iso = match (numbers.as_slice(), is_quarter) {
        ([quarter, year], true) => format!("{}-Q{quarter}", whole(*year)),
        ([day, month, year], false) => format!("{}-{month:02}-{day:02}", whole(*year)),
        ([month, year], false) => format!("{year}-{month:02}"),
        ([year], false) => year.to_string(),
        _ => return None,
    };
    Moment::parse(&iso)
}

fn number(part: &str, is_quarter: bool) -> Option<u32> {
    let roman = ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == part).filter(|_| is_quarter);
    roman.and_then(|index| u32::try_from(index + 1).ok()).or_else(|| part.parse().ok())
}

/// Completes a year of two digits: this century's.
fn whole(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        for (text, expected) in [
            ("06/02/2020", "2020-02-06"),
            ("6/2/2020", "2020-02-06"),
            ("6.2.2020", "2020-02-06"),
            ("06-02-2020", "2020-02-06"),
            ("2020-02-06", "2020-02-06"),
            (" 6/2/20. ", "2020-02-06"),
            ("ngày 6 tháng 2 năm 2020", "2020-02-06"),
            ("đến hết ngày 31/12/2020", "2020-12-31"),
            ("tháng 3/2021", "2021-03"),
            ("03/2021", "2021-03"),
            ("Quý II/2021", "2021-Q2"),
            ("quý 2 năm 2021", "2021-Q2"),
            ("năm 2021", "2021"),
        ] {
            assert_eq!(moment(text).map(|moment| moment.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "31/02/2020", "sớm nhất", "khi có văn bản", "6/2", "13/2021", "ngày"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn a_bare_number_is_a_day_of_a_spreadsheet() {
        let value = Typed::Number("43867".to_owned());
        let read = read("43867", Some(&value)).expect("a day");
        assert_eq!((read.moment.to_string().as_str(), read.is_typed), ("2020-02-06", false));
    }
}
