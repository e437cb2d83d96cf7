//! Understands everything of a paper that is no table of records: its head, its text, its tail, what it cites.
//!
//! Takes a [`Paper`]; gives the fields of a plan's or a report's head, the text as Markdown, and the documents of the
//! register it names. It knows the register of a site only through what it is told, and writes nothing. Pieces that are
//! form only are left in the account, with what is not sure; that a piece was taken is noted by whoever writes the
//! record, from the places every field, the text and every mention carry.

mod assignments;
mod bases;
mod body;
mod clauses;
mod day;
mod documents;
mod fields;
mod head;
mod label;
mod lines;
mod number;
mod outline;
mod reporting;
mod role;
mod signs;
mod symbols;
mod tail;
mod write;
mod zones;

use super::account::Account;
use super::found::Body;
use super::paper::{Paper, Place};
use zones::Zones;

pub use assignments::Candidate;
pub use bases::Basis;
pub use documents::{FoundDocument, KnownDocument, KnownRegister, documents};
pub use head::{Appendix, Head};
pub use number::Number;
pub use symbols::Symbols;
pub use tail::{Recipient, Signer};

/// Reads the head and the tail of a document; what is form only is left in the account.
pub fn head(paper: &Paper, account: &mut Account) -> Head {
    Head::of(&zones_of(paper), account)
}

/// Writes the text of a document as Markdown, with all tables but those at `records`, which became records.
pub fn body(paper: &Paper, records: &[Place], account: &mut Account) -> Body {
    body::body(paper, &zones_of(paper), records, account)
}

/// Finds what the plan assigns to units, under "Tổ chức thực hiện"; `recognise` gives the id of a unit by its name.
pub fn assignments(paper: &Paper, recognise: &dyn Fn(&str) -> Option<String>) -> Vec<Candidate> {
    assignments::assignments(&zones_of(paper), recognise)
}

/// Finds which reports the plan wants, and until when; `recognise` gives the id of a unit by its name.
pub fn reporting(paper: &Paper, recognise: &dyn Fn(&str) -> Option<String>) -> Vec<Candidate> {
    reporting::reporting(&zones_of(paper), recognise)
}

fn zones_of(paper: &Paper) -> Zones {
    zones::zones(lines::pieces(paper))
}

/// Reads the head without an account.
fn head_of(paper: &Paper) -> Head {
    head(paper, &mut Account::of(&Paper::default()))
}

#[cfg(test)]
pub(crate) mod tests;
