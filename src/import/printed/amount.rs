//! Money as papers print it, and the formulas amounts come from.
//!
//! Thousands are parted by dots, by commas or by blanks; a comma or dot before other than three digits is a decimal
//! sign, which only counts in thousands or millions of đồng.

use super::lines::joined;
use crate::text::{fold, normalize};

/// The factors of an amount: "03 người x 20.000 đ/người/ngày x 240 ngày".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The factors, in printed order.
    pub factors: Vec<u64>,
    /// The formula as printed.
    pub printed: String,
}

/// Reads a text that is an amount in đồng and nothing else: "14.400.000", "200,000 Việt Nam Đồng", "1,5 triệu đồng".
///
/// "Miễn phí" and "Không thu phí" are 0, and so is "o Đồng", whose digit is a letter.
pub fn read(text: &str) -> Option<u64> {
    let folded = fold(&joined(&normalize(text)));
    let text = folded.trim().trim_end_matches(['.', ';', ',']).trim();
    if matches!(text, "mien phi" | "khong thu phi" | "khong thu" | "khong mat phi" | "mien le phi" | "mien phi le phi")
    {
        return Some(0);
    }
    let digits = text.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ')).count();
    let (number, unit) = text.split_at(digits);
    let (number, unit) =
        if number.is_empty() && (unit == "o" || unit.starts_with("o d")) { ("0", &unit[1..]) } else { (number, unit) };
    let multiplier = multiplier(unit.trim())?;
    scaled(number.trim(), multiplier)
}

/// Gives how many đồng the unit behind a number stands for; nothing is đồng.
fn multiplier(unit: &str) -> Option<u64> {
    let unit = unit.trim_matches(['(', ')', ' ', '.']);
    let unit = ["viet nam dong", "dong viet nam", "dong chan", "dong", "vnd", "vnđ", "d"]
        .iter()
        .find_map(|word| unit.strip_suffix(word))
        .unwrap_or(unit)
        .trim();
    Some(match unit {
        "" => 1,
        "nghin" | "ngan" | "1.000" | "1000" => 1_000,
        "trieu" | "tr" => 1_000_000,
        "ty" | "ti" => 1_000_000_000,
        _ => return None,
    })
}

/// Finds the unit a heading names: "Dự toán (triệu đồng)", "ĐVT: 1.000 đồng". Gives how many đồng it is.
pub fn unit(heading: &str) -> u64 {
    let folded = fold(&joined(heading));
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    match () {
        () if says(&["trieu dong", "trd", "tr. dong", "tr.d"]) => 1_000_000,
        () if says(&["nghin dong", "ngan dong", "1.000 d", "1000 d", "1.000d", "1000d"]) => 1_000,
        () if says(&["ty dong", "ti dong"]) => 1_000_000_000,
        () => 1,
    }
}

/// Reads a number and multiplies it, exactly.
fn scaled(number: &str, multiplier: u64) -> Option<u64> {
    let number = number.strip_suffix(",00").or_else(|| number.strip_suffix(".00")).unwrap_or(number);
    if let Some(whole) = whole(number) {
        return whole.checked_mul(multiplier);
    }
    let (before, after) = number.split_once([',', '.']).filter(|(_, after)| !after.contains([',', '.', ' ']))?;
    let places = u32::try_from(after.len()).ok().filter(|places| (1..=2).contains(places))?;
    let hundredths = whole(before)?.checked_mul(10u64.pow(places))?.checked_add(after.parse().ok()?)?;
    let product = hundredths.checked_mul(multiplier)?;
    (multiplier > 1 && product % 10u64.pow(places) == 0).then(|| product / 10u64.pow(places))
}

/// Reads a whole number whose thousands one sign parts.
fn whole(number: &str) -> Option<u64> {
    let Some(sign) = number.chars().find(|character| !character.is_ascii_digit()) else {
        return number.parse().ok();
    };
    let mut groups = number.split(sign);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && *first != "0")?;
    let rest: Vec<&str> = groups.collect();
    rest.iter().all(|group| group.len() == 3).then(|| format!("{first}{}", rest.concat()).parse().ok()).flatten()
}

/// Finds a formula in the words of a budget line: at least two factors joined by ×.
pub fn formula(text: &str) -> Option<Formula> {
    let text = joined(&normalize(text));
    let starts = text.char_indices().filter(|(at, character)| {
        let before = text[..*at].chars().next_back();
        character.is_ascii_digit()
            && !before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '.' | ',' | '/'))
    });
    starts.map(|(at, _)| &text[at..]).find_map(|from| {
        let end = from.find([';', '=', '\n']).unwrap_or(from.len());
        let printed = from[..end].trim_end_matches([' ', '.', ',', ')']);
        let factors: Vec<u64> = factors(printed)?;
        Some(Formula { factors, printed: printed.to_owned() })
    })
}

fn factors(printed: &str) -> Option<Vec<u64>> {
    let parts: Vec<&str> =
        printed.split(" x ").flat_map(|part| part.split(" X ")).flat_map(|part| part.split('×')).collect();
    let factor = |part: &str| {
        let part = part.trim_start();
        let end = part
            .find(|character: char| !(character.is_ascii_digit() || matches!(character, '.' | ',')))
            .unwrap_or(part.len());
        whole(part[..end].trim_end_matches(['.', ',']))
    };
    let found: Option<Vec<u64>> = parts.iter().map(|part| factor(part)).collect();
    found.filter(|factors| factors.len() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_they_are_printed() {
        for (text, amount) in [
            ("14.400.000", Some(14_400_000)),
            ("14.400.000 đồng", Some(14_400_000)),
            ("200,000 Việt Nam Đồng", Some(200_000)),
            ("200000 Đồng", Some(200_000)),
            ("14 400 000 đ", Some(14_400_000)),
            ("150.000,00", Some(150_000)),
            ("1,5 triệu đồng", Some(1_500_000)),
            ("80 triệu đồng", Some(80_000_000)),
            ("1.500 nghìn đồng", Some(1_500_000)),
            ("o Đồng", Some(0)),
            ("0", Some(0)),
            ("Miễn phí", Some(0)),
            ("", None),
            ("-", None),
            ("Không quy định", None),
            ("1,5", None),
            ("150.00.000", None),
            ("50.000 đồng/bản", None),
            ("Đồng", None),
        ] {
            assert_eq!(read(text), amount, "{text}");
        }
    }

    #[test]
    fn formulas_give_their_factors() {
        let text = "Hỗ trợ công chức làm đầu mối: 03 người x 20.000 đ/người/ngày x 240 ngày";
        let found = formula(text).unwrap();
        assert_eq!(found.factors, [3, 20_000, 240]);
        assert_eq!(found.printed, "03 người x 20.000 đ/người/ngày x 240 ngày");
        assert_eq!(formula("1.200.000 đồng x 12 tháng").unwrap().factors, [1_200_000, 12]);
        assert_eq!(formula("Duy trì TCVN ISO 9001:2008"), None);
        assert_eq!(formula("Mua 02 máy"), None);
    }

    #[test]
    fn headings_name_the_unit() {
        for (heading, value) in
            [("Kinh phí (đồng)", 1), ("Dự toán (Triệu đồng)", 1_000_000), ("ĐVT: 1.000 đồng", 1_000)]
        {
            assert_eq!(unit(heading), value, "{heading}");
        }
    }

    proptest! {
        #[test]
        fn grouped_amounts_are_read_back(amount in 0i64..1_000_000_000_000) {
            let printed = crate::text::format::money(amount, crate::text::Language::Vietnamese);
            prop_assert_eq!(read(&printed), u64::try_from(amount).ok());
        }

        #[test]
        fn no_text_is_too_strange(text in "[0-9., oxXđtriệu()×-]{0,30}") {
            let _ = (read(&text), formula(&text), unit(&text));
        }
    }
}
