//! The styles of a document as Decree 30/2020/NĐ-CP asks for them: Times New Roman, 14 point, black.

use super::Style;
use super::body::NAMESPACES;
use super::xml::Xml;

const FONT: &str = "Times New Roman";

/// Gives the id of a style.
pub(super) fn id(style: Style) -> &'static str {
    match style {
        Style::Body => "BodyText",
        Style::Plain => "Normal",
        Style::Heading(1) => "Heading1",
        Style::Heading(2) => "Heading2",
        Style::Heading(_) => "Heading3",
        Style::Title => "Title",
        Style::Subtitle => "Subtitle",
        Style::Caption => "Caption",
        Style::Cell => "TableText",
    }
}

/// How a style looks.
struct Look {
    id: &'static str,
    /// The name Word knows its own styles by.
    name: &'static str,
    align: &'static str,
    /// Blank above and below, in twentieths of a point.
    space: (&'static str, &'static str),
    /// The indent of the first line, in twentieths of a point.
    indent: Option<&'static str>,
    /// The level in the outline, for headings.
    outline: Option<&'static str>,
    bold: bool,
    italic: bool,
    /// The size in half points.
    size: &'static str,
}

const PLAIN: Look = Look {
    id: "Normal",
    name: "Normal",
    align: "left",
    space: ("0", "0"),
    indent: None,
    outline: None,
    bold: false,
    italic: false,
    size: "28",
};

const HEADING: Look = Look { space: ("120", "60"), indent: Some("720"), bold: true, ..PLAIN };

const LOOKS: [Look; 10] = [
    PLAIN,
    Look { id: "BodyText", name: "Body Text", align: "both", space: ("60", "60"), indent: Some("720"), ..PLAIN },
    Look { id: "Heading1", name: "heading 1", outline: Some("0"), ..HEADING },
    Look { id: "Heading2", name: "heading 2", outline: Some("1"), ..HEADING },
    Look { id: "Heading3", name: "heading 3", outline: Some("2"), italic: true, ..HEADING },
    Look { id: "Title", name: "Title", align: "center", space: ("240", "0"), bold: true, ..PLAIN },
    Look { id: "Subtitle", name: "Subtitle", align: "center", bold: true, ..PLAIN },
    Look { id: "Caption", name: "caption", align: "center", space: ("0", "120"), italic: true, size: "26", ..PLAIN },
    Look { id: "TableText", name: "Table Text", space: ("20", "20"), size: "24", ..PLAIN },
    Look { id: "Header", name: "header", align: "center", size: "26", ..PLAIN },
];

/// Writes `word/styles.xml`.
pub(super) fn part() -> String {
    let mut xml = Xml::new();
    xml.open("w:styles", &NAMESPACES[..1]);
    defaults(&mut xml);
    LOOKS.iter().for_each(|look| style(&mut xml, look));
    xml.close();
    xml.finish()
}

fn defaults(xml: &mut Xml) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:rFonts", &[("w:ascii", FONT), ("w:hAnsi", FONT), ("w:eastAsia", FONT), ("w:cs", FONT)]);
    xml.value("w:sz", PLAIN.size);
    xml.value("w:szCs", PLAIN.size);
    xml.empty("w:lang", &[("w:val", "vi-VN"), ("w:eastAsia", "vi-VN"), ("w:bidi", "vi-VN")]);
    xml.close();
    xml.close();
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")]);
    xml.close();
    xml.close();
    xml.close();
}

fn style(xml: &mut Xml, look: &Look) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", look.id)];
    attributes.extend((look.id == PLAIN.id).then_some(("w:default", "1")));
    attributes.extend((look.id == "TableText").then_some(("w:customStyle", "1")));
    xml.open("w:style", &attributes);
    xml.value("w:name", look.name);
    if look.id != PLAIN.id {
        xml.value("w:basedOn", PLAIN.id);
    }
    if look.outline.is_some() {
        xml.value("w:next", "BodyText");
    }
    xml.empty("w:qFormat", &[]);
    paragraph(xml, look);
    characters(xml, look);
    xml.close();
}

fn paragraph(xml: &mut Xml, look: &Look) {
    let (before, after) = look.space;
    // Running text has more air than heads and tables: a line and a tenth.
    let line = if look.indent.is_some() { "264" } else { "240" };
    xml.open("w:pPr", &[]);
    if look.outline.is_some() {
        xml.empty("w:keepNext", &[]);
    }
    xml.empty("w:spacing", &[("w:before", before), ("w:after", after), ("w:line", line), ("w:lineRule", "auto")]);
    if let Some(indent) = look.indent {
        xml.empty("w:ind", &[("w:firstLine", indent)]);
    }
    xml.value("w:jc", look.align);
    if let Some(level) = look.outline {
        xml.value("w:outlineLvl", level);
    }
    xml.close();
}

fn characters(xml: &mut Xml, look: &Look) {
    xml.open("w:rPr", &[]);
    if look.bold {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
    if look.italic {
        xml.empty("w:i", &[]);
        xml.empty("w:iCs", &[]);
    }
    xml.value("w:sz", look.size);
    xml.value("w:szCs", look.size);
    xml.close();
}
