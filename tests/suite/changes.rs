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
use crate::harness::Site;

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
