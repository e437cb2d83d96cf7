//! The budget of a plan as records of `budget.toml`.

use std::collections::BTreeSet;

use serde_json::json;

use super::cited::Cited;
use super::tasks::one_line;
use crate::diagnostic::say;
use crate::import::account::Account;
use crate::import::found::{List, Printed, Record};
use crate::import::printed::{amount, label};
use crate::import::tables::{Column, RowKind, Understood, UnderstoodRow};
use crate::text::slug;

/// Writes the lines and the total of a table.
pub(super) fn budget(table: &Understood, title: Option<&Printed>, cited: &Cited, account: &mut Account) -> Record {
    let mut root = Record::default();
    if let Some(title) = title {
        let text = label::split(&title.text).map_or(title.text.as_str(), |(_, rest)| rest);
        root.set("title", one_line(text), &title.places);
    }
    let mut taken = BTreeSet::new();
    let lines = table.rows.iter().filter(|row| !matches!(row.kind, RowKind::Total | RowKind::Remark));
    let records = lines.map(|row| line(row, &mut taken, cited, account)).collect();
    if let Some(row) = table.rows.iter().find(|row| row.kind == RowKind::Total) {
        total(&mut root, row, account);
    }
    root.lists.push(List { key: "line", identity: "id", records, whole: true });
    root
}

fn line(row: &UnderstoodRow, taken: &mut BTreeSet<String>, cited: &Cited, account: &mut Account) -> Record {
    let mut record = Record::default();
    let label = row.cells.get(&Column::Label);
    record.set("id", id(label, taken), &[]);
    match label {
        Some(label) => record.set("label", label.text.as_str(), &label.places),
        None => record.set("label", "", &[]),
    }
    let item =
        [Column::Item, Column::Task, Column::Title, Column::Area].iter().find_map(|column| row.cells.get(column));
    match item {
        None => record.set("item", "(bảng không in nội dung)", &[]),
        Some(printed) => {
            record.set("item", one_line(&printed.text), &printed.places);
            if let Some(formula) = amount::formula(&printed.text) {
                record.set("formula", json!({ "factors": formula.factors, "printed": formula.printed }), &[]);
            }
        }
    }
    if let Some(printed) = row.cells.get(&Column::Amount) {
        money(&mut record, printed, account);
    }
    if let Some(note) = note(row) {
        let basis = cited.within(&note, "basis");
        if !basis.is_empty() {
            record.set("basis", basis, &note.places);
        }
        record.set("note", note.text, &note.places);
    }
    record
}

/// All a line says beside its item and its amount: source of money, who spends it, when, remarks.
fn note(row: &UnderstoodRow) -> Option<Printed> {
    let is_told = |column: &Column| matches!(column, Column::Label | Column::Item | Column::Area | Column::Amount);
    let cells: Vec<&Printed> =
        row.cells.iter().filter(|(column, _)| !is_told(column)).map(|(_, printed)| printed).collect();
    let text = cells.iter().map(|printed| one_line(&printed.text)).collect::<Vec<_>>().join("; ");
    let places = cells.iter().flat_map(|printed| printed.places.clone()).collect();
    (!text.is_empty()).then_some(Printed { text, places })
}

fn money(record: &mut Record, printed: &Printed, account: &mut Account) {
    let text = one_line(&printed.text);
    match amount::read(&printed.text) {
        Some(amount) => record.set("amount", amount, &printed.places),
        None => {
            record.clear("amount");
            let message = say!(vi: "không hiểu số tiền “{text}”: chỉ ghi như in"; en: "the amount “{text}” is not understood: written as printed only");
            printed.places.first().into_iter().for_each(|place| account.doubt(*place, message.clone()));
        }
    }
    record.set("printed", text, &printed.places);
}

fn total(root: &mut Record, row: &UnderstoodRow, account: &mut Account) {
    let label = [Column::Item, Column::Task, Column::Label, Column::Title, Column::Area]
        .iter()
        .find_map(|column| row.cells.get(column));
    let Some(printed) = row.cells.get(&Column::Amount) else { return };
    let Some(amount) = amount::read(&printed.text) else {
        let text = one_line(&printed.text);
        let message = say!(vi: "không hiểu số tổng “{text}”"; en: "the total “{text}” is not understood");
        return printed.places.first().into_iter().for_each(|place| account.doubt(*place, message.clone()));
    };
    let words = label.map_or("TỔNG CỘNG".to_owned(), |label| one_line(&label.text));
    let places = [label.map_or(vec![], |label| label.places.clone()), printed.places.clone()].concat();
    root.set("total", json!({ "label": words, "amount": amount, "printed": one_line(&printed.text) }), &places);
}

fn id(label: Option<&Printed>, taken: &mut BTreeSet<String>) -> String {
    let wish = label
        .map(|label| slug(&label.text))
        .filter(|wish| !wish.is_empty())
        .unwrap_or_else(|| (taken.len() + 1).to_string());
    let numbered = (2..).map(|number| format!("{wish}-{number}"));
    let id =
        std::iter::once(wish.clone()).chain(numbered).find(|id| !taken.contains(id)).expect("numbers never run out");
    taken.insert(id.clone());
    id
}
