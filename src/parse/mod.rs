//! Turns the bytes of a content folder into records, site by site.
//!
//! Takes a [`Tree`]; gives unchecked [`Draft`]s, the [`Sources`] they come from, and every fault.
//! It reads one file at a time and compares none with another: that is the work of `validate`.

mod accessibility;
mod alone;
mod attachment;
mod bytes;
mod draft;
mod front_matter;
mod markdown;
mod syntax;

pub use accessibility::barriers;
pub use alone::{Alone, ReadAlone, alone, vietnamese};
pub use draft::{Draft, FileKind};
pub use markdown::{Markdown, ROLES, Section, markdown, plain_text};

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Report, say};
use crate::load::{LeftOut, LeftOutReason, TEXT_LIMIT, Tree};
use crate::text::{Sources, Span};

/// What was read from a content folder.
#[derive(Debug, Default)]
pub struct Parsed {
    /// One draft for each department.
    pub drafts: Vec<Draft>,
    /// The texts.
    pub sources: Sources,
    /// Every fault.
    pub faults: Vec<Diagnostic>,
    /// `true` when the folder itself holds a `department.toml`.
    pub single: bool,
}

/// Parses a whole content folder.
///
/// A `department.toml` at the top makes it one site; else each folder with one is a site.
pub fn parse(tree: Tree, left_out: &[LeftOut]) -> Parsed {
    let mut parsed = Parsed { single: tree.contains_key("department.toml"), ..Parsed::default() };
    for left in left_out {
        let fault = left_out_fault(left, &mut parsed.sources);
        parsed.faults.push(fault);
    }
    let (sites, outside) = by_site(tree, parsed.single);
    for (folder, files) in sites {
        let draft = draft::read(&folder, files, &mut parsed.sources, &mut parsed.faults);
        parsed.drafts.extend(draft);
    }
    for path in outside {
        let source = parsed.sources.add(path.clone(), "");
        parsed.faults.push(Diagnostic::warning(
            Code::StrayFile,
            Span::new(source, 0, 0),
            say!(
                vi: "tệp `{path}` không thuộc đơn vị nào: thư mục của nó không có department.toml";
                en: "`{path}` belongs to no department: its folder has no department.toml"
            ),
        ));
    }
    same_ids(&mut parsed);
    parsed
}

/// Tells whether a content file can be read: text, with TOML without a fault of syntax. Faults go into the report.
pub fn is_readable(path: &str, bytes: &[u8], report: &mut Report) -> bool {
    let Some(source) = bytes::text(path, bytes.to_vec(), &mut report.sources, &mut report.diagnostics) else {
        return false;
    };
    let text = report.sources.get(source).map(|source| source.text().to_owned()).unwrap_or_default();
    let faults = &mut report.diagnostics;
    let head = if path.ends_with(".md") {
        front_matter::split(&text, source, faults).map(|parts| parts.head)
    } else {
        Some(0..text.len())
    };
    head.and_then(|head| syntax::toml(&text, head, source, faults)).is_some()
}

/// Finds the TOML head and the Markdown body of a page.
pub fn page_parts(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let source = Sources::default().add("", text);
    front_matter::split(text, source, &mut Vec::new()).map(|parts| (parts.head, parts.body))
}

/// Reads a TOML text that belongs to no site, such as the words of a theme; `None` when it is broken.
pub fn toml(text: &str) -> Option<crate::record::Value> {
    let source = Sources::default().add("", text);
    syntax::toml(text, 0..text.len(), source, &mut Vec::new())
}

/// Reads a part of a text as TOML, with places that count from the top of the text; `None` when it is broken.
pub fn toml_part(text: &str, part: Range<usize>) -> Option<crate::record::Value> {
    let source = Sources::default().add("", text);
    syntax::toml(text, part, source, &mut Vec::new())
}

/// Reports departments whose folders have one name: each would be published over the other.
fn same_ids(parsed: &mut Parsed) {
    let mut seen = BTreeMap::new();
    for draft in &parsed.drafts {
        let (id, span) = (&draft.id, Span::new(draft.source, 0, 0));
        if let Some(earlier) = seen.insert(id, span) {
            parsed.faults.push(
                Diagnostic::error(
                    Code::DuplicateId,
                    span,
                    say!(vi: "hai đơn vị cùng mã `{id}`; đổi tên một thư mục"; en: "two departments have the id `{id}`; rename one folder"),
                )
                .related(earlier, say!(vi: "đơn vị kia"; en: "the other one")),
            );
        }
    }
}

/// Splits the tree by department; gives the files outside every department too.
fn by_site(tree: Tree, single: bool) -> (BTreeMap<String, Tree>, Vec<String>) {
    let mut sites = BTreeMap::new();
    let mut outside = Vec::new();
    if single {
        sites.insert(String::new(), tree);
        return (sites, outside);
    }
    let folders: Vec<String> =
        tree.keys().filter_map(|path| path.strip_suffix("/department.toml")).map(str::to_owned).collect();
    for (path, bytes) in tree {
        let folder =
            folders.iter().find(|folder| path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/')));
        if let Some(folder) = folder {
            let rest = path[folder.len() + 1..].to_owned();
            sites.entry(folder.clone()).or_insert_with(Tree::new).insert(rest, bytes);
        } else {
            outside.push(path);
        }
    }
    (sites, outside)
}

/// Finds the site a content file belongs to: its folder, empty for a single one, and the path inside it. `None` where
/// it belongs to no site, or where one site lies inside another.
fn site_of<'p>(tree: &Tree, path: &'p str) -> Option<(&'p str, &'p str)> {
    if tree.contains_key("department.toml") {
        return Some(("", path));
    }
    let folders = path.match_indices('/').map(|(at, _)| (&path[..at], &path[at + 1..]));
    let mut sites = folders.filter(|(folder, _)| tree.contains_key(&format!("{folder}/department.toml")));
    sites.next().filter(|_| sites.next().is_none())
}

fn left_out_fault(left: &LeftOut, sources: &mut Sources) -> Diagnostic {
    let source = sources.add(left.path.clone(), "");
    let span = Span::new(source, 0, 0);
    match left.reason {
        LeftOutReason::LinkOutside => Diagnostic::error(
            Code::LinkOutside,
            span,
            say!(vi: "liên kết này dẫn ra ngoài thư mục nội dung nên không được đọc"; en: "this link leads out of the content folder and is not read"),
        ),
        LeftOutReason::TooLarge(size) => Diagnostic::error(
            Code::FileTooLarge,
            span,
            say!(
                vi: "tệp có {size} byte; tệp văn bản dài nhất được đọc là {TEXT_LIMIT} byte";
                en: "the file has {size} bytes; the longest text file that is read has {TEXT_LIMIT}"
            ),
        ),
        LeftOutReason::BadName => Diagnostic::error(
            Code::NotUtf8,
            span,
            say!(vi: "tên tệp không phải UTF-8"; en: "the file's name is no UTF-8"),
        ),
    }
}
