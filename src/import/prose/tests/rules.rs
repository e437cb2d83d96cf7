//! Assignments and rules of reporting.

use super::*;

fn values(candidates: Vec<Candidate>) -> Vec<String> {
    assert!(candidates.iter().all(|candidate| !candidate.places.is_empty()));
    candidates.into_iter().map(|candidate| candidate.value.to_string()).collect()
}

#[test]
fn units_are_assigned_work_in_many_ways() {
    let paper = paper(
        "KẾ HOẠCH⏎Việc\nI. MỤC TIÊU\n- Văn phòng Sở: không phải phân công.\nII. TỔ CHỨC THỰC HIỆN\n1. Giao trách nhiệm:\n- Văn phòng Sở: tham mưu chung; theo dõi.
         2. Giao Phòng Kế hoạch - Tài chính bố trí kinh phí; Văn phòng Sở làm đầu mối.\n3. Phòng Lạ làm việc khác./.",
    );
    assert_eq!(
        values(assignments(&paper, &recognise)),
        [
            r#"{"unit":"van-phong","text":"Tham mưu chung; theo dõi."}"#,
            r#"{"unit":"ke-hoach-tai-chinh","text":"Bố trí kinh phí."}"#,
            r#"{"unit":"van-phong","text":"Làm đầu mối."}"#,
        ]
    );
}

#[test]
fn a_heading_can_name_the_unit() {
    let paper = paper(
        "KẾ HOẠCH⏎Việc\nI. TỔ CHỨC THỰC HIỆN\n**1. Các phòng, đơn vị**\n- Chủ động làm.\n- Báo cáo kịp thời.\n2. Kinh phí: từ ngân sách.",
    );
    assert_eq!(
        values(assignments(&paper, &recognise)),
        [
            r#"{"unit":"cac-phong-don-vi","text":"Chủ động làm."}"#,
            r#"{"unit":"cac-phong-don-vi","text":"Báo cáo kịp thời."}"#,
        ]
    );
}

#[test]
fn reports_are_due_on_days_of_every_year_and_on_dates() {
    let paper = paper(
        "KẾ HOẠCH⏎Việc\nI. TỔ CHỨC THỰC HIỆN
         1. Văn phòng Sở báo cáo cải cách hành chính theo quy định; Chi cục Tiêu chuẩn Đo lường Chất lượng báo cáo ISO như sau:
         - Báo cáo Quý 1, 6 tháng gửi trước ngày 25 của tháng 2 và tháng 5 hàng năm.
         - Báo cáo năm gửi trước ngày 10 tháng 11 hàng năm.
         2. Các phòng, đơn vị báo cáo kết quả gửi Sở Nội vụ trước ngày 10/11/2024.
         3. Văn phòng Sở họp trước ngày 01/02/2024.",
    );
    let months = "trước ngày 25 của tháng 2 và tháng 5 hàng năm";
    let rule = |report: &str, period: &str, before: &str, from: &str, printed: &str| {
        format!(
            r#"{{"report":"{report}","period":"{period}","before":"{before}","from":"{from}","printed":"{printed}"}}"#
        )
    };
    let (reform, iso) = ("Báo cáo cải cách hành chính", "Báo cáo ISO như sau");
    let year = "trước ngày 10 tháng 11 hàng năm";
    assert_eq!(values(reporting(&paper, &recognise)), [
        rule(reform, "Quý 1", "02-25", "van-phong", months),
        rule(reform, "6 tháng", "05-25", "van-phong", months),
        rule(iso, "Quý 1", "02-25", "chi-cuc-tdc", months),
        rule(iso, "6 tháng", "05-25", "chi-cuc-tdc", months),
        rule(reform, "Năm", "11-10", "van-phong", year),
        rule(iso, "Năm", "11-10", "chi-cuc-tdc", year),
        r#"{"report":"Báo cáo kết quả","before":"2024-11-10","from":"cac-phong-don-vi","to":"so-noi-vu","printed":"trước ngày 10/11/2024"}"#.to_owned(),
    ]);
}
