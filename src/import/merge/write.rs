//! Writes a value over another and leaves the comments and the layout around it as they are.

use serde_json::{Map, Value as Json};
use toml_edit::{Array, ArrayOfTables, Decor, Item, Table, TableLike, Value};

use super::layout::{self, raw};
use super::value::{of_item, of_value, says};

/// Tells whether a value can be written over an item without losing a comment or a section a person laid out.
pub(super) fn fits(item: &Item, value: &Json) -> bool {
    match (item, value) {
        (Item::Table(table), Json::Object(entries)) => fits_table(table, entries),
        (Item::ArrayOfTables(tables), Json::Array(items)) => {
            let pair = |(table, item): (&Table, &Json)| item.as_object().is_some_and(|of| fits_table(table, of));
            items.iter().all(Json::is_object)
                && tables.iter().zip(items).all(pair)
                && tables.iter().skip(items.len()).all(|table| !is_commented(table))
        }
        (Item::Value(Value::Array(array)), Json::Array(items)) => {
            let kept = |(old, new): (&Value, &Json)| says(&of_value(old), new) || !is_commented_inside(old);
            array.iter().zip(items).all(kept) && array.iter().skip(items.len()).all(|old| !is_commented_inside(old))
        }
        (Item::Value(old), _) => !is_commented_inside(old),
        (Item::None, _) => true,
        (Item::Table(_) | Item::ArrayOfTables(_), _) => false,
    }
}

fn fits_table(table: &Table, entries: &Map<String, Json>) -> bool {
    let gone = table.iter().filter(|(key, _)| !entries.contains_key(*key));
    let stays = |key: &str, item: &Item| entries.get(key).is_none_or(|value| fits(item, value));
    gone.map(|(key, _)| key).all(|key| !is_commented_entry(table, key))
        && table.iter().all(|(key, item)| stays(key, item))
}

/// Writes a value under a key, over the one that is there or as a new one. It must [fit](fits).
pub(super) fn put(table: &mut dyn TableLike, sections: bool, key: &str, value: &Json) {
    // What is a list of sections cannot stay one without any.
    let is_emptied = value.as_array().is_some_and(Vec::is_empty);
    if is_emptied && table.get(key).is_some_and(Item::is_array_of_tables) {
        table.remove(key);
    }
    match table.get_mut(key) {
        Some(Item::None) | None => {
            let item = if sections { layout::item(key, value) } else { Item::Value(layout::inner(value)) };
            table.insert(key, item);
        }
        Some(item) => replace(item, key, value),
    }
}

fn replace(item: &mut Item, key: &str, value: &Json) {
    match (&mut *item, value) {
        (Item::Table(table), Json::Object(entries)) => replace_table(table, entries),
        (Item::ArrayOfTables(tables), Json::Array(items)) => replace_tables(tables, items),
        (Item::Value(Value::Array(array)), Json::Array(items)) if is_commented_array(array) => {
            replace_entries(array, items);
        }
        (Item::Value(old), _) => {
            let new = match (&*old, value) {
                (Value::Datetime(_), Json::String(text)) if layout::is_day(text) => layout::field("from", value),
                (Value::String(_), Json::String(text)) if layout::is_day(text) => layout::inner(value),
                _ => layout::field(key, value),
            };
            over(old, new);
        }
        _ => *item = layout::item(key, value),
    }
}

/// Puts a value in the place of another, between the same blanks and comments.
fn over(old: &mut Value, new: Value) {
    let decor = old.decor().clone();
    *old = new;
    *old.decor_mut() = decor;
}

fn replace_table(table: &mut Table, entries: &Map<String, Json>) {
    table.retain(|key, _| entries.contains_key(key));
    for (key, value) in entries {
        if table.get(key).is_none_or(|item| !says(&of_item(item), value)) {
            put(table, true, key, value);
        }
    }
}

fn replace_tables(tables: &mut ArrayOfTables, items: &[Json]) {
    while tables.len() > items.len() {
        tables.remove(tables.len() - 1);
    }
    for (at, entries) in items.iter().enumerate() {
        match (tables.get_mut(at), entries) {
            (Some(table), Json::Object(entries)) => replace_table(table, entries),
            _ => tables.push(layout::table(entries)),
        }
    }
}

/// Writes a list that has comments entry by entry.
fn replace_entries(array: &mut Array, items: &[Json]) {
    while array.len() > items.len() {
        let dropped = array.remove(array.len() - 1);
        let comment = raw(dropped.decor().prefix()).trim_end().to_owned();
        if comment.contains('#') {
            let trailing = format!("{comment}{}", array.trailing().as_str().unwrap_or_default());
            array.set_trailing(trailing);
        }
    }
    for (at, item) in items.iter().enumerate() {
        match array.get_mut(at) {
            Some(old) if says(&of_value(old), item) => {}
            Some(old) => over(old, layout::inner(item)),
            None => {
                let comment = array.trailing().as_str().unwrap_or_default().trim_end().to_owned();
                let mut new = layout::inner(item);
                new.decor_mut().set_prefix(format!("{comment}\n  "));
                array.push_formatted(new);
                array.set_trailing("\n");
            }
        }
    }
}

/// Tells whether a section or anything in it has a comment.
fn is_commented(table: &Table) -> bool {
    has_comment(table.decor()) || table.iter().any(|(key, _)| is_commented_entry(table, key))
}

fn is_commented_entry(table: &Table, key: &str) -> bool {
    let named = table.key(key).is_some_and(|key| has_comment(key.leaf_decor()) || has_comment(key.dotted_decor()));
    named
        || match table.get(key) {
            Some(Item::Value(value)) => has_comment(value.decor()) || is_commented_inside(value),
            Some(Item::Table(table)) => is_commented(table),
            Some(Item::ArrayOfTables(tables)) => tables.iter().any(is_commented),
            Some(Item::None) | None => false,
        }
}

/// Tells whether a list has comments between its entries.
fn is_commented_array(array: &Array) -> bool {
    let trailing = array.trailing().as_str().is_some_and(|text| text.contains('#'));
    trailing || array.iter().any(|value| has_comment(value.decor()) || is_commented_inside(value))
}

/// Tells whether there is a comment inside the brackets of a value.
fn is_commented_inside(value: &Value) -> bool {
    match value {
        Value::Array(array) => is_commented_array(array),
        Value::InlineTable(table) => {
            let named = |key: &str| table.key(key).is_some_and(|key| has_comment(key.leaf_decor()));
            let inside = |value: &Value| has_comment(value.decor()) || is_commented_inside(value);
            let trailing = table.trailing().as_str().is_some_and(|text| text.contains('#'));
            trailing || table.iter().any(|(key, value)| named(key) || inside(value))
        }
        _ => false,
    }
}

fn has_comment(decor: &Decor) -> bool {
    raw(decor.prefix()).contains('#') || raw(decor.suffix()).contains('#')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use toml_edit::DocumentMut;

    /// Writes a value under `k`; `None` where it does not fit.
    fn written(text: &str, value: &Json) -> Option<String> {
        let mut document: DocumentMut = text.parse().expect("TOML");
        let fits = document.get("k").is_none_or(|item| fits(item, value));
        fits.then(|| {
            put(document.as_table_mut(), true, "k", value);
            document.to_string()
        })
    }

    #[test]
    fn comments_and_layout_around_a_value_stay() {
        for (text, value, expected) in [
            ("# một\nk = 1 # hai\n# ba\n", json!(2), "# một\nk = 2 # hai\n# ba\n"),
            ("k   =   'x'\n", json!("y"), "k   =   \"y\"\n"),
            ("k = 2021-01-01 # ngày\n", json!("2021-02-01"), "k = 2021-02-01 # ngày\n"),
            ("k = [\n  1, # một\n  2, # hai\n]\n", json!([1, 3]), "k = [\n  1, # một\n  3, # hai\n]\n"),
            ("k = [\n  1, # một\n  2, # hai\n]\n", json!([1, 2, 3]), "k = [\n  1, # một\n  2, # hai\n  3,\n]\n"),
            ("k = [\n  1, # một\n  2, # hai\n]\n", json!([1]), "k = [\n  1, # một # hai\n]\n"),
            ("[k] # phần\na = 1 # một\n", json!({ "a": 2, "b": 3 }), "[k] # phần\na = 2 # một\nb = 3\n"),
            ("[[k]]\na = 1 # một\n", json!([{ "a": 2 }, { "a": 3 }]), "[[k]]\na = 2 # một\n\n[[k]]\na = 3\n"),
            ("[[k]]\na = 1\n", json!([]), "k = []\n"),
        ] {
            assert_eq!(written(text, &value).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn nothing_is_written_over_a_comment_or_another_layout() {
        for (text, value) in [
            ("k = [[1, # một\n2]]\n", json!([[3]])),
            ("k = [1, [2, # hai\n3]]\n", json!([1])),
            ("[k]\n# một\na = 1\n", json!({ "b": 1 })),
            ("[k]\na = 1\n", json!("x")),
            ("[[k]]\na = 1\n\n[[k]] # hai\na = 2\n", json!([{ "a": 1 }])),
            ("[[k]]\na = 1\n", json!(["x"])),
        ] {
            assert_eq!(written(text, &value), None, "{text}");
        }
    }
}
