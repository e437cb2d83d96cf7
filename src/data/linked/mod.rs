//! Linked data: the facts of a site in vocabularies other programs know.
//!
//! Takes a site, what was derived from it, and a way to name addresses; gives the objects of
//! schema.org that stand in the head of a page, the catalogue of the open data (DCAT 3, DCAT-AP 3.0)
//! and the procedures as public services (CPSV-AP 3.2). What is absent is left out, what is withheld
//! stays so, and no text is made from a guess. Contexts stand in the files: nothing is fetched to
//! read them. It knows no page and writes no file.

mod catalog;
mod document;
mod file;
mod indicator;
mod node;
mod organisation;
mod page;
mod phrase;
mod plan;
mod procedure;
mod rdf;
mod report;
mod services;
#[cfg(test)]
mod tests;
mod time;

pub use catalog::{PublishedFile, PublishedSet, catalog};
pub use node::{Fact, Node};
pub use page::{Crumb, PageFacts, Subject, page};
pub use services::services;

use serde_json::Value as Json;

use super::cell::Cell;
use crate::derive::{Derived, Place};
use crate::model::{Site, Words};
use crate::text::Language;

/// What an address is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Target<'t> {
    /// The first page of the site.
    Home,
    /// The page of open data.
    Data,
    /// The page of a place.
    Place(&'t Place),
    /// A file, by its path from the root of the site: `files/bao-cao.pdf`.
    File(&'t str),
}

/// What linked data are made from.
#[derive(Clone, Copy)]
pub struct Linked<'l> {
    /// The site.
    pub site: &'l Site,
    /// What follows from it.
    pub derived: &'l Derived,
    /// The language texts are given in where one is chosen.
    pub language: Language,
    /// Names an address in the first language of the site, in full or from the file it stands in.
    pub address: &'l dyn Fn(Target<'_>) -> String,
}

impl<'l> Linked<'l> {
    /// Gives a text in the chosen language, or in Vietnamese; nothing where it is withheld.
    fn words(&self, words: &'l Words) -> Option<&'l str> {
        words.get(self.language).map(|(text, _)| text)
    }

    fn optional(&self, words: Option<&'l Words>) -> Option<&'l str> {
        words.and_then(|words| self.words(words))
    }

    /// Names the thing a page is about; the page itself is a document about it.
    fn thing(&self, place: &Place, name: &str) -> String {
        format!("{}#{name}", (self.address)(Target::Place(place)))
    }

    /// Names the department as a thing.
    fn department(&self) -> String {
        format!("{}#co-quan", (self.address)(Target::Home))
    }

    /// Names the site as a thing.
    fn website(&self) -> String {
        format!("{}#trang-tin", (self.address)(Target::Home))
    }

    fn licence(&self) -> Option<String> {
        let licence = self.site.department.licence.as_ref()?;
        Some(licence.url.as_ref().map_or_else(|| Cell::from(&licence.name).csv(), |url| url.url.clone()))
    }
}

/// Writes a value so that it can stand in a `script` element whatever its texts hold.
fn for_script(value: &Json) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A file of a context and its objects, one a line: a change of one record changes one line.
///
/// Each object is written when it is added: those of a big site would fill the memory.
struct Graph {
    text: String,
    is_empty: bool,
}

impl Graph {
    fn new(context: &Json) -> Self {
        Self { text: format!("{{\"@context\":{context},\n\"@graph\":[\n"), is_empty: true }
    }

    fn push(&mut self, node: Node) {
        if !std::mem::replace(&mut self.is_empty, false) {
            self.text.push_str(",\n");
        }
        self.text.push_str(&node.into_json().to_string());
    }

    fn finish(mut self) -> Vec<u8> {
        self.text.push_str("\n]}\n");
        self.text.into_bytes()
    }
}
