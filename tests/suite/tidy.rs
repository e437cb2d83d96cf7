//! The rules of the house that no compiler keeps: order of imports, sizes, names, and that nothing is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::diagnostic::Code;
use unicode_normalization::is_nfc;

use crate::golden;

/// Imports against the order, each with its reason. A pair leaves this list with its last import.
const AGAINST_THE_ORDER: &[(&str, &str)] = &[];

/// The most packages the program may rest on, tests and benches included. Raise it only with a reason for the new one:
/// the last were an allocator, what measures the parts of a build, and what tells `serve` at once that a file was saved.
const PACKAGE_CAP: usize = 354;

const FILE_LIMIT: usize = 600;
const FUNCTION_LIMIT: usize = 80;

/// Reads every file of the project that is kept, by path, as far as it is text.
pub(crate) fn files(folder: &str) -> BTreeMap<String, String> {
    let root = golden::project("");
    let ignored = ["target", "node_modules", ".git", "public"];
    let kept = |entry: &walkdir::DirEntry| !ignored.iter().any(|name| entry.file_name() == *name);
    let entries = walkdir::WalkDir::new(root.join(folder)).into_iter().filter_entry(kept);
    entries
        .map(|entry| entry.expect("the project can be walked"))
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("a walk stays below its folder");
            let text = std::fs::read_to_string(entry.path()).ok()?;
            Some((path.to_string_lossy().replace('\\', "/"), text))
        })
        .collect()
}

fn rust_files(folder: &str) -> impl Iterator<Item = (String, String)> {
    files(folder).into_iter().filter(|(path, _)| path.ends_with(".rs"))
}

/// The modules as `lib.rs` lists them.
fn declared() -> Vec<String> {
    let text = golden::read("src/lib.rs");
    let names =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ").or(line.strip_prefix("mod "))?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The modules in the order of the table in `ARCHITECTURE.md`, or of `lib.rs` while there is none.
fn order() -> Vec<String> {
    let declared = declared();
    let Ok(text) = std::fs::read_to_string(golden::project("ARCHITECTURE.md")) else { return declared };
    let cells = text.lines().filter(|line| line.starts_with("| `")).filter_map(|line| line.split('|').nth(1));
    let names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>());
    names.filter(|name| declared.contains(name)).collect()
}

/// The modules a text names as `crate::name` or in `crate::{…}`; comments do not count.
fn imported(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let word = |text: &str| -> String { text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect() };
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => drop(names.insert(word(rest))),
            Some(list) => {
                let list = list.split(';').next().unwrap_or_default();
                let depth = |at: usize| list[..at].matches('{').count() == list[..at].matches('}').count();
                let starts = std::iter::once(0).chain(list.match_indices(',').map(|(at, _)| at + 1));
                names.extend(starts.filter(|at| depth(*at)).map(|at| word(list[at..].trim_start())));
            }
        }
    }
    names
}

#[test]
fn the_table_of_modules_names_every_module() {
    let (order, declared) = (order(), declared());
    assert_eq!(order, declared, "ARCHITECTURE.md and lib.rs list the modules in one order");
}

#[test]
fn a_module_imports_only_from_those_above_it() {
    let order = order();
    let place = |name: &str| order.iter().position(|module| module == name);
    let mut wrong = Vec::new();
    let mut needed = BTreeSet::new();
    for (path, text) in rust_files("src") {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        let Some(own) = place(module) else { continue };
        for other in imported(&text) {
            let allowed = AGAINST_THE_ORDER.iter().find(|pair| **pair == (module, other.as_str()));
            match (place(&other), allowed) {
                (Some(at), Some(pair)) if at > own => drop(needed.insert(*pair)),
                (Some(at), None) if at > own => {
                    wrong.push(format!("{path} imports from {other}, which stands below {module}"))
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let listed: BTreeSet<(&str, &str)> = AGAINST_THE_ORDER.iter().copied().collect();
    assert_eq!(needed, listed, "an exception nobody needs any more");
}

#[test]
fn imports_are_read_in_every_form() {
    let text = "use crate::text::Span;\nuse crate::{a, b::{c, d}, e};\n// use crate::no;\ncrate::record::record!();\n";
    let names: Vec<String> = imported(text).into_iter().collect();
    assert_eq!(names, ["a", "b", "e", "record", "text"]);
}

#[test]
fn every_module_says_what_it_is() {
    for (path, text) in rust_files("src").chain(rust_files("tests")) {
        assert!(text.starts_with("//! "), "{path} opens with no `//!`");
    }
}

#[test]
fn no_file_is_too_long() {
    for (path, text) in rust_files("src").chain(rust_files("tests")) {
        let lines = text.lines().count();
        assert!(lines <= FILE_LIMIT, "{path} has {lines} lines");
    }
}

/// Gives the functions of a formatted text with their line and length.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let is_function = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().take_while(|word| !word.contains('(')).collect();
        line.trim_start().starts_with("fn ") || (words.contains(&"fn") && line.trim_start().starts_with("pub"))
    };
    let mut functions = Vec::new();
    for (start, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
        let end = format!("{}}}", " ".repeat(line.len() - line.trim_start().len()));
        if let Some(length) = lines[start..].iter().position(|line| *line == end) {
            functions.push((start + 1, length + 1));
        }
    }
    functions
}

#[test]
fn no_function_is_too_long() {
    let mut seen = 0;
    for (path, text) in rust_files("src").chain(rust_files("tests")) {
        for (line, length) in functions(&text) {
            seen += 1;
            assert!(length <= FUNCTION_LIMIT, "{path}:{line} has {length} lines");
        }
    }
    assert!(seen > 500, "only {seen} functions were seen");
}

#[test]
fn no_module_is_a_drawer() {
    let drawers = ["utils", "util", "helpers", "helper", "common", "misc", "manager", "shared"];
    for (path, _) in rust_files("src").chain(rust_files("tests")) {
        let drawer = path.split(['/', '.']).find(|part| drawers.contains(part));
        assert_eq!(drawer, None, "{path}");
    }
}

#[test]
fn every_rule_is_run() {
    let list = golden::read("src/validate/mod.rs");
    for (path, _) in rust_files("src/validate") {
        let stem = path.trim_start_matches("src/validate/").trim_end_matches(".rs");
        let entry = if stem == "unique" { "unique::build(".to_owned() } else { format!("    {stem}::check,\n") };
        assert!(stem == "mod" || list.contains(&entry), "{path} is not in RULES");
    }
}

#[test]
fn every_kind_of_problem_has_its_page_in_both_languages() {
    let pages = files("docs/problems");
    let wanted: BTreeSet<String> = Code::ALL.iter().map(|code| format!("docs/problems/{code}.md")).collect();
    assert_eq!(pages.keys().cloned().collect::<BTreeSet<_>>(), wanted);
    for (path, text) in &pages {
        let (vietnamese, english) =
            text.split_once("\n## English\n").unwrap_or_else(|| panic!("{path} has no English"));
        assert!(vietnamese.contains("\n## Tiếng Việt\n"), "{path} has no Vietnamese");
        for words in ["**Nghĩa là gì.**", "**Vì sao cần sửa.**", "**Cách sửa.**", "Sai:", "Đúng:"] {
            assert!(vietnamese.contains(words), "{path} lacks {words}");
        }
        for words in ["**What it means.**", "**Why it matters.**", "**How to mend it.**", "Wrong:", "Right:"] {
            assert!(english.contains(words), "{path} lacks {words}");
        }
    }
}

#[test]
fn every_kind_of_problem_is_made_somewhere() {
    let source: String =
        rust_files("src").filter(|(path, _)| path != "src/diagnostic/code.rs").map(|(_, text)| text).collect();
    let list = golden::read("src/diagnostic/code.rs");
    for code in Code::ALL {
        let variant = list.lines().find_map(|line| {
            let (variant, word) = line.trim().strip_suffix("\",")?.split_once(" = \"")?;
            (word == code.as_str()).then(|| variant.to_owned())
        });
        let variant = variant.unwrap_or_else(|| panic!("{code} is not in the list of codes"));
        assert!(source.contains(&format!("Code::{variant}")), "nothing makes {code}");
    }
}

#[test]
fn no_path_of_a_machine_is_kept() {
    let paths = [concat!("/", "work/"), concat!("/", "tmp/"), concat!("/", "root/"), concat!("/", "home/")];
    for (path, text) in files("") {
        for machine in paths {
            let line = text.lines().position(|line| line.contains(machine));
            assert_eq!(line, None, "{path} names {machine}");
        }
    }
}

#[test]
fn every_text_of_the_content_is_in_one_spelling() {
    for (path, text) in files("content").into_iter().chain(files("themes")).chain(files("docs")).chain(files("src")) {
        let line = text.lines().position(|line| !is_nfc(line));
        assert_eq!(line.map(|line| line + 1), None, "{path} is not in normal form C");
        assert!(!text.starts_with('\u{feff}'), "{path} begins with a byte order mark");
        assert!(!text.contains('\r'), "{path} has the line ends of Windows");
        assert!(is_nfc(&path), "{path}");
    }
}

#[test]
fn the_program_rests_on_few_packages() {
    let count = golden::read("Cargo.lock").lines().filter(|line| *line == "[[package]]").count();
    assert!(count <= PACKAGE_CAP, "{count} packages; the cap is {PACKAGE_CAP}");
}

#[test]
fn no_test_file_is_forgotten() {
    let main = golden::read("tests/suite/main.rs");
    for (path, _) in rust_files("tests") {
        let stem = path.strip_prefix("tests/suite/").and_then(|path| path.strip_suffix(".rs"));
        let stem = stem.unwrap_or_else(|| panic!("{path} is no part of the one test binary"));
        assert!(stem == "main" || main.contains(&format!("\nmod {stem};\n")), "{path} is not in main.rs");
    }
}
