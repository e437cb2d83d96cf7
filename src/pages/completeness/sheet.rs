//! What one record lacks: the quiet box on its page.

use serde::Serialize;

use super::RuleName;
use super::tables::PeriodSheet;
use crate::derive::completeness::{Answer, Item, Reason, Sheet, Subject};
use crate::model::Id;
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// The sheet of a record in words.
#[derive(Debug, Serialize)]
pub struct SheetView {
    /// How many items are answered of how many, in a sentence.
    pub count: String,
    /// What is missing, in a sentence; nothing where nothing is.
    pub lacking: Option<String>,
    /// What is missing, each with its reason and rule.
    pub missing: Vec<MissingItem>,
    /// What is not asked, or not yet, in a sentence.
    pub apart: Option<String>,
    /// Leads to the overview.
    pub href: String,
}

/// An item that is missing.
#[derive(Debug, Serialize)]
pub struct MissingItem {
    /// The item.
    pub item: String,
    /// Why it is missing.
    pub why: String,
    /// The rule that asks for it.
    pub rule: RuleName,
}

impl Viewer<'_> {
    /// Tells what the page of a procedure lacks.
    pub(in crate::pages) fn procedure_sheet(&self, id: &Id) -> Option<SheetView> {
        let sheet = self.derived.completeness.procedures.get(id)?;
        Some(self.sheet(Subject::Procedure, sheet))
    }

    /// Tells what the page of a task lacks.
    pub(in crate::pages) fn task_sheet(&self, plan: &Id, task: &Id) -> Option<SheetView> {
        let sheet = self.derived.completeness.tasks.get(&(plan.clone(), task.clone()))?;
        Some(self.sheet(Subject::Task, sheet))
    }

    /// Tells what the periods lack that a report publishes.
    pub(in crate::pages) fn report_sheets(&self, report: &Id) -> Vec<PeriodSheet> {
        let is_own = |sheet: &PeriodSheet| {
            sheet.report.as_ref().is_some_and(|link| link.href == Route::Report(report.clone()).path())
        };
        super::tables::periods(self).into_iter().filter(is_own).collect()
    }

    /// Puts the sheet of a record in words; `subject` chooses them.
    pub(in crate::pages) fn sheet(&self, subject: Subject, sheet: &Sheet) -> SheetView {
        let counts = [("n", self.number(sheet.answered())), ("all", self.number(sheet.asked()))];
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, number)| (*name, number.as_str())).collect();
        let key = if sheet.is_complete() { "complete" } else { "count" };
        let named = |answer: &Answer| format!("{} ({})", self.asked_item(answer), self.why(answer));
        let listed = |answers: Vec<String>| (!answers.is_empty()).then(|| answers.join("; "));
        let lacking = listed(sheet.missing().map(named).collect());
        let apart = listed(sheet.not_asked().map(named).collect());
        let lacks = format!("completeness.lacks-{}", subject.as_str());
        SheetView {
            count: self.fill(&format!("completeness.{key}"), &counts),
            lacking: lacking.map(|list| self.fill(&lacks, &[("list", &list)])),
            missing: sheet.missing().map(|answer| self.missing_item(answer)).collect(),
            apart: apart.map(|list| self.fill("completeness.apart", &[("list", &list)])),
            href: Route::Completeness.path(),
        }
    }

    fn missing_item(&self, answer: &Answer) -> MissingItem {
        MissingItem { item: self.asked_item(answer), why: self.why(answer), rule: self.rule(answer.item.source()) }
    }

    /// Lists what is missing, each with its reason.
    pub(super) fn lacking(&self, sheet: &Sheet) -> String {
        let named = |answer: &Answer| format!("{} ({})", self.asked_item(answer), self.why(answer));
        sheet.missing().map(named).collect::<Vec<_>>().join("; ")
    }

    /// Names an item.
    pub(super) fn item(&self, item: Item) -> String {
        self.say(&format!("completeness-item.{}", item.as_str()))
    }

    /// Names an item with the ways to hand in papers it is missing for.
    fn asked_item(&self, answer: &Answer) -> String {
        let item = self.item(answer.item);
        if answer.channels.is_empty() {
            return item;
        }
        let name =
            |channel: &crate::model::ChannelKind| self.say(&format!("completeness-channel.{}", channel.as_str()));
        let channels = answer.channels.iter().map(name).collect::<Vec<_>>().join(", ");
        self.fill("completeness.of-channels", &[("item", &item), ("channels", &channels)])
    }

    /// Tells why an item is missing or not asked.
    fn why(&self, answer: &Answer) -> String {
        let reason = answer.reason.map_or("", Reason::as_str);
        match answer.count {
            Some(count) => self.count(&format!("completeness.{}", counted(reason)), count),
            None => self.say(&format!("completeness-reason.{reason}")),
        }
    }
}

/// Names the words of a reason with a number.
fn counted(reason: &str) -> &str {
    if reason == "late" { "late-days" } else { reason }
}
