//! The ways a value can be missing, and texts about texts.

use serde_json::{Value as Json, json};

use crate::record::{Decode, Kind, Reader, SchemaBook, Value, Visitor, Words, read_text, record, vocabulary};

/// A text about another text: shown to readers, while identifiers in it are no citations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted(pub Words);

impl Decode for Quoted {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        Words::decode(value, reader).map(Self)
    }

    fn schema(book: &mut SchemaBook) -> Json {
        Words::schema(book)
    }
}

/// A value a printed document may lack in four different ways (MODEL R2).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stated<T> {
    /// The document has no place for it: the key is not written.
    #[default]
    Absent,
    /// It is printed and left blank: `""`.
    Blank,
    /// It is said that there is none: `{ none = "the printed words" }`.
    None(String),
    /// It is given; zero is given too.
    Value(T),
}

impl<T> Stated<T> {
    /// Gives the value where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Names the state as the open data do.
    pub fn state(&self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Blank => "blank",
            Self::None(_) => "none",
            Self::Value(_) => "value",
        }
    }
}

impl<T: Decode> Decode for Stated<T> {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.kind {
            Kind::Text(text) if text.trim().is_empty() => Some(Self::Blank),
            Kind::Table(table) if table.get("none").is_some() => {
                reader.table(value, &["none"])?;
                Some(Self::None(read_text(table.get("none")?, reader)?))
            }
            _ => T::decode(value, reader).map(Self::Value),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::Absent)
    }

    fn schema(book: &mut SchemaBook) -> Json {
        json!({ "anyOf": [T::schema(book), { "const": "" }, {
            "type": "object", "properties": { "none": { "type": "string" } },
            "required": ["none"], "additionalProperties": false,
        }] })
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        if let Self::Value(value) = self {
            value.visit(visitor);
        }
    }
}

vocabulary! {
    /// Why a field of a procedure has no value (DESIGN §3.9).
    pub enum FieldStatus {
        /// Nobody has published it.
        NotPublished = "not-published",
        /// It does not apply to this procedure.
        NotApplicable = "not-applicable",
        /// Somebody has still to verify it.
        ToVerify = "to-verify",
        /// Nothing is known.
        Unknown = "unknown",
    }
}

record! {
    /// A stated status in place of a value: `{ status = "not-published" }`.
    pub struct StatusOnly {
        /// Why there is no value.
        status: FieldStatus,
        /// More about it.
        note: Option<Words>,
    }
}

/// A field of a procedure: a value, or a stated status; never an empty text.
#[derive(Debug, Clone)]
pub enum Field<T> {
    /// The value.
    Value(T),
    /// Why there is none.
    Status(FieldStatus, Option<Words>),
}

impl<T> Field<T> {
    /// Gives the value where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Status(..) => None,
        }
    }

    /// Tells whether a reader learns nothing from it.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Status(FieldStatus::Unknown, _))
    }
}

impl<T: Decode> Decode for Field<T> {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.kind {
            Kind::Table(table) if table.get("status").is_some() => {
                StatusOnly::decode(value, reader).map(|only| Self::Status(only.status, only.note))
            }
            _ => T::decode(value, reader).map(Self::Value),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::Status(FieldStatus::Unknown, None))
    }

    fn schema(book: &mut SchemaBook) -> Json {
        json!({ "anyOf": [T::schema(book), StatusOnly::schema(book)] })
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        match self {
            Self::Value(value) => value.visit(visitor),
            Self::Status(_, note) => note.visit(visitor),
        }
    }
}
