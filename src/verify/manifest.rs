//! Reads a manifest as strictly as it is written: there is one text of a publication, byte for byte.

use std::collections::{BTreeMap, BTreeSet};

use super::signature::SIGNATURE;
use super::{Finding, FindingKind};
use crate::diagnostic::{Message, say};
use crate::emit::{MANIFEST, Manifest};
use crate::ledger::{Digest, ReleaseId};

/// Reads what a manifest says, whether or not it is written as it should be.
pub(super) fn lenient(bytes: &[u8]) -> Option<Manifest> {
    serde_json::from_slice(bytes).ok()
}

/// Reads a manifest and reports what is odd about it; `None` where it says nothing that can be checked.
pub(super) fn read(bytes: &[u8], findings: &mut Vec<Finding>) -> Option<Manifest> {
    let mut report = |message| findings.push(Finding::new(FindingKind::Manifest, MANIFEST, message));
    let manifest: Manifest = match serde_json::from_slice(bytes) {
        Ok(manifest) => manifest,
        Err(error) => {
            let line = error.line();
            report(unreadable(bytes, line));
            return None;
        }
    };
    let expected = manifest.text();
    if let Some(line) = first_difference(bytes, expected.as_bytes()) {
        report(say!(
            vi: "dòng {line} không như chương trình đã ghi: tệp đã bị sửa tay (khóa lặp, thứ tự, dấu cách, dấu xuống dòng)";
            en: "line {line} is not as the program wrote it: the file was edited by hand (a key twice, order, spaces, ends of lines)"
        ));
    }
    sayings(&manifest).into_iter().for_each(&mut report);
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for (path, entry) in &manifest.files {
        if let Some(fault) = bad_path(path) {
            report(fault);
        } else if Digest::parse(&entry.sha256).is_none() {
            report(say!(vi: "mã băm của `{path}` không phải SHA-256"; en: "the hash of `{path}` is no SHA-256"));
        }
        if let Some(other) = folded.insert(path.to_lowercase(), path) {
            report(say!(
                vi: "`{other}` và `{path}` chỉ khác nhau ở chữ hoa, chữ thường";
                en: "`{other}` and `{path}` differ in case only"
            ));
        }
    }
    Some(manifest)
}

/// Says why a manifest cannot be read; one of another version may have other members.
fn unreadable(bytes: &[u8], line: usize) -> Message {
    let version = serde_json::from_slice::<serde_json::Value>(bytes).ok();
    let version = version.as_ref().and_then(|value| value["version"].as_str());
    match version.filter(|version| *version != env!("CARGO_PKG_VERSION")) {
        Some(version) => say!(
            vi: "do minhbach {version} ghi, bản này ({}) không đọc được (dòng {line}); hãy dùng đúng phiên bản đó", env!("CARGO_PKG_VERSION");
            en: "minhbach {version} wrote it and this version ({}) cannot read it (line {line}); use that version", env!("CARGO_PKG_VERSION")
        ),
        None => say!(
            vi: "không phải bản kê do chương trình ghi (dòng {line})";
            en: "it is no manifest the program wrote (line {line})"
        ),
    }
}

fn first_difference(found: &[u8], expected: &[u8]) -> Option<usize> {
    if found == expected {
        return None;
    }
    let same = found.iter().zip(expected).take_while(|(one, other)| one == other).count();
    Some(1 + found[..same].iter().filter(|byte| **byte == b'\n').count())
}

/// Says what is odd about the program and the sites a manifest names.
fn sayings(manifest: &Manifest) -> Vec<Message> {
    let mut found = Vec::new();
    if !manifest.is_ours() {
        let generator = &manifest.generator;
        found
            .push(say!(vi: "không do minhbach ghi mà do `{generator}`"; en: "`{generator}` wrote it and not minhbach"));
    }
    let (mut folders, mut departments) = (BTreeSet::new(), BTreeSet::new());
    for site in &manifest.sites {
        let name = &site.department;
        let is_folder = site.folder.is_empty() && manifest.sites.len() == 1
            || bad_path(&site.folder).is_none() && !site.folder.contains('/');
        if !is_folder || !folders.insert(&site.folder) || !departments.insert(name) {
            found.push(say!(
                vi: "đơn vị `{name}` có thư mục không hợp lệ hoặc được kê hai lần";
                en: "the department `{name}` has a folder that cannot be, or stands twice"
            ));
        }
        let release = site.release.as_ref();
        let is_named = |release: &crate::emit::PublishedRelease| {
            ReleaseId::new(&release.id).is_some() && Digest::parse(&release.root).is_some()
        };
        if !release.is_none_or(is_named) || Digest::parse(&site.facts).is_none() {
            found.push(say!(
                vi: "đơn vị `{name}`: tên hoặc mã băm của lần công bố không hợp lệ";
                en: "department `{name}`: the name or the root of its release is none"
            ));
        }
    }
    found.extend(unlisted(manifest, &folders));
    found
}

/// Finds data of a department the manifest does not name: its releases would not be looked at.
fn unlisted(manifest: &Manifest, folders: &BTreeSet<&String>) -> Option<Message> {
    let of =
        |path: &str| path.strip_suffix("du-lieu/datapackage.json").map(|rest| rest.trim_end_matches('/').to_owned());
    let folder = manifest.files.keys().filter_map(|path| of(path)).find(|folder| !folders.contains(folder))?;
    Some(say!(
        vi: "có dữ liệu của một đơn vị ở `{folder}/` nhưng bản kê không nêu đơn vị đó";
        en: "there are data of a department in `{folder}/` and the manifest does not name it"
    ))
}

/// Says why a path cannot stand in a manifest.
fn bad_path(path: &str) -> Option<Message> {
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    let is_bad = !path.split('/').all(is_plain) || path.contains(['\\', ':']) || path.chars().any(char::is_control);
    if is_bad {
        let path = path.escape_debug();
        return Some(say!(vi: "đường dẫn `{path}` không hợp lệ"; en: "the path `{path}` cannot be"));
    }
    let own = [MANIFEST, SIGNATURE].contains(&path);
    own.then(|| say!(vi: "bản kê tự kê `{path}`"; en: "the manifest names `{path}`, which it never does"))
}
