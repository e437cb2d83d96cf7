//! The list of procedures, whole or by a facet; what is not in force on the reference date stands
//! apart and is never counted (DESIGN §3.9).

use serde::Serialize;

use super::parts::{DateView, FacetGroup, FacetValue, Link, Phrase};
use super::procedure::{FactLine, OnlineView, StandingView, Told, extremes, weight};
use super::route::{ProcedureFacet, Route};
use super::viewer::Viewer;
use crate::derive::{ProcedureGroup, Standing};
use crate::model::{Id, Procedure};

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

/// What is not in force, in the order shown.
const APART: [Standing; 5] =
    [Standing::NotYet, Standing::Suspended, Standing::Replaced, Standing::Repealed, Standing::Ended];

pub(super) fn view(viewer: &Viewer<'_>, facet: Option<(ProcedureFacet, &str)>) -> Procedures {
    let shown: Vec<&Procedure> = match facet {
        Some((facet, value)) => viewer.derived.procedures.with(viewer.site, facet, value).collect(),
        None => viewer.site.procedures.values().collect(),
    };
    let mut rows: Vec<(Standing, ProcedureRow)> =
        shown.into_iter().map(|one| (viewer.standing(one), row(viewer, one))).collect();
    crate::text::sort_by_text(&mut rows, |(_, row)| &row.title.text);
    let (current, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(at, _)| *at == Standing::InForce);
    let current: Vec<ProcedureRow> = current.into_iter().map(|(_, row)| row).collect();
    Procedures {
        facet: facet.map(|(facet, _)| facet_title(viewer, facet)),
        description: facet.and_then(|(facet, value)| description(viewer, facet, value)),
        unit: facet.filter(|(facet, _)| *facet == ProcedureFacet::Unit).and_then(|(_, id)| viewer.unit_link(id)),
        groups: groups(viewer, facet),
        count: viewer.count("procedures.in-force", current.len() as u64),
        others: apart(viewer, others),
        catalogue: catalogue(viewer, current.len() as u64).filter(|_| facet.is_none()),
        reference: viewer.day(viewer.derived.reference.date),
        current,
    }
}

fn row(viewer: &Viewer<'_>, procedure: &Procedure) -> ProcedureRow {
    let head = &procedure.head;
    let order = extremes(&head.channel).and_then(|(_, longest)| weight(longest));
    ProcedureRow {
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

fn apart(viewer: &Viewer<'_>, mut rows: Vec<(Standing, ProcedureRow)>) -> Vec<OtherGroup> {
    let mut groups = Vec::new();
    for standing in APART {
        let (own, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(at, _)| *at == standing);
        rows = rest;
        if !own.is_empty() {
            let word = standing.as_str();
            groups.push(OtherGroup {
                id: format!("muc-{word}"),
                title: viewer.count(&format!("procedures.{word}"), own.len() as u64),
                procedures: own.into_iter().map(|(_, row)| row).collect(),
            });
        }
    }
    groups
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
