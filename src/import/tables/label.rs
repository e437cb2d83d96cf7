//! Labels printed before a text: `1.`, `4.1`, `IV.`, `a)`, `đ)`, and what kind of numbering they belong to.

/// A kind of numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// `A`, `B`.
    Upper,
    /// `I`, `II`.
    Roman,
    /// `1`, `4.1`, `4.1.2`, by how many numbers it has.
    Number(usize),
    /// `a)`, `đ)`.
    Lower,
    /// `-`, `+`, `•`.
    Dash,
}

impl Style {
    /// Gives how deep it stands in the usual order: I, 1, 1.1, a), -.
    pub(super) fn depth(self) -> usize {
        match self {
            Self::Upper | Self::Roman => 0,
            Self::Number(numbers) => numbers.min(8),
            Self::Lower => 9,
            Self::Dash => 10,
        }
    }

    /// Tells whether tasks hardly ever carry it, and areas do.
    pub(super) fn is_high(self) -> bool {
        self.depth() == 0
    }
}

/// Tells the numbering of a cell that holds a label and nothing else.
pub(super) fn style(cell: &str) -> Option<Style> {
    let bare = cell.trim().trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ')' | '(' | '/' | ':'));
    if bare.is_empty() || bare.chars().count() > 12 {
        return dash(cell.trim()).then_some(Style::Dash);
    }
    let counted = bare.split_once('.').filter(|(area, _)| is_area(area)).map_or(bare, |(_, numbers)| numbers);
    if counted.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return numbers(bare).map(|numbers| Style::Number(numbers.len()));
    }
    let single = bare.chars().count() == 1;
    match bare.chars().next() {
        Some(first) if single && first.is_lowercase() => Some(Style::Lower),
        _ if bare.len() <= 6 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) => Some(Style::Roman),
        Some(first) if single && first.is_uppercase() => Some(Style::Upper),
        _ => dash(bare).then_some(Style::Dash),
    }
}

/// Tells whether the first part of a label names an area: the `I` of `I.1`.
fn is_area(part: &str) -> bool {
    let roman = part.len() <= 5 && part.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    !part.is_empty() && (roman || matches!(part, "A" | "B" | "C" | "D" | "E"))
}

fn dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "+" | "•" | "*" | "▪" | "·")
}

/// Gives the numbers of a label, `4.1.` as 4 and 1; numbers of more than three digits are no labels.
pub(super) fn numbers(label: &str) -> Option<Vec<u16>> {
    let bare = label.trim().trim_matches(|c: char| matches!(c, '.' | ')' | '(' | '/' | ':' | '-' | ' '));
    // The area before the number: I.1.
    let bare = bare.split_once('.').filter(|(area, _)| is_area(area)).map_or(bare, |(_, numbers)| numbers);
    let parts: Option<Vec<u16>> =
        bare.split('.').map(|part| (1..=3).contains(&part.len()).then(|| part.parse().ok()).flatten()).collect();
    // 1.200 is an amount.
    parts.filter(|parts| parts.len() == 1 || bare.split('.').skip(1).all(|part| part.len() <= 2))
}

/// Parts the label in front of a text from the text; `None` where it begins with none.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let token = text.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(text.len());
    let (head, rest) = text.split_at(token);
    let closed = rest.starts_with([')', '/', ':']);
    if !closed && let Some(glued) = glued(head) {
        let (label, rest) = text.split_at(glued);
        return Some((label, rest.trim_start())).filter(|(_, rest)| !rest.is_empty());
    }
    let end = token + usize::from(closed);
    let (label, rest) = text.split_at(end);
    let spaced = rest.starts_with(char::is_whitespace);
    let rest = rest.trim_start();
    let first = rest.chars().next()?;
    let marked = closed || head.ends_with('.');
    let plain = style(head)?;
    let fits = match plain {
        _ if marked => spaced || first.is_uppercase(),
        Style::Number(count) => count > 1 && spaced && first.is_uppercase(),
        Style::Roman => spaced && (rest.starts_with("- ") || rest.starts_with("– ")),
        _ => false,
    };
    fits.then_some((label, rest))
}

/// Finds where a label ends that stands right before its text: `1.Xây dựng`.
fn glued(head: &str) -> Option<usize> {
    let dot = head.rfind('.')? + 1;
    let label = &head[..dot];
    let rest = head[dot..].chars().next()?;
    (rest.is_uppercase() && label.starts_with(|c: char| c.is_ascii_digit()) && numbers(label).is_some()).then_some(dot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_parted_from_its_text() {
        for (text, label, rest) in [
            ("1. Xây dựng kế hoạch", "1.", "Xây dựng kế hoạch"),
            ("4.1 Thực hiện ISO", "4.1", "Thực hiện ISO"),
            ("4.1. thực hiện", "4.1.", "thực hiện"),
            ("IV. Tổ chức bộ máy", "IV.", "Tổ chức bộ máy"),
            ("a) Xây dựng", "a)", "Xây dựng"),
            ("đ) Rà soát", "đ)", "Rà soát"),
            ("B/ Nhiệm vụ", "B/", "Nhiệm vụ"),
            ("1.Xây dựng", "1.", "Xây dựng"),
            ("2)Rà soát", "2)", "Rà soát"),
            ("I.1. Rà soát", "I.1.", "Rà soát"),
        ] {
            assert_eq!(split(text), Some((label, rest)), "{text}");
        }
    }

    #[test]
    fn numbers_of_a_text_are_no_labels() {
        for text in [
            "9001:2015 tại các cơ quan",
            "30 viên chức",
            "20.000 đồng",
            "1.200.000 đồng",
            "2018. Báo cáo",
            "TTHC. Báo cáo",
            "100% hồ sơ",
            "18/01/2018",
            "Kế hoạch",
            "1.",
            "",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn a_cell_of_a_label_tells_its_numbering() {
        for (cell, expected) in [
            ("1", Some(Style::Number(1))),
            ("01.", Some(Style::Number(1))),
            ("4.1", Some(Style::Number(2))),
            ("II.3", Some(Style::Number(1))),
            ("a)", Some(Style::Lower)),
            ("VI", Some(Style::Roman)),
            ("A", Some(Style::Upper)),
            ("-", Some(Style::Dash)),
            ("14.400.000", None),
            ("2018", None),
            ("CV.", None),
        ] {
            assert_eq!(style(cell), expected, "{cell}");
        }
    }
}
