//! Splits a page file into its TOML head, between two `+++` lines, and its Markdown body.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::text::{SourceId, Span};

/// The byte ranges of head and body.
pub(super) struct Parts {
    pub(super) head: Range<usize>,
    pub(super) body: Range<usize>,
}

/// Finds head and body; a file without them is a fault.
pub(super) fn split(text: &str, source: SourceId, faults: &mut Vec<Diagnostic>) -> Option<Parts> {
    let mut at = 0;
    let mut fences = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            fences.push(at..at + line.len());
        } else if fences.is_empty() && !line.trim().is_empty() {
            break;
        }
        at += line.len();
        if fences.len() == 2 {
            break;
        }
    }
    let problem = match fences.as_slice() {
        [open, close] => return Some(Parts { head: open.end..close.start, body: close.end..text.len() }),
        [open] => (
            Span::new(source, open.start, open.start + 3),
            say!(vi: "phần đầu mở bằng `+++` nhưng không có dòng `+++` đóng lại"; en: "the head opens with `+++` and no `+++` line closes it"),
        ),
        _ => (
            Span::new(source, 0, 0),
            say!(vi: "tệp phải bắt đầu bằng phần đầu TOML đặt giữa hai dòng `+++`"; en: "the file starts with a TOML head between two `+++` lines"),
        ),
    };
    faults.push(Diagnostic::error(Code::FrontMatter, problem.0, problem.1));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Sources;

    fn parts(text: &str) -> Option<(&str, &str)> {
        let source = Sources::default().add("a.md", text);
        split(text, source, &mut Vec::new()).map(|parts| (&text[parts.head], &text[parts.body]))
    }

    #[test]
    fn a_page_has_a_head_and_a_body() {
        assert_eq!(parts("+++\na = 1\n+++\nXin chào\n"), Some(("a = 1\n", "Xin chào\n")));
        assert_eq!(parts("\r\n+++\r\na = 1\r\n+++\r\nb"), Some(("a = 1\r\n", "b")));
        assert_eq!(parts("+++\n+++"), Some(("", "")));
    }

    #[test]
    fn a_page_without_its_fences_is_a_fault() {
        assert_eq!(parts(""), None);
        assert_eq!(parts("Xin chào\n+++\n+++\n"), None);
        assert_eq!(parts("+++\na = 1\n"), None);
    }
}
