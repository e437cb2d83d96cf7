//! The targets a plan sets, and what has been observed of them.

use serde::Serialize;

use crate::model::{Indicator, IndicatorTarget, Observation, Plan, Verdict};
use crate::pages::parts::{AnnotationView, Link, Phrase, Tag};
use crate::pages::route::Route;
use crate::pages::targets::MentionView;
use crate::pages::viewer::Viewer;

/// A target of a plan.
#[derive(Debug, Serialize)]
pub struct TargetView {
    /// The indicator.
    pub indicator: Link,
    /// The target in words.
    pub text: Phrase,
    /// The printed words that state it.
    pub printed: Option<Phrase>,
    /// Whether "at least" or the like is read into a bare value.
    pub operator_read: bool,
    /// What the value is a share of.
    pub basis: Option<Phrase>,
    /// What is left out.
    pub excludes: Option<Phrase>,
    /// Whom it binds.
    pub scope: Option<Phrase>,
    /// The period it is for.
    pub period: Option<String>,
    /// Where the plan states it.
    pub mentions: Vec<MentionView>,
    /// The newest value observed.
    pub observed: Option<ObservedView>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A value observed.
#[derive(Debug, Serialize)]
pub struct ObservedView {
    /// The value with its unit.
    pub value: String,
    /// The period it is of.
    pub period: String,
    /// Whether the target is met.
    pub verdict: Option<Tag>,
}

pub(super) fn targets(viewer: &Viewer<'_>, plan: &Plan) -> Vec<TargetView> {
    let of_plan = |target: &&IndicatorTarget| target.plan.id() == plan.id.as_str();
    let pairs = viewer
        .site
        .indicators
        .values()
        .flat_map(|indicator| indicator.target.iter().filter(of_plan).map(move |target| (indicator, target)));
    pairs.map(|(indicator, target)| view(viewer, indicator, target)).collect()
}

fn view(viewer: &Viewer<'_>, indicator: &Indicator, target: &IndicatorTarget) -> TargetView {
    let words = |words: &Option<crate::model::Words>| words.as_ref().map(|words| viewer.phrase(words));
    TargetView {
        indicator: viewer.link(&Route::Indicator(indicator.id.id.clone())),
        text: viewer.phrase(&target.text),
        printed: target.printed.as_deref().map(|printed| viewer.printed(printed)),
        operator_read: target.operator_read,
        basis: words(&target.basis),
        excludes: words(&target.excludes),
        scope: words(&target.scope),
        period: target.period.map(|period| viewer.period(period)),
        mentions: target.mentions.iter().map(|mention| viewer.target_mention(mention)).collect(),
        observed: observed(viewer, indicator, target),
        annotations: viewer.annotations(&target.annotations),
    }
}

/// A value of another year than the target's says nothing of the target.
fn observed(viewer: &Viewer<'_>, indicator: &Indicator, target: &IndicatorTarget) -> Option<ObservedView> {
    let year = target.period.map(|period| period.year);
    let fits = |seen: &&Observation| seen.value.is_some() && year.is_none_or(|year| seen.period.year == year);
    let newest = indicator.observation.iter().filter(fits).max_by_key(|seen| seen.period)?;
    let unit = indicator.unit.as_ref().map(|unit| format!(" {}", viewer.phrase(unit).text)).unwrap_or_default();
    let verdict = match target.verdict(newest) {
        Verdict::Met => Some(("tag-met", "plan.target-met")),
        Verdict::Missed => Some(("tag-missed", "plan.target-missed")),
        Verdict::Open => None,
    };
    Some(ObservedView {
        value: format!("{}{unit}", viewer.decimal(newest.value?)),
        period: viewer.period(newest.period),
        verdict: verdict.map(|(class, key)| Tag { class: class.to_owned(), text: viewer.say(key), hint: None }),
    })
}
