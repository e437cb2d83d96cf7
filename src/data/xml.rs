//! XML written element by element, each on a line of its own.

use crate::text::escape;

/// A document being written.
#[derive(Debug)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Default for Xml {
    fn default() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }
}

impl Xml {
    pub(super) fn open(&mut self, name: &'static str) {
        self.open_with(name, &[]);
    }

    pub(super) fn open_with(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push_str(&format!("<{name}"));
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", written(value)));
        }
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.indent();
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// Writes an element that holds text alone.
    pub(super) fn leaf(&mut self, name: &str, text: &str) {
        self.indent();
        self.text.push_str(&format!("<{name}>{}</{name}>\n", written(text)));
    }

    /// The same where there is a text.
    pub(super) fn some(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn indent(&mut self) {
        self.text.push_str(&"  ".repeat(self.open.len()));
    }
}

/// XML 1.0 has no place for most control characters, not even as references.
fn written(text: &str) -> String {
    let allowed = |c: &char| (!c.is_control() || "\n\t".contains(*c)) && !('\u{fffe}'..='\u{ffff}').contains(c);
    escape(&text.chars().filter(allowed).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_nest_and_texts_stay_texts() {
        let mut xml = Xml::default();
        xml.open_with("a", &[("b", "\"c\"")]);
        xml.leaf("d", "e < f & g\u{0}");
        xml.some("h", None);
        xml.close();
        let wanted =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;c&quot;\">\n  <d>e &lt; f &amp; g</d>\n</a>\n";
        assert_eq!(xml.finish(), wanted);
    }
}
