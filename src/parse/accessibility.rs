//! What of a Markdown text somebody cannot perceive: pictures without words, links that say nothing, headings out of
//! order (WCAG 2.2).
//!
//! Takes a text and its events; gives kinds of problems with their places. What content can break is found here; what
//! a theme can break is the work of tests in a browser.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Markdown;
use crate::diagnostic::Code;
use crate::model::identifier;
use crate::text::fold;

/// Finds the barriers of a text, in its order.
pub fn barriers(text: &str, read: &Markdown<'_>) -> Vec<(Code, Range<usize>)> {
    let mut walk = Walk { text, level: 1, ..Walk::default() };
    for (event, range) in &read.events {
        walk.event(event, range);
    }
    walk.found
}

#[derive(Default)]
struct Walk<'t> {
    text: &'t str,
    found: Vec<(Code, Range<usize>)>,
    /// The level of the last heading; the page's own title is the first.
    level: usize,
    /// The texts being read, the innermost last.
    open: Vec<Open>,
    /// How many columns the table being read has.
    columns: usize,
    /// The cells of the head of the table being read.
    head: Option<Vec<String>>,
}

/// An element whose words are being read.
struct Open {
    words: String,
    /// Whether a picture stands in it.
    has_picture: bool,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end, range),
            Event::Text(words) | Event::Code(words) => self.words(words),
            Event::SoftBreak | Event::HardBreak => self.words("\n"),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        // The words of a picture or link are words of the paragraph around it as well.
        for open in &mut self.open {
            open.words.push_str(words);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Table(columns) => self.columns = columns.len(),
            Tag::TableHead => self.head = Some(Vec::new()),
            Tag::Heading { .. } => self.level(range),
            Tag::Image { .. } => self.open.iter_mut().for_each(|open| open.has_picture = true),
            _ => {}
        }
        if is_read(tag) {
            self.open.push(Open { words: String::new(), has_picture: false });
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::TableHead => {
                let cells = self.head.take().unwrap_or_default();
                self.check(Code::TableHeaders, has_no_head(&cells, self.columns), range);
            }
            TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image | TagEnd::Paragraph | TagEnd::TableCell => {
                if let Some(open) = self.open.pop() {
                    self.close(end, &open, range);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd, open: &Open, range: &Range<usize>) {
        let words = open.words.trim();
        match end {
            TagEnd::Heading(_) => self.check(Code::EmptyHeading, words.is_empty() && !open.has_picture, range),
            // A picture without words is a fault of its own.
            TagEnd::Link if words.is_empty() => self.check(Code::EmptyLink, !open.has_picture, range),
            TagEnd::Link => self.check(Code::VagueLink, is_vague(words), range),
            TagEnd::Image => {
                self.check(Code::MissingAlt, words.is_empty() || is_file_name(words), range);
                self.check(Code::ScannedText, !identifier::find(words).is_empty(), range);
            }
            TagEnd::Paragraph => {
                self.check(Code::FakeList, is_fake_list(words), range);
                self.check(Code::AllCapitals, is_in_capitals(words), range);
            }
            _ => {
                if let Some(head) = &mut self.head {
                    head.push(words.to_owned());
                }
            }
        }
    }

    fn check(&mut self, code: Code, is_found: bool, range: &Range<usize>) {
        if is_found {
            self.found.push((code, range.clone()));
        }
    }

    /// A heading goes down by one level at a time, and the first level is the page's own title.
    fn level(&mut self, range: &Range<usize>) {
        let written = &self.text[range.clone()];
        let marks = written.chars().take_while(|c| *c == '#').count();
        let underlined = if written.trim_end().ends_with('=') { 1 } else { 2 };
        let level = if marks > 0 { marks } else { underlined };
        self.check(Code::HeadingOrder, level == 1 || level > self.level + 1, range);
        self.level = level;
    }
}

fn is_read(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. } | Tag::Paragraph | Tag::TableCell)
}

/// The corner of a table may be empty; another column without a head, or a table of one column, is no table of data.
fn has_no_head(cells: &[String], columns: usize) -> bool {
    columns < 2 || cells.iter().skip(1).any(String::is_empty)
}

/// Words of links that tell nothing where a screen reader lists the links of a page, folded.
const VAGUE: [&str; 16] = [
    "tai day",
    "o day",
    "day",
    "xem them",
    "xem tiep",
    "xem chi tiet",
    "chi tiet",
    "bam vao day",
    "nhan vao day",
    "xem tai day",
    "tai ve",
    "link",
    "click here",
    "here",
    "read more",
    "more",
];

fn is_vague(words: &str) -> bool {
    let folded = fold(words);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let after_scheme = words.split_once("://").map(|(_, rest)| rest.trim_end_matches('/'));
    VAGUE.contains(&bare) || after_scheme.is_some_and(|rest| rest.contains('/') && !rest.contains(' '))
}

fn is_file_name(words: &str) -> bool {
    let lower = words.to_lowercase();
    let ends = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"].iter().any(|ending| lower.ends_with(ending));
    ends && !words.contains(' ')
}

/// Lines of one paragraph that begin as items do.
fn is_fake_list(words: &str) -> bool {
    words.lines().filter(|line| is_item(line.trim_start())).count() > 1
}

fn is_item(line: &str) -> bool {
    let mut characters = line.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('-' | '–' | '—' | '•' | '·' | '▪' | '+' | '*'), Some(' '), _) => true,
        (Some(letter), Some(')'), Some(' ')) => letter.is_lowercase(),
        _ => false,
    }
}

/// A line of capitals is read letter by letter by some screen readers, and slowly by everybody. Short ones are titles
/// of forms.
fn is_in_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 40 && !words.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown;

    fn found(text: &str) -> Vec<Code> {
        barriers(text, &markdown(text)).into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn a_picture_has_words() {
        assert_eq!(found("![](a.png)"), [Code::MissingAlt]);
        assert_eq!(found("![IMG_0412.JPG](a.png)"), [Code::MissingAlt]);
        assert_eq!(found("![Bàn tiếp nhận hồ sơ](a.png)"), []);
        assert_eq!(found("![Quyết định số 12/QĐ-SKHCN](a.png)"), [Code::ScannedText]);
    }

    #[test]
    fn a_link_says_where_it_leads() {
        assert_eq!(found("[](https://a.vn)"), [Code::EmptyLink]);
        assert_eq!(found("Xem [tại đây](https://a.vn)."), [Code::VagueLink]);
        assert_eq!(found("<https://a.vn/van-ban/chi-tiet?id=12>"), [Code::VagueLink]);
        assert_eq!(found("<https://a.vn/> và [Kế hoạch tại đây](https://a.vn/k)"), []);
        assert_eq!(found("[![](a.png)](https://a.vn)"), [Code::MissingAlt]);
    }

    #[test]
    fn headings_go_down_one_level_at_a_time() {
        assert_eq!(found("## Một\n\n### Hai\n\n## Ba\n"), []);
        assert_eq!(found("## Một\n\n#### Hai\n"), [Code::HeadingOrder]);
        assert_eq!(found("# Tên trang\n"), [Code::HeadingOrder]);
        assert_eq!(found("Tên trang\n===\n"), [Code::HeadingOrder]);
        assert_eq!(found("Mục\n---\n"), []);
        assert_eq!(found("### Sâu\n"), [Code::HeadingOrder]);
        assert_eq!(found("##\n"), [Code::EmptyHeading]);
    }

    #[test]
    fn a_table_has_heads() {
        assert_eq!(found("| Quý | Hồ sơ |\n|---|---|\n| I | 4 |\n"), []);
        assert_eq!(found("| | Hồ sơ |\n|---|---|\n| I | 4 |\n"), []);
        assert_eq!(found("| | |\n|---|---|\n| I | 4 |\n"), [Code::TableHeaders]);
        assert_eq!(found("| Khung |\n|---|\n| Chữ |\n"), [Code::TableHeaders]);
    }

    #[test]
    fn a_list_is_a_list() {
        assert_eq!(found("Gồm:\n– Đơn\n– Bản sao\n"), [Code::FakeList]);
        assert_eq!(found("a) Đơn\nb) Bản sao\n"), [Code::FakeList]);
        assert_eq!(found("- Đơn\n- Bản sao\n"), []);
        assert_eq!(found("Từ 8 giờ\n– 10 giờ\n"), []);
    }

    #[test]
    fn capitals_are_for_titles() {
        assert_eq!(found("CÁC ĐƠN VỊ PHẢI GỬI BÁO CÁO TRƯỚC NGÀY MƯỜI TÁM HẰNG THÁNG"), [Code::AllCapitals]);
        assert_eq!(found("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), []);
    }
}
