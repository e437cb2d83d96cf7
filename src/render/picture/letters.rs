//! Letters as stamps: each letter of a size is drawn once and kept.

use std::iter;
use std::sync::OnceLock;

use ab_glyph::{Font, FontVec, GlyphId, PxScale, ScaleFont};
use unicode_normalization::UnicodeNormalization;

use super::canvas::{STEPS, Stamp};

/// Letters below this number have a place in the table: Latin with all its Vietnamese letters,
/// punctuation, signs of money, numbers and arrows.
const KNOWN: usize = 0x2800;

/// One letter.
#[derive(Debug, Default)]
pub(super) struct Letter {
    /// How far it moves the pen, in pixels: always an even number. A byte of the sheet holds two
    /// pixels, so that the same letter is the same bytes wherever it stands.
    pub(super) advance: i32,
    /// What it prints.
    pub(super) stamp: Stamp,
}

/// The letters of a font in one size.
#[derive(Debug)]
pub(super) struct Letters {
    font: FontVec,
    size: f32,
    known: Vec<OnceLock<Letter>>,
}

/// A font nobody can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadFont;

impl Letters {
    /// Prepares a font in a size, in pixels an em.
    ///
    /// # Errors
    ///
    /// Fails when the bytes are no TrueType or OpenType font.
    pub(super) fn new(bytes: &[u8], size: u16) -> Result<Self, BadFont> {
        let font = FontVec::try_from_vec(bytes.to_vec()).map_err(|_| BadFont)?;
        let em = font.units_per_em().ok_or(BadFont)?;
        // The engine counts a size from the highest to the lowest letter, we as designers do: by the em.
        let size = f32::from(size) * font.height_unscaled() / em;
        Ok(Self { font, size, known: iter::repeat_with(OnceLock::new).take(KNOWN).collect() })
    }

    /// Gives a letter, or the one that is most like it; what the font lacks altogether is its empty box.
    pub(super) fn letter(&self, letter: char) -> &Letter {
        let letter = if (letter as usize) < KNOWN { letter } else { self.alike(letter) };
        self.known[letter as usize].get_or_init(|| self.draw(letter))
    }

    /// Says how wide a text is, in pixels.
    pub(super) fn width(&self, text: &str) -> i32 {
        text.chars().map(|letter| self.letter(letter).advance).sum()
    }

    fn has(&self, letter: char) -> bool {
        (letter as usize) < KNOWN && self.font.glyph_id(letter).0 != 0
    }

    /// Finds what the font has for a letter: itself, the same sign in its plain form, or the letter without its marks.
    fn alike(&self, letter: char) -> char {
        match letter {
            // A space that does not break is as wide as any other.
            letter if letter.is_whitespace() => ' ',
            letter if self.has(letter) => letter,
            '\u{2010}'..='\u{2012}' | '\u{fe63}' => '-',
            '\u{2015}' => '—',
            '✔' => '✓',
            '●' | '■' | '▪' | '◦' => '•',
            '⟶' | '➔' | '➜' => '→',
            letter => iter::once(letter).nfkd().next().filter(|plain| self.has(*plain)).unwrap_or('\0'),
        }
    }

    fn draw(&self, letter: char) -> Letter {
        let id: GlyphId = self.font.glyph_id(self.alike(letter));
        let scaled = self.font.as_scaled(PxScale::from(self.size));
        let advance = 2 * rounded(scaled.h_advance(id) / 2.0);
        let glyph = id.with_scale(PxScale::from(self.size));
        let Some(outline) = self.font.outline_glyph(glyph) else { return Letter { advance, ..Letter::default() } };
        let bounds = outline.px_bounds();
        let (width, height) = (rounded(bounds.width()) as usize, rounded(bounds.height()) as usize);
        let mut cover = vec![0; width * height];
        outline.draw(|x, y, share| {
            if let Some(step) = cover.get_mut(y as usize * width + x as usize) {
                *step = rounded(share.clamp(0.0, 1.0) * f32::from(STEPS)) as u8;
            }
        });
        let stamp = Stamp::new(rounded(bounds.min.x), rounded(bounds.min.y), width, &cover);
        Letter { advance, stamp }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a letter are far below the limits of a number")]
fn rounded(number: f32) -> i32 {
    number.round() as i32
}
