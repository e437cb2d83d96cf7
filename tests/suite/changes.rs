//! What changed between releases, told as the site tells it: each case is a file of `tests/changes/`.
//!
//! A case is a site before and what is different after, each as files below `--- file: its/path`, and the sentences that
//! tell the difference. A new case is a new file; `UPDATE=1 cargo test` writes its sentences.

use chrono::NaiveDate;
use minhbach::data;
use minhbach::derive::{Derived, keep_published};
use minhbach::ledger::{Facts, Ledger, Release, ReleaseHead, ReleaseId, Teller};
use minhbach::model::Site as Content;
use minhbach::pages::Dictionary;
use minhbach::text::Language;

use crate::golden;
use crate::harness::{Site, minhbach};

/// A site with what follows from it.
pub(crate) struct Opened {
    pub(crate) content: Content,
    pub(crate) ledger: Ledger,
    derived: Derived,
}

impl Opened {
    pub(crate) fn of(site: &Site) -> Self {
        let mut content = site.content();
        keep_published(&mut content, false, None);
        let derived = Derived::new(&content, None);
        let ledger = Ledger::of(&content, &derived);
        Self { content, ledger, derived }
    }

    /// Freezes the site as a release.
    pub(crate) fn release(&self, id: &str, day: &str) -> Release {
        let day: NaiveDate = day.parse().expect("a test writes days that exist");
        let head = ReleaseHead {
            department: self.content.id.to_string(),
            id: ReleaseId::new(id).expect("a test writes names that are allowed"),
            released: day,
            reference: day,
            program: "0.1.0".to_owned(),
            previous: self.ledger.history.latest().map(Release::link),
        };
        let sets = data::sets(&self.content, &self.derived, &|_| String::new());
        Release::new(head, vec!["/".to_owned()], Facts::of(&sets))
    }

    /// Tells what is not released yet.
    pub(crate) fn told(&self, language: Language) -> Vec<String> {
        let dictionary = dictionary(language);
        let say = |key: &str| dictionary.say(key).to_owned();
        let teller = Teller::new(&self.content, &self.ledger, language, &say);
        self.ledger.unreleased().iter().map(|change| teller.sentence(change)).collect()
    }
}

/// Reads the words of a language.
pub(crate) fn dictionary(language: Language) -> Dictionary {
    let text = golden::read(&format!("themes/default/i18n/{}.toml", language.code()));
    Dictionary::read(&minhbach::parse::toml(&text).expect("the words of the interface are TOML"))
}

/// The parts of a case: how it stands, the site before, what is different after.
fn parts(text: &str) -> (&str, Site, Site) {
    let (given, _) = text.split_once("=== told\n").unwrap_or((text, ""));
    let (before, after) = given.split_once("=== after\n").expect("a case has a part `=== after`");
    let old = Site::new(before);
    let new = old.clone().and(Site::only(after));
    (given, old, new)
}

#[test]
fn each_case_is_told_in_its_sentences() {
    let cases = golden::project("tests/changes");
    let mut names: Vec<String> = std::fs::read_dir(cases)
        .expect("the cases can be listed")
        .map(|entry| entry.expect("a case can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() > 10, "only {} cases were found", names.len());
    for name in names {
        let path = format!("changes/{name}");
        let text = golden::read(&format!("tests/{path}"));
        let (given, old, new) = parts(&text);
        let release = Opened::of(&old).release("2020-Q1", "2020-04-02");
        let opened = Opened::of(&new.with("releases/2020-Q1.json", release.text()));
        let mut told = format!("{given}=== told\n");
        for language in [Language::Vietnamese, Language::English] {
            for sentence in opened.told(language) {
                told += &format!("{}: {sentence}\n", language.code());
            }
        }
        golden::check(&path, &told);
    }
}

/// A site with an indicator whose value was revised, after three releases.
fn revised() -> Site {
    let site = |value: &str| {
        Site::new(&format!(
            "--- file: indicators.toml\n[[indicator]]\nid = \"hai-long\"\ntitle = \"Mức hài lòng\"\ndirection = \"higher\"\n\
             [[indicator.observation]]\nperiod = \"2019\"\nvalue = {value}\n\
             --- file: changes.toml\n[[change]]\nrecord = \"observations/hai-long/2019\"\nkind = \"update\"\n\
             date = 2020-05-01\nreason = \"Khảo sát lại.\"\n"
        ))
    };
    let mut files: Vec<(String, String)> = Vec::new();
    for (id, day, value) in
        [("2020-Q1", "2020-04-02", "87.5"), ("2020-Q2", "2020-07-02", "86.25"), ("2020-Q3", "2020-10-02", "86.25")]
    {
        let with = files.iter().fold(site(value), |site, (path, text)| site.with(path, text.clone()));
        let release = Opened::of(&with).release(id, day).text();
        files.push((format!("releases/{id}.json"), release));
    }
    files.into_iter().fold(site("90"), |site, (path, text)| site.with(&path, text))
}

#[test]
fn a_revised_figure_keeps_every_value_it_had() {
    let ledger = Opened::of(&revised()).ledger;
    let vintages = ledger.vintages_of("observations", "hai-long/2019");
    let told: Vec<String> = vintages
        .iter()
        .map(|one| {
            let release = one.release.as_ref().map_or("-", |id| id.as_str());
            let value = one.value.as_ref().map_or("-".to_owned(), ToString::to_string);
            format!("{release} {value} {}", one.reason.as_deref().unwrap_or("-"))
        })
        .collect();
    assert_eq!(told, ["2020-Q1 87.5 -", "2020-Q2 86.25 Khảo sát lại.", "- 90 -"]);
    assert_eq!(ledger.vintages(), vintages, "the site has no other figure");
}

#[test]
fn changes_and_published_values_are_open_data() {
    let folder = revised().project();
    let _ = minhbach(folder.path(), &["build"]).ended(0);
    let read = |name: &str| {
        let path = folder.path().join("public/du-lieu").join(name);
        std::fs::read_to_string(path).expect("the file is published")
    };
    let changes: serde_json::Value = serde_json::from_str(&read("changes.json")).expect("JSON");
    let told = |at: usize, column: &str| changes[at][column].clone();
    assert_eq!(told(0, "release"), "2020-Q2");
    assert_eq!(told(0, "before"), "87.5");
    assert_eq!(told(0, "note"), "update");
    assert_eq!(
        told(0, "sentence"),
        "Số liệu được cập nhật: giá trị năm 2019 của chỉ tiêu “Mức hài lòng” đổi giá trị từ 87,5 sang 86,25; lý do: Khảo sát lại."
    );
    assert_eq!(told(1, "release"), serde_json::Value::Null, "the last value is not released yet");
    assert!(told(1, "sentence").as_str().is_some_and(|sentence| sentence.ends_with("không nêu lý do.")));
    assert_eq!(read("vintages.csv").lines().count(), 4, "{}", read("vintages.csv"));
}

#[test]
fn what_is_not_released_is_told_before_it_is_published() {
    let folder = revised().folder();
    let run = minhbach(folder.path(), &["check", ".", "--lang", "vi"]).ended(0);
    assert!(run.stdout.contains("cảnh báo[unexplained-change]"), "{}", run.stdout);
    assert!(run.stdout.contains("1 thay đổi chưa công bố, so với lần công bố 2020-Q3"), "{}", run.stdout);
    let run = minhbach(folder.path(), &["check", ".", "--format", "json", "--lang", "en"]).ended(0);
    let list: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let last = list.as_array().and_then(|list| list.last()).expect("there are entries");
    assert_eq!(last["severity"], "notice");
    assert_eq!(last["code"], "unreleased-change");
}
