//! The words of the interface in one language, from the theme's `i18n/<language>.toml`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::{Kind, Value};

/// Words by dotted key: `grade.done-well`.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    words: BTreeMap<String, String>,
}

impl Dictionary {
    /// Reads the words of a file; values other than texts and tables are passed over.
    pub fn read(value: &Value) -> Self {
        let mut dictionary = Self::default();
        dictionary.add("", value);
        dictionary
    }

    fn add(&mut self, prefix: &str, value: &Value) {
        match &value.kind {
            Kind::Text(text) => drop(self.words.insert(prefix.to_owned(), text.clone())),
            Kind::Table(table) => {
                for (key, value) in &table.entries {
                    let dot = if prefix.is_empty() { "" } else { "." };
                    self.add(&format!("{prefix}{dot}{}", key.name), value);
                }
            }
            _ => {}
        }
    }

    /// Gives the words of a key; an unknown key gives itself, and a test finds it.
    pub fn say<'d>(&'d self, key: &'d str) -> &'d str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// Lists every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// Takes the words of another dictionary over one's own.
    #[must_use]
    pub fn overlaid_with(mut self, other: Self) -> Self {
        self.words.extend(other.words);
        self
    }

    /// Gives the words as nested tables, for templates: `t.grade.done_well`.
    pub fn tree(&self) -> impl Serialize + use<> {
        let mut root = serde_json::Map::new();
        for (key, text) in &self.words {
            insert(&mut root, &key.replace('-', "_"), text);
        }
        root
    }
}

fn insert(map: &mut serde_json::Map<String, serde_json::Value>, key: &str, text: &str) {
    match key.split_once('.') {
        None => drop(map.insert(key.to_owned(), text.into())),
        Some((first, rest)) => {
            let inner = map.entry(first).or_insert_with(|| serde_json::Map::new().into());
            if let serde_json::Value::Object(inner) = inner {
                insert(inner, rest, text);
            }
        }
    }
}
