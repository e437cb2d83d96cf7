//! Sentences put together from labels and texts of the content, each wholly in one language.

use super::rdf::tagged;
use crate::data::{Said, said};
use crate::model::Words;
use crate::text::Language;
use serde_json::Value as Json;

/// A sentence being put together in a language. A text nobody wrote in that language spoils it: a
/// sentence in two languages would be marked as one.
pub(super) struct Phrase {
    language: Language,
    parts: Vec<String>,
    is_whole: bool,
}

impl Phrase {
    /// Makes the same sentence in every language it can wholly be said in.
    pub(super) fn every(make: impl Fn(Self) -> Self) -> Vec<Json> {
        let phrase = |language| make(Self { language, parts: Vec::new(), is_whole: true });
        let phrases = Language::ALL.into_iter().map(phrase);
        let said = phrases.filter(|phrase| phrase.is_whole && !phrase.parts.is_empty());
        said.map(|phrase| tagged(&phrase.parts.join(". "), phrase.language)).collect()
    }

    /// Adds a label.
    pub(super) fn label(mut self, label: Said) -> Self {
        self.parts.push(said(label, self.language).to_owned());
        self
    }

    /// Adds a value behind its label.
    pub(super) fn labelled(self, label: Said, add: impl FnOnce(Self) -> Self) -> Self {
        let Self { language, parts: mut before, is_whole } = self;
        let added = add(Self { language, parts: Vec::new(), is_whole });
        if !added.parts.is_empty() {
            before.push(format!("{}: {}", said(label, language), added.parts.join("; ")));
        }
        Self { language, parts: before, is_whole: added.is_whole }
    }

    /// Adds a text of the content; nothing where it is absent or withheld.
    pub(super) fn words(mut self, words: Option<&Words>) -> Self {
        match words.and_then(|words| words.get(self.language)) {
            Some((text, language)) if language == self.language => self.parts.push(text.to_owned()),
            Some(_) => self.is_whole = false,
            None => {}
        }
        self
    }

    /// Adds a text that is printed in Vietnamese alone.
    pub(super) fn printed(mut self, text: Option<&String>) -> Self {
        match text {
            Some(text) if self.language == Language::Vietnamese => self.parts.push(text.clone()),
            Some(_) => self.is_whole = false,
            None => {}
        }
        self
    }

    /// Adds a number with its unit.
    pub(super) fn amount(mut self, amount: Option<(u64, Said)>) -> Self {
        let text = amount.map(|(number, unit)| format!("{number} {}", said(unit, self.language)));
        self.parts.extend(text);
        self
    }

    /// Adds a number.
    pub(super) fn number(mut self, number: Option<u64>) -> Self {
        self.parts.extend(number.map(|number| number.to_string()));
        self
    }
}
