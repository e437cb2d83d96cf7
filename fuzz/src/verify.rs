//! Published folders from strangers: a manifest, a signature and files of any bytes, also with a manifest that fits them.

use std::collections::BTreeMap;

use minhbach::emit::{Entry, MANIFEST, Manifest, PublishedRelease, PublishedSite};
use minhbach::ledger::{Digest, Release};
use minhbach::load::{Tree, in_memory};
use minhbach::text::Language;
use minhbach::verify::signature::{Key, SIGNATURE};
use minhbach::verify::{Known, human, json, older, verify as hold};

use super::choice;
use super::office::parts;

/// What the parts behind the first byte are, one after the other.
const FILES: [&str; 8] = [
    MANIFEST,
    SIGNATURE,
    "khoa.pub",
    "du-lieu/lan-cong-bo/2020-Q1.json",
    "du-lieu/tasks.json",
    "du-lieu/tasks.csv",
    "index.html",
    "du-lieu/datapackage.json",
];

/// Checks a folder; whatever is in it, the answer can be told in words and to programs.
pub fn verify(data: &[u8]) {
    let (made, rest) = choice(data, 2);
    let parts = parts(rest);
    let mut files: Tree = FILES.iter().zip(&parts).map(|(path, part)| ((*path).to_owned(), part.to_vec())).collect();
    let text =
        |path: &str| files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let (key, root) =
        (text("khoa.pub"), parts.get(FILES.len()).map(|typed| String::from_utf8_lossy(typed).into_owned()));
    if made == 1 {
        let manifest = fitting(&files);
        files.insert(MANIFEST.to_owned(), manifest.into_bytes());
    }
    let folder = in_memory(files);
    let known = Known { root, key: Key::read(&key), older: older(&folder).unwrap_or_default(), ..Known::default() };
    if let Some(verdict) = hold(&folder, &known) {
        let _ = (human(&verdict, &known, Language::Vietnamese, true), json(&verdict, Language::English));
    }
}

/// Makes a manifest with the right sizes and digests, that names the release where there is one.
fn fitting(files: &Tree) -> String {
    let entries: BTreeMap<String, Entry> = files
        .iter()
        .filter(|(path, _)| path.as_str() != MANIFEST && path.as_str() != SIGNATURE)
        .map(|(path, bytes)| (path.clone(), Entry { bytes: bytes.len() as u64, sha256: Digest::of(bytes).to_string() }))
        .collect();
    let release = files.get(FILES[3]).and_then(|bytes| Release::read(str::from_utf8(bytes).ok()?).ok());
    let site = PublishedSite {
        folder: String::new(),
        department: release.as_ref().map_or_else(|| "so".to_owned(), |release| release.head.department.clone()),
        facts: release.as_ref().map_or_else(String::new, |release| release.facts_root.to_string()),
        release: release
            .map(|release| PublishedRelease { id: release.head.id.to_string(), root: release.root.to_string() }),
        unreleased: 0,
    };
    Manifest::new(vec![site], entries).text()
}
