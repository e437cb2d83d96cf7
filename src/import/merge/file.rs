//! The text of a content file, freed from what its editor adds around it, and put back the same way.

/// A text in the line ends of Unix, and how its file spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// The text.
    pub(super) text: String,
    marked: bool,
    windows: bool,
    open: bool,
}

impl Text {
    /// Reads the bytes of a file; `None` when they are no UTF-8.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let whole = std::str::from_utf8(bytes).ok()?;
        let inner = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        Some(Self {
            text: inner.replace("\r\n", "\n"),
            marked: inner.len() < whole.len(),
            windows: inner.contains("\r\n"),
            open: !inner.is_empty() && !inner.ends_with('\n'),
        })
    }

    /// Writes another text as this one was written.
    pub(super) fn bytes(&self, text: &str) -> Vec<u8> {
        let text = if self.open { text.trim_end_matches('\n') } else { text };
        let text = if self.windows { text.replace('\n', "\r\n") } else { text.to_owned() };
        let mark = if self.marked { "\u{feff}" } else { "" };
        format!("{mark}{text}").into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_back_as_it_came() {
        for file in ["", "a = 1\n", "a = 1", "a = 1\r\nb = 2\r\n", "\u{feff}a = 1\r\n", "\u{feff}a = 1"] {
            let text = Text::of(file.as_bytes()).expect("UTF-8");
            assert!(!text.text.contains('\r') && !text.text.starts_with('\u{feff}'));
            assert_eq!(text.bytes(&text.text), file.as_bytes(), "{file:?}");
        }
        assert_eq!(Text::of(b"\xff"), None);
    }
}
