//! Printed texts as the content writes them: a short title and a full text, Markdown of a result.

use crate::import::printed::label;
use crate::text::escape_markdown;

/// The longest text that is a title as it stands, in signs.
const TITLE: usize = 160;

/// Cuts a short title out of a text; `None` when the whole text is one.
pub(super) fn title(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE && !text.contains('\n') {
        return None;
    }
    let limit = line.char_indices().nth(TITLE).map_or(line.len(), |(at, _)| at);
    let head = &line[..limit];
    let sentence = [". ", "; ", ": "].iter().filter_map(|end| head.find(end)).filter(|at| *at >= 30).min();
    let cut = sentence.map(|at| head[..at].to_owned());
    Some(cut.unwrap_or_else(|| match limit == line.len() {
        true => line.clone(),
        false => {
            format!("{}…", head.rsplit_once(' ').map_or(head, |(words, _)| words).trim_end_matches([',', ';', ':']))
        }
    }))
}

/// Joins lines a narrow cell has broken: those that go on with a small letter where no sentence and no item has ended.
pub(super) fn unwrapped(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let goes_on = line.starts_with(char::is_lowercase) && label::split(line).is_none();
        match out.chars().next_back() {
            None => {}
            Some(last) if goes_on && !matches!(last, '.' | ';' | ':') => out.push(' '),
            Some(_) => out.push('\n'),
        }
        out.push_str(line);
    }
    out
}

/// Writes a printed text as Markdown that shows the same words: lines with a dash become a list, others paragraphs.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (mark, rest) = match line.split_at_checked(1) {
            Some(("-" | "–" | "•" | "*", rest)) if rest.starts_with(' ') => ("- ", rest.trim()),
            Some(("+", rest)) if rest.starts_with(' ') => (if in_list { "  - " } else { "- " }, rest.trim()),
            _ => ("", line),
        };
        if !out.is_empty() {
            out.push_str(if in_list && !mark.is_empty() { "\n" } else { "\n\n" });
        }
        out.push_str(mark);
        out.push_str(&escape_markdown(rest));
        in_list = !mark.is_empty();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_its_own_title() {
        assert_eq!(title("Rà soát thủ tục hành chính"), None);
    }

    #[test]
    fn a_long_text_gives_its_first_sentence_or_its_first_words() {
        let text = "Xây dựng kế hoạch đào tạo năm 2018 và triển khai thực hiện. Trong năm dự kiến cử trên 400 lượt công chức, viên chức tham gia các lớp đào tạo, bồi dưỡng về chuyên môn và kỹ năng.";
        assert_eq!(title(text).as_deref(), Some("Xây dựng kế hoạch đào tạo năm 2018 và triển khai thực hiện"));
        let long = "rất dài ".repeat(40);
        let cut = title(&long).expect("it is too long");
        assert!(cut.ends_with('…') && cut.chars().count() <= TITLE + 1, "{cut}");
    }

    #[test]
    fn lines_of_a_narrow_cell_are_joined_and_those_of_a_list_are_kept() {
        assert_eq!(unwrapped("Rà soát văn bản\nquy phạm pháp luật"), "Rà soát văn bản quy phạm pháp luật");
        for kept in ["Rà soát:\nvăn bản", "- Kế hoạch\n- Báo cáo", "Nội dung\na) Kế hoạch", "Kế hoạch\nBáo cáo"]
        {
            assert_eq!(unwrapped(kept), kept);
        }
    }

    #[test]
    fn dashes_become_lists_and_signs_stay_signs() {
        let text = "Đã ban hành:\n- Kế hoạch *số* 4\n+ phụ lục 1\n- Báo cáo\nĐang viết tiếp";
        assert_eq!(markdown(text), "Đã ban hành:\n\n- Kế hoạch \\*số\\* 4\n  - phụ lục 1\n- Báo cáo\n\nĐang viết tiếp");
    }
}
