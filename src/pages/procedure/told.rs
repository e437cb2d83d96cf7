//! A field of a procedure: its value ready to print, or the words for its stated status (DESIGN §3.9).

use serde::Serialize;

use super::super::parts::Phrase;
use super::super::viewer::Viewer;
use crate::model::{Field, FieldStatus, Words};

/// A value, or why there is none; never both, never neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told<T> {
    /// The value.
    pub value: Option<T>,
    /// Why there is none.
    pub status: Option<StatusView>,
}

/// Why a field has no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusView {
    /// The status in words.
    pub text: String,
    /// More about it.
    pub note: Option<Phrase>,
}

/// A line of a key fact: a value with what it is called and where it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactLine {
    /// What it is: "Lệ phí".
    pub label: Option<String>,
    /// The value, or the words of its status.
    pub text: Phrase,
    /// The ways to hand in papers it holds for, where it does not hold for all.
    pub only: Option<String>,
    /// More about it.
    pub hint: Option<Phrase>,
    /// Whether `text` says why there is no value.
    pub is_status: bool,
    /// Whether it stands for several amounts, told one by one in the table of costs.
    pub is_many: bool,
}

impl FactLine {
    /// Makes a line that holds everywhere.
    pub fn of(text: Phrase) -> Self {
        Self { label: None, text, only: None, hint: None, is_status: false, is_many: false }
    }

    /// Makes a line from a status.
    pub fn status(status: StatusView) -> Self {
        Self { hint: status.note, is_status: true, ..Self::of(Phrase::plain(status.text)) }
    }
}

impl Viewer<'_> {
    /// Shows a field.
    pub(in crate::pages) fn told<T, V>(&self, field: &Field<T>, show: impl FnOnce(&T) -> V) -> Told<V> {
        match field {
            Field::Value(value) => Told { value: Some(show(value)), status: None },
            Field::Status(status, note) => Told { value: None, status: Some(self.status(*status, note.as_ref())) },
        }
    }

    /// Shows a field that is a text.
    pub(in crate::pages) fn told_words(&self, field: &Field<Words>) -> Told<Phrase> {
        self.told(field, |words| self.phrase(words))
    }

    /// Says why a field has no value.
    pub(in crate::pages) fn status(&self, status: FieldStatus, note: Option<&Words>) -> StatusView {
        let text = self.say(&format!("procedure-field.{}", status.as_str()));
        StatusView { text, note: note.map(|note| self.phrase(note)) }
    }
}
