//! How the office keeps its times: the case statistics nearest to a procedure.

use serde::Serialize;

use super::super::parts::{AnnotationView, Link, Phrase, Shown};
use super::super::route::Route;
use super::super::viewer::Viewer;
use crate::model::{Cases, Id, Period, Procedure, Stated, StatisticFile};
use crate::text::segment;

/// Case statistics beside a procedure.
#[derive(Debug, Serialize)]
pub struct Performance {
    /// What the figures are about, in a sentence.
    pub scope: String,
    /// The periods, newest first.
    pub rows: Vec<PerformanceRow>,
}

/// The cases of a period.
#[derive(Debug, Serialize)]
pub struct PerformanceRow {
    /// The period.
    pub period: String,
    /// What exactly is counted, where it is said.
    pub title: Option<Phrase>,
    /// Received.
    pub received: Shown,
    /// Of these, online.
    pub online: Shown,
    /// Resolved.
    pub resolved: Shown,
    /// Of these, early or on time.
    pub in_time: Shown,
    /// Their share of the resolved.
    pub share: Option<String>,
    /// Resolved late.
    pub late: Shown,
    /// Being resolved.
    pub pending: Shown,
    /// Satisfaction.
    pub satisfaction: Option<String>,
    /// The report the figures come from.
    pub report: Option<Link>,
    /// Notes beside the printed values.
    pub annotations: Vec<AnnotationView>,
}

/// What case statistics can be about, the nearest to a procedure first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Procedure,
    Field,
    Department,
}

impl Scope {
    const ALL: [Self; 3] = [Self::Procedure, Self::Field, Self::Department];

    /// Tells whether cases are about a procedure, whose field has the address `field`.
    fn covers(self, cases: &Cases, procedure: &Procedure, field: &str) -> bool {
        match (self, &cases.procedure, &cases.field) {
            (Self::Procedure, Some(one), _) => one.id() == procedure.id.as_str(),
            (Self::Field, None, Some(own)) => segment(own) == field,
            (Self::Department, None, None) => true,
            _ => false,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Procedure => "procedure.performance-own",
            Self::Field => "procedure.performance-field",
            Self::Department => "procedure.performance-department",
        }
    }
}

/// Counts what was resolved early or on time, where the source says both or their sum.
fn in_time(cases: &Cases) -> Stated<u64> {
    match (&cases.early_or_on_time, cases.early.value(), cases.on_time.value()) {
        (Stated::Value(both), _, _) => Stated::Value(*both),
        (_, Some(early), Some(on_time)) => Stated::Value(early + on_time),
        (stated, _, _) => stated.clone(),
    }
}

impl Viewer<'_> {
    /// Shows the case statistics of the procedure, else of its field, else of the department.
    pub(in crate::pages) fn performance(&self, procedure: &Procedure) -> Option<Performance> {
        let field = segment(procedure.head.field.vi());
        Scope::ALL.into_iter().find_map(|scope| {
            let files = self.site.statistics.iter().rev();
            let cases = files.flat_map(|(period, file)| file.cases.iter().map(move |cases| (period, file, cases)));
            let rows: Vec<PerformanceRow> = cases
                .filter(|(_, _, cases)| scope.covers(cases, procedure, &field))
                .map(|(period, file, cases)| self.performance_row(*period, file, cases))
                .collect();
            (!rows.is_empty()).then(|| Performance { scope: self.say(scope.word()), rows })
        })
    }

    fn performance_row(&self, period: Period, file: &StatisticFile, cases: &Cases) -> PerformanceRow {
        let count = |stated: &Stated<u64>| self.stated(stated, |count| Phrase::plain(self.number(*count)));
        let good = in_time(cases);
        let share = match (good.value(), cases.resolved.value()) {
            (Some(good), Some(resolved)) if *resolved > 0 => Some(self.share(*good, *resolved)),
            _ => None,
        };
        let report = file.report.as_ref().and_then(|report| Id::new(report.id()));
        let report = report.filter(|id| self.site.reports.contains_key(id));
        PerformanceRow {
            period: self.period(period),
            title: cases.title.as_ref().map(|title| self.phrase(title)),
            received: count(&cases.received),
            online: count(&cases.online),
            resolved: count(&cases.resolved),
            in_time: count(&good),
            share,
            late: count(&cases.late),
            pending: count(&cases.pending),
            satisfaction: cases.satisfaction.map(|share| crate::text::format::percent(share, self.language)),
            report: report.map(|id| self.link(&Route::Report(id))),
            annotations: self.annotations(&cases.annotations),
        }
    }
}
