//! Rule `unknown-record`: a note in `changes.toml` speaks of a record and a column there are, or were.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::ledger::{Facts, Ledger};
use crate::model::Site;
use crate::text::nearest;

/// Reports notes on records that neither the content nor a release holds, and on columns their sets have not.
pub fn notes(site: &Site, ledger: &Ledger, faults: &mut Vec<Diagnostic>) {
    let releases = ledger.history.releases();
    let all: Vec<&Facts> = releases.iter().map(|release| &release.facts).chain([&ledger.now]).collect();
    for note in &site.changes {
        let (set, id) = note.names();
        let known = all.iter().any(|facts| facts.find(set, id).is_some()) || is_file(set, id, &all);
        if !known {
            let ids: BTreeSet<String> = all.iter().flat_map(|facts| names(facts, set)).collect();
            let near = nearest(&note.record, ids.iter().map(String::as_str)).map(str::to_owned);
            let name = &note.record;
            faults.push(unknown(note.span, near, name, ("bản ghi", "record")));
        } else if let Some(field) = &note.field {
            let mut columns: BTreeSet<&str> = all.iter().flat_map(|facts| columns(facts, set)).collect();
            columns.extend(["due", "slip"]);
            if !columns.contains(field.as_str()) {
                let near = nearest(field, columns).map(str::to_owned);
                faults.push(unknown(note.span, near, field, ("cột", "column")));
            }
        }
    }
}

fn unknown(span: crate::text::Span, near: Option<String>, name: &str, (vi, en): (&str, &str)) -> Diagnostic {
    let fault = Diagnostic::error(
        Code::UnknownRecord,
        span,
        say!(vi: "không có {vi} `{name}` trong nội dung hay lần công bố nào"; en: "neither the content nor a release has a {en} `{name}`"),
    );
    match near {
        Some(near) => fault.note(say!(vi: "có phải là `{near}`?"; en: "did you mean `{near}`?")),
        None => fault.note(say!(
            vi: "viết tên bảng dữ liệu rồi đến mã, như results/2020-Q1/2020/7-4";
            en: "write the data set and then the id, as in results/2020-Q1/2020/7-4"
        )),
    }
}

/// Tells whether a record is the file of a period's figures, which is told once for all of them.
fn is_file(set: &str, id: &str, all: &[&Facts]) -> bool {
    let of = |facts: &&Facts| facts.of_set(set).iter().any(|fact| fact.id.starts_with(&format!("{id}/")));
    set == "statistics" && !id.is_empty() && all.iter().any(of)
}

/// Names the records a mistyped name may mean: those of its set, or of every set where it names none.
fn names(facts: &Facts, set: &str) -> Vec<String> {
    let own = facts.of_set(set);
    let records = if own.is_empty() { facts.records.as_slice() } else { own };
    records.iter().map(|fact| format!("{}/{}", fact.set, fact.id)).collect()
}

/// Lists the columns of a set, and the sets of parts.
fn columns<'f>(facts: &'f Facts, set: &str) -> impl Iterator<Item = &'f str> {
    let own = facts.columns.get(set).into_iter().flatten().map(String::as_str);
    own.chain(facts.columns.keys().map(String::as_str))
}
