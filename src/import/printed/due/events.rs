//! Times that an event sets: so long after it, when it happens, when somebody asks, as another plan says.
//!
//! Takes the tokens of a whole part and its text; gives a reading of all of it, or nothing.

use serde_json::{Value as Json, json};

use super::reading::Read;
use crate::diagnostic::say;
use crate::import::printed::lines::bare;
use crate::import::printed::tokens::{Token, number_word};

/// Reads "Không quá 05 ngày làm việc kể từ ngày nhận phản ánh".
pub(super) fn relative(text: &str, tokens: &[Token]) -> Option<Read> {
    const LEADS: [&str; 17] = [
        "khong", "qua", "trong", "vong", "thoi", "han", "gian", "toi", "da", "cham", "nhat", "muon", "la", "sau", "la",
        "hoan", "thanh",
    ];
    let mut at = tokens.iter().take_while(|token| token.is(&LEADS)).count();
    let token = tokens.get(at)?;
    let number = token.number().or_else(|| number_word(&token.word))?;
    let word = |ahead: usize| tokens.get(ahead).map_or("", |token| token.word.as_str());
    let working = word(at + 2) == "lam" && word(at + 3) == "viec";
    let (unit, factor) = match (word(at + 1), working) {
        ("ngay", true) => ("working-day", 1),
        ("ngay", false) => ("day", 1),
        ("gio", true) => ("working-hour", 1),
        ("gio", false) => ("hour", 1),
        ("tuan", _) => ("day", 7),
        ("thang", _) => ("month", 1),
        ("nam", _) => ("year", 1),
        _ => return None,
    };
    at += if working { 4 } else { 2 };
    let start = event(tokens, at)?;
    let after = bare(&text[start..]);
    let read = Read::sure(json!({ "within": number * factor, "unit": unit, "after": after }));
    let weeks = say!(vi: "tuần được đổi ra ngày; kiểm tra lại"; en: "weeks were turned into days; check it");
    (!after.is_empty()).then(|| if factor == 7 { read.doubted(weeks) } else { read })
}

/// Finds where the event begins behind "sau khi", "kể từ", "tính từ".
fn event(tokens: &[Token], at: usize) -> Option<usize> {
    const BEFORE: [&[&str]; 8] = [
        &["sau", "khi"],
        &["tinh", "tu", "khi"],
        &["ke", "tu", "khi"],
        &["tinh", "tu"],
        &["ke", "tu"],
        &["tu", "khi"],
        &["tu"],
        &["sau"],
    ];
    let at = at + usize::from(tokens.get(at).is_some_and(|token| token.is(&[","])));
    let rest = tokens.get(at..)?;
    let stands =
        |words: &&&[&str]| words.iter().enumerate().all(|(i, word)| rest.get(i).is_some_and(|t| t.word == *word));
    let words = BEFORE.iter().find(stands)?;
    rest.get(words.len()).map(|token| token.start)
}

/// Reads "Từ ngày ban hành Kế hoạch trở đi": all the time, from an event on.
pub(super) fn from_event(text: &str, tokens: &[Token]) -> Option<Read> {
    let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
    let from = matches!(words.as_slice(), ["tu", ..] | ["ke", "tu", ..] | ["tinh", "tu", ..]);
    let open = words.windows(2).any(|pair| pair == ["tro", "di"]);
    (from && open).then(|| Read::sure(json!({ "ongoing": true })).with("condition", bare(text)))
}

/// Reads what another plan, a request or a condition sets.
pub(super) fn other(text: &str, tokens: &[Token]) -> Option<Read> {
    let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
    let from = |at: usize| tokens.get(at).map(|token| bare(&text[token.start..]));
    match words.as_slice() {
        ["theo", "ke", "hoach" | "hach", ..]
        | ["theo", "kh", ..]
        | ["theo", "chuong" | "lo" | "de", "trinh" | "an", ..]
        | ["theo", "tien", "do", ..]
        | ["theo", "nghi", "quyet", ..]
        | ["theo", "quyet", "dinh", ..]
        | ["theo", "lich", ..] => Some(Read::sure(json!({ "by_plan": from(1)? }))),
        ["theo", "de" | "yeu" | "dn", "nghi" | "cau", "cua", ..] => {
            Some(Read::sure(json!({ "on_request_of": from(3 + 1)? })))
        }
        ["theo", _, ..] => Some(condition(text, is_known(&words))),
        ["khi" | "tuy", _, ..] | ["ngay", "khi" | "sau", ..] | ["sau", "khi", ..] | ["neu", _, ..] => {
            Some(condition(text, true))
        }
        ["trong", "truong", "hop", ..]
        | ["dot", "xuat", ..]
        | ["phat", "sinh", ..]
        | ["nhiem", "vu", "phat", "sinh", ..] => Some(condition(text, true)),
        ["dinh", "ky", "va", "dot", "xuat"] | ["dinh", "ky", ",", "dot", "xuat"] => Some(condition(text, false)),
        _ => None,
    }
}

/// Tells whether what the time follows is named by words such papers use.
fn is_known(words: &[&str]) -> bool {
    const KNOWN: [[&str; 2]; 13] = [
        ["quy", "dinh"],
        ["huong", "dan"],
        ["thuc", "te"],
        ["tinh", "hinh"],
        ["yeu", "cau"],
        ["de", "nghi"],
        ["nhu", "cau"],
        ["chi", "dao"],
        ["thoi", "gian"],
        ["thoi", "han"],
        ["thong", "bao"],
        ["phan", "cong"],
        ["van", "ban"],
    ];
    words.windows(2).any(|pair| KNOWN.iter().any(|known| known == pair))
}

fn condition(text: &str, known: bool) -> Read {
    let read = Read::sure(json!({ "when": Json::from(bare(text)) }));
    let remark = say!(
        vi: "thời gian được lấy là một điều kiện, đúng chữ như in; kiểm tra lại";
        en: "the time was taken as a condition, in the printed words; check it"
    );
    if known { read } else { read.doubted(remark) }
}
