//! Alphabetical order in Vietnamese.
//!
//! Takes texts; gives their order: a ă â b c d đ e ê … u ư … y, then the tones ngang, huyền, hỏi, ngã, sắc, nặng, after
//! the data of the Unicode CLDR. Letters are compared over the whole text first and tones after. Digits compare as
//! numbers. English pages use the same order, so that one list has one order.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("vi-u-kn-true").into(), CollatorOptions::default())
        .expect("the Vietnamese collation is compiled in")
});

/// Compares two texts; texts that differ only in how they are encoded, or by leading zeros, are equal.
pub fn compare(left: &str, right: &str) -> Ordering {
    VIETNAMESE.compare(left, right)
}

/// Sorts by a text of each item; items with equal texts keep their order.
pub fn sort_by_text<T>(items: &mut [T], text: impl Fn(&T) -> &str) {
    items.sort_by(|left, right| compare(text(left), text(right)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Checks that each text stands strictly before every later one.
    fn check_order(texts: &[&str]) {
        for (index, left) in texts.iter().enumerate() {
            for right in &texts[index + 1..] {
                assert_eq!(compare(left, right), Ordering::Less, "{left} before {right}");
            }
        }
    }

    #[test]
    fn letters_have_their_own_places() {
        check_order(&[
            "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q",
            "r", "s", "t", "u", "ư", "v", "x", "y",
        ]);
        check_order(&["da", "dy", "đa", "ea"]);
    }

    #[test]
    fn tones_follow_the_school_order() {
        check_order(&["ma", "mà", "mả", "mã", "má", "mạ"]);
        check_order(&["tiên", "tiền", "tiển", "tiễn", "tiến", "tiện"]);
    }

    #[test]
    fn letters_weigh_more_than_tones() {
        check_order(&["ba", "bà", "bac", "bắc", "bằng"].map(|text| text));
    }

    #[test]
    fn provinces_sort_as_in_a_list() {
        check_order(&["An Giang", "Bà Rịa - Vũng Tàu", "Đồng Tháp", "Hồ Chí Minh", "Quảng Ngãi", "Quảng Trị"]);
    }

    #[test]
    fn digits_compare_as_numbers() {
        check_order(&["Quý 1", "Quý 2", "Quý 10"]);
        check_order(&["9/KH-SKHCN", "36/KH-SKHCN", "155/KH-SKHCN"]);
    }

    #[test]
    fn composed_and_decomposed_are_equal() {
        assert_eq!(compare("Quảng Trị", "Qua\u{309}ng Tri\u{323}"), Ordering::Equal);
    }

    #[test]
    fn equal_texts_keep_their_order() {
        let mut units = [("Văn phòng", 1), ("Chi cục", 2), ("Văn phòng", 3)];
        sort_by_text(&mut units, |unit| unit.0);
        assert_eq!(units, [("Chi cục", 2), ("Văn phòng", 1), ("Văn phòng", 3)]);
    }

    proptest! {
        #[test]
        fn swapping_sides_swaps_the_answer(left: String, right: String) {
            prop_assert_eq!(compare(&left, &left), Ordering::Equal);
            prop_assert_eq!(compare(&left, &right), compare(&right, &left).reverse());
        }

        #[test]
        fn order_carries_over(mut texts in proptest::collection::vec("[aăâdđeêáàạ 0-9]{0,6}", 3)) {
            texts.sort_by(|left, right| compare(left, right));
            prop_assert_ne!(compare(&texts[0], &texts[1]), Ordering::Greater);
            prop_assert_ne!(compare(&texts[1], &texts[2]), Ordering::Greater);
            prop_assert_ne!(compare(&texts[0], &texts[2]), Ordering::Greater);
        }
    }
}
