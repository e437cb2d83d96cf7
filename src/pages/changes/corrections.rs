//! What the department found wrong in what was printed or published, beside the value as it was.

use serde::Serialize;
use serde_json::Value as Json;

use super::subject;
use super::told::{ChangeView, told};
use crate::ledger::{Change, Fact, Ledger, Values};
use crate::model::{AnnotationKind, ChangeNote, ChangeNoteKind, Quoted, Site};
use crate::pages::paging;
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

pub(in crate::pages) fn view(viewer: &Viewer<'_>, page: usize) -> Corrections {
    let (notes, facts) = (notes(viewer.site), facts(viewer.ledger));
    let shown = paging::shown(page, notes.len() + facts.len());
    let total = facts.iter().map(|(_, count)| *count).sum::<usize>() + notes.len();
    let of_notes = paging::common(&(0..notes.len()), &shown).unwrap_or_default();
    let of_facts = paging::common(&(notes.len()..notes.len() + facts.len()), &shown);
    let of_facts = of_facts.map_or(0..0, |range| range.start - notes.len()..range.end - notes.len());
    Corrections {
        total: viewer.count("changes.corrections", total as u64),
        published: notes[of_notes].iter().map(|note| published(viewer, note)).collect(),
        records: facts[of_facts].iter().filter_map(|(fact, _)| corrected(viewer, fact)).collect(),
    }
}

/// Counts the pages of corrections.
pub(in crate::pages) fn page_count(site: &Site, ledger: &Ledger) -> usize {
    paging::pages(notes(site).len() + facts(ledger).len())
}

/// Lists the corrections of what the site published, the newest first.
fn notes(site: &Site) -> Vec<&ChangeNote> {
    let noted = |note: &&ChangeNote| note.kind == ChangeNoteKind::Correction;
    let mut notes: Vec<&ChangeNote> = site.changes.iter().filter(noted).collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.date));
    notes
}

/// Lists the records with notes that say something is wrong, each with their number.
fn facts(ledger: &Ledger) -> Vec<(&Fact, usize)> {
    let wrong = |fact: &Fact| {
        let record = fact.record();
        record.parts.get("annotations").map_or(0, |rows| rows.iter().filter(|row| is_wrong(row)).count())
    };
    let counted = ledger.now.of_set("annotations").iter().map(|fact| (fact, wrong(fact)));
    counted.filter(|(_, count)| *count > 0).collect()
}

fn is_wrong(row: &Values) -> bool {
    let kind = row.get("kind").and_then(Json::as_str);
    WRONG.iter().any(|wrong| Some(wrong.as_str()) == kind)
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
    is_wrong(row).then(|| Correction {
        title: viewer.say(&format!("annotation.{kind}")),
        printed: phrase("printed"),
        proposed: phrase("proposed"),
        reason: phrase("reason"),
        by: phrase("by"),
        on: text("on").and_then(|day| day.parse().ok()).map(|day| viewer.day(day)),
    })
}
