//! Rule `broken-release`: what was published stays as it was published.

use crate::diagnostic::{Code, Diagnostic, say};
use crate::ledger::{self, History};
use crate::model::Site;
use crate::text::Span;

/// Gives the releases of a site; none where they cannot be trusted.
pub(super) fn check(site: &Site, faults: &mut Vec<Diagnostic>) -> History {
    ledger::history(site).unwrap_or_else(|broken| {
        faults.extend(broken.into_iter().map(|broken| {
            Diagnostic::error(Code::BrokenRelease, Span::new(broken.file.source, 0, 0), broken.message).note(say!(
                vi: "lấy lại tệp gốc từ bản sao lưu, hoặc từ thư mục du-lieu/lan-cong-bo/ của trang đã đăng";
                en: "take the file as it was from a copy, or from du-lieu/lan-cong-bo/ of the published site"
            ))
        }));
        History::default()
    })
}
