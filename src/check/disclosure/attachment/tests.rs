//! Attachments made by hand, each with something in it that must not go out; and some made to do harm.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// Writes what was found: the thing, and where it stands.
fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let reading = read(name, bytes);
    assert_eq!(reading.unread, [], "{name}");
    reading.found.iter().map(|one| format!("{} | {}", one.text, one.place.en)).collect()
}

fn unread(name: &str, bytes: &[u8]) -> Vec<Unread> {
    read(name, bytes).unread.into_iter().map(|(_, why)| why).collect()
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part can be begun");
        writer.write_all(content).expect("a part can be written");
    }
    writer.finish().expect("an archive can be ended").into_inner()
}

/// An office file: an archive with the list of its parts.
fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let list = [("[Content_Types].xml", "<Types/>")];
    let parts: Vec<(&str, &[u8])> = list.iter().chain(parts).map(|(name, text)| (*name, text.as_bytes())).collect();
    archive(&parts)
}

fn word(body: &str) -> Vec<u8> {
    office(&[("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"))])
}

#[test]
fn a_number_split_over_runs_is_whole() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>ĐT 09</w:t></w:r><w:proofErr/><w:r><w:rPr><w:lang/></w:rPr><w:t>12 34</w:t></w:r><w:ins><w:r><w:t>5 678</w:t></w:r></w:ins></w:p>";
    assert_eq!(found("a.docx", &word(body)), ["0912 345 678 | the body"]);
}

#[test]
fn every_part_of_a_document_is_looked_into() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let parts = [
        ("word/header1.xml", paragraph("LƯU HÀNH NỘI BỘ")),
        ("word/comments.xml", paragraph("gọi 0987 654 321")),
        ("word/footnotes.xml", paragraph("CCCD 045089001234")),
        ("docProps/core.xml", "<c><dc:description>STK 0451000123456</dc:description></c>".to_owned()),
        ("word/_rels/document.xml.rels", "<R><Relationship Target=\"tel:0905123456\"/></R>".to_owned()),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let wanted = [
        "LƯU HÀNH NỘI BỘ | a header or footer",
        "0987 654 321 | a comment",
        "045089001234 | a footnote",
        "0451000123456 | the properties of the file",
        "0905123456 | the part `word/_rels/document.xml.rels`",
    ];
    assert_eq!(found("a.docx", &office(&parts)), wanted);
}

#[test]
fn deleted_text_that_is_still_there_is_found_and_said() {
    let body = "<w:p><w:del><w:r><w:delText>CCCD 045089001234</w:delText></w:r></w:del></w:p>";
    assert_eq!(found("a.docx", &word(body)), ["045089001234 | the body, with deleted text that is still there"]);
}

#[test]
fn cells_are_named_by_their_column_and_by_their_neighbour() {
    let cell = |text: &str| format!("<w:tc><w:tcPr><w:x/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 2]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = |rows: &[[&str; 2]]| {
        word(&format!("<w:tbl>{}</w:tbl>", rows.iter().map(|cells| row(*cells)).collect::<String>()))
    };
    assert_eq!(
        found("a.docx", &table(&[["Họ tên", "Số CMND"], ["Lê Thị Mẫu", "197123456"]])),
        ["197123456 | the body"]
    );
    assert_eq!(
        found("a.docx", &table(&[["Số CMND", "197123456"], ["Số hồ sơ", "197123457"]])),
        ["197123456 | the body"]
    );
}

#[test]
fn sheets_are_read_cell_by_cell_hidden_ones_too() {
    let book = r#"<workbook><sheets><sheet name="Danh sách" r:id="rId1"/><sheet name="Nháp" state="hidden" r:id="rId2"/></sheets></workbook>"#;
    let relations = r#"<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></R>"#;
    let shared = "<sst><si><r><t>Số điện </t></r><r><t>thoại</t></r></si><si><t>gọi 0987 654 321</t></si></sst>";
    let first = r#"<worksheet><row><c r="B1" t="s"><v>0</v></c></row><row><c r="A2"><v>5</v></c><c r="B2"><v>9.12345678E8</v></c></row></worksheet>"#;
    let second = r#"<worksheet><row><c r="C7" t="inlineStr"><is><t>STK 0451000123456</t></is></c></row></worksheet>"#;
    let parts = [
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", first),
        ("xl/worksheets/sheet2.xml", second),
    ];
    let wanted = [
        "912345678 | the sheet “Danh sách”, cell B2",
        "0451000123456 | the hidden sheet “Nháp”, cell C7",
        "0987 654 321 | left-over text no cell shows",
    ];
    assert_eq!(found("a.xlsx", &office(&parts)), wanted);
}

#[test]
fn texts_of_every_kind_are_read() {
    let wide: Vec<u8> = "\u{feff}CCCD 045089001234".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("a.txt", "CCCD 045089001234".as_bytes()),
        ("a.txt", &wide),
        ("a.csv", "Họ tên;CCCD\nLê Thị Mẫu;45089001234".as_bytes()),
        ("a.html", "<p title='x > y'>CCCD <b>0450</b>89&#48;01234<!-- x --></p>".as_bytes()),
        ("a.svg", "<svg><text>CCCD <tspan>0450</tspan>89001234</text></svg>".as_bytes()),
        ("a.json", r#"{"cccd": "045089001234"}"#.as_bytes()),
        ("a.rtf", br"{\rtf1\ansi C\u258?n c\'b0\'edc {\b 0450}{\i 89001234}\par}"),
    ] {
        let found = read(name, bytes).found;
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(["045089001234", "45089001234"].contains(&found[0].text.as_str()), "{name}: {found:?}");
    }
}

#[test]
fn files_in_files_are_looked_into() {
    let inner = word("<w:p><w:r><w:t>ĐT 0912 345 678</w:t></w:r></w:p>");
    let outer = archive(&[("ho-so/a.docx", &inner)]);
    assert_eq!(found("a.zip", &outer), ["0912 345 678 | the part `ho-so/a.docx`, the body"]);
}

#[test]
fn old_documents_give_what_looks_like_text() {
    let wide: Vec<u8> = "Họ tên\u{7}CMND\u{7}197123456\r".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bytes = [0xd0, 0xcf, 0x11, 0xe0].repeat(128);
    bytes.extend(wide);
    bytes.extend([0; 64]);
    bytes.extend(b"STK 0451000123456");
    let texts: Vec<String> = read("a.doc", &bytes).found.into_iter().map(|one| one.text).collect();
    assert_eq!(texts, ["0451000123456", "197123456"]);
}

/// A PDF file of objects, numbered from 1; those with a stream are given it.
fn pdf(objects: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    for (index, (value, stream)) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n{value}\n", index + 1).bytes());
        if let Some(stream) = stream {
            bytes.extend(b"stream\n");
            bytes.extend(*stream);
            bytes.extend(b"\nendstream\n");
        }
        bytes.extend(b"endobj\n");
    }
    bytes
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).expect("bytes can be packed");
    encoder.finish().expect("bytes can be packed")
}

const CATALOG: (&str, Option<&[u8]>) = ("<< /Type /Catalog /Pages 2 0 R >>", None);
const PAGES: (&str, Option<&[u8]>) =
    ("<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> >> >>", None);
const PAGE: (&str, Option<&[u8]>) = ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", None);
const FONT: (&str, Option<&[u8]>) = ("<< /Type /Font /Subtype /Type1 /FirstChar 32 /Widths [250] >>", None);

#[test]
fn a_page_is_read_whatever_its_letters_are_packed_in() {
    let content = b"BT /F1 12 Tf 50 700 Td (CCCD 045089001234) Tj ET";
    let hexadecimal: String = content.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + ">";
    let flat = packed(content);
    let twice = packed(hexadecimal.as_bytes());
    for (filter, stream) in [
        ("", content.as_slice()),
        ("/Filter /FlateDecode", &flat),
        ("/Filter [/AHx]", hexadecimal.as_bytes()),
        ("/Filter [/FlateDecode /ASCIIHexDecode]", &twice),
    ] {
        let content = format!("<< /Length 1 {filter} >>");
        let bytes = pdf(&[CATALOG, PAGES, PAGE, (&content, Some(stream)), FONT]);
        assert_eq!(found("a.pdf", &bytes), ["045089001234 | page 1"], "{filter}");
    }
}

#[test]
fn letters_drawn_one_by_one_in_any_order_are_a_number() {
    let draw = |(place, digit): (usize, char)| format!("1 0 0 1 {} 700 Tm ({digit}) Tj\n", 50 + place * 6);
    let digits: Vec<String> = "045089001234".chars().enumerate().map(draw).collect();
    let content = format!("BT /F1 12 Tf {} ET", digits.into_iter().rev().collect::<String>());
    let bytes = pdf(&[CATALOG, PAGES, PAGE, ("<< >>", Some(content.as_bytes())), FONT]);
    assert_eq!(found("a.pdf", &bytes), ["045089001234 | page 1"]);
}

#[test]
fn codes_of_a_font_are_letters_by_its_table() {
    let table = b"1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfrange <0001> <000a> <0030> <0010> <0011> [<004d> <1eac>] endbfrange 1 beginbfchar <0012> <0054> endbfchar";
    let font = "<< /Type /Font /Subtype /Type0 /ToUnicode 6 0 R /DescendantFonts [<< /W [0 [500] 1 18 600] >>] >>";
    let content = b"BT /F1 12 Tf 50 700 Td [<0010> 10 <00110012>] TJ 0 -20 Td <00010005000600010009000a000100010002000300040005> Tj ET";
    let bytes = pdf(&[CATALOG, PAGES, PAGE, ("<< >>", Some(content)), (font, None), ("<< >>", Some(table))]);
    assert_eq!(found("a.pdf", &bytes), ["MẬT | page 1", "045089001234 | page 1"]);
}

#[test]
fn what_no_page_shows_is_read_too() {
    let objects =
        b"7 0 9 57 << /Type /Font /Subtype /Type1 >>                        << /Contents (g\\363i 0987 654 321) >>";
    let old = b"BT /F1 12 Tf (STK 0451000123456) Tj ET";
    let new = b"BT /F1 12 Tf (x) Tj ET";
    let xmp = b"<x><dc:description>CCCD 045089001234</dc:description></x>";
    let bytes = pdf(&[
        CATALOG,
        PAGES,
        PAGE,
        ("<< >>", Some(new)),
        FONT,
        ("<< /Type /ObjStm /N 2 /First 9 >>", Some(objects)),
        ("<< /Type /Metadata >>", Some(xmp)),
        ("<< /Type /EmbeddedFile >>", Some("trú tại thôn Đông".as_bytes())),
        ("<< >>", Some(old)),
    ]);
    let mut found = found("a.pdf", &bytes);
    found.sort();
    let wanted = [
        "045089001234 | the properties of the file",
        "0451000123456 | text of no page, perhaps of an earlier version",
        "0987 654 321 | a property, note or field",
        "trú tại thôn Đông | a file inside, from line 1",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn what_cannot_be_looked_into_is_said() {
    let locked = [pdf(&[CATALOG]), b"trailer << /Encrypt 9 0 R >>".to_vec()].concat();
    let scan = pdf(&[
        CATALOG,
        PAGES,
        PAGE,
        ("<< >>", Some(b"/Im1 Do")),
        ("<< /Subtype /Image /Filter /DCTDecode >>", Some(b"\xff\xd8\xff")),
    ]);
    let font = ("<< /Type /Font /Subtype /Type0 >>", None);
    let mute = pdf(&[CATALOG, PAGES, PAGE, ("<< >>", Some(b"BT /F1 12 Tf <00010002> Tj ET")), font]);
    let workbook: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).chain([0; 112]).collect();
    let old = [[0xd0, 0xcf, 0x11, 0xe0].repeat(128), workbook].concat();
    for (name, bytes, why) in [
        ("a.pdf", locked, Unread::Encrypted),
        ("a.pdf", scan, Unread::Scanned),
        ("a.pdf", mute, Unread::NoLetters),
        ("a.pdf", b"%PDF-1.4 nothing more".to_vec(), Unread::Broken),
        ("a.docx", b"PK\x03\x04 nothing more".to_vec(), Unread::Broken),
        ("a.7z", b"7z\xbc\xaf\x27\x1c".to_vec(), Unread::Packed),
        ("a.bin", vec![0, 1, 2, 3], Unread::Unknown),
        ("a.xls", old, Unread::Numbers),
        ("a.odt", archive(&[("mimetype", b"x"), ("META-INF/manifest.xml", b"<encryption-data/>")]), Unread::Encrypted),
    ] {
        assert_eq!(unread(name, &bytes), [why], "{name}");
    }
}

/// EXIF data with a position, in either order of bytes.
fn exif(little: bool) -> Vec<u8> {
    let short = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let long = |value: u32| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let entry = |tag: u16, value: [u8; 4]| [short(tag).as_slice(), &short(5), &long(3), &value].concat();
    let mut bytes = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    bytes.extend(long(8));
    bytes.extend([short(1).as_slice(), &entry(0x8825, long(26)), &long(0)].concat());
    bytes.extend(short(4));
    bytes.extend(
        [entry(1, *b"N\0\0\0"), entry(2, long(80)), entry(3, *b"W\0\0\0"), entry(4, long(104)), long(0).to_vec()]
            .concat(),
    );
    for number in [16, 1, 48, 1, 117, 2, 107, 1, 6, 1, 0, 1] {
        bytes.extend(long(number));
    }
    bytes
}

#[test]
fn a_picture_says_where_it_was_taken() {
    let block = exif(true);
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\x10eXIf".as_slice(), &exif(false)].concat();
    let webp = [b"RIFF\0\0\0\0WEBPEXIF\0\0\0\0".as_slice(), &block].concat();
    let jpeg = [b"\xff\xd8\xff\xe1\0\0Exif\0\0".as_slice(), &block].concat();
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0\0\0\0\x06Exif\0\0".as_slice(), &exif(false)].concat();
    let document = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/media/image1.jpg", &jpeg)]);
    for (name, bytes) in [
        ("a.tiff", &block),
        ("a.png", &png),
        ("a.webp", &webp),
        ("a.jpg", &jpeg),
        ("a.heic", &heic),
        ("a.docx", &document),
    ] {
        let found = found(name, bytes);
        assert_eq!(found.len(), 1, "{name}");
        assert!(found[0].starts_with("16.81625, -107.10000"), "{name}: {found:?}");
    }
    let xmp = b"\xff\xd8\xff\xe1 <exif:GPSLatitude>16,48.975N</exif:GPSLatitude><exif:GPSLongitude>107,6,0E</exif:GPSLongitude>";
    assert_eq!(found("a.jpg", xmp), ["16.81625, 107.10000 | "]);
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0\xa9xyz\0\x12\x15\xc7+16.8163+107.1003/";
    assert_eq!(found("a.mp4", film), ["16.81630, 107.10030 | "]);
}

#[test]
fn a_picture_without_a_position_says_nothing() {
    for bytes in [
        b"\xff\xd8\xff\xe0 JFIF".as_slice(),
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff Exif\0\0II*\0\xff\xff\xff\xff",
    ] {
        assert!(found("a.jpg", bytes).is_empty());
    }
}

#[test]
fn what_swells_without_end_is_given_up() {
    let zeros = vec![b' '; 65 << 20];
    assert_eq!(unread("a.zip", &archive(&[("a.txt", &zeros)])), [Unread::TooLarge]);
    let page = pdf(&[CATALOG, PAGES, PAGE, ("<< /Filter /FlateDecode >>", Some(&packed(&zeros[..33 << 20])))]);
    assert_eq!(unread("a.pdf", &page), [Unread::TooLarge]);
}

#[test]
fn nesting_without_end_is_given_up() {
    let mut inner = archive(&[("a.txt", b"CCCD 045089001234")]);
    for _ in 0..20 {
        inner = archive(&[("a.zip", &inner)]);
    }
    assert_eq!(unread("a.zip", &inner), [Unread::TooDeep]);
    let deep = pdf(&[(&"[".repeat(100_000), None), (&"<< /A ".repeat(100_000), None)]);
    assert!(read("a.pdf", &deep).found.is_empty());
    let tags = "<w:p><w:tbl>".repeat(100_000);
    assert!(read("a.docx", &word(&tags)).found.is_empty());
    let circle = pdf(&[
        ("<< /Type /Catalog /Pages 2 0 R >>", None),
        ("<< /Kids [2 0 R 1 0 R] /Parent 2 0 R /Resources 2 0 R /XObject << /A 2 0 R >> >>", None),
    ]);
    assert!(read("a.pdf", &circle).found.is_empty());
}

#[test]
fn a_damaged_file_is_read_as_far_as_it_goes() {
    let content = packed(b"BT /F1 12 Tf 50 700 Td (CCCD 045089001234) Tj ET");
    let page = pdf(&[CATALOG, PAGES, PAGE, ("<< /Filter /FlateDecode >>", Some(&content)), FONT]);
    let document = word("<w:p><w:r><w:t>ĐT 0912 345 678</w:t></w:r></w:p>");
    for whole in [page, document, exif(true)] {
        for end in 0..whole.len() {
            read("a.x", &whole[..end]);
            let mut other = whole.clone();
            other[end] ^= 0x55;
            read("a.x", &other);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read(start in 0usize..9, rest: Vec<u8>) {
        let starts: [&[u8]; 9] = [b"", b"%PDF-1.4\n1 0 obj<<", b"PK\x03\x04", b"{\\rtf1", b"\xff\xd8\xff\xe1Exif\0\0II*\0", b"II*\0\x08\0\0\0", b"\xd0\xcf\x11\xe0", b"<svg ", b"\xff\xfe"];
        read("a.csv", &[starts[start], &rest].concat());
    }

    #[test]
    fn any_page_is_drawn(words in proptest::collection::vec("(BT|ET|q|Q|cm|Tm|Td|TD|Tj|TJ|Tf|'|\"|T\\*|Do|ID|/F1|\\(09\\)|<0912>|\\[|\\]|<<|>>|-?[0-9]{1,9}(\\.[0-9])?)", 0..60)) {
        let bytes = pdf(&[CATALOG, PAGES, PAGE, ("<< >>", Some(words.join(" ").as_bytes())), FONT]);
        read("a.pdf", &bytes);
    }
}
