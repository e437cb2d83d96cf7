//! What the department found wrong in what was printed or published, beside the value as it was.

use serde::Serialize;
use serde_json::Value as Json;

use super::subject;
use crate::ledger::{Fact, Values};
use crate::model::AnnotationKind;
use crate::pages::parts::{DateView, Phrase};
use crate::pages::viewer::Viewer;

/// The corrections.
#[derive(Debug, Serialize)]
pub struct Corrections {
    /// How many, in words.
    pub total: String,
    /// Those of values that were printed, by record.
    pub records: Vec<CorrectedRecord>,
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
    let total = records.iter().map(|record| record.notes.len() as u64).sum();
    Corrections { total: viewer.count("changes.corrections", total), records }
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
        name: subject::name(viewer, &set, id),
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
