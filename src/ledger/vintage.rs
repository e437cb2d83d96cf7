//! The values published figures had, release by release: a revised figure keeps every value it had.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::{ChangeKind, Facts, Ledger, ReleaseId, Step};

/// A value of a figure, from a release on.
#[derive(Debug, Clone, PartialEq)]
pub struct Vintage {
    /// The data set of the figure.
    pub set: String,
    /// Its id there.
    pub id: String,
    /// The column that holds it.
    pub field: &'static str,
    /// The release that published the value; none for what is not released yet.
    pub release: Option<ReleaseId>,
    /// The day of that release.
    pub date: Option<NaiveDate>,
    /// The value; none where the figure has none any more.
    pub value: Option<Json>,
    /// Why it is not the one before, where somebody said so.
    pub reason: Option<String>,
}

/// The columns of figures.
const FIGURES: [(&str, &str); 5] = [
    ("observations", "value"),
    ("statistics", "value"),
    ("budget", "amount"),
    ("budget", "adjusted"),
    ("budget", "spent"),
];

impl Ledger {
    /// Lists the values of every figure, by figure and then the oldest first. Without a release there are none.
    pub fn vintages(&self) -> Vec<Vintage> {
        let mut found: BTreeMap<(String, String, &'static str), Vec<Vintage>> = BTreeMap::new();
        for step in &self.steps {
            for vintage in self.of_step(step) {
                let key = (vintage.set.clone(), vintage.id.clone(), vintage.field);
                found.entry(key).or_default().push(vintage);
            }
        }
        found.into_values().flatten().collect()
    }

    /// Lists the values of one figure, the oldest first.
    pub fn vintages_of(&self, set: &str, id: &str) -> Vec<Vintage> {
        let steps = self.steps.iter();
        let of = |vintage: &Vintage| vintage.set == set && vintage.id == id;
        steps.flat_map(|step| self.of_step_where(step, &|name, other| name == set && other == id)).filter(of).collect()
    }

    fn of_step(&self, step: &Step) -> Vec<Vintage> {
        self.of_step_where(step, &|_, _| true)
    }

    fn of_step_where(&self, step: &Step, wanted: &dyn Fn(&str, &str) -> bool) -> Vec<Vintage> {
        let (release, facts) = self.facts_of(step);
        let vintage = |set: &str, id: &str, field: &'static str, value: Option<Json>| Vintage {
            set: set.to_owned(),
            id: id.to_owned(),
            field,
            release: step.release.clone(),
            date: release.map(|release| release.head.released),
            value,
            reason: None,
        };
        let mut found = Vec::new();
        if step.before.is_none() {
            for (set, field) in FIGURES {
                let facts = facts.of_set(set).iter().filter(|fact| wanted(set, &fact.id));
                let values = facts.filter_map(|fact| Some((fact, value(fact, field)?)));
                found.extend(values.map(|(fact, value)| vintage(set, &fact.id, field, Some(value))));
            }
        }
        for change in step.changes.iter().filter(|change| wanted(&change.set, &change.id)) {
            for (set, field) in FIGURES.into_iter().filter(|(set, _)| *set == change.set) {
                let now = || new_value(facts, set, &change.id, field);
                let told = match (change.kind, change.field.as_deref()) {
                    (ChangeKind::Added, _) => now().map(Some),
                    (ChangeKind::Removed, _) => Some(None),
                    (_, Some(changed)) if changed == field => Some(now()),
                    _ => None,
                };
                let told = told.map(|value| vintage(set, &change.id, field, value));
                found.extend(told.map(|one| Vintage { reason: change.reason.clone(), ..one }));
            }
        }
        found
    }
}

fn value(fact: &super::Fact, field: &str) -> Option<Json> {
    fact.record().values.get(field).cloned()
}

fn new_value(facts: &Facts, set: &str, id: &str, field: &str) -> Option<Json> {
    facts.find(set, id).and_then(|fact| value(fact, field))
}
