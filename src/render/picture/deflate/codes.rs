//! Codes of few bits for what is frequent (Huffman), and the bits of the file.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Bits in the order of the format: the lowest of each byte first.
#[derive(Debug)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    waiting: u64,
    count: u32,
}

impl Bits {
    /// Begins after some bytes.
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, waiting: 0, count: 0 }
    }

    /// Adds the lowest bits of a number.
    pub(super) fn put(&mut self, number: u32, count: u32) {
        self.waiting |= u64::from(number) << self.count;
        self.count += count;
        if self.count >= 32 {
            self.bytes.extend_from_slice(&self.waiting.to_le_bytes()[..4]);
            self.waiting >>= 32;
            self.count -= 32;
        }
    }

    /// Fills the last byte up.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let bytes = self.count.div_ceil(8) as usize;
        self.bytes.extend_from_slice(&self.waiting.to_le_bytes()[..bytes]);
        self.bytes
    }
}

/// A code: how many bits each symbol has, and which.
#[derive(Debug)]
pub(super) struct Code {
    lengths: Vec<u8>,
    bits: Vec<u16>,
}

impl Code {
    /// Makes a code for symbols that are so frequent, none longer than so many bits.
    pub(super) fn of(counts: &[u32], most: u8) -> Self {
        let mut counts = counts.to_vec();
        // A code of one symbol alone is understood by some readers only: it gets a neighbour.
        for symbol in 0..2 {
            if counts.iter().filter(|count| **count > 0).count() < 2 {
                counts[symbol] = counts[symbol].max(1);
            }
        }
        loop {
            let lengths = lengths(&counts);
            if lengths.iter().all(|length| *length <= most) {
                return Self { bits: canonical(&lengths), lengths };
            }
            // Counts closer to each other make a flatter tree.
            counts.iter_mut().filter(|count| **count > 0).for_each(|count| *count = count.div_ceil(2) + 1);
        }
    }

    /// Writes a symbol.
    pub(super) fn put(&self, symbol: usize, bits: &mut Bits) {
        bits.put(u32::from(self.bits[symbol]), u32::from(self.lengths[symbol]));
    }
}

/// Joins the two least frequent again and again: each joining is one bit more for what is below it.
fn lengths(counts: &[u32]) -> Vec<u8> {
    let symbols = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut heap: BinaryHeap<Reverse<(u32, usize)>> = symbols.map(|(at, count)| Reverse((*count, at))).collect();
    let mut above: Vec<usize> = vec![0; counts.len()];
    while let (Some(Reverse(one)), Some(Reverse(other))) = (heap.pop(), heap.pop()) {
        let joined = above.len();
        above.push(0);
        above[one.1] = joined;
        above[other.1] = joined;
        heap.push(Reverse((one.0 + other.0, joined)));
        if heap.len() == 1 {
            break;
        }
    }
    let mut depths = vec![0u8; above.len()];
    for node in (0..above.len()).rev() {
        if above[node] > 0 {
            depths[node] = depths[above[node]] + 1;
        }
    }
    depths.truncate(counts.len());
    depths
}

/// Numbers the codes of each length in the order of their symbols; the format reads them high bit first.
fn canonical(lengths: &[u8]) -> Vec<u16> {
    let mut bits = vec![0; lengths.len()];
    let mut next = 0u16;
    for length in 1..=15u8 {
        next <<= 1;
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, own)| **own == length) {
            bits[symbol] = next.reverse_bits() >> (16 - length);
            next += 1;
        }
    }
    bits
}

/// The order in which the format tells how long the codes of lengths are.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Writes how long the codes are, runs of the same length in one symbol.
pub(super) fn describe(letters: &Code, distances: &Code, bits: &mut Bits) {
    let all: Vec<u8> = letters.lengths.iter().chain(&distances.lengths).copied().collect();
    let mut told = Vec::new();
    for run in all.chunk_by(|one, other| one == other) {
        let mut left = run.len();
        if run[0] > 0 {
            told.push((usize::from(run[0]), 0, 0));
            left -= 1;
        }
        while left > 0 {
            let (symbol, extra, taken) = match (run[0], left) {
                (0, 11..) => (18, 7, left.min(138)),
                (0, 3..) => (17, 3, left),
                (1.., 3..) => (16, 2, left.min(6)),
                (length, _) => (usize::from(length), 0, 1),
            };
            let least = if symbol == 18 { 11 } else { 3 };
            told.push((symbol, u32::try_from(taken.saturating_sub(least)).expect("a short run"), extra));
            left -= taken;
        }
    }
    let mut counts = [0; 19];
    told.iter().for_each(|(symbol, _, _)| counts[*symbol] += 1);
    let code = Code::of(&counts, 7);
    // 286 letters, 30 distances, 19 lengths, each less the least the format allows.
    bits.put(286 - 257, 5);
    bits.put(30 - 1, 5);
    bits.put(19 - 4, 4);
    ORDER.iter().for_each(|symbol| bits.put(u32::from(code.lengths[*symbol]), 3));
    for (symbol, number, extra) in told {
        code.put(symbol, bits);
        bits.put(number, extra);
    }
}
