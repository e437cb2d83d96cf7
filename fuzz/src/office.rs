//! Office files: bytes as they are, and archives put together around parts of any text.

use std::io::{Cursor, Write};

use minhbach::import::read;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::choice;

/// What separates the parts of an archive in the bytes of a target.
pub const SEPARATOR: &[u8] = b"\n%%\n";

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="t/styles" Target="styles.xml"/><Relationship Id="rId2" Type="t/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="t/footnotes" Target="footnotes.xml"/><Relationship Id="rId4" Type="t/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId5" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const TYPES: &str = r#"<Types><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="Trang" sheetId="1" r:id="rId4"/></sheets></workbook>"#;

const WORD: [&str; 4] = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"];
const SHEETS: [&str; 4] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
const OPEN: [&str; 2] = ["content.xml", "styles.xml"];

/// Reads one office file: the first byte says of what format, or that the bytes are an archive already.
pub fn readers(data: &[u8]) {
    if let Some((name, bytes)) = file(data) {
        let _ = read::read(&name, &bytes);
    }
}

/// Makes an office file of any bytes.
pub(crate) fn file(data: &[u8]) -> Option<(String, Vec<u8>)> {
    let (kind, rest) = choice(data, 8);
    let (name, bytes) = match kind {
        0 => ("a.docx", archive(&WORD, rest, &[("word/_rels/document.xml.rels", RELATIONS)])?),
        1 => ("a.xlsx", archive(&SHEETS, rest, &[("xl/_rels/workbook.xml.rels", RELATIONS)])?),
        2 => ("a.ods", archive(&OPEN, rest, &[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])?),
        3 => ("a.xls", rest.to_vec()),
        4 => ("a.csv", rest.to_vec()),
        5 => ("a.txt", rest.to_vec()),
        6 => ("a.docx", rest.to_vec()),
        _ => ("a.xlsx", rest.to_vec()),
    };
    Some((name.to_owned(), bytes))
}

/// Packs parts, one after the other as they are named, and what every archive of the format has.
fn archive(names: &[&str], data: &[u8], fixed: &[(&str, &str)]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &[u8]| {
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(content).ok()
    };
    for (name, content) in fixed {
        add(name, content.as_bytes())?;
    }
    add("[Content_Types].xml", TYPES.as_bytes())?;
    let parts = parts(data);
    for (name, content) in names.iter().zip(&parts) {
        add(name, content)?;
    }
    if names.contains(&"xl/workbook.xml") && parts.len() < names.len() {
        add("xl/workbook.xml", WORKBOOK.as_bytes())?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// Splits bytes at the separators.
pub(crate) fn parts(data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(SEPARATOR.len()).position(|window| window == SEPARATOR) {
        parts.push(&rest[..at]);
        rest = &rest[at + SEPARATOR.len()..];
    }
    parts.push(rest);
    parts
}
