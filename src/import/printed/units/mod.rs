//! The units a cell names, matched with the names of a register.
//!
//! Takes the names of units and printed cells; gives what `leads` and `coordinators` hold. A unit the register does
//! not have is kept as printed. It makes no units and changes no register.

mod kind;
mod name;
mod pieces;
mod roles;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

pub use self::kind::kind;
use self::name::{Match, Name, Printed};
pub use self::roles::roles;
use super::lines::{bare, joined};
use super::tokens::{Token, tokens};
use crate::diagnostic::{Message, say};
use crate::text::normalize;

/// A unit as a register names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// Its official name.
    pub name: String,
    /// Its other names.
    pub short_names: Vec<String>,
}

/// The names of a register.
#[derive(Debug, Clone, Default)]
pub struct Names {
    names: Vec<Name>,
}

/// The units of one cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnitsRead {
    /// The list, as the content writes it: an id, or `{ unit, printed }`, or `{ unit, qualifier }`, or `{ printed }`
    /// for a unit the register does not have.
    pub units: Vec<Json>,
    /// The parts that match no name, as printed.
    pub unknown: Vec<String>,
    /// `true` when every part matches a name.
    pub whole: bool,
    /// What to look at.
    pub remark: Option<Message>,
}

impl Names {
    /// Takes the units of a register, in its order.
    pub fn new(units: impl IntoIterator<Item = Unit>) -> Self {
        Self { names: units.into_iter().flat_map(Name::all).collect() }
    }

    /// Reads the units of a cell: one, or several by lines, bullets, semicolons, plus signs, commas, or by nothing but
    /// a blank where every part is a known name.
    pub fn read(&self, text: &str) -> UnitsRead {
        let text = normalize(text.trim()).into_owned();
        let mut read = UnitsRead { whole: true, ..UnitsRead::default() };
        if bare(&text).is_empty() {
            return UnitsRead { whole: false, ..read };
        }
        if let Some(unit) = self.qualified(&text) {
            read.units.push(unit);
        } else if !self.cover(&text, &mut read) {
            for piece in pieces::cut(&text, |piece| self.exact(piece).is_some()) {
                self.piece(&piece, &mut read);
            }
        }
        read
    }

    fn exact(&self, text: &str) -> Option<Match<'_>> {
        let printed = Printed::of(text);
        name::best(self.names.iter().filter_map(|name| name.exact(&printed)))
    }

    fn near(&self, text: &str) -> Option<Match<'_>> {
        let printed = Printed::of(text);
        name::best(self.names.iter().filter_map(|name| name.near(&printed)))
    }

    /// Reads one piece: a known name, one in other words, several without a sign between them, or an unknown one.
    fn piece(&self, piece: &str, read: &mut UnitsRead) {
        if let Some(found) = self.exact(piece) {
            read.units.push(written(&found, piece));
        } else if let Some(unit) = self.qualified(piece) {
            read.units.push(unit);
        } else if self.cover(piece, read) {
        } else if let Some(found) = self.near(piece) {
            let name = &found.name.official;
            read.remark.get_or_insert(say!(
                vi: "“{piece}” được lấy là “{name}”; kiểm tra lại";
                en: "“{piece}” was taken as “{name}”; check it"
            ));
            read.units.push(json!({ "unit": found.name.id, "printed": piece }));
        } else {
            read.units.push(json!({ "printed": piece }));
            read.unknown.push(piece.to_owned());
            read.whole = false;
        }
    }

    /// Reads "Văn phòng (bộ phận tiếp nhận và trả hồ sơ)".
    fn qualified(&self, piece: &str) -> Option<Json> {
        let (unit, qualifier) = piece.trim_end_matches(['.', ';', ' ']).strip_suffix(')')?.split_once('(')?;
        let found = self.exact(bare(unit))?;
        let qualifier = bare(qualifier);
        if qualifier.contains([')', '(']) {
            return None;
        }
        let mut value = json!({ "unit": found.name.id, "qualifier": qualifier });
        if !found.same {
            value["printed"] = json!(bare(unit));
        }
        Some(value)
    }

    /// Reads a text that known names cover from end to end, with nothing but signs and "và" between them.
    fn cover(&self, text: &str, read: &mut UnitsRead) -> bool {
        let tokens = tokens(text);
        let Some(spans) = self.spans(text, &tokens, 0, &mut BTreeSet::new()) else { return false };
        for (start, end) in &spans {
            let printed = joined(&text[tokens[*start].start..tokens[*end - 1].end]);
            if let Some(found) = self.exact(&printed) {
                read.units.push(written(&found, &printed));
            }
        }
        let gap = |first: usize, second: usize| &text[tokens[first - 1].end..tokens[second].start];
        let touching = |pair: &[(usize, usize)]| pair[0].1 == pair[1].0 && !gap(pair[0].1, pair[1].0).contains('\n');
        if spans.windows(2).any(touching) {
            let text = joined(text);
            read.remark.get_or_insert(say!(
                vi: "“{text}” được tách thành nhiều đơn vị, giữa chúng không có dấu ngăn cách; kiểm tra lại";
                en: "“{text}” was parted into several units with no sign between them; check it"
            ));
        }
        true
    }

    /// Finds known names from a token on, the longest first; `dead` are the places that lead nowhere.
    fn spans(
        &self,
        text: &str,
        tokens: &[Token],
        from: usize,
        dead: &mut BTreeSet<usize>,
    ) -> Option<Vec<(usize, usize)>> {
        const BETWEEN: [&str; 9] = [",", ";", "-", "+", "•", "/", "va", "&", "."];
        let from = from + tokens[from..].iter().take_while(|token| token.is(&BETWEEN)).count();
        if from == tokens.len() {
            return Some(Vec::new());
        }
        if dead.contains(&from) {
            return None;
        }
        let found = (from + 1..=tokens.len().min(from + 24)).rev().find_map(|end| {
            let span = &text[tokens[from].start..tokens[end - 1].end];
            let ends_with_word = !tokens[end - 1].is(&BETWEEN);
            let inside = tokens[from..end].iter().any(|token| token.is(&["(", ")"]));
            if !ends_with_word || inside || self.exact(span).is_none() {
                return None;
            }
            let mut spans = self.spans(text, tokens, end, dead)?;
            spans.insert(0, (from, end));
            Some(spans)
        });
        if found.is_none() {
            dead.insert(from);
        }
        found
    }
}

/// Writes a unit: its id alone where it is printed under its official name.
fn written(found: &Match, printed: &str) -> Json {
    if found.same { json!(found.name.id) } else { json!({ "unit": found.name.id, "printed": printed }) }
}
