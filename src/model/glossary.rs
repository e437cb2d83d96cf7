//! Abbreviations and terms, for readers and for search (`glossary.toml`).

use crate::record::Words;
use crate::record::record;

record! {
    /// A term or abbreviation.
    pub struct Term {
        /// The short form or the term itself: "TTHC".
        term: String,
        /// What it stands for; several where it is ambiguous.
        full: Vec<Words>,
        /// What it means.
        definition: Option<Words>,
        /// Other spellings, misreadings by scanners among them.
        variants: Vec<String>,
        /// Words people search with instead.
        synonyms: Vec<String>,
    }
}

record! {
    /// `glossary.toml`.
    pub struct Glossary {
        /// The terms.
        term: Vec<Term>,
    }
}
