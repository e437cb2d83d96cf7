//! What is handed in and what happens then: papers by case, and steps.

use serde::Serialize;

use super::super::parts::{FileView, Phrase};
use super::super::viewer::Viewer;
use super::times::TimeView;
use super::told::Told;
use crate::model::{Form, Paper, PaperCase, Step, StepJoin};

/// The papers of one case.
#[derive(Debug, Serialize)]
pub struct CaseView {
    /// Its id on the page.
    pub id: String,
    /// Which case; nothing where there is only one.
    pub title: Option<Phrase>,
    /// How many papers.
    pub count: String,
    /// The papers.
    pub papers: Vec<PaperView>,
}

/// A paper to hand in.
#[derive(Debug, Serialize)]
pub struct PaperView {
    /// What it is.
    pub name: Phrase,
    /// How many originals and copies.
    pub copies: Option<String>,
    /// Whether it is compulsory or only needed under a condition, in words.
    pub need: Option<String>,
    /// The condition.
    pub condition: Option<Phrase>,
    /// Papers that may be handed in instead.
    pub alternatives: Vec<Phrase>,
    /// The form it is written on.
    pub form: Option<FormView>,
    /// A remark.
    pub note: Option<Phrase>,
    /// The paper as printed.
    pub printed: Option<Phrase>,
}

/// A form to fill in.
#[derive(Debug, Serialize)]
pub struct FormView {
    /// Its name.
    pub title: Phrase,
    /// The file.
    pub file: Option<FileView>,
    /// Its address elsewhere.
    pub url: Option<String>,
}

/// Steps that stand at one place: one step, or several together or instead of each other.
#[derive(Debug, Serialize)]
pub struct StepGroup {
    /// The steps.
    pub steps: Vec<StepView>,
}

/// A step.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// The word that joins it to the one before it at the same place.
    pub join: Option<String>,
    /// Its name.
    pub title: Option<Phrase>,
    /// What happens.
    pub text: Phrase,
    /// Who acts.
    pub who: Option<Phrase>,
    /// How long it takes.
    pub time: Option<TimeView>,
    /// Whether it may be left out.
    pub optional: bool,
}

/// Puts steps that are joined by "and" or "or" at the place of the step before them.
fn grouped(steps: &[Step]) -> Vec<Vec<&Step>> {
    let mut groups: Vec<Vec<&Step>> = Vec::new();
    for step in steps {
        match (step.join, groups.last_mut()) {
            (Some(StepJoin::And | StepJoin::Or), Some(group)) => group.push(step),
            _ => groups.push(vec![step]),
        }
    }
    groups
}

impl Viewer<'_> {
    /// Shows papers by case; `is_over` leaves out what nobody has to bring any more.
    pub(in crate::pages) fn cases(&self, cases: &[PaperCase], is_over: bool) -> Vec<CaseView> {
        let view = |(number, case): (usize, &PaperCase)| CaseView {
            id: format!("muc-giay-to-{number}"),
            title: self.case_title(cases, number, case),
            count: self.count("procedure.papers", case.paper.len() as u64),
            papers: case.paper.iter().map(|paper| self.paper(paper, is_over)).collect(),
        };
        (1..).zip(cases).map(view).collect()
    }

    fn case_title(&self, cases: &[PaperCase], number: usize, case: &PaperCase) -> Option<Phrase> {
        let numbered = || Phrase::plain(self.fill("procedure.case", &[("n", &number.to_string())]));
        let title = case.title.as_ref().map(|title| self.phrase(title));
        title.or_else(|| (cases.len() > 1).then(numbered))
    }

    fn paper(&self, paper: &Paper, is_over: bool) -> PaperView {
        let need = match (paper.optional, &paper.condition) {
            (true, _) => Some(self.say("procedure.if-needed")),
            (false, Some(_)) => None,
            (false, None) => (!is_over).then(|| self.say("procedure.compulsory")),
        };
        PaperView {
            name: self.phrase(&paper.name),
            copies: self.copies(paper).or_else(|| (!is_over).then(|| self.say("procedure.copies-not-told"))),
            need,
            condition: paper.condition.as_ref().map(|condition| self.phrase(condition)),
            alternatives: paper.alternatives.iter().map(|other| self.phrase(other)).collect(),
            form: paper.form.as_ref().map(|form| self.form(form)),
            note: paper.note.as_ref().map(|note| self.phrase(note)),
            printed: paper.printed.as_deref().map(|printed| self.printed(printed)),
        }
    }

    /// Says how many originals and copies; a zero beside another number goes without saying.
    fn copies(&self, paper: &Paper) -> Option<String> {
        let counts = [("procedure.originals", paper.originals), ("procedure.copies", paper.copies)];
        let some = counts.iter().any(|(_, count)| count.is_some_and(|count| count > 0));
        let told = counts.iter().filter_map(|(key, count)| Some((key, (*count)?)));
        let told: Vec<String> =
            told.filter(|(_, count)| !some || *count > 0).map(|(key, count)| self.count(key, count)).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    fn form(&self, form: &Form) -> FormView {
        FormView {
            title: self.phrase(&form.title),
            file: form.file.as_ref().map(|file| self.file(file)),
            url: form.url.as_ref().map(|url| url.url.clone()),
        }
    }

    /// Says how many papers: "9–10" where cases differ.
    pub(in crate::pages) fn paper_count(&self, cases: &[PaperCase]) -> Option<String> {
        let counts = || cases.iter().map(|case| case.paper.len() as u64);
        let (least, most) = (counts().min()?, counts().max()?);
        Some(if least == most {
            self.count("procedure.papers", most)
        } else {
            self.fill("procedure.papers-between", &[("from", &self.number(least)), ("to", &self.number(most))])
        })
    }

    /// Shows how many sets of papers.
    pub(in crate::pages) fn sets(&self, sets: &crate::model::Field<String>) -> Told<Phrase> {
        self.told(sets, |sets| self.printed(sets))
    }

    /// Shows the steps.
    pub(in crate::pages) fn steps(&self, steps: &[Step]) -> Vec<StepGroup> {
        let view = |(index, step): (usize, &&Step)| StepView {
            join: step.join.filter(|_| index > 0).map(|join| self.say(&format!("procedure.join-{}", join.as_str()))),
            title: step.title.as_ref().map(|title| self.phrase(title)),
            text: self.phrase(&step.text),
            who: step.who.as_ref().map(|who| self.phrase(who)),
            time: step.time.as_ref().map(|time| self.processing_time(time)),
            optional: step.optional,
        };
        let groups = grouped(steps);
        groups.iter().map(|group| StepGroup { steps: group.iter().enumerate().map(view).collect() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Words;

    fn step(text: &str, join: Option<StepJoin>) -> Step {
        Step {
            span: crate::text::Span::default(),
            title: None,
            text: Words::vietnamese(text),
            who: None,
            time: None,
            join,
            optional: false,
        }
    }

    #[test]
    fn steps_together_or_instead_share_a_place() {
        let steps = [
            step("nộp", Some(StepJoin::Or)),
            step("kiểm tra", Some(StepJoin::Then)),
            step("bổ sung", Some(StepJoin::Or)),
            step("thẩm định", None),
            step("đến xem", Some(StepJoin::And)),
        ];
        let places: Vec<Vec<&str>> =
            grouped(&steps).iter().map(|group| group.iter().map(|step| step.text.vi()).collect()).collect();
        assert_eq!(places, [vec!["nộp"], vec!["kiểm tra", "bổ sung"], vec!["thẩm định", "đến xem"]]);
    }
}
