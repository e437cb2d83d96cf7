//! The text of one paragraph while it is gathered from its runs.

use crate::import::read::legacy::{Script, is_unicode_vietnamese};
use crate::import::read::symbols;

use super::styles::RunLook;

#[derive(Debug)]
struct Piece {
    text: String,
    script: Script,
    bold: bool,
    italic: bool,
}

/// A place in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pieces: usize,
    bytes: usize,
}

/// The pieces of a paragraph, each with its look.
#[derive(Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
}

impl Line {
    /// Adds text of a look.
    pub(super) fn push(&mut self, text: &str, look: &RunLook) {
        let font = look.font.as_deref().unwrap_or_default();
        let text = match symbols::is_pictures(font) {
            true => text.chars().map(|character| symbols::sign(font, character)).collect(),
            false => text.to_owned(),
        };
        let (bold, italic) = (look.bold.unwrap_or(false), look.italic.unwrap_or(false));
        let piece = Piece { text, script: Script::of_font(font), bold, italic };
        match self.pieces.last_mut() {
            Some(last) if (last.script, last.bold, last.italic) == (piece.script, bold, italic) => {
                last.text.push_str(&piece.text);
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Gives where the line ends by now.
    pub(super) fn mark(&self) -> Mark {
        Mark { pieces: self.pieces.len(), bytes: self.pieces.last().map_or(0, |piece| piece.text.len()) }
    }

    /// Gives the text that was added since a mark.
    pub(super) fn since(&self, mark: Mark) -> String {
        let first = mark.pieces.checked_sub(1).and_then(|last| self.pieces.get(last)?.text.get(mark.bytes..));
        let rest = self.pieces.iter().skip(mark.pieces).map(|piece| piece.text.as_str());
        first.into_iter().chain(rest).collect()
    }

    /// Tells whether nothing is to be seen in it.
    pub(super) fn is_blank(&self) -> bool {
        self.said().next().is_none()
    }

    /// Tells whether all that is to be seen is bold, and whether it is in italics.
    pub(super) fn look(&self) -> (bool, bool) {
        let all = |wanted: fn(&Piece) -> bool| !self.is_blank() && self.said().all(wanted);
        (all(|piece| piece.bold), all(|piece| piece.italic))
    }

    fn said(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| !piece.text.trim().is_empty())
    }

    /// Gives the text in Unicode, and whether old letters were converted.
    pub(super) fn text(&self) -> (String, bool) {
        let mut text = String::new();
        let mut converted = false;
        let old = || self.pieces.iter().filter(|piece| piece.script != Script::Unicode);
        // A document may have been converted before, and its old fonts kept.
        let done = old().any(|piece| is_unicode_vietnamese(&piece.text));
        let mut pieces = self.pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            // A letter of VNI and its marks may stand in two runs.
            let mut whole = piece.text.clone();
            while let Some(next) = pieces.next_if(|next| next.script == piece.script) {
                whole.push_str(&next.text);
            }
            let read = if done { whole.clone() } else { piece.script.convert(&whole) };
            converted |= read != whole && piece.script != Script::Unicode;
            text.push_str(&read);
        }
        (text, converted)
    }
}
