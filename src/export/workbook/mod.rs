//! The workbook units fill in: a sheet for each unit that leads a task, one for all tasks, one that explains, and a
//! hidden one by which `import` knows them again.
//!
//! A task is filled in on the sheets of the units that lead it; the sheet of all tasks repeats what they say by
//! formulas, and holds cells to fill only for tasks no unit leads. So no task can say two things on one sheet, and
//! what two leading units say stands side by side.

mod formula;
mod guide;
pub mod layout;
mod machine;
mod order;
mod package;
mod sheet;
mod validation;
mod words;

#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

pub use guide::lines as guide_lines;
pub use machine::digest;
pub use order::{Order, TaskSheet, results_of};
pub use sheet::head;
pub use words::{NOTHING, evidence_words, filled, joined, locked, plain, task_words};

const MEMORY: &str = "cells inside the limits of a sheet are written to memory, which does not fail";

/// Writes the workbook of an order (Office Open XML). The same order gives the same bytes.
pub fn write(order: &Order<'_>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(order));
    workbook.push_worksheet(guide::sheet(order));
    let sheets = order.sheets();
    for one in &sheets {
        workbook.push_worksheet(sheet::of_unit(order, one));
    }
    workbook.push_worksheet(sheet::overview(order, &sheets));
    workbook.push_worksheet(machine::sheet(order));
    package::protect(&workbook.save_to_buffer().expect(MEMORY))
}

/// The workbook is as old as its cut-off, never as the build.
fn properties(order: &Order<'_>) -> DocProperties {
    let midnight = ExcelDateTime::parse_from_str(&order.to.to_string()).expect("periods end between 1900 and 2200");
    let department = order.site.department.name.vi();
    DocProperties::new()
        .set_title(order.title())
        .set_author(department)
        .set_company(department)
        .set_creation_datetime(&midnight)
}
