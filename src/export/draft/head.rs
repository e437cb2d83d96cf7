//! The head of the report and its end: agencies, number, place, title, recipients, signer; what the content does not
//! say is a visible gap.

use super::facts::{Facts, Missing};
use super::words;
use crate::diagnostic::say;
use crate::model::{Department, Recipient, Report, Signer, Stated};

/// Towns that are provinces of their own: their committee is that of a town.
const TOWNS: [&str; 6] = ["Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"];

/// What stands before and after the text. A value that is not known is `None`.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// The committee above: `UBND TỈNH QUẢNG TRỊ`.
    pub(super) parent: Option<String>,
    /// The agency: `SỞ KHOA HỌC VÀ CÔNG NGHỆ`.
    pub(super) agency: String,
    /// The name of the agency in running text.
    pub(super) name: String,
    /// The symbol: `BC-SKHCN`.
    pub(super) symbol: Option<String>,
    /// The place before the date.
    pub(super) place: Option<String>,
    /// The year the report is signed in, most likely: that of its cut-off.
    pub(super) year: i32,
    /// What the report is about.
    pub(super) title: String,
    /// The recipients.
    pub(super) recipients: Vec<Recipient>,
    /// The file line: `VT, VP.`
    pub(super) filing: Option<String>,
    /// Who signs: the lines before the title, the title, the name.
    pub(super) signer: (Vec<String>, Option<String>, Option<String>),
}

impl Head {
    /// Collects what the content knows. Recipients, file line and signer are those of the newest report before.
    pub(super) fn of(facts: &Facts<'_>, missing: &mut Missing) -> Self {
        use chrono::Datelike;
        let department = &facts.site.department;
        let last = last_report(facts);
        let head = Self {
            parent: parent(department),
            agency: agency(department),
            name: words::said(&department.name),
            symbol: department.symbol.as_ref().map(|symbol| format!("BC-{symbol}")),
            place: department.place.value().cloned(),
            year: facts.to.year(),
            title: format!("Kết quả công tác {} {}", facts.work(), words::period(facts.period)),
            recipients: last.map(|report| report.head.recipients.clone()).unwrap_or_default(),
            filing: last.and_then(|report| report.head.filing.clone()),
            signer: signer(department, last),
        };
        head.list_gaps(missing);
        head
    }

    fn list_gaps(&self, missing: &mut Missing) {
        missing.note(say!(vi: "số và ngày ký của báo cáo"; en: "the number and date of the report"));
        if self.parent.is_none() {
            missing.note(say!(vi: "tên UBND cấp trên (department.toml: province)"; en: "the committee above (department.toml: province)"));
        }
        if self.symbol.is_none() {
            missing.note(say!(vi: "ký hiệu cơ quan (department.toml: symbol)"; en: "the symbol of the agency (department.toml: symbol)"));
        }
        if self.place.is_none() {
            missing.note(
                say!(vi: "địa danh (department.toml: place)"; en: "the place before the date (department.toml: place)"),
            );
        }
        if self.recipients.is_empty() {
            missing.note(say!(vi: "nơi nhận"; en: "the recipients"));
        }
        if self.signer.1.is_none() || self.signer.2.is_none() {
            missing.note(say!(vi: "chức vụ, họ tên người ký"; en: "the title and name of the one who signs"));
        }
    }
}

/// Finds the newest report that names its recipients, the report on the period itself included.
fn last_report<'s>(facts: &Facts<'s>) -> Option<&'s Report> {
    let told = |report: &&Report| report.head.period <= facts.period && !report.head.recipients.is_empty();
    facts.site.reports.values().filter(told).max_by_key(|report| report.head.period)
}

fn signer(department: &Department, last: Option<&Report>) -> (Vec<String>, Option<String>, Option<String>) {
    if let Some(Signer { prefix, title, name, .. }) = last.and_then(|report| report.head.signer.as_ref()) {
        return (prefix.clone(), words_of(title), name.value().cloned());
    }
    let directors = department
        .leaders
        .iter()
        .filter(|leader| words_of(&leader.title).is_some_and(|title| title.to_lowercase() == "giám đốc"));
    match directors.collect::<Vec<_>>().as_slice() {
        [one] => (Vec::new(), words_of(&one.title), Some(one.name.clone())),
        _ => (Vec::new(), None, None),
    }
}

fn words_of(stated: &Stated<crate::model::Words>) -> Option<String> {
    stated.value().map(words::said)
}

/// Gives the province without its rank: `Minh Hòa` of `Tỉnh Minh Hòa`.
fn bare(province: &str) -> (Option<&'static str>, &str) {
    for (prefix, rank) in [("tỉnh ", "TỈNH"), ("thành phố ", "THÀNH PHỐ"), ("tp. ", "THÀNH PHỐ"), ("tp ", "THÀNH PHỐ")]
    {
        let length = prefix.chars().count();
        let start: String = province.chars().take(length).collect();
        if start.to_lowercase() == prefix {
            let at = province.char_indices().nth(length).map_or(province.len(), |(at, _)| at);
            return (Some(rank), &province[at..]);
        }
    }
    (None, province)
}

fn parent(department: &Department) -> Option<String> {
    let province = department.province.as_ref()?;
    let (rank, name) = bare(province.vi());
    let rank = rank.unwrap_or(if TOWNS.contains(&name) { "THÀNH PHỐ" } else { "TỈNH" });
    (!name.is_empty()).then(|| format!("UBND {rank} {}", name.to_uppercase()))
}

/// The line of the committee above names the province; the line of the agency does not repeat it.
fn agency(department: &Department) -> String {
    let name = department.name.vi();
    let province = department.province.as_ref().map(|province| bare(province.vi()).1).unwrap_or_default();
    let short = match name.strip_suffix(province) {
        Some(short) if !province.is_empty() => {
            let short = short.trim_end();
            [" tỉnh", " thành phố", " TP."].iter().find_map(|rank| short.strip_suffix(rank)).unwrap_or(short)
        }
        _ => name,
    };
    short.trim_end().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn the_rank_of_a_province_is_told_from_its_name() {
        assert_eq!(bare("Tỉnh Minh Hòa"), (Some("TỈNH"), "Minh Hòa"));
        assert_eq!(bare("Thành phố Hồ Chí Minh"), (Some("THÀNH PHỐ"), "Hồ Chí Minh"));
        assert_eq!(bare("TP. Hồ Chí Minh"), (Some("THÀNH PHỐ"), "Hồ Chí Minh"));
        assert_eq!(bare("Quảng Trị"), (None, "Quảng Trị"));
    }
}
