//! Why a file cannot be read, and what to do about it: one sentence a reason.

use crate::diagnostic::{Message, say};

/// Says that nothing is in the file.
pub(super) fn empty() -> Message {
    say!(vi: "tệp rỗng (0 byte): hãy lấy lại tệp từ nơi gửi"; en: "the file is empty (0 bytes): get it again from whoever sent it")
}

/// Says that nothing is written in the file.
pub(super) fn nothing_written() -> Message {
    say!(vi: "tệp không có chữ nào để đọc: nếu là bản quét hay ảnh chụp thì phải gõ lại, hoặc xin tệp Word hay Excel gốc";
        en: "nothing is written in the file: if it is a scan or a photograph, type what it says or ask for the Word or Excel file")
}

/// Says that the file is cut off or damaged.
pub(super) fn broken() -> Message {
    say!(vi: "tệp bị hỏng hoặc tải về chưa hết: hãy mở bằng Word hoặc Excel, lưu lại thành tệp mới rồi nhập tệp mới; nếu không mở được thì xin lại tệp";
        en: "the file is damaged or was not downloaded whole: open it in Word or Excel, save it anew and import that; if it does not open, ask for it again")
}

/// Says that the file is larger than any real paper.
pub(super) fn too_large() -> Message {
    say!(vi: "nội dung tệp khi giải nén lớn quá mức cho phép nên không đọc: hãy chép riêng phần cần nhập sang một tệp mới";
        en: "what the file unpacks to is larger than allowed, so it is not read: copy the part to import into a file of its own")
}

/// Says that a part swells when unpacked as no paper does.
pub(super) fn bomb() -> Message {
    say!(vi: "tệp nén có phần phình ra bất thường khi giải nén (dạng “bom nén”) nên không đọc: hãy mở bằng Word hoặc Excel rồi lưu lại thành tệp mới";
        en: "a part of the file swells when unpacked as no paper does (a “zip bomb”), so it is not read: open it in Word or Excel and save it anew")
}

/// Says that the XML declares a document type, which office files never need.
pub(super) fn entities() -> Message {
    say!(vi: "tệp chứa khai báo DTD/thực thể XML, tệp Word và Excel thật không có nên không đọc: hãy mở bằng Word hoặc Excel rồi lưu lại thành tệp mới";
        en: "the file declares an XML document type or entities, which real Word and Excel files never do, so it is not read: open it in Word or Excel and save it anew")
}

/// Says that elements stand in one another deeper than in any paper.
pub(super) fn too_deep() -> Message {
    say!(vi: "các phần của tệp lồng vào nhau quá sâu nên không đọc: hãy chép nội dung sang một tệp mới";
        en: "the parts of the file stand in one another too deeply, so it is not read: copy its content into a new file")
}

/// Says that a password is needed.
pub(super) fn encrypted() -> Message {
    say!(vi: "tệp có đặt mật khẩu: hãy mở bằng Word hoặc Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) rồi lưu lại";
        en: "the file is protected by a password: open it in Word or Excel, take the password off (File → Info → Protect) and save it")
}

/// Says that the file has macros.
pub(super) fn macros(ending: &str) -> Message {
    say!(vi: "tệp có chứa macro nên không đọc: hãy mở tệp và chọn “Lưu thành” định dạng .{ending} (không có macro)";
        en: "the file has macros, so it is not read: open it and choose “Save as” .{ending} (without macros)")
}

/// Says that the file is of a kind that is not read, and how to make one that is.
pub(super) fn unsupported(kind: &Message, remedy: &Message) -> Message {
    say!(vi: "tệp là {}: {}", kind.vi, remedy.vi; en: "the file is {}: {}", kind.en, remedy.en)
}

/// Says that the ending of the name does not fit the bytes.
pub(super) fn wrong_ending(ending: &str, kind: &Message, right: &str) -> Message {
    match ending {
        "" => say!(vi: "tên tệp không có đuôi, nhưng nội dung là {}: hãy đổi tên tệp cho có đuôi .{right}", kind.vi;
            en: "the name of the file has no ending, but it is {}: rename it to end in .{right}", kind.en),
        _ => {
            say!(vi: "tên tệp có đuôi .{ending} nhưng nội dung là {}: hãy kiểm tra có đúng tệp không, rồi mở ra và lưu lại thành .{right}", kind.vi;
            en: "the name of the file ends in .{ending} but it is {}: check that it is the right file, then open it and save it as .{right}", kind.en)
        }
    }
}

/// Says that a cell stands outside of what is read.
pub(super) fn too_far(sheet: &str, cell: &str, rows: usize, columns: usize) -> Message {
    let place_vi = if sheet.is_empty() { String::new() } else { format!("trang tính “{sheet}”, ") };
    let place_en = if sheet.is_empty() { String::new() } else { format!("sheet “{sheet}”, ") };
    say!(vi: "{place_vi}ô {cell} có dữ liệu, nằm ngoài {rows} hàng × {columns} cột được đọc: hãy xóa hoặc chuyển ô đó rồi lưu lại";
        en: "{place_en}cell {cell} holds data outside of the {rows} rows × {columns} columns that are read: delete or move it and save the file")
}
