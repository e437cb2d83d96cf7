//! One spelling of a Vietnamese text, for matching.
//!
//! Takes any text, composed or decomposed; gives it composed, or without case and diacritics. Folding is for matching
//! and addresses only: "số", "sổ" and "sơ" all become "so", so folded text is never shown to a reader.

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Returns the text in Unicode normalization form C, borrowed when it already is.
pub fn normalize(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// What the characters up to the end of Latin Extended Additional fold to: a character, nothing ([`NOTHING`]), or
/// more than one ([`SLOW`]).
static FOLDED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let folded = |code| {
        let Some(character) = char::from_u32(code) else { return SLOW };
        let folded = slowly(character.encode_utf8(&mut [0; 4]));
        let mut characters = folded.chars();
        match (characters.next(), characters.next()) {
            (None, _) => NOTHING,
            (Some(one), None) => one,
            _ => SLOW,
        }
    };
    (0..0x1f00).map(folded).collect()
});

const NOTHING: char = '\u{10fffe}';
const SLOW: char = '\u{10ffff}';

/// Returns the text in lower case without marks, with đ as d.
pub fn fold(text: &str) -> String {
    let table = &*FOLDED;
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match table.get(character as usize).copied().unwrap_or(SLOW) {
            NOTHING => {}
            SLOW => return slowly(text),
            one => folded.push(one),
        }
    }
    folded
}

/// Folds by the rules of Unicode, whatever the script.
fn slowly(text: &str) -> String {
    text.nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        // Lower case may itself carry marks: "İ" becomes "i" and a dot.
        .nfd()
        .filter(|character| !is_combining_mark(*character))
        .map(unstroke)
        .collect()
}

/// Returns the folded words of a text in order; what is neither letter nor digit separates words.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| !character.is_alphanumeric() && !is_combining_mark(character))
        .map(fold)
        .filter(|word| !word.is_empty())
}

/// Returns d for the đ of Vietnamese and for its two look-alikes, which old fonts and converters print instead.
fn unstroke(character: char) -> char {
    match character {
        'đ' | 'ð' | 'ɖ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_drops_case_tones_and_strokes() {
        for (text, folded) in [
            ("Cải cách hành chính", "cai cach hanh chinh"),
            ("ĐỒNG THÁP", "dong thap"),
            ("Sở Khoa học và Công nghệ", "so khoa hoc va cong nghe"),
            ("Thừa Thiên Huế, ưỡn ẹo, ỷ lại", "thua thien hue, uon eo, y lai"),
            ("Ðề án", "de an"),
            ("155/KH-SKH&CN", "155/kh-skh&cn"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn two_placings_of_one_tone_fold_alike() {
        assert_eq!(fold("hóa"), fold("hoá"));
        assert_eq!(fold("thủy"), fold("thuỷ"));
    }

    #[test]
    fn composed_text_is_borrowed_and_decomposed_text_is_composed() {
        assert!(matches!(normalize("Quảng Trị"), Cow::Borrowed(_)));
        assert_eq!(normalize("Qua\u{309}ng Tri\u{323}"), "Quảng Trị");
    }

    #[test]
    fn words_are_letters_and_digits() {
        let found: Vec<_> = words("Kế hoạch 155/KH-SKH&CN: “đổi mới”…").collect();
        assert_eq!(found, ["ke", "hoach", "155", "kh", "skh", "cn", "doi", "moi"]);
        let decomposed: Vec<_> = words("đo\u{302}\u{309}i mơ\u{301}i").collect();
        assert_eq!(decomposed, ["doi", "moi"]);
        assert_eq!(words(" – ").count(), 0);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text: String) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_quick_way_folds_as_the_slow_one(text: String, latin in "[\u{0}-\u{1eff}]*") {
            prop_assert_eq!(fold(&text), slowly(&text));
            prop_assert_eq!(fold(&latin), slowly(&latin));
        }

        #[test]
        fn composed_and_decomposed_fold_alike(text: String) {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
            prop_assert_eq!(fold(&composed), fold(&text));
        }

        #[test]
        fn vietnamese_folds_to_plain_latin(text in "[aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệỳỷỹýỵĂÂĐÊÔƠƯỪỬỮỨỰ ]*") {
            prop_assert!(fold(&text).chars().all(|character| character.is_ascii_lowercase() || character == ' '));
        }

        #[test]
        fn words_are_folded_and_never_empty(text: String) {
            for word in words(&text) {
                prop_assert!(!word.is_empty());
                prop_assert_eq!(fold(&word), word.clone());
            }
        }
    }
}
