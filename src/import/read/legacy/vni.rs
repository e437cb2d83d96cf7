//! VNI: a letter and, after it, a Western letter that the font draws as its marks.

use crate::text::normalize;

/// Converts a text.
pub(super) fn convert(text: &str) -> String {
    let mut converted = String::with_capacity(text.len());
    let mut before = None;
    for character in text.chars() {
        match before.and_then(|base| marks(base, character)) {
            Some(marks) => {
                converted.push_str(marks);
                before = None;
            }
            None => {
                let letter = alone(character).unwrap_or(character);
                converted.push(letter);
                before = Some(character);
            }
        }
    }
    normalize(&converted).into_owned()
}

/// Tells whether a character draws marks over the one before it, and the two stand beside each other in no word of
/// Unicode, as those of "toàn", "khoá" do.
pub(super) fn is_odd_pair(base: char, mark: char) -> bool {
    marks(base, mark).is_some() && !(matches!(base, 'o' | 'O') && "àáãÀÁÃ".contains(mark))
}

/// Gives the letter a Western letter is drawn as when it stands for itself.
fn alone(character: char) -> Option<char> {
    Some(match character {
        'ô' => 'ơ',
        'ö' => 'ư',
        'æ' => 'ỉ',
        'ó' => 'ĩ',
        'ò' => 'ị',
        'î' => 'ỵ',
        'ñ' => 'đ',
        'Ô' => 'Ơ',
        'Ö' => 'Ư',
        'Æ' => 'Ỉ',
        'Ó' => 'Ĩ',
        'Ò' => 'Ị',
        'Î' => 'Ỵ',
        'Ñ' => 'Đ',
        _ => return None,
    })
}

/// Gives the combining marks a Western letter stands for after a letter; `None` where it stands for itself.
fn marks(base: char, mark: char) -> Option<&'static str> {
    let base = base.to_lowercase().next()?;
    let (letters, marks) = match mark.to_lowercase().next()? {
        'ø' => ("aeouyôö", "\u{300}"),
        'ù' => ("aeouyôö", "\u{301}"),
        'û' => ("aeouyôö", "\u{309}"),
        'õ' => ("aeouyôö", "\u{303}"),
        'ï' => ("aeouyôö", "\u{323}"),
        'ê' => ("a", "\u{306}"),
        'è' => ("a", "\u{306}\u{300}"),
        'é' => ("a", "\u{306}\u{301}"),
        'ú' => ("a", "\u{306}\u{309}"),
        'ü' => ("a", "\u{306}\u{303}"),
        'ë' => ("a", "\u{306}\u{323}"),
        'â' => ("aeo", "\u{302}"),
        'à' => ("aeo", "\u{302}\u{300}"),
        'á' => ("aeo", "\u{302}\u{301}"),
        'å' => ("aeo", "\u{302}\u{309}"),
        'ã' => ("aeo", "\u{302}\u{303}"),
        'ä' => ("aeo", "\u{302}\u{323}"),
        _ => return None,
    };
    letters.contains(base).then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_marks_become_one() {
        for (old, now) in [
            ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
            ("thöôøng xuyeân, quyù, kyø, kyõ, ñòa phöông, tæ leä", "thường xuyên, quý, kỳ, kỹ, địa phương, tỉ lệ"),
            ("naêm, baèng, taét, nhaéc, laëp, aån, sôû, höõu", "năm, bằng, tắt, nhắc, lặp, ẩn, sở, hữu"),
        ] {
            assert_eq!(convert(old), now);
        }
    }
}
