//! The headings of a procedure's sheet, and what stands below each.

use crate::import::printed::label;
use crate::text::words;

/// What a part of a sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Topic {
    Code,
    Title,
    Field,
    Level,
    Kind,
    Decision,
    Summary,
    Keywords,
    Steps,
    Ways,
    Papers,
    Sets,
    Forms,
    Time,
    Fee,
    Charge,
    Audience,
    Agency,
    Authority,
    Delegated,
    Coordinating,
    Reception,
    Results,
    Conditions,
    Basis,
    Online,
    Note,
}

/// Words headings begin with, folded; the longer of two that begin alike stands first.
const HEADINGS: &[(&str, Topic)] = &[
    ("ma so thu tuc", Topic::Code),
    ("ma so ho so", Topic::Code),
    ("ma so tthc", Topic::Code),
    ("ma thu tuc", Topic::Code),
    ("ma tthc", Topic::Code),
    ("ma so", Topic::Code),
    ("ten thu tuc", Topic::Title),
    ("ten tthc", Topic::Title),
    ("linh vuc", Topic::Field),
    ("cap thuc hien", Topic::Level),
    ("cap giai quyet", Topic::Level),
    ("cap hanh chinh", Topic::Level),
    ("loai thu tuc", Topic::Kind),
    ("loai tthc", Topic::Kind),
    ("quyet dinh cong bo", Topic::Decision),
    ("so quyet dinh", Topic::Decision),
    ("mo ta", Topic::Summary),
    ("tu khoa", Topic::Keywords),
    ("trinh tu va cach thuc", Topic::Steps),
    ("trinh tu", Topic::Steps),
    ("cac buoc thuc hien", Topic::Steps),
    ("cach thuc", Topic::Ways),
    ("hinh thuc nop", Topic::Ways),
    ("thanh phan va so luong", Topic::Papers),
    ("thanh phan so luong", Topic::Papers),
    ("thanh phan ho so", Topic::Papers),
    ("ho so gom", Topic::Papers),
    ("ho so bao gom", Topic::Papers),
    ("so luong ho so", Topic::Sets),
    ("so bo ho so", Topic::Sets),
    ("ten mau don", Topic::Forms),
    ("mau don", Topic::Forms),
    ("bieu mau", Topic::Forms),
    ("thoi han giai quyet", Topic::Time),
    ("thoi gian giai quyet", Topic::Time),
    ("thoi han", Topic::Time),
    ("phi", Topic::Fee),
    ("muc phi", Topic::Fee),
    ("muc thu", Topic::Fee),
    ("le phi", Topic::Charge),
    ("doi tuong", Topic::Audience),
    ("co quan co tham quyen", Topic::Authority),
    ("co quan nguoi co tham quyen", Topic::Authority),
    ("nguoi co tham quyen", Topic::Authority),
    ("co quan duoc uy quyen", Topic::Delegated),
    ("co quan hoac nguoi co tham quyen duoc uy quyen", Topic::Delegated),
    ("co quan phoi hop", Topic::Coordinating),
    ("co quan tiep nhan", Topic::Reception),
    ("co quan", Topic::Agency),
    ("don vi thuc hien", Topic::Agency),
    ("dia chi tiep nhan", Topic::Reception),
    ("dia diem", Topic::Reception),
    ("noi tiep nhan", Topic::Reception),
    ("noi nop", Topic::Reception),
    ("ket qua", Topic::Results),
    ("yeu cau", Topic::Conditions),
    ("dieu kien", Topic::Conditions),
    ("can cu phap ly", Topic::Basis),
    ("co so phap ly", Topic::Basis),
    ("van ban phap ly", Topic::Basis),
    ("muc do", Topic::Online),
    ("dich vu cong", Topic::Online),
    ("dvc", Topic::Online),
    ("dvctt", Topic::Online),
    ("ghi chu", Topic::Note),
];

/// Words that may follow in a heading and change nothing of what it is about.
const TAIL: &[&str] = &[
    "thu", "tuc", "hanh", "chinh", "tthc", "cua", "neu", "co", "ho", "so", "thuc", "hien", "giai", "quyet", "va",
    "cac", "gom", "bao", "dieu", "kien", "yeu", "cau", "phi", "le", "gia", "khac", "don", "mau", "to", "khai", "dinh",
    "kem", "dich", "vu", "cong", "truc", "tuyen", "dvc", "tiep", "nhan", "tra", "ket", "qua", "nop", "hs", "bo",
    "tham", "quyen", "truc", "tiep", "nguoi", "phoi", "hop", "hoac", "duoc", "uy", "phan", "cap", "viec", "so",
    "luong", "thanh", "phap", "ly", "de", "chu", "tri", "thoi", "gian", "han", "cach", "thuc", "trinh", "tu", "ban",
    "muc", "do", "dvctt",
];

/// The longest heading, in bytes.
const LONGEST: usize = 160;

/// Tells what a heading is about; its label and what stands in parentheses do not count.
pub(super) fn heading(text: &str) -> Option<Topic> {
    let text = unlabelled(text);
    let outside = text.split('(').next().filter(|text| text.len() <= LONGEST)?;
    let words: Vec<String> = words(outside).collect();
    if words.is_empty() || words.len() > 16 {
        return None;
    }
    let joined = words.join(" ");
    let (phrase, topic) = HEADINGS.iter().find(|(phrase, _)| begins(&joined, phrase))?;
    let rest = words.iter().skip(phrase.split(' ').count());
    rest.into_iter().all(|word| TAIL.contains(&word.as_str())).then_some(*topic)
}

fn begins(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Splits a line into its heading and what follows: "Lĩnh vực: An toàn bức xạ".
///
/// Without a colon the whole line must be a heading.
pub(super) fn split(text: &str) -> Option<(Topic, &str)> {
    if let Some((before, behind)) = text.split_once(':')
        && let Some(topic) = heading(before)
    {
        return Some((topic, behind.trim()));
    }
    heading(text).map(|topic| (topic, ""))
}

/// Takes labels from the front of a text: "- a) Trình tự".
pub(super) fn unlabelled(text: &str) -> &str {
    let mut text = text.trim().trim_start_matches('*').trim_start();
    for _ in 0..3 {
        match label::split(text) {
            Some((_, rest)) if !rest.is_empty() => text = rest,
            _ => break,
        }
    }
    text
}

/// Gives the field a line heads: "I. LĨNH VỰC AN TOÀN BỨC XẠ".
pub(super) fn field(text: &str) -> Option<&str> {
    let text = unlabelled(text);
    let first: Vec<String> = words(text).take(2).collect();
    let long = words(text).count() > 2 && !text.contains(':');
    if first != ["linh", "vuc"] || !long {
        return None;
    }
    let rest = text.split_whitespace().take(2).map(str::len).sum::<usize>();
    let after = text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let end = after.take_while(|end| text[..*end].split_whitespace().map(str::len).sum::<usize>() <= rest).last()?;
    Some(text[end..].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_their_many_forms() {
        for (text, topic) in [
            ("Mã thủ tục:", Some(Topic::Code)),
            ("1. Tên thủ tục hành chính", Some(Topic::Title)),
            ("a) Trình tự thực hiện:", Some(Topic::Steps)),
            ("- Thành phần, số lượng hồ sơ:", Some(Topic::Papers)),
            ("b) Số lượng hồ sơ", Some(Topic::Sets)),
            ("1.8. Phí, lệ phí (nếu có):", Some(Topic::Fee)),
            ("Lệ phí", Some(Topic::Charge)),
            ("Cơ quan thực hiện thủ tục hành chính", Some(Topic::Agency)),
            ("Cơ quan có thẩm quyền quyết định", Some(Topic::Authority)),
            ("Kết quả thực hiện thủ tục hành chính", Some(Topic::Results)),
            ("Yêu cầu, điều kiện thực hiện thủ tục hành chính (nếu có)", Some(Topic::Conditions)),
            ("Tên mẫu đơn, mẫu tờ khai (đính kèm)", Some(Topic::Forms)),
            ("Kết quả kiểm tra cho thấy", None),
            ("Cơ quan tiếp nhận kiểm tra hồ sơ và cấp giấy phép", None),
            ("", None),
        ] {
            assert_eq!(heading(text), topic, "{text}");
        }
    }

    #[test]
    fn a_line_may_head_a_field() {
        assert_eq!(field("II. LĨNH VỰC AN TOÀN BỨC XẠ"), Some("AN TOÀN BỨC XẠ"));
        assert_eq!(field("Lĩnh vực: An toàn"), None);
        assert_eq!(split("Lĩnh vực: An toàn bức xạ"), Some((Topic::Field, "An toàn bức xạ")));
    }
}
