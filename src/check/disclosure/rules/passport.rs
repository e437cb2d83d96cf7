//! Numbers of passports: a letter and seven or eight digits, after the word.

use std::sync::LazyLock;

use super::folded::{Folded, Phrases};
use super::{Found, Kind};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&["ho chieu", "passport"]));

/// How far after the word the number may stand.
const REACH: usize = 48;

pub(super) fn find(text: &Folded<'_>) -> Vec<Found> {
    let end = |at: usize| (at + REACH).min(text.bytes().len());
    let after = text.places(&WORDS).map(|(start, word)| start + word.len());
    let numbers = after.filter_map(|at| number(text.bytes(), at, end(at)));
    numbers.map(|place| Found::certain(Kind::PassportNumber, place)).collect()
}

fn number(bytes: &[u8], start: usize, end: usize) -> Option<std::ops::Range<usize>> {
    let mut at = start;
    for word in bytes[start..end].split(|byte| !byte.is_ascii_alphanumeric()) {
        let digits = word.get(1..).unwrap_or_default();
        let sound = word.first().is_some_and(u8::is_ascii_alphabetic) && matches!(digits.len(), 7 | 8);
        if sound && digits.iter().all(u8::is_ascii_digit) && bytes.get(at + word.len()).is_none_or(|next| *next != b'/')
        {
            return Some(at..at + word.len());
        }
        at += word.len() + 1;
    }
    None
}
