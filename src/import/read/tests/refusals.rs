//! Files that cannot be read, and what is said of them.

use super::build::{archive, docx, p, rows, xlsx};
use super::read;

/// Builds an OLE2 file whose directory has streams of some names.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    for name in names {
        let mut entry = vec![0; 128];
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = u8::try_from(units.len()).expect("a short name");
        entry[66] = 2;
        bytes.extend(entry);
    }
    bytes
}

/// Packs one part that holds a byte many times.
fn swollen(name: &str, before: &str, times: usize) -> Vec<u8> {
    archive(&[("word/document.xml", "<w/>"), (name, &format!("{before}{}", " ".repeat(times)))])
}

#[test]
fn each_wrong_file_is_refused_with_what_to_do() {
    let word = docx(&p("x"));
    let sheet = xlsx(&rows(&[&["x"]]), &[], "");
    let deep = docx(&format!("{}{}", "<w:sdt>".repeat(3000), "</w:sdt>".repeat(3000)));
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><w:document xmlns:w=\"w\"><w:body>&b;</w:body></w:document>";
    let archived = |name: &str| archive(&[(name, "x")]);
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.docx", vec![], "tệp rỗng"),
        ("a.txt", b" \n\t\n".to_vec(), "tệp rỗng"),
        ("a.xlsx", word.clone(), "lưu lại thành .docx"),
        ("a.docx", sheet.clone(), "lưu lại thành .xlsx"),
        ("a.doc", word.clone(), "lưu lại thành .docx"),
        ("a", word.clone(), "tên tệp không có đuôi"),
        ("a.docx", "chỉ là chữ".into(), "văn bản thuần"),
        ("a.xls", "chỉ là chữ\t1".into(), "văn bản thuần"),
        ("a.doc", compound(&["WordDocument"]), "mở bằng Word và lưu lại thành .docx"),
        ("a.docx", compound(&["EncryptedPackage"]), "mật khẩu"),
        ("a.xls", compound(&["Workbook", "_VBA_PROJECT_CUR"]), "macro"),
        ("a.xls", compound(&["Workbook"]), "bị hỏng"),
        ("a.ppt", compound(&["PowerPoint Document"]), "bản trình chiếu"),
        ("a.docm", word.clone(), "macro"),
        ("a.docx", archive(&[("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")]), "macro"),
        ("a.xlsm", archive(&[("xl/workbook.xml", "<w/>"), ("xl/vbaProject.bin", "x")]), "thành” định dạng .xlsx"),
        ("a.xlsb", archived("xl/workbook.bin"), "nhị phân"),
        ("a.pptx", archived("ppt/presentation.xml"), "bản trình chiếu"),
        ("a.zip", archived("a.txt"), "giải nén rồi nhập từng tệp"),
        ("a.odt", archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]), "OpenDocument"),
        (
            "a.ods",
            archive(&[
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
            ]),
            "mật khẩu",
        ),
        ("a.docx", word[..word.len() / 2].to_vec(), "bị hỏng"),
        ("a.docx", archive(&[("word/document.xml", "<w:document")]), "bị hỏng"),
        ("a.docx", archive(&[("word/document.xml", bomb)]), "DTD"),
        ("a.xlsx", xlsx("<!DOCTYPE a><sheetData/>", &[], ""), "DTD"),
        ("a.xlsx", xlsx("<sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData>", &[], ""), "DTD"),
        ("a.docx", deep, "lồng vào nhau quá sâu"),
        ("a.docx", docx("<w:p><w:r><w:drawing><pic/></w:drawing></w:r></w:p>"), "không có chữ nào"),
        ("a.docx", swollen("mimetype", "", 8 << 20), "bom nén"),
        ("a.pdf", b"%PDF-1.7".to_vec(), "hãy xin tệp Word hoặc Excel gốc"),
        ("a.docx", b"%PDF-1.7".to_vec(), "quét"),
        ("a.png", b"\x89PNG\r\n\x1a\n".to_vec(), "hình ảnh (PNG)"),
        ("a.jpg", b"\xff\xd8\xff\xe0".to_vec(), "hình ảnh (JPEG)"),
        ("a.rtf", b"{\\rtf1".to_vec(), "RTF"),
        ("a.xls", b"<html><table><tr><td>1".to_vec(), "trang web (HTML)"),
        ("a.xls", b"<?xml version=\"1.0\"?><Workbook".to_vec(), "tệp XML"),
        ("a.docx", vec![7, 0, 3, 250, 1], "bị hỏng"),
        ("a.bin", vec![7, 0, 3, 250, 1], "chỉ đọc được .docx"),
        ("a.exe", b"chu".to_vec(), "văn bản thuần"),
    ];
    for (name, bytes, said) in cases {
        match read(name, &bytes) {
            Ok(paper) => panic!("{name} is read as {paper:?}, not refused with “{said}”"),
            Err(message) => assert!(message.vi.contains(said), "{name}: “{said}” is not in “{}”", message.vi),
        }
    }
}

#[test]
fn a_part_that_swells_while_it_is_read_is_refused() {
    let data = format!("<sheetData>{}</sheetData>", " ".repeat(8 << 20));
    let refused = read("a.xlsx", &xlsx(&data, &[], "")).expect_err("a bomb");
    assert!(refused.vi.contains("bom nén"), "{}", refused.vi);
}

#[test]
fn endings_count_without_case_and_folders_are_no_names() {
    let read = read("C:\\Kế hoạch\\Phụ lục.DOCX", &docx(&p("x"))).expect("a document");
    assert_eq!(read.name, "Phụ lục.DOCX");
}
