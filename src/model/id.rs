//! Ids chosen by editors, and references to records by id.

use std::fmt;

use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::record::{Decode, Kind, Reader, Reference, SchemaBook, Target, Value, Visitor, string_schema};
use crate::text::{Span, slug};

/// A stable id: lower-case ASCII letters and digits in groups joined by single `-`.
///
/// It makes the address of its page, so it never changes once published (DESIGN §2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Accepts a text that has the form of an id and at most 80 characters.
    pub fn new(text: &str) -> Option<Self> {
        let group = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        (text.len() <= 80 && text.split('-').all(group)).then(|| Self(text.to_owned()))
    }

    /// Gives the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads an id at a place, reporting a fault with the nearest text that would do.
    pub fn read(text: &str, span: Span, reader: &mut Reader) -> Option<Self> {
        Self::new(text).or_else(|| {
            let fault = Diagnostic::error(
                Code::BadId,
                span,
                say!(vi: "`{text}` không làm mã được"; en: "`{text}` cannot be an id"),
            )
            .note(say!(
                vi: "mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, dài nhất 80 ký tự";
                en: "an id is made of lower-case letters without marks, digits and hyphens, 80 characters at most"
            ));
            let near = slug(text);
            reader.report(if near.is_empty() { fault } else { fault.suggest(span, &format!("\"{near}\"")) });
            None
        })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// An id with the place it was written at.
#[derive(Debug, Clone)]
pub struct WrittenId {
    /// The id.
    pub id: Id,
    /// Where it stands.
    pub span: Span,
}

impl Decode for WrittenId {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Kind::Text(text) = &value.kind else {
            return reader.wrong_type(value, "một mã trong dấu nháy", "an id between quotes");
        };
        Id::read(text, value.span, reader).map(|id| Self { id, span: value.span })
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some(ID_PATTERN))
    }
}

/// Declares one reference type per target, so that a field says what it may name.
macro_rules! references {
    ($( $(#[doc = $doc:literal])+ $Name:ident => $target:ident, )+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $Name(Reference);

        impl $Name {
            /// Gives the id as written.
            pub fn id(&self) -> &str {
                &self.0.id
            }

            /// Gives the place of the reference.
            pub fn span(&self) -> Span {
                self.0.span
            }
        }

        impl Decode for $Name {
            fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
                let Kind::Text(text) = &value.kind else {
                    return reader.wrong_type(value, "một mã trong dấu nháy", "an id between quotes");
                };
                for part in text.split('/') {
                    Id::read(part, value.span, reader)?;
                }
                Some(Self(Reference { target: Target::$target, id: text.clone(), span: value.span }))
            }

            fn schema(_book: &mut SchemaBook) -> Json {
                string_schema(Some("^[a-z0-9]+([-/][a-z0-9]+)*$"))
            }

            fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                visitor.reference(&self.0);
            }
        }
    )+ };
}

references! {
    /// Names a unit.
    UnitId => Unit,
    /// Names a document of the register.
    DocumentId => Document,
    /// Names a plan.
    PlanId => Plan,
    /// Names a task.
    TaskId => Task,
    /// Names a procedure.
    ProcedureId => Procedure,
    /// Names an indicator.
    IndicatorId => Indicator,
    /// Names a report.
    ReportId => Report,
    /// Names a topic.
    TopicId => Topic,
    /// Names a budget line.
    BudgetLineId => BudgetLine,
}
