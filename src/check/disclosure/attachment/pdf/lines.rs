//! Lines of text from letters and their places. A page may draw its letters in any order, one by one, font by font.

use super::content::Matrix;

/// A letter where it is drawn. Lengths are of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    text: String,
    /// The direction it is written in, in degrees.
    turned: i32,
    /// Where it begins and ends along that direction.
    start: f64,
    end: f64,
    /// How far down the page its line stands.
    down: f64,
    size: f64,
}

impl Letter {
    /// Places a letter; `None` where it has no size.
    pub(super) fn placed(text: String, at: &Matrix, (end_x, end_y): (f64, f64), size: f64) -> Option<Self> {
        let length = at[0].hypot(at[1]);
        let size = (length * size).abs();
        if !size.is_finite() || size < 1e-9 || ![at[4], at[5], end_x, end_y].iter().all(|place| place.is_finite()) {
            return None;
        }
        let (x, y) = (at[0] / length, at[1] / length);
        let along = |place_x: f64, place_y: f64| place_x * x + place_y * y;
        Some(Self {
            text,
            turned: y.atan2(x).to_degrees().round() as i32,
            start: along(at[4], at[5]),
            end: along(end_x, end_y),
            down: at[4] * y - at[5] * x,
            size,
        })
    }
}

/// Writes letters as lines: words with a blank between, columns with a tab.
pub(super) fn text(mut letters: Vec<Letter>) -> String {
    letters.sort_by(|a, b| a.turned.cmp(&b.turned).then(a.down.total_cmp(&b.down)));
    let mut text = String::new();
    let mut rest = letters.as_mut_slice();
    while let Some(first) = rest.first() {
        let (turned, down, size) = (first.turned, first.down, first.size);
        let length =
            rest.iter().position(|one| one.turned != turned || one.down - down > size * 0.4).unwrap_or(rest.len());
        let (line, below) = rest.split_at_mut(length);
        line.sort_by(|a, b| a.start.total_cmp(&b.start));
        write_line(line, &mut text);
        rest = below;
    }
    text
}

fn write_line(line: &[Letter], text: &mut String) {
    let mut end: Option<f64> = None;
    for letter in line {
        let gap = end.map_or(0.0, |end| (letter.start - end) / letter.size);
        if gap > 2.0 {
            text.push('\t');
        } else if gap > 0.18 && !text.ends_with(char::is_whitespace) {
            // A blank that is drawn needs no other.
            text.push(' ');
        }
        text.push_str(&letter.text);
        end = Some(end.map_or(letter.end, |end| end.max(letter.end)));
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(text: &str, x: f64, y: f64, width: f64) -> Letter {
        let at = [1.0, 0.0, 0.0, 1.0, x, y];
        Letter::placed(text.to_owned(), &at, (x + width, y), 10.0).expect("it has a size")
    }

    #[test]
    fn letters_drawn_in_any_order_are_one_line() {
        let drawn = vec![letter("M", 0.0, 50.0, 8.0), letter("T", 15.0, 50.0, 7.0), letter("Ậ", 8.0, 50.0, 7.0)];
        assert_eq!(text(drawn), "MẬT\n");
    }

    #[test]
    fn far_apart_is_another_word_another_column_another_line() {
        let drawn = vec![
            letter("a", 0.0, 50.0, 5.0),
            letter("b", 8.0, 50.0, 5.0),
            letter("c", 60.0, 50.0, 5.0),
            letter("d", 0.0, 30.0, 5.0),
        ];
        assert_eq!(text(drawn), "a b\tc\nd\n");
    }

    #[test]
    fn turned_letters_stand_on_their_own_lines() {
        let up = Letter::placed("u".to_owned(), &[0.0, 1.0, -1.0, 0.0, 5.0, 50.0], (5.0, 55.0), 10.0)
            .expect("it has a size");
        let mut drawn = vec![letter("a", 0.0, 50.0, 5.0), up];
        assert_eq!(text(drawn.clone()), "a\nu\n");
        drawn.reverse();
        assert_eq!(text(drawn), "a\nu\n");
    }
}
