//! Holds a folder against what a reader knows from elsewhere: a printed root, an older copy, a public key.

use super::signature::{self, SIGNATURE};
use super::{Finding, FindingKind, FoundRoot, Verdict, bytes, releases};
use crate::diagnostic::say;
use crate::ledger::Release;
use crate::load::{Found, Published, Want};

/// What a reader knows from elsewhere.
#[derive(Debug, Default)]
pub struct Known {
    /// Names of files or folders that are let stand though no manifest names them.
    pub ignored: Vec<String>,
    /// The root as it was typed, from a printed page.
    pub root: Option<String>,
    /// The public key, as [`signature::Key`] reads it.
    pub key: Option<signature::Key>,
    /// Releases of older copies.
    pub older: Vec<Release>,
}

impl Known {
    /// Tells whether a path is one of those that are let stand, or lies in such a folder.
    pub(super) fn ignores(&self, path: &str) -> bool {
        let is_one = |name: &String| {
            let name = name.trim_matches('/');
            path == name
                || path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'))
                || !name.contains('/') && path.rsplit('/').next() == Some(name)
        };
        self.ignored.iter().any(is_one)
    }

    /// Tells whether a text can be a root: 16 signs of the short form, or 64 digits.
    pub fn is_root(typed: &str) -> bool {
        let plain: Vec<char> = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–')).collect();
        [16, 64].contains(&plain.len()) && plain.iter().all(char::is_ascii_alphanumeric)
    }
}

/// Checks the signature where a key is given.
pub(super) fn signature(folder: &Published, manifest: &[u8], known: &Known, verdict: &mut Verdict) {
    let Some(key) = &known.key else {
        verdict.is_signature_left = folder.contains_key(SIGNATURE);
        return;
    };
    let checked = match bytes(folder, SIGNATURE) {
        Some(bytes) => key.check(manifest, bytes),
        None => Err(say!(
            vi: "không có chữ ký, hoặc không đọc được";
            en: "there is no signature, or it cannot be read"
        )),
    };
    match checked {
        Ok(comment) => verdict.signature = Some(comment),
        Err(message) => verdict.findings.push(Finding::new(FindingKind::Signature, SIGNATURE, message)),
    }
}

/// Finds the release whose root was typed.
pub(super) fn root(known: &Known, verdict: &mut Verdict) {
    let Some(typed) = &known.root else { return };
    let found = verdict.sites.iter().find_map(|site| {
        let at = site.releases.iter().position(|release| release.root.is_written(typed))?;
        let release = site.releases[at].head.id.clone();
        Some(FoundRoot { department: site.department.clone(), release, is_newest: at + 1 == site.releases.len() })
    });
    if found.is_none() {
        let newest = verdict.sites.iter().filter_map(|site| site.releases.last());
        let newest: Vec<String> =
            newest.map(|release| format!("{} {}", release.head.id, release.root.short())).collect();
        let newest = newest.join(", ");
        let message = say!(
            vi: "không lần công bố nào ở đây có mã kiểm tra {typed}; mới nhất ở đây: {newest}";
            en: "no release here has the short root {typed}; the newest here: {newest}"
        );
        verdict.findings.push(Finding::new(FindingKind::Root, "du-lieu/lan-cong-bo/", message));
    }
    verdict.root = found;
}

/// Looks for every release of older copies.
pub(super) fn older_copies(known: &Known, verdict: &mut Verdict) {
    for old in &known.older {
        let (id, department) = (&old.head.id, &old.head.department);
        let site = verdict.sites.iter().find(|site| site.department == *department);
        let here = site.and_then(|site| site.releases.iter().find(|release| release.head.id == *id));
        let message = match here {
            Some(here) if here.root == old.root => {
                verdict.older += 1;
                continue;
            }
            Some(here) => {
                let (here, there) = (here.root.short(), old.root.short());
                say!(
                    vi: "lần công bố {id} của `{department}` đã bị thay: bản cũ có mã {there}, ở đây là {here}";
                    en: "release {id} of `{department}` was replaced: its root is {there} in the older copy and {here} here"
                )
            }
            None => say!(
                vi: "lần công bố {id} của `{department}` có trong bản cũ, ở đây không còn (hoặc không đọc được)";
                en: "release {id} of `{department}` is in the older copy and not here, or cannot be read here"
            ),
        };
        verdict.findings.push(Finding::new(FindingKind::Older, old.path(), message));
    }
}

/// Says how much of an older copy is read: the files of its releases, published or of the content.
pub fn older_wanted(path: &str, size: u64) -> Want {
    let folder = path.rsplit('/').nth(1);
    let is_release = path.ends_with(".json") && matches!(folder, Some("lan-cong-bo" | "releases"));
    if is_release && size <= super::LIMIT { Want::Bytes } else { Want::Size }
}

/// Reads the releases of an older copy.
///
/// # Errors
///
/// Gives the first file that is no release.
pub fn older(copy: &Published) -> Result<Vec<Release>, Finding> {
    let is_read = |found: &Found| matches!(found, Found::File { bytes: Some(_), .. });
    let paths = copy.iter().filter(|(_, found)| is_read(found)).map(|(path, _)| path);
    let read = |path: &String| {
        let release = releases::read(bytes(copy, path).unwrap_or_default());
        release.map_err(|message| Finding::new(FindingKind::Older, path.clone(), message))
    };
    paths.map(read).collect()
}
