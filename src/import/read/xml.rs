//! XML of office files, read without its dangers: no document types, no entities, no endless nesting.

use roxmltree::{Document, Node, ParsingOptions};

use super::refusal;
use crate::diagnostic::Message;

/// The most nodes one part may have; a document of 2,000 pages has fewer.
const NODES: u32 = 3_000_000;

/// The deepest nesting that is followed; a text box in a table in a text box needs some 60 levels.
pub(super) const DEEPEST: usize = 150;

/// Reads the text of a part.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Message> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => refusal::entities(),
        roxmltree::Error::NodesLimitReached => refusal::too_large(),
        _ => refusal::broken(),
    })
}

/// What readers ask of an element; names are compared without their namespaces, which differ between writers.
pub(super) trait Element<'a> {
    /// Gives the name without its namespace; empty for what is no element.
    fn name(&self) -> &'a str;
    /// Gives the value of an attribute, whatever its namespace.
    fn value(&self, name: &str) -> Option<&'a str>;
    /// Gives the first child of a name.
    fn child(&self, name: &str) -> Option<Node<'a, 'a>>;
    /// Gives the children of a name.
    fn all(self, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>>;
    /// Gives the `val` of the first child of a name.
    fn child_value(&self, name: &str) -> Option<&'a str>;
    /// Reads a switch `<w:b/>`, `<w:b w:val="0"/>`; `None` where there is none.
    fn switch(&self, name: &str) -> Option<bool>;
}

impl<'a> Element<'a> for Node<'a, 'a> {
    fn name(&self) -> &'a str {
        self.tag_name().name()
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
    }

    fn child(&self, name: &str) -> Option<Node<'a, 'a>> {
        self.children().find(|child| child.name() == name)
    }

    fn all(self, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
        self.children().filter(move |child| child.name() == name)
    }

    fn child_value(&self, name: &str) -> Option<&'a str> {
        self.child(name)?.value("val")
    }

    fn switch(&self, name: &str) -> Option<bool> {
        let child = self.child(name)?;
        Some(!matches!(child.value("val"), Some("0" | "false" | "off" | "none")))
    }
}
