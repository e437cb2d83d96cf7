//! Nothing changes unseen: every value of every content file is a fact that a release freezes.
//!
//! Each value of the sample sites is changed, one at a time. Where the content is still right, its facts must be others.

use std::ops::Range;

use minhbach::derive::{Derived, keep_published};
use minhbach::ledger::Ledger;
use minhbach::load::{self, Tree};
use minhbach::pipeline::{self, Input};
use rayon::prelude::*;

use crate::golden;

/// Keys that only say where the site stands, and which pages it has beside.
const NO_FACTS: &[&str] = &["base_url", "release_pages"];

/// Files no reader sees.
const KEPT_BACK: &[&str] = &["news/ban-nhap.md"];

/// A value of a file, and what it becomes.
struct Edit {
    path: String,
    line: usize,
    /// The line as it was.
    was: String,
    place: Range<usize>,
    value: String,
}

/// Gives the root of the facts; nothing where the content has errors.
fn root(content: Tree) -> Option<String> {
    let mut checked = pipeline::check(Input { content, ..Input::default() });
    if checked.report.has_errors() {
        return None;
    }
    let mut site = checked.sites.remove(0).0;
    keep_published(&mut site, false, None);
    let derived = Derived::new(&site, None);
    Some(Ledger::of(&site, &derived).now.root().to_string())
}

/// Finds every value of a file: texts, numbers, dates, yes and no; in prose, every line.
fn edits(path: &str, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut start = 0;
    let mut is_prose = false;
    let mut fences = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if path.ends_with(".md") && line.trim() == "+++" {
            fences += 1;
        }
        is_prose |= path.ends_with(".en.md") || fences == 2;
        let found = if is_prose { prose(line).into_iter().collect() } else { values(line) };
        edits.extend(found.into_iter().map(|(place, value)| Edit {
            path: path.to_owned(),
            line: number + 1,
            was: line.trim().to_owned(),
            place: start + place.start..start + place.end,
            value,
        }));
        start += line.len();
    }
    edits
}

fn prose(line: &str) -> Option<(Range<usize>, String)> {
    let end = line.trim_end().len();
    (end > 0 && line.trim() != "+++").then(|| (end..end, " nữa".to_owned()))
}

/// Finds the values behind `=` and in lists of a line of TOML.
fn values(line: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(at) = line[rest..].find(['"', '=', '#']).map(|at| at + rest) {
        match line.as_bytes()[at] {
            b'"' => {
                let Some(end) = line[at + 1..].find('"').map(|end| end + at + 1) else { return found };
                let is_place = end > at + 1;
                found.extend(is_place.then(|| (end..end, "0".to_owned())));
                rest = end + 1;
            }
            b'=' => {
                let value = line[at + 1..].trim_start();
                let start = line.len() - value.len();
                let bare = value.split([',', ' ', '}', '\n']).next().unwrap_or_default();
                let changed = match bare {
                    "true" => Some("false".to_owned()),
                    "false" => Some("true".to_owned()),
                    digits if digits.ends_with(|c: char| c.is_ascii_digit()) => {
                        let last = if digits.ends_with('9') { "8" } else { "9" };
                        Some(digits[..digits.len() - 1].to_owned() + last)
                    }
                    _ => None,
                };
                found.extend(changed.map(|changed| (start..start + bare.len(), changed)));
                rest = start;
            }
            _ => return found,
        }
    }
    found
}

#[test]
fn every_value_of_every_file_is_frozen() {
    assert!(check("tests/sites/mau/in") > 400);
    assert!(check("tests/sites/cac-lan/in") > 80);
}

/// Changes every value of a site; gives how many changes are right content.
fn check(folder: &str) -> usize {
    let (content, _) = load::folder(&golden::project(folder)).expect("the sample can be read");
    let before = root(content.clone()).expect("the sample has no errors");
    let texts = content.iter().filter(|(path, _)| path.ends_with(".toml") || path.ends_with(".md"));
    let edits: Vec<Edit> = texts
        .filter(|(path, _)| !KEPT_BACK.contains(&path.as_str()))
        .flat_map(|(path, bytes)| edits(path, std::str::from_utf8(bytes).expect("content is text")))
        .collect();
    let outcome: Vec<(bool, Option<String>)> = edits
        .par_iter()
        .map(|edit| {
            let mut changed = content.clone();
            let mut text = String::from_utf8(content[&edit.path].clone()).expect("content is text");
            text.replace_range(edit.place.clone(), &edit.value);
            changed.insert(edit.path.clone(), text.into_bytes());
            let Some(after) = root(changed) else { return (false, None) };
            let is_fact = !NO_FACTS.iter().any(|key| edit.was.starts_with(&format!("{key} =")));
            let unseen = after == before && is_fact;
            (true, unseen.then(|| format!("{}:{}: {} (at {})", edit.path, edit.line, edit.was, edit.place.start)))
        })
        .collect();
    let taken = outcome.iter().filter(|(taken, _)| *taken).count();
    let unseen: Vec<&String> = outcome.iter().filter_map(|(_, unseen)| unseen.as_ref()).collect();
    assert!(unseen.is_empty(), "{} of {taken} changes are unseen:\n{unseen:#?}", unseen.len());
    taken
}
