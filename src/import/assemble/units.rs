//! The units a paper names: those the site knows, and those it should learn.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::diagnostic::{Message, say};
use crate::import::found::{Printed, Record};
use crate::import::identity;
use crate::import::paper::Place;
use crate::import::printed::units::{self, Names};
use crate::model::{Department, Unit};

/// The names of units, growing while papers are read.
#[derive(Debug)]
pub(super) struct Units {
    names: Names,
    known: Vec<units::Unit>,
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
        let known: Vec<units::Unit> = department.units.iter().map(named).collect();
        let taken = known.iter().map(|unit| unit.id.clone()).collect();
        Self { names: Names::new(known.clone()), known, taken, new: Vec::new() }
    }

    /// Learns the units a text names and nobody knows, as far as their names tell what they are.
    pub(super) fn learn(&mut self, printed: &Printed) -> Vec<(Place, Message)> {
        let mut doubts = Vec::new();
        for name in self.names.read(&printed.text).unknown {
            let Some(kind) = units::kind(&name) else { continue };
            let id = identity::slug_id(&name, &self.taken, "don-vi");
            self.taken.insert(id.clone());
            let mut record = Record::default();
            record.set("id", id.as_str(), &[]);
            record.set("name", name.as_str(), &printed.places);
            record.set("kind", kind.as_str(), &[]);
            self.new.push(record);
            self.known.push(units::Unit { id: id.clone(), name: name.clone(), short_names: Vec::new() });
            self.names = Names::new(self.known.clone());
            let place = printed.places.first().copied();
            let message = say!(
                vi: "chưa có đơn vị “{name}” trong department.toml: thêm với mã `{id}`, loại `{}`; kiểm tra tên và loại", kind.as_str();
                en: "no unit “{name}” in department.toml: added as `{id}` of kind `{}`; check name and kind", kind.as_str()
            );
            doubts.extend(place.map(|place| (place, message)));
        }
        doubts
    }

    /// Gives the id of the one unit a name is.
    pub(super) fn one(&self, name: &str) -> Option<String> {
        let read = self.names.read(name);
        match read.units.as_slice() {
            [Json::String(id)] if read.whole => Some(id.clone()),
            _ => None,
        }
    }

    /// Reads the units of a cell.
    pub(super) fn read(&self, printed: &Printed) -> Responsible {
        let read = self.names.read(&printed.text);
        let unknown = read.unknown.join("”, “");
        let doubt = (!read.unknown.is_empty()).then(|| {
            say!(vi: "không có đơn vị “{unknown}” trong department.toml: ghi như in"; en: "no unit “{unknown}” in department.toml: written as printed")
        });
        let official = |id: &str| {
            self.known
                .iter()
                .find(|unit| unit.id == id)
                .is_some_and(|unit| unit.name == super::tasks::one_line(&printed.text))
        };
        let plain = matches!(read.units.as_slice(), [Json::String(id)] if official(id));
        Responsible { units: read.units, doubt: read.remark.or(doubt), plain }
    }
}

fn named(unit: &Unit) -> units::Unit {
    let name = unit.name.vi().to_owned();
    units::Unit { id: unit.id.id.to_string(), name, short_names: unit.short_names.clone() }
}
