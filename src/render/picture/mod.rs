//! A card as a picture: lines of text to pixels to the bytes of a PNG file.
//!
//! Takes the two fonts of a theme, the accent colour and cards; gives files of a few kilobytes.
//! No browser takes part: a card is drawn in well under a millisecond, so that every page of a
//! large site can have its own. The same card gives the same bytes on every machine.

mod canvas;
mod deflate;
mod letters;
mod text;

use std::cell::RefCell;

use crate::model::Colour;
use crate::pages::{Card, Fact};
use canvas::{Canvas, Ink};
pub use canvas::{HEIGHT, WIDTH};
use letters::BadFont;
use letters::Letters;

/// The space left free at both sides.
const MARGIN: usize = 64;
/// The width of a line of text.
const MEASURE: usize = WIDTH - 2 * MARGIN;
/// The height of the band with the name of the department.
const BAND: usize = 116;
/// The space between two columns of facts.
const GUTTER: usize = 32;
/// The width of a column of facts.
const COLUMN: usize = (MEASURE - GUTTER) / 2;

/// The accent colour of a department that has none of its own.
const ACCENT: [u8; 3] = [0x0b, 0x55, 0x58];
const PAPER: [u8; 3] = [0xff, 0xff, 0xff];
const BLACK: [u8; 3] = [0x17, 0x20, 0x22];
const GREY: [u8; 3] = [0x4d, 0x5a, 0x5d];

/// The places of the palette: paper, then each ink from a quarter of cover to full cover.
static INK: Ink = Ink::new([0, 1, 2]);
static MUTED: Ink = Ink::new([0, 3, 4]);
static COLOURED: Ink = Ink::new([0, 5, 6]);
/// Paper on the band: the steps of the accent, backwards.
static ON_BAND: Ink = Ink::new([6, 5, 0]);

/// Draws the cards of a department.
#[derive(Debug)]
pub struct Painter {
    palette: Vec<u8>,
    title: [Letters; 2],
    value: [Letters; 2],
    name: Letters,
    kind: Letters,
    small: Letters,
}

thread_local! {
    /// One sheet a thread, used again for every card.
    static SHEET: RefCell<Canvas> = RefCell::new(Canvas::default());
}

impl Painter {
    /// Prepares the fonts and colours.
    ///
    /// # Errors
    ///
    /// Fails when a font cannot be read.
    pub fn new(regular: &[u8], bold: &[u8], accent: Option<Colour>) -> Result<Self, BadFont> {
        Ok(Self {
            palette: palette(accent.map_or(ACCENT, Colour::rgb)),
            title: [Letters::new(bold, 56)?, Letters::new(bold, 44)?],
            value: [Letters::new(bold, 32)?, Letters::new(bold, 26)?],
            name: Letters::new(bold, 32)?,
            kind: Letters::new(bold, 26)?,
            small: Letters::new(regular, 24)?,
        })
    }

    /// Draws a card and gives the bytes of its file.
    pub fn paint(&self, card: &Card) -> Vec<u8> {
        SHEET.with_borrow_mut(|sheet| {
            sheet.clear();
            self.band(sheet, card);
            self.heading(sheet, card);
            self.facts(sheet, card);
            self.foot(sheet, card);
            encode(sheet, &self.palette)
        })
    }

    fn band(&self, sheet: &mut Canvas, card: &Card) {
        sheet.fill(0, 0, WIDTH, BAND, COLOURED.full());
        let name = text::lines(&self.name, &card.department, MEASURE, 1);
        match &card.place {
            Some(place) => {
                let place = text::lines(&self.small, place, MEASURE, 1);
                write(sheet, &self.small, &ON_BAND, MARGIN, 46, &place);
                write(sheet, &self.name, &ON_BAND, MARGIN, 88, &name);
            }
            None => write(sheet, &self.name, &ON_BAND, MARGIN, 70, &name),
        }
    }

    /// A title of two lines is set large, a longer one smaller.
    fn heading(&self, sheet: &mut Canvas, card: &Card) {
        write(sheet, &self.kind, &COLOURED, MARGIN, 172, &text::lines(&self.kind, &card.kind, MEASURE, 1));
        let [large, small] = &self.title;
        let title = text::lines(large, &card.title, MEASURE, 3);
        let (letters, title, step) = match title.len() {
            0..=2 => (large, title, 72),
            _ => (small, text::lines(small, &card.title, MEASURE, 3), 58),
        };
        for (index, line) in title.into_iter().enumerate() {
            write(sheet, letters, &INK, MARGIN, 240 + index * step - (72 - step), &[line]);
        }
    }

    /// Facts stand in two rows of two columns; a value too long for a column has a row of its own.
    fn facts(&self, sheet: &mut Canvas, card: &Card) {
        let [large, small] = &self.value;
        let placed = placed(&card.facts, |fact| {
            text::fits(small, &fact.value, COLUMN) && text::fits(&self.small, &fact.label, COLUMN)
        });
        let all_fit = placed.iter().all(|(fact, _, _, width)| text::fits(large, &fact.value, *width));
        let letters = if all_fit { large } else { small };
        for (fact, row, column, width) in placed {
            let (left, top) = (MARGIN + column * (COLUMN + GUTTER), 408 + row * 84);
            write(sheet, &self.small, &MUTED, left, top, &text::lines(&self.small, &fact.label, width, 1));
            write(sheet, letters, &INK, left, top + 38, &text::lines(letters, &fact.value, width, 1));
        }
    }

    fn foot(&self, sheet: &mut Canvas, card: &Card) {
        sheet.fill(MARGIN, 556, MEASURE, 2, MUTED.half());
        let reference = text::lines(&self.small, &card.reference, MEASURE, 1);
        write(sheet, &self.small, &MUTED, MARGIN, 596, &reference);
        let taken: i32 = reference.iter().map(|line| self.small.width(line)).sum();
        let free = MEASURE.saturating_sub(usize::try_from(taken).unwrap_or(MEASURE) + GUTTER);
        if let Some(address) = card.address.as_ref().filter(|address| text::fits(&self.small, address, free)) {
            let width = usize::try_from(self.small.width(address)).unwrap_or(free);
            write(sheet, &self.small, &MUTED, WIDTH - MARGIN - width, 596, &[address]);
        }
    }
}

/// Gives each fact a row, a column and a width, as long as there is place.
fn placed(facts: &[Fact], is_short: impl Fn(&Fact) -> bool) -> Vec<(&Fact, usize, usize, usize)> {
    let mut free = [2, 2];
    let mut placed = Vec::new();
    for fact in facts {
        let need = if is_short(fact) { 1 } else { 2 };
        if let Some(row) = free.iter().position(|left| *left >= need) {
            let width = if need == 2 { MEASURE } else { COLUMN };
            placed.push((fact, row, 2 - free[row], width));
            free[row] -= need;
        }
    }
    placed
}

/// Writes the first line of a text, if it has one, from a pen's place on its base line.
fn write(sheet: &mut Canvas, letters: &Letters, ink: &Ink, x: usize, y: usize, lines: &[impl AsRef<str>]) {
    let (Some(line), Ok(x), Ok(y)) = (lines.first(), i32::try_from(x), i32::try_from(y)) else { return };
    let mut pen = x / 2 * 2;
    for letter in line.as_ref().chars().map(|letter| letters.letter(letter)) {
        sheet.press(&letter.stamp, ink, pen, y);
        pen += letter.advance;
    }
}

/// Mixes the colours of the palette, three bytes each: paper, then four steps of each ink.
fn palette(accent: [u8; 3]) -> Vec<u8> {
    let mut palette = PAPER.to_vec();
    for ink in [BLACK, GREY, accent] {
        for step in 1..=u16::from(canvas::STEPS) {
            let all = u16::from(canvas::STEPS);
            let mixed = ink.iter().zip(PAPER).map(|(ink, paper)| {
                let sum = u16::from(*ink) * step + u16::from(paper) * (all - step);
                u8::try_from((sum + all / 2) / all).expect("a mean of two bytes is a byte")
            });
            palette.extend(mixed);
        }
    }
    palette
}

/// Writes a sheet as a PNG file with a palette; no row is filtered.
fn encode(sheet: &Canvas, palette: &[u8]) -> Vec<u8> {
    let (width, height) = (u32::try_from(WIDTH), u32::try_from(HEIGHT));
    let (width, height) = (width.expect("a picture is small"), height.expect("a picture is small"));
    let mut file = Vec::with_capacity(16 * 1024);
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette);
    let pixels = deflate::zlib(sheet.bytes(), canvas::STRIDE);
    let written = encoder.write_header().and_then(|mut writer| writer.write_chunk(png::chunk::IDAT, &pixels));
    written.expect("memory takes every byte");
    file
}

#[cfg(test)]
mod tests;
