//! What could be plainer, by rule, with a few examples; the whole list is in the data.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::derive::clarity::{CONDITIONS_IN_A_SENTENCE, ClarityRule, Finding, SYLLABLES_IN_A_SENTENCE};
use crate::pages::parts::{Link, Phrase};
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// A rule of plain words with what it found.
#[derive(Debug, Serialize)]
pub struct RuleView {
    /// The rule.
    pub name: String,
    /// Why it stands and what to do.
    pub advice: String,
    /// In how many places, and in how many procedures.
    pub found: String,
    /// A few of them.
    pub examples: Vec<Example>,
}

/// A place that could be plainer.
#[derive(Debug, Serialize)]
pub struct Example {
    /// The procedure.
    pub procedure: Link,
    /// The part of it.
    pub part: String,
    /// The words.
    pub words: Phrase,
    /// How many syllables or conditions, in words.
    pub count: Option<String>,
}

/// How many examples a rule shows.
const EXAMPLES: usize = 3;

/// Shows the rules that found something, in their order.
pub(super) fn rules(viewer: &Viewer<'_>) -> Vec<RuleView> {
    ClarityRule::ALL.iter().filter_map(|rule| rule_view(viewer, *rule)).collect()
}

fn rule_view(viewer: &Viewer<'_>, rule: ClarityRule) -> Option<RuleView> {
    let found: Vec<&Finding> = viewer.derived.clarity.iter().filter(|one| one.rule == rule).collect();
    let procedures: BTreeSet<&str> = found.iter().map(|one| one.procedure.as_str()).collect();
    // The worst come first; of equals the first of the site.
    let mut examples = found.clone();
    examples.sort_by_key(|one| std::cmp::Reverse(one.count));
    let numbers =
        [("n", found.len()), ("procedures", procedures.len())].map(|(name, n)| (name, viewer.number(n as u64)));
    let numbers: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    let limits = [("syllables", SYLLABLES_IN_A_SENTENCE), ("conditions", CONDITIONS_IN_A_SENTENCE)];
    let limits = limits.map(|(name, n)| (name, viewer.number(n as u64)));
    let limits: Vec<(&str, &str)> = limits.iter().map(|(name, number)| (*name, number.as_str())).collect();
    (!found.is_empty()).then(|| RuleView {
        name: viewer.say(&format!("clarity-rule.{}", rule.as_str())),
        advice: viewer.fill(&format!("clarity-advice.{}", rule.as_str()), &limits),
        found: viewer.fill("completeness.found", &numbers),
        examples: examples.into_iter().take(EXAMPLES).map(|one| example(viewer, one)).collect(),
    })
}

fn example(viewer: &Viewer<'_>, finding: &Finding) -> Example {
    let counted = match finding.rule {
        ClarityRule::LongSentence => "completeness.syllables",
        _ => "completeness.conditions",
    };
    Example {
        procedure: viewer.link(&Route::Procedure(finding.procedure.clone())),
        part: viewer.say(&format!("clarity-part.{}", finding.part.as_str())),
        words: viewer.printed(&finding.words),
        count: finding.count.map(|count| viewer.count(counted, count)),
    }
}
