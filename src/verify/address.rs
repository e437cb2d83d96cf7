//! What was once promised is there: a page, a file, a redirect, or a word on why it is gone.

use std::collections::BTreeSet;

use super::{Finding, FindingKind, prefix};
use crate::diagnostic::say;
use crate::emit::{Manifest, PublishedSite};
use crate::ledger::Release;

/// Reports every address of a release, the newest first, that leads to no file of the manifest.
pub(super) fn check(manifest: &Manifest, site: &PublishedSite, releases: &[Release], findings: &mut Vec<Finding>) {
    let prefix = prefix(site);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for release in releases.iter().rev() {
        let fresh: Vec<&String> = release.addresses.iter().filter(|address| seen.insert(address)).collect();
        for address in fresh {
            if !files(&prefix, address).iter().any(|file| manifest.files.contains_key(file)) {
                let id = &release.head.id;
                let message = say!(
                    vi: "lần công bố {id} hứa giữ địa chỉ này, nay không còn trang, tệp hay trang chuyển hướng nào";
                    en: "release {id} promised to keep this address, and no page, file or redirect is left"
                );
                findings.push(Finding::new(FindingKind::Address, address.clone(), message));
            }
        }
    }
}

/// Lists the files an address may lead to; in place of a file may stand a page that says where it went.
fn files(prefix: &str, address: &str) -> [String; 2] {
    let path = format!("{prefix}{}", address.trim_start_matches('/'));
    let page =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { format!("{path}/index.html") };
    [path, page]
}
