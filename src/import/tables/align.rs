//! Rows with fewer cells than the heading, whose first cells were left out: they are moved until marks stand below
//! grades and labels below labels.

use super::label::{self, Style};
use super::line::{Entry, Line};
use super::marks;
use super::{Column, Head, Role};

/// Moves a row without merged cells to where its cells tell that it belongs.
pub(super) fn align(line: &mut Line, heads: &[Head], main: Column) {
    let end = heads.iter().map(|head| head.to).max().unwrap_or(0);
    let last = line.entries.iter().map(|entry| entry.to).max().unwrap_or(0);
    let plain = line.entries.iter().all(|entry| entry.own && entry.down == 1 && entry.to - entry.from == 1);
    let missing = end.saturating_sub(last);
    if !plain || !(1..=2).contains(&missing) || line.spoken().count() < 2 {
        return;
    }
    let fits = |by: usize| line.spoken().map(|entry| fit(entry, entry.from + by, heads, main)).sum::<i32>();
    if fits(missing) > fits(0) {
        for entry in &mut line.entries {
            entry.from += missing;
            entry.to += missing;
        }
    }
}

/// Tells how well a cell fits below a column.
fn fit(entry: &Entry, column: usize, heads: &[Head], main: Column) -> i32 {
    let role = heads.iter().find(|head| head.from <= column && column < head.to).map(|head| head.role);
    let graded = heads.iter().any(|head| matches!(head.role, Role::Grade(_)));
    let numbered =
        label::split(&entry.text).and_then(|(label, _)| label::style(label)).is_some_and(|style| !style.is_high());
    match role {
        Some(Role::Grade(_)) => {
            if marks::is_mark(&entry.text) {
                2
            } else {
                -1
            }
        }
        _ if graded && marks::is_mark(&entry.text) => -2,
        Some(Role::Column(Column::Label)) => {
            if label::style(&entry.text).is_some() {
                1
            } else {
                -1
            }
        }
        Some(Role::Column(column)) if column == main => i32::from(numbered) - i32::from(bare(entry)),
        _ => -i32::from(numbered || bare(entry)),
    }
}

/// Tells whether a cell holds a label and nothing else.
fn bare(entry: &Entry) -> bool {
    label::style(&entry.text).is_some_and(|style| style != Style::Dash)
}
