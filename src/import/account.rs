//! The account of an import: every paragraph and every cell of the source, and what became of it.
//!
//! It is opened with a paper and holds each of its pieces from then on; a piece nobody took or left is listed as not
//! understood. So nothing of a source can vanish: the sum of the account is the number of its pieces.

use std::collections::BTreeMap;

use super::paper::{Paper, Place};
use crate::diagnostic::{Message, say};

/// What became of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It was written into the content, perhaps to several places: `plans/2021/tasks.toml: 1-a.due`.
    Taken(Vec<String>),
    /// It was left, and why.
    Left(Reason),
    /// Nobody knew what it was.
    Unread,
}

/// Why a piece was left out of the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The cell or paragraph is blank.
    Blank,
    /// It is the heading of a column, which the key of the field says.
    Heading,
    /// It repeats what was taken already: a heading on the next page, a printed page number.
    Repeated,
    /// The form of every document: the national motto, the name of the agency, a signature's place.
    Form,
    /// The file shows help or protects itself with it: the words of our own workbooks.
    Help,
    /// It stands in a sheet its workbook hides.
    Hidden,
    /// It says what the content says already, in the same words.
    Same,
    /// Several papers say different things there, and nobody has decided yet.
    Disputed,
    /// The person who keeps the content wrote something else there, and that was kept.
    KeptByHand,
}

impl Reason {
    /// Says the reason to the person who imports.
    pub fn message(self) -> Message {
        match self {
            Self::Blank => say!(vi: "ô hoặc đoạn trống"; en: "blank"),
            Self::Heading => say!(vi: "tên cột"; en: "heading of a column"),
            Self::Repeated => say!(vi: "lặp lại phần đã lấy"; en: "repeats what was taken"),
            Self::Form => say!(vi: "phần trình bày chung của văn bản"; en: "the form of every document"),
            Self::Help => say!(vi: "chữ hướng dẫn của tệp"; en: "help of the file"),
            Self::Hidden => say!(vi: "trang tính ẩn"; en: "a hidden sheet"),
            Self::Same => say!(vi: "nội dung đã có đúng như vậy"; en: "the content says so already"),
            Self::Disputed => {
                say!(vi: "các nơi ghi khác nhau, chưa lấy bên nào"; en: "papers say different things, none was taken")
            }
            Self::KeptByHand => say!(vi: "nội dung đã sửa tay, được giữ nguyên"; en: "edited by hand, kept as it is"),
        }
    }
}

/// What is not sure about a piece: what it was taken for, and what to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The piece.
    pub place: Place,
    /// What it was taken for, and what to check.
    pub message: Message,
}

/// Every piece of one paper and its fate.
#[derive(Debug, Clone)]
pub struct Account {
    fates: BTreeMap<Place, (String, Fate)>,
    doubts: Vec<Doubt>,
}

/// The sum of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// All pieces.
    pub pieces: usize,
    /// Those written into the content.
    pub taken: usize,
    /// Those left for a reason, blank ones included.
    pub left: usize,
    /// Those nobody understood.
    pub unread: usize,
}

impl Account {
    /// Opens the account of a paper: blank pieces are left, all others unread.
    pub fn of(paper: &Paper) -> Self {
        let fate = |text: &str| if text.trim().is_empty() { Fate::Left(Reason::Blank) } else { Fate::Unread };
        let fates = paper.pieces().map(|(place, text)| (place, (text.to_owned(), fate(text)))).collect();
        Self { fates, doubts: Vec::new() }
    }

    /// Notes that pieces were written to a place of the content. A piece may be taken to several.
    pub fn take(&mut self, places: &[Place], destination: &str) {
        for place in places {
            let Some((_, fate)) = self.fates.get_mut(place) else { continue };
            match fate {
                Fate::Taken(destinations) => destinations.push(destination.to_owned()),
                _ => *fate = Fate::Taken(vec![destination.to_owned()]),
            }
        }
    }

    /// Notes that the content keeps what a person wrote at a destination: pieces taken there and nowhere else are left.
    ///
    /// A destination that ends with `.` stands for every field of a record.
    pub fn keep(&mut self, places: &[Place], destination: &str) {
        let is_meant =
            |other: &str| other == destination || destination.ends_with('.') && other.starts_with(destination);
        for place in places {
            let Some((_, fate)) = self.fates.get_mut(place) else { continue };
            let Fate::Taken(destinations) = fate else { continue };
            destinations.retain(|other| !is_meant(other));
            if destinations.is_empty() {
                *fate = Fate::Left(Reason::KeptByHand);
            }
        }
    }

    /// Notes why a piece was left; one that was taken stays taken.
    pub fn leave(&mut self, place: Place, reason: Reason) {
        if let Some((_, fate @ Fate::Unread)) = self.fates.get_mut(&place) {
            *fate = Fate::Left(reason);
        }
    }

    /// Notes what is not sure about a piece.
    pub fn doubt(&mut self, place: Place, message: Message) {
        let doubt = Doubt { place, message };
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// Gives every piece with its text and fate, in the order of reading.
    pub fn entries(&self) -> impl Iterator<Item = (Place, &str, &Fate)> {
        self.fates.iter().map(|(place, (text, fate))| (*place, text.as_str(), fate))
    }

    /// Gives what is to be checked, in the order of reading.
    pub fn doubts(&self) -> Vec<&Doubt> {
        let mut doubts: Vec<&Doubt> = self.doubts.iter().collect();
        doubts.sort_by_key(|doubt| doubt.place);
        doubts
    }

    /// Adds it up.
    pub fn sum(&self) -> Sum {
        let mut sum = Sum { pieces: self.fates.len(), ..Sum::default() };
        for (_, fate) in self.fates.values() {
            match fate {
                Fate::Taken(_) => sum.taken += 1,
                Fate::Left(_) => sum.left += 1,
                Fate::Unread => sum.unread += 1,
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::super::paper::{Block, Paragraph, Part};
    use super::*;

    const PLACE: Place = Place { part: 0, block: 0, cell: None };

    /// The account of one paragraph that was taken to these destinations.
    fn taken(destinations: &[&str]) -> Account {
        let paragraph = Paragraph { text: "Tháng 6".to_owned(), ..Paragraph::default() };
        let part = Part { blocks: vec![Block::Paragraph(paragraph)], ..Part::default() };
        let mut account = Account::of(&Paper { parts: vec![part], ..Paper::default() });
        destinations.iter().for_each(|destination| account.take(&[PLACE], destination));
        account
    }

    fn fate(account: &Account) -> Fate {
        account.entries().next().map(|(_, _, fate)| fate.clone()).expect("one paragraph")
    }

    #[test]
    fn what_a_person_wrote_is_where_nothing_is_taken_to() {
        for (destinations, kept, expected) in [
            (&["a.toml: 1-a.due"][..], "a.toml: 1-a.due", Fate::Left(Reason::KeptByHand)),
            (&["a.toml: 1-a.due", "a.toml: 1-a.text"], "a.toml: 1-a.", Fate::Left(Reason::KeptByHand)),
            (&["a.toml: 1-a.due", "b.toml: x"], "a.toml: 1-a.due", Fate::Taken(vec!["b.toml: x".to_owned()])),
            (&["a.toml: 1-a.due_text"], "a.toml: 1-a.due", Fate::Taken(vec!["a.toml: 1-a.due_text".to_owned()])),
            (&[], "a.toml: 1-a.due", Fate::Unread),
        ] {
            let mut account = taken(destinations);
            account.keep(&[PLACE], kept);
            assert_eq!(fate(&account), expected, "{destinations:?} {kept}");
        }
    }
}
