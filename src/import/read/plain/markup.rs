//! What is left of Markdown and HTML inside of a text: `**bold**`, `<p>`, `&amp;`, links.
//!
//! Only marks that are surely meant as such are taken away; a lone `*`, `<` or `&` stays.

use crate::import::read::links;

/// A text without its marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Marked {
    /// The text; blocks of HTML are lines.
    pub(super) text: String,
    /// `true` when all of it is bold.
    pub(super) bold: bool,
    /// `true` when all of it is in italics.
    pub(super) italic: bool,
}

/// Reads a text.
pub(super) fn read(text: &str) -> Marked {
    let mut reader = Reader { all_bold: true, all_italic: true, ..Reader::default() };
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let taken = match character {
            '\\' => reader.escape(rest),
            '*' => reader.star(rest),
            '<' => reader.tag(rest),
            '&' => reader.entity(rest),
            '[' => reader.link(rest),
            _ => None,
        };
        let length = taken.unwrap_or_else(|| {
            reader.push(character);
            character.len_utf8()
        });
        reader.before = rest[..length].chars().next_back();
        rest = &rest[length..];
    }
    let said = !reader.text.trim().is_empty();
    Marked { text: reader.text, bold: said && reader.all_bold, italic: said && reader.all_italic }
}

#[derive(Default)]
struct Reader {
    text: String,
    bold: u8,
    italic: u8,
    stars: [bool; 2],
    all_bold: bool,
    all_italic: bool,
    numbers: Vec<Option<usize>>,
    before: Option<char>,
}

impl Reader {
    fn push(&mut self, character: char) {
        if !character.is_whitespace() {
            self.all_bold &= self.bold > 0 || self.stars[1];
            self.all_italic &= self.italic > 0 || self.stars[0];
        }
        self.text.push(character);
    }

    fn push_all(&mut self, text: &str) {
        text.chars().for_each(|character| self.push(character));
    }

    fn escape(&mut self, rest: &str) -> Option<usize> {
        let escaped = rest.chars().nth(1).filter(|sign| "\\*_#|[]<>&.-+`".contains(*sign))?;
        self.push(escaped);
        Some(2)
    }

    /// Reads `*` or `**`, which opens where a text follows that ends with the same, and closes what it opened.
    fn star(&mut self, rest: &str) -> Option<usize> {
        let length = if rest.starts_with("**") { 2 } else { 1 };
        let open = &mut self.stars[length - 1];
        let after = rest[length..].chars().find(|next| *next != '*');
        if *open {
            *open = false;
            return Some(length);
        }
        let begins = after.is_some_and(|next| next.is_alphanumeric() || "“\"‘'(<[-–+./&".contains(next));
        if begins && closes(&rest[length..], length) {
            *open = true;
            return Some(length);
        }
        None
    }

    /// Reads a tag of HTML, or an address in angle brackets.
    fn tag(&mut self, rest: &str) -> Option<usize> {
        let inside = rest.get(1..rest.find('>')?)?;
        let length = inside.len() + 2;
        if inside.starts_with("http://") || inside.starts_with("https://") || inside.starts_with("mailto:") {
            self.push_all(inside.trim_start_matches("mailto:"));
            return Some(length);
        }
        let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let name = inside.trim_end_matches('/').split_whitespace().next()?.to_ascii_lowercase();
        let step = |count: &mut u8| *count = if closing { count.saturating_sub(1) } else { count.saturating_add(1) };
        match name.as_str() {
            "b" | "strong" => step(&mut self.bold),
            "i" | "em" => step(&mut self.italic),
            "u" | "s" | "span" | "font" | "sup" | "sub" | "small" | "big" => {}
            "p" | "div" | "br" | "tr" | "td" | "th" | "table" | "tbody" | "thead" => self.text.push('\n'),
            "ul" | "ol" => self.list(closing, name == "ol"),
            "li" => self.item(closing, &rest[length..]),
            "a" if closing => {}
            "a" => return self.anchor(inside, &rest[length..]).map(|inner| length + inner),
            _ => return None,
        }
        Some(length)
    }

    fn list(&mut self, closing: bool, numbered: bool) {
        if closing {
            self.numbers.pop();
        } else {
            self.numbers.push(numbered.then_some(0));
        }
        self.text.push('\n');
    }

    /// Begins an item of a list; its mark is added where its text has none.
    fn item(&mut self, closing: bool, rest: &str) {
        self.text.push('\n');
        let marked = rest.trim_start().starts_with(['-', '+', '*', '•', '–']);
        match self.numbers.last_mut() {
            _ if closing => {}
            Some(Some(number)) => {
                *number += 1;
                self.text.push_str(&format!("{number}. "));
            }
            _ if !marked => self.text.push_str("- "),
            _ => {}
        }
    }

    /// Reads the text of a link up to its end.
    fn anchor(&mut self, inside: &str, rest: &str) -> Option<usize> {
        let end = rest.to_ascii_lowercase().find("</a>")?;
        let address = inside.split("href=").nth(1).map(|value| {
            let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
            quote.map_or(value, |quote| value[1..].split(quote).next().unwrap_or_default())
        });
        self.shown(&rest[..end], address.unwrap_or_default());
        Some(end + "</a>".len())
    }

    /// Reads `[text](address)`.
    fn link(&mut self, rest: &str) -> Option<usize> {
        let end = rest.find("](")?;
        let shown = rest.get(1..end).filter(|shown| !shown.contains(['[', '\n']))?;
        let close = rest[end..].find(')')? + end;
        let address = rest[end + 2..close].split_whitespace().next().unwrap_or_default();
        address.contains([':', '/', '#', '.']).then_some(())?;
        self.shown(shown, address);
        Some(close + 1)
    }

    fn shown(&mut self, shown: &str, address: &str) {
        let shown = read(shown).text;
        self.push_all(&shown);
        if let Some(address) = links::beside(&shown, address) {
            self.push_all(&format!(" ({address})"));
        }
    }

    /// Reads a character reference.
    fn entity(&mut self, rest: &str) -> Option<usize> {
        let name = rest.get(1..rest.find(';').filter(|end| *end < 12)?)?;
        let character = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => ' ',
            "ndash" => '–',
            "mdash" => '—',
            "hellip" => '…',
            "ldquo" => '“',
            "rdquo" => '”',
            _ => {
                let code = name.strip_prefix('#')?;
                let hexadecimal = code.strip_prefix(['x', 'X']).map(|code| u32::from_str_radix(code, 16));
                char::from_u32(hexadecimal.unwrap_or_else(|| code.parse()).ok()?)?
            }
        };
        self.push(character);
        Some(name.len() + 2)
    }
}

/// Tells whether a text holds a run of stars of a length that can close one.
fn closes(text: &str, length: usize) -> bool {
    let mut before = ' ';
    let mut stars = 0;
    for character in text.chars().chain(['\n']) {
        if character == '*' {
            stars += 1;
            continue;
        }
        if (stars == length || stars == 3) && !before.is_whitespace() {
            return true;
        }
        stars = 0;
        before = character;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_are_read_as_what_they_mean() {
        for (text, read_as, bold, italic) in [
            ("**KẾ HOẠCH**", "KẾ HOẠCH", true, false),
            ("*(Kèm theo Kế hoạch)*", "(Kèm theo Kế hoạch)", false, true),
            ("***cả hai***", "cả hai", true, true),
            ("gửi **trước ngày 25** hàng tháng", "gửi trước ngày 25 hàng tháng", false, false),
            ("<b>1</b>", "1", true, false),
            ("Số 02/KH-SKH&amp;CN (<i>x</i>)", "Số 02/KH-SKH&CN (x)", false, false),
            ("(*) Ghi chú 2 * 3 < 5 & 6", "(*) Ghi chú 2 * 3 < 5 & 6", false, false),
            ("VT_nnp, R&D; a<b", "VT_nnp, R&D; a<b", false, false),
            ("1\\. Mục \\*", "1. Mục *", false, false),
            ("<https://so.gov.vn>", "https://so.gov.vn", false, false),
            ("[Cổng](https://so.gov.vn/a)", "Cổng (https://so.gov.vn/a)", false, false),
            ("<a href=\"http://so.gov.vn\">so.gov.vn</a>", "so.gov.vn", false, false),
            ("[1] và (2)", "[1] và (2)", false, false),
        ] {
            let expected = Marked { text: read_as.to_owned(), bold, italic };
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn blocks_become_lines() {
        let text = read("<p><b>Một:</b></p> <ul style=\"x\"> <li>- hai</li> <li>ba</li></ul><br/>bốn").text;
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["Một:", "- hai", "- ba", "bốn"]);
    }

    proptest! {
        #[test]
        fn letters_are_never_lost(words in proptest::collection::vec("[a-zđ]{1,5}|[*]{1,3}|[<&\\[(]| ", 0..20)) {
            let text = words.concat();
            let letters = |text: &str| text.chars().filter(|character| character.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&read(&text).text), letters(&text));
        }
    }
}
