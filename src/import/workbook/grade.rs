//! The grade as the drop-down offers it.

use crate::export::workbook::layout::grade_word;
use crate::model::Grade;
use crate::text::fold;

/// Reads a grade: its words in any letters, perhaps with the meaning in parentheses behind them.
pub(super) fn read(text: &str) -> Option<Grade> {
    let text = fold(text.split('(').next().unwrap_or_default().trim().trim_end_matches('.'));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Grade::ALL.iter().copied().find(|grade| fold(grade_word(*grade)) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_official_words_are_a_grade() {
        for (text, grade) in [
            ("Hoàn thành tốt", Some(Grade::DoneWell)),
            ("hoàn  thành", Some(Grade::Done)),
            ("HOÀN THÀNH CHẬM.", Some(Grade::DoneLate)),
            ("Chưa hoàn thành", Some(Grade::NotDone)),
            ("Hoàn thành tốt (đúng nội dung và thời gian quy định)", Some(Grade::DoneWell)),
            ("X", None),
            ("Hoàn thành đúng hạn", None),
            ("Tốt", None),
        ] {
            assert_eq!(read(text), grade, "{text}");
        }
    }
}
