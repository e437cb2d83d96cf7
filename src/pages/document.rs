//! One document of the register: its facts, its relations both ways, and everything that cites it.

mod mentions;

use serde::Serialize;

use mentions::{ArticleView, PlaceGroup};

use super::paging;
use super::parts::{AnnotationView, DateView, FileView, Link, Phrase, Shown};
use super::route::Route;
use super::viewer::Viewer;
use crate::model::{Document, Id, Moment, RelationKind, Stated};

pub(super) use mentions::place_link;

/// The page of a document.
#[derive(Debug, Serialize)]
pub struct DocumentPage {
    /// Its type in words.
    pub kind: String,
    /// What it is about, where the heading is its number and symbol.
    pub lead: Option<Phrase>,
    /// Number and symbol.
    pub number: Shown,
    /// The symbol, where the number is missing and it stands alone.
    pub symbol: Option<Phrase>,
    /// Date of issue.
    pub date: Option<DateView>,
    /// Who issued it.
    pub issuer: Shown,
    /// Leads to the unit that issued it.
    pub issuer_href: Option<String>,
    /// Who signed.
    pub signer: Shown,
    /// In force from.
    pub effective_from: Option<DateView>,
    /// In force until.
    pub effective_to: Option<DateView>,
    /// Forms in which sources print its name.
    pub printed: Vec<Phrase>,
    /// Pages of this site that hold the document itself.
    pub shown_at: Vec<Link>,
    /// The relations that end it: replaced or repealed.
    pub ended_by: Vec<RelationGroup>,
    /// Its relations, those it states first and those others state of it after.
    pub relations: Vec<RelationGroup>,
    /// Files.
    pub files: Vec<FileView>,
    /// The official address of its text.
    pub url: Option<String>,
    /// Whether that address no longer answers.
    pub dead: bool,
    /// A remark.
    pub note: Option<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
    /// The parts of it that the places of the page cite, each with an anchor of its own.
    pub articles: Vec<ArticleView>,
    /// What cites it, by kind of place.
    pub places: Vec<PlaceGroup>,
    /// How many places cite it, in words.
    pub place_count: String,
    /// Which of them stand on the page, where it has only some.
    pub part: Option<String>,
    /// Whether it is the first page, which alone tells of the document itself.
    pub is_first: bool,
}

/// Documents that stand in one relation to the document of the page.
#[derive(Debug, Clone, Serialize)]
pub struct RelationGroup {
    /// The relation in words.
    pub name: String,
    /// The documents.
    pub documents: Vec<RelatedDocument>,
}

/// A document in a relation.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedDocument {
    /// The document.
    pub link: Link,
    /// What it is about, where its name does not say so.
    pub title: Option<Phrase>,
    /// More about the relation.
    pub note: Option<Phrase>,
}

pub(super) fn view(viewer: &Viewer<'_>, id: &Id, page: usize) -> DocumentPage {
    let document = viewer.site.documents.get(id).expect("a page of a document is made for one of the register");
    let cited = mentions::Shown::of(viewer, id, page);
    let number = document.identifier();
    let says_number = number.is_some();
    let moment = |moment: Option<Moment>| moment.map(|moment| viewer.moment(moment));
    DocumentPage {
        kind: kind(viewer, document),
        lead: document.title.as_ref().filter(|_| says_number).map(|title| viewer.phrase(title)),
        number: number_shown(viewer, document),
        symbol: document.symbol.as_deref().filter(|_| !says_number).map(Phrase::plain),
        date: moment(document.date),
        issuer: issuer(viewer, document),
        issuer_href: document.issuer_unit.as_ref().and_then(|unit| viewer.unit_link(unit.id())).map(|link| link.href),
        signer: known(viewer, document.signer.as_ref().map(|signer| viewer.phrase(signer))),
        effective_from: moment(document.effective_from),
        effective_to: moment(document.effective_to),
        printed: document.printed.iter().map(|printed| viewer.printed(printed)).collect(),
        shown_at: shown_at(viewer, id),
        ended_by: stated_by_others(viewer, id, &[RelationKind::Replaces, RelationKind::Repeals]),
        relations: relations(viewer, document),
        files: document.files.iter().map(|file| viewer.file(file)).collect(),
        url: document.url.as_ref().map(|address| address.url.clone()),
        dead: document.dead,
        note: document.note.as_ref().map(|note| viewer.phrase(note)),
        annotations: viewer.annotations(&document.annotations),
        articles: mentions::articles(viewer, &cited.places),
        place_count: viewer.count("document.place-count", cited.all as u64),
        places: mentions::groups(viewer, &cited),
        part: (paging::pages(cited.all) > 1).then(|| viewer.part(&cited.range, cited.all)),
        is_first: page == 1,
    }
}

/// Names the type of a document in the language of the page.
pub(super) fn kind(viewer: &Viewer<'_>, document: &Document) -> String {
    viewer.say(&format!("document_kind.{}", document.kind.as_str()))
}

/// Names who issued a document; says so where the source does not.
pub(super) fn issuer(viewer: &Viewer<'_>, document: &Document) -> Shown {
    let unit = document.issuer_unit.as_ref().and_then(|unit| viewer.unit_link(unit.id()));
    let issuer = document.issuer.as_ref().map(|issuer| viewer.phrase(issuer));
    known(viewer, issuer.or(unit.map(|link| link.text)))
}

/// Gives a value of the register, or the words for a source that does not state it.
pub(super) fn known(viewer: &Viewer<'_>, phrase: Option<Phrase>) -> Shown {
    match phrase {
        Some(text) => Shown { state: "value", text },
        None => Shown { state: "absent", text: Phrase::plain(viewer.say("document.not-known")) },
    }
}

fn number_shown(viewer: &Viewer<'_>, document: &Document) -> Shown {
    let identifier = document.identifier();
    match document.number {
        Stated::Absent => known(viewer, None),
        _ => viewer.stated(&document.number, |number| Phrase::plain(identifier.as_deref().unwrap_or(number))),
    }
}

/// Finds the plans and reports that are this document.
fn shown_at(viewer: &Viewer<'_>, id: &Id) -> Vec<Link> {
    let is = |document: &Option<crate::model::DocumentId>| {
        document.as_ref().is_some_and(|document| document.id() == id.as_str())
    };
    let plans = viewer.site.plans.values().filter(|plan| is(&plan.head.document));
    let reports = viewer.site.reports.values().filter(|report| is(&report.head.document));
    plans
        .map(|plan| Route::Plan(plan.id.clone()))
        .chain(reports.map(|report| Route::Report(report.id.clone())))
        .map(|route| viewer.link(&route))
        .collect()
}

fn relations(viewer: &Viewer<'_>, document: &Document) -> Vec<RelationGroup> {
    let mut groups = Vec::new();
    for kind in RelationKind::ALL {
        let stated = document.relations.iter().filter(|relation| relation.kind == *kind);
        let documents = stated.filter_map(|relation| {
            let (id, other) = viewer.site.documents.get_key_value(relation.document.id())?;
            Some(related(viewer, id, other, relation.note.as_ref()))
        });
        group(viewer, &mut groups, &format!("document_relation.{}", kind.as_str()), documents.collect());
    }
    groups.extend(stated_by_others(viewer, &document.id.id, RelationKind::ALL));
    groups
}

/// Finds the documents that say they stand in a relation to this one.
fn stated_by_others(viewer: &Viewer<'_>, id: &Id, kinds: &[RelationKind]) -> Vec<RelationGroup> {
    let stated: Vec<_> = viewer.derived.documents.stated(viewer.site, id).collect();
    let mut groups = Vec::new();
    for kind in kinds {
        let of_kind = stated.iter().filter(|(_, relation)| relation.kind == *kind);
        let documents =
            of_kind.map(|(document, relation)| related(viewer, &document.id.id, document, relation.note.as_ref()));
        group(viewer, &mut groups, &format!("document_relation.{}-by", kind.as_str()), documents.collect());
    }
    groups
}

fn group(viewer: &Viewer<'_>, groups: &mut Vec<RelationGroup>, key: &str, documents: Vec<RelatedDocument>) {
    if !documents.is_empty() {
        groups.push(RelationGroup { name: viewer.say(key), documents });
    }
}

fn related(viewer: &Viewer<'_>, id: &Id, other: &Document, note: Option<&crate::model::Words>) -> RelatedDocument {
    RelatedDocument {
        link: viewer.link(&Route::Document(id.clone())),
        title: other.title.as_ref().filter(|_| other.identifier().is_some()).map(|title| viewer.phrase(title)),
        note: note.map(|note| viewer.phrase(note)),
    }
}
