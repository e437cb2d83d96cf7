//! Procedures by what they share and by what follows them: found once, so that no page has to look
//! through all procedures of a site.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Standing;
use super::listing::{Listing, Order};
use crate::model::{Id, Procedure, Site};
use crate::text::{Language, segment};

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
    /// The tasks that name a procedure, by it: those of the newest plan first.
    tasks: BTreeMap<String, Vec<(Id, Id)>>,
    all: ProcedureGroup,
}

/// Procedures that share a value of a facet.
#[derive(Debug, Default)]
pub struct ProcedureGroup {
    /// Their places among the procedures of the site, rising.
    places: Vec<usize>,
    in_force: usize,
    /// The same as lists show them.
    lists: BTreeMap<Language, Listing>,
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

    /// Gives them as lists show them on pages of a language of the site.
    pub fn listing(&self, language: Language) -> &Listing {
        self.lists.get(&language).or(self.lists.values().next()).unwrap_or(Listing::nothing())
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
            let standing = standing(procedure, on);
            groups.all.add(place, standing);
            for facet in ProcedureFacet::ALL {
                let values = groups.by_value.entry(facet).or_default();
                for value in facet.values(procedure) {
                    values.entry(value).or_default().add(place, standing);
                }
            }
            if let Some(next) = procedure.head.lifecycle.as_ref().and_then(|life| life.replaced_by.as_ref()) {
                groups.before.entry(next.id().to_owned()).or_default().push(place);
            }
        }
        for plan in site.plans.values().rev() {
            for (_, task) in plan.tasks() {
                let named: BTreeSet<&str> = task.procedures.iter().map(|named| named.id()).collect();
                for procedure in named {
                    let place = (plan.id.clone(), task.id.id.clone());
                    groups.tasks.entry(procedure.to_owned()).or_default().push(place);
                }
            }
        }
        groups.sort(site, on);
        groups
    }

    /// Puts every group in the order of lists, in every language of the site.
    fn sort(&mut self, site: &Site, on: NaiveDate) {
        for language in site.department.languages.iter().map(|language| language.language()) {
            let order = Order::of(site, on, language);
            for group in self.by_value.values_mut().flat_map(BTreeMap::values_mut).chain([&mut self.all]) {
                group.lists.insert(language, order.list(&group.places));
            }
        }
    }

    /// Gives all procedures of the site.
    pub fn all(&self) -> &ProcedureGroup {
        &self.all
    }

    /// Lists the tasks that name a procedure, as plan and task: those of the newest plan first.
    pub fn tasks(&self, procedure: &Id) -> &[(Id, Id)] {
        self.tasks.get(procedure.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Counts the procedures of the site that are in force on the reference date.
    pub fn in_force(&self) -> usize {
        self.all.in_force
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

/// Tells where a procedure stands on a day.
pub(super) fn standing(procedure: &Procedure, on: NaiveDate) -> Standing {
    Standing::of(procedure.head.lifecycle.as_ref(), on)
}

fn procedures<'s>(site: &'s Site, places: &[usize]) -> impl Iterator<Item = &'s Procedure> {
    places.iter().map(|place| &site.procedures[*place])
}
