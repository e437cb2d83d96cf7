//! Numbers, days and periods in the words of administrative documents (Decree 30/2020/NĐ-CP).

use chrono::{Datelike, NaiveDate};

use crate::model::{Citation, Document, Moment, Part, Period, Site, Stated, Words};
use crate::text::{Decimal, Language, format};

/// What stands where a number is not known.
pub(super) const NO_FIGURES: &str = "chưa có số liệu";

/// Writes a count in running text: below 10 with a zero in front.
pub(super) fn count(count: u64) -> String {
    match count {
        1..=9 => format!("0{count}"),
        _ => number(count),
    }
}

/// Writes a count in a table: `1.234`.
pub(super) fn number(count: u64) -> String {
    format::decimal(decimal(count), Language::Vietnamese)
}

fn decimal(count: u64) -> Decimal {
    Decimal::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Writes a share with both its numbers, one decimal, a half up: `98,1 % (51/52)`; "–" out of nothing.
pub(super) fn share(part: u64, whole: u64) -> String {
    let numbers = format!("{}/{}", count(part), count(whole));
    match Decimal::ratio_percent(part, whole, 1) {
        Some(share) => format!("{} ({numbers})", format::percent(share, Language::Vietnamese)),
        None => format!("– ({numbers})"),
    }
}

/// Writes a count that may be absent, blank or none.
pub(super) fn stated(value: &Stated<u64>) -> String {
    match value {
        Stated::Value(value) => count(*value),
        Stated::None(_) => "không có".to_owned(),
        Stated::Absent | Stated::Blank => NO_FIGURES.to_owned(),
    }
}

/// Writes a decimal that may be absent, blank or none, with its unit.
pub(super) fn measured(value: &Stated<Decimal>, unit: Option<&Words>) -> String {
    let Stated::Value(value) = value else {
        return if matches!(value, Stated::None(_)) { "không có" } else { NO_FIGURES }.to_owned();
    };
    let whole = value.to_integer().and_then(|whole| u64::try_from(whole).ok());
    let unit = unit.map(said).unwrap_or_default();
    match whole {
        // A share takes no zero in front: it counts nothing.
        Some(whole) if unit != "%" => format!("{} {unit}", count(whole)).trim_end().to_owned(),
        _ if unit == "%" => format::percent(*value, Language::Vietnamese),
        _ => format!("{} {unit}", format::decimal(*value, Language::Vietnamese)).trim_end().to_owned(),
    }
}

/// Writes a text for readers; of one that is withheld only that it is.
pub(super) fn said(words: &Words) -> String {
    match words.withheld() {
        Some(_) => "(nội dung không công bố)".to_owned(),
        None => words.vi().to_owned(),
    }
}

/// Writes a day as numbers: days below 10 and the months 1 and 2 take a zero, `08/6/2010`.
pub(super) fn day(day: NaiveDate) -> String {
    format!("{:02}/{}/{}", day.day(), month(day.month()), day.year())
}

fn month(month: u32) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

/// Writes a day, month, quarter or year in running text.
pub(super) fn moment(moment: Moment) -> String {
    match moment {
        Moment::Day(date) => format!("ngày {}", day(date)),
        Moment::Month(year, number) => format!("tháng {}/{year}", month(number)),
        Moment::Quarter(year, quarter) => format!("quý {}/{year}", roman(quarter)),
        Moment::Year(year) => format!("năm {year}"),
    }
}

fn roman(quarter: u32) -> &'static str {
    ["I", "II", "III", "IV"][(quarter.clamp(1, 4) - 1) as usize]
}

/// Names a period in running text: `quý I năm 2026`.
pub(super) fn period(period: Period) -> String {
    let part = match period.part {
        Part::Q1 => "quý I ",
        Part::Q2 => "quý II ",
        Part::Q3 => "quý III ",
        Part::Q4 => "quý IV ",
        Part::H1 => "6 tháng đầu ",
        Part::NineMonths => "9 tháng đầu ",
        Part::Year => "",
    };
    format!("{part}năm {}", period.year)
}

/// Joins with commas.
pub(super) fn list(parts: &[String]) -> String {
    parts.join(", ")
}

/// Writes a sentence's first letter large.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Names a document of the register: `Kế hoạch số 12/KH-SKHCN ngày 15/01/2026`; a number left blank is a gap.
pub(super) fn document(document: &Document) -> String {
    let blank = || match (&document.number, &document.symbol) {
        (Stated::Blank, Some(symbol)) => Some(format!("[…]/{symbol}")),
        _ => None,
    };
    let Some(identifier) = document.identifier().or_else(blank) else { return document.name() };
    let date = document.date.map(|date| format!(" {}", moment(date))).unwrap_or_default();
    format!("{} số {identifier}{date}", document.kind.label())
}

/// Names what is cited as it is printed, else as the register knows it.
pub(super) fn citation(site: &Site, citation: &Citation) -> String {
    let registered = || citation.document.as_ref().and_then(|id| site.documents.get(id.id())).map(document);
    citation.printed.clone().or_else(registered).unwrap_or_else(|| "[tên văn bản]".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn small_counts_take_a_zero_in_front() {
        for (value, wanted) in [(0, "0"), (5, "05"), (9, "09"), (10, "10"), (1_234, "1.234")] {
            assert_eq!(count(value), wanted);
        }
    }

    #[test]
    fn a_share_of_nothing_is_no_share() {
        assert_eq!(share(0, 0), "– (0/0)");
        assert_eq!(share(51, 52), "98,1\u{a0}% (51/52)");
        assert_eq!(share(0, 3), "0,0\u{a0}% (0/03)");
    }

    #[test]
    fn days_below_ten_and_the_first_two_months_take_a_zero() {
        assert_eq!(day(date("2020-02-05")), "05/02/2020");
        assert_eq!(day(date("2010-06-08")), "08/6/2010");
        assert_eq!(moment(Moment::Month(2026, 11)), "tháng 11/2026");
    }

    #[test]
    fn periods_have_the_names_of_reports() {
        let names =
            ["2026-Q1", "2026-H1", "2026-9M", "2026"].map(|text| period(Period::parse(text).expect("a period")));
        assert_eq!(names, ["quý I năm 2026", "6 tháng đầu năm 2026", "9 tháng đầu năm 2026", "năm 2026"]);
    }
}
