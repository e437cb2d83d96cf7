//! A text made ready for the rules: lower-case ASCII letters without marks, with the place of each in the original.
//!
//! What the eye does not see is dropped (zero-width signs, soft hyphens); blanks, dashes and digits of every kind are one.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// What stands for a sign that is neither ASCII nor a letter of Vietnamese.
const OTHER: u8 = 0x1a;

/// The plain letter of each character up to the end of Latin Extended Additional; 0 where there is none.
static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| (0..0x1f00).map(plain).collect());

fn plain(code: u32) -> u8 {
    let letter = match char::from_u32(code) {
        Some('đ' | 'Đ' | 'ð' | 'Ð') => Some('d'),
        Some(character) => std::iter::once(character).nfd().next(),
        None => None,
    };
    letter.filter(char::is_ascii_alphabetic).map_or(0, |letter| letter.to_ascii_lowercase() as u8)
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Every sign is what it is.
    Plain,
    /// Emphasis and escapes stand between the letters.
    Markdown,
}

/// Phrases to be found all at once, by their first byte.
#[derive(Debug)]
pub(crate) struct Phrases(Vec<Vec<&'static str>>);

impl Phrases {
    /// Sorts folded phrases; those that begin alike keep their order.
    pub(crate) fn new(phrases: &[&'static str]) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        for phrase in phrases {
            by_first[usize::from(phrase.as_bytes()[0])].push(*phrase);
        }
        Self(by_first)
    }
}

/// A folded text.
#[derive(Debug)]
pub(crate) struct Folded<'t> {
    /// The text it was made from.
    original: &'t str,
    bytes: Vec<u8>,
    places: Vec<usize>,
}

impl<'t> Folded<'t> {
    /// Folds a text.
    pub(crate) fn new(original: &'t str, writing: Writing) -> Self {
        let mut bytes = Vec::with_capacity(original.len());
        let mut places = Vec::with_capacity(original.len());
        for (place, character) in original.char_indices() {
            if writing == Writing::Markdown && matches!(character, '*' | '_' | '\\' | '`' | '~') {
                continue;
            }
            if let Some(byte) = fold(character) {
                bytes.push(byte);
                places.push(place);
            }
        }
        Self { original, bytes, places }
    }

    /// Gives the folded bytes: ASCII all of them.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Gives the place in the original of a run of folded bytes.
    pub(crate) fn place(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.places.get(folded.start).copied().unwrap_or(self.original.len());
        let last = folded.end.checked_sub(1).and_then(|last| self.places.get(last)).copied();
        let end = last.map_or(start, |last| last + self.original[last..].chars().next().map_or(0, char::len_utf8));
        start..end.max(start)
    }

    /// Gives the original of a run of folded bytes.
    pub(crate) fn written(&self, folded: Range<usize>) -> &'t str {
        &self.original[self.place(folded)]
    }

    /// Tells whether the original has a capital letter at a folded byte.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.written(at..at + 1).chars().next().is_some_and(char::is_uppercase)
    }

    /// Finds a word or phrase in a part of the folded text, standing alone.
    pub(crate) fn find(&self, phrase: &str, part: Range<usize>) -> Option<usize> {
        let mut at = part.start;
        while let Some(found) = find(self.bytes.get(at..part.end)?, phrase.as_bytes()) {
            let (start, end) = (at + found, at + found + phrase.len());
            if !self.is_word(start.wrapping_sub(1)) && !self.is_word(end) {
                return Some(start);
            }
            at = start + 1;
        }
        None
    }

    /// Finds every place of some phrases, each standing alone, in one walk over the text.
    pub(crate) fn places<'s>(&'s self, phrases: &'s Phrases) -> impl Iterator<Item = (usize, &'static str)> + 's {
        let beginning = |at: usize| phrases.0[usize::from(self.bytes[at])].as_slice();
        let starts = move |at: &usize| !beginning(*at).is_empty() && !self.is_word(at.wrapping_sub(1));
        (0..self.bytes.len()).filter(starts).flat_map(move |at| {
            let stands = move |phrase: &&&'static str| {
                self.bytes[at..].starts_with(phrase.as_bytes()) && !self.is_word(at + phrase.len())
            };
            beginning(at).iter().filter(stands).map(move |phrase| (at, *phrase))
        })
    }

    fn is_word(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
    }
}

fn find(text: &[u8], phrase: &[u8]) -> Option<usize> {
    let first = *phrase.first()?;
    let mut at = 0;
    while let Some(found) = text.get(at..)?.iter().position(|byte| *byte == first) {
        at += found;
        if text[at..].starts_with(phrase) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn fold(character: char) -> Option<u8> {
    match character {
        '\0'..='\u{7f}' => Some((character as u8).to_ascii_lowercase()),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(b' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => Some(b'-'),
        '\u{2024}' | '\u{b7}' | '\u{2022}' | '\u{2219}' | '\u{ff0e}' => Some(b'.'),
        '\u{2028}' | '\u{2029}' => Some(b'\n'),
        '\u{ff10}'..='\u{ff19}' => u8::try_from(u32::from(character) - 0xff10).ok().map(|digit| b'0' + digit),
        '\u{ff0b}' => Some(b'+'),
        other => {
            let letter = PLAIN.get(other as usize).copied().unwrap_or(0);
            Some(if letter == 0 { OTHER } else { letter })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        String::from_utf8(Folded::new(text, Writing::Plain).bytes).expect("folded bytes are ASCII")
    }

    #[test]
    fn marks_case_and_hidden_signs_are_gone() {
        assert_eq!(folded("Căn cước CÔNG DÂN"), "can cuoc cong dan");
        assert_eq!(folded("Độ mâ\u{323}t"), "do mat");
        assert_eq!(folded("0912\u{a0}345\u{200b}\u{2013}678"), "0912 345-678");
        assert_eq!(folded("０９１２"), "0912");
    }

    #[test]
    fn emphasis_in_markdown_splits_nothing() {
        let folded = Folded::new("0912 **345** 678", Writing::Markdown);
        assert_eq!(folded.bytes(), b"0912 345 678");
        assert_eq!(folded.written(0..12), "0912 **345** 678");
    }

    #[test]
    fn phrases_stand_alone() {
        let folded = Folded::new("bảo mật; mật độ", Writing::Plain);
        assert_eq!(folded.find("mat", 0..folded.bytes().len()), Some(4));
        assert_eq!(folded.find("ma", 0..folded.bytes().len()), None);
    }

    proptest! {
        #[test]
        fn every_place_lies_between_characters(text: String, start in 0usize..60, length in 0usize..9) {
            let folded = Folded::new(&text, Writing::Plain);
            prop_assert!(folded.bytes().is_ascii());
            prop_assert!(text.contains(folded.written(start..start + length)));
        }
    }
}
