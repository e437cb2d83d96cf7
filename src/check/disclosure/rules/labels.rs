//! Words that say what the number after them is.

use super::folded::Folded;

/// What a number is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// An identity card.
    Identity,
    /// Social insurance.
    SocialInsurance,
    /// Health insurance.
    HealthInsurance,
    /// A tax code.
    Tax,
    /// An account with a bank.
    Account,
    /// Perhaps an account with a bank, perhaps one of a computer.
    AnyAccount,
    /// A bank.
    Bank,
    /// A telephone.
    Phone,
    /// Something public: the number of a file, of a document, of a company.
    Public,
}

/// How far before a number its label may stand.
const REACH: usize = 64;

/// The words, folded.
const WORDS: &[(&str, Label)] = &[
    ("cccd", Label::Identity),
    ("can cuoc", Label::Identity),
    ("cmnd", Label::Identity),
    ("cmtnd", Label::Identity),
    ("cmt", Label::Identity),
    ("chung minh", Label::Identity),
    ("so dinh danh", Label::Identity),
    ("ma dinh danh", Label::Identity),
    ("dinh danh ca nhan", Label::Identity),
    ("giay to tuy than", Label::Identity),
    ("giay to ca nhan", Label::Identity),
    ("identity card", Label::Identity),
    ("citizen id", Label::Identity),
    ("id card", Label::Identity),
    ("id no", Label::Identity),
    ("ho chieu", Label::Public),
    ("passport", Label::Public),
    ("bhxh", Label::SocialInsurance),
    ("bao hiem xa hoi", Label::SocialInsurance),
    ("social insurance", Label::SocialInsurance),
    ("bhyt", Label::HealthInsurance),
    ("bao hiem y te", Label::HealthInsurance),
    ("health insurance", Label::HealthInsurance),
    ("mst", Label::Tax),
    ("ma so thue", Label::Tax),
    ("tax code", Label::Tax),
    ("tax number", Label::Tax),
    ("so tai khoan", Label::Account),
    ("tai khoan so", Label::Account),
    ("tai khoan ngan hang", Label::Account),
    ("tai khoan ca nhan", Label::Account),
    ("tai khoan nhan", Label::Account),
    ("stk", Label::Account),
    ("so tk", Label::Account),
    ("tk so", Label::Account),
    ("tk ngan hang", Label::Account),
    ("account number", Label::Account),
    ("account no", Label::Account),
    ("bank account", Label::Account),
    ("tai khoan", Label::AnyAccount),
    ("tk", Label::AnyAccount),
    ("account", Label::AnyAccount),
    ("vietcombank", Label::Bank),
    ("vietinbank", Label::Bank),
    ("bidv", Label::Bank),
    ("agribank", Label::Bank),
    ("techcombank", Label::Bank),
    ("mb bank", Label::Bank),
    ("mbbank", Label::Bank),
    ("sacombank", Label::Bank),
    ("vpbank", Label::Bank),
    ("tpbank", Label::Bank),
    ("hdbank", Label::Bank),
    ("shb", Label::Bank),
    ("acb", Label::Bank),
    ("vib", Label::Bank),
    ("ocb", Label::Bank),
    ("msb", Label::Bank),
    ("lpbank", Label::Bank),
    ("lienvietpostbank", Label::Bank),
    ("seabank", Label::Bank),
    ("eximbank", Label::Bank),
    ("pvcombank", Label::Bank),
    ("abbank", Label::Bank),
    ("ngan hang", Label::Bank),
    ("momo", Label::Phone),
    ("zalopay", Label::Phone),
    ("dien thoai", Label::Phone),
    ("sdt", Label::Phone),
    ("dtdd", Label::Phone),
    ("dt", Label::Phone),
    ("di dong", Label::Phone),
    ("so may", Label::Phone),
    ("goi so", Label::Phone),
    ("lien he", Label::Phone),
    ("zalo", Label::Phone),
    ("viber", Label::Phone),
    ("hotline", Label::Phone),
    ("duong day nong", Label::Phone),
    ("tel", Label::Phone),
    ("phone", Label::Phone),
    ("mobile", Label::Phone),
    ("cell", Label::Phone),
    ("sms", Label::Phone),
    ("whatsapp", Label::Phone),
    ("fax", Label::Public),
    ("ma ho so", Label::Public),
    ("so ho so", Label::Public),
    ("ma so ho so", Label::Public),
    ("ma thu tuc", Label::Public),
    ("ma van don", Label::Public),
    ("ma vach", Label::Public),
    ("ma don vi", Label::Public),
    ("ma quan he ngan sach", Label::Public),
    ("ma qhns", Label::Public),
    ("ma so doanh nghiep", Label::Public),
    ("dang ky kinh doanh", Label::Public),
    ("dang ky doanh nghiep", Label::Public),
    ("so hieu", Label::Public),
    ("so seri", Label::Public),
    ("serial", Label::Public),
    ("isbn", Label::Public),
    ("hoa don", Label::Public),
    ("toa do", Label::Public),
    ("so van ban", Label::Public),
];

/// Finds the label nearest before a place, in the same paragraph.
pub(super) fn label(text: &Folded<'_>, before: usize) -> Option<Label> {
    let start = paragraph_start(text, before, REACH);
    let found = WORDS
        .iter()
        .filter_map(|(word, label)| Some((last(text, word, start, before)? + word.len(), word.len(), *label)));
    found.max_by_key(|(end, length, _)| (*end, *length)).map(|(_, _, label)| label)
}

/// Tells whether a text has a label in it: the head of a column, the name of a field.
pub(crate) fn is_labelling(text: &Folded<'_>) -> bool {
    let whole = 0..text.bytes().len();
    whole.end <= 120 && WORDS.iter().any(|(word, _)| text.find(word, whole.clone()).is_some())
}

/// Finds the last place of a word between two places. A word that is a piece of a code is none: `12/QĐ-BHXH`.
fn last(text: &Folded<'_>, word: &str, start: usize, end: usize) -> Option<usize> {
    let mut found = None;
    let mut at = start;
    while let Some(place) = text.find(word, at..end) {
        let glued = place.checked_sub(1).is_some_and(|before| b"-/&".contains(&text.bytes()[before]))
            && place.checked_sub(2).is_some_and(|before| text.bytes()[before].is_ascii_alphanumeric());
        if !glued {
            found = Some(place);
        }
        at = place + 1;
    }
    found
}

/// Tells whether one of these phrases stands before a place, no further than so many signs, in the same paragraph.
pub(super) fn is_before(text: &Folded<'_>, phrases: &[&str], place: usize, reach: usize) -> bool {
    let start = paragraph_start(text, place, reach);
    phrases.iter().any(|phrase| last(text, phrase, start, place).is_some())
}

/// Tells whether one of these phrases stands near a place, in the same paragraph.
pub(super) fn is_near(text: &Folded<'_>, phrases: &[&str], place: usize, reach: usize) -> bool {
    let start = paragraph_start(text, place, reach);
    let after = &text.bytes()[place..(place + reach).min(text.bytes().len())];
    let end = place + after.windows(2).position(|pair| pair == b"\n\n").unwrap_or(after.len());
    phrases.iter().any(|phrase| last(text, phrase, start, end).is_some())
}

fn paragraph_start(text: &Folded<'_>, place: usize, reach: usize) -> usize {
    let start = place.saturating_sub(reach);
    let window = &text.bytes()[start..place];
    start + window.windows(2).rposition(|pair| pair == b"\n\n").map_or(0, |at| at + 2)
}
