//! The formulas by which the sheet of all tasks repeats what units fill in.

use rust_xlsxwriter::{Formula, utility};

use super::layout::Column;

/// The most letters a formula is said to show before a program works it out.
const SHOWN_LIMIT: usize = 16_000;

/// A cell of a unit's sheet: the name of the sheet, and the row from 0.
pub(super) struct Source<'a> {
    pub(super) sheet: &'a str,
    pub(super) row: u32,
}

/// Repeats one cell, or sets what several units say side by side under their names.
pub(super) fn repeat(column: Column, sources: &[Source<'_>], result: &str) -> Formula {
    let cell = |source: &Source<'_>| {
        let cell = utility::row_col_to_cell(source.row, column.index());
        format!("'{}'!{cell}", source.sheet.replace('\'', "''"))
    };
    let formula = match sources {
        [one] => format!("=IF({0}=\"\",\"\",{0})", cell(one)),
        several => {
            let said = several.iter().map(|source| named(column, &cell(source), source.sheet));
            format!("={}", said.collect::<Vec<_>>().join("&"))
        }
    };
    Formula::new(formula).set_result(result)
}

fn named(column: Column, cell: &str, sheet: &str) -> String {
    let value = if column.is_day() { format!("TEXT({cell},\"dd/mm/yyyy\")") } else { cell.to_owned() };
    format!("IF({cell}=\"\",\"\",\"{}\"&{value}&CHAR(10))", label(sheet).replace('"', "\"\""))
}

/// Gives what stands before the words of a unit where several lead a task.
fn label(sheet: &str) -> String {
    format!("[{sheet}] ")
}

/// Gives what the formula of several cells shows.
pub(super) fn side_by_side<'a>(said: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let said = said.filter(|(_, text)| !text.is_empty());
    let whole: String = said.map(|(sheet, text)| format!("{}{text}\n", label(sheet))).collect();
    whole.chars().take(SHOWN_LIMIT).collect()
}
