//! The draft of the periodic report: composed once from results and figures, printed as Word and as Markdown.
//!
//! Takes a checked site with its derived facts, a period and a plan; gives both files and what is missing. It fills in
//! every number the content knows, says in words where there is none, and leaves judgement to the one who edits:
//! bracketed hints in italics stand where a person has to write.

mod ahead;
mod appendix;
mod areas;
mod assess;
mod budget;
mod compare;
mod facts;
mod figures;
pub mod form;
mod head;
mod markdown;
mod prose;
mod report;
mod span;
mod tasks;
mod text;
mod word;
mod words;

use chrono::NaiveDate;

use crate::derive::Derived;
use crate::diagnostic::{Message, say};
use crate::model::{Period, Plan, Site};

/// A drafted report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The Word document.
    pub docx: Vec<u8>,
    /// The page `reports/<id>.md`, kept out of the published site by `draft = true`.
    pub markdown: String,
    /// What a person has to add, in the order of the report.
    pub missing: Vec<Message>,
}

/// Drafts the report on a plan in a period.
pub fn draft(site: &Site, derived: &Derived, period: Period, plan: &Plan) -> Draft {
    let mut missing = facts::Missing::default();
    let facts = facts::Facts::new(site, derived, period, plan);
    let head = head::Head::of(&facts, &mut missing);
    let parts = report::compose(&facts, &head, &mut missing);
    let docx = word::document(&facts, &head, &parts, &mut missing).bytes();
    link(&facts, &mut missing);
    Draft { docx, markdown: markdown::page(&facts, &head, &parts), missing: missing.0 }
}

/// The page shows the appendix from the results that name it.
fn link(facts: &facts::Facts<'_>, missing: &mut facts::Missing) {
    if facts.results.is_some_and(|file| file.report.is_none()) {
        let (id, period) = (report_id(facts.site, facts.period, facts.plan), facts.period);
        missing.note(say!(
            vi: "trong tệp kết quả của {period}: `report = \"{id}\"`, để trang báo cáo có bảng phụ lục";
            en: "in the file of results of {period}: `report = \"{id}\"`, so that the page of the report has its appendix"
        ));
    }
}

/// Gives the day a report on a period speaks of: the cut-off of its results or figures, else its last day.
pub fn cut_off(site: &Site, period: Period, plan: &Plan) -> NaiveDate {
    facts::cut_off(site, period, plan)
}

/// Gives the id of the report: the one its results name, else the period, with the plan where others report, too.
pub fn report_id(site: &Site, period: Period, plan: &Plan) -> String {
    let results = site.results.get(&(period, plan.id.clone()));
    let named = results.and_then(|file| file.report.as_ref()).map(|report| report.id().to_owned());
    let is_alone = site.results.keys().all(|(of, other)| *of != period || *other == plan.id);
    named.unwrap_or_else(|| if is_alone { period.slug() } else { format!("{}-{}", period.slug(), plan.id) })
}
