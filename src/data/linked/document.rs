//! A document of the register (schema.org `Legislation`).

use super::{Linked, Node};
use crate::derive::Place;
use crate::model::{Document, RelationKind};

impl<'l> Linked<'l> {
    fn legislation_id(&self, document: &Document) -> String {
        self.thing(&Place::Document(document.id.id.clone()), "van-ban")
    }

    /// Mentions a document by its name.
    pub(super) fn legislation_mention(&self, document: &'l Document) -> Node {
        Node::named("Legislation", self.legislation_id(document))
            .set("name", self.document_name(document))
            .set("legislationIdentifier", document.identifier())
    }

    /// Names a document by type and identifier, as documents cite it.
    pub(super) fn document_name(&self, document: &'l Document) -> String {
        match (document.identifier(), &document.title) {
            (Some(identifier), _) => format!("{} {identifier}", document.kind.label()),
            (None, Some(title)) => self.words(title).unwrap_or(document.kind.label()).to_owned(),
            (None, None) => document.printed.first().map_or(document.kind.label(), String::as_str).to_owned(),
        }
    }

    /// Describes a document.
    pub(super) fn legislation(&self, document: &'l Document) -> Node {
        let to = |kinds: &[RelationKind]| {
            let relations = document.relations.iter().filter(|relation| kinds.contains(&relation.kind));
            let others = relations.filter_map(|relation| self.site.documents.get(relation.document.id()));
            others.map(|other| self.legislation_mention(other)).collect::<Vec<_>>()
        };
        let official = document.url.as_ref().filter(|_| !document.dead);
        Node::named("Legislation", self.legislation_id(document))
            .set("name", self.document_name(document))
            .set("alternateName", document.printed.iter().collect::<Vec<_>>())
            .set("description", self.optional(document.title.as_ref()))
            .set("legislationIdentifier", document.identifier())
            .set("legislationType", document.kind.label())
            .set("legislationDate", document.date)
            .set("legislationPassedBy", self.issuer(document))
            .set("legislationDateOfApplicability", document.effective_from)
            .set("legislationLegalForce", self.force(document))
            .set("legislationAmends", to(&[RelationKind::Amends]))
            .set("legislationRepeals", to(&[RelationKind::Repeals, RelationKind::Replaces]))
            .set("legislationEnsuresImplementationOf", to(&[RelationKind::Guides, RelationKind::Implements]))
            .set("isBasedOn", to(&[RelationKind::BasedOn]))
            .set("sameAs", official.map(|url| &url.url))
            .set("encoding", self.files(&document.files))
    }

    fn issuer(&self, document: &'l Document) -> Option<Node> {
        if let Some(unit) = document.issuer_unit.as_ref().and_then(|unit| self.site.unit(unit.id())) {
            return Some(self.unit_mention(unit));
        }
        let name = self.optional(document.issuer.as_ref())?;
        let is_ours = Some(name) == self.words(&self.site.department.name);
        Some(if is_ours { self.publisher() } else { Node::of("Organization").set("name", name) })
    }

    /// Tells whether a document is in force on the reference date, where its own dates tell: a
    /// beginning without an end does not say that it still is.
    fn force(&self, document: &Document) -> Option<&'static str> {
        let today = self.derived.reference.date;
        let is_over = document.effective_to.is_some_and(|to| to.last_day() < today);
        let is_to_come = document.effective_from.is_some_and(|from| from.first_day() > today);
        let has_begun = document.effective_from.is_some_and(|from| from.last_day() <= today);
        let lasts = document.effective_to.is_some_and(|to| to.first_day() >= today);
        if is_over || is_to_come {
            Some("https://schema.org/NotInForce")
        } else {
            (has_begun && lasts).then_some("https://schema.org/InForce")
        }
    }
}
