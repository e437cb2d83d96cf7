//! The steps of a procedure: "Bước 1: …", each on its own or run on in one text; or lines without a name.

use serde_json::{Value as Json, json};

use crate::import::printed::lines::{joined, without_bullet};
use crate::text::fold;

/// Cuts a text into steps; a text that names none is a step a paragraph.
pub(super) fn read(text: &str) -> Vec<Json> {
    let starts = starts(text);
    if starts.is_empty() {
        let lines = text.lines().map(|line| joined(without_bullet(line))).filter(|line| !line.is_empty());
        return lines.map(|line| json!({ "text": line })).collect();
    }
    let before = text[..starts[0].0].trim().trim_end_matches(['-', '–', '+', '•', '*', ' ', '\n']);
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let named = starts.iter().zip(ends).filter_map(|((at, body), end)| {
        let title = joined(text[*at..*body].trim_matches([':', '.', ' ', '-', '–', '*']));
        let said = text[*body..end].trim().trim_end_matches(['-', '+', ' ', '\n']);
        (!said.is_empty()).then(|| json!({ "title": title, "text": said }))
    });
    let first = (!before.is_empty() && !is_heading(before)).then(|| json!({ "text": before }));
    first.into_iter().chain(named).collect()
}

/// Tells whether what stands before the first step only says that steps follow.
fn is_heading(text: &str) -> bool {
    fold(text.trim_matches([':', '.', '-', ' '])) == "trinh tu thuc hien"
}

/// Finds each "Bước 1:" or "Bước 1." and where its text begins; "quay lại Bước 1" names no step.
fn starts(text: &str) -> Vec<(usize, usize)> {
    let found = text.match_indices(['B', 'b']).filter_map(|(at, _)| {
        let parted = text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let end = parted.then(|| step_name(&text[at..])).flatten()?;
        Some((at, at + end))
    });
    found.collect()
}

/// Gives the length of "Bước 1:" at the beginning of a text.
fn step_name(text: &str) -> Option<usize> {
    let word = text.get(.."Bước".len()).filter(|word| word.to_lowercase() == "bước")?;
    let rest = text[word.len()..].trim_start_matches([' ', '\u{a0}']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].trim_start_matches([' ', '\u{a0}']);
    let sign = after.chars().next().filter(|sign| matches!(sign, ':' | '.' | ')' | '-' | '–'))?;
    (digits > 0).then(|| text.len() - after.len() + sign.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_in_one_run_on_text() {
        let text = "Trình tự thực hiện Bước 1: Nộp hồ sơ. Bước 2. Kiểm tra; thiếu thì quay lại Bước 1 để bổ sung.\n- Bước 3: Trả kết quả.";
        let expected = [
            json!({ "title": "Bước 1", "text": "Nộp hồ sơ." }),
            json!({ "title": "Bước 2", "text": "Kiểm tra; thiếu thì quay lại Bước 1 để bổ sung." }),
            json!({ "title": "Bước 3", "text": "Trả kết quả." }),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn lines_without_names_are_steps() {
        assert_eq!(
            read("- Nộp hồ sơ.\n- Trả kết quả."),
            [json!({ "text": "Nộp hồ sơ." }), json!({ "text": "Trả kết quả." })]
        );
        assert_eq!(
            read("Ai nộp thì làm. Bước 1: Nộp."),
            [json!({ "text": "Ai nộp thì làm." }), json!({ "title": "Bước 1", "text": "Nộp." })]
        );
        assert!(read("").is_empty());
    }
}
