//! Rules of access: what a reader who cannot see, or who listens, would lose of a text (WCAG 2.2).
//!
//! What plainly fails level A is an error and stops the release; the rest is a warning.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, Message, say};
use crate::model::Prose;
use crate::parse::{barriers, markdown};
use crate::text::Span;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let site = scope.site;
    site.prose().for_each(|text| prose(text, faults));
    for text in site.results.values().flat_map(|file| &file.result).filter_map(|result| result.text.as_ref()) {
        let found = barriers(text.vi(), &markdown(text.vi()));
        faults.extend(found.into_iter().map(|(code, _)| diagnostic(code, text.span)));
    }
}

fn prose(prose: &Prose, faults: &mut Vec<Diagnostic>) {
    let start = prose.span.start as usize;
    for (code, range) in barriers(&prose.markdown, &markdown(&prose.markdown)) {
        let span = Span::new(prose.span.source, start + range.start, start + range.end);
        faults.push(diagnostic(code, span));
    }
}

fn diagnostic(code: Code, span: Span) -> Diagnostic {
    match code {
        Code::MissingAlt | Code::EmptyLink | Code::EmptyHeading => Diagnostic::error(code, span, message(code)),
        _ => Diagnostic::warning(code, span, message(code)),
    }
}

fn message(code: Code) -> Message {
    match code {
        Code::MissingAlt => {
            say!(vi: "hình không có lời thay thế; viết điều hình cho thấy: ![lời](tệp)"; en: "the picture has no words; tell what it shows: ![words](file)")
        }
        Code::EmptyLink => {
            say!(vi: "liên kết không có chữ; viết tên nơi nó dẫn tới"; en: "the link has no words; name where it leads")
        }
        Code::EmptyHeading => say!(vi: "đề mục không có chữ"; en: "the heading has no words"),
        Code::HeadingOrder => {
            say!(vi: "đề mục nhảy cấp; bắt đầu bằng ## rồi xuống từng cấp, vì # là tên trang"; en: "the heading skips a level; begin with ## and go down one at a time, because # is the page's title")
        }
        Code::VagueLink => {
            say!(vi: "chữ của liên kết không nói nó dẫn tới đâu; lấy tên trang hoặc tên văn bản làm chữ"; en: "the words of the link do not tell where it leads; use the name of the page or document")
        }
        Code::TableHeaders => {
            say!(vi: "bảng có cột không có tên, hoặc chỉ có một cột"; en: "the table has a column without a head, or only one column")
        }
        Code::FakeList => {
            say!(vi: "các dòng này trông như danh sách nhưng dính thành một đoạn; mở đầu mỗi dòng bằng `- ` sau một dòng trống"; en: "these lines look like a list and run into one paragraph; begin each with `- ` after an empty line")
        }
        Code::AllCapitals => {
            say!(vi: "cả đoạn viết hoa khó đọc; viết thường, in đậm chỗ cần nhấn"; en: "a paragraph in capitals is hard to read; use small letters, and bold where it matters")
        }
        _ => {
            say!(vi: "hình này có lẽ là ảnh chụp văn bản; đăng chữ của văn bản, hình chỉ để kèm"; en: "the picture seems to be of a document; publish its text and add the picture beside it")
        }
    }
}
