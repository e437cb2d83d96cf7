//! Tables of Word documents as grids.

use super::build::{docx, p, r, tbl, tc};
use super::{paper, printed};

fn table(rows: &[&[String]]) -> Vec<String> {
    printed(&paper("a.docx", &docx(&tbl(rows))))
}

fn cell(text: &str) -> String {
    tc("", text)
}

const DOWN: &str = "<w:vMerge w:val=\"restart\"/>";
const ON: &str = "<w:vMerge/>";

#[test]
fn a_heading_of_two_rows_is_a_grid() {
    let rows = table(&[
        &[tc(DOWN, "Nhiệm vụ"), tc("<w:gridSpan w:val=\"2\"/>", "Đánh giá"), tc(DOWN, "Ghi chú")],
        &[tc(ON, ""), cell("Tốt"), cell("Chậm"), tc(ON, "")],
        &[cell("1"), cell("x"), cell(""), cell("")],
    ]);
    assert_eq!(rows, ["0/2: Nhiệm vụ | 1+2: Đánh giá | 3/2: Ghi chú", "1: Tốt | 2: Chậm", "0: 1 | 1: x | 2: | 3:"]);
}

#[test]
fn a_merged_cell_with_text_of_its_own_keeps_it() {
    let rows = table(&[&[tc(DOWN, "I"), cell("a")], &[tc(ON, "lạc"), cell("b")], &[tc(ON, ""), cell("c")]]);
    assert_eq!(rows, ["0: I | 1: a", "0/2: lạc | 1: b", "1: c"]);
}

#[test]
fn a_merge_without_a_beginning_is_a_cell() {
    assert_eq!(table(&[&[tc(ON, ""), cell("a")]]), ["0: | 1: a"]);
    let apart = table(&[&[tc(DOWN, "I"), cell("a")], &[], &[tc(ON, ""), cell("b")]]);
    assert_eq!(apart, ["0: I | 1: a", "", "0: | 1: b"]);
}

#[test]
fn cells_merged_sideways_in_the_old_way_are_one() {
    let rows = table(&[&[tc("<w:hMerge w:val=\"restart\"/>", "a"), tc("<w:hMerge/>", ""), cell("b")]]);
    assert_eq!(rows, ["0+2: a | 2: b"]);
}

#[test]
fn rows_may_begin_later_and_end_earlier() {
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}{}</w:tr>\
         <w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>{}</w:tr></w:tbl>",
        cell("a"),
        cell("b"),
        cell("c"),
        cell("d")
    );
    let paper = paper("a.docx", &docx(&body));
    assert_eq!(printed(&paper), ["0: a | 1: b | 2: c", "1: d"]);
    let crate::import::paper::Block::Table(table) = &paper.parts[0].blocks[0] else { panic!("a table") };
    assert_eq!((table.columns, table.rows[0].heading, table.rows[1].heading), (3, true, false));
}

#[test]
fn rows_and_cells_stand_in_content_controls_and_changes() {
    let sdt = |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let row = format!("<w:tr>{}{}</w:tr>", sdt(&cell("a")), cell("b"));
    let deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:tc></w:tr>";
    let table = sdt(&format!("<w:tbl>{}{deleted}<w:customXml>{row}</w:customXml></w:tbl>", sdt(&row)));
    assert_eq!(printed(&paper("a.docx", &docx(&table))), ["0: a | 1: b", "0: a | 1: b"]);
}

#[test]
fn paragraphs_of_a_cell_are_its_lines() {
    let bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>hai</w:t></w:r></w:p>";
    let body = format!("<w:tbl><w:tr><w:tc>{}{}{bold}</w:tc><w:tc>{bold}</w:tc></w:tr></w:tbl>", p("một"), p(""));
    let paper = paper("a.docx", &docx(&body));
    assert_eq!(printed(&paper), ["0: một\nhai | 1: hai"]);
    let crate::import::paper::Block::Table(table) = &paper.parts[0].blocks[0] else { panic!("a table") };
    assert_eq!(table.rows[0].cells.iter().map(|cell| cell.bold).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn boxes_and_tables_in_cells_follow_the_table() {
    let content = format!("<w:txbxContent>{}{}</w:txbxContent>", p("hộp"), tbl(&[&[cell("sâu")]]));
    let inside = format!("<w:p>{}<w:r><w:pict>{content}</w:pict></w:r></w:p>", r("ô"));
    let body = format!("<w:tbl><w:tr><w:tc>{}{inside}</w:tc></w:tr></w:tbl>", tbl(&[&[cell("lồng")]]));
    assert_eq!(printed(&paper("a.docx", &docx(&body))), ["0: ô", "0: lồng", "[box] hộp", "0: sâu"]);
}
