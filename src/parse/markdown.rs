//! Markdown made safe: what may be published of it, as events with their places.
//!
//! Raw HTML becomes text, unsafe links lose their target, heading attributes other than an id and
//! a section role are dropped, and nesting is bounded. Turning the events into HTML is the work of
//! `render`.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::diagnostic::Code;
use crate::model::is_safe_address;
use crate::text::slug;

/// How deep lists and quotations may nest; deeper ones would exhaust the stack of later steps.
const DEPTH_LIMIT: usize = 24;

/// The roles a section of an official document can have (MODEL §4).
pub const ROLES: &[&str] = &[
    "muc-dich",
    "muc-tieu",
    "yeu-cau",
    "noi-dung",
    "hinh-thuc",
    "nhiem-vu",
    "du-toan",
    "to-chuc-thuc-hien",
    "ket-qua",
    "danh-gia",
    "phuong-huong",
];

/// A Markdown text that is safe to publish.
#[derive(Debug)]
pub struct Markdown<'t> {
    /// The events and their places in the text.
    pub events: Vec<(Event<'t>, Range<usize>)>,
    /// Its headings, in order.
    pub sections: Vec<Section>,
    /// What had to be changed, and where.
    pub problems: Vec<(Code, Range<usize>)>,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id inside the page.
    pub id: String,
    /// Its level, from 2.
    pub level: usize,
    /// Its text, with the printed label.
    pub title: String,
    /// Its role, where the editor gave one.
    pub role: Option<String>,
}

/// Reads Markdown: CommonMark with tables, footnotes, strikethrough and task lists.
pub fn markdown(text: &str) -> Markdown<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    // The page itself has this id.
    let mut reading = Reading { ids: ["noi-dung".to_owned()].into(), ..Reading::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reading.event(event, range);
    }
    reading.finish()
}

/// Gives the words of a Markdown text without its marks and addresses, for search.
pub fn plain_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (event, _) in markdown(text).events {
        match event {
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            // A list inside an item begins before the words of the item have ended.
            Event::SoftBreak | Event::HardBreak | Event::End(_) | Event::Start(Tag::List(_) | Tag::Item)
                if !plain.is_empty() && !plain.ends_with(' ') =>
            {
                plain.push(' ');
            }
            _ => {}
        }
    }
    plain
}

#[derive(Default)]
struct Reading<'t> {
    events: Vec<(Event<'t>, Range<usize>)>,
    sections: Vec<Section>,
    problems: Vec<(Code, Range<usize>)>,
    ids: BTreeSet<String>,
    depth: usize,
    /// The index of the heading being read.
    heading: Option<usize>,
    in_code: bool,
}

impl<'t> Reading<'t> {
    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            // A block of HTML has no paragraph of its own once it is text.
            Event::Html(html) => {
                self.problems.push((Code::RawHtml, range.clone()));
                self.push(Event::Text(html), range);
            }
            Event::InlineHtml(html) => {
                self.problems.push((Code::RawHtml, range.clone()));
                self.push(Event::Text(html), range);
            }
            Event::Text(ref text) => {
                if !self.in_code && text.contains("**") {
                    self.problems.push((Code::StrayEmphasis, range.clone()));
                }
                self.title(text);
                self.push(event, range);
            }
            Event::Code(ref text) => {
                self.title(text);
                self.push(event, range);
            }
            other => self.push(other, range),
        }
    }

    fn push(&mut self, event: Event<'t>, range: Range<usize>) {
        self.events.push((event, range));
    }

    fn title(&mut self, text: &str) {
        if let Some(section) = self.heading.and_then(|_| self.sections.last_mut()) {
            section.title.push_str(text);
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        let tag = match tag {
            Tag::HtmlBlock => Tag::Paragraph,
            Tag::Heading { level, id, classes, .. } => {
                self.heading = Some(self.events.len());
                let role = classes.iter().map(ToString::to_string).find(|class| ROLES.contains(&class.as_str()));
                let level = level_of(level);
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                self.sections.push(Section { id, level, title: String::new(), role });
                Tag::Heading { level: heading_level(level), id: None, classes: Vec::new(), attrs: Vec::new() }
            }
            Tag::Link { link_type, dest_url, title, id } => {
                Tag::Link { dest_url: self.address(link_type, dest_url, &range), link_type, title, id }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                Tag::Image { dest_url: self.picture(dest_url, &range), link_type, title, id }
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                Tag::CodeBlock(kind)
            }
            other => other,
        };
        if nests(&tag) {
            self.depth += 1;
            if self.depth == DEPTH_LIMIT + 1 {
                self.problems.push((Code::DeepNesting, range.clone()));
            }
            if self.depth > DEPTH_LIMIT {
                return;
            }
        }
        self.push(Event::Start(tag), range);
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        let end = match end {
            TagEnd::HtmlBlock => TagEnd::Paragraph,
            TagEnd::Heading(level) => {
                self.close_heading();
                TagEnd::Heading(heading_level(level_of(level)))
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                TagEnd::CodeBlock
            }
            other => other,
        };
        if matches!(end, TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_)) {
            self.depth -= 1;
            if self.depth >= DEPTH_LIMIT {
                return;
            }
        }
        self.push(Event::End(end), range);
    }

    /// Gives the heading its id, now that its text is known.
    fn close_heading(&mut self) {
        let (Some(index), Some(section)) = (self.heading.take(), self.sections.last_mut()) else { return };
        let wanted = [slug(&section.id), slug(&section.title), "muc".to_owned()].into_iter().find(|id| !id.is_empty());
        let wanted = wanted.unwrap_or_default();
        let mut id = wanted.clone();
        let mut count = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{wanted}-{count}");
            count += 1;
        }
        section.id.clone_from(&id);
        if let Some((Event::Start(Tag::Heading { id: place, .. }), _)) = self.events.get_mut(index) {
            *place = Some(CowStr::from(id));
        }
    }

    fn address(&mut self, kind: LinkType, url: CowStr<'t>, range: &Range<usize>) -> CowStr<'t> {
        let safe = match kind {
            LinkType::Email => true,
            _ => is_publishable(&url),
        };
        if safe {
            return url;
        }
        self.problems.push((Code::UnsafeLink, range.clone()));
        CowStr::Borrowed("")
    }

    /// A picture is loaded with the page: from elsewhere it would tell that place of every reader.
    fn picture(&mut self, url: CowStr<'t>, range: &Range<usize>) -> CowStr<'t> {
        if is_publishable(&url) && !is_safe_address(&url) {
            return url;
        }
        self.problems.push((Code::UnsafeLink, range.clone()));
        CowStr::Borrowed("")
    }

    fn finish(self) -> Markdown<'t> {
        Markdown { events: self.events, sections: self.sections, problems: self.problems }
    }
}

/// Accepts safe absolute addresses and relative ones; everything a browser could run is refused.
fn is_publishable(url: &str) -> bool {
    if is_safe_address(url) {
        return true;
    }
    let before_path = url.split(['/', '?', '#']).next().unwrap_or("");
    let plain = url.chars().all(|c| !c.is_control() && !c.is_whitespace() && !"<>\"`\\".contains(c));
    plain && !url.is_empty() && !url.starts_with("//") && !before_path.contains(':')
}

fn nests(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::List(_) | Tag::Item | Tag::BlockQuote(_))
}

/// The page's own title is the only heading of level 1.
fn level_of(level: HeadingLevel) -> usize {
    (level as usize).clamp(2, 6)
}

fn heading_level(level: usize) -> HeadingLevel {
    HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<Code> {
        markdown(text).problems.into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn a_heading_keeps_its_id_and_role_and_nothing_else() {
        let read = markdown("## I. Mục tiêu {#muc-tieu .muc-tieu onclick=alert(1)}\n");
        assert_eq!(read.sections[0].id, "muc-tieu");
        assert_eq!(read.sections[0].role.as_deref(), Some("muc-tieu"));
        let Event::Start(Tag::Heading { attrs, .. }) = &read.events[0].0 else { panic!("a heading") };
        assert!(attrs.is_empty());
    }

    #[test]
    fn words_of_different_blocks_stay_apart() {
        for (text, plain) in [
            ("- mục\n  - con\n  - cháu\n- khác\n", "mục con cháu khác "),
            ("1. mục\n   - con\n", "mục con "),
            ("Một\nhai ba.\n\n- bốn\n", "Một hai ba. bốn "),
        ] {
            assert_eq!(plain_text(text).replace("  ", " "), plain, "{text}");
        }
    }

    #[test]
    fn ids_are_unique() {
        let read = markdown("## Đề án\n\n## Đề án\n");
        let ids: Vec<&str> = read.sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, ["de-an", "de-an-2"]);
    }

    #[test]
    fn what_a_browser_could_run_is_refused() {
        assert_eq!(problems("[x](javascript:alert(1))"), [Code::UnsafeLink]);
        assert_eq!(problems("[x](java&#115;cript:alert(1))"), [Code::UnsafeLink]);
        assert_eq!(problems("[x](//evil.vn)"), [Code::UnsafeLink]);
        assert_eq!(problems("<script>alert(1)</script>"), [Code::RawHtml]);
        assert_eq!(problems("[x](../thu-tuc/a/) [y](https://a.vn) [z](#muc)"), []);
    }

    #[test]
    fn pictures_come_from_the_site_alone() {
        assert_eq!(problems("![x](/files/a.png) ![y](../files/b.png)"), []);
        for url in ["https://a.vn/p.png", "//a.vn/p.png", "data:image/svg+xml,x", "mailto:a@b.vn"] {
            assert_eq!(problems(&format!("![x]({url})")), [Code::UnsafeLink], "{url}");
        }
    }

    #[test]
    fn nesting_is_bounded_and_stays_balanced() {
        let text = ">".repeat(20_000) + " a";
        let read = markdown(&text);
        assert_eq!(read.problems[0].0, Code::DeepNesting);
        let count = |open: bool| {
            read.events
                .iter()
                .filter(|(event, _)| {
                    matches!(event, Event::Start(_)) == open && matches!(event, Event::Start(_) | Event::End(_))
                })
                .count()
        };
        assert_eq!(count(true), count(false));
    }
}
