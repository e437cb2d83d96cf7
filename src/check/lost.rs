//! Rule `lost-address`: every address ever released is a page, leads on, or says why it is gone (DESIGN §3.8).

use crate::data;
use crate::derive::Derived;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::ledger::{Facts, History};
use crate::model::{Site, encode_percents};
use crate::pages::{Fate, Permanence, Promise, promises, released_value, split_language, stands_alone};
use crate::text::{Span, nearest};

/// Reports what was released of a site, as it is published, and is lost: one problem for each record.
pub fn lost(site: &Site, derived: &Derived, history: &History, faults: &mut Vec<Diagnostic>) {
    if history.releases().is_empty() {
        return;
    }
    let permanence = Permanence::new(site, derived);
    let promised = promises(history);
    let mut lost: Vec<(&str, Promise<'_>)> = promised
        .into_iter()
        .filter(|(address, _)| permanence.fate(address) == Some(Fate::Lost))
        .map(|(address, promise)| (split_language(address).1, promise))
        .collect();
    lost.sort_by_key(|(path, _)| *path);
    // One entry speaks for every language.
    lost.dedup_by_key(|(path, _)| *path);
    let mut finder = None;
    for (path, promise, others) in fold(&lost) {
        let finder = finder.get_or_insert_with(|| Finder::new(site, derived, &permanence));
        faults.push(report(site, path, promise, others, finder.successor(path, promise)));
    }
}

/// Folds what hangs on an address into it; gives each with the number of the others.
fn fold<'a, 'h>(lost: &'a [(&'a str, Promise<'h>)]) -> Vec<(&'a str, &'a Promise<'h>, usize)> {
    let mut folded: Vec<(&str, &Promise<'_>, usize)> = Vec::new();
    for (path, promise) in lost {
        match folded.last_mut() {
            Some((first, ..)) if first == path => {}
            Some((first, _, others)) if first.ends_with('/') && path.starts_with(*first) => *others += 1,
            _ => folded.push((path, promise, 0)),
        }
    }
    folded
}

fn report(site: &Site, path: &str, promise: &Promise<'_>, others: usize, successor: Option<String>) -> Diagnostic {
    let release = &promise.last.head.id;
    let name = promise.value(path, &["title", "name"]).map(|name| format!(" “{name}”")).unwrap_or_default();
    let (vi, en) = match others {
        0 => (String::new(), String::new()),
        more => (format!(" và {more} địa chỉ bên dưới"), format!(" and {more} below it")),
    };
    let from = encode_percents(path);
    let fault = Diagnostic::error(
        Code::LostAddress,
        Span::new(site.source, 0, 0),
        say!(
            vi: "địa chỉ {path}{name}{vi} đã đăng ở lần công bố {release}, nay không còn";
            en: "the address {path}{name}{en} was published in release {release} and is gone"
        ),
    );
    let entry = |line: &str| format!("[[moved]]\nfrom = \"{from}\"\n{line}");
    let gone = entry("reason = \"…\"");
    let fault = match successor {
        None => fault,
        Some(to) => {
            let moved = entry(&format!("to = \"{}\"", encode_percents(&to)));
            fault.note(say!(
                vi: "nếu nội dung đã sang {to}, thêm vào department.toml:\n{moved}";
                en: "if what it showed is now at {to}, add to department.toml:\n{moved}"
            ))
        }
    };
    fault.note(say!(
        vi: "nếu đã gỡ hẳn, thêm vào department.toml kèm lý do:\n{gone}";
        en: "if it is gone for good, add to department.toml with the reason:\n{gone}"
    ))
}

/// Finds what may have taken the place of an address.
struct Finder<'f> {
    permanence: &'f Permanence<'f>,
    now: Facts,
}

impl<'f> Finder<'f> {
    fn new(site: &Site, derived: &Derived, permanence: &'f Permanence<'f>) -> Self {
        Self { permanence, now: Facts::of(&data::sets(site, derived, &|_| String::new())) }
    }

    /// A record of the same name under another id, else the nearest address of its kind.
    fn successor(&self, path: &str, promise: &Promise<'_>) -> Option<String> {
        let siblings = || {
            let section = path.split('/').nth(1);
            let living = self.permanence.living().iter().map(String::as_str);
            living.filter(move |other| stands_alone(other) && other.split('/').nth(1) == section)
        };
        let names = ["title", "name"];
        let name = promise.value(path, &names);
        let same = name.and_then(|name| {
            siblings().find(|other| released_value(&self.now, other, &names).as_deref() == Some(name.as_str()))
        });
        same.or_else(|| nearest(path, siblings())).map(str::to_owned)
    }
}
