//! Which column is which, and what a table is about.

use super::means;

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
fn what_is_not_sure_is_said() {
    let understood = super::read(
        "STT | Nhiệm vụ | Cấp trình | Kết quả | Hoàn thành | Chưa hoàn thành | Ghi chú
         1 | Rà soát | UBND tỉnh | Đang làm | | | x
         2 | Theo dõi | UBND tỉnh | Đã gửi | Đã gửi báo cáo cho Sở | |
         3 | Kiểm tra | UBND tỉnh | Đã gửi | x | x |",
    );
    let said: Vec<(Option<(usize, usize)>, &str)> =
        understood.doubts.iter().map(|(place, message)| (place.cell, message.vi.as_str())).collect();
    assert_eq!(
        said,
        [
            (Some((1, 6)), "dấu “x” nằm lệch ngoài các cột đánh giá, được hiểu là “Chưa hoàn thành”"),
            (Some((2, 4)), "ô ở cột đánh giá “Hoàn thành” có chữ chứ không phải dấu, được hiểu là dấu"),
            (Some((3, 0)), "nhiệm vụ này có hơn một dấu đánh giá"),
            (Some((0, 2)), "không nhận ra cột “Cấp trình”, chữ trong cột được giữ nguyên"),
        ]
    );
}

#[test]
fn quarters_without_a_name_above_are_deadlines() {
    means(
        "TT | Nhiệm vụ | Đơn vị chủ trì | Quý I | Quý II | Quý III | Quý IV
         1 | Rà soát quy trình | Văn phòng | x | | |
         2 | Khảo sát hài lòng | Thanh tra | | x | | x",
        "Tasks
         record [1] Rà soát quy trình; Leads: Văn phòng; Due: Quý I
         record [2] Khảo sát hài lòng; Leads: Thanh tra; Due: Quý II / Quý IV",
    );
}

#[test]
fn objectives_that_hold_several_tasks_are_areas() {
    means(
        "TT | Mục tiêu | Nội dung công việc | Đơn vị chủ trì | Thời gian
         1 | Cải cách thể chế | Xây dựng bảng giá | Văn phòng | Quý II
         2 | ^ | Rà soát văn bản | Thanh tra | Quý III
         3 | Chuyển đổi số | Số hóa hồ sơ | Văn phòng | Quý IV",
        "Tasks
         area Cải cách thể chế
         record [1] Xây dựng bảng giá; Leads: Văn phòng; Due: Quý II
         record [2] Rà soát văn bản; Leads: Thanh tra; Due: Quý III
         area Chuyển đổi số
         record [3] Số hóa hồ sơ; Leads: Văn phòng; Due: Quý IV",
    );
}

#[test]
fn a_mark_for_on_time_is_no_other_grade() {
    means(
        "TT | Nhiệm vụ | Thời hạn | Hoàn thành thực tế | Kết quả | <3 Đánh giá
         ^ | ^ | ^ | ^ | ^ | Đúng hạn | Trễ hạn | Chưa thực hiện
         1 | Tái cấu trúc quy trình | 30/6/2025 | 25/6/2025 | Giảm 05 ngày | X | |
         2 | Số hóa hồ sơ | 31/7/2025 | 15/8/2025 | Đã số hóa | | X |",
        "Results
         record [1] Tái cấu trúc quy trình; Due: 30/6/2025; Unknown(3): 25/6/2025; Result: Giảm 05 ngày; ?
         record [2] Số hóa hồ sơ; Due: 31/7/2025; Unknown(3): 15/8/2025; Result: Đã số hóa; DoneLate",
    );
}

#[test]
fn what_is_late_is_late_whatever_stands_above() {
    means(
        "TT | Nội dung công việc | Đơn vị | <2 Hoàn thành | Chưa hoàn thành
         ^ | ^ | ^ | Đúng hạn | Quá hạn | ^
         1 | Ban hành kế hoạch | Văn phòng | x | |
         2 | Rà soát thủ tục | Thanh tra | | x |
         3 | Xây dựng dữ liệu | Văn phòng | | | x",
        "Results
         record [1] Ban hành kế hoạch; Leads: Văn phòng; Done
         record [2] Rà soát thủ tục; Leads: Thanh tra; DoneLate
         record [3] Xây dựng dữ liệu; Leads: Văn phòng; NotDone",
    );
}

#[test]
fn the_day_work_was_finished_is_no_deadline() {
    means(
        "TT | Nhiệm vụ | Đơn vị thực hiện | Hạn hoàn thành | Ngày hoàn thành | Kết quả thực hiện
         1 | Xây dựng kế hoạch | Văn phòng | 28/02/2024 | 20/02/2024 | Đã ban hành",
        "Results
         record [1] Xây dựng kế hoạch; Leads: Văn phòng; Due: 28/02/2024; Unknown(4): 20/02/2024; Result: Đã ban hành",
    );
}

#[test]
fn numbers_without_a_sign_are_labels_where_they_count() {
    means(
        "Lĩnh vực | Nhiệm vụ | Kết quả
         I Thể chế | 1 Rà soát văn bản | Xong
         ^ | 2 Công bố thủ tục | Xong
         II Bộ máy | 1 Sắp xếp phòng | Xong",
        "Results
         area I Thể chế
         record [1] Rà soát văn bản; Result: Xong
         record [2] Công bố thủ tục; Result: Xong
         area II Bộ máy
         record [1] Sắp xếp phòng; Result: Xong",
    );
    means(
        "Nhiệm vụ | Kết quả
         12 Văn bản cần rà soát | Xong
         3 Hội nghị | Xong",
        "Results
         record 12 Văn bản cần rà soát; Result: Xong
         record 3 Hội nghị; Result: Xong",
    );
}
