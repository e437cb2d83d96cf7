//! What was found in one attachment, and how much of it may be looked into.

use crate::check::disclosure::rules::{self, Folded, Kind, Writing};
use crate::diagnostic::{Message, say};

/// The most bytes one attachment may unpack to, all its parts together.
const BUDGET: u64 = 400 << 20;
/// The most findings that are kept of one attachment.
const MOST: usize = 5_000;
/// How much of the text around a finding is shown.
const AROUND: usize = 40;

/// What was found in an attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::disclosure) enum What {
    /// A thing the rules find in texts.
    Text(Kind),
    /// Where a picture was taken.
    Position,
}

/// One finding with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check::disclosure) struct Found {
    /// What it is.
    pub(in crate::check::disclosure) what: What,
    /// Where in the file.
    pub(in crate::check::disclosure) place: Message,
    /// The thing as it is written.
    pub(in crate::check::disclosure) text: String,
    /// It with some words around it.
    pub(in crate::check::disclosure) excerpt: String,
    /// `false` where it may be something else.
    pub(in crate::check::disclosure) certain: bool,
}

/// Why a file, or a part of it, was not looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::disclosure) enum Unread {
    /// A password is needed.
    Encrypted,
    /// Nothing but pictures of pages.
    Scanned,
    /// Its fonts do not say which letters they draw.
    NoLetters,
    /// A workbook of before 2007, whose numbers are no text.
    Numbers,
    /// Packed in a way that is not unpacked here.
    Packed,
    /// More than is looked into.
    TooLarge,
    /// Files in files in files.
    TooDeep,
    /// Of an unknown kind.
    Unknown,
    /// Damaged.
    Broken,
}

impl Unread {
    /// Says why.
    pub(in crate::check::disclosure) fn message(self) -> Message {
        match self {
            Self::Encrypted => say!(vi: "tệp có mật khẩu"; en: "it has a password"),
            Self::Scanned => {
                say!(vi: "tệp là bản quét, chỉ có hình của trang giấy"; en: "it is a scan: pictures of pages")
            }
            Self::NoLetters => {
                say!(vi: "phông chữ trong tệp không cho biết đó là chữ gì"; en: "its fonts do not say which letters they draw")
            }
            Self::Numbers => {
                say!(vi: "bảng tính đời cũ (.xls), chỉ xem được các ô chữ; hãy lưu lại thành .xlsx"; en: "in an old workbook (.xls) only cells of text are looked into; save it as .xlsx")
            }
            Self::Packed => say!(vi: "tệp nén loại này không mở được"; en: "archives of this kind cannot be opened"),
            Self::TooLarge => say!(vi: "bên trong quá lớn"; en: "there is too much in it"),
            Self::TooDeep => say!(vi: "tệp lồng trong tệp quá nhiều tầng"; en: "files lie in files too deep"),
            Self::Unknown => say!(vi: "không nhận ra loại tệp"; en: "its kind is unknown"),
            Self::Broken => say!(vi: "tệp hỏng"; en: "it is damaged"),
        }
    }
}

/// What one attachment gave.
#[derive(Debug, Default)]
pub(in crate::check::disclosure) struct Reading {
    /// Findings in the order of the file.
    pub(in crate::check::disclosure) found: Vec<Found>,
    /// Parts that were not looked into.
    pub(in crate::check::disclosure) unread: Vec<(Message, Unread)>,
    spent: u64,
}

impl Reading {
    /// Makes the reading of a file no reader survived.
    pub(super) fn broken() -> Self {
        Self { unread: vec![(super::whole(), Unread::Broken)], ..Self::default() }
    }

    /// Holds the rules against a text.
    pub(super) fn text(&mut self, place: &Message, text: &str) {
        self.labelled(place, "", text);
    }

    /// Holds the rules against a text that something beside it names: the head of its column, the cell on its left.
    pub(super) fn labelled(&mut self, place: &Message, label: &str, text: &str) {
        if self.found.len() >= MOST || text.trim().is_empty() {
            return;
        }
        let whole = if label.is_empty() { text.to_owned() } else { format!("{label}: {text}") };
        let lead = whole.len() - text.len();
        for finding in rules::findings(&Folded::new(&whole, Writing::Plain)) {
            if finding.range.end <= lead {
                continue;
            }
            let range = finding.range.start.max(lead)..finding.range.end;
            self.found.push(Found {
                what: What::Text(finding.kind),
                place: place.clone(),
                text: whole[range.clone()].to_owned(),
                excerpt: excerpt(&whole, range),
                certain: finding.certain,
            });
        }
    }

    /// Takes down where a picture was taken, in degrees.
    pub(super) fn position(&mut self, place: &Message, latitude: f64, longitude: f64) {
        let text = format!("{latitude:.5}, {longitude:.5}");
        let found = Found { what: What::Position, place: place.clone(), excerpt: text.clone(), text, certain: true };
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    /// Takes down that a part was not looked into.
    pub(super) fn unread(&mut self, place: &Message, why: Unread) {
        let one = (place.clone(), why);
        if self.unread.len() < 20 && !self.unread.contains(&one) {
            self.unread.push(one);
        }
    }

    /// Takes bytes off what may still be unpacked.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.spent = self.spent.saturating_add(bytes as u64);
    }

    /// Gives how many bytes may still be unpacked.
    pub(super) fn left(&self) -> u64 {
        BUDGET.saturating_sub(self.spent)
    }
}

fn excerpt(text: &str, range: std::ops::Range<usize>) -> String {
    let start = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((range.end + AROUND).min(text.len()));
    let words: Vec<&str> = text[start..end].split_whitespace().collect();
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    let shown: String = words.join(" ").chars().filter(|character| !character.is_control()).collect();
    format!("{before}{shown}{after}")
}
