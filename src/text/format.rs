//! Numbers, money, dates and sizes as a reader of a language expects them.
//!
//! Takes values; gives text for a page. It never goes into data files and never rounds, except [`bytes`]. Vietnamese
//! groups thousands with a dot and cuts decimals with a comma, English the other way round.

use chrono::{Datelike, NaiveDate};

use super::{Decimal, Language};

const NO_BREAK_SPACE: char = '\u{a0}';

/// Writes a whole number: `14.400.000` or `14,400,000`.
pub fn integer(value: i64, language: Language) -> String {
    decimal(Decimal::from(value), language)
}

/// Writes an amount in đồng: `14.400.000 đồng` or `VND 14,400,000`.
pub fn money(amount: i64, language: Language) -> String {
    let amount = integer(amount, language);
    match language {
        Language::Vietnamese => format!("{amount} đồng"),
        Language::English => format!("VND {amount}"),
    }
}

/// Writes a day: `18/01/2018` or `18 January 2018`.
pub fn date(date: NaiveDate, language: Language) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match language {
        Language::Vietnamese => format!("{day:02}/{month:02}/{year:04}"),
        Language::English => format!("{day} {} {year:04}", MONTHS[date.month0() as usize]),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a number with all its digits: `87,5` or `87.5`.
pub fn decimal(value: Decimal, language: Language) -> String {
    let plain = value.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", &*plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (group, point) = match language {
        Language::Vietnamese => (".", ","),
        Language::English => (",", "."),
    };
    let point = if fraction.is_empty() { "" } else { point };
    format!("{sign}{}{point}{fraction}", grouped(whole, group))
}

/// Writes a percentage: `87,5 %` with a space that does not break, or `87.5%`.
pub fn percent(value: Decimal, language: Language) -> String {
    let number = decimal(value, language);
    match language {
        Language::Vietnamese => format!("{number}{NO_BREAK_SPACE}%"),
        Language::English => format!("{number}%"),
    }
}

/// Writes the size of a file in decimal units (1 MB is a million bytes), to one digit, a half up: `1,2 MB`, `512 byte`.
pub fn bytes(size: u64, language: Language) -> String {
    if size < 1000 {
        let plural = if language == Language::English && size != 1 { "s" } else { "" };
        return format!("{size} byte{plural}");
    }
    let (mut unit, mut divisor) = (0, 1000u64);
    // 999,95 kB would print as 1.000 kB, so it is already 1 MB.
    while unit + 1 < UNITS.len() && tenths(size, divisor) >= 10_000 {
        (unit, divisor) = (unit + 1, divisor * 1000);
    }
    let tenths = tenths(size, divisor);
    let value = if tenths % 10 == 0 { Decimal::new(tenths / 10, 0) } else { Decimal::new(tenths, 1) };
    format!("{} {}", decimal(value.expect("one digit is allowed"), language), UNITS[unit])
}

const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];

/// Returns the size in tenths of a unit, a half up.
fn tenths(size: u64, divisor: u64) -> i64 {
    let tenth = divisor / 10;
    i64::try_from(size / tenth + u64::from(size % tenth >= tenth / 2)).expect("a hundredth of a u64 fits in an i64")
}

/// Puts a separator before every third digit from the end.
fn grouped(digits: &str, separator: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Vietnamese};
    use proptest::prelude::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn thousands_are_grouped() {
        for (value, vietnamese, english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (14_400_000, "14.400.000", "14,400,000"),
            (-1_234_567, "-1.234.567", "-1,234,567"),
        ] {
            assert_eq!(integer(value, Vietnamese), vietnamese);
            assert_eq!(integer(value, English), english);
        }
    }

    #[test]
    fn money_names_its_currency() {
        assert_eq!(money(14_400_000, Vietnamese), "14.400.000 đồng");
        assert_eq!(money(14_400_000, English), "VND 14,400,000");
    }

    #[test]
    fn days_have_two_digits_in_vietnamese_and_a_month_name_in_english() {
        let day = NaiveDate::from_ymd_opt(2018, 1, 8).unwrap();
        assert_eq!(date(day, Vietnamese), "08/01/2018");
        assert_eq!(date(day, English), "8 January 2018");
        let last = NaiveDate::from_ymd_opt(2019, 12, 31).unwrap();
        assert_eq!(date(last, English), "31 December 2019");
    }

    #[test]
    fn decimals_use_a_comma_in_vietnamese() {
        assert_eq!(decimal(number("87.5"), Vietnamese), "87,5");
        assert_eq!(decimal(number("1234.50"), Vietnamese), "1.234,50");
        assert_eq!(decimal(number("1234.50"), English), "1,234.50");
    }

    #[test]
    fn percentages_do_not_break_before_their_sign() {
        assert_eq!(percent(number("87.5"), Vietnamese), "87,5\u{a0}%");
        assert_eq!(percent(number("87.5"), English), "87.5%");
    }

    #[test]
    fn sizes_take_the_unit_that_reads_best() {
        for (size, vietnamese, english) in [
            (0, "0 byte", "0 bytes"),
            (1, "1 byte", "1 byte"),
            (999, "999 byte", "999 bytes"),
            (1_000, "1 kB", "1 kB"),
            (1_049, "1 kB", "1 kB"),
            (1_050, "1,1 kB", "1.1 kB"),
            (1_234_567, "1,2 MB", "1.2 MB"),
            (999_949, "999,9 kB", "999.9 kB"),
            (999_950, "1 MB", "1 MB"),
            (u64::MAX, "18.446.744,1 TB", "18,446,744.1 TB"),
        ] {
            assert_eq!(bytes(size, Vietnamese), vietnamese);
            assert_eq!(bytes(size, English), english);
        }
    }

    proptest! {
        #[test]
        fn a_printed_number_reads_back(value: i64) {
            prop_assert_eq!(integer(value, Vietnamese).replace('.', "").parse(), Ok(value));
            prop_assert_eq!(integer(value, English).replace(',', "").parse(), Ok(value));
        }

        #[test]
        fn printed_money_reads_back(amount: i64) {
            let text = money(amount, Vietnamese);
            let digits = text.strip_suffix(" đồng").unwrap().replace('.', "");
            prop_assert_eq!(digits.parse(), Ok(amount));
        }

        #[test]
        fn a_printed_decimal_reads_back(mantissa: i64, scale in 0u8..=18) {
            let value = Decimal::new(mantissa, scale).unwrap();
            let text = decimal(value, Vietnamese).replace('.', "").replace(',', ".");
            prop_assert_eq!(Decimal::parse(&text), Ok(value));
        }
    }
}
