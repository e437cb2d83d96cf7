//! Whatever is edited, in whatever order it is seen, checked and edited again: in the end the preview is the site a
//! build would publish, and shows a fault where a build would refuse.
#![expect(clippy::disallowed_methods, reason = "tests edit files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;

use super::checker::{prepare, take_up};
use super::follow::{Follower, Heard};
use super::live::{Content, Live};
use super::{Settings, answer};
use crate::load;
use crate::pipeline::{self, BuildError, BuildOptions, Input};
use crate::text::Language;

const DEPARTMENT: &str = "name = \"Sở Thử nghiệm\"\nsocial_pictures = false\nlanguages = [\"vi\"]\n\n[[units]]\nid = \"van-phong\"\nname = \"Văn phòng\"\nkind = \"office\"\n";
const RECORDS: [&str; 6] =
    ["procedures/a.md", "procedures/b.md", "news/c.md", "news/d.md", "pages/e.md", "procedures/f.md"];

fn record(path: &str, title: &str, words: &str) -> String {
    let head = match path.split('/').next() {
        Some("procedures") => "field = \"Đất đai\"\nunits = [\"van-phong\"]\n",
        Some("news") => "date = 2020-01-02\n",
        _ => "",
    };
    format!("+++\ntitle = \"{title}\"\n{head}+++\n{words}\n")
}

/// What somebody does to the files, or the program with them.
#[derive(Debug, Clone)]
enum Step {
    Write(usize, String),
    WriteAside(usize, String),
    Break(usize),
    Misname(usize),
    Draft(usize),
    Remove(usize),
    Rename(usize, usize),
    English(usize, bool),
    Department(&'static str),
    BreakDepartment,
    Theme(&'static str, &'static str),
    NoTheme,
    Attach(&'static str),
    Many(String),
    /// The follower is told which files changed; else it looks at all of them.
    Notice(bool),
    Begin,
    Finish,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let which = 0..RECORDS.len();
    let words = "[a-c]{1,3}";
    let step = prop_oneof![
        4 => (which.clone(), words).prop_map(|(which, words)| Step::Write(which, words)),
        2 => (which.clone(), words).prop_map(|(which, words)| Step::WriteAside(which, words)),
        2 => which.clone().prop_map(Step::Break),
        1 => which.clone().prop_map(Step::Misname),
        1 => which.clone().prop_map(Step::Draft),
        1 => which.clone().prop_map(Step::Remove),
        1 => (which.clone(), which.clone()).prop_map(|(from, to)| Step::Rename(from, to)),
        1 => (which, any::<bool>()).prop_map(|(which, there)| Step::English(which, there)),
        1 => prop_oneof![Just("[\"vi\"]"), Just("[\"vi\", \"en\"]")].prop_map(Step::Department),
        1 => Just(Step::BreakDepartment),
        1 => prop_oneof![
            Just(("static/site.css", "p { color: red }")),
            Just(("i18n/vi.toml", "[menu]\nprocedures = \"Việc\"\n")),
            Just(("templates/not-found.html", "{{ view.nothing }}")),
            Just(("templates/not-found.html", "{% if %}")),
        ].prop_map(|(path, text)| Step::Theme(path, text)),
        1 => Just(Step::NoTheme),
        1 => prop_oneof![Just("bang.csv"), Just("Bang.csv")].prop_map(Step::Attach),
        1 => words.prop_map(Step::Many),
        4 => any::<bool>().prop_map(Step::Notice),
        3 => Just(Step::Begin),
        3 => Just(Step::Finish),
    ];
    prop::collection::vec(step, 1..14)
}

/// A preview whose threads are moved by hand.
struct Bench {
    root: PathBuf,
    settings: Settings,
    follower: Follower,
    live: Arc<Live>,
    touched: BTreeSet<PathBuf>,
    /// What a check that was begun works on.
    running: Option<Content>,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let root = folder.path().canonicalize().expect("it is there");
        put(&root, "department.toml", DEPARTMENT);
        for path in &RECORDS[..5] {
            put(&root, path, &record(path, "Tên", "chữ"));
        }
        let settings =
            Settings { content: root.clone(), theme: None, port: 0, drafts: false, language: Language::English };
        let live = Arc::new(Live::new(settings.language));
        let follower = Follower::new(&settings, Arc::clone(&live)).expect("the folder can be read");
        super::checker::first(&live, settings.drafts);
        let touched = BTreeSet::new();
        Self { root, settings, follower, live, touched, running: None, _folder: folder }
    }

    fn take(&mut self, step: &Step) {
        let touch = |path: &str| self.root.join(path);
        match step {
            Step::Notice(told) => self.notice(*told),
            Step::Begin if self.running.is_none() && self.live.status().is_waiting() => {
                self.running = Some(self.live.next());
            }
            Step::Begin => {}
            Step::Finish => self.finish(),
            edit => {
                let before = self.files();
                apply(&self.root, edit);
                let after = self.files();
                let paths = before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path));
                let touched: Vec<PathBuf> = paths.map(|path| touch(path)).collect();
                self.touched.extend(touched);
            }
        }
    }

    fn files(&self) -> load::Tree {
        load::folder(&self.root).expect("the folder can be read").0
    }

    fn notice(&mut self, told: bool) {
        let touched = std::mem::take(&mut self.touched);
        self.follower.take_up(&if told { Heard::of(touched) } else { Heard::unclear() });
    }

    fn finish(&mut self) {
        if let Some(content) = self.running.take() {
            take_up(&self.live, prepare(content, self.settings.drafts, self.settings.language));
        }
    }

    /// Lets everything come to rest.
    fn settle(&mut self, told: bool) {
        self.notice(told);
        self.finish();
        while self.live.status().is_waiting() {
            self.running = Some(self.live.next());
            self.finish();
        }
    }

    /// Compares with a build of what is on the disk now.
    fn compare(&self) {
        let (content, left_out) = load::folder(&self.root).expect("the folder can be read");
        let target = tempfile::tempdir().expect("a temporary folder can be made");
        let options = BuildOptions {
            target: target.path().join("public"),
            as_of: None,
            base_url: None,
            drafts: false,
            offline: false,
        };
        let built = pipeline::build(
            pipeline::check(Input { content, left_out, theme: None }),
            &options,
            &pipeline::Progress::default(),
        );
        let fault = self.live.status().faults.text();
        assert!(!self.live.status().is_refreshing());
        match built {
            Ok(_) => {
                assert_eq!(fault, None);
                let shown = self.live.shown();
                let files = shown.as_ref().expect("something is shown").all().expect("every file can be made");
                same(&files, &load::folder(&options.target).expect("it was built").0);
            }
            Err(BuildError::Content(_) | BuildError::Emit(_)) => assert!(fault.is_some(), "a build refuses"),
        }
    }
}

fn same(shown: &BTreeMap<String, Vec<u8>>, built: &load::Tree) {
    // Hidden files are none of the content, but of what servers read.
    let shown: BTreeMap<_, _> =
        shown.iter().filter(|(path, _)| !path.split('/').any(|part| part.starts_with('.'))).collect();
    let names = |files: Vec<&String>| files.into_iter().cloned().collect::<Vec<String>>();
    assert_eq!(names(shown.keys().copied().collect()), names(built.keys().collect()));
    for (path, bytes) in built {
        assert!(shown[path] == bytes, "{path} differs:\n{}", String::from_utf8_lossy(shown[path]));
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn apply(root: &Path, step: &Step) {
    let english = |path: &str| path.replace(".md", ".en.md");
    match step {
        Step::Write(which, words) => put(root, RECORDS[*which], &record(RECORDS[*which], words, words)),
        Step::WriteAside(which, words) => {
            put(root, ".luu", &record(RECORDS[*which], "Tên", words));
            fs::rename(root.join(".luu"), root.join(RECORDS[*which])).expect("a file can be renamed");
        }
        Step::Break(which) => put(root, RECORDS[*which], "+++\ntitel = \"Tên\"\n+++\n"),
        Step::Misname(which) => {
            let text = record(RECORDS[*which], "Tên", "chữ").replace("van-phong", "van-fong");
            put(root, RECORDS[*which], &text);
        }
        Step::Draft(which) => {
            let text = record(RECORDS[*which], "Tên", "chữ").replace("+++\ntitle", "+++\ndraft = true\ntitle");
            put(root, RECORDS[*which], &text);
        }
        Step::Remove(which) => drop(fs::remove_file(root.join(RECORDS[*which]))),
        Step::Rename(from, to) => drop(fs::rename(root.join(RECORDS[*from]), root.join(RECORDS[*to]))),
        Step::English(which, true) => put(root, &english(RECORDS[*which]), "words\n"),
        Step::English(which, false) => drop(fs::remove_file(root.join(english(RECORDS[*which])))),
        Step::Department(languages) => put(root, "department.toml", &DEPARTMENT.replace("[\"vi\"]", languages)),
        Step::BreakDepartment => put(root, "department.toml", "name = Sở"),
        Step::Theme(path, text) => put(root, &format!("theme/{path}"), text),
        Step::NoTheme => drop(fs::remove_dir_all(root.join("theme"))),
        Step::Attach(name) => put(root, &format!("files/{name}"), "a,b\n1,2\n"),
        Step::Many(words) => RECORDS.iter().for_each(|path| put(root, path, &record(path, words, words))),
        Step::Notice(_) | Step::Begin | Step::Finish => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_end_in_the_bytes_of_a_clean_build(steps in steps(), told in any::<bool>()) {
        let mut bench = Bench::new();
        steps.iter().for_each(|step| bench.take(step));
        bench.settle(told);
        bench.compare();
        // And back again: nothing of what went wrong stays.
        fs::remove_dir_all(&bench.root).expect("a folder can be taken away");
        put(&bench.root, "department.toml", DEPARTMENT);
        put(&bench.root, RECORDS[0], &record(RECORDS[0], "Tên", "chữ"));
        bench.settle(false);
        bench.compare();
    }
}

#[test]
fn a_saved_record_is_shown_before_anything_is_checked() {
    let mut bench = Bench::new();
    bench.take(&Step::Write(0, "abc".into()));
    bench.notice(true);
    let shown =
        |bench: &Bench, path| String::from_utf8(answer::answer(&bench.live, path).body).expect("a page is text");
    let page = shown(&bench, "thu-tuc/a/");
    assert!(page.contains("<p>abc</p>") && page.contains("role=\"status\""), "{page}");
    assert!(shown(&bench, "thu-tuc/").contains("role=\"status\""));
    bench.settle(true);
    let page = shown(&bench, "thu-tuc/a/");
    assert!(page.contains("<p>abc</p>") && !page.contains("role=\"status\""), "{page}");
    assert!(shown(&bench, "thu-tuc/").contains("abc"));
}

#[test]
fn a_record_a_check_refuses_is_what_it_was() {
    let mut bench = Bench::new();
    let page = |bench: &Bench| String::from_utf8(answer::answer(&bench.live, "thu-tuc/a/").body).expect("text");
    for broken in [Step::Break(0), Step::Misname(0)] {
        bench.take(&Step::Write(0, "abc".into()));
        bench.settle(true);
        bench.take(&broken);
        bench.settle(true);
        let shown = page(&bench);
        assert!(shown.contains("<p>abc</p>") && shown.contains("role=\"alert\""), "{shown}");
        assert!(shown.contains("procedures/a.md"), "{shown}");
    }
    bench.take(&Step::Write(0, "bcd".into()));
    bench.notice(true);
    assert!(page(&bench).contains("<p>bcd</p>") && !page(&bench).contains("role=\"alert\""));
}

#[test]
fn a_browser_loads_a_page_again_when_its_style_is_there_and_not_before() {
    let mut bench = Bench::new();
    let state = |bench: &Bench| answer::answer(&bench.live, "thu-tuc/a/").headers;
    let before = state(&bench);
    bench.take(&Step::Theme("static/site.css", "p { color: red }"));
    bench.notice(true);
    assert_eq!(state(&bench), before, "the old style is still answered");
    bench.settle(true);
    assert_ne!(state(&bench), before);
}
