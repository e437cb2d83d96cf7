//! Says to a person what a merge changes.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value as Json;

use super::change::{Change, ChangeKind, Kept};
use crate::diagnostic::{Message, say};
use crate::import::listing::excerpt;
use crate::text::Language;

/// The longest value that is shown; of a longer one the beginning.
const SHOWN: usize = 100;

/// How many records are named that the source has no longer.
const LISTED: usize = 20;

/// Counts the changes in one line.
pub fn summary(changes: &[Change], kept: &[Kept], language: Language) -> String {
    let count = |kind: ChangeKind| changes.iter().filter(|change| change.kind == kind).count();
    let (added, changed, gone) = (count(ChangeKind::Added), count(ChangeKind::Changed), count(ChangeKind::Gone));
    let (kept, conflicts) = (kept.len(), count(ChangeKind::Conflict) + count(ChangeKind::Kept));
    let message = say!(
        vi: "thêm {added}, đổi {changed}, không còn trong tệp nhập {gone}, giữ bản sửa tay {kept} (cần xem {conflicts})";
        en: "{added} added, {changed} changed, {gone} no longer in the source, {kept} kept as edited by hand ({conflicts} to look at)"
    );
    message.get(language).to_owned()
}

/// Lists the changes, a line each; what the source has no longer stands together, a line for a field.
pub fn details(changes: &[Change], language: Language) -> String {
    let mut text = String::new();
    let mut gone: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for change in changes {
        match change.kind {
            ChangeKind::Gone => gone.entry((&change.file, &change.field)).or_default().push(&change.record),
            _ => {
                let place = place(&[&change.file, &change.record, &change.field]);
                let _ = writeln!(text, "{place}: {}", said(change).get(language));
            }
        }
    }
    for ((file, field), records) in gone {
        let records: Vec<&str> = records.into_iter().filter(|record| !record.is_empty()).collect();
        let (place, list) = (place(&[file, field]), first(&records));
        let colon = if list.is_empty() { "" } else { ": " };
        let message = say!(
            vi: "không còn trong tệp nhập, nội dung vẫn giữ{colon}{list}";
            en: "no longer in the source, the content keeps it{colon}{list}"
        );
        let _ = writeln!(text, "{place}: {}", message.get(language));
    }
    text
}

/// Lists the first records; a list nobody would read to its end is cut.
fn first(records: &[&str]) -> String {
    let list = records.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
    if records.len() > LISTED { format!("{list}… ({})", records.len()) } else { list }
}

/// Joins what is not empty.
fn place(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

fn said(change: &Change) -> Message {
    let (before, after) = (change.before.as_ref().map(shown), change.after.as_ref().map(shown));
    match (change.kind, before, after) {
        (ChangeKind::Added, _, Some(after)) => say!(vi: "thêm {after}"; en: "added {after}"),
        (ChangeKind::Added, _, None) => say!(vi: "thêm mới"; en: "added"),
        (ChangeKind::Changed, Some(before), None) => say!(vi: "bỏ {before}"; en: "took out {before}"),
        (ChangeKind::Changed, before, after) => {
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            say!(vi: "{before} → {after}"; en: "{before} → {after}")
        }
        (ChangeKind::Kept, before, after) => {
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            say!(
                vi: "nội dung ghi {before}, tệp nhập ghi {after}; giữ nội dung";
                en: "the content says {before}, the source says {after}; the content is kept"
            )
        }
        (ChangeKind::Conflict, Some(before), after) => {
            let after = after.unwrap_or_default();
            say!(
                vi: "đã sửa tay thành {before}, tệp nhập nay ghi {after}; giữ bản sửa tay";
                en: "edited by hand to {before}, the source now says {after}; the edit is kept"
            )
        }
        (ChangeKind::Conflict, None, after) => {
            let after = after.unwrap_or_default();
            say!(
                vi: "đã bỏ bằng tay, tệp nhập nay ghi {after}; vẫn bỏ";
                en: "taken out by hand, the source now says {after}; it stays out"
            )
        }
        (ChangeKind::Gone, ..) => say!(vi: "không còn trong tệp nhập"; en: "no longer in the source"),
    }
}

/// Shows a value on one line.
fn shown(value: &Json) -> String {
    excerpt(&plain(value), SHOWN)
}

fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(truth) => truth.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        Json::Object(entries) => {
            entries.iter().map(|(key, value)| format!("{key}: {}", plain(value))).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn changes() -> Vec<Change> {
        use ChangeKind::{Added, Changed, Conflict, Gone, Kept};
        let rows = [
            ("3-d", "", None, Some(json!("Công khai thủ tục")), Added),
            ("1-a", "due_text", Some(json!("Tháng 6")), Some(json!("Tháng 9")), Changed),
            ("1-b", "due", Some(json!("2021")), Some(json!({ "by": ["2021-06", "2021-09"] })), Changed),
            ("1-c", "text", Some(json!("Một\nhai")), Some(json!("x ".repeat(60))), Conflict),
            ("1-d", "note", None, Some(json!("CVP")), Conflict),
            ("1-e", "title", Some(json!("Của tôi")), Some(json!("Của văn bản")), Kept),
            ("2-a", "", Some(json!("Việc cũ")), None, Gone),
            ("2-b", "", Some(json!("Việc cũ khác")), None, Gone),
            ("2-c", "note", Some(json!("CVP")), None, Gone),
        ];
        let change = |(record, field, before, after, kind): (&str, &str, Option<Json>, Option<Json>, ChangeKind)| {
            let (file, record, field) = ("plans/2021/tasks.toml".to_owned(), record.to_owned(), field.to_owned());
            Change { file, record, field, before, after, kind }
        };
        rows.into_iter().map(change).collect()
    }

    #[test]
    fn a_list_nobody_would_read_is_cut() {
        let gone = |number| Change { record: format!("1-{number}"), kind: ChangeKind::Gone, ..changes()[6].clone() };
        let text = details(&(1..=25).map(gone).collect::<Vec<_>>(), Language::English);
        assert!(text.ends_with("1-19, 1-20… (25)\n"), "{text}");
    }

    #[test]
    fn changes_are_counted() {
        let kept = Kept { file: String::new(), record: String::new(), field: String::new(), places: vec![] };
        let kept = [kept.clone(), kept.clone(), kept.clone(), kept];
        assert_eq!(
            summary(&changes(), &kept, Language::Vietnamese),
            "thêm 1, đổi 2, không còn trong tệp nhập 3, giữ bản sửa tay 4 (cần xem 3)"
        );
    }

    #[test]
    fn changes_are_told_in_both_languages() {
        insta::assert_snapshot!(details(&changes(), Language::Vietnamese), @r"
        plans/2021/tasks.toml · 3-d: thêm “Công khai thủ tục”
        plans/2021/tasks.toml · 1-a · due_text: “Tháng 6” → “Tháng 9”
        plans/2021/tasks.toml · 1-b · due: “2021” → “by: 2021-06; 2021-09”
        plans/2021/tasks.toml · 1-c · text: đã sửa tay thành “Một hai”, tệp nhập nay ghi “x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x…”; giữ bản sửa tay
        plans/2021/tasks.toml · 1-d · note: đã bỏ bằng tay, tệp nhập nay ghi “CVP”; vẫn bỏ
        plans/2021/tasks.toml · 1-e · title: nội dung ghi “Của tôi”, tệp nhập ghi “Của văn bản”; giữ nội dung
        plans/2021/tasks.toml: không còn trong tệp nhập, nội dung vẫn giữ: 2-a, 2-b
        plans/2021/tasks.toml · note: không còn trong tệp nhập, nội dung vẫn giữ: 2-c
        ");
        insta::assert_snapshot!(details(&changes(), Language::English), @r"
        plans/2021/tasks.toml · 3-d: added “Công khai thủ tục”
        plans/2021/tasks.toml · 1-a · due_text: “Tháng 6” → “Tháng 9”
        plans/2021/tasks.toml · 1-b · due: “2021” → “by: 2021-06; 2021-09”
        plans/2021/tasks.toml · 1-c · text: edited by hand to “Một hai”, the source now says “x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x…”; the edit is kept
        plans/2021/tasks.toml · 1-d · note: taken out by hand, the source now says “CVP”; it stays out
        plans/2021/tasks.toml · 1-e · title: the content says “Của tôi”, the source says “Của văn bản”; the content is kept
        plans/2021/tasks.toml: no longer in the source, the content keeps it: 2-a, 2-b
        plans/2021/tasks.toml · note: no longer in the source, the content keeps it: 2-c
        ");
    }
}
