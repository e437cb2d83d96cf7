//! The pixels of a picture: sixteen colours, two pixels a byte, as they go into the file.

/// The width of a picture in pixels.
pub const WIDTH: usize = 1200;
/// Its height: the shape chats and social networks show whole.
pub const HEIGHT: usize = 630;

/// Bytes a row: the mark that it is not filtered, then its pixels.
pub(super) const STRIDE: usize = 1 + WIDTH / 2;

/// How many steps there are between nothing and full cover.
pub(super) const STEPS: u8 = 2;

/// The colours of the palette for no cover up to full cover.
pub(super) type Ink = [u8; STEPS as usize + 1];

/// A rectangle of cover in steps, row by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// From the pen to the left edge.
    pub(super) left: i32,
    /// From the base line down to the upper edge.
    pub(super) top: i32,
    /// Pixels a row.
    pub(super) width: usize,
    /// The cover of each pixel.
    pub(super) cover: Vec<u8>,
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

    /// Presses a stamp in an ink at a pen's place; what falls off the picture is left out.
    pub(super) fn press(&mut self, stamp: &Stamp, ink: &Ink, x: i32, y: i32) {
        let (left, top) = (x + stamp.left, y + stamp.top);
        for (row, cover) in (top..).zip(stamp.cover.chunks_exact(stamp.width.max(1))) {
            let Ok(row) = usize::try_from(row) else { continue };
            if row >= HEIGHT {
                break;
            }
            let line = &mut self.bytes[row * STRIDE + 1..(row + 1) * STRIDE];
            for (column, step) in (left..).zip(cover).filter(|(_, step)| **step > 0) {
                let Ok(column) = usize::try_from(column) else { continue };
                let Some(byte) = line.get_mut(column / 2) else { break };
                let (shift, kept) = if column % 2 == 0 { (4, 0x0f) } else { (0, 0xf0) };
                // Where two letters touch, the stronger one stays.
                let before = ink.iter().position(|colour| *colour == *byte >> shift & 0x0f).unwrap_or(0);
                if usize::from(*step) > before {
                    *byte = *byte & kept | ink[usize::from(*step)] << shift;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Ink = [0, 1, 2];

    fn pixel(canvas: &Canvas, x: usize, y: usize) -> u8 {
        let byte = canvas.bytes[y * STRIDE + 1 + x / 2];
        if x.is_multiple_of(2) { byte >> 4 } else { byte & 0x0f }
    }

    #[test]
    fn a_stamp_stands_where_the_pen_is() {
        let mut canvas = Canvas::default();
        let stamp = Stamp { left: 1, top: -2, width: 3, cover: vec![1, 2, 0, 2, 0, 1] };
        canvas.press(&stamp, &INK, 10, 20);
        let rows = [18, 19].map(|y| [11, 12, 13].map(|x| pixel(&canvas, x, y)));
        assert_eq!(rows, [[1, 2, 0], [2, 0, 1]]);
    }

    #[test]
    fn the_stronger_of_two_letters_stays() {
        let mut canvas = Canvas::default();
        let one = |step| Stamp { left: 0, top: 0, width: 1, cover: vec![step] };
        for step in [1, 2, 1] {
            canvas.press(&one(step), &INK, 7, 7);
        }
        assert_eq!(pixel(&canvas, 7, 7), 2);
    }

    #[test]
    fn what_falls_off_is_left_out() {
        let mut canvas = Canvas::default();
        let stamp = Stamp { left: 0, top: 0, width: 2, cover: vec![2; 4] };
        for (x, y) in [(-1, -1), (1199, 629), (-5, 10), (1300, 10), (10, 700)] {
            canvas.press(&stamp, &INK, x, y);
        }
        assert_eq!((pixel(&canvas, 0, 0), pixel(&canvas, 1199, 629)), (2, 2));
        assert_eq!(canvas.bytes.iter().filter(|byte| **byte != 0).count(), 2);
    }
}
