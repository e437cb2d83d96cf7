//! Text inside HTML.
//!
//! Takes plain text; gives text that is safe as element content and inside a quoted attribute. It is not enough for
//! script, style, comments or the scheme of a link.

/// Returns the text with `&`, `<`, `>`, `"` and `'` as character references. Characters that no document in HTML or XML
/// may hold, such as U+0000, become U+FFFD: one of them would make a whole feed unreadable.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other if is_barred(other) => escaped.push(char::REPLACEMENT_CHARACTER),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Tells whether XML 1.0 bars a character (section 2.2).
fn is_barred(character: char) -> bool {
    matches!(character, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            escape("<b title='a'>KH&CN \"1\"</b>"),
            "&lt;b title=&#39;a&#39;&gt;KH&amp;CN &quot;1&quot;&lt;/b&gt;"
        );
        assert_eq!(escape("Quảng Trị"), "Quảng Trị");
        assert_eq!(escape("&amp;"), "&amp;amp;");
        assert_eq!(escape("a\0b\u{8}\t\n"), "a\u{fffd}b\u{fffd}\t\n");
    }

    proptest! {
        #[test]
        fn no_markup_survives_and_nothing_is_lost(text: String) {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            let read_back = escaped
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
            prop_assert_eq!(read_back, text.replace(is_barred, "\u{fffd}"));
        }
    }
}
