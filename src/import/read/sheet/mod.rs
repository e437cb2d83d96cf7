//! Sheets of workbooks and separated text: cells at their places, made into paragraphs and tables.
//!
//! Each format has its reader, which fills a [`Sheet`]; `blocks` holds the one rule that says where a table begins and
//! ends. A cell with data is never lost: one outside of the bounds is an error.

mod blocks;
pub(super) mod csv;
mod number;
pub(super) mod ods;
mod stream;
pub(super) mod xls;
pub(super) mod xlsx;
mod xlsx_cells;
mod xlsx_looks;

use std::collections::{BTreeMap, BTreeSet};

use super::refusal;
use crate::diagnostic::{Message, say};
use crate::import::paper::{Typed, letters};

/// How many rows of a sheet are read.
const ROWS: usize = 20_000;
/// How many columns of a sheet are read.
const COLUMNS: usize = 200;

/// The data of one cell.
#[derive(Debug, Clone, Default, PartialEq)]
struct Entry {
    text: String,
    bold: bool,
    value: Option<Typed>,
}

/// A cell that reaches over others; places are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Merge {
    row: usize,
    column: usize,
    down: usize,
    across: usize,
}

/// One sheet as its file has it.
#[derive(Debug, Default)]
struct Sheet {
    name: Option<String>,
    hidden: bool,
    /// Cells that hold something, by row and column from 0.
    cells: BTreeMap<(usize, usize), Entry>,
    merges: Vec<Merge>,
    hidden_rows: BTreeSet<usize>,
    /// Texts that float over the cells.
    boxes: Vec<String>,
}

impl Sheet {
    /// Puts data into a cell; blank data are nothing.
    fn put(&mut self, row: usize, column: usize, entry: Entry) -> Result<(), Message> {
        if entry.text.trim().is_empty() {
            return Ok(());
        }
        if row >= ROWS || column >= COLUMNS {
            let cell = format!("{}{}", letters(column), row + 1);
            return Err(refusal::too_far(self.name.as_deref().unwrap_or_default(), &cell, ROWS, COLUMNS));
        }
        self.cells.insert((row, column), entry);
        Ok(())
    }
}

/// What is left of a workbook, counted.
#[derive(Debug, Default)]
struct Tally {
    comments: usize,
    pictures: usize,
    converted: usize,
    /// Cells with a formula whose value the file does not hold.
    uncounted: Vec<String>,
}

impl Tally {
    fn remarks(&self) -> Vec<Message> {
        let mut remarks = Vec::new();
        if let Some(first) = self.uncounted.first() {
            let count = self.uncounted.len();
            remarks.push(say!(vi: "{count} ô có công thức mà tệp không lưu kết quả (đầu tiên: {first}), nên để trống: hãy mở và lưu lại bằng Excel rồi nhập lại";
                en: "{count} cells have formulas without their results (first: {first}), so they are blank: open and save the file in Excel and import it again"));
        }
        if self.comments > 0 {
            remarks.push(say!(vi: "bỏ qua {} ghi chú (bình luận) của ô", self.comments; en: "{} comments of cells were left", self.comments));
        }
        if self.pictures > 0 {
            remarks.push(say!(vi: "có {} hình ảnh, biểu đồ: chữ trong hình không đọc được", self.pictures;
                en: "there are {} pictures or charts: what they say is not read", self.pictures));
        }
        if self.converted > 0 {
            remarks.push(say!(vi: "đã chuyển {} ô viết bằng phông chữ cũ (TCVN3, VNI) sang Unicode: hãy soát lại dấu", self.converted;
                en: "{} cells in old fonts (TCVN3, VNI) were converted to Unicode: check their marks", self.converted));
        }
        remarks
    }
}
