//! PDF files: the text of their pages, and what else in them can be read.
//!
//! Objects are found by walking over the whole file and not by its table, so that a broken table hides nothing, nor an
//! earlier version of the file that an editor has left in it.

mod content;
mod filters;
mod fonts;
mod lines;
mod objects;
mod pages;

use std::collections::BTreeSet;

use super::document::{self, Elements};
use super::reading::{Reading, Unread};
use super::{look_into, picture, plain, within};
use crate::diagnostic::{Message, say};
use content::Drawn;
use fonts::{Fonts, Shelf};
use objects::{Indirect, Object, Pdf};

/// Reads a file.
pub(super) fn read(bytes: &[u8], place: &Message, depth: usize, reading: &mut Reading) {
    let mut pdf = Pdf::scan(bytes);
    if pdf.is_encrypted() {
        return reading.unread(place, Unread::Encrypted);
    }
    if pdf.objects.is_empty() {
        return reading.unread(place, Unread::Broken);
    }
    pdf.unpack(reading);
    let mut look = Look {
        pdf: &pdf,
        place,
        depth,
        reading,
        drawn: Drawn::default(),
        shelf: Shelf::default(),
        all_fonts: None,
        done: BTreeSet::new(),
        pictures: 0,
    };
    look.pages();
    look.rest();
    look.judge();
}

struct Look<'l, 'b> {
    pdf: &'l Pdf<'b>,
    place: &'l Message,
    depth: usize,
    reading: &'l mut Reading,
    /// How many letters were drawn and read.
    drawn: Drawn,
    shelf: Shelf,
    /// Every font of the file, once text of no page asks for them.
    all_fonts: Option<Fonts>,
    /// The streams that were read with their pages, by their place in the list of objects.
    done: BTreeSet<usize>,
    pictures: usize,
}

impl Look<'_, '_> {
    fn pages(&mut self) {
        for (index, page) in pages::pages(self.pdf).into_iter().enumerate() {
            let number = index + 1;
            let here = within(self.place, &say!(vi: "trang {number}"; en: "page {number}"));
            let mut content = Vec::new();
            for at in page.contents {
                if let Some(stream) = self.decoded(at) {
                    content.extend(stream);
                    content.push(b'\n');
                }
            }
            let fonts = Fonts::of(self.pdf, &page.resources, &mut self.shelf, self.reading);
            self.draw(&content, &fonts, &here);
            for (at, resources) in page.forms {
                let Some(content) = self.decoded(at) else { continue };
                let own = Fonts::of(self.pdf, &resources, &mut self.shelf, self.reading);
                self.draw(&content, if own.is_empty() { &fonts } else { &own }, &here);
            }
        }
    }

    /// Reads every stream once.
    fn decoded(&mut self, at: usize) -> Option<Vec<u8>> {
        if !self.done.insert(at) {
            return None;
        }
        filters::decode(self.pdf, self.pdf.objects.get(at)?, self.reading)
    }

    fn draw(&mut self, content: &[u8], fonts: &Fonts, place: &Message) {
        let (text, drawn) = content::text(content, fonts);
        self.drawn.add(drawn);
        self.reading.text(place, &text);
    }

    /// Reads what belongs to no page: properties, notes, fields, files inside, what is left of earlier versions.
    fn rest(&mut self) {
        let notes = within(self.place, &say!(vi: "thuộc tính, ghi chú hoặc ô điền"; en: "a property, note or field"));
        for at in 0..self.pdf.objects.len() {
            let object = &self.pdf.objects[at];
            for text in object.value.texts() {
                self.reading.text(&notes, &text);
            }
            if object.stream.is_some() {
                self.stream(at, object);
            }
        }
    }

    fn stream(&mut self, at: usize, object: &Indirect<'_>) {
        let kind = object.value.name("Type").unwrap_or_default();
        match (kind, object.value.name("Subtype").unwrap_or_default()) {
            ("XRef" | "ObjStm", _) => {}
            (_, "Image") => {
                self.pictures += 1;
                let raw = object.stream.unwrap_or_default();
                picture::read(raw, self.place, self.reading);
            }
            ("Metadata", _) => {
                let here = within(self.place, &say!(vi: "thuộc tính của tệp"; en: "the properties of the file"));
                let Some(content) = self.decoded(at) else { return };
                document::read(&plain::lossy(&content), Elements::Apart, &here, self.reading);
            }
            ("EmbeddedFile", _) => {
                let here = within(self.place, &say!(vi: "tệp đính kèm bên trong"; en: "a file inside"));
                let Some(content) = self.decoded(at) else { return };
                look_into("", &content, &here, self.depth + 1, self.reading);
            }
            _ if object.value.get("Length1").is_some() || matches!(kind, "Font" | "CMap") => {}
            _ => self.left_over(at),
        }
    }

    /// Reads text that no page shows.
    fn left_over(&mut self, at: usize) {
        let Some(content) = self.decoded(at) else { return };
        let draws = |word: &[u8]| content.windows(word.len()).any(|part| part == word);
        if draws(b"BT") && (draws(b"Tj") || draws(b"TJ")) {
            let here = within(
                self.place,
                &say!(vi: "chữ không thuộc trang nào, có thể của bản cũ"; en: "text of no page, perhaps of an earlier version"),
            );
            let fonts = self.all_fonts.take().unwrap_or_else(|| Fonts::of_all(self.pdf, &mut self.shelf, self.reading));
            let (text, _) = content::text(&content, &fonts);
            self.all_fonts = Some(fonts);
            self.reading.text(&here, &text);
        }
    }

    /// Says so where there was nothing to read although something is shown.
    fn judge(&mut self) {
        if self.drawn.read + self.drawn.unread == 0 {
            if self.pictures > 0 {
                self.reading.unread(self.place, Unread::Scanned);
            }
        } else if self.drawn.unread > self.drawn.read / 4 {
            self.reading.unread(self.place, Unread::NoLetters);
        }
    }
}

/// Gives an object, or the one it refers to.
fn resolve<'p>(pdf: &'p Pdf<'_>, object: &'p Object) -> &'p Object {
    match object {
        Object::Reference(number) => pdf.object(*number).map_or(&Object::Nothing, |found| &found.value),
        other => other,
    }
}
