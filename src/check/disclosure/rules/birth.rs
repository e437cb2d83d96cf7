//! When a person was born: a date right after the words that say so.

use std::sync::LazyLock;

use super::folded::{Folded, Phrases};
use super::labels::{is_before, is_near};
use super::{Found, Kind};

/// Words before a date of birth.
static BORN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "sinh ngay",
        "ngay sinh",
        "ngay thang nam sinh",
        "ngay, thang, nam sinh",
        "ngay/thang/nam sinh",
        "nam sinh",
        "sinh nam",
        "date of birth",
        "birth date",
        "dob",
        "born on",
        "born",
    ])
});

/// Birthdays that are remembered in public.
const REMEMBERED: &[&str] = &[
    "ky niem",
    "nam ngay sinh",
    "chu tich ho chi minh",
    "bac ho",
    "lan thu",
    "tong bi thu",
    "v.i.le nin",
    "v.i. le-nin",
    "cac mac",
    "sinh nhat bac",
];

/// Words that end in "sinh" and speak of no birth of a person.
const OTHER: &[&str] = &["phat", "hoc", "ve", "thi", "khai", "tai", "hoi", "ky", "hy", "tuyen", "nghien cuu"];

/// Words of a rule about when people were born, before and after the date.
const RULE_BEFORE: &[&str] = &["truoc", "sau", "tu", "tu ngay", "den", "den ngay", "before", "after", "from"];
const RULE_AFTER: &[&str] =
    &["tro di", "tro ve", "tro lai", "tro len", "tro xuong", "den ngay", "den het", "den nam", "or later", "or before"];

/// The first year of birth that can be one of somebody alive.
const LONG_AGO: u32 = 1915;

pub(super) fn find(text: &Folded<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (start, phrase) in text.places(&BORN) {
        let Some(one) = birth(text, start, start + phrase.len()) else { continue };
        if found.iter().all(|other| other.place.end != one.place.end) {
            found.push(one);
        }
    }
    found
}

fn birth(text: &Folded<'_>, start: usize, after: usize) -> Option<Found> {
    let bytes = text.bytes();
    let lead = bytes[after..].iter().take(24).position(u8::is_ascii_digit)?;
    let words = std::str::from_utf8(&bytes[after..after + lead]).ok()?;
    let between: Vec<&str> = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    if words.contains('\n')
        || !between.iter().all(|word| matches!(*word, "ngay" | "la" | "nam" | "vao" | "on" | "is" | "of"))
    {
        return None;
    }
    if bytes[start..].starts_with(b"sinh") && ends_with_word(bytes, start) {
        return None;
    }
    let date = Date::read(bytes, after + lead)?;
    let rest = std::str::from_utf8(&bytes[date.end..(date.end + 14).min(bytes.len())]).unwrap_or_default().trim_start();
    let public = is_near(text, REMEMBERED, start, 60)
        || is_before(text, RULE_BEFORE, start, 10)
        || RULE_AFTER.iter().any(|words| rest.starts_with(words));
    if public || date.year < LONG_AGO {
        return None;
    }
    let place = start..date.end;
    Some(if date.whole { Found::certain(Kind::BirthDate, place) } else { Found::perhaps(Kind::BirthDate, place) })
}

/// Tells whether one of the other words stands right before.
fn ends_with_word(bytes: &[u8], start: usize) -> bool {
    let before = bytes[..start].trim_ascii_end();
    OTHER.iter().any(|word| before.ends_with(word.as_bytes()))
}

struct Date {
    year: u32,
    end: usize,
    /// `false` for a year alone.
    whole: bool,
}

impl Date {
    /// Reads `12/3/1985`, `12-03-1985`, `12 thang 3 nam 1985`, `1985`.
    fn read(bytes: &[u8], start: usize) -> Option<Self> {
        let mut numbers: Vec<(u32, usize)> = Vec::new();
        let mut at = start;
        while numbers.len() < 3 {
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let number = std::str::from_utf8(&bytes[at..at + length]).ok().filter(|_| length <= 4)?.parse().ok()?;
            at += length;
            numbers.push((number, at));
            let gap = bytes[at..].iter().take_while(|byte| b" /-.".contains(byte) || byte.is_ascii_lowercase()).count();
            let words = std::str::from_utf8(&bytes[at..at + gap]).unwrap_or_default();
            let joins = matches!(words.trim(), "/" | "-" | "." | "thang" | "nam");
            if !joins || !bytes.get(at + gap).is_some_and(u8::is_ascii_digit) {
                break;
            }
            at += gap;
        }
        let year = |year: u32| (1900..=2100).contains(&year);
        match numbers.as_slice() {
            [(day, _), (month, _), (y, end)] if *day <= 31 && *month <= 12 && year(*y) => {
                Some(Self { year: *y, end: *end, whole: true })
            }
            [(y, _), (month, _), (day, end)] if *day <= 31 && *month <= 12 && year(*y) => {
                Some(Self { year: *y, end: *end, whole: true })
            }
            [(y, end), ..] if year(*y) => Some(Self { year: *y, end: *end, whole: false }),
            _ => None,
        }
    }
}
