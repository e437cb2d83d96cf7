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
        _ => return say!(vi: "{error}"; en: "{error}"),
    };
    say!(vi: "{own}"; en: "{error}")
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
        ] {
            assert_eq!(system(&kind.into()).vi, vi);
        }
        assert_eq!(system(&Error::other("x")).vi, "x");
    }
}
