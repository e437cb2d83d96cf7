//! What stands in the head of a page: the page, what it is about, and the way to it.

use serde_json::json;

use super::{Linked, Node, Target, for_script};
use crate::data::{DataSet, FORMATS, said};
use crate::model::{Document, Glossary, Indicator, News, Plan, Procedure, Report, Task, Unit};
use crate::text::Language;

/// What a page is about.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each variant is the thing of its name")]
pub enum Subject<'s> {
    Department,
    Procedure(&'s Procedure),
    Papers(&'s Procedure),
    Plan(&'s Plan),
    Task(&'s Plan, &'s Task),
    Indicator(&'s Indicator),
    Report(&'s Report),
    Document(&'s Document),
    Unit(&'s Unit),
    News(&'s News),
    Glossary(&'s Glossary),
    Data(&'s [DataSet]),
    /// Several records.
    List,
    /// Nothing a vocabulary has a word for.
    Other,
}

/// A step on the way to a page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// What is said of a page itself.
#[derive(Debug, Clone)]
pub struct PageFacts<'p> {
    /// Its address.
    pub url: String,
    /// Its heading; nothing where that is withheld.
    pub name: Option<String>,
    /// A sentence about it.
    pub description: String,
    /// Its language.
    pub language: Language,
    /// What it is about.
    pub subject: Subject<'p>,
    /// The way to it, itself the last; empty where it stands at the top.
    pub crumbs: Vec<Crumb>,
}

/// Writes the objects of a page, ready to stand in its head.
///
/// The context names the vocabulary and is no address to fetch: terms with addresses as values are
/// told there, so that they are links and no texts.
pub fn page(linked: &Linked<'_>, page: &PageFacts<'_>) -> String {
    let thing = linked.subject(page.subject);
    let id = thing.as_ref().and_then(Node::id);
    let papers = match page.subject {
        Subject::Papers(procedure) => Some(Node::reference(linked.service_id(procedure))),
        _ => None,
    };
    let crumbs = (!page.crumbs.is_empty()).then(|| breadcrumbs(page));
    let document = Node::named(page_type(page.subject), page.url.clone())
        .set("url", page.url.as_str())
        .set("name", page.name.as_ref())
        .set("description", page.description.as_str())
        .set("inLanguage", page.language.code())
        .set("isPartOf", linked.site_mention())
        .set("mainEntity", id.map(Node::reference))
        .set("about", papers)
        .set("breadcrumb", crumbs.as_ref().and_then(Node::id).map(Node::reference));
    let graph: Vec<_> = [thing, Some(document), crumbs].into_iter().flatten().map(Node::into_json).collect();
    for_script(&json!({ "@context": context(), "@graph": graph }))
}

fn context() -> serde_json::Value {
    let link = json!({ "@type": "@id" });
    let mut context = json!({ "@vocab": "https://schema.org/" });
    for term in ["url", "item", "contentUrl", "serviceUrl", "sameAs", "logo", "legislationLegalForce", "availability"] {
        context[term] = link.clone();
    }
    context
}

fn page_type(subject: Subject<'_>) -> &'static str {
    match subject {
        Subject::List => "CollectionPage",
        _ => "WebPage",
    }
}

fn breadcrumbs(page: &PageFacts<'_>) -> Node {
    let item = |(index, crumb): (usize, &Crumb)| {
        Node::of("ListItem")
            .set("position", index as u64 + 1)
            .set("name", crumb.name.as_str())
            .set("item", crumb.url.as_str())
    };
    Node::named("BreadcrumbList", format!("{}#duong-dan", page.url))
        .set("itemListElement", page.crumbs.iter().enumerate().map(item).collect::<Vec<_>>())
}

impl<'l> Linked<'l> {
    fn subject(&self, subject: Subject<'l>) -> Option<Node> {
        Some(match subject {
            Subject::Department => self.organisation(),
            Subject::Procedure(procedure) => self.service(procedure),
            Subject::Plan(plan) => self.plan(plan),
            Subject::Task(plan, task) => self.task(plan, task),
            Subject::Indicator(indicator) => self.indicator(indicator),
            Subject::Report(report) => self.report(report),
            Subject::Document(document) => self.legislation(document),
            Subject::Unit(unit) => self.unit(unit),
            Subject::News(news) => self.news(news),
            Subject::Glossary(glossary) => self.terms(glossary),
            Subject::Data(sets) => self.data(sets),
            Subject::Papers(_) | Subject::List | Subject::Other => return None,
        })
    }

    fn site_mention(&self) -> Node {
        Node::named("WebSite", self.website())
            .set("name", self.words(&self.site.department.name))
            .set("url", (self.address)(Target::Home))
            .set("publisher", Node::reference(self.department()))
    }

    /// Describes the open data; sizes and hashes of the files stand in `catalog.jsonld`.
    fn data(&self, sets: &'l [DataSet]) -> Node {
        let home = (self.address)(Target::Data);
        let dataset = |set: &DataSet| {
            let file = |format: &crate::data::Format| {
                Node::of("DataDownload")
                    .set("contentUrl", (self.address)(Target::File(&format.path(set.name))))
                    .set("encodingFormat", format.media_type)
            };
            Node::named("Dataset", format!("{home}#{}", set.name))
                .set("name", said(set.title, self.language))
                .set("description", said(set.description, self.language))
                .set("identifier", set.name)
                .set("license", self.licence())
                .set("creator", Node::reference(self.department()))
                .set("distribution", FORMATS.iter().map(file).collect::<Vec<_>>())
        };
        Node::named("DataCatalog", format!("{home}#danh-muc"))
            .set("name", self.words(&self.site.department.name))
            .set("url", home.as_str())
            .set("publisher", self.publisher())
            .set("license", self.licence())
            .set("dataset", sets.iter().map(dataset).collect::<Vec<_>>())
    }
}
