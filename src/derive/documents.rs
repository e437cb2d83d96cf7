//! The register in the orders lists show it, and what it does not tell: found once for all pages.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use super::{Cited, Place};
use crate::model::{Document, DocumentKind, Id, Relation, Site};
use crate::text::compare;

/// The documents of a site by date, by type and by what they say of each other.
#[derive(Debug, Default)]
pub struct DocumentLists {
    /// The newest first, those without a date last, equal dates by name.
    newest: Vec<usize>,
    /// The same by type, in the order of types; types of no document are left out.
    by_kind: Vec<(DocumentKind, Vec<usize>)>,
    /// The relations other documents state, by the document they name: the document that states it, and which one.
    stated: BTreeMap<String, Vec<(usize, usize)>>,
    /// Mentions of which the register does not tell the document, by name.
    untold: Vec<Untold>,
}

/// A mention of a document the register does not tell.
#[derive(Debug)]
pub struct Untold {
    /// As printed.
    pub printed: String,
    /// Where, each place once.
    pub places: Vec<Place>,
}

impl DocumentLists {
    pub(super) fn of(site: &Site, citations: &[Cited]) -> Self {
        let newest = newest(site);
        let of_kind = |kind: &DocumentKind| {
            let documents = newest.iter().copied().filter(|place| site.documents[*place].kind == *kind);
            (*kind, documents.collect::<Vec<_>>())
        };
        let by_kind = DocumentKind::ALL.iter().map(of_kind).filter(|(_, documents)| !documents.is_empty()).collect();
        let mut stated: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (place, document) in site.documents.values().enumerate() {
            for (at, relation) in document.relations.iter().enumerate() {
                stated.entry(relation.document.id().to_owned()).or_default().push((place, at));
            }
        }
        Self { newest, by_kind, stated, untold: untold(citations) }
    }

    /// Lists the documents, as places in the register: the newest first, those without a date last.
    pub fn newest(&self) -> &[usize] {
        &self.newest
    }

    /// Lists the types of documents with their documents, the newest first.
    pub fn by_kind(&self) -> &[(DocumentKind, Vec<usize>)] {
        &self.by_kind
    }

    /// Lists the documents of a type, the newest first.
    pub fn of_kind(&self, kind: DocumentKind) -> &[usize] {
        self.by_kind.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, documents)| documents)
    }

    /// Lists the relations other documents state to one, in the order of the register.
    pub fn stated<'s>(&self, site: &'s Site, document: &Id) -> impl Iterator<Item = (&'s Document, &'s Relation)> {
        let places = self.stated.get(document.as_str()).map_or(&[][..], Vec::as_slice);
        places.iter().map(|(place, at)| {
            let document = &site.documents[*place];
            (document, &document.relations[*at])
        })
    }

    /// Lists the mentions the register does not tell, by name.
    pub fn untold(&self) -> &[Untold] {
        &self.untold
    }
}

fn newest(site: &Site) -> Vec<usize> {
    let mut places: Vec<usize> = (0..site.documents.len()).collect();
    let day = |place: &usize| site.documents[*place].date.map(|date| date.last_day());
    let name = |place: &usize| {
        let document = &site.documents[*place];
        let name = document.identifier().or_else(|| Some(document.title.as_ref()?.vi().to_owned()));
        name.unwrap_or_else(|| document.id.id.to_string())
    };
    places.sort_by_cached_key(|place| std::cmp::Reverse(day(place)));
    for same_day in places.chunk_by_mut(|left, right| day(left) == day(right)) {
        same_day.sort_by(|left, right| compare(&name(left), &name(right)));
    }
    places
}

fn untold(citations: &[Cited]) -> Vec<Untold> {
    let mut mentions: IndexMap<&str, IndexSet<&Place>> = IndexMap::new();
    for cited in citations.iter().filter(|cited| cited.document.is_none()) {
        if let Some(printed) = cited.printed.as_deref() {
            mentions.entry(printed).or_default().insert(&cited.place);
        }
    }
    mentions.sort_unstable_keys();
    let mention = |(printed, places): (&str, IndexSet<&Place>)| Untold {
        printed: printed.to_owned(),
        places: places.into_iter().cloned().collect(),
    };
    let mut untold: Vec<Untold> = mentions.into_iter().map(mention).collect();
    untold.sort_by(|left, right| compare(&left.printed, &right.printed));
    untold
}
