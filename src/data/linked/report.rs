//! A periodic report and a news item.

use super::{Linked, Node};
use crate::derive::Place;
use crate::model::{News, Report, Signer, Stated};

impl<'l> Linked<'l> {
    fn report_id(&self, report: &Report) -> String {
        self.thing(&Place::Report(report.id.clone()), "bao-cao")
    }

    /// Describes a report.
    pub(super) fn report(&self, report: &'l Report) -> Node {
        let head = &report.head;
        Node::named("Report", self.report_id(report))
            .set("name", self.words(&head.title))
            .set("description", self.optional(head.summary.as_ref()))
            .set("reportNumber", symbol(&head.number, &head.symbol))
            .set("datePublished", head.date.value().copied())
            .set("temporalCoverage", self.coverage(report))
            .set("publisher", self.publisher())
            .set("author", self.publisher())
            .set("accountablePerson", head.signer.as_ref().and_then(|signer| self.signer(signer)))
            .set("locationCreated", self.place(&head.place))
            .set("citation", self.bases(head.bases.iter()))
            .set("license", self.licence())
            .set("encoding", self.files(&head.files))
    }

    /// Gives the days a report covers, where its results tell the first and the last.
    fn coverage(&self, report: &Report) -> Option<String> {
        let of_report = |id: &crate::model::ReportId| id.id() == report.id.as_str();
        let mut files = self.site.results.values().filter(|file| file.report.as_ref().is_some_and(of_report));
        let file = files.next()?;
        Some(format!("{}/{}", file.from?, file.to))
    }

    /// Names the one who signed, an office holder by the printed title.
    pub(super) fn signer(&self, signer: &'l Signer) -> Option<Node> {
        let name = signer.name.value()?;
        let title = signer.title.value().and_then(|title| self.words(title));
        Some(Node::of("Person").set("name", name).set("jobTitle", title))
    }

    /// Names the place printed before the date.
    pub(super) fn place(&self, place: &'l Stated<String>) -> Option<Node> {
        Some(Node::of("Place").set("name", place.value()?))
    }

    /// Describes a news item.
    pub(super) fn news(&self, news: &'l News) -> Node {
        let head = &news.head;
        Node::named("NewsArticle", self.thing(&Place::News(news.id.clone()), "tin"))
            .set("headline", self.words(&head.title))
            .set("description", self.optional(head.summary.as_ref()))
            .set("datePublished", head.date)
            .set("dateModified", head.updated)
            .set("publisher", self.publisher())
            .set("author", self.publisher())
            .set("encoding", self.files(&head.files))
    }
}

/// Writes number and symbol as documents do, as far as they are printed: `155/KH-SKHCN`.
pub(super) fn symbol(number: &Stated<String>, symbol: &Stated<String>) -> Option<String> {
    let number = number.value()?;
    Some(symbol.value().map_or_else(|| number.clone(), |symbol| format!("{number}/{symbol}")))
}
