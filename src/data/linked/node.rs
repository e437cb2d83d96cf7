//! An object of JSON-LD, made fact by fact: what is absent leaves no key behind.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use crate::model::Moment;

/// An object of JSON-LD; its keys keep the order they are set in.
#[derive(Debug, Clone, Default)]
pub struct Node(Map<String, Json>);

impl Node {
    /// Makes an object of a type.
    pub fn of(kind: &str) -> Self {
        Self::default().set("@type", kind)
    }

    /// Makes an object of a type that other objects can name.
    pub fn named(kind: &str, id: impl Into<String>) -> Self {
        Self::default().set("@id", id.into()).set("@type", kind)
    }

    /// Makes a mention of an object described elsewhere.
    pub fn reference(id: impl Into<String>) -> Self {
        Self::default().set("@id", id.into())
    }

    /// Sets a key where there is a value.
    #[must_use]
    pub fn set(mut self, key: &str, value: impl Fact) -> Self {
        if let Some(value) = value.json() {
            self.0.insert(key.to_owned(), value);
        }
        self
    }

    /// Gives the name of the object, where it has one.
    pub fn id(&self) -> Option<String> {
        self.0.get("@id")?.as_str().map(str::to_owned)
    }

    /// Gives the object's value.
    pub fn into_json(self) -> Json {
        Json::Object(self.0)
    }
}

/// Something that can be the value of a key; nothing where there is nothing to say.
pub trait Fact {
    /// Gives the value.
    fn json(self) -> Option<Json>;
}

impl Fact for &str {
    fn json(self) -> Option<Json> {
        (!self.trim().is_empty()).then(|| self.into())
    }
}

impl Fact for String {
    fn json(self) -> Option<Json> {
        self.as_str().json()
    }
}

impl Fact for &String {
    fn json(self) -> Option<Json> {
        self.as_str().json()
    }
}

impl Fact for u64 {
    fn json(self) -> Option<Json> {
        Some(self.into())
    }
}

impl Fact for NaiveDate {
    fn json(self) -> Option<Json> {
        Some(self.to_string().into())
    }
}

/// ISO 8601 has no form for a quarter.
impl Fact for Moment {
    fn json(self) -> Option<Json> {
        match self {
            Self::Quarter(..) => None,
            moment => Some(moment.to_string().into()),
        }
    }
}

impl Fact for Json {
    fn json(self) -> Option<Json> {
        (!self.is_null()).then_some(self)
    }
}

impl Fact for Node {
    fn json(self) -> Option<Json> {
        (!self.0.is_empty()).then(|| self.into_json())
    }
}

impl<T: Fact> Fact for Option<T> {
    fn json(self) -> Option<Json> {
        self?.json()
    }
}

impl<T: Fact> Fact for Vec<T> {
    fn json(self) -> Option<Json> {
        let values: Vec<Json> = self.into_iter().filter_map(Fact::json).collect();
        (!values.is_empty()).then(|| values.into())
    }
}
