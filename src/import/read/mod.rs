//! Turns the bytes of an office file into a [`Paper`], whatever its format, or says clearly why it cannot be read.
//!
//! `format` tells what the bytes are; `word`, `sheet` and `plain` read one family each and give texts as they stand in
//! the file; `legacy` and `clean` then bring every text into one spelling. Nothing here knows what a piece means.

mod clean;
mod decode;
mod format;
mod legacy;
mod links;
mod package;
mod plain;
mod refusal;
mod sheet;
mod symbols;
mod word;
mod xml;

#[cfg(test)]
mod tests;

use super::paper::{Block, Paper, Table};
use crate::diagnostic::Message;
use format::Format;
use package::Package;

/// Reads a file; its format is told by its bytes, and the ending of its name must agree.
///
/// # Errors
///
/// Gives what is wrong and how to mend it: encrypted, with macros, too large when unpacked, of another kind than its
/// name says, broken, without a word.
pub fn read(name: &str, bytes: &[u8]) -> Result<Paper, Message> {
    let mut paper = match format::tell(name, bytes)? {
        Format::Word => word::read(Package::open(bytes)?)?,
        Format::Workbook => sheet::xlsx::read(Package::open(bytes)?)?,
        Format::OldWorkbook => sheet::xls::read(bytes)?,
        Format::OpenSheet => sheet::ods::read(Package::open(bytes)?)?,
        Format::Separated => sheet::csv::read(bytes)?,
        Format::Plain => plain::read(bytes)?,
    };
    paper.name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    legacy::mend(&mut paper);
    finish(&mut paper);
    if paper.parts.is_empty() { Err(refusal::nothing_written()) } else { Ok(paper) }
}

/// Brings every text into one spelling and drops what is empty then: paragraphs without text, tables without cells,
/// sheets without either.
fn finish(paper: &mut Paper) {
    for part in &mut paper.parts {
        part.blocks.iter_mut().for_each(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text = clean::paragraph(&paragraph.text),
            Block::Table(table) => cells(table).for_each(|text| *text = clean::cell(text)),
        });
        part.blocks.retain(|block| match block {
            Block::Paragraph(paragraph) => !paragraph.text.is_empty(),
            Block::Table(table) => table.rows.iter().any(|row| !row.cells.is_empty()),
        });
    }
    paper.parts.retain(|part| !part.blocks.is_empty());
}

fn cells(table: &mut Table) -> impl Iterator<Item = &mut String> {
    table.rows.iter_mut().flat_map(|row| row.cells.iter_mut().map(|cell| &mut cell.text))
}
