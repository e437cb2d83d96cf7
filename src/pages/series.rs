//! The series of an indicator: the table of its values, and the chart drawn from that very table.

use serde::Serialize;

use super::chart::{Column, LineChart, line_chart};
use super::parts::{Link, Phrase, Shown, Tag};
use super::route::Route;
use super::targets::{Standing, capitalised, covers};
use super::viewer::Viewer;
use crate::model::{Direction, Indicator, IndicatorTarget, Observation, ObservationStatus, Operator, Period, Verdict};
use crate::text::Decimal;

/// Values over time.
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// The rows, oldest first.
    pub rows: Vec<SeriesRow>,
    /// Whether some row has counts.
    pub has_counts: bool,
    /// The drawing; nothing where there is nothing to compare.
    pub chart: Option<ChartView>,
}

/// A value of the table.
#[derive(Debug, Serialize)]
pub struct SeriesRow {
    /// The period.
    pub period: String,
    /// The days its figures really cover, where they are known.
    pub window: Option<String>,
    /// Whether it is the value the plan starts from.
    pub is_baseline: bool,
    /// Whether it is an estimate.
    pub is_proxy: bool,
    /// The value, or why there is none.
    pub value: Shown,
    /// What it was computed from.
    pub counts: Option<Counts>,
    /// The targets of the period.
    pub targets: Vec<Phrase>,
    /// What the value says of them; nothing for a baseline or without a target.
    pub verdict: Option<Tag>,
    /// A footnote.
    pub note: Option<Phrase>,
    /// Why a target was missed.
    pub explanation: Option<Phrase>,
    /// Whether a target was missed and nobody says why.
    pub unexplained: bool,
    /// Where the value comes from.
    pub sources: Vec<Link>,
}

/// The counts behind a share.
#[derive(Debug, Serialize)]
pub struct Counts {
    /// "47/50", with the words for what is not stated.
    pub text: String,
    /// The share they give.
    pub share: Option<String>,
    /// Whether that is another value than the one given.
    pub differs: bool,
}

/// A chart with its words.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// The drawing.
    pub drawing: LineChart,
    /// What it shows, from when to when.
    pub title: Phrase,
    /// Every value in a sentence.
    pub sentence: String,
    /// What the marks mean; only those in the drawing.
    pub legend: Vec<String>,
}

/// Shows the series of an indicator; nothing where there is neither an observation nor a baseline.
pub(super) fn series(viewer: &Viewer<'_>, indicator: &Indicator) -> Option<SeriesView> {
    let mut observed: Vec<&Observation> = indicator.observation.iter().collect();
    observed.sort_by_key(|seen| seen.period);
    let mut entries: Vec<(Period, bool, Column, SeriesRow)> = observed
        .into_iter()
        .map(|seen| (seen.period, true, column(viewer, indicator, seen), row(viewer, indicator, seen)))
        .collect();
    if let Some(baseline) = &indicator.baseline {
        entries.push((baseline.period, false, start_column(viewer, indicator)?, start_row(viewer, indicator)?));
        entries.sort_by_key(|(period, is_observed, ..)| (*period, *is_observed));
    }
    let (first, last) = (entries.first()?.0, entries.last()?.0);
    let periods: Vec<Period> = entries.iter().map(|(period, ..)| *period).collect();
    let (mut columns, rows): (Vec<Column>, Vec<SeriesRow>) =
        entries.into_iter().map(|(_, _, column, row)| (column, row)).unzip();
    mark_breaks(viewer, indicator, &periods, &mut columns);
    let sentence: Vec<String> = rows.iter().map(|row| format!("{}: {}", row.period, row.value.text.text)).collect();
    let title = viewer.phrase(&indicator.title);
    let text = format!("{}, {}–{}", title.text, first.year, last.year);
    // A value alone is no comparison: the table says it better.
    let given: Vec<&SeriesRow> = rows.iter().filter(|row| row.value.state == "value").collect();
    let compares = given.len() > 1 || given.iter().any(|row| !row.targets.is_empty());
    let drawing = compares.then(|| line_chart(&columns, |value| viewer.decimal(value))).flatten();
    let chart = drawing.map(|drawing| ChartView {
        legend: legend(viewer, &columns, &drawing),
        title: Phrase { text: if first.year == last.year { title.text.clone() } else { text }, ..title },
        sentence: sentence.join("; "),
        drawing,
    });
    Some(SeriesView { has_counts: rows.iter().any(|row| row.counts.is_some()), rows, chart })
}

/// Names a period in as few letters as a column has room for: "QI 2020", "9T 2020".
fn short(viewer: &Viewer<'_>, period: Period) -> String {
    let part = period.slug().split_once('-').map_or_else(|| "year".to_owned(), |(_, part)| part.to_owned());
    viewer.fill(&format!("indicator-series.short-{part}"), &[("y", &period.year.to_string())])
}

fn column(viewer: &Viewer<'_>, indicator: &Indicator, seen: &Observation) -> Column {
    let bounds = |target: &IndicatorTarget| [target.value, target.upper];
    let measurable = |target: &&IndicatorTarget| !matches!(target.operator, Operator::Group | Operator::Qualitative);
    let targets = indicator.target.iter().filter(measurable).filter(|target| covers(target, seen.period));
    Column {
        label: short(viewer, seen.period),
        value: seen.value,
        shown: seen.value.map(|value| viewer.decimal(rounded(indicator, value))).unwrap_or_default(),
        is_proxy: seen.proxy,
        targets: targets.flat_map(bounds).flatten().collect(),
        ..Column::default()
    }
}

fn rounded(indicator: &Indicator, value: Decimal) -> Decimal {
    indicator.decimals.and_then(|decimals| u8::try_from(decimals).ok()).map_or(value, |decimals| value.round(decimals))
}

fn start_column(viewer: &Viewer<'_>, indicator: &Indicator) -> Option<Column> {
    let baseline = indicator.baseline.as_ref()?;
    Some(Column {
        label: short(viewer, baseline.period),
        value: Some(baseline.value),
        shown: viewer.decimal(rounded(indicator, baseline.value)),
        is_baseline: true,
        ..Column::default()
    })
}

/// Numbers the breaks at the first column of their period or after it.
fn mark_breaks(viewer: &Viewer<'_>, indicator: &Indicator, periods: &[Period], columns: &mut [Column]) {
    for (one, number) in indicator.breaks.iter().zip(1u64..) {
        let from = periods.iter().position(|period| *period >= one.period);
        if let Some(column) = from.filter(|index| *index > 0).and_then(|index| columns.get_mut(index)) {
            column.broken = Some(viewer.number(number));
        }
    }
}

fn legend(viewer: &Viewer<'_>, columns: &[Column], drawing: &LineChart) -> Vec<String> {
    let any = |test: fn(&Column) -> bool| columns.iter().any(test);
    let zero = drawing.ticks.first().filter(|tick| tick.value != Decimal::ZERO);
    let from = zero.map(|tick| viewer.fill("indicator-series.axis-from", &[("n", &tick.text)]));
    let marks = [
        (any(|column| column.value.is_some() && !column.is_baseline), "indicator-series.mark-value"),
        (any(|column| column.is_baseline), "indicator-series.mark-baseline"),
        (any(|column| column.is_proxy), "indicator-series.mark-proxy"),
        (!drawing.targets.is_empty(), "indicator-series.mark-target"),
        (!drawing.breaks.is_empty(), "indicator-series.mark-break"),
        (!drawing.gaps.is_empty(), "indicator-series.mark-gap"),
    ];
    marks.into_iter().filter(|(shown, _)| *shown).map(|(_, key)| viewer.say(key)).chain(from).collect()
}

fn row(viewer: &Viewer<'_>, indicator: &Indicator, seen: &Observation) -> SeriesRow {
    let targets: Vec<&IndicatorTarget> = indicator.target.iter().filter(|target| covers(target, seen.period)).collect();
    let own = targets.iter().filter(|target| target.period.is_none_or(|period| period == seen.period));
    let verdicts: Vec<Verdict> = own.map(|target| target.verdict(seen)).collect();
    let is_missed = verdicts.contains(&Verdict::Missed);
    SeriesRow {
        period: capitalised(&viewer.period(seen.period)),
        window: window(viewer, seen.period),
        is_baseline: false,
        is_proxy: seen.proxy,
        value: value(viewer, indicator, seen),
        counts: counts(viewer, indicator, seen),
        targets: targets.iter().map(|target| viewer.target_words(indicator, target)).collect(),
        verdict: verdict(viewer, indicator, seen, &targets, &verdicts),
        note: seen.note.as_ref().map(|note| viewer.phrase(note)),
        explanation: seen.explanation.as_ref().map(|text| viewer.phrase(text)),
        unexplained: is_missed && seen.explanation.is_none(),
        sources: sources(viewer, seen),
    }
}

fn start_row(viewer: &Viewer<'_>, indicator: &Indicator) -> Option<SeriesRow> {
    let baseline = indicator.baseline.as_ref()?;
    Some(SeriesRow {
        period: capitalised(&viewer.period(baseline.period)),
        window: window(viewer, baseline.period),
        is_baseline: true,
        is_proxy: false,
        value: Shown { state: "value", text: viewer.measured(indicator, baseline.value) },
        counts: None,
        targets: Vec::new(),
        verdict: None,
        note: baseline.note.as_ref().map(|note| viewer.phrase(note)),
        explanation: None,
        unexplained: false,
        sources: Vec::new(),
    })
}

/// Finds the days a period really covers, as its statistics or results state them.
fn window(viewer: &Viewer<'_>, period: Period) -> Option<String> {
    let counted = viewer.site.statistics.get(&period).and_then(|file| Some((file.from, file.to?)));
    let reported = viewer.site.results.values().filter(|file| file.period == period).map(|file| (file.from, file.to));
    let (from, to) = counted.into_iter().chain(reported).next()?;
    let to = viewer.day(to).text;
    Some(from.map_or_else(|| to.clone(), |from| format!("{}–{to}", viewer.day(from).text)))
}

fn value(viewer: &Viewer<'_>, indicator: &Indicator, seen: &Observation) -> Shown {
    let said = |state: &'static str, key: &str| Shown { state, text: Phrase::plain(viewer.say(key)) };
    match (seen.value, seen.status) {
        (Some(value), _) => Shown { state: "value", text: viewer.measured(indicator, value) },
        (None, Some(ObservationStatus::NotReported)) => said("unreported", "indicator-series.not-reported"),
        (None, Some(ObservationStatus::NotApplicable)) => said("none", "indicator-series.not-applicable"),
        (None, None) => said("absent", "state.absent"),
    }
}

fn counts(viewer: &Viewer<'_>, indicator: &Indicator, seen: &Observation) -> Option<Counts> {
    let absent = || viewer.say("state.absent");
    let write = |count: Option<u64>| count.map_or_else(absent, |count| viewer.number(count));
    if seen.numerator.is_none() && seen.denominator.is_none() {
        return None;
    }
    let is_share = indicator.unit.as_ref().is_some_and(|unit| unit.vi() == "%");
    let both = seen.numerator.zip(seen.denominator).filter(|_| is_share);
    let differs = |(part, whole): (u64, u64)| {
        seen.value.is_some_and(|value| Decimal::ratio_percent(part, whole, value.scale()) != Some(value))
    };
    Some(Counts {
        text: format!("{}/{}", write(seen.numerator), write(seen.denominator)),
        share: both.map(|(part, whole)| viewer.share(part, whole)),
        differs: both.is_some_and(differs),
    })
}

fn verdict(
    viewer: &Viewer<'_>,
    indicator: &Indicator,
    seen: &Observation,
    targets: &[&IndicatorTarget],
    verdicts: &[Verdict],
) -> Option<Tag> {
    if seen.value.is_some() && !targets.is_empty() && verdicts.is_empty() && indicator.direction != Direction::Neutral {
        let text = viewer.say("indicator-series.interim");
        return Some(Tag { class: "tag-not-due".to_owned(), text, hint: None });
    }
    let standing = if targets.is_empty() {
        return None;
    } else if seen.value.is_none() {
        Standing::NoData
    } else if indicator.direction == Direction::Neutral {
        Standing::Neutral
    } else if verdicts.contains(&Verdict::Missed) {
        Standing::Missed
    } else if verdicts.contains(&Verdict::Open) {
        Standing::InWords
    } else {
        Standing::Met
    };
    Some(viewer.standing_tag(standing))
}

fn sources(viewer: &Viewer<'_>, seen: &Observation) -> Vec<Link> {
    let document = seen.document.as_ref().and_then(|document| viewer.document_link(document.id()));
    let report = seen.report.as_ref().and_then(|report| viewer.site.reports.get_key_value(report.id()));
    document.into_iter().chain(report.map(|(id, _)| viewer.link(&Route::Report(id.clone())))).collect()
}
