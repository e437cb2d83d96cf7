//! The counted facts of each period, the newest first: cases, feedback, online services, and other figures.
//!
//! Nothing is added up that the source does not say adds up: partitions of one whole overlap.

use std::ops::Range;

use indexmap::IndexMap;
use serde::Serialize;

use super::cases::{CasesView, ComparedPeriod, cases, compared};
use super::paging;
use super::parts::{AnnotationView, CitationView, DateView, Link, Phrase, Shown};
use super::route::Route;
use super::targets::capitalised;
use super::viewer::Viewer;
use crate::model::{
    Catalogue, FeedbackCount, Inspection, OnlineServices, OrganisationChange, Site, Stated, Statistic, StatisticFile,
    StatisticGroup, StatisticPart, Words,
};
use crate::text::{Decimal, format};

/// How many figures a table of cases weighs as much as.
const CASES: usize = 10;

/// How many figures the head of a period weighs as much as.
const HEAD: usize = 5;

/// The figures of all periods.
#[derive(Debug, Serialize)]
pub struct Statistics {
    /// Cases of the periods side by side; empty for a single period.
    pub compared: Vec<ComparedPeriod>,
    /// The periods, the newest first.
    pub periods: Vec<PeriodFigures>,
}

/// The figures of a period.
#[derive(Debug, Serialize)]
pub struct PeriodFigures {
    /// Its id on the page.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The printed window.
    pub printed: Option<Phrase>,
    /// The first day covered.
    pub from: Option<DateView>,
    /// The last day covered.
    pub to: Option<DateView>,
    /// The report they come from.
    pub report: Option<Link>,
    /// Cases.
    pub cases: Vec<CasesView>,
    /// Feedback.
    pub feedback: Vec<FeedbackFigures>,
    /// Online services by scheme.
    pub online: Vec<OnlineView>,
    /// The list of procedures.
    pub catalogue: Option<CatalogueView>,
    /// Other figures.
    pub groups: Vec<GroupView>,
    /// Inspections.
    pub inspections: Vec<InspectionView>,
    /// Changes of the organisation.
    pub organisation: Vec<ChangeView>,
}

/// Feedback received.
#[derive(Debug, Serialize)]
pub struct FeedbackFigures {
    /// How many were received.
    pub received: Shown,
    /// How many were answered.
    pub answered: Shown,
    /// Answered out of received, with both numbers.
    pub rate: Option<String>,
    /// In words.
    pub text: Option<Phrase>,
    /// Where the source prints it.
    pub mentions: Vec<Phrase>,
}

/// Online services of a scheme.
#[derive(Debug, Serialize)]
pub struct OnlineView {
    /// The scheme.
    pub scheme: String,
    /// Its levels.
    pub levels: Vec<Part>,
}

/// A named count.
#[derive(Debug, Serialize)]
pub struct Part {
    /// What is counted.
    pub text: Phrase,
    /// The count with its unit, or the words for its absence.
    pub value: Shown,
}

/// A published list of procedures.
#[derive(Debug, Serialize)]
pub struct CatalogueView {
    /// The printed total.
    pub total: Shown,
    /// Its parts by type.
    pub parts: Vec<Part>,
    /// The sum of the parts.
    pub sum: Option<String>,
    /// When it stood so.
    pub as_of: Option<DateView>,
    /// The decision that published it.
    pub decision: Option<Link>,
    /// The decision on the internal processes.
    pub internal_decision: Option<Link>,
    /// Where the source prints it.
    pub mentions: Vec<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// Figures that belong together.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Its id on the page.
    pub id: String,
    /// Its title.
    pub title: Phrase,
    /// A remark.
    pub note: Option<Phrase>,
    /// Its figures.
    pub figures: Vec<FigureView>,
}

/// A counted fact.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// What is counted.
    pub text: Phrase,
    /// The value with its unit; without a whole, its parts speak.
    pub value: Shown,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What the parts add up to, where the source says that they do.
    pub sum: Option<String>,
    /// The time it speaks of.
    pub time: Option<Phrase>,
    /// The unit it is about.
    pub about: Option<Link>,
    /// Documents it rests on.
    pub cites: Vec<CitationView>,
    /// Where the source prints it.
    pub mentions: Vec<Phrase>,
    /// A remark.
    pub note: Option<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// An inspection.
#[derive(Debug, Serialize)]
pub struct InspectionView {
    /// Its id on the page.
    pub id: String,
    /// Its kind.
    pub kind: Phrase,
    /// How many.
    pub count: Shown,
    /// Who was inspected.
    pub subject: Option<Phrase>,
    /// Who asked for it.
    pub requester: Option<Phrase>,
    /// What was found.
    pub finding: Option<Phrase>,
    /// How it ended.
    pub outcome: Option<Phrase>,
    /// The day of the agreement or decision.
    pub decided: Option<DateView>,
    /// Legal bases.
    pub basis: Vec<CitationView>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A change of the organisation.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// What changed.
    pub text: Phrase,
    /// Units before.
    pub before: Shown,
    /// Units after.
    pub after: Shown,
    /// The difference in words.
    pub change: Option<String>,
    /// The documents that decided it.
    pub cites: Vec<CitationView>,
}

pub(super) fn view(viewer: &Viewer<'_>, page: usize) -> Statistics {
    let files: Vec<&StatisticFile> = viewer.site.statistics.values().rev().collect();
    let shown = pages(viewer.site).get(page - 1).cloned().unwrap_or_default();
    let periods = files[shown].iter().map(|file| period(viewer, file));
    Statistics { periods: periods.collect(), compared: if page == 1 { compared(viewer) } else { Vec::new() } }
}

/// Cuts the periods into pages by their figures.
pub(super) fn pages(site: &Site) -> Vec<Range<usize>> {
    let figures = |file: &StatisticFile| {
        let statistics: usize = file.group.iter().map(|group| group.statistic.len()).sum();
        statistics + CASES * file.cases.len() + file.inspection.len() + file.organisation.len() + HEAD
    };
    paging::cut(site.statistics.values().rev().map(figures), paging::ENTRIES_A_PAGE)
}

fn period(viewer: &Viewer<'_>, file: &StatisticFile) -> PeriodFigures {
    let id = format!("ky-{}", file.period.slug());
    let report = file.report.as_ref().and_then(|report| viewer.site.reports.get_key_value(report.id()));
    PeriodFigures {
        title: capitalised(&viewer.period(file.period)),
        printed: file.printed.as_deref().map(|printed| viewer.printed(printed)),
        from: file.from.map(|day| viewer.day(day)),
        to: file.to.map(|day| viewer.day(day)),
        report: report.map(|(id, _)| viewer.link(&Route::Report(id.clone()))),
        cases: file.cases.iter().map(|one| cases(viewer, &id, one)).collect(),
        feedback: file.feedback.iter().map(|one| feedback(viewer, one)).collect(),
        online: online(viewer, &file.online),
        catalogue: file.catalogue.as_ref().map(|catalogue| catalogue_view(viewer, catalogue)),
        groups: file.group.iter().map(|one| group(viewer, &id, one)).collect(),
        inspections: file.inspection.iter().map(|one| inspection(viewer, &id, one)).collect(),
        organisation: file.organisation.iter().map(|one| change(viewer, one)).collect(),
        id,
    }
}

fn count(viewer: &Viewer<'_>, stated: &Stated<u64>) -> Shown {
    viewer.stated(stated, |count| Phrase::plain(viewer.number(*count)))
}

fn places(viewer: &Viewer<'_>, mentions: &[String]) -> Vec<Phrase> {
    mentions.iter().map(|place| viewer.printed(place)).collect()
}

fn feedback(viewer: &Viewer<'_>, one: &FeedbackCount) -> FeedbackFigures {
    let numbers = one.answered.value().zip(one.received.value());
    let rate = numbers.map(|(answered, received)| {
        let [part, whole] = [answered, received].map(|count| viewer.number(*count));
        format!("{part}/{whole} = {}", viewer.share(*answered, *received))
    });
    FeedbackFigures {
        received: count(viewer, &one.received),
        answered: count(viewer, &one.answered),
        rate,
        text: one.text.as_ref().map(|text| viewer.phrase(text)),
        mentions: places(viewer, &one.mentions),
    }
}

fn online(viewer: &Viewer<'_>, services: &[OnlineServices]) -> Vec<OnlineView> {
    let mut schemes: IndexMap<&str, Vec<Part>> = IndexMap::new();
    for one in services {
        let part = Part { text: viewer.printed(&one.level), value: count(viewer, &one.count) };
        schemes.entry(one.scheme.as_str()).or_default().push(part);
    }
    let view = |(scheme, levels)| OnlineView { scheme: viewer.say(&format!("statistics-scheme.{scheme}")), levels };
    schemes.into_iter().map(view).collect()
}

fn part(viewer: &Viewer<'_>, part: &StatisticPart, whole: Option<&Words>) -> Part {
    let unit = part.unit.as_ref().or(whole);
    Part { text: viewer.phrase(&part.text), value: viewer.stated(&part.value, |value| measured(viewer, *value, unit)) }
}

fn measured(viewer: &Viewer<'_>, value: Decimal, unit: Option<&Words>) -> Phrase {
    match unit {
        Some(unit) if unit.vi() == "%" => Phrase::plain(format::percent(value, viewer.language)),
        Some(unit) => {
            let unit = viewer.phrase(unit);
            Phrase { text: format!("{}\u{a0}{}", viewer.decimal(value), unit.text), ..unit }
        }
        None => Phrase::plain(viewer.decimal(value)),
    }
}

/// Adds up parts; nothing where one of them has no value.
fn sum(parts: &[StatisticPart]) -> Option<Decimal> {
    let first = parts.first().map(|_| Decimal::ZERO);
    parts.iter().fold(first, |sum, part| sum?.checked_add(*part.value.value()?))
}

fn catalogue_view(viewer: &Viewer<'_>, catalogue: &Catalogue) -> CatalogueView {
    let document = |id: &Option<crate::model::DocumentId>| id.as_ref().and_then(|id| viewer.document_link(id.id()));
    CatalogueView {
        total: count(viewer, &catalogue.total),
        parts: catalogue.parts.iter().map(|one| part(viewer, one, None)).collect(),
        sum: sum(&catalogue.parts).map(|sum| viewer.decimal(sum)),
        as_of: catalogue.as_of.map(|day| viewer.day(day)),
        decision: document(&catalogue.decision),
        internal_decision: document(&catalogue.internal_decision),
        mentions: places(viewer, &catalogue.mentions),
        annotations: viewer.annotations(&catalogue.annotations),
    }
}

fn group(viewer: &Viewer<'_>, period: &str, group: &StatisticGroup) -> GroupView {
    GroupView {
        id: format!("{period}-{}", group.id.id),
        title: viewer.phrase(&group.title),
        note: group.note.as_ref().map(|note| viewer.phrase(note)),
        figures: group.statistic.iter().map(|one| figure(viewer, one)).collect(),
    }
}

fn figure(viewer: &Viewer<'_>, one: &Statistic) -> FigureView {
    let words = |words: &Option<Words>| words.as_ref().map(|words| viewer.phrase(words));
    let unit = one.unit.as_ref();
    let mut value = viewer.stated(&one.value, |value| measured(viewer, *value, unit));
    if value.state == "absent" && !one.parts.is_empty() {
        value.text = Phrase::plain(viewer.say("statistics.no-whole"));
    }
    FigureView {
        text: viewer.phrase(&one.text),
        value,
        parts: one.parts.iter().map(|each| part(viewer, each, unit)).collect(),
        sum: sum(&one.parts).filter(|_| one.sums).map(|sum| viewer.decimal(sum)),
        time: words(&one.time),
        about: one.about.as_ref().and_then(|unit| viewer.unit_link(unit.id())),
        cites: one.cites.iter().map(|citation| viewer.citation(citation)).collect(),
        mentions: places(viewer, &one.mentions),
        note: words(&one.note),
        annotations: viewer.annotations(&one.annotations),
    }
}

fn inspection(viewer: &Viewer<'_>, period: &str, one: &Inspection) -> InspectionView {
    let words = |words: &Option<Words>| words.as_ref().map(|words| viewer.phrase(words));
    InspectionView {
        id: format!("{period}-{}", one.id.id),
        kind: viewer.phrase(&one.kind),
        count: count(viewer, &one.count),
        subject: words(&one.subject),
        requester: words(&one.requester),
        finding: words(&one.finding),
        outcome: words(&one.outcome),
        decided: one.decided.map(|day| viewer.day(day)),
        basis: one.basis.iter().map(|citation| viewer.citation(citation)).collect(),
        annotations: viewer.annotations(&one.annotations),
    }
}

fn change(viewer: &Viewer<'_>, one: &OrganisationChange) -> ChangeView {
    let both = one.before.value().zip(one.after.value());
    let change = both.map(|(before, after)| {
        let by = viewer.number(before.abs_diff(*after));
        match after.cmp(before) {
            std::cmp::Ordering::Less => viewer.fill("statistics.fewer", &[("n", &by)]),
            std::cmp::Ordering::Equal => viewer.say("statistics.unchanged"),
            std::cmp::Ordering::Greater => viewer.fill("statistics.more", &[("n", &by)]),
        }
    });
    ChangeView {
        text: viewer.phrase(&one.text),
        before: count(viewer, &one.before),
        after: count(viewer, &one.after),
        change,
        cites: one.cites.iter().map(|citation| viewer.citation(citation)).collect(),
    }
}
