//! Marks in the four columns of grades, and those that slipped out of them.

use super::super::found::Printed;
use super::draft::Draft;
use super::line::Entry;
use super::{Column, Head, Mark, Role, columns};

/// Tells whether a text is a mark and nothing else.
pub(super) fn is_mark(text: &str) -> bool {
    let bare = text.trim().trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '.'));
    let known =
        ['x', 'X', '×', 'х', 'Х', '✓', '✔', '√', '✗', '✘', '☑', '☒', '■', '●', 'ü', '\u{f0fc}', '\u{f0fe}', 'v', 'V'];
    !bare.is_empty() && bare.chars().count() <= 2 && bare.chars().all(|c| known.contains(&c))
}

/// Reads a cell in the block of grades. One that reaches over several of its columns tells no grade.
pub(super) fn read(entry: &Entry, printed: Printed, heads: &[Head]) -> Mark {
    let below: Vec<&Head> = heads.iter().filter(|head| entry.overlap(head.from, head.to) > 0).collect();
    let grade = match below.as_slice() {
        [Head { role: Role::Grade(grade), .. }] => *grade,
        _ => None,
    };
    let heading = below.first().map_or(String::new(), |head| head.leaf.clone());
    Mark { grade, heading, printed, moved: false }
}

/// Finds a mark beside the block of grades where the block has none: it slipped by a column.
pub(super) fn move_back(draft: &mut Draft, heads: &[Head]) {
    let block = columns::grades(heads);
    let (Some((first, first_grade)), Some((last, last_grade))) = (block.first(), block.last()) else { return };
    if !draft.marks.is_empty() {
        return;
    }
    let outside = draft.cells.iter().find(|(_, printed)| is_mark(&printed.text)).map(|(column, _)| *column);
    let Some(column) = outside else { return };
    let at = heads.iter().position(|head| head.role == Role::Column(column)).unwrap_or(heads.len());
    let (grade, head) = if at > *last { (*last_grade, *last) } else { (*first_grade, *first) };
    let Some(printed) = draft.cells.shift_remove(&column) else { return };
    if !matches!(column, Column::Unknown(_)) && !draft.blank.contains(&column) {
        draft.blank.push(column);
    }
    draft.marks.push(Mark { grade, heading: heads[head].leaf.clone(), printed, moved: true });
}
