//! A new site: it can be built at once and without a word, and nothing that is there is written over.

use minhbach::schema;

use crate::harness::{files_of, minhbach};

#[test]
fn a_new_site_is_built_without_a_word() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let run = minhbach(folder.path(), &["init", "trang", "--lang", "en"]).ended(0);
    assert!(run.stderr.contains("minhbach build"), "{}", run.stderr);
    let site = folder.path().join("trang");
    let check = minhbach(&site, &["check", "--format", "json"]).ended(0);
    assert_eq!(check.stdout, "[]\n");
    let _ = minhbach(&site, &["build", "--strict"]).ended(0);
    let files = files_of(&site.join("public"));
    for path in ["index.html", "ke-hoach/2026/index.html", "thu-tuc/index.html", "du-lieu/datapackage.json"] {
        assert!(files.contains_key(path), "{path}");
    }
}

#[test]
fn a_new_site_brings_the_schema_of_every_file() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let _ = minhbach(folder.path(), &["init", "."]).ended(0);
    let files = files_of(folder.path());
    for (name, text) in schema::all() {
        assert_eq!(files.get(&format!("schema/{name}.json")).map(Vec::as_slice), Some(text.as_bytes()), "{name}");
    }
    let taplo = String::from_utf8_lossy(&files[".taplo.toml"]).into_owned();
    for line in taplo.lines().filter_map(|line| line.strip_prefix("path = \"./")) {
        assert!(files.contains_key(line.trim_end_matches('"')), "{line}");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::write(folder.path().join("thesis.txt"), "years of work").expect("a file can be written");
    let before = files_of(folder.path());
    let run = minhbach(folder.path(), &["init", ".", "--lang", "en"]).ended(2);
    assert!(run.stderr.contains("not empty"), "{}", run.stderr);
    let _ = minhbach(folder.path(), &["init", "thesis.txt"]).ended(2);
    assert_eq!(files_of(folder.path()), before);
}
