//! The documents a paper cites, as entries of the register.
//!
//! Takes a paper and what the register holds; gives one entry for every document with a number, each with all its
//! mentions. Spellings of one identifier fall together; two documents with one number (another year, another issuer)
//! stay two. It decides nothing it cannot read: what is not sure is a doubt, what is not printed is not written.

mod entry;
mod issuer;
mod known;
mod law;
mod mention;
mod title;

use std::collections::BTreeMap;

use crate::diagnostic::Message;
use crate::import::found::Record;
use crate::import::paper::{Paper, Place};

pub use known::{KnownDocument, KnownRegister};

use super::head::Head;
use entry::Entry;

/// A document a paper cites.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDocument {
    /// Its id, that of the register where it is there already.
    pub id: String,
    /// `true` when the register holds it already; the record then has its id and its printed forms only.
    pub known: bool,
    /// `true` for the paper itself.
    pub own: bool,
    /// What is to be written into `documents.toml`.
    pub record: Record,
    /// Where it is cited, with the words of the mention.
    pub mentions: Vec<(Place, String)>,
    /// What is not sure.
    pub doubts: Vec<(Place, Message)>,
}

impl FoundDocument {
    /// Finds which of the documents a mention at a place means.
    pub fn cited<'d>(documents: &'d [Self], place: Place, printed: &str) -> Option<&'d str> {
        let means = |document: &&Self| document.mentions.iter().any(|(at, words)| *at == place && words == printed);
        documents.iter().find(means).map(|document| document.id.as_str())
    }
}

/// Finds every document a paper cites, in prose and in cells, in the order of their first mention.
pub fn documents(paper: &Paper, known: &KnownRegister) -> Vec<FoundDocument> {
    let head = super::head_of(paper);
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_key: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for mention in mention::all(paper, known, &head) {
        let alike = by_key.entry(mention.key.clone()).or_default();
        match alike.iter().find(|at| entries[**at].means(&mention)) {
            Some(at) => entries[*at].add(mention),
            None => {
                alike.push(entries.len());
                entries.push(Entry::new(mention));
            }
        }
    }
    let entries = entry::join_undated(entries);
    let mut found: Vec<FoundDocument> = Vec::new();
    for entry in &entries {
        let taken: Vec<&str> = found.iter().map(|document| document.id.as_str()).collect();
        let document = entry.found(known, own_head(entry, &head), &taken);
        match found.iter_mut().find(|other| other.id == document.id) {
            Some(other) => other.join(document),
            None => found.push(document),
        }
    }
    found.extend(law::all(paper, known));
    found
}

fn own_head<'h>(entry: &Entry, head: &'h Head) -> Option<&'h Head> {
    entry.is_own().then_some(head)
}

impl FoundDocument {
    /// Takes over the mentions of an entry the register knows as the same document.
    fn join(&mut self, other: Self) {
        self.own |= other.own;
        self.mentions.extend(other.mentions);
        self.doubts.extend(other.doubts);
        let printed = self.record.fields.iter_mut().find(|field| field.key == "printed");
        let more = other.record.fields.into_iter().find(|field| field.key == "printed");
        if let (Some(printed), Some(more)) = (printed, more) {
            let forms = more.value.as_array().cloned().unwrap_or_default();
            if let Some(all) = printed.value.as_array_mut() {
                let new: Vec<_> = forms.into_iter().filter(|form| !all.contains(form)).collect();
                all.extend(new);
            }
            printed.places.extend(more.places);
        }
    }
}

#[cfg(test)]
mod tests;
