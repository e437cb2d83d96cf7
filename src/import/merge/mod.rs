//! Writes what an import found into the files of a site and loses nothing a person wrote there.
//!
//! Takes the files of one site and what was found; gives the files that change with their whole bytes, and every change.
//! A value is compared with two others, the one in the content and the one the last import read ([`Snapshot`]): what
//! nobody has touched follows the source, what a person has touched stays. Records are matched by their identity; those
//! the source no longer has stay, too. Comments, order and layout of everything else stay byte for byte.

mod body;
mod change;
mod file;
mod known;
mod layout;
mod records;
mod rule;
mod section;
mod snapshot;
#[cfg(test)]
mod tests;
mod value;
mod words;
mod write;

use std::collections::BTreeMap;

use toml_edit::DocumentMut;

pub use change::{Change, ChangeKind, Kept, settle};
pub use known::{Known, known};
pub use snapshot::{Remembered, Snapshot};
pub use words::{details, summary};

use super::found::FoundFile;
use crate::diagnostic::{Code, Diagnostic, Report, say};
use crate::load::Tree;
use crate::parse;
use crate::text::Span;
use file::Text;
use section::Merging;

/// What a merge gives.
#[derive(Debug, Default)]
pub struct Merged {
    /// Changed and new files with their whole bytes, snapshots included; empty when a file could not be read.
    pub files: Tree,
    /// What changes, what is gone from the source, and what differs and was left.
    pub changes: Vec<Change>,
    /// Every field that stays as a person wrote it though the source says something else.
    pub kept: Vec<Kept>,
    /// Why files of the content cannot be written into; nothing is written then.
    pub report: Report,
}

/// Merges what was found into the files of one site.
///
/// Found files of one path are merged together; where they say two things of one field, the first is taken and the
/// second is told as a difference.
pub fn merge(tree: &Tree, files: &[FoundFile]) -> Merged {
    let mut merged = Merged::default();
    let mut written = Tree::new();
    for file in together(files) {
        merge_file(tree, &file, &mut written, &mut merged);
    }
    if !merged.report.has_errors() {
        written.retain(|path, bytes| tree.get(path) != Some(&*bytes));
        merged.files = written;
    }
    merged.report.sort();
    merged
}

/// Joins found files of one path: their fields, the records of their lists, and their texts.
fn together(files: &[FoundFile]) -> Vec<FoundFile> {
    let mut joined: BTreeMap<&str, FoundFile> = BTreeMap::new();
    for file in files {
        match joined.get_mut(file.path.as_str()) {
            None => drop(joined.insert(&file.path, file.clone())),
            Some(first) => join(first, file),
        }
    }
    joined.into_values().collect()
}

fn join(first: &mut FoundFile, file: &FoundFile) {
    first.root.fields.extend(file.root.fields.iter().cloned());
    for list in &file.root.lists {
        match first.root.lists.iter_mut().find(|other| other.key == list.key) {
            Some(other) => other.records.extend(list.records.iter().cloned()),
            None => first.root.lists.push(list.clone()),
        }
    }
    match (&mut first.body, &file.body) {
        (Some(one), Some(two)) if one.markdown.trim() != two.markdown.trim() => {
            one.markdown = format!("{}\n\n{}", one.markdown.trim_end(), two.markdown.trim_start());
            one.places.extend(&two.places);
        }
        (Some(_), _) => {}
        (none, two) => none.clone_from(two),
    }
}

fn merge_file(tree: &Tree, file: &FoundFile, written: &mut Tree, merged: &mut Merged) {
    let Some(current) = Current::of(tree, file, &mut merged.report) else { return };
    // A file that was taken away is written anew: what was read of it before says nothing about it.
    let last = if current.is_new { Snapshot::default() } else { Snapshot::of(tree, &file.path) };
    let mut merging = Merging::new(file, &last, current.document);
    merging.run(current.is_new);
    let body = file.body.as_ref().map(|found| merging.body(current.body.as_deref(), found));
    let head = merging.document.to_string();
    let text = match body.or(current.body) {
        Some(body) => format!("{}{head}{}{body}", current.open, current.close),
        None => head,
    };
    if merging.is_changed {
        written.insert(file.path.clone(), current.spelling.bytes(&text));
    }
    written.insert(Snapshot::path(&file.path), merging.next.bytes());
    merged.changes.append(&mut merging.changes);
    merged.kept.append(&mut merging.kept);
}

/// A file of the content as it is now, taken apart.
struct Current {
    document: DocumentMut,
    /// What stands before the TOML and after it; empty but in pages.
    open: String,
    close: String,
    body: Option<String>,
    spelling: Text,
    is_new: bool,
}

impl Current {
    /// Takes a file apart; `None` where it has a fault, which is reported.
    fn of(tree: &Tree, file: &FoundFile, report: &mut Report) -> Option<Self> {
        let is_page = file.path.ends_with(".md");
        let Some(bytes) = tree.get(&file.path) else { return Some(Self::new(is_page)) };
        if !parse::is_readable(&file.path, bytes, report) {
            return None;
        }
        let spelling = Text::of(bytes)?;
        let text = spelling.text.as_str();
        let (head, body) = if is_page { parse::page_parts(text)? } else { (0..text.len(), text.len()..text.len()) };
        let document = match text[head.clone()].parse::<DocumentMut>() {
            Ok(document) => document,
            Err(error) => {
                unreadable(file, &error, report);
                return None;
            }
        };
        let (open, close) = (text[..head.start].to_owned(), text[head.end..body.start].to_owned());
        let body = is_page.then(|| text[body].to_owned());
        Some(Self { document, open, close, body, spelling, is_new: false })
    }

    fn new(is_page: bool) -> Self {
        let fence = if is_page { "+++\n" } else { "" }.to_owned();
        Self {
            document: DocumentMut::new(),
            open: fence.clone(),
            close: fence,
            body: is_page.then(String::new),
            spelling: Text::of(b"").expect("nothing is UTF-8"),
            is_new: true,
        }
    }
}

/// Reports a fault only the writer of TOML sees.
fn unreadable(file: &FoundFile, error: &toml_edit::TomlError, report: &mut Report) {
    let source = report.sources.add(file.path.clone(), "");
    let message = error.message();
    report.diagnostics.push(Diagnostic::error(
        Code::TomlSyntax,
        Span::new(source, 0, 0),
        say!(vi: "TOML không đọc được ({message})"; en: "{message}"),
    ));
}
