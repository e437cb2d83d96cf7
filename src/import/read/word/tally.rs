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
        let said = [
            (self.deleted, deleted(self.deleted)),
            (self.comments, comments(self.comments)),
            (self.pictures, pictures(self.pictures)),
            (self.objects, objects(self.objects)),
            (self.inserted_files, inserted_files(self.inserted_files)),
            (self.nested, nested(self.nested)),
            (self.hidden, hidden(self.hidden)),
            (self.converted, converted(self.converted)),
        ];
        said.into_iter().filter(|(count, _)| *count > 0).map(|(_, message)| message).collect()
    }
}

fn deleted(count: usize) -> Message {
    say!(vi: "văn bản còn {count} chỗ đánh dấu đã xóa (theo dõi thay đổi): phần xóa bị bỏ, phần thêm được lấy";
        en: "the document has {count} tracked deletions: they were left, insertions were taken")
}

fn comments(count: usize) -> Message {
    say!(vi: "bỏ qua {count} bình luận bên lề"; en: "{count} comments were left")
}

fn pictures(count: usize) -> Message {
    say!(vi: "có {count} hình ảnh: chữ trong hình không đọc được, cần gõ tay nếu là nội dung";
        en: "there are {count} pictures: what they say is not read, type it where it matters")
}

fn objects(count: usize) -> Message {
    say!(vi: "có {count} đối tượng nhúng (bảng Excel, sơ đồ, biểu đồ) không đọc được: hãy nhập riêng tệp gốc của nó";
        en: "there are {count} embedded objects (sheets, diagrams, charts) that are not read: import their own files")
}

fn inserted_files(count: usize) -> Message {
    say!(vi: "có {count} phần chèn từ tệp khác chưa đọc được: hãy mở bằng Word, lưu lại rồi nhập lại";
        en: "{count} parts inserted from other files are not read: open the document in Word, save it and import it again")
}

fn nested(count: usize) -> Message {
    say!(vi: "có {count} bảng nằm trong ô của bảng khác: mỗi bảng được tách ra, đặt ngay sau bảng chứa nó";
        en: "{count} tables stand in cells of others: each was taken out and put right after the table around it")
}

fn hidden(count: usize) -> Message {
    say!(vi: "có {count} đoạn chữ ẩn (không in ra) vẫn được lấy: hãy kiểm tra có nên công bố không";
        en: "{count} hidden texts, which are not printed, were taken: check whether they are to be published")
}

fn converted(count: usize) -> Message {
    say!(vi: "đã chuyển {count} đoạn viết bằng phông chữ cũ (TCVN3, VNI) sang Unicode: hãy soát lại dấu";
        en: "{count} paragraphs in old fonts (TCVN3, VNI) were converted to Unicode: check their marks")
}
