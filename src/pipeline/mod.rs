//! Strings the stages together: the one place that knows their order. Build, check and serve all
//! come through here.

mod build;

pub use build::{BuildError, BuildOptions, Built, build};

use crate::diagnostic::Report;
use crate::load::{LeftOut, Tree};
use crate::model::Site;
use crate::parse::{self, Parsed};
use crate::validate;

/// Sites that were read, and what was found on the way.
#[derive(Debug)]
pub struct Checked {
    /// The sites, by the order of their folders.
    pub sites: Vec<Site>,
    /// `true` when the content folder is itself the one site.
    pub single: bool,
    /// Every problem, with the sources.
    pub report: Report,
}

/// Reads and checks a content folder.
pub fn check(tree: Tree, left_out: &[LeftOut]) -> Checked {
    let Parsed { drafts, sources, mut faults, single } = parse::parse(tree, left_out);
    let sites = drafts.into_iter().filter_map(|draft| validate::validate(draft, &mut faults)).collect();
    let mut report = Report { sources, diagnostics: faults };
    report.sort();
    Checked { sites, single, report }
}
