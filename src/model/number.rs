//! Numbers as files hold them: amounts of money in whole đồng, counts, exact decimals.

use serde_json::{Value as Json, json};

use crate::diagnostic::{Code, Diagnostic, say};
use crate::record::{Decode, Kind, Reader, SchemaBook, Value, integer_schema};
use crate::text::Decimal;

/// An amount of money in whole Vietnamese đồng, never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub u64);

impl Amount {
    /// Gives the amount for arithmetic; amounts over nine quintillion đồng do not occur.
    pub fn dong(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }
}

/// Reads a whole number of at least zero, with a hint for numbers written as documents print them.
fn read_count(value: &Value, reader: &mut Reader) -> Option<u64> {
    let hint = match &value.kind {
        Kind::Integer(number) => {
            if let Ok(count) = u64::try_from(*number) {
                return Some(count);
            }
            None
        }
        Kind::Text(text) => plain_digits(text),
        Kind::Decimal(number) => plain_digits(&number.to_string()),
        _ => return reader.wrong_type(value, "một số nguyên", "a whole number"),
    };
    let fault = Diagnostic::error(
        Code::BadNumber,
        value.span,
        say!(vi: "ở đây cần một số nguyên không âm, viết liền và không có dấu nháy"; en: "a whole number of at least zero is needed here, without separators or quotes"),
    );
    reader.report(match hint {
        Some(digits) => fault.suggest(value.span, &digits),
        None => fault,
    });
    None
}

/// `14.400.000 đồng` → `14400000`, when only one reading is possible.
fn plain_digits(text: &str) -> Option<String> {
    let number = text.trim().trim_end_matches("đồng").trim_end_matches('đ').trim();
    let groups: Vec<&str> = number.split(['.', ' ', '\u{a0}']).collect();
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    let digits: String = groups.concat();
    (grouped && !digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.trim_start_matches('0'))
        .map(|digits| if digits.is_empty() { "0".to_owned() } else { digits.to_owned() })
}

impl Decode for Amount {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        read_count(value, reader).map(Self)
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        integer_schema(0)
    }
}

impl Decode for u64 {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        read_count(value, reader)
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        integer_schema(0)
    }
}

/// A year; no other number of a content file is signed.
impl Decode for i32 {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Kind::Integer(number) = value.kind else {
            return reader.wrong_type(value, "một năm", "a year");
        };
        i32::try_from(number).ok().filter(|year| (1900..=2200).contains(year)).or_else(|| {
            reader.fault(
                Code::BadDate,
                value.span,
                say!(vi: "năm {number} nằm ngoài khoảng 1900–2200"; en: "the year {number} is not between 1900 and 2200"),
            )
        })
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        json!({ "type": "integer", "minimum": 1900, "maximum": 2200 })
    }
}

impl Decode for Decimal {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.kind {
            Kind::Integer(number) => Some(Decimal::from(*number)),
            Kind::Decimal(number) => Some(*number),
            Kind::Text(text) => {
                let fault = Diagnostic::error(
                    Code::BadNumber,
                    value.span,
                    say!(vi: "ở đây cần một số, không có dấu nháy"; en: "a number is needed here, without quotes"),
                );
                let near = text.trim().trim_end_matches('%').trim().replace(',', ".");
                reader.report(match Decimal::parse(&near) {
                    Ok(number) => fault.suggest(value.span, &number.to_string()),
                    Err(_) => fault,
                });
                None
            }
            _ => reader.wrong_type(value, "một số", "a number"),
        }
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        json!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::plain_digits;

    #[test]
    fn printed_amounts_are_turned_into_digits() {
        assert_eq!(plain_digits("14.400.000 đồng").as_deref(), Some("14400000"));
        assert_eq!(plain_digits("0").as_deref(), Some("0"));
        assert_eq!(plain_digits("05").as_deref(), Some("5"));
    }

    #[test]
    fn what_could_mean_two_numbers_is_left_alone() {
        for text in ["1,5", "1.5", "12.34.567", "mười", ""] {
            assert_eq!(plain_digits(text), None, "{text}");
        }
    }
}
