//! Which documents are cited where: the mentions of a paper by their place.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::import::found::{Printed, Record, table};
use crate::import::paper::Place;
use crate::import::prose::FoundDocument;
use crate::model::Purpose;
use crate::text::fold;

/// The mentions of a paper, and the entries the register lacks.
#[derive(Debug, Default)]
pub(super) struct Cited {
    mentions: BTreeMap<Place, Vec<(String, String)>>,
    /// The documents themselves.
    pub(super) documents: Vec<FoundDocument>,
}

impl Cited {
    /// Sorts the documents of a paper by where they are mentioned.
    pub(super) fn of(documents: Vec<FoundDocument>) -> Self {
        let mut mentions: BTreeMap<Place, Vec<(String, String)>> = BTreeMap::new();
        for document in &documents {
            for (place, printed) in &document.mentions {
                mentions.entry(*place).or_default().push((document.id.clone(), printed.clone()));
            }
        }
        Self { mentions, documents }
    }

    /// Takes out the entry of the register a printed number stands for.
    pub(super) fn take_entry(&mut self, number: &Printed) -> Option<Record> {
        let named = |document: &FoundDocument| document.mentions.iter().any(|(place, _)| number.places.contains(place));
        let at = self.documents.iter().position(named)?;
        Some(self.documents.remove(at).record)
    }

    /// Gives the entries for the register.
    pub(super) fn entries(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.documents).into_iter().map(|document| document.record).collect()
    }

    /// Gives the citations inside a text, each `{ document, printed, purpose }`, in printed order.
    pub(super) fn within(&self, text: &Printed, purpose: &str) -> Vec<Json> {
        let mentions = text.places.iter().flat_map(|place| self.mentions.get(place).into_iter().flatten());
        // Several rows may share a cell; a citation belongs to the one whose text holds it.
        let whole = tight(&text.text);
        let mut held: Vec<(usize, &(String, String))> =
            mentions.filter_map(|mention| Some((whole.find(&tight(&mention.1))?, mention))).collect();
        held.sort_by_key(|(at, _)| *at);
        held.dedup();
        let citation = |(at, (document, printed)): (usize, &(String, String))| {
            table([
                ("document", document.as_str().into()),
                ("printed", printed.as_str().into()),
                ("purpose", said_purpose(&whole[..at]).unwrap_or(purpose).into()),
            ])
        };
        held.into_iter().map(citation).collect()
    }
}

/// What the words right before a mention say it is named for.
fn said_purpose(before: &str) -> Option<&'static str> {
    let said = [
        ("bai bo", Purpose::Repeals),
        ("thay the", Purpose::Replaces),
        ("thay the cho", Purpose::Replaces),
        ("sua doi, bo sung", Purpose::Amends),
        ("sua doi", Purpose::Amends),
        ("thuc hien", Purpose::Implements),
        ("theo", Purpose::Implements),
        ("can cu", Purpose::Basis),
    ];
    let words = before.rsplit(['.', ';', '(']).next().unwrap_or_default();
    let folded = fold(words.trim_end());
    let ends = |end: &str| folded == end || folded.ends_with(&format!(" {end}"));
    said.into_iter().find(|(end, _)| ends(end)).map(|(_, purpose)| purpose.as_str())
}

/// Joins words whatever blanks and line breaks lie between them.
fn tight(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
