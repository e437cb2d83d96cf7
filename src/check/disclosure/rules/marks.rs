//! Marks that forbid publishing: grades of secrecy, and "only for the office".
//!
//! A mark stands by itself, in capitals as on the stamp, or after "Độ mật:"; the same words in a sentence are none
//! ("bảo mật", "mật độ", "bí mật nhà nước").

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::folded::{Folded, Phrases};
use super::{Found, Kind};

/// The grades, folded.
const GRADES: &[&str] = &["tuyet mat", "toi mat", "mat"];

/// What a line says that keeps a document inside.
const CIRCULATION: &[&str] = &[
    "luu hanh noi bo",
    "tai lieu luu hanh noi bo",
    "chi luu hanh noi bo",
    "khong pho bien",
    "khong duoc pho bien",
    "tai lieu noi bo",
    "chi su dung noi bo",
    "su dung noi bo",
    "xem xong tra lai",
    "tai lieu khong pho bien",
    "cam luu hanh",
    "khong sao chup",
];

/// What every mark has in it.
static SIGNS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "mat",
        "m a t",
        "luu hanh",
        "pho bien",
        "tai lieu noi bo",
        "su dung noi bo",
        "xem xong",
        "khong sao chup",
    ])
});

/// Words before a grade.
const HEADS: &[&str] = &["do mat", "muc do mat", "dong dau do mat", "dau do mat", "cap do mat"];

/// Tells whether a text may hold a mark, at a glance.
pub(crate) fn may_hold(text: &Folded<'_>) -> bool {
    text.places(&SIGNS).any(|(at, sign)| sign != "mat" || text.is_capital(at) || is_graded(text.bytes(), at))
}

/// Tells whether a grade follows "do mat": the plan of a ground floor ("sơ đồ mặt bằng") folds to the same words.
fn is_graded(bytes: &[u8], at: usize) -> bool {
    let after = bytes[at + "mat".len()..].iter().position(u8::is_ascii_alphanumeric);
    let follows =
        |grade: &&str| after.is_some_and(|after| bytes[at + "mat".len() + after..].starts_with(grade.as_bytes()));
    bytes[..at].ends_with(b"do ") && ["mat", "toi", "tuyet"].iter().any(follows)
}

pub(super) fn find(text: &Folded<'_>) -> Vec<Found> {
    if !may_hold(text) {
        return Vec::new();
    }
    let bytes = text.bytes();
    let mut found = Vec::new();
    let mut start = 0;
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\t' | b'|')) {
        let end = start + line.len();
        found.extend(mark(text, start, end));
        start = end + 1;
    }
    found
}

/// Reads one line, or one cell.
fn mark(text: &Folded<'_>, start: usize, end: usize) -> Option<Found> {
    let (start, end) = inside(text.bytes(), start, end)?;
    let words: Vec<&[u8]> =
        text.bytes()[start..end].split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let line = String::from_utf8(words.join(&b' ')).ok()?;
    let spaced = ["m a t", "t o i m a t", "t u y e t m a t"].contains(&line.as_str());
    if (GRADES.contains(&line.as_str()) || spaced) && is_stamp(text, start, end) {
        return Some(Found::certain(Kind::SecrecyMark, start..end));
    }
    let graded = HEADS.iter().find_map(|head| line.strip_prefix(head)).map(str::trim);
    if graded.is_some_and(|grade| GRADES.iter().any(|word| grade == *word || grade.starts_with(&format!("{word} ")))) {
        return Some(Found::certain(Kind::SecrecyMark, start..end));
    }
    CIRCULATION.contains(&line.as_str()).then(|| Found::certain(Kind::CirculationMark, start..end))
}

/// Drops what frames a stamp: blanks, brackets, stars, the marks of a heading, a quotation or a list.
fn inside(bytes: &[u8], start: usize, end: usize) -> Option<(usize, usize)> {
    let line = &bytes[start..end];
    let first = line.iter().position(u8::is_ascii_alphanumeric)?;
    let last = line.iter().rposition(u8::is_ascii_alphanumeric)?;
    (last - first < 80).then_some((start + first, start + last + 1))
}

/// Tells whether the words are written as a stamp has them: capitals, with the marks of MẬT and not of "mắt", "mất", "mặt".
fn is_stamp(text: &Folded<'_>, start: usize, end: usize) -> bool {
    let letters: String = text
        .written(start..end)
        .chars()
        .filter(|character| character.is_alphabetic() || is_combining_mark(*character))
        .collect();
    let letters = crate::text::normalize(&letters).into_owned();
    ["MẬT", "TỐIMẬT", "TUYỆTMẬT"].iter().any(|stamp| letters == *stamp)
}
