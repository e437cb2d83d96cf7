//! One indicator: what it measures, what plans want of it, what was observed, and the drawing of just that.

use serde::Serialize;

use super::changes::{Revised, vintages};
use super::indicators::{Newest, newest_value};
use super::parts::{AnnotationView, Link, Phrase, Tag};
use super::route::Route;
use super::series::{SeriesView, series};
use super::targets::{MentionView, capitalised, standing, standing_of_target};
use super::task_card::TaskCard;
use super::viewer::Viewer;
use crate::model::{Id, Indicator, IndicatorTarget};

/// The page of an indicator.
#[derive(Debug, Serialize)]
pub struct IndicatorPage {
    /// The index or group it belongs to.
    pub group: Option<Phrase>,
    /// Where it stands.
    pub standing: Tag,
    /// The newest value.
    pub newest: Option<Newest>,
    /// What it measures.
    pub definition: Option<Phrase>,
    /// Method, source and the like.
    pub facts: Vec<Fact>,
    /// The targets, in the order of the plans.
    pub targets: Vec<TargetView>,
    /// The observed values and their drawing; nothing where nothing was ever said.
    pub series: Option<SeriesView>,
    /// Values that were revised, as each release had them.
    pub vintages: Vec<Revised>,
    /// Breaks in the series.
    pub breaks: Vec<BreakView>,
    /// Footnotes.
    pub footnotes: Vec<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
    /// The tasks that serve it, by plan.
    pub tasks: Vec<ServingTasks>,
}

/// A named fact of an indicator; nothing is said to be absent.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// Its name.
    pub term: String,
    /// Its words.
    pub text: Option<Phrase>,
    /// Leads to more.
    pub href: Option<String>,
    /// A remark.
    pub note: Option<Phrase>,
}

/// A target of a plan.
#[derive(Debug, Serialize)]
pub struct TargetView {
    /// Its id on the page.
    pub id: String,
    /// The plan that sets it.
    pub plan: Option<Link>,
    /// The target, by its operator.
    pub words: Phrase,
    /// The same as a heading.
    pub heading: Phrase,
    /// The target in a sentence.
    pub text: Phrase,
    /// Its period.
    pub period: Option<String>,
    /// Where it stands.
    pub standing: Tag,
    /// The formula of the verdict.
    pub formula: Phrase,
    /// The printed words.
    pub printed: Option<Phrase>,
    /// Whether the operator was read into a bare value.
    pub operator_read: bool,
    /// What the value is a share of.
    pub basis: Option<Phrase>,
    /// What is left out.
    pub excludes: Option<Phrase>,
    /// Whom it binds.
    pub scope: Option<Phrase>,
    /// Where the plan states it.
    pub mentions: Vec<MentionView>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A break in the series.
#[derive(Debug, Serialize)]
pub struct BreakView {
    /// Its number in the drawing.
    pub number: String,
    /// From this period on.
    pub period: String,
    /// What changed.
    pub reason: Phrase,
}

/// Tasks of a plan that serve an indicator.
#[derive(Debug, Serialize)]
pub struct ServingTasks {
    /// The plan.
    pub plan: Link,
    /// Its tasks.
    pub tasks: Vec<TaskCard>,
}

pub(super) fn view(viewer: &Viewer<'_>, id: &Id) -> IndicatorPage {
    let indicator = &viewer.site.indicators[id];
    let words = |words: &Option<crate::model::Words>| words.as_ref().map(|words| viewer.phrase(words));
    IndicatorPage {
        group: words(&indicator.group),
        standing: viewer.standing_tag(standing(indicator)),
        newest: newest_value(viewer, indicator),
        definition: words(&indicator.definition),
        facts: facts(viewer, indicator),
        targets: indicator.target.iter().map(|one| target(viewer, indicator, one)).collect(),
        series: series(viewer, indicator),
        vintages: vintages(viewer, id),
        breaks: breaks(viewer, indicator),
        footnotes: indicator.footnotes.iter().map(|note| viewer.phrase(note)).collect(),
        annotations: viewer.annotations(&indicator.annotations),
        tasks: serving(viewer, id),
    }
}

fn facts(viewer: &Viewer<'_>, indicator: &Indicator) -> Vec<Fact> {
    let fact = |key: &str, text: Option<Phrase>| Fact {
        term: viewer.say(&format!("indicator.{key}")),
        text,
        href: None,
        note: None,
    };
    let words = |words: &Option<crate::model::Words>| words.as_ref().map(|words| viewer.phrase(words));
    let owner = indicator.owner.as_ref().and_then(|unit| viewer.unit_link(unit.id()));
    let direction = viewer.say(&format!("indicator-direction.{}", indicator.direction.as_str()));
    let baseline = indicator.baseline.as_ref().map(|baseline| {
        let value = viewer.measured(indicator, baseline.value);
        Phrase { text: format!("{}, {}", value.text, viewer.period(baseline.period)), ..value }
    });
    let rounding = indicator.decimals.map(|decimals| Phrase::plain(viewer.count("indicator.rounded", decimals)));
    let rounding = rounding.unwrap_or_else(|| Phrase::plain(viewer.say("indicator.as-written")));
    vec![
        fact("method", words(&indicator.method)),
        fact("source", words(&indicator.source)),
        fact("periodicity", words(&indicator.periodicity)),
        Fact { href: owner.as_ref().map(|link| link.href.clone()), ..fact("owner", owner.map(|link| link.text)) },
        fact("direction", Some(Phrase::plain(direction))),
        fact("unit", words(&indicator.unit)),
        fact("limit", indicator.limit.map(|limit| viewer.measured(indicator, limit))),
        Fact {
            note: indicator.baseline.as_ref().and_then(|baseline| words(&baseline.note)),
            ..fact("baseline", baseline)
        },
        fact("rounding", Some(rounding)),
    ]
}

fn target(viewer: &Viewer<'_>, indicator: &Indicator, target: &IndicatorTarget) -> TargetView {
    let words = |words: &Option<crate::model::Words>| words.as_ref().map(|words| viewer.phrase(words));
    let plan = viewer.site.plans.get_key_value(target.plan.id());
    let said = viewer.target_words(indicator, target);
    let mentions = target.mentions.iter().map(|mention| viewer.target_mention(mention));
    TargetView {
        id: format!("muc-tieu-{}", target.id.id),
        plan: plan.map(|(id, _)| viewer.link(&Route::Plan(id.clone()))),
        heading: Phrase { text: capitalised(&said.text), ..said.clone() },
        words: said,
        text: viewer.phrase(&target.text),
        period: target.period.map(|period| viewer.period(period)),
        standing: viewer.standing_tag(standing_of_target(indicator, target)),
        formula: viewer.formula(indicator, target),
        printed: target.printed.as_deref().map(|printed| viewer.printed(printed)),
        operator_read: target.operator_read,
        basis: words(&target.basis),
        excludes: words(&target.excludes),
        scope: words(&target.scope),
        mentions: mentions.collect(),
        annotations: viewer.annotations(&target.annotations),
    }
}

fn breaks(viewer: &Viewer<'_>, indicator: &Indicator) -> Vec<BreakView> {
    let view = |(one, number): (&crate::model::SeriesBreak, u64)| BreakView {
        number: viewer.number(number),
        period: viewer.period(one.period),
        reason: viewer.phrase(&one.reason),
    };
    indicator.breaks.iter().zip(1u64..).map(view).collect()
}

fn serving(viewer: &Viewer<'_>, id: &Id) -> Vec<ServingTasks> {
    let serves = |task: &crate::model::Task| task.indicators.iter().any(|indicator| indicator.id() == id.as_str());
    let plans = viewer.site.plans.values().map(|plan| ServingTasks {
        plan: viewer.link(&Route::Plan(plan.id.clone())),
        tasks: plan.tasks().filter(|(_, task)| serves(task)).map(|(_, task)| viewer.task_card(plan, task)).collect(),
    });
    plans.filter(|serving| !serving.tasks.is_empty()).collect()
}
