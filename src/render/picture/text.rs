//! Words set into lines that fit a width; what does not fit ends in an ellipsis.

use super::letters::Letters;

/// Sets a text into at most so many lines of a width in pixels. Lines break between words, and
/// inside a word only where it alone is wider than the line. Words that are left out are marked by
/// an ellipsis at the end of the last line.
pub(super) fn lines(letters: &Letters, text: &str, width: usize, most: usize) -> Vec<String> {
    let mut set = set(letters, text, width);
    if set.len() > most {
        set.truncate(most);
        if let Some(last) = set.pop() {
            set.push(shortened(letters, &last, width));
        }
    }
    set
}

fn set(letters: &Letters, text: &str, width: usize) -> Vec<String> {
    let most = i32::try_from(width).unwrap_or(i32::MAX);
    let space = letters.letter(' ').advance;
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut taken) = (String::new(), 0);
    // A space that does not break keeps its words together.
    for word in text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        let wide = letters.width(word);
        if !line.is_empty() && taken + space + wide <= most {
            line.push(' ');
            line.push_str(word);
            taken += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        word.clone_into(&mut line);
        while !fits(letters, &line, width) {
            let rest = line.split_off(fitting(letters, &line, width));
            lines.push(std::mem::replace(&mut line, rest));
        }
        taken = letters.width(&line);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Tells whether a text is no wider than a number of pixels.
pub(super) fn fits(letters: &Letters, text: &str, width: usize) -> bool {
    usize::try_from(letters.width(text)).is_ok_and(|wide| wide <= width)
}

/// Counts the bytes from the start of a text that fit; one letter at least.
fn fitting(letters: &Letters, text: &str, width: usize) -> usize {
    let ends = text.char_indices().skip(1).map(|(at, _)| at);
    ends.take_while(|end| fits(letters, &text[..*end], width))
        .last()
        .unwrap_or_else(|| text.chars().next().map_or(0, char::len_utf8))
}

/// Takes words, then letters, off the end until an ellipsis fits.
fn shortened(letters: &Letters, text: &str, width: usize) -> String {
    let mut kept = text;
    loop {
        let marked = format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '–', '-']));
        if kept.is_empty() || fits(letters, &marked, width) {
            return marked;
        }
        let before = kept.rfind(' ').or_else(|| kept.char_indices().last().map(|(at, _)| at));
        kept = &kept[..before.unwrap_or(0)];
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::letters;
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_box_and_no_word_is_lost(
            text in "([a-zA-ZđĐơƯếữặỸ]{1,12}[ ,]{1,2}){0,40}", width in 60usize..1200, most in 1usize..5,
        ) {
            let letters = letters();
            let set = lines(letters, &text, width, most);
            prop_assert!(set.len() <= most);
            for line in &set {
                prop_assert!(fits(letters, line, width), "{line}");
            }
            let all: String = set.concat().split_whitespace().collect();
            let whole: String = text.split_whitespace().collect();
            match all.strip_suffix('…') {
                // What is left out is left out at the end, and said to be.
                Some(start) => prop_assert!(whole.starts_with(start) && start.len() < whole.len()),
                None => prop_assert_eq!(all, whole),
            }
        }

        #[test]
        fn words_stay_whole_where_they_fit(text in "([a-zơưếặ]{1,8} ){1,20}") {
            let set = lines(letters(), &text, 600, 99);
            let found: Vec<&str> = set.iter().flat_map(|line| words(line)).collect();
            prop_assert_eq!(found, words(&text));
        }
    }

    #[test]
    fn a_value_and_its_unit_stay_on_one_line() {
        let text = "Phí thẩm định 14.400.000\u{a0}đồng";
        let set = lines(letters(), text, 420, 9);
        assert!(set.iter().any(|line| line.contains("14.400.000\u{a0}đồng")), "{set:?}");
    }

    #[test]
    fn what_is_left_out_is_said_at_the_end_of_a_word() {
        let set = lines(letters(), "Cấp giấy phép tiến hành công việc bức xạ, sử dụng thiết bị", 400, 1);
        assert_eq!(set.len(), 1);
        let kept = set[0].strip_suffix('…').expect("an ellipsis");
        assert!(
            "Cấp giấy phép tiến hành công việc bức xạ, sử dụng thiết bị".starts_with(&format!("{kept} ")),
            "{kept}"
        );
    }
}
