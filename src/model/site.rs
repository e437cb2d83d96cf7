//! One department's whole content.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::{
    Department, Document, Glossary, Id, Indicator, News, Page, Period, Plan, Procedure, Report, ResultFile,
    StatisticFile, Unit,
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
    /// Attachments: path inside `files/` and bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Finds a unit by its id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.department.units.iter().find(|unit| unit.id.id.as_str() == id)
    }
}
