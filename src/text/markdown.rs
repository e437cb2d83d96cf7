//! Text inside Markdown.
//!
//! Takes plain text; gives text that stands for itself wherever a CommonMark or GFM file can hold running text: at the
//! start of a line, in a heading, in a list item, in a table cell, as the words of a link. As little as possible is
//! escaped, because these files are read as plain text too.

/// Returns the text on one line, with a backslash before what Markdown would read as markup.
pub fn escape_markdown(text: &str) -> String {
    let line = one_line(text);
    let starts = starts_block(&line);
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut before = None;
    for (at, character) in line.char_indices() {
        if starts == Some(at) || is_markup(character, before, &line[at + character.len_utf8()..]) {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
    escaped
}

/// Returns an address as the target of a link: what would end the target is percent-encoded.
pub fn escape_markdown_target(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for character in address.chars() {
        match character {
            ' ' | '(' | ')' | '<' | '>' | '\\' | '`' | '|' | '"' | '*' | '[' | ']' => {
                escaped.push_str(&format!("%{:02X}", u32::from(character)));
            }
            character if character.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Puts a text on one line: breaks and runs of blanks are one blank, as in HTML.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_ascii_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Finds the place of the character that would make the line a heading, a list item, a quotation, a rule or the head of a table.
fn starts_block(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let second = line.chars().nth(1);
    match first {
        '>' | '#' => Some(0),
        '-' | '+' | '=' | ':' if second.is_none_or(|c| c == ' ' || c == first || c == '-') => Some(0),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let mut rest = line[digits..].chars();
            let marker = matches!(rest.next(), Some('.' | ')'));
            (marker && rest.next().is_none_or(|c| c == ' ')).then_some(digits)
        }
        _ => None,
    }
}

fn is_markup(character: char, before: Option<char>, rest: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
        // Between letters it never opens emphasis, and names of files are full of it.
        '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
        // At the end of a heading it would belong to the heading.
        '#' => before.is_none_or(|c| c == ' '),
        '&' => is_reference(rest),
        _ => false,
    }
}

/// Tells whether what follows `&` could be a character reference.
fn is_reference(rest: &str) -> bool {
    let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    after.len() < rest.len() && after.starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// The words a reader sees, and `None` where the text has made anything but words.
    fn read(markdown: &str) -> String {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        let mut text = String::new();
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::Start(_) | Event::End(_) => {}
                other => text.push_str(&format!("{other:?}")),
            }
        }
        text
    }

    /// How many elements the text makes.
    fn elements(markdown: &str) -> usize {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        Parser::new_ext(markdown, options).filter(|event| matches!(event, Event::Start(_))).count()
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escape_markdown("*a* _b_ `c`"), "\\*a\\* \\_b\\_ \\`c\\`");
        assert_eq!(escape_markdown("[x](javascript:alert(1))"), "\\[x\\](javascript:alert(1))");
        assert_eq!(escape_markdown("a | b"), "a \\| b");
        assert_eq!(escape_markdown("# Một"), "\\# Một");
        assert_eq!(escape_markdown("1. Một"), "1\\. Một");
        assert_eq!(escape_markdown("một\n\n# hai\n"), "một \\# hai");
        assert_eq!(escape_markdown("<script>"), "\\<script>");
        assert_eq!(escape_markdown("a &lt; b"), "a \\&lt; b");
    }

    #[test]
    fn what_is_no_markup_stays_readable() {
        for text in
            ["155/KH-SKHCN", "KH&CN", "mau_don_01.docx", "87,5 %", "-5", "14.400.000 đồng", "18/01/2018.", "a > b"]
        {
            assert_eq!(escape_markdown(text), text);
        }
    }

    #[test]
    fn an_address_cannot_end_its_link() {
        assert_eq!(escape_markdown_target("a) [b](c"), "a%29%20%5Bb%5D%28c");
        assert_eq!(escape_markdown_target("https://a.vn/b?c=d&e=_f_"), "https://a.vn/b?c=d&e=_f_");
    }

    /// Texts of the signs that mean something, with letters and blanks between.
    fn hostile() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("*"),
                Just("**"),
                Just("_"),
                Just("`"),
                Just("~~"),
                Just("["),
                Just("]"),
                Just("("),
                Just(")"),
                Just("!"),
                Just("<"),
                Just(">"),
                Just("|"),
                Just("#"),
                Just("-"),
                Just("+"),
                Just("="),
                Just(":"),
                Just("\\"),
                Just("&"),
                Just("&amp;"),
                Just("&#35;"),
                Just("1."),
                Just("2)"),
                Just("^"),
                Just("\n"),
                Just("    "),
                Just(" "),
                Just("https://a.vn/"),
                Just("<b>"),
                Just("a"),
                Just("Đ"),
                Just("]: x"),
            ],
            0..12,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn the_reader_sees_the_text_again(text in hostile()) {
            let wanted = one_line(&text);
            prop_assert_eq!(read(&escape_markdown(&text)), wanted);
        }

        #[test]
        fn no_text_makes_an_element(text in hostile()) {
            let escaped = escape_markdown(&text);
            prop_assume!(!escaped.is_empty());
            prop_assert_eq!(elements(&format!("# {escaped}\n")), 1);
            prop_assert_eq!(elements(&format!("- {escaped}\n")), 2, "a list and its item");
            prop_assert_eq!(elements(&format!("[{escaped}](x)\n")), 2, "a paragraph and its link");
            prop_assert_eq!(elements(&format!("a\n{escaped}\n")), 1);
            let table = format!("| a | b |\n| --- | --- |\n| {escaped} | c |\n");
            prop_assert_eq!(elements(&table), 7, "table, head with two cells, row with two cells");
            prop_assert_eq!(read(&table), format!("ab{}c", one_line(&text)));
        }

        #[test]
        fn any_text_comes_back(text: String) {
            let wanted = one_line(&text).replace('\0', "\u{fffd}");
            prop_assert_eq!(read(&escape_markdown(&text)), wanted.trim_matches(' '));
        }
    }
}
