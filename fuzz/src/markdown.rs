//! Markdown: whatever an editor writes, the HTML that comes out is sound and can run nothing.

use minhbach::model::Register;
use minhbach::pages::{Dictionary, Root};
use minhbach::render::{SiteWords, markdown_to_html};
use minhbach::{parse, text};

use super::html;

/// Renders a text, looks at the HTML, and asks for its plain words.
pub fn markdown(data: &[u8]) {
    let Ok(source) = str::from_utf8(data) else { return };
    let root = Root { site: String::new(), language: String::new(), offline: false, base_path: None };
    let words = SiteWords::new(root, None, Register::default(), None, &Dictionary::default());
    let written = markdown_to_html(source, &words, "/trang/mot/");
    if let Err(fault) = html::sound(&written) {
        panic!("{fault}\n--- from\n{source}\n--- came\n{written}");
    }
    let _ = parse::plain_text(source);
    let _ = text::escape_markdown(source);
}
