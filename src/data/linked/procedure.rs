//! A procedure as a service of government (schema.org `GovernmentService`).

use super::time::channel_words;
use super::{Linked, Node};
use crate::data::said;
use crate::derive::{Place, Standing};
use crate::model::{Channel, ChannelKind, Citation, Fee, OnlineLevel, Procedure};

impl<'l> Linked<'l> {
    /// Names a procedure as a thing.
    pub(super) fn service_id(&self, procedure: &Procedure) -> String {
        self.thing(&Place::Procedure(procedure.id.clone()), "thu-tuc")
    }

    /// Describes a procedure.
    pub(super) fn service(&self, procedure: &'l Procedure) -> Node {
        let head = &procedure.head;
        let units = head.units.iter().filter_map(|unit| self.site.unit(unit.id()));
        let audiences = head.audiences.value().into_iter().flatten();
        let results = head.results.value().into_iter().flatten();
        let sample = ["Bản mẫu, không phải văn bản chính thức.", "A sample and no official text."];
        Node::named("GovernmentService", self.service_id(procedure))
            .set("name", self.words(&head.title))
            .set("description", self.optional(head.summary.as_ref()))
            .set("disambiguatingDescription", head.sample.then(|| said(sample, self.language)))
            .set("identifier", head.code.value())
            .set("serviceType", self.words(&head.field))
            .set("sameAs", head.national_record.value().map(|record| &record.url))
            .set("provider", self.publisher())
            .set("serviceOperator", units.map(|unit| self.unit_mention(unit)).collect::<Vec<_>>())
            .set("areaServed", self.area())
            .set("audience", audiences.filter_map(|words| self.audience(words)).collect::<Vec<_>>())
            .set("availableChannel", head.channel.iter().map(|one| self.channel(procedure, one)).collect::<Vec<_>>())
            .set("offers", head.channel.iter().flat_map(|one| self.offers(procedure, one)).collect::<Vec<_>>())
            .set(
                "serviceOutput",
                results
                    .map(|result| {
                        let name = self.words(&result.name);
                        name.map(|name| Node::of("Thing").set("name", name).set("identifier", result.code.as_ref()))
                    })
                    .collect::<Vec<_>>(),
            )
            .set("termsOfService", head.conditions.value().and_then(|words| self.words(words)))
            .set("subjectOf", self.bases(head.legal_basis.value().into_iter().flatten()))
    }

    fn audience(&self, words: &'l crate::model::Words) -> Option<Node> {
        Some(Node::of("Audience").set("audienceType", self.words(words)?))
    }

    fn channel(&self, procedure: &'l Procedure, channel: &'l Channel) -> Node {
        let place = self.optional(channel.place.as_ref());
        let is_online = channel.kind == ChannelKind::Online;
        let address = procedure.head.online.value().and_then(|online: &OnlineLevel| online.url.as_ref());
        Node::of("ServiceChannel")
            .set("name", said(channel_words(channel.kind), self.language))
            .set("description", self.optional(channel.note.as_ref()))
            .set("serviceUrl", address.filter(|_| is_online).map(|address| &address.url))
            .set("serviceLocation", place.map(|place| Node::of("Place").set("name", place)))
    }

    /// Gives what a way to hand in papers costs and how long it takes: an offer a payment. An empty
    /// list of payments says that it costs nothing; no list says nothing.
    fn offers(&self, procedure: &'l Procedure, channel: &'l Channel) -> Vec<Node> {
        let name = said(channel_words(channel.kind), self.language);
        let offer = |name: String| self.lasting(procedure, self.offer(channel, name));
        let priced = |fee: &'l Fee| {
            let one = offer(format!("{name}: {}", self.fee_name(fee)));
            self.priced(one, fee)
        };
        match channel.fees.value() {
            Some(fees) if !fees.is_empty() => fees.iter().map(priced).collect(),
            Some(_) => vec![offer(name.to_owned()).set("price", "0").set("priceCurrency", "VND")],
            None if channel.time.value().is_some() => vec![offer(name.to_owned())],
            None => Vec::new(),
        }
    }

    fn offer(&self, channel: &'l Channel, name: String) -> Node {
        let time = channel.time.value().and_then(|time| self.lead_time(time));
        Node::of("Offer").set("name", name).set("deliveryLeadTime", time)
    }

    /// Adds from when to when it can be used.
    fn lasting(&self, procedure: &Procedure, offer: Node) -> Node {
        let life = procedure.head.lifecycle.as_ref();
        let standing = Standing::of(life, self.derived.reference.date);
        let is_over = matches!(standing, Standing::Replaced | Standing::Repealed | Standing::Ended);
        offer
            .set("validFrom", life.and_then(|life| life.from))
            .set("validThrough", life.and_then(|life| life.to))
            .set("availability", is_over.then_some("https://schema.org/Discontinued"))
    }

    /// Mentions documents a record rests on.
    pub(super) fn bases(&self, citations: impl Iterator<Item = &'l Citation>) -> Vec<Node> {
        let mention = |citation: &'l Citation| {
            let known = citation.document.as_ref().and_then(|id| self.site.documents.get(id.id()));
            match known {
                Some(document) => Some(self.legislation_mention(document)),
                None => Some(Node::of("Legislation").set("name", citation.printed.as_ref()?)),
            }
        };
        citations.filter_map(mention).collect()
    }
}
