//! XML written element by element on one line: between its runs, white space would be text of a document.

use crate::text::escape;

/// A part of a document being written.
#[derive(Debug)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub(super) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(), open: Vec::new() }
    }

    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes, ">");
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        let name = self.open.pop().expect("every element is closed where it was opened");
        self.text.push_str(&format!("</{name}>"));
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/>");
    }

    /// Writes an element whose meaning is its attribute `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Writes an element that holds text alone.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.tag(name, attributes, ">");
        self.text.push_str(&written(text));
        self.text.push_str(&format!("</{name}>"));
    }

    pub(super) fn finish(self) -> String {
        assert!(self.open.is_empty(), "every element is closed where it was opened");
        self.text
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.text.push_str(&format!("<{name}"));
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", written(value)));
        }
        self.text.push_str(end);
    }
}

/// Escapes a text; characters XML 1.0 has no place for, not even as references, are dropped.
fn written(text: &str) -> String {
    let is_allowed = |c: &char| (!c.is_control() || "\n\t".contains(*c)) && !('\u{fffe}'..='\u{ffff}').contains(c);
    escape(&text.chars().filter(is_allowed).collect::<String>())
}
