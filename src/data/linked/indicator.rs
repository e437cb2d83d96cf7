//! Indicators and the terms of the glossary.

use super::{Linked, Node, Target};
use crate::data::said;
use crate::derive::Place;
use crate::model::{Glossary, Indicator, Observation};

impl<'l> Linked<'l> {
    /// Describes an indicator as the series of values it is.
    pub(super) fn indicator(&self, indicator: &'l Indicator) -> Node {
        let place = Place::Indicator(indicator.id.id.clone());
        let measured = indicator.observation.iter().filter_map(|one| self.observation(indicator, one));
        let text = self.optional(indicator.definition.as_ref()).or_else(|| self.words(&indicator.title));
        Node::named("Dataset", self.thing(&place, "chi-tieu"))
            .set("name", self.words(&indicator.title))
            .set("description", text)
            .set("identifier", indicator.id.id.as_str())
            .set("measurementTechnique", self.optional(indicator.method.as_ref()))
            .set("variableMeasured", measured.collect::<Vec<_>>())
            .set("creator", self.publisher())
            .set("license", self.licence())
    }

    /// Gives a value with its period; a value that stands in for another says so.
    fn observation(&self, indicator: &'l Indicator, observation: &'l Observation) -> Option<Node> {
        let value = observation.value?;
        let proxy = observation.proxy.then(|| said(["Số liệu thay thế", "Proxy value"], self.language));
        let remarks: Vec<&str> = proxy.into_iter().chain(self.optional(observation.note.as_ref())).collect();
        Some(
            Node::of("PropertyValue")
                .set("name", observation.period.to_string())
                .set("value", serde_json::json!(value))
                .set("unitText", self.optional(indicator.unit.as_ref()))
                .set("description", remarks.join("; ")),
        )
    }

    /// Describes the glossary.
    pub(super) fn terms(&self, glossary: &'l Glossary) -> Node {
        let term = |term: &'l crate::model::Term| {
            let full = term.full.iter().filter_map(|words| self.words(words));
            let others = term.variants.iter().chain(&term.synonyms).map(String::as_str);
            Node::of("DefinedTerm")
                .set("name", &term.term)
                .set("alternateName", full.chain(others).collect::<Vec<_>>())
                .set("description", self.optional(term.definition.as_ref()))
        };
        Node::named("DefinedTermSet", format!("{}#thuat-ngu", (self.address)(Target::Home)))
            .set("hasDefinedTerm", glossary.term.iter().map(term).collect::<Vec<_>>())
    }
}
