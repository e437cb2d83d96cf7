//! The filters templates of Markdown and plain text print with: the names of those for HTML, in other signs.
//!
//! - `words`, `plain`: a phrase as text
//! - `prose`: the same, with identifiers linked to the register
//! - `markdown`: a body of prose as Markdown that is safe inside the file
//! - `link`: an address as the target of a link, in full where the base address is known

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::filters::{here, part};
use super::{SiteWords, rewrite};
use crate::model::Meaning;
use crate::pages::{Route, portable, resolve};
use crate::text::{escape_markdown, escape_markdown_target};

const ENDINGS: [&str; 2] = [".md", ".txt"];

/// Tells whether a template makes a text and no HTML.
pub(super) fn is_text(template: &str) -> bool {
    ENDINGS.iter().any(|ending| template.ends_with(ending))
}

pub(super) fn register(tera: &mut Tera, words: Arc<SiteWords>) {
    tera.autoescape_on(ENDINGS.to_vec());
    tera.set_escape_fn(|text, output| output.write_all(escape_markdown(text).as_bytes()));
    for name in ["words", "plain"] {
        tera.register_filter(name, |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
            Ok(Value::safe_string(&withheld(value, escape_markdown(part(value, "text").unwrap_or_default()))))
        });
    }
    let site = Arc::clone(&words);
    tera.register_filter("link", move |address: &str, _: Kwargs, state: &State| -> TeraResult<Value> {
        Ok(Value::safe_string(&site.target(&here(state)?, address)))
    });
    let site = Arc::clone(&words);
    tera.register_filter("prose", move |value: &Value, _: Kwargs, state: &State| -> TeraResult<Value> {
        let text = site.linked(part(value, "text").unwrap_or_default(), &here(state)?);
        Ok(Value::safe_string(&withheld(value, text)))
    });
    tera.register_filter("markdown", move |value: &Value, _: Kwargs, state: &State| -> TeraResult<Value> {
        let here = here(state)?;
        let text = part(value, "markdown").or_else(|| part(value, "text")).unwrap_or_default();
        Ok(Value::safe_string(&rewrite::markdown(text, &|address| words.written_target(&here, address))))
    });
}

fn withheld(value: &Value, text: String) -> String {
    match value.get_from_path("withheld").and_then(Value::as_str) {
        Some(reason) => format!("{text}: {}", escape_markdown(reason)),
        None => text,
    }
}

/// Ends lines where their text ends, leaves one blank line where there were more, and one break at the end.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut is_blank = true;
    for line in text.lines().map(str::trim_end) {
        if !(line.is_empty() && is_blank) {
            tidy.push_str(line);
            tidy.push('\n');
        }
        is_blank = line.is_empty();
    }
    tidy.truncate(tidy.trim_end().len());
    tidy.push('\n');
    tidy
}

impl SiteWords {
    /// Gives an address of the site, or one elsewhere, as the target of a link.
    fn target(&self, here: &str, address: &str) -> String {
        escape_markdown_target(&portable(&self.root, self.base_url.as_deref(), here, address))
    }

    /// Gives the target of a link as an editor writes it.
    fn written_target(&self, here: &str, url: &str) -> String {
        let leads_elsewhere = url.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
        if leads_elsewhere {
            return escape_markdown_target(url);
        }
        let (path, fragment) = url.split_once('#').map_or((url, ""), |(path, _)| (path, &url[path.len()..]));
        // Headings of a file in Markdown have no ids: what leads to one leads to the page.
        let address = if path.is_empty() { here.to_owned() } else { resolve(here, path) };
        let root = if address.starts_with("/files/") { "~" } else { "" };
        self.target(here, &format!("{root}{address}{fragment}"))
    }

    /// Writes running text with its identifiers linked to the register.
    fn linked(&self, text: &str, here: &str) -> String {
        let mut linked = String::new();
        let mut at = 0;
        for (mention, meaning) in self.register.find(text) {
            let Meaning::Known(id) = meaning else { continue };
            let path = Route::Document(id).path();
            let between = &text[at..mention.range.start];
            if at == 0 {
                linked.push_str(&escape_markdown(between));
                // The blank before the link would be lost.
                linked.push_str(if !linked.is_empty() && between.ends_with(char::is_whitespace) { " " } else { "" });
            } else {
                linked.push_str(&after_link(between));
            }
            let printed = escape_markdown(&text[mention.range.clone()]);
            linked.push_str(&format!("[{printed}]({})", self.target(here, &path)));
            at = mention.range.end;
        }
        if at == 0 {
            return escape_markdown(text);
        }
        linked + &after_link(&text[at..])
    }
}

/// Escapes what follows a link, with the blanks at its ends: it starts no line, so it can start no block.
fn after_link(text: &str) -> String {
    let escaped = escape_markdown(&format!("){text}"));
    let blank = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{}{blank}", &escaped[1..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Register;
    use crate::pages::{Dictionary, Root};

    #[test]
    fn lines_end_with_their_text_and_blank_lines_stand_alone() {
        assert_eq!(tidy("\n\na  \n \n\nb\n\n"), "a\n\nb\n");
    }

    #[test]
    fn what_follows_a_link_starts_no_line() {
        assert_eq!(after_link(": xem # và _a_ "), ": xem \\# và \\_a\\_ ");
        assert_eq!(after_link(""), "");
        assert_eq!(after_link(" "), " ");
    }

    #[test]
    fn a_link_of_an_editor_works_from_the_file() {
        let root = Root { site: String::new(), language: String::new(), offline: false, base_path: None };
        let base = Some("https://a.vn/".to_owned());
        let words = |base| SiteWords::new(root.clone(), base, Register::default(), None, &Dictionary::default());
        let target = |base, url| words(base).written_target("/trang/a/", url);
        assert_eq!(target(None, "/files/x y.pdf"), "../../files/x%20y.pdf");
        assert_eq!(target(None, "#muc"), "./#muc");
        assert_eq!(target(base.clone(), "../b/"), "https://a.vn/trang/b/");
        assert_eq!(target(base, "mailto:a@b.vn"), "mailto:a@b.vn");
    }
}
