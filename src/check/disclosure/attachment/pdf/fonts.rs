//! Which letters the codes of a font draw, and how wide they are.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::filters;
use super::objects::{Object, Parser, Pdf};
use super::resolve;
use crate::check::disclosure::attachment::reading::Reading;

/// The fonts that were read, by the numbers of their objects: pages share them.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    read: BTreeMap<u32, Rc<Font>>,
}

/// The fonts a page draws with, by their names on it.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    fonts: BTreeMap<String, Rc<Font>>,
}

/// One font.
#[derive(Debug)]
pub(super) struct Font {
    /// How many bytes a code has.
    bytes: usize,
    /// Ranges of codes with the text of their first: code → (last code, text).
    letters: BTreeMap<u32, (u32, Vec<char>)>,
    /// Whether a code without a letter is one of Latin-1.
    latin: bool,
    widths: BTreeMap<u32, f64>,
    width: f64,
}

impl Fonts {
    /// Reads the fonts of what a page draws with.
    pub(super) fn of(pdf: &Pdf<'_>, resources: &Object, shelf: &mut Shelf, reading: &mut Reading) -> Self {
        let Some(Object::Dictionary(named)) = resources.get("Font").map(|fonts| resolve(pdf, fonts)) else {
            return Self::default();
        };
        let fonts = named.iter().map(|(name, font)| (name.clone(), shelf.font(pdf, font, reading)));
        Self { fonts: fonts.collect() }
    }

    /// Reads every font of a file by the names pages give them.
    pub(super) fn of_all(pdf: &Pdf<'_>, shelf: &mut Shelf, reading: &mut Reading) -> Self {
        let mut all = Self::default();
        let named = pdf.objects.iter().rev().flat_map(|object| {
            let own = object.value.get("Resources").map(|resources| resolve(pdf, resources));
            [Some(&object.value), own].into_iter().flatten().filter(|resources| resources.get("Font").is_some())
        });
        for resources in named.take(2_000) {
            for (name, font) in Self::of(pdf, resources, shelf, reading).fonts {
                all.fonts.entry(name).or_insert(font);
            }
        }
        all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fonts.is_empty()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Font> {
        self.fonts.get(name).map(Rc::as_ref)
    }
}

impl Shelf {
    fn font(&mut self, pdf: &Pdf<'_>, object: &Object, reading: &mut Reading) -> Rc<Font> {
        let Object::Reference(number) = object else { return Rc::new(Font::read(pdf, object, reading)) };
        if let Some(font) = self.read.get(number) {
            return Rc::clone(font);
        }
        let font = Rc::new(Font::read(pdf, resolve(pdf, object), reading));
        self.read.insert(*number, Rc::clone(&font));
        font
    }
}

impl Font {
    fn read(pdf: &Pdf<'_>, value: &Object, reading: &mut Reading) -> Self {
        let composite = value.name("Subtype") == Some("Type0");
        let mut font =
            Self { bytes: 1, letters: BTreeMap::new(), latin: !composite, widths: BTreeMap::new(), width: 0.5 };
        if composite {
            font.bytes = 2;
            font.wide(pdf, value);
        } else {
            font.simple(pdf, value);
        }
        if let Some(Object::Reference(number)) = value.get("ToUnicode")
            && let Some(table) = pdf.object(*number)
            && let Some(table) = filters::decode(pdf, table, reading)
        {
            font.table(&table);
        }
        font
    }

    /// Reads the widths of a font with codes of two bytes: `[first [w w …] first last w …]`, in thousandths.
    fn wide(&mut self, pdf: &Pdf<'_>, value: &Object) {
        let below = value.get("DescendantFonts").map(|fonts| resolve(pdf, fonts));
        let Some(below) = below.and_then(|fonts| fonts.items().first()).map(|font| resolve(pdf, font)) else { return };
        self.width = below.get("DW").and_then(Object::number).unwrap_or(1000.0) / 1000.0;
        let Some(widths) = below.get("W").map(|widths| resolve(pdf, widths)) else { return };
        let mut items = widths.items().iter().map(|item| resolve(pdf, item));
        while let (Some(Object::Number(first)), Some(next)) = (items.next(), items.next()) {
            let first = *first as u32;
            match next {
                Object::List(list) => {
                    let each = list.iter().filter_map(Object::number).zip(first..);
                    self.widths.extend(each.map(|(width, code)| (code, width / 1000.0)));
                }
                Object::Number(last) => {
                    let width = items.next().and_then(Object::number).unwrap_or(1000.0) / 1000.0;
                    let last = (*last as u32).min(first.saturating_add(0xffff));
                    self.widths.extend((first..=last).map(|code| (code, width)));
                }
                _ => break,
            }
        }
    }

    /// Reads the widths of a font with codes of one byte, and the letters it names itself.
    fn simple(&mut self, pdf: &Pdf<'_>, value: &Object) {
        let first = value.get("FirstChar").and_then(Object::number).unwrap_or(0.0) as u32;
        // A font of drawings says itself how large its units are.
        let scale = value
            .get("FontMatrix")
            .map(|matrix| resolve(pdf, matrix))
            .and_then(|matrix| matrix.items().first()?.number())
            .unwrap_or(0.001);
        if let Some(widths) = value.get("Widths").map(|widths| resolve(pdf, widths)) {
            let each = widths.items().iter().filter_map(|width| resolve(pdf, width).number()).zip(first..);
            self.widths = each.map(|(width, code)| (code, width * scale)).collect();
        }
        let named = value
            .get("Encoding")
            .map(|encoding| resolve(pdf, encoding))
            .and_then(|encoding| encoding.get("Differences"));
        let mut code = 0;
        for item in named.map(|named| resolve(pdf, named).items()).unwrap_or_default() {
            match item {
                Object::Number(number) => code = *number as u32,
                Object::Name(name) => {
                    if let Some(letter) = letter(name) {
                        self.letters.insert(code, (code, vec![letter]));
                    }
                    code += 1;
                }
                _ => {}
            }
        }
    }

    /// Reads a table of codes and letters.
    fn table(&mut self, table: &[u8]) {
        let mut parser = Parser::new(table, 0);
        let mut held: Vec<Object> = Vec::new();
        while let Some(object) = parser.object() {
            let Object::Word(word) = object else {
                held.push(object);
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => {
                    if let Some(Object::Text(first)) = held.first() {
                        self.bytes = first.len().clamp(1, 4);
                    }
                }
                b"endbfchar" => held.chunks_exact(2).for_each(|pair| self.range(&pair[0], &pair[0], &pair[1])),
                b"endbfrange" => held.chunks_exact(3).for_each(|three| self.range(&three[0], &three[1], &three[2])),
                _ => {}
            }
            held.clear();
        }
    }

    fn range(&mut self, first: &Object, last: &Object, target: &Object) {
        let (Object::Text(first), Object::Text(last)) = (first, last) else { return };
        let (first, last) = (code(first), code(last));
        match target {
            Object::Text(text) => drop(self.letters.insert(first, (last.max(first), letters(text)))),
            Object::List(list) => {
                for (item, code) in list.iter().zip(first..=last) {
                    if let Object::Text(text) = item {
                        self.letters.insert(code, (code, letters(text)));
                    }
                }
            }
            _ => {}
        }
    }

    /// Splits a text into its codes.
    pub(super) fn codes<'t>(&self, text: &'t [u8]) -> impl Iterator<Item = u32> + use<'t> {
        text.chunks(self.bytes).map(code)
    }

    /// Gives the letters of a code; `None` where nobody knows them.
    pub(super) fn letters(&self, wanted: u32) -> Option<String> {
        if let Some((first, (last, text))) = self.letters.range(..=wanted).next_back()
            && wanted <= *last
        {
            let (end, start) = text.split_last()?;
            let end = char::from_u32(u32::from(*end) + (wanted - first))?;
            return Some(start.iter().copied().chain([end]).collect());
        }
        self.latin.then(|| char::from_u32(wanted)).flatten().filter(|letter| !letter.is_control()).map(String::from)
    }

    /// Gives the width of a code, of a letter one unit high.
    pub(super) fn width(&self, code: u32) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.width)
    }

    /// Tells whether a code is the blank that is made wider on its own.
    pub(super) fn is_blank(&self, code: u32) -> bool {
        self.bytes == 1 && code == 32
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn letters(bytes: &[u8]) -> Vec<char> {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Reads the name of a letter: `A`, `seven`, `uni1EAD`.
fn letter(name: &str) -> Option<char> {
    const NAMES: &[(&str, char)] = &[
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("space", ' '),
        ("period", '.'),
        ("comma", ','),
        ("hyphen", '-'),
        ("colon", ':'),
        ("slash", '/'),
        ("at", '@'),
        ("plus", '+'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("underscore", '_'),
    ];
    let mut signs = name.chars();
    if let (Some(sign), None) = (signs.next(), signs.next()) {
        return Some(sign);
    }
    let number = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))
        .and_then(|digits| u32::from_str_radix(digits.get(..4)?, 16).ok());
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign).or_else(|| char::from_u32(number?))
}
