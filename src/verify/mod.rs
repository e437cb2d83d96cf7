//! Holds a published folder against itself and against what a reader knows from elsewhere.
//!
//! Takes the files of a publication as they are; gives what does not fit, in the order a reader is told. It needs no
//! content and no network, and it never trusts what it reads: the folder may come from anybody.

mod address;
mod facts;
mod files;
mod finding;
mod manifest;
mod outside;
mod releases;
mod report;
pub mod signature;

pub use finding::{Finding, FindingKind};
pub use outside::{Known, older, older_wanted};
pub use report::{human, json};

use crate::data::{self, DataSet};
use crate::emit::{MANIFEST, Manifest, PublishedSite};
use crate::ledger::{Change, Release, ReleaseId};
use crate::load::{Found, Published, Want};

/// The most a file may hold that is read as a whole; larger ones are digested only.
const LIMIT: u64 = 1 << 28;

/// What was found out about a published folder.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What does not fit, the most telling first; empty for a pass.
    pub findings: Vec<Finding>,
    /// How many files the manifest names.
    pub files: usize,
    /// The version of the program that wrote the folder.
    pub version: String,
    /// The sites, as far as they could be read.
    pub sites: Vec<SiteVerdict>,
    /// The release the root that was typed belongs to.
    pub root: Option<FoundRoot>,
    /// What the signer wrote beside a signature that is right.
    pub signature: Option<String>,
    /// Whether there is a signature nobody asked to check.
    pub is_signature_left: bool,
    /// How many releases of older copies stand here unchanged.
    pub older: usize,
}

/// What was found out about one site of a folder.
#[derive(Debug)]
pub struct SiteVerdict {
    /// The id of the department.
    pub department: String,
    /// Its releases, the oldest first, without their facts.
    pub releases: Vec<Release>,
    /// What the site shows that is not released yet.
    pub unreleased: Vec<Change>,
}

/// The release a root belongs to.
#[derive(Debug, PartialEq, Eq)]
pub struct FoundRoot {
    /// The id of the department.
    pub department: String,
    /// The release.
    pub release: ReleaseId,
    /// Whether it is the newest one of the department.
    pub is_newest: bool,
}

/// Says how much of each file has to be read, by the manifest of the folder.
pub fn wanted(manifest: &[u8]) -> impl Fn(&str, u64) -> Want + Sync + use<> {
    let listed = manifest::lenient(manifest).map(|manifest| manifest.files).unwrap_or_default();
    move |path, size| {
        let is_data =
            path.split('/').any(|part| part == "du-lieu") && (path.ends_with(".json") || path.ends_with(".csv"));
        let is_text = is_data || path == MANIFEST || path == signature::SIGNATURE;
        match listed.get(path) {
            _ if is_text && size <= LIMIT => Want::Bytes,
            Some(entry) if entry.bytes == size => Want::Digest,
            _ => Want::Size,
        }
    }
}

/// Checks a published folder; `None` where it is none, for it has no manifest.
pub fn verify(folder: &Published, known: &Known) -> Option<Verdict> {
    let bytes = bytes(folder, MANIFEST)?;
    let mut verdict = Verdict::default();
    if let Some(manifest) = manifest::read(bytes, &mut verdict.findings) {
        inside(folder, &manifest, known, &mut verdict);
    }
    outside::signature(folder, bytes, known, &mut verdict);
    outside::root(known, &mut verdict);
    outside::older_copies(known, &mut verdict);
    Some(verdict)
}

/// Holds the parts of a folder against one another.
fn inside(folder: &Published, manifest: &Manifest, known: &Known, verdict: &mut Verdict) {
    verdict.files = manifest.files.len();
    verdict.version.clone_from(&manifest.version);
    files::check(folder, manifest, known, &mut verdict.findings);
    let declared = data::declared();
    for site in &manifest.sites {
        let checked = check_site(folder, manifest, site, &declared, &mut verdict.findings);
        verdict.sites.push(checked);
    }
}

fn check_site(
    folder: &Published,
    manifest: &Manifest,
    site: &PublishedSite,
    declared: &[DataSet],
    findings: &mut Vec<Finding>,
) -> SiteVerdict {
    let releases = releases::check(folder, manifest, site, findings);
    address::check(manifest, site, &releases, findings);
    let unreleased = facts::check(folder, manifest, site, releases.last(), declared, findings);
    SiteVerdict { department: site.department.clone(), releases, unreleased }
}

/// Gives the bytes of a file, where they were read.
fn bytes<'f>(folder: &'f Published, path: &str) -> Option<&'f [u8]> {
    match folder.get(path)? {
        Found::File { bytes, .. } => bytes.as_deref(),
        _ => None,
    }
}

/// Gives what the paths of a site begin with: nothing, or its folder and a `/`.
fn prefix(site: &PublishedSite) -> String {
    if site.folder.is_empty() { String::new() } else { format!("{}/", site.folder) }
}
