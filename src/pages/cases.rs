//! Case figures: what came in, by which way, and how it was resolved; rates with both their numbers.

use serde::Serialize;

use super::chart::{BarChart, bar_chart};
use super::parts::{AnnotationView, Link, Phrase, Shown};
use super::route::Route;
use super::targets::capitalised;
use super::viewer::Viewer;
use crate::model::{Cases, Stated};
use crate::text::format;

/// The cases of a period, in all or of one field or procedure.
#[derive(Debug, Serialize)]
pub struct CasesView {
    /// The id of its table on the page.
    pub id: String,
    /// What they are about.
    pub title: Phrase,
    /// The field of procedures.
    pub field: Option<Phrase>,
    /// The procedure.
    pub procedure: Option<Link>,
    /// The counts, wholes before their parts.
    pub rows: Vec<CaseRow>,
    /// Rates, each with its numbers.
    pub rates: Vec<Rate>,
    /// The counts side by side.
    pub bars: Option<BarChart>,
    /// Satisfaction, where it was asked.
    pub satisfaction: Option<String>,
    /// The printed sentence in our words.
    pub text: Option<Phrase>,
    /// Where the source prints it.
    pub mentions: Vec<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A count.
#[derive(Debug, Serialize)]
pub struct CaseRow {
    /// What is counted.
    pub label: String,
    /// Whether it is a part of the row before that is none.
    pub is_part: bool,
    /// The count, or the words for its absence.
    pub value: Shown,
}

/// A rate.
#[derive(Debug, Serialize)]
pub struct Rate {
    /// What it is.
    pub label: String,
    /// What is counted, out of what.
    pub formula: String,
    /// The numbers: "48/50"; nothing where one of them is not stated.
    pub numbers: Option<String>,
    /// The rate: "96,0 %", or "–" out of nothing.
    pub share: Option<String>,
}

type Count<'c> = (&'static str, bool, &'c Stated<u64>);

/// Shows the cases of a period.
pub(super) fn cases(viewer: &Viewer<'_>, slug: &str, cases: &Cases) -> CasesView {
    let counts = counts(cases);
    let row = |(key, is_part, value): &Count<'_>| CaseRow {
        label: viewer.say(&format!("statistics-cases.{key}")),
        is_part: *is_part,
        value: viewer.stated(value, |count| Phrase::plain(viewer.number(*count))),
    };
    let procedure = cases.procedure.as_ref().and_then(|id| viewer.site.procedures.get_key_value(id.id()));
    CasesView {
        id: format!("{slug}-ho-so-{}", cases.id.id),
        title: cases
            .title
            .as_ref()
            .map_or_else(|| Phrase::plain(viewer.say("statistics-cases.all")), |title| viewer.phrase(title)),
        field: cases.field.as_deref().map(|field| viewer.printed(field)),
        procedure: procedure.map(|(id, _)| viewer.link(&Route::Procedure(id.clone()))),
        rows: counts.iter().map(row).collect(),
        rates: rates(viewer, cases),
        bars: bars(viewer, &counts),
        satisfaction: cases.satisfaction.map(|share| format::percent(share, viewer.language)),
        text: cases.text.as_ref().map(|text| viewer.phrase(text)),
        mentions: cases.mentions.iter().map(|place| viewer.printed(place)).collect(),
        annotations: viewer.annotations(&cases.annotations),
    }
}

/// Lists the counts. "Early or in time" has a row only where the source does not separate the two.
fn counts(cases: &Cases) -> Vec<Count<'_>> {
    let mut counts: Vec<Count<'_>> = vec![
        ("received", false, &cases.received),
        ("online", true, &cases.online),
        ("direct", true, &cases.direct),
        ("postal", true, &cases.postal),
        ("carried-over", true, &cases.carried_over),
        ("resolved", false, &cases.resolved),
        ("early", true, &cases.early),
        ("on-time", true, &cases.on_time),
    ];
    if !matches!(cases.early_or_on_time, Stated::Absent) {
        counts.push(("early-or-on-time", true, &cases.early_or_on_time));
    }
    counts.extend([
        ("late", true, &cases.late),
        ("pending", false, &cases.pending),
        ("pending-in-time", true, &cases.pending_in_time),
        ("pending-late", true, &cases.pending_late),
    ]);
    counts
}

fn bars(viewer: &Viewer<'_>, counts: &[Count<'_>]) -> Option<BarChart> {
    let bar = |(key, _, value): &Count<'_>| {
        let count = *value.value()?;
        Some((format!("{}: {}", viewer.say(&format!("statistics-cases.{key}")), viewer.number(count)), count))
    };
    bar_chart(&counts.iter().filter_map(bar).collect::<Vec<_>>())
}

/// What a count adds to a sum: a stated "none" adds nothing, an unstated one makes the sum unknown.
fn addend(count: &Stated<u64>) -> Option<u64> {
    match count {
        Stated::Value(count) => Some(*count),
        Stated::None(_) => Some(0),
        Stated::Absent | Stated::Blank => None,
    }
}

/// Counts the cases resolved early or in time, where the source tells.
fn in_time(cases: &Cases) -> Option<u64> {
    addend(&cases.early_or_on_time).or_else(|| addend(&cases.early)?.checked_add(addend(&cases.on_time)?))
}

fn rates(viewer: &Viewer<'_>, cases: &Cases) -> Vec<Rate> {
    let rate = |key: &str, part: Option<u64>, whole: Option<u64>| {
        let numbers = part.zip(whole);
        Rate {
            label: viewer.say(&format!("statistics-rate.{key}")),
            formula: viewer.say(&format!("statistics-rate.{key}-formula")),
            numbers: numbers.map(|(part, whole)| format!("{}/{}", viewer.number(part), viewer.number(whole))),
            share: numbers.map(|(part, whole)| viewer.share(part, whole)),
        }
    };
    let [received, resolved, online] = [&cases.received, &cases.resolved, &cases.online].map(addend);
    vec![
        rate("on-time", in_time(cases), resolved),
        rate("online", online, received),
        rate("resolved", resolved, received),
    ]
}

/// One period beside the others.
#[derive(Debug, Serialize)]
pub struct ComparedPeriod {
    /// The period.
    pub period: String,
    /// Received.
    pub received: Shown,
    /// Resolved.
    pub resolved: Shown,
    /// The rate in time.
    pub rate: Option<Rate>,
}

/// Sets the first record of each period side by side; nothing for fewer than two periods.
pub(super) fn compared(viewer: &Viewer<'_>) -> Vec<ComparedPeriod> {
    let count = |count: &u64| Phrase::plain(viewer.number(*count));
    let firsts = viewer.site.statistics.values().filter_map(|file| Some((file.period, file.cases.first()?)));
    let view = |(period, cases): (crate::model::Period, &Cases)| ComparedPeriod {
        period: capitalised(&viewer.period(period)),
        received: viewer.stated(&cases.received, count),
        resolved: viewer.stated(&cases.resolved, count),
        rate: rates(viewer, cases).into_iter().next(),
    };
    let compared: Vec<ComparedPeriod> = firsts.map(view).collect();
    if compared.len() > 1 { compared } else { Vec::new() }
}
