//! XML read as it is unpacked, for parts too large to hold as a tree.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use crate::diagnostic::Message;
use crate::import::read::package::Part;
use crate::import::read::refusal;

/// What comes next; names are without their namespaces.
#[derive(Debug, PartialEq)]
pub(super) enum Token {
    /// An element begins.
    Open(Tag),
    /// An element ends.
    Close(String),
    /// Text.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug, PartialEq)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// `true` where nothing stands in it, and no end comes.
    pub(super) empty: bool,
}

impl Tag {
    /// Gives the value of an attribute as it is written; those of sheets never need escapes.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Tells whether a switch is on.
    pub(super) fn is_on(&self, name: &str) -> bool {
        matches!(self.value(name), Some("1" | "true"))
    }
}

/// A part that is being read.
pub(super) struct Stream<R: Part> {
    reader: Reader<BufReader<R>>,
    buffer: Vec<u8>,
}

impl<R: Part> Stream<R> {
    /// Begins to read.
    pub(super) fn new(part: BufReader<R>) -> Self {
        Self { reader: Reader::from_reader(part), buffer: Vec::new() }
    }

    /// Gives what comes next; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token>, Message> {
        loop {
            self.buffer.clear();
            let token = match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Start(start)) => Token::Open(tag(&start, false)),
                Ok(Event::Empty(start)) => Token::Open(tag(&start, true)),
                Ok(Event::End(end)) => Token::Close(end.local_name().as_ref().to_owned()),
                Ok(Event::Text(text)) => Token::Text(text.xml10_content().into_owned()),
                Ok(Event::CData(text)) => Token::Text(text.xml10_content().into_owned()),
                Ok(Event::GeneralRef(reference)) => {
                    let character = reference.resolve_char_ref().map_err(|_| refusal::broken())?;
                    match (character, resolve_xml_entity(&reference)) {
                        (Some(character), _) => Token::Text(character.to_string()),
                        (None, Some(text)) => Token::Text(text.to_owned()),
                        (None, None) => return Err(refusal::entities()),
                    }
                }
                Ok(Event::DocType(_)) => return Err(refusal::entities()),
                Ok(Event::Eof) => return Ok(None),
                Ok(_) => continue,
                Err(_) => return Err(self.reader.get_ref().get_ref().refusal()),
            };
            return Ok(Some(token));
        }
    }
}

fn tag(start: &BytesStart<'_>, empty: bool) -> Tag {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let pair = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        (attribute.key.local_name().as_ref().to_owned(), attribute.value.into_owned())
    };
    Tag { name: start.local_name().as_ref().to_owned(), attributes: attributes.map(pair).collect(), empty }
}
