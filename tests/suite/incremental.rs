//! A second build: what has not changed stays the file it was, and the whole is what a clean build makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::harness::{Site, files_of, minhbach};

const NEWS: &str = "+++\ntitle = \"Mở trang\"\ndate = 2020-01-02\n+++\n";

fn site(news: &str) -> Site {
    Site::new("").with("news/mo-trang.md", format!("{NEWS}{news}\n")).with("files/a.txt", "a\n")
}

/// The day of each file, moved into the past, so that a file written anew is seen.
fn age(folder: &Path) -> BTreeMap<String, SystemTime> {
    let past = SystemTime::now() - Duration::from_secs(3600);
    let files = files_of(folder);
    for path in files.keys() {
        let file = fs::File::options().write(true).open(folder.join(path)).expect("it can be opened");
        file.set_modified(past).expect("its day can be set");
    }
    days(folder)
}

fn days(folder: &Path) -> BTreeMap<String, SystemTime> {
    let day = |path: String| {
        let day = fs::metadata(folder.join(&path)).and_then(|metadata| metadata.modified()).expect("it has a day");
        (path, day)
    };
    files_of(folder).into_keys().map(day).collect()
}

#[cfg(unix)]
fn inodes(folder: &Path) -> BTreeMap<String, u64> {
    use std::os::unix::fs::MetadataExt;
    let inode = |path: String| {
        let inode = fs::metadata(folder.join(&path)).expect("it is there").ino();
        (path, inode)
    };
    files_of(folder).into_keys().map(inode).collect()
}

#[test]
fn only_what_changed_is_written() {
    let project = site("Nội dung cũ.").project();
    let public = project.path().join("public");
    let _ = minhbach(project.path(), &["build"]).ended(0);
    let before = age(&public);
    let old = files_of(&public);
    #[cfg(unix)]
    let numbers = inodes(&public);
    site("Nội dung mới.").write(&project.path().join("content"));
    let _ = minhbach(project.path(), &["build"]).ended(0);
    let new = files_of(&public);
    let changed: Vec<&String> = new.keys().filter(|path| old.get(*path) != new.get(*path)).collect();
    assert!(changed.len() > 2 && changed.len() < new.len() / 2, "{changed:?}");
    let now = days(&public);
    #[cfg(unix)]
    let numbers_now = inodes(&public);
    for path in new.keys().filter(|path| !changed.contains(path)) {
        assert_eq!(before.get(path), now.get(path), "{path} was written again");
        #[cfg(unix)]
        assert_eq!(numbers.get(path), numbers_now.get(path), "{path} is another file");
    }
    let clean = site("Nội dung mới.").project();
    let _ = minhbach(clean.path(), &["build"]).ended(0);
    assert!(new == files_of(&clean.path().join("public")), "a clean build makes the same files");
}

#[test]
fn what_somebody_did_to_the_folder_is_undone() {
    let project = site("Nội dung.").project();
    let public = project.path().join("public");
    let _ = minhbach(project.path(), &["build"]).ended(0);
    let whole = files_of(&public);
    fs::write(public.join("files/a.txt"), "b\n").expect("it can be written");
    fs::remove_file(public.join("index.html")).expect("it can be removed");
    fs::create_dir(public.join("index.html")).expect("a folder can be made");
    fs::write(public.join("la.txt"), "lạ").expect("it can be written");
    #[cfg(unix)]
    {
        fs::remove_file(public.join("404.html")).expect("it can be removed");
        fs::write(project.path().join("404.html"), &whole["404.html"]).expect("it can be written");
        std::os::unix::fs::symlink("../404.html", public.join("404.html")).expect("a link can be made");
    }
    let _ = minhbach(project.path(), &["build"]).ended(0);
    assert!(whole == files_of(&public));
    assert!(fs::symlink_metadata(public.join("404.html")).expect("it is there").is_file());
}

#[test]
fn a_report_tells_what_was_read_made_kept_and_written() {
    let project = site("Nội dung.").project();
    let first = minhbach(project.path(), &["build", "--report", "--lang", "vi"]).ended(0);
    let second = minhbach(project.path(), &["build", "--report", "--lang", "en"]).ended(0);
    assert!(first.stdout.contains("đọc tệp") && first.stdout.contains("4 tệp, "), "{}", first.stdout);
    assert!(first.stdout.contains(" 0 tệp giữ nguyên"), "{}", first.stdout);
    assert!(second.stdout.contains(" 0 files new or changed, "), "{}", second.stdout);
    for line in ["reading files", "checking", "deriving figures", "making pages", "settling on the disk", "in all"] {
        assert!(second.stdout.contains(line), "{line}: {}", second.stdout);
    }
    assert!(second.stdout.lines().any(|line| line.starts_with("dashboard ") && line.contains(" 1 ")));
}

#[test]
fn quiet_says_nothing_but_problems() {
    let project = site("Nội dung.").project();
    let run = minhbach(project.path(), &["build", "--quiet"]).ended(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    site("[đi](/khong-co/)").write(&project.path().join("content"));
    let run = minhbach(project.path(), &["build", "--quiet"]).ended(1);
    assert!(run.stderr.contains("dead-link"), "{}", run.stderr);
}
