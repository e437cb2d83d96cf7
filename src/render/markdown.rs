//! Markdown events to HTML under a strict content policy: no style, no script, no raw HTML.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd, html};

use super::SiteWords;
use crate::pages::{relative, resolve};
use crate::parse;
use crate::text::escape;

/// Renders Markdown; text links to the register, relative links are resolved from the page.
pub fn html(text: &str, site: &SiteWords, here: &str) -> String {
    let mut writer = Writer {
        site,
        here,
        explained: Vec::new(),
        alignments: Vec::new(),
        column: 0,
        head: false,
        tables: 0,
        quiet: 0,
        links: Vec::new(),
    };
    let read = parse::markdown(text);
    let events = read.events.into_iter().flat_map(|(event, _)| writer.event(event)).collect::<Vec<_>>();
    let mut output = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut output, events.into_iter());
    output
}

struct Writer<'s> {
    site: &'s SiteWords,
    here: &'s str,
    explained: Vec<String>,
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
    tables: usize,
    /// How many enclosing elements forbid links inside: links, headings, code.
    quiet: usize,
    /// Whether each open link or picture kept its target.
    links: Vec<bool>,
}

impl<'s> Writer<'s> {
    fn event<'t>(&mut self, event: Event<'t>) -> Vec<Event<'t>> {
        match event {
            Event::Text(text) if self.quiet == 0 => {
                let mut html = String::new();
                self.site.inline(&text, self.here, &mut self.explained, &mut html);
                vec![raw(html)]
            }
            Event::TaskListMarker(done) => vec![raw(if done { "☑ " } else { "☐ " })],
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            other => vec![other],
        }
    }

    fn start<'t>(&mut self, tag: Tag<'t>) -> Vec<Event<'t>> {
        match tag {
            Tag::Link { dest_url, title, link_type, id } => {
                self.quiet += 1;
                self.links.push(!dest_url.is_empty());
                if dest_url.is_empty() {
                    return vec![raw("<span>")];
                }
                let dest_url = self.target(&dest_url).into();
                vec![Event::Start(Tag::Link { link_type, dest_url, title, id })]
            }
            Tag::Image { dest_url, title, link_type, id } => {
                self.quiet += 1;
                self.links.push(!dest_url.is_empty());
                if dest_url.is_empty() {
                    return vec![raw("<span>")];
                }
                let dest_url = self.target(&dest_url).into();
                vec![Event::Start(Tag::Image { link_type, dest_url, title, id })]
            }
            Tag::Heading { .. } | Tag::CodeBlock(_) => {
                self.quiet += 1;
                vec![Event::Start(tag)]
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                // Regions are told apart by their names.
                self.tables += 1;
                let label = format!("{} {}", escape(&self.site.table_label), self.tables);
                vec![raw(format!(
                    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>"
                ))]
            }
            Tag::TableHead => {
                (self.head, self.column) = (true, 0);
                vec![raw("<thead><tr>")]
            }
            Tag::TableRow => {
                self.column = 0;
                vec![raw("<tr>")]
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Right) => " class=\"num\"",
                    _ => "",
                };
                self.column += 1;
                vec![raw(if self.head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") })]
            }
            other => vec![Event::Start(other)],
        }
    }

    /// Turns a link as an editor writes it into one that works in every language and from a disk.
    fn target(&self, url: &str) -> String {
        let leads_elsewhere = url.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
        if leads_elsewhere || url.starts_with('#') {
            return url.to_owned();
        }
        let (path, fragment) = url.split_once('#').map_or((url, ""), |(path, _)| (path, &url[path.len()..]));
        let address = resolve(self.here, path);
        let root = if address.starts_with("/files/") { "~" } else { "" };
        relative(&self.site.root, self.here, &format!("{root}{address}{fragment}"))
    }

    fn end<'t>(&mut self, end: TagEnd) -> Vec<Event<'t>> {
        match end {
            TagEnd::Link | TagEnd::Image => {
                self.quiet -= 1;
                let kept = self.links.pop().unwrap_or(true);
                if kept { vec![Event::End(end)] } else { vec![raw("</span>")] }
            }
            TagEnd::Heading(_) | TagEnd::CodeBlock => {
                self.quiet -= 1;
                vec![Event::End(end)]
            }
            TagEnd::Table => vec![raw("</tbody></table></div>")],
            TagEnd::TableHead => {
                self.head = false;
                vec![raw("</tr></thead><tbody>")]
            }
            TagEnd::TableRow => vec![raw("</tr>")],
            TagEnd::TableCell => vec![raw(if self.head { "</th>" } else { "</td>" })],
            other => vec![Event::End(other)],
        }
    }
}

fn raw<'t>(html: impl Into<String>) -> Event<'t> {
    Event::InlineHtml(html.into().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Register;
    use crate::pages::{Dictionary, Root};

    fn rendered(text: &str) -> String {
        let root = Root { site: String::new(), language: String::new(), offline: false, base_path: None };
        html(text, &SiteWords::new(root, None, Register::default(), None, &Dictionary::default()), "/trang/a/")
    }

    #[test]
    fn what_is_not_published_keeps_its_words_alone() {
        assert_eq!(rendered("[a](javascript:alert(1))"), "<p><span>a</span></p>\n");
        assert_eq!(rendered("![a](https://a.vn/p.png)"), "<p><span>a</span></p>\n");
        assert_eq!(rendered("[![a](data:x)](/b/)"), "<p><a href=\"../../b/\"><span>a</span></a></p>\n");
        assert_eq!(rendered("![a\"b](/files/p.png)"), "<p><img src=\"../../files/p.png\" alt=\"a&quot;b\" /></p>\n");
    }
}
