//! Which feeds a site has, and the address of each.

use std::collections::BTreeSet;

use crate::data::spoken;
use crate::derive::{Derived, ProcedureFacet};
use crate::model::{Id, Part, Period, Site};

/// What a feed tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedScope {
    /// Published reports and news.
    Site,
    /// A plan: itself, results of each period, moved deadlines, reports.
    Plan(Id),
    /// The same for the tasks of a unit.
    Unit(Id),
    /// The procedures of a field, by the part of its address.
    Field(String),
    /// The reports of a series.
    Reports(ReportSeries),
}

/// The reports that come once in each span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportSeries {
    /// Every quarter.
    Quarter,
    /// Of the first half of each year.
    HalfYear,
    /// Of the first nine months of each year.
    NineMonths,
    /// Every year.
    Year,
}

impl ReportSeries {
    /// Every series.
    pub const ALL: [Self; 4] = [Self::Quarter, Self::HalfYear, Self::NineMonths, Self::Year];

    /// Tells the series of a period.
    pub fn of(period: Period) -> Self {
        match period.part {
            Part::Q1 | Part::Q2 | Part::Q3 | Part::Q4 => Self::Quarter,
            Part::H1 => Self::HalfYear,
            Part::NineMonths => Self::NineMonths,
            Part::Year => Self::Year,
        }
    }

    /// Lists the series a site has a report of, published or announced.
    pub fn of_site(site: &Site) -> BTreeSet<Self> {
        site.reports.values().map(|report| Self::of(report.head.period)).collect()
    }

    /// Gives the part of an address that names it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Quarter => "quy",
            Self::HalfYear => "6-thang",
            Self::NineMonths => "9-thang",
            Self::Year => "nam",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Quarter => "Báo cáo quý",
            Self::HalfYear => "Báo cáo 6 tháng đầu năm",
            Self::NineMonths => "Báo cáo 9 tháng đầu năm",
            Self::Year => "Báo cáo năm",
        }
    }
}

impl FeedScope {
    /// Lists the feeds of a site; one that nothing belongs to does not exist.
    pub fn all(site: &Site, derived: &Derived) -> Vec<Self> {
        let mut scopes = vec![Self::Site];
        scopes.extend(site.plans.keys().cloned().map(Self::Plan));
        scopes.extend(ReportSeries::of_site(site).into_iter().map(Self::Reports));
        let units = site.department.units.iter().map(|unit| Self::Unit(unit.id.id.clone()));
        scopes.extend(units.filter(|unit| unit.exists(site, derived)));
        let fields = derived.procedures.groups(ProcedureFacet::Field).map(|(field, _)| field.to_owned());
        scopes.extend(fields.map(Self::Field));
        scopes
    }

    /// Tells whether a site has the feed; of a unit no task names nothing can be told.
    pub fn exists(&self, site: &Site, derived: &Derived) -> bool {
        match self {
            Self::Site => true,
            Self::Plan(id) => site.plans.contains_key(id),
            Self::Unit(id) => site.plans.values().any(|plan| super::takes_part(plan, id)),
            Self::Field(field) => derived.procedures.group(ProcedureFacet::Field, field).is_some(),
            Self::Reports(series) => ReportSeries::of_site(site).contains(series),
        }
    }

    /// Gives the path of the file from the root of the site.
    pub fn path(&self) -> String {
        match self {
            Self::Site => "atom.xml".to_owned(),
            Self::Plan(id) => format!("ke-hoach/{id}/atom.xml"),
            Self::Unit(id) => format!("don-vi/{id}/atom.xml"),
            Self::Field(field) => format!("thu-tuc/linh-vuc/{field}/atom.xml"),
            Self::Reports(series) => format!("bao-cao/dinh-ky/{}/atom.xml", series.slug()),
        }
    }

    /// Finds the feed a path from the root of a site is of, whether the site has it or not.
    pub fn at(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        Some(match parts.as_slice() {
            ["atom.xml"] => Self::Site,
            ["ke-hoach", id, "atom.xml"] => Self::Plan(Id::new(id)?),
            ["don-vi", id, "atom.xml"] => Self::Unit(Id::new(id)?),
            ["thu-tuc", "linh-vuc", field, "atom.xml"] => Self::Field((*field).to_owned()),
            ["bao-cao", "dinh-ky", slug, "atom.xml"] => {
                Self::Reports(ReportSeries::ALL.into_iter().find(|series| series.slug() == *slug)?)
            }
            _ => return None,
        })
    }

    /// Gives what identifies the feed for ever; the feed of the site has its own identity.
    pub(super) fn identity(&self) -> Option<String> {
        Some(match self {
            Self::Site => return None,
            Self::Plan(id) => format!("plan/{id}"),
            Self::Unit(id) => format!("unit/{id}"),
            Self::Field(field) => format!("field/{field}"),
            Self::Reports(series) => format!("reports/{}", series.slug()),
        })
    }

    /// Names what it tells of; the feed of the site is named after the department alone.
    pub fn title(&self, site: &Site, derived: &Derived) -> Option<String> {
        Some(match self {
            Self::Site => return None,
            Self::Plan(id) => site.plans.get(id).map_or("", |plan| spoken::words(&plan.head.title)).to_owned(),
            Self::Unit(id) => spoken::unit(site, id.as_str()).to_owned(),
            Self::Field(field) => {
                let first = derived.procedures.with(site, ProcedureFacet::Field, field).next();
                let name = first.map_or(field.as_str(), |procedure| procedure.head.field.vi());
                format!("Thủ tục lĩnh vực {name}")
            }
            Self::Reports(series) => series.title().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_found_again_by_its_path() {
        let id = || Id::new("mot").expect("an id");
        let reports = ReportSeries::ALL.map(FeedScope::Reports);
        let others = [FeedScope::Site, FeedScope::Plan(id()), FeedScope::Unit(id()), FeedScope::Field("mot".into())];
        for scope in others.into_iter().chain(reports) {
            assert_eq!(FeedScope::at(&scope.path()), Some(scope));
        }
        assert_eq!(FeedScope::at("don-vi/mot/lich.ics"), None);
    }
}
