//! The results of a period as records of `results/<period>.toml`.

use serde_json::{Value as Json, json};

use super::cited::Cited;
use super::rows::{AreaRows, TaskRow};
use super::tasks::{Ids, one_line};
use super::words;
use crate::diagnostic::say;
use crate::import::account::Account;
use crate::import::found::{List, Printed, Record};
use crate::import::printed::grade;
use crate::import::tables::Column;

/// Tells whether rows report anything.
pub(super) fn report_something(rows: &[AreaRows<'_>]) -> bool {
    let reports = |task: &TaskRow<'_>| {
        !task.row.marks.is_empty() || [Column::Result, Column::GradeWords].iter().any(|column| task.row.cells.contains_key(column))
    };
    rows.iter().flat_map(|area| &area.tasks).any(reports)
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
    record.set("task", id, &[]);
    if let Some(printed) = cell(Column::Result) {
        record.set("text", words::markdown(&printed.text), &printed.places);
    }
    let graded = mark(&mut record, task, account) || words_of_grade(&mut record, cell(Column::GradeWords), account);
    if !graded {
        let status = if cell(Column::Result).is_some() { "not-graded" } else { "not-reported" };
        record.set("status", status, &[]);
    }
    let evidence = evidence(task, cited);
    if !evidence.is_empty() {
        let places = cell(Column::Evidence).map_or(vec![], |printed| printed.places.clone());
        record.set("evidence", evidence, &places);
    }
    if let Some(printed) = cell(Column::Reason) {
        record.set("reason", one_line(&printed.text), &printed.places);
    }
    note(&mut record, task);
    record
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
            let printed = marks.iter().map(|mark| mark.printed.text.as_str()).collect::<Vec<_>>().join(" ");
            record.set("mark", printed.as_str(), &places);
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
        let message = say!(vi: "“{text}” không phải một trong bốn mức đánh giá"; en: "“{text}” is none of the four grades");
        printed.places.first().into_iter().for_each(|place| account.doubt(*place, message.clone()));
        return false;
    };
    record.set("grade", grade.as_str(), &printed.places);
    true
}

/// The documents a result names, and what a column of evidence says beside them.
fn evidence(task: &TaskRow<'_>, cited: &Cited) -> Vec<Json> {
    let mut evidence = Vec::new();
    for column in [Column::Result, Column::Evidence] {
        let Some(printed) = task.row.cells.get(&column) else { continue };
        let citations = cited.within(printed, "evidence");
        let none = citations.is_empty();
        let new = citations.into_iter().map(|citation| json!({ "citation": citation }));
        evidence.extend(new.filter(|one| !evidence.contains(one)).collect::<Vec<_>>());
        if column == Column::Evidence && none {
            evidence.push(json!({ "fact": one_line(&printed.text) }));
        }
    }
    evidence
}

/// The printed note, with the columns nobody knows.
fn note(record: &mut Record, task: &TaskRow<'_>) {
    let (mut texts, mut places) = (Vec::new(), Vec::new());
    for (column, printed) in &task.row.cells {
        if matches!(column, Column::Note | Column::Unknown(_) | Column::Basis) {
            texts.push(one_line(&printed.text));
            places.extend(&printed.places);
        }
    }
    if !texts.is_empty() {
        record.set("note", texts.join("; "), &places);
    }
}
