//! What a merge does, told by small files: what was found, what a person did, what comes out.

mod laws;

use serde_json::Value as Json;
use toml_edit::DocumentMut;

use super::value::of_item;
use super::*;
use crate::import::found::{Body, Field, List, Record};
use crate::text::Language;

pub(super) const PLAN: &str = "plans/2021/tasks.toml";

/// The lists of records with what tells their records apart.
const LISTS: &[(&str, &str)] =
    &[("area", "id"), ("task", "id"), ("line", "id"), ("document", "id"), ("result", "task")];

/// Makes what was found from a TOML text; in a page the text below the second `+++` is its body.
fn found(path: &str, text: &str) -> FoundFile {
    let (head, body) = match text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n")) {
        Some((head, body)) => (head, Some(Body { markdown: body.to_owned(), places: Vec::new() })),
        None => (text, None),
    };
    let document: DocumentMut = head.parse().expect("TOML");
    let Json::Object(entries) = of_item(document.as_item()) else { unreachable!("a file is a table") };
    let root = record("", &Json::Object(entries), path != "documents.toml");
    FoundFile { path: path.to_owned(), root, body }
}

fn record(list: &str, value: &Json, whole: bool) -> Record {
    let mut record = Record::default();
    for (key, value) in value.as_object().into_iter().flatten() {
        let key: &'static str = key.clone().leak();
        let identity = LISTS.iter().find(|(name, _)| *name == key && list != "task").map(|(_, identity)| *identity);
        match (identity, value) {
            (Some(identity), Json::Array(items)) => {
                let records = items.iter().map(|item| self::record(key, item, whole)).collect();
                record.lists.push(List { key, identity, records, whole });
            }
            _ => record.fields.push(Field { key, value: value.clone(), places: Vec::new() }),
        }
    }
    record
}

/// A site with one file, into which things are imported.
pub(super) struct Case {
    pub(super) tree: Tree,
    path: &'static str,
}

impl Case {
    pub(super) fn new(path: &'static str) -> Self {
        Self { tree: Tree::new(), path }
    }

    fn with(path: &'static str, text: &str) -> Self {
        Self { tree: Tree::from([(path.to_owned(), text.as_bytes().to_vec())]), path }
    }

    /// Imports, checks that nothing more happens when it is imported again, and gives the changes.
    pub(super) fn import(&mut self, source: &str) -> Vec<String> {
        let found = [found(self.path, source)];
        let merged = merge(&self.tree, &found);
        assert!(!merged.report.has_errors(), "{}", crate::diagnostic::human(&merged.report, Language::English, false));
        self.tree.extend(merged.files);
        let again = merge(&self.tree, &found);
        assert_eq!(again.files, Tree::new(), "the second import changes no byte");
        merged.changes.iter().map(told).collect()
    }

    /// Edits the file by hand.
    pub(super) fn edit(&mut self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "{text}");
        self.tree.insert(self.path.to_owned(), text.replacen(from, to, 1).into_bytes());
    }

    fn text(&self) -> String {
        String::from_utf8(self.tree[self.path].clone()).expect("UTF-8")
    }
}

fn told(change: &Change) -> String {
    let value = |value: &Option<Json>| value.as_ref().map_or("-".to_owned(), Json::to_string);
    let Change { record, field, before, after, kind, .. } = change;
    format!("{kind:?} {record}.{field}: {} → {}", value(before), value(after))
}

pub(super) const FIRST: &str = r#"
[[area]]
id = "the-che"
label = "I."
title = "Cải cách thể chế"

[[area.task]]
id = "1-1"
label = "1."
title = "Ban hành kế hoạch"
due = { by = "2021-06" }
due_text = "Tháng 6"

[[area.task]]
id = "1-2"
label = "2."
title = "Rà soát văn bản"
deliverables = ["Báo cáo"]

[[area]]
id = "tthc"
label = "II."
title = "Cải cách thủ tục hành chính"

[[area.task]]
id = "2-1"
label = "1."
title = "Công khai thủ tục"
"#;

fn first() -> Case {
    let mut case = Case::new(PLAN);
    case.import(FIRST);
    case
}

#[test]
fn a_new_file_is_laid_out_as_people_do() {
    let mut case = Case::new(PLAN);
    let changes = case.import(FIRST);
    assert_eq!(case.text(), FIRST.trim_start());
    assert_eq!(
        changes,
        [
            "Added .: - → -",
            "Added the-che.: - → \"Cải cách thể chế\"",
            "Added 1-1.: - → \"Ban hành kế hoạch\"",
            "Added 1-2.: - → \"Rà soát văn bản\"",
            "Added tthc.: - → \"Cải cách thủ tục hành chính\"",
            "Added 2-1.: - → \"Công khai thủ tục\"",
        ]
    );
}

#[test]
fn the_snapshot_is_sorted_json_beside_the_content() {
    let mut case = Case::new("results/2021.toml");
    case.import("period = \"2021\"\n\n[[result]]\ntask = \"1-1\"\ngrade = \"done\"\n");
    let snapshot = String::from_utf8(case.tree["imports/results/2021.toml.json"].clone()).expect("UTF-8");
    insta::assert_snapshot!(snapshot, @r#"
    {
      "fields": {
        "period": "2021"
      },
      "lists": {
        "result": {
          "1-1": {
            "fields": {
              "grade": "done",
              "task": "1-1"
            }
          }
        }
      }
    }
    "#);
}

#[test]
fn what_nobody_touched_follows_the_source() {
    let mut case = first();
    let source = FIRST.replace("\"Tháng 6\"", "\"Tháng 9\"").replace("2021-06", "2021-09");
    let changes = case.import(&source);
    assert_eq!(case.text(), source.trim_start());
    assert_eq!(
        changes,
        [
            "Changed 1-1.due: {\"by\":\"2021-06\"} → {\"by\":\"2021-09\"}",
            "Changed 1-1.due_text: \"Tháng 6\" → \"Tháng 9\"",
        ]
    );
}

#[test]
fn a_hand_edit_stays_and_is_silent_while_the_source_is_the_same() {
    let mut case = first();
    case.edit("\"Tháng 6\"", "'Tháng 7' # đã hỏi lại");
    let text = case.text();
    assert_eq!(case.import(FIRST), [""; 0]);
    assert_eq!(case.text(), text);
}

#[test]
fn a_hand_edit_and_a_changed_source_are_a_conflict_and_the_edit_stays() {
    let mut case = first();
    case.edit("\"Tháng 6\"", "\"Tháng 7\"");
    let text = case.text();
    let changes = case.import(&FIRST.replace("\"Tháng 6\"", "\"Tháng 9\""));
    assert_eq!(changes, ["Conflict 1-1.due_text: \"Tháng 7\" → \"Tháng 9\""]);
    assert_eq!(case.text(), text);
}

#[test]
fn what_was_written_before_any_import_stays() {
    let mut case = Case::with(PLAN, "# của tôi\n[[area]]\nid = \"the-che\"\ntitle = \"Thể chế\"\n");
    let changes = case.import("[[area]]\nid = \"the-che\"\nlabel = \"I.\"\ntitle = \"Cải cách thể chế\"\n");
    assert_eq!(changes, ["Added the-che.label: - → \"I.\"", "Kept the-che.title: \"Thể chế\" → \"Cải cách thể chế\""]);
    assert_eq!(case.text(), "# của tôi\n[[area]]\nid = \"the-che\"\nlabel = \"I.\"\ntitle = \"Thể chế\"\n");
}

#[test]
fn what_was_taken_out_by_hand_stays_out() {
    let mut case = first();
    case.edit("due_text = \"Tháng 6\"\n", "");
    case.edit("[[area.task]]\nid = \"2-1\"\nlabel = \"1.\"\ntitle = \"Công khai thủ tục\"\n", "");
    let text = case.text();
    assert_eq!(case.import(FIRST), [""; 0]);
    let changes = case.import(&FIRST.replace("\"Tháng 6\"", "\"Tháng 9\"").replace("Công khai", "Niêm yết"));
    assert_eq!(changes, ["Conflict 1-1.due_text: - → \"Tháng 9\"", "Conflict 2-1.: - → \"Niêm yết thủ tục\""]);
    assert_eq!(case.text(), text);
}

#[test]
fn what_the_source_has_no_longer_stays_and_is_told() {
    let mut case = first();
    let text = case.text();
    let source = FIRST.replace("due_text = \"Tháng 6\"\n", "");
    let source = source.split("[[area.task]]\nid = \"2-1\"").next().expect("a first part");
    let changes = case.import(source);
    assert_eq!(changes, ["Gone 1-1.due_text: \"Tháng 6\" → -", "Gone 2-1.: \"Công khai thủ tục\" → -"]);
    assert_eq!(case.text(), text);
}

#[test]
fn new_records_come_at_their_printed_place() {
    let mut case = first();
    case.edit("[[area.task]]\nid = \"1-2\"", "# Việc của phòng Pháp chế.\n[[area.task]]\nid = \"1-2\"");
    case.edit("[[area]]\nid = \"tthc\"", "# Phần hai.\n[[area]]\nid = \"tthc\"");
    let inserted = "[[area.task]]\nid = \"1-1b\"\ntitle = \"Phổ biến kế hoạch\"\n\n";
    let area = "[[area]]\nid = \"bo-may\"\ntitle = \"Bộ máy\"\n\n[[area.task]]\nid = \"b-1\"\ntitle = \"Sắp xếp\"\n\n";
    let source = FIRST
        .replacen("[[area.task]]\nid = \"1-2\"", &format!("{inserted}[[area.task]]\nid = \"1-2\""), 1)
        .replacen("[[area]]\nid = \"tthc\"", &format!("{area}[[area]]\nid = \"tthc\""), 1);
    case.import(&source);
    let expected = source
        .replacen("[[area.task]]\nid = \"1-2\"", "# Việc của phòng Pháp chế.\n[[area.task]]\nid = \"1-2\"", 1)
        .replacen("[[area]]\nid = \"tthc\"", "# Phần hai.\n[[area]]\nid = \"tthc\"", 1);
    assert_eq!(case.text(), expected.trim_start());
}

#[test]
fn the_first_record_of_a_file_leaves_its_comment_on_top() {
    let mut case = Case::with("documents.toml", "# Sổ đăng ký.\n\n# Luật.\n[[document]]\nid = \"b\"\n");
    case.import("[[document]]\nid = \"a\"\n\n[[document]]\nid = \"b\"\n");
    assert_eq!(case.text(), "# Sổ đăng ký.\n\n[[document]]\nid = \"a\"\n\n# Luật.\n[[document]]\nid = \"b\"\n");
}

#[test]
fn a_record_moves_with_its_comments_when_the_source_moves_it() {
    let mut case = first();
    case.edit("[[area.task]]\nid = \"1-2\"", "# Việc khó.\n[[area.task]]\nid = \"1-2\"");
    let task =
        "[[area.task]]\nid = \"1-2\"\nlabel = \"2.\"\ntitle = \"Rà soát văn bản\"\ndeliverables = [\"Báo cáo\"]\n";
    let source = format!("{}\n{task}", FIRST.replace(&format!("{task}\n"), ""));
    let changes = case.import(&source);
    assert_eq!(changes, ["Changed 1-2.area: \"the-che\" → \"tthc\""]);
    assert_eq!(case.text(), source.replace(task, &format!("# Việc khó.\n{task}")).trim_start());
}

#[test]
fn a_record_a_person_moved_stays_there() {
    let mut case = first();
    let task =
        "[[area.task]]\nid = \"1-2\"\nlabel = \"2.\"\ntitle = \"Rà soát văn bản\"\ndeliverables = [\"Báo cáo\"]\n";
    case.edit(&format!("\n{task}"), "");
    case.edit("title = \"Công khai thủ tục\"\n", &format!("title = \"Công khai thủ tục\"\n\n{task}"));
    let text = case.text();
    assert_eq!(case.import(FIRST), [""; 0]);
    assert_eq!(case.text(), text);
}

#[test]
fn records_between_interleaved_sections_stay_whole() {
    let text = "[[result]]\ntask = \"1\"\n\n[[result.evidence]]\nfact = \"a\"\n\n[[result.annotations]]\nkind = \"ocr\"\n\n\
        [[result.evidence]]\nfact = \"b\"\n\n[[result]]\ntask = \"3\"\n";
    let mut case = Case::with("results/2021.toml", text);
    case.import("[[result]]\ntask = \"1\"\n\n[[result]]\ntask = \"2\"\n\n[[result]]\ntask = \"3\"\n");
    assert_eq!(
        case.text(),
        text.replace("[[result]]\ntask = \"3\"", "[[result]]\ntask = \"2\"\n\n[[result]]\ntask = \"3\"")
    );
}

#[test]
fn records_in_a_list_between_braces_are_merged_too() {
    let mut case = Case::with("documents.toml", "document = [ # sổ\n  { id = \"a\" }, # một\n  { id = \"c\" },\n]\n");
    case.import("[[document]]\nid = \"a\"\nnumber = \"1\"\n\n[[document]]\nid = \"b\"\n\n[[document]]\nid = \"c\"\n");
    let text = case.text();
    let document: DocumentMut = text.parse().expect("TOML");
    let ids: Vec<_> = records::list(document.as_table(), "document")
        .iter()
        .map(|of| of_item(&of.get("id").expect("id").clone()))
        .collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert!(text.contains("# sổ") && text.contains("# một") && text.contains("number = \"1\""), "{text}");
}

#[test]
fn a_translation_made_by_hand_says_the_same() {
    let mut case = first();
    case.edit("title = \"Cải cách thể chế\"", "title = { vi = \"Cải cách thể chế\", en = \"Institutional reform\" }");
    let text = case.text();
    assert_eq!(case.import(FIRST), [""; 0]);
    assert_eq!(case.text(), text);
}

#[test]
fn the_register_gathers_records_of_many_papers() {
    let mut case = Case::new("documents.toml");
    case.import("[[document]]\nid = \"a\"\ntitle = \"A\"\n");
    assert_eq!(case.import("[[document]]\nid = \"b\"\n"), ["Added b.: - → -"]);
    assert_eq!(case.text(), "[[document]]\nid = \"a\"\ntitle = \"A\"\n\n[[document]]\nid = \"b\"\n");
}

#[test]
fn a_file_that_was_taken_away_is_written_anew() {
    let mut case = first();
    case.tree.remove(PLAN);
    case.import(FIRST);
    assert_eq!(case.text(), FIRST.trim_start());
}

#[test]
fn bytes_around_a_change_stay_as_the_editor_of_the_person_writes_them() {
    let mut case = first();
    let windows = format!("\u{feff}{}", case.text().trim_end().replace('\n', "\r\n"));
    case.tree.insert(PLAN.to_owned(), windows.clone().into_bytes());
    case.import(&FIRST.replace("\"Tháng 6\"", "\"Tháng 9\""));
    assert_eq!(case.text(), windows.replace("\"Tháng 6\"", "\"Tháng 9\""));
}

const PAGE: &str =
    "+++\ntitle = \"Kế hoạch\"\nyear = 2021\n+++\n\nMở đầu.\n\n## I. Mục tiêu\n\nMột.\n\n## II. Nhiệm vụ\n\nHai.\n";

#[test]
fn a_page_is_merged_part_by_part() {
    let mut case = Case::new("plans/2021/plan.md");
    case.import(PAGE);
    assert_eq!(case.text(), PAGE);
    case.edit("## I. Mục tiêu\n", "## I. Mục tiêu {#muc-tieu .muc-tieu}\n");
    case.edit("year = 2021\n", "year = 2021 # năm\n");
    let source =
        PAGE.replace("Hai.", "Hai và ba.\n\n## III. Kinh phí\n\nBốn.").replace("\"Kế hoạch\"", "\"Kế hoạch mới\"");
    let changes = case.import(&source);
    assert_eq!(
        changes,
        [
            "Changed .title: \"Kế hoạch\" → \"Kế hoạch mới\"",
            "Changed .## II. Nhiệm vụ: \"## II. Nhiệm vụ\\n\\nHai.\" → \"## II. Nhiệm vụ\\n\\nHai và ba.\"",
            "Added .## III. Kinh phí: - → \"## III. Kinh phí\\n\\nBốn.\"",
        ]
    );
    let expected = source.replace("Mục tiêu\n", "Mục tiêu {#muc-tieu .muc-tieu}\n").replace("2021\n", "2021 # năm\n");
    assert_eq!(case.text(), expected);
}

#[test]
fn a_text_without_headings_is_merged_as_a_whole() {
    let mut case = Case::new("reports/2021.md");
    case.import("+++\ntitle = \"Báo cáo\"\n+++\nMột.\n");
    assert_eq!(case.text(), "+++\ntitle = \"Báo cáo\"\n+++\n\nMột.\n");
    case.edit("Một.", "Một và hai.");
    let changes = case.import("+++\ntitle = \"Báo cáo\"\n+++\nBa.\n");
    assert_eq!(changes, ["Conflict .body: \"Một và hai.\" → \"Ba.\""]);
}

#[test]
fn a_file_with_a_fault_is_refused_and_nothing_is_written() {
    for (path, text) in [
        ("plans/2021/tasks.toml", "[[area]]\nid = the-che\n"),
        ("plans/2021/plan.md", "+++\ntitle = \"Kế hoạch\"\n"),
        ("plans/2021/plan.md", "không có phần đầu\n"),
    ] {
        let case = Case::with(path, text);
        let merged =
            merge(&case.tree, &[found(path, "title = \"a\"\n"), found("results/2021.toml", "period = \"2021\"\n")]);
        assert!(merged.report.has_errors() && merged.files.is_empty(), "{text}");
    }
}

#[test]
fn found_files_of_one_path_are_merged_together() {
    let one = found("documents.toml", "[[document]]\nid = \"a\"\n");
    let two = found("documents.toml", "[[document]]\nid = \"b\"\n");
    let merged = merge(&Tree::new(), &[one, two]);
    let text = std::str::from_utf8(&merged.files["documents.toml"]).expect("UTF-8");
    assert_eq!(text, "[[document]]\nid = \"a\"\n\n[[document]]\nid = \"b\"\n");
}

#[test]
fn two_papers_that_say_two_things_are_told() {
    let one = found("results/2021.toml", "to = \"2021-11-18\"\n\n[[result]]\ntask = \"1\"\ngrade = \"done\"\n");
    let two = found("results/2021.toml", "to = \"2021-12-31\"\n\n[[result]]\ntask = \"1\"\ngrade = \"not-done\"\n");
    let files = [one, two];
    let merged = merge(&Tree::new(), &files);
    let text = std::str::from_utf8(&merged.files["results/2021.toml"]).expect("UTF-8");
    assert_eq!(text, "to = 2021-11-18\n\n[[result]]\ntask = \"1\"\ngrade = \"done\"\n");
    let told: Vec<String> = merged.changes.iter().map(told).filter(|told| told.starts_with("Kept")).collect();
    assert_eq!(told, ["Kept .to: \"2021-11-18\" → \"2021-12-31\"", "Kept 1.grade: \"done\" → \"not-done\""]);
    assert_eq!(merge(&merged.files, &files).files, Tree::new());
}
