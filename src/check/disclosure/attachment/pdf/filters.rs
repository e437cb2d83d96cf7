//! Streams as they were before they were packed.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::objects::{Indirect, Object, Pdf};
use super::resolve;
use crate::check::disclosure::attachment::reading::{Reading, Unread};

/// The most bytes one stream may unpack to.
const STREAM: u64 = 32 << 20;

/// Unpacks a stream; `None` where it is a picture, or packed in a way nobody uses for text.
pub(super) fn decode(pdf: &Pdf<'_>, object: &Indirect<'_>, reading: &mut Reading) -> Option<Vec<u8>> {
    let mut content = object.stream?.to_vec();
    let filters = resolve(pdf, object.value.get("Filter").unwrap_or(&Object::Nothing));
    let parameters = resolve(pdf, object.value.get("DecodeParms").unwrap_or(&Object::Nothing));
    for (index, filter) in filters.items().iter().take(8).enumerate() {
        let Object::Name(name) = resolve(pdf, filter) else { return None };
        let limit = STREAM.min(reading.left());
        content = match name.as_str() {
            "FlateDecode" | "Fl" => inflate(&content, limit),
            "LZWDecode" | "LZW" => lzw(&content, limit as usize),
            "ASCIIHexDecode" | "AHx" => hexadecimal(&content),
            "ASCII85Decode" | "A85" => base85(&content),
            "RunLengthDecode" | "RL" => run_length(&content, limit as usize),
            _ => return None,
        };
        reading.spend(content.len());
        if content.len() as u64 >= limit {
            reading.unread(&crate::diagnostic::say!(vi: ""; en: ""), Unread::TooLarge);
        }
        let own = parameters.items().get(index).map(|own| resolve(pdf, own));
        let number = |key| own.and_then(|own| own.get(key)).and_then(Object::number).unwrap_or(1.0) as usize;
        if number("Predictor") >= 10 {
            content = unpredict(
                &content,
                (number("Columns") * number("Colors") * number("BitsPerComponent").max(8) / 8).clamp(1, 1 << 20),
            );
        }
    }
    Some(content)
}

/// Keeps what could be unpacked of a damaged stream.
fn inflate(bytes: &[u8], limit: u64) -> Vec<u8> {
    let mut content = Vec::new();
    let read = ZlibDecoder::new(bytes).take(limit).read_to_end(&mut content);
    if read.is_err() && content.is_empty() {
        let rest = bytes.get(2..).unwrap_or_default();
        // What was read before the damage is kept.
        drop(DeflateDecoder::new(rest).take(limit).read_to_end(&mut content));
    }
    content
}

/// Undoes the differences between rows PNG has.
fn unpredict(bytes: &[u8], width: usize) -> Vec<u8> {
    let mut above = vec![0u8; width];
    let mut content = Vec::with_capacity(bytes.len());
    for row in bytes.chunks(width + 1) {
        let (kind, row) = (row[0], &row[1..]);
        let mut left = 0u8;
        for (at, byte) in row.iter().enumerate() {
            let add = match kind {
                1 => left,
                2 => above[at],
                3 => u8::midpoint(left, above[at]),
                _ => 0,
            };
            left = byte.wrapping_add(add);
            above[at] = left;
        }
        content.extend_from_slice(&above[..row.len()]);
    }
    content
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    digits.chunks(2).filter_map(|pair| u8::try_from(pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).ok()).collect()
}

fn base85(bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    for byte in bytes.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => content.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            content.extend(value85(&group).to_be_bytes());
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        content.extend(&value85(&group).to_be_bytes()[..kept]);
    }
    content
}

fn value85(group: &[u32]) -> u32 {
    group.iter().fold(0u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(*digit))
}

fn run_length(bytes: &[u8], limit: usize) -> Vec<u8> {
    let mut content = Vec::new();
    let mut at = 0;
    while let Some(length) = bytes.get(at).copied().filter(|length| *length != 128 && content.len() < limit) {
        let count = usize::from(length);
        if length < 128 {
            content.extend(bytes.get(at + 1..(at + count + 2).min(bytes.len())).unwrap_or_default());
            at += count + 2;
        } else {
            content.extend(std::iter::repeat_n(bytes.get(at + 1).copied().unwrap_or(0), 257 - count));
            at += 2;
        }
    }
    content
}

/// Undoes the packing of old files: codes of 9 to 12 bits, each a run seen before.
fn lzw(bytes: &[u8], limit: usize) -> Vec<u8> {
    let mut content: Vec<u8> = Vec::new();
    // Each run by where it stands in what was unpacked.
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0u32, 0u32, 9u32);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width || content.len() > limit {
            continue;
        }
        held -= width;
        let code = (bits >> held & ((1 << width) - 1)) as usize;
        bits &= (1 << held) - 1;
        match code {
            256 => {
                runs.clear();
                last = None;
                width = 9;
                continue;
            }
            257 => break,
            _ => {}
        }
        let start = content.len();
        match (code, last) {
            (0..=255, _) => content.push(code as u8),
            (code, _) if runs.get(code - 258).is_some() => {
                let (from, length) = runs[code - 258];
                content.extend_from_within(from..from + length);
            }
            (_, Some((from, length))) => {
                content.extend_from_within(from..from + length);
                content.push(content[from]);
            }
            _ => break,
        }
        if let Some((from, length)) = last.filter(|_| runs.len() < 3838) {
            // A run is the one before and the first byte of this one, which stands right behind it.
            runs.push((from, length + 1));
        }
        last = Some((start, content.len() - start));
        width = match runs.len() + 258 + 1 {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
    }
    content
}
