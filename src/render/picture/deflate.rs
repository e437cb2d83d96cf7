//! Compression of drawn text (zlib, RFC 1950 and 1951): small and quick because it knows what a sheet looks like.
//!
//! Most of a sheet is blank, rows repeat the row above, and letters come again. So three places are
//! tried at each byte: the row above, the byte before, and where the same four bytes stood last.

mod codes;

use codes::{Bits, Code};

/// The longest repetition there is.
const LONGEST: usize = 258;
/// How far back a repetition may reach.
const WINDOW: usize = 32 * 1024;
/// Places in the table of where four bytes stood last.
const PLACES: usize = 1 << 14;

/// A repetition nobody looks further from.
const ENOUGH: usize = 12;

/// Ends a block.
const END: usize = 256;

/// A byte, or a repetition of what stood before.
#[derive(Debug, Clone, Copy)]
enum Token {
    Byte(u8),
    Copy { length: u16, distance: u16 },
}

/// Compresses rows of a length in bytes.
pub(super) fn zlib(bytes: &[u8], row: usize) -> Vec<u8> {
    let tokens = tokens(bytes, row);
    let mut bits = Bits::new(vec![0x78, 0x01]);
    block(&tokens, &mut bits);
    let mut file = bits.finish();
    file.extend(simd_adler32::adler32(&bytes).to_be_bytes());
    file
}

/// Finds repetitions from the first byte on.
fn tokens(bytes: &[u8], row: usize) -> Vec<Token> {
    let narrow = |number: usize| u16::try_from(number).expect("lengths and distances are below 32769");
    let mut tokens = Vec::with_capacity(bytes.len() / 16);
    let mut last = vec![0u32; PLACES];
    let mut at = 0;
    while at < bytes.len() {
        let (length, distance) = repetition(bytes, at, row, &mut last);
        // A copy of three bytes from far away is no shorter than the bytes.
        if length >= 4 || length == 3 && distance <= row {
            tokens.push(Token::Copy { length: narrow(length), distance: narrow(distance) });
            // Inside a repetition few others begin.
            for place in at + 1..at + length.min(4) {
                remember(bytes, place, &mut last);
            }
            at += length;
        } else {
            tokens.push(Token::Byte(bytes[at]));
            at += 1;
        }
    }
    tokens
}

/// Finds what stands at a place a second time: in the row above, in the byte before, or where the same four bytes stood
/// last. What is long enough is taken without a look at the rest.
fn repetition(bytes: &[u8], at: usize, row: usize, last: &mut [u32]) -> (usize, usize) {
    let rest = &bytes[at..];
    let mut best = (0, 0);
    for distance in [row, 1].into_iter().filter(|distance| *distance <= at) {
        let length = common(&bytes[at - distance..], rest);
        if length > best.0 {
            best = (length, distance);
        }
        if length >= ENOUGH {
            return best;
        }
    }
    if let Some(from) = remember(bytes, at, last).filter(|from| *from < at && at - from < WINDOW) {
        let length = common(&bytes[from..], rest);
        if length > best.0 {
            best = (length, at - from);
        }
    }
    best
}

/// Notes where four bytes stand; gives where they, or others with the same place in the table, stood last.
fn remember(bytes: &[u8], at: usize, last: &mut [u32]) -> Option<usize> {
    let four = bytes.get(at..at + 4)?.try_into().expect("four bytes");
    let place = &mut last[(u32::from_le_bytes(four).wrapping_mul(0x9e37_79b1) >> 18) as usize];
    Some(std::mem::replace(place, u32::try_from(at).expect("a sheet is small")) as usize)
}

/// Counts the bytes two texts begin with alike.
fn common(one: &[u8], other: &[u8]) -> usize {
    let most = other.len().min(LONGEST);
    let (mut one, mut other) = (&one[..most], &other[..most]);
    while let (Some((a, after_a)), Some((b, after_b))) = (one.split_first_chunk(), other.split_first_chunk()) {
        let differ = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differ != 0 {
            return most - one.len() + differ.trailing_zeros() as usize / 8;
        }
        (one, other) = (after_a, after_b);
    }
    most - one.len() + one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// A code and the bits that follow it.
type Place = (usize, u32, u32);

/// Gives the code of a length: each up to 10 has its own, then every power of two has four.
fn length_place(length: u16) -> Place {
    match (u32::from(length) - 3, length) {
        (_, 258) => (28, 0, 0),
        (number @ 0..8, _) => (number as usize, 0, 0),
        (number, _) => {
            let size = number.ilog2() - 2;
            ((4 * (size + 1) + (number >> size & 3)) as usize, number & ((1 << size) - 1), size)
        }
    }
}

/// Gives the code of a distance: the first two have their own, then every power of two has two.
fn distance_place(distance: u16) -> Place {
    match u32::from(distance) - 1 {
        number @ 0..2 => (number as usize, 0, 0),
        number => {
            let size = number.ilog2() - 1;
            ((2 * (size + 1) + (number >> size & 1)) as usize, number & ((1 << size) - 1), size)
        }
    }
}

fn block(tokens: &[Token], bits: &mut Bits) {
    let (mut letters, mut distances) = ([0u32; 286], [0u32; 30]);
    letters[END] = 1;
    for token in tokens {
        match token {
            Token::Byte(byte) => letters[usize::from(*byte)] += 1,
            Token::Copy { length, distance } => {
                letters[END + 1 + length_place(*length).0] += 1;
                distances[distance_place(*distance).0] += 1;
            }
        }
    }
    let (letters, distances) = (Code::of(&letters, 15), Code::of(&distances, 15));
    // One block, the last, with codes of its own.
    bits.put(0b101, 3);
    codes::describe(&letters, &distances, bits);
    for token in tokens {
        match token {
            Token::Byte(byte) => letters.put(usize::from(*byte), bits),
            Token::Copy { length, distance } => {
                let (code, extra, size) = length_place(*length);
                letters.put(END + 1 + code, bits);
                bits.put(extra, size);
                let (code, extra, size) = distance_place(*distance);
                distances.put(code, bits);
                bits.put(extra, size);
            }
        }
    }
    letters.put(END, bits);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Has another program read what was compressed: as the one row of a picture.
    fn read_back(bytes: &[u8], compressed: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let width = u32::try_from(bytes.len() - 1).expect("a short row");
        let mut encoder = png::Encoder::new(&mut file, width, 1);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().expect("memory takes every byte");
        writer.write_chunk(png::chunk::IDAT, compressed).expect("memory takes every byte");
        drop(writer);
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG file");
        let mut row = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut row).expect("a right checksum and whole data");
        row
    }

    proptest! {
        #[test]
        fn another_program_reads_the_same_bytes(
            parts in prop::collection::vec((0u8..6, 1usize..700, any::<u8>()), 1..40), row in 1usize..700,
        ) {
            let mut bytes = vec![0, 1];
            for (kind, length, seed) in parts {
                match kind {
                    0 => bytes.extend(std::iter::repeat_n(seed, length)),
                    1 => bytes.extend((0..length).map(|at| (at * at) as u8 ^ seed)),
                    _ => bytes.extend_from_within(bytes.len().saturating_sub(length)..),
                }
            }
            bytes[0] = 0;
            prop_assert_eq!(read_back(&bytes, &zlib(&bytes, row)), &bytes[1..]);
        }
    }

    #[test]
    fn every_length_and_distance_has_its_code() {
        let length = |number| (length_place(number).0, length_place(number).2);
        assert_eq!(
            [3, 10, 11, 12, 227, 257, 258].map(length),
            [(0, 0), (7, 0), (8, 1), (8, 1), (27, 5), (27, 5), (28, 0)]
        );
        assert_eq!(distance_place(1), (0, 0, 0));
        assert_eq!(distance_place(6), (4, 1, 1));
        assert_eq!(distance_place(32_767), (29, 8190, 13));
    }
}
