//! The two forms of a Vietnamese word that search compares.
//!
//! Takes a word; gives it folded (no case, no marks, đ as d) and marked (its letters with their own marks, and the tone
//! behind it). Spellings of one word that differ only in custom have one form: "hòa" and "hoà" (where the tone stands),
//! "kỹ" and "kĩ" (y or i at the end of a syllable without another vowel). The script of the search page does the same;
//! both are held to `tests/search/spellings.tsv`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold;

/// A word as search compares it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    /// Without case and marks: `duong`.
    pub folded: String,
    /// With the marks of its letters, the tone last: "đường" is ``đương` ``.
    pub marked: String,
}

/// Spells a word the way search compares words.
pub fn spelling(word: &str) -> Spelling {
    let folded = fold(word);
    let mut tone = None;
    let letters = word.nfd().filter(|character| match tone_sign(*character) {
        Some(sign) => {
            tone = Some(sign);
            false
        }
        None => !is_combining_mark(*character) || is_letter_mark(*character),
    });
    let mut marked: String = letters.collect::<String>().nfc().flat_map(char::to_lowercase).map(stroke).collect();
    if ends_in_lone_y(&folded) {
        return Spelling { folded: with_i(&folded), marked: with_i(&marked) + sign_text(tone) };
    }
    marked.push_str(sign_text(tone));
    Spelling { folded, marked }
}

/// The sign that stands for a tone behind a word.
fn tone_sign(mark: char) -> Option<&'static str> {
    Some(match mark {
        '\u{300}' => "`",
        '\u{309}' => "?",
        '\u{303}' => "~",
        '\u{301}' => "'",
        '\u{323}' => ".",
        _ => return None,
    })
}

fn sign_text(tone: Option<&'static str>) -> &'static str {
    tone.unwrap_or_default()
}

/// The circumflex of â ê ô, the breve of ă, the horn of ơ ư.
fn is_letter_mark(mark: char) -> bool {
    matches!(mark, '\u{302}' | '\u{306}' | '\u{31b}')
}

/// Returns đ for its two look-alikes, which old fonts and converters print instead.
fn stroke(character: char) -> char {
    match character {
        'ð' | 'ɖ' => 'đ',
        other => other,
    }
}

/// The beginnings of syllables after which y and i are two spellings of one vowel.
const BEGINNINGS: [&str; 22] = [
    "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "ch", "kh", "nh", "ph", "th", "tr", "qu",
];

fn ends_in_lone_y(folded: &str) -> bool {
    folded.strip_suffix('y').is_some_and(|beginning| BEGINNINGS.contains(&beginning))
}

fn with_i(word: &str) -> String {
    word.strip_suffix('y').map_or_else(|| word.to_owned(), |beginning| format!("{beginning}i"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_spelt_as_the_table_says() {
        let table = include_str!("../../tests/search/spellings.tsv");
        let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        assert!(rows.len() > 30);
        for row in rows {
            let expected = Spelling { folded: row[1].to_owned(), marked: row[2].to_owned() };
            assert_eq!(spelling(row[0]), expected, "{}", row[0]);
        }
    }

    proptest! {
        #[test]
        fn the_form_of_a_text_does_not_matter(word: String) {
            let decomposed: String = word.nfd().collect();
            prop_assert_eq!(spelling(&decomposed), spelling(&word));
        }

        #[test]
        fn case_does_not_matter(word in "[aăâeêioôơuưyàảãáạbcdđghklmnpqrstvx]{1,6}") {
            prop_assert_eq!(spelling(&word.to_uppercase()), spelling(&word));
        }
    }
}
