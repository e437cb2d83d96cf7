//! Word documents: every text of the file once, in the order of reading.
//!
//! The body comes first, then footnotes and endnotes, then headers and footers. Styles, lists and relations are read
//! before. What is left behind (deleted text, comments, pictures) is counted and said.

mod inline;
mod line;
mod number;
mod numbering;
mod styles;
mod table;
mod tally;
mod walker;

use std::collections::BTreeMap;

use super::package::{Package, Relation};
use super::refusal;
use super::xml::{self, Element};
use crate::diagnostic::Message;
use crate::import::paper::{Block, Origin, Paper, Part};
use numbering::Numbering;
use styles::Styles;
use walker::{NoteKind, Walker};

/// The part a document usually begins with.
const MAIN: &str = "word/document.xml";

/// Reads a document.
pub(super) fn read(mut package: Package<'_>) -> Result<Paper, Message> {
    let main = package.main_part(MAIN)?;
    let relations = package.relations(&main)?;
    let (styles, numbering) = looks(&mut package, &relations)?;
    let mut walker = Walker::new(&styles, numbering);
    let mut blocks = part(&mut package, &mut walker, &main, None)?.ok_or_else(refusal::broken)?;
    for (kind, note) in [("footnotes", NoteKind::Footnote), ("endnotes", NoteKind::Endnote)] {
        for path in targets(&relations, kind) {
            blocks.extend(notes(&mut package, &mut walker, &path, note)?);
        }
    }
    for path in ["header", "footer"].into_iter().flat_map(|kind| targets(&relations, kind)) {
        blocks.extend(part(&mut package, &mut walker, &path, Some(Origin::Margin))?.unwrap_or_default());
    }
    for path in targets(&relations, "comments") {
        let Some(text) = package.text(&path)? else { continue };
        walker.tally.comments += xml::parse(&text)?.root_element().all("comment").count();
    }
    let part = Part { sheet: None, hidden: false, blocks };
    Ok(Paper { parts: vec![part], remarks: walker.tally.remarks(), ..Paper::default() })
}

/// Reads styles and lists, which refer to one another.
fn looks(package: &mut Package<'_>, relations: &[Relation]) -> Result<(Styles, Numbering), Message> {
    let mut first = |kind: &str| -> Result<Option<String>, Message> {
        let Some(path) = targets(relations, kind).into_iter().next() else { return Ok(None) };
        package.text(&path)
    };
    let styles = match first("styles")? {
        Some(text) => Styles::read(xml::parse(&text)?.root_element()),
        None => Styles::default(),
    };
    let numbering = match first("numbering")? {
        Some(text) => {
            let style_list = |style: &str| styles.paragraph(Some(style)).list.clone();
            Numbering::read(xml::parse(&text)?.root_element(), style_list)
        }
        None => Numbering::default(),
    };
    Ok((styles, numbering))
}

/// Gives the parts of a kind, each once.
fn targets(relations: &[Relation], kind: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for relation in relations.iter().filter(|relation| relation.kind == kind) {
        if !found.contains(&relation.target) {
            found.push(relation.target.clone());
        }
    }
    found
}

/// Reads the blocks of a part; `None` where the file has no such part.
fn part(
    package: &mut Package<'_>,
    walker: &mut Walker<'_>,
    path: &str,
    origin: Option<Origin>,
) -> Result<Option<Vec<Block>>, Message> {
    let Some(text) = package.text(path)? else { return Ok(None) };
    walker.enter(package.relations(path)?, origin);
    let document = xml::parse(&text)?;
    let mut blocks = Vec::new();
    walker.blocks(document.root_element(), &mut blocks)?;
    Ok(Some(blocks))
}

/// Reads the notes of a part in the order the text refers to them, the others after them.
fn notes(
    package: &mut Package<'_>,
    walker: &mut Walker<'_>,
    path: &str,
    kind: NoteKind,
) -> Result<Vec<Block>, Message> {
    let Some(text) = package.text(path)? else { return Ok(Vec::new()) };
    walker.enter(package.relations(path)?, Some(Origin::Note));
    let document = xml::parse(&text)?;
    let numbers: BTreeMap<String, usize> = walker.references(kind);
    let mut notes: Vec<_> = document.root_element().children().filter(|note| note.is_element()).collect();
    let number = |note: &roxmltree::Node<'_, '_>| note.value("id").and_then(|id| numbers.get(id).copied());
    notes.sort_by_key(|note| number(note).unwrap_or(usize::MAX));
    let mut blocks = Vec::new();
    for note in notes {
        let mut of = Vec::new();
        walker.blocks(note, &mut of)?;
        let first = of.iter_mut().find_map(|block| match block {
            Block::Paragraph(paragraph) if !paragraph.text.trim().is_empty() => Some(paragraph),
            _ => None,
        });
        if let (Some(paragraph), Some(number)) = (first, number(&note)) {
            paragraph.label.get_or_insert_with(|| kind.label(number));
        }
        blocks.extend(of);
    }
    Ok(blocks)
}
