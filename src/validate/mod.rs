//! Compares records with each other: one rule a file, the only builder of [`Site`].
//!
//! Takes drafts; gives sites whose ids are unique and whose references lead somewhere, with every
//! fault. Rules read the site and report; they change nothing. A rule is added by its file and its
//! line in `RULES`.

mod accessibility;
mod budget_sums;
mod circles;
mod citations;
mod dates;
mod documents;
mod evidence;
mod explanations;
mod files;
mod procedures;
mod prose;
mod reasons;
mod references;
mod scans;
mod statistic_sums;
mod targets;
mod unique;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::{Annotation, AnnotationKind, Site};
use crate::parse::Draft;

/// What a rule sees.
pub(crate) struct Scope<'s> {
    /// The site.
    pub(crate) site: &'s Site,
    /// Ids of records that could not be read; references to them are no second fault.
    pub(crate) lost: &'s BTreeSet<String>,
}

type Rule = fn(&Scope<'_>, &mut Vec<Diagnostic>);

/// Every rule, in the order they run; the order of messages does not depend on it.
const RULES: &[Rule] = &[
    references::check,
    circles::check,
    dates::check,
    files::check,
    documents::check,
    citations::check,
    evidence::check,
    reasons::check,
    explanations::check,
    targets::check,
    budget_sums::check,
    statistic_sums::check,
    procedures::check,
    prose::check,
    accessibility::check,
    scans::check,
];

/// Builds the site of a draft and holds every rule against it.
///
/// `None` when there is no department to publish; the fault has been reported by then.
pub fn validate(draft: Draft, faults: &mut Vec<Diagnostic>) -> Option<Site> {
    let (site, lost) = unique::build(draft, faults)?;
    let scope = Scope { site: &site, lost: &lost };
    for rule in RULES {
        rule(&scope, faults);
    }
    Some(site)
}

/// Tells whether an editor has already noted a defect of the source, so that a warning would only
/// repeat it.
pub(crate) fn is_noted(annotations: &[Annotation]) -> bool {
    annotations
        .iter()
        .any(|annotation| matches!(annotation.kind, AnnotationKind::Misprint | AnnotationKind::Inconsistency))
}
