//! Values of content files as JSON, and whether two values say the same.

use serde_json::{Map, Number, Value as Json};
use toml_edit::{Item, TableLike, Value};

use crate::text::normalize;

/// Gives what an item of a TOML file says; days and moments as text.
pub(super) fn of_item(item: &Item) -> Json {
    match item {
        Item::None => Json::Null,
        Item::Value(value) => of_value(value),
        Item::Table(table) => of_table(table),
        Item::ArrayOfTables(tables) => tables.iter().map(|table| of_table(table)).collect(),
    }
}

/// Gives what a value of a TOML file says.
pub(super) fn of_value(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::from(text.value().as_str()),
        Value::Integer(number) => Json::from(*number.value()),
        Value::Float(number) => Number::from_f64(*number.value()).map_or(Json::Null, Json::Number),
        Value::Boolean(truth) => Json::from(*truth.value()),
        Value::Datetime(moment) => Json::from(moment.value().to_string()),
        Value::Array(items) => items.iter().map(of_value).collect(),
        Value::InlineTable(table) => of_table(table),
    }
}

fn of_table(table: &dyn TableLike) -> Json {
    Json::Object(table.iter().map(|(key, item)| (key.to_owned(), of_item(item))).collect::<Map<_, _>>())
}

/// Gives a found value as it can be written: TOML has no null, so what is null inside is left out.
pub(super) fn written(value: &Json) -> Option<Json> {
    match value {
        Json::Null => None,
        Json::Array(items) => Some(items.iter().filter_map(written).collect()),
        Json::Object(entries) => {
            let said = entries.iter().filter_map(|(key, value)| Some((key.clone(), written(value)?)));
            Some(Json::Object(said.collect()))
        }
        Json::Bool(_) | Json::Number(_) | Json::String(_) => Some(value.clone()),
    }
}

/// Tells whether the content says what the other value says: in any normal form, with any blanks around a text, in any
/// order of keys, and perhaps translated besides.
pub(super) fn says(content: &Json, other: &Json) -> bool {
    match (content, other) {
        (Json::String(one), Json::String(two)) => normalize(one.trim()) == normalize(two.trim()),
        (Json::Number(one), Json::Number(two)) => one == two || one.as_f64() == two.as_f64(),
        (Json::Array(one), Json::Array(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| says(one, two))
        }
        (Json::Object(one), Json::Object(two)) => {
            let found = |(key, value): (&String, &Json)| two.get(key).is_some_and(|other| says(value, other));
            one.len() == two.len() && one.iter().all(found)
        }
        (Json::Object(translated), Json::String(_)) => {
            let languages = translated.keys().all(|key| key == "vi" || key == "en");
            languages && translated.get("vi").is_some_and(|vi| says(vi, other))
        }
        _ => content == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_compared_by_what_they_say() {
        for (content, other, same) in [
            (json!("Tháng 6"), json!("Tháng 6\n"), true),
            (json!("Quảng Trị"), json!("Qua\u{309}ng Tri\u{323}"), true),
            (json!(80), json!(80.0), true),
            (json!({ "a": 1, "b": 2 }), json!({ "b": 2, "a": 1 }), true),
            (json!({ "vi": "Cải cách thể chế", "en": "Institutional reform" }), json!("Cải cách thể chế"), true),
            (json!({ "unit": "van-phong" }), json!("van-phong"), false),
            (json!(["a", "b"]), json!(["b", "a"]), false),
            (json!("2021"), json!(2021), false),
        ] {
            assert_eq!(says(&content, &other), same, "{content} {other}");
        }
    }

    #[test]
    fn only_what_is_null_is_left_out() {
        assert_eq!(written(&json!({ "a": null, "b": [], "c": [null, 1] })), Some(json!({ "b": [], "c": [1] })));
        assert_eq!(written(&json!("")), Some(json!("")));
        assert_eq!(written(&Json::Null), None);
    }
}
