//! Rows as offices print them: broken, full, shifted.

use super::means;

#[test]
fn results_with_four_columns_of_grades() {
    means(
        "Nhiệm vụ chung | Nhiệm vụ cụ thể | Kết quả thực hiện (Tóm tắt) | <4 Đánh giá kết quả thực hiện (Đánh dấu X) | Ghi chú
         ^ | ^ | ^ | Hoàn thành tốt (đúng hạn) | Hoàn thành (chưa đủ) | Hoàn thành chậm | Chưa hoàn thành | ^
         (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)
         I. Cải cách thể chế | 1. Theo dõi thi hành | Đã ban hành | X | | | |
         ^ | 2. Rà soát | 1. Đang xây dựng dự thảo | | | | x |
         ^ | 3. Kiểm tra | Đang thực hiện. | | | | | x
         ^ | 4. Báo cáo | Đã gửi | | | | | muộn 2 ngày",
        "Results
         area [I.] Cải cách thể chế
         record [1.] Theo dõi thi hành; Result: Đã ban hành; DoneWell
         record [2.] Rà soát; Result: 1. Đang xây dựng dự thảo; NotDone
         record [3.] Kiểm tra; Result: Đang thực hiện.; NotDone (moved)
         record [4.] Báo cáo; Result: Đã gửi; Note: muộn 2 ngày",
    );
}

#[test]
fn results_without_merged_cells_and_with_rows_of_seven_or_nine_cells() {
    means(
        "Nhiệm vụ chung | Nhiệm vụ cụ thể | Kết quả thực hiện | Đánh giá kết quả | | | | Ghi chú
          | | | Hoàn thành tốt | Hoàn thành | Hoàn thành chậm | Chưa hoàn thành |
         I. Cải cách thể chế | 1. Kiểm tra văn bản thuộc | Đã ban hành; | X | | | |
          | lĩnh vực KH&CN | | | | |
         2. Nâng cấp dịch vụ | Có 07 dịch vụ | x | | | |
         4. Phần mềm | Đã dùng | x | | | | | |
          | 3. Chữ ký số | Đã dùng | | x | | | |",
        "Results
         area [I.] Cải cách thể chế
         record [1.] Kiểm tra văn bản thuộc lĩnh vực KH&CN; Result: Đã ban hành;; DoneWell
         record [2.] Nâng cấp dịch vụ; Result: Có 07 dịch vụ; DoneWell
         record [4.] Phần mềm; Result: Đã dùng; DoneWell
         record [3.] Chữ ký số; Result: Đã dùng; Done",
    );
}

#[test]
fn rows_broken_by_a_page() {
    means(
        "STT | Nhiệm vụ | Kết quả | Đơn vị chủ trì | Ghi chú
         1 | Rà soát, đơn giản hóa các | Đã tham mưu công bố thuộc phạm vi | Văn phòng |
          | TTHC của Sở | chức năng của Sở. | |
         2 | Áp dụng theo TCVN ISO | Đã thực hiện. Báo cáo của các huyện | Chi cục |
          | 9001:2015 tại các cơ quan | và các xã. | |
         3 | Kiểm tra định kỳ. | Đã kiểm tra. | Thanh tra |
          | | | Văn phòng |
          | Báo cáo năm | Đã gửi. | Văn phòng |",
        "Results
         record [1] Rà soát, đơn giản hóa các TTHC của Sở; Result: Đã tham mưu công bố thuộc phạm vi chức năng của Sở.; Leads: Văn phòng
         record [2] Áp dụng theo TCVN ISO 9001:2015 tại các cơ quan; Result: Đã thực hiện. Báo cáo của các huyện và các xã.; Leads: Chi cục
         record [3] Kiểm tra định kỳ.; Result: Đã kiểm tra.; Leads: Thanh tra / Văn phòng
         record Báo cáo năm; Result: Đã gửi.; Leads: Văn phòng",
    );
}

#[test]
fn a_row_with_a_remark_only_belongs_to_the_task_below() {
    means(
        "STT | Nội dung | Chủ trì | Thời gian | Ghi chú
         *3 | *Cải cách thủ tục hành chính | | |
          | | | | CV.
          | | | | TTHC
         a) | Cập nhật văn bản | Văn phòng | Trong năm |
         b) | Rà soát | Văn phòng | Trong năm |",
        "Tasks
         area [3] Cải cách thủ tục hành chính
         record [a)] Cập nhật văn bản; Leads: Văn phòng; Due: Trong năm; Note: CV. / TTHC
         record [b)] Rà soát; Leads: Văn phòng; Due: Trong năm",
    );
}

#[test]
fn cells_that_reach_down_are_inherited_and_a_task_that_reaches_down_is_one() {
    means(
        "STT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời gian
         1 | Tự chủ | Quyết định | Phòng Kế hoạch | Trong năm
         2 | Tiền lương | Văn bản | ^ | ^
         3 | Chữ ký số | Kế hoạch | Văn phòng | Quý I
         ^ | ^ | Báo cáo | Thanh tra | Quý II",
        "Tasks
         record [1] Tự chủ; Deliverables: Quyết định; Leads: Phòng Kế hoạch; Due: Trong năm
         record [2] Tiền lương; Deliverables: Văn bản; Leads^: Phòng Kế hoạch; Due^: Trong năm
         record [3] Chữ ký số; Deliverables: Kế hoạch / Báo cáo; Leads: Văn phòng / Thanh tra; Due: Quý I / Quý II",
    );
}

#[test]
fn blank_cells_are_inherited_where_only_one_task_lacks_all_of_them() {
    let full =
        |label: &str| format!("{label} | Nhiệm vụ {label} | Báo cáo | Văn phòng | Các phòng | Trong năm | Tự chủ | \n");
    let rows: String = (1..12).map(|number| full(&number.to_string())).collect();
    let told = super::told(&super::read(&format!(
        "STT | Nội dung | Sản phẩm | Chủ trì | Phối hợp | Thời gian | Nguồn kinh phí | Ghi chú
         {rows}12 | Tiền lương | Văn bản | | | | | - Đơn vị trực thuộc"
    )));
    assert!(told.ends_with(
        "record [12] Tiền lương; Deliverables: Văn bản; Leads^: Văn phòng; Coordinators^: Các phòng; Due^: Trong năm; \
         Funding^: Tự chủ; Note: - Đơn vị trực thuộc"
    ), "{told}");
}

#[test]
fn three_tasks_in_one_row() {
    means(
        "Nhiệm vụ chung | Nhiệm vụ cụ thể | Sản phẩm | Chủ trì | Thời gian hoàn thành | Ghi chú
         II. Thể chế | 1. Lập danh mục do cấp trên giao 2. Rà soát văn bản năm 2018. 3. Theo dõi theo mục 2. Kế hoạch | Công văn / Kế hoạch / Báo cáo | Văn phòng | Tháng 01/2018 / Tháng 5/2018 |
         VII. Hiện đại hóa | 6. Cung cấp tin. / 7. Phối hợp. / 8. Kết nối. | Tin / Báo cáo / Báo cáo | Văn phòng / Chi cục / Văn phòng | Khi có cổng / Tháng 11 / Tháng 9 | Nếu có",
        "Tasks
         area [II.] Thể chế
         record [1.] Lập danh mục do cấp trên giao; Deliverables: Công văn; Leads: Văn phòng; Due: Tháng 01/2018 / Tháng 5/2018
         record [2.] Rà soát văn bản năm 2018.; Deliverables: Kế hoạch; Leads^: Văn phòng; Due^: Tháng 01/2018 / Tháng 5/2018
         record [3.] Theo dõi theo mục 2. Kế hoạch; Deliverables: Báo cáo; Leads^: Văn phòng; Due^: Tháng 01/2018 / Tháng 5/2018
         area [VII.] Hiện đại hóa
         record [6.] Cung cấp tin.; Deliverables: Tin; Leads: Văn phòng; Due: Khi có cổng; Note: Nếu có
         record [7.] Phối hợp.; Deliverables: Báo cáo; Leads: Chi cục; Due: Tháng 11; Note^: Nếu có
         record [8.] Kết nối.; Deliverables: Báo cáo; Leads: Văn phòng; Due: Tháng 9; Note^: Nếu có",
    );
}

#[test]
fn an_enumeration_within_a_task_stays_one_task() {
    for text in [
        "1 | Xây dựng: a) kế hoạch; b) báo cáo | Văn phòng | Quý I",
        "1 | 1. Lập kế hoạch 2. Báo cáo | Văn phòng | Quý I",
        "1 | Lập kế hoạch: / 1. Rà soát / 2. Báo cáo | Văn phòng | Quý I",
        "1 | - Lập kế hoạch / - Báo cáo | Văn phòng / Thanh tra | Quý I / Quý II",
    ] {
        let understood = super::read(&format!("STT | Nhiệm vụ | Chủ trì | Thời hạn\n{text}"));
        assert_eq!(understood.rows.len(), 1, "{text}");
    }
}

#[test]
fn numbers_that_go_on_in_the_next_row_are_an_enumeration() {
    means(
        "Nhiệm vụ | Chủ trì | Thời hạn
         1. Rà soát gồm hai bước: / 1. Lập kế hoạch / 2. Báo cáo | Văn phòng | Quý I
         2. Theo dõi | Thanh tra | Quý II",
        "Tasks
         record [1.] Rà soát gồm hai bước: / 1. Lập kế hoạch / 2. Báo cáo; Leads: Văn phòng; Due: Quý I
         record [2.] Theo dõi; Leads: Thanh tra; Due: Quý II",
    );
}

#[test]
fn a_mark_that_reaches_down_grades_both_tasks() {
    means(
        "STT | Nhiệm vụ | Kết quả | Hoàn thành | Chưa hoàn thành
         1 | Rà soát | Đã rà soát | x |
         2 | Theo dõi | Đã theo dõi | ^ |",
        "Results
         record [1] Rà soát; Result: Đã rà soát; Done
         record [2] Theo dõi; Result: Đã theo dõi; Done",
    );
}
