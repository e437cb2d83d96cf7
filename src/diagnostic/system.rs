//! What the system answered, in words for people: its own are English on every machine.

use std::io::{Error, ErrorKind};

use super::{Message, say};

/// Says why the system did not read or write; what has no words of ours is told in the system's.
pub fn system(error: &Error) -> Message {
    let own = match error.kind() {
        ErrorKind::NotFound => "không có tệp hay thư mục này",
        ErrorKind::PermissionDenied => "không có quyền đọc hoặc ghi",
        ErrorKind::AlreadyExists => "đã có tệp này",
        ErrorKind::NotADirectory => "không phải thư mục",
        ErrorKind::IsADirectory => "đây là thư mục, không phải tệp",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        ErrorKind::StorageFull => "ổ đĩa đã đầy",
        ErrorKind::QuotaExceeded => "đã dùng hết phần ổ đĩa được cấp",
        ErrorKind::FileTooLarge => "tệp lớn hơn giới hạn của máy",
        ErrorKind::InvalidFilename => "tên quá dài hoặc có ký tự không được dùng",
        ErrorKind::ResourceBusy => "đang được chương trình khác dùng",
        ErrorKind::CrossesDevices => "nằm trên ổ đĩa khác",
        ErrorKind::DirectoryNotEmpty => "thư mục không trống",
        ErrorKind::Unsupported => "hệ thống tệp này không hỗ trợ",
        _ => match error.raw_os_error().and_then(by_number) {
            Some(own) => own,
            None => return say!(vi: "{error}"; en: "{error}"),
        },
    };
    say!(vi: "{own}"; en: "{error}")
}

/// Words for what the standard library has no name for; the numbers are the same on every Unix.
fn by_number(number: i32) -> Option<&'static str> {
    match number {
        5 if cfg!(unix) => Some("ổ đĩa báo lỗi khi đọc ghi"),
        23 | 24 if cfg!(unix) => Some("máy đang mở quá nhiều tệp cùng lúc"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_meet_is_told_in_their_language() {
        for (kind, vi) in [
            (ErrorKind::NotFound, "không có tệp hay thư mục này"),
            (ErrorKind::PermissionDenied, "không có quyền đọc hoặc ghi"),
            (ErrorKind::StorageFull, "ổ đĩa đã đầy"),
            (ErrorKind::FileTooLarge, "tệp lớn hơn giới hạn của máy"),
        ] {
            assert_eq!(system(&kind.into()).vi, vi);
        }
        if cfg!(unix) {
            assert_eq!(system(&Error::from_raw_os_error(24)).vi, "máy đang mở quá nhiều tệp cùng lúc");
        }
        assert_eq!(system(&Error::other("x")).vi, "x");
    }
}
