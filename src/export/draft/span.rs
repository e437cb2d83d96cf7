//! Periods beside periods: the one before, the one that follows, and the days of each.

use chrono::NaiveDate;

use super::words;
use crate::model::{Moment, Part, Period};

/// Gives the period before, of the same kind. A half-year or nine months has none inside its year: both count from
/// January on, so that only the same period a year before can be held against them.
pub(super) fn before(period: Period) -> Option<Period> {
    let (year, part) = match period.part {
        Part::Q1 => (period.year - 1, Part::Q4),
        Part::Q2 => (period.year, Part::Q1),
        Part::Q3 => (period.year, Part::Q2),
        Part::Q4 => (period.year, Part::Q3),
        Part::H1 | Part::NineMonths | Part::Year => return None,
    };
    Some(Period { year, part })
}

/// The days of a period in the calendar, which its cut-off may not keep to.
pub(super) fn calendar(period: Period) -> (NaiveDate, NaiveDate) {
    let year = period.year;
    let (first, last) = match period.part {
        Part::Q1 => (1, 1),
        Part::Q2 => (2, 2),
        Part::Q3 => (3, 3),
        Part::Q4 => (4, 4),
        Part::H1 => (1, 2),
        Part::NineMonths => (1, 3),
        Part::Year => (1, 4),
    };
    (Moment::Quarter(year, first).first_day(), Moment::Quarter(year, last).last_day())
}

/// What a report looks forward to.
pub(super) struct Ahead {
    /// Its name.
    pub(super) name: String,
    /// Its last day.
    pub(super) last: NaiveDate,
}

/// Gives what comes after a period: the next quarter, the rest of the year, or the next year.
pub(super) fn ahead(period: Period) -> Ahead {
    let year = period.year;
    let quarter = |part| {
        let next = Period { year: if part == Part::Q1 { year + 1 } else { year }, part };
        Ahead { name: words::period(next), last: calendar(next).1 }
    };
    match period.part {
        Part::Q1 => quarter(Part::Q2),
        Part::Q2 => quarter(Part::Q3),
        Part::H1 => Ahead { name: format!("6 tháng cuối năm {year}"), last: Moment::Year(year).last_day() },
        Part::Q3 | Part::NineMonths => quarter(Part::Q4),
        Part::Q4 => quarter(Part::Q1),
        Part::Year => Ahead { name: format!("năm {}", year + 1), last: Moment::Year(year + 1).last_day() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a period")
    }

    #[test]
    fn a_quarter_follows_a_quarter_and_what_counts_from_january_follows_nothing() {
        let befores = ["2026-Q1", "2026-Q2", "2026-Q4", "2026-H1", "2026-9M", "2026"];
        let befores = befores.map(|text| before(period(text)).map(|before| before.to_string()).unwrap_or_default());
        assert_eq!(befores, ["2025-Q4", "2026-Q1", "2026-Q3", "", "", ""]);
    }

    #[test]
    fn a_report_looks_forward_to_what_is_left() {
        let said = |text| {
            let ahead = ahead(period(text));
            format!("{} → {}", ahead.name, ahead.last)
        };
        assert_eq!(said("2026-Q1"), "quý II năm 2026 → 2026-06-30");
        assert_eq!(said("2026-H1"), "6 tháng cuối năm 2026 → 2026-12-31");
        assert_eq!(said("2026-9M"), "quý IV năm 2026 → 2026-12-31");
        assert_eq!(said("2026-Q4"), "quý I năm 2027 → 2027-03-31");
        assert_eq!(said("2026"), "năm 2027 → 2027-12-31");
    }
}
