//! Exact decimal numbers.
//!
//! Takes numbers as they are written in content and in data, with a dot; gives exact arithmetic, or nothing where the
//! exact answer does not fit. Nothing here rounds unless it is asked to. Printed forms are the work of
//! [`format`](super::format).

mod data;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// The most digits a number may have after its dot.
const MAX_SCALE: u8 = 18;

/// A number that is exactly `mantissa / 10^scale`, such as 87.5 or −0.25.
///
/// Comparing goes by value: 1.0 equals 1. Printing keeps the digits as they were written: 1.0 prints `1.0`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Decimal {
    mantissa: i64,
    // At most MAX_SCALE, so that two mantissas brought to one scale always fit in an i128.
    scale: u8,
}

/// Why a text is not a [`Decimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalError {
    /// The text is not digits with at most one dot between them and at most one minus before them.
    NotANumber,
    /// The number has more than 18 digits after its dot, or more digits than fit (about 18 in all).
    TooLong,
}

impl fmt::Display for DecimalError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotANumber => "not a number written with digits and a dot, such as 87.5",
            Self::TooLong => "a number with more than 18 digits",
        })
    }
}

impl std::error::Error for DecimalError {}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// Reads a number such as `14400000`, `87.5` or `-0.25`.
    ///
    /// # Errors
    ///
    /// Anything else is [`DecimalError::NotANumber`]: a comma, a plus, an exponent, blanks, `.5` and `5.` too. A number
    /// that cannot be held exactly is [`DecimalError::TooLong`].
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !fraction.is_none_or(is_digits) {
            return Err(DecimalError::NotANumber);
        }
        let fraction = fraction.unwrap_or_default();
        let scale = u8::try_from(fraction.len()).ok().filter(|scale| *scale <= MAX_SCALE);
        let scale = scale.ok_or(DecimalError::TooLong)?;
        let mantissa = whole
            .bytes()
            .chain(fraction.bytes())
            .try_fold(0i64, |mantissa, digit| mantissa.checked_mul(10)?.checked_add(sign * i64::from(digit - b'0')));
        Ok(Self { mantissa: mantissa.ok_or(DecimalError::TooLong)?, scale })
    }

    /// Returns `mantissa / 10^scale`, or nothing when the scale is over 18.
    pub const fn new(mantissa: i64, scale: u8) -> Option<Self> {
        if scale > MAX_SCALE { None } else { Some(Self { mantissa, scale }) }
    }

    /// Returns the digits without the dot, with the sign.
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// Returns how many of the digits stand after the dot.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Returns the value as a whole number, or nothing when it has a fraction.
    pub fn to_integer(self) -> Option<i64> {
        let unit = power_of_ten(self.scale);
        let mantissa = i128::from(self.mantissa);
        (mantissa % unit == 0).then(|| i64::try_from(mantissa / unit).ok()).flatten()
    }

    /// Returns the sum, or nothing when it does not fit exactly.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::fit(self.mantissa_at(scale) + other.mantissa_at(scale), scale)
    }

    /// Returns the difference, or nothing when it does not fit exactly.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::fit(self.mantissa_at(scale) - other.mantissa_at(scale), scale)
    }

    /// Returns the product, or nothing when it does not fit exactly.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::fit(i128::from(self.mantissa) * i128::from(other.mantissa), self.scale + other.scale)
    }

    /// Rounds to so many digits after the dot, a half away from zero: 87.25 to 87.3 and −87.25 to −87.3.
    ///
    /// A number with no more digits than that is returned as it is.
    #[must_use]
    pub fn round(self, decimals: u8) -> Self {
        if decimals >= self.scale {
            return self;
        }
        let unit = power_of_ten(self.scale - decimals);
        let mantissa = i128::from(self.mantissa);
        let rounded = (mantissa + mantissa.signum() * (unit / 2)) / unit;
        let mantissa = i64::try_from(rounded).expect("a tenth of an i64 fits in an i64");
        Self { mantissa, scale: decimals }
    }

    /// Returns the share of a count in another as a percentage, rounded to so many digits, a half up.
    ///
    /// There is none when the whole is zero (nothing is not 0 % and not 100 %), or when it does not fit.
    pub fn ratio_percent(numerator: u64, denominator: u64, decimals: u8) -> Option<Self> {
        if denominator == 0 || decimals > MAX_SCALE {
            return None;
        }
        let hundredfold = u128::from(numerator).checked_mul(100)?;
        let scaled = hundredfold.checked_mul(power_of_ten(decimals).unsigned_abs())?;
        let denominator = u128::from(denominator);
        let rounded = scaled.checked_mul(2)?.checked_add(denominator)? / (2 * denominator);
        Self::new(i64::try_from(rounded).ok()?, decimals)
    }

    /// Returns the value in units of `10^-scale`; the scale must not be below its own.
    fn mantissa_at(self, scale: u8) -> i128 {
        i128::from(self.mantissa) * power_of_ten(scale - self.scale)
    }

    /// Drops zeros at the end until the number fits, or gives up.
    fn fit(mut mantissa: i128, mut scale: u8) -> Option<Self> {
        loop {
            match i64::try_from(mantissa) {
                Ok(mantissa) if scale <= MAX_SCALE => return Some(Self { mantissa, scale }),
                _ if scale > 0 && mantissa % 10 == 0 => (mantissa, scale) = (mantissa / 10, scale - 1),
                _ => return None,
            }
        }
    }

    /// Returns the one form of equal values: without zeros at the end of the fraction.
    fn shortest(mut self) -> Self {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            (self.mantissa, self.scale) = (self.mantissa / 10, self.scale - 1);
        }
        self
    }
}

const fn power_of_ten(exponent: u8) -> i128 {
    10i128.pow(exponent as u32)
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { mantissa: value, scale: 0 }
    }
}

impl From<u32> for Decimal {
    fn from(value: u32) -> Self {
        Self::from(i64::from(value))
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::parse(text)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        let dot = if scale > 0 { "." } else { "" };
        write!(formatter, "{sign}{whole}{dot}{fraction}")
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.mantissa_at(scale).cmp(&other.mantissa_at(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { mantissa, scale } = self.shortest();
        (mantissa, scale).hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn only_digits_a_dot_and_a_minus_are_a_number() {
        for text in ["", "-", ".", ".5", "5.", "+5", "87,5", "1e3", " 1", "1 ", "1.2.3", "--1", "١", "NaN"] {
            assert_eq!(Decimal::parse(text), Err(DecimalError::NotANumber), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_held_exactly_is_refused() {
        assert_eq!(Decimal::parse("0.1234567890123456789"), Err(DecimalError::TooLong));
        assert_eq!(Decimal::parse("9223372036854775808"), Err(DecimalError::TooLong));
        assert_eq!(decimal("-9223372036854775808").mantissa(), i64::MIN);
    }

    #[test]
    fn equality_goes_by_value_and_print_by_digits() {
        assert_eq!(decimal("1.0"), Decimal::from(1i64));
        assert_eq!(decimal("-0"), decimal("0.00"));
        assert_eq!(decimal("1.0").to_string(), "1.0");
        assert_eq!(decimal("-0.05").to_string(), "-0.05");
        assert_eq!(decimal("007.50").to_string(), "7.50");
    }

    #[test]
    fn order_goes_by_value() {
        let sorted =
            ["-9223372036854775808", "-1.5", "-1.25", "0", "0.000000000000000001", "1.5", "9223372036854775807"];
        assert!(sorted.map(decimal).is_sorted());
    }

    #[test]
    fn sums_and_products_are_exact_or_nothing() {
        let sum = |left: &str, right: &str| decimal(left).checked_add(decimal(right)).map(|sum| sum.to_string());
        assert_eq!(sum("0.1", "0.2").as_deref(), Some("0.3"));
        assert_eq!(sum("9223372036854775807", "1"), None);
        assert_eq!(sum("9223372036854775806", "1.0").as_deref(), Some("9223372036854775807"));
        let product =
            |left: &str, right: &str| decimal(left).checked_mul(decimal(right)).map(|value| value.to_string());
        assert_eq!(product("20000", "240").as_deref(), Some("4800000"));
        assert_eq!(product("0.000000000000000001", "0.1"), None);
        assert_eq!(product("0.000000000000000005", "0.2").as_deref(), Some("0.000000000000000001"));
        assert_eq!(product("9223372036854775807", "2"), None);
        assert_eq!(decimal("87.5").checked_sub(decimal("90")), Some(decimal("-2.5")));
    }

    #[test]
    fn halves_round_away_from_zero() {
        for (text, decimals, rounded) in [
            ("87.25", 1, "87.3"),
            ("-87.25", 1, "-87.3"),
            ("87.249", 1, "87.2"),
            ("99.95", 1, "100.0"),
            ("0.5", 0, "1"),
            ("87.5", 3, "87.5"),
        ] {
            assert_eq!(decimal(text).round(decimals).to_string(), rounded, "{text}");
        }
    }

    #[test]
    fn a_share_of_nothing_is_no_number() {
        let share = |numerator, denominator, decimals| {
            Decimal::ratio_percent(numerator, denominator, decimals).map(|percent| percent.to_string())
        };
        assert_eq!(share(0, 0, 1), None);
        assert_eq!(share(0, 53, 1).as_deref(), Some("0.0"));
        assert_eq!(share(40, 53, 1).as_deref(), Some("75.5"));
        assert_eq!(share(1, 8, 1).as_deref(), Some("12.5"));
        assert_eq!(share(1, 8, 0).as_deref(), Some("13"));
        assert_eq!(share(53, 53, 0).as_deref(), Some("100"));
        assert_eq!(share(u64::MAX, 1, 18), None);
        assert_eq!(share(1, 3, 19), None);
        assert_eq!(share(u64::MAX, u64::MAX, 2).as_deref(), Some("100.00"));
    }

    prop_compose! {
        fn any_decimal()(mantissa: i64, scale in 0u8..=MAX_SCALE) -> Decimal {
            Decimal { mantissa, scale }
        }
    }

    proptest! {
        #[test]
        fn printing_and_reading_keeps_every_digit(value in any_decimal()) {
            let read = Decimal::parse(&value.to_string()).unwrap();
            prop_assert_eq!((read.mantissa, read.scale), (value.mantissa, value.scale));
        }

        #[test]
        fn reading_never_panics(text in "-?[0-9.]{0,30}|.*") {
            if let Ok(value) = Decimal::parse(&text) {
                prop_assert!(value.scale <= MAX_SCALE);
            }
        }

        #[test]
        fn equal_values_hash_alike(mantissa in -9999i64..9999, scale in 0u8..9) {
            use std::collections::hash_map::DefaultHasher;
            let hash = |value: Decimal| { let mut hasher = DefaultHasher::new(); value.hash(&mut hasher); hasher.finish() };
            let (short, long) = (Decimal { mantissa, scale }, Decimal { mantissa: mantissa * 10, scale: scale + 1 });
            prop_assert_eq!(short, long);
            prop_assert_eq!(hash(short), hash(long));
        }

        #[test]
        fn adding_and_subtracting_undo_each_other(left in any_decimal(), right in any_decimal()) {
            if let Some(sum) = left.checked_add(right) {
                prop_assert_eq!(sum.checked_sub(right), Some(left));
            }
        }

        #[test]
        fn rounding_moves_by_half_a_unit_at_most(value in any_decimal(), decimals in 0u8..=MAX_SCALE) {
            let rounded = value.round(decimals);
            prop_assert!(rounded.scale <= decimals.max(value.scale));
            let scale = value.scale.max(rounded.scale);
            let moved = (value.mantissa_at(scale) - rounded.mantissa_at(scale)).abs();
            prop_assert!(decimals >= value.scale && moved == 0 || 2 * moved <= power_of_ten(value.scale - decimals));
        }

        #[test]
        fn a_part_is_between_none_and_all(part in 0u64..1_000_000, rest in 0u64..1_000_000, decimals in 0u8..6) {
            let percent = Decimal::ratio_percent(part, part + rest, decimals);
            prop_assert_eq!(percent.is_none(), part + rest == 0);
            if let Some(percent) = percent {
                prop_assert!(Decimal::ZERO <= percent && percent <= Decimal::from(100u32));
            }
        }
    }
}
