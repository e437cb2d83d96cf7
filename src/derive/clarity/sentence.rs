//! Sentences and syllables of Vietnamese as offices write it: lists run on behind dashes and semicolons, and dots
//! stand in numbers and abbreviations.

/// How long a quotation is at most, in letters.
const QUOTATION: usize = 160;

/// Splits a text into sentences. A semicolon, a line and a dash before a capital letter end one as a full stop does:
/// behind them a new item of a list begins.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let ends = match character {
            '\n' | ';' | '!' | '?' => true,
            '.' | ':' => ends_sentence(&text[start..at], &text[end..]),
            '-' | '+' | '•' | '–' => begins_item(&text[start..at], &text[end..]),
            _ => false,
        };
        if ends {
            sentences.push(text[start..at].trim());
            start = end;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| sentence.chars().any(char::is_alphabetic));
    sentences
}

/// A dot ends a sentence before a blank and a capital letter or at the end; the one of "TP." or "1." does not.
fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_label = word.chars().count() <= 2 && word.chars().all(|c| c.is_uppercase() || c.is_numeric());
    let rest = after.trim_start();
    let is_numbered = rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')', '/']);
    let starts_anew = rest
        .chars()
        .next()
        .is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() && is_numbered || "-+•–“\"(".contains(c));
    !is_label && starts_anew && (rest.is_empty() || rest.len() < after.len())
}

fn begins_item(before: &str, after: &str) -> bool {
    let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
    let rest = after.trim_start();
    is_apart && rest.len() < after.len() && rest.starts_with(char::is_uppercase)
}

/// Counts the syllables of a text: what stands between blanks and holds a letter or digit.
pub(super) fn syllables(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Cuts a text to the length of a quotation, at a word.
pub(super) fn quoted(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= QUOTATION {
        return text;
    }
    let cut: String = text.chars().take(QUOTATION).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept))
}
