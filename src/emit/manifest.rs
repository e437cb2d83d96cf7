//! `manifest.json`: every file of a publication with its size and SHA-256.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Entry;

/// The name of the manifest; a folder that has one is a published site.
pub const MANIFEST: &str = "manifest.json";

const GENERATOR: &str = "minhbach";

/// Writes the manifest, sorted by path.
pub(super) fn text(files: &BTreeMap<String, Entry>) -> String {
    let list: serde_json::Map<String, Value> = files
        .iter()
        .map(|(path, entry)| (path.clone(), json!({ "bytes": entry.size, "sha256": entry.sha256 })))
        .collect();
    let manifest = json!({ "generator": GENERATOR, "version": env!("CARGO_PKG_VERSION"), "files": list });
    let mut text = serde_json::to_string_pretty(&manifest).expect("a map of strings and numbers serialises");
    text.push('\n');
    text
}

/// Tells whether a manifest was written by this program.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(bytes).is_ok_and(|manifest| manifest["generator"] == GENERATOR)
}
