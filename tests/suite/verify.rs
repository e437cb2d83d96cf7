//! `minhbach verify` and `minhbach sign` as a reader and a department use them: words, exit codes, files.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use crate::harness::{Run, minhbach};
use crate::publication::{Copy, newest, older, release_path};

/// A folder with a copy of the publication in `public`.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn with(copy: &Copy) -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a temporary folder can be made") };
        desk.put("public", copy);
        desk
    }

    fn put(&self, folder: &str, copy: &Copy) {
        for (path, bytes) in &copy.files {
            let path = self.path(folder).join(path);
            std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
            std::fs::write(path, bytes).expect("a file can be written");
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        minhbach(self.folder.path(), arguments)
    }

    fn verify(&self, arguments: &[&str]) -> Run {
        self.run(&[&["verify", "--lang", "en"], arguments].concat())
    }
}

#[test]
fn a_copy_that_passes_ends_with_0_and_one_that_differs_with_1() {
    let desk = Desk::with(&newest());
    let told = desk.verify(&[]).ended(0).stdout;
    assert!(told.starts_with("PASSED: nothing differs\n"), "{told}");
    std::fs::write(desk.path("public/index.html"), "<p>").expect("a file can be written");
    std::fs::remove_file(desk.path("public/404.html")).expect("a file can be removed");
    let told = desk.verify(&[]).ended(1).stdout;
    assert!(told.starts_with("IT DIFFERS\n  404.html: this file is missing\n  and 1 more"), "{told}");
    assert!(desk.verify(&["--all"]).ended(1).stdout.contains("\n  index.html: this file was changed: 3 bytes"));
}

#[test]
fn a_program_gets_the_verdict_as_json() {
    let copy = newest();
    let desk = Desk::with(&copy);
    let release = copy.release("2020-Q3");
    let run = desk.verify(&["--format", "json", "--root", &release.root.to_string()]).ended(0);
    let verdict: Json = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(verdict["passed"], true);
    assert_eq!(verdict["root"]["newest"], true);
    assert_eq!(verdict["sites"][0]["releases"][2]["short"], release.root.short());
    std::fs::write(desk.path("public/index.html"), "<p>").expect("a file can be written");
    let run = desk.verify(&["--format", "json"]).ended(1);
    let verdict: Json = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(
        (&verdict["findings"][0]["kind"], &verdict["findings"][0]["path"]),
        (&"changed".into(), &"index.html".into())
    );
}

#[test]
fn an_older_copy_may_be_a_folder_or_the_file_of_a_release() {
    let (new, old) = (newest(), older());
    let desk = Desk::with(&new);
    desk.put("old", &old);
    let file = format!("old/{}", release_path("2020-Q1"));
    assert!(desk.verify(&["--against", "old"]).ended(0).stdout.contains("2 releases of the older copy stand here"));
    let _ = desk.verify(&["--against", &file]).ended(0);
    let told = desk.verify(&["old", "--against", "public"]).ended(1).stdout;
    assert!(told.contains("release 2020-Q3 of `site` is in the older copy and not here"), "{told}");
}

#[test]
fn what_makes_no_sense_ends_with_2_and_says_why() {
    let desk = Desk::with(&newest());
    std::fs::create_dir_all(desk.path("empty")).expect("a folder can be made");
    for (arguments, word) in [
        (&["empty"][..], "no published folder"),
        (&["nowhere"], "no published folder"),
        (&["--root", "7KQ2"], "is no root"),
        (&["--public-key", "letters"], "no minisign public key"),
        (&["--against", "empty"], "no release to compare with"),
        (&["--against", "public/manifest.json"], "manifest.json: line 2"),
    ] {
        let told = desk.verify(arguments).ended(2).stderr;
        assert!(told.contains(word), "{arguments:?}: {told}");
    }
    let _ = desk.verify(&["--against", "nowhere"]).ended(3);
}

#[cfg(unix)]
#[test]
fn links_are_found_and_never_followed() {
    let desk = Desk::with(&newest());
    let page = desk.path("public/index.html");
    std::fs::rename(&page, desk.path("trang.html")).expect("a file can be moved");
    std::os::unix::fs::symlink("../trang.html", &page).expect("a link can be made");
    std::os::unix::fs::symlink("..", desk.path("public/vong")).expect("a link can be made");
    let told = desk.verify(&["--all"]).ended(1).stdout;
    assert!(
        told.contains("index.html: it is a symbolic link") && told.contains("vong: it is a symbolic link"),
        "{told}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_the_system_keeps_from_us_ends_with_3() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(&newest());
    let page = desk.path("public/index.html");
    std::fs::set_permissions(&page, std::fs::Permissions::from_mode(0o000)).expect("permissions can be set");
    // Whoever may read everything is not kept from it.
    if std::fs::read(&page).is_err() {
        assert!(desk.verify(&[]).ended(3).stdout.contains("index.html: it cannot be read"));
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_no_file() {
    let desk = Desk::with(&newest());
    std::fs::remove_file(desk.path("public/index.html")).expect("a file can be removed");
    std::fs::create_dir_all(desk.path("public/index.html")).expect("a folder can be made");
    assert!(desk.verify(&[]).ended(1).stdout.contains("index.html: this file is missing"));
}

#[test]
fn a_department_signs_and_a_reader_checks() {
    let desk = Desk::with(&newest());
    std::fs::create_dir_all(desk.path("keys")).expect("a folder can be made");
    let run = desk.run(&["sign", "--new-key", "keys/so", "--no-password", "--lang", "en"]).ended(0);
    assert!(run.stderr.contains("has no password"), "{}", run.stderr);
    assert!(
        desk.run(&["sign", "--new-key", "keys/so", "--no-password", "--lang", "en"])
            .ended(2)
            .stderr
            .contains("is ever overwritten")
    );
    let told = desk.run(&["sign", "--key", "keys/so.key", "--lang", "en"]).ended(0).stdout;
    assert!(told.contains("minhbach site 2020-Q3 ") && told.contains("sign again"), "{told}");
    let key = std::fs::read_to_string(desk.path("keys/so.pub")).expect("the key was written");
    for key in ["keys/so.pub", key.lines().nth(1).expect("two lines")] {
        let told = desk.verify(&["--public-key", key]).ended(0).stdout;
        assert!(told.contains("the signature is right; the signer wrote: minhbach site 2020-Q3"), "{told}");
    }
    assert!(desk.verify(&[]).ended(0).stdout.contains("a signature that was not checked"));
    std::fs::write(desk.path("public/index.html"), "<p>").expect("a file can be written");
    let told = desk.run(&["sign", "--key", "keys/so.key", "--lang", "en"]).ended(1).stderr;
    assert!(told.contains("not signed: the folder does not pass"), "{told}");
}

#[test]
fn a_secret_key_never_lies_where_it_is_published() {
    let desk = Desk::with(&newest());
    std::fs::create_dir_all(desk.path("content/quang-tri/files")).expect("a folder can be made");
    std::fs::write(desk.path("content/quang-tri/department.toml"), "name = \"Sở\"\n").expect("a file can be written");
    for place in ["public/so", "public/du-lieu/so", "content/quang-tri/so", "content/quang-tri/files/so"] {
        let told = desk.run(&["sign", "--new-key", place, "--no-password", "--lang", "en"]).ended(2).stderr;
        assert!(told.contains("must not lie in"), "{place}: {told}");
        let key = format!("{place}.key");
        std::fs::write(desk.path(&key), "x").expect("a file can be written");
        assert!(desk.run(&["sign", "--key", &key, "--lang", "en"]).ended(2).stderr.contains("must not lie in"));
        std::fs::remove_file(desk.path(&key)).expect("a file can be removed");
    }
    std::fs::write(desk.path("so.key"), "x").expect("a file can be written");
    assert!(desk.run(&["sign", "--key", "so.key", "--lang", "en"]).ended(2).stderr.contains("no secret key"));
}

/// Gives the program in a block of a chapter that opens with `python`.
fn script(chapter: &Path) -> String {
    let text = std::fs::read_to_string(chapter).expect("the chapter is there");
    let lines = text.lines().skip_while(|line| *line != "```python").skip(1).take_while(|line| *line != "```");
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_program_of_the_manual_computes_the_root_of_a_release() {
    let [vietnamese, english] =
        ["vi/16-kiem-tra.md", "en/16-checking.md"].map(|chapter| script(&crate::golden::project("docs").join(chapter)));
    assert!(!vietnamese.is_empty() && vietnamese == english, "both chapters show one program");
    assert!(vietnamese.lines().count() <= 25, "it stays short");
    let copy = newest();
    let desk = Desk::with(&copy);
    std::fs::write(desk.path("root.py"), vietnamese).expect("a file can be written");
    let path = format!("public/{}", release_path("2020-Q2"));
    let started = std::process::Command::new("python3").arg("root.py").arg(path).current_dir(&desk.folder).output();
    // A machine without Python has nothing to hold the manual against.
    let Ok(output) = started else { return };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let release = copy.release("2020-Q2");
    assert_eq!(
        told,
        format!("{} {}\n", release.root, release.root.short()),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
