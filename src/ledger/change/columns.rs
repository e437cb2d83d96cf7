//! What the columns of the data sets are to a reader of changes.
//!
//! The names are those releases froze; one that no set has any more is still known here.

use serde_json::{Value as Json, json};

use super::ChangeKind;
use crate::ledger::Values;

/// Sets whose records are published results and figures.
const FIGURES: [&str; 5] = ["results", "observations", "statistics", "budget", "inspections"];

/// Tells whether the records of a set are published results or figures.
pub fn is_figure(set: &str) -> bool {
    FIGURES.contains(&set)
}

/// Columns of figures that are no figures themselves: what they are about, where they stand, remarks.
const BESIDE_FIGURES: [(&str, &[&str]); 5] = [
    ("results", &["reported_under"]),
    ("observations", &["unit", "note", "explanation", "document", "report"]),
    ("budget", &["item", "note", "label", "basis"]),
    ("inspections", &["kind", "subject", "requester", "basis"]),
    (
        "statistics",
        &[
            "group",
            "text",
            "unit",
            "part_of",
            "group_title",
            "note",
            "time",
            "about",
            "field",
            "procedure",
            "scheme",
            "cites",
            "mentions",
            "window_printed",
            "report",
        ],
    ),
];

/// Columns of words for readers, by the last word of their name.
const WORDS: [&str; 45] = [
    "answer",
    "caption",
    "closing",
    "condition",
    "conditions",
    "definition",
    "description",
    "excludes",
    "explanation",
    "fact",
    "feedback",
    "filing",
    "finding",
    "footnotes",
    "full",
    "group",
    "hours",
    "item",
    "keywords",
    "label",
    "line",
    "method",
    "name",
    "names",
    "note",
    "outcome",
    "periodicity",
    "place",
    "printed",
    "purpose",
    "qualifier",
    "question",
    "redress",
    "report",
    "said",
    "scope",
    "source",
    "stamp",
    "summary",
    "synonyms",
    "text",
    "theme",
    "title",
    "variants",
    "words",
];

/// Columns of words, by their whole name.
const WHOLE: [&str; 6] = ["contingent", "reply", "what", "who", "submission", "of"];

/// Tells what a change of a column is.
pub(super) fn kind(set: &str, column: &str) -> ChangeKind {
    let plain = column.strip_suffix("_en").unwrap_or(column);
    if set == "evidence" {
        return ChangeKind::Result;
    }
    if (set, plain) == ("results", "grade") {
        return ChangeKind::Grade;
    }
    let beside = BESIDE_FIGURES.iter().find(|(figures, _)| *figures == set);
    if beside.is_some_and(|(_, beside)| !beside.contains(&plain)) {
        return ChangeKind::Result;
    }
    let last = plain.rsplit('_').next().unwrap_or(plain);
    // Of observations and statistics a report is where the figure was printed.
    let refers = matches!((set, plain), ("observations" | "statistics" | "periods", "report"));
    if !refers && (WORDS.contains(&last) || WHOLE.contains(&plain)) { ChangeKind::Wording } else { ChangeKind::Value }
}

/// Folds the columns that say why a value is missing into the value: `{"state":"blank"}`.
pub(super) fn fold(columns: &[String], values: &Values) -> Values {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let notes = words(values.get("state_words"));
    let mut folded = Values::new();
    for column in columns {
        if column == "state_words" || base(column, &has).is_some() {
            continue;
        }
        if let Some(value) = values.get(column).cloned().or_else(|| missing(columns, values, column, &notes)) {
            folded.insert(column.clone(), value);
        }
    }
    folded
}

/// Tells why a value is missing; nothing where the document has no place for it.
fn missing(columns: &[String], values: &Values, column: &str, notes: &[(&str, &str)]) -> Option<Json> {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let state = columns.iter().find(|state| base(state, &has) == Some(column))?;
    let state = values.get(state)?.as_str().filter(|state| !matches!(*state, "absent" | "value"))?;
    let note = notes.iter().find(|(of, _)| *of == column).map(|(_, words)| *words);
    Some(match note {
        Some(words) => json!({ "state": state, "words": words }),
        None => json!({ "state": state }),
    })
}

/// Finds the column whose state a column holds.
fn base<'c>(column: &'c str, has: &impl Fn(&str) -> bool) -> Option<&'c str> {
    let base = match column {
        "state" => "value",
        "time_status" => "time_amount",
        _ => column.strip_suffix("_state").or_else(|| column.strip_suffix("_status"))?,
    };
    has(base).then_some(base)
}

/// Splits the words that stand beside missing values: `number: không có`.
fn words(list: Option<&Json>) -> Vec<(&str, &str)> {
    let items = list.and_then(Json::as_array).into_iter().flatten();
    items.filter_map(|item| item.as_str()?.split_once(": ")).collect()
}
