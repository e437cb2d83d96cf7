//! Numbers of workbooks as an office prints them, by the format of their cell.
//!
//! A workbook keeps one number for a day, an amount and a percentage; the code of the format tells them apart. Numbers
//! are printed as Vietnamese offices do: `1.234.567,5`, `87,5%`, `18/01/2018`.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use crate::import::paper::Typed;

/// What a format code prints.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Shape {
    /// As the number is.
    #[default]
    General,
    /// A number of a fixed form.
    Number(Digits),
    /// A day, a time, or both.
    Moment(Moment),
}

/// The form of a number.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Digits {
    least_whole: usize,
    least_decimals: usize,
    most_decimals: usize,
    grouped: bool,
    percent: bool,
    before: String,
    after: String,
}

/// The parts of a moment that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Moment {
    day: bool,
    month: bool,
    year: bool,
    time: bool,
}

/// Gives the code of a format every workbook knows by its number.
pub(super) fn built_in(id: usize) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 | 15 | 27..=31 | 50..=54 | 57 | 58 => "dd/mm/yyyy",
        16 => "dd/mm",
        17 | 36 => "mm/yyyy",
        18..=21 | 45..=47 => "hh:mm",
        22 => "dd/mm/yyyy hh:mm",
        _ => "General",
    }
}

/// Reads a format code; only its part for positive numbers counts.
pub(super) fn shape(code: &str) -> Shape {
    let (marks, words) = section(code);
    let lower = marks.to_lowercase();
    if lower.contains("general") || lower.contains('@') || !lower.contains(['0', '#', '?', 'd', 'm', 'y', 'h', 's']) {
        return Shape::General;
    }
    if lower.contains(['d', 'm', 'y', 'h', 's']) && !lower.contains(['0', '#']) {
        return Shape::Moment(moment(&lower));
    }
    if lower.contains('/') || lower.contains("e+") {
        return Shape::General;
    }
    Shape::Number(digits(&marks, words))
}

/// Splits the first section of a code into marks and the words before and after the digits.
fn section(code: &str) -> (String, [String; 2]) {
    let mut marks = String::new();
    let mut words = [String::new(), String::new()];
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        let after = usize::from(marks.contains(['0', '#', '?']));
        match character {
            ';' => break,
            '"' => words[after].extend(characters.by_ref().take_while(|character| *character != '"')),
            '\\' => words[after].extend(characters.next()),
            '_' | '*' => drop(characters.next()),
            '[' => {
                let inside: String = characters.by_ref().take_while(|character| *character != ']').collect();
                if let Some(sign) = inside.strip_prefix('$') {
                    words[after].push_str(sign.split('-').next().unwrap_or_default());
                } else if matches!(inside.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    marks.push_str(&inside);
                }
            }
            ' ' | '(' | ')' | '+' | '-' | '$' | '₫' | '€' => {
                if !matches!(character, '(' | ')') {
                    words[after].push(character);
                }
            }
            _ => marks.push(character),
        }
    }
    (marks, words)
}

fn moment(marks: &str) -> Moment {
    let time = marks.contains('h') || marks.contains('s');
    let date = marks.contains('d') || marks.contains('y');
    Moment { day: marks.contains('d'), month: marks.contains('m') && (date || !time), year: marks.contains('y'), time }
}

fn digits(marks: &str, [before, after]: [String; 2]) -> Digits {
    let (whole, decimals) = marks.split_once('.').unwrap_or((marks, ""));
    let count = |text: &str, signs: &[char]| text.chars().filter(|sign| signs.contains(sign)).count();
    Digits {
        least_whole: count(whole, &['0']),
        least_decimals: count(decimals, &['0']),
        most_decimals: count(decimals, &['0', '#', '?']),
        grouped: whole.contains(','),
        percent: marks.contains('%'),
        before,
        after,
    }
}

impl Shape {
    /// Prints a number and gives the value behind the print.
    pub(super) fn print(&self, number: f64, from_1904: bool) -> (String, Option<Typed>) {
        let value = Some(Typed::Number(plain(number)));
        match self {
            Self::General => (decimal(&plain(number)), value),
            Self::Number(digits) => (digits.print(number), value),
            Self::Moment(moment) => match at(number, from_1904) {
                Some(at) if moment.day || moment.month || moment.year => {
                    (moment.print(at), Some(Typed::Day(at.date())))
                }
                Some(at) => (at.format("%H:%M").to_string(), value),
                None => (decimal(&plain(number)), value),
            },
        }
    }
}

impl Moment {
    fn print(self, at: NaiveDateTime) -> String {
        let parts = [(self.day, "%d"), (self.month, "%m"), (self.year, "%Y")];
        let date: Vec<String> =
            parts.iter().filter(|(shown, _)| *shown).map(|(_, code)| at.format(code).to_string()).collect();
        let time = if self.time { at.format(" %H:%M").to_string() } else { String::new() };
        format!("{}{time}", date.join("/"))
    }
}

impl Digits {
    fn print(&self, number: f64) -> String {
        let shown = if self.percent { number * 100.0 } else { number };
        let fixed = format!("{:.*}", self.most_decimals.min(15), tidy(shown.abs()));
        let (whole, decimals) = fixed.split_once('.').unwrap_or((&fixed, ""));
        let mut decimals = decimals.to_owned();
        while decimals.len() > self.least_decimals && decimals.ends_with('0') {
            decimals.pop();
        }
        let whole = format!("{whole:0>width$}", width = self.least_whole);
        let whole = if self.grouped { grouped(&whole) } else { whole };
        let sign = if number < 0.0 && fixed.contains(|digit: char| ('1'..='9').contains(&digit)) { "-" } else { "" };
        let comma = if decimals.is_empty() { "" } else { "," };
        let percent = if self.percent { "%" } else { "" };
        format!("{}{sign}{whole}{comma}{decimals}{percent}{}", self.before, self.after)
    }
}

fn grouped(whole: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// Rounds to the 15 digits a workbook keeps.
fn tidy(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// Spells a number with a point and without separators.
fn plain(number: f64) -> String {
    let spelled = tidy(number).to_string();
    if spelled == "-0" { "0".to_owned() } else { spelled }
}

fn decimal(plain: &str) -> String {
    plain.replace('.', ",")
}

/// Gives the moment a number stands for. Day 60 of the calendar from 1900 never was.
fn at(number: f64, from_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let first = match from_1904 {
        true => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        false if number < 60.0 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        false => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    let seconds = (number * 86_400.0).round();
    #[allow(clippy::cast_possible_truncation, reason = "the number of days was bounded above")]
    let seconds = Duration::seconds(seconds as i64);
    first.and_hms_opt(0, 0, 0)?.checked_add_signed(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_offices_do() {
        for (code, number, printed) in [
            ("General", 14_400_000.0, "14400000"),
            ("General", 0.1 + 0.2, "0,3"),
            ("General", -1.5, "-1,5"),
            ("#,##0", 14_400_000.0, "14.400.000"),
            ("#,##0.00", 1234.5, "1.234,50"),
            ("#,##0.##", 1234.5, "1.234,5"),
            ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", 0.0, "0"),
            ("_-* #,##0 _₫_-", -1500.0, "-1.500"),
            ("#,##0\" đồng\"", 500.0, "500 đồng"),
            ("0%", 0.955, "96%"),
            ("0.0%", 0.955, "95,5%"),
            ("00", 1.0, "01"),
            ("@", 5.0, "5"),
            ("dd/mm/yyyy", 43_118.0, "18/01/2018"),
            ("m/d/yy", 43_118.0, "18/01/2018"),
            ("mmm\\-yy", 43_118.0, "01/2018"),
            ("[$-42A]dd mmmm yyyy", 43_118.0, "18/01/2018"),
            ("yyyy", 43_118.0, "2018"),
            ("dd/mm/yyyy hh:mm", 43_118.5, "18/01/2018 12:00"),
            ("h:mm", 0.75, "18:00"),
        ] {
            assert_eq!(shape(code).print(number, false).0.trim(), printed, "{code}");
        }
    }

    #[test]
    fn the_value_stands_beside_the_print() {
        let day = NaiveDate::from_ymd_opt(2018, 1, 18).map(Typed::Day);
        assert_eq!(shape(built_in(14)).print(43_118.0, false).1, day);
        assert_eq!(shape(built_in(14)).print(41_656.0, true).1, day);
        assert_eq!(shape("0%").print(0.955, false).1, Some(Typed::Number("0.955".to_owned())));
        assert_eq!(shape("dd/mm/yyyy").print(-5.0, false), ("-5".to_owned(), Some(Typed::Number("-5".to_owned()))));
    }
}
