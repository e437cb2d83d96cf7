//! Printed labels of sections and items: those every printed text may have, and `Điều 3.`, `Chương II`.

use crate::import::printed::label::{self, Style};

/// The kind of a label; the order is not that of levels, which parents decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// "Phần I".
    Part,
    /// "Chương II".
    Chapter,
    /// "Mục 1".
    Division,
    /// "Điều 3".
    Article,
    /// "A."
    Capital,
    /// "IV."
    Roman,
    /// "3." and "3)", or "3.1." with more numbers.
    Number(u8),
    /// "a)".
    Letter,
    /// "a." beside "a)".
    LetterDot,
    /// "-", "•".
    Stroke,
    /// "+".
    Plus,
}

/// The label a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'t> {
    /// Its kind.
    pub(super) kind: Kind,
    /// As printed, without the blank after it.
    pub(super) printed: &'t str,
    /// What follows.
    pub(super) text: &'t str,
}

impl<'t> Label<'t> {
    /// Reads the label of a line; `None` where it begins with words.
    pub(super) fn of(line: &'t str) -> Option<Self> {
        named(line).or_else(|| counted(line))
    }

    /// Tells whether the label is one only headings of whole sections have.
    pub(super) fn is_section(&self) -> bool {
        matches!(self.kind, Kind::Part | Kind::Chapter | Kind::Division | Kind::Article | Kind::Capital | Kind::Roman)
    }

    /// Gives the number of a label such as `3.`.
    pub(super) fn number(&self) -> Option<u32> {
        self.printed.trim_end_matches(['.', ')']).parse().ok().filter(|_| self.kind == Kind::Number(1))
    }
}

/// Reads "Phần I", "Điều 3." with what follows.
fn named(line: &str) -> Option<Label<'_>> {
    let words = [
        ("Phần", Kind::Part),
        ("PHẦN", Kind::Part),
        ("Chương", Kind::Chapter),
        ("CHƯƠNG", Kind::Chapter),
        ("Mục", Kind::Division),
        ("MỤC", Kind::Division),
        ("Điều", Kind::Article),
        ("ĐIỀU", Kind::Article),
    ];
    let (word, kind) = words.into_iter().find(|(word, _)| line.starts_with(word))?;
    let rest = line[word.len()..].strip_prefix(' ')?;
    let number = rest.split([' ', '.', ':']).next()?;
    let counts = number.chars().all(|c| c.is_ascii_digit()) || label::is_roman(number) || is_ordinal(number);
    let end = word.len() + 1 + number.len();
    let end = end + line[end..].starts_with(['.', ':']) as usize;
    let apart = line[end..].is_empty() || line[end..].starts_with(' ');
    let marked = end > word.len() + 1 + number.len() || line[end..].is_empty();
    (counts && !number.is_empty() && apart && marked).then(|| Label {
        kind,
        printed: &line[..end],
        text: line[end..].trim_start(),
    })
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "thứ" | "THỨ")
}

/// Reads a label that counts or marks, before a text.
fn counted(line: &str) -> Option<Label<'_>> {
    let (label, text) = label::split(line)?;
    let kind = match label.style {
        Style::Capital => Kind::Capital,
        Style::Roman => Kind::Roman,
        Style::Number => Kind::Number(1),
        Style::Decimal => Kind::Number(u8::try_from(label.path.len()).unwrap_or(u8::MAX)),
        Style::Letter if label.printed.ends_with(')') => Kind::Letter,
        Style::Letter => Kind::LetterDot,
        Style::Hyphen | Style::Bullet => Kind::Stroke,
        Style::Plus => Kind::Plus,
    };
    let printed = line.trim_start().get(..label.printed.len())?;
    (!text.is_empty()).then_some(Label { kind, printed, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_by_their_form() {
        for (line, kind, printed, text) in [
            ("I. MỤC TIÊU", Kind::Roman, "I.", "MỤC TIÊU"),
            ("IV/ TỔ CHỨC", Kind::Roman, "IV/", "TỔ CHỨC"),
            ("A. PHẦN CHUNG", Kind::Capital, "A.", "PHẦN CHUNG"),
            ("C. KẾT QUẢ", Kind::Capital, "C.", "KẾT QUẢ"),
            ("1. Mục tiêu", Kind::Number(1), "1.", "Mục tiêu"),
            ("1.2. Yêu cầu", Kind::Number(2), "1.2.", "Yêu cầu"),
            ("1.2 Yêu cầu", Kind::Number(2), "1.2", "Yêu cầu"),
            ("3) Ba", Kind::Number(1), "3)", "Ba"),
            ("đ) Định kỳ", Kind::Letter, "đ)", "Định kỳ"),
            ("a)Liền", Kind::Letter, "a)", "Liền"),
            ("a. Công tác", Kind::LetterDot, "a.", "Công tác"),
            ("- Một", Kind::Stroke, "-", "Một"),
            ("-Một", Kind::Stroke, "-", "Một"),
            ("+ Hai", Kind::Plus, "+", "Hai"),
            ("Điều 1. Ban hành", Kind::Article, "Điều 1.", "Ban hành"),
            ("PHẦN I", Kind::Part, "PHẦN I", ""),
        ] {
            assert_eq!(Label::of(line), Some(Label { kind, printed, text }), "{line}");
        }
    }

    #[test]
    fn words_are_no_labels() {
        for line in
            ["100% văn bản", "54 thủ tục", "2020. Năm", "-", "Điều 28 Luật CNTT", "Mục tiêu chung", "CCHC. Việc", "5"]
        {
            assert_eq!(Label::of(line), None, "{line}");
        }
    }
}
