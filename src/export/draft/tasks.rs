//! The tasks of a section: how many stand where, what was done, which documents were issued.

use std::collections::BTreeMap;

use super::facts::{Facts, Outcome};
use super::prose;
use super::text::{Part, Piece, Text};
use super::words;
use crate::model::{Document, Grade, Moment, Task, TaskResult};

/// Tasks by what the period says of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outcomes {
    pub(super) total: u64,
    counts: BTreeMap<Outcome, u64>,
}

impl Outcomes {
    pub(super) fn of<'t>(facts: &Facts<'_>, tasks: impl IntoIterator<Item = &'t Task>) -> Self {
        let mut outcomes = Self::default();
        for task in tasks {
            outcomes.total += 1;
            *outcomes.counts.entry(facts.outcome(task)).or_default() += 1;
        }
        outcomes
    }

    pub(super) fn count(&self, outcome: Outcome) -> u64 {
        self.counts.get(&outcome).copied().unwrap_or(0)
    }

    pub(super) fn graded(&self) -> u64 {
        Grade::ALL.iter().map(|grade| self.count(Outcome::Graded(*grade))).sum()
    }

    /// Says the counts; a grade nobody got is said, too.
    pub(super) fn sentence(&self) -> String {
        if self.count(Outcome::NotReported) == self.total {
            return "chưa nhiệm vụ nào có kết quả kỳ này".to_owned();
        }
        let graded = |grade: &Grade| format!("{} {}", name(*grade), words::count(self.count(Outcome::Graded(*grade))));
        let graded: Vec<String> = Grade::ALL.iter().map(graded).collect();
        let rest = [
            (Outcome::NotGraded, "có kết quả nhưng chưa đánh giá mức"),
            (Outcome::NotApplicable, "không thuộc kỳ này"),
            (Outcome::NotReported, "chưa có kết quả kỳ này"),
        ];
        let rest = rest.iter().map(|(outcome, what)| (self.count(*outcome), what)).filter(|(count, _)| *count > 0);
        let mut parts = vec![words::list(&graded)];
        parts.extend(rest.map(|(count, what)| format!("{what} {}", words::count(count))));
        parts.join("; ")
    }
}

/// Names a grade in running text.
pub(super) fn name(grade: Grade) -> &'static str {
    match grade {
        Grade::DoneWell => "hoàn thành tốt",
        Grade::Done => "hoàn thành",
        Grade::DoneLate => "hoàn thành chậm",
        Grade::NotDone => "chưa hoàn thành",
    }
}

/// Writes what the period says of tasks.
pub(super) fn write(text: &mut Text, facts: &Facts<'_>, tasks: &[&Task]) {
    if tasks.is_empty() {
        text.say("Kế hoạch không có nhiệm vụ riêng về nội dung này.");
        return;
    }
    let outcomes = Outcomes::of(facts, tasks.iter().copied());
    let total = words::count(outcomes.total);
    if facts.results.is_none() {
        let period = words::period(facts.period);
        text.say(format!("Kế hoạch có {total} nhiệm vụ; {} về kết quả {period}.", words::NO_FIGURES));
        return;
    }
    text.say(format!("Kế hoạch có {total} nhiệm vụ: {}.", outcomes.sentence()));
    let (silent, told): (Vec<&Task>, Vec<&Task>) =
        tasks.iter().partition(|task| facts.outcome(task) == Outcome::NotReported);
    told.iter().for_each(|task| told_of(text, facts, task));
    if !silent.is_empty() {
        let titles: Vec<String> = silent.iter().map(|task| not_told(facts, task)).collect();
        text.item(format!("Chưa có kết quả kỳ này: {}.", titles.join("; ")));
    }
    issued(text, facts, tasks);
}

/// Writes one task: its title, its grade, and what was done.
fn told_of(text: &mut Text, facts: &Facts<'_>, task: &Task) {
    let title = words::said(&task.title);
    let grade = match facts.outcome(task) {
        Outcome::Graded(grade) => name(grade),
        Outcome::NotApplicable => "không thuộc kỳ này",
        Outcome::NotGraded | Outcome::NotReported => "chưa đánh giá mức",
    };
    let mut lines = facts.result(task).map(done).unwrap_or_default().into_iter().peekable();
    let mut first = vec![Piece::plain(format!("{title} ({grade}): "))];
    match lines.next_if(|line| line.depth == 0) {
        Some(line) => first.extend(line.pieces),
        None if lines.peek().is_none() => first.push(Piece::hint("chưa ghi kết quả cụ thể")),
        None => {}
    }
    text.parts.push(Part::Item(1, first));
    text.parts.extend(lines.map(|line| Part::Item(line.depth.max(1) + 1, line.pieces)));
}

/// Names a task of which the period says nothing, with the grade an earlier one gave it.
fn not_told(facts: &Facts<'_>, task: &Task) -> String {
    let earlier = facts.earlier(task).map(|earlier| format!(" ({earlier})")).unwrap_or_default();
    format!("{}{earlier}", words::said(&task.title))
}

/// Gives what was done, line by line.
pub(super) fn done(result: &TaskResult) -> Vec<prose::Line> {
    let Some(said) = &result.text else { return Vec::new() };
    match said.withheld() {
        Some(_) => vec![prose::Line { depth: 0, pieces: vec![Piece::plain(words::said(said))] }],
        None => prose::lines(said.vi()),
    }
}

/// Lists the documents of the evidence that were issued in the period, each once.
fn issued(text: &mut Text, facts: &Facts<'_>, tasks: &[&Task]) {
    let mut documents: Vec<&Document> = Vec::new();
    let evidence = tasks.iter().filter_map(|task| facts.result(task)).flat_map(|result| &result.evidence);
    for document in evidence.filter_map(|evidence| facts.evidence(evidence)) {
        if is_within(document.date, facts) && documents.iter().all(|other| other.id.id != document.id.id) {
            documents.push(document);
        }
    }
    if documents.is_empty() {
        return;
    }
    documents.sort_by_key(|document| document.date);
    text.say(format!("Văn bản ban hành trong kỳ: {} văn bản.", words::count(documents.len() as u64)));
    for document in documents {
        let name = words::document(document);
        // Without a number its title is its name.
        let title = document.title.as_ref().map(words::said).filter(|title| *title != name);
        let title = title.map(|title| format!(": {title}")).unwrap_or_default();
        text.item(format!("{name}{title}."));
    }
}

fn is_within(date: Option<Moment>, facts: &Facts<'_>) -> bool {
    date.is_some_and(|date| date.first_day() >= facts.from && date.last_day() <= facts.to)
}
