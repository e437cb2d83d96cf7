//! Pictures that fonts draw for letters: Wingdings, Symbol and their kin.

/// Tells whether a font draws pictures for letters.
pub(super) fn is_pictures(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    font.starts_with("wingdings") || font.starts_with("webdings") || font == "symbol"
}

/// Gives the sign a font draws for a character, which may stand in the private area (U+F0FC for ü).
pub(super) fn sign(font: &str, character: char) -> char {
    let code = u32::from(character);
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    let found = match font.as_str() {
        "symbol" => symbol(low),
        "wingdings 2" => wingdings_2(low),
        _ if font.starts_with("wingdings") => wingdings(low),
        _ => None,
    };
    found.unwrap_or(if code == low || low < 0x20 { plain(character) } else { '•' })
}

fn plain(character: char) -> char {
    if ('\u{e000}'..='\u{f8ff}').contains(&character) { '•' } else { character }
}

/// Gives the sign of a bullet whatever its font: bullets of the private area come from Symbol or Wingdings.
pub(super) fn bullet(font: Option<&str>, text: &str) -> String {
    let signs = text.chars().map(|character| match font {
        Some(font) if is_pictures(font) => sign(font, character),
        _ if ('\u{f000}'..='\u{f0ff}').contains(&character) => {
            if character == '\u{f02d}' {
                '-'
            } else {
                sign("wingdings", character)
            }
        }
        _ => plain(character),
    });
    signs.collect()
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x4a => '☺',
        0x6c | 0x9f | 0xb7 => '•',
        0x6e | 0xa7 => '▪',
        0x6f | 0x71 | 0x72 | 0xa8 => '☐',
        0x75 | 0x76 => '❖',
        0x78 | 0xfd => '☒',
        0xd8 => '➢',
        0xdf => '←',
        0xe0 | 0xf0 => '→',
        0xfb => '✗',
        0xfc => '✓',
        0xfe => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x2a | 0x30 | 0xa3 => '☐',
        0x4f | 0xcf => '✗',
        0x50 => '✓',
        0x51 | 0x53 | 0x54 => '☒',
        0x52 => '☑',
        0x97 => '•',
        _ => return None,
    })
}

fn symbol(code: u32) -> Option<char> {
    Some(match code {
        0x20..=0x40 | 0x5b | 0x5d | 0x5f | 0x7b..=0x7d if code != 0x22 && code != 0x24 && code != 0x27 => {
            char::from_u32(code)?
        }
        0x61 => 'α',
        0x62 => 'β',
        0x6d => 'μ',
        0x70 => 'π',
        0x53 => 'Σ',
        0x44 => 'Δ',
        0xa3 => '≤',
        0xa5 => '∞',
        0xab => '↔',
        0xac => '←',
        0xae => '→',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xb9 => '≠',
        0xbb => '≈',
        0xbc => '…',
        0xde => '⇒',
        0xd6 => '√',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_become_signs() {
        assert_eq!(sign("Wingdings", '\u{f0fc}'), '✓');
        assert_eq!(sign("Wingdings", 'ü'), '✓');
        assert_eq!(sign("Wingdings 2", 'P'), '✓');
        assert_eq!(sign("Symbol", '\u{f0b3}'), '≥');
        assert_eq!(sign("Wingdings", '\u{f041}'), '•');
        assert_eq!(bullet(Some("Symbol"), "\u{f0b7}"), "•");
        assert_eq!(bullet(None, "\u{f02d}"), "-");
        assert_eq!(bullet(Some("Times New Roman"), "-"), "-");
    }
}
