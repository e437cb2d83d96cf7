//! What is left of a document, counted, for the person who imports.

use crate::diagnostic::{Message, say};

/// Counts of what was left or changed.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) deleted: usize,
    pub(super) comments: usize,
    pub(super) pictures: usize,
    pub(super) objects: usize,
    pub(super) inserted_files: usize,
    pub(super) nested: usize,
    pub(super) hidden: usize,
    pub(super) converted: usize,
}

impl Tally {
    /// Says what was left, one sentence a kind.
    pub(super) fn remarks(&self) -> Vec<Message> {
        let Self { deleted, comments, pictures, objects, inserted_files, nested, hidden, converted } = self;
        let said = [
            (
                *deleted,
                say!(vi: "văn bản còn {deleted} chỗ đánh dấu đã xóa (theo dõi thay đổi): phần xóa bị bỏ, phần thêm được lấy";
        en: "the document has {deleted} tracked deletions: they were left, insertions were taken"),
            ),
            (*comments, say!(vi: "bỏ qua {comments} bình luận bên lề"; en: "{comments} comments were left")),
            (
                *pictures,
                say!(vi: "có {pictures} hình ảnh: chữ trong hình không đọc được, cần gõ tay nếu là nội dung";
        en: "there are {pictures} pictures: what they say is not read, type it where it matters"),
            ),
            (
                *objects,
                say!(vi: "có {objects} đối tượng nhúng (bảng Excel, sơ đồ, biểu đồ) không đọc được: hãy nhập riêng tệp gốc của nó";
        en: "there are {objects} embedded objects (sheets, diagrams, charts) that are not read: import their own files"),
            ),
            (
                *inserted_files,
                say!(vi: "có {inserted_files} phần chèn từ tệp khác chưa đọc được: hãy mở bằng Word, lưu lại rồi nhập lại";
        en: "{inserted_files} parts inserted from other files are not read: open the document in Word, save it and import it again"),
            ),
            (
                *nested,
                say!(vi: "có {nested} bảng nằm trong ô của bảng khác: mỗi bảng được tách ra, đặt ngay sau bảng chứa nó";
        en: "{nested} tables stand in cells of others: each was taken out and put right after the table around it"),
            ),
            (
                *hidden,
                say!(vi: "có {hidden} đoạn chữ ẩn (không in ra) vẫn được lấy: hãy kiểm tra có nên công bố không";
        en: "{hidden} hidden texts, which are not printed, were taken: check whether they are to be published"),
            ),
            (
                *converted,
                say!(vi: "đã chuyển {converted} đoạn viết bằng phông chữ cũ (TCVN3, VNI) sang Unicode: hãy soát lại dấu";
        en: "{converted} paragraphs in old fonts (TCVN3, VNI) were converted to Unicode: check their marks"),
            ),
        ];
        said.into_iter().filter(|(count, _)| *count > 0).map(|(_, message)| message).collect()
    }
}
