//! Holds every file of a folder against the manifest.

use std::collections::BTreeMap;

use super::signature::SIGNATURE;
use super::{Finding, FindingKind, Known};
use crate::diagnostic::{Message, say};
use crate::emit::{Entry, MANIFEST, Manifest};
use crate::ledger::Digest;
use crate::load::{Found, Published};

/// Reports files that are changed, missing or not in the manifest, by their paths.
pub(super) fn check(folder: &Published, manifest: &Manifest, known: &Known, findings: &mut Vec<Finding>) {
    let start = findings.len();
    for (path, entry) in &manifest.files {
        findings.extend(compare(path, entry, folder));
    }
    let listed: BTreeMap<String, &str> =
        manifest.files.keys().map(|path| (path.to_lowercase(), path.as_str())).collect();
    for (path, found) in folder {
        let is_own = [MANIFEST, SIGNATURE].contains(&path.as_str()) && matches!(found, Found::File { .. });
        if !is_own && !manifest.files.contains_key(path) && !known.ignores(path) {
            findings.push(extra(path, found, listed.get(&path.to_lowercase()).copied()));
        }
    }
    findings[start..].sort_by(|one, other| one.path.cmp(&other.path));
}

/// Compares a file with what the manifest says of it.
fn compare(path: &str, entry: &Entry, folder: &Published) -> Option<Finding> {
    let finding = |kind, message| Some(Finding::new(kind, path, message));
    match folder.get(path) {
        None => finding(FindingKind::Missing, say!(vi: "thiếu tệp này"; en: "this file is missing")),
        Some(Found::File { size, .. }) if *size != entry.bytes => {
            let expected = entry.bytes;
            finding(
                FindingKind::Changed,
                say!(
                    vi: "tệp đã bị thay đổi: {size} byte, bản kê ghi {expected}";
                    en: "this file was changed: {size} bytes, {expected} in the manifest"
                ),
            )
        }
        Some(Found::File { sha256, .. }) => {
            let is_same = sha256.is_some_and(|found| Digest::from(found).to_string() == entry.sha256);
            let message = say!(
                vi: "tệp đã bị thay đổi: nội dung không khớp mã băm trong bản kê";
                en: "this file was changed: its content does not fit the hash in the manifest"
            );
            if is_same { None } else { finding(FindingKind::Changed, message) }
        }
        Some(other) => finding(no_file(other).0, no_file(other).1),
    }
}

fn extra(path: &str, found: &Found, near: Option<&str>) -> Finding {
    let (kind, message) = match (found, near) {
        (Found::File { .. }, Some(near)) => (
            FindingKind::Extra,
            say!(
                vi: "tệp thừa: tên chỉ khác `{near}` ở chữ hoa, chữ thường";
                en: "a file too many: its name differs from `{near}` in case only"
            ),
        ),
        (Found::File { .. }, None) => (
            FindingKind::Extra,
            say!(
                vi: "tệp thừa: không có trong bản kê (nếu do máy chủ đặt thêm, dùng --ignore)";
                en: "a file too many: the manifest does not name it (for one the host put there, use --ignore)"
            ),
        ),
        (other, _) => no_file(other),
    };
    Finding::new(kind, path, message)
}

/// Says what stands where only a file may.
fn no_file(found: &Found) -> (FindingKind, Message) {
    match found {
        Found::Unreadable(cause) => {
            (FindingKind::Unreadable, say!(vi: "không đọc được: {}", cause.vi; en: "it cannot be read: {}", cause.en))
        }
        Found::Link => (
            FindingKind::NoFile,
            say!(
                vi: "là liên kết tượng trưng, không phải tệp: nó có thể dẫn ra ngoài bản công bố";
                en: "it is a symbolic link and no file: it may lead out of the publication"
            ),
        ),
        _ => (FindingKind::NoFile, say!(vi: "không phải tệp thường"; en: "it is no plain file")),
    }
}
