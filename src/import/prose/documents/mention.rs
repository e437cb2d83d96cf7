//! One mention of a document, with what its clause says about it.

use super::issuer::{self, Issuer};
use super::known::KnownRegister;
use super::title;
use crate::import::paper::{Paper, Place};
use crate::import::prose::head::Head;
use crate::import::prose::number::as_printed;
use crate::model::Moment;
use crate::model::identifier::{self, Identifier, PrintedDate};

/// A mention with what is printed about its document.
#[derive(Debug, Clone)]
pub(super) struct Cited {
    /// Where.
    pub(super) place: Place,
    /// The words of the mention.
    pub(super) words: String,
    /// The identifier as printed: `155 /KH-SKHCN`.
    pub(super) form: String,
    /// Number, year and symbol.
    pub(super) identifier: Identifier,
    /// Number and symbol by which two mentions are equal.
    pub(super) key: (String, String),
    /// The word for the kind.
    pub(super) kind_word: Option<String>,
    /// The date.
    pub(super) date: Option<Moment>,
    /// Who issued it, as far as the clause says so.
    pub(super) issuer: Option<Issuer>,
    /// What it is about, as far as the clause says so.
    pub(super) title: Option<String>,
    /// `true` where the symbol breaks off: "1024/STP-QLXLVPHC...".
    pub(super) broken: bool,
    /// `true` where the paper speaks of itself: in its line of the number and the captions of its appendices.
    pub(super) own: bool,
}

impl Cited {
    /// Gives the year that tells documents with one number apart: that of the number, else that of the date.
    pub(super) fn year(&self) -> Option<i32> {
        self.identifier.year.map(i32::from).or_else(|| self.date.map(Moment::year))
    }
}

/// Finds all mentions of a paper; a page break or a cell parts them.
pub(super) fn all(paper: &Paper, known: &KnownRegister, head: &Head) -> Vec<Cited> {
    let mut all = Vec::new();
    for (place, text) in paper.pieces() {
        let mentions = identifier::find(text);
        for (at, mention) in mentions.iter().enumerate() {
            let next = &mentions[at + 1..];
            all.push(cited(text, mention, next, place, known));
        }
    }
    mark_own(&mut all, known, head);
    all
}

fn cited(
    text: &str,
    mention: &identifier::Mention<'_>,
    next: &[identifier::Mention<'_>],
    place: Place,
    known: &KnownRegister,
) -> Cited {
    let range = mention.range.clone();
    let clause = title::clause(text, range.end, next);
    let (issuer, about) = issuer::after(clause, known);
    // A paragraph that breaks off goes on behind a page: its last title is not whole.
    let end = text.trim_end();
    let broken_off = place.cell.is_none() && !end.ends_with(['.', ';', ':', ')', '”', '*', '…']);
    let whole = !broken_off || !end.trim_end_matches([',', ' ']).ends_with(clause.trim());
    let title = title::after(about).filter(|_| whole).or_else(|| title::before(&text[..range.start]));
    Cited {
        place,
        words: text[range.clone()].to_owned(),
        form: as_printed(text, mention),
        key: known.key(&mention.identifier),
        identifier: mention.identifier.clone(),
        kind_word: mention.kind_word.map(str::to_owned),
        date: mention.date.and_then(moment),
        issuer,
        title,
        broken: text[range.end..].starts_with("...") || text[range.end..].starts_with('…'),
        own: false,
    }
}

/// Gives the moment of a printed date, as far as it is whole from the year on.
fn moment((day, month, year): PrintedDate) -> Option<Moment> {
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    };
    Moment::parse(&text)
}

/// Marks the mentions by which the paper names itself, and gives them its date.
fn mark_own(all: &mut [Cited], known: &KnownRegister, head: &Head) {
    let Some(number) = head.number.as_ref().filter(|number| !number.number.is_empty()) else { return };
    let own = Identifier { number: number.number.clone(), year: number.year, symbol: number.symbol.clone() };
    let key = known.key(&own);
    for cited in all.iter_mut().filter(|cited| cited.key == key) {
        let of_head = number.printed.places.contains(&cited.place) && cited.kind_word.is_none();
        let same_day = cited.date.is_some() && cited.date == head.date;
        if of_head || same_day || head.repeated.iter().any(|caption| caption.places.contains(&cited.place)) {
            cited.own = true;
            cited.date = head.date.or(cited.date);
        }
    }
}
