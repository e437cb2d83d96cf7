//! The records a file has or had, in the words they were printed in: what found records are matched with.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use toml_edit::{DocumentMut, TableLike};

use super::file::Text;
use super::snapshot::Snapshot;
use super::value::of_item;
use super::{records, section};
use crate::import::identity::Key;
use crate::load::Tree;
use crate::text::words;

/// The records of one list of a file; those a person took out are among them, so that they stay out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// What each is told by: the wording the last import read, or that of the content where there was none.
    pub keys: Vec<Key>,
    /// The id of each.
    pub ids: Vec<String>,
    /// Every id that was ever given in the list.
    pub taken: BTreeSet<String>,
}

/// Gives the records of a list of a content file: `["area", "task"]` are the tasks of `tasks.toml`.
///
/// `identity` is the field that tells its records apart. A file that cannot be read has none.
pub fn known(tree: &Tree, path: &str, lists: &[&str], identity: &str) -> Known {
    let snapshot = Snapshot::of(tree, path);
    let text = tree.get(path).and_then(|bytes| Text::of(bytes)).map(|text| text.text).unwrap_or_default();
    let document: DocumentMut = text.parse().unwrap_or_default();
    let mut known = Known::default();
    known.collect(document.as_table(), lists, "", identity, (&snapshot, &lists.join(".")));
    let list = lists.join(".");
    let parents = lists.split_last().map(|(_, parents)| parents.join(".")).unwrap_or_default();
    for (id, remembered) in snapshot.lists.get(&list).into_iter().flatten() {
        let under = remembered.under.as_deref().and_then(|under| snapshot.record(&parents, under));
        let area = under.map(|parent| wording(|key| parent.fields.get(key).cloned())).unwrap_or_default();
        let get = |key: &str| remembered.fields.get(key).cloned();
        known.add(id, Key { area, label: text_of(get("label")), text: wording(get) });
    }
    known
}

impl Known {
    fn add(&mut self, id: &str, key: Key) {
        if self.taken.insert(id.to_owned()) {
            self.keys.push(key);
            self.ids.push(id.to_owned());
        }
    }

    /// Collects the records of the content; `area` is the wording of what they stand in.
    fn collect(&mut self, table: &dyn TableLike, lists: &[&str], area: &str, identity: &str, last: (&Snapshot, &str)) {
        let Some((key, rest)) = lists.split_first() else { return };
        let (snapshot, list) = last;
        for record in records::list(table, key) {
            let own = |key: &str| record.get(key).map(of_item);
            if !rest.is_empty() {
                self.collect(record, rest, &wording(own), identity, last);
                continue;
            }
            let id = text_of(own(identity));
            let remembered = snapshot.record(list, &id);
            let get = |key: &str| match remembered {
                Some(remembered) => remembered.fields.get(key).cloned(),
                None => own(key),
            };
            self.add(&id, Key { area: area.to_owned(), label: text_of(get("label")), text: wording(get) });
        }
    }
}

/// Gives the words of a record: its title, and its text where that says more.
fn wording(get: impl Fn(&str) -> Option<Json>) -> String {
    let title = section::TITLES.iter().find_map(|key| get(key)).map(|value| text_of(Some(value))).unwrap_or_default();
    let text = text_of(get("text"));
    let folded = |text: &str| words(text).collect::<Vec<_>>().join(" ");
    if folded(&text).contains(&folded(&title)) { text } else { format!("{title} {text}").trim().to_owned() }
}

/// Gives a text, in Vietnamese where it is translated.
fn text_of(value: Option<Json>) -> String {
    match value {
        Some(Json::String(text)) => text,
        Some(Json::Object(languages)) => text_of(languages.get("vi").cloned()),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Case, FIRST, PLAN};
    use super::*;

    #[test]
    fn records_are_known_by_what_was_printed() {
        let mut case = Case::new(PLAN);
        case.import(FIRST);
        case.edit("\"Ban hành kế hoạch\"", "\"Lập kế hoạch\"");
        case.edit("[[area.task]]\nid = \"2-1\"\nlabel = \"1.\"\ntitle = \"Công khai thủ tục\"\n", "");
        let own = "\n[[area.task]]\nid = \"2-9\"\ntitle = { vi = \"Việc\", en = \"Work\" }\ntext = \"Của tôi\"\n";
        case.edit("title = \"Cải cách thủ tục hành chính\"\n", &format!("title = \"TTHC\"\n{own}"));
        let known = known(&case.tree, PLAN, &["area", "task"], "id");
        let rows: Vec<String> = known
            .ids
            .iter()
            .zip(&known.keys)
            .map(|(id, Key { area, label, text })| format!("{id}: {area} | {label} | {text}"))
            .collect();
        assert_eq!(
            rows,
            [
                "1-1: Cải cách thể chế | 1. | Ban hành kế hoạch",
                "1-2: Cải cách thể chế | 2. | Rà soát văn bản",
                "2-9: TTHC |  | Việc Của tôi",
                "2-1: Cải cách thủ tục hành chính | 1. | Công khai thủ tục",
            ]
        );
    }
}
