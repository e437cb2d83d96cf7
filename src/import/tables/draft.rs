//! Sorts the cells of one row by what its columns hold.

use indexmap::IndexMap;

use super::super::found::Printed;
use super::super::paper::Place;
use super::label::{self, Style};
use super::line::{Entry, Line};
use super::marks;
use super::{Column, Head, Mark, Role};

/// A row whose cells are sorted, before it is known what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// What its own cells say.
    pub(super) cells: IndexMap<Column, Printed>,
    /// What cells say that reach down from rows above.
    pub(super) reached: IndexMap<Column, Printed>,
    /// Its own blank cells.
    pub(super) blank: Vec<Column>,
    /// Columns whose text stands for several tasks of one printed row.
    pub(super) shared: Vec<Column>,
    /// Marks in the columns of grades.
    pub(super) marks: Vec<Mark>,
    /// Marks that reach down from rows above.
    pub(super) reached_marks: Vec<Mark>,
    /// What its own cell in the column of areas says.
    pub(super) area: Option<Printed>,
    /// The label of that area, where it has a column of its own.
    pub(super) area_label: Option<Printed>,
    /// The numbering its label belongs to.
    pub(super) style: Option<Style>,
    /// `true` when what it says stands in bold or in capitals.
    pub(super) loud: bool,
    /// `true` when its only text reaches over most columns.
    pub(super) wide: bool,
    /// Its first piece.
    pub(super) place: Place,
}

/// What rows are read by.
pub(super) struct Frame<'a> {
    /// The columns.
    pub(super) heads: &'a [Head],
    /// The column that says what a row is.
    pub(super) main: Column,
    /// `true` when the column of labels numbers areas, and tasks carry their labels in their text.
    pub(super) labels_areas: bool,
}

impl Frame<'_> {
    /// Finds the head a cell stands below; the column of the main text takes cells that reach over it and others.
    fn head_of(&self, entry: &Entry) -> Option<usize> {
        let covers = |head: &Head| entry.from <= head.from && head.to <= entry.to;
        let several = self.heads.iter().filter(|head| covers(head)).count() > 1;
        let main = self.heads.iter().position(|head| head.role == Role::Column(self.main));
        if let Some(main) = main.filter(|main| several && covers(&self.heads[*main])) {
            return Some(main);
        }
        let shared = |head: &Head| entry.overlap(head.from, head.to);
        let best = self.heads.iter().map(shared).max().filter(|most| *most > 0)?;
        self.heads.iter().position(|head| shared(head) == best)
    }

    /// Finds the heads of all cells of a row. Cells that would share one are taken in their order, where they are as
    /// many as the heads.
    fn heads_of(&self, line: &Line) -> Vec<Option<usize>> {
        let found: Vec<Option<usize>> = line.entries.iter().map(|entry| self.head_of(entry)).collect();
        let collide = found.windows(2).any(|pair| pair[0].is_some() && pair[0] == pair[1]);
        if collide && found.len() == self.heads.len() { (0..found.len()).map(Some).collect() } else { found }
    }

    /// Sorts the cells of a row.
    pub(super) fn draft(&self, line: &Line) -> Option<Draft> {
        let first = line.spoken().next()?;
        let mut draft = Draft {
            cells: IndexMap::new(),
            reached: IndexMap::new(),
            blank: vec![],
            shared: vec![],
            marks: vec![],
            reached_marks: vec![],
            area: None,
            area_label: None,
            style: None,
            loud: false,
            wide: self.is_wide(line),
            place: first.place,
        };
        for (entry, head) in line.entries.iter().zip(self.heads_of(line)) {
            self.sort(entry, head, &mut draft);
        }
        draft.blank.retain(|column| !draft.cells.contains_key(column));
        marks::move_back(&mut draft, self.heads);
        self.take_label(&mut draft);
        Some(draft)
    }

    fn sort(&self, entry: &Entry, head: Option<usize>, draft: &mut Draft) {
        let role = head.map_or(Role::Column(Column::Unknown(entry.from)), |head| self.heads[head].role);
        let printed = Printed { text: entry.text.clone(), places: vec![entry.place] };
        match role {
            Role::Grade(_) if entry.speaks() => {
                draft.marks.push(marks::read(entry, printed, self.heads));
            }
            Role::Grade(_) if entry.text.is_empty() => {}
            Role::Grade(_) => draft.reached_marks.push(marks::read(entry, printed, self.heads)),
            Role::Column(column) if !entry.own => {
                if !entry.text.is_empty() && !matches!(column, Column::Area | Column::Label) {
                    draft.reached.insert(column, printed);
                }
            }
            Role::Column(column) if entry.text.is_empty() => draft.blank.push(column),
            Role::Column(column) => {
                if column == self.main || column == Column::Label {
                    draft.loud |= (entry.bold && label::style(&entry.text).is_none()) || is_capital(&entry.text);
                }
                let text = self.with_part(head, &entry.text);
                add(draft, column, Printed { text, ..printed });
            }
        }
    }

    /// Puts the name of a narrow column before a cell where several stand below one name: "Quý 1: 02".
    fn with_part(&self, head: Option<usize>, text: &str) -> String {
        let Some(head) = head.map(|head| &self.heads[head]) else { return text.to_owned() };
        let alike = self.heads.iter().filter(|other| other.role == head.role).count();
        if head.role == Role::Column(Column::GradeWords) && marks::is_mark(text) && !head.leaf.is_empty() {
            return head.leaf.clone();
        }
        let countable = [Column::Work, Column::Due, Column::Begin, Column::Amount, Column::Funding];
        if !countable.iter().any(|column| head.role == Role::Column(*column)) {
            return text.to_owned();
        }
        if alike < 2 || head.leaf.is_empty() {
            text.to_owned()
        } else if marks::is_mark(text) {
            head.leaf.clone()
        } else if head.leaf == head.heading.text {
            text.to_owned()
        } else {
            format!("{}: {text}", head.leaf)
        }
    }

    /// Tells whether the only text of a row, beside a label, reaches over most columns.
    fn is_wide(&self, line: &Line) -> bool {
        let mut spoken = line.spoken().filter(|entry| label::style(&entry.text).is_none());
        let (Some(only), None) = (spoken.next(), spoken.next()) else { return false };
        let covered = self.heads.iter().filter(|head| only.from <= head.from && head.to <= only.to).count();
        covered > 1 && covered * 2 >= self.heads.len()
    }

    /// Takes the label from its column, or from the front of the main text.
    fn take_label(&self, draft: &mut Draft) {
        self.take_title(draft);
        let own = draft.cells.get(&Column::Label).map(|label| label.text.clone());
        draft.style = own.as_deref().and_then(label::style);
        if self.labels_areas && draft.area.is_some() {
            draft.area_label = draft.cells.shift_remove(&Column::Label);
            draft.style = None;
        }
        if draft.cells.contains_key(&Column::Label) {
            return;
        }
        let Some(main) = draft.cells.get_mut(&self.main) else { return };
        let Some((label, rest)) = label::split(&main.text) else { return };
        let (label, rest) = (label.to_owned(), rest.to_owned());
        draft.style = label::style(&label);
        let printed = Printed { text: label, places: main.places.clone() };
        main.text = rest;
        draft.cells.insert(Column::Label, printed);
    }
}

impl Frame<'_> {
    /// Takes a title for what it is that was typed into the column of labels and runs over the blank cells beside it.
    fn take_title(&self, draft: &mut Draft) {
        let typed = |label: &Printed| label::style(&label.text).is_none() && label.text.contains(' ');
        let title = draft.cells.get(&Column::Label).is_some_and(typed) && !draft.cells.contains_key(&self.main);
        if let Some(label) = title.then(|| draft.cells.shift_remove(&Column::Label)).flatten() {
            draft.loud = true;
            draft.cells.insert(self.main, label);
        }
    }
}

impl Draft {
    /// Tells whether it says what it is and nothing else.
    pub(super) fn is_title_only(&self, main: Column) -> bool {
        self.marks.is_empty()
            && self.cells.contains_key(&main)
            && self.cells.keys().all(|column| *column == main || *column == Column::Label)
    }

    /// Tells whether it is a line of a form nobody filled in: a number and nothing else.
    pub(super) fn is_numbered_only(&self) -> bool {
        self.marks.is_empty() && self.reached.is_empty() && self.cells.keys().eq([&Column::Label])
    }

    /// Tells whether it has a label of its own.
    pub(super) fn is_labelled(&self) -> bool {
        self.cells.contains_key(&Column::Label)
    }

    /// Gives the columns that say something beside the label and the main text.
    pub(super) fn others(&self, main: Column) -> impl Iterator<Item = (&Column, &Printed)> {
        self.cells.iter().filter(move |(column, _)| **column != main && **column != Column::Label)
    }

    /// Gives all its texts as one, for a row that is not a record.
    pub(super) fn whole(&self) -> Printed {
        let mut whole = Printed::default();
        let marks = self.marks.iter().map(|mark| &mark.printed);
        for printed in self.area_label.iter().chain(&self.area).chain(self.cells.values()).chain(marks) {
            append(&mut whole, printed, "\n");
        }
        whole
    }
}

/// Adds a text to a column; a second one stands below the first.
pub(super) fn add(draft: &mut Draft, column: Column, printed: Printed) {
    if column == Column::Area {
        let area = draft.area.get_or_insert_default();
        append(area, &printed, "\n");
    } else {
        append(draft.cells.entry(column).or_default(), &printed, "\n");
    }
}

/// Puts a text behind another.
pub(super) fn append(first: &mut Printed, more: &Printed, between: &str) {
    if !first.text.is_empty() && !more.text.is_empty() {
        first.text.push_str(between);
    }
    first.text.push_str(&more.text);
    for place in &more.places {
        if !first.places.contains(place) {
            first.places.push(*place);
        }
    }
}

/// Tells whether a text is written in capitals.
fn is_capital(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 6 && letters.iter().filter(|c| c.is_lowercase()).count() * 10 <= letters.len()
}
