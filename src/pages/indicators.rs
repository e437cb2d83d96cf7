//! The list of indicators: each with its target, its newest value and where it stands.

use indexmap::IndexMap;
use serde::Serialize;

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

pub(super) fn view(viewer: &Viewer<'_>) -> Indicators {
    let indicators = &viewer.site.indicators;
    let mut groups: IndexMap<String, IndicatorGroup> = IndexMap::new();
    groups.insert(String::new(), IndicatorGroup { id: "nhom-chung".to_owned(), title: None, rows: Vec::new() });
    for indicator in indicators.values() {
        let name = indicator.group.as_ref().map_or("", |group| group.vi());
        let group = groups.entry(name.to_owned()).or_insert_with(|| IndicatorGroup {
            id: format!("nhom-{}", slug(name)),
            title: indicator.group.as_ref().map(|group| viewer.phrase(group)),
            rows: Vec::new(),
        });
        group.rows.push(row(viewer, indicator));
    }
    Indicators {
        total: viewer.count("indicators.total", indicators.len() as u64),
        standings: standings(viewer, indicators.values()),
        groups: groups.into_values().filter(|group| !group.rows.is_empty()).collect(),
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
