//! Every text of a document stands in its paper exactly once, however it is wrapped.

use proptest::prelude::*;

use super::build::{docx_with, p, r};
use super::paper;

/// Gives the letters and digits of a text, sorted.
fn letters<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut letters: Vec<char> = texts.flat_map(str::chars).filter(|character| character.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// Gives the texts of all `w:t` that are printed: not moved away, and one form of those that have several.
fn written(xml: &str) -> Vec<String> {
    let xml = format!("<x xmlns:w=\"w\" xmlns:r=\"r\" xmlns:mc=\"mc\" xmlns:wps=\"wps\" xmlns:v=\"v\">{xml}</x>");
    let document = roxmltree::Document::parse(&xml).expect("what was built is XML");
    let gone = |node: &roxmltree::Node<'_, '_>| matches!(node.tag_name().name(), "moveFrom" | "Fallback");
    let texts =
        document.descendants().filter(|node| node.tag_name().name() == "t" && !node.ancestors().any(|of| gone(&of)));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

fn wrapped_run(run: String, way: usize) -> String {
    match way {
        0 => format!("<w:ins>{run}</w:ins>"),
        1 => format!("<w:smartTag>{run}</w:smartTag>"),
        2 => format!("<w:hyperlink>{run}</w:hyperlink>"),
        3 => format!("<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>"),
        4 => format!("<w:fldSimple w:instr=\"REF a\">{run}</w:fldSimple>"),
        5 => format!("<w:moveTo>{run}</w:moveTo><w:moveFrom>{run}</w:moveFrom>"),
        6 => format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>{run}<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        ),
        7 => format!("<w:ruby><w:rubyBase>{run}</w:rubyBase></w:ruby>"),
        _ => run,
    }
}

fn wrapped_blocks(blocks: String, way: usize) -> String {
    let cell = |inside: &str, properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>");
    match way {
        0 => format!("<w:sdt><w:sdtContent>{blocks}</w:sdtContent></w:sdt>"),
        1 => format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&blocks, "")),
        2 => format!(
            "<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>",
            cell("<w:p/>", "<w:vMerge w:val=\"restart\"/>"),
            cell(&blocks, "<w:vMerge/>")
        ),
        3 => format!(
            "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
            cell("<w:p/>", "<w:hMerge w:val=\"restart\"/>"),
            cell(&blocks, "<w:hMerge/>")
        ),
        4 => format!("<w:p><w:r><w:pict><w:txbxContent>{blocks}</w:txbxContent></w:pict></w:r></w:p>"),
        5 => format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{blocks}</w:txbxContent></wps:txbx></mc:Choice>\
             <mc:Fallback><v:textbox><w:txbxContent>{blocks}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
        6 => {
            format!("<w:customXml><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{blocks}</w:customXml>", r("nối"))
        }
        _ => blocks,
    }
}

fn blocks() -> impl Strategy<Value = String> {
    let run = ("[a-zđềữA-Z0-9]{1,8}", 0..12_usize).prop_map(|(text, way)| wrapped_run(r(&text), way));
    let paragraph = prop::collection::vec(run, 0..4).prop_map(|runs| format!("<w:p>{}</w:p>", runs.concat()));
    paragraph.prop_recursive(4, 24, 4, |inner| {
        (prop::collection::vec(inner, 1..4), 0..9_usize).prop_map(|(blocks, way)| wrapped_blocks(blocks.concat(), way))
    })
}

proptest! {
    #[test]
    fn every_text_comes_once(body in blocks(), note in blocks(), margin in blocks()) {
        let note = format!("<w:footnote w:id=\"1\">{note}</w:footnote>");
        let body = p("x") + &body;
        let bytes = docx_with(&body, &[("footnotes.xml", &note), ("header1.xml", &margin)]);
        let paper = paper("a.docx", &bytes);
        let read: Vec<&str> = paper.pieces().map(|(_, text)| text).collect();
        let texts = [written(&body), written(&note), written(&margin)].concat();
        prop_assert_eq!(letters(read.into_iter()), letters(texts.iter().map(String::as_str)));
    }

    #[test]
    fn every_line_of_a_text_comes_once(lines in prop::collection::vec("[a-zđ0-9.\t ]{0,12}", 0..20)) {
        let paper = super::paper("a.txt", format!("x\n{}", lines.join("\n")).as_bytes());
        let read: Vec<&str> = paper.pieces().map(|(_, text)| text).collect();
        prop_assert_eq!(letters(read.into_iter()), letters(lines.iter().map(String::as_str).chain(["x"])));
    }
}

#[test]
fn a_document_of_one_paragraph_is_whole() {
    let paper = paper("a.docx", &docx_with(&p("Sở Nội vụ"), &[]));
    assert_eq!(letters(paper.pieces().map(|(_, text)| text)), letters(["Sở Nội vụ"].into_iter()));
}
