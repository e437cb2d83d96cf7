//! What releases promised: every address with the releases that had it.

use std::collections::BTreeMap;

use crate::ledger::{Facts, History, Release};

/// An address that was released.
#[derive(Debug, Clone, Copy)]
pub struct Promise<'h> {
    /// The first release that had it.
    pub first: &'h Release,
    /// The last one.
    pub last: &'h Release,
}

/// Lists every address ever released, sorted.
pub fn promises(history: &History) -> BTreeMap<&str, Promise<'_>> {
    let mut promises: BTreeMap<&str, Promise<'_>> = BTreeMap::new();
    for release in history.releases() {
        for address in &release.addresses {
            let promise = promises.entry(address).or_insert(Promise { first: release, last: release });
            promise.last = release;
        }
    }
    promises
}

impl Promise<'_> {
    /// Gives a value of the record the address showed, as the last release that had it says.
    pub fn value(&self, path: &str, names: &[&str]) -> Option<String> {
        value(&self.last.facts, path, names)
    }
}

/// Gives a value of the record an address or its twin shows: the first of some columns that has one.
pub fn value(facts: &Facts, path: &str, names: &[&str]) -> Option<String> {
    let (set, id) = super::family::record(path.trim_end_matches("index.md"))?;
    let fact = facts.records.iter().find(|fact| fact.set == set && fact.id == id)?;
    let record = fact.record();
    names.iter().find_map(|name| record.values.get(*name)?.as_str().map(str::to_owned))
}
