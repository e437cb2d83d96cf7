//! The list of procedures, whole or by a facet, so many to a page; what is not in force on the reference date stands
//! apart and is never counted (DESIGN §3.9).

use std::ops::Range;

use serde::Serialize;

use super::paging;
use super::parts::{DateView, FacetGroup, FacetValue, Link, Phrase};
use super::procedure::{FactLine, OnlineView, StandingView, Told, extremes, weight};
use super::route::{ProcedureFacet, Route};
use super::viewer::Viewer;
use crate::derive::{Derived, Initial, Listing, ProcedureGroup, Standing};
use crate::model::{Id, Procedure};
use crate::text::Language;

/// The list of procedures.
#[derive(Debug, Serialize)]
pub struct Procedures {
    /// What the procedures share: "Lĩnh vực".
    pub facet: Option<String>,
    /// More about what they share.
    pub description: Option<Phrase>,
    /// Leads to the page of the unit they share.
    pub unit: Option<Link>,
    /// Facets with the number of procedures in force.
    pub groups: Vec<FacetGroup>,
    /// How many are in force, in words.
    pub count: String,
    /// Whether it is the first page of the list.
    pub is_first: bool,
    /// The letters their names begin with, each leading to its first name; empty where one page holds the list.
    pub letters: Vec<FacetValue>,
    /// Which of the entries stand on the page, where it has only some.
    pub part: Option<String>,
    /// The procedures in force.
    pub current: Vec<ProcedureRow>,
    /// The others, by where they stand.
    pub others: Vec<OtherGroup>,
    /// The published list of all procedures, where statistics tell of one.
    pub catalogue: Option<CatalogueView>,
    /// The reference date.
    pub reference: DateView,
}

/// A procedure in a list.
#[derive(Debug, Serialize)]
pub struct ProcedureRow {
    /// The anchor of its letter, where it is the first of the list that begins with it.
    pub id: Option<String>,
    /// Leads to it.
    pub href: String,
    /// Its name.
    pub title: Phrase,
    /// What it is for.
    pub summary: Option<Phrase>,
    /// The national code.
    pub code: Told<Phrase>,
    /// The online level.
    pub online: Told<OnlineView>,
    /// How long it takes.
    pub time: Vec<FactLine>,
    /// What to sort the time by.
    pub time_order: String,
    /// What it costs.
    pub costs: Vec<FactLine>,
    /// Where it stands.
    pub standing: StandingView,
}

/// Procedures that are not in force, of one standing.
#[derive(Debug, Serialize)]
pub struct OtherGroup {
    /// Its id on the page.
    pub id: String,
    /// How they stand, with their number.
    pub title: String,
    /// Whether they began on an earlier page.
    pub goes_on: bool,
    /// The procedures.
    pub procedures: Vec<ProcedureRow>,
}

/// The list of procedures the department published as a whole.
#[derive(Debug, Serialize)]
pub struct CatalogueView {
    /// How many it has, in a sentence.
    pub text: String,
    /// The decision that published it.
    pub decision: Option<Link>,
    /// Leads to the statistics.
    pub statistics: Link,
}

pub(super) fn view(viewer: &Viewer<'_>, facet: Option<(ProcedureFacet, &str)>, page: usize) -> Procedures {
    let listing = listing(viewer.derived, viewer.language, facet);
    let list = facet.map_or(Route::Procedures, |(facet, value)| Route::ProcedureFacet(facet, value.to_owned()));
    let shown = paging::shown(page, listing.len());
    let in_force = part_of(listing, Standing::InForce);
    let is_long = paging::pages(listing.len()) > 1;
    Procedures {
        facet: facet.map(|(facet, _)| facet_title(viewer, facet)),
        description: facet.and_then(|(facet, value)| description(viewer, facet, value)),
        unit: facet.filter(|(facet, _)| *facet == ProcedureFacet::Unit).and_then(|(_, id)| viewer.unit_link(id)),
        groups: groups(viewer, facet),
        count: viewer.count("procedures.in-force", in_force.len() as u64),
        is_first: page == 1,
        letters: if is_long { letters(viewer, &list, listing) } else { Vec::new() },
        part: is_long.then(|| viewer.part(&shown, listing.len())),
        current: paging::common(&in_force, &shown).map(|shown| rows(viewer, listing, shown)).unwrap_or_default(),
        others: apart(viewer, listing, &shown),
        catalogue: catalogue(viewer, in_force.len() as u64).filter(|_| facet.is_none() && page == 1),
        reference: viewer.day(viewer.derived.reference.date),
    }
}

/// Finds the procedures of a list in the order of pages of a language.
pub(super) fn listing<'d>(
    derived: &'d Derived,
    language: Language,
    facet: Option<(ProcedureFacet, &str)>,
) -> &'d Listing {
    let groups = &derived.procedures;
    let group = facet.map_or(Some(groups.all()), |(facet, value)| groups.group(facet, value));
    group.map_or(Listing::nothing(), |group| group.listing(language))
}

/// Tells which entries of a list stand somewhere.
fn part_of(listing: &Listing, standing: Standing) -> Range<usize> {
    listing.standings().iter().find(|(at, _)| *at == standing).map_or(0..0, |(_, part)| part.clone())
}

/// Links to the first name of each letter, on whatever page it stands.
pub(super) fn letters(viewer: &Viewer<'_>, list: &Route, listing: &Listing) -> Vec<FacetValue> {
    let value = |initial: &Initial| FacetValue {
        href: Some(format!("{}#{}", list.page(paging::page_of(initial.first)).path(), anchor(initial))),
        text: Phrase::plain(initial.name),
        count: viewer.number(initial.count as u64),
        current: false,
    };
    listing.initials().iter().map(value).collect()
}

fn anchor(initial: &Initial) -> String {
    format!("chu-{}", initial.slug)
}

fn rows(viewer: &Viewer<'_>, listing: &Listing, shown: Range<usize>) -> Vec<ProcedureRow> {
    let is_long = paging::pages(listing.len()) > 1;
    let row = |(entry, place): (usize, &usize)| {
        let first = listing.initials().iter().find(|initial| is_long && initial.first == entry);
        ProcedureRow { id: first.map(anchor), ..row(viewer, &viewer.site.procedures[*place]) }
    };
    (shown.start..).zip(listing.places(shown)).map(row).collect()
}

fn row(viewer: &Viewer<'_>, procedure: &Procedure) -> ProcedureRow {
    let head = &procedure.head;
    let order = extremes(&head.channel).and_then(|(_, longest)| weight(longest));
    ProcedureRow {
        id: None,
        href: Route::Procedure(procedure.id.clone()).path(),
        title: viewer.phrase(&head.title),
        summary: head.summary.as_ref().map(|summary| viewer.phrase(summary)),
        code: viewer.told(&head.code, |code| Phrase::plain(code)),
        online: viewer.told(&head.online, |online| viewer.online(online)),
        time: viewer.time_facts(&head.channel),
        time_order: order.unwrap_or(0).to_string(),
        costs: viewer.fees_in_brief(&head.channel),
        standing: viewer.standing_view(procedure),
    }
}

/// Lists what of a page is not in force, by where it stands.
fn apart(viewer: &Viewer<'_>, listing: &Listing, shown: &Range<usize>) -> Vec<OtherGroup> {
    let group = |(standing, part): &(Standing, Range<usize>)| {
        let own = paging::common(part, shown)?;
        let word = standing.as_str();
        Some(OtherGroup {
            id: format!("muc-{word}"),
            title: viewer.count(&format!("procedures.{word}"), part.len() as u64),
            goes_on: part.start < own.start,
            procedures: rows(viewer, listing, own),
        })
    };
    listing.standings().iter().filter(|(standing, _)| *standing != Standing::InForce).filter_map(group).collect()
}

fn facet_title(viewer: &Viewer<'_>, facet: ProcedureFacet) -> String {
    viewer.say(&format!("procedures.by-{}", facet.slug()))
}

fn description(viewer: &Viewer<'_>, facet: ProcedureFacet, value: &str) -> Option<Phrase> {
    if facet != ProcedureFacet::Topic {
        return None;
    }
    let topic = viewer.site.department.topics.iter().find(|topic| topic.id.id.as_str() == value)?;
    topic.description.as_ref().map(|words| viewer.phrase(words))
}

fn groups(viewer: &Viewer<'_>, shown: Option<(ProcedureFacet, &str)>) -> Vec<FacetGroup> {
    let group = |facet: ProcedureFacet| {
        let current = shown.filter(|(of, _)| *of == facet).map(|(_, value)| value);
        let values = ordered(viewer, facet);
        FacetGroup {
            title: facet_title(viewer, facet),
            values: values.into_iter().map(|value| facet_value(viewer, facet, value, current)).collect(),
            open: current.is_some(),
        }
    };
    ProcedureFacet::ALL.into_iter().map(group).filter(|group| !group.values.is_empty()).collect()
}

/// Lists the values of a facet that have a page: units, levels and topics in their own order, fields by alphabet.
fn ordered(viewer: &Viewer<'_>, facet: ProcedureFacet) -> Vec<String> {
    let groups = &viewer.derived.procedures;
    let department = &viewer.site.department;
    let known: Vec<String> = match facet {
        ProcedureFacet::Field => {
            let named = |value: &str| (viewer.procedure_facet(facet, value).text, value.to_owned());
            let mut fields: Vec<(String, String)> = groups.groups(facet).map(|(value, _)| named(value)).collect();
            crate::text::sort_by_text(&mut fields, |(name, _)| name);
            fields.into_iter().map(|(_, value)| value).collect()
        }
        ProcedureFacet::Unit => department.units.iter().map(|unit| unit.id.id.to_string()).collect(),
        ProcedureFacet::Level => {
            crate::model::ProcedureLevel::ALL.iter().map(|level| level.as_str().to_owned()).collect()
        }
        ProcedureFacet::Topic => department.topics.iter().map(|topic| topic.id.id.to_string()).collect(),
    };
    known.into_iter().filter(|value| groups.group(facet, value).is_some()).collect()
}

fn facet_value(viewer: &Viewer<'_>, facet: ProcedureFacet, value: String, current: Option<&str>) -> FacetValue {
    let count = viewer.derived.procedures.group(facet, &value).map_or(0, ProcedureGroup::in_force) as u64;
    FacetValue {
        text: viewer.procedure_facet(facet, &value),
        count: viewer.number(count),
        current: current == Some(value.as_str()),
        href: Some(Route::ProcedureFacet(facet, value).path()),
    }
}

fn catalogue(viewer: &Viewer<'_>, shown: u64) -> Option<CatalogueView> {
    let mut files = viewer.site.statistics.values().rev();
    let catalogue = files.find_map(|file| file.catalogue.as_ref())?;
    let total = *catalogue.total.value()?;
    let decision = catalogue.decision.as_ref().and_then(|decision| Id::new(decision.id()));
    let numbers = [("total", viewer.number(total)), ("shown", viewer.number(shown))];
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    Some(CatalogueView {
        text: viewer.fill("procedures.catalogue", &numbers),
        decision: decision.and_then(|id| viewer.document_link(id.as_str())),
        statistics: viewer.link(&Route::Statistics),
    })
}
