//! The zip archive an office file is: its parts, read one by one and only as far as a real paper reaches.
//!
//! Takes the bytes of a file; gives texts of parts and their relations. Pictures and embedded files are never
//! unpacked. Sizes are counted while unpacking, for what an archive says of itself may be wrong.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;

use super::{decode, refusal, xml};
use crate::diagnostic::Message;
use xml::Element;

/// The most parts an archive may have.
const PARTS: usize = 20_000;
/// The most bytes a part that is kept whole may unpack to.
const WHOLE: u64 = 40 << 20;
/// The most bytes all parts that are kept whole may unpack to.
const ALL: u64 = 96 << 20;
/// The most bytes a part that is read as it is unpacked may have.
const STREAMED: u64 = 128 << 20;
/// A part that swells more than this, and is larger than [`SWELLING`], is no paper.
const RATIO: u64 = 400;
/// Below this size a part may swell as it likes.
const SWELLING: u64 = 4 << 20;

/// An archive that was opened.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
    unpacked: u64,
}

/// What a part refers to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// Its id inside the part.
    pub(super) id: String,
    /// The last word of its type: `styles`, `hyperlink`.
    pub(super) kind: String,
    /// The path of the part, or the address outside.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Message> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refusal::broken())?;
        if archive.len() > PARTS {
            return Err(refusal::bomb());
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| refusal::broken())?;
            if entry.encrypted() {
                return Err(refusal::encrypted());
            }
            let name = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
            names.insert(name.trim_start_matches('/').to_ascii_lowercase(), index);
        }
        Ok(Self { archive, names, unpacked: 0 })
    }

    /// Tells whether a part is there; case does not count.
    pub(super) fn has(&self, path: &str) -> bool {
        self.names.contains_key(&path.to_ascii_lowercase())
    }

    /// Tells whether a part's name ends so.
    pub(super) fn has_ending(&self, ending: &str) -> bool {
        self.names.keys().any(|name| name.ends_with(ending))
    }

    /// Reads a part whole as text; `None` where there is none.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Message> {
        let Some(mut part) = self.stream(path, WHOLE)? else { return Ok(None) };
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|_| part.refusal())?;
        drop(part);
        self.unpacked += bytes.len() as u64;
        if self.unpacked > ALL {
            return Err(refusal::too_large());
        }
        decode::xml(bytes).map(Some).ok_or_else(refusal::broken)
    }

    /// Opens a part to be read as it is unpacked; `None` where there is none.
    pub(super) fn open_part<'s>(
        &'s mut self,
        path: &str,
    ) -> Result<Option<BufReader<impl Part + use<'s, 'a>>>, Message> {
        Ok(self.stream(path, STREAMED)?.map(BufReader::new))
    }

    fn stream<'s>(&'s mut self, path: &str, limit: u64) -> Result<Option<Bounded<impl Read + use<'s, 'a>>>, Message> {
        let Some(index) = self.names.get(&path.to_ascii_lowercase()) else { return Ok(None) };
        let part = self.archive.by_index(*index).map_err(|_| refusal::broken())?;
        let packed = part.compressed_size();
        Ok(Some(Bounded { part, packed, limit, read: 0, fault: None }))
    }

    /// Reads what a part refers to; the package itself is the part "".
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Message> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let path = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(text) = self.text(&path)? else { return Ok(Vec::new()) };
        let document = xml::parse(&text)?;
        let relation = |node: roxmltree::Node<'_, '_>| {
            let value = |name: &str| node.attribute(name).unwrap_or_default();
            let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
            let outside = value("TargetMode").eq_ignore_ascii_case("external");
            let target = if outside { value("Target").to_owned() } else { resolve(folder, value("Target")) };
            Relation { id: value("Id").to_owned(), kind, target }
        };
        Ok(document.root_element().all("Relationship").map(relation).collect())
    }

    /// Gives the path of the part everything begins with: `word/document.xml`.
    pub(super) fn main_part(&mut self, usual: &str) -> Result<String, Message> {
        let relations = self.relations("")?;
        let said = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        Ok(said.map(|relation| relation.target).filter(|path| self.has(path)).unwrap_or_else(|| usual.to_owned()))
    }
}

/// Makes a path of the archive from a target beside a part.
fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut path: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// A part that is being unpacked and knows why it stopped.
pub(super) trait Part: Read {
    /// Gives why reading failed.
    fn refusal(&self) -> Message;
}

struct Bounded<R> {
    part: R,
    packed: u64,
    limit: u64,
    read: u64,
    fault: Option<Message>,
}

impl<R: Read> Part for Bounded<R> {
    fn refusal(&self) -> Message {
        self.fault.clone().unwrap_or_else(refusal::broken)
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.part.read(buffer)?;
        self.read += count as u64;
        if self.read > SWELLING && self.read / self.packed.max(1) > RATIO {
            self.fault = Some(refusal::bomb());
        } else if self.read > self.limit {
            self.fault = Some(refusal::too_large());
        }
        if self.fault.is_some() { Err(std::io::Error::other("too large")) } else { Ok(count) }
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_found_from_their_part() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("xl/worksheets", "../drawings/drawing1.xml"), "xl/drawings/drawing1.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
