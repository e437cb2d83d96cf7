//! What hits can be narrowed to: kinds, fields, units, years; each value with its entries.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::encode;
use super::{Entry, EntryKind};
use crate::text;

/// Lists each facet's values; each value is its word in addresses, its name and its entries.
pub(super) fn facets(entries: &[Entry], kinds: &[String]) -> Json {
    let of_kind = |kind: EntryKind| numbers(entries, |entry| entry.kind == kind);
    let kinds = EntryKind::ALL.into_iter().zip(kinds).map(|(kind, name)| (kind, name, of_kind(kind)));
    let kinds: Vec<Json> = kinds
        .filter(|(.., entries)| !entries.is_empty())
        .map(|(kind, name, entries)| json!([kind.as_str(), name, encode::list(&entries)]))
        .collect();
    json!({
        "kind": kinds,
        "field": named(entries, |entry| &entry.fields),
        "unit": named(entries, |entry| &entry.units),
        "year": years(entries),
    })
}

fn numbers(entries: &[Entry], has: impl Fn(&Entry) -> bool) -> Vec<u32> {
    (0u32..).zip(entries).filter(|(_, entry)| has(entry)).map(|(number, _)| number).collect()
}

fn named(entries: &[Entry], names: impl Fn(&Entry) -> &[String]) -> Vec<Json> {
    let mut by_name: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (number, entry) in (0u32..).zip(entries) {
        for name in names(entry) {
            let list = by_name.entry(name).or_default();
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
    }
    let mut values: Vec<(&str, Vec<u32>)> = by_name.into_iter().collect();
    text::sort_by_text(&mut values, |(name, _)| name);
    values.into_iter().map(|(name, entries)| json!([text::segment(name), name, encode::list(&entries)])).collect()
}

/// Years stand newest first.
fn years(entries: &[Entry]) -> Vec<Json> {
    let mut years: Vec<i32> = entries.iter().filter_map(|entry| entry.year).collect();
    years.sort_unstable_by(|left, right| right.cmp(left));
    years.dedup();
    let value = |year: i32| {
        let entries = numbers(entries, |entry| entry.year == Some(year));
        json!([year.to_string(), year.to_string(), encode::list(&entries)])
    };
    years.into_iter().map(value).collect()
}
