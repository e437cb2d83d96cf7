//! The small tables inside a sheet: papers with their counts, ways to hand in, legal bases.
//!
//! A row of headings opens one; the rows below belong to it until the next heading of the sheet.

use crate::import::paper::Place;
use crate::text::words;

/// A cell that says something, with its column of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) across: usize,
    pub(super) text: String,
    pub(super) place: Place,
}

/// What a small table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Papers,
    Channels,
    Bases,
}

/// What a column of it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Label,
    /// The paper, the way, the title of the document.
    Name,
    Form,
    Counts,
    Originals,
    Copies,
    Time,
    Fee,
    Number,
    Day,
    Issuer,
    Note,
}

/// The headings of a small table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) kind: Kind,
    columns: Vec<(usize, usize, Role)>,
}

const ROLES: &[(&str, Role)] = &[
    ("stt", Role::Label),
    ("tt", Role::Label),
    ("so tt", Role::Label),
    ("ten giay to", Role::Name),
    ("loai giay to", Role::Name),
    ("giay to", Role::Name),
    ("ten thanh phan ho so", Role::Name),
    ("thanh phan ho so", Role::Name),
    ("ten ho so", Role::Name),
    ("hinh thuc nop", Role::Name),
    ("hinh thuc", Role::Name),
    ("cach thuc thuc hien", Role::Name),
    ("trich yeu", Role::Name),
    ("ten van ban", Role::Name),
    ("mau don to khai", Role::Form),
    ("mau don", Role::Form),
    ("bieu mau", Role::Form),
    ("tep dinh kem", Role::Form),
    ("so luong", Role::Counts),
    ("ban chinh", Role::Originals),
    ("so luong ban chinh", Role::Originals),
    ("so ban chinh", Role::Originals),
    ("ban sao", Role::Copies),
    ("so luong ban sao", Role::Copies),
    ("so ban sao", Role::Copies),
    ("thoi han giai quyet", Role::Time),
    ("thoi gian giai quyet", Role::Time),
    ("thoi han", Role::Time),
    ("phi le phi", Role::Fee),
    ("phi", Role::Fee),
    ("le phi", Role::Fee),
    ("so ky hieu", Role::Number),
    ("so hieu", Role::Number),
    ("ngay ban hanh", Role::Day),
    ("co quan ban hanh", Role::Issuer),
    ("mo ta", Role::Note),
    ("ghi chu", Role::Note),
];

impl Head {
    /// Reads a row of headings; `None` where one of its cells is none.
    pub(super) fn read(cells: &[Cell]) -> Option<Self> {
        let role = |cell: &Cell| {
            let folded: Vec<String> = words(cell.text.split('(').next().unwrap_or_default()).collect();
            let folded = folded.join(" ");
            let role = ROLES.iter().find(|(words, _)| *words == folded)?.1;
            Some((cell.column, cell.column + cell.across.max(1), role, folded))
        };
        let found: Vec<(usize, usize, Role, String)> = cells.iter().map(role).collect::<Option<_>>()?;
        let has = |wanted: Role| found.iter().any(|(_, _, role, _)| *role == wanted);
        let named = |beginnings: &[&str]| {
            let name = found.iter().find(|(_, _, role, _)| *role == Role::Name);
            name.is_some_and(|(_, _, _, text)| beginnings.iter().any(|beginning| text.starts_with(beginning)))
        };
        let kind = if has(Role::Number) && has(Role::Name) {
            Kind::Bases
        } else if named(&["hinh thuc", "cach thuc"]) && (has(Role::Time) || has(Role::Fee)) {
            Kind::Channels
        } else if named(&["ten", "loai", "giay", "thanh phan"]) && found.len() >= 2 && !has(Role::Time) {
            Kind::Papers
        } else {
            return None;
        };
        Some(Self { kind, columns: found.into_iter().map(|(from, to, role, _)| (from, to, role)).collect() })
    }

    /// Tells what a cell of a row below holds.
    pub(super) fn role(&self, cell: &Cell) -> Option<Role> {
        let at = self.columns.iter().find(|(from, to, _)| (*from..*to).contains(&cell.column));
        at.map(|(_, _, role)| *role)
    }
}

/// A row of a small table: its cells and what each holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) kind: Kind,
    pub(super) cells: Vec<(Option<Role>, Cell)>,
}

impl Row {
    /// Gives the text of a column.
    pub(super) fn text(&self, role: Role) -> Option<&str> {
        self.cells.iter().find(|(found, _)| *found == Some(role)).map(|(_, cell)| cell.text.as_str())
    }

    /// Gives the places of its cells.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.cells.iter().map(|(_, cell)| cell.place)
    }
}
