//! Rule `duplicate-id`: an id names one record, because it makes one address for ever.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::*;
use crate::parse::Draft;
use crate::text::Span;

/// Builds the site; of records that share an id the first is kept.
pub(super) fn build(draft: Draft, faults: &mut Vec<Diagnostic>) -> Option<(Site, BTreeSet<String>)> {
    let mut department = draft.department?;
    let mut languages = BTreeSet::new();
    department.languages.retain(|language| languages.insert(*language));
    if department.languages.is_empty() {
        department.languages.push(SiteLanguage::Vietnamese);
    }
    let mut ids = Ids { faults };
    ids.check(department.units.iter().map(|unit| &unit.id));
    ids.check(department.topics.iter().map(|topic| &topic.id));
    for (plan, _) in &draft.plans {
        ids.check(plan.areas.iter().map(|area| &area.id));
        ids.check(plan.tasks().map(|(_, task)| &task.id));
        ids.check(plan.budget.iter().flat_map(|budget| budget.line.iter().map(|line| &line.id)));
    }
    ids.check(draft.indicators.iter().map(|indicator| &indicator.id));
    ids.check(draft.indicators.iter().flat_map(|indicator| indicator.target.iter().map(|target| &target.id)));
    ids.check(draft.documents.iter().map(|document| &document.id));
    for file in &draft.statistics {
        ids.check(file.cases.iter().map(|cases| &cases.id));
        ids.check(file.feedback.iter().map(|feedback| &feedback.id));
        ids.check(file.inspection.iter().map(|inspection| &inspection.id));
        ids.check(file.organisation.iter().map(|change| &change.id));
        ids.check(file.group.iter().map(|group| &group.id));
        ids.check(file.group.iter().flat_map(|group| group.statistic.iter().map(|statistic| &statistic.id)));
    }
    let results = ids.periods(draft.results);
    let statistics = ids.statistics(draft.statistics);
    let site = Site {
        id: draft.id,
        source: draft.source,
        department,
        plans: by_id(draft.plans.into_iter().map(|(plan, _)| (plan.id.clone(), plan))),
        results,
        statistics,
        indicators: by_id(draft.indicators.into_iter().map(|record| (record.id.id.clone(), record))),
        procedures: by_id(draft.procedures.into_iter().map(|record| (record.id.clone(), record))),
        documents: by_id(draft.documents.into_iter().map(|record| (record.id.id.clone(), record))),
        reports: by_id(draft.reports.into_iter().map(|record| (record.id.clone(), record))),
        news: by_id(draft.news.into_iter().map(|record| (record.id.clone(), record))),
        pages: by_id(draft.pages.into_iter().map(|record| (record.id.clone(), record))),
        glossary: draft.glossary,
        changes: draft.changes,
        files: draft.files,
        releases: draft.releases,
    };
    Some((site, draft.lost))
}

fn by_id<T>(records: impl Iterator<Item = (Id, T)>) -> IndexMap<Id, T> {
    let mut map = IndexMap::new();
    for (id, record) in records {
        map.entry(id).or_insert(record);
    }
    map
}

struct Ids<'f> {
    faults: &'f mut Vec<Diagnostic>,
}

impl Ids<'_> {
    fn check<'a>(&mut self, ids: impl Iterator<Item = &'a WrittenId>) {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for written in ids {
            let id = written.id.as_str();
            if let Some(earlier) = first.get(id) {
                self.report(id, written.span, *earlier);
            } else {
                first.insert(id, written.span);
            }
        }
    }

    fn periods(&mut self, files: Vec<ResultFile>) -> BTreeMap<(Period, Id), ResultFile> {
        let mut results: BTreeMap<(Period, Id), ResultFile> = BTreeMap::new();
        for file in files {
            let Some(plan) = Id::new(file.plan.id()) else { continue };
            let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
            for result in &file.result {
                if let Some(earlier) = seen.insert(result.task.id(), result.task.span()) {
                    self.report(result.task.id(), result.task.span(), earlier);
                }
            }
            match results.get(&(file.period, plan.clone())) {
                Some(earlier) => self.report(&file.period.to_string(), file.plan.span(), earlier.plan.span()),
                None => drop(results.insert((file.period, plan), file)),
            }
        }
        results
    }

    fn statistics(&mut self, files: Vec<StatisticFile>) -> BTreeMap<Period, StatisticFile> {
        let mut statistics: BTreeMap<Period, StatisticFile> = BTreeMap::new();
        for file in files {
            match statistics.get(&file.period) {
                Some(earlier) => self.report(&file.period.to_string(), file.span, earlier.span),
                None => drop(statistics.insert(file.period, file)),
            }
        }
        statistics
    }

    fn report(&mut self, id: &str, span: Span, earlier: Span) {
        self.faults.push(
            Diagnostic::error(
                Code::DuplicateId,
                span,
                say!(vi: "mã `{id}` đã dùng cho một mục khác"; en: "the id `{id}` is already used by another record"),
            )
            .related(earlier, say!(vi: "dùng lần đầu ở đây"; en: "first used here")),
        );
    }
}
