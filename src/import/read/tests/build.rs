//! Small office files, built part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Packs parts into an archive.
pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part can be added");
        writer.write_all(content.as_bytes()).expect("memory can be written");
    }
    writer.finish().expect("an archive can be ended").into_inner()
}

const WORD: &str = "xmlns:w=\"w\" xmlns:r=\"r\" xmlns:mc=\"mc\" xmlns:w14=\"w14\" xmlns:wps=\"wps\" xmlns:v=\"v\"";

/// Builds a document of a body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// Builds a document of a body and other parts of `word/`, each with the elements its root holds.
pub(super) fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    let kind =
        |name: &str| name.trim_end_matches(".xml").trim_end_matches(|digit: char| digit.is_ascii_digit()).to_owned();
    let relation = |(at, (name, content)): (usize, &(&str, &str))| match *name {
        "link" => {
            format!("<Relationship Id=\"link\" Type=\"t/hyperlink\" Target=\"{content}\" TargetMode=\"External\"/>")
        }
        _ => format!("<Relationship Id=\"r{at}\" Type=\"t/{}\" Target=\"{name}\"/>", kind(name)),
    };
    let relations: String = parts.iter().enumerate().map(relation).collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let files: Vec<(String, String)> = parts
        .iter()
        .filter(|(name, _)| name.ends_with(".xml"))
        .map(|(name, content)| (format!("word/{name}"), format!("<w:root {WORD}>{content}</w:root>")))
        .collect();
    let mut all = vec![("word/document.xml", document.as_str()), ("word/_rels/document.xml.rels", relations.as_str())];
    all.extend(files.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    archive(&all)
}

/// Builds a paragraph of one run.
pub(super) fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// Builds a run.
pub(super) fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Builds a cell with properties and a paragraph.
pub(super) fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// Builds a table of rows of cells.
pub(super) fn tbl(rows: &[&[String]]) -> String {
    let row = |cells: &&[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// Builds a workbook of one sheet: what its `worksheet` holds, its shared strings, its styles.
pub(super) fn xlsx(sheet: &str, strings: &[&str], styles: &str) -> Vec<u8> {
    let strings: String = strings.iter().map(|text| format!("<si>{text}</si>")).collect();
    archive(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Phụ lục\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"b\" Type=\"t/sharedStrings\" Target=\"sharedStrings.xml\"/>\
             <Relationship Id=\"c\" Type=\"t/styles\" Target=\"styles.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns:r=\"r\">{sheet}</worksheet>")),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships><Relationship Id=\"link\" Type=\"t/hyperlink\" Target=\"https://so.gov.vn/a\" TargetMode=\"External\"/></Relationships>",
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        ("xl/styles.xml", &format!("<styleSheet>{styles}</styleSheet>")),
    ])
}

/// Builds the data of a sheet from rows of texts from A1 on; blank texts are no cells.
pub(super) fn rows(rows: &[&[&str]]) -> String {
    let cell = |row: usize, (column, text): (usize, &&str)| {
        let at = format!("{}{row}", char::from(b'A' + u8::try_from(column).expect("few columns")));
        if text.is_empty() {
            format!("<c r=\"{at}\"/>")
        } else {
            format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        }
    };
    let row = |(at, cells): (usize, &&[&str])| {
        let cells: String = cells.iter().enumerate().map(|of| cell(at + 1, of)).collect();
        format!("<row r=\"{}\">{cells}</row>", at + 1)
    };
    format!("<sheetData>{}</sheetData>", rows.iter().enumerate().map(row).collect::<String>())
}
