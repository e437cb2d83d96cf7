//! The rest of the dashboard: cases, targets, procedures in force, news.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::parts::{DateView, Link, Phrase, Shown, Tag};
use super::super::route::{ProcedureFacet, Route};
use super::super::viewer::Viewer;
use super::plan::CountLink;
use crate::model::{Cases, IndicatorTarget, Observation, Plan, Stated, Verdict};

/// The most targets and news items shown.
const TARGETS: usize = 6;
const NEWS: usize = 3;

/// Cases received and resolved in the newest period.
#[derive(Debug, Serialize)]
pub struct CaseFigures {
    /// What they are about.
    pub title: Option<Phrase>,
    /// The time they cover.
    pub window: String,
    /// How many were received.
    pub received: Shown,
    /// The share received online.
    pub online: Option<Ratio>,
    /// The share resolved in time.
    pub on_time: Option<Ratio>,
    /// How many are in hand.
    pub pending: Shown,
    /// How many were late.
    pub late: Shown,
    /// Leads to all figures.
    pub href: String,
}

/// A share with what it was computed from.
#[derive(Debug, Serialize)]
pub struct Ratio {
    /// The share.
    pub share: String,
    /// Its numerator and denominator in words.
    pub of: String,
}

/// The targets of a plan.
#[derive(Debug, Serialize)]
pub struct Targets {
    /// How many, counted.
    pub total: String,
    /// How many stand where; empty while no value is published.
    pub verdicts: Vec<VerdictCount>,
    /// The first of them.
    pub rows: Vec<TargetRow>,
    /// Words of the link to all of them, where there are more.
    pub all: Option<String>,
}

/// Targets of one verdict.
#[derive(Debug, Serialize)]
pub struct VerdictCount {
    /// The verdict.
    pub tag: Tag,
    /// How many.
    pub count: String,
}

/// A target.
#[derive(Debug, Serialize)]
pub struct TargetRow {
    /// The indicator.
    pub link: Link,
    /// The target.
    pub target: Phrase,
    /// The newest value.
    pub latest: Shown,
    /// What it says of the target.
    pub verdict: Tag,
}

/// Procedures in force.
#[derive(Debug, Serialize)]
pub struct ProcedureFields {
    /// How many, in a sentence.
    pub total: String,
    /// How many are not in force, where there are any.
    pub apart: Option<String>,
    /// By field, the largest first.
    pub fields: Vec<CountLink>,
    /// What the published list says, where it is known.
    pub catalogue: Option<String>,
}

/// A news item.
#[derive(Debug, Serialize)]
pub struct NewsLine {
    /// Its page.
    pub link: Link,
    /// Its date.
    pub date: DateView,
    /// In a sentence.
    pub summary: Option<Phrase>,
}

/// Shows the cases of all procedures in the newest period that counts them.
pub(super) fn cases(viewer: &Viewer<'_>) -> Option<CaseFigures> {
    let covers_all = |cases: &&Cases| cases.field.is_none() && cases.procedure.is_none();
    let (file, cases) = viewer
        .site
        .statistics
        .values()
        .rev()
        .find_map(|file| Some((file, file.cases.iter().find(covers_all).or(file.cases.first())?)))?;
    let window = match (file.from, file.to) {
        (Some(from), Some(to)) => {
            viewer.fill("due.from-to", &[("from", &viewer.day(from).text), ("to", &viewer.day(to).text)])
        }
        _ => viewer.period(file.period),
    };
    let shown = |count: &Stated<u64>| viewer.stated(count, |count| Phrase::plain(viewer.number(*count)));
    Some(CaseFigures {
        title: cases.title.as_ref().map(|title| viewer.phrase(title)),
        window,
        received: shown(&cases.received),
        online: ratio(viewer, cases.online.value().copied(), cases.received.value().copied()),
        on_time: ratio(viewer, in_time(cases), cases.resolved.value().copied()),
        pending: shown(&cases.pending),
        late: shown(&cases.late),
        href: Route::Statistics.path(),
    })
}

/// Counts the cases resolved early or in time, as far as the source tells.
fn in_time(cases: &Cases) -> Option<u64> {
    let parts = cases.early.value().zip(cases.on_time.value()).map(|(early, on_time)| early + on_time);
    cases.early_or_on_time.value().copied().or(parts)
}

fn ratio(viewer: &Viewer<'_>, part: Option<u64>, whole: Option<u64>) -> Option<Ratio> {
    let (part, whole) = part.zip(whole).filter(|(_, whole)| *whole > 0)?;
    let of = viewer.fill("dashboard.ratio", &[("part", &viewer.number(part)), ("whole", &viewer.number(whole))]);
    Some(Ratio { share: viewer.share(part, whole), of })
}

/// Shows the targets of a plan.
pub(super) fn targets(viewer: &Viewer<'_>, plan: &Plan) -> Option<Targets> {
    let mut counts: BTreeMap<Verdict, u64> = BTreeMap::new();
    let mut rows = Vec::new();
    let mut has_values = false;
    for indicator in viewer.site.indicators.values() {
        for target in indicator.target.iter().filter(|target| target.plan.id() == plan.id.as_str()) {
            let newest = newest(&indicator.observation, target, plan.head.year);
            let verdict = newest.map_or(Verdict::Open, |observation| target.verdict(observation));
            has_values |= newest.is_some_and(|observation| observation.value.is_some());
            *counts.entry(verdict).or_default() += 1;
            rows.push(TargetRow {
                link: viewer.link(&Route::Indicator(indicator.id.id.clone())),
                target: viewer.phrase(&target.text),
                latest: latest(viewer, newest, indicator.unit.as_ref()),
                verdict: verdict_tag(viewer, verdict),
            });
        }
    }
    if rows.is_empty() {
        return None;
    }
    let total = rows.len();
    rows.truncate(TARGETS);
    let verdicts = [Verdict::Missed, Verdict::Met, Verdict::Open].into_iter().filter(|_| has_values);
    let count = |verdict| viewer.number(counts.get(&verdict).copied().unwrap_or(0));
    Some(Targets {
        total: viewer.count("dashboard.targets", total as u64),
        verdicts: verdicts
            .map(|verdict| VerdictCount { tag: verdict_tag(viewer, verdict), count: count(verdict) })
            .collect(),
        all: (total > rows.len()).then(|| viewer.count("dashboard.targets-all", total as u64)),
        rows,
    })
}

/// Finds the newest observation of the year the target is for.
fn newest<'o>(observations: &'o [Observation], target: &IndicatorTarget, year: i32) -> Option<&'o Observation> {
    let year = target.period.map_or(year, |period| period.year);
    let of_year = observations.iter().filter(|observation| observation.period.year == year);
    of_year.max_by_key(|observation| (observation.value.is_some(), observation.period))
}

fn latest(viewer: &Viewer<'_>, newest: Option<&Observation>, unit: Option<&crate::model::Words>) -> Shown {
    let Some((observation, value)) = newest.and_then(|newest| Some((newest, newest.value?))) else {
        return Shown { state: "absent", text: Phrase::plain(viewer.say("dashboard.no-value")) };
    };
    let unit = unit.map(|unit| format!("\u{a0}{}", viewer.phrase(unit).text)).unwrap_or_default();
    let text = format!("{}{unit}, {}", viewer.decimal(value), viewer.period(observation.period));
    Shown { state: "value", text: Phrase::plain(text) }
}

fn verdict_tag(viewer: &Viewer<'_>, verdict: Verdict) -> Tag {
    let (class, key) = match verdict {
        Verdict::Met => ("tag-met", "dashboard.met"),
        Verdict::Missed => ("tag-missed", "dashboard.missed"),
        Verdict::Open => ("tag-not-due", "dashboard.open"),
    };
    Tag { class: class.to_owned(), text: viewer.say(key), hint: None }
}

/// Counts the procedures in force by field.
pub(super) fn procedures(viewer: &Viewer<'_>) -> Option<ProcedureFields> {
    let site = viewer.site;
    if site.procedures.is_empty() {
        return None;
    }
    let groups = &viewer.derived.procedures;
    let current = groups.in_force();
    let apart = site.procedures.len() - current;
    let fields = groups.groups(ProcedureFacet::Field).map(|(field, group)| (field.to_owned(), group.in_force() as u64));
    let mut fields: Vec<(String, u64)> = fields.filter(|(_, count)| *count > 0).collect();
    fields.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let field = |(value, count): (String, u64)| CountLink {
        text: viewer.procedure_facet(ProcedureFacet::Field, &value),
        href: Route::ProcedureFacet(ProcedureFacet::Field, value).path(),
        count: viewer.number(count),
    };
    let catalogue = site.statistics.values().rev().find_map(|file| file.catalogue.as_ref());
    let catalogue = catalogue.and_then(|catalogue| Some((*catalogue.total.value()?, catalogue.as_of?)));
    Some(ProcedureFields {
        total: viewer.count("dashboard.procedures", current as u64),
        apart: (apart > 0).then(|| viewer.count("dashboard.procedures-apart", apart as u64)),
        fields: fields.into_iter().map(field).collect(),
        catalogue: catalogue.map(|(total, day)| {
            let (total, here) = (viewer.number(total), viewer.number(site.procedures.len() as u64));
            viewer.fill("dashboard.catalogue", &[("date", &viewer.day(day).text), ("n", &total), ("here", &here)])
        }),
    })
}

/// Lists the newest news.
pub(super) fn news(viewer: &Viewer<'_>) -> Vec<NewsLine> {
    let mut news: Vec<_> = viewer.site.news.values().collect();
    news.sort_by_key(|news| std::cmp::Reverse(news.head.date));
    let line = |news: &crate::model::News| NewsLine {
        link: viewer.link(&Route::News(news.id.clone())),
        date: viewer.day(news.head.date),
        summary: news.head.summary.as_ref().map(|summary| viewer.phrase(summary)),
    };
    news.into_iter().take(NEWS).map(line).collect()
}
