//! Words, numbers and signs of a printed text, each with its place.
//!
//! Takes text in normalization form C; gives tokens whose words are folded, so that case, tones and most slips of
//! scanners do not matter. Letters that scanners print for digits (O, l, I) are read as digits only where a reader
//! asks for a number.

use crate::text::fold;

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The word folded, the digits, or the sign itself.
    pub(super) word: String,
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// Words that may touch the number behind them: "Quý1", "T6".
const TOUCHING: [&str; 6] = ["thang", "quy", "ngay", "nam", "t", "q"];

/// Cuts a text into tokens; blanks only part them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some((_, next)) = rest.next_if(|(_, next)| next.is_alphanumeric()) {
                end += next.len_utf8();
            }
            push_run(&mut found, text, start, end);
        } else {
            found.push(Token { word: sign(first), start, end });
        }
    }
    found
}

/// Gives one sign for those that look alike.
fn sign(character: char) -> String {
    match character {
        '–' | '—' | '−' | '‐' | '‑' => "-".to_owned(),
        '•' | '*' | '●' | '▪' | '·' => "•".to_owned(),
        '×' => "x".to_owned(),
        other => other.to_string(),
    }
}

fn push_run(found: &mut Vec<Token>, text: &str, start: usize, end: usize) {
    let run = &text[start..end];
    let cut = run.find(|character: char| character.is_ascii_digit()).unwrap_or(0);
    let digits = run[cut..].chars().all(|character| character.is_ascii_digit());
    if cut > 0 && digits && TOUCHING.contains(&fold(&run[..cut]).as_str()) {
        found.push(Token { word: fold(&run[..cut]), start, end: start + cut });
        found.push(Token { word: run[cut..].to_owned(), start: start + cut, end });
    } else {
        found.push(Token { word: one_spelling(fold(run)), start, end });
    }
}

/// Gives one spelling for words with y or i.
fn one_spelling(word: String) -> String {
    match word.as_str() {
        "qui" => "quy".to_owned(),
        "ki" => "ky".to_owned(),
        _ => word,
    }
}

impl Token {
    /// Tells whether it is one of these words or signs.
    pub(super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }

    /// Gives the number it prints, from digits alone.
    pub(super) fn number(&self) -> Option<u32> {
        let digits = self.word.bytes().all(|byte| byte.is_ascii_digit());
        (digits && self.word.len() <= 9).then(|| self.word.parse().ok()).flatten()
    }

    /// Gives the number it prints, letters that scanners take for digits included: "O1", "202l", "ll".
    pub(super) fn scanned_number(&self) -> Option<u32> {
        let digits: Option<String> = self.word.chars().map(scanned_digit).collect();
        digits.filter(|digits| digits.len() <= 4).and_then(|digits| digits.parse().ok())
    }

    /// Gives the Roman numeral it prints, up to four as quarters go, "Il" and "lV" included.
    pub(super) fn quarter(&self) -> Option<u32> {
        let letters: String =
            self.word.chars().map(|letter| if matches!(letter, 'l' | '1' | '|') { 'i' } else { letter }).collect();
        match (letters.as_str(), self.number()) {
            (_, Some(number @ 1..=4)) => Some(number),
            ("i", _) => Some(1),
            ("ii", _) => Some(2),
            ("iii", _) => Some(3),
            ("iv", _) => Some(4),
            _ => None,
        }
    }
}

fn scanned_digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        'o' => Some('0'),
        'l' | 'i' | '|' => Some('1'),
        _ => None,
    }
}

/// Gives the small number a folded word names: "mot", "hai".
pub(super) fn number_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 10] = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
    WORDS.iter().position(|known| *known == word).and_then(|at| u32::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn blanks_part_words_and_signs_stand_alone() {
        assert_eq!(words("Tháng 3, 6,9/2018"), ["thang", "3", ",", "6", ",", "9", "/", "2018"]);
        assert_eq!(words("Quý III–IV"), ["quy", "iii", "-", "iv"]);
        assert_eq!(words("Quý1 T6/2021 a1"), ["quy", "1", "t", "6", "/", "2021", "a1"]);
    }

    #[test]
    fn scanners_print_letters_for_digits() {
        let numbers: Vec<Option<u32>> = tokens("O1 202l ll thang").iter().map(Token::scanned_number).collect();
        assert_eq!(numbers, [Some(1), Some(2021), Some(11), None]);
        let quarters: Vec<Option<u32>> = tokens("I Il lll lV 2 5 VI").iter().map(Token::quarter).collect();
        assert_eq!(quarters, [Some(1), Some(2), Some(3), Some(4), Some(2), None, None]);
    }
}
