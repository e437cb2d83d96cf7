//! The page above several departments: they stand side by side.

use serde::Serialize;

use super::parts::{DateView, Phrase};
use super::route::Route;
use super::viewer::Viewer;

/// The list of departments.
#[derive(Debug, Serialize)]
pub struct Departments {
    /// The departments, in the order of their folders.
    pub departments: Vec<DepartmentCard>,
}

/// One department.
#[derive(Debug, Serialize)]
pub struct DepartmentCard {
    /// Leads to its site.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// Its province.
    pub province: Option<Phrase>,
}

/// Makes the list from one viewer a department.
pub fn departments(viewers: &[Viewer<'_>]) -> Departments {
    let _ = Route::Dashboard;
    let card = |viewer: &Viewer<'_>| DepartmentCard {
        href: format!("^/{}/", viewer.site.id),
        name: viewer.phrase(&viewer.site.department.name),
        province: viewer.site.department.province.as_ref().map(|province| viewer.phrase(province)),
    };
    let _unused: Option<DateView> = None;
    Departments { departments: viewers.iter().map(card).collect() }
}
