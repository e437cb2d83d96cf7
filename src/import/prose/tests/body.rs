//! Texts as Markdown.

use super::*;

fn markdown(text: &str) -> String {
    let paper = paper(&format!("KẾ HOẠCH⏎Việc\n{text}"));
    assert_eq!(forgotten(&paper), Vec::<String>::new());
    body(&paper, &[], &mut Account::of(&paper)).markdown
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect();
    assert_eq!(markdown(text).trim(), expected.join("\n").trim());
}

#[test]
fn levels_come_from_labels_and_parents() {
    check(
        "I. MỤC TIÊU\n# **1. Chung**\na) Một.\n**II. NHIỆM VỤ**\n**1. Thể chế**\n##### b. Con\nHai.\n### 2. Bộ máy\nBa.",
        "
        ## I. MỤC TIÊU {#muc-tieu .muc-tieu}

        ### 1. Chung {#chung}

        a) Một.

        ## II. NHIỆM VỤ {#nhiem-vu .nhiem-vu}

        ### 1. Thể chế {#the-che}

        #### b. Con {#con}

        Hai.

        ### 2. Bộ máy {#bo-may}

        Ba.",
    );
}

#[test]
fn short_plain_siblings_are_headings_and_sentences_are_items() {
    check(
        "I. MỤC TIÊU\n1. Mục tiêu\n- Một.\n2. Yêu cầu\n- Hai.\nII. VIỆC\n1. Làm một.\n2. Làm hai",
        "
        ## I. MỤC TIÊU {#muc-tieu .muc-tieu}

        ### 1. Mục tiêu {#muc-tieu .muc-tieu}

        - Một.

        ### 2. Yêu cầu {#yeu-cau .yeu-cau}

        - Hai.

        ## II. VIỆC {#viec}

        1. Làm một.
        2. Làm hai",
    );
}

#[test]
fn lists_nest_and_numbers_are_never_changed() {
    check(
        "1. Một:\n- Hai:\n+ Ba.\n+ Bốn.\n- Năm.\n2. Sáu.\n5. Bảy.\n- Tám.",
        r"
        1. Một:
           - Hai:
             - Ba.
             - Bốn.
           - Năm.
        2. Sáu.

        5\. Bảy.

        - Tám.",
    );
}

#[test]
fn a_line_a_page_broke_is_joined() {
    check(
        "Sở thực hiện cơ chế một cửa,\nmột cửa liên thông.\n- Theo chương trình hành động mà Ủy ban nhân dân tỉnh đã ban hành của\nThành ủy năm 2024;\n- Hai",
        "
        Sở thực hiện cơ chế một cửa, một cửa liên thông.

        - Theo chương trình hành động mà Ủy ban nhân dân tỉnh đã ban hành của Thành ủy năm 2024;
        - Hai",
    );
    check("Một.\nhai ba.", "Một.\n\n        hai ba.");
}

#[test]
fn nothing_becomes_markup_by_accident() {
    check(
        "Số *1* <b>đậm</b> [x](javascript:a) `a` **b\n# Một {#x .y}\n1) Hai",
        r"
        Số \*1\* \<b>đậm\</b> \[x\](javascript:a) \`a\` \*\*b

        ## Một {#x .y} {#mot-x-y}

        1) Hai",
    );
}

#[test]
fn a_table_that_holds_no_records_stays_a_table() {
    check(
        "I. SỐ LIỆU\nNăm | Số hồ sơ | Tỷ lệ\n2023 | 40 | 98 %\nHết.",
        "
        ## I. SỐ LIỆU {#so-lieu}

        | Năm | Số hồ sơ | Tỷ lệ |
        | --- | --- | --- |
        | 2023 | 40 | 98 % |

        Hết.",
    );
}

#[test]
fn margins_and_page_numbers_are_left_and_footnotes_are_kept() {
    check("~ 2\n~ SỞ KHOA HỌC\nMột.\n3\nHai.\n^ Chú thích.", "Một.\n\n        Hai.\n\n        Chú thích.");
}

#[test]
fn what_an_appendix_says_beside_its_table_comes_last() {
    check(
        "Một./.\nNơi nhận:\n- Lưu VT.\nGIÁM ĐỐC\nTrần Văn Bình\nPhụ lục 1\nVIỆC\n1. Ghi chú.",
        "
        Một.

        ## Phụ lục 1 {#phu-luc-1}

        1. Ghi chú.",
    );
}

#[test]
fn words_without_a_label_are_a_heading_where_they_are_set_as_one() {
    check(
        "**GIÁM ĐỐC SỞ KHOA HỌC**\n**Mở đầu**\nMột.\nI. MỤC TIÊU\n**Chung**\nHai.\n**Bảng 1. Số liệu**\n**Riêng**\nBa.\nII. VIỆC",
        "
        GIÁM ĐỐC SỞ KHOA HỌC

        ## Mở đầu {#mo-dau}

        Một.

        ## I. MỤC TIÊU {#muc-tieu .muc-tieu}

        ### Chung {#chung}

        Hai.

        Bảng 1. Số liệu

        ### Riêng {#rieng}

        Ba.

        ## II. VIỆC {#viec}",
    );
}
