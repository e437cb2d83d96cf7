//! The search index: what a reader can find, in small files a browser loads on demand.
//!
//! Takes entries (a title, other names, a text) and groups of words that mean the same; gives files. Words are indexed
//! by their folded form with every marked form beside it, so that a query with marks can be believed and one without
//! can be offered its readings. Entries are numbered so that similar ones stand together, which makes every list
//! short. The script `static/search.js` reads these files; `tests/search` holds both together.
//!
//! Files are scripts that hand over one value, so that they load from a disk as well as from a server.

mod encode;
mod entries;
mod facets;
mod meaning;
mod postings;

pub use meaning::{Meaning, common_meanings};

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

/// The kinds of entries, in the order equally good ones are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the kind of page of its name")]
pub enum EntryKind {
    Procedure,
    Plan,
    Task,
    Indicator,
    Report,
    Document,
    Unit,
    News,
    Page,
    Term,
}

impl EntryKind {
    /// Every kind, in order.
    pub const ALL: [Self; 10] = [
        Self::Procedure,
        Self::Plan,
        Self::Task,
        Self::Indicator,
        Self::Report,
        Self::Document,
        Self::Unit,
        Self::News,
        Self::Page,
        Self::Term,
    ];

    /// The word for the kind in addresses and in the dictionary.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Plan => "plan",
            Self::Task => "task",
            Self::Indicator => "indicator",
            Self::Report => "report",
            Self::Document => "document",
            Self::Unit => "unit",
            Self::News => "news",
            Self::Page => "page",
            Self::Term => "term",
        }
    }
}

/// Something a reader can find.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its page, as a link from the search page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its code or number, as printed.
    pub code: Option<String>,
    /// Where it stands: the names of the pages above it.
    pub place: Vec<String>,
    /// Its fields.
    pub fields: Vec<String>,
    /// The units that have to do with it, the first one first.
    pub units: Vec<String>,
    /// The year it belongs to.
    pub year: Option<i32>,
    /// Words people may call it by: keywords, its name in the other language.
    pub names: Vec<String>,
    /// A sentence or two, shown below the title and searched.
    pub summary: String,
    /// All other texts of its page, searched only.
    pub text: String,
}

/// A file of the index, named from the folder of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Its name: `w/12.js`.
    pub name: String,
    /// What it holds.
    pub content: String,
}

/// What the index says of itself beside its words and entries.
#[derive(Debug, Clone)]
pub struct Settings<'s> {
    /// The name of each kind, in the order of [`EntryKind::ALL`].
    pub kinds: &'s [String],
    /// Words that mean the same.
    pub meanings: &'s [Meaning],
}

/// Makes the files of an index. The same entries give the same files, in whatever order they come.
pub fn index(mut entries: Vec<Entry>, settings: &Settings<'_>) -> Vec<IndexFile> {
    entries::sort(&mut entries);
    let words = postings::collect(&entries);
    let weights = postings::weights(&entries, &words);
    let parts = postings::parts(&words);
    let records = entries::parts(&entries);
    let mut head = json!({
        "count": entries.len(),
        "weights": weights,
        "words": parts.iter().map(|part| part.first.as_str()).collect::<Vec<_>>(),
        "entries": records.firsts,
        "facets": facets::facets(&entries, settings.kinds),
        "meanings": meaning::known(settings.meanings, &words),
        "questions": meaning::questions(),
        "little": meaning::function_words(),
        "later": [meaning::later_actions(), encode::list(&entries::later(&entries))],
        "special": [meaning::special_cases(), encode::list(&entries::special(&entries))],
    });
    let mut files = vec![("l".to_owned(), json!(postings::lexicon(&words)).to_string())];
    let words = parts.iter().enumerate().map(|(number, part)| (format!("w/{number}"), part.words.to_string()));
    files.extend(words);
    let records = records.parts.iter().enumerate();
    files.extend(records.map(|(number, part)| (format!("e/{number}"), part.to_string())));
    let version = version(&head, &files);
    head["version"] = json!(version);
    files.push(("index".to_owned(), head.to_string()));
    files.into_iter().map(|(name, value)| file(&version, &name, &value)).collect()
}

/// Names an index by what it holds: parts of two indexes are never mixed, whatever a browser has kept.
fn version(head: &Json, files: &[(String, String)]) -> String {
    let mut digest = Sha256::new();
    digest.update(head.to_string());
    for (_, value) in files {
        digest.update(value);
    }
    digest.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

fn file(version: &str, name: &str, value: &str) -> IndexFile {
    IndexFile { name: format!("{name}.js"), content: format!("searchPart(\"{version}\",\"{name}\",{value})\n") }
}
