//! The date all dates are compared with (DESIGN §3.6).

use chrono::NaiveDate;

use crate::model::{Id, Moment, Period, Site};

/// The reference date of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The date.
    pub date: NaiveDate,
    /// What it rests on.
    pub basis: ReferenceBasis,
}

/// What the reference date rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceBasis {
    /// Given by the one who builds.
    Given,
    /// The cut-off of the newest published period.
    CutOff(Period),
    /// The date of the newest plan: nothing is reported yet.
    PlanDate(Id, Moment),
    /// The year of the newest plan, which prints no date.
    PlanYear(Id),
    /// There is nothing to compare.
    Nothing,
}

impl Reference {
    /// Finds the reference date of a site. Of a date with holes the last day it can mean is taken:
    /// the document is not younger than that.
    pub fn of(site: &Site, as_of: Option<NaiveDate>) -> Self {
        if let Some(date) = as_of {
            return Self { date, basis: ReferenceBasis::Given };
        }
        if let Some(file) = site.results.values().max_by_key(|file| (file.to, file.period)) {
            return Self { date: file.to, basis: ReferenceBasis::CutOff(file.period) };
        }
        let dated = site.plans.values().map(|plan| match plan.head.date.value() {
            Some(moment) => Self { date: moment.last_day(), basis: ReferenceBasis::PlanDate(plan.id.clone(), *moment) },
            None => Self {
                date: Moment::Year(plan.head.year).first_day(),
                basis: ReferenceBasis::PlanYear(plan.id.clone()),
            },
        });
        dated.max_by_key(|reference| reference.date).unwrap_or_else(|| {
            let newest = site.procedures.values().filter_map(|p| p.head.provenance.as_ref()?.checked).max();
            let news = site.news.values().map(|news| news.head.date).max();
            Self { date: newest.max(news).unwrap_or(Moment::Year(2000).first_day()), basis: ReferenceBasis::Nothing }
        })
    }
}
