//! Puts the sorted rows of a table together: areas out of their column, broken rows joined, full rows parted.

use super::super::account::Reason;
use super::super::found::Printed;
use super::super::paper::Place;
use super::areas::{Habits, Kind};
use super::bare;
use super::draft::{Draft, append};
use super::joined::{self, Continues};
use super::label;
use super::{Column, Head, Role, RowKind, UnderstoodRow, inherit, split};
use crate::diagnostic::{Message, say};
use crate::text;

/// The rows of a table while they are put together.
pub(super) struct Rows<'a> {
    main: Column,
    heads: &'a [Head],
    /// Whether records have labels.
    labelled: bool,
    rows: Vec<(Draft, Kind)>,
    /// Rows that have a remark only, in front of the record they belong to.
    waiting: Vec<Draft>,
    /// Cells that were left.
    pub(super) left: Vec<(Place, Reason)>,
    /// What is not sure.
    pub(super) doubts: Vec<(Place, Message)>,
}

impl<'a> Rows<'a> {
    /// Puts rows together.
    pub(super) fn assemble(mut drafts: Vec<Draft>, main: Column, heads: &'a [Head]) -> Self {
        bare::take_labels(&mut drafts, main);
        let habits = Habits::learn(&drafts, main);
        let kinds = habits.kinds(&drafts);
        let labelled = habits.labelled();
        let mut all = Self { main, heads, labelled, rows: vec![], waiting: vec![], left: vec![], doubts: vec![] };
        for (draft, kind) in drafts.into_iter().zip(kinds) {
            all.take(draft, kind);
        }
        all.settle_waiting();
        all.part();
        all.note_marks();
        for index in inherit::inherit(&mut all.rows) {
            all.doubt_inherited(index);
        }
        all
    }

    fn take(&mut self, mut draft: Draft, kind: Kind) {
        match kind {
            Kind::Record => {
                self.take_area(&mut draft);
                if !draft.cells.is_empty() || !draft.marks.is_empty() {
                    self.take_record(draft);
                }
            }
            Kind::Area => {
                self.settle_waiting();
                draft.cells = renamed(std::mem::take(&mut draft.cells), self.main);
                self.rows.push((draft, kind));
            }
            _ => {
                let label = draft.area_label.take().map(|label| (Column::Label, label));
                let area = draft.area.take().map(|area| (Column::Area, area));
                draft.cells.extend(label.into_iter().chain(area));
                self.rows.push((draft, kind));
            }
        }
    }

    /// Makes a row of its own of what stands in the column of areas.
    fn take_area(&mut self, draft: &mut Draft) {
        let Some(area) = draft.area.take() else { return };
        let label = draft.area_label.take();
        let last = self.rows.iter_mut().rev().find(|(_, kind)| *kind == Kind::Area);
        let said = last.as_ref().map(|(last, _)| last.whole().text);
        let whole = label.iter().map(|label| format!("{}\n", label.text)).collect::<String>() + &area.text;
        let same = said.is_some_and(|said| text::words(&said).eq(text::words(&whole)));
        match last {
            Some(_) if same => {
                let places = area.places.into_iter().chain(label.into_iter().flat_map(|label| label.places));
                self.left.extend(places.map(|place| (place, Reason::Repeated)));
            }
            Some((last, _)) if joined::goes_on(&area.text) && label.is_none() => {
                let first = last.cells.entry(Column::Area).or_default();
                append(first, &area, " ");
            }
            _ => {
                self.settle_waiting();
                self.rows.push((area_row(label, area, draft), Kind::Area));
            }
        }
    }

    fn take_record(&mut self, mut draft: Draft) {
        if draft.is_numbered_only() {
            let label = draft.cells.into_values().flat_map(|label| label.places);
            self.left.extend(label.map(|place| (place, Reason::Form)));
            return;
        }
        let only_note = draft.others(self.main).count() == draft.cells.len()
            && draft.cells.keys().all(|column| *column == Column::Note);
        let begins = !matches!(self.rows.last(), Some((_, Kind::Record)));
        if only_note && draft.marks.is_empty() && begins {
            self.waiting.push(draft);
            return;
        }
        let title_only = draft.is_title_only(self.main) && !draft.is_labelled();
        let main = self.main;
        match self.rows.last_mut() {
            Some((last, Kind::Record)) => {
                if let Some(how) = joined::continues(&draft, last, main, self.labelled) {
                    let place = draft.place;
                    joined::join(last, draft, main);
                    self.doubt_joined(how, place);
                    return;
                }
            }
            Some((area, Kind::Area))
                if title_only && draft.cells.get(&main).is_some_and(|text| joined::goes_on(&text.text)) =>
            {
                let first = area.cells.entry(Column::Area).or_default();
                append(first, &draft.cells[&main], " ");
                return;
            }
            _ => {}
        }
        self.give_waiting(&mut draft);
        self.rows.push((draft, Kind::Record));
    }

    /// Parts rows that hold several tasks.
    fn part(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let labels = rows.iter().map(|(draft, _)| draft.cells.get(&Column::Label).map(|label| label.text.clone()));
        let labels: Vec<Option<String>> = labels.collect();
        for (index, (draft, kind)) in rows.into_iter().enumerate() {
            if kind != Kind::Record {
                self.rows.push((draft, kind));
                continue;
            }
            let place = draft.place;
            let next = labels.get(index + 1).and_then(Option::as_deref);
            let (drafts, shared) = split::split(draft, self.main, next);
            if drafts.len() > 1 {
                self.doubt_split(place, drafts.len(), &shared);
            }
            self.rows.extend(drafts.into_iter().map(|draft| (draft, kind)));
        }
    }

    /// Gives a record the remarks that wait for it.
    fn give_waiting(&mut self, draft: &mut Draft) {
        if self.waiting.is_empty() {
            return;
        }
        let mut note = Printed::default();
        for waiting in std::mem::take(&mut self.waiting) {
            self.doubts.push((
                waiting.place,
                say!(vi: "hàng này chỉ có ghi chú, được hiểu là ghi chú của nhiệm vụ ở hàng sau";
                    en: "this row has a remark only, taken for one on the task in the next row"),
            ));
            append(&mut note, &waiting.whole(), "\n");
        }
        append(&mut note, &draft.cells.shift_remove(&Column::Note).unwrap_or_default(), "\n");
        draft.cells.insert(Column::Note, note);
    }

    /// Puts remarks that found no record into rows of their own.
    fn settle_waiting(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.rows.extend(waiting.into_iter().map(|draft| (draft, Kind::Remark)));
    }

    fn name(&self, column: Column) -> String {
        let head = self.heads.iter().find(|head| head.role == Role::Column(column));
        head.map_or(String::new(), |head| head.heading.text.replace('\n', " "))
    }

    fn doubt_joined(&mut self, how: Continues, place: Place) {
        if how == Continues::Perhaps {
            self.doubts.push((
                place,
                say!(vi: "hàng này không có nội dung chính, được nối vào hàng trên";
                    en: "this row has no main text and was joined to the row above"),
            ));
        }
    }

    fn doubt_split(&mut self, place: Place, count: usize, shared: &[Column]) {
        let names: Vec<String> = shared.iter().map(|column| format!("“{}”", self.name(*column))).collect();
        let names = names.join(", ");
        let message = if shared.is_empty() {
            say!(vi: "hàng này in {count} nhiệm vụ, đã tách thành {count}"; en: "this row holds {count} tasks and was parted")
        } else {
            say!(vi: "hàng này in {count} nhiệm vụ, đã tách thành {count}; các ô {names} không tách được nên mỗi nhiệm vụ đều mang nguyên ô, cần sửa tay";
                en: "this row holds {count} tasks and was parted; the cells {names} could not be, so every task has them whole: edit by hand")
        };
        self.doubts.push((place, message));
    }

    fn note_marks(&mut self) {
        let mut doubts = Vec::new();
        let records = || self.rows.iter().filter(|(_, kind)| *kind != Kind::Total).map(|(draft, _)| draft);
        for mark in records().flat_map(|draft| &draft.marks) {
            let (Some(place), text) = (mark.printed.places.first(), &mark.printed.text) else { continue };
            let heading = mark.heading.replace('\n', " ");
            if mark.moved {
                doubts.push((
                    *place,
                    say!(vi: "dấu “{text}” nằm lệch ngoài các cột đánh giá, được hiểu là “{heading}”";
                    en: "the mark “{text}” stands outside the columns of grades and was taken for “{heading}”"),
                ));
            } else if text.split_whitespace().count() > 4 {
                doubts.push((
                    *place,
                    say!(vi: "ô ở cột đánh giá “{heading}” có chữ chứ không phải dấu, được hiểu là dấu";
                    en: "a cell below the grade “{heading}” has a text and was taken for a mark"),
                ));
            } else if mark.grade.is_none() {
                doubts.push((
                    *place,
                    say!(vi: "không rõ “{text}” ở cột “{heading}” ứng với mức nào trong bốn mức đánh giá";
                    en: "it is not clear which of the four grades “{text}” below “{heading}” stands for"),
                ));
            }
        }
        for draft in records().filter(|draft| draft.marks.len() > 1) {
            doubts.push((
                draft.place,
                say!(vi: "nhiệm vụ này có hơn một dấu đánh giá"; en: "this task has more than one mark"),
            ));
        }
        self.doubts.extend(doubts);
    }

    fn doubt_inherited(&mut self, index: usize) {
        let (draft, _) = &self.rows[index];
        let place = draft.place;
        self.doubts.push((
            place,
            say!(vi: "các ô chủ trì, thời gian… của hàng này để trống, được hiểu là chung với hàng trên";
                en: "lead, time and other cells of this row are blank and were taken for those of the row above"),
        ));
        let note = draft.cells.get(&Column::Note).filter(|note| note.text.starts_with('-'));
        if let Some(place) = note.and_then(|note| note.places.first()) {
            self.doubts.push((
                *place,
                say!(vi: "chữ ở cột ghi chú có thể thuộc ô chủ trì bị lệch cột"; en: "this remark may belong to the lead, moved by a column"),
            ));
        }
    }

    /// Gives the rows as others read them.
    pub(super) fn finish(&mut self) -> Vec<UnderstoodRow> {
        let rows = std::mem::take(&mut self.rows);
        rows.into_iter().map(|(draft, kind)| self.row(draft, kind)).collect()
    }

    fn row(&self, mut draft: Draft, kind: Kind) -> UnderstoodRow {
        let kind = match kind {
            Kind::Area => RowKind::Area,
            Kind::Record => RowKind::Record,
            Kind::Total => RowKind::Total,
            Kind::Remark => {
                let whole = draft.whole();
                draft.cells = [(Column::Note, whole)].into_iter().collect();
                draft.marks.clear();
                RowKind::Remark
            }
        };
        let mut inherited = draft.shared;
        if kind == RowKind::Record {
            if draft.marks.is_empty() {
                draft.marks = draft.reached_marks;
            }
            for (column, printed) in draft.reached {
                if !draft.cells.contains_key(&column) {
                    draft.cells.insert(column, printed);
                    inherited.push(column);
                }
            }
        }
        let mut cells = draft.cells;
        cells.sort_by_key(|column, _| self.place_of(*column));
        draft.blank.retain(|column| !cells.contains_key(column));
        UnderstoodRow { kind, cells, blank: draft.blank, inherited, marks: draft.marks }
    }

    /// Gives the order of a column; labels and areas without a column stand first.
    fn place_of(&self, column: Column) -> usize {
        let at = self.heads.iter().position(|head| head.role == Role::Column(column));
        match (at, column) {
            (Some(at), _) => at + 1,
            (None, Column::Unknown(at)) => self.heads.len() + 1 + at,
            (None, _) => 0,
        }
    }
}

/// Calls the main text of an area what it is.
fn renamed(cells: indexmap::IndexMap<Column, Printed>, main: Column) -> indexmap::IndexMap<Column, Printed> {
    cells.into_iter().map(|(column, cell)| (if column == main { Column::Area } else { column }, cell)).collect()
}

fn area_row(label: Option<Printed>, mut area: Printed, draft: &Draft) -> Draft {
    let mut cells = indexmap::IndexMap::new();
    let inline = label::split(&area.text).map(|(label, rest)| (label.to_owned(), rest.to_owned()));
    let label = label.or_else(|| {
        let (label, rest) = inline?;
        area.text = rest;
        Some(Printed { text: label, places: area.places.clone() })
    });
    cells.extend(label.map(|label| (Column::Label, label)));
    let place = area.places.first().copied().unwrap_or(draft.place);
    cells.insert(Column::Area, area);
    Draft {
        cells,
        reached: Default::default(),
        blank: vec![],
        shared: vec![],
        marks: vec![],
        reached_marks: vec![],
        place,
        ..draft.clone()
    }
}
