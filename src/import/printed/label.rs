//! Labels in front of texts: "I.", "1.", "4.1", "a)", "-", "+".

use crate::text::fold;

/// How a label is written, from the top of a document downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// A capital letter: "A.".
    Capital,
    /// A Roman numeral: "VII.".
    Roman,
    /// A number: "1.", "1)".
    Number,
    /// Numbers of numbers: "4.1", "4.1.2".
    Decimal,
    /// A small letter: "a)", "đ)".
    Letter,
    /// A hyphen: "-".
    Hyphen,
    /// A plus: "+".
    Plus,
    /// Another bullet: "•".
    Bullet,
}

/// A label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// As printed, with its sign: "4.1", "a)".
    pub printed: String,
    /// How it is written.
    pub style: Style,
    /// What it counts: `[7]` for "VII.", `[4, 1]` for "4.1", `[5]` for "đ)"; empty for bullets.
    pub path: Vec<u32>,
}

impl Label {
    /// Gives how deep it stands, from 0; "4.1.2" stands below "4.1".
    pub fn rank(&self) -> usize {
        let below = if self.style == Style::Decimal { self.path.len().saturating_sub(2) } else { 0 };
        self.style as usize * 4 + below
    }
}

/// Splits a text into its label and the rest; a cell that holds a label alone has an empty rest.
pub fn split(text: &str) -> Option<(Label, &str)> {
    let text = text.trim();
    bullet(text).or_else(|| decimal(text)).or_else(|| counted(text))
}

/// Splits "7 Hiện đại hóa hành chính" and "IV Tổ chức bộ máy": a number without a sign before a capital letter.
///
/// It may as well be a count, as in "12 Văn bản"; the caller knows whether a label stands in such a place.
pub fn unsigned(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.trim_start().split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let counts = number(word).or_else(|| roman(word)).is_some();
    (counts && rest.starts_with(char::is_uppercase)).then_some((word, rest))
}

fn bullet(text: &str) -> Option<(Label, &str)> {
    let first = text.chars().next()?;
    let style = match first {
        '-' | '–' | '—' => Style::Hyphen,
        '+' => Style::Plus,
        '•' | '*' | '●' | '▪' | '·' | '\u{f0b7}' => Style::Bullet,
        _ => return None,
    };
    let rest = &text[first.len_utf8()..];
    let number = rest.starts_with(|next: char| next.is_ascii_digit());
    (!number).then(|| (Label { printed: first.to_string(), style, path: Vec::new() }, rest.trim_start()))
}

/// Reads "4.1", "4.1.", "1.2.3)"; each number has two digits at most, so that dates and amounts are none.
fn decimal(text: &str) -> Option<(Label, &str)> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let numbers = text[..length].trim_end_matches('.');
    let parts: Vec<&str> = numbers.split('.').collect();
    let short = parts.iter().all(|part| (1..=2).contains(&part.len()));
    if parts.len() < 2 || !short {
        return None;
    }
    let path: Vec<u32> = parts.iter().map(|part| part.parse()).collect::<Result<_, _>>().ok()?;
    let (sign, rest) = closing(&text[numbers.len()..]);
    let ends =
        rest.is_empty() || rest.starts_with(char::is_whitespace) || (sign > 0 && rest.starts_with(char::is_alphabetic));
    let printed = text[..numbers.len() + sign].to_owned();
    ends.then(|| (Label { printed, style: Style::Decimal, path }, rest.trim_start()))
}

/// Gives the length of the sign that closes a label, and what follows.
fn closing(text: &str) -> (usize, &str) {
    let sign = text.chars().next().filter(|sign| matches!(sign, '.' | ')' | '/' | ':' | '-' | '–'));
    let length = sign.map_or(0, char::len_utf8);
    (length, &text[length..])
}

/// Reads "I.", "1)", "(2)", "a)"; without a closing sign only where the label stands alone.
fn counted(text: &str) -> Option<(Label, &str)> {
    let open = usize::from(text.starts_with('('));
    let inner = &text[open..];
    let length = inner.find(|character: char| !character.is_alphanumeric()).unwrap_or(inner.len());
    let word = &inner[..length];
    let (sign, rest) = closing(&inner[length..]);
    if open == 1 && !inner[length..].starts_with(')') {
        return None;
    }
    let (style, number) = number(word).or_else(|| roman(word)).or_else(|| letter(word))?;
    let alone = rest.trim().is_empty();
    // "6/2021" is a month, "12:00" an hour, "A/H1N1" a disease: these signs close a label before a blank only.
    let loose = matches!(&inner[length..length + sign], "/" | ":" | "-" | "–");
    let parted = rest.starts_with(char::is_whitespace);
    let small = style == Style::Number || inner[length..].starts_with(')');
    let begins = |next: char| next.is_uppercase() || next == '“' || (small && next.is_alphabetic());
    let touching = !loose && style != Style::Capital && rest.starts_with(begins);
    let closed = sign > 0 && (parted || touching);
    let printed = text[..open + length + sign].to_owned();
    (alone || closed).then(|| (Label { printed, style, path: vec![number] }, rest.trim_start()))
}

fn number(word: &str) -> Option<(Style, u32)> {
    let digits = (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten().map(|number| (Style::Number, number))
}

/// Reads a Roman numeral in capitals; scanners print l and 1 for I.
fn roman(word: &str) -> Option<(Style, u32)> {
    let capitals = word.chars().any(|letter| matches!(letter, 'I' | 'V' | 'X'));
    let letters: String = word.chars().map(|letter| if matches!(letter, 'l' | '1') { 'I' } else { letter }).collect();
    let number = (1..=39).find(|number| spelled(*number) == letters)?;
    capitals.then_some((Style::Roman, number))
}

/// Tells whether a word is a Roman numeral.
pub fn is_roman(word: &str) -> bool {
    roman(word).is_some()
}

fn spelled(number: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat((number / 10) as usize), ONES[(number % 10) as usize])
}

/// The letters Vietnamese lists count with.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

fn letter(word: &str) -> Option<(Style, u32)> {
    let mut letters = word.chars();
    let first = letters.next().filter(|_| letters.next().is_none())?;
    let small = first.to_lowercase().next()?;
    let place = LETTERS.chars().position(|letter| letter == small).or_else(|| (fold(word) == "d").then_some(4))?;
    let style = if first.is_uppercase() { Style::Capital } else { Style::Letter };
    Some((style, u32::try_from(place + 1).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_are_parted_from_texts() {
        for (text, printed, style, path, rest) in [
            ("I. Công tác chỉ đạo", "I.", Style::Roman, vec![1], "Công tác chỉ đạo"),
            ("VIII. Tuyên truyền", "VIII.", Style::Roman, vec![8], "Tuyên truyền"),
            ("lI. Thể chế", "lI.", Style::Roman, vec![2], "Thể chế"),
            ("VI", "VI", Style::Roman, vec![6], ""),
            ("II- Thể chế", "II-", Style::Roman, vec![2], "Thể chế"),
            ("1. Xây dựng", "1.", Style::Number, vec![1], "Xây dựng"),
            ("1.Xây dựng", "1.", Style::Number, vec![1], "Xây dựng"),
            ("12", "12", Style::Number, vec![12], ""),
            ("(2) Xây dựng", "(2)", Style::Number, vec![2], "Xây dựng"),
            ("4.1 Thực hiện ISO", "4.1", Style::Decimal, vec![4, 1], "Thực hiện ISO"),
            ("4.1.2. Thực hiện", "4.1.2.", Style::Decimal, vec![4, 1, 2], "Thực hiện"),
            ("a) Hình thức", "a)", Style::Letter, vec![1], "Hình thức"),
            ("đ) Hình thức", "đ)", Style::Letter, vec![5], "Hình thức"),
            ("A. Phần chung", "A.", Style::Capital, vec![1], "Phần chung"),
            ("- Kế hoạch", "-", Style::Hyphen, vec![], "Kế hoạch"),
            ("–Kế hoạch", "–", Style::Hyphen, vec![], "Kế hoạch"),
            ("+ Bản in", "+", Style::Plus, vec![], "Bản in"),
            ("• Bản in", "•", Style::Bullet, vec![], "Bản in"),
        ] {
            let (label, left) = split(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (label.printed.as_str(), label.style, &label.path, left),
                (printed, style, &path, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_and_words_of_a_text_are_no_labels() {
        for text in [
            "",
            "01 trường hợp",
            "6/2021",
            "80% TTHC",
            "14.400.000",
            "30.8.2026",
            "1.000173",
            "Kế hoạch",
            "-5",
            "x.y",
            "C.A.T",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_without_a_sign_stand_before_a_capital_letter() {
        assert_eq!(unsigned("7 Hiện đại hóa"), Some(("7", "Hiện đại hóa")));
        assert_eq!(unsigned("IV  Tổ chức"), Some(("IV", "Tổ chức")));
        assert_eq!(unsigned("12 văn bản"), None);
        assert_eq!(unsigned("2026 Kế hoạch"), None);
        assert_eq!(unsigned("Kế hoạch"), None);
    }

    #[test]
    fn ranks_go_downwards() {
        let ranks: Vec<usize> =
            ["A.", "I.", "1.", "4.1", "4.1.2", "a)", "-", "+"].map(|text| split(text).unwrap().0.rank()).to_vec();
        assert!(ranks.is_sorted_by(|before, after| before < after), "{ranks:?}");
    }

    proptest! {
        #[test]
        fn nothing_of_a_text_is_lost(text in "[IVX0-9a-eđ.() Kếhoạch-]{0,20}") {
            if let Some((label, rest)) = split(&text) {
                let printed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                let parts: String = format!("{}{rest}", label.printed).chars().filter(|c| !c.is_whitespace()).collect();
                prop_assert_eq!(parts, printed);
            }
        }
    }
}
