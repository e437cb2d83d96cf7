//! Reads the files of data sets back, where there is no content to make them from.

use serde_json::{Map, Value as Json};

use super::cell::Cell;
use super::table::{Column, DataSet, Kind};
use crate::derive::Derived;
use crate::text::Decimal;
use crate::{parse, validate};

/// The least content a department has.
const NOTHING: &str = "name = \"-\"\n";

/// Gives every data set without a row: what a site promises whatever it holds.
pub fn declared() -> Vec<DataSet> {
    let tree = [("department.toml".to_owned(), NOTHING.into())].into();
    let parse::Parsed { drafts, mut faults, .. } = parse::parse(tree, &[]);
    let site = drafts.into_iter().find_map(|draft| validate::validate(draft, &mut faults));
    let site = site.expect("a department needs no more than its name");
    let sets = super::sets(&site, &Derived::new(&site, None), &|_| String::new());
    sets.into_iter().map(DataSet::without_rows).collect()
}

impl DataSet {
    /// Reads the JSON file of this set, with the columns the file has; `None` where it is not as
    /// [`DataSet::json`](DataSet::json) writes it.
    pub fn read_json(&self, bytes: &[u8]) -> Option<Self> {
        let rows: Vec<Map<String, Json>> = serde_json::from_slice(bytes).ok()?;
        let mut set = Self { rows: Vec::new(), ..self.clone() };
        if let Some(first) = rows.first() {
            set.columns = first.keys().map(|name| self.column_of(name)).collect();
        }
        let cells = |row: Map<String, Json>| row.into_iter().map(|(_, value)| cell(value)).collect::<Option<Vec<_>>>();
        set.rows = rows.into_iter().map(cells).collect::<Option<_>>()?;
        set.count = set.rows.len();
        let is_whole = set.rows.iter().all(|row| row.len() == set.columns.len());
        (is_whole && set.json() == bytes).then_some(set)
    }

    /// Finds the first row of the CSV file that says other than this set: 0 is the header.
    pub fn differs_from_csv(&self, bytes: &[u8]) -> Option<usize> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut rows = reader.records();
        let header: Vec<String> = self.columns.iter().map(|column| column.name.clone()).collect();
        let said = std::iter::once(header).chain(self.rows.iter().map(|row| row.iter().map(Cell::csv).collect()));
        for (at, cells) in said.enumerate() {
            let Some(Ok(row)) = rows.next() else { return Some(at) };
            let same = |(one, other): (&str, &String)| one == other || is_same_number(one, other);
            if row.len() != cells.len() || !row.iter().zip(&cells).all(same) {
                return Some(at);
            }
        }
        rows.next().map(|_| self.rows.len() + 1)
    }

    /// Finds a column of the declaration; one that is not known is of a later version, and nothing rests on it.
    fn column_of(&self, name: &str) -> Column {
        let known = self.column(name).map(|at| self.columns[at].clone());
        known.unwrap_or_else(|| Column {
            name: name.to_owned(),
            kind: Kind::Text,
            title: [String::new(), String::new()],
            description: None,
            required: false,
            follows: true,
        })
    }
}

/// JSON drops the last zeros of a number, CSV keeps them as they were written.
fn is_same_number(one: &str, other: &str) -> bool {
    Decimal::parse(one).ok().zip(Decimal::parse(other).ok()).is_some_and(|(one, other)| one == other)
}

fn cell(value: Json) -> Option<Cell> {
    Some(match value {
        Json::Null => Cell::Missing,
        Json::Bool(flag) => Cell::Boolean(flag),
        Json::String(text) => Cell::Text(text),
        Json::Number(number) => match number.as_i64() {
            Some(integer) => Cell::Integer(integer),
            None => Cell::Number(serde_json::from_value(Json::Number(number)).ok()?),
        },
        Json::Array(items) => {
            let text = |item| if let Json::String(text) = item { Some(text) } else { None };
            Cell::List(items.into_iter().map(text).collect::<Option<_>>()?)
        }
        Json::Object(_) => return None,
    })
}
