//! A task as lists show it: who, what, until when, and where it stands.

use serde::Serialize;

use super::parts::{Phrase, Shown, Tag};
use super::route::Route;
use super::viewer::{Viewer, roman};
use crate::model::{Deliverable, Due, Dues, Moment, Plan, Responsible, Task, When, Words};

/// A unit's part in a task.
#[derive(Debug, Clone, Serialize)]
pub struct ResponsibleView {
    /// Leads to the unit.
    pub href: Option<String>,
    /// Its name.
    pub text: Phrase,
    /// The part of it the plan names.
    pub qualifier: Option<Phrase>,
    /// The printed name, where it differs.
    pub printed: Option<Phrase>,
}

/// A task in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TaskCard {
    /// Leads to its page.
    pub href: String,
    /// Its printed label.
    pub label: Shown,
    /// Its title.
    pub title: Phrase,
    /// Whether it is a part of the task before it.
    pub is_part: bool,
    /// Who leads.
    pub leads: Vec<ResponsibleView>,
    /// Its deadline in words.
    pub due: Vec<Phrase>,
    /// What it delivers.
    pub deliverables: Vec<Phrase>,
    /// The grade.
    pub grade: Tag,
    /// The evidence.
    pub evidence: Tag,
    /// The schedule.
    pub schedule: Tag,
    /// Work items a quarter, where the plan states any.
    pub quarters: Option<Quarters>,
}

/// Work items of four quarters.
#[derive(Debug, Clone, Serialize)]
pub struct Quarters {
    /// The counts in a sentence.
    pub sentence: String,
    /// The four cells.
    pub cells: Vec<QuarterCell>,
}

/// One quarter of a strip.
#[derive(Debug, Clone, Serialize)]
pub struct QuarterCell {
    /// "I" to "IV".
    pub name: &'static str,
    /// The count; nothing where none is stated.
    pub count: Option<String>,
    /// Where the cell begins in the drawing.
    pub x: String,
    /// The middle of the cell.
    pub middle: String,
}

impl Viewer<'_> {
    /// Shows a unit's part in a task.
    pub(super) fn responsible(&self, part: &Responsible) -> ResponsibleView {
        let link = part.unit.as_ref().and_then(|unit| self.unit_link(unit.id()));
        let printed = part.printed.as_deref().map(|printed| self.printed(printed));
        ResponsibleView {
            href: link.as_ref().map(|link| link.href.clone()),
            text: link.map(|link| link.text).or_else(|| printed.clone()).unwrap_or_else(|| Phrase::plain("")),
            qualifier: part.qualifier.as_ref().map(|qualifier| self.phrase(qualifier)),
            printed,
        }
    }

    /// Shows what a task delivers.
    pub(super) fn deliverable(&self, deliverable: &Deliverable) -> Phrase {
        let mut phrase = self.phrase(&deliverable.text);
        let has_count = phrase.text.starts_with(|c: char| c.is_ascii_digit());
        if let Some(quantity) = deliverable.quantity.filter(|_| !has_count) {
            let unit = deliverable.unit.as_ref().map(|unit| format!(" {}", self.phrase(unit).text)).unwrap_or_default();
            phrase.text = format!("{}: {}{unit}", phrase.text, self.decimal(quantity));
        }
        for alternative in &deliverable.alternatives {
            phrase.text = format!("{} {} {}", phrase.text, self.say("word.or"), self.phrase(alternative).text);
        }
        phrase
    }

    /// Says a task's deadlines, one sentence a delivery; says so where the plan gives none.
    pub(super) fn dues(&self, dues: &Dues) -> Vec<Phrase> {
        if dues.0.is_empty() {
            return vec![Phrase::plain(self.say("due.unspecified"))];
        }
        dues.0.iter().map(|due| self.due(due)).collect()
    }

    fn due(&self, due: &Due) -> Phrase {
        let mut phrase = self.when(&due.when);
        if let Some(condition) = &due.condition {
            phrase.text = format!("{} ({})", phrase.text, self.phrase(condition).text);
        }
        if let Some(what) = &due.what {
            let what = self.phrase(what);
            phrase =
                Phrase { text: format!("{}: {}", what.text, phrase.text), lang: what.lang.or(phrase.lang), ..phrase };
        }
        phrase
    }

    fn when(&self, when: &When) -> Phrase {
        let moments = |list: &[Moment], glue: &str| {
            list.iter().map(|moment| self.moment(*moment).text).collect::<Vec<_>>().join(glue)
        };
        let or = format!(" {} ", self.say("word.or"));
        let said = |key: &str, words: &Words| {
            let phrase = self.phrase(words);
            Phrase { text: self.fill(key, &[("what", &phrase.text)]), ..phrase }
        };
        let text = match when {
            When::By(list) => moments(list, ", "),
            When::OneOf(list) => moments(list, &or),
            When::Between(from, Some(to)) => {
                self.fill("due.from-to", &[("from", &self.moment(*from).text), ("to", &self.moment(*to).text)])
            }
            When::Between(from, None) => self.fill("due.from", &[("from", &self.moment(*from).text)]),
            When::Ongoing(None) => self.say("due.ongoing"),
            When::Ongoing(Some(moment)) => self.fill("due.ongoing-within", &[("when", &self.moment(*moment).text)]),
            When::Frequency { at_least, every, of } => {
                let of = of.as_ref().map(|of| format!(" {}", self.phrase(of).text)).unwrap_or_default();
                let every = self.say(&format!("every.{}", every.as_str()));
                self.fill("due.at-least", &[("n", &self.number(*at_least)), ("of", &of), ("every", &every)])
            }
            When::Relative { within, unit, after } => {
                let length = self.length(*within, unit.as_str());
                let after = self.phrase(after);
                let text = self.fill("due.within", &[("length", &length), ("after", &after.text)]);
                return Phrase { text, ..after };
            }
            When::Conditional(words) => return self.phrase(words),
            When::OnRequest(words) => return said("due.on-request-of", words),
            When::ByOtherPlan(words) => return said("due.by-plan", words),
        };
        Phrase::plain(text)
    }

    /// Writes a length of time: "05 ngày làm việc".
    pub(super) fn length(&self, amount: u64, unit: &str) -> String {
        self.count(&format!("length.{unit}"), amount)
    }

    /// Shows a task in a list.
    pub(super) fn task_card(&self, plan: &Plan, task: &Task) -> TaskCard {
        let state = self.derived.task(plan, task);
        TaskCard {
            href: Route::Task(plan.id.clone(), task.id.id.clone()).path(),
            label: self.stated(&task.label, |label| Phrase::plain(label)),
            title: self.phrase(&task.title),
            is_part: task.parent.is_some(),
            leads: task.leads.iter().map(|part| self.responsible(part)).collect(),
            due: self.dues(&task.due),
            deliverables: task.deliverables.iter().map(|deliverable| self.deliverable(deliverable)).collect(),
            grade: self.grade_tag(state.grade),
            evidence: self.evidence_tag(state.evidence),
            schedule: self.schedule_tag(state),
            // A task whose counts another one states has none of its own to draw.
            quarters: task
                .work
                .as_ref()
                .map(|work| work.quarters())
                .filter(|counts| counts.iter().any(Option::is_some))
                .map(|counts| self.quarters(counts)),
        }
    }

    /// Shows work items of four quarters as a strip.
    pub(super) fn quarters(&self, counts: [Option<u64>; 4]) -> Quarters {
        let cells: Vec<QuarterCell> = counts
            .into_iter()
            .zip(1u32..)
            .map(|(count, quarter)| QuarterCell {
                name: roman(quarter),
                count: count.map(|count| self.number(count)),
                x: format!("{}.5", (quarter - 1) * 44),
                middle: ((quarter - 1) * 44 + 22).to_string(),
            })
            .collect();
        let none = self.say("state.absent");
        let parts: Vec<String> =
            cells.iter().map(|cell| format!("{} {}", cell.name, cell.count.as_deref().unwrap_or(&none))).collect();
        Quarters { sentence: self.fill("work.sentence", &[("parts", &parts.join(", "))]), cells }
    }
}
