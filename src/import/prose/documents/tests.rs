//! Which documents a text cites.

use super::*;
use crate::import::prose::symbols::Symbols;
use crate::import::prose::tests::paper;
use crate::model::Moment;
use crate::model::identifier;

fn register(documents: Vec<KnownDocument>) -> KnownRegister {
    KnownRegister {
        documents,
        symbols: Symbols { own: Some("SKHCN".to_owned()), variants: vec![] },
        department: Some("Sở Khoa học và Công nghệ An Sơn".to_owned()),
        province: Some("An Sơn".to_owned()),
    }
}

/// Prints each document as `id | kind | issuer | title | mentions | doubts`.
fn described(text: &str, known: Vec<KnownDocument>) -> Vec<String> {
    let found = documents(&paper(text), &register(known));
    let line = |document: FoundDocument| {
        let field = |key| document.record.get(key).and_then(|value| value.as_str()).unwrap_or("-").to_owned();
        let (mentions, doubts) = (document.mentions.len(), document.doubts.len());
        format!(
            "{} | {} | {} | {} | {mentions} | {doubts}",
            document.id,
            field("kind"),
            field("issuer"),
            field("title")
        )
    };
    found.into_iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(described(text, vec![]), expected, "in: {text}");
}

#[test]
fn a_document_has_its_kind_issuer_and_title_from_its_clause() {
    check(
        "Theo Kế hoạch số 285/KH-UBND ngày 05 tháng 12 năm 2020 của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2021.",
        &["285-kh-ubnd-2020 | ke-hoach | Ủy ban nhân dân tỉnh An Sơn | Cải cách hành chính năm 2021 | 1 | 0"],
    );
    check(
        "Quyết định số 9/QĐ-SKHCN ngày 01/02/2024 của Giám đốc Sở Khoa học và Công nghệ ban hành Quy chế làm việc, Sở đã triển khai.",
        &["9-qd-skhcn-2024 | quyet-dinh | Giám đốc Sở Khoa học và Công nghệ | Ban hành Quy chế làm việc | 1 | 0"],
    );
    check(
        "Sở đã ban hành Kế hoạch kiểm soát thủ tục năm 2020 (Kế hoạch số 02/KH-SKHCN ngày 13/01/2020);",
        &[
            "02-kh-skhcn-2020 | ke-hoach | Sở Khoa học và Công nghệ An Sơn | Kế hoạch kiểm soát thủ tục năm 2020 | 1 | 0",
        ],
    );
    check(
        "Nghị định 61/2018/NĐ-CP; Thông tư số 116/2015/TT-BTC ngày 11/8/2015; CV số 5/SNV-CCHC ngày 02/01/2024",
        &[
            "61-nd-cp-2018 | nghi-dinh | Chính phủ | - | 1 | 0",
            "116-tt-btc-2015 | thong-tu | Bộ Tài chính | - | 1 | 0",
            "5-snv-cchc-2024 | cong-van | Sở Nội vụ | - | 1 | 0",
        ],
    );
}

#[test]
fn spellings_of_one_identifier_fall_together() {
    check(
        "(Kế hoạch số 35/KH-SKHCCN ngày 11/11/2019); 35/KH-SKH-CN ngày 11/11/2019; Kế hoạch 35/KH-SKH&CN.",
        &["35-kh-skhcn-2019 | ke-hoach | Sở Khoa học và Công nghệ An Sơn | - | 3 | 0"],
    );
    check(
        "Kế hoạch số 126/KHTU ngày 05/4/2018 và 126-KH/TU.",
        &["126-kh-tu-2018 | ke-hoach | Tỉnh ủy An Sơn | - | 2 | 0"],
    );
}

#[test]
fn a_number_alone_is_no_document() {
    check(
        "Quyết định số 40/QĐ-SKHCN ngày 20/2/2020; Kế hoạch số 40/KH-SKHCN ngày 31/8/2020; 40/QĐ-SKHCN ngày 01/3/2021.",
        &[
            "40-qd-skhcn-2020 | quyet-dinh | Sở Khoa học và Công nghệ An Sơn | - | 1 | 0",
            "40-kh-skhcn-2020 | ke-hoach | Sở Khoa học và Công nghệ An Sơn | - | 1 | 0",
            "40-qd-skhcn-2021 | quyet-dinh | Sở Khoa học và Công nghệ An Sơn | - | 1 | 0",
        ],
    );
}

#[test]
fn what_is_not_sure_is_a_doubt() {
    check(
        "Quyết định số 36/SKHCN-KHTC ngày 10/2/2020",
        &["36-skhcn-khtc-2020 | quyet-dinh | Sở Khoa học và Công nghệ An Sơn | - | 1 | 1"],
    );
    check("CV số 1024/STP-QLXLVPHC...", &["1024-stp-qlxlvphc | cong-van | Sở Tư pháp | - | 1 | 1"]);
    check(
        "Quyết định số 81/QĐ-SKHCN ngày 25/4/2020; Quyết định số 81/QĐ-SKHCN ngày 23/4/2020.",
        &["81-qd-skhcn-2020 | quyet-dinh | Sở Khoa học và Công nghệ An Sơn | - | 2 | 1"],
    );
}

#[test]
fn odd_identifiers_are_documents_too() {
    check(
        "Chỉ thị 10-CT/TTg ngày 22/4/2019; Nghị quyết số 30c/NQ-CP ngày 08/11/2011; Nghị định 105/2006; Quy định số 70-QĐ/TW ngày 18/7/2022",
        &[
            "10-ct-ttg-2019 | chi-thi | Thủ tướng Chính phủ | - | 1 | 0",
            "30c-nq-cp-2011 | nghi-quyet | Chính phủ | - | 1 | 0",
            "105-nd-2006 | nghi-dinh | - | - | 1 | 0",
            "70-qd-tw-2022 | quy-dinh | - | - | 1 | 0",
        ],
    );
}

#[test]
fn the_paper_itself_is_one_document_with_its_captions() {
    let text = "Số: 136 /BC-SKHCCN\nAn Sơn, ngày 19 tháng 11 năm 2020\nBÁO CÁO⏎Tình hình năm 2020\nMột./.\nNơi nhận:\n- Lưu VT.\nGIÁM ĐỐC\nTrần Văn Bình\nPhụ lục 1\n(Kèm theo Báo cáo số 136/BC-SKHCN ngày 19/11/2020)\na | b | Báo cáo số 136/BC-SKHCN";
    check(text, &["136-bc-skhcn-2020 | bao-cao | Sở Khoa học và Công nghệ An Sơn | Tình hình năm 2020 | 3 | 0"]);
    assert!(documents(&paper(text), &register(vec![]))[0].own);
}

fn known(id: &str, kind: &str, printed: &str, date: Option<&str>) -> KnownDocument {
    KnownDocument {
        id: id.to_owned(),
        kind: kind.to_owned(),
        identifiers: identifier::find(printed).into_iter().map(|mention| mention.identifier).collect(),
        date: date.and_then(Moment::parse),
        title: None,
        printed: vec![printed.to_owned()],
    }
}

#[test]
fn a_document_of_the_register_keeps_its_id() {
    let held = || known("nghi-dinh-61", "nghi-dinh", "61/2018/NĐ-CP", Some("2018-04-23"));
    let found = documents(&paper("Nghị định 61/2018/NĐ-CP và Nghị định số 61 /2018/NĐ-CP"), &register(vec![held()]));
    assert_eq!(
        (found.len(), found[0].id.as_str(), found[0].known, found[0].mentions.len()),
        (1, "nghi-dinh-61", true, 2)
    );
    let keys: Vec<&str> = found[0].record.fields.iter().map(|field| field.key).collect();
    assert_eq!(keys, ["id", "printed"]);
    assert_eq!(FoundDocument::cited(&found, found[0].mentions[0].0, "Nghị định 61/2018/NĐ-CP"), Some("nghi-dinh-61"));
}

#[test]
fn two_candidates_of_the_register_are_a_doubt() {
    let decisions = || {
        vec![
            known("a", "quyet-dinh", "26/QĐ-UBND", Some("2013-07-23")),
            known("b", "quyet-dinh", "26/QĐ-UBND", Some("2014-10-25")),
        ]
    };
    let text = |line: &str| described(line, decisions());
    assert_eq!(text("Quyết định số 26/QĐ-UBND ngày 25/10/2014"), ["b | - | - | - | 1 | 0"]);
    assert_eq!(text("Quyết định số 26/QĐ-UBND"), ["a | - | - | - | 1 | 1"]);
    assert_eq!(
        text("Quyết định số 26/QĐ-UBND ngày 01/01/2020"),
        ["26-qd-ubnd-2020 | quyet-dinh | Ủy ban nhân dân tỉnh An Sơn | - | 1 | 0"]
    );
}
