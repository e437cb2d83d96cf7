//! Tags and texts of XML and HTML, however broken: a walk that never fails and never expands anything.

use std::borrow::Cow;

/// One piece of a file with tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// `<name …>`, its name without a namespace, and what stands after the name.
    Open { name: &'t str, attributes: &'t str, empty: bool },
    /// `</name>`.
    Close(&'t str),
    /// Text, with references read; comments are texts too, for they go out with the file.
    Text(Cow<'t, str>),
}

/// Walks over a text.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let (token, after) = next(rest);
            rest = after;
            if token.is_some() {
                return token;
            }
        }
    })
}

fn next(text: &str) -> (Option<Token<'_>>, &str) {
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>")] {
        if let Some(inside) = text.strip_prefix(start) {
            let (inside, after) = inside.split_once(end).unwrap_or((inside, ""));
            return (Some(Token::Text(Cow::Borrowed(inside))), after);
        }
    }
    if !starts_tag(text) {
        let end = text.char_indices().skip(1).find(|(at, sign)| *sign == '<' && starts_tag(&text[*at..]));
        let (words, after) = text.split_at(end.map_or(text.len(), |(at, _)| at));
        return (Some(Token::Text(unescape(words))), after);
    }
    let end = tag_end(text);
    let (tag, after) = (&text[1..end], text.get(end + 1..).unwrap_or(""));
    if tag.starts_with(['!', '?']) {
        return (None, after);
    }
    let token = match tag.strip_prefix('/') {
        Some(name) => Token::Close(local(name.trim())),
        None => {
            let empty = tag.ends_with('/');
            let tag = tag.trim_end_matches('/');
            let (name, attributes) = tag.split_once(|c: char| c.is_whitespace()).unwrap_or((tag, ""));
            Token::Open { name: local(name), attributes, empty }
        }
    };
    (Some(token), after)
}

fn starts_tag(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next() == Some('<')
        && signs.next().is_some_and(|sign| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!' | '?' | '_'))
}

/// Finds the `>` of a tag; one inside quotes is none.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return at,
            _ => {}
        }
    }
    text.find('>').unwrap_or(text.len())
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// Finds the value of an attribute, whatever its namespace.
pub(super) fn attribute<'t>(attributes: &'t str, wanted: &str) -> Option<Cow<'t, str>> {
    pairs(attributes).find(|(name, _)| *name == wanted).map(|(_, value)| unescape(value))
}

/// Lists the attributes of a tag: names without namespaces, and values as they are written.
pub(super) fn pairs(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next()?;
        let (value, left) = if matches!(quote, '"' | '\'') {
            after[1..].split_once(quote).unwrap_or((&after[1..], ""))
        } else {
            after.split_once(|c: char| c.is_whitespace()).unwrap_or((after, ""))
        };
        rest = left;
        let name = name.trim().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        Some((local(name), value))
    })
}

/// Reads character references.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        read.push_str(before);
        let name = after.split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 10);
        match name.and_then(|name| Some((name, reference(name)?))) {
            Some((name, sign)) => {
                read.push(sign);
                rest = &after[name.len() + 1..];
            }
            None => {
                read.push('&');
                rest = after;
            }
        }
    }
    read.push_str(rest);
    Cow::Owned(read)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = hexadecimal.map_or_else(|| number.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok());
        return code.and_then(char::from_u32);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" | "ensp" | "emsp" | "thinsp" => Some(' '),
        "ndash" | "mdash" => Some('-'),
        "shy" | "zwnj" | "zwj" => Some('\u{200b}'),
        "commat" => Some('@'),
        "period" => Some('.'),
        _ => None,
    }
}
