//! A frozen value in words, by what its column holds.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::subject;
use crate::data::{Column, DataSet, Kind, said};
use crate::model::{Moment, Period};
use crate::pages::parts::Phrase;
use crate::pages::viewer::Viewer;
use crate::text::Decimal;

/// Names a column, or the set of the parts; a name no set has any more stays as it is.
pub(super) fn column_title(viewer: &Viewer<'_>, set: &str, field: &str) -> String {
    let sets = &viewer.ledger.sets;
    let column = sets.get(set).and_then(|set| set.columns.iter().find(|column| column.name == field));
    let title = column.map(|column| said([column.title[0].as_str(), column.title[1].as_str()], viewer.language));
    let title = title.or_else(|| sets.get(field).map(|parts| said(parts.title, viewer.language)));
    title.map_or_else(|| field.to_owned(), str::to_owned)
}

/// Tells whether the values of a column are running text.
pub(super) fn is_text(viewer: &Viewer<'_>, set: &str, field: &str) -> bool {
    let declared = viewer.ledger.sets.get(set);
    let column = declared.and_then(|set| set.columns.iter().find(|column| column.name == field));
    let refers = |column: &Column| declared.is_some_and(|set| reference(set, &column.name).is_some());
    column.is_none_or(|column| column.kind == Kind::Text && !refers(column))
}

/// Writes a value in the language of the page.
pub(super) fn value(viewer: &Viewer<'_>, set: &str, field: &str, value: &Json) -> Phrase {
    let declared = viewer.ledger.sets.get(set);
    let column = declared.and_then(|set| set.columns.iter().find(|column| column.name == field));
    let known = column.and_then(|column| typed(viewer, column, value));
    if let Some(text) = known {
        return Phrase::plain(text);
    }
    let named = declared.and_then(|set| reference(set, field)).zip(value.as_str());
    match named {
        Some((other, id)) if subject::record(viewer, other, id).is_some() => subject::name(viewer, other, id, None),
        _ => plain(viewer, value),
    }
}

/// Finds the set whose keys a column holds.
fn reference(set: &DataSet, field: &str) -> Option<&'static str> {
    set.foreign_keys.iter().find(|key| key.columns == [field]).map(|key| key.set)
}

/// Writes what has a form of its own: dates, numbers, words of a closed set.
fn typed(viewer: &Viewer<'_>, column: &Column, value: &Json) -> Option<String> {
    let text = || value.as_str();
    let number = || value.is_number().then(|| value.to_string()).or_else(|| text().map(str::to_owned));
    let word = |group: &str, word: &str| {
        let key = format!("{group}.{word}");
        let said = viewer.say(&key);
        if said == key { word.to_owned() } else { said }
    };
    Some(match &column.kind {
        Kind::Word(vocabulary) => word(vocabulary.group, text()?),
        Kind::Words(vocabulary) => {
            let items = value.as_array()?.iter().filter_map(Json::as_str);
            items.map(|item| word(vocabulary.group, item)).collect::<Vec<_>>().join("; ")
        }
        Kind::Money => viewer.money(value.as_i64()?),
        Kind::Integer => viewer.number(value.as_u64()?),
        Kind::Number => viewer.decimal(Decimal::parse(&number()?).ok()?),
        Kind::Boolean => viewer.say(if value.as_bool()? { "changes.yes" } else { "changes.no" }),
        Kind::Date => viewer.day(text()?.parse::<NaiveDate>().ok()?).text,
        Kind::Moment => viewer.moment(Moment::parse(text()?)?).text,
        Kind::Period => viewer.period(Period::parse(text()?)?),
        Kind::Text | Kind::Year | Kind::List => return None,
    })
}

/// Writes a text, or a list whose items may be units.
fn plain(viewer: &Viewer<'_>, value: &Json) -> Phrase {
    match value {
        Json::String(text) => viewer.printed(text),
        Json::Array(items) => {
            let name = |item: &Json| match item.as_str() {
                Some(id) => viewer.unit_link(id).map_or_else(|| viewer.printed(id), |unit| unit.text),
                None => viewer.printed(&item.to_string()),
            };
            let names: Vec<Phrase> = items.iter().map(name).collect();
            let lang = names.iter().find_map(|name| name.lang);
            let texts: Vec<String> = names.into_iter().map(|name| name.text).collect();
            Phrase { lang, ..Phrase::plain(texts.join("; ")) }
        }
        other => Phrase::plain(other.to_string()),
    }
}
