//! The values of an indicator as each release had them: a figure that was revised keeps its past.

use std::collections::BTreeSet;

use serde::Serialize;

use super::shown;
use super::step::named;
use crate::ledger::{self, Fact, Facts};
use crate::model::{Id, Period};
use crate::pages::parts::{DateView, Link, Phrase};
use crate::pages::targets::capitalised;
use crate::pages::viewer::Viewer;

/// The values of a period, where they were revised.
#[derive(Debug, Serialize)]
pub struct Revised {
    /// The period.
    pub period: String,
    /// Its values, the oldest first.
    pub values: Vec<Vintage>,
}

/// A value, from a release on.
#[derive(Debug, Serialize)]
pub struct Vintage {
    /// The value; nothing where the period has none any more.
    pub value: Option<Phrase>,
    /// The release that published it; nothing for what is not released yet.
    pub release: Option<Link>,
    /// The day of the release.
    pub day: Option<DateView>,
    /// Why it is not the one before.
    pub reason: Option<Phrase>,
    /// Whether it took the place of another without a reason.
    pub without_reason: bool,
}

/// Lists the periods whose value was revised.
pub(in crate::pages) fn vintages(viewer: &Viewer<'_>, indicator: &Id) -> Vec<Revised> {
    let ledger = viewer.ledger;
    let start = format!("{indicator}/");
    let own = |facts: &Facts| -> Vec<String> {
        let observed = facts.of_set("observations").iter().filter(|fact| fact.id.starts_with(&start));
        observed.map(|fact: &Fact| fact.id.clone()).collect()
    };
    let released = ledger.history.releases().iter().flat_map(|release| own(&release.facts));
    let ids: BTreeSet<String> = released.chain(own(&ledger.now)).collect();
    ids.into_iter().filter_map(|id| revised(viewer, &id, &id[start.len()..])).collect()
}

fn revised(viewer: &Viewer<'_>, id: &str, period: &str) -> Option<Revised> {
    let all = viewer.ledger.vintages_of("observations", id);
    let view = |(at, vintage): (usize, &ledger::Vintage)| Vintage {
        value: vintage.value.as_ref().map(|value| shown::value(viewer, "observations", vintage.field, value)),
        release: vintage.release.as_ref().map(|release| named(viewer, release)),
        day: vintage.date.map(|day| viewer.day(day)),
        reason: vintage.reason.as_deref().map(|reason| viewer.printed(reason)),
        without_reason: at > 0 && vintage.reason.is_none(),
    };
    (all.len() > 1).then(|| Revised {
        period: Period::parse(period).map_or_else(|| period.to_owned(), |period| capitalised(&viewer.period(period))),
        values: all.iter().enumerate().map(view).collect(),
    })
}
