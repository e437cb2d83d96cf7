//! How tall a row has to be. Spreadsheet programs disagree on when they measure rows themselves, so
//! every row brings its height along.

use rust_xlsxwriter::Worksheet;

use super::MEMORY;

/// The height of a line of the usual size, in points.
const LINE: f64 = 15.0;

/// How much of a width is counted on: letters are not all as wide as a digit, and an empty line is better
/// than one that is cut.
const KEPT: (usize, usize) = (19, 20);

/// Gives the width in which so many letters take one line.
pub(super) fn width_of(letters: usize) -> usize {
    (letters * KEPT.1).div_ceil(KEPT.0)
}

/// Sets the height of a row of so many lines.
pub(super) fn set(sheet: &mut Worksheet, row: u32, lines: usize) {
    // A row of one line has the usual height without being told.
    if lines > 1 {
        sheet.set_row_height(row, LINE * lines as f64).expect(MEMORY);
    }
}

/// Counts the lines a text takes in a column of a width in letters, broken between words where it can be.
pub(crate) fn lines(text: &str, width: usize) -> usize {
    let width = (width * KEPT.0 / KEPT.1).max(1);
    text.split('\n').map(|line| broken(line, width)).sum()
}

fn broken(line: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let length = word.chars().count();
        let with_space = if used == 0 { length } else { used + 1 + length };
        if with_space <= width {
            used = with_space;
        } else {
            lines += usize::from(used > 0) + length.saturating_sub(1) / width;
            used = (length.saturating_sub(1)) % width + 1;
        }
    }
    lines
}
