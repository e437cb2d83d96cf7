//! The values of an indicator as each release had them: a figure that was revised keeps its past.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value as Json;

use super::shown;
use super::step::named;
use crate::ledger::{Facts, Values};
use crate::model::{Id, Period};
use crate::pages::parts::{Link, Phrase};
use crate::pages::route::Route;
use crate::pages::targets::capitalised;
use crate::pages::viewer::Viewer;

/// Values by release.
#[derive(Debug, Serialize)]
pub struct Vintages {
    /// The releases that gave the indicator other values than the one before, and today's content.
    pub columns: Vec<Link>,
    /// The periods whose value was revised.
    pub rows: Vec<Vintage>,
}

/// The values of a period.
#[derive(Debug, Serialize)]
pub struct Vintage {
    /// The period.
    pub period: String,
    /// A value for each column; nothing where there was none yet.
    pub values: Vec<Option<Phrase>>,
}

/// Lists the values that were revised; nothing where none was.
pub(in crate::pages) fn vintages(viewer: &Viewer<'_>, indicator: &Id) -> Option<Vintages> {
    let ledger = viewer.ledger;
    let released = ledger.history.releases().iter().map(|release| (Some(&release.head.id), &release.facts));
    let mut states: Vec<(Link, Vec<(String, Values)>)> = Vec::new();
    for (id, facts) in released.chain([(None, &ledger.now)]) {
        let observed = observed(facts, indicator);
        if states.last().is_none_or(|(_, last)| *last != observed) && !observed.is_empty() {
            let today = || Link {
                href: Route::Indicator(indicator.clone()).path(),
                text: Phrase::plain(viewer.say("changes.today_column")),
            };
            states.push((id.map_or_else(today, |id| named(viewer, id)), observed));
        }
    }
    let periods: BTreeSet<&String> = states.iter().flat_map(|(_, observed)| observed).map(|(period, _)| period).collect();
    let rows: Vec<Vintage> = periods.into_iter().filter_map(|period| row(viewer, &states, period)).collect();
    let columns = states.into_iter().map(|(link, _)| link).collect();
    (!rows.is_empty()).then_some(Vintages { columns, rows })
}

/// Lists the observed values of an indicator, by period.
fn observed(facts: &Facts, indicator: &Id) -> Vec<(String, Values)> {
    let start = format!("{indicator}/");
    let own = facts.of_set("observations").iter().filter(|fact| fact.id.starts_with(&start));
    own.map(|fact| (fact.id[start.len()..].to_owned(), fact.record().values)).collect()
}

/// Gives the values of a period, where a release gave another one than the release before.
fn row(viewer: &Viewer<'_>, states: &[(Link, Vec<(String, Values)>)], period: &str) -> Option<Vintage> {
    let value = |observed: &[(String, Values)]| -> Option<Json> {
        observed.iter().find(|(other, _)| other == period).and_then(|(_, values)| values.get("value").cloned())
    };
    let values: Vec<Option<Json>> = states.iter().map(|(_, observed)| value(observed)).collect();
    let known: Vec<&Json> = values.iter().flatten().collect();
    known.windows(2).any(|two| two[0] != two[1]).then(|| Vintage {
        period: Period::parse(period).map_or_else(|| period.to_owned(), |period| capitalised(&viewer.period(period))),
        values: values
            .iter()
            .map(|value| value.as_ref().map(|value| shown::value(viewer, "observations", "value", value)))
            .collect(),
    })
}
