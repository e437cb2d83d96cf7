//! The facts of a site as records: what a release freezes.
//!
//! A record is told by its set and its id, which are those of the open data. Its values are the columns of its row that
//! follow from no others; rows that belong to it are its parts, in their order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::Digest;
use crate::data::{Cell, DataSet, Frozen};

/// Values by the names of their columns; what has no value is left out.
pub type Values = Map<String, Json>;

/// A record with its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The data set it is of: `tasks`.
    pub set: String,
    /// Its stable id: `2020/7-4`.
    pub id: String,
    /// Its values.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub values: Values,
    /// The rows of other sets that belong to it, by set.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, Vec<Values>>,
}

/// A record as it stands in a release: one line of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The data set of the record.
    pub set: String,
    /// Its id.
    pub id: String,
    /// The record; equal lines are equal records.
    pub line: String,
}

impl Fact {
    /// Reads a line of a release; `None` where it holds no record, or one written in other letters: a key that stands
    /// twice is read in two ways.
    pub fn read(line: &str) -> Option<Self> {
        let record: Record = serde_json::from_str(line).ok()?;
        if serde_json::to_string(&record).ok()? != line {
            return None;
        }
        Some(Self { set: record.set, id: record.id, line: line.to_owned() })
    }

    /// Gives the record.
    pub fn record(&self) -> Record {
        serde_json::from_str(&self.line).expect("the line was written from a record, or read as one")
    }
}

/// Every fact of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The frozen columns of each set: a column that is not named was not kept then.
    pub columns: BTreeMap<String, Vec<String>>,
    /// The records by set and id.
    pub records: Vec<Fact>,
}

impl Facts {
    /// Takes the facts out of data sets.
    pub fn of(sets: &[DataSet]) -> Self {
        let mut columns = BTreeMap::new();
        let mut records: BTreeMap<(String, String), Record> = BTreeMap::new();
        for set in sets {
            let (owner, key) = match &set.frozen {
                Frozen::Records => (set.name, &set.primary_key),
                Frozen::Parts { of, by } => (*of, by),
                Frozen::Follows => continue,
            };
            let kept = kept(set, key);
            columns.insert(set.name.to_owned(), kept.iter().map(|at| set.columns[*at].name.clone()).collect());
            for row in &set.rows {
                let record = record(&mut records, owner, id(set, key, row));
                let values = kept.iter().filter_map(|at| value(&set.columns[*at].name, &row[*at]));
                if set.frozen == Frozen::Records {
                    record.values = values.collect();
                } else {
                    record.parts.entry(set.name.to_owned()).or_default().push(values.collect());
                }
            }
        }
        let fact = |((set, id), record): ((String, String), Record)| {
            let line = serde_json::to_string(&record).expect("texts and numbers can be written");
            Fact { set, id, line }
        };
        Self { columns, records: records.into_iter().map(fact).collect() }
    }

    /// Finds a record.
    pub fn find(&self, set: &str, id: &str) -> Option<&Fact> {
        let at = self.records.binary_search_by(|fact| (fact.set.as_str(), fact.id.as_str()).cmp(&(set, id))).ok()?;
        self.records.get(at)
    }

    /// Lists the records of a set, by id.
    pub fn of_set(&self, set: &str) -> &[Fact] {
        let start = self.records.partition_point(|fact| fact.set.as_str() < set);
        let length = self.records[start..].partition_point(|fact| fact.set == set);
        &self.records[start..start + length]
    }

    /// Gives the root over all records: equal roots are equal facts.
    pub fn root(&self) -> Digest {
        Digest::root(self.records.iter().map(|fact| fact.line.as_bytes()))
    }
}

/// Finds the columns a release keeps: those of the key stand in the id.
fn kept(set: &DataSet, key: &[&'static str]) -> Vec<usize> {
    let is_kept = |at: &usize| {
        let column = &set.columns[*at];
        !column.follows && !key.contains(&column.name.as_str())
    };
    (0..set.columns.len()).filter(is_kept).collect()
}

fn id(set: &DataSet, key: &[&'static str], row: &[Cell]) -> String {
    let cells = key.iter().filter_map(|name| set.column(name)).map(|at| row[at].csv());
    cells.collect::<Vec<_>>().join("/")
}

fn record<'r>(records: &'r mut BTreeMap<(String, String), Record>, set: &str, id: String) -> &'r mut Record {
    records.entry((set.to_owned(), id.clone())).or_insert_with(|| Record {
        set: set.to_owned(),
        id,
        values: Values::new(),
        parts: BTreeMap::new(),
    })
}

fn value(name: &str, cell: &Cell) -> Option<(String, Json)> {
    let empty = match cell {
        Cell::Missing => true,
        Cell::List(items) => items.is_empty(),
        _ => false,
    };
    (!empty).then(|| (name.to_owned(), cell.json()))
}
