//! The letters a page draws, each with its place.

use super::fonts::{Font, Fonts};
use super::lines::{self, Letter};
use super::objects::{Object, Parser};

/// The most operands that are kept for one operator.
const OPERANDS: usize = 64;
/// How many letters are put in order at a time; a page of a book has 4,000.
const LETTERS: usize = 500_000;
/// The deepest nesting of saved states.
const STATES: usize = 256;

/// How many letters were drawn.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Those that could be read.
    pub(super) read: usize,
    /// Those nobody knows.
    pub(super) unread: usize,
}

impl Drawn {
    pub(super) fn add(&mut self, other: Self) {
        self.read += other.read;
        self.unread += other.unread;
    }
}

/// Reads the text of a content stream.
pub(super) fn text(content: &[u8], fonts: &Fonts) -> (String, Drawn) {
    let mut pen = Pen {
        fonts,
        state: State::new(),
        saved: Vec::new(),
        matrix: IDENTITY,
        line: IDENTITY,
        letters: Vec::new(),
        text: String::new(),
        drawn: Drawn::default(),
    };
    let mut parser = Parser::new(content, 0);
    let mut operands: Vec<Object> = Vec::new();
    while let Some(object) = parser.object() {
        match object {
            Object::Word(word) => {
                if word == b"ID" {
                    parser.at = after_picture(content, parser.at);
                } else {
                    pen.operator(&word, &operands);
                }
                operands.clear();
            }
            operand if operands.len() < OPERANDS => operands.push(operand),
            _ => {}
        }
    }
    pen.write();
    (pen.text, pen.drawn)
}

/// Finds the end of a picture that stands inside the content.
fn after_picture(content: &[u8], at: usize) -> usize {
    let rest = &content[at.min(content.len())..];
    let end = rest
        .windows(4)
        .position(|part| part[0].is_ascii_whitespace() && &part[1..3] == b"EI" && part[3].is_ascii_whitespace());
    end.map_or(content.len(), |end| at + end + 3)
}

/// A place on the page with its scale and direction.
pub(super) type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct State<'f> {
    page: Matrix,
    font: Option<&'f Font>,
    size: f64,
    between_letters: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
}

impl State<'_> {
    fn new() -> Self {
        Self {
            page: IDENTITY,
            font: None,
            size: 1.0,
            between_letters: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
        }
    }
}

struct Pen<'f> {
    fonts: &'f Fonts,
    state: State<'f>,
    saved: Vec<State<'f>>,
    matrix: Matrix,
    line: Matrix,
    letters: Vec<Letter>,
    text: String,
    drawn: Drawn,
}

impl Pen<'_> {
    fn operator(&mut self, word: &[u8], operands: &[Object]) {
        let number = |index: usize| operands.get(index).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"q" if self.saved.len() < STATES => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.page = times(&six(operands), &self.state.page),
            b"BT" => (self.matrix, self.line) = (IDENTITY, IDENTITY),
            b"Tf" => {
                if let Some(Object::Name(name)) = operands.first() {
                    self.state.font = self.fonts.get(name);
                }
                self.state.size = number(1);
            }
            b"Tc" => self.state.between_letters = number(0),
            b"Tw" => self.state.between_words = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Td" => self.go(number(0), number(1)),
            b"TD" => {
                self.state.leading = -number(1);
                self.go(number(0), number(1));
            }
            b"Tm" => {
                self.line = six(operands);
                self.matrix = self.line;
            }
            b"T*" => self.next_line(),
            b"Tj" => self.show(operands.first()),
            b"'" => {
                self.next_line();
                self.show(operands.first());
            }
            b"\"" => {
                self.next_line();
                self.show(operands.get(2));
            }
            b"TJ" => {
                for item in operands.first().map(Object::items).unwrap_or_default() {
                    match item {
                        Object::Number(back) => self.forward(-back / 1000.0 * self.state.size * self.state.stretch),
                        other => self.show(Some(other)),
                    }
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, x: f64, y: f64) {
        self.line = times(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line);
        self.matrix = self.line;
    }

    fn next_line(&mut self) {
        self.go(0.0, -self.state.leading);
    }

    fn forward(&mut self, by: f64) {
        self.matrix = times(&[1.0, 0.0, 0.0, 1.0, by, 0.0], &self.matrix);
    }

    /// Writes the letters that are held as lines.
    fn write(&mut self) {
        self.text.push_str(&lines::text(std::mem::take(&mut self.letters)));
    }

    fn show(&mut self, operand: Option<&Object>) {
        let Some(Object::Text(text)) = operand else { return };
        let Some(font) = self.state.font else {
            self.drawn.unread += text.len();
            return;
        };
        for code in font.codes(text) {
            let read = font.letters(code);
            self.drawn.add(Drawn { read: usize::from(read.is_some()), unread: usize::from(read.is_none()) });
            let before = times(&self.matrix, &self.state.page);
            let blank = if font.is_blank(code) { self.state.between_words } else { 0.0 };
            let width = font.width(code) * self.state.size;
            let drawn = times(&[1.0, 0.0, 0.0, 1.0, width * self.state.stretch, 0.0], &self.matrix);
            let after = times(&drawn, &self.state.page);
            self.forward((width + self.state.between_letters + blank) * self.state.stretch);
            let text = read.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string());
            if self.letters.len() >= LETTERS {
                self.write();
            }
            self.letters.extend(Letter::placed(text, &before, (after[4], after[5]), self.state.size));
        }
    }
}

fn six(operands: &[Object]) -> Matrix {
    let mut matrix = IDENTITY;
    for (place, operand) in matrix.iter_mut().zip(operands) {
        *place = operand.number().unwrap_or(0.0);
    }
    matrix
}
