//! Where a picture was taken: the position in its EXIF data and in its XMP packet. The picture itself is not looked at.

use super::reading::Reading;
use crate::diagnostic::Message;

/// How far into a file of films and photographs a packet is looked for.
const FAR: usize = 64 << 20;
/// The most entries of a directory.
const ENTRIES: usize = 512;

/// Tells whether bytes are a picture, a film or a sound.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xd8, 0xff, ..]
            | [0x89, b'P', b'N', b'G', ..]
            | [b'R', b'I', b'F', b'F', ..]
            | [b'G', b'I', b'F', b'8', ..]
            | [b'I', b'I', 0x2a, 0, ..]
            | [b'M', b'M', 0, 0x2a, ..]
            | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
            | [_, _, _, _, b'f', b't', b'y', b'p', ..]
            | [0x1a, 0x45, 0xdf, 0xa3, ..]
            | [b'I', b'D', b'3', ..]
            | [b'O', b'g', b'g', b'S', ..]
            | [0, 0, 0, 12, b'j', b'P', ..]
    )
}

/// Takes down the positions of a picture.
pub(super) fn read(bytes: &[u8], place: &Message, reading: &mut Reading) {
    let bytes = &bytes[..bytes.len().min(FAR)];
    for (latitude, longitude) in exif(bytes).into_iter().chain(xmp(bytes)).chain(film(bytes)) {
        // Cameras without a position write zeros.
        if latitude.abs() > 1e-6 || longitude.abs() > 1e-6 {
            reading.position(place, latitude, longitude);
        }
    }
}

/// Finds the blocks of EXIF data: behind their mark, in the chunks of PNG and WebP, or the whole file.
fn exif(bytes: &[u8]) -> Option<(f64, f64)> {
    let behind = |mark: &'static [u8], skip: usize| {
        places(bytes, mark).filter_map(move |at| bytes.get(at + mark.len() + skip..))
    };
    let blocks =
        std::iter::once(bytes).chain(behind(b"Exif\0\0", 0)).chain(behind(b"eXIf", 0)).chain(behind(b"EXIF", 4));
    blocks
        .filter(|block| matches!(block, [b'I', b'I', 0x2a, 0, ..] | [b'M', b'M', 0, 0x2a, ..]))
        .find_map(|block| Tiff::new(block).position())
}

fn places<'b>(bytes: &'b [u8], mark: &'static [u8]) -> impl Iterator<Item = usize> + 'b {
    bytes.windows(mark.len()).enumerate().filter(move |(_, part)| *part == mark).map(|(at, _)| at)
}

/// A block of tagged data with its order of bytes.
struct Tiff<'b> {
    bytes: &'b [u8],
    little: bool,
}

impl<'b> Tiff<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, little: bytes.first() == Some(&b'I') }
    }

    fn short(&self, at: usize) -> Option<usize> {
        let pair = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(usize::from(if self.little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }))
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let value = if self.little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
        usize::try_from(value).ok()
    }

    /// Finds the place of the value of a tag in a directory.
    fn value(&self, directory: usize, tag: usize) -> Option<usize> {
        let count = self.short(directory)?.min(ENTRIES);
        let entry = (0..count).map(|index| directory + 2 + index * 12).find(|at| self.short(*at) == Some(tag))?;
        Some(entry + 8)
    }

    /// Reads the position (EXIF 2.32, section 4.6.6): the directory of tag 0x8825, degrees, minutes and seconds in it.
    fn position(&self) -> Option<(f64, f64)> {
        let directory = self.long(self.value(self.long(4)?, 0x8825)?)?;
        let latitude = self.degrees(directory, 1, b'S')?;
        let longitude = self.degrees(directory, 3, b'W')?;
        Some((latitude, longitude))
    }

    fn degrees(&self, directory: usize, reference: usize, negative: u8) -> Option<f64> {
        let at = self.long(self.value(directory, reference + 1)?)?;
        let part = |index: usize| {
            let at = at.checked_add(index * 8)?;
            let (above, below) = (self.long(at)?, self.long(at.checked_add(4)?)?);
            Some(if below == 0 { 0.0 } else { above as f64 / below as f64 })
        };
        let degrees = part(0)? + part(1).unwrap_or(0.0) / 60.0 + part(2).unwrap_or(0.0) / 3600.0;
        let sign = self.value(directory, reference).and_then(|at| self.bytes.get(at));
        Some(if sign == Some(&negative) { -degrees } else { degrees })
    }
}

/// Reads the position of an XMP packet: `16,48.978N` as an attribute or an element.
fn xmp(bytes: &[u8]) -> Option<(f64, f64)> {
    Some((coordinate(bytes, b"GPSLatitude")?, coordinate(bytes, b"GPSLongitude")?))
}

fn coordinate(bytes: &[u8], name: &'static [u8]) -> Option<f64> {
    places(bytes, name).find_map(|at| {
        let rest = bytes.get(at + name.len()..)?.get(..60.min(bytes.len() - at - name.len()))?;
        let start = rest
            .iter()
            .position(u8::is_ascii_digit)
            .filter(|start| rest[..*start].iter().all(|byte| b"=\"'> ".contains(byte)))?;
        let text = std::str::from_utf8(&rest[start..]).ok()?;
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))?;
        let parts: Vec<f64> = text[..end].split(',').filter_map(|part| part.parse().ok()).collect();
        let degrees: f64 = parts.iter().zip([1.0, 60.0, 3600.0]).map(|(part, unit)| part / unit).sum();
        Some(if text[end..].starts_with(['S', 'W']) { -degrees } else { degrees })
    })
}

/// Reads the position a telephone writes into a film: `+16.8163+107.1003/` behind `©xyz`.
fn film(bytes: &[u8]) -> Option<(f64, f64)> {
    let at = places(bytes, b"\xa9xyz").next()?;
    let text: String = bytes.get(at + 8..)?.iter().take(40).map(|byte| char::from(*byte)).collect();
    let sign = |from: usize| text.get(from..)?.find(['+', '-']).map(|at| from + at);
    let second = sign(1)?;
    let end = text.get(second + 1..)?.find(['+', '-', '/']).map(|at| second + 1 + at)?;
    Some((text[..second].parse().ok()?, text[second..end].parse().ok()?))
}
