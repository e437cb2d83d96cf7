//! What the rules of plain words find, and what they leave alone.

use super::rules::{Known, abbreviations, in_text};
use super::sentence::{sentences, syllables};
use super::texts::Text;
use super::{ClarityRule, Part};

fn text(part: Part, words: &str) -> Text {
    Text { part, words: words.to_owned(), actor: None }
}

fn rules(part: Part, words: &str) -> Vec<ClarityRule> {
    in_text(&text(part, words)).into_iter().map(|(rule, ..)| rule).collect()
}

fn unexplained(words: &str) -> Vec<String> {
    abbreviations(&[text(Part::Step, words)], &Known::of(None)).into_iter().map(|(_, _, word, _)| word).collect()
}

#[test]
fn a_dot_in_a_number_or_a_label_ends_no_sentence() {
    for (text, count) in [
        ("Nộp 14.400.000 đồng. Nhận biên lai.", 2),
        ("Nộp tại TP. Đông Hà. Nhận kết quả.", 2),
        ("Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018.", 1),
        ("Nộp hồ sơ; nhận biên nhận; chờ kết quả", 3),
        ("- Nộp hồ sơ - Nhận kết quả", 2),
        ("Thời gian 8 - 10 ngày", 1),
        ("1. Đơn đề nghị. 2. Bản sao thẻ.", 2),
        ("", 0),
    ] {
        assert_eq!(sentences(text).len(), count, "{text}: {:?}", sentences(text));
    }
}

#[test]
fn a_sentence_is_long_from_its_61st_syllable() {
    let of = |count: usize| vec!["chữ"; count].join(" ");
    assert_eq!(syllables("Điều 4, khoản 2 – đoạn a"), 6);
    assert_eq!(rules(Part::Body, &of(60)), []);
    assert_eq!(rules(Part::Body, &of(61)), [ClarityRule::LongSentence]);
    assert_eq!(rules(Part::Body, &format!("{}; {}", of(60), of(60))), []);
}

#[test]
fn three_conditions_in_a_sentence_are_too_many() {
    let many = [ClarityRule::ManyConditions];
    let three = "Nếu hồ sơ đủ, trường hợp nộp tại chỗ và nếu không nợ phí thì nhận ngay.";
    assert_eq!(rules(Part::Body, three), many);
    assert_eq!(rules(Part::Body, "Nếu hồ sơ đủ thì nhận; nếu thiếu thì bổ sung; trường hợp trễ thì xin lỗi."), []);
    assert_eq!(rules(Part::Body, "Trường hợp 3: thẻ bị thu hồi trong các trường hợp ở khoản 1, nếu còn hạn."), []);
    assert_eq!(rules(Part::Body, "Giấy (nếu có), thẻ (nếu có), ảnh (nếu có), nêu rõ số, sau khi nộp."), []);
}

#[test]
fn as_regulated_is_no_value() {
    let vague = [ClarityRule::AsRegulated];
    assert_eq!(rules(Part::Time, "Theo quy định"), vague);
    assert_eq!(rules(Part::Fee, "theo quy định của pháp luật."), vague);
    assert_eq!(rules(Part::Fee, "Theo quy định tại Thông tư số 287/2016/TT-BTC"), []);
    assert_eq!(rules(Part::Body, "Theo quy định hiện hành, Sở trả lời ngay."), []);
}

#[test]
fn a_step_names_who_acts() {
    assert_eq!(rules(Part::Step, "Kiểm tra hồ sơ và trả kết quả."), [ClarityRule::NoActor]);
    assert_eq!(rules(Part::Step, "Công chức kiểm tra hồ sơ."), []);
    assert_eq!(rules(Part::Step, "Sở Khoa học và Công nghệ trả kết quả."), []);
    let with_actor =
        Text { actor: Some("Công chức tiếp nhận".to_owned()), ..text(Part::Step, "Kiểm tra hồ sơ.") };
    assert_eq!(in_text(&with_actor), []);
}

#[test]
fn a_paper_says_which_it_is() {
    assert_eq!(rules(Part::Paper, "Các giấy tờ khác có liên quan"), [ClarityRule::VaguePaper]);
    assert_eq!(rules(Part::Paper, "Giấy tờ khác có liên quan theo khoản 2 Điều 5"), []);
    assert_eq!(rules(Part::Paper, "Các giấy tờ liên quan: hợp đồng, biên bản bàn giao"), []);
    assert_eq!(rules(Part::Step, "Chuẩn bị các giấy tờ khác, người nộp tự chọn"), []);
}

#[test]
fn abbreviations_are_asked_for_once_and_only_where_nobody_explains_them() {
    assert_eq!(unexplained("UBND cấp xã nhận, UBND cấp tỉnh giải quyết."), ["UBND"]);
    assert_eq!(unexplained("Ủy ban nhân dân (UBND) cấp xã nhận; UBND trả."), Vec::<String>::new());
    assert_eq!(unexplained("Theo Quyết định 12/QĐ-UBND và Nghị định 16/2024/NĐ- CP."), Vec::<String>::new());
    assert_eq!(unexplained("Chương II, mục IV, tệp PDF, 500.000 VNĐ."), Vec::<String>::new());
    assert_eq!(unexplained("TỜ KHAI ĐĂNG KÝ"), Vec::<String>::new());
    assert_eq!(unexplained("Phiếu lý lịch tư pháp (LLTP)."), Vec::<String>::new());
    assert_eq!(unexplained("Cơ quan BHXH."), ["BHXH"]);
}
