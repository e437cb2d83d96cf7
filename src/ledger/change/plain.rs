//! Values without what only formats them.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::text::normalize;

/// Tells whether two values say the same: white space and the form of letters do not matter.
pub(super) fn same(one: Option<&Json>, other: Option<&Json>) -> bool {
    match (one, other) {
        (Some(Json::String(one)), Some(Json::String(other))) => one == other || text(one) == text(other),
        (Some(Json::Array(one)), Some(Json::Array(other))) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(Some(one), Some(other)))
        }
        (Some(Json::Object(one)), Some(Json::Object(other))) => {
            one.keys().chain(other.keys()).all(|key| same(one.get(key), other.get(key)))
        }
        _ => one == other,
    }
}

fn text(text: &str) -> String {
    let letters: Cow<'_, str> = normalize(text);
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}
