//! Vietnamese in the letters of old fonts: TCVN3 (ABC, `.VnTime`) and VNI, converted to Unicode.
//!
//! Such a text is Western letters that its font draws as Vietnamese. Where a file names the font, the font decides;
//! elsewhere a text is converted only if nearly every word of it becomes a Vietnamese syllable, and something in it
//! can hardly be Western. French and English stay as they are.

mod syllable;
mod tcvn3;
mod vni;

use crate::diagnostic::say;
use crate::import::paper::{Block, Paper};

/// How the letters of a text are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Script {
    /// As they are.
    #[default]
    Unicode,
    /// TCVN3; capitals where the font draws all letters so (`.VnTimeH`).
    Tcvn3 {
        /// `true` for fonts of capitals.
        capitals: bool,
    },
    /// VNI.
    Vni,
}

impl Script {
    /// Tells the script by the name of a font.
    pub(super) fn of_font(font: &str) -> Self {
        let font = font.trim().to_lowercase();
        match () {
            () if font.starts_with(".vn") => Self::Tcvn3 { capitals: font.ends_with('h') },
            () if font.starts_with("vni-") || font.starts_with("vni ") => Self::Vni,
            () => Self::Unicode,
        }
    }

    /// Converts a text that stands in a font of this script; one that is Unicode already stays.
    pub(super) fn convert(self, text: &str) -> String {
        if is_unicode_vietnamese(text) {
            return text.to_owned();
        }
        match self {
            Self::Unicode => text.to_owned(),
            Self::Tcvn3 { capitals: false } => tcvn3::convert(text),
            Self::Tcvn3 { capitals: true } => tcvn3::convert(text).to_uppercase(),
            Self::Vni => vni::convert(text),
        }
    }
}

/// Converts the texts of a paper that no font gave away, and says so.
pub(super) fn mend(paper: &mut Paper) {
    let scripts = [Script::Tcvn3 { capitals: false }, Script::Vni];
    let count = |script: Script, paper: &mut Paper| texts(paper).filter(|text| reads(script, text, true)).count();
    let counted = scripts.into_iter().map(|script| (count(script, paper), script));
    let Some((sure, script)) = counted.filter(|(sure, _)| *sure > 0).max() else { return };
    // Where most texts are Unicode, one that could be either is Unicode.
    let mixed = texts(paper).filter(|text| is_unicode_vietnamese(text)).count() >= sure;
    let mut mended = 0;
    for text in texts(paper).filter(|text| !text.is_ascii()) {
        if reads(script, text, mixed) {
            *text = script.convert(text);
            mended += 1;
        }
    }
    let name = if script == Script::Vni { "VNI" } else { "TCVN3 (ABC)" };
    paper
        .remarks
        .push(say!(vi: "đã chuyển {mended} đoạn, ô viết bằng mã chữ {name} cũ sang Unicode: hãy soát lại dấu";
        en: "{mended} paragraphs and cells in the old letters of {name} were converted to Unicode: check their marks"));
}

fn texts(paper: &mut Paper) -> impl Iterator<Item = &mut String> {
    let blocks = paper.parts.iter_mut().flat_map(|part| part.blocks.iter_mut());
    blocks.flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![&mut paragraph.text],
        Block::Table(table) => super::cells(table).collect(),
    })
}

/// Tells whether a text is surely written in the letters of an old font.
pub(super) fn is_legacy(text: &str) -> bool {
    [Script::Tcvn3 { capitals: false }, Script::Vni].into_iter().any(|script| reads(script, text, true))
}

/// Counts the Vietnamese syllables with marks among the words of a text.
pub(super) fn syllables(text: &str) -> usize {
    syllable::words(text).filter(|word| !word.is_ascii() && syllable::is_one(word)).count()
}

/// Tells whether a text makes sense in a script. In a paper that has surely old letters, one good word is enough;
/// before that is known, something must be there that no Western text has.
fn reads(script: Script, text: &str, doubtful: bool) -> bool {
    if text.is_ascii() || is_unicode_vietnamese(text) || (doubtful && !is_odd(script, text)) {
        return false;
    }
    let converted = script.convert(text);
    if converted == text {
        return false;
    }
    let mut words = 0;
    let mut good = 0;
    for word in syllable::words(&converted) {
        words += 1;
        good += usize::from(syllable::is_one(word));
    }
    good > 0 && good * 10 >= words * 7
}

/// Tells whether a text has signs inside of words that Western languages never have there.
fn is_odd(script: Script, text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let pairs = letters.windows(2);
    match script {
        Script::Vni => pairs.filter(|pair| vni::is_odd_pair(pair[0], pair[1])).count() > 0,
        _ => pairs.filter(|pair| tcvn3::is_odd_pair(pair[0], pair[1])).count() > 0,
    }
}

/// Tells whether a text has letters that only Vietnamese in Unicode has.
pub(super) fn is_unicode_vietnamese(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::{Paragraph, Part};

    fn mended(texts: &[&str]) -> Vec<String> {
        let paragraph = |text: &&str| Block::Paragraph(Paragraph { text: (*text).to_owned(), ..Paragraph::default() });
        let part = Part { blocks: texts.iter().map(paragraph).collect(), ..Part::default() };
        let mut paper = Paper { parts: vec![part], ..Paper::default() };
        mend(&mut paper);
        let gone: Vec<String> = super::texts(&mut paper).map(|text| text.clone()).collect();
        assert_eq!(paper.remarks.is_empty(), gone == texts, "a change is said");
        gone
    }

    #[test]
    fn fonts_tell_the_script() {
        assert_eq!(Script::of_font(".VnTime"), Script::Tcvn3 { capitals: false });
        assert_eq!(Script::of_font(".VnArialH"), Script::Tcvn3 { capitals: true });
        assert_eq!(Script::of_font("VNI-Times"), Script::Vni);
        assert_eq!(Script::of_font("Times New Roman"), Script::Unicode);
        assert_eq!(Script::Tcvn3 { capitals: true }.convert("kÕ ho¹ch"), "KẾ HOẠCH");
    }

    #[test]
    fn old_letters_are_known_without_a_font() {
        for (old, now) in [
            ("C¶i c¸ch hµnh chÝnh", "Cải cách hành chính"),
            ("KÕ ho¹ch n¨m 2021", "Kế hoạch năm 2021"),
            ("Caûi caùch haønh chính naêm 2018", "Cải cách hành chính năm 2018"),
            ("UÛy ban nhaân daân tænh", "Ủy ban nhân dân tỉnh"),
        ] {
            assert_eq!(mended(&[old]), [now]);
        }
        assert_eq!(mended(&["KÕ ho¹ch", "Së Néi vô"]), ["Kế hoạch", "Sở Nội vụ"], "one sure text makes others likely");
        assert_eq!(
            mended(&["KÕ ho¹ch", "Sở", "nói toàn"]),
            ["Kế hoạch", "Sở", "nói toàn"],
            "unless others are Unicode"
        );
    }

    #[test]
    fn other_languages_and_unicode_stay() {
        for text in [
            "Délégation générale à Hué, né en été, élève créé",
            "Le café de la forêt, Noël naïf, maïs et thé",
            "El año señor mañana, pingüino",
            "Kế hoạch cải cách hành chính năm 2021 (né)",
            "Straße für Fußgänger, Übergröße",
            "© 2021 ® 25 °C ± 3 µm § 4 «ok»",
            "né thé",
            "ngoài, toàn, khoá, hoà, xoã",
            "Hà Nam: mua bán nhà, xét xử",
        ] {
            assert_eq!(mended(&[text]), [text]);
        }
    }
}
