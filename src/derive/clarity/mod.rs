//! Where the text of a procedure could be plainer: findings that quote the words they are about.
//!
//! Takes procedures and the glossary; gives findings. Each rule is one a reader can check by looking: no score is made
//! of style, and nothing here stops a build. The rules know Vietnamese as offices write it; `rules.rs` says why each
//! stands.

mod rules;
mod sentence;
mod texts;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::model::{Id, Procedure, Site};
use crate::record::vocabulary;

pub use rules::{CONDITIONS_IN_A_SENTENCE, SYLLABLES_IN_A_SENTENCE};

vocabulary! {
    /// What could be plainer.
    pub enum ClarityRule {
        /// A sentence too long to be read in one go.
        LongSentence = "long-sentence",
        /// An abbreviation nobody explains.
        Abbreviation = "abbreviation",
        /// "Theo quy định" in the place of a value.
        AsRegulated = "as-regulated",
        /// Several conditions in one sentence.
        ManyConditions = "many-conditions",
        /// A step without anyone who acts.
        NoActor = "no-actor",
        /// A paper named so that nobody knows which.
        VaguePaper = "vague-paper",
    }
}

vocabulary! {
    /// The part of a procedure a text stands in.
    pub enum Part {
        /// What it is for.
        Summary = "summary",
        /// A step.
        Step = "step",
        /// A paper.
        Paper = "paper",
        /// How long it takes.
        Time = "time",
        /// What it costs.
        Fee = "fee",
        /// What the applicant gets.
        Outcome = "outcome",
        /// The conditions.
        Conditions = "conditions",
        /// How to complain.
        Redress = "redress",
        /// A question or its answer.
        Question = "question",
        /// What is written below.
        Body = "body",
    }
}

/// Something that could be plainer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The procedure.
    pub procedure: Id,
    /// What could be plainer.
    pub rule: ClarityRule,
    /// Where.
    pub part: Part,
    /// The words, cut where they are long.
    pub words: String,
    /// How many: syllables, conditions; nothing where the rule counts nothing.
    pub count: Option<u64>,
}

/// Finds what could be plainer in the procedures of a site, in its order.
pub(super) fn all(site: &Site) -> Vec<Finding> {
    let known = rules::Known::of(site.glossary.as_ref());
    let procedures: Vec<&Procedure> = site.procedures.values().collect();
    procedures.par_iter().flat_map_iter(|procedure| of(procedure, &known)).collect()
}

fn of(procedure: &Procedure, known: &rules::Known) -> Vec<Finding> {
    let texts = texts::of(procedure);
    let mut found = Vec::new();
    for text in &texts {
        found.extend(rules::in_text(text));
    }
    found.extend(rules::abbreviations(&texts, known));
    let finding = |(rule, part, words, count): rules::Found| Finding {
        procedure: procedure.id.clone(),
        rule,
        part,
        words: sentence::quoted(&words),
        count,
    };
    found.into_iter().map(finding).collect()
}
