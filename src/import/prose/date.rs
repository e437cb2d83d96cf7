//! Printed dates with holes: "ngày 18 tháng 01 năm 2018", "ngày tháng 01 năm 2021", "ngày 18 /01/2018".

use chrono::NaiveDate;

use crate::model::Moment;

/// A date as far as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Partial {
    /// The day of the month.
    pub(super) day: Option<u32>,
    /// The month.
    pub(super) month: Option<u32>,
    /// The year with four digits.
    pub(super) year: Option<i32>,
}

impl Partial {
    /// Reads the date a text begins with, after "ngày" or "tháng" or at once.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self::default();
        let mut slot = 0;
        let gaps = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | '…' | '_' | ',' | ';' | ')' | '(');
        for token in text.split(gaps).filter(|token| !token.is_empty()) {
            match (token.to_lowercase().as_str(), token.parse::<u32>()) {
                ("ngày", _) if slot == 0 => {}
                ("tháng", _) if slot <= 1 => slot = 1,
                ("năm", _) if slot <= 2 => slot = 2,
                (_, Ok(number)) if slot <= 2 => {
                    read.fill(slot, number, token.len());
                    slot += 1;
                }
                _ => break,
            }
        }
        read
    }

    fn fill(&mut self, slot: u8, number: u32, digits: usize) {
        match slot {
            0 if (1..=31).contains(&number) => self.day = Some(number),
            1 if (1..=12).contains(&number) => self.month = Some(number),
            2 if digits == 4 => self.year = i32::try_from(number).ok().filter(|year| (1900..=2200).contains(year)),
            _ => {}
        }
    }

    /// Gives the moment it names: a day that exists, else the month or the year; `None` without a year.
    pub(super) fn moment(self) -> Option<Moment> {
        let year = self.year?;
        let day = self.day.zip(self.month).and_then(|(day, month)| NaiveDate::from_ymd_opt(year, month, day));
        Some(match (day, self.month) {
            (Some(day), _) => Moment::Day(day),
            (None, Some(month)) => Moment::Month(year, month),
            (None, None) => Moment::Year(year),
        })
    }

    /// Gives day and month as `02-25`, where both are printed.
    pub(super) fn yearly(self) -> Option<String> {
        let (month, day) = self.month.zip(self.day)?;
        NaiveDate::from_ymd_opt(2000, month, day).map(|_| format!("{month:02}-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_printed() {
        for (text, moment) in [
            ("ngày 18 tháng 01 năm 2018", Some("2018-01-18")),
            ("ngày 18 /01/2018 của Sở", Some("2018-01-18")),
            ("ngày tháng 01 năm 2021", Some("2021-01")),
            ("ngày … tháng … năm 2022", Some("2022")),
            ("ngày      tháng      năm 2022", Some("2022")),
            ("tháng 12 năm 2024", Some("2024-12")),
            ("ngày 31 tháng 02 năm 2024", Some("2024-02")),
            ("ngày    tháng    năm 20", None),
            ("ngày 18/5", None),
        ] {
            assert_eq!(Partial::read(text).moment().map(|moment| moment.to_string()).as_deref(), moment, "{text}");
        }
    }

    #[test]
    fn a_day_of_every_year_needs_no_year() {
        assert_eq!(Partial::read("ngày 25/02").yearly().as_deref(), Some("02-25"));
        assert_eq!(Partial::read("ngày 10 tháng 11 hàng năm").yearly().as_deref(), Some("11-10"));
        assert_eq!(Partial::read("ngày 31/02").yearly(), None);
    }
}
