//! What a unit is, told from its name.

use crate::import::printed::lines::joined;
use crate::model::UnitKind;
use crate::text::words;

/// Beginnings of names and what they are; the first that fits counts. Those without marks are compared folded, the
/// others as written: "tổ" is a team, "tờ trình" is none.
const BEGINNINGS: [(&str, UnitKind); 70] = [
    ("lanh dao", UnitKind::Leadership),
    ("ban giam doc", UnitKind::Leadership),
    ("ban lanh dao", UnitKind::Leadership),
    ("giam doc", UnitKind::Leadership),
    ("pho giam doc", UnitKind::Leadership),
    ("bgd", UnitKind::Leadership),
    ("cac so", UnitKind::External),
    ("so ban nganh", UnitKind::External),
    ("so nganh", UnitKind::External),
    ("cac nganh", UnitKind::External),
    ("cac ban nganh", UnitKind::External),
    ("cac huyen", UnitKind::External),
    ("cac dia phuong", UnitKind::External),
    ("cac co quan lien quan", UnitKind::External),
    ("cac to chuc", UnitKind::External),
    ("cac doanh nghiep", UnitKind::External),
    ("cac bo", UnitKind::External),
    ("cac ubnd", UnitKind::External),
    ("cac truong", UnitKind::External),
    ("cac", UnitKind::Group),
    ("toan the", UnitKind::Group),
    ("tat ca", UnitKind::Group),
    ("phong chuc nang", UnitKind::Group),
    ("phong chuyen mon", UnitKind::Group),
    ("phong don vi", UnitKind::Group),
    ("phong ban", UnitKind::Group),
    ("phong va", UnitKind::Group),
    ("phong lien quan", UnitKind::Group),
    ("don vi", UnitKind::Group),
    ("thu truong", UnitKind::Group),
    ("truong phong", UnitKind::Group),
    ("van phong ubnd", UnitKind::External),
    ("van phong uy ban", UnitKind::External),
    ("van phong hdnd", UnitKind::External),
    ("van phong doan", UnitKind::External),
    ("van phong tinh uy", UnitKind::External),
    ("van phong chinh phu", UnitKind::External),
    ("van phong", UnitKind::Office),
    ("vp", UnitKind::Office),
    ("thanh tra tinh", UnitKind::External),
    ("thanh tra thanh pho", UnitKind::External),
    ("thanh tra chinh phu", UnitKind::External),
    ("thanh tra", UnitKind::Inspectorate),
    ("phong", UnitKind::Section),
    ("p", UnitKind::Section),
    ("chi cuc thue", UnitKind::External),
    ("chi cuc", UnitKind::SubDepartment),
    ("cc", UnitKind::SubDepartment),
    ("trung tam", UnitKind::Centre),
    ("tt", UnitKind::Centre),
    ("viện", UnitKind::Centre),
    ("ban quan ly", UnitKind::Centre),
    ("trạm", UnitKind::Station),
    ("tổ", UnitKind::Team),
    ("bo phan", UnitKind::Team),
    ("đội", UnitKind::Team),
    ("uy ban", UnitKind::External),
    ("ubnd", UnitKind::External),
    ("hdnd", UnitKind::External),
    ("hoi dong nhan dan", UnitKind::External),
    ("tinh uy", UnitKind::External),
    ("thanh uy", UnitKind::External),
    ("bộ", UnitKind::External),
    ("ban", UnitKind::External),
    ("cục", UnitKind::External),
    ("tong cuc", UnitKind::External),
    ("cong an", UnitKind::External),
    ("kho bac", UnitKind::External),
    ("đài", UnitKind::External),
    ("hội", UnitKind::External),
];

/// Proposes a kind for a unit the register does not have; `None` for what is no name of a unit.
pub fn kind(name: &str) -> Option<UnitKind> {
    let folded: Vec<String> = words(name).collect();
    let folded = folded.join(" ");
    // "Sở hữu trí tuệ" is no department; "Sở" alone is the site's own.
    if folded.starts_with("so ") && !folded.starts_with("so huu") && !folded.starts_with("so ban nganh") {
        return Some(UnitKind::External);
    }
    let written = joined(name).to_lowercase();
    let begins = |beginning: &str| {
        let name = if beginning.is_ascii() { &folded } else { &written };
        name == beginning || name.strip_prefix(beginning).is_some_and(|rest| rest.starts_with(' '))
    };
    BEGINNINGS.iter().find(|(beginning, _)| begins(beginning)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_the_beginning_of_a_name() {
        for (name, expected) in [
            ("Phòng Kế hoạch - Tài chính", Some(UnitKind::Section)),
            ("Văn phòng Sở", Some(UnitKind::Office)),
            ("Văn phòng UBND tỉnh", Some(UnitKind::External)),
            ("Chi cục Tiêu chuẩn Đo lường Chất lượng", Some(UnitKind::SubDepartment)),
            ("Trung tâm Ứng dụng", Some(UnitKind::Centre)),
            ("Thanh tra", Some(UnitKind::Inspectorate)),
            ("Thanh tra tỉnh", Some(UnitKind::External)),
            ("Các phòng, đơn vị", Some(UnitKind::Group)),
            ("Đơn vị trực thuộc", Some(UnitKind::Group)),
            ("Phòng chức năng", Some(UnitKind::Group)),
            ("Các Sở, ngành có liên quan", Some(UnitKind::External)),
            ("Sở Nội vụ", Some(UnitKind::External)),
            ("UBND cấp xã", Some(UnitKind::External)),
            ("Lãnh đạo Sở", Some(UnitKind::Leadership)),
            ("Bộ phận Tiếp nhận và Trả kết quả", Some(UnitKind::Team)),
            ("Sở hữu trí tuệ", None),
            ("Tài chính", None),
            ("Tờ trình", None),
            ("Báo cáo", None),
            ("", None),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
