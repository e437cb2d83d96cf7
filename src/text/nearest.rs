//! What a misspelt word may have meant.
//!
//! Takes a word and the words that would have been right; gives the nearest of them, or nothing when none is near
//! enough to be a helpful suggestion.

use strsim::damerau_levenshtein;

use super::fold;

/// Returns the candidate fewest edits away from the word, the earlier one of equals.
///
/// Case and diacritics do not count. A third of the word may differ, at least one and at most three letters, and
/// something must remain of it.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let length = word.chars().count();
    let allowed = (length / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let distance = damerau_levenshtein(&word, &folded);
            let shares_letters = distance < length.max(folded.chars().count());
            (length > 0 && distance <= allowed && shares_letters).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNITS: [&str; 4] = ["van-phong", "thanh-tra", "chi-cuc", "phong-chuc-nang"];

    #[test]
    fn a_slip_finds_the_right_word() {
        for (word, expected) in [
            ("van-phogn", Some("van-phong")),
            ("Văn-phòng", Some("van-phong")),
            ("thanhtra", Some("thanh-tra")),
            ("phong-chuc-nag", Some("phong-chuc-nang")),
            ("so-noi-vu", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, UNITS), expected, "{word}");
        }
    }

    #[test]
    fn short_words_allow_one_edit_but_not_a_wholly_different_word() {
        assert_eq!(nearest("due", ["dues", "duty"]), Some("dues"));
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("a", ["ab"]), Some("ab"));
    }

    #[test]
    fn of_equally_near_words_the_first_is_taken() {
        assert_eq!(nearest("lead", ["leads", "lend"]), Some("leads"));
        assert_eq!(nearest("lead", ["lend", "leads"]), Some("lend"));
    }

    proptest! {
        #[test]
        fn a_known_word_is_nearest_to_itself(index in 0usize..4) {
            prop_assert_eq!(nearest(UNITS[index], UNITS), Some(UNITS[index]));
        }

        #[test]
        fn a_suggestion_is_always_near(word in "[a-z-]{0,12}") {
            if let Some(found) = nearest(&word, UNITS) {
                prop_assert!(damerau_levenshtein(&word, found) <= 3);
            }
        }
    }
}
