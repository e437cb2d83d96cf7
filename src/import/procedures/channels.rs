//! The ways to hand in papers, each with its time and its fees.

use serde_json::{Map, Value as Json, json};

use super::details::{Role, Row};
use super::values;
use crate::import::printed::lines::joined;
use crate::text::{fold, words};

/// What a sheet says of its ways outside of a table: the same for all of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Common {
    pub(super) time: Option<Json>,
    pub(super) fees: Option<Json>,
    pub(super) place: Option<String>,
}

/// The words for each way, folded.
const WAYS: [(&str, &[&str]); 3] = [
    ("in-person", &["truc tiep", "tai bo phan", "tai trung tam"]),
    ("online", &["truc tuyen", "dien tu", "cong dich vu cong", "qua mang"]),
    ("postal", &["buu chinh", "buu dien", "duong buu"]),
];

/// Tells which ways a text names.
pub(super) fn ways(text: &str) -> Vec<&'static str> {
    let folded = fold(&joined(text));
    WAYS.iter().filter(|(_, words)| words.iter().any(|word| folded.contains(word))).map(|(way, _)| *way).collect()
}

/// Tells whether a text names ways and says nothing else of them.
pub(super) fn is_names_alone(text: &str) -> bool {
    const NAMES: [&str; 19] = [
        "truc", "tiep", "tuyen", "dich", "vu", "buu", "chinh", "cong", "ich", "dien", "hoac", "va", "qua", "nop", "ho",
        "so", "hinh", "thuc", "gui",
    ];
    words(text).all(|word| NAMES.contains(&word.as_str()))
}

/// Makes a way of a row of the table of ways; `None` where the row names none.
pub(super) fn row(row: &Row, common: &Common) -> Option<Json> {
    let way = *ways(row.text(Role::Name)?).first()?;
    let mut channel = Map::from_iter([("kind".to_owned(), json!(way))]);
    if let Some(place) = &common.place {
        channel.insert("place".to_owned(), json!(place));
    }
    let time = row.text(Role::Time).and_then(values::time).or_else(|| common.time.clone());
    let fees = row.text(Role::Fee).and_then(|text| values::fees(text, "phi")).or_else(|| common.fees.clone());
    // A printed cell that is blank says that nothing was published.
    let blank = || json!({ "status": "not-published" });
    channel.insert("time".to_owned(), time.unwrap_or_else(blank));
    channel.insert("fees".to_owned(), fees.unwrap_or_else(blank));
    let notes: Vec<String> = row
        .cells
        .iter()
        .filter(|(role, _)| matches!(role, Some(Role::Note) | None))
        .map(|(_, cell)| joined(&cell.text))
        .collect();
    if !notes.is_empty() {
        channel.insert("note".to_owned(), json!(notes.join("\n")));
    }
    Some(Json::Object(channel))
}

/// Makes a way of what a sheet says outside of a table.
pub(super) fn plain(way: &str, common: &Common) -> Json {
    let mut channel = Map::from_iter([("kind".to_owned(), json!(way))]);
    if let Some(place) = &common.place {
        channel.insert("place".to_owned(), json!(place));
    }
    if let Some(time) = &common.time {
        channel.insert("time".to_owned(), time.clone());
    }
    if let Some(fees) = &common.fees {
        channel.insert("fees".to_owned(), fees.clone());
    }
    Json::Object(channel)
}
