//! TCVN 5712:1993 (TCVN3, "ABC"): one byte a letter, seen as the Western letter of that byte.

/// The letters of the bytes from A1 on; `_` where the byte is none.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ______àảãáạ_ằẳẵắ_______ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ_";

/// Gives the letter a font of TCVN3 draws for a Western one.
fn letter(western: char) -> Option<char> {
    let place = u32::from(western).checked_sub(0xa1)?;
    LETTERS.chars().nth(usize::try_from(place).ok()?).filter(|letter| *letter != '_')
}

/// Converts a text.
pub(super) fn convert(text: &str) -> String {
    text.chars().map(|character| letter(character).unwrap_or(character)).collect()
}

/// Tells whether two characters stand beside each other as in no Western text: a sign or a capital with marks right
/// after a letter, or a sign right before one. Signs that Western texts put beside letters do not count there.
pub(super) fn is_odd_pair(first: char, second: char) -> bool {
    let is_sign = |character: char| ('\u{a1}'..='\u{bf}').contains(&character) && letter(character).is_some();
    let is_high = |character: char| ('\u{c0}'..='\u{de}').contains(&character) && letter(character).is_some();
    (first.is_ascii_lowercase() && is_high(second))
        || (first.is_ascii_alphabetic() && is_sign(second) && !"«»".contains(second))
        || (is_sign(first) && second.is_ascii_lowercase() && !"«»µ©·".contains(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_byte() {
        assert_eq!(LETTERS.chars().count(), 0x5f);
        assert_eq!(convert("§éc lËp - Tù do - H¹nh phóc"), "Độc lập - Tự do - Hạnh phúc");
        assert_eq!(convert("Céng hßa x· héi chñ nghÜa ViÖt Nam"), "Cộng hòa xã hội chủ nghĩa Việt Nam");
        assert_eq!(convert("thñ tôc, b\u{ad}u ®iÖn, l\u{ad}îng, ­u ®·i, quý"), "thủ tục, bưu điện, lượng, ưu đãi, quý");
        assert_eq!(convert("¨ ©ª«¬ ¡¢£¤¥¦§"), "ă âêôơ ĂÂÊÔƠƯĐ");
    }
}
