//! What a draft rests on: the plan, the results and the figures of its period, and what is missing of them.

use chrono::NaiveDate;

use super::span;
use crate::derive::Derived;
use crate::diagnostic::Message;
use crate::model::{
    Document, Evidence, Grade, Id, Meaning, Period, Plan, PlanKind, Purpose, ResultFile, ResultStatus, Site,
    StatisticFile, Task, TaskResult,
};

/// The facts of one report.
pub(super) struct Facts<'s> {
    pub(super) site: &'s Site,
    pub(super) derived: &'s Derived,
    pub(super) plan: &'s Plan,
    pub(super) period: Period,
    /// The results of the plan in the period, where there are any.
    pub(super) results: Option<&'s ResultFile>,
    /// The figures of the period, where there are any.
    pub(super) statistics: Option<&'s StatisticFile>,
    /// The first day the report covers.
    pub(super) from: NaiveDate,
    /// Its cut-off.
    pub(super) to: NaiveDate,
}

/// What a period says of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// An official grade.
    Graded(Grade),
    /// It does not apply in the period.
    NotApplicable,
    /// Reported, and not graded.
    NotGraded,
    /// Nothing.
    NotReported,
}

impl Outcome {
    pub(super) fn of(result: Option<&TaskResult>) -> Self {
        match result {
            None => Self::NotReported,
            Some(TaskResult { grade: Some(grade), .. }) => Self::Graded(*grade),
            Some(result) => match result.status {
                Some(ResultStatus::NotReported) => Self::NotReported,
                Some(ResultStatus::NotApplicable) => Self::NotApplicable,
                Some(ResultStatus::NotGraded) | None => Self::NotGraded,
            },
        }
    }
}

impl<'s> Facts<'s> {
    pub(super) fn new(site: &'s Site, derived: &'s Derived, period: Period, plan: &'s Plan) -> Self {
        let results = site.results.get(&(period, plan.id.clone()));
        let statistics = site.statistics.get(&period);
        let (first, _) = span::calendar(period);
        let from = results.and_then(|file| file.from).or(statistics.and_then(|file| file.from)).unwrap_or(first);
        Self { site, derived, plan, period, results, statistics, from, to: cut_off(site, period, plan) }
    }

    /// Gives the same facts of another period: of this plan, else of the plan of the same kind that it reports on.
    pub(super) fn of(&self, period: Period) -> Self {
        let reported = |(of, plan): &&(Period, Id)| *of == period && self.is_alike(plan);
        let own = site_has(self.site, period, &self.plan.id).then_some(self.plan);
        let other = || self.site.results.keys().find(reported).and_then(|(_, plan)| self.site.plans.get(plan));
        Self::new(self.site, self.derived, period, own.or_else(other).unwrap_or(self.plan))
    }

    fn is_alike(&self, plan: &Id) -> bool {
        self.site.plans.get(plan).is_some_and(|plan| plan.head.kind == self.plan.head.kind)
    }

    /// Finds what the period says of a task of the plan.
    pub(super) fn result(&self, task: &Task) -> Option<&'s TaskResult> {
        let names = |result: &&TaskResult| match result.task.id().split_once('/') {
            Some((plan, id)) => plan == self.plan.id.as_str() && id == task.id.id.as_str(),
            None => result.task.id() == task.id.id.as_str(),
        };
        self.results?.result.iter().find(names)
    }

    pub(super) fn outcome(&self, task: &Task) -> Outcome {
        Outcome::of(self.result(task))
    }

    /// Says which grade an earlier period gave a task: `quý I năm 2026: hoàn thành tốt`.
    pub(super) fn earlier(&self, task: &Task) -> Option<String> {
        let history = &self.derived.task(self.plan, task).history;
        let graded = history.iter().rev().filter(|reported| reported.period != self.period);
        let (period, grade) = graded.filter_map(|reported| Some((reported.period, reported.grade?))).next()?;
        Some(format!("{}: {}", super::words::period(period), super::tasks::name(grade)))
    }

    /// Names the work reported on.
    pub(super) fn work(&self) -> &'static str {
        match self.plan.head.kind {
            PlanKind::Communications => "tuyên truyền cải cách hành chính",
            PlanKind::Reform | PlanKind::Other => "cải cách hành chính",
        }
    }

    /// Finds the document of the register a piece of evidence is; a document only named on the way is none.
    pub(super) fn evidence(&self, evidence: &Evidence) -> Option<&'s Document> {
        let citation = evidence.citation.as_ref()?;
        if citation.purpose.is_some_and(|purpose| purpose != Purpose::Evidence) {
            return None;
        }
        if let Some(document) = &citation.document {
            return self.site.documents.get(document.id());
        }
        let found = self.derived.register.find(citation.printed.as_deref()?);
        found.into_iter().find_map(|(_, meaning)| match meaning {
            Meaning::Known(id) => self.site.documents.get(&id),
            Meaning::Ambiguous(_) | Meaning::Unknown => None,
        })
    }

    /// Names who leads a task, as the plan does.
    pub(super) fn leads(&self, task: &Task) -> Option<String> {
        let name = |id: &str| self.site.unit(id).map(|unit| super::words::said(&unit.name));
        let one = |lead: &crate::model::Responsible| {
            lead.printed.clone().or_else(|| lead.unit.as_ref().and_then(|unit| name(unit.id())))
        };
        let names: Vec<String> = task.leads.iter().filter_map(one).collect();
        task.leads_printed.clone().or_else(|| (!names.is_empty()).then(|| names.join(", ")))
    }
}

fn site_has(site: &Site, period: Period, plan: &Id) -> bool {
    site.results.contains_key(&(period, plan.clone()))
}

/// Gives the cut-off of a period: as its results say, else its figures, else the calendar.
pub(super) fn cut_off(site: &Site, period: Period, plan: &Plan) -> NaiveDate {
    let results = site.results.get(&(period, plan.id.clone())).map(|file| file.to);
    let figures = || site.statistics.get(&period).and_then(|file| file.to);
    results.or_else(figures).unwrap_or_else(|| span::calendar(period).1)
}

/// What is missing, in the order it was met.
#[derive(Debug, Default)]
pub(super) struct Missing(pub(super) Vec<Message>);

impl Missing {
    pub(super) fn note(&mut self, message: Message) {
        if !self.0.contains(&message) {
            self.0.push(message);
        }
    }
}
