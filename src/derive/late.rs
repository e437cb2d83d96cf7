//! Who owes a period figures: units the report names, and units that lead tasks whose day has passed without a word.
//!
//! Only recorded facts count. Coordinators owe nothing; a task is owed from the day after its first deadline in
//! force, when neither this period nor an earlier one says anything of it; what is carried out with another task, in
//! parts or under a condition is never owed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use indexmap::IndexMap;

use super::{TaskState, deliveries};
use crate::model::{Id, Period, Plan, ResultFile, Site, Task, Words};

/// A unit that owes a period figures.
#[derive(Debug, Clone)]
pub struct LateReporter {
    /// The period.
    pub period: Period,
    /// The plan reported on.
    pub plan: Id,
    /// The unit; `None` gathers the tasks for which the plan names no lead.
    pub unit: Option<String>,
    /// Whether the report names it as having sent no figures.
    pub is_named: bool,
    /// What the report says to it.
    pub note: Option<Words>,
    /// The tasks it leads that were due without a result, in printed order.
    pub tasks: Vec<Id>,
}

/// Lists who owes figures, by period and plan; units in the order the report and the plan name them.
pub(super) fn all(site: &Site, states: &BTreeMap<(Id, Id), TaskState>, today: NaiveDate) -> Vec<LateReporter> {
    let files = site.results.iter().filter(|(_, file)| file.to <= today);
    files
        .flat_map(|((period, plan), file)| match site.plans.get(plan) {
            Some(plan) => of_period(*period, plan, file, states),
            None => Vec::new(),
        })
        .collect()
}

fn of_period(
    period: Period,
    plan: &Plan,
    file: &ResultFile,
    states: &BTreeMap<(Id, Id), TaskState>,
) -> Vec<LateReporter> {
    let mut owing: IndexMap<Option<String>, LateReporter> = IndexMap::new();
    let new = |unit: &Option<String>| LateReporter {
        period,
        plan: plan.id.clone(),
        unit: unit.clone(),
        is_named: false,
        note: None,
        tasks: Vec::new(),
    };
    for missing in &file.not_reported {
        let unit = Some(missing.unit.id().to_owned());
        let one = owing.entry(unit.clone()).or_insert_with(|| new(&unit));
        one.is_named = true;
        one.note = missing.note.clone();
    }
    for task in unreported(plan, file.to, states) {
        let leads: BTreeSet<&str> = task.leads.iter().filter_map(|lead| lead.unit.as_ref()).map(|id| id.id()).collect();
        let mut units: Vec<Option<String>> = leads.into_iter().map(|unit| Some(unit.to_owned())).collect();
        if units.is_empty() {
            units.push(None);
        }
        for unit in units {
            owing.entry(unit.clone()).or_insert_with(|| new(&unit)).tasks.push(task.id.id.clone());
        }
    }
    owing.into_values().collect()
}

/// Lists the tasks that were due before a cut-off and of which nothing had been said by then.
fn unreported<'p>(plan: &'p Plan, cut_off: NaiveDate, states: &BTreeMap<(Id, Id), TaskState>) -> Vec<&'p Task> {
    let parents: BTreeSet<&str> =
        plan.tasks().filter_map(|(_, task)| task.parent.as_ref()).map(|parent| parent.id()).collect();
    let is_owed = |task: &&Task| {
        let is_own = task.merged_into.is_none() && task.contingent.is_none() && !parents.contains(task.id.id.as_str());
        let is_due = first_deadline(task).is_some_and(|day| day < cut_off);
        let state = states.get(&(plan.id.clone(), task.id.id.clone()));
        let spoken = state.iter().flat_map(|state| &state.history).any(|one| one.cut_off <= cut_off && one.speaks());
        is_own && is_due && !spoken
    };
    plan.tasks().map(|(_, task)| task).filter(is_owed).collect()
}

/// Gives the first day something is due, after every slip.
pub(super) fn first_deadline(task: &Task) -> Option<NaiveDate> {
    deliveries(task).iter().map(|delivery| delivery.current.last_day()).min()
}
