//! Says whether HTML is balanced and can run nothing. It believes only what it knows: any other element or attribute is a
//! fault.

const ELEMENTS: [&str; 41] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "u",
];
const EMPTY: [&str; 3] = ["br", "hr", "img"];
const ATTRIBUTES: [&str; 15] = [
    "alt",
    "aria-label",
    "aria-labelledby",
    "class",
    "colspan",
    "href",
    "id",
    "lang",
    "role",
    "rowspan",
    "scope",
    "src",
    "start",
    "tabindex",
    "title",
];

/// Tells the first fault of a piece of HTML.
pub(crate) fn sound(html: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let tag = &rest[at + 1..];
        let (tag, after) = end_of(tag).ok_or_else(|| format!("a tag without end: <{tag}"))?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(last) if last == name => {}
                last => return Err(format!("</{name}> closes {last:?}")),
            }
            continue;
        }
        let (name, attributes) = tag.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((tag, ""));
        let name = name.trim_end_matches('/');
        if !ELEMENTS.contains(&name) {
            return Err(format!("an element that is not published: <{tag}>"));
        }
        attributes_are_sound(attributes)?;
        if !EMPTY.contains(&name) {
            open.push(name.to_owned());
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("never closed: {open:?}")) }
}

/// Splits behind a tag; a `>` in a quoted value does not end it.
fn end_of(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = text.find(|character| {
        quoted ^= character == '"';
        character == '>' && !quoted
    })?;
    Some((&text[..at], &text[at + 1..]))
}

fn attributes_are_sound(attributes: &str) -> Result<(), String> {
    let mut rest = attributes.trim_start();
    while !rest.trim_end_matches('/').trim().is_empty() {
        let (name, after) = rest.split_once("=\"").ok_or_else(|| format!("an attribute without a value: {rest}"))?;
        let (value, after) = after.split_once('"').ok_or_else(|| format!("a value without end: {rest}"))?;
        if !ATTRIBUTES.contains(&name) {
            return Err(format!("an attribute that is not published: {name}=\"{value}\""));
        }
        if matches!(name, "href" | "src") && runs(value) {
            return Err(format!("an address that runs something: {value}"));
        }
        rest = after.trim_start();
    }
    Ok(())
}

/// Tells whether an address may be more than a page, a place in one, a letter or a call. Browsers skip blanks and
/// control characters in a scheme.
fn runs(address: &str) -> bool {
    // Last of all: what stands behind an `&amp;` is no entity.
    let decoded = address.replace("&#58;", ":").replace("&colon;", ":").replace("&amp;", "&");
    let bare: String = decoded.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let Some((scheme, _)) = bare.split_once(':') else { return false };
    let is_scheme = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme && !["http", "https", "mailto", "tel"].contains(&scheme.to_ascii_lowercase().as_str())
}
