//! Plans: the dated document with its objectives, rules of reporting and budget.

use super::annotation::Annotation;
use super::article::Body;
use super::budget::Budget;
use super::date::Moment;
use super::document::{Attachment, Citation};
use super::id::{DocumentId, Id, UnitId};
use super::task::{Area, Funding, Task};
use super::words::Stated;
use crate::record::Words;
use crate::record::{record, vocabulary};

vocabulary! {
    /// The kind of plan.
    pub enum PlanKind {
        /// A yearly reform plan.
        Reform = "reform",
        /// A communications plan.
        Communications = "communications",
        /// Another plan.
        Other = "other",
    }
}

record! {
    /// Who signed a document: the lines before the title change its meaning (TM., KT., TL.).
    pub struct Signer {
        /// The printed lines before the title.
        prefix: Vec<String>,
        /// The title; absent where none is printed.
        title: Stated<Words>,
        /// The name.
        name: Stated<String>,
    }
}

record! {
    /// A recipient of a document.
    pub struct Recipient | text {
        /// As printed.
        text: String,
        /// The printed remark: "b/cáo".
        note: Option<String>,
    }
}

record! {
    /// A rule of the plan on who reports what, until when, to whom.
    pub struct ReportingRule {
        /// The report.
        report: Words,
        /// The period, in words where it is no fixed one.
        period: Option<Words>,
        /// Before this day of every year (`02-25`), or a date.
        before: Option<String>,
        /// Who reports.
        from: Option<UnitId>,
        /// To whom.
        to: Option<UnitId>,
        /// The printed text.
        printed: Option<String>,
        /// A remark.
        note: Option<Words>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// What the plan assigns to a unit under "tổ chức thực hiện".
    pub struct Assignment {
        /// The unit.
        unit: UnitId,
        /// What it is assigned.
        text: Words,
    }
}

record! {
    /// An appendix the plan prints or announces.
    pub struct Appendix {
        /// Its label.
        label: Stated<String>,
        /// Its title.
        title: Option<Words>,
        /// The printed caption.
        caption: Option<String>,
        /// `true` when it is announced and not to be found.
        missing: bool,
        /// A remark.
        note: Option<Words>,
    }
}

record! {
    /// The head of a plan (`plan.md`).
    pub struct PlanHead {
        /// What the plan is about.
        title: Words,
        /// Its kind.
        kind: PlanKind,
        /// The year it is for.
        year: i32,
        /// Its document in the register.
        document: Option<DocumentId>,
        /// Number; blank where left blank.
        number: Stated<String>,
        /// Symbol, normalised.
        symbol: Stated<String>,
        /// The forms in which the document prints its number and symbol.
        printed: Vec<String>,
        /// The place before the date.
        place: Stated<String>,
        /// The date, as far as it is given.
        date: Stated<Moment>,
        /// The printed date, where it has holes.
        date_printed: Option<String>,
        /// The printed type line: "KẾ HOẠCH".
        type_line: Option<String>,
        /// The theme of the year.
        theme: Option<Words>,
        /// A summary for the reader.
        summary: Option<Words>,
        /// Legal bases, in printed order.
        bases: Vec<Citation>,
        /// Who signed.
        signer: Option<Signer>,
        /// Recipients, in printed order.
        recipients: Vec<Recipient>,
        /// The printed file line: "VT, VP.".
        filing: Option<String>,
        /// The printed closing mark: "./.".
        closing: Option<String>,
        /// Text printed after the tables.
        stamp: Option<String>,
        /// Funding of the whole plan.
        funding: Option<Funding>,
        /// Reporting rules.
        reporting: Vec<ReportingRule>,
        /// Assignments to units.
        assignments: Vec<Assignment>,
        /// Appendices.
        appendices: Vec<Appendix>,
        /// The original file.
        files: Vec<Attachment>,
        /// Where the tasks were taken from, when not from the plan itself.
        tasks_source: Option<Words>,
        /// `true` keeps the plan out of the published site.
        draft: bool,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

/// A plan with everything that belongs to it.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its id: the name of its folder.
    pub id: Id,
    /// Its head.
    pub head: PlanHead,
    /// Its prose.
    pub body: Body,
    /// Its areas and tasks, in printed order.
    pub areas: Vec<Area>,
    /// Its budget, where it prints one.
    pub budget: Option<Budget>,
}

impl Plan {
    /// Gives every task with its area, in printed order.
    pub fn tasks(&self) -> impl Iterator<Item = (&Area, &Task)> {
        self.areas.iter().flat_map(|area| area.task.iter().map(move |task| (area, task)))
    }

    /// Finds a task by its id.
    pub fn task(&self, id: &str) -> Option<(&Area, &Task)> {
        self.tasks().find(|(_, task)| task.id.id.as_str() == id)
    }
}
