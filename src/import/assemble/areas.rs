//! Printed areas and the canonical areas of reform they speak of (MODEL §5).

use crate::model::CanonicalArea;
use crate::text::fold;

/// Words that tell a canonical area, folded; the order of the areas is that in which a title is read.
const WORDS: &[(CanonicalArea, &[&str])] = &[
    (CanonicalArea::Direction, &["chi dao", "dieu hanh"]),
    (CanonicalArea::Communication, &["tuyen truyen", "truyen thong"]),
    (CanonicalArea::Institutions, &["the che"]),
    (CanonicalArea::Procedures, &["thu tuc hanh chinh", "tthc"]),
    (CanonicalArea::OneStop, &["mot cua"]),
    (CanonicalArea::Organisation, &["bo may"]),
    (CanonicalArea::CivilService, &["cong vu", "cong chuc", "vien chuc", "cbcc"]),
    (CanonicalArea::PublicFinance, &["tai chinh"]),
    (
        CanonicalArea::Modernisation,
        &[
            "hien dai hoa",
            "chinh quyen dien tu",
            "chinh quyen so",
            "chuyen doi so",
            "chinh phu dien tu",
            "chinh phu so",
            "cong nghe thong tin",
        ],
    ),
];

/// Tells the canonical areas a printed title names; none where it names none.
///
/// "Chỉ đạo điều hành công tác tuyên truyền" names two; "Cải cách thủ tục hành chính" is no part of "cải cách hành chính".
pub(super) fn canonical(title: &str) -> Vec<CanonicalArea> {
    let title = format!(" {} ", fold(title));
    let named = |words: &[&str]| words.iter().any(|word| title.contains(&format!(" {word}")));
    WORDS.iter().filter(|(_, words)| named(words)).map(|(area, _)| *area).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_titles_are_mapped() {
        let cases = [
            ("Công tác thông tin, tuyên truyền", "tuyen-truyen"),
            ("Cải cách TTHC; thực hiện cơ chế một cửa, một cửa liên thông", "tthc mot-cua"),
            ("Công tác chỉ đạo, điều hành và tuyên truyền về CCHC", "chi-dao tuyen-truyen"),
            ("Xây dựng và nâng cao chất lượng đội ngũ CBCCV C", "cong-vu"),
            ("Xây dựng và phát triển Chính quyền điện tử, Chính quyền số", "hien-dai-hoa"),
            ("Cải cách tổ chức bộ máy hành chính nhà nước", "to-chuc-bo-may"),
            ("Nhiệm vụ khác", ""),
        ];
        for (title, expected) in cases {
            let names: Vec<&str> = canonical(title).into_iter().map(CanonicalArea::as_str).collect();
            assert_eq!(names.join(" "), expected, "{title}");
        }
    }
}
