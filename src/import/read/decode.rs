//! Bytes of plain text to text: UTF-8, UTF-16, the Vietnamese code page of Windows, and Western bytes that old fonts
//! draw as Vietnamese.

use super::legacy;

/// Reads the text of an XML part: UTF-8 unless a mark says UTF-16. `None` where the bytes are neither.
pub(super) fn xml(bytes: Vec<u8>) -> Option<String> {
    if let Some(text) = utf16(&bytes) {
        return Some(text);
    }
    let text = String::from_utf8(bytes).ok()?;
    Some(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// Reads a text file; `None` where the bytes are no text.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    if let Some(text) = utf16(bytes) {
        return Some(text);
    }
    if bytes.contains(&0) {
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => one_byte_letters(bytes),
    };
    let odd = text.chars().filter(|character| character.is_control() && !"\n\r\t\u{c}\u{b}\u{85}".contains(*character));
    (odd.count() * 100 <= text.chars().count()).then_some(text)
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Reads bytes of one letter each: as code page 1258 or 1252, whichever gives more Vietnamese syllables. Bytes of old
/// fonts are read as 1252, as Word does, and converted with all other texts.
fn one_byte_letters(bytes: &[u8]) -> String {
    let western: String = bytes.iter().map(|byte| windows_1252(*byte)).collect();
    let vietnamese: String = bytes.iter().map(|byte| windows_1258(*byte)).collect();
    let vietnamese = crate::text::normalize(&vietnamese).into_owned();
    if legacy::is_legacy(&western) || legacy::syllables(&vietnamese) < legacy::syllables(&western) {
        western
    } else {
        vietnamese
    }
}

fn windows_1258(byte: u8) -> char {
    match byte {
        0xc3 => 'Ă',
        0xcc => '\u{300}',
        0xd0 => 'Đ',
        0xd2 => '\u{309}',
        0xd5 => 'Ơ',
        0xdd => 'Ư',
        0xde => '\u{303}',
        0xe3 => 'ă',
        0xec => '\u{301}',
        0xf0 => 'đ',
        0xf2 => '\u{323}',
        0xf5 => 'ơ',
        0xfd => 'ư',
        0xfe => '₫',
        other => windows_1252(other),
    }
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_file_gives_one_text() {
        let said = "Kế hoạch của Sở Nội vụ";
        let utf16: Vec<u8> = said.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &utf16].concat();
        let code_page = b"K\xea\xec hoa\xf2ch cu\xd2a S\xf5\xd2 N\xf4\xf2i vu\xf2";
        for bytes in [said.as_bytes(), &[b"\xef\xbb\xbf", said.as_bytes()].concat(), &marked, code_page] {
            assert_eq!(text(bytes).as_deref(), Some(said));
        }
    }

    #[test]
    fn french_of_windows_stays_french() {
        assert_eq!(text(b"D\xe9l\xe9gation fran\xe7aise \xe0 Hu\xe9").as_deref(), Some("Délégation française à Hué"));
    }

    #[test]
    fn bytes_of_programs_are_no_text() {
        assert_eq!(text(b"MZ\x00\x01\x02"), None);
        assert_eq!(text(&[1, 2, 3, 4, 5, 6, 7, 8, b'a']), None);
    }
}
