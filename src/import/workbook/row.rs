//! Whose row it is: the task its hidden id names, as far as the words beside it agree.

use std::collections::BTreeMap;

use super::sheet::{GridRow, Sheet};
use crate::diagnostic::{Message, say};
use crate::export::workbook::layout::Column;
use crate::export::workbook::{locked, plain};
use crate::import::account::{Account, Reason};
use crate::import::paper::{Place, Typed};
use crate::model::{Area, Task};
use crate::text::fold;

/// What a cell to fill says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Its text, without empty lines.
    pub(super) text: String,
    /// Its typed value.
    pub(super) value: Option<Typed>,
    /// Its place.
    pub(super) place: Place,
}

/// Reads a row of a sheet: its task, and what its cells to fill say. The locked cells are compared with the plan.
pub(super) fn read<'s>(
    sheet: &Sheet<'_, 's>,
    row: &GridRow<'_>,
    account: &mut Account,
) -> Option<(&'s Task, BTreeMap<Column, Said>)> {
    let cells = cells(sheet, row);
    let first = cells.values().next()?.place;
    let (area, task) = match whose(sheet, &cells) {
        Ok((found, doubt)) => {
            doubt.into_iter().for_each(|message| account.doubt(first, message));
            found
        }
        Err(message) => {
            account.doubt(first, message);
            return None;
        }
    };
    compare(sheet, area, task, &cells, account);
    let filled = cells.into_iter().filter(|(column, _)| column.is_filled());
    Some((task, filled.collect()))
}

/// Gives the cells of a row that say something.
fn cells(sheet: &Sheet<'_, '_>, row: &GridRow<'_>) -> BTreeMap<Column, Said> {
    let cell = |(column, at): (&Column, &usize)| {
        let cell = row.cells.get(at)?;
        let lines = cell.text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
        let text = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
        let said = Said { text, value: cell.value.clone(), place: sheet.place(row, *at) };
        (!said.text.is_empty()).then_some((*column, said))
    };
    sheet.columns.iter().filter_map(cell).collect()
}

type Found<'s> = ((&'s Area, &'s Task), Option<Message>);

/// Finds the task of a row. Where id and words name two tasks, the row was moved, and nobody knows which part of it.
fn whose<'s>(sheet: &Sheet<'_, 's>, cells: &BTreeMap<Column, Said>) -> Result<Found<'s>, Message> {
    let plan = sheet.order.plan;
    let title = cells.get(&Column::Task).map(|said| key(&said.text));
    let titled = title.and_then(|title| sheet.titles.get(&title)).map_or(&[][..], Vec::as_slice);
    let Some(id) = cells.get(&Column::Id).map(|said| said.text.trim()) else {
        return by_title(cells, titled);
    };
    let Some(found) = plan.task(id) else {
        return Err(
            say!(vi: "mã `{id}` không có trong kế hoạch; chưa lấy hàng này"; en: "the plan has no task `{id}`; the row was not taken"),
        );
    };
    match titled {
        [] => Ok((found, None)),
        many if many.iter().any(|(_, task)| task.id.id == found.1.id.id) => Ok((found, None)),
        [(_, other), ..] => Err(say!(
            vi: "hàng bị xê dịch: mã là của nhiệm vụ {id} nhưng tên là của nhiệm vụ {}; chưa lấy hàng này", other.id.id;
            en: "the row was moved: its id is that of task {id}, its name that of task {}; the row was not taken", other.id.id
        )),
    }
}

/// Finds the task of a row without an id by its name, and by its label where several share the name.
fn by_title<'s>(cells: &BTreeMap<Column, Said>, titled: &[(&'s Area, &'s Task)]) -> Result<Found<'s>, Message> {
    let label = cells.get(&Column::Label).map(|said| said.text.as_str());
    let area = cells.get(&Column::Area).map(|said| key(&said.text));
    let fits = |(of, task): &&(&Area, &Task)| {
        let of = [of.label.value().map(String::as_str).unwrap_or_default(), of.title.vi()].join(" ");
        task.label.value().map(String::as_str) == label && area.as_ref().is_none_or(|area| key(&of) == *area)
    };
    let labelled: Vec<(&'s Area, &'s Task)> = titled.iter().filter(fits).copied().collect();
    match (titled, labelled.as_slice()) {
        ([one], _) | (_, [one]) => Ok((
            *one,
            Some(say!(
                vi: "hàng không có mã; nhận theo tên là nhiệm vụ {}", one.1.id.id;
                en: "the row has no id; by its name it was taken for task {}", one.1.id.id
            )),
        )),
        _ => Err(say!(
            vi: "hàng thêm tay, không thuộc nhiệm vụ nào của kế hoạch; chưa lấy";
            en: "a row added by hand that is no task of the plan; not taken"
        )),
    }
}

/// Spells a text so that blanks and marks of tone do not tell two apart.
pub(super) fn key(text: &str) -> String {
    fold(&plain(text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Compares the locked cells with what the plan says now: a changed one is not taken, and named. A deadline that has
/// moved since the workbook was sent out goes on after what the cell says.
fn compare(sheet: &Sheet<'_, '_>, area: &Area, task: &Task, cells: &BTreeMap<Column, Said>, account: &mut Account) {
    let now = locked(&sheet.order, area, task);
    for (column, said) in cells.iter().filter(|(column, _)| !column.is_filled()) {
        let (now, cell) = (now.get(column).map(|now| key(now)).unwrap_or_default(), key(&said.text));
        let same = now == cell || (*column == Column::Due && now.starts_with(&cell));
        if same {
            account.leave(said.place, Reason::Same);
        } else {
            let heading = column.heading();
            account.doubt(
                said.place,
                say!(
                    vi: "ô khóa đã bị sửa, hoặc kế hoạch đã đổi sau khi phát tệp (cột {heading}); không lấy ô này";
                    en: "a locked cell was changed, or the plan after the workbook was sent out (column {heading}); the cell was not taken"
                ),
            );
        }
    }
}
