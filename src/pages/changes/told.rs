//! A change as a page shows it: its sentence, both texts side by side where words changed, why, and by which document.

use serde::Serialize;
use serde_json::Value as Json;

use super::{shown, subject};
use crate::ledger::{Change, Teller};
use crate::pages::parts::Phrase;
use crate::pages::summary;
use crate::pages::viewer::Viewer;
use crate::text::{Piece, difference};

/// A text of so many letters is shown with the words that differ.
const RUNNING: usize = 48;
/// So many words stand around a difference.
const AROUND: usize = 12;
/// The most letters shown of one side.
const MOST: usize = 2_400;

/// A change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Its kind in words.
    pub kind: String,
    /// The record.
    pub name: Phrase,
    /// Leads to the record, or to what stands in its place.
    pub href: Option<String>,
    /// What changed, in a sentence.
    pub sentence: String,
    /// Whether readers should know of it, as somebody marked.
    pub major: bool,
    /// The words that differ, where it is a text.
    pub wording: Option<Wording>,
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

/// Tells a change.
pub(super) fn told(viewer: &Viewer<'_>, change: &Change) -> ChangeView {
    let say = |key: &str| viewer.say(key);
    let teller = Teller::new(viewer.site, viewer.ledger, viewer.language, &say);
    let wording = wording(viewer, change);
    let name = change.name.as_ref().map(|name| viewer.printed(&name.title));
    ChangeView {
        kind: viewer.say(&format!("change-kind.{}", change.kind.as_str())),
        name: subject::name(viewer, &change.set, &change.id, name),
        href: subject::address(viewer, &change.set, &change.id),
        sentence: sentence(viewer, &teller, change, wording.is_some()),
        major: change.major,
        wording,
        reason: change.reason.as_deref().map(|reason| viewer.printed(reason)),
        without_reason: change.needs_reason() && change.reason.is_none(),
        document: change.document.as_deref().map(|document| viewer.printed(&teller.document(document))),
    }
}

/// Writes what changed as a sentence; what a note says it is stands before it. Texts that stand side by side below are
/// not quoted.
fn sentence(viewer: &Viewer<'_>, teller: &Teller<'_>, change: &Change, has_texts: bool) -> String {
    let what = match change.field.as_deref().filter(|_| has_texts) {
        Some(field) => {
            let column = summary::lower(&teller.column(&change.set, field));
            viewer.fill("changes.reworded", &[("record", &teller.record(change)), ("column", &column)])
        }
        None => teller.what(change),
    };
    let mut letters = what.chars();
    let what: String = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    let note = change.note.map(|note| format!("{}. ", viewer.say(&format!("change-note.{}", note.as_str()))));
    format!("{}{what}.", note.unwrap_or_default())
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

fn wording(viewer: &Viewer<'_>, change: &Change) -> Option<Wording> {
    let field = change.field.as_deref()?;
    let (old, new) = (change.before.as_ref()?.as_str()?, change.after.as_ref()?.as_str()?);
    let is_running = old.chars().count().max(new.chars().count()) > RUNNING;
    if !is_running || !shown::is_text(viewer, &change.set, field) {
        return None;
    }
    let pieces = difference(old, new);
    let side = |keep: fn(&Piece<'_>) -> bool| around(pieces.iter().copied().filter(keep).collect());
    let (old, cut) = within(side(|piece| !matches!(piece, Piece::New(_))));
    let (new, also) = within(side(|piece| !matches!(piece, Piece::Gone(_))));
    let lang = if field.ends_with("_en") { "en" } else { "vi" };
    Some(Wording { old, new, lang: Some(lang).filter(|lang| *lang != viewer.language.code()), cut: cut || also })
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
            let is_near = words.len() <= head + tail + AROUND;
            let far = || format!("{}… {}", words[..head].concat(), words[words.len() - tail..].concat());
            PieceView { text: if is_near { text.to_owned() } else { far() }, differs: false }
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
