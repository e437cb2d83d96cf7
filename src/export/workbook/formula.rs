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
        [one] => {
            let cell = cell(one);
            // Days and texts stand in this column, so the cell has no form of its own that would show a day.
            let value = if column == Column::Day { value(column, &cell) } else { cell.clone() };
            format!("=IF({cell}=\"\",\"\",{value})")
        }
        several => {
            let said = several.iter().map(|source| named(column, &cell(source), source.sheet));
            format!("={}", said.collect::<Vec<_>>().join("&"))
        }
    };
    Formula::new(formula).set_result(result)
}

fn named(column: Column, cell: &str, sheet: &str) -> String {
    let value = value(column, cell);
    format!("IF({cell}=\"\",\"\",\"{}\"&{value}&CHAR(10))", label(sheet).replace('"', "\"\""))
}

/// Gives the words of a cell: a day alone would be joined as the number it is kept as.
fn value(column: Column, cell: &str) -> String {
    let day = format!("TEXT({cell},\"dd/mm/yyyy\")");
    match column {
        Column::Day => format!("IF(ISNUMBER({cell}),{day},{cell})"),
        _ if column.is_day() => day,
        _ => cell.to_owned(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_shown_as_one_beside_texts() {
        assert_eq!(value(Column::Completed, "K5"), r#"TEXT(K5,"dd/mm/yyyy")"#);
        assert_eq!(value(Column::Day, "K5"), r#"IF(ISNUMBER(K5),TEXT(K5,"dd/mm/yyyy"),K5)"#);
        assert_eq!(
            named(Column::Day, "K5", "A"),
            r#"IF(K5="","","[A] "&IF(ISNUMBER(K5),TEXT(K5,"dd/mm/yyyy"),K5)&CHAR(10))"#
        );
    }
}
