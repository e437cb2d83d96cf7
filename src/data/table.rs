//! The one declaration of a data set: each column with its name, type, words and value. The CSV, the
//! JSON, the schema and the documentation of a set all come from it.

use super::cell::{Cell, StatedCell};
use crate::model::{FieldStatus, Words};
use crate::text::Language;

/// Words in both languages of the site: Vietnamese, English.
pub type Said = [&'static str; 2];

/// Picks the words of a language.
pub fn said<T>([vietnamese, english]: [T; 2], language: Language) -> T {
    match language {
        Language::Vietnamese => vietnamese,
        Language::English => english,
    }
}

/// What the values of a column are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A whole sum of money in đồng.
    Money,
    /// A year: `2018`.
    Year,
    /// `true` or `false`.
    Boolean,
    /// A day: `2018-01-18`.
    Date,
    /// A day, month, quarter or year: `2018-01-18`, `2018-01`, `2018-Q1`, `2018`.
    Moment,
    /// A reporting period: `2020-Q1`, `2020-H1`, `2020-9M`, `2020`.
    Period,
    /// Texts joined by `|`.
    List,
    /// A word of a closed set.
    Word(Vocabulary),
    /// Words of a closed set, joined by `|`.
    Words(Vocabulary),
}

impl Kind {
    /// Names the kind in the keys of dictionaries.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Money => "money",
            Self::Year => "year",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Moment => "moment",
            Self::Period => "period",
            Self::List => "list",
            Self::Word(_) => "word",
            Self::Words(_) => "words",
        }
    }

    /// Gives the closed set its words are from.
    pub fn vocabulary(&self) -> Option<&Vocabulary> {
        match self {
            Self::Word(vocabulary) | Self::Words(vocabulary) => Some(vocabulary),
            _ => None,
        }
    }
}

/// A closed set of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// The group of the dictionary that explains its words to readers.
    pub group: &'static str,
    /// The words, in their official order.
    pub words: Vec<&'static str>,
}

/// Makes the vocabulary of a type of the model.
macro_rules! closed {
    ($Type:ty, $group:literal) => {
        $crate::data::table::Vocabulary {
            group: $group,
            words: <$Type>::ALL.iter().map(|word| word.as_str()).collect(),
        }
    };
}

pub(crate) use closed;

/// Gives the four states of what a document states (DESIGN §3.1).
pub fn states() -> Vocabulary {
    Vocabulary { group: "data-state-meaning", words: vec!["absent", "blank", "none", "value"] }
}

/// Gives the states of a field of a procedure: a value, or why there is none (DESIGN §3.9).
pub fn statuses() -> Vocabulary {
    let words = ["value"].into_iter().chain(FieldStatus::ALL.iter().map(|status| status.as_str()));
    Vocabulary { group: "data-status-meaning", words: words.collect() }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name in the files.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    /// Its title, in both languages.
    pub title: [String; 2],
    /// What a reader has to know beyond its title.
    pub description: Option<Said>,
    /// Whether every row has a value.
    pub required: bool,
    /// Whether its values follow from others: no release freezes them.
    pub follows: bool,
}

/// A promise that values of some columns are keys of another set.
#[derive(Debug, Clone)]
pub struct ForeignKey {
    /// The columns.
    pub columns: Vec<&'static str>,
    /// The other set.
    pub set: &'static str,
    /// Its columns.
    pub keys: Vec<&'static str>,
}

/// How the rows of a set stand in a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frozen {
    /// A row is a record, told by the primary key.
    Records,
    /// Rows are the parts of a record of a set, told by columns.
    Parts {
        /// The set of the record; the set itself where its rows belong to no other.
        of: &'static str,
        /// The columns that name the record.
        by: Vec<&'static str>,
    },
    /// The set follows from others: no release freezes it.
    Follows,
}

/// A data set: its columns and its rows.
#[derive(Debug, Clone)]
pub struct DataSet {
    /// Its name: the name of its files.
    pub name: &'static str,
    /// Its title.
    pub title: Said,
    /// What a row is.
    pub description: Said,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows it has, also where they were let go.
    pub count: usize,
    /// The columns that tell its rows apart; empty where none do.
    pub primary_key: Vec<&'static str>,
    /// References to other sets.
    pub foreign_keys: Vec<ForeignKey>,
    /// How its rows stand in a release.
    pub frozen: Frozen,
}

impl DataSet {
    /// Gives the place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Lets the rows go; how many there were is still known.
    #[must_use]
    pub fn without_rows(self) -> Self {
        Self { rows: Vec::new(), ..self }
    }
}

/// A data set being declared over its rows.
pub(crate) struct Table<R> {
    rows: Vec<R>,
    set: DataSet,
    /// Columns that stand after the ones an agreement puts first: states and English texts.
    later: Vec<(Column, Vec<Cell>)>,
    /// What is said beside values that are none, by row.
    remarks: Vec<Vec<String>>,
    has_states: bool,
    /// Columns whose values follow from others.
    following: Vec<&'static str>,
}

impl<R> Table<R> {
    pub(crate) fn new(name: &'static str, title: Said, description: Said, rows: impl IntoIterator<Item = R>) -> Self {
        let rows: Vec<R> = rows.into_iter().collect();
        // Room for the columns of most sets at once.
        let cells = rows.iter().map(|_| Vec::with_capacity(16)).collect();
        let remarks = rows.iter().map(|_| Vec::new()).collect();
        let set = DataSet {
            name,
            title,
            description,
            columns: Vec::new(),
            count: rows.len(),
            rows: cells,
            primary_key: Vec::new(),
            foreign_keys: Vec::new(),
            frozen: Frozen::Records,
        };
        Self { rows, set, later: Vec::new(), remarks, has_states: false, following: vec!["url"] }
    }

    /// Declares a column.
    pub(crate) fn column<C: Into<Cell>>(
        mut self,
        name: &'static str,
        kind: Kind,
        title: Said,
        value: impl Fn(&R) -> C,
    ) -> Self {
        let cells = self.rows.iter().map(|row| value(row).into()).collect();
        self.push(column(name, kind, title, PLAIN), cells);
        self
    }

    /// Declares a column of texts.
    pub(crate) fn text<C: Into<Cell>>(self, name: &'static str, title: Said, value: impl Fn(&R) -> C) -> Self {
        self.column(name, Kind::Text, title, value)
    }

    /// Declares a column of lists.
    pub(crate) fn list(self, name: &'static str, title: Said, value: impl Fn(&R) -> Cell) -> Self {
        self.column(name, Kind::List, title, value)
    }

    /// Declares a column of texts for readers, and one of their English later on.
    pub(crate) fn words(mut self, name: &'static str, title: Said, value: impl Fn(&R) -> Option<&Words>) -> Self {
        let english = self.rows.iter().map(|row| Cell::from(value(row).and_then(english))).collect();
        let mut translation = column(&format!("{name}_en"), Kind::Text, title, ENGLISH);
        // The set of translations tells it.
        translation.follows = true;
        self.later.push((translation, english));
        self.text(name, title, |row| Cell::from(value(row)))
    }

    /// Declares a column whose values a document may lack in four ways, and one of the states later on.
    pub(crate) fn stated(self, name: &'static str, kind: Kind, title: Said, value: impl Fn(&R) -> StatedCell) -> Self {
        self.with_state(name, &format!("{name}_state"), kind, states(), title, value)
    }

    /// Declares a field of a procedure, and one of its status later on.
    pub(crate) fn field(self, name: &'static str, kind: Kind, title: Said, value: impl Fn(&R) -> StatedCell) -> Self {
        self.with_state(name, &format!("{name}_status"), kind, statuses(), title, value)
    }

    /// Declares a column with one of its states, in the words of `states`.
    pub(crate) fn with_state(
        mut self,
        name: &'static str,
        state_name: &str,
        kind: Kind,
        states: Vocabulary,
        title: Said,
        value: impl Fn(&R) -> StatedCell,
    ) -> Self {
        let stated: Vec<StatedCell> = self.rows.iter().map(value).collect();
        for (remarks, stated) in self.remarks.iter_mut().zip(&stated) {
            remarks.extend(stated.words.iter().map(|words| format!("{name}: {words}")));
        }
        let mut state = column(state_name, Kind::Word(states), title, STATE);
        state.required = true;
        self.has_states = true;
        self.later.push((state, stated.iter().map(|stated| Cell::from(stated.state)).collect()));
        self.push(column(name, kind, title, PLAIN), stated.into_iter().map(|stated| stated.cell).collect());
        self
    }

    /// Says more about the last column.
    pub(crate) fn about(mut self, description: Said) -> Self {
        if let Some(column) = self.set.columns.last_mut() {
            column.description = Some(description);
        }
        self
    }

    /// Puts the states and English texts of the columns so far here.
    pub(crate) fn with_states(mut self) -> Self {
        for (column, cells) in std::mem::take(&mut self.later) {
            self.push(column, cells);
        }
        self
    }

    /// Names the columns that tell rows apart.
    pub(crate) fn key(mut self, columns: &[&'static str]) -> Self {
        self.set.primary_key = columns.to_vec();
        for column in self.set.columns.iter_mut().filter(|column| columns.contains(&column.name.as_str())) {
            column.required = true;
        }
        self
    }

    /// Says that columns hold keys of another set.
    pub(crate) fn refers(mut self, columns: &[&'static str], set: &'static str, keys: &[&'static str]) -> Self {
        self.set.foreign_keys.push(ForeignKey { columns: columns.to_vec(), set, keys: keys.to_vec() });
        self
    }

    /// Says that the values of columns follow from others, and so do their states.
    pub(crate) fn follows(mut self, columns: &[&'static str]) -> Self {
        self.following.extend(columns);
        self
    }

    /// Says that rows are parts of records of a set, which columns name.
    pub(crate) fn part_of(mut self, set: &'static str, columns: &[&'static str]) -> Self {
        self.set.frozen = Frozen::Parts { of: set, by: columns.to_vec() };
        self
    }

    /// Says that the whole set follows from others.
    pub(crate) fn all_follows(mut self) -> Self {
        self.set.frozen = Frozen::Follows;
        self
    }

    /// Finishes the set. Where values can be missing for a reason, the reasons end the row.
    pub(crate) fn finish(self) -> DataSet {
        let mut table = self.with_states();
        if table.has_states {
            let remarks = std::mem::take(&mut table.remarks).into_iter().map(Cell::List).collect();
            table.push(column("state_words", Kind::List, STATE_WORDS, PLAIN), remarks);
            table = table.about(STATE_WORDS_MORE);
        }
        for column in &mut table.set.columns {
            let of = |name: &&str| {
                column.name == **name || matches!(column.name.strip_prefix(*name), Some("_state" | "_status" | "_en"))
            };
            column.follows |= table.following.iter().any(of);
        }
        table.set
    }

    fn push(&mut self, column: Column, cells: Vec<Cell>) {
        self.set.columns.push(column);
        self.set.rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
    }
}

const PLAIN: Said = ["", ""];
const STATE: Said = [": trạng thái", ": state"];
const ENGLISH: Said = [": tiếng Anh", ": English"];
const STATE_WORDS: Said = ["Chữ đi kèm trạng thái", "Words of the states"];
const STATE_WORDS_MORE: Said = [
    "Chữ in trong văn bản khi nói là không có, hoặc lý do thiếu giá trị; ghi dạng tên cột: chữ.",
    "What the document prints when it states that there is none, or why a value is missing; written as column: words.",
];

fn column(name: &str, kind: Kind, title: Said, more: Said) -> Column {
    let title = [0, 1].map(|language| format!("{}{}", title[language], more[language]));
    Column { name: name.to_owned(), kind, title, description: None, required: false, follows: false }
}

/// Gives the English of a text where somebody wrote one.
pub(super) fn english(words: &Words) -> Option<&str> {
    words.get(Language::English).filter(|(_, language)| *language == Language::English).map(|(text, _)| text)
}
