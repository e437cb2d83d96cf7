//! The entries of `[[moved]]` lead somewhere, and what is gone says why.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, say};
use crate::ledger::History;
use crate::model::{Moved, Site, SitePath};
use crate::pages::{promises, split_language};

pub(super) fn check(site: &Site, history: &History, faults: &mut Vec<Diagnostic>) {
    let moved = &site.department.moved;
    let released: BTreeSet<&str> = promises(history).into_keys().map(|address| split_language(address).1).collect();
    let mut seen: BTreeMap<String, &Moved> = BTreeMap::new();
    for entry in moved {
        let from = entry.from.decoded();
        if seen.insert(from.clone(), entry).is_some() {
            faults.push(Diagnostic::error(
                Code::AddressClash,
                entry.from.span,
                say!(vi: "địa chỉ {from} được khai hai lần"; en: "the address {from} is named twice"),
            ));
        }
        if let Some(successor) = entry.successor.as_ref().filter(|_| entry.to.is_some()) {
            faults.push(Diagnostic::error(
                Code::BadLink,
                successor.span,
                say!(
                    vi: "đã có `to` thì không dùng `successor`: trang tự chuyển sang địa chỉ mới";
                    en: "with `to` there is no `successor`: the page leads to the new address by itself"
                ),
            ));
        }
        let was_released = released.iter().any(|path| covers(&from, path));
        if was_released && entry.to.is_none() && entry.reason.is_none() {
            faults.push(Diagnostic::error(
                Code::MissingReason,
                entry.from.span,
                say!(
                    vi: "địa chỉ {from} đã công bố nay gỡ đi mà không nêu lý do (`reason`)";
                    en: "the address {from} was released and is taken away without a `reason`"
                ),
            ));
        }
    }
    circles(moved, faults);
}

/// Tells whether an entry speaks of an address: its own, or one below it.
fn covers(from: &str, path: &str) -> bool {
    path == from || (from.ends_with('/') && path.starts_with(from))
}

/// Follows each entry; a walk longer than the list has met a circle.
fn circles(moved: &[Moved], faults: &mut Vec<Diagnostic>) {
    let next = |path: &str| {
        let entries = moved.iter().filter(|entry| covers(&entry.from.decoded(), path));
        let entry = entries.max_by_key(|entry| entry.from.path.len())?;
        entry.to.as_ref().map(SitePath::decoded)
    };
    for entry in moved {
        let Some(to) = &entry.to else { continue };
        let mut at = Some(to.decoded());
        for _ in 0..moved.len() {
            let Some(path) = at else { break };
            if covers(&entry.from.decoded(), &path) {
                let from = &entry.from.path;
                faults.push(Diagnostic::error(
                    Code::Circle,
                    to.span,
                    say!(vi: "địa chỉ {from} dẫn vòng về chính nó"; en: "the address {from} leads back to itself"),
                ));
                break;
            }
            at = next(&path);
        }
    }
}
