//! The records of entries: what a hit shows.

use serde_json::{Value as Json, json};

use super::meaning::{later_actions, special_cases};
use super::postings::split;
use super::{Entry, EntryKind, encode};
use crate::text::{fold, normalize, spelling};

/// How many signs a file of records holds before the next one begins: a screen of hits loads few of them, and none
/// loads much that is not shown.
const PART_LENGTH: usize = 1_200;

/// How much of a summary is kept.
const SUMMARY_LENGTH: usize = 200;

/// Records in files.
pub(super) struct Records {
    /// How many entries each file has, one number after the other.
    pub(super) counts: String,
    /// The files.
    pub(super) parts: Vec<Json>,
}

/// Puts similar entries side by side: kind, field, unit, title.
pub(super) fn sort(entries: &mut [Entry]) {
    entries.sort_by_cached_key(|entry| {
        let first = |list: &[String]| list.first().cloned().unwrap_or_default();
        (entry.kind, first(&entry.fields), first(&entry.units), fold(&entry.title), entry.href.clone())
    });
}

/// Lists the procedures that begin with something done later: renewing, changing, revoking.
pub(super) fn later(entries: &[Entry]) -> Vec<u32> {
    let begins = |title: &[String], action: &[String]| {
        title.strip_prefix(words("thủ tục").as_slice()).unwrap_or(title).starts_with(action)
    };
    procedures_with(entries, &later_actions(), begins)
}

/// Lists the procedures for few people.
pub(super) fn special(entries: &[Entry]) -> Vec<u32> {
    procedures_with(entries, &special_cases(), |title, case| title.windows(case.len()).any(|window| window == case))
}

fn procedures_with(entries: &[Entry], phrases: &[&str], has: impl Fn(&[String], &[String]) -> bool) -> Vec<u32> {
    let phrases: Vec<Vec<String>> = phrases.iter().map(|phrase| words(phrase)).collect();
    let procedures = (0u32..).zip(entries).filter(|(_, entry)| entry.kind == EntryKind::Procedure);
    let titled = procedures.map(|(number, entry)| (number, words(&entry.title)));
    let wanted = titled.filter(|(_, title)| phrases.iter().any(|phrase| has(title, phrase)));
    wanted.map(|(number, _)| number).collect()
}

fn words(text: &str) -> Vec<String> {
    split(&normalize(text)).map(|word| spelling(word).marked).collect()
}

pub(super) fn parts(entries: &[Entry]) -> Records {
    let mut records = Records { counts: String::new(), parts: Vec::new() };
    let mut part = Vec::new();
    let mut length = 0;
    for entry in entries {
        let record = record(entry);
        length += record.to_string().len();
        part.push(record);
        if length >= PART_LENGTH {
            records.push(std::mem::take(&mut part));
            length = 0;
        }
    }
    if !part.is_empty() {
        records.push(part);
    }
    records
}

impl Records {
    fn push(&mut self, part: Vec<Json>) {
        encode::push(&mut self.counts, u32::try_from(part.len()).expect("a part has few entries"));
        self.parts.push(Json::Array(part));
    }
}

/// A record: link, title, code, place, summary, names.
fn record(entry: &Entry) -> Json {
    json!([entry.href, entry.title, entry.code, entry.place.join(" › "), shortened(&entry.summary), entry.names])
}

/// Cuts a long text behind a word.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(SUMMARY_LENGTH) else { return text.to_owned() };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_summary_ends_behind_a_word() {
        assert_eq!(shortened("Ngắn"), "Ngắn");
        let long = "nộp hồ sơ ".repeat(30);
        let short = shortened(&long);
        assert!(short.ends_with('…') && short.chars().count() <= 201);
        assert!(long.starts_with(short.trim_end_matches('…')));
    }
}
