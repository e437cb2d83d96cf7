//! Cases of tables as offices print them.

use super::super::super::paper::{Block, Paragraph};
use super::super::understand;
use super::{grid, means, told};

#[test]
fn a_plan_with_areas_in_bold_and_tasks_with_letters() {
    means(
        "STT | Nội dung thực hiện | Sản phẩm | Bộ phận chủ trì | Thời gian thực hiện | Kinh phí | Ghi chú
         *1 | *Công tác tuyên truyền | | | | |
         a) | Đăng tin trên trang của Sở | Bài viết | Văn phòng | Trong năm | Kinh phí tự chủ |
         b) | Họp giao ban | | Văn phòng | Tháng 01/2021 | Kinh phí theo quy định | CVP
         *2 | *Cải cách thể chế | | | | |
         a) | Rà soát văn bản | Báo cáo | Thanh tra | Tháng 6/2021 | Kinh phí tự chủ |
         | Theo dõi thi hành | Báo cáo | Thanh tra | Tháng 9/2021 | Kinh phí tự chủ |",
        "Tasks
         area [1] Công tác tuyên truyền
         record [a)] Đăng tin trên trang của Sở; Deliverables: Bài viết; Leads: Văn phòng; Due: Trong năm; Funding: Kinh phí tự chủ
         record [b)] Họp giao ban; Leads: Văn phòng; Due: Tháng 01/2021; Funding: Kinh phí theo quy định; Note: CVP
         area [2] Cải cách thể chế
         record [a)] Rà soát văn bản; Deliverables: Báo cáo; Leads: Thanh tra; Due: Tháng 6/2021; Funding: Kinh phí tự chủ
         record Theo dõi thi hành; Deliverables: Báo cáo; Leads: Thanh tra; Due: Tháng 9/2021; Funding: Kinh phí tự chủ",
    );
}

#[test]
fn areas_in_a_column_of_their_own_merged_down_or_printed_once() {
    let expected = "Tasks
         area [I.] Chỉ đạo điều hành
         record [1.] Lập kế hoạch; Leads: Văn phòng; Due: Tháng 01/2018
         record [2.] Kiểm tra; Leads: Thanh tra; Due: Tháng 6/2018
         area [II.] Cải cách thể chế
         record [1.] Rà soát; Leads: Thanh tra; Due: Tháng 9/2018";
    means(
        "Nhiệm vụ chung | Nhiệm vụ cụ thể | Đơn vị chủ trì | Thời gian hoàn thành
         I. Chỉ đạo điều hành | 1. Lập kế hoạch | Văn phòng | Tháng 01/2018
         ^ | 2. Kiểm tra | Thanh tra | Tháng 6/2018
         II. Cải cách thể chế | 1. Rà soát | Thanh tra | Tháng 9/2018",
        expected,
    );
    means(
        "Nhiệm vụ chung | Nhiệm vụ cụ thể | Đơn vị chủ trì | Thời gian hoàn thành
         I. Chỉ đạo điều hành | 1. Lập kế hoạch | Văn phòng | Tháng 01/2018
          | 2. Kiểm tra | Thanh tra | Tháng 6/2018
         Nhiệm vụ chung | Nhiệm vụ cụ thể | Đơn vị chủ trì | Thời gian hoàn thành
         II. Cải cách thể chế | 1. Rà soát | Thanh tra | Tháng 9/2018",
        expected,
    );
    means(
        "STT | Lĩnh vực | Nội dung | Đơn vị chủ trì | Thời hạn
         I. | Chỉ đạo điều hành | 1. Lập kế hoạch | Văn phòng | Tháng 01/2018
         ^ | ^ | 2. Kiểm tra | Thanh tra | Tháng 6/2018
         II. | Cải cách thể chế | 1. Rà soát | Thanh tra | Tháng 9/2018",
        expected,
    );
}

#[test]
fn an_area_printed_again_on_the_next_page_is_one_and_two_of_one_label_stay_two() {
    means(
        "Nhiệm vụ chung | Nhiệm vụ cụ thể | Kết quả | Ghi chú
         VI. Hiện đại hóa | 1. Chữ ký số | Đã triển khai |
         VI. Hiện đại hóa | 2. Phần mềm | Đã dùng |
         VI. Một cửa | 1. Tiếp nhận hồ sơ | Đã thực hiện |
         chính | | |",
        "Results
         area [VI.] Hiện đại hóa
         record [1.] Chữ ký số; Result: Đã triển khai
         record [2.] Phần mềm; Result: Đã dùng
         area [VI.] Một cửa chính
         record [1.] Tiếp nhận hồ sơ; Result: Đã thực hiện",
    );
}

#[test]
fn areas_across_the_table_roman_or_loud() {
    means(
        "TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian
         <4 I. CẢI CÁCH THỂ CHẾ
         1 | Rà soát văn bản | Sở Tư pháp | Quý I/2024
         2 | Theo dõi thi hành | |
         II | Cải cách thủ tục hành chính | |
         3 | Công bố thủ tục | Văn phòng | Tháng 3
         III | <3 CẢI CÁCH TÀI CHÍNH CÔNG
         4 | Tự chủ | Phòng Kế hoạch | Tháng 5",
        "Tasks
         area [I.] CẢI CÁCH THỂ CHẾ
         record [1] Rà soát văn bản; Leads: Sở Tư pháp; Due: Quý I/2024
         record [2] Theo dõi thi hành
         area [II] Cải cách thủ tục hành chính
         record [3] Công bố thủ tục; Leads: Văn phòng; Due: Tháng 3
         area [III] CẢI CÁCH TÀI CHÍNH CÔNG
         record [4] Tự chủ; Leads: Phòng Kế hoạch; Due: Tháng 5",
    );
}

#[test]
fn parts_by_their_labels() {
    means(
        "STT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn
         I | Hiện đại hóa hành chính | |
         4 | Duy trì ISO | Văn phòng | Tháng 6
         4.1 | ISO điện tử | Văn phòng | Tháng 6
         4.2 | Đánh giá nội bộ | Văn phòng | Tháng 11
         a) | Lập kế hoạch | Văn phòng | Tháng 3
         5 | Nâng cấp dịch vụ công | |
         - | Mức độ 3 | Chi cục | Quý II
         - | Mức độ 4 | Chi cục | Quý III
         7 | Kết nối | Văn phòng | Tháng 9",
        "Tasks
         area [I] Hiện đại hóa hành chính
         record [4] Duy trì ISO; Leads: Văn phòng; Due: Tháng 6
         part 1 [4.1] ISO điện tử; Leads: Văn phòng; Due: Tháng 6
         part 1 [4.2] Đánh giá nội bộ; Leads: Văn phòng; Due: Tháng 11
         part 2 [a)] Lập kế hoạch; Leads: Văn phòng; Due: Tháng 3
         record [5] Nâng cấp dịch vụ công
         part 1 [-] Mức độ 3; Leads: Chi cục; Due: Quý II
         part 1 [-] Mức độ 4; Leads: Chi cục; Due: Quý III
         record [7] Kết nối; Leads: Văn phòng; Due: Tháng 9",
    );
}

#[test]
fn tasks_numbered_below_numbered_areas_are_no_parts() {
    means(
        "STT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn
         1 | Cải cách thể chế | |
         1.1 | Rà soát văn bản | Văn phòng | Tháng 6
         1.2 | Theo dõi thi hành | Văn phòng | Tháng 7
         2 | Cải cách tài chính công | |
         2.1 | Tự chủ | Văn phòng | Tháng 11",
        "Tasks
         area [1] Cải cách thể chế
         record [1.1] Rà soát văn bản; Leads: Văn phòng; Due: Tháng 6
         record [1.2] Theo dõi thi hành; Leads: Văn phòng; Due: Tháng 7
         area [2] Cải cách tài chính công
         record [2.1] Tự chủ; Leads: Văn phòng; Due: Tháng 11",
    );
}

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
fn labels_and_tasks_side_by_side_in_two_cells() {
    means(
        "STT | Nhiệm vụ | Chủ trì | Thời hạn
         1 / 2 | Lập kế hoạch / Báo cáo | Văn phòng / Thanh tra | Tháng 1",
        "Tasks
         record [1] Lập kế hoạch; Leads: Văn phòng; Due: Tháng 1
         record [2] Báo cáo; Leads: Thanh tra; Due^: Tháng 1",
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
fn a_budget_with_its_total() {
    means(
        "STT | Nội dung công việc | Dự trữ kinh phí (đồng) | Ghi chú
         1 | Duy trì ISO | 80.000.000 | Theo Thông tư số 116
         2 | Các nội dung khác | 0 |
          | TỔNG CỘNG | 80.000.000 |
         <2 Tổng cộng (I+II) | 80.000.000 |",
        "Budget
         record [1] Duy trì ISO; Amount: 80.000.000; Note: Theo Thông tư số 116
         record [2] Các nội dung khác; Amount: 0
         total TỔNG CỘNG; Amount: 80.000.000
         total Tổng cộng (I+II); Amount: 80.000.000",
    );
}

#[test]
fn procedures_and_documents() {
    means(
        "STT | Mã TTHC | Tên thủ tục hành chính | Thời hạn giải quyết | Địa điểm thực hiện | Phí, lệ phí (nếu có) | Căn cứ pháp lý
         <7 I. LĨNH VỰC AN TOÀN BỨC XẠ
         1 | 2.002380 | Cấp giấy phép | 25 ngày | Trung tâm | 3.000.000 đồng | Luật Năng lượng nguyên tử",
        "Procedures
         area [I.] LĨNH VỰC AN TOÀN BỨC XẠ
         record [1] Cấp giấy phép; Code: 2.002380; Time: 25 ngày; Reception: Trung tâm; Fee: 3.000.000 đồng; Basis: Luật Năng lượng nguyên tử",
    );
    means(
        "TT | Số, ký hiệu | Ngày ban hành | Trích yếu nội dung | Cơ quan ban hành
         1 | 12/2020/QĐ-UBND | 12/5/2020 | Bãi bỏ quy chế | UBND tỉnh",
        "Documents
         record [1] Bãi bỏ quy chế; Number: 12/2020/QĐ-UBND; Day: 12/5/2020; Issuer: UBND tỉnh",
    );
}

#[test]
fn columns_in_any_order_and_headings_of_two_rows() {
    means(
        "Ghi chú | Cơ quan thực hiện | | Thời gian | | Nội dung | TT
          | Chủ trì | Phối hợp | Bắt đầu | Hoàn thành | |
          | Văn phòng | Các phòng | Tháng 1 | Tháng 6 | Rà soát | 1",
        "Tasks
         record [1] Rà soát; Leads: Văn phòng; Coordinators: Các phòng; Begin: Tháng 1; Due: Tháng 6",
    );
    means(
        "STT | Nhiệm vụ | Đơn vị chủ trì | <4 Số đầu việc
         ^ | ^ | ^ | Quý I | Quý II | Quý III | Quý IV
         1 | Rà soát | Văn phòng | 02 | | x | 01",
        "Tasks
         record [1] Rà soát; Leads: Văn phòng; Work: Quý I: 02 / Quý III / Quý IV: 01",
    );
}

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
fn an_area_typed_into_the_column_of_labels() {
    means(
        "STT | Nội dung công việc | Đơn vị chủ trì | Thời gian
         I. Cải cách thể chế | | |
         1 | Rà soát | Văn phòng | Quý I
         CẢI CÁCH TÀI CHÍNH CÔNG | | |
         1 | Tự chủ | Văn phòng | Quý I
         2 | | |",
        "Tasks
         area [I.] Cải cách thể chế
         record [1] Rà soát; Leads: Văn phòng; Due: Quý I
         area CẢI CÁCH TÀI CHÍNH CÔNG
         record [1] Tự chủ; Leads: Văn phòng; Due: Quý I",
    );
}

#[test]
fn labels_that_begin_with_their_area() {
    means(
        "STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian
         I | CẢI CÁCH THỂ CHẾ | |
         I.1 | Rà soát | Văn phòng | Quý I
         I.1.1 | Lập danh mục | Văn phòng | Quý I
         I.2 | Theo dõi | Văn phòng | Quý II",
        "Tasks
         area [I] CẢI CÁCH THỂ CHẾ
         record [I.1] Rà soát; Leads: Văn phòng; Due: Quý I
         part 1 [I.1.1] Lập danh mục; Leads: Văn phòng; Due: Quý I
         record [I.2] Theo dõi; Leads: Văn phòng; Due: Quý II",
    );
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
fn columns_beside_each_other_decide() {
    let kinds = |heading: &str, row: &str| {
        let understood = super::read(&format!("{heading}\n{row}"));
        let columns: Vec<String> = understood.headings.keys().map(|column| format!("{column:?}")).collect();
        format!("{:?}: {}", understood.kind, columns.join(" "))
    };
    for (heading, row, expected) in [
        (
            "TT | Nhiệm vụ | Kết quả | Đơn vị chủ trì | Thời gian",
            "1 | Rà soát | Báo cáo | A | Quý I",
            "Tasks: Label Task Deliverables Leads Due",
        ),
        (
            "TT | Nhiệm vụ | Kết quả | Đơn vị chủ trì | Thời gian",
            "1 | Rà soát | Đã báo cáo | A | Quý I",
            "Results: Label Task Result Leads Due",
        ),
        (
            "TT | Nhiệm vụ | Sản phẩm | Kết quả | Ghi chú",
            "1 | Rà soát | Báo cáo | Xong | ",
            "Results: Label Task Deliverables Result Note",
        ),
        (
            "TT | Nhiệm vụ | Thời hạn | Tiến độ thực hiện | Kết quả",
            "1 | Rà soát | Quý I | Đã xong | Báo cáo",
            "Results: Label Task Due GradeWords Result",
        ),
        ("TT | Lĩnh vực | Nhiệm vụ | Tiến độ | Chủ trì", "1 | A | B | Quý I | C", "Tasks: Label Area Task Due Leads"),
        ("TT | Nhiệm vụ | Nội dung công việc | Chủ trì", "1 | A | B | C", "Tasks: Label Area Task Leads"),
        (
            "TT | Nội dung | Số lượng | Đơn giá | Thành tiền",
            "1 | A | 2 | 3 | 6",
            "Budget: Label Item Unknown(2) Unknown(3) Amount",
        ),
        ("TT | Nội dung | Kinh phí | Ghi chú", "1 | A | 14.400.000 | ", "Budget: Label Item Amount Note"),
        ("TT | Nhiệm vụ | Chủ trì | Kinh phí", "1 | A | B | Tự chủ", "Tasks: Label Task Leads Funding"),
        ("TT | Nhiệm vụ | Chủ trì | Kinh phí (triệu đồng)", "1 | A | B | 20", "Tasks: Label Task Leads Amount"),
        (
            "TT | Nhiệm vụ | Hoàn thành | Chưa hoàn thành | Lý do chưa hoàn thành",
            "1 | A | x | | ",
            "Results: Label Task Reason",
        ),
        ("TT | Họ và tên | Chức vụ | Nhiệm vụ", "1 | A | B | C", "Other: Label Unknown(1) Unknown(2) Task"),
        (
            "TT | Tiêu chí | Điểm tự đánh giá | Giải pháp | Đơn vị chủ trì | Thời hạn",
            "1 | A | 2 | B | C | D",
            "Tasks: Label Unknown(1) Unknown(2) Task Leads Due",
        ),
        ("STT | Lĩnh vực | Trước hạn | Đúng hạn | Quá hạn", "1 | A | 2 | 3 | 4", "Other: "),
        (
            "TT | Tên loại | Số, ký hiệu | Ngày ban hành | Trích yếu",
            "1 | Quyết định | 12/QĐ | 1/2/2020 | A",
            "Documents: Label Unknown(1) Number Day Title",
        ),
        (
            "Số, ký hiệu | Ngày ban hành | Cơ quan ban hành",
            "12/QĐ-UBND | 1/2/2020 | UBND tỉnh",
            "Documents: Number Day Issuer",
        ),
        ("TT | Tên văn bản | Ngày ban hành | Cơ quan ban hành", "1 | A | 2 | B", "Documents: Label Title Day Issuer"),
        (
            "STT | Tên TTHC | Mức độ | Thời gian giải quyết | Nơi tiếp nhận",
            "1 | A | 4 | 5 ngày | B",
            "Procedures: Label Title Unknown(2) Time Reception",
        ),
    ] {
        assert_eq!(kinds(heading, row), expected, "{heading}");
    }
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
fn a_heading_that_reaches_down_too_far_is_no_text_of_a_task() {
    means(
        "STT | Nhiệm vụ | Chủ trì | Ghi chú
         1 | Rà soát | Văn phòng | ^
         2 | Theo dõi | Giám đốc | ^
          | Báo cáo | Giám đốc | ^",
        "Tasks
         record [1] Rà soát; Leads: Văn phòng
         record [2] Theo dõi; Leads: Giám đốc
         record Báo cáo; Leads: Giám đốc",
    );
}

#[test]
fn of_two_columns_of_tasks_the_one_with_fewer_cells_holds_areas() {
    means(
        "Nhiệm vụ trọng tâm | Nội dung thực hiện | Bộ phận thực hiện | Tiến độ
         1. Cải cách thể chế | 1.1. Rà soát văn bản | Phòng Pháp chế | Quý I
         ^ | 1.2. Theo dõi | Phòng Pháp chế | Quý II
         2. Cải cách bộ máy | 2.1. Đề án | Văn phòng | Quý II
         ^ | 2.2. Sắp xếp | Văn phòng | Quý III",
        "Tasks
         area [1.] Cải cách thể chế
         record [1.1.] Rà soát văn bản; Leads: Phòng Pháp chế; Due: Quý I
         record [1.2.] Theo dõi; Leads: Phòng Pháp chế; Due: Quý II
         area [2.] Cải cách bộ máy
         record [2.1.] Đề án; Leads: Văn phòng; Due: Quý II
         record [2.2.] Sắp xếp; Leads: Văn phòng; Due: Quý III",
    );
}
