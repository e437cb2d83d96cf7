//! Areas that stand between tables: each has a table of its own below its heading, or a sheet of its own.

use super::areas::canonical;
use crate::import::found::Printed;
use crate::import::paper::Part;
use crate::import::printed::label;
use crate::import::tables::{Column, RowKind, Understood, UnderstoodRow};

/// The longest heading of an area, in words.
const LONGEST: usize = 25;

/// Puts a row for its area in front of every table that has none, where several tables have a heading of their own.
pub(super) fn name_areas(tables: &mut [(Understood, Option<Printed>)]) {
    let is_headed = |(table, title): &&(Understood, Option<Printed>)| title.is_some() && !has_areas(table);
    if tables.iter().filter(is_headed).count() < 2 {
        return;
    }
    for (table, title) in tables.iter_mut().filter(|(table, _)| !has_areas(table)) {
        if let Some(title) = title {
            let cells = [(Column::Area, title.clone())].into_iter().collect();
            let row = UnderstoodRow { kind: RowKind::Area, cells, blank: vec![], inherited: vec![], marks: vec![] };
            table.rows.insert(0, row);
        }
    }
}

fn has_areas(table: &Understood) -> bool {
    table.rows.iter().any(|row| row.kind == RowKind::Area || row.cells.contains_key(&Column::Area))
}

/// Tells whether the line above a table is the heading of its area: "1. Cải cách thể chế".
pub(super) fn is_heading(line: &str) -> bool {
    let short = line.split_whitespace().count() <= LONGEST && !line.trim_end().ends_with(['.', ';']);
    let labelled = label::split(line)
        .is_some_and(|(label, rest)| label.style <= label::Style::Decimal && rest.starts_with(char::is_uppercase));
    short && (labelled || !canonical(line).is_empty())
}

/// Gives the name of a sheet that is named after an area of reform.
pub(super) fn sheet(part: &Part) -> Option<Printed> {
    let name = part.sheet.as_ref().filter(|name| !canonical(name).is_empty())?;
    Some(Printed { text: name.clone(), places: vec![] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_areas_are_told_from_other_lines() {
        for line in ["1. Cải cách thể chế", "II. NHIỆM VỤ KHÁC", "Cải cách thủ tục hành chính:"] {
            assert!(is_heading(line), "{line}");
        }
        for line in
            ["2", "Đơn vị tính: triệu đồng", "1. Các đơn vị thực hiện nghiêm kế hoạch này.", "- gồm các nhiệm vụ:"]
        {
            assert!(!is_heading(line), "{line}");
        }
    }
}
