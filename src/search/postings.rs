//! Which words stand where: the inverted index.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};
use unicode_normalization::char::is_combining_mark;

use super::{Entry, encode};
use crate::text::{Spelling, fold, normalize, spelling};

/// How many signs a file of words holds before the next one begins.
const PART_LENGTH: usize = 3_000;

/// The last place in a title that is told apart.
const LAST_PLACE: u32 = 89;

/// Every word of an index by its folded form.
pub(super) type Words = BTreeMap<String, Word>;

/// A folded word: its marked forms.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub(super) forms: BTreeMap<String, Form>,
}

/// A marked form of a word and where it stands.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// How it is written, the form with most entries first seen.
    written: String,
    /// Entry and place in the title.
    pub(super) titles: Vec<(u32, u32)>,
    /// Entries with the word in a code, a keyword, another name.
    names: Vec<u32>,
    /// Entries with the word anywhere else.
    texts: Vec<u32>,
}

impl Word {
    /// Counts the entries with the word in their title, or where there are none, anywhere.
    fn entries(&self) -> usize {
        let count = |list: fn(&Form) -> Vec<u32>| {
            let mut entries: Vec<u32> = self.forms.values().flat_map(list).collect();
            entries.sort_unstable();
            entries.dedup();
            entries.len()
        };
        match count(|form| form.titles.iter().map(|(entry, _)| *entry).collect()) {
            0 => count(|form| form.names.iter().chain(&form.texts).copied().collect()),
            titles => titles,
        }
    }
}

/// Splits a text into words: letters, digits and the marks on them.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    let separates = |character: char| !character.is_alphanumeric() && !is_combining_mark(character);
    text.split(separates).filter(|word| !word.is_empty())
}

/// Finds numbers of documents that hold their year, as words: `123/2015`, and with the kind of its symbol
/// `123/2015/nd`. The day and month of a date are none.
fn dated_numbers(text: &str) -> impl Iterator<Item = String> {
    let found = text.match_indices('/').filter_map(|(slash, _)| {
        let is_digit = |character: char| character.is_ascii_digit();
        let before = &text[..slash];
        let start = before.trim_end_matches(|character: char| character.is_ascii_alphanumeric()).len();
        let number = &before[start..];
        let after = &text[slash + 1..];
        let year = &after[..after.find(|character: char| !is_digit(character)).unwrap_or(after.len())];
        let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let is_number = number.starts_with(is_digit) && number.len() <= 5 && !text[..start].ends_with('/');
        let symbol = after[year.len()..].strip_prefix('/').unwrap_or_default();
        let kind: String = symbol.chars().take_while(|character| character.is_alphabetic()).collect();
        let dated = || format!("{}/{year}", number.trim_start_matches('0').to_lowercase());
        (is_year && is_number).then(|| (dated(), fold(&kind)))
    });
    found.flat_map(|(dated, kind)| {
        let typed = (!kind.is_empty()).then(|| format!("{dated}/{kind}"));
        [dated].into_iter().chain(typed)
    })
}

/// Collects every word of every entry, in parallel over blocks of entries.
pub(super) fn collect(entries: &[Entry]) -> Words {
    const BLOCK: usize = 256;
    let blocks: Vec<Words> =
        entries.par_chunks(BLOCK).enumerate().map(|(number, block)| of_block(block, number * BLOCK)).collect();
    let mut words = Words::new();
    for block in blocks {
        for (folded, word) in block {
            let all = words.entry(folded).or_default();
            for (marked, form) in word.forms {
                all.forms.entry(marked).or_default().append(form);
            }
        }
    }
    words
}

impl Form {
    fn append(&mut self, mut later: Self) {
        if self.written.is_empty() {
            self.written = later.written;
        }
        self.titles.append(&mut later.titles);
        self.names.append(&mut later.names);
        self.texts.append(&mut later.texts);
    }
}

fn of_block(entries: &[Entry], first: usize) -> Words {
    let mut block = Block::default();
    for (number, entry) in (first..).zip(entries) {
        block.add(u32::try_from(number).expect("a site has fewer entries"), entry);
    }
    block.into_words()
}

/// The words of a block.
#[derive(Default)]
struct Block {
    forms: Vec<Form>,
    /// The number of each folded and marked form.
    by_spelling: BTreeMap<(String, String), usize>,
    /// The number of the form of each word as it is written: most occur many times.
    by_writing: IndexMap<String, usize>,
}

impl Block {
    fn add(&mut self, number: u32, entry: &Entry) {
        let title = normalize(&entry.title);
        for (place, word) in (0u32..).zip(split(&title)) {
            let form = self.form(word);
            form.titles.push((number, place.min(LAST_PLACE)));
            form.titles.dedup();
        }
        for text in [&entry.title, &entry.text] {
            for dated in dated_numbers(text) {
                let form = self.form(&dated);
                push_once(&mut form.names, number);
            }
        }
        let code = entry.code.iter().flat_map(|code| code_words(code));
        let names: Vec<String> = entry.names.iter().map(|name| normalize(name).into_owned()).chain(code).collect();
        for word in names.iter().flat_map(|name| split(name)) {
            let form = self.form(word);
            push_once(&mut form.names, number);
        }
        let texts = [&entry.summary, &entry.text];
        let around = entry.fields.iter().chain(&entry.units).chain(texts);
        for text in around {
            for word in split(&normalize(text)) {
                let form = self.form(word);
                let is_known =
                    form.titles.last().is_some_and(|(entry, _)| *entry == number) || form.names.last() == Some(&number);
                if !is_known {
                    push_once(&mut form.texts, number);
                }
            }
        }
    }

    fn form(&mut self, word: &str) -> &mut Form {
        let number = match self.by_writing.get(word) {
            Some(number) => *number,
            None => self.meet(word),
        };
        &mut self.forms[number]
    }

    /// Takes down a word that has not been written so before; another writing may have its form already.
    fn meet(&mut self, word: &str) -> usize {
        let Spelling { folded, marked } = spelling(word);
        let number = *self.by_spelling.entry((folded, marked)).or_insert(self.forms.len());
        if number == self.forms.len() {
            self.forms.push(Form { written: word.to_lowercase(), ..Form::default() });
        }
        self.by_writing.insert(word.to_owned(), number);
        number
    }

    fn into_words(mut self) -> Words {
        let mut words = Words::new();
        for ((folded, marked), number) in self.by_spelling {
            words.entry(folded).or_default().forms.insert(marked, std::mem::take(&mut self.forms[number]));
        }
        words
    }
}

fn push_once(list: &mut Vec<u32>, number: u32) {
    if list.last() != Some(&number) {
        list.push(number);
    }
}

/// Writes a code the ways people type it: "1.011812" also as 1011812 and 011812.
fn code_words(code: &str) -> Vec<String> {
    let mut words = vec![normalize(code).into_owned()];
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    if code.starts_with(|first: char| first.is_ascii_digit()) && code.chars().nth(1) == Some('.') && digits.len() >= 7 {
        words.extend([digits[..7].to_owned(), digits[1..7].to_owned()]);
    }
    words
}

/// Tells how much a word says: little where many titles have it.
fn information(word: &Word, entries: usize) -> f64 {
    (1.0 + entries as f64 / word.entries().max(1) as f64).ln()
}

/// Writes how much each title says altogether: one sign for each entry, the root of the sum.
pub(super) fn weights(entries: &[Entry], words: &Words) -> String {
    let mut sums = vec![0.0; entries.len()];
    for word in words.values() {
        let information = information(word, entries.len());
        for (entry, _) in word.forms.values().flat_map(|form| &form.titles) {
            sums[*entry as usize] += information;
        }
    }
    let mut text = String::new();
    for sum in sums {
        // A digit of the encoding holds what is below 45: the root of a weight of 170 times 3.4.
        let level = (f64::sqrt(sum) * 3.4).round().clamp(0.0, 44.0);
        encode::push(&mut text, level as u32);
    }
    text
}

/// A file of words.
pub(super) struct Part {
    /// Its first word.
    pub(super) first: String,
    /// Its words with their forms.
    pub(super) words: Json,
}

/// Writes the words in order, in files of much the same length; a word with long lists has its own.
pub(super) fn parts(words: &Words) -> Vec<Part> {
    let mut parts: Vec<(Part, usize)> = Vec::new();
    for (folded, word) in words {
        let forms: Vec<Json> = word.forms.values().map(form).collect();
        let length = folded.len() + forms.iter().map(|form| form.to_string().len()).sum::<usize>();
        match parts.last_mut() {
            Some((part, used)) if *used + length <= PART_LENGTH => {
                part.words[folded] = Json::Array(forms);
                *used += length;
            }
            _ => {
                let words = Map::from_iter([(folded.clone(), Json::Array(forms))]);
                parts.push((Part { first: folded.clone(), words: Json::Object(words) }, length));
            }
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}

/// Writes a form: how it is written, its places in titles, names and texts.
fn form(form: &Form) -> Json {
    let mut fields =
        vec![form.written.clone(), encode::places(&form.titles), encode::list(&form.names), encode::list(&form.texts)];
    while fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    json!(fields.join("|"))
}

/// Lists the words of titles and names, for finding what a mistyped one may have been: shared beginnings are written
/// once, as their length.
pub(super) fn lexicon(words: &Words) -> String {
    let named = |word: &Word| word.forms.values().any(|form| !form.titles.is_empty() || !form.names.is_empty());
    let has_digit = |word: &str| word.chars().any(char::is_numeric);
    let mut text = String::new();
    let mut before: &str = "";
    for (folded, _) in words.iter().filter(|(folded, word)| named(word) && !has_digit(folded)) {
        let shared = before.chars().zip(folded.chars()).take_while(|(left, right)| left == right).count().min(9);
        text.push_str(&shared.to_string());
        text.extend(folded.chars().skip(shared));
        before = folded;
    }
    text
}
