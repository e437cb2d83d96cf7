//! The rules items rest on: the one place that names them, and a site may name them otherwise.
//!
//! Laws change and are replaced (DESIGN §3.10), so a department states in `[[rules]]` what its own rule is called;
//! the names here stand where it states nothing.

use crate::model::{DocumentId, Rule, RuleSource, Site};
use crate::text::Language;

impl RuleSource {
    /// Names the rule where the department does not, in both languages.
    fn usual_name(self) -> [&'static str; 2] {
        match self {
            Self::Parts => ["Nghị định 63/2010/NĐ-CP, Điều 8", "Decree 63/2010/NĐ-CP, Article 8"],
            Self::Announcement => ["Nghị định 63/2010/NĐ-CP, Điều 15", "Decree 63/2010/NĐ-CP, Article 15"],
            Self::Record => {
                ["Cơ sở dữ liệu quốc gia về thủ tục hành chính", "National database of administrative procedures"]
            }
            Self::Access => [
                "Luật Tiếp cận thông tin số 104/2016/QH13, Điều 19",
                "Law on Access to Information 104/2016/QH13, Article 19",
            ],
            Self::Plan => ["Bảng nhiệm vụ và chế độ báo cáo của kế hoạch", "The plan's own table and reporting rules"],
            Self::Reporting => ["Nghị định 09/2019/NĐ-CP, Điều 12", "Decree 09/2019/NĐ-CP, Article 12"],
            Self::Site => ["Quy tắc công bố của trang này", "This site's own rule"],
        }
    }

    /// Names the rule as the site does, with the language the name is in.
    pub fn name(self, site: &Site, language: Language) -> (String, Language) {
        match self.stated(site).and_then(|rule| rule.name.get(language)) {
            Some((text, language)) => (text.to_owned(), language),
            None => (self.usual_name()[usize::from(language == Language::English)].to_owned(), language),
        }
    }

    /// Gives the document of the register that holds the rule, where the site names one.
    pub fn document(self, site: &Site) -> Option<&DocumentId> {
        self.stated(site)?.document.as_ref()
    }

    fn stated(self, site: &Site) -> Option<&Rule> {
        site.department.rules.iter().find(|rule| rule.source == self)
    }
}
