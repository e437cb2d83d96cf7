//! The eight sections of work in a report, and which tasks each holds.
//!
//! A report speaks of eight things: direction with communication and checks, the six areas of the programmes of reform
//! (resolutions 30c/NQ-CP and 76/NQ-CP), and the one-stop service, which the programmes count among procedures while
//! the reports of departments give it a section of its own. So the nine canonical areas are eight sections: direction
//! and communication share the first.

use crate::model::{Area, CanonicalArea, Plan, Task};

/// A section of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    /// Direction, communication, checks.
    Direction,
    /// Institutions.
    Institutions,
    /// Procedures.
    Procedures,
    /// Organisation.
    Organisation,
    /// Civil service.
    CivilService,
    /// Public finance.
    PublicFinance,
    /// Digital government.
    Modernisation,
    /// The one-stop service.
    OneStop,
    /// Tasks of areas that no canonical area is named for: no section of its own where there are none.
    Other,
}

/// The sections of part II, in their order.
pub(super) const FIELDS: [Section; 7] = [
    Section::Institutions,
    Section::Procedures,
    Section::Organisation,
    Section::CivilService,
    Section::PublicFinance,
    Section::Modernisation,
    Section::OneStop,
];

impl From<CanonicalArea> for Section {
    fn from(canonical: CanonicalArea) -> Self {
        match canonical {
            CanonicalArea::Direction | CanonicalArea::Communication => Self::Direction,
            CanonicalArea::Institutions => Self::Institutions,
            CanonicalArea::Procedures => Self::Procedures,
            CanonicalArea::OneStop => Self::OneStop,
            CanonicalArea::Organisation => Self::Organisation,
            CanonicalArea::CivilService => Self::CivilService,
            CanonicalArea::PublicFinance => Self::PublicFinance,
            CanonicalArea::Modernisation => Self::Modernisation,
        }
    }
}

/// The year from which reports follow resolution 76/NQ-CP, which names two areas anew.
const RENAMED: i32 = 2021;

impl Section {
    /// Gives the section of an area: that of the first canonical area it covers.
    fn of(area: &Area) -> Self {
        area.canonical.first().map_or(Self::Other, |canonical| Self::from(*canonical))
    }

    /// Names it in a report of a year.
    pub(super) fn title(self, year: i32) -> &'static str {
        match self {
            Self::Direction => "Công tác chỉ đạo, điều hành, tuyên truyền, kiểm tra",
            Self::Institutions => "Cải cách thể chế",
            Self::Procedures => "Cải cách thủ tục hành chính",
            Self::Organisation => "Cải cách tổ chức bộ máy",
            Self::CivilService if year < RENAMED => {
                "Xây dựng, nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức"
            }
            Self::CivilService => "Cải cách chế độ công vụ",
            Self::PublicFinance => "Cải cách tài chính công",
            Self::Modernisation if year < RENAMED => "Hiện đại hóa hành chính",
            Self::Modernisation => "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
            Self::OneStop => "Thực hiện cơ chế một cửa, một cửa liên thông",
            Self::Other => "Nhiệm vụ khác của kế hoạch",
        }
    }

    /// Says what to add by hand.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Direction => {
                "Bổ sung: văn bản chỉ đạo, hội nghị, tuyên truyền, tự kiểm tra, sáng kiến trong kỳ chưa nêu ở trên"
            }
            Self::Institutions => "Bổ sung: văn bản đã tham mưu, kiểm tra, rà soát, theo dõi thi hành pháp luật",
            Self::Procedures => "Bổ sung: rà soát, đơn giản hóa, công bố, công khai thủ tục hành chính",
            Self::Organisation => "Bổ sung: sắp xếp tổ chức, phân cấp, ủy quyền",
            Self::CivilService => "Bổ sung: tuyển dụng, bổ nhiệm, đào tạo, kỷ luật, kỷ cương hành chính",
            Self::PublicFinance => "Bổ sung: cơ chế tự chủ, sử dụng kinh phí, tài sản công",
            Self::Modernisation => "Bổ sung: văn bản điện tử, chữ ký số, cơ sở dữ liệu, hệ thống quản lý chất lượng",
            Self::OneStop => "Bổ sung: bộ phận tiếp nhận và trả kết quả, khảo sát mức độ hài lòng",
            Self::Other => "Chuyển các nhiệm vụ này về mục phù hợp",
        }
    }

    /// Gives the section of a group of figures: that of the canonical area whose word the editor made its id.
    pub(super) fn of_group(id: &str) -> Self {
        CanonicalArea::ALL.iter().find(|area| area.as_str() == id).map_or(Self::Other, |area| Self::from(*area))
    }

    /// Lists its tasks in the order of the plan.
    pub(super) fn tasks(self, plan: &Plan) -> Vec<&Task> {
        plan.areas.iter().filter(|area| Self::of(area) == self).flat_map(|area| &area.task).collect()
    }

    /// Lists the sections in which tasks stand that belong here as well, by an area that covers both.
    pub(super) fn shared(self, plan: &Plan) -> Vec<Self> {
        let covers = |area: &&Area| area.canonical.iter().skip(1).any(|canonical| Self::from(*canonical) == self);
        let mut sections: Vec<Self> = plan.areas.iter().filter(covers).map(Self::of).collect();
        sections.retain(|section| *section != self);
        sections.dedup();
        sections
    }
}
