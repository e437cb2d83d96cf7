//! Where a site may be published, and what is left when a command was killed or could not write.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use tempfile::TempDir;

use crate::harness::{Run, Site, files_of, minhbach};

/// A folder with the content of a small site.
fn folder() -> TempDir {
    let site =
        Site::new("--- file: pages/gioi-thieu.md\n+++\ntitle = \"Giới thiệu\"\n+++\nSở là cơ quan chuyên môn.\n");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::rename(site.folder().keep(), folder.path().join("content")).expect("the content can be moved");
    folder
}

fn build(folder: &Path, target: &str) -> Run {
    minhbach(folder, &["build", "-o", target, "--lang", "en"])
}

fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let _ = build(folder, "public").ended(0);
    files_of(&folder.join("public"))
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it is a folder").map(|entry| entry.expect("it can be read"));
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_target_in_the_content_or_around_it_is_refused_in_words() {
    let folder = folder();
    let before = files_of(folder.path());
    for target in ["content", "content/public", "content/a/b", ".", "content/../content/files"] {
        let run = build(folder.path(), target).ended(2);
        assert!(run.stderr.contains("must not lie in content"), "{target}: {}", run.stderr);
    }
    let run = minhbach(folder.path(), &["build", "-o", "theme/x", "--theme", "theme", "--lang", "vi"]).ended(2);
    assert!(run.stderr.contains("không được nằm trong"), "{}", run.stderr);
    assert_eq!(files_of(folder.path()), before);
}

#[test]
fn a_path_may_have_any_letters() {
    let folder = folder();
    let whole = published(folder.path());
    for target in ["công khai/Sở Nội vụ", "a b/c'd", "-o", "..."] {
        let _ = minhbach(folder.path(), &["build", &format!("--output={target}")]).ended(0);
        assert_eq!(files_of(&folder.path().join(target)), whole, "{target}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_too_long_is_told() {
    let run = minhbach(folder().path(), &["build", "-o", &"x".repeat(250), "--lang", "vi"]).ended(3);
    assert!(run.stderr.contains("tên quá dài"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_leads_to_is_the_target() {
    let folder = folder();
    let whole = published(folder.path());
    fs::create_dir(folder.path().join("web")).expect("a folder can be made");
    std::os::unix::fs::symlink("web", folder.path().join("link")).expect("a link can be made");
    for _ in 0..2 {
        let _ = build(folder.path(), "link").ended(0);
        assert!(folder.path().join("link").is_symlink());
        assert_eq!(files_of(&folder.path().join("web")), whole);
    }
    assert_eq!(names(folder.path()), ["content", "link", "public", "web"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_or_to_what_is_no_site_is_refused_in_words() {
    let folder = folder();
    std::os::unix::fs::symlink("nowhere", folder.path().join("link")).expect("a link can be made");
    let run = build(folder.path(), "link").ended(2);
    assert!(run.stderr.contains("leads nowhere"), "{}", run.stderr);
    fs::create_dir(folder.path().join("nowhere")).expect("a folder can be made");
    fs::write(folder.path().join("nowhere/thesis.txt"), "years of work").expect("a file can be written");
    let run = build(folder.path(), "link").ended(2);
    assert!(run.stderr.contains("is no site made by minhbach"), "{}", run.stderr);
}

#[test]
fn what_a_killed_build_left_is_cleaned_and_in_nobodys_way() {
    let folder = folder();
    let whole = published(folder.path());
    for left in [".public.minhbach-new/ke-hoach/half.html", ".public.minhbach-old/half.html", ".public.minhbach-lock"] {
        let left = folder.path().join(left);
        fs::create_dir_all(left.parent().expect("it has a folder")).expect("a folder can be made");
        fs::write(left, "<p>half").expect("a file can be written");
        assert_eq!(published(folder.path()), whole);
        let left = names(folder.path()).into_iter().filter(|name| name.starts_with(".public") && cfg!(unix));
        assert_eq!(left.collect::<Vec<_>>(), [] as [&str; 0]);
    }
}

#[test]
fn a_site_that_a_killed_build_moved_aside_is_back_even_when_the_next_one_finds_faults() {
    let folder = folder();
    let whole = published(folder.path());
    fs::rename(folder.path().join("public"), folder.path().join(".public.minhbach-old")).expect("it can be moved");
    fs::write(folder.path().join("content/department.toml"), "name = ").expect("a file can be written");
    let _ = build(folder.path(), "public").ended(1);
    assert_eq!(files_of(&folder.path().join("public")), whole);
}

#[test]
fn a_second_build_of_a_target_waits_for_nobody_and_changes_nothing() {
    let folder = folder();
    let whole = published(folder.path());
    let lock = File::create(folder.path().join(".public.minhbach-lock")).expect("a file can be made");
    lock.try_lock().expect("nobody has it");
    let run = build(folder.path(), "public").ended(3);
    assert!(run.stderr.contains("another command is writing it"), "{}", run.stderr);
    assert_eq!(files_of(&folder.path().join("public")), whole);
    drop(lock);
    let _ = build(folder.path(), "public").ended(0);
}

#[test]
fn an_update_of_the_content_that_was_cut_off_is_ended_by_the_next_command() {
    let folder = folder();
    let left = folder.path().join("content/.minhbach-update");
    fs::create_dir(&left).expect("a folder can be made");
    fs::write(left.join("0"), "+++\ntitle = \"Liên hệ\"\n+++\n").expect("a file can be written");
    fs::write(left.join("journal.json"), r#"[{"path":"pages/lien-he.md","file":"0","before":null}]"#)
        .expect("a file can be written");
    let run = minhbach(folder.path(), &["check", "--lang", "en"]).ended(0);
    assert!(run.stderr.contains("the rest is written now: pages/lien-he.md"), "{}", run.stderr);
    assert!(folder.path().join("content/pages/lien-he.md").exists() && !left.exists());
}
