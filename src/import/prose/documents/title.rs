//! What a document is about, as far as the clause around its mention clearly says so.

use crate::import::prose::signs::is_listed;
use crate::model::identifier::{Mention, find, kind_name};

/// The words that open what a document is about, and whether they belong to it.
const OPENINGS: [(&str, bool); 26] = [
    ("Quyết định về việc ", false),
    ("về việc ", false),
    ("về viêc ", false),
    ("V/v ", false),
    ("v/v ", false),
    ("Về việc ", false),
    ("Về ", false),
    ("về ", false),
    ("ban hành ", true),
    ("Ban hành ", true),
    ("phê duyệt ", true),
    ("công bố ", true),
    ("quy định ", true),
    ("Quy định ", true),
    ("Quy chế ", true),
    ("Báo cáo ", true),
    ("sửa đổi", true),
    ("hướng dẫn ", true),
    ("thực hiện ", true),
    ("triển khai ", true),
    ("bãi bỏ ", true),
    ("kiện toàn ", true),
    ("thành lập ", true),
    ("giao ", true),
    ("kế hoạch ", true),
    ("quy chế ", true),
];

/// The words after a comma that begin something else than the title.
const CLAUSES: [&str; 15] = [
    "trong đó",
    "qua đó",
    "theo đó",
    "cụ thể",
    "đã ",
    "đồng thời",
    "nhằm ",
    "góp phần",
    "tổng hợp",
    "với ",
    "căn cứ",
    "ngày ",
    "thời hạn",
    "tổng số",
    "gồm ",
];

/// Who does something after a comma, where one of [`DEEDS`] follows.
const ACTORS: [&str; 8] = ["Sở", "UBND", "Ủy ban", "Thanh tra", "Văn phòng", "Phòng", "Trung tâm", "Chi cục"];

/// What an actor does.
const DEEDS: [&str; 9] =
    [" đã ", " đang ", " tham mưu", " ban hành", " ghi nhận", " xây dựng", " báo cáo", " triển khai", " thực hiện"];

/// The words behind a title that tell what becomes of the document.
const FATES: [&str; 3] = [" nhằm ", " hết hiệu lực", " có hiệu lực"];

/// Gives the clause behind a mention: to the end of the sentence, of its brackets, of its place in a list.
pub(super) fn clause<'t>(text: &'t str, start: usize, next: &[Mention<'_>]) -> &'t str {
    let rest = &text[start..];
    let stop = next.iter().find(|mention| mention.range.start >= start && is_listed(&text[start..mention.range.start]));
    let limit = stop.map_or(rest.len(), |mention| mention.range.start - start);
    // Behind another document only its own date is still part of this one's title.
    let nested = next.iter().find(|mention| mention.range.start >= start);
    let limit =
        nested.filter(|mention| mention.range.start - start < limit).map_or(limit, |mention| mention.range.end - start);
    let end = ends(&rest[..limit]).unwrap_or(limit);
    rest[..end].trim_end_matches([' ', ',', ';']).trim_end_matches(" và").trim_end_matches(',')
}

/// Finds where a clause ends.
fn ends(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, sign) in text.char_indices() {
        let after = &text[at + sign.len_utf8()..];
        match sign {
            '(' | '“' => depth += 1,
            '”' => depth -= 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            ';' | '\n' if depth <= 0 => return Some(at),
            '.' if depth <= 0 && (after.is_empty() || after.starts_with([' ', '\n', '/', '.'])) => return Some(at),
            ',' if depth <= 0 && begins_clause(after.trim_start()) => return Some(at),
            _ => {}
        }
    }
    None
}

fn begins_clause(text: &str) -> bool {
    let near = &text[..text.char_indices().nth(70).map_or(text.len(), |(at, _)| at)];
    let acts = ACTORS.iter().any(|actor| text.starts_with(actor)) && DEEDS.iter().any(|deed| near.contains(deed));
    acts || CLAUSES.iter().any(|clause| text.starts_with(clause))
}

/// Reads what a clause says its document is about.
pub(super) fn after(clause: &str) -> Option<String> {
    let clause = clause.trim_start();
    let (word, belongs) = OPENINGS.iter().find(|(word, _)| clause.starts_with(word))?;
    let text = if *belongs { clause } else { &clause[word.len()..] };
    tidy(text)
}

/// Reads the name that stands before a mention in brackets: "Kế hoạch kiểm soát … năm 2020 (Kế hoạch số 02/KH-…".
pub(super) fn before(text: &str) -> Option<String> {
    let text = text.trim_end();
    let issued = text.strip_suffix("kèm theo").map(|text| text.trim_end().trim_end_matches("ban hành").trim_end());
    let text = issued.unwrap_or(text).strip_suffix(['(', '*'])?.trim_end_matches(['(', '*', ' ']);
    let clause = &text[last_start(text)..];
    let capitals = clause.char_indices().filter(|(_, c)| c.is_uppercase()).map(|(at, _)| &clause[at..]);
    let name = capitals.into_iter().find(|rest| named(rest))?;
    let next = name.rmatch_indices(" và ").map(|(at, word)| &name[at + word.len()..]).find(|rest| named(rest));
    let name = next.unwrap_or(name);
    let name = ["Quyết định ", "Công văn "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    let name = ["v/v ", "V/v ", "về việc ", "Về việc ", "về ", "Về "]
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name);
    let name = if issued.is_some() { format!("Ban hành {name}") } else { name.to_owned() };
    tidy(&name)
}

/// Finds where the last clause of a text starts: after a full stop, a semicolon, a bracket, a colon that parts no digits.
fn last_start(text: &str) -> usize {
    let parts = |(at, sign): (usize, char)| {
        let (before, after) = (&text[..at], &text[at + sign.len_utf8()..]);
        match sign {
            ';' | '\n' | '(' | ')' => true,
            '.' => after.starts_with(' '),
            ':' => !before.ends_with(|c: char| c.is_ascii_digit()),
            _ => false,
        }
    };
    text.char_indices().rev().find(|found| parts(*found)).map_or(0, |(at, sign)| at + sign.len_utf8())
}

/// Tells whether a text begins with the word for a kind of document and says more.
fn named(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').take(4).collect();
    (1..=3).any(|count| words.len() > count && kind_name(&words[..count].join(" ")).is_some())
}

/// Begins with a capital, closes what it opens, is no mere beginning and no other document.
fn tidy(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = FATES.iter().filter_map(|fate| text.find(fate)).min().unwrap_or(text.len());
    let quoted = if text.matches('"').count() % 2 == 1 { text.find('"').unwrap_or(end) } else { end };
    let text = text[..end.min(quoted)].trim_end_matches([' ', ',', ';', '.', ':', '*']);
    let open = |opens: char, closes: char| text.matches(opens).count() > text.matches(closes).count();
    let close = if open('“', '”') {
        "”"
    } else if open('(', ')') {
        ")"
    } else {
        ""
    };
    let other = find(text).first().is_some_and(|mention| mention.range.start == 0);
    let first = text.chars().next()?;
    (text.chars().count() >= 8 && !other)
        .then(|| first.to_uppercase().chain(text.chars().skip(1)).chain(close.chars()).collect())
}
