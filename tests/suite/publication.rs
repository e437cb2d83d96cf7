//! A published site with a history, in memory, and what somebody may do to a copy of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use minhbach::emit::{Entry, MANIFEST, Manifest};
use minhbach::ledger::{Digest, Link, Release, ReleaseId};
use minhbach::load::{self, Tree};
use minhbach::pipeline::{self, BuildOptions, Input, Progress, ReleaseOrder};
use minhbach::verify::{self, Known, Verdict};

use crate::harness::{Site, files_of};

const TASKS: &str = r#"
[[area]]
id = "the-che"
title = "Cải cách thể chế"

[[area.task]]
id = "1"
title = "Rà soát văn bản của ngành"
leads = ["van-phong"]
due = "2020-06"

[[area.task]]
id = "2"
title = "Tập huấn nghiệp vụ"
leads = ["van-phong"]
due = "2020-09"
"#;

const INDICATORS: &str = r#"
[[indicator]]
id = "dung-han"
title = "Tỷ lệ hồ sơ đúng hạn"
direction = "higher"
unit = "%"
observation = [{ period = "2020-Q1", value = 98.50 }]
"#;

/// The releases, each with the words the content changed to after the one before it.
const HISTORY: [(&str, &str, &str); 3] = [
    ("2020-Q1", "2020-04-02", "Rà soát văn bản của ngành"),
    ("2020-Q2", "2020-07-02", "Rà soát và sửa văn bản của ngành"),
    ("2020-Q3", "2020-10-02", "Rà soát và sửa quy định của ngành"),
];

fn content() -> Site {
    Site::new("")
        .with("plans/2020/tasks.toml", TASKS)
        .with("indicators.toml", INDICATORS)
        .with("files/bao-cao.txt", "Báo cáo quý I\n")
}

/// Builds content in memory; gives the files of the publication.
fn build(content: &Tree) -> Tree {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let target = folder.path().join("public");
    let checked = pipeline::check(Input { content: content.clone(), ..Input::default() });
    let options = BuildOptions { target: target.clone(), as_of: None, base_url: None, drafts: false, offline: false };
    pipeline::build(checked, &options, &Progress::default()).expect("the content has no errors");
    files_of(&target)
}

/// Releases content again and again; gives the publication after each release.
fn publish(mut content: Tree) -> Vec<Tree> {
    let mut published = Vec::new();
    for (id, day, title) in HISTORY {
        for (path, bytes) in content.iter_mut().filter(|(path, _)| path.ends_with("tasks.toml")) {
            let text = String::from_utf8(bytes.clone()).expect("a text");
            let before = text.lines().find(|line| line.starts_with("title = \"Rà soát")).expect("the task").to_owned();
            *bytes = text.replace(&before, &format!("title = \"{title}\"")).into_bytes();
            assert!(path.ends_with(".toml"));
        }
        let order =
            ReleaseOrder { id: ReleaseId::new(id).expect("a name"), site: None, released: day.parse().expect("a day") };
        let checked = pipeline::check(Input { content: content.clone(), ..Input::default() });
        let frozen = pipeline::release(checked, &order).expect("nothing forbids the release");
        content.extend(frozen.into_iter().map(|one| (one.path, one.release.text().into_bytes())));
        published.push(build(&content));
    }
    published
}

/// A copy of a publication in the hands of somebody.
#[derive(Clone)]
pub(crate) struct Copy {
    pub(crate) files: Tree,
}

/// Gives the publication of one department after its three releases.
pub(crate) fn newest() -> Copy {
    Copy { files: all()[2].clone() }
}

/// Gives the publication as it was after its second release.
pub(crate) fn older() -> Copy {
    Copy { files: all()[1].clone() }
}

fn all() -> &'static [Tree] {
    static ALL: LazyLock<Vec<Tree>> = LazyLock::new(|| publish(content().tree()));
    &ALL
}

/// Gives the publication of two departments that share a folder.
pub(crate) fn two_departments() -> Copy {
    static TWO: LazyLock<Tree> = LazyLock::new(|| {
        let both = content().under("quang-tri").and(content().under("dong-thap"));
        publish(both.tree()).pop().expect("three publications")
    });
    Copy { files: TWO.clone() }
}

/// Gives the path of a release.
pub(crate) fn release_path(id: &str) -> String {
    format!("du-lieu/lan-cong-bo/{id}.json")
}

impl Copy {
    pub(crate) fn verify(&self) -> Verdict {
        self.verify_with(&Known::default())
    }

    pub(crate) fn verify_with(&self, known: &Known) -> Verdict {
        verify::verify(&load::in_memory(self.files.clone()), known).expect("the folder has a manifest")
    }

    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.files[path].clone()).expect("a text")
    }

    pub(crate) fn put(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }

    pub(crate) fn take(&mut self, path: &str) -> Vec<u8> {
        self.files.remove(path).unwrap_or_else(|| panic!("there is no {path}"))
    }

    /// Replaces words in a file, which must be there.
    pub(crate) fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not say {from}");
        self.put(path, text.replace(from, to));
    }

    pub(crate) fn flip(&mut self, path: &str) {
        let bytes = self.files.get_mut(path).unwrap_or_else(|| panic!("there is no {path}"));
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
    }

    /// Rewrites what the manifest says, as the program writes it.
    pub(crate) fn manifest(&mut self, change: impl FnOnce(&mut Manifest)) {
        let mut manifest: Manifest = serde_json::from_slice(&self.files[MANIFEST]).expect("a manifest");
        change(&mut manifest);
        self.put(MANIFEST, manifest.text());
    }

    /// Lists the files anew in the manifest, as somebody does who covers the traces.
    pub(crate) fn relist(&mut self) {
        let own = |path: &String| path != MANIFEST && !path.ends_with(".minisig");
        let entry = |bytes: &Vec<u8>| Entry { bytes: bytes.len() as u64, sha256: Digest::of(bytes).to_string() };
        let files: BTreeMap<String, Entry> =
            self.files.iter().filter(|(path, _)| own(path)).map(|(path, bytes)| (path.clone(), entry(bytes))).collect();
        self.manifest(|manifest| manifest.files = files);
    }

    pub(crate) fn release(&self, id: &str) -> Release {
        Release::read(&self.text(&release_path(id))).expect("a release")
    }

    /// Changes words in the records of a release and makes its roots fit again.
    pub(crate) fn forge(&mut self, id: &str, from: &str, to: &str) -> Link {
        let mut release = self.release(id);
        for fact in &mut release.facts.records {
            fact.line = fact.line.replace(from, to);
        }
        self.store(Release::new(release.head, release.addresses, release.facts))
    }

    /// Puts a release in its place; gives the link the next one must carry.
    pub(crate) fn store(&mut self, release: Release) -> Link {
        self.put(&release_path(release.head.id.as_str()), release.text());
        release.link()
    }

    /// Hangs a release on another one before it.
    pub(crate) fn hang(&mut self, id: &str, previous: Option<Link>) -> Link {
        let mut release = self.release(id);
        release.head.previous = previous;
        self.store(Release::new(release.head, release.addresses, release.facts))
    }

    /// Makes the manifest name a release and the facts as they are, and covers every trace.
    pub(crate) fn name(&mut self, newest: &Link) {
        let facts = self.release(newest.id.as_str()).facts_root.to_string();
        self.manifest(|manifest| {
            let site = &mut manifest.sites[0];
            let release = site.release.as_mut().expect("a release");
            (release.id, release.root) = (newest.id.to_string(), newest.root.to_string());
            (site.facts, site.unreleased) = (facts, 0);
        });
        self.relist();
    }

    /// Writes history anew: words of a title in every release, in the data and in the manifest.
    pub(crate) fn rewrite(&mut self, from: &str, to: &str) {
        let mut last = None;
        for (id, ..) in HISTORY {
            self.hang(id, last.take());
            last = Some(self.forge(id, from, to));
        }
        for path in ["du-lieu/tasks.json", "du-lieu/tasks.csv"] {
            self.edit(path, from, to);
        }
        self.name(&last.expect("three releases"));
    }
}
