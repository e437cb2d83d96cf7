//! Terms and abbreviations in Vietnamese order.

use std::collections::BTreeSet;

use serde::Serialize;

use super::parts::Phrase;
use super::viewer::Viewer;
use crate::model::{Site, Term};
use crate::text::{slug, sort_by_text};

/// The glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    /// How many terms, in words.
    pub total: String,
    /// The terms.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// Its anchor.
    pub id: String,
    /// The short form or the term itself.
    pub term: Phrase,
    /// What it stands for.
    pub full: Vec<Phrase>,
    /// How many meanings it has, in words, where it has several.
    pub ambiguous: Option<String>,
    /// What it means.
    pub definition: Option<Phrase>,
    /// Other spellings.
    pub variants: Vec<Phrase>,
    /// Words people search with instead.
    pub synonyms: Vec<Phrase>,
}

/// Lists the terms in Vietnamese order, each with its anchor.
pub(super) fn anchored(site: &Site) -> Vec<(&Term, String)> {
    let mut terms: Vec<&Term> = site.glossary.iter().flat_map(|glossary| &glossary.term).collect();
    sort_by_text(&mut terms, |term| &term.term);
    let ids = anchors(terms.iter().map(|term| term.term.as_str()));
    terms.into_iter().zip(ids).collect()
}

pub(super) fn view(viewer: &Viewer<'_>) -> GlossaryPage {
    let terms = anchored(viewer.site);
    let views = terms.iter().map(|(term, id)| view_of(viewer, term, id.clone()));
    GlossaryPage { total: viewer.count("glossary.count", terms.len() as u64), terms: views.collect() }
}

fn view_of(viewer: &Viewer<'_>, term: &Term, id: String) -> TermView {
    let printed = |texts: &[String]| texts.iter().map(|text| viewer.printed(text)).collect();
    TermView {
        id,
        term: viewer.printed(&term.term),
        full: term.full.iter().map(|full| viewer.phrase(full)).collect(),
        ambiguous: (term.full.len() > 1).then(|| viewer.count("glossary.meanings", term.full.len() as u64)),
        definition: term.definition.as_ref().map(|definition| viewer.phrase(definition)),
        variants: printed(&term.variants),
        synonyms: printed(&term.synonyms),
    }
}

/// Gives each term an anchor of its own: "QĐ" and "QD" are both spelt `qd` in an address.
fn anchors<'t>(terms: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut anchor = |term: &str| {
        let base = format!("tu-{}", slug(term)).trim_end_matches('-').to_owned();
        let free = (1u64..).map(|n| if n == 1 { base.clone() } else { format!("{base}-{n}") });
        let free = free.into_iter().find(|id| !taken.contains(id)).expect("there is always a next number");
        taken.insert(free.clone());
        free
    };
    terms.map(&mut anchor).collect()
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[test]
    fn terms_spelt_alike_keep_apart() {
        assert_eq!(anchors(["KH&CN", "QĐ", "QD", "…"].into_iter()), ["tu-khcn", "tu-qd", "tu-qd-2", "tu"]);
    }
}
