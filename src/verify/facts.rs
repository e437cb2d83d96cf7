//! Holds the open data a site publishes against the facts its newest release froze.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{Finding, FindingKind, bytes, prefix};
use crate::data::{DataSet, Frozen};
use crate::diagnostic::{Message, say};
use crate::emit::{Manifest, PublishedSite};
use crate::ledger::{Change, ChangeKind, Facts, Release, between};
use crate::load::Published;

/// How much of a value is shown.
const SHOWN: usize = 80;

/// Reports where the data say other than the release; gives what is admitted as not released yet.
pub(super) fn check(
    folder: &Published,
    manifest: &Manifest,
    site: &PublishedSite,
    newest: Option<&Release>,
    declared: &[DataSet],
    findings: &mut Vec<Finding>,
) -> Vec<Change> {
    let Some(sets) = read(folder, manifest, site, declared, findings) else { return Vec::new() };
    let start = findings.len();
    if let Some(release) = newest {
        findings.extend(dropped(&sets, site, release));
    }
    let facts = Facts::of(&sets);
    let changes = newest.map(|release| between(&release.facts, &facts)).unwrap_or_default();
    let is_own = manifest.version == env!("CARGO_PKG_VERSION");
    if site.unreleased == 0 || (is_own && site.unreleased != changes.len()) {
        let id = newest.map(|release| release.head.id.to_string()).unwrap_or_default();
        findings.extend(changes.iter().map(|change| differs(change, site, &id)));
    }
    findings.extend(sets.iter().filter_map(|set| told_otherwise(folder, site, set)));
    // Where values differ they were named; here only the sum is left to say.
    let is_sum = facts.root().to_string() == site.facts || !is_own;
    let is_count = site.unreleased == changes.len() || !is_own || newest.is_none();
    if findings.len() == start && !(is_sum && is_count) {
        let (path, count) = (format!("{}du-lieu/", prefix(site)), site.unreleased);
        let message = say!(
            vi: "dữ liệu đăng không có mã băm hoặc số thay đổi chưa công bố ({count}) mà bản kê ghi";
            en: "the data have not the root or the number of unreleased changes ({count}) the manifest says"
        );
        findings.push(Finding::new(FindingKind::Facts, path, message));
    }
    changes
}

/// Reads every data set; `None` where one cannot be read, which is reported.
fn read(
    folder: &Published,
    manifest: &Manifest,
    site: &PublishedSite,
    declared: &[DataSet],
    findings: &mut Vec<Finding>,
) -> Option<Vec<DataSet>> {
    let mut sets = Vec::new();
    let mut is_whole = true;
    for set in declared {
        let json = format!("{}du-lieu/{}.json", prefix(site), set.name);
        let is_later = manifest.version != env!("CARGO_PKG_VERSION") && !manifest.files.contains_key(&json);
        if is_later {
            continue;
        }
        match bytes(folder, &json).map(|bytes| set.read_json(bytes)) {
            Some(Some(read)) => {
                sets.push(read);
                continue;
            }
            Some(None) => findings.push(Finding::new(FindingKind::Facts, json, unlike())),
            None if manifest.files.contains_key(&json) => {}
            None => findings.push(Finding::new(
                FindingKind::Facts,
                json,
                say!(vi: "thiếu tệp dữ liệu này"; en: "this file of data is missing"),
            )),
        }
        is_whole = false;
    }
    is_whole.then_some(sets)
}

fn unlike() -> Message {
    say!(
        vi: "tệp dữ liệu không như chương trình đã ghi";
        en: "this file of data is not as the program wrote it"
    )
}

/// Reports the first row a CSV file tells otherwise than the JSON file beside it.
fn told_otherwise(folder: &Published, site: &PublishedSite, set: &DataSet) -> Option<Finding> {
    let path = format!("{}du-lieu/{}.csv", prefix(site), set.name);
    let row = set.differs_from_csv(bytes(folder, &path)?)?;
    let name = set.name;
    let message = say!(
        vi: "dòng dữ liệu thứ {row} khác với {name}.json";
        en: "row {row} says other than {name}.json"
    );
    Some(Finding::new(FindingKind::Facts, path, message))
}

/// Reports columns the release froze and the data no longer have: what is left out would look unchanged.
fn dropped(sets: &[DataSet], site: &PublishedSite, release: &Release) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, columns) in &release.facts.columns {
        let path = format!("{}du-lieu/{name}.json", prefix(site));
        let id = &release.head.id;
        let Some(set) = sets.iter().find(|set| set.name == name && set.frozen != Frozen::Follows) else { continue };
        let there: BTreeSet<&str> = set.columns.iter().map(|column| column.name.as_str()).collect();
        for column in columns.iter().filter(|column| !there.contains(column.as_str())) {
            let message = say!(
                vi: "thiếu cột `{column}` mà lần công bố {id} đã chốt";
                en: "the column `{column}`, which release {id} froze, is missing"
            );
            found.push(Finding::new(FindingKind::Facts, path.clone(), message));
        }
    }
    found
}

/// Says where a record is another than the release froze.
fn differs(change: &Change, site: &PublishedSite, release: &str) -> Finding {
    let path = format!("{}du-lieu/{}.json", prefix(site), change.set);
    let (set, id) = (&change.set, &change.id);
    let message = match (change.kind, &change.field) {
        (ChangeKind::Added, _) => say!(
            vi: "bản ghi `{id}` ({set}) không có trong lần công bố {release}";
            en: "the record `{id}` ({set}) is not in release {release}"
        ),
        (ChangeKind::Removed, _) => say!(
            vi: "bản ghi `{id}` ({set}) của lần công bố {release} không còn";
            en: "the record `{id}` ({set}) of release {release} is gone"
        ),
        (_, field) => {
            let (field, here, there) = (field.as_deref().unwrap_or("?"), shown(&change.after), shown(&change.before));
            say!(
                vi: "bản ghi `{id}` ({set}), cột `{field}`: đang đăng {here}, lần công bố {release} chốt {there}";
                en: "record `{id}` ({set}), column `{field}`: it shows {here}, release {release} froze {there}"
            )
        }
    };
    Finding::new(FindingKind::Facts, path, message)
}

fn shown(value: &Option<Json>) -> String {
    let text = value.as_ref().map_or_else(|| "—".to_owned(), Json::to_string);
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
