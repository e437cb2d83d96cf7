//! Rows that belong to a record: one that came, went, changed or moved.

use serde_json::Value as Json;

use super::{Teller, lower};
use crate::ledger::change::parts::differing;
use crate::ledger::{Change, Values};

/// The columns that name a row to a reader, the best first.
const NAMES: [&str; 16] = [
    "name",
    "title",
    "question",
    "text",
    "report",
    "as_printed",
    "fact",
    "web",
    "file",
    "unit",
    "printed",
    "other",
    "document",
    "what",
    "label",
    "kind",
];

impl Teller<'_> {
    /// Tells whether a change is of a part of its record.
    pub(super) fn is_part(&self, change: &Change, field: &str) -> bool {
        let is_row = |value: &Option<Json>| {
            value.as_ref().and_then(Json::as_object).is_some_and(|row| !row.contains_key("state"))
        };
        (is_row(&change.before) || is_row(&change.after)) && self.sets.contains_key(field)
    }

    /// Tells of a part.
    pub(super) fn part_changed(&self, change: &Change, record: &str, set: &str) -> String {
        let row = |value: &'_ Option<Json>| value.as_ref().and_then(Json::as_object).cloned();
        let part = self.part(set);
        let (before, after) = (row(&change.before), row(&change.after));
        let (key, name, told) = match (&before, &after) {
            (None, Some(new)) => ("change.part-new", self.row(set, new), String::new()),
            (Some(old), None) => ("change.part-gone", self.row(set, old), String::new()),
            (Some(old), Some(new)) if differing(set, old, new).is_empty() => {
                ("change.part-moved", self.row_name(set, new).0, String::new())
            }
            (Some(old), Some(new)) => ("change.part", self.row_name(set, old).0, self.columns(set, old, new)),
            (None, None) => return String::new(),
        };
        self.fill(key, &[("record", record), ("part", &part), ("name", &name), ("difference", &told)])
    }

    /// Names a kind of part: "bước", "giấy tờ".
    fn part(&self, set: &str) -> String {
        let key = format!("change-part.{set}");
        Some(self.say(&key)).filter(|said| *said != key).unwrap_or_else(|| lower(&self.set(set)))
    }

    fn columns(&self, set: &str, old: &Values, new: &Values) -> String {
        let told = differing(set, old, new).into_iter().map(|column| {
            let title = lower(&self.column(set, column));
            let amounts = (column == "time_amount").then(|| Some((self.time(old)?, self.time(new)?))).flatten();
            let difference = match amounts {
                Some((before, after)) => self.fill("change.from-to", &[("before", &before), ("after", &after)]),
                None => self.difference(set, column, old.get(column), new.get(column)),
            };
            format!("{title} {difference}")
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// Writes a processing time with its unit: "10 ngày làm việc".
    fn time(&self, row: &Values) -> Option<String> {
        let unit = row.get("time_unit")?.as_str()?;
        Some(self.count(&format!("length.{unit}"), row.get("time_amount")?.as_u64()?))
    }

    /// Names a row, and says by which column.
    fn row_name(&self, set: &str, row: &Values) -> (String, &'static str) {
        let named = NAMES.into_iter().find_map(|name| Some((self.value(set, name, row.get(name)?), name)));
        named.unwrap_or_default()
    }

    /// Writes a row: its name, and what else it says in brackets.
    pub(super) fn row(&self, set: &str, row: &Values) -> String {
        let (name, by) = self.row_name(set, row);
        let english = |column: &str| column.ends_with("_en") && !self.is_english();
        let no = |value: &Json| *value == Json::Bool(false);
        let rest = row.iter().filter(|(column, value)| column.as_str() != by && !english(column) && !no(value));
        let rest = rest
            .map(|(column, value)| format!("{}: {}", lower(&self.column(set, column)), self.value(set, column, value)));
        let rest = rest.collect::<Vec<_>>().join("; ");
        match (name.is_empty(), rest.is_empty()) {
            (false, false) => format!("{name} ({rest})"),
            (true, _) => rest,
            (_, true) => name,
        }
    }
}
