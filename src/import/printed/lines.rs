//! The parts of a cell: lines, bullets, semicolons.
//!
//! Takes the text of a cell; gives its parts in order, without bullets and closing signs. It cuts nowhere else: what
//! a comma or a hyphen inside a line means is asked by who knows the words.

/// The bullets that begin a line.
const BULLETS: [char; 8] = ['-', '–', '—', '+', '•', '*', '●', '▪'];

/// Cuts a text at its line breaks and bullets.
///
/// A hyphen inside a line is a bullet only where the text is one line that begins with one: "- Kế hoạch - Báo cáo". A
/// line that does not begin with a bullet continues the one before it where the text begins with one.
pub(in crate::import) fn bulleted(text: &str) -> Vec<String> {
    let text = text.trim();
    let marked = is_bulleted(text);
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match parts.last_mut() {
            Some(before) if marked && !line.starts_with(BULLETS) => {
                before.push(' ');
                before.push_str(line);
            }
            _ => parts.push(line.to_owned()),
        }
    }
    match parts.as_slice() {
        [line] if marked => inner_bullets(line),
        _ => parts.iter().map(|part| without_bullet(part).to_owned()).filter(|part| !part.is_empty()).collect(),
    }
}

/// Tells whether a text begins with a bullet.
pub(in crate::import) fn is_bulleted(text: &str) -> bool {
    text.trim_start().starts_with(BULLETS)
}

/// Takes the bullet and the blanks around it from the beginning of a line.
pub(in crate::import) fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(|character: char| character.is_whitespace() || BULLETS.contains(&character))
}

/// Cuts a line that begins with a bullet at the same bullet inside it, where a blank stands on both sides.
fn inner_bullets(line: &str) -> Vec<String> {
    let Some(bullet) = line.chars().next().filter(|first| BULLETS.contains(first)) else {
        return vec![line.to_owned()];
    };
    let inside = &line[bullet.len_utf8()..];
    let separator = format!(" {bullet} ");
    inside.split(separator.as_str()).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Cuts a text at signs outside of parentheses and quotation marks.
pub(in crate::import) fn split(text: &str, at: &[char]) -> Vec<String> {
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0i32);
    for character in text.chars() {
        match character {
            '(' | '“' | '[' => depth += 1,
            ')' | '”' | ']' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && at.contains(&character) {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(character);
        }
    }
    parts.push(part);
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Takes bullets and blanks from the beginning, and closing signs from the end.
pub(in crate::import) fn bare(text: &str) -> &str {
    without_bullet(text)
        .trim_end_matches(|character: char| character.is_whitespace() || matches!(character, '.' | ';' | ',' | ':'))
}

/// Joins the lines of a text by blanks.
pub(in crate::import) fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_bullets_are_parts() {
        assert_eq!(bulleted("- Kế hoạch - Báo cáo"), ["Kế hoạch", "Báo cáo"]);
        assert_eq!(bulleted("- Kế hoạch năm\n2021\n- Báo cáo"), ["Kế hoạch năm 2021", "Báo cáo"]);
        assert_eq!(bulleted("- Phòng Kế hoạch - Tài chính\n- Văn phòng"), ["Phòng Kế hoạch - Tài chính", "Văn phòng"]);
        assert_eq!(bulleted("Phòng Kế hoạch - Tài chính"), ["Phòng Kế hoạch - Tài chính"]);
        assert_eq!(bulleted("Kế hoạch\nBáo cáo"), ["Kế hoạch", "Báo cáo"]);
        assert_eq!(bulleted("  "), Vec::<String>::new());
    }

    #[test]
    fn signs_in_parentheses_do_not_cut() {
        assert_eq!(
            split("Kế hoạch (bản in; bản điện tử); Báo cáo", &[';']),
            ["Kế hoạch (bản in; bản điện tử)", "Báo cáo"]
        );
    }
}
