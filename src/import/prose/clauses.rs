//! The sentences under "Tổ chức thực hiện", each with the unit its heading names.

use super::label::Label;
use super::outline::{Block, outline};
use super::role::roles;
use super::zones::Zones;
use crate::import::paper::Place;

/// A sentence, or one of the clauses a semicolon parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its words, without the label.
    pub(super) text: String,
    /// The words of the heading or the item it stands under.
    pub(super) under: Option<String>,
    /// Where it stands.
    pub(super) places: Vec<Place>,
}

/// Gives the lines of the sections on carrying out; all lines of the text where no section is called so.
pub(super) fn of_carrying_out(zones: &Zones) -> Vec<Clause> {
    let blocks = outline(&zones.text);
    let mut clauses = Vec::new();
    let mut inside: Option<usize> = None;
    let mut under: Option<String> = None;
    for (block, places) in blocks {
        match block {
            Block::Heading { level, text } => {
                if inside.is_some_and(|own| level <= own) {
                    inside = None;
                }
                if inside.is_none() && roles(&text).contains(&"to-chuc-thuc-hien") {
                    inside = Some(level);
                    under = None;
                } else if inside.is_some() {
                    under = Some(text);
                }
            }
            Block::Text(text) if inside.is_some() => {
                under = under.filter(|heading| !is_beside(heading, &text));
                let heading = under.as_deref().map(|heading| without_label(heading).to_owned());
                clauses.push(Clause { text: without_label(&text).to_owned(), under: heading, places });
            }
            _ => {}
        }
    }
    clauses
}

/// Tells whether an item has the same kind of label as a heading, and so stands beside it.
fn is_beside(heading: &str, item: &str) -> bool {
    let kind = |line: &str| Label::of(line).map(|label| std::mem::discriminant(&label.kind));
    kind(heading).is_some() && kind(heading) == kind(item)
}

/// Gives a line without its label.
pub(super) fn without_label(line: &str) -> &str {
    Label::of(line).map_or(line, |label| label.text)
}

/// Finds the unit a text begins with; gives it and what follows. The longest name wins.
pub(super) fn unit<'t>(text: &'t str, recognise: &dyn Fn(&str) -> Option<String>) -> Option<(String, &'t str)> {
    let text = ["Giao ", "Yêu cầu ", "Đề nghị ", "Lãnh đạo ", "lãnh đạo "]
        .iter()
        .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    let ends = text
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | ':' | ',' | ';' | '('))
        .map(|(at, _)| at)
        .chain([text.len()]);
    let ends: Vec<usize> = ends.take_while(|end| *end <= 160).take(20).collect();
    ends.into_iter().rev().find_map(|end| {
        let name = text[..end].trim_matches([' ', ':', ',', ';']);
        let id = (!name.is_empty()).then(|| recognise(name)).flatten()?;
        Some((id, text[end..].trim_start_matches([':', ' ', ','])))
    })
}
