//! Walks through a document of single sheets: headings open topics, names of procedures open the next one.

use super::details::{Cell, Head, Row};
use super::draft::{Draft, Line};
use super::topic::{self, Topic};
use crate::import::paper::{Block, Origin, Paper, Place, Table};
use crate::import::printed::label;
use crate::text::words;

/// A line, or a row of several cells.
#[derive(Debug, Clone)]
enum Event {
    /// A line, and whether it stands out: bold, a heading, a cell of its own.
    Line(Line, bool),
    Row(Vec<Cell>),
    /// A table begins or ends: what a row of headings opened is over.
    Edge,
}

/// Reads every procedure of a document; a draft without a name is one nobody can use.
pub(super) fn drafts(paper: &Paper) -> Vec<Draft> {
    let events = events(paper);
    let mut walk = Walk::default();
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Line(line, strong) => walk.line(line, *strong, events.get(index + 1)),
            Event::Row(cells) => walk.row(cells),
            Event::Edge => walk.head = None,
        }
    }
    walk.finish()
}

fn events(paper: &Paper) -> Vec<Event> {
    let mut events = Vec::new();
    for (part, of) in paper.parts.iter().enumerate() {
        for (block, piece) in of.blocks.iter().enumerate() {
            match piece {
                Block::Paragraph(paragraph) if paragraph.origin != Some(Origin::Margin) => {
                    let strong = paragraph.bold || paragraph.heading.is_some();
                    push_lines(&mut events, &paragraph.line(), Place { part, block, cell: None }, strong);
                }
                Block::Table(table) if !is_list(table) => push_rows(&mut events, table, part, block),
                _ => {}
            }
        }
    }
    events
}

fn push_lines(events: &mut Vec<Event>, text: &str, place: Place, strong: bool) {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    events.extend(lines.map(|line| Event::Line(Line { text: line.trim().to_owned(), place }, strong)));
}

fn push_rows(events: &mut Vec<Event>, table: &Table, part: usize, block: usize) {
    events.push(Event::Edge);
    for (row, of) in table.rows.iter().enumerate() {
        let place = |column| Place { part, block, cell: Some((row, column)) };
        let said = of.cells.iter().filter(|cell| !cell.is_blank());
        let cells: Vec<Cell> = said
            .map(|cell| Cell {
                column: cell.column,
                across: cell.across,
                text: cell.text.clone(),
                place: place(cell.column),
            })
            .collect();
        match cells.as_slice() {
            [] => {}
            _ => events.push(Event::Row(cells)),
        }
    }
    events.push(Event::Edge);
}

/// Tells whether a table lists procedures, one a row: its heading names three topics or more.
fn is_list(table: &Table) -> bool {
    table.rows.iter().take(4).any(|row| {
        let mut topics: Vec<Topic> = row.cells.iter().filter_map(|cell| topic::heading(&cell.text)).collect();
        topics.sort();
        topics.dedup();
        topics.len() >= 3 && (topics.contains(&Topic::Title) || topics.contains(&Topic::Code))
    })
}

#[derive(Default)]
struct Walk {
    drafts: Vec<Draft>,
    topic: Option<Topic>,
    field: Option<Line>,
    head: Option<Head>,
}

impl Walk {
    fn current(&mut self) -> &mut Draft {
        if self.drafts.is_empty() {
            self.next();
        }
        self.drafts.last_mut().expect("one was opened")
    }

    fn next(&mut self) {
        let mut draft = Draft::default();
        if let Some(field) = &self.field {
            draft.push(Topic::Field, &field.text, field.place);
        }
        self.drafts.push(draft);
        (self.topic, self.head) = (None, None);
    }

    fn line(&mut self, line: &Line, strong: bool, next: Option<&Event>) {
        if let Some((topic, value)) = topic::split(&line.text)
            && self.opens(topic, &line.text, strong)
        {
            return self.open(topic, value, line.place);
        }
        if let Some(field) = topic::field(&line.text).filter(|field| strong || *field == field.to_uppercase()) {
            self.field = Some(Line { text: field.to_owned(), place: line.place });
            (self.topic, self.head) = (None, None);
            return;
        }
        if self.names_procedure(&line.text, strong, next) {
            self.next();
            let draft = self.current();
            draft.push(Topic::Title, topic::unlabelled(&line.text), line.place);
            draft.implied = true;
            return;
        }
        if let (Some(topic), false) = (self.topic, self.drafts.is_empty()) {
            self.current().push(topic, &line.text, line.place);
        }
    }

    /// Tells whether a line opens a topic: once in a procedure, and only where it looks like a heading.
    fn opens(&self, topic: Topic, text: &str, strong: bool) -> bool {
        let looks = text.contains(':') || strong || label::split(text).is_some();
        let renews = matches!(topic, Topic::Title | Topic::Code);
        let seen = self
            .drafts
            .last()
            .is_some_and(|draft| draft.has(topic) && !(topic == Topic::Field && self.field.is_some()));
        looks && (renews || !seen)
    }

    fn open(&mut self, topic: Topic, value: &str, place: Place) {
        let renews = matches!(topic, Topic::Title | Topic::Code);
        if let Some(draft) = self.drafts.last_mut().filter(|draft| topic == Topic::Title && !draft.has(Topic::Steps)) {
            draft.forget_implied();
        }
        let draft = self.drafts.last();
        if draft.is_some_and(|draft| renews && (draft.has(topic) || draft.has(Topic::Steps) || draft.has(Topic::Basis)))
        {
            self.next();
        }
        let draft = self.current();
        draft.open(topic);
        draft.push(topic, value, place);
        if value.is_empty() {
            draft.headings.push(place);
        }
        (self.topic, self.head) = (Some(topic), None);
    }

    /// Tells whether a line is the name of a procedure: what follows it is the first topic of one.
    fn names_procedure(&self, text: &str, strong: bool, next: Option<&Event>) -> bool {
        const FIRST: [Topic; 5] = [Topic::Steps, Topic::Code, Topic::Field, Topic::Level, Topic::Kind];
        let follows = match next {
            Some(Event::Line(line, _)) => topic::split(&line.text).map(|found| found.0),
            Some(Event::Row(cells)) => cells.first().and_then(|cell| topic::heading(&cell.text)),
            _ => None,
        };
        let first = follows.is_some_and(|topic| FIRST.contains(&topic));
        let said = words(topic::unlabelled(text)).next().is_some_and(|word| word == "thu");
        let done = self.drafts.last().is_none_or(|draft| draft.has(Topic::Steps) || draft.has(Topic::Basis));
        first && done && !text.ends_with([':', ';']) && (strong || said || label::split(text).is_some())
    }

    fn row(&mut self, cells: &[Cell]) {
        if let Some(head) = Head::read(cells) {
            let draft = self.current();
            draft.headings.extend(cells.iter().map(|cell| cell.place));
            self.head = Some(head);
            return;
        }
        let numbered = cells.len() > 1 && is_number(&cells[0].text);
        let first = cells
            .get(usize::from(numbered))
            .and_then(|cell| topic::split(cell.text.lines().next().unwrap_or_default()));
        if first.is_some_and(|(topic, _)| {
            self.head.is_none() || topic::heading(&cells[usize::from(numbered)].text) == Some(topic)
        }) {
            self.head = None;
        }
        if let Some(head) = &self.head {
            let row =
                Row { kind: head.kind, cells: cells.iter().map(|cell| (head.role(cell), cell.clone())).collect() };
            self.current().rows.push(row);
            return;
        }
        for (index, cell) in cells.iter().enumerate() {
            if numbered && index == 0 {
                self.current().numbers.push(cell.place);
                continue;
            }
            let lines: Vec<&str> = cell.text.lines().filter(|line| !line.trim().is_empty()).collect();
            for line in &lines {
                let strong = lines.len() == 1;
                self.line(&Line { text: line.trim().to_owned(), place: cell.place }, strong, None);
            }
        }
    }

    fn finish(self) -> Vec<Draft> {
        self.drafts
    }
}

/// Tells whether a cell holds a running number alone.
fn is_number(text: &str) -> bool {
    label::split(text).is_some_and(|(_, rest)| rest.is_empty())
}
