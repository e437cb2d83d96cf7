//! What the department found wrong in what was printed or published, beside the value as it was.

use serde::Serialize;
use serde_json::Value as Json;

use super::subject;
use super::told::{ChangeView, told};
use crate::ledger::{Change, Fact, Values};
use crate::model::{AnnotationKind, ChangeNote, ChangeNoteKind, Quoted};
use crate::pages::parts::{DateView, Phrase};
use crate::pages::viewer::Viewer;

/// The corrections.
#[derive(Debug, Serialize)]
pub struct Corrections {
    /// How many, in words.
    pub total: String,
    /// Those of what the site published, the newest first.
    pub published: Vec<Published>,
    /// Those of values that were printed, by record.
    pub records: Vec<CorrectedRecord>,
}

/// A correction of something the site published.
#[derive(Debug, Serialize)]
pub struct Published {
    /// The record.
    pub name: Phrase,
    /// Leads to it.
    pub href: Option<String>,
    /// The day it was made.
    pub date: DateView,
    /// What a release shows of it.
    pub changes: Vec<ChangeView>,
    /// What was published before, where no release shows it.
    pub was: Option<Phrase>,
    /// What is published now, where no release shows it.
    pub now: Option<Phrase>,
    /// Why.
    pub reason: Phrase,
    /// The document that decided it.
    pub document: Option<Phrase>,
}

/// A record with its corrections.
#[derive(Debug, Serialize)]
pub struct CorrectedRecord {
    /// The record.
    pub name: Phrase,
    /// Leads to it.
    pub href: Option<String>,
    /// Its corrections.
    pub notes: Vec<Correction>,
}

/// A correction.
#[derive(Debug, Serialize)]
pub struct Correction {
    /// Its kind in words.
    pub title: String,
    /// The value as it was printed.
    pub printed: Option<Phrase>,
    /// What it should be.
    pub proposed: Option<Phrase>,
    /// Why.
    pub reason: Option<Phrase>,
    /// Who found it.
    pub by: Option<Phrase>,
    /// When.
    pub on: Option<DateView>,
}

/// Kinds of notes that say something is wrong; the others explain.
const WRONG: [AnnotationKind; 3] = [AnnotationKind::Ocr, AnnotationKind::Misprint, AnnotationKind::Inconsistency];

pub(in crate::pages) fn view(viewer: &Viewer<'_>) -> Corrections {
    let records: Vec<CorrectedRecord> =
        viewer.ledger.now.of_set("annotations").iter().filter_map(|fact| corrected(viewer, fact)).collect();
    let noted = |note: &&ChangeNote| note.kind == ChangeNoteKind::Correction;
    let mut notes: Vec<&ChangeNote> = viewer.site.changes.iter().filter(noted).collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.date));
    let total = records.iter().map(|record| record.notes.len() as u64).sum::<u64>() + notes.len() as u64;
    Corrections {
        total: viewer.count("changes.corrections", total),
        published: notes.into_iter().map(|note| published(viewer, note)).collect(),
        records,
    }
}

fn published(viewer: &Viewer<'_>, note: &ChangeNote) -> Published {
    let (set, id) = note.names();
    let of_note = |change: &&Change| {
        change.note == Some(note.kind)
            && change.noted == Some(note.date)
            && (change.set.as_str(), change.id.as_str()) == (set, id)
            && note.field.as_ref().is_none_or(|field| change.field.as_ref() == Some(field))
    };
    let changes = viewer.ledger.steps.iter().flat_map(|step| &step.changes).filter(of_note);
    let quoted = |quoted: &Option<Quoted>| quoted.as_ref().map(|quoted| viewer.phrase(&quoted.0));
    Published {
        name: subject::name(viewer, set, id, None),
        href: subject::address(viewer, set, id),
        date: viewer.day(note.date),
        changes: changes.map(|change| told(viewer, change)).collect(),
        was: quoted(&note.was),
        now: quoted(&note.now),
        reason: viewer.phrase(&note.reason.0),
        document: note
            .document
            .as_deref()
            .map(|document| viewer.document_link(document).map_or_else(|| viewer.printed(document), |link| link.text)),
    }
}

fn corrected(viewer: &Viewer<'_>, fact: &Fact) -> Option<CorrectedRecord> {
    let record = fact.record();
    let rows = record.parts.get("annotations")?;
    let notes: Vec<Correction> = rows.iter().filter_map(|row| correction(viewer, row)).collect();
    let (kind, id) = record.id.split_once('/')?;
    let set = match kind {
        "budget" | "statistics" => kind.to_owned(),
        kind => format!("{kind}s"),
    };
    (!notes.is_empty()).then(|| CorrectedRecord {
        name: subject::name(viewer, &set, id, None),
        href: subject::address(viewer, "annotations", &record.id),
        notes,
    })
}

fn correction(viewer: &Viewer<'_>, row: &Values) -> Option<Correction> {
    let text = |name: &str| row.get(name).and_then(Json::as_str);
    let phrase = |name: &str| text(name).map(|text| viewer.printed(text));
    let kind = text("kind")?;
    WRONG.iter().any(|wrong| wrong.as_str() == kind).then(|| Correction {
        title: viewer.say(&format!("annotation.{kind}")),
        printed: phrase("printed"),
        proposed: phrase("proposed"),
        reason: phrase("reason"),
        by: phrase("by"),
        on: text("on").and_then(|day| day.parse().ok()).map(|day| viewer.day(day)),
    })
}
