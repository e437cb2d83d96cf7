//! What a source says of one procedure, topic by topic, before it becomes fields.

use indexmap::IndexMap;

use super::details::{Kind, Row};
use super::topic::Topic;
use crate::import::paper::Place;

/// A line and the piece it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) place: Place,
}

/// One procedure as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    topics: IndexMap<Topic, Vec<Line>>,
    /// `true` while its name is a line that only stood where names stand.
    pub(super) implied: bool,
    /// The rows of its small tables.
    pub(super) rows: Vec<Row>,
    /// The pieces that only head others.
    pub(super) headings: Vec<Place>,
    /// Pieces that stand for nothing: "-".
    pub(super) blank: Vec<Place>,
    /// Pieces that say nothing to keep: the running number of a row.
    pub(super) numbers: Vec<Place>,
}

impl Draft {
    /// Opens a topic, perhaps without a line yet.
    pub(super) fn open(&mut self, topic: Topic) {
        self.topics.entry(topic).or_default();
    }

    /// Takes back a name that was only implied: the sheet names its procedure itself.
    pub(super) fn forget_implied(&mut self) {
        if std::mem::take(&mut self.implied) {
            self.headings.extend(self.topics.shift_remove(&Topic::Title).into_iter().flatten().map(|line| line.place));
        }
    }

    /// Adds a line to a topic; one of signs alone, "-", says nothing.
    pub(super) fn push(&mut self, topic: Topic, text: &str, place: Place) {
        let text = text.trim();
        if text.chars().any(char::is_alphanumeric) {
            self.topics.entry(topic).or_default().push(Line { text: text.to_owned(), place });
        } else if !text.is_empty() {
            self.blank.push(place);
        }
    }

    /// Tells whether a topic was opened.
    pub(super) fn has(&self, topic: Topic) -> bool {
        self.topics.contains_key(&topic)
    }

    /// Gives the lines of a topic.
    pub(super) fn lines(&self, topic: Topic) -> &[Line] {
        self.topics.get(&topic).map_or(&[], Vec::as_slice)
    }

    /// Gives the text of a topic, a line each; `None` where nothing is printed.
    pub(super) fn text(&self, topic: Topic) -> Option<String> {
        let lines: Vec<&str> = self.lines(topic).iter().map(|line| line.text.as_str()).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Gives the pieces of topics, each once.
    pub(super) fn places(&self, topics: &[Topic]) -> Vec<Place> {
        let mut places: Vec<Place> =
            topics.iter().flat_map(|topic| self.lines(*topic)).map(|line| line.place).collect();
        places.sort();
        places.dedup();
        places
    }

    /// Gives the rows of a small table.
    pub(super) fn rows(&self, kind: Kind) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.kind == kind)
    }
}
