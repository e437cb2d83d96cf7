//! Heads and tails.

use super::*;
use crate::import::found::Record;

fn fields(paper: &Paper) -> Record {
    let symbols = Symbols { own: Some("SKHCN".to_owned()), variants: vec![] };
    let mut account = Account::of(paper);
    head(paper, &mut account).plan_fields(
        &symbols,
        &documents(paper, &KnownRegister { symbols: symbols.clone(), ..KnownRegister::default() }),
    )
}

/// Prints the fields of a head, one a line.
fn printed(text: &str) -> Vec<String> {
    let paper = paper(text);
    assert_eq!(forgotten(&paper), Vec::<String>::new());
    fields(&paper).fields.iter().map(|field| format!("{} = {}", field.key, field.value)).collect()
}

#[test]
fn a_whole_document_in_a_frame_of_layout() {
    let found = printed(
        "ỦY BAN NHÂN DÂN⏎TỈNH AN SƠN⏎SỞ KHOA HỌC VÀ CÔNG NGHỆ⏎_______ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⏎Độc lập - Tự do - Hạnh phúc⏎_______________
         Số:     /KH-SKHCN | An Sơn, ngày      tháng 01 năm 2024
         > **KẾ HOẠCH**
         > **Cải cách hành chính năm 2024**
         > **của Sở Khoa học và Công nghệ**
         > ______
         Căn cứ Quyết định số 12/QĐ-UBND ngày 03/01/2024 của UBND tỉnh về kế hoạch năm 2024;
         Sở Khoa học và Công nghệ ban hành kế hoạch như sau:
         **I. MỤC TIÊU**
         1. Một.
         Trên đây là kế hoạch của Sở./.
         Nơi nhận:⏎- UBND tỉnh (để b/c);⏎- Các phòng, đơn vị;⏎- Lưu: VT, VP. | KT. GIÁM ĐỐC⏎PHÓ GIÁM ĐỐC⏎(Đã ký)⏎Nguyễn Văn An",
    );
    assert_eq!(
        found,
        [
            r#"title = "Cải cách hành chính năm 2024 của Sở Khoa học và Công nghệ""#,
            r#"kind = "reform""#,
            "year = 2024",
            r#"number = """#,
            r#"symbol = "KH-SKHCN""#,
            r#"printed = ["Số: /KH-SKHCN"]"#,
            r#"place = "An Sơn""#,
            r#"date = "2024-01""#,
            r#"date_printed = "ngày tháng 01 năm 2024""#,
            r#"type_line = "KẾ HOẠCH""#,
            r#"bases = [{"document":"12-qd-ubnd-2024","printed":"Quyết định số 12/QĐ-UBND ngày 03/01/2024","purpose":"basis"}]"#,
            r#"signer = {"prefix":["KT. GIÁM ĐỐC"],"title":"PHÓ GIÁM ĐỐC","name":"Nguyễn Văn An"}"#,
            r#"recipients = [{"text":"UBND tỉnh","note":"để b/c"},"Các phòng, đơn vị"]"#,
            r#"filing = "VT, VP.""#,
            r#"closing = "./.""#,
        ]
    );
}

/// Checks single fields of a head: each expectation is `key = value`, or a key that must be absent.
fn check(text: &str, expected: &[&str]) {
    let found = printed(text);
    for line in expected {
        match line.contains(" = ") {
            true => assert!(found.iter().any(|field| field == line), "{line}\nin {found:#?}"),
            false => {
                assert!(!found.iter().any(|field| field.starts_with(&format!("{line} = "))), "{line} in {found:#?}")
            }
        }
    }
}

#[test]
fn number_and_date_stand_in_many_ways() {
    check(
        "Số 155 /KH-SKH-CN⏎Hà Nam, ngày 18 tháng 01 năm 2018\nKẾ HOẠCH⏎Việc năm 2019",
        &[
            r#"number = "155""#,
            r#"symbol = "KH-SKHCN""#,
            r#"printed = ["155 /KH-SKH-CN"]"#,
            r#"date = "2018-01-18""#,
            "date_printed",
            "year = 2019",
        ],
    );
    check(
        "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: …/BC-SNV\tHà Nam, ngày … tháng … năm 2022\nBÁO CÁO⏎Kết quả",
        &[r#"number = """#, r#"symbol = "BC-SNV""#, r#"date = "2022""#, "year = 2022"],
    );
    check(
        "Số: 7/KH-SYT Hà Nam, ngày 5 tháng 2 năm 2023\nKẾ HOẠCH⏎Việc",
        &[r#"place = "Hà Nam""#, r#"date = "2023-02-05""#],
    );
    check("Hà Nam, ngày    tháng    năm 20\nKẾ HOẠCH⏎Việc năm 2024", &[r#"date = """#, "number", "year = 2024"]);
    check(
        "KẾ HOẠCH⏎Tuyên truyền cải cách hành chính năm 2020",
        &["number", "symbol", "place", "date", r#"kind = "communications""#, "signer"],
    );
}

#[test]
fn a_title_stands_under_the_type_or_beside_it() {
    for text in [
        "KẾ HOẠCH⏎Cải cách hành chính năm 2024\nCăn cứ luật;",
        "KẾ HOẠCH\nCải cách hành chính năm 2024\nSở ban hành kế hoạch này.",
        "> **KẾ HOẠCH**\n> **Cải cách hành chính**\n> **năm 2024**\nSở ban hành kế hoạch này.",
        "# KẾ HOẠCH\n# Cải cách hành chính năm 2024\nThực hiện chỉ đạo, Sở báo cáo như sau:",
        "KẾ HOẠCH\nCải cách hành chính\nnăm 2024\nI. MỤC TIÊU\nMột.",
    ] {
        check(text, &[r#"title = "Cải cách hành chính năm 2024""#, r#"type_line = "KẾ HOẠCH""#]);
    }
    check("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2024\nI. MỤC TIÊU", &[r#"title = "CẢI CÁCH HÀNH CHÍNH NĂM 2024""#]);
    check(
        "KẾ HOẠCH\nThực hiện cải cách hành chính năm 2024\nThực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2024, Sở lập kế hoạch:",
        &[
            r#"title = "Thực hiện cải cách hành chính năm 2024""#,
            r#"bases = [{"document":"5-kh-ubnd-2024","printed":"Kế hoạch số 5/KH-UBND ngày 02/01/2024","purpose":"implements"}]"#,
        ],
    );
}

#[test]
fn only_what_a_document_rests_on_is_a_basis() {
    check(
        "KẾ HOẠCH⏎Việc\nCăn cứ Luật Cán bộ, công chức;\nCăn cứ Nghị định số 7/2021/NĐ-CP sửa đổi Nghị định số 6/2018/NĐ-CP; Quyết định số 9/QĐ-UBND ngày 01/02/2021,\nSở lập kế hoạch như sau:\n1. Thực hiện Quyết định số 1/QĐ-SKHCN ngày 01/03/2021.",
        &[
            r#"bases = [{"printed":"Luật Cán bộ, công chức","purpose":"basis"},{"document":"7-nd-cp-2021","printed":"Nghị định số 7/2021/NĐ-CP","purpose":"basis"},{"document":"9-qd-ubnd-2021","printed":"Quyết định số 9/QĐ-UBND ngày 01/02/2021","purpose":"basis"}]"#,
        ],
    );
}

#[test]
fn signatures_have_prefixes_titles_and_names_or_lack_them() {
    for (tail, signer) in [
        ("GIÁM ĐỐC\nTrần Văn Bình", r#"{"title":"GIÁM ĐỐC","name":"Trần Văn Bình"}"#),
        ("Trần Văn Bình", r#"{"name":"Trần Văn Bình"}"#),
        ("Q. GIÁM ĐỐC\nTrần Văn Bình", r#"{"title":"Q. GIÁM ĐỐC","name":"Trần Văn Bình"}"#),
        (
            "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\nTrần Văn Bình",
            r#"{"prefix":["KT. GIÁM ĐỐC"],"title":"PHÓ GIÁM ĐỐC","name":"Trần Văn Bình"}"#,
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Bình",
            r#"{"prefix":["TM. ỦY BAN NHÂN DÂN","KT. CHỦ TỊCH"],"title":"PHÓ CHỦ TỊCH","name":"Trần Văn Bình"}"#,
        ),
        ("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n(Đã ký)", r#"{"prefix":["TL. GIÁM ĐỐC"],"title":"CHÁNH VĂN PHÒNG"}"#),
    ] {
        let text = format!("KẾ HOẠCH⏎Việc\nMột./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{tail}");
        check(&text, &[&format!("signer = {signer}"), r#"recipients = ["Như trên"]"#, r#"filing = "VT.""#]);
    }
    check(
        "KẾ HOẠCH⏎Việc\nMột./.\nGIÁM ĐỐC\nTrần Văn Bình\nNơi nhận:\n- Như trên;\n- Lưu VT.",
        &[
            r#"signer = {"title":"GIÁM ĐỐC","name":"Trần Văn Bình"}"#,
            r#"recipients = ["Như trên"]"#,
            r#"filing = "VT.""#,
        ],
    );
}

#[test]
fn an_appendix_belongs_to_the_same_document() {
    check(
        "Số: 136 /BC-SKHCCN\nHà Nam, ngày 19 tháng 11 năm 2020\nBÁO CÁO⏎Tình hình năm 2020\nMột./.\nNơi nhận:\n- Lưu VT.\nGIÁM ĐỐC\nTrần Văn Bình
         **Phụ lục 1⏎KẾT QUẢ NĂM 2020**
         (Kèm theo Báo cáo số 136/BC-SKHCN ngày 19/11/2020 của Sở)
         SỞ KHOA HỌC",
        &[
            r#"document = "136-bc-skhcn-2020""#,
            r#"printed = ["136 /BC-SKHCCN","136/BC-SKHCN"]"#,
            r#"appendices = [{"label":"Phụ lục 1","title":"KẾT QUẢ NĂM 2020","caption":"(Kèm theo Báo cáo số 136/BC-SKHCN ngày 19/11/2020 của Sở)"}]"#,
        ],
    );
    check(
        "KẾ HOẠCH⏎Việc\n1. Một.\n(Kèm theo Phụ lục các nhiệm vụ).\nII. TỔ CHỨC",
        &[
            r#"appendices = [{"title":"Phụ lục các nhiệm vụ","caption":"(Kèm theo Phụ lục các nhiệm vụ).","missing":true}]"#,
        ],
    );
}

#[test]
fn a_stamp_stands_after_the_last_table() {
    check(
        "KẾ HOẠCH⏎Việc\nMột./.\nNơi nhận:\n- Lưu VT.\nGIÁM ĐỐC\nTrần Văn Bình\nPHỤ LỤC\nVIỆC CỤ THỂ\na | b | c\nSỞ KHOA HỌC VÀ CÔNG NGHỆ",
        &[r#"stamp = "SỞ KHOA HỌC VÀ CÔNG NGHỆ""#, r#"appendices = [{"label":"PHỤ LỤC","title":"VIỆC CỤ THỂ"}]"#],
    );
}

#[test]
fn the_theme_and_marks_of_secrecy_are_noticed() {
    check("KẾ HOẠCH⏎Việc\nChủ đề năm 2024: “Kỷ cương, sáng tạo”.", &[r#"theme = "Kỷ cương, sáng tạo""#]);
    let paper = paper("MẬT\nKẾ HOẠCH⏎Việc");
    let mut account = Account::of(&paper);
    assert_eq!(head(&paper, &mut account).marks.len(), 1);
    assert_eq!(account.doubts().len(), 1);
}

#[test]
fn a_report_has_the_fields_of_a_report() {
    let paper = paper(
        "BÁO CÁO⏎Kết quả quý I năm 2024\nMột./.\nNơi nhận:\n- Lưu VT.\nGIÁM ĐỐC\nTrần Văn Bình\nPhụ lục 1\nKẾT QUẢ",
    );
    let record = head(&paper, &mut Account::of(&paper)).report_fields(&Symbols::default(), &[]);
    let keys: Vec<&str> = record.fields.iter().map(|field| field.key).collect();
    assert_eq!(keys, ["title", "type_line", "signer", "filing", "closing", "appendix_title"]);
}

#[test]
fn a_sheet_carries_its_head_above_its_table() {
    let found = printed(
        "PHỤ LỤC I | | \nVIỆC NĂM 2024 | | \n(Kèm theo Kế hoạch số 7/KH-SKHCN ngày 05/01/2024) | | \nTT | Nội dung | Hạn\n1 | Một | Quý I",
    );
    assert_eq!(
        found.last().map(String::as_str),
        Some(
            r#"appendices = [{"label":"PHỤ LỤC I","title":"VIỆC NĂM 2024","caption":"(Kèm theo Kế hoạch số 7/KH-SKHCN ngày 05/01/2024)"}]"#
        )
    );
}

#[test]
fn a_letter_says_what_it_is_about_below_its_number() {
    check(
        "SỞ KHOA HỌC⏎Số: 12/SKHCN-VP⏎V/v báo cáo kết quả⏎cải cách hành chính quý I năm 2024 | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⏎Hà Nam, ngày 15 tháng 3 năm 2024\nKính gửi: Sở Nội vụ\nMột.",
        &[
            r#"title = "báo cáo kết quả cải cách hành chính quý I năm 2024""#,
            r#"number = "12""#,
            r#"date = "2024-03-15""#,
        ],
    );
}

#[test]
fn a_signature_below_the_appendix_is_that_of_the_document_or_repeats_it() {
    let appendix = "PHỤ LỤC\nVIỆC NĂM 2024\nTT | Nội dung | Hạn\n1 | Một | Quý I\nGIÁM ĐỐC\nTrần Văn Bình";
    check(appendix, &[r#"signer = {"title":"GIÁM ĐỐC","name":"Trần Văn Bình"}"#, "stamp"]);
    check(
        &format!("KẾ HOẠCH⏎Việc\nMột./.\nNơi nhận:\n- Lưu VT.\nPHÓ GIÁM ĐỐC\nLê Thị Cúc\n{appendix}"),
        &[r#"signer = {"title":"PHÓ GIÁM ĐỐC","name":"Lê Thị Cúc"}"#],
    );
}

#[test]
fn an_attached_plan_has_its_own_head_behind_the_decision() {
    check(
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch năm 2024\nGIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ\nCăn cứ Nghị định số 7/2021/NĐ-CP;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kế hoạch.\nNơi nhận:\n- Lưu VT.\nGIÁM ĐỐC\nTrần Văn Bình\nKẾ HOẠCH\nNĂM 2024\n(Ban hành kèm theo Quyết định số 5/QĐ-SKHCN ngày 02/01/2024)\nI. MỤC TIÊU\nMột.",
        &[
            r#"title = "Về việc ban hành Kế hoạch năm 2024""#,
            r#"appendices = [{"title":"KẾ HOẠCH NĂM 2024","caption":"(Ban hành kèm theo Quyết định số 5/QĐ-SKHCN ngày 02/01/2024)"}]"#,
        ],
    );
}

#[test]
fn a_signature_may_be_set_beside_the_list_with_tabs() {
    check(
        "KẾ HOẠCH⏎Việc\nMột./.\nNơi nhận:\t\tGIÁM ĐỐC\n- Như trên;\n- Lưu: VT, VP.\t\tLê Thị Cúc",
        &[
            r#"signer = {"title":"GIÁM ĐỐC","name":"Lê Thị Cúc"}"#,
            r#"recipients = ["Như trên"]"#,
            r#"filing = "VT, VP.""#,
        ],
    );
}
