//! Content lines of a calendar (RFC 5545 §3.1): escaped, folded to 75 octets, ended by CRLF.

/// The most octets of a line, its end not counted.
const LIMIT: usize = 75;

/// Writes a property whose value needs no escaping: a date, an address, a number.
pub(super) fn property(ics: &mut String, name: &str, value: &str) {
    fold(ics, &format!("{name}:{value}"));
}

/// Writes a property whose value is text.
pub(super) fn text(ics: &mut String, name: &str, value: &str) {
    fold(ics, &format!("{name}:{}", escape(value)));
}

/// Writes a property whose value is a list of texts.
pub(super) fn texts(ics: &mut String, name: &str, values: &[String]) {
    let values: Vec<String> = values.iter().map(|value| escape(value)).collect();
    fold(ics, &format!("{name}:{}", values.join(",")));
}

/// Escapes a text; of control characters the line end alone has a form (RFC 5545 §3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Folds between letters, never inside one; each further line begins with a space that counts.
fn fold(ics: &mut String, line: &str) {
    let mut room = LIMIT;
    for character in line.chars() {
        if character.len_utf8() > room {
            ics.push_str("\r\n ");
            room = LIMIT - 1;
        }
        room -= character.len_utf8();
        ics.push(character);
    }
    ics.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: &str) -> String {
        let mut ics = String::new();
        text(&mut ics, "SUMMARY", value);
        ics
    }

    /// Reads a text back as any program does.
    fn read(ics: &str) -> String {
        let line = ics.replace("\r\n ", "");
        let value = line.strip_prefix("SUMMARY:").and_then(|line| line.strip_suffix("\r\n")).expect("one whole line");
        let mut text = String::new();
        let mut characters = value.chars();
        while let Some(character) = characters.next() {
            match character {
                '\\' => match characters.next().expect("something is escaped") {
                    'n' => text.push('\n'),
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        text
    }

    #[test]
    fn what_has_a_meaning_of_its_own_is_escaped() {
        assert_eq!(written("a, b; c\\d\ne\tf\u{7}"), "SUMMARY:a\\, b\\; c\\\\d\\ne f\r\n");
    }

    #[test]
    fn a_line_is_folded_before_the_letter_that_does_not_fit() {
        let ics = written(&"ệ".repeat(40));
        let lengths: Vec<usize> = ics.split("\r\n").map(str::len).collect();
        assert_eq!(lengths, [8 + 22 * 3, 1 + 18 * 3, 0]);
    }

    proptest! {
        #[test]
        fn any_text_folds_to_75_octets_and_unfolds_to_itself(value in "[^\\p{Cc}]{0,200}(\n[^\\p{Cc}]{0,200}){0,3}") {
            let ics = written(&value);
            prop_assert!(ics.split("\r\n").all(|line| line.len() <= LIMIT));
            prop_assert!(!ics.replace("\r\n", "").contains(['\r', '\n']));
            prop_assert_eq!(read(&ics), value);
        }
    }
}
