//! What comes again and again: "Thường xuyên", "Hằng quý", "Ít nhất 01 tin, bài/tháng", "6 tháng/lần".
//!
//! Takes tokens and their text; gives one reading or several, and how many tokens they took.

use serde_json::json;

use super::reading::Read;
use crate::diagnostic::say;
use crate::import::printed::tokens::{Token, number_word};

/// Reads "Thường xuyên", with the year it is limited to.
pub(super) fn ongoing(tokens: &[Token], year: i32) -> Option<(Read, usize)> {
    let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
    let mut at = match words.as_slice() {
        ["thuong", "xuyen", ..] | ["lien", "tuc", ..] | ["hang" | "hằng", "ngay", ..] => 2,
        _ => return None,
    };
    let daily = words[1] == "ngay";
    while let Some(more) =
        [&[",", "lien", "tuc"][..], &["va", "lien", "tuc"], &[",", "thuong", "xuyen"], &["lien", "tuc"]]
            .into_iter()
            .find(|more| words[at..].starts_with(more))
    {
        at += more.len();
    }
    let (limit, taken) = limited(&words[at..], tokens, at, year);
    let value = match limit {
        Some(limit) => json!({ "ongoing": true, "by": limit.to_string() }),
        None => json!({ "ongoing": true }),
    };
    let read = Read::sure(value);
    let remark = say!(vi: "“hằng ngày” được lấy là thường xuyên; kiểm tra lại"; en: "“daily” was taken as all the time; check it");
    Some((if daily { read.doubted(remark) } else { read }, at + taken))
}

/// Reads "trong năm", "trong cả năm 2021", "năm 2021".
fn limited(words: &[&str], tokens: &[Token], at: usize, year: i32) -> (Option<i32>, usize) {
    let comma = usize::from(words.first() == Some(&","));
    let leads =
        words[comma..].iter().take_while(|word| matches!(**word, "trong" | "ca" | "suot" | "den" | "het")).count();
    let start = comma + leads;
    if words.get(start) != Some(&"nam") {
        return (None, 0);
    }
    let printed = tokens.get(at + start + 1).and_then(Token::number).and_then(|number| i32::try_from(number).ok());
    match printed.filter(|printed| (1990..2100).contains(printed)) {
        Some(printed) => (Some(printed), start + 2),
        None if leads > 0 => (Some(year), start + 1),
        None => (None, 0),
    }
}

/// Reads how often something is to be done.
pub(super) fn frequency(text: &str, tokens: &[Token]) -> Option<(Vec<Read>, usize)> {
    every(text, tokens).or_else(|| per(text, tokens)).or_else(|| spaced(tokens))
}

fn span(word: &str) -> Option<&'static str> {
    Some(match word {
        "tuan" => "week",
        "thang" => "month",
        "quy" => "quarter",
        "nam" => "year",
        _ => return None,
    })
}

/// Reads "Hằng tháng", "Định kỳ hàng quý", "Hàng quý, hàng năm", "Mỗi tháng ít nhất 02 bài".
fn every(text: &str, tokens: &[Token]) -> Option<(Vec<Read>, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word.as_str());
    let mut at = if word(0) == "theo" && word(1) == "dinh" { 3 } else { 0 };
    at += if word(at) == "dinh" && word(at + 1) == "ky" { 2 } else { 0 };
    if !matches!(word(at), "hang" | "moi" | "tung") || span(word(at + 1)).is_none() {
        return None;
    }
    let mut reads = Vec::new();
    loop {
        at += usize::from(matches!(word(at), "hang" | "moi" | "tung"));
        let Some(over) =
            span(word(at)).filter(|_| reads.is_empty() || !word(at + 1).starts_with(|c: char| c.is_ascii_digit()))
        else {
            break;
        };
        reads.push(Read::sure(json!({ "at_least": 1, "every": over })));
        let joined = matches!(word(at + 1), "," | "va" | "/" | "-");
        let more = usize::from(matches!(word(at + 2), "hang" | "moi"));
        at += 1;
        if !joined || span(word(at + 1 + more)).is_none() {
            break;
        }
        at += 1;
    }
    if reads.is_empty() {
        return None;
    }
    match (reads.as_slice(), count(text, &tokens[at.min(tokens.len())..])) {
        ([one], Some((number, of, taken))) => {
            let counted = numbered(one.clone(), number, &of);
            Some((vec![counted], at + taken))
        }
        _ => Some((reads, at)),
    }
}

fn numbered(mut read: Read, number: u32, of: &str) -> Read {
    read.fields.insert("at_least".to_owned(), json!(number));
    if of.is_empty() || of == "lần" { read } else { read.with("of", of) }
}

/// Reads "ít nhất 02 bài viết" to the end of the tokens: the number and what it counts.
fn count(text: &str, tokens: &[Token]) -> Option<(u32, String, usize)> {
    let skip =
        tokens.iter().take_while(|token| token.is(&["it", "nhat", "toi", "thieu", "phai", "co", ",", "tu"])).count();
    let token = tokens.get(skip)?;
    let number = token.number().or_else(|| number_word(&token.word))?;
    let (first, last) = (tokens.get(skip + 1), tokens.last()?);
    let of = first.map_or("", |first| &text[first.start..last.end]);
    let taken = tokens.len();
    (number > 0 && number < 1000 && !of.contains('/')).then(|| (number, of.trim_matches(['.', ' ']).to_owned(), taken))
}

/// Reads "Ít nhất 01 tin, bài/tháng", "02 lần/năm", "01 lần một quý".
fn per(text: &str, tokens: &[Token]) -> Option<(Vec<Read>, usize)> {
    let slash = tokens.iter().position(|token| token.is(&["/", "moi"]))?;
    let over = span(&tokens.get(slash + 1)?.word)?;
    let (number, of, _) = count(text, &tokens[..slash])?;
    Some((vec![numbered(Read::sure(json!({ "at_least": 1, "every": over })), number, &of)], slash + 2))
}

/// Reads "6 tháng/lần", "Định kỳ 03 tháng một lần", "01 năm 01 lần".
fn spaced(tokens: &[Token]) -> Option<(Vec<Read>, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.word.as_str());
    let at = usize::from(word(0) == "dinh" && word(1) == "ky") * 2;
    let number = tokens.get(at)?.number()?;
    let unit = word(at + 1);
    let end = match (word(at + 2), word(at + 3)) {
        ("/", "lan") | ("mot" | "01" | "1", "lan") => at + 4,
        ("/", "01" | "1") if word(at + 4) == "lan" => at + 5,
        _ => return None,
    };
    let value = match (unit, number) {
        ("thang", 3) => json!({ "at_least": 1, "every": "quarter" }),
        (_, 1) => json!({ "at_least": 1, "every": span(unit)? }),
        ("thang", 2 | 4 | 6) => json!({ "at_least": 12 / number, "every": "year" }),
        _ => return None,
    };
    Some((vec![Read::sure(value)], end))
}

/// Reads the list of periods reports come in: "Quý, 6 tháng, năm", "Định kỳ hàng quý, 6 tháng, 9 tháng và cả năm".
pub(super) fn periods(tokens: &[Token], year: i32) -> Option<Vec<Read>> {
    const BETWEEN: [&str; 16] =
        [",", ";", "va", "-", "/", "dinh", "ky", "hang", "ca", "bao", "cao", "dau", "mot", "01", "1", "lan"];
    let (mut reads, mut runs, mut at) = (Vec::new(), 0, 0);
    while let Some(token) = tokens.get(at) {
        let thang = tokens.get(at + 1).is_some_and(|next| next.is(&["thang"]));
        match (token.word.as_str(), token.number()) {
            (_, Some(number @ (6 | 9))) if thang => {
                let what = format!("{number} tháng");
                reads.push(Read::sure(json!({ "what": what, "by": format!("{year:04}-{number:02}") })));
                (runs, at) = (runs + 1, at + 2);
            }
            ("thang" | "tuan", _)
                if tokens.get(at.wrapping_sub(1)).is_some_and(|before| before.is(&["hang", "moi"])) =>
            {
                let (what, every) = if token.is(&["tuan"]) { ("tuần", "week") } else { ("tháng", "month") };
                reads.push(Read::sure(json!({ "what": what, "at_least": 1, "every": every })));
                at += 1;
            }
            ("quy", _) => {
                reads.push(Read::sure(json!({ "what": "quý", "at_least": 1, "every": "quarter" })));
                at += 1;
            }
            ("nam", _) => {
                if tokens.get(at.wrapping_sub(1)).is_none_or(|before| !before.is(&["dau"])) {
                    reads.push(Read::sure(json!({ "what": "năm", "by": format!("{year:04}") })));
                }
                at += 1;
            }
            (word, _) if BETWEEN.contains(&word) => at += 1,
            _ => return None,
        }
    }
    let remark = say!(
        vi: "các kỳ báo cáo được lấy là đến hết kỳ; kiểm tra lại hạn gửi từng kỳ";
        en: "reporting periods were taken as due by their ends; check the day of each"
    );
    (runs > 0 && reads.len() > 1).then(|| reads.into_iter().map(|read| read.doubted(remark.clone())).collect())
}
