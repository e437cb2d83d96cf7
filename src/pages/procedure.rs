//! One procedure, and its papers on one printed page.

mod around;
mod costs;
mod dossier;
mod performance;
mod standing;
mod times;
mod told;

use serde::Serialize;

use super::completeness::SheetView;
use super::parts::{AnnotationView, BodyView, CitationView, Link, Phrase};
use super::route::{ProcedureFacet, Route};
use super::viewer::Viewer;
use crate::derive::Standing;
use crate::model::{Annotation, Channel, Citation, Id, Procedure, ProcedureHead};
use around::{HandlingUnit, PortalView, ProvenanceView, RedressView, Related};
use costs::CostTable;
use dossier::{CaseView, StepGroup};
use performance::Performance;
use times::TimeGroup;

pub(super) use around::OnlineView;
pub(super) use standing::StandingView;
pub(super) use times::{extremes, join, weight};
pub(super) use told::{FactLine, Told};

/// The page of a procedure, in the order a citizen asks.
#[derive(Debug, Serialize)]
pub struct ProcedurePage {
    /// What it is for.
    pub summary: Option<Phrase>,
    /// Whether it is a sample and not an official text.
    pub sample: bool,
    /// Where it stands on the reference date.
    pub standing: StandingView,
    /// The key facts.
    pub facts: Facts,
    /// The ways to hand in papers.
    pub channels: Vec<ChannelView>,
    /// Whether the papers can be handed in at any office of the province.
    pub any_office: Option<bool>,
    /// How many sets of papers.
    pub sets: Told<Phrase>,
    /// The papers by case.
    pub cases: Vec<CaseView>,
    /// Leads to the papers on one printed page.
    pub papers: Option<String>,
    /// The steps.
    pub steps: Vec<StepGroup>,
    /// The decision that approved the internal process.
    pub internal_process: Option<CitationView>,
    /// What the applicant gets.
    pub results: Told<Vec<OutcomeView>>,
    /// How long it takes, by way.
    pub times: Vec<TimeGroup>,
    /// What it costs, item by item.
    pub costs: Option<CostTable>,
    /// The conditions.
    pub conditions: Told<Phrase>,
    /// More about it.
    pub body: Option<BodyView>,
    /// The legal bases.
    pub legal_basis: Told<Vec<CitationView>>,
    /// The decision that announced it.
    pub decision: Told<CitationView>,
    /// The decision it was announced in with others, where that is another.
    pub announced_in: Option<Link>,
    /// Complaints and delay.
    pub redress: RedressView,
    /// Questions and answers.
    pub questions: Vec<QuestionView>,
    /// The units that handle it.
    pub units: Vec<HandlingUnit>,
    /// Who decides, receives, decides on behalf, takes part.
    pub agencies: Vec<AgencyView>,
    /// Leads to the page with the contact facts of the department.
    pub contact_page: Option<Link>,
    /// Case statistics.
    pub performance: Option<Performance>,
    /// Leads to all statistics.
    pub statistics: Option<Link>,
    /// Tasks and indicators.
    pub related: Related,
    /// The official record.
    pub national_record: Told<String>,
    /// Where procedures are handed in.
    pub submission: Option<Phrase>,
    /// Portals.
    pub portals: Vec<PortalView>,
    /// Where the text comes from.
    pub provenance: Option<ProvenanceView>,
    /// What the page lacks; nothing where the procedure is over.
    pub completeness: Option<SheetView>,
    /// Notes beside printed values, by the section they belong to.
    pub notes: Notes,
}

/// The key facts of a procedure.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// For whom.
    pub audiences: Told<Vec<Phrase>>,
    /// How long.
    pub time: Vec<FactLine>,
    /// How much.
    pub costs: Vec<FactLine>,
    /// How and where to hand in papers.
    pub places: Vec<FactLine>,
    /// The online level.
    pub online: Told<OnlineView>,
    /// The national code.
    pub code: Told<Phrase>,
    /// The type of procedure.
    pub kind: Option<Phrase>,
    /// The field.
    pub field: Link,
    /// The levels.
    pub levels: Vec<Link>,
    /// Topics and life events.
    pub topics: Vec<Link>,
}

/// A way to hand in papers.
#[derive(Debug, Serialize)]
pub struct ChannelView {
    /// Which way.
    pub name: String,
    /// Where.
    pub place: Option<Phrase>,
    /// How long it takes.
    pub time: Told<times::TimeView>,
    /// What it costs.
    pub costs: Vec<FactLine>,
    /// How many papers.
    pub papers: Option<String>,
    /// How the applicant proves who they are.
    pub authentication: Option<Phrase>,
    /// A remark.
    pub note: Option<Phrase>,
}

/// What the applicant gets.
#[derive(Debug, Serialize)]
pub struct OutcomeView {
    /// Its name.
    pub name: Phrase,
    /// Its code.
    pub code: Option<String>,
    /// How long it is valid.
    pub validity: Option<Phrase>,
}

/// A question with its answer.
#[derive(Debug, Serialize)]
pub struct QuestionView {
    /// The question.
    pub question: Phrase,
    /// The answer.
    pub answer: Phrase,
}

/// An agency's part in a procedure.
#[derive(Debug, Serialize)]
pub struct AgencyView {
    /// Its part.
    pub part: String,
    /// Its name.
    pub name: Told<Phrase>,
}

/// Notes beside printed values, by section.
#[derive(Debug, Serialize)]
pub struct Notes {
    /// On the ways, times and fees.
    pub channels: Vec<AnnotationView>,
    /// On the papers.
    pub papers: Vec<AnnotationView>,
    /// On legal bases and decisions.
    pub basis: Vec<AnnotationView>,
    /// On everything else.
    pub rest: Vec<AnnotationView>,
}

pub(super) fn view(viewer: &Viewer<'_>, id: &Id) -> ProcedurePage {
    let procedure = &viewer.site.procedures[id];
    let head = &procedure.head;
    let standing = viewer.standing_view(procedure);
    let is_over = is_over(viewer.standing(procedure));
    let contact = viewer.site.pages.get_key_value("lien-he").map(|(id, _)| Route::Page(id.clone()));
    ProcedurePage {
        summary: head.summary.as_ref().map(|summary| viewer.phrase(summary)),
        sample: head.sample,
        standing,
        facts: facts(viewer, procedure),
        channels: head.channel.iter().map(|channel| channel_view(viewer, head, channel)).collect(),
        any_office: head.any_office,
        sets: viewer.sets(&head.sets),
        cases: viewer.cases(&head.case, is_over),
        papers: (!head.case.is_empty()).then(|| Route::Papers(id.clone()).path()),
        steps: viewer.steps(&head.step),
        internal_process: head.internal_process.as_ref().map(|citation| viewer.citation(citation)),
        results: viewer.told(&head.results, |results| results.iter().map(|result| outcome(viewer, result)).collect()),
        times: viewer.time_groups(&head.channel),
        costs: viewer.cost_table(&head.channel),
        conditions: viewer.told_words(&head.conditions),
        body: Some(viewer.body(&procedure.body)).filter(|body| !body.markdown.trim().is_empty()),
        legal_basis: viewer.told(&head.legal_basis, |list| list.iter().map(|one| viewer.citation(one)).collect()),
        decision: viewer.told(&head.decision, |decision| viewer.citation(decision)),
        announced_in: announced_in(viewer, head),
        redress: viewer.redress(head.redress.as_ref()),
        questions: questions(viewer, head),
        units: viewer.handling_units(procedure),
        agencies: agencies(viewer, head),
        contact_page: contact.map(|route| viewer.link(&route)),
        performance: viewer.performance(procedure),
        statistics: (!viewer.site.statistics.is_empty()).then(|| viewer.link(&Route::Statistics)),
        related: viewer.related(procedure),
        national_record: viewer.told(&head.national_record, |address| address.url.clone()),
        submission: viewer.site.department.submission.as_ref().map(|words| viewer.phrase(words)),
        portals: viewer.portals(),
        provenance: head.provenance.as_ref().map(|provenance| viewer.provenance(provenance)),
        completeness: viewer.procedure_sheet(id),
        notes: notes(viewer, &head.annotations),
    }
}

/// Tells whether nobody can use it any more.
fn is_over(standing: Standing) -> bool {
    matches!(standing, Standing::Replaced | Standing::Repealed | Standing::Ended)
}

fn facts(viewer: &Viewer<'_>, procedure: &Procedure) -> Facts {
    let head = &procedure.head;
    Facts {
        audiences: viewer.told(&head.audiences, |list| list.iter().map(|words| viewer.phrase(words)).collect()),
        time: viewer.time_facts(&head.channel),
        costs: viewer.cost_facts(&head.channel),
        places: places(viewer, head),
        online: viewer.told(&head.online, |online| viewer.online(online)),
        code: viewer.told(&head.code, |code| Phrase::plain(code)),
        kind: head.kind.as_ref().map(|kind| viewer.phrase(kind)),
        field: viewer.facet_link(ProcedureFacet::Field, &crate::text::segment(head.field.vi())),
        levels: viewer.facet_links(ProcedureFacet::Level, procedure),
        topics: viewer.facet_links(ProcedureFacet::Topic, procedure),
    }
}

fn places(viewer: &Viewer<'_>, head: &ProcedureHead) -> Vec<FactLine> {
    let line = |channel: &Channel| {
        let label = Some(viewer.channel_name(channel));
        match &channel.place {
            Some(place) => FactLine { label, ..FactLine::of(viewer.phrase(place)) },
            None => {
                FactLine { label, is_status: true, ..FactLine::of(Phrase::plain(viewer.say("procedure.no-place"))) }
            }
        }
    };
    head.channel.iter().map(line).collect()
}

fn channel_view(viewer: &Viewer<'_>, head: &ProcedureHead, channel: &Channel) -> ChannelView {
    ChannelView {
        name: viewer.channel_name(channel),
        place: channel.place.as_ref().map(|place| viewer.phrase(place)),
        time: viewer.told(&channel.time, |time| viewer.processing_time(time)),
        costs: viewer.cost_facts(std::slice::from_ref(channel)),
        papers: viewer.paper_count(&head.case),
        authentication: channel.authentication.as_ref().map(|words| viewer.phrase(words)),
        note: channel.note.as_ref().map(|note| viewer.phrase(note)),
    }
}

fn outcome(viewer: &Viewer<'_>, result: &crate::model::Outcome) -> OutcomeView {
    OutcomeView {
        name: viewer.phrase(&result.name),
        code: result.code.clone(),
        validity: result.validity.as_ref().map(|validity| viewer.phrase(validity)),
    }
}

fn announced_in(viewer: &Viewer<'_>, head: &ProcedureHead) -> Option<Link> {
    let id = head.announced_in.as_ref()?.id();
    let named = |citation: &Citation| citation.document.as_ref().is_some_and(|document| document.id() == id);
    let is_same = head.decision.value().is_some_and(named);
    viewer.document_link(id).filter(|_| !is_same)
}

fn questions(viewer: &Viewer<'_>, head: &ProcedureHead) -> Vec<QuestionView> {
    let view = |question: &crate::model::Question| QuestionView {
        question: viewer.phrase(&question.question),
        answer: viewer.phrase(&question.answer),
    };
    head.question.iter().map(view).collect()
}

fn agencies(viewer: &Viewer<'_>, head: &ProcedureHead) -> Vec<AgencyView> {
    let parts = [
        ("procedure.authority", &head.authority),
        ("procedure.reception", &head.reception),
        ("procedure.delegated", &head.delegated),
        ("procedure.coordinating", &head.coordinating),
    ];
    let view = |(key, field)| AgencyView { part: viewer.say(key), name: viewer.told_words(field) };
    parts.into_iter().map(view).collect()
}

/// Sorts notes to the sections their fields are shown in.
fn notes(viewer: &Viewer<'_>, annotations: &[Annotation]) -> Notes {
    const SECTIONS: [&[&str]; 3] = [
        &["channel", "time", "fees", "place", "authentication"],
        &["case", "paper", "sets", "form"],
        &["legal_basis", "decision", "internal_process", "announced_in"],
    ];
    let section = |annotation: &Annotation| {
        let field = annotation.field.as_deref()?;
        let name = field.split(['.', '[']).next().unwrap_or(field);
        SECTIONS.iter().position(|names| names.contains(&name))
    };
    let of = |place: Option<usize>| {
        let some: Vec<Annotation> = annotations.iter().filter(|one| section(one) == place).cloned().collect();
        viewer.annotations(&some)
    };
    Notes { channels: of(Some(0)), papers: of(Some(1)), basis: of(Some(2)), rest: of(None) }
}

/// The papers of a procedure on one printed page.
#[derive(Debug, Serialize)]
pub struct Papers {
    /// The procedure.
    pub procedure: Link,
    /// Whether it is a sample and not an official text.
    pub sample: bool,
    /// Where it stands on the reference date.
    pub standing: StandingView,
    /// The national code.
    pub code: Told<Phrase>,
    /// How many sets of papers.
    pub sets: Told<Phrase>,
    /// How long it takes.
    pub time: Vec<FactLine>,
    /// What it costs.
    pub costs: Vec<FactLine>,
    /// How and where to hand them in.
    pub places: Vec<FactLine>,
    /// The papers by case.
    pub cases: Vec<CaseView>,
    /// Whether there are so many that they stand in two columns on paper.
    pub dense: bool,
    /// Where the text comes from.
    pub provenance: Option<ProvenanceView>,
}

/// How many papers stand one below the other on a sheet.
const SHEET: usize = 12;

pub(super) fn papers(viewer: &Viewer<'_>, id: &Id) -> Papers {
    let procedure = &viewer.site.procedures[id];
    let head = &procedure.head;
    Papers {
        procedure: viewer.link(&Route::Procedure(id.clone())),
        sample: head.sample,
        standing: viewer.standing_view(procedure),
        code: viewer.told(&head.code, |code| Phrase::plain(code)),
        sets: viewer.sets(&head.sets),
        time: viewer.time_facts(&head.channel),
        costs: viewer.fees_in_brief(&head.channel),
        places: places(viewer, head),
        cases: viewer.cases(&head.case, is_over(viewer.standing(procedure))),
        dense: head.case.iter().map(|case| case.paper.len()).sum::<usize>() > SHEET,
        provenance: head.provenance.as_ref().map(|provenance| viewer.provenance(provenance)),
    }
}
