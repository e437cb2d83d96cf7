//! The tree a content file is read into before anyone asks what it means.

use crate::text::{Decimal, Span};

/// One value of a content file with the place it was written at.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Where the value stands in its source.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The shapes a value can have.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Text between quotes.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a decimal point, exact as written.
    Decimal(Decimal),
    /// `true` or `false`.
    Boolean(bool),
    /// A bare date, as written (`2018-01-18`).
    Date(String),
    /// `[…]`, or repeated `[[…]]` headers.
    List(Vec<Value>),
    /// `{…}`, or what follows a `[…]` header.
    Table(Table),
}

impl Value {
    /// Tells whether the value is a table of its own: not `{ vi = … }` or `{ withheld = … }`, which
    /// stand for one text.
    pub(crate) fn is_record(&self) -> bool {
        match &self.kind {
            Kind::Table(table) => table.get("vi").is_none() && table.get("withheld").is_none(),
            _ => false,
        }
    }

    /// Puts the value under a key, as if it had been written in a table.
    pub(crate) fn under(self, name: &str) -> Self {
        let span = self.span;
        let key = Key { name: name.to_owned(), span };
        Self { span, kind: Kind::Table(Table { entries: vec![(key, self)] }) }
    }
}

impl Kind {
    /// Names the shape for a reader of messages, in Vietnamese and in English.
    pub fn name(&self) -> (&'static str, &'static str) {
        match self {
            Self::Text(_) => ("một chuỗi chữ", "a text"),
            Self::Integer(_) => ("một số nguyên", "a whole number"),
            Self::Decimal(_) => ("một số thập phân", "a decimal number"),
            Self::Boolean(_) => ("true/false", "true or false"),
            Self::Date(_) => ("một ngày", "a date"),
            Self::List(_) => ("một danh sách", "a list"),
            Self::Table(_) => ("một bảng", "a table"),
        }
    }
}

/// A key as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// Keys and values in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The entries; no name occurs twice.
    pub entries: Vec<(Key, Value)>,
}

impl Table {
    /// Finds the value of a key.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|(key, _)| key.name == name).map(|(_, value)| value)
    }
}
