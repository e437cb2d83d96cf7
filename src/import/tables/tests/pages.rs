//! Tables over pages and sheets, and those that are no lists.

use super::super::super::paper::{Block, Paragraph};
use super::super::{markdown, understand};
use super::{grid, means, told};

#[test]
fn a_sheet_with_its_title_and_signature() {
    let text = "<4 PHỤ LỤC
         <4 (Kèm theo Kế hoạch số 01/KH-SKHCN)
         | | |
         STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn
         1 | Rà soát | Văn phòng | Quý I
         <4 Ghi chú: thực hiện trong năm
         | | <2 GIÁM ĐỐC";
    means(
        text,
        "Tasks
         record [1] Rà soát; Leads: Văn phòng; Due: Quý I
         remark; Note: Ghi chú: thực hiện trong năm
         remark; Note: GIÁM ĐỐC",
    );
    let above: Vec<String> = super::read(text).above.into_iter().map(|line| line.text).collect();
    assert_eq!(above, ["PHỤ LỤC", "(Kèm theo Kế hoạch số 01/KH-SKHCN)"]);
}

#[test]
fn frames_and_other_tables_keep_their_cells() {
    means(
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         Số: 155/KH-SKHCN | Độc lập - Tự do - Hạnh phúc",
        "Layout
         record; Unknown(0): SỞ KHOA HỌC VÀ CÔNG NGHỆ; Unknown(1): CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         record; Unknown(0): Số: 155/KH-SKHCN; Unknown(1): Độc lập - Tự do - Hạnh phúc",
    );
    means(
        "Chỉ tiêu | Đơn vị tính | Năm 2023
         Hồ sơ | bộ | 53",
        "Other
         record; Unknown(0): Chỉ tiêu; Unknown(1): Đơn vị tính; Unknown(2): Năm 2023
         record; Unknown(0): Hồ sơ; Unknown(1): bộ; Unknown(2): 53",
    );
}

/// Reads blocks: grids, and paragraphs between quotation marks.
fn all(pieces: &[&str]) -> Vec<String> {
    let block = |piece: &&str| match piece.strip_prefix('“') {
        Some(text) => {
            Block::Paragraph(Paragraph { text: text.trim_end_matches('”').to_owned(), ..Paragraph::default() })
        }
        None => Block::Table(grid(piece)),
    };
    let blocks: Vec<Block> = pieces.iter().map(block).collect();
    understand(0, &blocks).iter().map(|(blocks, understood)| format!("{blocks:?} {}", told(understood))).collect()
}

#[test]
fn a_table_goes_on_in_the_next_without_a_heading_or_with_the_same() {
    let first = "STT | Nhiệm vụ | Chủ trì | Thời hạn
         I | Cải cách thể chế | |
         1 | Rà soát văn bản thuộc | Văn phòng | Quý I";
    let found = all(&[
        first,
        "“ 2 ”",
        " | lĩnh vực khoa học | | \n 2 | Theo dõi | Thanh tra | Quý II",
        "STT | Nhiệm vụ | Chủ trì | Thời hạn \n 3 | Kiểm tra | Thanh tra | Quý IV",
        "“Phụ lục II”",
        "STT | Nhiệm vụ | Chủ trì | Thời hạn \n 1 | Tập huấn | Văn phòng | Quý III",
        "Nơi nhận: | GIÁM ĐỐC",
    ]);
    assert_eq!(
        found,
        [
            "[0, 2, 3] Tasks
area [I] Cải cách thể chế
record [1] Rà soát văn bản thuộc lĩnh vực khoa học; Leads: Văn phòng; Due: Quý I
record [2] Theo dõi; Leads: Thanh tra; Due: Quý II
record [3] Kiểm tra; Leads: Thanh tra; Due: Quý IV",
            "[5] Tasks\nrecord [1] Tập huấn; Leads: Văn phòng; Due: Quý III",
            "[6] Layout\nrecord; Unknown(0): Nơi nhận:; Unknown(1): GIÁM ĐỐC",
        ]
    );
}

#[test]
fn two_tables_in_one_sheet() {
    let sheet = "STT | Nhiệm vụ | Chủ trì | Thời hạn
         1 | Rà soát | Văn phòng | Quý I
         <4 DỰ TRÙ KINH PHÍ
         STT | Nội dung | Số tiền | Ghi chú
         1 | In ấn | 2.000.000 |";
    assert_eq!(
        all(&[sheet]),
        [
            "[0] Tasks\nrecord [1] Rà soát; Leads: Văn phòng; Due: Quý I",
            "[0] Budget\nrecord [1] In ấn; Amount: 2.000.000"
        ]
    );
}

#[test]
fn pages_whose_cells_stand_elsewhere_keep_their_columns() {
    let found = all(&[
        "STT | Nhiệm vụ | Chủ trì | Thời hạn \n 1 | Rà soát | Văn phòng | Quý I",
        "<2 STT | Nhiệm vụ | <3 Chủ trì | Thời hạn \n <2 2 | Theo dõi | <3 Thanh tra | Quý II",
        "<3 3 | <2 Kiểm tra | Chi cục | <2 Quý III",
    ]);
    assert_eq!(
        found,
        ["[0, 1, 2] Tasks
record [1] Rà soát; Leads: Văn phòng; Due: Quý I
record [2] Theo dõi; Leads: Thanh tra; Due: Quý II
record [3] Kiểm tra; Leads: Chi cục; Due: Quý III"]
    );
}

#[test]
fn any_table_is_written_as_markdown() {
    let table = grid(
        "*Chỉ tiêu | <2 Năm 2023 *
         ^ | Kế hoạch | Thực hiện
         Hồ sơ / trực tuyến | 50 | 1. a_b",
    );
    assert_eq!(
        markdown(&table),
        "| Chỉ tiêu | Năm 2023 \\* |  |
| --- | --- | --- |
|  | Kế hoạch | Thực hiện |
| Hồ sơ trực tuyến | 50 | 1\\. a_b |
"
    );
    assert_eq!(markdown(&grid("")), "");
}
