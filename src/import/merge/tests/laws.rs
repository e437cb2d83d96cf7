//! Laws of a merge, held by plans and hand edits made up at random.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;

/// A plan made up: areas of tasks, each with an id, a due text and deliverables. Tasks of two plans with one id may
/// stand in different areas.
type Plan = Vec<(String, Vec<(String, String, usize)>)>;

fn any_plan() -> impl Strategy<Value = Plan> {
    let words = "[A-Za-zăđêôơư“”\"# ]{1,12}";
    let task = (any::<bool>(), 0usize..3, words, 0usize..3);
    (proptest::collection::vec(words, 1..4), proptest::collection::vec(task, 0..9)).prop_map(|(titles, tasks)| {
        let mut plan: Plan = titles.into_iter().map(|title| (title, Vec::new())).collect();
        let areas = plan.len();
        for (number, (is_there, area, due, count)) in tasks.into_iter().enumerate() {
            if is_there {
                plan[area % areas].1.push((format!("t{number}"), due, count));
            }
        }
        plan
    })
}

fn source(plan: &Plan) -> String {
    let mut text = String::new();
    for (at, (title, tasks)) in plan.iter().enumerate() {
        let title = layout::field("title", &Json::from(title.as_str()));
        let _ = write!(text, "[[area]]\nid = \"a{at}\"\ntitle = {title}\n\n");
        for (id, due, count) in tasks {
            let due = layout::field("due_text", &Json::from(due.as_str()));
            let list = layout::field("deliverables", &Json::from(vec!["Báo cáo"; *count]));
            let _ = write!(text, "[[area.task]]\nid = \"{id}\"\ndue_text = {due}\ndeliverables = {list}\n\n");
        }
    }
    text
}

/// Edits made by hand, each at some line: a comment, a blank line, a note, another due text, a key taken out.
fn edited(text: &str, edits: &[(usize, u8)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (number, (at, edit)) in edits.iter().enumerate() {
        let at = at % lines.len().max(1);
        let is_field = lines.get(at).is_some_and(|line| line.starts_with("due_text = \""));
        match edit {
            0 => lines.insert(at, format!("# ghi chú {number}")),
            1 => lines.insert(at, String::new()),
            2 if is_field => lines.insert(at, format!("note = \"Sửa tay {number}\" # tay {number}")),
            3 if is_field => lines[at] = format!("due_text  =  'Sửa tay {number}' # tay {number}"),
            4 if is_field => drop(lines.remove(at)),
            _ if is_field => lines[at].push_str(&format!(" # cuối {number}")),
            _ => {}
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut section = 0;
    lines.retain(|line| {
        section += usize::from(line.starts_with("[["));
        let is_second = line.starts_with("note = ") && !seen.insert(section);
        !is_second
    });
    lines.join("\n") + "\n"
}

/// Gives what a person wrote: comments, and values made by hand.
fn by_hand(text: &str) -> Vec<&str> {
    let mut marks: Vec<&str> = text
        .split(['\n', '#', '"', '\''])
        .map(str::trim)
        .filter(|piece| ["ghi chú ", "Sửa tay ", "tay ", "cuối "].iter().any(|start| piece.starts_with(start)))
        .collect();
    marks.sort_unstable();
    marks
}

fn ids(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("id = ")).collect()
}

proptest! {
    #[test]
    fn importing_the_same_thing_twice_changes_no_byte(plan in any_plan(), edits in any_edits()) {
        let mut case = Case::new(PLAN);
        case.import(&source(&plan));
        case.tree.insert(PLAN.to_owned(), edited(&case.text(), &edits).into_bytes());
        let text = case.text();
        let changes = case.import(&source(&plan));
        prop_assert_eq!(changes, Vec::<String>::new());
        prop_assert_eq!(case.text(), text);
    }

    #[test]
    fn what_a_person_wrote_survives_every_import(one in any_plan(), two in any_plan(), edits in any_edits()) {
        let mut case = Case::new(PLAN);
        case.import(&source(&one));
        case.tree.insert(PLAN.to_owned(), edited(&case.text(), &edits).into_bytes());
        let before = case.text();
        case.import(&source(&two));
        let after = case.text();
        prop_assert_eq!(by_hand(&after), by_hand(&before));
        for id in ids(&before).into_iter().chain(ids(&source(&two))) {
            let count = ids(&after).iter().filter(|other| **other == id).count();
            prop_assert_eq!(count, 1, "{} in\n{}", id, after);
        }
    }

    #[test]
    fn without_hand_edits_the_content_follows_the_source(one in any_plan(), two in any_plan()) {
        let mut case = Case::new(PLAN);
        case.import(&source(&one));
        case.import(&source(&two));
        let (text, wanted) = (case.text(), source(&two));
        let document: DocumentMut = text.parse().expect("TOML");
        let wanted: DocumentMut = wanted.parse().expect("TOML");
        for area in records::list(wanted.as_table(), "area") {
            for task in records::list(area, "task") {
                let id = of_item(task.get("id").expect("an id")).as_str().unwrap_or_default().to_owned();
                let sought = records::Sought { lists: &["area", "task"], identity: "id", id: &id };
                let path = records::find(document.as_table(), sought).expect("the task is there");
                let here = records::at(document.as_table(), &path).expect("the task is there");
                let due = |task: &dyn toml_edit::TableLike| of_item(task.get("due_text").expect("a due text"));
                prop_assert!(value::says(&due(here), &due(task)));
            }
        }
    }
}

/// A page made up: parts under headings, each of some lines.
fn any_page() -> impl Strategy<Value = Vec<(u8, String)>> {
    proptest::collection::vec((0u8..5, "[a-zăđ ]{1,9}(\n\n[a-z ]{1,9})?"), 0..5)
}

fn page(parts: &[(u8, String)]) -> String {
    let parts = parts.iter().map(|(heading, text)| format!("## {heading}. Phần {heading}\n\n{text}\n\n"));
    format!("+++\ntitle = \"A\"\n+++\nMở đầu.\n\n{}", parts.collect::<String>())
}

proptest! {
    #[test]
    fn pages_keep_what_a_person_wrote(one in any_page(), two in any_page(), at in 0usize..40) {
        let mut case = Case::new("plans/2021/plan.md");
        case.import(&page(&one));
        let mut lines: Vec<String> = case.text().lines().map(str::to_owned).collect();
        let body = at % (lines.len() - 3) + 3;
        lines.insert(body, "Lời viết tay.".to_owned());
        case.tree.insert("plans/2021/plan.md".to_owned(), (lines.join("\n") + "\n").into_bytes());
        let text = case.text();
        case.import(&page(&one));
        prop_assert_eq!(case.text(), text);
        case.import(&page(&two));
        prop_assert!(case.text().contains("Lời viết tay."));
    }

    #[test]
    fn comments_in_a_list_survive(old in proptest::collection::vec((0i64..9, any::<bool>()), 0..5), new in proptest::collection::vec(0i64..9, 0..6)) {
        let lines = old.iter().enumerate().map(|(at, (item, commented))| {
            let comment = if *commented { format!(" # lời {at}") } else { String::new() };
            format!("  {item},{comment}\n")
        });
        let mut document: DocumentMut = format!("k = [\n{}]\n", lines.collect::<String>()).parse().expect("TOML");
        let value = Json::from(new);
        prop_assert!(write::fits(&document["k"], &value));
        write::put(document.as_table_mut(), true, "k", &value);
        let text = document.to_string();
        for (at, _) in old.iter().enumerate().filter(|(_, (_, commented))| *commented) {
            prop_assert_eq!(text.matches(&format!("# lời {at}")).count(), 1, "{}", text);
        }
        let again: DocumentMut = text.parse().expect("TOML");
        prop_assert_eq!(of_item(&again["k"]), value);
    }
}

fn any_edits() -> impl Strategy<Value = Vec<(usize, u8)>> {
    proptest::collection::vec((0usize..60, 0u8..6), 0..8)
}

/// The files people have written for this project.
fn written_by_people() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    let (tree, _) = crate::load::folder(std::path::Path::new(folder)).expect("the content can be read");
    let texts = tree.into_iter().filter(|(path, _)| path.ends_with(".toml") || path.ends_with(".md"));
    texts.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

#[test]
fn every_file_of_the_content_stays_byte_for_byte_around_a_new_key() {
    let mut seen = 0;
    for (path, text) in written_by_people() {
        if path.ends_with(".en.md") {
            continue;
        }
        let path: &'static str = path.leak();
        let mut case = Case::with(path, &text);
        let source = "zzz = 1\n";
        case.import(source);
        assert_eq!(case.text().replacen("zzz = 1\n", "", 1), text, "{path}");
        seen += 1;
    }
    assert!(seen > 50);
}

#[test]
fn every_file_of_the_content_is_found_again_in_itself() {
    for (path, text) in written_by_people() {
        if path.ends_with(".en.md") {
            continue;
        }
        let path: &'static str = path.leak();
        let mut case = Case::with(path, &text);
        assert_eq!(case.import(&text), Vec::<String>::new(), "{path}");
        assert_eq!(case.text(), text, "{path}");
    }
}

/// Changes every text of a source, as a new edition of a document might.
fn new_edition(value: &mut Json, key: &str) {
    match value {
        Json::String(text) if !["id", "task"].contains(&key) => text.push_str(" (bản mới)"),
        Json::Array(items) => items.iter_mut().for_each(|item| new_edition(item, key)),
        Json::Object(entries) => entries.iter_mut().for_each(|(key, value)| new_edition(value, key)),
        _ => {}
    }
}

fn edit_record(record: &mut Record) {
    record.fields.iter_mut().for_each(|field| new_edition(&mut field.value, field.key));
    let inner = record.lists.iter_mut().flat_map(|list| &mut list.records);
    inner.for_each(edit_record);
}

#[test]
fn every_file_of_the_content_takes_a_new_edition_and_keeps_its_comments() {
    for (path, text) in written_by_people() {
        if path.ends_with(".en.md") {
            continue;
        }
        let path: &'static str = path.leak();
        let mut case = Case::with(path, &text);
        case.import(&text);
        let mut edition = found(path, &text);
        edit_record(&mut edition.root);
        let merged = merge(&case.tree, &[edition.clone()]);
        let kinds: Vec<ChangeKind> = merged.changes.iter().map(|change| change.kind).collect();
        assert!(kinds.iter().all(|kind| *kind == ChangeKind::Changed), "{path}: {:?}", merged.changes);
        case.tree.extend(merged.files);
        let comments =
            |text: &str| text.lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(comments(&case.text()), comments(&text), "{path}");
        let again = merge(&case.tree, &[edition]);
        assert!(again.files.is_empty() && again.changes.is_empty(), "{path}: {:?}", again.changes);
    }
}
