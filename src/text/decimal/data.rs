//! Decimal numbers in data files: written and read as plain numbers.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Decimal;

/// Writes a whole value as an integer and any other as a float, exact in print up to 15 digits.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(integer) = self.to_integer() {
            return serializer.serialize_i64(integer);
        }
        let float = self.to_string().parse().expect("digits with a dot are a float");
        serializer.serialize_f64(float)
    }
}

/// Reads an integer, or a float as the shortest decimal that names it; texts are refused.
impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Decimal;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number such as 87.5")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
        Ok(Decimal::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
        Decimal::parse(&value.to_string()).map_err(E::custom)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
        Decimal::parse(&value.to_string()).map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error as ValueError, F64Deserializer, I64Deserializer, StrDeserializer};

    /// A formatter is the simplest serializer: it writes numbers as data formats do.
    struct Written(Decimal);

    impl fmt::Display for Written {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(formatter)
        }
    }

    fn read(value: f64) -> Result<Decimal, ValueError> {
        let float: F64Deserializer<ValueError> = value.into_deserializer();
        Decimal::deserialize(float)
    }

    #[test]
    fn whole_values_are_integers_and_others_keep_their_digits() {
        for (text, written) in [("87.5", "87.5"), ("1.0", "1"), ("14400000", "14400000"), ("-0.05", "-0.05")] {
            assert_eq!(Written(Decimal::parse(text).unwrap()).to_string(), written);
        }
    }

    #[test]
    fn numbers_are_read_and_texts_are_not() {
        let integer: I64Deserializer<ValueError> = 54i64.into_deserializer();
        assert_eq!(Decimal::deserialize(integer), Ok(Decimal::from(54i64)));
        assert_eq!(read(87.5).map(|value| value.to_string()), Ok("87.5".to_owned()));
        assert!(read(f64::NAN).is_err());
        assert!(read(1e300).is_err());
        let text: StrDeserializer<'_, ValueError> = "87.5".into_deserializer();
        assert!(Decimal::deserialize(text).is_err());
    }

    proptest! {
        #[test]
        fn up_to_fifteen_digits_survive(mantissa in -999_999_999_999_999i64..=999_999_999_999_999, scale in 0u8..=15) {
            let value = Decimal::new(mantissa, scale).unwrap();
            let written = Written(value).to_string();
            prop_assert_eq!(read(written.parse().unwrap()), Ok(value));
        }
    }
}
