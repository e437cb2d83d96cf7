//! The objects of a PDF file: names, numbers, texts, lists, dictionaries, streams.

use std::collections::BTreeMap;

use super::filters;
use crate::check::disclosure::attachment::reading::Reading;

/// The deepest nesting that is followed.
const DEEPEST: usize = 40;
/// The most objects that are kept.
const MOST: usize = 1_000_000;

/// The longest trailer that is read.
const TRAILER: usize = 16 << 10;

/// One object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    /// `null`, or what cannot be read.
    Nothing,
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    List(Vec<Object>),
    Dictionary(BTreeMap<String, Object>),
    /// `12 0 R`.
    Reference(u32),
    /// A word: an operator of a page, `true`, `endobj`.
    Word(Vec<u8>),
}

impl Object {
    /// Finds the value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Dictionary(entries) => entries.get(key),
            _ => None,
        }
    }

    /// Finds the name under a key.
    pub(super) fn name(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Gives the items of a list; anything else is a list of itself.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Nothing => &[],
            other => std::slice::from_ref(other),
        }
    }

    /// Lists the texts in it.
    pub(super) fn texts(&self) -> Vec<String> {
        match self {
            Self::Text(bytes) => vec![text(bytes)],
            Self::List(items) => items.iter().flat_map(Self::texts).collect(),
            Self::Dictionary(entries) => entries.values().flat_map(Self::texts).collect(),
            _ => Vec::new(),
        }
    }
}

/// Reads a text of a property: UTF-16 or UTF-8 behind a mark, else one letter a byte.
pub(super) fn text(bytes: &[u8]) -> String {
    crate::check::disclosure::attachment::plain::lossy(bytes).into_owned()
}

/// An object with its number, and its stream where it has one.
#[derive(Debug)]
pub(super) struct Indirect<'b> {
    pub(super) number: u32,
    pub(super) value: Object,
    /// As it lies in the file.
    pub(super) stream: Option<&'b [u8]>,
}

/// All objects of a file, those of earlier versions too.
#[derive(Debug, Default)]
pub(super) struct Pdf<'b> {
    pub(super) objects: Vec<Indirect<'b>>,
    /// The newest object of each number.
    newest: BTreeMap<u32, usize>,
    trailers: Vec<Object>,
}

impl<'b> Pdf<'b> {
    /// Finds the objects of a file.
    pub(super) fn scan(bytes: &'b [u8]) -> Self {
        let mut pdf = Self::default();
        let mut at = 0;
        while let Some((place, is_object)) = mark(bytes, at) {
            at = place;
            if !is_object {
                let end = bytes.len().min(at + TRAILER);
                pdf.trailers.extend(Parser::new(&bytes[..end], at).object().filter(|_| pdf.trailers.len() < 1_000));
                continue;
            }
            let mut parser = Parser::new(bytes, at);
            let number = number_before(bytes, place - 3);
            let value = parser.object().unwrap_or(Object::Nothing);
            at = parser.at.max(at);
            let stream = stream(bytes, at, &value);
            if let Some(stream) = stream {
                at = (stream.as_ptr() as usize - bytes.as_ptr() as usize) + stream.len();
            }
            if let Some(number) = number {
                pdf.add(Indirect { number, value, stream });
            }
        }
        pdf
    }

    fn add(&mut self, object: Indirect<'b>) {
        if self.objects.len() < MOST {
            self.newest.insert(object.number, self.objects.len());
            self.objects.push(object);
        }
    }

    /// Unpacks the objects that lie in streams of objects.
    pub(super) fn unpack(&mut self, reading: &mut Reading) {
        for at in 0..self.objects.len() {
            if self.objects[at].value.name("Type") != Some("ObjStm") {
                continue;
            }
            let number = |key| self.objects[at].value.get(key).and_then(Object::number).unwrap_or(0.0) as usize;
            let (count, first) = (number("N").min(MOST), number("First"));
            let Some(content) = filters::decode(self, &self.objects[at], reading) else { continue };
            let mut head = Parser::new(&content, 0);
            for _ in 0..count {
                let (Some(Object::Number(number)), Some(Object::Number(offset))) = (head.object(), head.object())
                else {
                    break;
                };
                let value =
                    Parser::new(&content, first.saturating_add(offset as usize)).object().unwrap_or(Object::Nothing);
                // What stands in the file itself may be newer; only what is nowhere else is found by its number.
                let newest = self.newest.get(&(number as u32)).copied();
                self.add(Indirect { number: number as u32, value, stream: None });
                if let Some(newest) = newest.filter(|newest| *newest > at && self.objects[*newest].stream.is_some()) {
                    self.newest.insert(number as u32, newest);
                }
            }
        }
    }

    /// Finds the newest object of a number.
    pub(super) fn object(&self, number: u32) -> Option<&Indirect<'b>> {
        self.objects.get(self.place(number)?)
    }

    /// Finds the place in the list of the newest object of a number.
    pub(super) fn place(&self, number: u32) -> Option<usize> {
        self.newest.get(&number).copied()
    }

    /// Tells whether a password is needed.
    pub(super) fn is_encrypted(&self) -> bool {
        let tables = self.objects.iter().map(|object| &object.value).filter(|value| value.name("Type") == Some("XRef"));
        self.trailers
            .iter()
            .chain(tables)
            .any(|trailer| trailer.get("Encrypt").is_some_and(|value| *value != Object::Nothing))
    }
}

/// Finds the next `obj` or `trailer`; gives the place behind it and whether it is an object.
fn mark(bytes: &[u8], from: usize) -> Option<(usize, bool)> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| matches!(byte, b'o' | b't'))?;
        let rest = &bytes[at..];
        let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        if rest.starts_with(b"obj") && (before.is_ascii_whitespace() || before.is_ascii_digit()) {
            return Some((at + 3, true));
        }
        if rest.starts_with(b"trailer") {
            return Some((at + 7, false));
        }
        at += 1;
    }
}

/// Reads the number of an object backwards: `12 0 obj`.
fn number_before(bytes: &[u8], end: usize) -> Option<u32> {
    let line = bytes[end.saturating_sub(24)..end].trim_ascii_end();
    let generation = line.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let line = line[..line.len() - generation].trim_ascii_end();
    let digits = line.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&line[line.len() - digits..]).ok()?.parse().ok()
}

/// Finds the stream behind a dictionary. The length it says it has counts only where the stream ends there.
fn stream<'b>(bytes: &'b [u8], at: usize, value: &Object) -> Option<&'b [u8]> {
    let rest = bytes.get(at..)?;
    let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let rest = rest[blanks..].strip_prefix(b"stream")?;
    let rest = rest
        .strip_prefix(b"\r\n")
        .or_else(|| rest.strip_prefix(b"\n"))
        .or_else(|| rest.strip_prefix(b"\r"))
        .unwrap_or(rest);
    if let Some(Object::Number(length)) = value.get("Length")
        && let Some((stream, after)) = rest.split_at_checked(*length as usize)
        && after.trim_ascii_start().starts_with(b"endstream")
    {
        return Some(stream);
    }
    let end = find(rest, b"endstream").unwrap_or(rest.len());
    Some(&rest[..end])
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}

/// Reads objects one after another; pages and tables of letters are written in the same way.
pub(super) struct Parser<'t> {
    bytes: &'t [u8],
    pub(super) at: usize,
}

impl<'t> Parser<'t> {
    pub(super) fn new(bytes: &'t [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Reads the next object; `None` at the end.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        self.skip();
        let rest = self.bytes.get(self.at..)?;
        let object = match rest {
            [] => return None,
            [b'<', b'<', ..] => self.dictionary(depth),
            [b'<', ..] => self.digits(),
            [b'(', ..] => self.letters(),
            [b'[', ..] => self.list(depth),
            [b'/', ..] => self.named(),
            [b'+' | b'-' | b'.' | b'0'..=b'9', ..] => self.count(),
            [b'>', b'>', ..] => {
                self.at += 2;
                Object::Word(b">>".to_vec())
            }
            [b']' | b'{' | b'}' | b')' | b'>', ..] => {
                self.at += 1;
                Object::Word(rest[..1].to_vec())
            }
            _ => Object::Word(self.word().to_vec()),
        };
        Some(object)
    }

    fn skip(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    self.at += self.bytes[self.at..]
                        .iter()
                        .position(|byte| matches!(byte, b'\n' | b'\r'))
                        .unwrap_or(self.bytes.len() - self.at)
                }
                0 | 9 | 10 | 12 | 13 | 32 => self.at += 1,
                _ => return,
            }
        }
    }

    fn word(&mut self) -> &'t [u8] {
        let rest = &self.bytes[self.at..];
        let ends = |byte: &u8| {
            matches!(
                byte,
                0 | 9 | 10 | 12 | 13 | 32 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
            )
        };
        let length = rest.iter().position(ends).unwrap_or(rest.len()).max(1);
        self.at += length;
        &rest[..length]
    }

    /// Reads a number, or a reference where two whole numbers and `R` stand.
    fn count(&mut self) -> Object {
        let word = self.word();
        let text = std::str::from_utf8(word).unwrap_or_default();
        let Ok(number) = text.parse::<f64>() else { return Object::Word(word.to_vec()) };
        if number.fract() == 0.0 && number >= 0.0 && self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            let back = self.at;
            self.skip();
            let generation = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            self.at += generation;
            self.skip();
            let ends = self.bytes.get(self.at + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric());
            if (1..=5).contains(&generation) && self.bytes.get(self.at) == Some(&b'R') && ends {
                self.at += 1;
                return Object::Reference(number as u32);
            }
            self.at = back;
        }
        Object::Number(number)
    }

    fn named(&mut self) -> Object {
        self.at += 1;
        let starts_at_end = self.bytes.get(self.at).is_none_or(|byte| b" \t\r\n/<>[]()".contains(byte));
        let word = if starts_at_end { &[] } else { self.word() };
        let mut name = String::new();
        let mut at = 0;
        while let Some(byte) = word.get(at) {
            let code =
                word.get(at + 1..at + 3).filter(|_| *byte == b'#').and_then(|digits| std::str::from_utf8(digits).ok());
            match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                Some(code) => {
                    name.push(char::from(code));
                    at += 3;
                }
                None => {
                    name.push(char::from(*byte));
                    at += 1;
                }
            }
        }
        Object::Name(name)
    }

    fn digits(&mut self) -> Object {
        let rest = &self.bytes[self.at + 1..];
        let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at += length + 2;
        let digits: Vec<u8> = rest[..length]
            .iter()
            .filter_map(|byte| char::from(*byte).to_digit(16))
            .filter_map(|digit| u8::try_from(digit).ok())
            .collect();
        Object::Text(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect())
    }

    fn letters(&mut self) -> Object {
        let mut text = Vec::new();
        let mut open = 1;
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text),
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            if *byte != b'\\' {
                text.push(*byte);
            }
        }
        Object::Text(text)
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.bytes.get(self.at) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' | b'f' | b'\n' => {}
            b'\r' => self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n')),
            b'0'..=b'7' => {
                let rest = &self.bytes[self.at - 1..];
                let length = rest.iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                text.push(
                    rest[..length].iter().fold(0u8, |code, digit| code.wrapping_mul(8).wrapping_add(digit - b'0')),
                );
                self.at += length - 1;
            }
            other => text.push(*other),
        }
    }

    fn list(&mut self, depth: usize) -> Object {
        self.at += 1;
        let mut items = Vec::new();
        if depth >= DEEPEST {
            return Object::Nothing;
        }
        loop {
            match self.nested(depth + 1) {
                None => break,
                Some(Object::Word(word)) if word == b"]" || word == b"endobj" => break,
                Some(item) => items.push(item),
            }
        }
        Object::List(items)
    }

    fn dictionary(&mut self, depth: usize) -> Object {
        self.at += 2;
        let mut entries = BTreeMap::new();
        if depth >= DEEPEST {
            return Object::Nothing;
        }
        loop {
            match self.nested(depth + 1) {
                Some(Object::Name(key)) => {
                    let before = self.at;
                    match self.nested(depth + 1) {
                        Some(Object::Word(word)) if word == b">>" => break,
                        Some(Object::Word(word)) if word == b"endobj" => {
                            self.at = before;
                            break;
                        }
                        Some(value) => drop(entries.insert(key, value)),
                        None => break,
                    }
                }
                None => break,
                Some(Object::Word(word)) if word == b">>" || word == b"endobj" || word == b"stream" => break,
                Some(_) => {}
            }
        }
        Object::Dictionary(entries)
    }
}
