//! Reading a value tree into typed records: every fault is reported, reading goes on.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::reference::Reference;
use super::schema::SchemaBook;
use super::value::{Kind, Table, Value};
use super::words::Words;
use crate::diagnostic::{Code, Diagnostic, Message, say};
use crate::text::{Span, nearest};

/// What can stand in a content file.
pub trait Decode: Sized {
    /// Reads the value; `None` means that at least one fault was reported.
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self>;

    /// What a missing key means; `None` makes the key compulsory.
    fn absent() -> Option<Self> {
        None
    }

    /// Describes the accepted values as JSON Schema.
    fn schema(book: &mut SchemaBook) -> Json;

    /// Shows every reference and every text inside to the visitor, in file order.
    fn visit<'a>(&'a self, _visitor: &mut dyn Visitor<'a>) {}
}

/// Looks at the references and texts of records without knowing their fields.
pub trait Visitor<'a> {
    /// Meets a reference to another record.
    fn reference(&mut self, _reference: &'a Reference) {}
    /// Meets a text meant for readers.
    fn words(&mut self, _words: &'a Words) {}
}

/// Collects the faults of one reading.
#[derive(Debug, Default)]
pub struct Reader {
    faults: Vec<Diagnostic>,
    lost: BTreeSet<String>,
}

impl Reader {
    /// Reports a fault and gives `None`, so that a decoder can end with it.
    pub fn fault<T>(&mut self, code: Code, span: Span, message: Message) -> Option<T> {
        self.faults.push(Diagnostic::error(code, span, message));
        None
    }

    /// Counts the faults so far: a decoder that compares can tell that its parts were faulty.
    pub fn count(&self) -> usize {
        self.faults.len()
    }

    /// Reports a prepared fault.
    pub fn report(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    /// Reports that another shape was wanted than the one written.
    pub fn wrong_type<T>(&mut self, value: &Value, vi: &str, en: &str) -> Option<T> {
        let (found_vi, found_en) = value.kind.name();
        self.fault(
            Code::WrongType,
            value.span,
            say!(vi: "ở đây cần {vi}, nhưng đang là {found_vi}"; en: "expected {en}, found {found_en}"),
        )
    }

    /// Gives the faults found, and the ids of records that could not be read. References to the
    /// latter are no second fault.
    pub fn finish(self) -> (Vec<Diagnostic>, BTreeSet<String>) {
        (self.faults, self.lost)
    }

    /// Opens a table whose keys must all be known; each unknown one is reported with its nearest.
    pub(crate) fn table<'v>(&mut self, value: &'v Value, known: &[&'static str]) -> Option<&'v Table> {
        let Kind::Table(table) = &value.kind else {
            return self.wrong_type(value, "một bảng { … }", "a table { … }");
        };
        for (key, _) in &table.entries {
            if !known.contains(&key.name.as_str()) {
                let name = &key.name;
                let mut fault = Diagnostic::error(
                    Code::UnknownKey,
                    key.span,
                    say!(vi: "không có khóa nào tên `{name}` ở đây"; en: "there is no key `{name}` here"),
                );
                if let Some(near) = nearest(name, known.iter().copied()) {
                    fault = fault.suggest(key.span, near);
                }
                fault = fault.note(say!(
                    vi: "các khóa dùng được: {}", known.join(", ");
                    en: "known keys: {}", known.join(", ")
                ));
                self.faults.push(fault);
            }
        }
        Some(table)
    }

    /// Reads one word of a closed set and gives its index.
    pub(crate) fn word(&mut self, value: &Value, words: &[&'static str]) -> Option<usize> {
        let Kind::Text(text) = &value.kind else {
            return self.wrong_type(value, "một từ trong dấu nháy", "a word between quotes");
        };
        if let Some(index) = words.iter().position(|word| word == text) {
            return Some(index);
        }
        let mut fault = Diagnostic::error(
            Code::UnknownWord,
            value.span,
            say!(vi: "không dùng được `{text}` ở đây"; en: "`{text}` cannot be used here"),
        );
        if let Some(near) = nearest(text, words.iter().copied()) {
            fault = fault.suggest(value.span, &format!("\"{near}\""));
        }
        self.faults.push(fault.note(say!(
            vi: "các từ dùng được: {}", words.join(", ");
            en: "words that can be used: {}", words.join(", ")
        )));
        None
    }

    /// Reads one field of a table, or what its absence means.
    pub(crate) fn field<T: Decode>(&mut self, table: &Table, at: Span, name: &'static str) -> Option<T> {
        match table.get(name) {
            Some(value) => T::decode(value, self).or_else(T::absent),
            None => T::absent().or_else(|| {
                self.fault(
                    Code::MissingKey,
                    at,
                    say!(vi: "thiếu khóa bắt buộc `{name}`"; en: "the required key `{name}` is missing"),
                )
            }),
        }
    }

    /// Remembers the id of a record that could not be read.
    pub(crate) fn lose(&mut self, table: &Table) {
        if let Some(Value { kind: Kind::Text(id), .. }) = table.get("id") {
            self.lost.insert(id.clone());
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        T::decode(value, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn schema(book: &mut SchemaBook) -> Json {
        T::schema(book)
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        if let Some(inner) = self {
            inner.visit(visitor);
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        T::decode(value, reader).map(Box::new)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Box::new)
    }

    fn schema(book: &mut SchemaBook) -> Json {
        T::schema(book)
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        (**self).visit(visitor);
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Kind::List(items) = &value.kind else {
            return reader.wrong_type(value, "một danh sách [ … ]", "a list [ … ]");
        };
        Some(items.iter().filter_map(|item| T::decode(item, reader)).collect())
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn schema(book: &mut SchemaBook) -> Json {
        serde_json::json!({ "type": "array", "items": T::schema(book) })
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for item in self {
            item.visit(visitor);
        }
    }
}
