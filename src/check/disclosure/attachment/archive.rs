//! Archives, and office files, which are archives of parts. What an archive says of its sizes is not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::document::{self, Elements};
use super::reading::{Reading, Unread};
use super::{look_into, plain, within, workbook};
use crate::diagnostic::{Message, say};

/// The most parts that are looked into.
const PARTS: usize = 20_000;
/// The most bytes one part may unpack to.
const PART: u64 = 64 << 20;

/// An archive that was opened.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of the parts, in the order of the archive.
    pub(super) names: Vec<String>,
}

/// Reads an archive and everything in it.
pub(super) fn read(bytes: &[u8], place: &Message, depth: usize, reading: &mut Reading) {
    let Some(mut archive) = Archive::open(bytes, place, reading) else { return };
    let office = archive.names.iter().any(|name| name == "[Content_Types].xml" || name == "mimetype");
    if office && archive.is_encrypted(place, reading) {
        return reading.unread(place, Unread::Encrypted);
    }
    let sheets = if office { workbook::read(&mut archive, place, reading) } else { Vec::new() };
    for index in 0..archive.names.len() {
        let name = archive.names[index].clone();
        if name.ends_with('/') || sheets.contains(&name) {
            continue;
        }
        let place = within(place, &part(&name, office));
        let Some(content) = archive.part(index, &place, reading) else { continue };
        if office && is_xml(&name) {
            let elements = if is_running(&name) { Elements::Running } else { Elements::Apart };
            document::read(&plain::lossy(&content), elements, &place, reading);
        } else {
            look_into(&name, &content, &place, depth + 1, reading);
        }
    }
}

impl<'b> Archive<'b> {
    fn open(bytes: &'b [u8], place: &Message, reading: &mut Reading) -> Option<Self> {
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
            reading.unread(place, Unread::Broken);
            return None;
        };
        let count = zip.len().min(PARTS);
        if zip.len() > PARTS {
            reading.unread(place, Unread::TooLarge);
        }
        let name =
            |index| zip.by_index_raw(index).map(|part| String::from_utf8_lossy(part.name_raw()).replace('\\', "/"));
        let names = (0..count).map(name).map(Result::unwrap_or_default).collect();
        Some(Self { zip, names })
    }

    /// Unpacks a part; what cannot be unpacked is taken down.
    pub(super) fn part(&mut self, index: usize, place: &Message, reading: &mut Reading) -> Option<Vec<u8>> {
        let limit = PART.min(reading.left());
        let part = match self.zip.by_index(index) {
            Ok(part) => part,
            Err(error) => {
                let locked = matches!(error, zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword"));
                reading.unread(place, if locked { Unread::Encrypted } else { Unread::Packed });
                return None;
            }
        };
        let mut content = Vec::new();
        let whole = part.take(limit + 1).read_to_end(&mut content);
        reading.spend(content.len());
        if content.len() as u64 > limit {
            reading.unread(place, Unread::TooLarge);
            return None;
        }
        if whole.is_err() {
            reading.unread(place, Unread::Broken);
        }
        Some(content)
    }

    /// Unpacks a part of a name as text.
    pub(super) fn text(&mut self, name: &str, place: &Message, reading: &mut Reading) -> Option<String> {
        let index = self.names.iter().position(|other| other == name)?;
        self.part(index, place, reading).map(|content| plain::lossy(&content).into_owned())
    }

    /// Tells whether an OpenDocument file keeps its parts under a password.
    fn is_encrypted(&mut self, place: &Message, reading: &mut Reading) -> bool {
        let manifest = self.text("META-INF/manifest.xml", place, reading);
        manifest.is_some_and(|manifest| manifest.contains("encryption-data"))
    }
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["xml", "rels", "vml", "xhtml", "html", "rdf"].iter().any(|xml| ending.eq_ignore_ascii_case(xml))
}

fn is_running(name: &str) -> bool {
    ["word/", "ppt/", "xl/drawings/", "xl/comments", "xl/threadedComments"]
        .iter()
        .any(|folder| name.starts_with(folder))
        && !name.ends_with(".rels")
        || matches!(name.rsplit('/').next(), Some("content.xml" | "styles.xml"))
}

/// Names a part in words a clerk knows.
fn part(name: &str, office: bool) -> Message {
    let file = name.rsplit('/').next().unwrap_or(name);
    let number: String = file.chars().filter(char::is_ascii_digit).collect();
    let is = |start: &str| office && name.starts_with(start);
    if is("word/document") {
        return say!(vi: "thân văn bản"; en: "the body");
    }
    if is("word/header") || is("word/footer") {
        return say!(vi: "đầu hoặc chân trang"; en: "a header or footer");
    }
    if is("word/comments") || is("ppt/comments") || is("xl/comments") || is("xl/threadedComments") {
        return say!(vi: "lời ghi chú"; en: "a comment");
    }
    if is("word/footnotes") || is("word/endnotes") {
        return say!(vi: "chú thích cuối trang"; en: "a footnote");
    }
    if is("docProps/") || (office && name == "meta.xml") {
        return say!(vi: "thuộc tính của tệp"; en: "the properties of the file");
    }
    if is("ppt/slides/slide") {
        return say!(vi: "trang chiếu {number}"; en: "slide {number}");
    }
    if is("ppt/notesSlides/") {
        return say!(vi: "ghi chú của trang chiếu {number}"; en: "the notes of slide {number}");
    }
    if office && name == "content.xml" {
        return say!(vi: "nội dung"; en: "the content");
    }
    say!(vi: "phần `{name}`"; en: "the part `{name}`")
}
