//! Words that mean the same: abbreviations, citizens' names for official things.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Value as Json, json};

use super::postings::{Words, split};
use crate::model::{Glossary, Term};
use crate::parse;
use crate::record::{Decode, Reader};
use crate::text::{Spelling, normalize, spelling};

/// What citizens say and official titles do not, and abbreviations of the administration: a glossary like a
/// department's own.
static COMMON: LazyLock<Vec<Meaning>> = LazyLock::new(|| {
    let value = parse::toml(include_str!("common-words.toml")).expect("the file is part of the program and tested");
    let glossary =
        Glossary::decode(&value, &mut Reader::default()).expect("the file is part of the program and tested");
    glossary.term.iter().map(Meaning::of).collect()
});

/// Ways to say one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The ways, the official one first.
    pub ways: Vec<String>,
}

impl Meaning {
    /// Takes the ways from a term of a glossary.
    pub fn of(term: &Term) -> Self {
        let full = term.full.iter().map(|full| full.vi().to_owned());
        let others = [&term.variants, &term.synonyms].into_iter().flatten().cloned();
        Self { ways: full.chain([term.term.clone()]).chain(others).collect() }
    }
}

/// Gives what every department's search knows beside its own glossary.
pub fn common_meanings() -> &'static [Meaning] {
    &COMMON
}

/// Lists words of a question that say nothing of what is looked for, long phrases first.
pub(super) fn questions() -> Vec<&'static str> {
    lines(include_str!("question-words.txt"))
}

/// Lists words that serve grammar and say little of what is looked for.
pub(super) fn function_words() -> Vec<&'static str> {
    lines(include_str!("function-words.txt"))
}

/// Lists what is done with something one already has: who names none of them wants it for the first time.
pub(super) fn later_actions() -> Vec<&'static str> {
    lines(include_str!("later-actions.txt"))
}

/// Lists words of titles that are for few people: who names none of them wants the ordinary case.
pub(super) fn special_cases() -> Vec<&'static str> {
    lines(include_str!("special-cases.txt"))
}

fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.is_empty()).collect()
}

/// Keeps of each meaning what helps to find something here: all ways to say it, and which of them titles use.
pub(super) fn known(meanings: &[Meaning], words: &Words) -> Vec<Json> {
    let mut seen = BTreeSet::new();
    let useful = |meaning: &&Meaning| seen.insert(meaning.ways.clone());
    meanings
        .iter()
        .filter(useful)
        .filter_map(|meaning| {
            let ways = meaning.ways.iter().enumerate();
            let used: Vec<usize> =
                ways.filter(|(_, way)| is_in_a_title(way, words)).map(|(number, _)| number).collect();
            (meaning.ways.len() > 1 && !used.is_empty()).then(|| json!([meaning.ways, used]))
        })
        .collect()
}

/// Tells whether a title has the words of a phrase one after the other.
fn is_in_a_title(phrase: &str, words: &Words) -> bool {
    let mut places: Option<BTreeSet<(u32, u32)>> = None;
    for word in split(&normalize(phrase)) {
        let Spelling { folded, marked } = spelling(word);
        let Some(form) = words.get(&folded).and_then(|word| word.forms.get(&marked)) else { return false };
        let own = form.titles.iter().copied();
        places = Some(match places {
            None => own.collect(),
            Some(before) => own.filter(|(entry, place)| *place > 0 && before.contains(&(*entry, place - 1))).collect(),
        });
        if places.as_ref().is_some_and(BTreeSet::is_empty) {
            return false;
        }
    }
    places.is_some()
}
