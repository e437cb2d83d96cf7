//! Sheets and lists of invented procedures, and the records they give.

use indexmap::IndexMap;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{Known, from_list, from_sheet, is_sheet};
use crate::import::account::{Account, Fate};
use crate::import::found::{FoundFile, Printed};
use crate::import::paper::{Block, Cell, Paper, Paragraph, Part, Place, Row, Table};
use crate::import::tables::{Column, RowKind, TableKind, Understood, UnderstoodRow};

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), ..Paragraph::default() })
}

fn bold(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), bold: true, ..Paragraph::default() })
}

/// Makes a table of lines whose cells a bar parts; `/` stands for a line break.
fn table(text: &str) -> Block {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |column: usize, text: &str, alone: bool| Cell {
        text: text.replace(" / ", "\n"),
        column,
        across: if alone { columns } else { 1 },
        down: 1,
        ..Cell::default()
    };
    let row = |cells: Vec<&str>| {
        let alone = cells.len() == 1;
        let cells = cells.into_iter().enumerate().map(|(column, text)| cell(column, text, alone)).collect();
        Row { cells, ..Row::default() }
    };
    Block::Table(Table { rows: rows.into_iter().map(row).collect(), columns })
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper { name: "thu-tuc.docx".to_owned(), parts: vec![Part { blocks, ..Part::default() }], remarks: Vec::new() }
}

fn field<'f>(file: &'f FoundFile, key: &str) -> &'f Json {
    file.root.get(key).unwrap_or(&Json::Null)
}

/// Reads sheets and takes what was found, as the writer of the records does; gives the texts nobody understood.
fn read(paper: &Paper) -> (Vec<FoundFile>, Account, Vec<String>) {
    let mut account = Account::of(paper);
    let files = from_sheet(paper, &[], &mut account);
    take(&files, &mut account);
    let unread = account.entries().filter(|(_, _, fate)| **fate == Fate::Unread).map(|(_, text, _)| text.to_owned());
    let unread = unread.collect();
    (files, account, unread)
}

fn take(files: &[FoundFile], account: &mut Account) {
    for file in files {
        file.root.fields.iter().for_each(|field| account.take(&field.places, field.key));
        file.body.iter().for_each(|body| account.take(&body.places, "body"));
    }
}

fn sheet_in_paragraphs() -> Paper {
    paper(vec![
        bold("I. LĨNH VỰC AN TOÀN BỨC XẠ"),
        bold("1. Thủ tục cấp giấy phép dùng máy đo"),
        paragraph("a) Trình tự thực hiện:"),
        paragraph("- Bước 1: Nộp hồ sơ."),
        paragraph("- Bước 2: Trả kết quả."),
        paragraph("b) Cách thức thực hiện: Trực tiếp hoặc qua dịch vụ bưu chính."),
        paragraph("c) Thành phần, số lượng hồ sơ:"),
        paragraph("- Thành phần hồ sơ gồm:"),
        paragraph("+ Đơn đề nghị (01 bản chính);"),
        paragraph("+ Lý lịch máy."),
        paragraph("- Số lượng hồ sơ: 01 bộ."),
        paragraph("d) Thời hạn giải quyết: 10 ngày làm việc kể từ ngày nhận đủ hồ sơ."),
        paragraph("đ) Đối tượng thực hiện: Tổ chức, Cá nhân"),
        paragraph("e) Cơ quan thực hiện: Sở Khoa học và Công nghệ"),
        paragraph("g) Kết quả thực hiện: Giấy phép"),
        paragraph("h) Lệ phí: 200.000 đồng"),
        paragraph("i) Yêu cầu, điều kiện: Không"),
        paragraph("k) Căn cứ pháp lý:"),
        paragraph("- Luật số 18/2008/QH12;"),
        paragraph("- Nghị định số 142/2020/NĐ-CP."),
        bold("2. Thủ tục gia hạn giấy phép dùng máy đo"),
        paragraph("a) Trình tự thực hiện: Nộp đơn rồi nhận kết quả."),
        paragraph("b) Thời hạn giải quyết: Không có thông tin"),
    ])
}

#[test]
fn sheets_in_paragraphs_give_one_file_each() {
    let (files, account, unread) = read(&sheet_in_paragraphs());
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["procedures/cap-giay-phep-dung-may-do.md", "procedures/gia-han-giay-phep-dung-may-do.md"]);
    assert_eq!(unread, Vec::<String>::new());
    let first = &files[0];
    for (key, value) in [
        ("title", json!("Thủ tục cấp giấy phép dùng máy đo")),
        ("field", json!("AN TOÀN BỨC XẠ")),
        ("audiences", json!(["Tổ chức", "Cá nhân"])),
        ("authority", json!("Sở Khoa học và Công nghệ")),
        ("sets", json!("01 bộ")),
        ("results", json!(["Giấy phép"])),
        ("conditions", json!("Không")),
        ("step", json!([{ "title": "Bước 1", "text": "Nộp hồ sơ." }, { "title": "Bước 2", "text": "Trả kết quả." }])),
        (
            "case",
            json!([{ "paper": [{ "name": "Đơn đề nghị (01 bản chính)", "originals": 1 }, { "name": "Lý lịch máy" }] }]),
        ),
    ] {
        assert_eq!(*field(first, key), value, "{key}");
    }
    let basis = field(first, "legal_basis").as_array().unwrap();
    assert_eq!(basis[1], json!({ "printed": "Nghị định số 142/2020/NĐ-CP", "purpose": "basis" }));
    let channels = field(first, "channel").as_array().unwrap();
    assert_eq!(channels.iter().map(|channel| &channel["kind"]).collect::<Vec<_>>(), ["in-person", "postal"]);
    assert_eq!(channels[1]["time"]["from"], "kể từ ngày nhận đủ hồ sơ");
    assert_eq!(channels[1]["fees"][0]["kind"], "le-phi");
    // Who decides was not said; and the second sheet names no way to hand in.
    assert_eq!(account.doubts().len(), 2);
    assert_eq!(field(&files[1], "channel")[0]["time"], json!({ "status": "not-published" }));
}

fn sheet_in_a_table() -> Paper {
    paper(vec![
        paragraph("Chi tiết thủ tục hành chính"),
        table(
            "Mã thủ tục:|1.000001
Tên thủ tục:|Cấp thẻ thử nghiệm
Lĩnh vực:|Thử nghiệm
Cấp thực hiện:|Cấp Tỉnh, Cấp Xã
Trình tự thực hiện:|Bước 1: Nộp. Bước 2: Nhận.
Cách thức thực hiện:
Hình thức nộp|Thời hạn giải quyết|Phí, lệ phí|Mô tả
Trực tiếp|05 Ngày làm việc|Phí : 0 Đồng|
Trực tuyến|Ngay trong ngày||Nộp trên cổng
Thành phần hồ sơ:
Tên giấy tờ|Mẫu đơn, tờ khai|Số lượng
Trường hợp cấp lại
Tờ khai|to-khai.docx|Bản chính: 1 / Bản sao: 0
Thẻ cũ||Bản chính: 0 / Bản sao: 2
Cơ quan có thẩm quyền:|Giám đốc Sở
Cơ quan phối hợp:|Không
Địa chỉ tiếp nhận HS:|Không có thông tin
Từ khóa:|Không có thông tin
Kết quả thực hiện:|Thẻ thử nghiệm
Căn cứ pháp lý:
Số ký hiệu|Trích yếu|Ngày ban hành|Cơ quan ban hành
01/2020/NĐ-CP|Nghị định về thử nghiệm|01-02-2020|Chính phủ",
        ),
    ])
}

#[test]
fn a_sheet_in_a_table_gives_every_field() {
    let (files, account, unread) = read(&sheet_in_a_table());
    assert_eq!(unread, ["Chi tiết thủ tục hành chính"]);
    assert_eq!(account.doubts().len(), 0);
    let [file] = files.as_slice() else { panic!("{files:#?}") };
    let blank = json!({ "status": "not-published" });
    for (key, value) in [
        ("code", json!("1.000001")),
        ("levels", json!(["province", "commune"])),
        ("authority", json!("Giám đốc Sở")),
        ("coordinating", json!({ "status": "not-applicable" })),
        ("reception", blank.clone()),
        ("keywords", Json::Null),
        (
            "channel",
            json!([
                { "kind": "in-person", "time": { "amount": 5, "unit": "working-day", "printed": "05 Ngày làm việc" },
                  "fees": [{ "kind": "phi", "amount": 0, "printed": "Phí : 0 Đồng" }] },
                { "kind": "online", "time": { "text": "Ngay trong ngày" }, "fees": blank, "note": "Nộp trên cổng" },
            ]),
        ),
        (
            "case",
            json!([{ "title": "Trường hợp cấp lại", "paper": [
                { "name": "Tờ khai", "form": "to-khai.docx", "originals": 1, "copies": 0 },
                { "name": "Thẻ cũ", "originals": 0, "copies": 2 },
            ] }]),
        ),
        (
            "legal_basis",
            json!([{ "printed": "01/2020/NĐ-CP Nghị định về thử nghiệm, 01-02-2020, Chính phủ", "purpose": "basis" }]),
        ),
    ] {
        assert_eq!(*field(file, key), value, "{key}");
    }
}

#[test]
fn counts_in_another_column_are_taken_and_said() {
    let sheet = paper(vec![
        table("Tên thủ tục:|Cấp thẻ"),
        bold("Thành phần hồ sơ:"),
        table("Tên giấy tờ|Số lượng|Ghi chú\nTờ khai|to-khai.doc|Bản chính: 2 / Bản sao: 1"),
    ]);
    let (files, account, _) = read(&sheet);
    let expected = json!({ "name": "Tờ khai", "form": "to-khai.doc", "originals": 2, "copies": 1, "printed": "Bản chính: 2 Bản sao: 1" });
    assert_eq!(field(&files[0], "case")[0]["paper"][0], expected);
    // The counts, and the field nobody names.
    assert_eq!(account.doubts().len(), 2);
}

fn list() -> (Understood, Account) {
    let texts = [
        vec![(Column::Area, "I. Lĩnh vực Thử nghiệm")],
        vec![
            (Column::Label, "1"),
            (Column::Code, "1.000001"),
            (Column::Title, "Cấp thẻ thử nghiệm"),
            (Column::Time, "15"),
            (Column::Fee, "Không"),
            (Column::Reception, "Trung tâm Phục vụ hành chính công"),
            (Column::Basis, "- Luật số 01/2020/QH14;\n- Nghị định số 02/2021/NĐ-CP"),
            (Column::Unknown(7), "Toàn trình"),
        ],
    ];
    let place = |row: usize, column: usize| Place { part: 0, block: 0, cell: Some((row, column)) };
    let row = |(index, cells): (usize, Vec<(Column, &str)>)| UnderstoodRow {
        kind: if index == 0 { RowKind::Area } else { RowKind::Record },
        cells: cells
            .into_iter()
            .enumerate()
            .map(|(column, (role, text))| (role, Printed { text: text.to_owned(), places: vec![place(index, column)] }))
            .collect(),
        blank: Vec::new(),
        inherited: Vec::new(),
        marks: Vec::new(),
    };
    let heading = |text: &str| Printed { text: text.to_owned(), places: Vec::new() };
    let headings = IndexMap::from([
        (Column::Time, heading("Thời hạn giải quyết (ngày làm việc)")),
        (Column::Unknown(7), heading("Mức độ DVC")),
    ]);
    let rows = texts.into_iter().enumerate().map(row).collect();
    let grid = table("a|b|c|d|e|f|g|h\na|b|c|d|e|f|g|h");
    let account = Account::of(&paper(vec![grid]));
    let understood = Understood {
        kind: TableKind::Procedures,
        above: Vec::new(),
        heads: Vec::new(),
        rows,
        headings,
        left: Vec::new(),
        doubts: Vec::new(),
    };
    (understood, account)
}

#[test]
fn a_row_of_a_list_is_a_procedure() {
    let (table, mut account) = list();
    let known =
        [Known { id: "the-thu".to_owned(), code: Some("1.000001".to_owned()), title: "Cấp thẻ".to_owned() }];
    let files = from_list(&table, &known, &mut account);
    let [file] = files.as_slice() else { panic!("{files:#?}") };
    assert_eq!(file.path, "procedures/the-thu.md");
    assert_eq!(*field(file, "field"), "Thử nghiệm");
    assert_eq!(*field(file, "reception"), "Trung tâm Phục vụ hành chính công");
    assert_eq!(field(file, "channel")[0]["time"], json!({ "amount": 15, "unit": "working-day" }));
    assert_eq!(field(file, "channel")[0]["fees"][0]["amount"], 0);
    assert_eq!(field(file, "legal_basis").as_array().map(Vec::len), Some(2));
    assert_eq!(*field(file, "online"), json!({ "scheme": "toan-trinh-mot-phan", "level": "toàn trình" }));
    take(&files, &mut account);
    let unread = account
        .entries()
        .filter(|(place, _, fate)| place.cell.is_some_and(|cell| cell.0 == 1) && **fate == Fate::Unread);
    assert_eq!(unread.count(), 0);
}

#[test]
fn a_plan_is_no_sheet() {
    let plan =
        paper(vec![bold("I. MỤC ĐÍCH"), bold("2. Yêu cầu"), paragraph("- Làm đúng hạn."), paragraph("Kết quả: tốt")]);
    let (files, account, _) = read(&plan);
    assert!(files.is_empty() && account.doubts().is_empty());
    assert!(!is_sheet(&plan));
    assert!(is_sheet(&sheet_in_paragraphs()) && is_sheet(&sheet_in_a_table()));
}

#[test]
fn a_list_inside_a_document_is_no_sheet() {
    let list = table("STT|Mã TTHC|Tên thủ tục hành chính|Lĩnh vực|Phí\n1|1.000001|Cấp thẻ|Thử nghiệm|Không");
    assert_eq!(read(&paper(vec![list])).0, []);
}

proptest! {
    #[test]
    fn every_piece_of_a_named_sheet_is_taken_or_left(lines in prop::collection::vec("(Trình tự thực hiện|Thời hạn giải quyết|Lệ phí|Kết quả|Phí|Từ khóa|Cách thức thực hiện)?:? ?[a-zà0-9;:(). -]{0,20}", 0..8)) {
        let blocks = std::iter::once("Tên thủ tục: Cấp thẻ").chain(lines.iter().map(String::as_str)).map(paragraph);
        let (files, _, unread) = read(&paper(blocks.collect()));
        prop_assert!(!files.is_empty());
        prop_assert_eq!(unread, Vec::<String>::new());
    }
}
