//! The role of a section, by the words of its title.

use crate::parse::ROLES;
use crate::text::words;

/// What titles say, and the role that has; the first two that occur are given.
const WORDS: [(&str, &str); 18] = [
    ("muc dich", "muc-dich"),
    ("muc tieu", "muc-tieu"),
    ("chi tieu", "muc-tieu"),
    ("yeu cau", "yeu-cau"),
    ("to chuc thuc hien", "to-chuc-thuc-hien"),
    ("phan cong", "to-chuc-thuc-hien"),
    ("kinh phi", "du-toan"),
    ("du toan", "du-toan"),
    ("hinh thuc", "hinh-thuc"),
    ("ket qua", "ket-qua"),
    ("danh gia", "danh-gia"),
    ("ton tai han che", "danh-gia"),
    ("phuong huong", "phuong-huong"),
    ("ke hoach hoat dong nam", "phuong-huong"),
    ("nhiem vu nam", "phuong-huong"),
    ("nhiem vu", "nhiem-vu"),
    ("giai phap", "nhiem-vu"),
    ("noi dung", "noi-dung"),
];

/// Gives the roles a title names, in the order of its words, at most two.
pub(super) fn roles(title: &str) -> Vec<&'static str> {
    let title = words(title).collect::<Vec<_>>().join(" ");
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for (word, role) in WORDS {
        debug_assert!(ROLES.contains(&role));
        let at = title.find(word);
        // "Nhiệm vụ năm" is found before "nhiệm vụ" and stands for it.
        if let Some(at) = at.filter(|at| found.iter().all(|(other, given)| other != at && given != &role)) {
            found.push((at, role));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.truncate(2);
    found.into_iter().map(|(_, role)| role).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_roles() {
        for (title, expected) in [
            ("I. MỤC ĐÍCH, YÊU CẦU", vec!["muc-dich", "yeu-cau"]),
            ("II. NỘI DUNG, NHIỆM VỤ CỤ THỂ", vec!["noi-dung", "nhiem-vu"]),
            ("III. DỰ TRÙ KINH PHÍ", vec!["du-toan"]),
            ("IV. TỔ CHỨC THỰC HIỆN", vec!["to-chuc-thuc-hien"]),
            ("I. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH", vec!["ket-qua"]),
            ("V. KẾ HOẠCH HOẠT ĐỘNG NĂM 2021", vec!["phuong-huong"]),
            ("Nhiệm vụ năm 2024", vec!["phuong-huong"]),
            ("2. Cải cách thể chế", vec![]),
        ] {
            assert_eq!(roles(title), expected, "{title}");
        }
    }
}
