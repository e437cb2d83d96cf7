//! The first sheet: what to fill in, until when, what the grades mean, and whom to send it back to.

use rust_xlsxwriter::{FormatAlign, Worksheet};

use super::MEMORY;
use super::layout::{Column, GUIDE, OVERVIEW};
use super::order::Order;
use super::sheet::{self, font};
use crate::data::spoken;
use crate::export::grade;
use crate::model::{Grade, Part, ReportingRule, Unit, UnitKind};

/// The widths of its two columns, in letters.
const WIDTHS: [usize; 2] = [28, 96];
/// The height of a line in points.
const LINE: f64 = 17.0;

/// What the plan's own rules of reporting are listed under.
const RULE: &str = "Kế hoạch quy định";

/// A line of the guide: what it is about, and what it says. A line without the latter is a heading.
type Line = (String, String);

/// Gives the lines of the guide.
pub fn lines(order: &Order<'_>) -> Vec<Line> {
    let heading = |text: &str| (text.to_owned(), String::new());
    let mut lines = vec![heading(&order.title()), about(order)];
    lines.extend(windows(order));
    lines.push(heading("Cách điền"));
    lines.extend(steps(order));
    lines.push(heading("Từng cột phải điền"));
    lines.extend(columns());
    lines.push(heading("Bốn mức tự đánh giá (theo biểu mẫu báo cáo)"));
    lines.extend(Grade::ALL.iter().map(|grade| meaning(*grade)));
    lines.push(heading("Gửi lại"));
    lines.extend(back(order));
    lines
}

fn line(label: &str, text: impl Into<String>) -> Line {
    (label.to_owned(), text.into())
}

fn about(order: &Order<'_>) -> Line {
    let tasks = order.plan.tasks().count();
    let sheets = order.sheets().len();
    let department = spoken::words(&order.site.department.name);
    let units = if sheets == 0 { String::new() } else { format!(", {sheets} trang cho các đơn vị chủ trì") };
    line("Tệp này", format!("{department}: {tasks} nhiệm vụ của kế hoạch{units}."))
}

/// Tells the window, what it rests on, and what the plan itself says about reporting.
fn windows(order: &Order<'_>) -> Vec<Line> {
    let (from, to) = (spoken::day(order.from), spoken::day(order.to));
    let usual = (order.from, order.to) == order.period.usual_window();
    let whose = match (order.period.part, order.plan.head.reporting.is_empty()) {
        (Part::Year, true) => "số liệu năm",
        (_, true) => "kỳ này",
        (Part::Year, false) => "số liệu năm; kế hoạch quy định ngày khác thì theo kế hoạch",
        (_, false) => "kỳ này; kế hoạch quy định ngày khác thì theo kế hoạch",
    };
    let law = "Nghị định 09/2019/NĐ-CP, Điều 12";
    let why = if usual {
        format!(" Đây là khoảng thời gian thường dùng ({law}) cho {whose}.")
    } else {
        String::new()
    };
    let mut lines = vec![line("Số liệu", format!("Tính từ ngày {from} đến hết ngày {to}.{why}"))];
    lines.extend(order.plan.head.reporting.iter().map(|rule| line(RULE, said(order, rule))));
    lines
}

fn said(order: &Order<'_>, rule: &ReportingRule) -> String {
    let name = |id: &crate::model::UnitId| spoken::unit(order.site, id.id()).to_owned();
    let parts = [
        Some(spoken::words(&rule.report).to_owned()),
        rule.period.as_ref().map(|period| spoken::words(period).to_owned()),
        rule.from.as_ref().map(|id| format!("nơi gửi: {}", name(id))),
        rule.to.as_ref().map(|id| format!("nơi nhận: {}", name(id))),
        rule.printed.clone().or_else(|| rule.before.as_ref().map(|day| format!("trước {day}"))),
    ];
    format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

fn steps(order: &Order<'_>) -> Vec<Line> {
    let by_unit = !order.sheets().is_empty();
    let open = "Mở trang mang tên đơn vị mình (các thẻ ở cuối cửa sổ). Mỗi hàng là một nhiệm vụ đơn vị chủ trì.";
    let open_all =
        format!("Mở trang “{OVERVIEW}”. Kế hoạch không giao nhiệm vụ cho từng đơn vị, nên tất cả điền ở đó.");
    let all = format!(
        "Trang “{OVERVIEW}” tự lấy lại phần các đơn vị điền. Chỉ điền ở đó các hàng có ô vàng: nhiệm vụ không có đơn vị chủ trì, do văn phòng điền."
    );
    let shared = "Nhiệm vụ có nhiều đơn vị chủ trì nằm ở trang của từng đơn vị; các đơn vị thống nhất để ghi như nhau, hoặc một đơn vị ghi và đơn vị kia để trống.";
    let mut steps = vec![if by_unit { open.to_owned() } else { open_all }];
    steps.push("Chỉ điền vào các ô màu vàng. Ô trắng đã khóa: thấy sai thì ghi vào cột Ghi chú, không sửa.".to_owned());
    steps.push(
        "Không thêm, xóa, sắp xếp hay chép đè hàng. Nhiệm vụ chưa đến hạn: ghi việc đã làm, để trống ô tự đánh giá. Đến hạn mà chưa làm gì: chấm Chưa hoàn thành và nêu lý do.".to_owned(),
    );
    steps.extend(by_unit.then_some([all, shared.to_owned()]).into_iter().flatten());
    steps.push("Lưu tệp dạng .xlsx (Excel) hoặc .ods (LibreOffice), giữ nguyên tên các trang.".to_owned());
    (1..).zip(steps).map(|(number, step)| (number.to_string(), step)).collect()
}

fn columns() -> Vec<Line> {
    let text = |column: Column| match column {
        Column::Result => {
            "Đã làm được gì trong kỳ, ngắn gọn. Nhiều ý thì mỗi ý một dòng, đầu dòng là dấu - (xuống dòng: Alt+Enter)."
        }
        Column::Number => {
            "Số, ký hiệu văn bản, mỗi dòng một văn bản; ví dụ: Kế hoạch số 11/KH-SKHCN. Không có văn bản thì ghi số liệu chứng minh; ví dụ: 30 viên chức dự tập huấn."
        }
        Column::Day => "Ngày của văn bản ở cùng dòng, dạng 06/02/2020. Dòng không có ngày ghi dấu -",
        Column::Link => "Đường dẫn trên mạng của văn bản ở cùng dòng. Dòng không có đường dẫn ghi dấu -",
        Column::Grade => "Chọn trong danh sách một trong bốn mức dưới đây.",
        Column::Completed => "Ngày làm xong, nếu đã xong; không sau ngày chốt số liệu.",
        Column::Reason => "Bắt buộc khi chọn Hoàn thành chậm hoặc Chưa hoàn thành, và khi thời hạn đã dời.",
        Column::MovedTo => "Thời hạn mới, chỉ khi cấp có thẩm quyền đã cho dời.",
        Column::MovedBy => "Văn bản cho dời thời hạn: số, ký hiệu và ngày.",
        _ => "Điều cần nói thêm.",
    };
    Column::filled().map(|column| line(column.heading(), text(column))).collect()
}

fn meaning(grade: Grade) -> Line {
    let text = match grade::meaning(grade) {
        Some(meaning) => capital(meaning) + ".",
        None => "Biểu mẫu không ghi thêm. Chọn khi việc chưa xong vào ngày chốt số liệu.".to_owned(),
    };
    line(grade::word(grade), text)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Tells whom to send it back to: the office of the department, where it has one.
fn back(order: &Order<'_>) -> Vec<Line> {
    let department = &order.site.department;
    let office = department.units.iter().find(|unit| unit.kind == UnitKind::Office && unit.to.is_none());
    let contact = department.contact.as_ref();
    let own = |get: fn(&Unit) -> &Option<String>| office.and_then(|unit| get(unit).clone());
    let email = own(|unit| &unit.email).or_else(|| contact.and_then(|contact| contact.email.clone()));
    let phone = own(|unit| &unit.phone).or_else(|| contact.and_then(|contact| contact.phone.clone()));
    let whom = office.map_or_else(|| "nơi phát tệp này".to_owned(), |unit| spoken::words(&unit.name).to_owned());
    let soon = format!("ngay sau ngày chốt số liệu {}", spoken::day(order.to));
    let when = match order.return_by {
        Some(day) => format!("trước ngày {}", spoken::day(day)),
        None if order.plan.head.reporting.is_empty() => soon,
        None => format!("theo dòng “{RULE}” ở trên; nếu không quy định thì {soon}"),
    };
    let mut lines = vec![line("Nơi nhận", capital(&whom)), line("Thời hạn", capital(&when) + ".")];
    lines.extend(email.map(|email| line("Thư điện tử", email)));
    lines.extend(phone.map(|phone| line("Điện thoại", phone)));
    lines.push(line("Lưu ý", "Gửi cả tệp, hoặc chỉ trang của đơn vị mình. Không gửi bản chụp hay bản in."));
    lines
}

/// Makes the sheet.
pub(super) fn sheet(order: &Order<'_>) -> Worksheet {
    let mut page = Worksheet::new();
    page.set_name(GUIDE).expect("the name is a legal one");
    for (column, width) in (0u16..).zip(WIDTHS) {
        page.set_column_width(column, width as f64).expect(MEMORY);
    }
    let text = font().set_text_wrap().set_align(FormatAlign::Top);
    let (label, heading) = (text.clone().set_bold(), font().set_bold().set_font_size(15));
    for (row, (first, second)) in (0u32..).zip(lines(order)) {
        let look = if second.is_empty() { &heading } else { &label };
        page.write_string_with_format(row, 0, &first, look).expect(MEMORY);
        page.write_string_with_format(row, 1, &second, &text).expect(MEMORY);
        page.set_row_height(row, room(row, &first, &second)).expect(MEMORY);
    }
    page.protect().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.5, 0.6, 0.3, 0.3).set_footer("&CTrang &P/&N");
    page
}

/// Gives the height of a row; headings after the first stand apart from what comes before them.
fn room(row: u32, first: &str, second: &str) -> f64 {
    match (row, second) {
        (0, _) => LINE * 1.5,
        (_, "") => LINE * 2.0,
        _ => LINE * sheet::lines(first, WIDTHS[0]).max(sheet::lines(second, WIDTHS[1])) as f64,
    }
}
