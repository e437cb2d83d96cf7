//! One department's whole content.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::{
    ChangeNote, Department, Document, Glossary, Id, Indicator, News, Page, Period, Plan, Procedure, Prose, Report,
    ResultFile, StatisticFile, StoredFile, Unit,
};
use crate::text::SourceId;

/// Everything one department publishes, in the order of its files.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its id: the name of its folder.
    pub id: Id,
    /// The source of `department.toml`.
    pub source: SourceId,
    /// The department.
    pub department: Department,
    /// Plans, the newest last.
    pub plans: IndexMap<Id, Plan>,
    /// Results, by period and then by the id of their plan.
    pub results: BTreeMap<(Period, Id), ResultFile>,
    /// Statistics, by period.
    pub statistics: BTreeMap<Period, StatisticFile>,
    /// Indicators.
    pub indicators: IndexMap<Id, Indicator>,
    /// Procedures.
    pub procedures: IndexMap<Id, Procedure>,
    /// The register.
    pub documents: IndexMap<Id, Document>,
    /// Reports.
    pub reports: IndexMap<Id, Report>,
    /// News.
    pub news: IndexMap<Id, News>,
    /// Pages.
    pub pages: IndexMap<Id, Page>,
    /// The glossary.
    pub glossary: Option<Glossary>,
    /// Why published records changed.
    pub changes: Vec<ChangeNote>,
    /// Attachments, by their path inside `files/`.
    pub files: BTreeMap<String, StoredFile>,
    /// The files of releases, by name.
    pub releases: BTreeMap<String, ReleaseText>,
}

/// The file of a release as it was read: `releases/<name>.json`.
#[derive(Debug, Clone)]
pub struct ReleaseText {
    /// The source problems are shown at.
    pub source: SourceId,
    /// The text.
    pub text: String,
}

impl Site {
    /// Lists what is written at length, in every language, by kind and in the order of the files.
    pub fn prose(&self) -> impl Iterator<Item = &Prose> {
        let plans = self.plans.values().map(|plan| &plan.body);
        let procedures = self.procedures.values().map(|procedure| &procedure.body);
        let reports = self.reports.values().map(|report| &report.body);
        let news = self.news.values().map(|news| &news.body);
        let pages = self.pages.values().map(|page| &page.body);
        let bodies = plans.chain(procedures).chain(reports).chain(news).chain(pages);
        bodies.flat_map(|body| std::iter::once(&body.vi).chain(&body.en))
    }

    /// Finds a unit by its id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.department.units.iter().find(|unit| unit.id.id.as_str() == id)
    }
}
