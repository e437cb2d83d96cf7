//! Texts of content files that are published: values of TOML, bodies of Markdown. Comments and keys are not.

use rayon::prelude::*;

use super::rules::{self, Finding, Folded, Kind, Writing};
use crate::model::Site;
use crate::parse::{self, FileKind};
use crate::record::{Kind as Shape, Table, Value};
use crate::text::{Source, SourceId, Sources, Span};

/// A finding in a content file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) span: Span,
    /// The file, from the folder of the site.
    pub(super) path: String,
    /// The thing as it is written.
    pub(super) text: String,
    /// `false` where it may be something else.
    pub(super) certain: bool,
}

/// Looks through every content file of a site.
pub(super) fn find(site: &Site, sources: &Sources) -> Vec<Found> {
    let folder = sources.get(site.source).and_then(|source| source.path().strip_suffix("department.toml"));
    let Some(folder) = folder else { return Vec::new() };
    let files: Vec<(SourceId, &Source, &str)> =
        sources.iter().filter_map(|(id, source)| Some((id, source, source.path().strip_prefix(folder)?))).collect();
    let published = files.into_par_iter().filter(|(_, _, path)| {
        !matches!(FileKind::of(path), FileKind::Stray | FileKind::Elsewhere | FileKind::Attachment(_))
    });
    published.flat_map_iter(|(id, source, path)| file(id, source.text(), path)).collect()
}

fn file(source: SourceId, text: &str, path: &str) -> Vec<Found> {
    // Most files hold nothing, and only the others are read value by value.
    let whole = Folded::new(text, Writing::Markdown);
    if !rules::may_hold_marks(&whole) && rules::findings(&whole).is_empty() {
        return Vec::new();
    }
    let (head, body) = match path.ends_with(".md") {
        false => (0..text.len(), text.len()..text.len()),
        true => parse::page_parts(text).unwrap_or((0..0, 0..text.len())),
    };
    let mut reader = Reader { source, text, path, found: Vec::new() };
    if let Some(Value { kind: Shape::Table(table), .. }) = parse::toml_part(text, head) {
        reader.table(&table, path == "department.toml");
    }
    let start = body.start;
    reader.look(&text[body], Writing::Markdown, |range| (start + range.start, start + range.end));
    reader.found
}

struct Reader<'r> {
    source: SourceId,
    text: &'r str,
    path: &'r str,
    found: Vec<Found>,
}

impl Reader<'_> {
    fn table(&mut self, table: &Table, is_department: bool) {
        for (key, value) in &table.entries {
            // What is allowed is named there, and not published.
            if !(is_department && key.name == "allowed") {
                self.value(value);
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match &value.kind {
            Shape::Text(text) => self.string(text, value.span),
            Shape::Integer(number) => self.string(&number.to_string(), value.span),
            Shape::List(items) => items.iter().for_each(|item| self.value(item)),
            Shape::Table(table) => self.table(table, false),
            Shape::Decimal(_) | Shape::Boolean(_) | Shape::Date(_) => {}
        }
    }

    /// Reads one value. Its place inside the value is known where it is written without escapes.
    fn string(&mut self, value: &str, span: Span) {
        let written = &self.text[span.range()];
        let lead = written.find(value);
        let (start, end) = (span.start as usize, span.end as usize);
        self.look(value, Writing::Markdown, |range| match lead {
            Some(lead) => (start + lead + range.start, start + lead + range.end),
            None => (start, end),
        });
    }

    fn look(&mut self, text: &str, writing: Writing, place: impl Fn(&std::ops::Range<usize>) -> (usize, usize)) {
        for Finding { kind, range, certain } in rules::findings(&Folded::new(text, writing)) {
            let (start, end) = place(&range);
            let span = Span::new(self.source, start, end);
            self.found.push(Found { kind, span, path: self.path.to_owned(), text: text[range].to_owned(), certain });
        }
    }
}
