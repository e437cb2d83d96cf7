//! A part of a deadline on its way to a reading.

use serde_json::{Map, Value as Json};

use crate::diagnostic::Message;

/// One deadline as a table of the content, and whether it is sure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub(super) fields: Map<String, Json>,
    pub(super) sure: bool,
    pub(super) remark: Option<Message>,
}

impl Read {
    /// Takes a table that says the whole.
    pub(super) fn sure(value: Json) -> Self {
        let fields = match value {
            Json::Object(fields) => fields,
            _ => Map::new(),
        };
        Self { fields, sure: true, remark: None }
    }

    /// Notes what is to be checked; the first remark stays.
    pub(super) fn doubted(mut self, remark: Message) -> Self {
        self.sure = false;
        self.remark.get_or_insert(remark);
        self
    }

    /// Adds a field behind the others.
    pub(super) fn with(mut self, key: &str, value: &str) -> Self {
        self.fields.insert(key.to_owned(), Json::from(value));
        self
    }

    /// Puts what is delivered before everything else.
    pub(super) fn of(mut self, what: &str) -> Self {
        let rest = std::mem::take(&mut self.fields);
        self.fields.insert("what".to_owned(), Json::from(what));
        self.fields.extend(rest);
        self
    }

    /// Tells whether a field is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }
}
