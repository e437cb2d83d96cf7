//! What the preview adds to a page: a script, and what is to be said of the page without one.

use sha2::{Digest, Sha256};

use crate::diagnostic::{Message, say};
use crate::text::{Language, escape};

/// The folder of the preview's own files: no page of a site begins with `_`.
pub(super) const OWN: &str = "__minhbach/";

pub(super) const SCRIPT: &str = include_str!("reload.js");
pub(super) const STYLE: &str = include_str!("preview.css");

/// What is to be said of a page at this moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Notice {
    /// What is wrong with the content.
    pub(super) fault: Option<String>,
    /// Whether the page may still be as it was before the last change.
    pub(super) refreshing: bool,
}

/// Gives the words that tell one state of a page from another.
pub(super) fn mark(bytes: &[u8], counts: &[u64]) -> String {
    let digest: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    counts.iter().fold(digest, |mark, count| format!("{mark}-{count}"))
}

/// Puts the script into a page, and what is to be said of it.
pub(super) fn with_notice(html: &str, notice: &Notice, mark: &str, language: Language) -> String {
    let end = html.rfind("</body>").unwrap_or(html.len());
    let (page, rest) = html.split_at(end);
    format!(
        "{page}{}<script src=\"/{OWN}reload.js\" data-state=\"{mark}\" defer></script>{rest}",
        said(notice, language)
    )
}

fn said(notice: &Notice, language: Language) -> String {
    let mut said = String::new();
    let lang = language.code();
    if notice.refreshing || notice.fault.is_some() {
        said.push_str(&format!("<link rel=\"stylesheet\" href=\"/{OWN}preview.css\">"));
    }
    if notice.refreshing {
        let words = refreshing();
        said.push_str(&format!(
            "<p class=\"minhbach-refreshing\" role=\"status\" lang=\"{lang}\">{}</p>",
            escape(words.get(language))
        ));
    }
    if let Some(fault) = &notice.fault {
        let (title, advice) = (faulty(), advice());
        said.push_str(&format!(
            "<section class=\"minhbach-fault\" role=\"alert\" lang=\"{lang}\"><details open><summary>{}</summary><p>{}</p><pre tabindex=\"0\">{}</pre></details></section>",
            escape(title.get(language)),
            escape(advice.get(language)),
            escape(fault)
        ));
    }
    said
}

/// Makes the page that is shown while there is none to show.
pub(super) fn without_site(language: Language) -> String {
    let (title, words) = (say!(vi: "Xem thử"; en: "Preview"), nothing_yet());
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{} – minhbach</title></head><body><main><h1>{}</h1><p>{}</p></main></body></html>",
        language.code(),
        escape(title.get(language)),
        escape(title.get(language)),
        escape(words.get(language))
    )
}

pub(super) fn refreshing() -> Message {
    say!(
        vi: "Đang làm mới: danh sách, trang đơn vị, tìm kiếm có thể còn là bản trước.";
        en: "Refreshing: lists, pages of units and search may still be as they were before."
    )
}

pub(super) fn faulty() -> Message {
    say!(vi: "Nội dung có lỗi"; en: "The content has errors")
}

pub(super) fn advice() -> Message {
    say!(
        vi: "Trang đang xem là bản đúng gần nhất. Sửa tệp rồi lưu, thông báo này sẽ tự mất.";
        en: "The page below is the last good one. Mend the file and save it, and this notice goes away by itself."
    )
}

fn nothing_yet() -> Message {
    say!(
        vi: "Chưa có trang nào để xem. Khi nội dung dựng được, trang sẽ tự hiện ra.";
        en: "There is no page to show yet. When the content can be built, it appears by itself."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_one_script_and_its_own_bytes_stay() {
        let html = "<!DOCTYPE html><html><body><p>chữ</body></html>";
        let shown = with_notice(html, &Notice::default(), "ab-1", Language::Vietnamese);
        let script = "<script src=\"/__minhbach/reload.js\" data-state=\"ab-1\" defer></script>";
        assert_eq!(shown.replace(script, ""), html);
        assert_eq!(with_notice("<p>a", &Notice::default(), "ab-1", Language::English), format!("<p>a{script}"));
    }

    #[test]
    fn what_is_said_is_text_and_never_a_tag() {
        let notice = Notice { fault: Some("<img src=x onerror=alert(1)>".into()), refreshing: true };
        let shown = with_notice("<body></body>", &notice, "", Language::English);
        assert!(shown.contains("&lt;img") && !shown.contains("<img"), "{shown}");
        assert!(shown.contains("role=\"alert\" lang=\"en\"") && shown.contains("role=\"status\""), "{shown}");
        assert!(!shown.contains("style="), "{shown}");
    }

    #[test]
    fn states_differ_by_bytes_and_counts() {
        assert_ne!(mark(b"a", &[1]), mark(b"b", &[1]));
        assert_ne!(mark(b"a", &[1]), mark(b"a", &[2]));
        assert_eq!(mark(b"a", &[1]), mark(b"a", &[1]));
    }
}
