//! The value of one cell, and how it stands in a CSV and in a JSON file.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use crate::model::{Amount, Citation, Field, Id, Moment, Period, Quoted, Stated, Words};
use crate::text::Decimal;

/// What stands in place of a text that is withheld.
pub(crate) const WITHHELD: &str = "(đã lược)";

/// What joins the items of a list in one cell of a CSV file.
pub(super) const SEPARATOR: char = '|';

/// What an item of a list shows in CSV where it holds the separator itself: a reader splits at every
/// separator, so none may be left. JSON keeps the item as it is.
const BROKEN_BAR: &str = "¦";

/// A value of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    #[default]
    Missing,
    /// A text, an id, a day or another word.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number, exact.
    Number(Decimal),
    /// Yes or no.
    Boolean(bool),
    /// Texts in their order.
    List(Vec<String>),
}

impl Cell {
    /// Writes the cell for CSV; nothing where there is no value.
    pub fn csv(&self) -> String {
        self.field().into_owned()
    }

    /// Gives the field of the cell in CSV; the text of the cell itself where it holds one.
    pub(super) fn field(&self) -> Cow<'_, str> {
        match self {
            Self::Missing => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => number.to_string().into(),
            Self::Number(number) => number.to_string().into(),
            Self::Boolean(flag) => flag.to_string().into(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.replace(SEPARATOR, BROKEN_BAR)).collect();
                items.join("|").into()
            }
        }
    }

    /// Gives the cell for JSON; `null` where there is no value.
    pub fn json(&self) -> Json {
        match self {
            Self::Missing => Json::Null,
            Self::Text(text) => json!(text),
            Self::Integer(number) => json!(number),
            Self::Number(number) => json!(number),
            Self::Boolean(flag) => json!(flag),
            Self::List(items) => json!(items),
        }
    }

    /// Gives a list of what is there.
    pub(crate) fn list<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        let texts = items.into_iter().map(|item| item.into().csv());
        Self::List(texts.filter(|text| !text.is_empty()).collect())
    }
}

/// Writes what [`Cell::json`] gives, without making it first.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Boolean(flag) => serializer.serialize_bool(*flag),
            Self::List(items) => items.serialize(serializer),
            Self::Number(_) => self.json().serialize(serializer),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Missing } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&Id> for Cell {
    fn from(id: &Id) -> Self {
        Self::from(id.as_str())
    }
}

impl From<&Words> for Cell {
    fn from(words: &Words) -> Self {
        if words.withheld().is_some() { Self::from(WITHHELD) } else { Self::from(words.vi()) }
    }
}

impl From<&Quoted> for Cell {
    fn from(quoted: &Quoted) -> Self {
        Self::from(&quoted.0)
    }
}

/// A citation without printed words is told by the id of its document.
impl From<&Citation> for Cell {
    fn from(citation: &Citation) -> Self {
        let words = citation.printed.as_deref().or(citation.document.as_ref().map(|document| document.id()));
        let locator = citation.locator.as_deref();
        Self::from([words, locator].into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or(Self::Missing, Self::Integer)
    }
}

impl From<&u64> for Cell {
    fn from(number: &u64) -> Self {
        Self::from(*number)
    }
}

impl From<Amount> for Cell {
    fn from(amount: Amount) -> Self {
        Self::from(amount.0)
    }
}

impl From<&Amount> for Cell {
    fn from(amount: &Amount) -> Self {
        Self::from(amount.0)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::from(count as u64)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<Decimal> for Cell {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<&Decimal> for Cell {
    fn from(number: &Decimal) -> Self {
        Self::Number(*number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Boolean(flag)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Text(day.to_string())
    }
}

impl From<Moment> for Cell {
    fn from(moment: Moment) -> Self {
        Self::Text(moment.to_string())
    }
}

impl From<&Moment> for Cell {
    fn from(moment: &Moment) -> Self {
        Self::from(*moment)
    }
}

impl From<Period> for Cell {
    fn from(period: Period) -> Self {
        Self::Text(period.to_string())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

/// A value with the word for its state, and the words that were printed or noted instead of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatedCell {
    pub(super) cell: Cell,
    pub(super) state: &'static str,
    pub(super) words: Option<String>,
}

impl StatedCell {
    /// The state of what a document has no place for.
    pub(super) const ABSENT: Self = Self { cell: Cell::Missing, state: "absent", words: None };

    /// Names a value that is always one of those a document states or leaves out.
    pub(super) fn optional(value: Option<impl Into<Cell>>) -> Self {
        value.map_or(Self::ABSENT, |value| Self { cell: value.into(), state: "value", words: None })
    }

    /// Takes a field of a procedure, whose absence has reasons of its own.
    pub(super) fn field<'v, T>(field: &'v Field<T>, show: impl Fn(&'v T) -> Cell) -> Self {
        match field {
            Field::Value(value) => Self { cell: show(value), state: "value", words: None },
            Field::Status(status, note) => Self {
                cell: Cell::Missing,
                state: status.as_str(),
                words: note.as_ref().map(|note| Cell::from(note).csv()),
            },
        }
    }
}

impl<'v, T> From<&'v Stated<T>> for StatedCell
where
    Cell: From<&'v T>,
{
    fn from(stated: &'v Stated<T>) -> Self {
        let words = match stated {
            Stated::None(words) => Some(words.clone()),
            _ => None,
        };
        Self { cell: stated.value().map_or(Cell::Missing, Cell::from), state: stated.state(), words }
    }
}
