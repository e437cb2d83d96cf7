//! What a document holds once it is written: parts that read back, elements in the order Word insists on.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use roxmltree::{Document as Xml, Node};

use super::*;

/// Gives the text of a part.
fn part(bytes: &[u8], path: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("the file is a zip");
    let mut text = String::new();
    zip.by_name(path).expect("the part is there").read_to_string(&mut text).expect("a part is UTF-8");
    text
}

fn document(sections: Vec<Section>) -> Document {
    let dated = NaiveDate::from_ymd_opt(2026, 3, 14).expect("a day");
    Document { title: "Báo cáo <1> & 2".to_owned(), author: "Sở".to_owned(), dated, sections }
}

fn of(blocks: Vec<Block>) -> Document {
    document(vec![Section { page: Page::PORTRAIT, blocks }])
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new(Style::Body, [Run::plain(text)])
}

/// A document with every kind of thing there is.
fn everything() -> Document {
    let run = Run::plain("chữ\tcột\ndòng").bold().italic().size(13);
    let kept = Paragraph { keep_next: true, ..Paragraph::new(Style::Heading(2), [run]) };
    let styles = [Style::Body, Style::Plain, Style::Heading(1), Style::Heading(3), Style::Title, Style::Subtitle];
    let mut blocks: Vec<Block> = styles.map(|style| Paragraph::new(style, [Run::plain("x")]).into()).to_vec();
    blocks.extend([kept.align(Align::Right).into(), paragraph("giữa").align(Align::Centre).into(), Block::Rule(20)]);
    let cell = |text: &str| Cell::of([Paragraph::new(Style::Cell, [Run::plain(text)])]);
    let rows = vec![
        vec![cell("a").merged(Merge::First).middle(), cell("b").over(2)],
        vec![Cell::default().merged(Merge::Below), cell("c"), cell("d")],
    ];
    blocks.push(Block::Table(Table { widths: vec![20, 30, 40], bordered: true, heading: 1, rows }));
    let plain = Table { widths: vec![50], bordered: false, heading: 0, rows: vec![vec![cell("e")]] };
    blocks.push(Block::Table(plain));
    let appendix = vec![Paragraph::new(Style::Caption, [Run::plain("(Kèm theo)")]).into()];
    document(vec![Section { page: Page::PORTRAIT, blocks }, Section { page: Page::LANDSCAPE, blocks: appendix }])
}

/// The order of the elements this writer uses, as the schema of transitional OOXML has it.
const ORDER: [(&str, &[&str]); 8] = [
    ("pPr", &["pStyle", "keepNext", "pBdr", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"]),
    ("rPr", &["rFonts", "b", "bCs", "i", "iCs", "sz", "szCs", "lang"]),
    ("tblPr", &["tblW", "jc", "tblBorders", "tblLayout", "tblCellMar"]),
    ("tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("trPr", &["cantSplit", "tblHeader"]),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "vAlign"]),
    ("sectPr", &["headerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg"]),
    ("style", &["name", "basedOn", "next", "qFormat", "pPr", "rPr"]),
];

fn children<'n>(node: Node<'n, 'n>) -> Vec<&'n str> {
    node.children().filter(Node::is_element).map(|child| child.tag_name().name()).collect()
}

#[test]
fn every_part_is_xml_and_its_elements_stand_in_the_order_of_the_schema() {
    let bytes = everything().bytes();
    let mut seen = 0;
    for path in ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "docProps/core.xml"] {
        let text = part(&bytes, path);
        let xml = Xml::parse(&text).expect(path);
        for node in xml.descendants().filter(Node::is_element) {
            let Some((name, order)) = ORDER.iter().find(|(name, _)| *name == node.tag_name().name()) else { continue };
            let places: Vec<Option<usize>> =
                children(node).iter().map(|child| order.iter().position(|known| known == child)).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{path}: {name} {:?}", children(node));
            seen += places.len();
        }
    }
    assert!(seen > 100, "{seen} elements were looked at");
}

#[test]
fn every_cell_and_every_section_ends_with_a_paragraph() {
    let text = part(&everything().bytes(), "word/document.xml");
    let xml = Xml::parse(&text).expect("the document is XML");
    for node in xml
        .descendants()
        .filter(|node| node.has_tag_name(("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "tc")))
    {
        assert_eq!(children(node).last(), Some(&"p"));
    }
    let body = xml.root_element().first_element_child().expect("a document has a body");
    assert!(!children(body).windows(2).any(|pair| pair == ["tbl", "tbl"]), "two tables in a row become one");
    assert_eq!(&children(body)[children(body).len() - 2..], ["p", "sectPr"]);
}

/// Writes a document and gives its body without the wrapping.
fn body(document: &Document) -> String {
    let text = part(&document.bytes(), "word/document.xml");
    let (_, rest) = text.split_once("<w:body>").expect("a document has a body");
    rest.split("<w:sectPr>").next().unwrap_or_default().to_owned()
}

#[test]
fn a_paragraph_of_runs() {
    let runs = [Run::plain("Số: "), Run::plain("5 < 6").bold(), Run::plain("")];
    insta::assert_snapshot!(
        body(&of(vec![Paragraph::new(Style::Body, runs).align(Align::Centre).into()])),
        @r#"<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">Số: </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">5 &lt; 6</w:t></w:r></w:p>"#
    );
}

#[test]
fn a_cell_over_two_columns_and_one_over_two_rows() {
    let text = body(&everything());
    for wanted in [
        r#"<w:tcW w:w="1134" w:type="dxa"/><w:vMerge w:val="restart"/><w:vAlign w:val="center"/>"#,
        r#"<w:tcW w:w="3969" w:type="dxa"/><w:gridSpan w:val="2"/>"#,
        r#"<w:tcW w:w="1134" w:type="dxa"/><w:vMerge/>"#,
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        "<w:trPr><w:cantSplit/></w:trPr>",
    ] {
        assert!(text.contains(wanted), "{wanted}\nis not in\n{text}");
    }
}

#[test]
fn each_section_has_its_page_and_counts_its_pages_anew() {
    let text = part(&everything().bytes(), "word/document.xml");
    let sections: Vec<&str> = text.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 2);
    assert!(sections[0].contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "{}", sections[0]);
    assert!(sections[1].contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#), "{}", sections[1]);
    assert!(sections.iter().all(|section| section.contains(r#"<w:pgNumType w:start="1"/><w:titlePg/>"#)));
}

#[test]
fn the_properties_have_the_day_of_the_content() {
    let text = part(&everything().bytes(), "docProps/core.xml");
    assert!(text.contains("<dc:title>Báo cáo &lt;1&gt; &amp; 2</dc:title>"), "{text}");
    assert!(text.contains("2026-03-14T00:00:00Z</dcterms:modified>"), "{text}");
}

proptest! {
    #[test]
    fn any_text_comes_back_without_what_xml_has_no_place_for(text: String) {
        let bytes = of(vec![paragraph(&text).into()]).bytes();
        let written = part(&bytes, "word/document.xml");
        let xml = Xml::parse(&written).expect("the document is XML");
        let name = |node: &Node<'_, '_>| node.tag_name().name().to_owned();
        let back: String = xml.descendants().filter(Node::is_element).map(|node| match name(&node).as_str() {
            "t" => node.text().unwrap_or_default().to_owned(),
            "tab" => "\t".to_owned(),
            "br" => "\n".to_owned(),
            _ => String::new(),
        }).collect();
        let allowed = |c: &char| (!c.is_control() || "\n\t".contains(*c)) && !"\u{fffe}\u{ffff}".contains(*c);
        prop_assert_eq!(back, text.chars().filter(allowed).collect::<String>());
    }

    #[test]
    fn the_same_document_has_the_same_bytes(texts in proptest::collection::vec("[a-zđàế <&]{0,12}", 0..4)) {
        let blocks: Vec<Block> = texts.iter().map(|text| paragraph(text).into()).collect();
        prop_assert_eq!(of(blocks.clone()).bytes(), of(blocks).bytes());
    }
}
