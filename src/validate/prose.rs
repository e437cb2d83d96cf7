//! Rules `raw-html`, `unsafe-link`, `stray-emphasis`, `deep-nesting`: Markdown says what it means.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, Message, say};
use crate::model::Prose;
use crate::parse::markdown;
use crate::text::Span;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    scope.site.prose().for_each(|text| prose(text, faults));
}

fn prose(prose: &Prose, faults: &mut Vec<Diagnostic>) {
    let start = prose.span.start as usize;
    for (code, range) in markdown(&prose.markdown).problems {
        let span = Span::new(prose.span.source, start + range.start, start + range.end);
        faults.push(Diagnostic::warning(code, span, message(code)));
    }
}

fn message(code: Code) -> Message {
    match code {
        Code::RawHtml => {
            say!(vi: "mã HTML không được chạy; nó hiện lên trang như chữ"; en: "HTML is not run; it shows on the page as text")
        }
        Code::UnsafeLink => {
            say!(vi: "liên kết hoặc hình này không được công bố; liên kết chỉ dùng https://, http://, mailto:, tel: hoặc đường dẫn trong trang, hình chỉ lấy trong trang"; en: "this link or picture is not published; links use https://, http://, mailto:, tel: or a path of the site, pictures a path of the site")
        }
        Code::StrayEmphasis => {
            say!(vi: "dấu ** còn nguyên trên trang; thêm khoảng trắng ngoài cặp dấu, bỏ khoảng trắng bên trong"; en: "the ** stays on the page; put a space outside the pair and none inside")
        }
        _ => {
            say!(vi: "danh sách hoặc trích dẫn lồng quá sâu; các cấp sau được gộp lại"; en: "lists or quotations are nested too deep; the inner levels are merged")
        }
    }
}
