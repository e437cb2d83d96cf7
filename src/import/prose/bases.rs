//! The legal bases of a document, and the theme of its year.

use super::head::printed;
use super::label::{Kind, Label};
use super::lines::Line;
use super::signs;
use crate::import::found::Printed;
use crate::model::identifier;

/// What a document rests on or carries out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The mention as printed: "Quyết định số 6506/QĐ-UBND ngày 19 tháng 12 năm 2017".
    pub printed: Printed,
    /// `basis` or `implements`.
    pub purpose: &'static str,
}

/// The words that open a basis, and what they make of it.
const OPENINGS: [(&str, &str); 5] = [
    ("Căn cứ", "basis"),
    ("Theo", "basis"),
    ("Thực hiện", "implements"),
    ("Triển khai", "implements"),
    ("Thi hành", "implements"),
];

/// Finds the bases in the lines before the first section, as far as the line that ends "như sau:".
pub(super) fn bases<'l>(lines: impl Iterator<Item = &'l Line>) -> Vec<Basis> {
    let mut bases = Vec::new();
    for line in lines.take_while(|line| is_opening(&line.text)) {
        bases.extend(of_line(line));
        if line.text.ends_with("sau:") {
            break;
        }
    }
    bases
}

fn is_opening(line: &str) -> bool {
    Label::of(line)
        .is_none_or(|label| label.kind == Kind::Stroke && OPENINGS.iter().any(|(word, _)| label.text.starts_with(word)))
}

fn of_line(line: &Line) -> Vec<Basis> {
    let text = signs::unbulleted(&line.text);
    let Some((word, purpose)) = OPENINGS.into_iter().find(|(word, _)| text.starts_with(word)) else { return vec![] };
    let rest = text[word.len()..].trim_start();
    let found = identifier::find(rest);
    let listed = found.iter().filter(|mention| signs::is_listed(&rest[..mention.range.start]));
    let basis = |text: &str| Basis { printed: printed(text, line), purpose };
    let numbered: Vec<Basis> = listed.map(|mention| basis(&rest[mention.range.clone()])).collect();
    match numbered.is_empty() {
        false => numbered,
        // A law or a programme without a number.
        true if purpose == "basis" && word == "Căn cứ" => vec![basis(rest.trim_end_matches([';', ',', '.', ' ']))],
        true => vec![],
    }
}

/// Finds the theme of the year: "Chủ đề …: “…”".
pub(super) fn theme(line: &Line) -> Option<Printed> {
    let text = line.text.as_str();
    let about = text.to_lowercase().find("chủ đề")?;
    let rest = text.get(about..)?;
    let (before, after) = rest.split_once(['“', '"'])?;
    let theme = after.split(['”', '"']).next()?.trim();
    let named = before.chars().count() <= 90 && !theme.is_empty();
    named.then(|| printed(theme, line))
}
