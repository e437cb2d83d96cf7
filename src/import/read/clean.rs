//! One spelling for every text of a paper.
//!
//! Takes a text as it stands in a file; gives it in normalization form C, without signs nobody sees and without the
//! blanks of layout. Line breaks stay. Letters are never changed, but for the look-alikes of Đ.

use crate::text::normalize;

/// The longest text in front of a tab that may be the label of a list: `(iii)`, `1.2.3.`.
const LONGEST_LABEL: usize = 6;

/// Cleans a paragraph. A tab that parts two texts of a line, as in the head of a document, stays as one `\t`; after a
/// label it is a blank.
pub(super) fn paragraph(text: &str) -> String {
    lines(text, |parts| {
        let mut line = String::new();
        for part in parts {
            let separator = if line.chars().count() > LONGEST_LABEL { '\t' } else { ' ' };
            append(&mut line, separator, &part);
        }
        line
    })
}

/// Cleans the text of a cell; tabs are blanks in it.
pub(super) fn cell(text: &str) -> String {
    lines(text, |parts| parts.join(" "))
}

fn append(line: &mut String, separator: char, part: &str) {
    if !line.is_empty() {
        line.push(separator);
    }
    line.push_str(part);
}

/// Cleans line by line; `join` makes a line of what stands between its tabs. Lines that say nothing vanish.
fn lines(text: &str, join: impl Fn(Vec<String>) -> String) -> String {
    let spelled: String = text.chars().filter_map(spell).collect();
    let said = normalize(&spelled)
        .split('\n')
        .map(|line| join(line.split('\t').map(blanks).filter(|part| !part.is_empty()).collect()))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>();
    said.join("\n")
}

/// Leaves one blank where there are several, and none at the ends.
fn blanks(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Gives the character to print for one of a file; `None` for those nobody sees.
fn spell(character: char) -> Option<char> {
    Some(match character {
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => '\t',
        '\r' | '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {
            return None;
        }
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        control if control.is_control() => ' ',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn layout_vanishes_and_lines_stay() {
        for (text, cleaned) in [
            ("  Sở\u{a0}Nội  vụ \r\n", "Sở Nội vụ"),
            ("K\u{65}\u{302}\u{301} hoa\u{323}ch", "Kế hoạch"),
            ("\u{feff}cải\u{200b} cá\u{ad}ch", "cải cách"),
            ("Đối thoại\n\n  \nhai", "Đối thoại\nhai"),
            ("Ðề án", "Đề án"),
            ("1.\tTiếp tục", "1. Tiếp tục"),
            ("Nơi nhận:\t\t GIÁM ĐỐC\t", "Nơi nhận:\tGIÁM ĐỐC"),
            ("hai\u{2011}mươi", "hai-mươi"),
            (" \t\n", ""),
        ] {
            assert_eq!(paragraph(text), cleaned, "{text:?}");
        }
        assert_eq!(cell("Văn phòng\t\tChi cục"), "Văn phòng Chi cục");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text: String) {
            for clean in [paragraph, cell] {
                let once = clean(&text);
                prop_assert_eq!(clean(&once), once);
            }
        }
    }
}
