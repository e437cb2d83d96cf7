//! Workbooks of Excel (`.xlsx`): sheets in their order, with merges, formats of numbers, hidden sheets and rows.

use std::collections::BTreeMap;

use super::stream::{Stream, Token};
use super::xlsx_cells::{self, Book, Rich};
use super::{Sheet, Tally, blocks, xlsx_looks};
use crate::diagnostic::Message;
use crate::import::paper::Paper;
use crate::import::read::package::{Package, Relation};
use crate::import::read::xml::{self, Element};
use crate::import::read::{links, refusal};

/// The part a workbook usually begins with.
const MAIN: &str = "xl/workbook.xml";

/// Reads a workbook.
pub(in crate::import::read) fn read(mut package: Package<'_>) -> Result<Paper, Message> {
    let main = package.main_part(MAIN)?;
    let relations = package.relations(&main)?;
    let text = package.text(&main)?.ok_or_else(refusal::broken)?;
    let document = xml::parse(&text)?;
    let root = document.root_element();
    let properties = root.child("workbookPr");
    let from_1904 = properties.is_some_and(|of| matches!(of.value("date1904"), Some("1" | "true")));
    let book = Book { from_1904, ..shared(&mut package, &relations)? };
    let mut tally = Tally::default();
    let mut parts = Vec::new();
    for listed in root.child("sheets").into_iter().flat_map(|sheets| sheets.all("sheet")) {
        let name = listed.value("name").map(str::to_owned);
        let hidden = matches!(listed.value("state"), Some("hidden" | "veryHidden"));
        let target = relations.iter().find(|relation| Some(relation.id.as_str()) == listed.value("id"));
        let Some(path) = target.filter(|relation| relation.kind == "worksheet").map(|relation| &relation.target) else {
            tally.pictures += 1;
            continue;
        };
        let mut sheet = Sheet { name, hidden, ..Sheet::default() };
        fill(&mut package, path, &book, &mut sheet, &mut tally)?;
        parts.push(blocks::part(sheet)?);
    }
    Ok(Paper { parts, remarks: tally.remarks(), ..Paper::default() })
}

/// Reads the texts and looks all sheets share.
fn shared(package: &mut Package<'_>, relations: &[Relation]) -> Result<Book, Message> {
    let target = |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|of| of.target.clone());
    let mut book = Book::default();
    if let Some(text) = target("styles").map(|path| package.text(&path)).transpose()?.flatten() {
        book.looks = xlsx_looks::read(xml::parse(&text)?.root_element());
    }
    if let Some(part) = target("sharedStrings").map(|path| package.open_part(&path)).transpose()?.flatten() {
        let mut stream = Stream::new(part);
        while let Some(token) = stream.next()? {
            match token {
                Token::Open(tag) if tag.name == "si" && tag.empty => book.strings.push(Rich::default()),
                Token::Open(tag) if tag.name == "si" => book.strings.push(Rich::read(&mut stream, "si")?),
                _ => {}
            }
        }
    }
    Ok(book)
}

/// Reads one sheet with what floats over it.
fn fill(
    package: &mut Package<'_>,
    path: &str,
    book: &Book,
    sheet: &mut Sheet,
    tally: &mut Tally,
) -> Result<(), Message> {
    let Some(part) = package.open_part(path)? else { return Err(refusal::broken()) };
    let places = xlsx_cells::read(&mut Stream::new(part), book, sheet, tally)?;
    let relations = package.relations(path)?;
    let addresses: BTreeMap<&str, &str> = relations.iter().map(|of| (of.id.as_str(), of.target.as_str())).collect();
    for (row, column, id) in places {
        let Some(entry) = sheet.cells.get_mut(&(row, column)) else { continue };
        if let Some(address) = addresses.get(id.as_str()).and_then(|address| links::beside(&entry.text, address)) {
            entry.text = format!("{} ({address})", entry.text);
        }
    }
    for relation in &relations {
        match relation.kind.as_str() {
            "drawing" => drawing(package, &relation.target, sheet, tally)?,
            "comments" | "threadedComment" => {
                let Some(text) = package.text(&relation.target)? else { continue };
                let document = xml::parse(&text)?;
                tally.comments += document.descendants().filter(|node| node.name() == "comment").count();
            }
            _ => {}
        }
    }
    Ok(())
}

fn drawing(package: &mut Package<'_>, path: &str, sheet: &mut Sheet, tally: &mut Tally) -> Result<(), Message> {
    let Some(text) = package.text(path)? else { return Ok(()) };
    let document = xml::parse(&text)?;
    for node in document.descendants() {
        match node.name() {
            "pic" | "graphicFrame" => tally.pictures += 1,
            "txBody" => {
                let line = |paragraph: roxmltree::Node<'_, '_>| -> String {
                    let texts = paragraph.descendants().filter(|node| node.name() == "t");
                    texts.filter_map(|node| node.text()).collect()
                };
                sheet.boxes.push(node.all("p").map(line).collect::<Vec<_>>().join("\n"));
            }
            _ => {}
        }
    }
    Ok(())
}
