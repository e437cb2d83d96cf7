//! What the identifier recogniser reads, and what it must leave alone.

use super::*;
use proptest::prelude::*;

/// Prints each mention as `text | kind | number | year | symbol | date`.
fn described(text: &str) -> Vec<String> {
    let part = |part: Option<u32>| part.map_or("?".to_owned(), |part| part.to_string());
    find(text)
        .into_iter()
        .map(|mention| {
            let Identifier { number, year, symbol } = mention.identifier;
            let year = year.map_or("-".to_owned(), |year| year.to_string());
            let date = mention.date.map_or("-".to_owned(), |(d, m, y)| format!("{}.{}.{y}", part(d), part(m)));
            let kind = mention.kind_word.unwrap_or("-");
            format!("{} | {kind} | {number} | {year} | {symbol} | {date}", &text[mention.range])
        })
        .collect()
}

/// Checks what is found in a text; the first column of an expectation is the bytes of the mention.
fn check(text: &str, expected: &[&str]) {
    assert_eq!(described(text), expected, "in: {text}");
}

#[test]
fn administrative_documents() {
    check(
        "(Quyết định số 367/QĐ-SKHCCN ngày 31/12/2019); Kế hoạch 04/KH-SKHCHN ngày 14/01/2020 về",
        &[
            "Quyết định số 367/QĐ-SKHCCN ngày 31/12/2019 | Quyết định | 367 | - | QĐ-SKHCCN | 31.12.2019",
            "Kế hoạch 04/KH-SKHCHN ngày 14/01/2020 | Kế hoạch | 04 | - | KH-SKHCHN | 14.1.2020",
        ],
    );
    check("Tờ trình số 53/TTr-SKHCCN.", &["Tờ trình số 53/TTr-SKHCCN | Tờ trình | 53 | - | TTr-SKHCCN | -"]);
    check(
        "Quyết định số 295/QĐ-SKH&CN ngày 11/11/2019",
        &["Quyết định số 295/QĐ-SKH&CN ngày 11/11/2019 | Quyết định | 295 | - | QĐ-SKH&CN | 11.11.2019"],
    );
}

#[test]
fn legal_documents_carry_a_year() {
    check("theo Nghị định số 61/2018/NĐ-CP.", &["Nghị định số 61/2018/NĐ-CP | Nghị định | 61 | 2018 | NĐ-CP | -"]);
    check("bãi bỏ QĐ 33/2013/QĐ-UBND về", &["QĐ 33/2013/QĐ-UBND | QĐ | 33 | 2013 | QĐ-UBND | -"]);
    check("theo NĐ 54/2016/NĐ-CP, Sở", &["NĐ 54/2016/NĐ-CP | NĐ | 54 | 2016 | NĐ-CP | -"]);
    check("54/2017/NQ-QH14", &["54/2017/NQ-QH14 | - | 54 | 2017 | NQ-QH14 | -"]);
    check("Luật số 43/2024/QH15 của", &["Luật số 43/2024/QH15 | Luật | 43 | 2024 | QH15 | -"]);
    check(
        "Thông tư liên tịch 191/2005/TTLT/BQP-BLĐTBXH-BTC",
        &[
            "Thông tư liên tịch 191/2005/TTLT/BQP-BLĐTBXH-BTC | Thông tư liên tịch | 191 | 2005 | TTLT/BQP-BLĐTBXH-BTC | -",
        ],
    );
    check(
        "116/2015/TT-BTC ngày 11 tháng 8 năm 2015 của",
        &["116/2015/TT-BTC ngày 11 tháng 8 năm 2015 | - | 116 | 2015 | TT-BTC | 11.8.2015"],
    );
}

#[test]
fn official_letters_have_no_kind_in_their_symbol() {
    check(
        "(theo CV số 1024/STP-QLXLVPHC... của Sở Tư pháp)",
        &["CV số 1024/STP-QLXLVPHC | CV | 1024 | - | STP-QLXLVPHC | -"],
    );
    check(
        "Công văn số 362/SKH-CN-VP ngày 21/8/2020 V/v",
        &["Công văn số 362/SKH-CN-VP ngày 21/8/2020 | Công văn | 362 | - | SKH-CN-VP | 21.8.2020"],
    );
    check(
        "Quyết định số 36/SKHHCN-KHTC ngày 10/2/2020",
        &["Quyết định số 36/SKHHCN-KHTC ngày 10/2/2020 | Quyết định | 36 | - | SKHHCN-KHTC | 10.2.2020"],
    );
}

#[test]
fn party_documents_join_number_and_kind_by_a_hyphen() {
    check("Nghị quyết số 17-NQ/TW và", &["Nghị quyết số 17-NQ/TW | Nghị quyết | 17 | - | NQ/TW | -"]);
    check("Chỉ thị 10-CT/TTg", &["Chỉ thị 10-CT/TTg | Chỉ thị | 10 | - | CT/TTg | -"]);
    check("Hướng dẫn số 24-HD/BTGTU", &["Hướng dẫn số 24-HD/BTGTU | Hướng dẫn | 24 | - | HD/BTGTU | -"]);
    check("Quy chế số 04-QC/TU", &["Quy chế số 04-QC/TU | Quy chế | 04 | - | QC/TU | -"]);
    check("Nghị quyết số 18 - NQ/TW", &["Nghị quyết số 18 - NQ/TW | Nghị quyết | 18 | - | NQ/TW | -"]);
}

#[test]
fn odd_printings_are_read_as_printed() {
    check("Nghị quyết số 30c/NQ-CP", &["Nghị quyết số 30c/NQ-CP | Nghị quyết | 30c | - | NQ-CP | -"]);
    check("công lập; 125/KHTU ngày 05/4/2018 của", &["125/KHTU ngày 05/4/2018 | - | 125 | - | KHTU | 5.4.2018"]);
    check("Kế hoạch số 126/KHTU", &["Kế hoạch số 126/KHTU | Kế hoạch | 126 | - | KHTU | -"]);
    check("Điều 11- Nghị định 105/2006 sửa đổi", &["Nghị định 105/2006 | Nghị định | 105 | 2006 |  | -"]);
    check("Số: 155 /KH-SKH-CN", &["Số: 155 /KH-SKH-CN | - | 155 | - | KH-SKH-CN | -"]);
    check(
        "Kế hoạch số 155 /KH-SKHCN ngày 18 /01/2018",
        &["Kế hoạch số 155 /KH-SKHCN ngày 18 /01/2018 | Kế hoạch | 155 | - | KH-SKHCN | 18.1.2018"],
    );
    check("Quyết định số 12/QĐ - UBND tỉnh", &["Quyết định số 12/QĐ - UBND | Quyết định | 12 | - | QĐ - UBND | -"]);
    check("12/KH-UBND - UBND tỉnh", &["12/KH-UBND | - | 12 | - | KH-UBND | -"]);
    check("QUYẾT ĐỊNH SỐ 9/QĐ-TTg", &["QUYẾT ĐỊNH SỐ 9/QĐ-TTg | QUYẾT ĐỊNH | 9 | - | QĐ-TTg | -"]);
    check("số155/KH-SKHCN", &["số155/KH-SKHCN | - | 155 | - | KH-SKHCN | -"]);
    check("Nghị quyết\n  số\u{a0}04/NQ-CP", &["Nghị quyết\n  số\u{a0}04/NQ-CP | Nghị quyết | 04 | - | NQ-CP | -"]);
}

#[test]
fn several_mentions_stay_apart() {
    check(
        "Quyết định số 1625/QĐ-UBND ngày 19/6/2018, Quyết định số 3113/QĐ-UBND ngày 31/10/2018 của UBND tỉnh",
        &[
            "Quyết định số 1625/QĐ-UBND ngày 19/6/2018 | Quyết định | 1625 | - | QĐ-UBND | 19.6.2018",
            "Quyết định số 3113/QĐ-UBND ngày 31/10/2018 | Quyết định | 3113 | - | QĐ-UBND | 31.10.2018",
        ],
    );
    check(
        "Nghị quyết số 18-NQ/TW, 19-NQ/TW",
        &["Nghị quyết số 18-NQ/TW | Nghị quyết | 18 | - | NQ/TW | -", "19-NQ/TW | - | 19 | - | NQ/TW | -"],
    );
    check(
        "Chỉ thị số 26/CT-TTg ngày 05/9/2016 Chỉ thị 02/CT-UBND",
        &[
            "Chỉ thị số 26/CT-TTg ngày 05/9/2016 | Chỉ thị | 26 | - | CT-TTg | 5.9.2016",
            "Chỉ thị 02/CT-UBND | Chỉ thị | 02 | - | CT-UBND | -",
        ],
    );
}

#[test]
fn a_mention_ends_with_its_paragraph_and_its_cell() {
    check("Kế hoạch\n\n04/KH-SKHCN", &["04/KH-SKHCN | - | 04 | - | KH-SKHCN | -"]);
    check("Kế hoạch\t04/KH-SKHCN\tngày 14/01/2020", &["04/KH-SKHCN | - | 04 | - | KH-SKHCN | -"]);
}

#[test]
fn dates_may_have_holes_but_must_have_a_year() {
    let check_date = |printed: &str, date: &str| {
        let text = format!("Kế hoạch số 5/KH-SKHCN {printed}");
        check(&text, &[&format!("{text} | Kế hoạch | 5 | - | KH-SKHCN | {date}")]);
    };
    check_date("ngày tháng 01 năm 2021", "?.1.2021");
    check_date("ngày tháng năm 2022", "?.?.2022");
    check_date("ngày …/…/2022", "?.?.2022");
    check_date("ngày ... tháng 12 năm 2020", "?.12.2020");
    check_date("ngày 5-4-2018", "5.4.2018");
    check_date("ngày 31/02/2019", "-");
    check_date("ngày 29/02/2020", "29.2.2020");
    check("5/KH-SKHCN ngày 18/5", &["5/KH-SKHCN | - | 5 | - | KH-SKHCN | -"]);
    check("5/KH-SKHCN, ngày 18/5/2020,", &["5/KH-SKHCN, ngày 18/5/2020 | - | 5 | - | KH-SKHCN | 18.5.2020"]);
    check("5/KH-SKHCN ngày càng", &["5/KH-SKHCN | - | 5 | - | KH-SKHCN | -"]);
}

#[test]
fn what_only_looks_like_an_identifier_is_not_one() {
    for text in [
        "Số: /KH-SKHCHN",
        "Kế hoạch số: /KH-SKH-CN ngày tháng 01 năm 2021",
        "ngày 18/01/2018",
        "Báo cáo tháng 11/2018, 01/2021",
        "Tháng 3,6,9,11/2018",
        "phiếu 2/2, trực 24/24, 24/7",
        "điện thoại 0233 3852 266/3852 267",
        "(0233)3.550.382 – 0914/123456",
        "Ít nhất 01 tin, bài/tháng",
        "mức độ 3,4",
        "PCI/PAPI và PAR-INDEX",
        "60 km/h, 20.000 đồng/Người, 5/Người",
        "TCVN ISO 9001:2015",
        "QCVN 04:2009/BKHCN-TĐC",
        "9001/đ",
        "và/hoặc",
        "V/v tổ chức",
        "giải quyết 48/TTHC và 15/CBCC",
        "giai đoạn 2021-2025",
        "14.400/KH-SKHCN",
        "https://example.vn/van-ban/155/KH-SKHCN",
        "hồ sơ số 01/2020",
        "PL 01/2020",
        "Kế hoạch 01/2020",
        "01/02/QĐ-UBND",
        "",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_register_entry_is_an_identifier_and_nothing_else() {
    let parsed = Identifier::parse("30c/NQ-CP").unwrap();
    assert_eq!((&*parsed.number, parsed.year, &*parsed.symbol), ("30c", None, "NQ-CP"));
    assert_eq!(Identifier::parse("48/2019/QH14").unwrap().year, Some(2019));
    for text in ["", "số 30c/NQ-CP", "30c/NQ-CP ", "/KH-SKHCHN", "30c", "NQ-CP"] {
        assert_eq!(Identifier::parse(text), None, "{text}");
    }
}

#[test]
fn kinds_have_one_full_name() {
    for (word, name) in [
        ("QĐ", Some("Quyết định")),
        ("QUYẾT ĐỊNH", Some("Quyết định")),
        ("công văn", Some("Công văn")),
        ("CV", Some("Công văn")),
        ("NĐ", Some("Nghị định")),
        ("bộ luật", Some("Bộ luật")),
        ("qđ", None),
        ("của Quyết định", None),
        ("", None),
    ] {
        assert_eq!(kind_name(word), name, "{word}");
    }
}

fn aliases() -> Vec<(String, String)> {
    ["SKHCCN", "SKHHCN", "SKHCHN", "SKH-CN", "SKH&CN"].map(|alias| (alias.to_owned(), "SKHCN".to_owned())).to_vec()
}

#[test]
fn printings_of_one_symbol_share_a_key() {
    for (symbol, key) in [
        ("KH-SKHCCN", "KH-SKHCN"),
        ("KH-SKH-CN", "KH-SKHCN"),
        ("KH-SKH&CN", "KH-SKHCN"),
        ("KH-SKH&amp;CN", "KH-SKHCN"),
        ("QĐ - SKHHCN", "QĐ-SKHCN"),
        ("SKHCHN-VP", "SKHCN-VP"),
        ("SKH-CN-KHTC", "SKHCN-KHTC"),
        ("CT/TTg", "CT-TTG"),
        ("CT-TTg", "CT-TTG"),
        ("QĐ–UBND", "QĐ-UBND"),
        ("KH-XSKHCCN", "KH-XSKHCCN"),
        ("KH-SKH-CNTT", "KH-SKH-CNTT"),
        ("", ""),
    ] {
        assert_eq!(symbol_key(symbol, &aliases()), key, "{symbol}");
    }
}

#[test]
fn aliases_are_explicit_and_the_longest_wins() {
    assert_eq!(symbol_key("KH-SKHCCN", &[]), "KH-SKHCCN");
    let pair = |printed: &str, right: &str| (printed.to_owned(), right.to_owned());
    assert_eq!(symbol_key("KHTU", &[pair("KHTU", "KH-TU")]), "KH-TU");
    assert_eq!(symbol_key("SKH-CN", &[pair("SKH", "SKHĐT"), pair("SKH-CN", "SKHCN")]), "SKHCN");
    assert_eq!(symbol_key("A-B", &[pair("A", "B"), pair("B", "A")]), "B-A");
    assert_eq!(symbol_key("A-B", &[pair("", "X")]), "A-B");
}

prop_compose! {
    fn any_identifier()(
        number in "(0[1-9]|[1-9][0-9]{0,3})[abc]?",
        year in proptest::option::of(1945u16..2050),
        symbol in "(QĐ|KH|NQ|TTr|SNV|STP)-[A-ZĐ]{2,8}(-[A-Z]{2,5})?|(CT|NQ|HD)/(TW|TTg|BTGTU)",
    ) -> Identifier {
        Identifier { number, year, symbol }
    }
}

proptest! {
    #[test]
    fn a_printed_identifier_is_found_again(identifier in any_identifier(), before in "(|Quyết định số |theo |\\()") {
        let text = format!("{before}{identifier}, của Sở");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].identifier, &identifier);
        prop_assert_eq!(Identifier::parse(&identifier.to_string()), Some(identifier));
    }

    #[test]
    fn mentions_stand_in_order_on_whole_characters(
        text in "([0-9]{1,4}|/|-|–| |\n|\t|QĐ|KH|NQ|UBND|TTg|SKH&CN|2018|ngày |tháng|năm|số|Quyết định|Nghị định|:|,|…|ế|\u{301}){0,25}",
    ) {
        let mut end = 0;
        for mention in find(&text) {
            prop_assert!(mention.range.start >= end && mention.range.end > mention.range.start);
            let printed = text.get(mention.range.clone());
            prop_assert!(printed.is_some_and(|printed| printed.contains(&mention.identifier.number)));
            prop_assert!(printed.is_some_and(|printed| printed.contains(&mention.identifier.symbol)));
            end = mention.range.end;
        }
    }

    #[test]
    fn any_text_is_searched_without_panic(text: String) {
        for mention in find(&text) {
            prop_assert!(text.get(mention.range).is_some());
        }
        let key = symbol_key(&text, &[]);
        prop_assert_eq!(symbol_key(&key, &[]), key);
    }

    #[test]
    fn any_alias_is_replaced_as_whole_parts(symbol in "[A-C&-]{0,8}", printed in "[A-C-]{0,3}", right in "[D-F]{1,3}") {
        let key = symbol_key(&symbol, &[(printed.clone(), right.clone())]);
        if symbol == printed && !printed.is_empty() {
            prop_assert_eq!(&key, &right);
        }
        for part in key.split('-') {
            prop_assert!(part == right || !part.contains(['D', 'E', 'F']));
        }
    }
}

#[test]
fn only_the_form_of_the_party_is_printed_with_a_hyphen() {
    for text in ["2018/TV/NĐ-BTT", "17-NQ/TW", "61/2018/NĐ-CP", "155/KH-SKHCN"] {
        assert_eq!(Identifier::parse(text).map(|identifier| identifier.to_string()).as_deref(), Some(text));
    }
}
