//! The filters templates of HTML print with.
//!
//! - `words`: a phrase as text, marked where it is not in the language of the page
//! - `prose`: the same, with identifiers linked to the register and abbreviations explained
//! - `plain`: a phrase as bare text, for attributes and titles
//! - `markdown`: a body of prose, or a phrase of several paragraphs, as HTML
//! - `link`: an address of the site as a link from this page

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::{SiteWords, markdown};
use crate::model::Meaning;
use crate::pages::{Route, relative};
use crate::text::escape;

pub(super) fn register(tera: &mut Tera, words: Arc<SiteWords>) {
    let site = Arc::clone(&words);
    tera.register_filter("link", move |address: &str, _: Kwargs, state: &State| -> TeraResult<Value> {
        Ok(Value::normal_string(&relative(&site.root, &here(state)?, address)))
    });
    tera.register_filter("plain", |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        Ok(Value::normal_string(part(value, "text").unwrap_or_default()))
    });
    tera.register_filter("words", |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let text = escape(part(value, "text").unwrap_or_default());
        Ok(Value::safe_string(&marked(value, text)))
    });
    let site = Arc::clone(&words);
    tera.register_filter("prose", move |value: &Value, _: Kwargs, state: &State| -> TeraResult<Value> {
        let here = here(state)?;
        let mut html = String::new();
        let mut explained = Vec::new();
        site.inline(part(value, "text").unwrap_or_default(), &here, &mut explained, &mut html);
        Ok(Value::safe_string(&marked(value, html)))
    });
    tera.register_filter("markdown", move |value: &Value, _: Kwargs, state: &State| -> TeraResult<Value> {
        let here = here(state)?;
        let text = part(value, "markdown").or_else(|| part(value, "text")).unwrap_or_default();
        let html = markdown::html(text, &words, &here);
        // A body marks its language on the element around it; a phrase brings none.
        let foreign = value.get_from_path("text").and(value.get_from_path("lang")).and_then(Value::as_str);
        Ok(Value::safe_string(&match foreign {
            Some(lang) => format!("<div lang=\"{lang}\" class=\"fallback\">{html}</div>"),
            None => html,
        }))
    });
}

pub(super) fn here(state: &State) -> TeraResult<String> {
    Ok(state.get::<String>("here")?.unwrap_or_else(|| "/".to_owned()))
}

pub(super) fn part<'v>(value: &'v Value, name: &'v str) -> Option<&'v str> {
    value.as_str().or_else(|| value.get_from_path(name)?.as_str())
}

/// Marks a text in another language than the page, or one that is withheld.
fn marked(value: &Value, html: String) -> String {
    if let Some(reason) = value.get_from_path("withheld").and_then(Value::as_str) {
        return format!("<span class=\"withheld\">{html}: {}</span>", escape(reason));
    }
    match value.get_from_path("lang").and_then(Value::as_str) {
        Some(lang) => format!("<span lang=\"{lang}\" class=\"fallback\">{html}</span>"),
        None => html,
    }
}

impl SiteWords {
    /// Writes running text as HTML: identifiers become links, abbreviations are explained once.
    pub(super) fn inline(&self, text: &str, here: &str, explained: &mut Vec<String>, html: &mut String) {
        let mut at = 0;
        for (mention, meaning) in self.register.find(text) {
            let Meaning::Known(id) = meaning else { continue };
            self.abbreviate(&text[at..mention.range.start], explained, html);
            let path = Route::Document(id).path();
            let printed = escape(&text[mention.range.clone()]);
            if path == here {
                html.push_str(&printed);
            } else {
                let href = escape(&relative(&self.root, here, &path));
                html.push_str(&format!("<a class=\"cite\" href=\"{href}\">{printed}</a>"));
            }
            at = mention.range.end;
        }
        self.abbreviate(&text[at..], explained, html);
    }

    /// Explains each abbreviation where it first stands as a word of its own.
    fn abbreviate(&self, text: &str, explained: &mut Vec<String>, html: &mut String) {
        let next = self
            .abbreviations
            .iter()
            .filter(|(short, _)| !explained.contains(short))
            .filter_map(|(short, full)| Some((find_word(text, short)?, short, full)))
            .min_by_key(|(at, short, _)| (*at, std::cmp::Reverse(short.len())));
        let Some((at, short, full)) = next else {
            html.push_str(&escape(text));
            return;
        };
        explained.push(short.clone());
        html.push_str(&escape(&text[..at]));
        html.push_str(&format!("<abbr title=\"{}\">{}</abbr>", escape(full), escape(short)));
        self.abbreviate(&text[at + short.len()..], explained, html);
    }
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    let bounded = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let joins = |c: char| c.is_alphanumeric() || "&-/_".contains(c);
        !before.is_some_and(joins) && !after.is_some_and(joins)
    };
    text.match_indices(word).map(|(at, _)| at).find(|at| bounded(*at))
}
