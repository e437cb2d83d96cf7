//! What an import found, as it is to be written: records of fields, file by file, before anything is compared with
//! what the content says already.
//!
//! A value is JSON because the content's records are: text, whole and decimal numbers, truth, lists and tables in
//! order; days and moments are texts. Ids are settled before a record is made: a record that continues one of the
//! content carries that one's id.

use serde_json::{Map, Value as Json};

use super::paper::Place;

/// A text of the source with the pieces it comes from: several where a row was continued on the next page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// The text in normalization form C, trimmed, lines joined by `\n`; never empty.
    pub text: String,
    /// The pieces, in the order of reading.
    pub places: Vec<Place>,
}

/// One field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its key: `due_text`.
    pub key: &'static str,
    /// Its value; null where the source gives none that is understood ([`Record::clear`]).
    pub value: Json,
    /// The pieces it was read from; empty where the import itself decided it.
    pub places: Vec<Place>,
}

/// One record: the fields of a table `[[…]]`, or of the top of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// Its fields, in the order they are written. Records of a list carry their identity (`id`, or `task` in results)
    /// as a field, too.
    pub fields: Vec<Field>,
    /// Its lists of records, in the order they are written: `task` in an area.
    pub lists: Vec<List>,
    /// `true` when the source speaks of some of its fields alone: that it is silent of others says nothing.
    pub partial: bool,
}

/// A list of records, `[[area]]`.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The key of the list: `area`, `task`, `result`, `line`, `document`.
    pub key: &'static str,
    /// The field that tells its records apart: `id`, or `task` in results.
    pub identity: &'static str,
    /// The records, in printed order.
    pub records: Vec<Record>,
    /// `true` when the source lists them all: a record of an earlier import that is missing now is gone. The register
    /// of documents is filled by many sources, none of which lists it whole.
    pub whole: bool,
}

/// One file of the site an import has something to say about.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundFile {
    /// Its path inside the site: `plans/2021/tasks.toml`.
    pub path: String,
    /// Its fields and lists; in a `.md` file those of the front matter.
    pub root: Record,
    /// The Markdown below the front matter, with the pieces it was read from; only in `.md` files.
    pub body: Option<Body>,
}

/// The Markdown of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The text.
    pub markdown: String,
    /// The pieces it was read from.
    pub places: Vec<Place>,
}

impl Record {
    /// Adds a field, unless it says nothing.
    pub fn set(&mut self, key: &'static str, value: impl Into<Json>, places: &[Place]) {
        let value = value.into();
        if value != Json::Null {
            self.fields.push(Field { key, value, places: places.to_vec() });
        }
    }

    /// Says that the source gives a field no value that is understood: one that an earlier import wrote, and nobody has
    /// touched, is taken out, because it speaks of what the source said before.
    pub fn clear(&mut self, key: &'static str) {
        self.fields.push(Field { key, value: Json::Null, places: Vec::new() });
    }

    /// Sets a field, in place of the value it had.
    pub fn put(&mut self, key: &'static str, value: impl Into<Json>, places: &[Place]) {
        let (value, places) = (value.into(), places.to_vec());
        match self.fields.iter_mut().find(|field| field.key == key) {
            Some(field) => (field.value, field.places) = (value, places),
            None => self.fields.push(Field { key, value, places }),
        }
    }

    /// Gives the value of a field.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.fields.iter().find(|field| field.key == key).map(|field| &field.value)
    }
}

/// Makes a table value from keys and values, leaving out what says nothing.
pub fn table<const N: usize>(entries: [(&str, Json); N]) -> Json {
    let said = entries.into_iter().filter(|(_, value)| *value != Json::Null);
    Json::Object(said.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}
