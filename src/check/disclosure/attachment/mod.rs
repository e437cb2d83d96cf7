//! Looks into attachments: bytes in; findings with their places, and what could not be looked into, out.
//!
//! Files come from anywhere: every reader is bounded in depth, in bytes and in time, and takes what is broken for what
//! it still says. Nothing is drawn or run.

mod archive;
mod compound;
mod document;
mod markup;
mod pdf;
mod picture;
mod plain;
mod reading;
mod rich_text;
mod workbook;

#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diagnostic::{Message, say};
pub(super) use reading::{Found, Reading, Unread, What};

/// The deepest nesting of files in files that is followed.
const DEEPEST: usize = 4;

/// Looks into a file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Reading {
    let look = || {
        let mut reading = Reading::default();
        look_into(name, bytes, &whole(), 0, &mut reading);
        reading
    };
    // A file that breaks a reader is one that was not looked into.
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| Reading::broken())
}

/// The place that is the file itself.
fn whole() -> Message {
    say!(vi: ""; en: "")
}

/// Looks into bytes whose name is only a hint.
fn look_into(name: &str, bytes: &[u8], place: &Message, depth: usize, reading: &mut Reading) {
    if depth > DEEPEST {
        return reading.unread(place, Unread::TooDeep);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    match bytes {
        [] => {}
        [b'P', b'K', 3 | 5, 4 | 6, ..] => archive::read(bytes, place, depth, reading),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound::read(bytes, place, reading),
        [b'{', b'\\', b'r', b't', b'f', ..] => rich_text::read(bytes, place, reading),
        _ if is_pdf(bytes) => pdf::read(bytes, place, depth, reading),
        _ if picture::is_picture(bytes) => picture::read(bytes, place, reading),
        _ if is_packed(bytes) => reading.unread(place, Unread::Packed),
        _ => match plain::decode(bytes) {
            Some(text) => plain::read(&ending, &text, place, reading),
            None if depth == 0 && !is_drawing(&ending) => reading.unread(place, Unread::Unknown),
            None => plain::strings(bytes, place, reading),
        },
    }
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|start| start == b"%PDF-")
}

fn is_packed(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [b'R', b'a', b'r', b'!', ..]
            | [b'7', b'z', 0xbc, 0xaf, ..]
            | [0x1f, 0x8b, ..]
            | [b'B', b'Z', b'h', ..]
            | [0xfd, b'7', b'z', b'X', ..]
    )
}

/// Tells whether a name is one of a drawing or a font, in which nobody writes.
fn is_drawing(ending: &str) -> bool {
    matches!(ending, "emf" | "wmf" | "ttf" | "otf" | "woff" | "woff2" | "ico")
}

/// Names a place inside another.
fn within(outer: &Message, inner: &Message) -> Message {
    if outer.en.is_empty() {
        return inner.clone();
    }
    say!(vi: "{}, {}", outer.vi, inner.vi; en: "{}, {}", outer.en, inner.en)
}
