//! The units a paper names: those the site knows, and those it should learn.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::diagnostic::{Message, say};
use crate::import::found::{Printed, Record};
use crate::import::paper::Place;
use crate::import::printed::units::{self, Names};
use crate::model::{Department, Unit};
use crate::text::slug;

/// The names of units, growing while papers are read.
#[derive(Debug)]
pub(super) struct Units {
    names: Names,
    taken: BTreeSet<String>,
    /// Units the site does not have yet, as `[[units]]` of `department.toml`.
    pub(super) new: Vec<Record>,
}

/// The units of one cell.
#[derive(Debug, Default)]
pub(super) struct Responsible {
    /// As `leads` are written.
    pub(super) units: Vec<Json>,
    /// What is not sure.
    pub(super) doubt: Option<Message>,
    /// `true` when the printed text says no more than the official names.
    pub(super) plain: bool,
}

impl Units {
    /// Knows the units of a department.
    pub(super) fn of(department: &Department) -> Self {
        let known = department.units.iter().map(|unit| (unit.id.id.to_string(), names_of(unit)));
        let taken = department.units.iter().map(|unit| unit.id.id.to_string()).collect();
        Self { names: Names::new(known), taken, new: Vec::new() }
    }

    /// Learns the units a text names and nobody knows, as far as their names tell what they are.
    pub(super) fn learn(&mut self, printed: &Printed) -> Vec<(Place, Message)> {
        let mut doubts = Vec::new();
        for name in self.names.read(&printed.text).unknown {
            let Some(kind) = units::kind(&name) else { continue };
            let id = self.free(&slug(&name));
            let mut record = Record::default();
            record.set("id", id.as_str(), &[]);
            record.set("name", name.as_str(), &printed.places);
            record.set("kind", kind.as_str(), &[]);
            self.new.push(record);
            self.names.add(&id, &name);
            let place = printed.places.first().copied();
            let message = say!(
                vi: "chưa có đơn vị “{name}” trong department.toml: thêm với mã `{id}`, loại `{}`; kiểm tra tên và loại", kind.as_str();
                en: "no unit “{name}” in department.toml: added as `{id}` of kind `{}`; check name and kind", kind.as_str()
            );
            doubts.extend(place.map(|place| (place, message)));
        }
        doubts
    }

    fn free(&mut self, wish: &str) -> String {
        let wish = if wish.is_empty() { "don-vi" } else { wish };
        let numbered = (2..).map(|number| format!("{wish}-{number}"));
        let id = std::iter::once(wish.to_owned()).chain(numbered).find(|id| !self.taken.contains(id));
        let id = id.expect("numbers never run out");
        self.taken.insert(id.clone());
        id
    }

    /// Reads the units of a cell.
    pub(super) fn read(&self, printed: &Printed) -> Responsible {
        let read = self.names.read(&printed.text);
        let unknown = read.unknown.join("”, “");
        let doubt = (!read.unknown.is_empty()).then(|| {
            say!(vi: "không có đơn vị “{unknown}” trong department.toml: ghi như in"; en: "no unit “{unknown}” in department.toml: written as printed")
        });
        let plain = read.units.len() == 1 && read.units.iter().all(Json::is_string) && read.whole;
        Responsible { units: read.units, doubt, plain }
    }
}

fn names_of(unit: &Unit) -> Vec<String> {
    std::iter::once(unit.name.vi().to_owned()).chain(unit.short_names.iter().cloned()).collect()
}
