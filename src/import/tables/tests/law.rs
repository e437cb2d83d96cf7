//! Nothing of a table is lost, however messy it is.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::super::paper::{Block, Cell, Place, Row, Table};
use super::super::*;
use super::{PLACE, told};

/// What a table was understood as, with its blocks.
type All = [(Vec<usize>, Understood)];

/// Gives the places of all that was understood.
fn places(all: &All) -> BTreeSet<Place> {
    let printed = printed(all).into_iter().flat_map(|printed| printed.places.clone());
    printed.chain(all.iter().flat_map(|(_, of)| of.left.iter().map(|(place, _)| *place))).collect()
}

/// Gives all texts that were taken.
fn printed(all: &All) -> Vec<&Printed> {
    let rows = || all.iter().flat_map(|(_, of)| &of.rows);
    let marks = rows().flat_map(|row| row.marks.iter().map(|mark| &mark.printed));
    let above = all.iter().flat_map(|(_, of)| &of.above);
    rows().flat_map(|row| row.cells.values()).chain(marks).chain(above).collect()
}

/// Gives the places of the cells of a table that say something.
fn spoken(table: &Table) -> BTreeSet<Place> {
    let rows = table.rows.iter().enumerate();
    let cells = rows.flat_map(|(row, of)| of.cells.iter().map(move |cell| (row, cell)));
    let spoken = cells.filter(|(_, cell)| !cell.is_blank());
    spoken.map(|(row, cell)| Place { cell: Some((row, cell.column)), ..PLACE }).collect()
}

/// Holds a table to the law: each cell that says something stands somewhere, nothing else does, and its words are kept.
pub(super) fn nothing_is_lost(table: &Table, all: &All) {
    let shown = || format!("{}\n{}", shown(table), all.iter().map(|(_, of)| told(of)).collect::<String>());
    let (found, said) = (places(all), spoken(table));
    let lost: Vec<_> = said.difference(&found).collect();
    assert!(lost.is_empty(), "lost {lost:?}\n{}", shown());
    let made_up: Vec<_> = found.difference(&said).collect();
    assert!(made_up.is_empty(), "made up {made_up:?}\n{}", shown());
    let texts = printed(all);
    assert!(texts.iter().all(|printed| !printed.text.trim().is_empty()), "a text that says nothing\n{}", shown());
    let kept: BTreeSet<&str> = texts.iter().flat_map(|printed| printed.text.split_whitespace()).collect();
    let left: BTreeSet<Place> = all.iter().flat_map(|(_, of)| of.left.iter().map(|(place, _)| *place)).collect();
    for (row, of) in table.rows.iter().enumerate() {
        let taken = |cell: &&Cell| !left.contains(&Place { cell: Some((row, cell.column)), ..PLACE });
        // A mark below the name of a quarter is that name.
        let taken = of.cells.iter().filter(taken).filter(|cell| !marks::is_mark(&cell.text));
        for word in taken.flat_map(|cell| cell.text.split_whitespace()) {
            let parted = kept.iter().any(|kept| kept.contains(word) || word.contains(kept));
            assert!(parted, "the word {word} is lost\n{}", shown());
        }
    }
}

/// Shows the cells of a table: column, reach, text.
fn shown(table: &Table) -> String {
    let cell = |cell: &Cell| format!("{}+{}v{} {:?}", cell.column, cell.across.min(99), cell.down.min(99), cell.text);
    let row = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// Texts that mean something to the reader, and some that do not.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "",
        "",
        "STT",
        "TT",
        "Nhiệm vụ",
        "Nhiệm vụ chung",
        "Nhiệm vụ cụ thể",
        "Nội dung",
        "Sản phẩm",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
        "Ghi chú",
        "Kết quả",
        "Kinh phí",
        "Hoàn thành tốt",
        "Hoàn thành",
        "Hoàn thành chậm",
        "Chưa hoàn thành",
        "Đánh giá kết quả thực hiện",
        "Số/ký hiệu",
        "Mã TTHC",
        "Tên thủ tục hành chính",
        "Quý I",
        "Quý II",
        "(1)",
        "(2)",
        "1",
        "2",
        "I",
        "II",
        "A",
        "a)",
        "b)",
        "4",
        "4.1",
        "-",
        "x",
        "X",
        "TỔNG CỘNG",
        "Tổng",
        "I. Cải cách thể chế",
        "CẢI CÁCH TÀI CHÍNH CÔNG",
        "1. Xây dựng kế hoạch",
        "1. Lập. 2. Rà soát. 3. Theo dõi",
        "1\n2",
        "Rà soát văn bản thuộc",
        "lĩnh vực",
        "Văn phòng\nThanh tra",
        "Văn phòng",
        "Tháng 01/2021",
        "14.400.000",
        "CV.",
        "- Kế hoạch - Báo cáo",
        "Nơi nhận:",
        "GIÁM ĐỐC",
        "Ghi chú: in hai mặt",
        ".",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

fn cell() -> impl Strategy<Value = Cell> {
    let reach = || prop_oneof![6 => Just(1_usize), 2 => 0_usize..5, 1 => Just(usize::MAX)];
    (text(), 0_usize..3, reach(), reach(), any::<bool>()).prop_map(|(text, column, across, down, bold)| Cell {
        text,
        column,
        across,
        down,
        bold,
        value: None,
    })
}

/// Tables whose cells may overlap, leave holes and reach anywhere; no two cells of a row begin in one column.
fn table() -> impl Strategy<Value = Table> {
    let row = (proptest::collection::vec(cell(), 0..9), prop::bool::weighted(0.1)).prop_map(|(cells, heading)| {
        let mut column = 0;
        let mut row = Row { heading, ..Row::default() };
        for cell in cells {
            column += cell.column.min(1);
            row.cells.push(Cell { column, ..cell });
            column += 1;
        }
        row
    });
    (proptest::collection::vec(row, 0..14), 0_usize..10).prop_map(|(rows, columns)| Table { rows, columns })
}

/// Tables that begin with a heading and go on with anything.
fn headed() -> impl Strategy<Value = Table> {
    let headings = prop::sample::select(vec![
        "STT | Nội dung thực hiện | Sản phẩm | Bộ phận chủ trì | Bộ phận phối hợp | Thời gian thực hiện | Ghi chú",
        "Nhiệm vụ chung | Nhiệm vụ cụ thể | Kết quả thực hiện | Hoàn thành tốt | Hoàn thành | Chưa hoàn thành | Ghi chú",
        "STT | Nội dung công việc | Dự trữ kinh phí (đồng) | Ghi chú",
        "STT | Lĩnh vực | Nhiệm vụ | <2 Đơn vị | Thời hạn \n ^ | ^ | ^ | Chủ trì | Phối hợp | ^",
        "TT | Mã TTHC | Tên thủ tục hành chính | Thời hạn giải quyết | Phí, lệ phí | Căn cứ pháp lý",
    ]);
    (headings, table()).prop_map(|(heading, body)| {
        let mut table = super::grid(heading);
        table.rows.extend(body.rows);
        table
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_cell_is_accounted_for(table in table()) {
        nothing_is_lost(&table, &understand(0, &[Block::Table(table.clone())]));
    }

    #[test]
    fn every_cell_below_a_heading_is_accounted_for(table in headed()) {
        nothing_is_lost(&table, &understand(0, &[Block::Table(table.clone())]));
    }

    #[test]
    fn every_cell_of_tables_that_go_on_is_accounted_for(first in headed(), second in table()) {
        let wanted: BTreeSet<Place> = spoken(&first).into_iter().chain(spoken(&second).into_iter().map(|place| Place { block: 1, ..place })).collect();
        let all = understand(0, &[Block::Table(first), Block::Table(second)]);
        prop_assert_eq!(places(&all), wanted);
    }

    #[test]
    fn a_table_in_markdown_keeps_every_word(table in table()) {
        let markdown = markdown(&table);
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let text = crate::text::escape_markdown(cell.text.trim());
            prop_assert!(markdown.contains(&text), "{} in {}", text, markdown);
        }
    }
}
