//! Reporting periods in words: "quý I/2020", "6 tháng đầu năm 2020", "9 tháng", "năm 2020".

use super::tokens::{Token, tokens};
use crate::model::{Part, Period};

/// Reads a text that is a period and nothing else; one without a year is of the year given.
pub fn read(text: &str, year: Option<i32>) -> Option<Period> {
    let tokens = tokens(text);
    let leads = tokens.iter().take_while(|token| token.is(&["ky", "bao", "cao", "trong", "cua", "cho"])).count();
    let (period, taken) = at(&tokens[leads..], year)?;
    let rest = &tokens[leads + taken..];
    rest.iter().all(|token| token.is(&[".", ";", ","])).then_some(period)
}

/// Finds the period a title names: "Tình hình thực hiện công tác CCHC quý I năm 2020".
///
/// A part of a year counts before a year.
pub fn find(text: &str, year: Option<i32>) -> Option<Period> {
    let tokens = tokens(text);
    let found: Vec<Period> =
        (0..tokens.len()).filter_map(|start| at(&tokens[start..], year)).map(|found| found.0).collect();
    found.iter().find(|period| period.part != Part::Year).or(found.first()).copied()
}

/// Reads the period the tokens begin with, and how many tokens it takes.
fn at(tokens: &[Token], year: Option<i32>) -> Option<(Period, usize)> {
    let word = |ahead: usize| tokens.get(ahead).map_or("", |token| token.word.as_str());
    let number = tokens.first()?.number();
    let (part, taken) = match (word(0), number) {
        ("quy", _) => (quarter(tokens.get(1)?)?, 2),
        (_, Some(6)) if word(1) == "thang" && word(2) == "dau" => (Part::H1, 3),
        (_, Some(9)) if word(1) == "thang" && word(2) == "dau" => (Part::NineMonths, 3),
        (_, Some(6)) if word(1) == "thang" && word(2) != "cuoi" => (Part::H1, 2),
        (_, Some(9)) if word(1) == "thang" && word(2) != "cuoi" => (Part::NineMonths, 2),
        ("ca" | "nam", _) | (_, Some(1990..2100)) => (Part::Year, usize::from(word(0) == "ca")),
        _ => return None,
    };
    let (printed, end) = year_at(tokens, taken);
    let bare = part == Part::Year && printed.is_none() && end == taken;
    let year = printed.or(year).filter(|_| !bare)?;
    Some((Period { year, part }, end))
}

fn quarter(token: &Token) -> Option<Part> {
    [Part::Q1, Part::Q2, Part::Q3, Part::Q4].get(usize::try_from(token.quarter()?.checked_sub(1)?).ok()?).copied()
}

/// Reads "/2020", "năm 2020", "2020", "năm": the year, where one is printed, and where it ends.
fn year_at(tokens: &[Token], at: usize) -> (Option<i32>, usize) {
    let skip = tokens[at.min(tokens.len())..].iter().take_while(|token| token.is(&["/", "-", "nam", ".", ","])).count();
    let token = tokens.get(at + skip);
    let year = token.and_then(Token::number).and_then(|number| i32::try_from(number).ok());
    match year.filter(|year| (1990..2100).contains(year)) {
        Some(year) => (Some(year), at + skip + 1),
        None if tokens.get(at).is_some_and(|token| token.is(&["nam"])) => (None, at + 1),
        None => (None, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_in_words() {
        for (text, period) in [
            ("quý I/2020", "2020-Q1"),
            ("Quý 3 năm 2020", "2020-Q3"),
            ("QUÝ IV NĂM 2020", "2020-Q4"),
            ("6 tháng đầu năm 2020", "2020-H1"),
            ("06 tháng năm 2020", "2020-H1"),
            ("9 tháng", "2021-9M"),
            ("09 tháng đầu năm 2020", "2020-9M"),
            ("năm 2020", "2020"),
            ("Cả năm", "2021"),
            ("2020", "2020"),
            ("Kỳ báo cáo: quý II", ""),
            ("6 tháng cuối năm 2020", ""),
            ("tháng 6/2020", ""),
            ("", ""),
        ] {
            let found = read(text, Some(2021)).map(|period| period.to_string()).unwrap_or_default();
            assert_eq!(found, period, "{text}");
        }
        assert_eq!(read("quý I", None), None);
    }

    #[test]
    fn titles_name_their_period() {
        for (text, period) in [
            ("Tình hình thực hiện công tác cải cách hành chính quý I năm 2020", "2020-Q1"),
            ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2022", "2021-H1"),
            ("Công tác CCHC và chỉ số PAPI năm 2020 của Sở", "2020"),
        ] {
            assert_eq!(find(text, Some(2021)).map(|period| period.to_string()).as_deref(), Some(period), "{text}");
        }
        assert_eq!(find("Công tác cải cách hành chính", Some(2021)), None);
    }
}
