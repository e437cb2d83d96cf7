//! What may be typed into the cells to fill, with help and errors in Vietnamese.

use chrono::{Months, NaiveDate};
use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Worksheet};

use super::MEMORY;
use super::layout::Column;
use super::order::Order;
use crate::data::spoken;
use crate::export::grade;
use crate::model::Grade;

/// The most letters of a text and of a short text.
const LONG: u32 = 10_000;
const SHORT: u32 = 2_000;
/// How far before the period work may have been finished, and how far after its end a deadline may move, in months.
const BACK: u32 = 36;
const AHEAD: u32 = 120;

const LIMITS: &str = "the texts of validations are shorter than spreadsheets allow";

/// Adds them to runs of rows.
pub(super) fn add(sheet: &mut Worksheet, order: &Order<'_>, runs: &[(u32, u32)]) {
    for column in Column::filled() {
        let validation = of(column, order);
        for (first, last) in runs {
            let at = column.index();
            sheet.add_data_validation(*first, at, *last, at, &validation).expect(MEMORY);
        }
    }
}

fn of(column: Column, order: &Order<'_>) -> DataValidation {
    let (rule, error) = rule(column, order);
    let named = rule.set_input_title(short(column.heading())).and_then(|rule| rule.set_input_message(help(column)));
    let told = named.and_then(|rule| rule.set_error_title("Chưa đúng")).and_then(|rule| rule.set_error_message(error));
    told.expect(LIMITS)
}

/// A title of a message has at most 32 letters.
fn short(heading: &str) -> String {
    heading.chars().take(32).collect()
}

fn rule(column: Column, order: &Order<'_>) -> (DataValidation, String) {
    let new = DataValidation::new();
    match column {
        Column::Grade => {
            let words: Vec<&str> = Grade::ALL.iter().map(|grade| grade::word(*grade)).collect();
            let error = format!("Chọn một trong bốn mức: {}.", words.join("; "));
            (new.allow_list_strings(&words).expect(LIMITS), error)
        }
        Column::Completed => between(order.from.checked_sub_months(Months::new(BACK)), Some(order.to), order),
        Column::MovedTo => between(Some(order.from), order.to.checked_add_months(Months::new(AHEAD)), order),
        Column::Day => (new.allow_any_value(), String::new()),
        Column::Result => length(LONG),
        _ => length(SHORT),
    }
}

fn length(limit: u32) -> (DataValidation, String) {
    let rule = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(limit));
    (rule, format!("Viết không quá {limit} ký tự; phần dài hơn gửi kèm văn bản."))
}

fn between(from: Option<NaiveDate>, to: Option<NaiveDate>, order: &Order<'_>) -> (DataValidation, String) {
    let (from, to) = (from.unwrap_or(order.from), to.unwrap_or(order.to));
    // Spreadsheets count days from 1900.
    let from = from.max(NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day"));
    let day = |day: NaiveDate| ExcelDateTime::parse_from_str(&day.to_string()).expect("a day from 1900 to 2220");
    let rule = DataValidation::new().allow_date(DataValidationRule::Between(day(from), day(to)));
    let (from, to) = (spoken::day(from), spoken::day(to));
    (rule, format!("Ghi một ngày từ {from} đến {to}, dạng ngày/tháng/năm, ví dụ {to}."))
}

fn help(column: Column) -> &'static str {
    match column {
        Column::Result => "Viết ngắn đã làm được gì trong kỳ. Xuống dòng trong ô: Alt+Enter.",
        Column::Number => {
            "Số, ký hiệu văn bản, mỗi dòng một văn bản (Alt+Enter). Ví dụ: Kế hoạch số 11/KH-SKHCN. Không có văn bản thì ghi số liệu, ví dụ: 30 viên chức dự tập huấn."
        }
        Column::Day => "Ngày của văn bản ở cùng dòng, dạng 06/02/2020. Mỗi dòng một ngày; dòng không có ngày ghi dấu -",
        Column::Link => {
            "Đường dẫn của văn bản ở cùng dòng, bắt đầu bằng https:// hoặc http://; dòng không có ghi dấu -"
        }
        Column::Grade => "Bấm mũi tên, chọn một trong bốn mức. Nghĩa của từng mức ở trang Hướng dẫn.",
        Column::Completed => "Ngày làm xong, nếu đã xong. Ví dụ: 30/09/2020.",
        Column::Reason => "Bắt buộc khi hoàn thành chậm, chưa hoàn thành, hoặc xin gia hạn.",
        Column::MovedTo => "Chỉ ghi khi thời hạn đã được cho phép dời. Ví dụ: 31/12/2020.",
        Column::MovedBy => "Văn bản cho phép dời thời hạn: số, ký hiệu và ngày.",
        _ => "Điều cần nói thêm, nếu có.",
    }
}
