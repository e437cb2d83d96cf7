//! Templates made small once, so that no page has to be: a page is as small as the templates it was made from.
//!
//! Blanks that no browser shows, comments and quotes that no value needs are taken out of the source of a template,
//! before it is read. What a template prints is not touched.

/// The elements around which blanks show nothing: they begin and end a line, or are no text at all
/// (HTML Standard, 15.3 "Flow content" and "Hidden elements"; parts of a drawing).
const APART: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "circle",
    "col",
    "colgroup",
    "dd",
    "defs",
    "desc",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "line",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "optgroup",
    "option",
    "p",
    "path",
    "pattern",
    "polyline",
    "pre",
    "rect",
    "script",
    "search",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// The elements whose text stays as it is.
const VERBATIM: &[&str] = &["pre", "script", "style", "textarea"];

/// A template without what its pages do not need.
#[derive(Debug)]
pub(super) struct Small {
    pub(super) text: String,
    /// Where the pieces of the text stood in the source: offset here, offset there.
    origins: Vec<(usize, usize)>,
}

impl Small {
    /// Makes a template of HTML small.
    pub(super) fn of(source: &str) -> Self {
        let text = String::with_capacity(source.len());
        let mut reader = Reader { source, at: 0, small: Self { text, origins: Vec::new() }, before: Edge::Apart };
        while reader.at < source.len() {
            reader.piece();
        }
        reader.small
    }

    /// Takes a template as it is: in a text every blank counts.
    pub(super) fn as_written(source: &str) -> Self {
        Self { text: source.to_owned(), origins: Vec::new() }
    }

    /// Gives the place in the source of a place in the small text.
    pub(super) fn origin(&self, at: usize) -> usize {
        let next = self.origins.partition_point(|(here, _)| *here <= at);
        let (here, there) = next.checked_sub(1).map_or((0, 0), |index| self.origins[index]);
        there + (at - here)
    }
}

/// What stands beside a run of blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// An element around which blanks show nothing.
    Apart,
    /// Text, what is printed, a choice or a loop: nobody knows what of it comes next to the blanks.
    Inline,
}

struct Reader<'s> {
    source: &'s str,
    at: usize,
    small: Small,
    /// What was read last.
    before: Edge,
}

impl<'s> Reader<'s> {
    fn rest(&self) -> &'s str {
        &self.source[self.at..]
    }

    /// Takes the next bytes along as they are.
    fn copy(&mut self, length: usize) {
        self.small.origins.push((self.small.text.len(), self.at));
        self.small.text.push_str(&self.source[self.at..self.at + length]);
        self.at += length;
    }

    fn piece(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            self.at += until(rest, "-->");
        } else if let Some(length) = engine(rest) {
            self.before = Edge::Inline;
            self.copy(length);
        } else if let Some(name) = tag(rest) {
            self.element(name);
        } else if rest.starts_with(blank) {
            self.blanks();
        } else {
            let length = run(rest, |c| blank(c) || "<{".contains(c));
            self.before = Edge::Inline;
            self.copy(length);
        }
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        let length = rest.find(|c| !blank(c)).unwrap_or(rest.len());
        let after = match tag(&rest[length..]) {
            Some(name) if is_one_of(APART, name) => Edge::Apart,
            _ if length == rest.len() => Edge::Apart,
            _ => Edge::Inline,
        };
        if self.before == Edge::Inline && after == Edge::Inline {
            self.small.origins.push((self.small.text.len(), self.at));
            self.small.text.push(' ');
        }
        self.at += length;
    }

    /// Takes a tag along, and what stands up to its end where that stays as it is.
    fn element(&mut self, name: &str) {
        let opens = !self.rest().starts_with("</");
        self.copy(if opens { 1 } else { 2 } + name.len());
        self.attributes();
        if opens && is_one_of(VERBATIM, name) {
            let end = self.rest().find(&format!("</{name}")).unwrap_or(self.rest().len());
            self.copy(end);
        }
        self.before = if is_one_of(APART, name) { Edge::Apart } else { Edge::Inline };
    }

    /// Takes the inside of a tag along, its end included.
    fn attributes(&mut self) {
        while self.at < self.source.len() {
            let rest = self.rest();
            if let Some(length) = engine(rest) {
                self.copy(length);
            } else if rest.starts_with('>') {
                return self.copy(1);
            } else if rest.starts_with(blank) {
                let length = rest.find(|c| !blank(c)).unwrap_or(rest.len());
                if !rest[length..].starts_with('>') {
                    self.small.origins.push((self.small.text.len(), self.at));
                    self.small.text.push(' ');
                }
                self.at += length;
            } else if rest.starts_with("=\"") {
                self.value();
            } else if rest.starts_with("='") {
                self.copy(quoted(rest, '\''));
            } else {
                let length = run(rest, |c| blank(c) || ">={".contains(c));
                self.copy(length);
            }
        }
    }

    /// Takes a value in quotes along, without them where it needs none.
    fn value(&mut self) {
        let rest = self.rest();
        let end = quoted(rest, '"');
        let value = rest[2..end].trim_end_matches('"');
        let bare = !value.contains(|c: char| blank(c) || "\"'=<>`{}".contains(c));
        if !bare || !separated(&rest[end..]) {
            return self.copy(end);
        }
        if !value.is_empty() {
            self.copy(1);
            self.at += 1;
            self.copy(value.len());
            self.at += 1;
        } else {
            self.at += end;
        }
    }
}

/// Gives the length of what stands before the next sign that ends it; the first sign never does.
fn run(rest: &str, ends: impl Fn(char) -> bool) -> usize {
    rest.char_indices().skip(1).find(|(_, c)| ends(*c)).map_or(rest.len(), |(end, _)| end)
}

/// Tells whether what follows a value keeps it apart without quotes, whatever the engine makes of it.
fn separated(rest: &str) -> bool {
    let after = rest.trim_start_matches(blank);
    after.starts_with('>') || after.len() < rest.len() && after.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Tells whether a tag is one of some elements; HTML tells no case apart.
fn is_one_of(elements: &[&str], name: &str) -> bool {
    elements.iter().any(|element| element.eq_ignore_ascii_case(name))
}

/// Gives the length of a value in quotes with the `=` before it; quotes inside what the engine reads end nothing.
fn quoted(rest: &str, quote: char) -> usize {
    let mut end = 2;
    while end < rest.len() && !rest[end..].starts_with(quote) {
        end += engine(&rest[end..]).unwrap_or_else(|| rest[end..].chars().next().map_or(1, char::len_utf8));
    }
    (end + 1).min(rest.len())
}

/// Gives the length of what the template engine reads itself: `{{ … }}`, `{% … %}`, `{# … #}`.
fn engine(rest: &str) -> Option<usize> {
    let end = match rest.as_bytes() {
        [b'{', b'{', ..] => "}}",
        [b'{', b'%', ..] => "%}",
        [b'{', b'#', ..] => return Some(until(rest, "#}")),
        _ => return None,
    };
    let mut at = 2;
    let mut quote = None;
    while let Some(next) = rest[at..].chars().next() {
        match quote {
            Some(open) => quote = (next != open).then_some(open),
            None if rest[at..].starts_with(end) => return Some(at + 2),
            None => quote = "\"'`".contains(next).then_some(next),
        }
        at += next.len_utf8();
    }
    Some(rest.len())
}

/// Gives the name of the tag the text begins with.
fn tag(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'))?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| &name[..end])
}

fn until(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// The blanks of HTML: no others collapse.
fn blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(source: &str) -> String {
        Small::of(source).text
    }

    #[test]
    fn blanks_that_show_nothing_are_taken_out() {
        assert_eq!(small("<ul>\n  <li>a  b</li>\n  <li> c </li>\n</ul>\n"), "<ul><li>a b</li><li>c</li></ul>");
        assert_eq!(small("<p>\n  a <b> c </b>\n  <i>d</i>\n</p>"), "<p>a <b> c </b> <i>d</i></p>");
        assert_eq!(small("a\u{a0} \u{a0}b"), "a\u{a0} \u{a0}b");
        assert_eq!(small("<!-- a -->\n<p>b</p>"), "<p>b</p>");
    }

    #[test]
    fn beside_what_is_printed_one_blank_stays() {
        assert_eq!(small("<b>a</b>\n  {{ b }}  c"), "<b>a</b> {{ b }} c");
        assert_eq!(small("<p>{% if a %}\n b\n{% endif %}\n</p>"), "<p>{% if a %} b {% endif %}</p>");
        assert_eq!(
            small("<ul>\n{% for a in b %}\n<li>{{ a }}</li>\n{% endfor %}\n</ul>"),
            "<ul>{% for a in b %}<li>{{ a }}</li>{% endfor %}</ul>"
        );
    }

    #[test]
    fn what_is_shown_as_written_stays() {
        for source in [
            "<pre>a\n  b</pre>",
            "<textarea> a  b</textarea>",
            "<PRE>a\n  b</PRE>",
            "<a b='c  >  d'>",
            "<script>a  //b\nc</script>",
            "{{ \"}}  <p>\" }}",
            "{% if a == \"%}  \" %}",
        ] {
            assert_eq!(small(source), source);
        }
    }

    #[test]
    fn quotes_go_where_the_value_and_what_follows_need_none() {
        assert_eq!(small("<a class=\"b\"  id=\"c d\" href=\"/e/\" >"), "<a class=b id=\"c d\" href=/e/>");
        assert_eq!(small("<img alt=\"\" src=\"{{ \"~/a\" | link }}\">"), "<img alt src=\"{{ \"~/a\" | link }}\">");
        for source in [
            "<a b=\"c\"{% if d %} e{% endif %}>",
            "<a b=\"c\"{{ d }}>",
            "<a b=\"c\" {%- if d %} e{% endif %}>",
            "<a b=\"c\"/>",
            "<a b=\"c='d'\">",
        ] {
            assert_eq!(small(source), source);
        }
    }

    #[test]
    fn every_place_has_its_origin() {
        let source = "<div>\n  <p class=\"a\">\n {{ wrong }}\n</p>";
        let small = Small::of(source);
        for word in ["<p", "class", "a>", "{{ wrong", "</p>"] {
            let at = small.text.find(word).expect("it is there");
            assert!(source[small.origin(at)..].starts_with(&word[..1]), "{word}");
        }
    }
}
