//! What gives a line of a Vietnamese administrative document away: the motto, the line of the number, the type line.
//!
//! Each function takes one line and says what it is by its words alone, in the layout of Decree 30/2020/NĐ-CP and the
//! liberties offices take with it. Where a line stands is asked elsewhere.

use super::label::Label;
use crate::model::identifier;
use crate::text::fold;

/// The words that open a type line, as they are printed above a title.
const TYPES: [&str; 24] = [
    "KẾ HOẠCH",
    "BÁO CÁO",
    "QUYẾT ĐỊNH",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "CHƯƠNG TRÌNH",
    "TỜ TRÌNH",
    "THÔNG BÁO",
    "HƯỚNG DẪN",
    "CHỈ THỊ",
    "NGHỊ QUYẾT",
    "ĐỀ ÁN",
    "PHƯƠNG ÁN",
    "DỰ ÁN",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "KẾT LUẬN",
    "BIÊN BẢN",
    "CÔNG ĐIỆN",
    "THÔNG TƯ",
    "NGHỊ ĐỊNH",
    "HỢP ĐỒNG",
    "DANH MỤC",
    "BẢN GHI NHỚ",
    "THÔNG CÁO",
];

/// The words an office is named by above a signature.
const OFFICES: [&str; 15] = [
    "GIÁM ĐỐC",
    "CHỦ TỊCH",
    "TRƯỞNG PHÒNG",
    "TRƯỞNG BAN",
    "TRƯỞNG ĐOÀN",
    "CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "CHI CỤC TRƯỞNG",
    "CỤC TRƯỞNG",
    "BÍ THƯ",
    "THỦ TRƯỞNG",
    "HIỆU TRƯỞNG",
    "VIỆN TRƯỞNG",
    "BỘ TRƯỞNG",
    "THỦ TƯỚNG",
];

/// Tells whether a line has letters and none of them small.
pub(super) fn is_capitals(line: &str) -> bool {
    line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase)
}

/// Tells whether a line is made of strokes and stars only, as under a title; the mark that closes a text is none.
pub(super) fn is_rule(line: &str) -> bool {
    !line.is_empty() && !line.chars().any(char::is_alphanumeric) && !line.contains('/')
}

/// Tells whether a line is the national motto, or the Party's.
pub(super) fn is_motto(line: &str) -> bool {
    if !is_short(line, 90) {
        return false;
    }
    let words = words(line);
    words.starts_with("cong hoa xa hoi chu nghia viet nam")
        || words.starts_with("doc lap tu do hanh phuc")
        || words == "dang cong san viet nam"
}

/// Tells whether a line marks a secret, an urgent or an unfinished document.
pub(super) fn is_secrecy(line: &str) -> bool {
    let marks = ["mat", "toi mat", "tuyet mat", "hoa toc", "khan", "thuong khan", "du thao", "ban du thao"];
    if !is_short(line, 30) {
        return false;
    }
    let words = words(line);
    let numbered = words.strip_prefix("du thao lan ").is_some();
    numbered || marks.contains(&words.as_str())
}

/// Gives what follows "Số" in the line of a document's number: `155 /KH-SKHCN`, `/KH-SKHCN`.
pub(super) fn number_line(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("Số").or_else(|| line.strip_prefix("SỐ")).or_else(|| line.strip_prefix("số"))?;
    let rest = rest.trim_start_matches([':', ' ', '.']);
    let (before, after) = rest.split_once(['/', '-'])?;
    let number = before.trim_matches(|c: char| c == '.' || c == '…' || c == '_' || c.is_whitespace());
    let blank_or_number = number.chars().count() <= 6 && !number.contains(' ');
    let counts = number.is_empty() || number.starts_with(|c: char| c.is_ascii_digit());
    let symbol = after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (is_short(line, 120) && blank_or_number && counts && symbol).then_some(rest)
}

/// Gives what a letter is about: "V/v báo cáo quý I".
pub(super) fn about(line: &str) -> Option<&str> {
    ["V/v", "V/V", "v/v"]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .map(|rest| rest.trim_start_matches([':', ' ']))
}

/// Tells whether a line is that of place and date: "Đồng Tháp, ngày    tháng 01 năm 2021".
pub(super) fn is_date_line(line: &str) -> bool {
    let Some((place, rest)) = line.split_once(',').filter(|_| is_short(line, 90)) else { return false };
    let rest = fold(rest.trim_start());
    let dated = rest.starts_with("ngay") || rest.starts_with("thang");
    let place = place.trim();
    dated && rest.contains("nam") && is_short(place, 40) && place.starts_with(char::is_uppercase)
}

/// Splits a line that is a type line, or begins with one in capitals, into the type and the title after it.
pub(super) fn type_line(line: &str) -> Option<(&str, &str)> {
    let kind = TYPES.iter().find(|kind| line.starts_with(**kind))?;
    let rest = &line[kind.len()..];
    let ends = !rest.starts_with(char::is_alphanumeric);
    (ends && (is_capitals(line) || rest.trim().is_empty())).then(|| (*kind, rest.trim_matches([' ', ':', '-'])))
}

/// Tells whether a line opens the list of recipients.
pub(super) fn is_recipients(line: &str) -> bool {
    let opens = line.starts_with(['N', 'n']) && (line.contains(':') || is_short(line, 12));
    opens && words(&line[..line.find(':').unwrap_or(line.len())]).starts_with("noi nhan")
}

/// Tells whether a line is that of the file: "Lưu: VT, VP."; gives what is filed.
pub(super) fn filing(line: &str) -> Option<&str> {
    let text = unbulleted(line);
    let rest = text.strip_prefix("Lưu").or_else(|| text.strip_prefix("LƯU"))?;
    rest.starts_with([':', ' ', ';', '.']).then(|| rest.trim_start_matches([':', ' ', ';', '.']))
}

/// Tells whether a line names the office of who signs: "GIÁM ĐỐC", "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN".
pub(super) fn is_office(line: &str) -> bool {
    let title = ["PHÓ ", "TỔNG "].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let office = is_prefix(line) || OFFICES.iter().any(|office| title.starts_with(office));
    is_capitals(line) && is_short(line, 70) && office && !line.ends_with(':')
}

/// Tells whether a line of an office stands before the title: TM., KT., TL., TUQ.
pub(super) fn is_prefix(line: &str) -> bool {
    let prefixes = ["TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "TM ", "KT ", "TL "];
    prefixes.iter().any(|prefix| line.starts_with(prefix))
}

/// Tells whether a line stands for a signature: "(Đã ký)", "Ký bởi: …".
pub(super) fn is_signature(line: &str) -> bool {
    if !is_short(line, 80) {
        return false;
    }
    let words = words(line);
    let opens = ["da ky", "ky boi", "nguoi ky", "ky ten", "ky dong dau", "ky so", "thoi gian ky", "ngay ky", "signed"];
    opens.iter().any(|open| words.starts_with(open))
}

/// Tells whether a line is the name of a person: two to six words with capitals, no digit.
pub(super) fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let capital = words.iter().all(|word| word.starts_with(char::is_uppercase));
    let plain = line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’'));
    let of_office =
        ["Sở", "Các", "Ủy", "UBND", "HĐND", "Phòng", "Ban", "Như", "Lãnh", "Chi", "Trung", "Bộ", "Đảng", "Hội", "Văn"];
    let office = words.first().is_none_or(|first| of_office.contains(first)) || is_office(line) || is_agency(line);
    (2..=6).contains(&words.len())
        && capital
        && plain
        && is_short(line, 45)
        && !office
        && Label::of(line).is_none()
        && type_line(line).is_none()
}

/// Splits a line that opens an appendix into its label and the title after it: "Phụ lục 1", "PHỤ LỤC II: DANH MỤC".
pub(super) fn appendix(line: &str) -> Option<(&str, &str)> {
    let label =
        ["Phụ lục", "PHỤ LỤC", "Phụ Lục", "BIỂU MẪU", "Biểu mẫu"].into_iter().find(|word| line.starts_with(word))?;
    let rest = &line[label.len()..];
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let number = rest.trim_start().split([':', ' ', '-', '–', '.']).next().unwrap_or_default();
    let numbered = !number.is_empty()
        && number.chars().count() <= 5
        && (number.chars().all(|c| c.is_ascii_digit())
            || number.chars().all(|c| "IVXABCDE".contains(c))
            || number == "số");
    let end = if number == "số" {
        after_number(rest)
    } else if numbered {
        rest.find(number)? + number.len()
    } else {
        0
    };
    let title = rest[end..].trim_start_matches([':', ' ', '-', '–', '.']);
    let whole = title.is_empty() || is_capitals(title) && numbered || rest[end..].starts_with([':', '.']);
    (whole && is_short(line, 200)).then(|| (line[..label.len() + end].trim_end(), title))
}

/// Returns the offset after "số 1" in " số 1: …".
fn after_number(rest: &str) -> usize {
    let start = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    rest[start..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |length| start + length)
}

/// Tells whether a line says what an appendix belongs to: "(Kèm theo Kế hoạch số: /KH-SKHCN …)".
pub(super) fn is_caption(line: &str) -> bool {
    if !line.starts_with(['(', '[']) {
        return false;
    }
    let words = words(line);
    let opens = ["kem theo", "ban hanh kem theo", "dinh kem", "kem ke hoach", "ban hanh theo"];
    opens.iter().any(|open| words.starts_with(open))
}

/// Tells whether a line names an agency in capitals, as above a document's number.
pub(super) fn is_agency(line: &str) -> bool {
    let opens = [
        "UBND",
        "ỦY BAN",
        "UỶ BAN",
        "SỞ",
        "BỘ",
        "BAN",
        "CHI CỤC",
        "VĂN PHÒNG",
        "HĐND",
        "HỘI ĐỒNG",
        "TỈNH ỦY",
        "THÀNH ỦY",
        "TRUNG TÂM",
        "CỤC",
        "TỔNG CỤC",
        "THÀNH PHỐ",
        "TỈNH",
        "HUYỆN",
        "ĐẢNG BỘ",
        "CHI BỘ",
        "ĐẢNG ỦY",
        "THANH TRA",
    ];
    let opens =
        opens.iter().any(|open| line.strip_prefix(open).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    opens && is_capitals(line) && is_short(line, 100)
}

/// Tells whether a line is one that only heads and signatures have.
pub(super) fn is_of_layout(line: &str) -> bool {
    is_motto(line)
        || number_line(line).is_some()
        || is_date_line(line)
        || is_recipients(line)
        || filing(line).is_some()
        || appendix(line).is_some()
        || is_caption(line)
        || is_office(line)
}

/// Tells whether a line is a printed number of a page: "2", "- 2 -", "Trang 2/7".
pub(super) fn is_page_number(line: &str) -> bool {
    if !is_short(line, 20) {
        return false;
    }
    let words = words(line);
    let digits = words.strip_prefix("trang ").unwrap_or(&words).replace(" tren ", " ");
    !digits.is_empty()
        && digits.split(' ').all(|number| number.len() <= 3)
        && digits.chars().all(|c| c.is_ascii_digit() || c == ' ')
        && !line.ends_with('.')
}

/// Takes the stroke of a list off a line.
pub(super) fn unbulleted(line: &str) -> &str {
    line.trim_start_matches(['-', '–', '+', '•', '*', '\u{f0b7}', '·', ' '])
}

/// Tells whether a mention of a document stands in a list of its own right, by what is printed before it: at the start,
/// after a comma, a semicolon, "và", or an opening bracket; elsewhere it belongs to the title of another.
pub(super) fn is_listed(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty()
        || before.ends_with([',', ';', '(', ':', '-', '+', '.'])
        || before.ends_with(" và")
        || before.ends_with('\n')
}

/// Tells whether a line cites a numbered document.
pub(super) fn cites(line: &str) -> bool {
    !identifier::find(line).is_empty()
}

/// Returns the folded words of a line joined by single blanks.
pub(super) fn words(line: &str) -> String {
    crate::text::words(line).collect::<Vec<_>>().join(" ")
}

fn is_short(line: &str, most: usize) -> bool {
    line.chars().count() <= most
}
