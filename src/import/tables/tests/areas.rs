//! Areas, labels and parts.

use super::means;

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
fn areas_without_any_form_are_told_by_the_numbers_that_begin_again() {
    means(
        "STT | Nhiệm vụ | Đơn vị chủ trì | Thời gian
          | Cải cách thể chế | |
         1 | Rà soát | Văn phòng | Quý I
         2 | Theo dõi | |
         2 | Cải cách thủ tục hành chính | |
         1 | Công bố thủ tục | Văn phòng | Quý I
         Cải cách tài chính công | | |
         3 | Tự chủ | Văn phòng | Quý I",
        "Tasks
         area Cải cách thể chế
         record [1] Rà soát; Leads: Văn phòng; Due: Quý I
         record [2] Theo dõi
         area [2] Cải cách thủ tục hành chính
         record [1] Công bố thủ tục; Leads: Văn phòng; Due: Quý I
         area Cải cách tài chính công
         record [3] Tự chủ; Leads: Văn phòng; Due: Quý I",
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
