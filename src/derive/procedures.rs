//! Procedures by what they share and by what follows them: found once, so that no page has to look
//! through all procedures of a site.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Standing;
use crate::model::{Id, Procedure, Site};
use crate::text::segment;

/// What procedures are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProcedureFacet {
    /// Their field.
    Field,
    /// The unit that handles them.
    Unit,
    /// The level of government.
    Level,
    /// A topic or life event.
    Topic,
}

impl ProcedureFacet {
    /// Every facet, in the order shown.
    pub const ALL: [Self; 4] = [Self::Field, Self::Unit, Self::Level, Self::Topic];

    /// The part of the address that names it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Field => "linh-vuc",
            Self::Unit => "don-vi",
            Self::Level => "cap",
            Self::Topic => "chu-de",
        }
    }

    /// Lists the values of a procedure.
    pub fn values(self, procedure: &Procedure) -> Vec<String> {
        let head = &procedure.head;
        match self {
            Self::Field => vec![segment(head.field.vi())],
            Self::Unit => head.units.iter().map(|unit| unit.id().to_owned()).collect(),
            Self::Level => head.levels.iter().map(|level| level.as_str().to_owned()).collect(),
            Self::Topic => head.topics.iter().map(|topic| topic.id().to_owned()).collect(),
        }
    }
}

/// The procedures of a site by what they share.
#[derive(Debug, Default)]
pub struct ProcedureGroups {
    by_value: BTreeMap<ProcedureFacet, BTreeMap<String, ProcedureGroup>>,
    /// The places of the procedures that name another one as what follows them, by that one.
    before: BTreeMap<String, Vec<usize>>,
    in_force: usize,
}

/// Procedures that share a value of a facet.
#[derive(Debug, Default)]
pub struct ProcedureGroup {
    /// Their places among the procedures of the site, rising.
    places: Vec<usize>,
    in_force: usize,
}

impl ProcedureGroup {
    /// Counts those in force on the reference date.
    pub fn in_force(&self) -> usize {
        self.in_force
    }

    /// Counts all of them.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Tells whether there is none; a value nobody has makes no group.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn add(&mut self, place: usize, standing: Standing) {
        // A procedure that names a unit twice is handled by it once.
        if self.places.last() != Some(&place) {
            self.places.push(place);
            self.in_force += usize::from(standing == Standing::InForce);
        }
    }
}

impl ProcedureGroups {
    pub(super) fn of(site: &Site, on: NaiveDate) -> Self {
        let mut groups = Self::default();
        for (place, procedure) in site.procedures.values().enumerate() {
            let lifecycle = procedure.head.lifecycle.as_ref();
            let standing = Standing::of(lifecycle, on);
            groups.in_force += usize::from(standing == Standing::InForce);
            for facet in ProcedureFacet::ALL {
                let values = groups.by_value.entry(facet).or_default();
                for value in facet.values(procedure) {
                    values.entry(value).or_default().add(place, standing);
                }
            }
            if let Some(next) = lifecycle.and_then(|life| life.replaced_by.as_ref()) {
                groups.before.entry(next.id().to_owned()).or_default().push(place);
            }
        }
        groups
    }

    /// Counts the procedures of the site that are in force on the reference date.
    pub fn in_force(&self) -> usize {
        self.in_force
    }

    /// Lists the values of a facet that some procedure has, with their procedures, sorted by value.
    pub fn groups(&self, facet: ProcedureFacet) -> impl Iterator<Item = (&str, &ProcedureGroup)> {
        self.by_value.get(&facet).into_iter().flatten().map(|(value, group)| (value.as_str(), group))
    }

    /// Finds the procedures with a value.
    pub fn group(&self, facet: ProcedureFacet, value: &str) -> Option<&ProcedureGroup> {
        self.by_value.get(&facet)?.get(value)
    }

    /// Lists the procedures with a value, in the order of the site.
    pub fn with<'s>(&self, site: &'s Site, facet: ProcedureFacet, value: &str) -> impl Iterator<Item = &'s Procedure> {
        procedures(site, self.group(facet, value).map_or(&[], |group| &group.places))
    }

    /// Lists the procedures that name one as what follows them, in the order of the site.
    pub fn before<'s>(&self, site: &'s Site, next: &Id) -> impl Iterator<Item = &'s Procedure> {
        procedures(site, self.before.get(next.as_str()).map_or(&[], Vec::as_slice))
    }
}

fn procedures<'s>(site: &'s Site, places: &[usize]) -> impl Iterator<Item = &'s Procedure> {
    places.iter().map(|place| &site.procedures[*place])
}
