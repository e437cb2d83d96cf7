//! `minhbach release`: what it writes, what it tells, what it refuses.

use minhbach::ledger::Release;
use serde_json::Value as Json;

use crate::harness::{Run, Site, files_of, minhbach};

const TASKS: &str = r#"
[[area]]
id = "the-che"
title = "Cải cách thể chế"

[[area.task]]
id = "1"
title = "Rà soát văn bản của ngành"
leads = ["van-phong"]
due = "2020-06"
"#;

fn site() -> Site {
    Site::new("").with("plans/2020/tasks.toml", TASKS)
}

/// The content of a department, released quarter by quarter.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn open(site: &Site) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        site.write(&folder.path().join("content"));
        Self { folder }
    }

    fn run(&self, arguments: &[&str]) -> Run {
        minhbach(self.folder.path(), arguments)
    }

    fn release(&self, id: &str, date: &str) -> Run {
        self.run(&["release", id, "--date", date, "--lang", "en"])
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.folder.path().join("content").join(path), text).expect("a file can be written");
    }

    fn remove(&self, path: &str) {
        std::fs::remove_file(self.folder.path().join("content").join(path)).expect("a file can be removed");
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join("content").join(path)).expect("a text can be read")
    }
}

#[test]
fn a_release_tells_what_it_froze_and_its_short_root() {
    let office = Office::open(&site());
    let told = office.release("2020-Q1", "2020-04-02").ended(0).stdout;
    let release = Release::read(&office.read("releases/2020-Q1.json")).expect("a release");
    let expected = format!(
        "Sở Khoa học và Công nghệ\n  wrote releases/2020-Q1.json: {} records, {} addresses\n  the first release\n  \
         short root for the paper report: {}\n",
        release.facts.records.len(),
        release.addresses.len(),
        release.root.short()
    );
    assert_eq!(told, expected);
}

#[test]
fn a_release_holds_every_record_with_its_values_and_every_address() {
    let office = Office::open(&site());
    let _ = office.release("2020-Q1", "2020-04-02").ended(0);
    let file: Json = serde_json::from_str(&office.read("releases/2020-Q1.json")).expect("JSON");
    let records = file["records"].as_array().expect("a list");
    let task = records.iter().find(|record| record["set"] == "tasks").expect("the task");
    assert_eq!(task["id"], "2020/1");
    assert_eq!(task["values"]["title"], "Rà soát văn bản của ngành");
    assert_eq!(task["parts"]["task_units"][0]["unit"], "van-phong");
    assert_eq!(task["parts"]["deadlines"][0]["moments"][0], "2020-06");
    assert!(task["values"].get("schedule").is_none(), "what follows from the reference date is no fact");
    let addresses = file["addresses"].as_array().expect("a list");
    assert!(addresses.contains(&Json::from("/ke-hoach/2020/1/")), "{addresses:?}");
    assert!(addresses.contains(&Json::from("/du-lieu/tasks.csv")), "{addresses:?}");
}

#[test]
fn the_next_release_carries_the_root_of_the_one_before_and_counts_its_changes() {
    let office = Office::open(&site());
    let _ = office.release("2020-Q1", "2020-04-02").ended(0);
    office.write("plans/2020/tasks.toml", &TASKS.replace("Rà soát", "Tổng rà soát"));
    let told = office.release("2020-Q2", "2020-07-02").ended(0).stdout;
    assert!(told.contains("1 changes since 2020-Q1"), "{told}");
    let [first, second] = ["2020-Q1", "2020-Q2"]
        .map(|id| Release::read(&office.read(&format!("releases/{id}.json"))).expect("a release"));
    assert_eq!(second.head.previous, Some(first.link()));
}

#[test]
fn a_release_out_of_order_is_refused_and_nothing_is_written() {
    let office = Office::open(&site());
    let _ = office.release("2020-Q2", "2020-07-02").ended(0);
    let before = files_of(office.folder.path());
    for (id, date, why) in [
        ("2020-Q2", "2020-08-01", "there is a release 2020-Q2 already"),
        ("2020-q2", "2020-08-01", "there is a release 2020-q2 already"),
        ("2020-Q1", "2020-08-01", "before one that was released"),
        ("2020-Q3", "2020-06-30", "is before that of release 2020-Q2"),
    ] {
        let told = office.release(id, date).ended(2).stderr;
        assert!(told.contains(why) && told.contains("nothing was released"), "{id} {date}: {told}");
    }
    assert_eq!(files_of(office.folder.path()), before);
}

#[test]
fn content_with_errors_is_not_released() {
    let office = Office::open(&site());
    office.write("plans/2020/tasks.toml", &TASKS.replace("van-phong", "van-fong"));
    let told = office.release("2020-Q1", "2020-04-02").ended(1).stderr;
    assert!(told.contains("unknown-unit") && told.contains("nothing was released"), "{told}");
    assert!(!office.folder.path().join("content/releases").exists());
}

#[test]
fn a_broken_chain_stops_release_build_and_check() {
    let office = Office::open(&site());
    for (id, date) in [("2020-Q1", "2020-04-02"), ("2020-Q2", "2020-07-02"), ("2020-Q3", "2020-10-02")] {
        let _ = office.release(id, date).ended(0);
    }
    office.remove("releases/2020-Q2.json");
    for arguments in [&["release", "2020-Q4", "--date", "2021-01-02"][..], &["build"], &["check"]] {
        let run = office.run(arguments).ended(1);
        let told = format!("{}{}", run.stdout, run.stderr);
        assert!(told.contains("broken-release") && told.contains("2020-Q2"), "{told}");
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let office = Office::open(&site());
    let before = files_of(office.folder.path());
    let told = office.run(&["release", "2020-Q1", "--dry-run", "--lang", "en"]).ended(0).stdout;
    assert!(told.contains("would write releases/2020-Q1.json"), "{told}");
    assert_eq!(files_of(office.folder.path()), before);
}

#[test]
fn each_department_has_its_own_chain() {
    let office = Office::open(&site().under("quang-tri").and(site().under("dong-thap")));
    let _ = office.run(&["release", "2020-Q1", "--site", "dong-thap", "--date", "2020-04-02"]).ended(0);
    let told = office.release("2020-Q1", "2020-04-02").ended(2).stderr;
    assert!(told.starts_with("dong-thap: there is a release 2020-Q1 already"), "{told}");
    assert!(!office.folder.path().join("content/quang-tri/releases").exists(), "all or none");
    let told = office.run(&["release", "2020-Q2", "--site", "hue", "--lang", "en"]).ended(2).stderr;
    assert!(told.contains("dong-thap, quang-tri"), "{told}");
}

#[test]
fn a_built_site_holds_every_release_and_its_manifest_names_the_newest() {
    let office = Office::open(&site());
    let _ = office.release("2020-Q1", "2020-04-02").ended(0);
    office.write("plans/2020/tasks.toml", &TASKS.replace("Rà soát", "Tổng rà soát"));
    let _ = office.run(&["build"]).ended(0);
    let public = files_of(&office.folder.path().join("public"));
    let kept = office.read("releases/2020-Q1.json");
    assert_eq!(public["du-lieu/lan-cong-bo/2020-Q1.json"], kept.as_bytes());
    let manifest: Json = serde_json::from_slice(&public["manifest.json"]).expect("JSON");
    let site = &manifest["sites"][0];
    assert_eq!(site["release"]["root"], Release::read(&kept).expect("a release").root.to_string());
    assert_eq!(site["unreleased"], 1);
}
