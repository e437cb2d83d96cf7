//! Strings the stages together: the one place that knows their order. Build, check and serve all
//! come through here.

mod build;
mod changes;
mod companions;
mod edition;
mod feeds;
mod former;
mod hosting;
mod offline;
mod open_data;
mod pictures;
mod preview;
mod progress;
mod release;
mod search;
mod sitemap;
mod theme;

pub use build::{BuildError, BuildOptions, Built, build};
pub use preview::{Given, Preview};
pub use progress::{KindTime, Progress, Stage, Standing};
pub use release::{Frozen, Refused, ReleaseOrder, release};

use crate::diagnostic::{Message, Report};
use crate::ledger::ReleaseId;
use crate::load::{LeftOut, Tree};
use crate::model::{Id, Site};
use crate::parse::{self, Parsed};
use crate::render::Theme;
use crate::{check, validate};

/// What was loaded for a run.
#[derive(Debug, Default)]
pub struct Input {
    /// The content folder.
    pub content: Tree,
    /// What of it could not be taken along.
    pub left_out: Vec<LeftOut>,
    /// A theme folder given by the user.
    pub theme: Option<Tree>,
}

/// Sites that were read, and what was found on the way.
#[derive(Debug)]
pub struct Checked {
    /// The sites with their themes, by the order of their folders.
    pub sites: Vec<(Site, Theme)>,
    /// `true` when the content folder is itself the one site.
    pub single: bool,
    /// Every problem, with the sources.
    pub report: Report,
    /// What changed since the newest release of each site that has one.
    pub unreleased: Vec<Unreleased>,
}

/// What the next release of a site would change.
#[derive(Debug)]
pub struct Unreleased {
    /// The site.
    pub site: Id,
    /// The newest release.
    pub since: ReleaseId,
    /// The changes, each in a sentence.
    pub sentences: Vec<Message>,
}

/// Reads and checks content and themes.
pub fn check(input: Input) -> Checked {
    let themes = theme::Folders::of(&input);
    let Parsed { drafts, sources, faults, single } = parse::parse(input.content, &input.left_out);
    let mut report = Report { sources, diagnostics: faults };
    let mut sites = Vec::new();
    let mut unreleased = Vec::new();
    for draft in drafts {
        let Some(site) = validate::validate(draft, &mut report.diagnostics) else { continue };
        check::check(&site, &mut report);
        let theme = themes.theme(site.id.as_str(), single, &mut report);
        unreleased.extend(changes::check(&site, &theme, &mut report.diagnostics));
        sites.push((site, theme));
    }
    report.sort();
    Checked { sites, single, report, unreleased }
}
