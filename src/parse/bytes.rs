//! Bytes to text: UTF-8 without its mark, in normal form C, with the line ends of Unix.

use crate::diagnostic::{Code, Diagnostic, say};
use crate::text::{SourceId, Sources, Span, normalize};

/// Adds a file to the sources as normalised text.
///
/// What is no UTF-8 is added too, with its bad bytes replaced, so that the fault can be shown.
pub(super) fn text(
    path: &str,
    bytes: Vec<u8>,
    sources: &mut Sources,
    faults: &mut Vec<Diagnostic>,
) -> Option<SourceId> {
    let bytes = match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(sources.add(path, normalize(&text.replace("\r\n", "\n")).into_owned())),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let source = sources.add(path, String::from_utf8_lossy(error.as_bytes()).into_owned());
            let span = Span::new(source, valid, valid + '\u{fffd}'.len_utf8());
            faults.push(
                Diagnostic::error(
                    Code::NotUtf8,
                    span,
                    say!(vi: "tệp không phải UTF-8: từ chỗ này không đọc được chữ"; en: "the file is no UTF-8: its letters cannot be read from here on"),
                )
                .note(say!(
                    vi: "mở tệp bằng Notepad, chọn Lưu thành (Save as), mục Mã hóa (Encoding) chọn UTF-8";
                    en: "open the file in Notepad, choose Save as, and set Encoding to UTF-8"
                )),
            );
            None
        }
    }
}
