//! Rows that hold several tasks: "1. … 2. … 3. …" in one cell.

use super::super::found::Printed;
use super::Column;
use super::draft::Draft;
use super::label::{self, Style};
use super::names;

/// Words before a number that make it a part of their sentence: "mục 2.", "Nghị quyết 4.".
const NUMBERED: &[&str] = &[
    "so", "dieu", "khoan", "diem", "muc", "quyet", "quy", "thang", "nam", "do", "phan", "chuong", "buoc", "giai",
    "doan", "nhom", "loai", "bang", "luc", "iso",
];

/// Letters of labels in their order; some offices leave out `đ`.
const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxy";

/// Gives the tasks of a row, and the columns whose text could not be parted among them. A row whose numbers go on in
/// the next row, which has the label `next`, counts something else within one task.
pub(super) fn split(draft: Draft, main: Column, next: Option<&str>) -> (Vec<Draft>, Vec<Column>) {
    let counted = |parts: &Vec<(String, String)>| parts.iter().skip(1).all(|(label, _)| Some(label.as_str()) != next);
    let Some(parts) = tasks(&draft, main).filter(counted) else { return (vec![draft], vec![]) };
    let count = parts.len();
    let mut shared = Vec::new();
    let mut drafts = vec![draft.clone(); count];
    for (index, (label, text)) in parts.into_iter().enumerate() {
        let places = draft.cells.get(&main).map(|cell| cell.places.clone()).unwrap_or_default();
        let label_places = draft.cells.get(&Column::Label).map_or(places.clone(), |label| label.places.clone());
        drafts[index].style = label::style(&label);
        drafts[index].cells.insert(Column::Label, Printed { text: label, places: label_places });
        drafts[index].cells.insert(main, Printed { text, places });
    }
    for (column, cell) in draft.others(main) {
        match pieces(&cell.text, count) {
            Some(pieces) => {
                for (draft, text) in drafts.iter_mut().zip(pieces) {
                    draft.cells.insert(*column, Printed { text, places: cell.places.clone() });
                }
            }
            None => shared.push(*column),
        }
    }
    for draft in drafts.iter_mut().skip(1) {
        draft.shared.extend(&shared);
    }
    (drafts, shared)
}

/// Parts the main text of a row into tasks with their labels; `None` where it is one task.
fn tasks(draft: &Draft, main: Column) -> Option<Vec<(String, String)>> {
    let text = &draft.cells.get(&main)?.text;
    let label = draft.cells.get(&Column::Label)?;
    let labels: Vec<&str> = label.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if labels.len() > 1 {
        let all = labels.iter().all(|label| label::style(label).is_some());
        let texts = pieces(text, labels.len()).filter(|_| all)?;
        return Some(labels.into_iter().map(str::to_owned).zip(texts).collect());
    }
    let inline = draft.cells.get(&main).is_some_and(|main| main.places == label.places);
    let tasks = if inline { follow(&label.text, text) } else { vec![] };
    (tasks.len() > 1).then_some(tasks)
}

/// Follows the numbering through a text: `1.`, then `2.`, then `3.`.
fn follow(label: &str, text: &str) -> Vec<(String, String)> {
    let mut tasks = Vec::new();
    let (mut label, mut rest) = (label.to_owned(), text);
    while let Some((next, at)) = successor(&label).into_iter().find_map(|next| {
        let at = find(rest, &next)?;
        Some((next, at))
    }) {
        tasks.push((label, rest[..at].trim().to_owned()));
        rest = rest[at + next.len()..].trim_start();
        label = next;
    }
    tasks.push((label, rest.trim().to_owned()));
    tasks
}

/// Gives the labels that may come next, printed in the same way.
fn successor(label: &str) -> Vec<String> {
    match label::style(label) {
        Some(Style::Number(_)) => {
            let end = label.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
            let start = label[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
            let digits = &label[start..end];
            let Ok(number) = digits.parse::<u32>() else { return vec![] };
            let next = format!("{:0width$}", number + 1, width = digits.len());
            vec![format!("{}{next}{}", &label[..start], &label[end..])]
        }
        Some(Style::Lower) => {
            let Some(letter) = label.chars().find(|c| c.is_alphabetic()) else { return vec![] };
            let Some(at) = LETTERS.find(letter) else { return vec![] };
            let next = LETTERS[at..].chars().skip(1).take(3);
            next.map(|next| label.replace(letter, &next.to_string())).collect()
        }
        _ => vec![],
    }
}

/// Finds a label in a text, where a new task may begin: letters only at the start of a line, numbers also within one,
/// but not after a word that takes a number.
fn find(text: &str, label: &str) -> Option<usize> {
    let numbered = label.starts_with(|c: char| c.is_ascii_digit());
    text.match_indices(label).map(|(at, _)| at).find(|at| {
        let (before, after) = (&text[..*at], &text[at + label.len()..]);
        let line = before.trim_end_matches([' ', '\t', '\u{a0}']).ends_with('\n');
        let word = names::words(before.lines().last().unwrap_or_default()).pop().unwrap_or_default();
        let within = numbered && before.ends_with(char::is_whitespace) && !NUMBERED.contains(&word.as_str());
        (line || within)
            && after.trim_start().chars().next().is_some_and(char::is_uppercase)
            && !after.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Parts a text into as many pieces as there are tasks; `None` where it has another number of them.
fn pieces(text: &str, count: usize) -> Option<Vec<String>> {
    let lines: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let groups: Vec<String> =
        text.split("\n\n").map(str::trim).filter(|group| !group.is_empty()).map(str::to_owned).collect();
    let labelled = || {
        let (label, rest) = label::split(text)?;
        let parts = follow(label, rest).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        Some(parts)
    };
    let dashed = || {
        let items = text.strip_prefix("- ")?.split(" - ");
        Some(items.map(|item| format!("- {}", item.trim())).collect::<Vec<_>>())
    };
    [Some(groups), Some(lines), labelled(), dashed()].into_iter().flatten().find(|parts| parts.len() == count)
}
