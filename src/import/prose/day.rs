//! A day of every year: "25/02", "10 tháng 11".

use chrono::NaiveDate;

/// Reads the day a text begins with as `02-25`; `None` where it exists in no year.
pub(super) fn of_every_year(text: &str) -> Option<String> {
    let mut words = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | ';' | '*'))
        .filter(|word| !word.is_empty());
    let day = words.next()?.parse().ok()?;
    let month = match words.next()? {
        "tháng" => words.next()?,
        word => word,
    };
    let date = NaiveDate::from_ymd_opt(2000, month.parse().ok()?, day)?;
    Some(date.format("%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_a_month_and_no_year() {
        for (text, day) in [
            ("25/02", Some("02-25")),
            ("25/2 hàng năm", Some("02-25")),
            ("10 tháng 11 hàng năm", Some("11-10")),
            ("31/02", None),
            ("20 hàng tháng", None),
            ("25 của tháng 2", None),
        ] {
            assert_eq!(of_every_year(text).as_deref(), day, "{text}");
        }
    }
}
