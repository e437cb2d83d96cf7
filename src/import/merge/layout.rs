//! How found values look in TOML: as the content of this project is laid out by hand.
//!
//! One line for a short value, `"""` for several lines of text, a list over several lines where one would be too long,
//! `[[…]]` for the lists of records that people write so.

use serde_json::Value as Json;
use toml_edit::{ArrayOfTables, Item, RawString, Table, Value};

/// The longest line of a value; longer lists stand one entry a line.
const LINE: usize = 120;

/// Fields that are laid out as a section of their own: `[signer]`.
const SECTIONS: &[&str] = &["contact", "lifecycle", "provenance", "redress", "signer", "total"];

/// Fields whose records are laid out as sections: `[[annotations]]`.
const LISTS: &[&str] = &[
    "annotations",
    "appendices",
    "assignments",
    "case",
    "channel",
    "evidence",
    "feedback",
    "paper",
    "question",
    "reporting",
    "slip",
    "step",
];

/// Fields of a record that hold a whole day and are written as a date of TOML.
const DAYS: &[&str] = &["as_of", "checked", "completed", "decided", "from", "to"];

/// Lays out the value of a field of a section.
pub(super) fn item(key: &str, value: &Json) -> Item {
    match value {
        Json::Object(_) if SECTIONS.contains(&key) => Item::Table(table(value)),
        Json::Array(items) if LISTS.contains(&key) && !items.is_empty() && items.iter().all(Json::is_object) => {
            Item::ArrayOfTables(items.iter().map(table).collect::<ArrayOfTables>())
        }
        _ => Item::Value(field(key, value)),
    }
}

/// Lays out a section.
pub(super) fn table(value: &Json) -> Table {
    let mut section = Table::new();
    for (key, value) in value.as_object().into_iter().flatten() {
        section.insert(key, item(key, value));
    }
    section
}

/// Lays out the value of a field on its own line.
pub(super) fn field(key: &str, value: &Json) -> Value {
    let text = match value {
        Json::String(text) if DAYS.contains(&key) && is_day(text) => text.clone(),
        Json::String(text) if text.contains('\n') => lines(text),
        Json::Array(items) => list(key, items),
        _ => inline(value),
    };
    parsed(&text)
}

/// Lays out a value inside another.
pub(super) fn inner(value: &Json) -> Value {
    parsed(&inline(value))
}

/// Makes a value of its spelling.
fn parsed(text: &str) -> Value {
    let mut value: Value = text.parse().expect("what is spelled here is TOML");
    value.decor_mut().clear();
    value
}

/// Tells whether a text is a whole day: `2021-06-30`.
pub(super) fn is_day(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok_and(|day| day.to_string() == text)
}

fn list(key: &str, items: &[Json]) -> String {
    let one = inline(&Json::Array(items.to_vec()));
    if key.chars().count() + " = ".len() + one.chars().count() <= LINE {
        return one;
    }
    let entries: String = items.iter().map(|item| format!("  {},\n", inline(item))).collect();
    format!("[\n{entries}]")
}

/// Spells a value on one line.
fn inline(value: &Json) -> String {
    match value {
        Json::Null => "\"\"".to_owned(),
        Json::Bool(truth) => truth.to_string(),
        Json::Number(number) => spelled(number),
        Json::String(text) => format!("\"{}\"", escaped(text, "\\n")),
        Json::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Json::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Json::Object(entries) => {
            let entry = |(name, value): (&String, &Json)| format!("{} = {}", key(name), inline(value));
            format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Spells a number; one too large for TOML is a text.
fn spelled(number: &serde_json::Number) -> String {
    if number.is_u64() && !number.is_i64() { format!("\"{number}\"") } else { number.to_string() }
}

/// Spells a key, between quotes where it needs them.
fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { format!("\"{}\"", escaped(name, "\\n")) }
}

fn lines(text: &str) -> String {
    format!("\"\"\"\n{}\"\"\"", escaped(text, "\n").replace("\"\"", "\\\"\\\""))
}

/// Escapes what cannot stand between quotes; inside `"""` a single quotation mark may, unless it is the last.
fn escaped(text: &str, newline: &str) -> String {
    let several = newline == "\n";
    let mut out = String::with_capacity(text.len() + 2);
    for (at, character) in text.char_indices() {
        let last = at + character.len_utf8() == text.len();
        match character {
            '\n' => out.push_str(newline),
            '"' if !several || last => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out
}

/// Gives the text of a piece of layout: blanks and comments.
pub(super) fn raw(text: Option<&RawString>) -> &str {
    text.and_then(RawString::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::value::{of_item, of_value};
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn values_are_laid_out_as_people_do() {
        for (key, value, expected) in [
            ("title", json!("Kế hoạch “A”"), "\"Kế hoạch “A”\""),
            ("title", json!("Dự thảo \"B\" \\ C"), r#""Dự thảo \"B\" \\ C""#),
            ("text", json!("- một\n- hai"), "\"\"\"\n- một\n- hai\"\"\""),
            ("due", json!({ "what": "Báo cáo", "by": ["2021-06"] }), "{ what = \"Báo cáo\", by = [\"2021-06\"] }"),
            ("deliverables", json!(["Kế hoạch", "Báo cáo"]), "[\"Kế hoạch\", \"Báo cáo\"]"),
            ("amount", json!(14_400_000), "14400000"),
            ("from", json!("2021-06-30"), "2021-06-30"),
            ("from", json!("2021-06"), "\"2021-06\""),
            ("from", json!("2021-02-30"), "\"2021-02-30\""),
            ("date", json!("2021-06-30"), "\"2021-06-30\""),
        ] {
            assert_eq!(field(key, &value).to_string(), expected, "{value}");
        }
    }

    #[test]
    fn a_long_list_stands_one_entry_a_line() {
        let long = "x".repeat(110);
        let text = field("cites", &json!([{ "printed": long }, "b"])).to_string();
        assert_eq!(text, format!("[\n  {{ printed = \"{long}\" }},\n  \"b\",\n]"));
    }

    #[test]
    fn sections_are_those_people_write() {
        let mut document = toml_edit::DocumentMut::new();
        document.insert("signer", item("signer", &json!({ "title": "GIÁM ĐỐC" })));
        document.insert("annotations", item("annotations", &json!([{ "kind": "ocr" }, { "kind": "missing" }])));
        document.insert("bases", item("bases", &json!([{ "printed": "Nghị quyết 30c" }])));
        insta::assert_snapshot!(document.to_string(), @r#"
        bases = [{ printed = "Nghị quyết 30c" }]

        [signer]
        title = "GIÁM ĐỐC"

        [[annotations]]
        kind = "ocr"

        [[annotations]]
        kind = "missing"
        "#);
    }

    fn any_value() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Json::from),
            any::<i64>().prop_map(Json::from),
            "\\PC{0,12}|[a\"\\\\\n\t ]{0,9}|\"{0,7}\n\"{0,7}|.{0,5}".prop_map(Json::from),
        ];
        leaf.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
                proptest::collection::btree_map("[a-zé. ]{0,4}", inner, 0..4)
                    .prop_map(|entries| Json::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_again(value in any_value(), key in prop_oneof![Just("title"), Just("channel"), Just("from")]) {
            prop_assert_eq!(of_value(&field(key, &value)), value.clone());
            let mut document = toml_edit::DocumentMut::new();
            document.insert(key, item(key, &value));
            let again: toml_edit::DocumentMut = document.to_string().parse().expect("TOML");
            let read = again.get(key).map_or(Json::Null, of_item);
            prop_assert_eq!(read, value);
        }
    }
}
