//! The pixels of a picture: sixteen colours, two pixels a byte, as they go into the file.

/// The width of a picture in pixels.
pub const WIDTH: usize = 1200;
/// Its height: the shape chats and social networks show whole.
pub const HEIGHT: usize = 630;

/// Bytes a row: the mark that it is not filtered, then its pixels.
pub(super) const STRIDE: usize = 1 + WIDTH / 2;

/// How many steps there are between nothing and full cover.
pub(super) const STEPS: u8 = 2;

/// A rectangle of cover, row by row, two pixels a byte: the steps of the left one in the upper half.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// From the pen to the left edge, in bytes.
    left: i32,
    /// From the base line down to the upper edge.
    top: i32,
    /// Bytes a row.
    width: usize,
    cover: Vec<u8>,
}

impl Stamp {
    /// Packs the cover of pixels in steps; `left` and `top` lead from the pen to the upper left one.
    pub(super) fn new(left: i32, top: i32, width: usize, cover: &[u8]) -> Self {
        let shift = usize::from(left.rem_euclid(2) == 1);
        let bytes = (width + shift).div_ceil(2);
        let mut packed = Vec::with_capacity(bytes * cover.len() / width.max(1));
        for row in cover.chunks_exact(width.max(1)) {
            let pixel = |at: usize| at.checked_sub(shift).and_then(|at| row.get(at)).copied().unwrap_or(0);
            packed.extend((0..bytes).map(|byte| pixel(2 * byte) << 4 | pixel(2 * byte + 1)));
        }
        Self { left: left.div_euclid(2), top, width: bytes, cover: packed }
    }
}

/// The colours of the palette for no cover up to full cover, for each pair of pixels.
#[derive(Debug)]
pub(super) struct Ink {
    colours: [u8; STEPS as usize + 1],
    pairs: [u8; 256],
}

impl Ink {
    /// Mixes an ink.
    pub(super) const fn new(colours: [u8; STEPS as usize + 1]) -> Self {
        let mut pairs = [0; 256];
        let mut pair = 0;
        while pair < pairs.len() {
            let (one, other) = (pair >> 4, pair & 0x0f);
            if one < colours.len() && other < colours.len() {
                pairs[pair] = colours[one] << 4 | colours[other];
            }
            pair += 1;
        }
        Self { colours, pairs }
    }

    /// Gives two pixels with the stronger of what is there and of what is added.
    fn stronger(&self, there: u8, cover: u8) -> u8 {
        let step = |colour: u8| self.colours.iter().position(|one| *one == colour).unwrap_or(0);
        let one = |shift: u8| {
            let (there, cover) = (there >> shift & 0x0f, cover >> shift & 0x0f);
            (if usize::from(cover) > step(there) { self.colours[usize::from(cover)] } else { there }) << shift
        };
        one(4) | one(0)
    }

    /// Gives the colour of a cover of the first step.
    pub(super) const fn half(&self) -> u8 {
        self.colours[1]
    }

    /// Gives the colour of a full cover.
    pub(super) const fn full(&self) -> u8 {
        self.colours[STEPS as usize]
    }
}

/// A picture in the making.
#[derive(Debug, Clone)]
pub(super) struct Canvas {
    bytes: Vec<u8>,
}

impl Default for Canvas {
    fn default() -> Self {
        Self { bytes: vec![0; STRIDE * HEIGHT] }
    }
}

impl Canvas {
    /// Takes everything off: all pixels have colour 0.
    pub(super) fn clear(&mut self) {
        self.bytes.fill(0);
    }

    /// Gives the rows as the file holds them.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Fills a rectangle; its left and right edge stand on even pixels.
    pub(super) fn fill(&mut self, left: usize, top: usize, width: usize, height: usize, colour: u8) {
        debug_assert!(left.is_multiple_of(2) && width.is_multiple_of(2), "a byte holds two pixels");
        for row in top..(top + height).min(HEIGHT) {
            let start = row * STRIDE + 1 + left / 2;
            let end = (start + width / 2).min((row + 1) * STRIDE);
            self.bytes[start..end].fill(colour << 4 | colour);
        }
    }

    /// Presses a stamp in an ink at a pen's place, whose column is even; what falls off the picture is left out.
    pub(super) fn press(&mut self, stamp: &Stamp, ink: &Ink, x: i32, y: i32) {
        debug_assert!(x % 2 == 0, "a byte holds two pixels");
        let left = x / 2 + stamp.left;
        let (start, hidden) = (usize::try_from(left).unwrap_or(0), usize::try_from(-left).unwrap_or(0));
        let shown = stamp.width.saturating_sub(hidden).min((STRIDE - 1).saturating_sub(start));
        if shown == 0 {
            return;
        }
        let paper = ink.pairs[0];
        for (row, cover) in (y + stamp.top..).zip(stamp.cover.chunks_exact(stamp.width)) {
            let Ok(row) = usize::try_from(row) else { continue };
            if row >= HEIGHT {
                break;
            }
            let from = row * STRIDE + 1 + start;
            for (byte, cover) in self.bytes[from..from + shown].iter_mut().zip(&cover[hidden..hidden + shown]) {
                if *cover != 0 {
                    // Where two letters touch, the stronger one stays.
                    *byte = if *byte == paper { ink.pairs[usize::from(*cover)] } else { ink.stronger(*byte, *cover) };
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Ink = Ink::new([0, 1, 2]);

    fn pixel(canvas: &Canvas, x: usize, y: usize) -> u8 {
        let byte = canvas.bytes[y * STRIDE + 1 + x / 2];
        if x.is_multiple_of(2) { byte >> 4 } else { byte & 0x0f }
    }

    #[test]
    fn a_stamp_stands_where_the_pen_is() {
        let mut canvas = Canvas::default();
        let stamp = Stamp::new(1, -2, 3, &[1, 2, 0, 2, 0, 1]);
        canvas.press(&stamp, &INK, 10, 20);
        let rows = [18, 19].map(|y| [11, 12, 13].map(|x| pixel(&canvas, x, y)));
        assert_eq!(rows, [[1, 2, 0], [2, 0, 1]]);
    }

    #[test]
    fn the_stronger_of_two_letters_stays() {
        let mut canvas = Canvas::default();
        for step in [1, 2, 1] {
            canvas.press(&Stamp::new(1, 0, 1, &[step]), &INK, 6, 7);
        }
        assert_eq!(pixel(&canvas, 7, 7), 2);
    }

    #[test]
    fn what_falls_off_is_left_out() {
        let mut canvas = Canvas::default();
        let stamp = Stamp::new(-1, 0, 2, &[2; 4]);
        for (x, y) in [(0, -1), (1200, 629), (-4, 10), (1300, 10), (10, 700)] {
            canvas.press(&stamp, &INK, x, y);
        }
        assert_eq!((pixel(&canvas, 0, 0), pixel(&canvas, 1199, 629)), (2, 2));
        assert_eq!(canvas.bytes.iter().filter(|byte| **byte != 0).count(), 2);
    }
}
