//! What the writer of workbooks does not offer, written into the finished package.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const WHOLE: &str = "the package was just written to memory";

/// Locks the structure of a workbook, so that no sheet is renamed or lost by chance, and lets rows grow with what is
/// typed into them: their heights are a beginning.
pub(super) fn protect(bytes: &[u8]) -> Vec<u8> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).expect(WHOLE);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut part = package.by_index(index).expect(WHOLE);
        let name = part.name().expect(WHOLE).into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("the parts of a workbook without pictures are texts");
        writer.start_file(&name, SimpleFileOptions::default()).expect(WHOLE);
        writer.write_all(patched(&name, text).as_bytes()).expect(WHOLE);
    }
    writer.finish().expect(WHOLE).into_inner()
}

fn patched(name: &str, text: String) -> String {
    if name == "xl/workbook.xml" {
        return text.replacen("<bookViews>", "<workbookProtection lockStructure=\"1\"/><bookViews>", 1);
    }
    if !name.starts_with("xl/worksheets/") {
        return text;
    }
    let grows = |(at, row): (usize, &str)| match row.split_once('>') {
        Some((head, rest)) if at > 0 => format!("<row {}>{rest}", head.replace(" customHeight=\"1\"", "")),
        _ => row.to_owned(),
    };
    text.split("<row ").enumerate().map(grows).collect()
}
