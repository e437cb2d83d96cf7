//! The words that name kinds of documents, and what leads up to an identifier.
//!
//! The names and abbreviations are those of Decree 30/2020/NĐ-CP, of the Law on the Promulgation of Legal Documents,
//! and of the Party, as documents cite them.

use unicode_normalization::char::is_combining_mark;

use super::scan::trim_blank_end;

/// A full name, its abbreviation (empty when there is none), and whether its number carries a year.
type Kind = (&'static str, &'static str, bool);

/// Longer names stand before the names they end with. Abbreviations that mean something else more often are left out:
/// "PL" is an appendix.
const KINDS: [Kind; 47] = [
    ("Thông tư liên tịch", "TTLT", true),
    ("Chương trình hành động", "CTrHĐ", false),
    ("Văn bản hợp nhất", "VBHN", true),
    ("Văn bản", "VB", false),
    ("Nghị quyết", "NQ", true),
    ("Nghị định", "NĐ", true),
    ("Quyết định", "QĐ", true),
    ("Thông tư", "TT", true),
    ("Bộ luật", "", true),
    ("Luật", "", true),
    ("Pháp lệnh", "", true),
    ("Sắc lệnh", "SL", true),
    ("Lệnh", "", true),
    ("Chỉ thị", "CT", false),
    ("Quy chế", "QC", false),
    ("Quy định", "QyĐ", false),
    ("Quy định", "QĐi", false),
    ("Thông cáo", "TC", false),
    ("Thông báo", "TB", false),
    ("Hướng dẫn", "HD", false),
    ("Chương trình", "CTr", false),
    ("Kế hoạch", "KH", false),
    ("Phương án", "PA", false),
    ("Đề án", "ĐA", false),
    ("Dự án", "DA", false),
    ("Báo cáo", "BC", false),
    ("Biên bản", "BB", false),
    ("Tờ trình", "TTr", false),
    ("Tờ trình", "Ttr", false),
    ("Hợp đồng", "HĐ", false),
    ("Công văn", "CV", false),
    ("Công điện", "CĐ", false),
    ("Kết luận", "KL", false),
    ("Bản ghi nhớ", "BGN", false),
    ("Bản thỏa thuận", "BTT", false),
    ("Bản thoả thuận", "BTT", false),
    ("Giấy ủy quyền", "GUQ", false),
    ("Giấy uỷ quyền", "GUQ", false),
    ("Giấy mời", "GM", false),
    ("Giấy giới thiệu", "GGT", false),
    ("Giấy nghỉ phép", "GNP", false),
    ("Phiếu gửi", "PG", false),
    ("Phiếu chuyển", "PC", false),
    ("Phiếu báo", "PB", false),
    ("Thư công", "", false),
    ("Giấy phép", "GP", false),
    ("Giấy chứng nhận", "GCN", false),
];

/// Returns the full name of a kind for its name in any case or its abbreviation: `Quyết định` for "QUYẾT ĐỊNH" and "QĐ".
pub fn kind_name(word: &str) -> Option<&'static str> {
    kind(word).map(|(name, _, _)| *name)
}

/// Tells whether the numbers of this kind carry a year, so that `105/2006` may be one.
pub(super) fn carries_year(word: &str) -> bool {
    kind(word).is_some_and(|(_, _, year)| *year)
}

/// Tells whether the text is the abbreviation of a kind, as at the start of a symbol.
pub(super) fn is_abbreviation(text: &str) -> bool {
    KINDS.iter().any(|(_, abbreviation, _)| !abbreviation.is_empty() && text == *abbreviation)
}

fn kind(word: &str) -> Option<&'static Kind> {
    let is_word = |name: &str| before_word(word, name).is_some_and(str::is_empty);
    KINDS.iter().find(|(name, abbreviation, _)| is_word(name) || word == *abbreviation).filter(|_| !word.is_empty())
}

/// What stands before a number.
#[derive(Debug)]
pub(super) struct Lead<'a> {
    /// Where the mention starts.
    pub(super) start: usize,
    /// The word for the kind.
    pub(super) kind: Option<&'a str>,
    /// The word "số" stands before the number.
    pub(super) numbered: bool,
}

/// Reads back from a number over "số" and the word for the kind, no further than `floor`.
pub(super) fn lead(text: &str, floor: usize, number: usize) -> Lead<'_> {
    let head = &text[floor..number];
    let trimmed = trim_blank_end(head);
    let colon = trimmed.strip_suffix(':').map_or(trimmed, trim_blank_end);
    let before_so = before_word(colon, "số");
    let rest = before_so.map_or(trimmed, trim_blank_end);
    let apart = rest.len() < before_so.map_or(head.len(), str::len);
    let kind = if apart { last_kind(rest) } else { None };
    let start = match (kind, before_so) {
        (Some(word), _) => floor + rest.len() - word.len(),
        (None, Some(before)) => floor + before.len(),
        (None, None) => number,
    };
    Lead { start, kind, numbered: before_so.is_some() }
}

/// Returns the kind that ends the text: its name in any case, or its abbreviation as it is written.
fn last_kind(text: &str) -> Option<&str> {
    let name = KINDS.iter().find_map(|(name, _, _)| before_word(text, name));
    let abbreviation = || {
        let known = KINDS.iter().filter(|(_, abbreviation, _)| !abbreviation.is_empty());
        known.filter_map(|(_, word, _)| text.strip_suffix(word)).find(|before| !ends_in_word(before))
    };
    name.or_else(abbreviation).map(|before| &text[before.len()..])
}

/// Returns what stands before a word that ends the text, whatever its case.
pub(super) fn before_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in word.chars().rev() {
        let found = rest.next_back()?;
        if found != expected && !found.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    let before = rest.as_str();
    (!ends_in_word(before)).then_some(before)
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| last.is_alphanumeric() || is_combining_mark(last))
}
