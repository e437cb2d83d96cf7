//! How complete the records are, who owes figures, and what could be plainer: always with its reason, never a bare
//! number.

mod clarity;
mod late;
mod list;
mod sheet;
mod tables;

use serde::Serialize;

use super::parts::{DateView, Phrase};
use super::route::Route;
use super::viewer::Viewer;
use crate::derive::completeness::{Sheet, Subject};
use crate::model::RuleSource;

pub(super) use list::{CompletenessListPage, list};
pub(super) use sheet::SheetView;
pub(super) use tables::PeriodSheet;

/// The overview.
#[derive(Debug, Serialize)]
pub struct CompletenessPage {
    /// The records of each kind with their counts.
    pub kinds: Vec<tables::GroupRow>,
    /// The same by what records share.
    pub groups: Vec<tables::GroupTable>,
    /// The periods, newest first.
    pub periods: Vec<tables::PeriodSheet>,
    /// How many earlier periods only the data tells of, in words.
    pub earlier: Option<String>,
    /// What is missing most.
    pub items: Vec<tables::ItemRow>,
    /// Who owes figures, newest period first.
    pub late: Vec<late::LatePeriod>,
    /// What could be plainer, by rule.
    pub clarity: Vec<clarity::RuleView>,
    /// How many procedures were read for it, in words.
    pub read: String,
    /// The states of an item, in words.
    pub states: Vec<tables::StateView>,
    /// The rules, with their documents.
    pub rules: Vec<RuleName>,
    /// The reference date.
    pub reference: DateView,
}

/// A rule by name.
#[derive(Debug, Clone, Serialize)]
pub struct RuleName {
    /// Leads to its document in the register.
    pub href: Option<String>,
    /// Its name.
    pub text: Phrase,
}

pub(super) fn view(viewer: &Viewer<'_>) -> CompletenessPage {
    CompletenessPage {
        kinds: tables::kinds(viewer),
        groups: tables::groups(viewer),
        periods: tables::periods(viewer),
        earlier: earlier(viewer),
        items: tables::items(viewer),
        late: late::periods(viewer),
        clarity: clarity::rules(viewer),
        read: viewer.count("completeness.read", viewer.site.procedures.len() as u64),
        states: tables::states(viewer),
        rules: RuleSource::ALL.iter().map(|rule| viewer.rule(*rule)).collect(),
        reference: viewer.day(viewer.derived.reference.date),
    }
}

/// How many periods the page tells of: five years of quarters, or as many plans of one.
const PERIODS: usize = 20;

fn earlier(viewer: &Viewer<'_>) -> Option<String> {
    let rest = viewer.derived.completeness.periods.len().saturating_sub(PERIODS) as u64;
    (rest > 0).then(|| viewer.count("completeness.earlier-periods", rest))
}

/// How complete the records are, in a line.
#[derive(Debug, Serialize)]
pub struct CompletenessLine {
    /// The counts, by kind of record.
    pub text: String,
    /// Leads to the overview.
    pub href: String,
}

/// Tells in a line how complete the records are; nothing where nothing is asked.
pub(super) fn line(viewer: &Viewer<'_>) -> Option<CompletenessLine> {
    let all = &viewer.derived.completeness;
    let of = |subject: Subject, sheets: Vec<&Sheet>| {
        let complete = sheets.iter().filter(|sheet| sheet.is_complete()).count() as u64;
        let numbers = [viewer.number(complete), viewer.number(sheets.len() as u64)];
        let key = format!("completeness.line-{}", subject.as_str());
        (!sheets.is_empty()).then(|| viewer.fill(&key, &[("n", &numbers[0]), ("all", &numbers[1])]))
    };
    let procedures = of(Subject::Procedure, all.procedures.values().collect());
    let tasks = of(Subject::Task, all.tasks.values().collect());
    let parts: Vec<String> = procedures.into_iter().chain(tasks).collect();
    let text = viewer.fill("completeness.line", &[("list", &parts.join(", "))]);
    (!parts.is_empty()).then(|| CompletenessLine { text, href: Route::Completeness.path() })
}

impl Viewer<'_> {
    /// Names a rule, with a link where the register holds its document.
    fn rule(&self, rule: RuleSource) -> RuleName {
        let (text, language) = rule.name(self.site, self.language);
        let lang = (language != self.language).then_some(language.code());
        let link = rule.document(self.site).and_then(|document| self.document_link(document.id()));
        RuleName { href: link.map(|link| link.href), text: Phrase { text, lang, withheld: None } }
    }
}
