//! The manual tells the truth: its examples build without a fault, and its reference names every key there is.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::diagnostic::Code;
use minhbach::pipeline::{self, BuildOptions, Progress};
use serde_json::Value as Json;

use crate::golden;
use crate::harness::{Site, faults, files_of, minhbach};
use crate::tidy::files;

/// The example files of a chapter, by path: each block that opens with `file=` and its path.
fn examples(chapter: &str, text: &str) -> BTreeMap<String, String> {
    let mut examples = BTreeMap::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(path) = opened(line) else { continue };
        let content: String =
            lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        let earlier = examples.insert(path.to_owned(), content);
        assert!(earlier.is_none(), "{chapter} shows {path} twice");
    }
    examples
}

/// The path a line opens an example at.
fn opened(line: &str) -> Option<&str> {
    let (kind, path) = line.strip_prefix("```")?.split_once(" file=")?;
    let is_word = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_word && !path.is_empty() && !path.contains(char::is_whitespace)).then_some(path)
}

/// The chapters of a language with their examples, by the two digits they begin with.
fn chapters(language: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let start = format!("docs/{language}/");
    let numbered = files(&format!("docs/{language}")).into_iter().filter_map(|(path, text)| {
        let number = path.strip_prefix(&start)?.get(..2).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        Some((number.to_owned(), examples(&path, &text)))
    });
    numbered.collect()
}

#[test]
fn the_examples_of_every_chapter_are_a_site_without_a_fault() {
    let mut seen = 0;
    for language in ["vi", "en"] {
        for (number, examples) in chapters(language) {
            if examples.is_empty() {
                continue;
            }
            let empty = Site::default();
            let site = examples.into_iter().fold(empty, |site, (path, text)| site.with(&path, text));
            let checked = site.check_on_disk();
            assert_eq!(faults(&checked.report), [] as [&str; 0], "docs/{language}/{number}");
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let target = folder.path().join("public");
            let options = BuildOptions { target, as_of: None, base_url: None, drafts: false, offline: false };
            let built = pipeline::build(checked, &options, &Progress::default());
            assert!(built.is_ok_and(|built| built.sites == 1 && built.pages > 1), "docs/{language}/{number}");
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} chapters have examples");
}

#[test]
fn a_chapter_shows_the_same_files_in_both_languages() {
    let (vietnamese, english) = (chapters("vi"), chapters("en"));
    assert_eq!(vietnamese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (number, examples) in &vietnamese {
        let other = &english[number];
        assert_eq!(examples.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "chapter {number}");
        for (path, text) in examples {
            assert_eq!(text, &other[path], "chapter {number}, {path}");
        }
    }
}

/// A record: its keys in the order they are declared, with whether each is compulsory.
type Keys = Vec<(String, bool)>;

/// The records of every file as the program declares them.
fn declared() -> BTreeMap<String, Keys> {
    let mut records = BTreeMap::new();
    for (_, text) in minhbach::schema::all() {
        let schema: Json = serde_json::from_str(&text).expect("a schema is JSON");
        for (name, record) in schema["$defs"].as_object().expect("a schema has definitions") {
            let Some(properties) = record["properties"].as_object() else { continue };
            let required = record["required"].as_array().expect("a record lists its compulsory keys");
            let is_required = |key: &str| required.iter().any(|name| name == key);
            records.insert(name.clone(), properties.keys().map(|key| (key.clone(), is_required(key))).collect());
        }
    }
    records
}

/// The records as the reference lists them; `yes` is its word for a compulsory key.
fn listed(path: &str, yes: &str) -> BTreeMap<String, Keys> {
    let mut records: BTreeMap<String, Keys> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in golden::read(path).lines() {
        if line.starts_with('#') {
            open = line.strip_prefix("### ").map(str::to_owned);
            let twice = open.as_ref().and_then(|name| records.insert(name.clone(), Keys::new()));
            assert!(twice.is_none(), "{path} has {line} twice");
        } else if let (Some(name), Some(rest)) = (&open, line.strip_prefix("| `")) {
            let (key, rest) = rest.split_once("` |").expect("a row begins with its key");
            let required = rest.split(" | ").nth(1).is_some_and(|cell| cell.trim() == yes);
            records.get_mut(name).expect("the record was opened above").push((key.to_owned(), required));
        }
    }
    records
}

#[test]
fn the_reference_lists_every_key_of_every_record() {
    let declared = declared();
    assert!(declared.len() > 40, "only {} records are declared", declared.len());
    for (path, yes) in [("docs/vi/tra-cuu.md", "có"), ("docs/en/reference.md", "yes")] {
        let listed = listed(path, yes);
        assert_eq!(listed.keys().collect::<Vec<_>>(), declared.keys().collect::<Vec<_>>(), "{path}");
        for (name, keys) in &declared {
            assert_eq!(&listed[name], keys, "{path}, {name}");
        }
    }
}

/// The closed sets of words, as the program declares them.
fn declared_words() -> BTreeSet<Vec<String>> {
    let mut sets = BTreeSet::new();
    for (_, text) in minhbach::schema::all() {
        gather(&serde_json::from_str(&text).expect("a schema is JSON"), &mut sets);
    }
    sets
}

fn gather(schema: &Json, sets: &mut BTreeSet<Vec<String>>) {
    if let Some(words) = schema["enum"].as_array() {
        sets.insert(words.iter().filter_map(Json::as_str).map(str::to_owned).collect());
    }
    let inner = schema.as_object().into_iter().flat_map(|map| map.values());
    inner.chain(schema.as_array().into_iter().flatten()).for_each(|schema| gather(schema, sets));
}

#[test]
fn the_reference_lists_every_word_of_every_closed_set() {
    for path in ["docs/vi/tra-cuu.md", "docs/en/reference.md"] {
        let text = golden::read(path);
        let sets: BTreeSet<Vec<String>> = text
            .split("\n#### ")
            .skip(1)
            .map(|part| {
                let rows = part.lines().take_while(|line| !line.starts_with("## "));
                rows.filter_map(|line| line.strip_prefix("| `")?.split('`').next().map(str::to_owned)).collect()
            })
            .collect();
        assert_eq!(sets, declared_words(), "{path}");
    }
}

#[test]
fn the_index_lists_every_kind_of_problem_once() {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for path in ["docs/vi/cac-loi.md", "docs/en/problems.md"] {
        let text = golden::read(path);
        let rows = text.lines().filter_map(|line| {
            let (code, rest) = line.strip_prefix("| [`")?.split_once("`](../problems/")?;
            let page = rest.split([')', '#']).next()?;
            assert_eq!(page, format!("{code}.md"), "{path}");
            Some(code)
        });
        let rows: Vec<&str> = rows.collect();
        let (listed, known): (BTreeSet<_>, BTreeSet<_>) = (rows.iter().collect(), codes.iter().collect());
        assert_eq!(listed, known, "{path}");
        assert_eq!(rows.len(), codes.len(), "{path} names a kind twice");
    }
}

/// The addresses of files the last section of a chapter lists, each as the parts between what varies in it: `<table>`, `…`.
fn listed_addresses(path: &str) -> Vec<Vec<String>> {
    let text = golden::read(path);
    let (_, table) = text.rsplit_once("\n## ").expect("a chapter has sections");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let mut addresses: Vec<String> = Vec::new();
    for address in rows.flat_map(|cell| cell.split('`').skip(1).step_by(2)) {
        // A second ending counts from the address before it.
        match (address.strip_prefix('.'), addresses.last()) {
            (Some(ending), Some(before)) => {
                let (name, _) = before.rsplit_once('.').expect("a file has an ending");
                addresses.push(format!("{name}.{ending}"));
            }
            _ => addresses.push(address.to_owned()),
        }
    }
    addresses.retain(|address| address.starts_with(['/', '…']) && !address.ends_with('/') && !address.contains('?'));
    addresses.iter().map(|address| parts(address)).collect()
}

/// The parts of an address between what varies in it.
fn parts(address: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut inside = false;
    for sign in address.chars() {
        match sign {
            '<' | '…' => {
                inside = sign == '<';
                parts.push(String::new());
            }
            '>' => inside = false,
            sign if !inside => parts.last_mut().expect("there is one").push(sign),
            _ => {}
        }
    }
    parts
}

fn is_at(file: &str, parts: &[String]) -> bool {
    let (first, rest) = parts.split_first().expect("an address has a part");
    let Some(mut left) = file.strip_prefix(first.as_str()) else { return false };
    let Some((last, middle)) = rest.split_last() else { return left.is_empty() };
    for part in middle {
        let Some((_, after)) = left.split_once(part.as_str()) else { return false };
        left = after;
    }
    left.ends_with(last.as_str())
}

#[test]
fn the_table_of_addresses_lists_every_file_a_build_writes() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let content = golden::project("tests/sites/mau/in");
    let _ = minhbach(folder.path(), &["build", content.to_str().expect("the path is UTF-8")]).ended(0);
    let files = files_of(&folder.path().join("public"));
    let files: Vec<String> =
        files.keys().filter(|path| !path.ends_with(".html")).map(|path| format!("/{path}")).collect();
    assert!(files.len() > 150, "{files:?}");
    let (vietnamese, english) = ("docs/vi/14-tim-thay-va-dung-lai.md", "docs/en/14-found-and-reused.md");
    for chapter in [vietnamese, english] {
        let listed = listed_addresses(chapter);
        let is_listed = |file: &&String| {
            let own = file.strip_prefix("/en").unwrap_or(file);
            listed.iter().any(|parts| is_at(own, parts))
        };
        let missing: Vec<&String> = files.iter().filter(|file| !is_listed(file)).collect();
        assert!(missing.is_empty(), "{chapter} lacks {missing:?}");
    }
    assert_eq!(listed_addresses(vietnamese), listed_addresses(english));
}

#[test]
fn an_example_is_opened_by_its_whole_line() {
    assert_eq!(opened("```toml file=plans/2026/budget.toml"), Some("plans/2026/budget.toml"));
    for line in ["```toml", "```toml file=", "``` file=a", "```toml file=a b", "````toml file=a", " ```toml file=a"] {
        assert_eq!(opened(line), None, "{line}");
    }
    let text = "```text file=a\n\n````\n```\n```text\n```\n";
    assert_eq!(examples("a chapter", text), BTreeMap::from([("a".to_owned(), "\n````\n".to_owned())]));
}
