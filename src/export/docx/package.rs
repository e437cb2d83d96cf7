//! The parts of a document and how they are put into one file.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::{self, HEADER, NAMESPACES};
use super::xml::Xml;
use super::{Document, styles};

const MEMORY: &str = "a file in memory can be written";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Puts the parts of a document into one file, each as old as the zip format itself.
pub(super) fn zip(document: &Document) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations()),
        ("docProps/core.xml", properties(document)),
        ("word/document.xml", body::document(document)),
        ("word/_rels/document.xml.rels", document_relations()),
        ("word/styles.xml", styles::part()),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header()),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(path, options).expect(MEMORY);
        zip.write_all(text.as_bytes()).expect(MEMORY);
    }
    zip.finish().expect(MEMORY).into_inner()
}

fn content_types() -> String {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let core = "application/vnd.openxmlformats-package.core-properties+xml".to_owned();
    for (part, kind) in [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/header1.xml", format!("{WORD}.header+xml")),
        ("/docProps/core.xml", core),
    ] {
        xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
    }
    xml.close();
    xml.finish()
}

fn relations() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    related(&[("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"), ("rId2", core, "docProps/core.xml")])
}

fn document_relations() -> String {
    related(&[
        ("rIdStyles", format!("{OFFICE}/styles"), "styles.xml"),
        ("rIdSettings", format!("{OFFICE}/settings"), "settings.xml"),
        (HEADER, format!("{OFFICE}/header"), "header1.xml"),
    ])
}

fn related(relations: &[(&str, String, &str)]) -> String {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (id, kind, target) in relations {
        xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.close();
    xml.finish()
}

fn properties(document: &Document) -> String {
    let mut xml = Xml::new();
    let made = format!("{}T00:00:00Z", document.dated);
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.leaf("dc:title", &[], &document.title);
    xml.leaf("dc:creator", &[], &document.author);
    xml.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &made);
    xml.leaf("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &made);
    xml.leaf("dc:language", &[], "vi-VN");
    xml.close();
    xml.finish()
}

fn settings() -> String {
    let mut xml = Xml::new();
    xml.open("w:settings", &NAMESPACES[..1]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.value("w:defaultTabStop", "720");
    xml.value("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    // Without it Word opens the file in the mode of an old version.
    let word = "http://schemas.microsoft.com/office/word";
    xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", word), ("w:val", "15")]);
    xml.close();
    xml.value("w:themeFontLang", "vi-VN");
    xml.value("w:decimalSymbol", ",");
    xml.value("w:listSeparator", ";");
    xml.close();
    xml.finish()
}

/// The page number in the middle of the upper margin, upright and in Arabic figures.
fn header() -> String {
    let mut xml = Xml::new();
    xml.open("w:hdr", &NAMESPACES);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Header");
    xml.close();
    let run = |xml: &mut Xml, write: &dyn Fn(&mut Xml)| {
        xml.open("w:r", &[]);
        write(xml);
        xml.close();
    };
    run(&mut xml, &|xml| xml.empty("w:fldChar", &[("w:fldCharType", "begin")]));
    run(&mut xml, &|xml| xml.leaf("w:instrText", &[("xml:space", "preserve")], " PAGE "));
    run(&mut xml, &|xml| xml.empty("w:fldChar", &[("w:fldCharType", "separate")]));
    run(&mut xml, &|xml| xml.leaf("w:t", &[], "2"));
    run(&mut xml, &|xml| xml.empty("w:fldChar", &[("w:fldCharType", "end")]));
    xml.close();
    xml.close();
    xml.finish()
}
