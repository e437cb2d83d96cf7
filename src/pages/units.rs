//! The units of the department and the bodies it works with, grouped by what they are.

use serde::Serialize;

use super::dashboard::parts;
use super::parts::{Link, Phrase};
use super::route::Route;
use super::viewer::Viewer;
use crate::derive::{ProcedureFacet, ProcedureGroup};
use crate::model::{Plan, Unit, UnitKind};

/// The list of units.
#[derive(Debug, Serialize)]
pub struct Units {
    /// The plan the numbers belong to.
    pub plan: Option<Link>,
    /// Whether that plan names any unit for its tasks.
    pub plan_names_units: bool,
    /// The groups, empty ones left out.
    pub groups: Vec<UnitGroup>,
}

/// Units of one kind.
#[derive(Debug, Serialize)]
pub struct UnitGroup {
    /// The kind's word, for the id of its heading.
    pub id: &'static str,
    /// The kind in words.
    pub title: String,
    /// How many.
    pub count: String,
    /// Whether the plan names any of them for a task.
    pub has_tasks: bool,
    /// Whether any of them handles a procedure in force.
    pub has_procedures: bool,
    /// The units, in the order of the department's file.
    pub units: Vec<UnitLine>,
}

/// A unit in the list.
#[derive(Debug, Serialize)]
pub struct UnitLine {
    /// The unit.
    pub link: Link,
    /// The unit it belongs to.
    pub parent: Option<Phrase>,
    /// The unit that took over.
    pub successor: Option<Phrase>,
    /// Tasks of the plan it leads.
    pub leads: String,
    /// Tasks of the plan it takes part in.
    pub coordinates: String,
    /// Procedures in force it handles.
    pub procedures: String,
}

pub(super) fn view(viewer: &Viewer<'_>) -> Units {
    let site = viewer.site;
    let plan = site.plans.last().map(|(_, plan)| plan);
    let named = |plan: &Plan| plan.tasks().any(|(_, task)| !task.leads.is_empty() || !task.coordinators.is_empty());
    let group = |kind: UnitKind| {
        let units = site.department.units.iter().filter(|unit| unit.kind == kind);
        let lines: Vec<(UnitLine, Numbers)> = units.map(|unit| line(viewer, plan, unit)).collect();
        (!lines.is_empty()).then(|| UnitGroup {
            id: kind.as_str(),
            title: viewer.say(&format!("unit.group-{}", kind.as_str())),
            count: viewer.count("unit.count", lines.len() as u64),
            has_tasks: lines.iter().any(|(_, numbers)| numbers.leads + numbers.coordinates > 0),
            has_procedures: lines.iter().any(|(_, numbers)| numbers.procedures > 0),
            units: lines.into_iter().map(|(line, _)| line).collect(),
        })
    };
    Units {
        plan: plan.map(|plan| viewer.link(&Route::Plan(plan.id.clone()))),
        plan_names_units: plan.is_some_and(named),
        groups: UnitKind::ALL.iter().filter_map(|kind| group(*kind)).collect(),
    }
}

/// What a unit has to do, in numbers.
struct Numbers {
    leads: u64,
    coordinates: u64,
    procedures: u64,
}

fn line(viewer: &Viewer<'_>, plan: Option<&Plan>, unit: &Unit) -> (UnitLine, Numbers) {
    let id = unit.id.id.as_str();
    let (leads, coordinates) = plan.map_or((0, 0), |plan| parts(plan, id));
    let handled = viewer.derived.procedures.group(ProcedureFacet::Unit, id).map_or(0, ProcedureGroup::in_force);
    let numbers = Numbers { leads, coordinates, procedures: handled as u64 };
    let line = UnitLine {
        link: viewer.link(&Route::Unit(unit.id.id.clone())),
        parent: unit.parent.as_ref().and_then(|parent| viewer.unit_link(parent.id())).map(|link| link.text),
        successor: unit.successor.as_ref().and_then(|successor| viewer.unit_link(successor.id())).map(|link| link.text),
        leads: viewer.number(leads),
        coordinates: viewer.number(coordinates),
        procedures: viewer.number(numbers.procedures),
    };
    (line, numbers)
}
