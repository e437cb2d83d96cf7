//! An address as a square of light and dark that a telephone reads from paper (QR code, ISO/IEC 18004).

use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::{Color, EcLevel, bits, ec};
use serde::Serialize;

/// The light border a reader needs, in modules.
const QUIET: usize = 4;

/// A square code as one path of a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Square {
    /// The drawing's `viewBox`; one module is one unit, and rows are drawn along their middle.
    pub view: String,
    /// The dark runs of every row, as a line one unit wide.
    pub path: String,
}

impl Square {
    /// Makes the square of an address; nothing where it is too long for any.
    pub fn of(address: &str) -> Option<Self> {
        let modules = modules(address)?;
        let width = modules.len();
        let size = width + 2 * QUIET;
        // Half a unit up and to the quiet border: rows then have whole numbers.
        Some(Self { view: format!("-{QUIET} -{QUIET}.5 {size} {size}"), path: path(&modules) })
    }
}

/// Lays an address out as rows of modules, `true` for dark. Level M reads through 15 % of dirt and folds.
///
/// Which of the eight masks is laid over the data is written in the code itself, so that every
/// reader takes any of them. Weighing all eight takes twenty times as long as the rest.
fn modules(address: &str) -> Option<Vec<Vec<bool>>> {
    let level = EcLevel::M;
    let data = bits::encode_auto(address.as_bytes(), level).ok()?;
    let version = data.version();
    let (data, correction) = ec::construct_codewords(&data.into_bytes(), version, level).ok()?;
    let mut canvas = Canvas::new(version, level);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MaskPattern::Checkerboard);
    let width = usize::try_from(version.width()).ok()?;
    let dark = |row: &[Color]| row.iter().map(|colour| *colour == Color::Dark).collect();
    Some(canvas.into_colors().chunks(width).map(dark).collect())
}

fn path(modules: &[Vec<bool>]) -> String {
    use std::fmt::Write;
    let mut path = String::new();
    for (y, row) in modules.iter().enumerate() {
        let mut start = 0;
        let mut pen = None;
        for run in row.chunk_by(|one, other| one == other) {
            if run[0] {
                // Writing to a string never fails.
                let _ = match pen {
                    None => write!(path, "M{start} {y}h{}", run.len()),
                    Some(pen) => write!(path, "m{} 0h{}", start - pen, run.len()),
                };
                pen = Some(start + run.len());
            }
            start += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://cchc.skhcn.example.gov.vn/thu-tuc/khai-bao-thiet-bi/";

    /// Draws a path as a browser does, in whole modules.
    fn drawn(path: &str, width: usize) -> Vec<Vec<bool>> {
        let mut rows = vec![vec![false; width]; width];
        let (mut x, mut y) = (0usize, 0usize);
        let mut rest = path;
        while let Some(command) = rest.chars().next() {
            let end = rest[1..].find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |at| at + 1);
            let numbers: Vec<usize> = rest[1..end].split(' ').map(|number| number.parse().expect("a number")).collect();
            match command {
                'M' => (x, y) = (numbers[0], numbers[1]),
                'm' => x += numbers[0],
                _ => {
                    rows[y][x..x + numbers[0]].fill(true);
                    x += numbers[0];
                }
            }
            rest = &rest[end..];
        }
        rows
    }

    #[test]
    fn the_path_draws_every_dark_module_and_no_other() {
        let modules = modules(ADDRESS).expect("a short address");
        let square = Square::of(ADDRESS).expect("a short address");
        assert_eq!(drawn(&square.path, modules.len()), modules);
    }

    #[test]
    fn three_corners_have_the_finder_pattern() {
        let modules = modules(ADDRESS).expect("a short address");
        let end = modules.len() - 7;
        for (top, left) in [(0, 0), (0, end), (end, 0)] {
            let ring: String = modules[top][left..left + 7].iter().map(|dark| if *dark { '#' } else { ' ' }).collect();
            let inner: String =
                modules[top + 2][left..left + 7].iter().map(|dark| if *dark { '#' } else { ' ' }).collect();
            assert_eq!((ring.as_str(), inner.as_str()), ("#######", "# ### #"));
        }
    }

    #[test]
    fn a_page_stays_light() {
        let square = Square::of(ADDRESS).expect("a short address");
        assert!(square.path.len() < 2048, "{} bytes", square.path.len());
    }

    #[test]
    fn an_address_no_square_holds_has_none() {
        assert_eq!(Square::of(&format!("https://example.vn/{}", "a".repeat(3000))), None);
    }
}
