//! The list of indicators: each with its target, its newest value and where it stands.

use indexmap::IndexMap;
use serde::Serialize;

use super::paging;
use super::parts::{Link, Phrase, Tag};
use super::route::Route;
use super::targets::{Standing, current, newest, standing};
use super::viewer::Viewer;
use crate::model::Indicator;
use crate::text::slug;

/// The list of indicators.
#[derive(Debug, Serialize)]
pub struct Indicators {
    /// How many there are, in words.
    pub total: String,
    /// How many stand where; "met", "missed" and "no figures" are counted even when nobody does.
    pub standings: Vec<StandingCount>,
    /// Whether the list has several groups.
    pub has_groups: bool,
    /// The indicators by group; those without one first.
    pub groups: Vec<IndicatorGroup>,
}

/// How many indicators stand somewhere.
#[derive(Debug, Serialize)]
pub struct StandingCount {
    /// Where.
    pub tag: Tag,
    /// How many.
    pub count: String,
}

/// Indicators of one group.
#[derive(Debug, Serialize)]
pub struct IndicatorGroup {
    /// Its id on the page.
    pub id: String,
    /// Its name; nothing where indicators belong to none.
    pub title: Option<Phrase>,
    /// Whether it began on an earlier page.
    pub goes_on: bool,
    /// Its indicators.
    pub rows: Vec<IndicatorRow>,
}

/// One indicator.
#[derive(Debug, Serialize)]
pub struct IndicatorRow {
    /// Leads to its page by its name.
    pub link: Link,
    /// The targets of the newest plan that sets any, for its last period.
    pub targets: Vec<TargetWords>,
    /// The newest value.
    pub newest: Option<Newest>,
    /// Where it stands.
    pub standing: Tag,
}

/// A target in words with its period.
#[derive(Debug, Serialize)]
pub struct TargetWords {
    /// The target.
    pub words: Phrase,
    /// Its period.
    pub period: Option<String>,
}

/// The newest value of an indicator.
#[derive(Debug, Serialize)]
pub struct Newest {
    /// The value with its unit.
    pub value: Phrase,
    /// Its period.
    pub period: String,
    /// Whether it is an estimate.
    pub is_proxy: bool,
}

pub(super) fn view(viewer: &Viewer<'_>, page: usize) -> Indicators {
    let indicators = &viewer.site.indicators;
    let mut groups: IndexMap<&str, Vec<&Indicator>> = IndexMap::new();
    groups.insert("", Vec::new());
    for indicator in indicators.values() {
        groups.entry(indicator.group.as_ref().map_or("", |group| group.vi())).or_default().push(indicator);
    }
    groups.retain(|_, own| !own.is_empty());
    let shown = paging::shown(page, indicators.len());
    let mut before = 0;
    let mut views = Vec::new();
    for (name, own) in &groups {
        let range = before..before + own.len();
        before = range.end;
        if let Some(part) = paging::common(&range, &shown) {
            let rows = &own[part.start - range.start..part.end - range.start];
            views.push(IndicatorGroup {
                id: if name.is_empty() { "nhom-chung".to_owned() } else { format!("nhom-{}", slug(name)) },
                title: own[0].group.as_ref().map(|group| viewer.phrase(group)),
                goes_on: range.start < part.start,
                rows: rows.iter().map(|indicator| row(viewer, indicator)).collect(),
            });
        }
    }
    Indicators {
        total: viewer.count("indicators.total", indicators.len() as u64),
        standings: standings(viewer, indicators.values()),
        has_groups: groups.len() > 1,
        groups: views,
    }
}

/// Counts the indicators that stand where.
pub(super) fn standings<'i>(
    viewer: &Viewer<'_>,
    indicators: impl Iterator<Item = &'i Indicator>,
) -> Vec<StandingCount> {
    let all: Vec<Standing> = indicators.map(standing).collect();
    let always = [Standing::Met, Standing::Missed, Standing::NoData];
    let counted =
        Standing::ALL.into_iter().map(|kind| (kind, all.iter().filter(|standing| **standing == kind).count()));
    counted
        .filter(|(kind, count)| *count > 0 || always.contains(kind))
        .map(|(kind, count)| StandingCount { tag: viewer.standing_tag(kind), count: viewer.number(count as u64) })
        .collect()
}

fn row(viewer: &Viewer<'_>, indicator: &Indicator) -> IndicatorRow {
    let targets = current(indicator).into_iter().map(|target| TargetWords {
        words: viewer.target_words(indicator, target),
        period: target.period.map(|period| viewer.period(period)),
    });
    IndicatorRow {
        link: viewer.link(&Route::Indicator(indicator.id.id.clone())),
        targets: targets.collect(),
        newest: newest_value(viewer, indicator),
        standing: viewer.standing_tag(standing(indicator)),
    }
}

/// Shows the newest value of an indicator.
pub(super) fn newest_value(viewer: &Viewer<'_>, indicator: &Indicator) -> Option<Newest> {
    let seen = newest(indicator)?;
    Some(Newest {
        value: viewer.measured(indicator, seen.value?),
        period: viewer.period(seen.period),
        is_proxy: seen.proxy,
    })
}
