//! Texts for readers, and the ways a value can be missing.

use serde_json::{Value as Json, json};

use crate::diagnostic::{Code, say};
use crate::record::{Decode, Kind, Reader, SchemaBook, Value, Visitor, record, string_schema, vocabulary};
use crate::text::{Language, Span};

/// A text for readers: Vietnamese, with an English text where somebody wrote one, or withheld.
///
/// Written `"…"`, `{ vi = "…", en = "…" }` or `{ withheld = "why" }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Where it stands.
    pub span: Span,
    content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Said { vi: String, en: Option<String> },
    Withheld { reason: String },
}

impl Words {
    /// Makes a Vietnamese text that no file holds.
    pub fn vietnamese(text: impl Into<String>) -> Self {
        Self { span: Span::default(), content: Content::Said { vi: text.into(), en: None } }
    }

    /// Gives the text in a language, and the language it really is in. `None` when withheld.
    pub fn get(&self, language: Language) -> Option<(&str, Language)> {
        match &self.content {
            Content::Said { en: Some(en), .. } if language == Language::English => Some((en, Language::English)),
            Content::Said { vi, .. } => Some((vi, Language::Vietnamese)),
            Content::Withheld { .. } => None,
        }
    }

    /// Gives the Vietnamese text; nothing when withheld.
    pub fn vi(&self) -> &str {
        self.get(Language::Vietnamese).map_or("", |(text, _)| text)
    }

    /// Gives the reason why the text is withheld, if it is.
    pub fn withheld(&self) -> Option<&str> {
        match &self.content {
            Content::Withheld { reason } => Some(reason),
            Content::Said { .. } => None,
        }
    }
}

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

/// Reads a text that must say something.
pub(crate) fn read_text(value: &Value, reader: &mut Reader) -> Option<String> {
    let Kind::Text(text) = &value.kind else {
        return reader.wrong_type(value, "một chuỗi chữ trong dấu nháy", "a text between quotes");
    };
    let text = text.trim();
    if text.is_empty() {
        return reader.fault(
            Code::EmptyText,
            value.span,
            say!(vi: "chuỗi này trống; bỏ khóa đi nếu không có gì để ghi"; en: "this text is empty; leave the key out if there is nothing to say"),
        );
    }
    Some(text.to_owned())
}

impl Decode for Words {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let content = match &value.kind {
            Kind::Table(table) if table.get("withheld").is_some() => {
                reader.table(value, &["withheld"])?;
                Content::Withheld { reason: read_text(table.get("withheld")?, reader)? }
            }
            Kind::Table(_) => {
                let table = reader.table(value, &["vi", "en"])?;
                let vi: Option<String> = reader.field(table, value.span, "vi");
                let en: Option<Option<String>> = reader.field(table, value.span, "en");
                Content::Said { vi: vi?, en: en? }
            }
            _ => Content::Said { vi: read_text(value, reader)?, en: None },
        };
        Some(Self { span: value.span, content })
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        json!({ "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "properties": { "vi": { "type": "string" }, "en": { "type": "string" } },
                "required": ["vi"], "additionalProperties": false,
            },
            {
                "type": "object",
                "properties": { "withheld": { "type": "string" } },
                "required": ["withheld"], "additionalProperties": false,
            },
        ] })
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.words(self);
    }
}

impl Decode for String {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        read_text(value, reader)
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(None)
    }
}

impl Decode for bool {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Boolean(flag) => Some(flag),
            _ => reader.wrong_type(value, "true hoặc false", "true or false"),
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        json!({ "type": "boolean" })
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
