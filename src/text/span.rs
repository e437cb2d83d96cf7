//! Source texts and places in them.
//!
//! Takes texts as they were loaded; gives spans, lines and columns. Reads no file, and never panics on a place that
//! lies outside a text or inside a character: such a place is moved back to the nearest character before it.

use std::ops::Range;

/// Names one text of a [`Sources`] list; the default is the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// Marks a run of bytes in one source text, ordered by source, then start, then end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text it lies in.
    pub source: SourceId,
    /// The byte offset of its first byte, from the top of the file.
    pub start: u32,
    /// The byte offset after its last byte.
    pub end: u32,
}

impl Span {
    /// Makes the span of the bytes from `start` to before `end`; offsets over 4 GiB are cut to that.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self { source, start: offset(start), end: offset(end) }
    }

    /// Returns the smallest span that covers both, or `self` when `other` lies in another source.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        if self.source != other.source {
            return self;
        }
        Self { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the byte range, unchecked against any text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as a person counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1; a tab counts as one.
    pub column: usize,
}

/// One text with the path it came from and an index of its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: String,
    text: String,
    // Kept beside the text so that a file with thousands of problems is not rescanned for each.
    line_starts: Vec<usize>,
}

impl Source {
    /// Keeps a text under its path, which is separated by slashes and relative to the content root.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.into(), text, line_starts }
    }

    /// Returns the path, separated by slashes and relative to the content root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the line and column of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        // The first entry is 0, so at least one line starts at or before any offset.
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// Returns the byte offset of a line and column; beyond the end of the line it is the line's end.
    pub fn offset(&self, position: Position) -> usize {
        let start = match position.line.checked_sub(1) {
            Some(line) => self.line_starts.get(line).copied().unwrap_or(self.text.len()),
            None => 0,
        };
        let line = self.line_text(position.line);
        let column = position.column.saturating_sub(1);
        start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
    }

    /// Returns a line, counted from 1, without its line break; empty when there is no such line.
    pub fn line_text(&self, line: usize) -> &str {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)) else {
            return "";
        };
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        let text = &self.text[start..end];
        text.strip_suffix('\r').unwrap_or(text)
    }

    /// Returns the number of lines; a text without a line break has one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Returns the text of a span, cut to what lies in this text.
    pub fn slice(&self, span: Span) -> &str {
        let Range { start, end } = span.range();
        let end = self.text.floor_char_boundary(end);
        &self.text[self.text.floor_char_boundary(start).min(end)..end]
    }
}

/// The texts a site was read from, in the order they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    sources: Vec<Source>,
}

impl Sources {
    /// Adds a text and returns its name in this list.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        let id = SourceId(offset(self.sources.len()));
        self.sources.push(Source::new(path, text));
        id
    }

    /// Returns the text of that name, or nothing when the name comes from another list.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// Returns every text with its name, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources.iter().enumerate().map(|(index, source)| (SourceId(offset(index)), source))
    }
}

fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn source(text: &str) -> Source {
        Source::new("quang-tri/department.toml", text)
    }

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let Position { line, column } = source(text).position(offset);
        (line, column)
    }

    #[test]
    fn columns_count_characters_and_a_tab_is_one() {
        assert_eq!(at("tên = 1", "tên ".len()), (1, 5));
        assert_eq!(at("a\n\tb", 3), (2, 2));
    }

    #[test]
    fn a_line_break_belongs_to_the_line_it_ends() {
        assert_eq!(at("ab\ncd", 2), (1, 3));
        assert_eq!(at("ab\ncd", 3), (2, 1));
        assert_eq!(at("ab\n", 3), (2, 1));
    }

    #[test]
    fn a_place_inside_a_character_or_past_the_end_is_moved_back() {
        assert_eq!(at("ếa", 1), (1, 1));
        assert_eq!(at("a\nb", 99), (2, 2));
        assert_eq!(at("", 5), (1, 1));
    }

    #[test]
    fn lines_come_without_their_breaks() {
        let source = source("một\r\nhai\n");
        let lines: Vec<_> = (0..=4).map(|line| source.line_text(line)).collect();
        assert_eq!(lines, ["", "một", "hai", "", ""]);
        assert_eq!(source.line_count(), 3);
    }

    #[test]
    fn a_span_is_cut_to_the_text() {
        let source = source("Quảng Trị");
        let slice = |start, end| source.slice(Span::new(SourceId::default(), start, end));
        assert_eq!(slice(0, 7), "Quảng");
        assert_eq!(slice(8, 999), "Trị");
        assert_eq!(slice(3, 4), "", "both ends lie inside one character");
        assert_eq!(slice(9, 2), "");
    }

    #[test]
    fn spans_join_within_one_source_only() {
        let mut sources = Sources::default();
        let (first, second) = (sources.add("a.md", "a"), sources.add("b.md", "b"));
        assert_eq!(Span::new(first, 4, 6).join(Span::new(first, 1, 5)), Span::new(first, 1, 6));
        assert_eq!(Span::new(first, 4, 6).join(Span::new(second, 1, 5)), Span::new(first, 4, 6));
    }

    #[test]
    fn spans_sort_by_source_then_start_then_end() {
        let mut sources = Sources::default();
        let (first, second) = (sources.add("a.md", "a"), sources.add("b.md", "b"));
        let sorted = [Span::new(first, 1, 9), Span::new(first, 2, 3), Span::new(first, 2, 4), Span::new(second, 0, 1)];
        assert!(sorted.is_sorted());
    }

    #[test]
    fn sources_keep_their_order() {
        let mut sources = Sources::default();
        let second = (sources.add("b.md", "hai"), sources.add("a.md", "một")).1;
        assert_eq!(sources.get(second).map(Source::text), Some("một"));
        let paths: Vec<_> = sources.iter().map(|(_, source)| source.path()).collect();
        assert_eq!(paths, ["b.md", "a.md"]);
        assert_eq!(Sources::default().get(second), None);
    }

    proptest! {
        #[test]
        fn every_character_has_its_own_position_and_back(text in "[a-zếđ\t\n]{0,40}", offset in 0usize..100) {
            let source = source(&text);
            let floor = text.floor_char_boundary(offset);
            prop_assert_eq!(source.offset(source.position(offset)), floor);
        }

        #[test]
        fn any_place_in_any_text_is_answered(text: String, start: usize, end: usize, line: usize, column: usize) {
            let source = source(&text);
            let position = source.position(start);
            prop_assert!(position.line >= 1 && position.column >= 1);
            prop_assert!(position.line <= source.line_count());
            prop_assert!(text.contains(source.slice(Span::new(SourceId::default(), start, end))));
            let offset = source.offset(Position { line, column });
            prop_assert!(text.is_char_boundary(offset));
        }
    }
}
