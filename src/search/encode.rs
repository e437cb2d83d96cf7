//! Numbers and lists of entries as short texts.
//!
//! A number is written in base 45, its lowest digit first; every digit but the last is raised by 45. The 90 signs are
//! printable and need no escape in a script.

use std::iter;

const BASE: u32 = 45;

/// Gives the sign of a digit below 90: from `#` on, without `\` and `|`, which separate and escape.
fn sign(digit: u32) -> char {
    let code = 35 + digit;
    let code = code + u32::from(code >= u32::from('\\'));
    let code = code + u32::from(code >= u32::from('|'));
    char::from_u32(code).expect("the signs are ASCII")
}

/// Writes a number at the end of a text.
pub(super) fn push(text: &mut String, mut number: u32) {
    while number >= BASE {
        text.push(sign(BASE + number % BASE));
        number /= BASE;
    }
    text.push(sign(number));
}

/// Writes a rising list of entries: each run of neighbours as the gap before it and its length.
pub(super) fn list(entries: &[u32]) -> String {
    let mut text = String::new();
    let mut next = 0;
    for run in entries.chunk_by(|left, right| left + 1 == *right) {
        push_run(&mut text, run[0] - next, run.len());
        next = run[0] + u32::try_from(run.len()).expect("there are fewer entries");
    }
    text
}

/// Writes places in titles: runs of neighbouring entries with the word at the same place.
///
/// Each is an entry and a position; no pair occurs twice.
pub(super) fn places(places: &[(u32, u32)]) -> String {
    let mut by_position = places.to_vec();
    by_position.sort_by_key(|(entry, position)| (*position, *entry));
    let neighbours = |left: &(u32, u32), right: &(u32, u32)| left.1 == right.1 && left.0 + 1 == right.0;
    let mut runs: Vec<&[(u32, u32)]> = by_position.chunk_by(neighbours).collect();
    runs.sort_by_key(|run| run[0]);
    let mut text = String::new();
    let starts = iter::once(0).chain(runs.iter().map(|run| run[0].0));
    for (run, before) in runs.iter().zip(starts) {
        push_run(&mut text, run[0].0 - before, run.len());
        push(&mut text, run[0].1);
    }
    text
}

/// Most runs have one member: the lowest bit of the gap tells the longer ones.
fn push_run(text: &mut String, gap: u32, length: usize) {
    let length = u32::try_from(length).expect("there are fewer entries");
    push(text, gap * 2 + u32::from(length > 1));
    if length > 1 {
        push(text, length - 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: u32) -> String {
        let mut text = String::new();
        push(&mut text, value);
        text
    }

    #[test]
    fn small_numbers_take_one_sign() {
        assert_eq!(number(0), "#");
        assert_eq!(number(44), "O");
        assert_eq!(number(45), "P$");
        assert_eq!(number(2024).len(), 2);
        assert_eq!(number(2025).len(), 3);
    }

    #[test]
    fn no_sign_needs_an_escape() {
        let signs: String = (0..90).map(sign).collect();
        assert!(!signs.contains(['"', '\\', '|']) && signs.chars().all(|sign| sign.is_ascii_graphic()));
        assert_eq!(signs.chars().collect::<std::collections::BTreeSet<_>>().len(), 90);
    }

    #[test]
    fn neighbours_are_one_run() {
        assert_eq!(list(&[]), "");
        assert_eq!(list(&[0]), "#");
        assert_eq!(list(&[3, 4, 5, 9]), "*$)");
        assert_eq!(list(&(0..10_000).collect::<Vec<_>>()).len(), 4);
    }

    #[test]
    fn a_word_at_one_place_of_many_titles_is_one_run() {
        assert_eq!(places(&[(0, 0), (1, 0), (2, 0)]), "$$#");
        assert_eq!(places(&[(0, 0), (0, 4), (7, 1)]), "###'1$");
    }
}
