//! The text of a document as Markdown.
//!
//! Takes the zones of a document; gives its sections, paragraphs, lists and the tables that hold no records, in printed
//! order and in printed words. Nothing of a text becomes markup by accident.

use super::head::closing;
use super::lines::{self, Line, Piece};
use super::outline::{Block, outline};
use super::signs;
use super::write::Writer;
use super::zones::{AppendixZone, Zones};
use crate::import::account::{Account, Reason};
use crate::import::found::Body;
use crate::import::paper::{self, Paper, Place, Table};

/// Writes the text of a document, and notes what stands in its margins.
pub(super) fn body(paper: &Paper, zones: &Zones, records: &[Place], account: &mut Account) -> Body {
    let mut writer = Writer::default();
    write(paper, &without_closing(&zones.text), 0, records, &mut writer);
    for appendix in &zones.appendices {
        write_appendix(paper, appendix, records, &mut writer);
    }
    for note in &zones.notes {
        writer.text(&note.text, &[note.place]);
    }
    for line in &zones.margins {
        let repeated = signs::is_page_number(&line.text)
            || zones.margins.iter().filter(|other| other.text == line.text).count() > 1;
        account.leave(line.place, if repeated { Reason::Repeated } else { Reason::Form });
    }
    leave_rules(zones, account);
    writer.finish()
}

/// Leaves strokes and stars between the lines; they say nothing.
fn leave_rules(zones: &Zones, account: &mut Account) {
    let appendices = zones.appendices.iter().flat_map(|zone| &zone.pieces);
    let lines = zones.text.iter().chain(appendices).filter_map(Piece::line);
    for line in lines.filter(|line| signs::is_rule(&line.text)) {
        account.leave(line.place, Reason::Form);
    }
}

fn is_rule(piece: &Piece) -> bool {
    piece.line().is_some_and(|line| signs::is_rule(&line.text))
}

/// Takes the closing mark off the last line.
fn without_closing(text: &[Piece]) -> Vec<Piece> {
    let mut text: Vec<Piece> = text.iter().filter(|piece| !is_rule(piece)).cloned().collect();
    let last = text.iter_mut().rev().find_map(|piece| match piece {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    });
    if let Some(line) = last
        && let Some((before, _)) = closing(&line.text)
    {
        line.text = before.to_owned();
    }
    text.retain(|piece| piece.line().is_none_or(|line| !line.text.is_empty()));
    text
}

fn write(paper: &Paper, pieces: &[Piece], under: usize, records: &[Place], writer: &mut Writer) {
    for (block, places) in outline(pieces) {
        match block {
            Block::Heading { level, text } => writer.heading(level + under, &text, &places),
            Block::Text(text) => writer.text(&text, &places),
            Block::Table(place) if records.contains(&place) => {}
            Block::Table(place) => {
                if let Some(table) = table_at(paper, place) {
                    writer.table(table, lines::core(table), place);
                }
            }
        }
    }
}

/// Writes what an appendix has beside its table of records.
fn write_appendix(paper: &Paper, zone: &AppendixZone, records: &[Place], writer: &mut Writer) {
    let said = |piece: &Piece| match piece {
        Piece::Line(_) => !is_rule(piece),
        Piece::Table(place) => !records.contains(place) && table_at(paper, *place).is_some(),
    };
    let pieces: Vec<Piece> = zone.pieces.iter().filter(|piece| said(piece)).cloned().collect();
    let name: Vec<&Line> = zone.label.iter().chain(&zone.title).take(1).collect();
    match name.first() {
        _ if pieces.is_empty() => return,
        Some(line) => writer.heading(0, &line.text, &[]),
        None => {}
    }
    write(paper, &pieces, 1, records, writer);
}

fn table_at(paper: &Paper, place: Place) -> Option<&Table> {
    match paper.parts.get(place.part)?.blocks.get(place.block)? {
        paper::Block::Table(table) => Some(table),
        paper::Block::Paragraph(_) => None,
    }
}
