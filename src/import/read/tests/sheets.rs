//! Sheets of workbooks and separated text.

use super::build::{archive, rows, xlsx};
use super::{paper, printed, remarks};
use crate::import::paper::{Block, Paper, Place, Typed};

fn sheet(sheet: &str) -> Paper {
    paper("a.xlsx", &xlsx(sheet, &[], ""))
}

/// Tells of each block of a paper whether it is a paragraph (`p`) or a table with how many rows.
fn shape(paper: &Paper) -> String {
    let blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    let shapes = blocks.map(|block| match block {
        Block::Paragraph(_) => "p".to_owned(),
        Block::Table(table) => table.rows.len().to_string(),
    });
    shapes.collect::<Vec<_>>().join(" ")
}

#[test]
fn free_lines_stand_around_tables() {
    let head: &[&str] = &["STT", "Nội dung", "Chủ trì"];
    let cases: &[(&str, &[&[&str]], &str)] = &[
        (
            "a title, a table, a signature",
            &[&["KẾ HOẠCH"], &[], head, &["1", "a", "b"], &[], &["Nơi nhận:", "", "GIÁM ĐỐC"]],
            "p 2 p p",
        ),
        ("blank rows and area rows are of the table", &[head, &[], &["I", "Thể chế"], &[], &["1", "a", "b"]], "3"),
        ("a total after a blank row with a label", &[head, &["1", "a", "b"], &[], &["II", "Tổng"]], "3"),
        ("a total right below", &[head, &["1", "a", "b"], &["", "Tổng", "5"]], "3"),
        ("the heading repeated on the next page", &[head, &["1", "a", "b"], &[], head, &["2", "c", "d"]], "4"),
        (
            "another table with its title",
            &[head, &["1", "a", "b"], &[], &["II. KINH PHÍ"], &["TT", "Khoản", "Tiền"], &["1", "c", "5"]],
            "2 p 2",
        ),
        (
            "another table without a title",
            &[head, &["1", "a", "b"], &[], &["TT", "Khoản", "Tiền"], &["1", "c", "5"]],
            "2 2",
        ),
        ("rows of two cells alone are a table", &[&["Tên", "Cấp phép"], &["Phí", "0"]], "2"),
        ("one cell is a paragraph", &[&["Kế hoạch"]], "p"),
    ];
    for (name, of, expected) in cases {
        assert_eq!(shape(&sheet(&rows(of))), *expected, "{name}");
    }
}

#[test]
fn merged_cells_reach_and_the_upper_half_of_a_heading_belongs_to_the_table() {
    let data = rows(&[&["KẾ HOẠCH"], &["TT", "Đánh giá", "", ""], &["", "Tốt", "Chậm", "Chưa"], &["1", "x"]]);
    let merges =
        "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:D2\"/></mergeCells>";
    let paper = sheet(&format!("{data}{merges}"));
    assert_eq!(
        printed(&paper),
        ["KẾ HOẠCH", "0/2: TT | 1+3: Đánh giá", "1: Tốt | 2: Chậm | 3: Chưa", "0: 1 | 1: x | 2: | 3:"]
    );
}

#[test]
fn a_merge_that_hides_data_is_taken_apart() {
    let data = rows(&[&["a", "b", "c"]]);
    let paper = sheet(&format!("{data}<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"));
    assert_eq!(printed(&paper), ["0: a | 1: b | 2: c"]);
}

#[test]
fn places_are_named_as_in_the_sheet() {
    let paper = sheet(&rows(&[&["", "KẾ HOẠCH"], &[], &["", "TT", "b", "c"]]));
    let name = |block, cell| paper.name(Place { part: 0, block, cell }).vi;
    assert_eq!(name(0, None), "trang tính “Phụ lục”, ô B1");
    assert_eq!(name(1, Some((0, 2))), "trang tính “Phụ lục”, ô C3");
}

const STYLES: &str = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0&quot; đồng&quot;\"/></numFmts>\
    <fonts><font/><font><b/></font><font><name val=\".VnTime\"/></font></fonts>\
    <cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"170\"/><xf fontId=\"1\"/><xf fontId=\"2\"/></cellXfs>";

#[test]
fn values_are_printed_and_kept() {
    let number = |text: &str| Some(Typed::Number(text.to_owned()));
    let cases: &[(&str, &str, Option<Typed>)] = &[
        ("<c r=\"A1\"><v>1234.5</v></c>", "1234,5", number("1234.5")),
        (
            "<c r=\"A1\" s=\"1\"><v>43118</v></c>",
            "18/01/2018",
            chrono::NaiveDate::from_ymd_opt(2018, 1, 18).map(Typed::Day),
        ),
        ("<c r=\"A1\" s=\"2\"><v>0.955</v></c>", "95,50%", number("0.955")),
        ("<c r=\"A1\" s=\"3\"><v>14400000</v></c>", "14.400.000 đồng", number("14400000")),
        ("<c r=\"A1\" t=\"b\"><v>1</v></c>", "TRUE", Some(Typed::Truth(true))),
        ("<c r=\"A1\" t=\"e\"><v>#REF!</v></c>", "#REF!", Some(Typed::Fault("#REF!".to_owned()))),
        ("<c r=\"A1\" t=\"str\"><f>B1</f><v>chữ &amp; số</v></c>", "chữ & số", None),
        ("<c r=\"A1\" t=\"s\"><v>0</v></c>", "Kế hoạch", None),
        ("<c r=\"A1\" t=\"s\" s=\"5\"><v>1</v></c>", "Sở Nội vụ", None),
    ];
    let strings = ["<r><t>Kế </t></r><r><rPr><b/></rPr><t>hoạch</t></r><rPh><t>no</t></rPh>", "<t>Së Néi vô</t>"];
    for (cell, text, value) in cases {
        let data = format!("<sheetData><row r=\"1\">{cell}<c r=\"B1\"><v>1</v></c></row></sheetData>");
        let paper = paper("a.xlsx", &xlsx(&data, &strings, STYLES));
        let Block::Table(table) = &paper.parts[0].blocks[0] else { panic!("a table") };
        let cell = &table.rows[0].cells[0];
        assert_eq!((cell.text.as_str(), &cell.value), (*text, value));
    }
}

#[test]
fn links_hidden_rows_and_formulas_without_results_are_told() {
    let data = "<sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Cổng</t></is></c><c r=\"B1\"><v>1</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><f>SUM(B1)</f></c><c r=\"B2\"><v>2</v></c><c r=\"C2\"><v>2</v></c></row></sheetData>\
        <hyperlinks><hyperlink ref=\"A1\" r:id=\"link\"/></hyperlinks>";
    let paper = sheet(data);
    assert_eq!(printed(&paper), ["0: Cổng (https://so.gov.vn/a) | 1: 1 | 2:", "0: | 1: 2 | 2: 2"]);
    assert!(remarks(&paper)[0].contains("Phụ lục!A2"), "{:?}", remarks(&paper));
}

#[test]
fn a_cell_far_away_is_an_error_that_names_it() {
    let data = "<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let refused = super::read("a.xlsx", &xlsx(data, &[], "")).expect_err("no cell may be lost");
    assert!(refused.vi.contains("ô XFD1048576"), "{}", refused.vi);
    let styled = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row></sheetData>";
    assert!(super::read("a.xlsx", &xlsx(styled, &[], "")).is_ok(), "a blank cell is no cell");
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<document><automatic-styles><style name=\"b\"><text-properties font-weight=\"bold\"/></style>\
         <style name=\"an\"><table-properties display=\"false\"/></style></automatic-styles>\
         <body><spreadsheet><table name=\"Bảng\" style-name=\"an\">{rows}</table></spreadsheet></body></document>"
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

#[test]
fn open_document_sheets_are_read_as_printed() {
    let rows = "<table-row><table-cell number-columns-spanned=\"2\" style-name=\"b\"><p>Nhiệm<s/>vụ</p></table-cell><covered-table-cell/><table-cell><p>c</p></table-cell><table-cell><p>d</p></table-cell></table-row>\
        <table-row number-rows-repeated=\"2\" visibility=\"collapse\"><table-cell number-columns-repeated=\"3\" value-type=\"float\" value=\"1.5\"><p>1,5</p><annotation><p>bỏ</p></annotation></table-cell><table-cell number-columns-repeated=\"16000\"/></table-row>\
        <table-row number-rows-repeated=\"1000000\"><table-cell number-columns-repeated=\"16384\"/></table-row>";
    let paper = paper("a.ods", &ods(rows));
    let line = "0: 1,5 | 1: 1,5 | 2: 1,5 | 3:";
    assert_eq!(printed(&paper), ["0+2: Nhiệm vụ | 2: c | 3: d", line, line]);
    let Block::Table(table) = &paper.parts[0].blocks[0] else { panic!("a table") };
    assert_eq!(table.rows[1].cells[0].value, Some(Typed::Number("1.5".to_owned())));
    assert!(paper.parts[0].hidden && table.rows[2].hidden && table.rows[0].cells[0].bold);
}

#[test]
fn separated_text_is_read_whatever_separates_it() {
    for text in [
        "STT,Nội dung,Chủ trì\n1,\"a, b\",c\n",
        "STT;Nội dung;Chủ trì\r\n1;a, b;c\r\n",
        "STT\tNội dung\tChủ trì\n1\ta, b\tc\n",
        "sep=;\nSTT;Nội dung;Chủ trì\n1;a, b;c\n",
        "\u{feff}STT,Nội dung,Chủ trì\n1,\"a, b\",c\n",
    ] {
        let read = printed(&paper("a.csv", text.as_bytes()));
        assert_eq!(read, ["0: STT | 1: Nội dung | 2: Chủ trì", "0: 1 | 1: a, b | 2: c"], "{text:?}");
    }
    let titled = paper("a.csv", b"KE HOACH,,\n,,\nTT,b,c\n1,2,\"x\ny\"\n");
    assert_eq!(printed(&titled), ["KE HOACH", "0: TT | 1: b | 2: c", "0: 1 | 1: 2 | 2: x\ny"]);
}
