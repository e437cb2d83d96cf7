//! The texts of a procedure a citizen reads, each with the part it stands in.

use super::Part;
use crate::model::{Procedure, Words};
use crate::parse::plain_text;

/// A text of a procedure.
pub(super) struct Text {
    pub(super) part: Part,
    pub(super) words: String,
    /// Who acts, where the record says so apart from the text.
    pub(super) actor: Option<String>,
}

/// Gives the texts in the order of the page; what is withheld or stated by a status has none.
pub(super) fn of(procedure: &Procedure) -> Vec<Text> {
    let head = &procedure.head;
    let mut texts = Texts(Vec::new());
    texts.add(Part::Summary, head.summary.as_ref());
    for step in &head.step {
        texts.add(Part::Step, Some(&step.text));
        if let Some(text) = texts.0.last_mut() {
            text.actor = step.who.as_ref().or(step.title.as_ref()).map(|words| words.vi().to_owned());
        }
    }
    for paper in head.case.iter().flat_map(|case| &case.paper) {
        texts.add(Part::Paper, Some(&paper.name));
        texts.add(Part::Paper, paper.condition.as_ref());
        texts.add(Part::Paper, paper.note.as_ref());
    }
    for channel in &head.channel {
        texts.add(Part::Time, channel.time.value().and_then(|time| time.text.as_ref()));
        for fee in channel.fees.value().into_iter().flatten() {
            texts.add(Part::Fee, fee.text.as_ref());
        }
    }
    for outcome in head.results.value().into_iter().flatten() {
        texts.add(Part::Outcome, Some(&outcome.name));
    }
    texts.add(Part::Conditions, head.conditions.value());
    texts.add(Part::Redress, head.redress.as_ref().map(|redress| &redress.text));
    for question in &head.question {
        texts.add(Part::Question, Some(&question.question));
        texts.add(Part::Question, Some(&question.answer));
    }
    texts.push(Part::Body, plain_text(&procedure.body.vi.markdown));
    texts.0
}

struct Texts(Vec<Text>);

impl Texts {
    fn add(&mut self, part: Part, words: Option<&Words>) {
        if let Some(words) = words {
            self.push(part, words.vi().to_owned());
        }
    }

    fn push(&mut self, part: Part, words: String) {
        if !words.trim().is_empty() {
            self.0.push(Text { part, words, actor: None });
        }
    }
}
