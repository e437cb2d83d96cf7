//! The accent colour of a department, readable on the pages in light and in dark.

use serde_json::Value as Json;

use crate::diagnostic::{Code, say};
use crate::record::read_text;
use crate::record::{Decode, Reader, SchemaBook, Value, string_schema};

/// The least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;
/// The light surface the accent is written on, and the dark one.
const LIGHT: Colour = Colour { red: 0xf3, green: 0xf6, blue: 0xf5 };
const DARK: Colour = Colour { red: 0x1b, green: 0x23, blue: 0x25 };

/// A colour `#rrggbb` that has enough contrast with a light page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// Reads a colour; `None` where it is none, or not dark enough to be read on a light page.
    pub fn readable(text: &str) -> Option<Self> {
        Self::parse(text).filter(|colour| contrast(*colour, LIGHT) >= CONTRAST)
    }

    /// Writes the colour as CSS does.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Gives red, green and blue.
    pub fn rgb(self) -> [u8; 3] {
        [self.red, self.green, self.blue]
    }

    /// Gives the same colour, lightened in steps until it can be read on a dark page.
    #[must_use]
    pub fn on_dark(self) -> Self {
        let lighter = |part: u8| part.saturating_add((255 - part).div_ceil(16));
        let mut colour = self;
        while contrast(colour, DARK) < CONTRAST + 0.5 {
            colour = Self { red: lighter(colour.red), green: lighter(colour.green), blue: lighter(colour.blue) };
        }
        colour
    }

    /// Relative luminance as WCAG defines it.
    fn luminance(self) -> f64 {
        let channel = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue)
    }
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

impl Decode for Colour {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let text = read_text(value, reader)?;
        match Self::parse(&text) {
            Some(colour) if contrast(colour, LIGHT) >= CONTRAST => Some(colour),
            Some(_) => reader.fault(
                Code::BadColour,
                value.span,
                say!(
                    vi: "màu {text} quá nhạt: chữ màu này khó đọc trên nền sáng (cần tương phản ít nhất 4,5)";
                    en: "the colour {text} is too light: text in it is hard to read on a light page (a contrast of 4.5 is needed)"
                ),
            ),
            None => reader.fault(
                Code::BadColour,
                value.span,
                say!(vi: "`{text}` không phải màu dạng #rrggbb, như \"#8a1c1c\""; en: "`{text}` is no colour of the form #rrggbb, such as \"#8a1c1c\""),
            ),
        }
    }

    fn schema(_book: &mut SchemaBook) -> Json {
        string_schema(Some("^#[0-9a-fA-F]{6}$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_accent_can_be_read_on_a_dark_page(red: u8, green: u8, blue: u8) {
            let accent = Colour { red, green, blue };
            prop_assert!(contrast(accent.on_dark(), DARK) >= CONTRAST);
        }
    }
}
