//! Rows that go on where the page before them broke off.

use super::Column;
use super::draft::{Draft, append};

/// How a row goes on with the row before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Continues {
    /// It begins in the middle of a sentence, or stands below a cell that reaches down.
    Surely,
    /// It has no text of its own that says what it is.
    Perhaps,
}

/// Tells whether a row goes on with the record before it; `labelled` says that records of this table have labels.
pub(super) fn continues(draft: &Draft, last: &Draft, main: Column, labelled: bool) -> Option<Continues> {
    if draft.is_labelled() || draft.area.is_some() || (!draft.marks.is_empty() && !last.marks.is_empty()) {
        return None;
    }
    let broken = draft.others(main).any(|(column, cell)| goes_on(&cell.text) && breaks_off(last, *column));
    match draft.cells.get(&main) {
        None if draft.reached.contains_key(&main) || broken => Some(Continues::Surely),
        None => Some(Continues::Perhaps),
        Some(text) if goes_on(&text.text) => {
            let rest = draft.others(main).count();
            let lower = draft.others(main).filter(|(_, cell)| goes_on(&cell.text)).count();
            let sure = breaks_off(last, main) && (labelled || lower * 2 >= rest);
            (sure || (rest == 0 && labelled) || (broken && lower * 2 >= rest)).then_some(Continues::Surely)
        }
        Some(_) => (broken && draft.marks.is_empty() && breaks_off(last, main)).then_some(Continues::Surely),
    }
}

/// Joins a row to the record before it, cell by cell: with a blank where a sentence goes on, else on a new line.
pub(super) fn join(last: &mut Draft, draft: Draft, main: Column) {
    for (column, printed) in draft.cells {
        let first = last.cells.entry(column).or_default();
        let sentence = column == main || goes_on(&printed.text);
        let between = if sentence && !ends(&first.text) { " " } else { "\n" };
        append(first, &printed, between);
        last.blank.retain(|blank| *blank != column);
    }
    last.marks.extend(draft.marks);
}

/// Tells whether a text begins in the middle of a sentence.
pub(super) fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '.' | '”'))
}

fn breaks_off(last: &Draft, column: Column) -> bool {
    last.cells.get(&column).is_some_and(|cell| !ends(&cell.text))
}

fn ends(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', ':', '!', '?', '…'])
}
