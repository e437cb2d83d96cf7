//! The rules of plain words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::sentence::{sentences, syllables};
use super::texts::Text;
use super::{ClarityRule, Part};
use crate::model::Glossary;
use crate::text::fold;

/// The most syllables of a sentence that is not called long. A page read aloud takes four syllables a second: this is
/// a quarter of a minute, longer than anybody keeps a sentence in mind.
pub const SYLLABLES_IN_A_SENTENCE: usize = 60;

/// The fewest conditions that make a sentence a riddle: with three, eight cases must be told apart.
pub const CONDITIONS_IN_A_SENTENCE: usize = 3;

/// The most syllables of a step that is only a heading.
const HEADING: usize = 3;

/// What a rule finds: rule, part, words, number.
pub(super) type Found = (ClarityRule, Part, String, Option<u64>);

/// Finds what can be told from one text.
pub(super) fn in_text(text: &Text) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in sentences(&text.words) {
        let length = syllables(sentence);
        if length > SYLLABLES_IN_A_SENTENCE {
            found.push((ClarityRule::LongSentence, text.part, sentence.to_owned(), Some(length as u64)));
        }
        let conditions = conditions(sentence);
        if conditions >= CONDITIONS_IN_A_SENTENCE {
            found.push((ClarityRule::ManyConditions, text.part, sentence.to_owned(), Some(conditions as u64)));
        }
    }
    let whole = |rule| (rule, text.part, text.words.clone(), None);
    if is_as_regulated(text) {
        found.push(whole(ClarityRule::AsRegulated));
    }
    if text.part == Part::Step && syllables(&text.words) > HEADING && !has_actor(text) {
        found.push(whole(ClarityRule::NoActor));
    }
    if text.part == Part::Paper && is_vague(&text.words) {
        found.push(whole(ClarityRule::VaguePaper));
    }
    found
}

/// Counts the conditions of a sentence: "nếu" and "trường hợp". "(nếu có)" only says that something may be missing,
/// "các trường hợp" refers to a list, "Trường hợp 3" is a heading, and "sau khi" tells the time.
fn conditions(sentence: &str) -> usize {
    if !["ếu", "ẾU", "ường", "ƯỜNG"].iter().any(|piece| sentence.contains(piece)) {
        return 0;
    }
    let sentence = sentence.to_lowercase();
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let next = |at: usize| words.get(at + 1).copied().unwrap_or_default();
    let word_at = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty();
    let is_condition = |(at, word): &(usize, &&str)| match **word {
        "nếu" => next(*at) != "có",
        "trường" => {
            let is_reference = matches!(word_at(at.checked_sub(1)), "các" | "những");
            next(*at) == "hợp" && !is_reference && !is_number(next(at + 1))
        }
        _ => false,
    };
    words.iter().enumerate().filter(is_condition).count()
}

/// Values a reader looks for, and gets a "theo quy định" without a number, a name or an article for.
fn is_as_regulated(text: &Text) -> bool {
    if !matches!(text.part, Part::Time | Part::Fee | Part::Outcome | Part::Conditions | Part::Paper) {
        return false;
    }
    let folded = fold(&text.words);
    folded.trim_start().starts_with("theo quy dinh") && !folded.contains(|c: char| c.is_ascii_digit())
}

/// Words by which a text names somebody who acts. Offices and people have endless names; these stand in nearly all.
const ACTORS: &str = "tổ chức|cá nhân|công dân|người|cơ quan|cán bộ|công chức|viên chức|bộ phận|trung tâm|sở|ủy ban|\
    uỷ ban|ubnd|bộ|cục|vụ|phòng|doanh nghiệp|hộ|chủ|thương nhân|giám đốc|chủ tịch|hội đồng|đơn vị|cơ sở|ban|viện|\
    trường|chuyên viên|lãnh đạo|hợp tác xã|thủ trưởng|đại diện|cha|mẹ|gia đình|bệnh viện|ngân hàng|hải quan|công an|\
    bộ đội|thí sinh|học sinh|sinh viên|luật sư|tòa án|nhà đầu tư|nhà thầu|công ty|chi cục|tổng cục|kho bạc|bảo hiểm|\
    thanh tra|đoàn|tổ|hội|quỹ|liên đoàn|nhà máy|thuyền trưởng|cảng|thủ tướng|chính phủ|bộ trưởng|bạn|chúng tôi|\
    nghệ sĩ|nghệ nhân|vận động viên|bác sĩ|dược sĩ|giáo viên|nhà giáo|đối tượng|bên|khách hàng|hệ thống|cổng|nhà trường|\
    chỉ huy|quân khu|tư lệnh|cấp|đội|ngành|thường trực|đảng|nhân viên|bưu điện|bưu chính";

/// The words of each actor, by the first of them.
static ACTORS_BY_FIRST: LazyLock<BTreeMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for actor in ACTORS.split('|') {
        let words: Vec<&str> = actor.split(' ').collect();
        by_first.entry(words[0]).or_default().push(words);
    }
    by_first
});

fn has_actor(text: &Text) -> bool {
    let named = |text: &str| {
        let text = text.to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        (0..words.len()).any(|at| {
            let actors = ACTORS_BY_FIRST.get(words[at]).into_iter().flatten();
            actors.into_iter().any(|actor| words[at..].starts_with(actor))
        })
    };
    text.actor.as_deref().is_some_and(named) || named(&text.words)
}

/// Ways to ask for papers without saying which.
const VAGUE: [&str; 8] = [
    "giay to khac co lien quan",
    "cac giay to khac",
    "cac giay to lien quan",
    "cac giay to co lien quan",
    "cac tai lieu lien quan",
    "cac tai lieu khac",
    "cac giay to can thiet",
    "ho so theo quy dinh",
];

/// A paper that only points to others is vague; one that names an article, a form or more beside it is not.
fn is_vague(words: &str) -> bool {
    let folded = fold(words);
    let has_detail = folded.contains(|c: char| c.is_ascii_digit() || c == ':' || c == '(');
    !has_detail && VAGUE.iter().any(|phrase| folded.contains(phrase))
}

/// Abbreviations that need no explanation in a text: the glossary explains them, or everybody reads them as words.
pub(super) struct Known(BTreeSet<String>);

/// Numerals, formats and signs that are read as they stand.
const EVERYDAY: [&str; 30] = [
    "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "PDF", "USB", "QR", "CD", "DVD",
    "SMS", "OTP", "GPS", "VND", "VNĐ", "USD", "ISO", "IP", "ID", "XML", "HTML", "WEB", "AND",
];

impl Known {
    pub(super) fn of(glossary: Option<&Glossary>) -> Self {
        let mut known: BTreeSet<String> = EVERYDAY.iter().map(|word| (*word).to_owned()).collect();
        for term in glossary.iter().flat_map(|glossary| &glossary.term) {
            if !term.full.is_empty() || term.definition.is_some() {
                known.extend(std::iter::once(&term.term).chain(&term.variants).cloned());
            }
        }
        Self(known)
    }
}

/// Finds the abbreviations of a procedure that neither the glossary nor the procedure itself explains, each once.
pub(super) fn abbreviations(texts: &[Text], known: &Known) -> Vec<Found> {
    let mut seen: BTreeSet<String> = explained(texts);
    let mut found = Vec::new();
    for text in texts {
        let words: Vec<&str> = text.words.split_whitespace().collect();
        let capitals = words.iter().filter(|word| is_capitals(word)).count();
        if capitals * 2 > words.len() {
            continue;
        }
        for (at, word) in words.iter().enumerate() {
            // "NĐ- CP" is an identifier with a blank too many.
            let is_rest = at > 0 && words[at - 1].ends_with(['-', '/', '&']);
            let Some(word) = abbreviation(word).filter(|_| !is_rest) else { continue };
            if !known.0.contains(word) && seen.insert(word.to_owned()) {
                found.push((ClarityRule::Abbreviation, text.part, word.to_owned(), None));
            }
        }
    }
    found
}

/// Lists what stands alone in brackets behind its long form: "Ủy ban nhân dân (UBND)".
fn explained(texts: &[Text]) -> BTreeSet<String> {
    let in_brackets = |text: &str| -> Vec<String> {
        let parts = text.split('(').skip(1).filter_map(|rest| rest.split(')').next());
        parts.filter_map(|part| part.split_whitespace().last().and_then(abbreviation)).map(str::to_owned).collect()
    };
    texts.iter().flat_map(|text| in_brackets(&text.words)).collect()
}

fn is_capitals(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
}

/// Reads a word as an abbreviation: two to eight capital letters and nothing else, but for the marks around it. Parts
/// of identifiers ("NĐ-CP", "TT/BTC") are none.
fn abbreviation(word: &str) -> Option<&str> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let length = bare.chars().count();
    let is_one = (2..=8).contains(&length) && bare.chars().all(char::is_uppercase);
    let is_joined = word.contains(['/', '-', '_', '@', '.']) && !word.ends_with(['.', '-']);
    // A syllable of Vietnamese in capitals has a vowel with its mark; abbreviations are bare.
    let is_bare = bare.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    (is_one && is_bare && !is_joined).then_some(bare)
}
