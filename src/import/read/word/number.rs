//! Numbers as labels print them.

/// Spells a number in a format of lists: `decimal`, `lowerLetter`, `upperRoman`. Formats that Vietnamese papers do not
/// have are printed in digits.
pub(super) fn spell(format: &str, number: u32) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        _ => number.to_string(),
    }
}

/// Gives a, b, … z, aa, bb, as word processors do.
fn letters(number: u32, first: u8) -> String {
    let Some(place) = number.checked_sub(1) else { return number.to_string() };
    let letter = char::from(first + u8::try_from(place % 26).expect("a remainder of 26 fits"));
    let times = (place / 26 + 1).min(30);
    std::iter::repeat_n(letter, usize::try_from(times).unwrap_or(1)).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut spelled = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            spelled.push_str(sign);
            left -= value;
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::spell;

    #[test]
    fn numbers_are_spelled_in_every_format() {
        for (format, number, spelled) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("lowerLetter", 4, "d"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 26, "Z"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("lowerRoman", 4, "iv"),
            ("upperRoman", 4000, "4000"),
            ("none", 3, ""),
            ("ordinal", 3, "3"),
        ] {
            assert_eq!(spell(format, number), spelled, "{format} {number}");
        }
    }
}
