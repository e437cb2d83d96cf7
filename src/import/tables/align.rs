//! Rows whose first cells were left out: they are moved until marks stand below grades and labels below labels.

use super::label::{self, Style};
use super::line::{Entry, Line};
use super::marks;
use super::{Column, Head, Role};

/// The farthest a row is moved.
const FARTHEST: usize = 2;

/// What rows are moved by.
pub(super) struct Aligner<'a> {
    heads: &'a [Head],
    main: Column,
    graded: bool,
    /// Whether areas carry numbers, as tasks do: then a number tells nothing.
    numbered_areas: bool,
}

impl<'a> Aligner<'a> {
    /// Looks at all rows of a table.
    pub(super) fn of(lines: &[Line], heads: &'a [Head], main: Column) -> Self {
        let area = heads.iter().find(|head| head.role == Role::Column(Column::Area));
        let areas = lines.iter().flat_map(Line::spoken);
        let areas = areas.filter(|entry| area.is_some_and(|area| entry.overlap(area.from, area.to) > 0));
        let (numbered, others): (Vec<&Entry>, Vec<&Entry>) = areas.partition(|entry| is_numbered(entry));
        let graded = heads.iter().any(|head| matches!(head.role, Role::Grade(_)));
        Self { heads, main, graded, numbered_areas: numbered.len() > others.len() }
    }

    /// Moves a row without merged cells to where its cells tell that it belongs. One that has all its cells, the last
    /// of them blank, is moved for a mark only.
    pub(super) fn align(&self, line: &mut Line) {
        let end = self.heads.iter().map(|head| head.to).max().unwrap_or(0);
        let last = line.entries.iter().map(|entry| entry.to).max().unwrap_or(0);
        let spoken = line.spoken().map(|entry| entry.to).max().unwrap_or(0);
        let plain = line.entries.iter().all(|entry| entry.own && entry.down == 1 && entry.to - entry.from == 1);
        let room = end.saturating_sub(spoken).min(FARTHEST);
        if !plain || line.spoken().count() < 2 {
            return;
        }
        let missing = last < end;
        let told = |by: &usize| (missing && *by <= end - last) || self.marks(line, *by) > self.marks(line, 0);
        let fit = |by: usize| line.spoken().map(|entry| self.fit(entry, entry.from + by)).sum::<i32>();
        let by = (1..=room).filter(told).fold(0, |best, by| if fit(by) > fit(best) { by } else { best });
        for entry in &mut line.entries {
            entry.from += by;
            entry.to += by;
        }
    }

    fn role(&self, column: usize) -> Option<Role> {
        self.heads.iter().find(|head| head.from <= column && column < head.to).map(|head| head.role)
    }

    /// Counts the marks that stand below grades in a row moved by so many columns.
    fn marks(&self, line: &Line, by: usize) -> usize {
        let graded = |entry: &&Entry| matches!(self.role(entry.from + by), Some(Role::Grade(_)));
        line.spoken().filter(|entry| marks::is_mark(&entry.text)).filter(graded).count()
    }

    /// Tells how well a cell fits below a column.
    fn fit(&self, entry: &Entry, column: usize) -> i32 {
        let numbered = !self.numbered_areas && is_numbered(entry);
        let bare = label::style(&entry.text).is_some_and(|style| style != Style::Dash);
        match self.role(column) {
            Some(Role::Grade(_)) if marks::is_mark(&entry.text) => 2,
            Some(Role::Grade(_)) => -1,
            _ if self.graded && marks::is_mark(&entry.text) => -2,
            Some(Role::Column(Column::Label)) if label::style(&entry.text).is_some() => 1,
            Some(Role::Column(Column::Label)) => -1,
            Some(Role::Column(column)) if column == self.main => i32::from(numbered) - i32::from(bare),
            _ => -i32::from(numbered || bare),
        }
    }
}

/// Tells whether a text begins with a label that tasks carry.
fn is_numbered(entry: &Entry) -> bool {
    let style = label::split(&entry.text).and_then(|(label, _)| label::style(label));
    style.is_some_and(|style| !style.is_high())
}
