//! Printed areas and the canonical areas of reform they speak of (MODEL §5).

use super::rows::AreaRows;
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

/// Finds the area another one is a part of: 1 of 1.2, and A of the I and II that follow it.
pub(super) fn enclosing<'r, 't>(area: &AreaRows<'t>, all: &'r [AreaRows<'t>]) -> Option<&'r AreaRows<'t>> {
    let label = |area: &AreaRows<'_>| area.label.as_ref().map_or(String::new(), |label| bare(&label.text));
    let own = label(area);
    let before = all.iter().take_while(|other| !std::ptr::eq(*other, area));
    let encloses = |other: &&AreaRows<'_>| match own.rsplit_once('.') {
        Some((above, _)) => label(other) == above,
        None => {
            is_roman(&own) && other.tasks.is_empty() && matches!(label(other).as_str(), "A" | "B" | "E" | "F" | "G")
        }
    };
    let found = before.filter(encloses).last()?;
    found.title.as_ref().is_some_and(|title| !canonical(&title.text).is_empty()).then_some(found)
}

fn bare(label: &str) -> String {
    label.trim().trim_end_matches(['.', ')', ':', '/']).to_owned()
}

fn is_roman(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|byte| b"IVX".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::found::Printed;

    #[test]
    fn a_part_of_an_area_is_told_by_its_label() {
        let area = |(label, title): (&str, &str)| {
            let printed = |text: &str| Some(Printed { text: text.to_owned(), places: vec![] });
            AreaRows { label: printed(label), title: printed(title), ..AreaRows::default() }
        };
        let all: Vec<AreaRows<'_>> = [
            ("1", "Cải cách thể chế"),
            ("1.1", "Tuyên truyền pháp luật"),
            ("2", "Nhiệm vụ khác"),
            ("2.1", "Hội họp"),
            ("A", "Chỉ đạo, điều hành"),
            ("I", "Công tác kế hoạch"),
        ]
        .map(area)
        .into();
        let parts: Vec<Option<&str>> =
            all.iter().map(|one| Some(enclosing(one, &all)?.title.as_ref()?.text.as_str())).collect();
        assert_eq!(parts, [None, Some("Cải cách thể chế"), None, None, None, Some("Chỉ đạo, điều hành")]);
    }

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
