//! Reads the releases a site publishes as a chain, up to the one the manifest names.

use super::{Finding, FindingKind, bytes, prefix};
use crate::diagnostic::{Message, say};
use crate::emit::{Manifest, PublishedSite};
use crate::ledger::{History, Release, ReleaseFault};
use crate::load::Published;

const FOLDER: &str = "du-lieu/lan-cong-bo/";

/// Gives the releases of a site, the oldest first, or none where they are no chain; reports what breaks it.
pub(super) fn check(
    folder: &Published,
    manifest: &Manifest,
    site: &PublishedSite,
    findings: &mut Vec<Finding>,
) -> Vec<Release> {
    let start = format!("{}{FOLDER}", prefix(site));
    let files: Vec<&String> = manifest.files.keys().filter(|path| path.starts_with(&start)).collect();
    let mut releases = Vec::new();
    for path in &files {
        match bytes(folder, path).map_or_else(|| Err(unread()), read_exactly) {
            Ok(release) => {
                let own = format!("{}{}", prefix(site), release.path());
                if own != **path || release.head.department != site.department {
                    findings.push(Finding::new(FindingKind::Release, *path, misplaced(&release)));
                } else {
                    releases.push(release);
                }
            }
            Err(message) => findings.push(Finding::new(FindingKind::Release, *path, message)),
        }
    }
    if releases.len() < files.len() {
        return Vec::new();
    }
    match History::new(releases) {
        Ok(history) => {
            findings.extend(newest(&history, site));
            history.releases().to_vec()
        }
        Err(fault) => {
            let path = format!("{start}{}.json", fault.id);
            findings.push(Finding::new(FindingKind::Chain, path, fault.message));
            Vec::new()
        }
    }
}

/// Reads a release; the ends of its lines may be those of another system.
///
/// # Errors
///
/// Says what is wrong, and in which line.
pub(super) fn read(bytes: &[u8]) -> Result<Release, Message> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| say!(vi: "không phải văn bản UTF-8"; en: "it is no text in UTF-8"))?;
    Release::read(text).map_err(
        |ReleaseFault { line, message: Message { vi, en } }| say!(vi: "dòng {line}: {vi}"; en: "line {line}: {en}"),
    )
}

/// Reads a release that is written as the program publishes it, to the last byte.
fn read_exactly(bytes: &[u8]) -> Result<Release, Message> {
    let release = read(bytes)?;
    if release.text().as_bytes() == bytes {
        return Ok(release);
    }
    Err(say!(
        vi: "dấu cách, dấu xuống dòng hoặc chữ ở cuối tệp không như chương trình đã ghi";
        en: "spaces, ends of lines or the end of the file are not as the program wrote them"
    ))
}

fn unread() -> Message {
    say!(vi: "không đọc được tệp lần công bố này"; en: "the file of this release cannot be read")
}

fn misplaced(release: &Release) -> Message {
    let (id, department) = (&release.head.id, &release.head.department);
    say!(
        vi: "tệp này là lần công bố {id} của `{department}`, không đúng chỗ của nó";
        en: "this file is release {id} of `{department}` and stands in the wrong place"
    )
}

/// Holds the newest release against the one the manifest names.
fn newest(history: &History, site: &PublishedSite) -> Option<Finding> {
    let latest = history.latest();
    let named = site.release.as_ref();
    let found = latest.map(|release| (release.head.id.to_string(), release.root.to_string()));
    if found == named.map(|release| (release.id.clone(), release.root.clone())) {
        return None;
    }
    let start = format!("{}{FOLDER}", prefix(site));
    let (path, message) = match (latest, named) {
        (Some(latest), Some(named)) if latest.head.id.as_str() == named.id => (
            format!("{start}{}.json", named.id),
            say!(
                vi: "mã băm của lần công bố này không phải mã bản kê ghi";
                en: "the root of this release is not the one in the manifest"
            ),
        ),
        (_, Some(named)) if !history.releases().iter().any(|release| release.head.id.as_str() == named.id) => (
            format!("{start}{}.json", named.id),
            say!(
                vi: "bản kê nói đây là lần công bố mới nhất, nhưng không có tệp";
                en: "the manifest says that this is the newest release, and there is no such file"
            ),
        ),
        (Some(latest), _) => (
            format!("{start}{}.json", latest.head.id),
            say!(
                vi: "đây là lần công bố mới nhất, nhưng bản kê không nói thế";
                en: "this is the newest release, and the manifest says otherwise"
            ),
        ),
        (None, _) => return None,
    };
    Some(Finding::new(FindingKind::Chain, path, message))
}
