//! The whole site of `tests/sites/mau`: every page and every data file, byte for byte.
//!
//! `in/` is the content, `out/` what the program makes of it; what the theme brings unchanged (styles, scripts,
//! fonts) is not kept, but the manifest holds its hashes.

use std::collections::BTreeMap;

use crate::golden;
use crate::harness::{files_of, sample_site};

/// The endings of the files that are kept.
const KEPT: [&str; 6] = [".html", ".csv", ".json", ".jsonld", ".xml", ".txt"];

/// Gives the files that are kept.
fn built() -> BTreeMap<&'static str, &'static [u8]> {
    let files = sample_site().iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    files.filter(|(path, _)| KEPT.iter().any(|ending| path.ends_with(ending))).collect()
}

/// Shows where two texts part, with what stands around the place.
fn parting(expected: &[u8], actual: &[u8]) -> String {
    let same = expected.iter().zip(actual).take_while(|(a, b)| a == b).count();
    let around = |bytes: &[u8]| {
        let end = bytes.len().min(same + 80);
        String::from_utf8_lossy(&bytes[same.saturating_sub(80).min(end)..end]).into_owned()
    };
    format!("at byte {same}\n expected: …{}…\n      got: …{}…", around(expected), around(actual))
}

fn update(files: &BTreeMap<&str, &[u8]>) {
    let out = golden::project("tests/sites/mau/out");
    if out.exists() {
        std::fs::remove_dir_all(&out).expect("the old output can be removed");
    }
    for (path, bytes) in files {
        let path = out.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }
}

#[test]
fn the_sample_site_is_written_as_it_was() {
    let actual = built();
    if golden::updates() {
        update(&actual);
        return;
    }
    let expected = files_of(&golden::project("tests/sites/mau/out"));
    let wrong: Vec<String> = expected
        .iter()
        .filter_map(|(path, bytes)| match actual.get(path.as_str()) {
            None => Some(format!("{path} is gone")),
            Some(other) if *other != bytes.as_slice() => Some(format!("{path} {}", parting(bytes, other))),
            Some(_) => None,
        })
        .chain(actual.keys().filter(|path| !expected.contains_key(**path)).map(|path| format!("{path} is new")))
        .collect();
    let shown = wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} files differ\n{shown}\nif the new output is right: UPDATE=1 cargo test", wrong.len());
}

/// What the sample is there to show; without it the comparison above would prove little.
#[test]
fn the_sample_site_shows_what_it_is_there_for() {
    let files = built();
    let text = |path: &str| {
        let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let rows = |path: &str, word: &str| text(path).lines().filter(|line| line.contains(word)).count();
    for grade in ["done-well", "done-late", "not-done"] {
        assert!(rows("du-lieu/results.csv", &format!(",{grade},")) > 0, "{grade}");
    }
    for schedule in ["no-fixed-date", "not-due", "due-now", "overdue", "on-time", "late"] {
        assert!(rows("du-lieu/tasks.csv", &format!(",{schedule},")) > 0, "{schedule}");
    }
    assert!(text("kinh-phi/index.html").contains("14.440.000"), "the misprint stands as printed");
    for page in ["en/index.html", "thu-tuc/muon-thiet-bi/index.html", "bao-cao/2026-q1/index.html"] {
        assert!(files.contains_key(page), "{page}");
    }
}

/// A reader aloud changes its voice where it is told the language.
#[test]
fn what_a_source_prints_is_marked_as_vietnamese_on_english_pages() {
    let mut printed = 0;
    for (path, bytes) in built().iter().filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html")) {
        for rest in String::from_utf8_lossy(bytes).split("class=printed>").skip(1) {
            let bare = rest.split('<').next().unwrap_or_default();
            let is_vietnamese = bare.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
            assert!(!is_vietnamese, "{path}: {bare}");
            printed += 1;
        }
    }
    assert!(printed > 10, "only {printed} printed texts");
}
