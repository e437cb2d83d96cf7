//! Small sites made from text, read by the library or by the real program.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use minhbach::derive::{Derived, keep_published};
use minhbach::diagnostic::{Report, Severity};
use minhbach::load;
use minhbach::model::{Plan, Site as Content, Task};
use minhbach::pipeline::{self, Input};
use tempfile::TempDir;

use crate::golden;

/// What every small site stands on; a file of the same path takes the place of its own.
const GROUND: &str = r#"
--- file: department.toml
name = "Sở Khoa học và Công nghệ"

[[units]]
id = "van-phong"
name = "Văn phòng"
kind = "office"
--- file: plans/2020/plan.md
+++
title = "Cải cách hành chính năm 2020"
kind = "reform"
year = 2020
+++
"#;

/// The files of a content folder, before they are written anywhere.
#[derive(Debug, Clone, Default)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    links: Vec<(String, String)>,
}

impl Site {
    /// Makes a site of the files in a text, each below a line `--- file: its/path`, and nothing else.
    pub(crate) fn only(text: &str) -> Self {
        let mut site = Self::default();
        for part in text.split("--- file: ").skip(1) {
            let (path, content) = part.split_once('\n').expect("a file begins on the line below its path");
            site = site.with(path.trim(), content);
        }
        site
    }

    /// Makes a site of the files in a text, on the ground of a department with an office and a plan.
    pub(crate) fn new(text: &str) -> Self {
        let mut site = Self::only(GROUND);
        site.files.extend(Self::only(text).files);
        site
    }

    /// Adds a file.
    #[must_use]
    pub(crate) fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Takes a file away.
    #[must_use]
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "there is no {path} to take away");
        self
    }

    /// Adds a link on the disk; its target counts from the folder of the link.
    #[must_use]
    pub(crate) fn link(mut self, path: &str, target: &str) -> Self {
        self.links.push((path.to_owned(), target.to_owned()));
        self
    }

    /// Tells whether links on the disk belong to it, which not every system has.
    pub(crate) fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// Puts every file into a folder, as another department of the same content.
    pub(crate) fn under(self, folder: &str) -> Self {
        let files = self.files.into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)).collect();
        Self { files, links: self.links }
    }

    /// Takes the files of another site along.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self
    }

    /// Gives its files in memory.
    pub(crate) fn tree(self) -> load::Tree {
        self.files
    }

    /// Checks it without a disk.
    pub(crate) fn check(&self) -> pipeline::Checked {
        pipeline::check(Input { content: self.files.clone(), ..Input::default() })
    }

    /// Checks it from a folder, as the program does.
    pub(crate) fn check_on_disk(&self) -> pipeline::Checked {
        let folder = self.folder();
        let (content, left_out) = load::folder(folder.path()).expect("a folder just made can be read");
        pipeline::check(Input { content, left_out, theme: None })
    }

    /// Gives its one department, which must have no errors.
    pub(crate) fn content(&self) -> Content {
        let mut checked = self.check();
        let errors: Vec<String> = faults(&checked.report).into_iter().filter(|line| line.contains(" error[")).collect();
        assert!(errors.is_empty(), "the site has errors: {errors:#?}");
        assert_eq!(checked.sites.len(), 1);
        checked.sites.remove(0).0
    }

    /// Writes it into a folder that goes away with the value.
    pub(crate) fn folder(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        self.write(folder.path());
        folder
    }

    /// Writes it as the `content` of a new folder, where a build is called without naming it.
    pub(crate) fn project(&self) -> TempDir {
        self.clone().under("content").folder()
    }

    /// Writes it into a folder.
    pub(crate) fn write(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
            std::fs::write(path, bytes).expect("a file can be written");
        }
        for (path, target) in &self.links {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a link has a folder")).expect("a folder can be made");
            link(target, &path);
        }
    }
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("a link can be made");
}

#[cfg(not(unix))]
fn link(_target: &str, _path: &Path) {}

/// Writes each problem as `path:line:column severity[code] suggestion=text`.
pub(crate) fn faults(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let source = report.sources.get(diagnostic.span.source).expect("a report holds the sources it speaks of");
            let at = source.position(diagnostic.span.start as usize);
            let severity = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let suggestion = diagnostic.suggestion.as_ref();
            let suggestion = suggestion.map(|(_, text)| format!(" suggestion={text}")).unwrap_or_default();
            format!("{}:{}:{} {severity}[{}]{suggestion}", source.path(), at.line, at.column, diagnostic.code)
        })
        .collect()
}

/// How a run of the program ended.
#[derive(Debug)]
#[must_use]
pub(crate) struct Run {
    /// Its exit code.
    pub(crate) code: Option<i32>,
    /// What it gave.
    pub(crate) stdout: String,
    /// What it told.
    pub(crate) stderr: String,
}

impl Run {
    /// Asserts the exit code, showing what was told where it is another.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stdout, self.stderr);
        self
    }
}

/// Runs the program in a folder with nothing of this machine's language or colours.
pub(crate) fn minhbach(folder: &Path, arguments: &[&str]) -> Run {
    minhbach_with(folder, arguments, &[])
}

/// Runs the program with environment variables.
pub(crate) fn minhbach_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minhbach"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "RAYON_NUM_THREADS", "TZ"] {
        command.env_remove(name);
    }
    let output = command.current_dir(folder).args(arguments).envs(environment.iter().copied()).output();
    let output = output.expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Reads every file below a folder by its path, hidden ones too.
pub(crate) fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("a folder can be walked"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("a walk stays below its folder");
            let path = path.to_string_lossy().replace('\\', "/");
            (path, std::fs::read(entry.path()).expect("a file can be read"))
        })
        .collect()
}

/// Gives the files of the site of `tests/sites/mau` as the program publishes them; it is built once for all tests.
pub(crate) fn sample_site() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let content = golden::project("tests/sites/mau/in");
        let content = content.to_str().expect("the path of the project is UTF-8");
        let _ = minhbach(folder.path(), &["build", content, "--strict"]).ended(0);
        files_of(&folder.path().join("public"))
    });
    &FILES
}

/// Gives the files of the site of `tests/sites/cac-lan`, which was released twice and edited since.
pub(crate) fn released_site() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let content = golden::project("tests/sites/cac-lan/in");
        let content = content.to_str().expect("the path of the project is UTF-8");
        let _ = minhbach(folder.path(), &["build", content]).ended(0);
        files_of(&folder.path().join("public"))
    });
    &FILES
}

/// What follows from a small site, with its one plan.
pub(crate) struct Facts {
    /// The content.
    pub(crate) content: Content,
    /// What follows from it.
    pub(crate) derived: Derived,
}

impl Facts {
    /// Derives from a site, as of a date or of its own reference date.
    pub(crate) fn of(site: &Site, as_of: Option<&str>) -> Self {
        let mut content = site.content();
        let as_of = as_of.map(|day| day.parse().expect("a test writes dates that exist"));
        keep_published(&mut content, true, as_of);
        let derived = Derived::new(&content, as_of);
        Self { content, derived }
    }

    /// Gives the plan of the ground.
    pub(crate) fn plan(&self) -> &Plan {
        self.content.plans.get("2020").expect("the ground has the plan 2020")
    }

    /// Gives a task of it.
    pub(crate) fn task(&self, id: &str) -> &Task {
        self.plan().task(id).unwrap_or_else(|| panic!("there is no task {id}")).1
    }

    /// Gives the state of a task of it.
    pub(crate) fn state(&self, id: &str) -> &minhbach::derive::TaskState {
        self.derived.task(self.plan(), self.task(id))
    }
}
