//! The marks people put into a cell to say "this one": X, ✓, +.

/// Tells whether a cell holds a mark and nothing else.
pub fn is_mark(text: &str) -> bool {
    let marks = |character: char| {
        matches!(
            character,
            'x' | 'X'
                | 'х'
                | 'Х'
                | '×'
                | '✗'
                | '✘'
                | '✓'
                | '✔'
                | '√'
                | 'v'
                | 'V'
                | '☑'
                | '☒'
                | '+'
                | '\u{f0fc}'
                | '\u{f0fe}'
        )
    };
    let text = text
        .trim_matches(|character: char| character.is_whitespace() || matches!(character, '(' | ')' | '[' | ']' | '.'));
    let mut characters = text.chars();
    characters.next().is_some_and(marks) && characters.all(|character| character == '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::is_mark;

    #[test]
    fn marks_stand_alone() {
        for text in ["X", "x", " x\n", "✓", "☒", "√", "v", "+", "(x)", "✔\u{fe0f}"] {
            assert!(is_mark(text), "{text}");
        }
        for text in ["", "xx", "X.1", "Xong", "0", "-", "Có"] {
            assert!(!is_mark(text), "{text}");
        }
    }
}
