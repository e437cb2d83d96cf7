//! What a period reports of the tasks (`results/<period>.toml`).

use super::annotation::Annotation;
use super::document::{Attachment, Citation};
use super::id::{PlanId, ReportId, TaskId, UnitId};
use super::link::Address;
use super::period::Period;
use crate::record::Words;
use crate::record::{record, vocabulary};
use chrono::NaiveDate;

vocabulary! {
    /// The four official grades, from best to worst, each with its printed definition (MODEL §12).
    pub enum Grade {
        /// Hoàn thành tốt: right content, in time.
        DoneWell = "done-well",
        /// Hoàn thành: in time, content not complete.
        Done = "done",
        /// Hoàn thành chậm: right content, over time.
        DoneLate = "done-late",
        /// Chưa hoàn thành.
        NotDone = "not-done",
    }
}

impl Grade {
    /// Tells whether the work counts as finished.
    pub fn is_done(self) -> bool {
        self != Self::NotDone
    }
}

vocabulary! {
    /// Why a task has no grade.
    pub enum ResultStatus {
        /// The period has no report on it.
        NotReported = "not-reported",
        /// The task does not apply in the period.
        NotApplicable = "not-applicable",
        /// Reported, and not graded.
        NotGraded = "not-graded",
    }
}

record! {
    /// One piece of evidence: a document, a web page, a file, or a plain fact.
    pub struct Evidence {
        /// A document; its mention as printed.
        citation: Option<Citation>,
        /// A web page.
        url: Option<Address>,
        /// A file of the site.
        file: Option<Attachment>,
        /// A fact in words.
        fact: Option<Words>,
    }
}

record! {
    /// What a period reports of one task.
    pub struct TaskResult {
        /// The task: `7-4` in the file's plan, `2020/7-4` in another.
        task: TaskId,
        /// What was done; paragraphs and lists in Markdown.
        text: Option<Words>,
        /// The official grade.
        grade: Option<Grade>,
        /// The printed mark: "X".
        mark: Option<String>,
        /// Why there is no grade.
        status: Option<ResultStatus>,
        /// What shows it.
        evidence: Vec<Evidence>,
        /// How many pieces of evidence are expected, where it is not the number of deliverables.
        evidence_expected: Option<u64>,
        /// The day the work was finished.
        completed: Option<NaiveDate>,
        /// Why it is late or not done.
        reason: Option<Words>,
        /// What the unit in charge says to it.
        reply: Option<Words>,
        /// The printed note.
        note: Option<Words>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// A unit that sent no figures for the period.
    pub struct MissingReporter | unit {
        /// The unit.
        unit: UnitId,
        /// More about it.
        note: Option<Words>,
    }
}

record! {
    /// `results/<period>.toml`: one reporting period.
    pub struct ResultFile {
        /// The period.
        period: Period,
        /// The plan reported on.
        plan: PlanId,
        /// First day the figures cover.
        from: Option<NaiveDate>,
        /// Last day the figures cover: the cut-off.
        to: NaiveDate,
        /// The printed window.
        printed: Option<String>,
        /// The report that publishes it.
        report: Option<ReportId>,
        /// Units that sent no figures.
        not_reported: Vec<MissingReporter>,
        /// `true` keeps the period out of the published site.
        draft: bool,
        /// The results, in printed order.
        result: Vec<TaskResult>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}
