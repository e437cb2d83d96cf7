//! Values the content has already, as they are to be written again.

use serde_json::{Value as Json, json};

use crate::import::found::table;
use crate::model::{Attachment, Citation, Evidence, Slip, Words};
use crate::text::Language;

/// Writes a text with its translation, or why it is withheld.
pub(super) fn words(words: &Words) -> Json {
    match (words.withheld(), words.get(Language::English)) {
        (Some(reason), _) => json!({ "withheld": reason }),
        (None, Some((en, Language::English))) => json!({ "vi": words.vi(), "en": en }),
        (None, _) => words.vi().into(),
    }
}

/// Writes a piece of evidence.
pub(super) fn evidence(one: &Evidence) -> Json {
    table([
        ("citation", one.citation.as_ref().map_or(Json::Null, citation)),
        ("url", text(one.url.as_ref().map(|address| address.url.as_str()))),
        ("file", one.file.as_ref().map_or(Json::Null, file)),
        ("fact", one.fact.as_ref().map_or(Json::Null, words)),
    ])
}

fn text(text: Option<&str>) -> Json {
    text.map_or(Json::Null, Json::from)
}

fn citation(citation: &Citation) -> Json {
    table([
        ("document", text(citation.document.as_ref().map(|id| id.id()))),
        ("printed", text(citation.printed.as_deref())),
        ("locator", text(citation.locator.as_deref())),
        ("purpose", text(citation.purpose.map(|purpose| purpose.as_str()))),
        ("note", citation.note.as_ref().map_or(Json::Null, words)),
    ])
}

fn file(file: &Attachment) -> Json {
    table([
        ("file", text(Some(&file.file.path))),
        ("title", file.title.as_ref().map_or(Json::Null, words)),
        ("pages", file.pages.map_or(Json::Null, Json::from)),
        ("accessible", file.accessible.map_or(Json::Null, Json::from)),
    ])
}

/// Writes a moved deadline.
pub(super) fn slip(slip: &Slip) -> Json {
    table([
        ("from", slip.from.to_string().into()),
        ("to", slip.to.to_string().into()),
        ("decided", slip.decided.map_or(Json::Null, |day| day.to_string().into())),
        ("document", text(slip.document.as_deref())),
        ("reason", slip.reason.as_ref().map_or(Json::Null, words)),
    ])
}
