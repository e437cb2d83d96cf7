//! The fixed words of a drafted report: what a reader of the edited file can know them by.

/// The headings of the appendix table, but for the four grades that stand below the fourth.
pub const HEADINGS: [&str; 5] = [
    "Nhiệm vụ chung",
    "Nhiệm vụ cụ thể",
    "Kết quả thực hiện (nêu ngắn gọn, kèm sản phẩm và số liệu)",
    "Đánh giá kết quả thực hiện (một dấu X cho mỗi nhiệm vụ)",
    "Ghi chú",
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
