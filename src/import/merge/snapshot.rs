//! What the last import read of a file, kept beside the content in `imports/<path>.json`.
//!
//! It is the third side of every comparison, and the wording by which records are found again. It is plain sorted JSON
//! that a person can read and a version control can compare. Without it nothing breaks: whatever differs then counts
//! as written by hand.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use crate::load::Tree;

/// What the last import read of one file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Snapshot {
    /// The fields at the top of the file.
    pub fields: BTreeMap<String, Json>,
    /// The Markdown below the front matter.
    pub body: Option<String>,
    /// The records of each list by their identity; a list inside another is named `area.task`.
    pub lists: BTreeMap<String, BTreeMap<String, Remembered>>,
}

/// What the last import read of one record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Remembered {
    /// The identity of the record it stood in.
    pub under: Option<String>,
    /// Its fields.
    pub fields: BTreeMap<String, Json>,
}

impl Snapshot {
    /// Names the file that keeps what was read of a content file.
    pub fn path(content: &str) -> String {
        format!("imports/{content}.json")
    }

    /// Reads what was kept of a content file; a file nobody can read counts as none.
    pub fn of(tree: &Tree, content: &str) -> Self {
        let kept = tree.get(&Self::path(content)).and_then(|bytes| serde_json::from_slice(bytes).ok());
        kept.map_or_else(Self::default, |kept: Json| Self {
            fields: fields(&kept["fields"]),
            body: kept["body"].as_str().map(str::to_owned),
            lists: entries(&kept["lists"]).map(|(key, list)| (key.clone(), records(list))).collect(),
        })
    }

    /// Gives a record of a list.
    pub fn record(&self, list: &str, id: &str) -> Option<&Remembered> {
        self.lists.get(list)?.get(id)
    }

    /// Writes it down.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut kept = Map::new();
        if let Some(body) = &self.body {
            kept.insert("body".to_owned(), json!(body));
        }
        if !self.fields.is_empty() {
            kept.insert("fields".to_owned(), json!(self.fields));
        }
        let lists = self.lists.iter().map(|(key, list)| {
            let records = list.iter().map(|(id, record)| (id.clone(), record.json()));
            (key.clone(), Json::Object(records.collect()))
        });
        let lists: Map<String, Json> = lists.collect();
        if !lists.is_empty() {
            kept.insert("lists".to_owned(), Json::Object(lists));
        }
        let mut kept = Json::Object(kept);
        kept.sort_all_objects();
        let mut text = serde_json::to_string_pretty(&kept).expect("a map of plain values serialises");
        text.push('\n');
        text.into_bytes()
    }
}

impl Remembered {
    fn json(&self) -> Json {
        match &self.under {
            Some(under) => json!({ "fields": self.fields, "under": under }),
            None => json!({ "fields": self.fields }),
        }
    }
}

fn entries(value: &Json) -> impl Iterator<Item = (&String, &Json)> {
    value.as_object().into_iter().flatten()
}

fn fields(value: &Json) -> BTreeMap<String, Json> {
    entries(value).map(|(key, value)| (key.clone(), value.clone())).collect()
}

fn records(list: &Json) -> BTreeMap<String, Remembered> {
    let record =
        |kept: &Json| Remembered { under: kept["under"].as_str().map(str::to_owned), fields: fields(&kept["fields"]) };
    entries(list).map(|(id, kept)| (id.clone(), record(kept))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_is_read_again() {
        let record = |under: Option<&str>, title: &str| Remembered {
            under: under.map(str::to_owned),
            fields: BTreeMap::from([("title".to_owned(), json!(title)), ("due".to_owned(), json!({ "z": 1, "a": 2 }))]),
        };
        let snapshot = Snapshot {
            fields: BTreeMap::from([("title".to_owned(), json!("Kế hoạch"))]),
            body: Some("## Mục tiêu\n".to_owned()),
            lists: BTreeMap::from([
                ("area".to_owned(), BTreeMap::from([("the-che".to_owned(), record(None, "Cải cách thể chế"))])),
                ("area.task".to_owned(), BTreeMap::from([("1-a".to_owned(), record(Some("the-che"), "Việc"))])),
            ]),
        };
        let tree = Tree::from([(Snapshot::path("plans/2021/tasks.toml"), snapshot.bytes())]);
        assert_eq!(Snapshot::of(&tree, "plans/2021/tasks.toml"), snapshot);
        assert_eq!(Snapshot::of(&tree, "plans/2022/tasks.toml"), Snapshot::default());
    }

    #[test]
    fn a_broken_snapshot_is_none() {
        let tree = Tree::from([(Snapshot::path("a.toml"), b"{ \"fields\": ".to_vec())]);
        assert_eq!(Snapshot::of(&tree, "a.toml"), Snapshot::default());
    }
}
