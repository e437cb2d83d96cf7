//! Damaged files are refused or read, and never stop the program.

use proptest::prelude::*;

use super::build::{archive, docx_with, p, rows, tbl, tc, xlsx};
use super::read;

/// What is done to the bytes of a file.
#[derive(Debug, Clone)]
enum Harm {
    Set(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Drop(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Word(prop::sample::Index, &'static str),
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = any::<prop::sample::Index>;
    let words = prop::sample::select(vec![
        "<w:tbl>",
        "</w:tc>",
        "w:val=\"999999999999\"",
        "\"-1\"",
        "<w:p>",
        "&#0;",
        "A0",
        "ZZZZZZ99999999999",
        "<c r=\"",
        "\"",
        "\t",
        "|",
        "*",
        "<a href=",
        "\u{ad}",
    ]);
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Harm::Set(at, byte)),
        at().prop_map(Harm::Cut),
        (at(), 1..40_usize).prop_map(|(at, length)| Harm::Drop(at, length)),
        (at(), 1..40_usize).prop_map(|(at, length)| Harm::Repeat(at, length)),
        (at(), words).prop_map(|(at, word)| Harm::Word(at, word)),
    ]
}

fn harmed(mut bytes: Vec<u8>, harms: &[Harm]) -> Vec<u8> {
    for harm in harms {
        if bytes.is_empty() {
            break;
        }
        match harm {
            Harm::Set(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Harm::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Harm::Drop(at, length) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Harm::Repeat(at, length) => {
                let at = at.index(bytes.len());
                let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            Harm::Word(at, word) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, word.bytes());
            }
        }
    }
    bytes
}

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
    <w:r><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr><w:t>KÕ ho¹ch</w:t></w:r></w:p>";
const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"2\"/></w:lvlOverride></w:num>";

fn word(body: &[u8], numbering: &[u8]) -> Vec<u8> {
    docx_with(&String::from_utf8_lossy(body), &[("numbering.xml", &String::from_utf8_lossy(numbering))])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn harmed_archives_never_stop_the_program(harms in prop::collection::vec(harm(), 1..4)) {
        let table = tbl(&[&[tc("<w:gridSpan w:val=\"2\"/>", "a"), tc("<w:vMerge/>", "b")]]);
        let document = word(format!("{BODY}{table}").as_bytes(), NUMBERING.as_bytes());
        let _ = read("a.docx", &harmed(document, &harms));
        let _ = read("a.xlsx", &harmed(xlsx(&rows(&[&["a", "b", "c"]]), &["<t>x</t>"], ""), &harms));
    }

    #[test]
    fn harmed_parts_never_stop_the_program(harms in prop::collection::vec(harm(), 1..5)) {
        let table = tbl(&[&[tc("<w:gridSpan w:val=\"2\"/>", "a"), tc("<w:vMerge/>", "b")], &[tc("<w:vMerge/>", ""), p("c")]]);
        let body = format!("{BODY}{table}");
        let _ = read("a.docx", &word(&harmed(body.into_bytes(), &harms), NUMBERING.as_bytes()));
        let _ = read("a.docx", &word(BODY.as_bytes(), &harmed(NUMBERING.as_bytes().to_vec(), &harms)));
        let sheet = rows(&[&["a", "b", "c"], &["1"]]) + "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>";
        let sheet = harmed(sheet.into_bytes(), &harms);
        let _ = read("a.xlsx", &xlsx(&String::from_utf8_lossy(&sheet), &["<r><t>x</t></r>"], ""));
        let content = "<d><body><spreadsheet><table name=\"a\"><table-row number-rows-repeated=\"3\"><table-cell number-columns-spanned=\"2\"><p>x<s c=\"3\"/></p></table-cell></table-row></table></spreadsheet></body></d>";
        let content = harmed(content.as_bytes().to_vec(), &harms);
        let content = String::from_utf8_lossy(&content).into_owned();
        let _ = read("a.ods", &archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)]));
    }

    #[test]
    fn harmed_texts_never_stop_the_program(harms in prop::collection::vec(harm(), 1..6)) {
        let text = "**KẾ HOẠCH**\nSTT\tViệc \"a\"\n1,\"b;c\"\n| x | y |\n|--|--|\n<b>*a*</b> [a](http://b) &amp; C¶i c¸ch\n";
        let bytes = harmed(text.as_bytes().to_vec(), &harms);
        for name in ["a.txt", "a.md", "a.csv", "a.xls", "a.docx"] {
            let _ = read(name, &bytes);
        }
    }

    #[test]
    fn any_bytes_never_stop_the_program(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0..4_usize) {
        let heads: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"];
        let bytes = [heads[head], &bytes].concat();
        for name in ["a.docx", "a.xls", "a.csv", "a.txt"] {
            let _ = read(name, &bytes);
        }
    }
}
