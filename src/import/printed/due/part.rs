//! One deadline: what is delivered, when, and under which condition.
//!
//! Takes the text of one part of a cell; gives its reading when every word of it is understood.

use super::reading::Read;
use super::{events, moments, often};
use crate::diagnostic::say;
use crate::import::printed::lines::{bare, joined};
use crate::import::printed::tokens::{Token, number_word, tokens};

/// Reads a part; several readings where it names several frequencies or periods.
pub(super) fn read(text: &str, year: i32) -> Option<Vec<Read>> {
    let (text, condition) = without_parentheses(&joined(text))?;
    let text = bare(&text).to_owned();
    let mut reads = whole(&text, year).or_else(|| labelled(&text, year)).or_else(|| led(&text, year))?;
    if let (Some(condition), [one]) = (condition.as_deref(), reads.as_mut_slice())
        && !one.has("condition")
    {
        let named =
            is_delivery(&tokens(condition)) && !condition.contains(|character: char| character.is_ascii_digit());
        let delivery = named && !one.has("what");
        *one = if delivery { one.clone().of(condition) } else { one.clone().with("condition", condition) };
    }
    Some(reads)
}

/// Takes what stands in parentheses out of a text; a number in words that repeats one in digits is dropped.
///
/// Several parentheses belong to several times: such a text is no single part.
fn without_parentheses(text: &str) -> Option<(String, Option<String>)> {
    let (mut outside, mut inside, mut depth) = (String::new(), Vec::new(), 0u32);
    for character in text.chars() {
        match character {
            '(' => {
                depth += 1;
                inside.push(String::new());
            }
            ')' if depth > 0 => depth -= 1,
            _ if depth > 0 => inside.last_mut().expect("a parenthesis was opened").push(character),
            _ => outside.push(character),
        }
    }
    let said: Vec<&str> = inside
        .iter()
        .map(|inner| inner.trim_matches(['*', '_', ' ']))
        .filter(|inner| !inner.is_empty() && number_word(&crate::text::fold(inner)).is_none())
        .collect();
    match said.as_slice() {
        [] => Some((joined(&outside), None)),
        [only] if outside.trim().is_empty() => Some(((*only).to_owned(), None)),
        [only] => Some((joined(&outside), Some((*only).to_owned()))),
        _ => None,
    }
}

/// Reads a text that is a time and nothing else but a condition behind it.
fn whole(text: &str, year: i32) -> Option<Vec<Read>> {
    let tokens = tokens(text);
    if tokens.is_empty() {
        return None;
    }
    let ends = |(read, taken): (Read, usize)| conditioned(read, text, &tokens, taken).map(|read| vec![read]);
    often::ongoing(&tokens, year)
        .and_then(ends)
        .or_else(|| frequency(text, &tokens))
        .or_else(|| often::periods(&tokens, year))
        .or_else(|| events::relative(text, &tokens).map(|read| vec![read]))
        .or_else(|| moments::read(&tokens, year).and_then(ends))
        .or_else(|| events::from_event(text, &tokens).map(|read| vec![read]))
        .or_else(|| before_of_every(text, &tokens))
        .or_else(|| events::other(text, &tokens).map(|read| vec![read]))
}

fn frequency(text: &str, tokens: &[Token]) -> Option<Vec<Read>> {
    let (mut reads, taken) = often::frequency(text, tokens)?;
    let last = reads.pop()?;
    reads.push(conditioned(last, text, tokens, taken)?);
    Some(reads)
}

/// Reads what follows a time: nothing, or a condition.
fn conditioned(read: Read, text: &str, tokens: &[Token], taken: usize) -> Option<Read> {
    const STARTS: [&str; 10] = ["khi", "neu", "theo", "tuy", "sau", "ngay", "hang", "tru", "trong", "ca"];
    let comma = tokens.get(taken).is_some_and(|token| token.is(&[",", "-", ";"]));
    let rest = &tokens[(taken + usize::from(comma)).min(tokens.len())..];
    match rest.first() {
        None => Some(read),
        Some(first) if first.is(&STARTS) && rest.len() > 1 && !contains_time(&rest[1..]) => {
            Some(read.with("condition", bare(&text[first.start..])))
        }
        Some(_) => None,
    }
}

/// Tells whether a month, a quarter or a date is printed among the tokens.
fn contains_time(tokens: &[Token]) -> bool {
    tokens
        .windows(2)
        .any(|pair| pair[0].is(&["thang", "quy"]) && (pair[1].number().is_some() || pair[1].quarter().is_some()))
}

/// Reads "Trước ngày 25 hàng tháng", "ngày 15 tháng cuối quý": a frequency, and its day as the condition.
fn before_of_every(text: &str, tokens: &[Token]) -> Option<Vec<Read>> {
    const LEADS: [&str; 8] = ["truoc", "ngay", "cham", "nhat", "la", "vao", "den", "muon"];
    let at = tokens.iter().take_while(|token| token.is(&LEADS)).count();
    let day = tokens.get(at)?.number().filter(|day| (1..=31).contains(day) && at > 0)?;
    let words: Vec<&str> = tokens[at + 1..].iter().map(|token| token.word.as_str()).collect();
    let every = match words.as_slice() {
        ["hang", "thang"] | ["cua", "thang", "sau"] | ["moi", "thang"] => "month",
        ["hang", "quy"] | ["cua"] | ["thang", "cuoi", "quy" | "cua", ..] | ["cua", "thang", "cuoi", ..] => "quarter",
        ["thang", _, "hang", "nam"] => "year",
        _ => return None,
    };
    let read = Read::sure(serde_json::json!({ "at_least": 1, "every": every })).with("condition", bare(text));
    let remark = say!(
        vi: "ngày {day} của mỗi kỳ được ghi là điều kiện; kiểm tra lại";
        en: "day {day} of each period was written as the condition; check it"
    );
    Some(vec![read.doubted(remark)])
}

/// Reads "Báo cáo kết quả: Tháng 6,11/2018", and "Tháng 01: Kế hoạch".
fn labelled(text: &str, year: i32) -> Option<Vec<Read>> {
    let (before, behind) = text.split_once(':')?;
    let (what, reads) = match whole(bare(behind), year) {
        Some(reads) => (bare(before), reads),
        None if is_delivery(&tokens(behind)) && !contains_time(&tokens(behind)) => {
            (bare(behind), whole(bare(before), year)?)
        }
        None => return None,
    };
    (!what.is_empty() && !what.contains(';') && !what.contains(". "))
        .then(|| reads.into_iter().map(|read| if read.has("what") { read } else { read.of(what) }).collect())
}

/// Reads "Kế hoạch tháng 01/2021": words for a delivery right before the time.
fn led(text: &str, year: i32) -> Option<Vec<Read>> {
    let tokens = tokens(text);
    let limit = tokens.iter().take(14).take_while(|token| is_word(token)).count();
    let known = is_delivery(&tokens);
    // "Triển khai thực hiện Quý II": all of the words name the work, though "thực hiện" could lead up to the time.
    let ends = |at: &usize| !tokens[*at].is(&["thuc", "hien"]);
    (1..=limit.min(tokens.len().saturating_sub(1))).filter(ends).find_map(|at| {
        let (what, when) = (bare(&text[..tokens[at].start]), &text[tokens[at].start..]);
        // "Tuần 2 tháng 3" names no delivery on the second of March.
        if contains_time(&tokens[..at]) || (!known && tokens[at].number().is_some()) {
            return None;
        }
        let reads = whole(when, year)
            .filter(|reads| known || reads.iter().all(|read| read.has("by") || read.has("by_plan")))
            .filter(|reads| !reads.iter().any(|read| read.has("what")))?;
        let remark = say!(
            vi: "“{what}” được lấy là việc phải xong vào thời hạn; kiểm tra lại";
            en: "“{what}” was taken as what is to be delivered; check it"
        );
        let named = |read: Read| if known { read.of(what) } else { read.of(what).doubted(remark.clone()) };
        Some(reads.into_iter().map(named).collect())
    })
}

fn is_word(token: &Token) -> bool {
    token.is(&[",", "-", "/", "&"]) || token.word.chars().all(char::is_alphabetic)
}

/// Tells whether the text begins with a word for something delivered or done.
fn is_delivery(tokens: &[Token]) -> bool {
    const KNOWN: [[&str; 2]; 22] = [
        ["ke", "hoach"],
        ["bao", "cao"],
        ["quyet", "dinh"],
        ["xay", "dung"],
        ["ban", "hanh"],
        ["thuc", "hien"],
        ["trien", "khai"],
        ["to", "chuc"],
        ["hoan", "thanh"],
        ["tham", "muu"],
        ["kiem", "tra"],
        ["danh", "gia"],
        ["tong", "ket"],
        ["so", "ket"],
        ["tong", "hop"],
        ["van", "ban"],
        ["cong", "van"],
        ["de", "an"],
        ["to", "trinh"],
        ["ra", "soat"],
        ["khao", "sat"],
        ["du", "thao"],
    ];
    matches!(tokens, [first, second, ..] if KNOWN.iter().any(|known| first.word == known[0] && second.word == known[1]))
}
