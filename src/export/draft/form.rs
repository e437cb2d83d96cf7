//! The fixed words of a drafted report: what a reader of the edited file can know them by.

use crate::model::Grade;

/// The headings of the appendix table, but for the four grades that stand below the fourth.
pub const HEADINGS: [&str; 5] = [
    "Nhiệm vụ chung",
    "Nhiệm vụ cụ thể",
    "Kết quả thực hiện (tóm tắt kết quả, ghi rõ sản phẩm đầu ra và số liệu dẫn chứng)",
    "Đánh giá kết quả thực hiện (đánh dấu X vào ô tương ứng)",
    "Ghi chú",
];

/// The headings of the four grades, with the form's own definitions.
pub const GRADES: [(Grade, &str); 4] = [
    (Grade::DoneWell, "Hoàn thành tốt (đúng nội dung và thời gian quy định)"),
    (Grade::Done, "Hoàn thành (đúng thời gian nhưng nội dung chưa đầy đủ)"),
    (Grade::DoneLate, "Hoàn thành chậm (đúng nội dung nhưng quá hạn)"),
    (Grade::NotDone, "Chưa hoàn thành"),
];

/// The mark of a grade where the results have none of their own.
pub const MARK: &str = "X";

/// Before the evidence a result does not name itself, as the last paragraph of its cell; parted by `; `.
pub const EVIDENCE: &str = "Minh chứng: ";

/// Before the reason of delay, as a paragraph of the notes.
pub const REASON: &str = "Lý do: ";

/// Before what the unit in charge says, as a paragraph of the notes.
pub const REPLY: &str = "Ý kiến của đơn vị: ";

/// The brackets around a hint for the one who edits; a hint that is left is no content.
pub const HINT: [char; 2] = ['[', ']'];

/// The room left to write a number or a day by hand; its blanks do not break.
pub const GAP: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";
