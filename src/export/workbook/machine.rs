//! The sheet for programs: what the workbook is, and every task with its place and a digest of its words, so that
//! `import` notices a task that changed after the workbook was sent out.

use rust_xlsxwriter::Worksheet;
use sha2::{Digest, Sha256};

use super::MEMORY;
use super::layout::MACHINE;
use super::order::Order;
use crate::model::Task;
use crate::text::fold;

/// Makes the sheet; programs of spreadsheets do not offer to show it.
pub(super) fn sheet(order: &Order<'_>) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(MACHINE).expect("the name is a legal one");
    sheet.set_very_hidden(true).protect();
    sheet.write_string(0, 0, order.mark(None).to_string()).expect(MEMORY);
    for (row, (_, task)) in (1u32..).zip(order.plan.tasks()) {
        sheet.write_string(row, 0, task.id.id.as_str()).expect(MEMORY);
        sheet.write_string(row, 1, digest(task)).expect(MEMORY);
    }
    sheet
}

/// Gives a digest of the words of a task, the same for every way to set its marks of tone.
pub fn digest(task: &Task) -> String {
    let hash = Sha256::digest(fold(task.title.vi()).as_bytes());
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
