//! The body of a document: its sections with their paragraphs and tables, in the order of elements Word insists on.

use super::xml::Xml;
use super::{Align, Block, Document, Page, Paragraph, Run, Section, Style, styles, table};

/// The relation to the header with the page number.
pub(super) const HEADER: &str = "rIdHeader";

/// The names of the parts of the language.
pub(super) const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// Writes `word/document.xml`.
pub(super) fn document(document: &Document) -> String {
    let mut xml = Xml::new();
    xml.open("w:document", &NAMESPACES);
    xml.open("w:body", &[]);
    for (index, section) in document.sections.iter().enumerate() {
        blocks(&mut xml, &section.blocks);
        write_end(&mut xml, section, index + 1 == document.sections.len());
    }
    xml.close();
    xml.close();
    xml.finish()
}

/// Ends a section: the last one in the body itself, every other in a paragraph of its own.
fn write_end(xml: &mut Xml, section: &Section, is_last: bool) {
    if is_last {
        return page(xml, section.page);
    }
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    tiny(xml);
    page(xml, section.page);
    xml.close();
    xml.close();
}

/// Writes blocks. Two tables in a row would become one, and Word wants a paragraph after the last one.
pub(super) fn blocks(xml: &mut Xml, blocks: &[Block]) {
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Paragraph(one) => paragraph(xml, one),
            Block::Rule(blank) => rule(xml, *blank),
            Block::Table(one) => {
                table::table(xml, one);
                if matches!(blocks.get(index + 1), None | Some(Block::Table(_))) {
                    empty(xml);
                }
            }
        }
    }
    if blocks.is_empty() {
        empty(xml);
    }
}

/// Writes an empty paragraph that takes no room.
fn empty(xml: &mut Xml) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    tiny(xml);
    xml.close();
    xml.close();
}

/// The properties of a paragraph that takes no room.
fn tiny(xml: &mut Xml) {
    xml.value("w:pStyle", styles::id(Style::Plain));
    xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")]);
    xml.open("w:rPr", &[]);
    xml.value("w:sz", "2");
    xml.value("w:szCs", "2");
    xml.close();
}

/// Draws a line as the upper border of an empty paragraph, indented on both sides.
fn rule(xml: &mut Xml, blank: u32) {
    let indent = twips(blank).to_string();
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", styles::id(Style::Plain));
    xml.open("w:pBdr", &[]);
    xml.empty("w:top", &[("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "auto")]);
    xml.close();
    xml.empty("w:spacing", &[("w:before", "40"), ("w:after", "0"), ("w:line", "120"), ("w:lineRule", "exact")]);
    xml.empty("w:ind", &[("w:left", &indent), ("w:right", &indent)]);
    xml.open("w:rPr", &[]);
    xml.value("w:sz", "8");
    xml.value("w:szCs", "8");
    xml.close();
    xml.close();
    xml.close();
}

fn paragraph(xml: &mut Xml, paragraph: &Paragraph) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", styles::id(paragraph.style));
    if paragraph.keep_next {
        xml.empty("w:keepNext", &[]);
    }
    if let Some(align) = paragraph.align {
        // Only running text has a first line to indent; in another place of the line it has none.
        if paragraph.style == Style::Body && align != Align::Justify {
            xml.empty("w:ind", &[("w:firstLine", "0")]);
        }
        xml.value("w:jc", word(align));
    }
    xml.close();
    paragraph.runs.iter().for_each(|one| run(xml, one));
    xml.close();
}

fn word(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

fn run(xml: &mut Xml, run: &Run) {
    if run.text.is_empty() {
        return;
    }
    xml.open("w:r", &[]);
    look(xml, run);
    for (line, text) in run.text.split('\n').enumerate() {
        if line > 0 {
            xml.empty("w:br", &[]);
        }
        for (column, text) in text.split('\t').enumerate() {
            if column > 0 {
                xml.empty("w:tab", &[]);
            }
            if !text.is_empty() {
                xml.leaf("w:t", &[("xml:space", "preserve")], text);
            }
        }
    }
    xml.close();
}

fn look(xml: &mut Xml, run: &Run) {
    if !run.bold && !run.italic && run.size.is_none() {
        return;
    }
    xml.open("w:rPr", &[]);
    if run.bold {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
    if run.italic {
        xml.empty("w:i", &[]);
        xml.empty("w:iCs", &[]);
    }
    if let Some(points) = run.size {
        let half_points = (u32::from(points) * 2).to_string();
        xml.value("w:sz", &half_points);
        xml.value("w:szCs", &half_points);
    }
    xml.close();
}

/// Writes the page of a section: its first page shows no number.
fn page(xml: &mut Xml, page: Page) {
    let [top, right, bottom, left] = page.margins.map(|margin| twips(margin).to_string());
    let (width, height) = (twips(page.width).to_string(), twips(page.height).to_string());
    let header = twips(page.margins[0] / 2).to_string();
    let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
    if page.width > page.height {
        size.push(("w:orient", "landscape"));
    }
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", HEADER)]);
    xml.value("w:type", "nextPage");
    xml.empty("w:pgSz", &size);
    let sides = [("w:top", &*top), ("w:right", &right), ("w:bottom", &bottom), ("w:left", &left)];
    let rest = [("w:header", &*header), ("w:footer", &header), ("w:gutter", "0")];
    xml.empty("w:pgMar", &[&sides[..], &rest[..]].concat());
    xml.empty("w:pgNumType", &[("w:start", "1")]);
    xml.empty("w:titlePg", &[]);
    xml.close();
}

/// Turns millimetres into twentieths of a point, to the nearest.
pub(super) fn twips(millimetres: u32) -> u32 {
    (millimetres * 7200 + 63) / 127
}
