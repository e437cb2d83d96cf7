//! Whether a word is a Vietnamese syllable: a known beginning, a known rime, at most one tone.

use unicode_normalization::UnicodeNormalization;

use crate::text::fold;

/// Beginnings, the longest first.
const ONSETS: &[&str] = &[
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
    "p", "r", "s", "t", "v", "x", "",
];

/// Rimes without their marks.
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay e ec em en eng enh eo ep et eu i ia ich iec iem ien \
    ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on \
    ong oong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy \
    uya uych uyen uyet uyn uynh uyt uyu y yem yen yet yeu ";

/// Gives the words of a text: runs of letters.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphabetic() && !('\u{300}'..='\u{323}').contains(&character))
        .filter(|word| !word.is_empty())
}

/// Tells whether a word is one. Words of consonants alone, as abbreviations are, count as well.
pub(super) fn is_one(word: &str) -> bool {
    let tones = word.nfd().filter(|mark| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
    let folded = fold(word);
    if tones.count() > 1 || !folded.is_ascii() || has_capital_inside(word) {
        return false;
    }
    let is_rime = |rest: &str| RIMES.contains(&format!(" {rest} "));
    let ends = |onset: &str| folded.strip_prefix(onset).is_some_and(|rest| !rest.is_empty() && is_rime(rest));
    ONSETS.iter().any(|onset| ends(onset))
        || (folded.len() < 7 && word.chars().all(char::is_uppercase))
        || folded == "gi"
}

/// Tells whether a capital follows a small letter.
fn has_capital_inside(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(first, second)| first.is_lowercase() && second.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_words() {
        for word in "nghiêng quyết giữa khoẻ oan UBND đường thuở yêu gì gìn rượu ngoèo khuya".split(' ')
        {
            assert!(is_one(word), "{word}");
        }
        for word in "cafộ ộtộ élève street viÖc strong Isrặl báò".split(' ') {
            assert!(!is_one(word), "{word}");
        }
    }
}
