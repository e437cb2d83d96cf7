//! The words of the interface: every word a page or template asks for is there, in both languages.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::derive::Schedule;
use minhbach::model::{AnnotationKind, Every, Grade, ProcedureLevel, TimeUnit};
use minhbach::pages::Dictionary;

use crate::golden;
use crate::tidy::files;

/// Reads the words of a language by dotted key.
fn words(language: &str) -> BTreeMap<String, String> {
    let text = golden::read(&format!("themes/default/i18n/{language}.toml"));
    let value = minhbach::parse::toml(&text).expect("the words of the interface are TOML");
    let dictionary = Dictionary::read(&value);
    dictionary.keys().map(|key| (key.to_owned(), dictionary.say(key).to_owned())).collect()
}

fn plain(key: &str) -> &str {
    key.strip_suffix("-one").unwrap_or(key)
}

#[test]
fn both_languages_have_the_same_words() {
    let keys =
        |language: &str| -> BTreeSet<String> { words(language).keys().map(|key| plain(key).to_owned()).collect() };
    let (vietnamese, english) = (keys("vi"), keys("en"));
    assert_eq!(vietnamese.difference(&english).collect::<Vec<_>>(), [] as [&String; 0], "missing in en.toml");
    assert_eq!(english.difference(&vietnamese).collect::<Vec<_>>(), [] as [&String; 0], "missing in vi.toml");
}

/// The names between braces in a text.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn both_languages_have_the_same_places_for_values() {
    let english = words("en");
    for (key, text) in words("vi") {
        assert_eq!(places(&text), places(&english[&key]), "{key}");
        assert!(!text.trim().is_empty() && !english[&key].trim().is_empty(), "{key} is empty");
    }
}

#[test]
fn a_word_said_of_one_has_a_word_said_of_many() {
    for language in ["vi", "en"] {
        let words = words(language);
        for key in words.keys().filter(|key| key.ends_with("-one")) {
            assert!(words.contains_key(plain(key)), "{key} in {language}.toml");
        }
    }
}

/// The keys pages ask for, up to and with the brace of the first part that is only known when the page is made.
fn asked_by_pages() -> Vec<(String, String)> {
    let mut asked = Vec::new();
    for (path, text) in files("src/pages") {
        for call in ["say(", "fill(", "count("] {
            for rest in text.split(call).skip(1) {
                let rest = rest.trim_start().trim_start_matches("&format!(");
                if let Some(key) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    asked.push((path.clone(), key.split_inclusive('{').next().unwrap_or_default().to_owned()));
                }
            }
        }
    }
    asked
}

#[test]
fn every_word_a_page_asks_for_is_there() {
    let words = words("vi");
    let asked = asked_by_pages();
    assert!(asked.len() > 20, "only {} keys were seen", asked.len());
    for (path, key) in asked {
        let known = match key.strip_suffix('{') {
            Some(start) => words.keys().any(|word| word.starts_with(start)),
            None => words.contains_key(&key),
        };
        assert!(known, "{path} asks for `{key}`");
    }
}

#[test]
fn every_word_of_a_closed_set_is_there() {
    let words = words("vi");
    let sets: [(&str, Vec<&str>); 6] = [
        ("grade", Grade::ALL.iter().map(|word| word.as_str()).collect()),
        ("schedule", Schedule::ALL.iter().map(|word| word.as_str()).collect()),
        ("annotation", AnnotationKind::ALL.iter().map(|word| word.as_str()).collect()),
        ("every", Every::ALL.iter().map(|word| word.as_str()).collect()),
        ("length", TimeUnit::ALL.iter().map(|word| word.as_str()).collect()),
        ("level", ProcedureLevel::ALL.iter().map(|word| word.as_str()).collect()),
    ];
    for (group, set) in sets {
        for word in set {
            assert!(words.contains_key(&format!("{group}.{word}")), "{group}.{word}");
        }
    }
}

/// The paths below `t` a template prints, with the tags they stand in taken off.
fn asked_by_template(text: &str) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for tag in text.split(['{', '}']) {
        for (at, _) in tag.match_indices("t.") {
            let before = tag[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || "_.\"'".contains(c)) {
                continue;
            }
            let path: String =
                tag[at + 2..].chars().take_while(|c| c.is_ascii_alphanumeric() || "_.".contains(*c)).collect();
            let is_tag = text.contains(&format!("{{{tag}}}"));
            if is_tag && !path.is_empty() {
                asked.insert(path.trim_end_matches('.').to_owned());
            }
        }
    }
    asked
}

#[test]
fn every_word_a_template_prints_is_there() {
    let words: BTreeSet<String> = words("vi").keys().map(|key| key.replace('-', "_")).collect();
    let mut seen = 0;
    for (path, text) in files("themes/default/templates") {
        for asked in asked_by_template(&text) {
            seen += 1;
            let group = format!("{asked}.");
            let known = words.iter().any(|word| *word == asked || word.starts_with(&group));
            assert!(known, "{path} prints t.{asked}");
        }
    }
    assert!(seen > 20, "only {seen} words were seen");
}
