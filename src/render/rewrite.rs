//! Markdown of the content to Markdown inside another file: the source stays as its editor wrote it, but for links,
//! which must work from the new place, headings, which stand below a title, notes, which get numbers, and what may not be
//! published.

use std::collections::BTreeSet;
use std::ops::Range;

use indexmap::IndexSet;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::diagnostic::Code;
use crate::parse;
use crate::text::escape_markdown;

/// Rewrites a text; `target` turns the address of a link as written into one that works from the file.
pub(super) fn markdown(text: &str, target: &dyn Fn(&str) -> String) -> String {
    let read = parse::markdown(text);
    let mut rewriter = Rewriter {
        text,
        target,
        edits: Vec::new(),
        open: Vec::new(),
        notes: IndexSet::new(),
        html: BTreeSet::new(),
        in_code: false,
    };
    for (code, range) in &read.problems {
        if *code == Code::RawHtml {
            rewriter.edit(range.clone(), as_text(&text[range.clone()]));
            rewriter.html.insert(range.start);
        }
    }
    for (event, range) in &read.events {
        rewriter.event(event, range.clone());
    }
    rewriter.finish()
}

/// An element whose end is not read yet.
struct Open {
    /// Where its content begins and how far it has been read.
    content: Option<Range<usize>>,
    /// Where a link leads, with its title.
    link: Option<(String, String)>,
}

struct Rewriter<'t> {
    text: &'t str,
    target: &'t dyn Fn(&str) -> String,
    edits: Vec<(Range<usize>, String)>,
    open: Vec<Open>,
    /// The labels of footnotes, in the order they are met.
    notes: IndexSet<String>,
    /// Where HTML begins.
    html: BTreeSet<usize>,
    in_code: bool,
}

impl Rewriter<'_> {
    fn edit(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push((range, with.into()));
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.in_code |= matches!(tag, Tag::CodeBlock(_));
                if let Tag::CodeBlock(CodeBlockKind::Fenced(_)) = tag {
                    self.close_fence(&range);
                }
                let link = match tag {
                    Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. } => {
                        Some((dest_url.to_string(), title.to_string()))
                    }
                    _ => None,
                };
                if let Tag::Link { link_type: LinkType::Autolink, dest_url, .. } = tag
                    && dest_url.is_empty()
                {
                    self.edit(range.clone(), escape_markdown(&self.text[range.clone()]));
                }
                if let Tag::FootnoteDefinition(label) = tag {
                    let mark = self.note(label);
                    let label_end = label_end(&self.text[range.clone()]);
                    self.edit(range.start..range.start + label_end, mark);
                }
                self.open.push(Open { content: None, link });
            }
            Event::End(end) => {
                let Some(open) = self.open.pop() else { return };
                self.end(*end, &open, &range);
                self.seen(&range);
            }
            Event::Text(_) if !self.in_code && !self.html.contains(&range.start) => {
                self.no_tags(&range);
                self.seen(&range);
            }
            Event::FootnoteReference(label) => {
                let mark = self.note(label);
                self.edit(range.clone(), mark);
                self.seen(&range);
            }
            Event::HardBreak => {
                let slice = &self.text[range.clone()];
                if !slice.starts_with('\\') {
                    self.edit(range.clone(), format!("\\{}", slice.trim_start_matches(' ')));
                }
                self.seen(&range);
            }
            _ => self.seen(&range),
        }
    }

    /// The mark of a footnote: a number, because readers without footnotes would read a label of its own as Markdown.
    fn note(&mut self, label: &str) -> String {
        let (index, _) = self.notes.insert_full(label.to_owned());
        format!("[^{}]", index + 1)
    }

    /// Notes that a part of the open element was read.
    fn seen(&mut self, range: &Range<usize>) {
        let Some(open) = self.open.last_mut() else { return };
        let start = open.content.as_ref().map_or(range.start, |content| content.start);
        open.content = Some(start..range.end);
    }

    /// Keeps text from being read as a tag: other readers take more for the blank after its name than CommonMark does.
    fn no_tags(&mut self, range: &Range<usize>) {
        for (at, _) in self.text[range.clone()].match_indices('<') {
            let at = range.start + at;
            let is_name = self.text[at + 1..].starts_with(|c: char| c.is_alphabetic() || "/!?".contains(c));
            if is_name && !self.text[..at].ends_with('\\') {
                self.edit(at..at, "\\");
            }
        }
    }

    fn end(&mut self, end: TagEnd, open: &Open, range: &Range<usize>) {
        match end {
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Heading(level) => match &open.content {
                Some(content) => {
                    self.edit(range.start..content.start, format!("{} ", "#".repeat(level as usize)));
                    self.edit(content.end..range.end, "\n");
                }
                None => self.edit(range.clone(), ""),
            },
            TagEnd::Link if self.text[range.clone()].starts_with('<') => {}
            TagEnd::Link => self.link(open, range, 1),
            TagEnd::Image => self.link(open, range, 2),
            _ => {}
        }
    }

    /// Writes the target into the link itself, wherever its editor kept it.
    fn link(&mut self, open: &Open, range: &Range<usize>, sign: usize) {
        let Some((address, title)) = &open.link else { return };
        let after_words = open.content.as_ref().map_or(range.start + sign, |content| content.end);
        if address.is_empty() {
            self.edit(range.start..range.start + sign, "");
            self.edit(after_words..range.end, "");
            return;
        }
        let title = if title.is_empty() {
            String::new()
        } else {
            format!(" \"{}\"", escape_markdown(title).replace('"', "\\\""))
        };
        self.edit(after_words..range.end, format!("]({}{title})", (self.target)(address)));
    }

    /// Closes a block of code its editor left open: it would take in the rest of the file.
    fn close_fence(&mut self, range: &Range<usize>) {
        let block = self.text[range.clone()].trim_end();
        let sign = if block.starts_with('~') { '~' } else { '`' };
        let fence: String = block.chars().take_while(|c| *c == sign).collect();
        let last = block.lines().skip(1).last().unwrap_or("").trim_start_matches([' ', '>']);
        if last.len() < fence.len() || !last.chars().all(|c| c == sign) {
            let before = if self.text[range.clone()].ends_with('\n') { "" } else { "\n" };
            self.edit(range.end..range.end, format!("{before}{fence}\n"));
        }
    }

    fn finish(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut rewritten = String::with_capacity(self.text.len() + 64);
        let mut at = 0;
        for (range, with) in &self.edits {
            // Raw HTML inside a link that is dropped is already gone.
            if range.start < at {
                continue;
            }
            rewritten.push_str(&self.text[at..range.start]);
            rewritten.push_str(with);
            at = range.end;
        }
        rewritten.push_str(&self.text[at..]);
        rewritten.trim_matches('\n').to_owned()
    }
}

/// Where the label of a footnote's definition ends, after its bracket.
fn label_end(definition: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in definition.char_indices() {
        match character {
            ']' if !is_escaped => return at + 1,
            _ => is_escaped = character == '\\' && !is_escaped,
        }
    }
    definition.len()
}

/// Writes lines of HTML as lines of text.
fn as_text(html: &str) -> String {
    let end = if html.ends_with('\n') { "\n" } else { "" };
    html.lines().map(escape_markdown).collect::<Vec<_>>().join("\n") + end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> String {
        markdown(text, &|address| format!("/@/{address}"))
    }

    #[test]
    fn prose_stays_as_its_editor_wrote_it() {
        let text = "Một *hai*.\n\n- ba\n- bốn\n\n| a | b |\n|---|--:|\n| 1 | 2 |";
        assert_eq!(rewritten(text), text);
    }

    #[test]
    fn every_link_carries_its_own_target() {
        assert_eq!(rewritten("[a](b.md \"c\")"), "[a](/@/b.md \"c\")");
        assert_eq!(rewritten("[**a**][b] [b]\n\n[b]: c"), "[**a**](/@/c) [b](/@/c)\n\n[b]: c");
        assert_eq!(rewritten("![a](b.png)"), "![a](/@/b.png)");
        assert_eq!(rewritten("[![a](b.png)](c)"), "[![a](/@/b.png)](/@/c)");
        assert_eq!(rewritten("<https://a.vn/>"), "<https://a.vn/>");
    }

    #[test]
    fn an_unsafe_link_keeps_its_words_alone() {
        assert_eq!(rewritten("[a](javascript:alert(1)) b"), "a b");
        assert_eq!(rewritten("![a](data:text/html,b)"), "a");
        assert_eq!(rewritten("<javascript:alert>"), "\\<javascript:alert>");
    }

    #[test]
    fn html_is_text() {
        assert_eq!(rewritten("a <b>c</b>"), "a \\<b>c\\</b>");
        assert_eq!(rewritten("<i\u{3000}b> 1 < 2 \\<a\u{3000}b>"), "\\<i\u{3000}b> 1 < 2 \\<a\u{3000}b>");
        assert_eq!(rewritten("`<i\u{c}x>`\n\n    <i\u{c}x>"), "`<i\u{c}x>`\n\n    <i\u{c}x>");
        assert_eq!(rewritten("<script>\nalert(1)\n</script>\n"), "\\<script>\nalert(1)\n\\</script>");
    }

    #[test]
    fn notes_are_numbered_so_that_no_label_is_markup() {
        assert_eq!(rewritten("a[^1] b[^2]\n\n[^1]: c\n\n[^2]: d"), "a[^1] b[^2]\n\n[^1]: c\n\n[^2]: d");
        assert_eq!(rewritten("a[^x\\]<b>]\n\n[^x\\]<b>]: *c* <i>"), "a[^1]\n\n[^1]: *c* \\<i>");
    }

    #[test]
    fn headings_stand_below_the_title() {
        assert_eq!(rewritten("# A\n\nb\n"), "## A\n\nb");
        assert_eq!(rewritten("A\n===\n\nb\n"), "## A\n\nb");
        assert_eq!(rewritten("### A {#x .muc-dich}\n\nb\n"), "### A\n\nb");
    }

    #[test]
    fn code_left_open_ends_with_its_text() {
        assert_eq!(rewritten("```\na"), "```\na\n```");
        assert_eq!(rewritten("```\na\n```\n\nb"), "```\na\n```\n\nb");
    }

    #[test]
    fn a_break_does_not_hang_on_blanks_at_the_end_of_a_line() {
        assert_eq!(rewritten("a  \nb"), "a\\\nb");
    }
}
