//! Printed labels of sections and items: `I.`, `1.`, `1.2.`, `a)`, `-`, `+`, `Điều 3.`

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
        named(line).or_else(|| stroke(line)).or_else(|| marked(line))
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
    let counts = number.chars().all(|c| c.is_ascii_digit()) || is_roman(number) || is_ordinal(number);
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

fn stroke(line: &str) -> Option<Label<'_>> {
    let sign = line.chars().next()?;
    let kind = match sign {
        '-' | '–' | '•' | '·' | '\u{f0b7}' | '—' => Kind::Stroke,
        '*' if line.starts_with("* ") => Kind::Stroke,
        '+' => Kind::Plus,
        _ => return None,
    };
    let text = &line[sign.len_utf8()..];
    let item = text.starts_with(' ') || text.trim_start().starts_with(char::is_alphabetic);
    (item && !text.trim().is_empty()).then(|| Label {
        kind,
        printed: &line[..sign.len_utf8()],
        text: text.trim_start(),
    })
}

/// Reads a number or letter with the point or bracket after it.
fn marked(line: &str) -> Option<Label<'_>> {
    let end = line.find([' ', ')']).map_or(line.len(), |at| at + line[at..].starts_with(')') as usize);
    let printed = &line[..end];
    let text = line[end..].trim_start();
    let (body, sign) = match printed.strip_suffix([')', '.', ':', '/']) {
        Some(body) => (body, printed.chars().last()?),
        None => (printed, ' '),
    };
    let kind = kind_of(body, sign)?;
    (!text.is_empty()).then_some(Label { kind, printed, text })
}

fn kind_of(body: &str, sign: char) -> Option<Kind> {
    let letter = body.chars().next()?;
    let single = body.chars().count() == 1;
    let numbers = body.split('.').filter(|part| !part.is_empty()).count();
    if body.chars().all(|c| c.is_ascii_digit() || c == '.') && letter.is_ascii_digit() {
        let short = body.split('.').all(|part| part.len() <= 2);
        let told = sign != ' ' || numbers > 1;
        return (short && told).then(|| Kind::Number(u8::try_from(numbers).unwrap_or(u8::MAX)));
    }
    match sign {
        ' ' => None,
        _ if is_roman(body) && !(single && matches!(letter, 'C' | 'D')) => Some(Kind::Roman),
        _ if single && letter.is_uppercase() => Some(Kind::Capital),
        ')' if single && letter.is_lowercase() => Some(Kind::Letter),
        _ if single && letter.is_lowercase() => Some(Kind::LetterDot),
        _ => None,
    }
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
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
