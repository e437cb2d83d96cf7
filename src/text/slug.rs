//! Addresses in Vietnamese without diacritics.
//!
//! Takes a title; gives a segment of an address. It does not make segments unique: who publishes pages does.

use sha2::{Digest, Sha256};

use super::fold;

/// How many letters a segment may have: file systems take 255 bytes, and a person reads fewer.
const LONGEST_SEGMENT: usize = 100;

/// Returns the text as lower-case Latin letters and digits joined by single hyphens, or nothing but an empty string.
///
/// An ampersand joins what stands on both sides ("KH&CN" becomes "khcn"), as in the abbreviation without it. The
/// result is empty when the text has no Latin letter and no digit.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in fold(text).chars().filter(|character| *character != '&') {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}

/// Returns a segment of an address for any text: its slug, where that says something and is short enough; else as much
/// of it as fits, with a digest that tells such texts apart. Never empty.
pub fn segment(text: &str) -> String {
    let whole = slug(text);
    if (1..=LONGEST_SEGMENT).contains(&whole.len()) {
        return whole;
    }
    let digest: String = Sha256::digest(fold(text)).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let readable = whole.get(..LONGEST_SEGMENT - 20).unwrap_or(&whole).trim_end_matches('-');
    format!("{readable}-{digest}").trim_start_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_addresses() {
        for (title, address) in [
            ("Đề án đổi mới", "de-an-doi-moi"),
            ("  Kế hoạch – năm 2020  ", "ke-hoach-nam-2020"),
            ("Sở KH&CN", "so-khcn"),
            ("Khoa học & Công nghệ", "khoa-hoc-cong-nghe"),
            ("155/KH-SKH-CN", "155-kh-skh-cn"),
            ("“…”", ""),
        ] {
            assert_eq!(slug(title), address, "{title}");
        }
    }

    #[test]
    fn a_segment_is_the_slug_unless_that_is_nothing_or_too_long() {
        assert_eq!(segment("Sở hữu trí tuệ"), "so-huu-tri-tue");
        let signs = ["“…”", "<>", "", "中文"].map(segment);
        assert_eq!(signs.iter().collect::<std::collections::BTreeSet<_>>().len(), signs.len(), "{signs:?}");
        let [long, longer] = [200, 201].map(|count| segment(&"đo lường ".repeat(count)));
        assert!(long != longer && long.starts_with("do-luong-do-luong-"), "{long}");
    }

    fn is_address(slug: &str) -> bool {
        let is_word =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
        slug.is_empty() || slug.split('-').all(is_word)
    }

    proptest! {
        #[test]
        fn any_text_gives_an_address_or_nothing(text: String) {
            let slug = slug(&text);
            prop_assert!(is_address(&slug), "{slug}");
        }

        #[test]
        fn any_text_gives_a_segment(text in ".{0,300}") {
            let segment = segment(&text);
            prop_assert!(is_address(&segment) && (1..=LONGEST_SEGMENT).contains(&segment.len()), "{segment}");
        }

        #[test]
        fn an_address_is_its_own_address(address in "[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,3}") {
            prop_assert_eq!(slug(&address), address);
        }
    }
}
