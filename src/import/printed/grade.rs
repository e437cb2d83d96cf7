//! The four official grades in words, as headings of columns and in cells.

use crate::model::Grade;
use crate::text::words as folded_words;

/// Reads a grade from its name; what stands in parentheses behind it, its definition, does not count.
///
/// Only the names themselves are read: what was done never tells a grade.
pub fn words(text: &str) -> Option<Grade> {
    let outside = text.split(['(', '[']).next().unwrap_or_default();
    let mut words: Vec<String> = folded_words(outside).collect();
    if words.first().is_some_and(|first| first.len() <= 2 && first.bytes().all(|byte| byte.is_ascii_digit())) {
        words.remove(0);
    }
    let phrase = words.join(" ").replace("hoan thanh", "ht");
    let phrase = phrase.strip_suffix(" nhiem vu").unwrap_or(&phrase);
    let phrase = phrase.strip_prefix("da ").unwrap_or(phrase);
    Some(match phrase {
        "ht tot" | "htt" | "ht xuat sac" => Grade::DoneWell,
        "ht" => Grade::Done,
        "ht cham"
        | "htc"
        | "ht tre"
        | "ht tre han"
        | "ht qua han"
        | "ht nhung cham"
        | "cham ht"
        | "ht cham tien do"
        | "ht cham so voi thoi gian quy dinh"
        | "ht muon"
        | "ht nhung tre han"
        | "ht nhung qua han"
        | "ht khong dung han"
        | "ht sau han" => Grade::DoneLate,
        "chua ht" | "khong ht" | "cht" | "kht" | "chua thuc hien" | "khong thuc hien" => Grade::NotDone,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_read_from_their_names_alone() {
        for (text, grade) in [
            ("Hoàn thành tốt (đúng nội dung và thời gian quy định)", Some(Grade::DoneWell)),
            ("Hoàn thành (đúng thời gian nhưng nội dung chưa đầy đủ)", Some(Grade::Done)),
            ("Hoàn thành chậm (Đúng nội dung nhưng quá hạn)", Some(Grade::DoneLate)),
            ("Chưa hoàn thành", Some(Grade::NotDone)),
            ("HT chậm", Some(Grade::DoneLate)),
            ("Chưa HT", Some(Grade::NotDone)),
            ("HOÀN THÀNH\nTỐT", Some(Grade::DoneWell)),
            ("Không hoàn thành nhiệm vụ", Some(Grade::NotDone)),
            ("2. Hoàn thành", Some(Grade::Done)),
            ("Đã hoàn thành", Some(Grade::Done)),
            ("Đã hoàn thành trễ hạn", Some(Grade::DoneLate)),
            ("Hoàn thành muộn", Some(Grade::DoneLate)),
            ("Mức độ hoàn thành", None),
            ("Thời gian hoàn thành", None),
            ("Đang thực hiện", None),
            ("Hoàn thành đúng tiến độ", None),
            ("", None),
        ] {
            assert_eq!(words(text), grade, "{text}");
        }
    }
}
