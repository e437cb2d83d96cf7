//! The results of a period as records of `results/<period>.toml`.

use serde_json::{Value as Json, json};

use super::cited::Cited;
use super::rows::{AreaRows, TaskRow};
use super::tasks::{Ids, one_line};
use super::words;
use crate::diagnostic::say;
use crate::export::draft::form;
use crate::import::account::{Account, Reason};
use crate::import::found::{List, Printed, Record};
use crate::import::printed::grade;
use crate::import::tables::{Column, Mark};

/// Tells whether rows report anything.
pub(super) fn report_something(rows: &[AreaRows<'_>]) -> bool {
    rows.iter().flat_map(|area| &area.tasks).any(reports)
}

/// Tells whether a row says what was done.
pub(super) fn reports(task: &TaskRow<'_>) -> bool {
    !task.row.marks.is_empty()
        || [Column::Result, Column::GradeWords].iter().any(|column| task.row.cells.contains_key(column))
}

/// Writes the results of all rows.
pub(super) fn results(rows: &[AreaRows<'_>], ids: &Ids, cited: &Cited, account: &mut Account) -> List {
    let tasks = rows.iter().zip(&ids.tasks).flat_map(|(area, ids)| area.tasks.iter().zip(ids));
    let records = tasks.map(|(task, id)| result(task, id, cited, account)).collect();
    List { key: "result", identity: "task", records, whole: true }
}

fn result(task: &TaskRow<'_>, id: &str, cited: &Cited, account: &mut Account) -> Record {
    let mut record = Record::default();
    let cell = |column: Column| task.row.cells.get(&column);
    let said = Said::of(task, account);
    record.set("task", id, &[]);
    if let Some(text) = &said.text {
        record.set("text", words::markdown(&text.text), &text.places);
    }
    let graded = mark(&mut record, task, account) || words_of_grade(&mut record, cell(Column::GradeWords), account);
    if !graded {
        let is_told = said.text.is_some() || !said.evidence.is_empty();
        let status = if is_told { "not-graded" } else { "not-reported" };
        record.set("status", status, &[]);
    }
    let evidence = said.evidence(cited);
    if !evidence.is_empty() {
        let places = cell(Column::Evidence).map_or(vec![], |printed| printed.places.clone());
        record.set("evidence", evidence, &places);
    }
    for (key, printed) in [("reason", &said.reason), ("reply", &said.reply), ("note", &said.note)] {
        if let Some(printed) = printed {
            record.set(key, one_line(&printed.text), &printed.places);
        }
    }
    record
}

/// What a row says of a period, with the parts a drafted report puts into one cell taken apart (`export::draft::form`).
#[derive(Default)]
struct Said {
    text: Option<Printed>,
    evidence: Vec<Printed>,
    reason: Option<Printed>,
    reply: Option<Printed>,
    note: Option<Printed>,
}

impl Said {
    fn of(task: &TaskRow<'_>, account: &mut Account) -> Self {
        let mut said = Self::default();
        for (column, printed) in &task.row.cells {
            let lines = printed.text.lines().map(str::trim).filter(|line| !line.is_empty());
            for line in lines {
                let at = |text: &str| Printed { text: text.to_owned(), places: printed.places.clone() };
                let after = |start: &str| line.strip_prefix(start.trim_end()).map(|rest| at(rest.trim()));
                match column {
                    _ if line.starts_with(form::HINT[0]) && line.ends_with(form::HINT[1]) => {
                        printed.places.iter().for_each(|place| account.leave(*place, Reason::Help));
                    }
                    Column::Result => match after(form::EVIDENCE) {
                        Some(evidence) => said.evidence.push(evidence),
                        None => join(&mut said.text, at(line), "\n"),
                    },
                    Column::Evidence => said.evidence.push(at(line)),
                    Column::Reason => join(&mut said.reason, at(line), " "),
                    Column::Note | Column::Unknown(_) | Column::Basis => {
                        match (after(form::REASON), after(form::REPLY)) {
                            (Some(reason), _) => join(&mut said.reason, reason, " "),
                            (_, Some(reply)) => join(&mut said.reply, reply, " "),
                            _ => join(&mut said.note, at(&task.told(*column, &at(line))), "; "),
                        }
                    }
                    _ => {}
                }
            }
        }
        said
    }

    /// The documents a result names, and what is given as evidence beside them.
    fn evidence(&self, cited: &Cited) -> Vec<Json> {
        let mut evidence = Vec::new();
        let mut add = |one: Json| {
            if !evidence.contains(&one) {
                evidence.push(one);
            }
        };
        let named = |printed: &Printed| {
            cited.within(printed, "evidence").into_iter().map(|citation| json!({ "citation": citation }))
        };
        self.text.iter().flat_map(named).for_each(&mut add);
        for printed in &self.evidence {
            for part in printed.text.split("; ").map(str::trim).filter(|part| !part.is_empty()) {
                let part = Printed { text: part.trim_end_matches('.').to_owned(), places: printed.places.clone() };
                let mut citations = named(&part).peekable();
                match citations.peek() {
                    Some(_) => citations.for_each(&mut add),
                    None if is_web(&part.text) => add(json!({ "url": part.text })),
                    None => add(json!({ "fact": one_line(&part.text) })),
                }
            }
        }
        evidence
    }
}

fn join(held: &mut Option<Printed>, more: Printed, between: &str) {
    match held {
        None => *held = Some(more),
        Some(held) => {
            held.text = format!("{}{between}{}", held.text, more.text);
            more.places.into_iter().for_each(|place| {
                if !held.places.contains(&place) {
                    held.places.push(place);
                }
            });
        }
    }
}

/// The mark in the columns of grades; several marks grade nothing.
fn mark(record: &mut Record, task: &TaskRow<'_>, account: &mut Account) -> bool {
    let places: Vec<_> = task.row.marks.iter().flat_map(|mark| mark.printed.places.clone()).collect();
    match task.row.marks.as_slice() {
        [] => false,
        [mark] if mark.grade.is_some() => {
            let grade = mark.grade.expect("the guard asked for it");
            record.set("grade", grade.as_str(), &places);
            record.set("mark", mark.printed.text.as_str(), &places);
            true
        }
        marks => {
            // The name of the column says what the mark means, where it is none of the four grades.
            let said = |mark: &Mark| match (mark.grade, mark.heading.is_empty()) {
                (None, false) => format!("{}: {}", one_line(&mark.heading), mark.printed.text),
                _ => mark.printed.text.clone(),
            };
            let printed = marks.iter().map(said).collect::<Vec<_>>().join(" ");
            record.set("mark", printed.as_str(), &places);
            if marks.len() == 1 {
                return false;
            }
            let message = say!(
                vi: "không rõ dấu “{printed}” chấm mức nào: chưa ghi mức đánh giá";
                en: "it is not clear which grade the mark “{printed}” means: no grade is written"
            );
            places.first().into_iter().for_each(|place| account.doubt(*place, message.clone()));
            false
        }
    }
}

fn words_of_grade(record: &mut Record, cell: Option<&Printed>, account: &mut Account) -> bool {
    let Some(printed) = cell else { return false };
    let Some(grade) = grade::words(&printed.text) else {
        let text = one_line(&printed.text);
        record.set("mark", text.as_str(), &printed.places);
        let message =
            say!(vi: "“{text}” không phải một trong bốn mức đánh giá"; en: "“{text}” is none of the four grades");
        printed.places.first().into_iter().for_each(|place| account.doubt(*place, message.clone()));
        return false;
    };
    record.set("grade", grade.as_str(), &printed.places);
    true
}

fn is_web(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace)
}
