//! What a plan assigns to its units: "Văn phòng Sở: tham mưu …", "Giao Phòng Kế hoạch - Tài chính bố trí kinh phí".

use serde_json::Value as Json;

use super::clauses::{Clause, of_carrying_out, unit};
use super::zones::Zones;
use crate::import::found::table;
use crate::import::paper::Place;

/// One assignment or one rule of reporting, as a value of a plan's head.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The value: `{ unit = …, text = … }`.
    pub value: Json,
    /// Where it was read; the text stays in the body, too.
    pub places: Vec<Place>,
}

/// Finds the assignments whose unit is recognised.
pub(super) fn assignments(zones: &Zones, recognise: &dyn Fn(&str) -> Option<String>) -> Vec<Candidate> {
    of_carrying_out(zones).iter().flat_map(|clause| of_clause(clause, recognise)).collect()
}

fn of_clause(clause: &Clause, recognise: &dyn Fn(&str) -> Option<String>) -> Vec<Candidate> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for part in clause.text.split("; ") {
        match (unit(part, recognise), parts.last_mut()) {
            (Some((id, text)), _) => parts.push((id, text.to_owned())),
            // A part without a unit goes on with the one before.
            (None, Some((_, text))) => *text = format!("{text}; {part}"),
            (None, None) => {}
        }
    }
    let under = || clause.under.as_deref().and_then(|heading| recognise(heading.trim_end_matches([':', '.', ' '])));
    if parts.is_empty()
        && let Some(id) = under()
    {
        parts.push((id, clause.text.clone()));
    }
    let said = parts.into_iter().map(|(id, text)| (id, sentence(&text))).filter(|(_, text)| !text.is_empty());
    said.map(|(id, text)| Candidate {
        value: table([("unit", id.into()), ("text", text.into())]),
        places: clause.places.clone(),
    })
    .collect()
}

/// Begins with a capital and ends with a full stop.
fn sentence(text: &str) -> String {
    let text = super::head::closing(text).map_or(text, |(text, _)| text);
    let text = text.trim().trim_end_matches([';', ',', '.', ':', ' ']);
    let text = [" như sau", " cụ thể"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
        .trim_end_matches([',', ' ']);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).chain(['.']).collect())
}
