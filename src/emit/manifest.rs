//! `manifest.json`: every file of a publication with its size and SHA-256, and which facts it shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The name of the manifest; a folder that has one is a published site.
pub const MANIFEST: &str = "manifest.json";

const GENERATOR: &str = "minhbach";

/// What a manifest says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The program that wrote the publication.
    pub generator: String,
    /// Its version.
    pub version: String,
    /// The sites, by folder.
    pub sites: Vec<PublishedSite>,
    /// Every other file, by its path.
    pub files: BTreeMap<String, Entry>,
}

/// Which facts a site of a publication shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedSite {
    /// Its folder in the published one; empty for a single site.
    pub folder: String,
    /// The id of the department.
    pub department: String,
    /// The newest release.
    pub release: Option<PublishedRelease>,
    /// The root over the facts shown.
    pub facts: String,
    /// How many changes since the release they hold.
    pub unreleased: usize,
}

/// A release as a manifest names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedRelease {
    /// Its name.
    pub id: String,
    /// Its root.
    pub root: String,
}

/// What a manifest says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// Makes the manifest of a publication.
    pub fn new(sites: Vec<PublishedSite>, files: BTreeMap<String, Entry>) -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self { generator: GENERATOR.to_owned(), version, sites, files }
    }

    /// Tells whether this program wrote it, in any of its versions.
    pub fn is_ours(&self) -> bool {
        self.generator == GENERATOR
    }

    /// Writes the manifest: there is one text of a publication.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("maps of strings and numbers can be written");
        text.push('\n');
        text
    }
}

/// Tells whether a manifest was written by this program, in any of its versions.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Value>(bytes).is_ok_and(|manifest| manifest["generator"] == GENERATOR)
}
