//! The Markdown of results as lines of pieces, ready for a list or a cell.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::text::Piece;
use crate::parse;

/// A paragraph, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// How deep in lists; 0 for a paragraph.
    pub(super) depth: usize,
    /// Its text.
    pub(super) pieces: Vec<Piece>,
}

/// Reads Markdown as lines. A row of a table is a line, its cells parted by semicolons.
pub(super) fn lines(markdown: &str) -> Vec<Line> {
    let mut reading = Reading::default();
    parse::markdown(markdown).events.into_iter().for_each(|(event, _)| reading.event(event));
    reading.end_line();
    reading.lines
}

#[derive(Default)]
struct Reading {
    lines: Vec<Line>,
    pieces: Vec<Piece>,
    depth: usize,
    bold: usize,
    italic: usize,
}

impl Reading {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.add(&text),
            Event::SoftBreak | Event::HardBreak => self.add(" "),
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::List(_) => {
                self.end_line();
                self.depth += 1;
            }
            Tag::TableCell if !self.pieces.is_empty() => self.add("; "),
            Tag::Paragraph | Tag::Item | Tag::Heading { .. } => self.end_line(),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::List(_) => {
                self.end_line();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow => {
                self.end_line();
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        match self.pieces.last_mut() {
            Some(last) if (last.bold, last.italic) == (bold, italic) => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), bold, italic }),
        }
    }

    fn end_line(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        if pieces.iter().any(|piece| !piece.text.trim().is_empty()) {
            self.lines.push(Line { depth: self.depth, pieces });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_nested_lists_become_lines() {
        let text = "Đã **niêm yết**:\n\n- 12 thủ tục;\n  - 3 mới\n- 9 thủ tục.\n";
        let said: Vec<(usize, String)> = lines(text)
            .into_iter()
            .map(|line| (line.depth, line.pieces.into_iter().map(|piece| piece.text).collect()))
            .collect();
        let wanted = [(0, "Đã niêm yết:"), (1, "12 thủ tục;"), (2, "3 mới"), (1, "9 thủ tục.")];
        assert_eq!(said, wanted.map(|(depth, text)| (depth, text.to_owned())));
        assert!(lines(text)[0].pieces[1].bold);
    }
}
