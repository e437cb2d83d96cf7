//! The records of a field or a plan in the order lists of completeness show them.

use std::collections::BTreeMap;

use super::{Completeness, Sheet};
use crate::derive::{Place, ProcedureFacet, ProcedureGroups};
use crate::model::{Id, Site};

/// Whose completeness a list shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CompletenessScope {
    /// The procedures of a field.
    Field(String),
    /// The tasks of a plan.
    Plan(Id),
}

/// Records that are asked something.
#[derive(Debug, Default)]
pub struct RecordList {
    /// The records, what lacks most first, equals in the order of the site.
    pub records: Vec<Place>,
    /// How many of them lack nothing.
    pub complete: usize,
}

impl Completeness {
    /// Gives the sheet of a record.
    pub fn sheet(&self, place: &Place) -> Option<&Sheet> {
        match place {
            Place::Procedure(id) => self.procedures.get(id),
            Place::Task(plan, task) => self.tasks.get(&(plan.clone(), task.clone())),
            _ => None,
        }
    }

    /// Lists the records of every field and plan; scopes none of whose records is asked anything are left out.
    pub(in crate::derive) fn lists(
        &self,
        site: &Site,
        groups: &ProcedureGroups,
    ) -> BTreeMap<CompletenessScope, RecordList> {
        let fields = groups.groups(ProcedureFacet::Field).map(|(field, _)| {
            let procedures = groups.with(site, ProcedureFacet::Field, field);
            let places = procedures.map(|procedure| Place::Procedure(procedure.id.clone()));
            (CompletenessScope::Field(field.to_owned()), places.collect::<Vec<Place>>())
        });
        let plans = site.plans.values().map(|plan| {
            let places = plan.tasks().map(|(_, task)| Place::Task(plan.id.clone(), task.id.id.clone()));
            (CompletenessScope::Plan(plan.id.clone()), places.collect())
        });
        let lists = fields.chain(plans).map(|(scope, places)| (scope, self.list(places)));
        lists.filter(|(_, list)| !list.records.is_empty()).collect()
    }

    fn list(&self, mut records: Vec<Place>) -> RecordList {
        records.retain(|place| self.sheet(place).is_some());
        let missing = |place: &Place| self.sheet(place).map_or(0, |sheet| sheet.missing().count());
        records.sort_by_cached_key(|place| std::cmp::Reverse(missing(place)));
        let complete = records.iter().filter(|place| missing(place) == 0).count();
        RecordList { records, complete }
    }
}
