//! Which records are parts of the record before them: 4.1 after 4, a) after 1, - after a).

use super::label::{self, Style};
use super::{Column, RowKind, UnderstoodRow};

/// A record that later ones may be parts of.
struct Open {
    label: Option<Vec<u16>>,
    style: Style,
    depth: u8,
}

/// Settles which records are parts, and how deep, from their labels.
pub(super) fn settle(rows: &mut [UnderstoodRow], main: Column) {
    let mut open: Vec<Open> = Vec::new();
    for row in rows {
        match row.kind {
            RowKind::Area => open.clear(),
            RowKind::Record | RowKind::Part(_) => row.kind = kind(row, main, &mut open),
            RowKind::Total | RowKind::Remark => {}
        }
    }
}

fn kind(row: &UnderstoodRow, main: Column, open: &mut Vec<Open>) -> RowKind {
    let text = |column: Column| row.cells.get(&column).map(|cell| cell.text.as_str());
    let bullet = text(main).is_some_and(|text| text.starts_with("- ") || text.starts_with("+ "));
    let style = match text(Column::Label).and_then(label::style) {
        Some(style) => style,
        None if bullet && open.iter().any(|record| record.style != Style::Dash) => Style::Dash,
        None => return RowKind::Record,
    };
    let label = text(Column::Label).and_then(label::numbers);
    let parent = open.iter().rposition(|record| holds(record, style, label.as_deref()));
    let depth = parent.map_or(0, |parent| open[parent].depth.saturating_add(1));
    open.truncate(parent.map_or(0, |parent| parent + 1));
    open.push(Open { label, style, depth });
    if depth == 0 { RowKind::Record } else { RowKind::Part(depth) }
}

/// Tells whether a record may have a part with this numbering.
fn holds(record: &Open, style: Style, label: Option<&[u16]>) -> bool {
    match (style, label, &record.label) {
        (Style::Number(count), Some(label), Some(of)) if count > 1 => of.len() < label.len() && label.starts_with(of),
        (Style::Number(_), ..) => record.style.is_high(),
        (Style::Lower | Style::Dash, ..) => record.style.depth() < style.depth(),
        _ => false,
    }
}
