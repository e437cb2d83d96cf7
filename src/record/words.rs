//! Texts for readers: the leaves of records that are shown, translated, withheld and searched.

use serde_json::{Value as Json, json};

use super::{Decode, Kind, Reader, SchemaBook, Value, Visitor, string_schema};
use crate::diagnostic::{Code, say};
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
