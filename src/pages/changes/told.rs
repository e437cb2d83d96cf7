//! A change in words: what it is, of which record, from what to what, why and by which document.

use serde::Serialize;
use serde_json::Value as Json;

use super::{shown, subject};
use crate::ledger::{Change, ChangeKind};
use crate::pages::parts::Phrase;
use crate::pages::viewer::Viewer;
use crate::text::{Piece, difference};

/// A text of so many letters is shown with the words that differ.
const RUNNING: usize = 48;
/// So many words stand around a difference.
const AROUND: usize = 12;
/// The most letters shown of one side.
const MOST: usize = 2_400;
/// The most rows of parts shown of one side.
const ROWS: usize = 6;

/// A change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Its kind, as data files spell it.
    pub kind: &'static str,
    /// Its kind in words.
    pub kind_text: String,
    /// The record.
    pub name: Phrase,
    /// Leads to the record, or to what stands in its place.
    pub href: Option<String>,
    /// The value that changed; nothing where the record came or went.
    pub field: Option<String>,
    /// The sentence where the record came or went.
    pub sentence: Option<String>,
    /// The value before.
    pub from: Option<Phrase>,
    /// The value after.
    pub to: Option<Phrase>,
    /// By how many days a deadline moved, in words.
    pub days: Option<String>,
    /// The words that differ, where it is a text.
    pub wording: Option<Wording>,
    /// The parts that came and went, where the record has parts.
    pub parts: Option<PartsView>,
    /// Why.
    pub reason: Option<Phrase>,
    /// Whether a reason was to be given and was not.
    pub without_reason: bool,
    /// The document that decided it.
    pub document: Option<Phrase>,
}

/// Two texts side by side.
#[derive(Debug, Clone, Serialize)]
pub struct Wording {
    /// The text before.
    pub old: Vec<PieceView>,
    /// The text after.
    pub new: Vec<PieceView>,
    /// The language of both, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Whether not everything is shown.
    pub cut: bool,
}

/// Some words of a text.
#[derive(Debug, Clone, Serialize)]
pub struct PieceView {
    /// The words.
    pub text: String,
    /// Whether the other text does not have them.
    pub differs: bool,
}

/// Rows that belong to a record.
#[derive(Debug, Clone, Serialize)]
pub struct PartsView {
    /// Rows that are gone.
    pub gone: Vec<Phrase>,
    /// Rows that are new.
    pub new: Vec<Phrase>,
    /// How many more there are, in words.
    pub more: Option<String>,
}

/// Tells a change.
pub(super) fn told(viewer: &Viewer<'_>, change: &Change) -> ChangeView {
    let (set, field) = (change.set.as_str(), change.field.as_deref());
    let is_parts = |value: &Option<Json>| {
        value.as_ref().and_then(Json::as_array).is_some_and(|rows| rows.iter().all(Json::is_object) && !rows.is_empty())
    };
    let has_parts = field.is_some() && (is_parts(&change.before) || is_parts(&change.after));
    let wording = field.filter(|_| !has_parts).and_then(|field| wording(viewer, change, field));
    let value = |value: &Option<Json>| {
        let (value, field) = value.as_ref().zip(field)?;
        (!has_parts && wording.is_none()).then(|| shown::value(viewer, set, field, value))
    };
    let gone = (change.kind == ChangeKind::Removed).then(|| subject::told_name(viewer, change.before.as_ref()));
    let reasoned = matches!(change.kind, ChangeKind::Deadline | ChangeKind::Grade | ChangeKind::Result);
    ChangeView {
        kind: change.kind.as_str(),
        kind_text: viewer.say(&format!("change-kind.{}", change.kind.as_str())),
        name: gone.flatten().unwrap_or_else(|| subject::name(viewer, set, &change.id)),
        href: subject::address(viewer, set, &change.id),
        field: field.map(|field| shown::column_title(viewer, set, field)),
        sentence: sentence(viewer, change),
        from: value(&change.before),
        to: value(&change.after),
        days: change.days.map(|days| days_moved(viewer, days)),
        parts: has_parts.then(|| parts(viewer, change)),
        wording,
        reason: change.reason.as_deref().map(|reason| viewer.printed(reason)),
        without_reason: reasoned && change.reason.is_none(),
        document: change.document.as_deref().map(|document| document_name(viewer, document)),
    }
}

/// Weighs a change by the letters it takes on a page.
pub(super) fn weight(change: &Change) -> usize {
    let value = |value: &Option<Json>| match value {
        Some(Json::String(text)) => text.len().min(2 * MOST),
        Some(other) => other.to_string().len().min(2 * MOST),
        None => 0,
    };
    500 + value(&change.before) + value(&change.after)
}

/// A record that came or went is told with the set it is of.
fn sentence(viewer: &Viewer<'_>, change: &Change) -> Option<String> {
    let key = match change.kind {
        ChangeKind::Added => "changes.came",
        ChangeKind::Removed => "changes.went",
        _ => return None,
    };
    let set = viewer.ledger.sets.get(change.set.as_str());
    let title = set.map_or(change.set.as_str(), |set| crate::data::said(set.title, viewer.language));
    Some(viewer.fill(key, &[("set", title)]))
}

fn days_moved(viewer: &Viewer<'_>, days: i64) -> String {
    viewer.count(if days < 0 { "changes.days-earlier" } else { "changes.days-later" }, days.unsigned_abs())
}

/// A document of the register by its name, any other by its printed words.
fn document_name(viewer: &Viewer<'_>, document: &str) -> Phrase {
    viewer.document_link(document).map_or_else(|| viewer.printed(document), |link| link.text)
}

fn wording(viewer: &Viewer<'_>, change: &Change, field: &str) -> Option<Wording> {
    let (old, new) = (change.before.as_ref()?.as_str()?, change.after.as_ref()?.as_str()?);
    let is_long = old.chars().count().max(new.chars().count()) > RUNNING;
    let is_running = change.kind == ChangeKind::Wording || is_long;
    if !is_running || !shown::is_text(viewer, &change.set, field) {
        return None;
    }
    let pieces = difference(old, new);
    let side = |keep: fn(&Piece<'_>) -> bool| around(pieces.iter().copied().filter(keep).collect());
    let (old, cut) = within(side(|piece| !matches!(piece, Piece::New(_))));
    let (new, also) = within(side(|piece| !matches!(piece, Piece::Gone(_))));
    let lang = if field.ends_with("_en") { Some("en") } else { Some("vi") };
    Some(Wording { old, new, lang: lang.filter(|lang| *lang != viewer.language.code()), cut: cut || also })
}

/// Leaves out what stands far from any difference.
fn around(pieces: Vec<Piece<'_>>) -> Vec<PieceView> {
    let last = pieces.len().saturating_sub(1);
    let view = |(at, piece): (usize, Piece<'_>)| match piece {
        Piece::Gone(text) | Piece::New(text) => PieceView { text: text.to_owned(), differs: true },
        Piece::Same(text) => {
            let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
            let head = if at == 0 { 0 } else { AROUND };
            let tail = if at == last { 0 } else { AROUND };
            let whole = words.len() <= head + tail + AROUND;
            let text = if whole {
                text.to_owned()
            } else {
                format!("{}… {}", words[..head].concat(), words[words.len() - tail..].concat())
            };
            PieceView { text, differs: false }
        }
    };
    pieces.into_iter().enumerate().map(view).collect()
}

/// Cuts a side that is too long; says whether it did.
fn within(pieces: Vec<PieceView>) -> (Vec<PieceView>, bool) {
    let mut free = MOST;
    let mut kept = Vec::new();
    for piece in pieces {
        let length = piece.text.chars().count();
        if length > free {
            let text: String = piece.text.chars().take(free).collect();
            kept.push(PieceView { text: format!("{}…", text.trim_end()), ..piece });
            return (kept, true);
        }
        free -= length;
        kept.push(piece);
    }
    (kept, false)
}

/// Tells which rows came and which went; a row that both have is not told.
fn parts(viewer: &Viewer<'_>, change: &Change) -> PartsView {
    let rows = |value: &Option<Json>| value.as_ref().and_then(Json::as_array).cloned().unwrap_or_default();
    let (mut gone, mut new) = (rows(&change.before), Vec::new());
    for row in rows(&change.after) {
        match gone.iter().position(|other| *other == row) {
            Some(at) => drop(gone.remove(at)),
            None => new.push(row),
        }
    }
    let set = change.field.as_deref().unwrap_or_default();
    let more = (gone.len().saturating_sub(ROWS) + new.len().saturating_sub(ROWS)) as u64;
    let told = |rows: Vec<Json>| rows.iter().take(ROWS).map(|row| shown::row(viewer, set, row)).collect();
    PartsView {
        gone: told(gone),
        new: told(new),
        more: (more > 0).then(|| viewer.count("changes.more-rows", more)),
    }
}
