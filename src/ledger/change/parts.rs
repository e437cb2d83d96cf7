//! Rows that belong to a record, compared as sequences: what was put between two rows is the only one that came.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{ChangeKind, columns, plain};
use crate::ledger::Values;

/// A row before and after; one side is missing where it came or went, both are equal where it moved.
pub(super) type Pair = (Option<Values>, Option<Values>);

/// How alike two rows must be to be told as one that changed, of 1.
const ALIKE: f64 = 0.5;
/// The same for rows that stand in the same place.
const ALIKE_IN_PLACE: f64 = 0.2;

/// The columns that tell the rows of a set apart to a reader.
const KEYS: [(&str, &[&str]); 18] = [
    ("annotations", &["field", "kind"]),
    ("appendices", &["label"]),
    ("assignments", &["unit"]),
    ("attachments", &["file"]),
    ("channels", &["kind"]),
    ("deadlines", &["what"]),
    ("deliverables", &["text"]),
    ("evidence", &["document", "web", "file"]),
    ("fees", &["channel", "kind", "name"]),
    ("outcomes", &["name"]),
    ("papers", &["case", "name"]),
    ("questions", &["question"]),
    ("relations", &["other"]),
    ("reporting", &["report"]),
    ("slips", &["from", "to"]),
    ("steps", &["title"]),
    ("translations", &["text"]),
    ("task_units", &["unit", "printed"]),
];

/// Lists the rows that came, went, changed or moved.
pub(super) fn compare(set: &str, old: &[Values], new: &[Values]) -> Vec<Pair> {
    let mut rows = Rows { set, old, new, pairs: BTreeMap::new() };
    let anchors = anchors(old, new, |one, other| same(set, one, other));
    let mut moved = Vec::new();
    rows.pairs.extend(anchors.iter().copied());
    for (at, other) in rows.free(|one, other| if same(set, one, other) { 1.0 } else { 0.0 }, 1.0, &[]) {
        moved.push(other);
        rows.pairs.insert(at, other);
    }
    let keys = KEYS.iter().find(|(name, _)| *name == set).map_or(&[][..], |(_, keys)| keys);
    let by_key = rows.free(|one, other| if same_key(keys, one, other) { 1.0 } else { 0.0 }, 1.0, &[]);
    rows.pairs.extend(by_key);
    let alike = rows.free(likeness, ALIKE, &[]);
    rows.pairs.extend(alike);
    let in_place = rows.free(likeness, ALIKE_IN_PLACE, &anchors);
    rows.pairs.extend(in_place);
    rows.told(&moved)
}

struct Rows<'r> {
    set: &'r str,
    old: &'r [Values],
    new: &'r [Values],
    /// Which old row is which new one.
    pairs: BTreeMap<usize, usize>,
}

impl Rows<'_> {
    /// Pairs rows that have no partner yet, the likest first. With anchors, only rows between the same ones pair.
    fn free(
        &self,
        likeness: impl Fn(&Values, &Values) -> f64,
        least: f64,
        anchors: &[(usize, usize)],
    ) -> Vec<(usize, usize)> {
        let old = (0..self.old.len()).filter(|at| !self.pairs.contains_key(at));
        let new: Vec<usize> = (0..self.new.len()).filter(|at| !self.pairs.values().any(|other| other == at)).collect();
        let gap = |at: usize, side: fn(&(usize, usize)) -> usize| anchors.iter().filter(|one| side(one) < at).count();
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for at in old {
            let near = new.iter().filter(|other| gap(at, |one| one.0) == gap(**other, |one| one.1));
            let score = near.map(|other| (likeness(&self.old[at], &self.new[*other]), at, *other));
            found.extend(score.filter(|(score, ..)| *score >= least));
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (_, at, other) in found {
            if pairs.iter().all(|pair| pair.0 != at && pair.1 != other) {
                pairs.push((at, other));
            }
        }
        pairs
    }

    /// Lists what is to be told: what went in its old order, then the rest in its new one.
    fn told(&self, moved: &[usize]) -> Vec<Pair> {
        let gone = (0..self.old.len()).filter(|at| !self.pairs.contains_key(at));
        let gone = gone.map(|at| (Some(self.old[at].clone()), None));
        let partner: BTreeMap<usize, usize> = self.pairs.iter().map(|(old, new)| (*new, *old)).collect();
        let rest = (0..self.new.len()).filter_map(|at| {
            let new = &self.new[at];
            let Some(old) = partner.get(&at).map(|old| &self.old[*old]) else { return Some((None, Some(new.clone()))) };
            let told = moved.contains(&at) || !same(self.set, old, new);
            told.then(|| (Some(old.clone()), Some(new.clone())))
        });
        gone.chain(rest).collect()
    }
}

/// Tells what a change of a part is.
pub(super) fn kind(set: &str, before: Option<&Values>, after: Option<&Values>) -> ChangeKind {
    let (Some(before), Some(after)) = (before, after) else {
        return if set == "evidence" { ChangeKind::Result } else { ChangeKind::Value };
    };
    let kinds: Vec<ChangeKind> =
        differing(set, before, after).into_iter().map(|name| columns::kind(set, name)).collect();
    match kinds.as_slice() {
        [] => ChangeKind::Value,
        kinds if kinds.iter().all(|kind| *kind == ChangeKind::Wording) => ChangeKind::Wording,
        kinds if kinds.contains(&ChangeKind::Result) => ChangeKind::Result,
        _ => ChangeKind::Value,
    }
}

fn same(set: &str, one: &Values, other: &Values) -> bool {
    differing(set, one, other).is_empty()
}

/// Lists the columns in which two rows differ. How many payments a channel has follows from the payments.
pub(in crate::ledger) fn differing<'r>(set: &str, one: &'r Values, other: &'r Values) -> Vec<&'r String> {
    let counted = |row: &Values| row.get("fees").and_then(Json::as_i64).is_some_and(|count| count > 0);
    let counts = set == "channels" && counted(one) && counted(other);
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    let names = names.filter(|name| !counts || name.as_str() != "fees");
    names.filter(|name| !plain::same(one.get(*name), other.get(*name))).collect()
}

fn same_key(keys: &[&str], one: &Values, other: &Values) -> bool {
    let says = keys.iter().any(|key| one.contains_key(*key));
    says && keys.iter().all(|key| plain::same(one.get(*key), other.get(*key)))
}

/// Tells how alike two rows are, from 0 to 1: by their values, and by the letters of all their words.
fn likeness(one: &Values, other: &Values) -> f64 {
    let words = |row: &Values| row.values().filter_map(Json::as_str).collect::<Vec<_>>().join(" ");
    strsim::sorensen_dice(&words(one), &words(other))
}

/// Finds a longest run of rows both sides have in the same order.
fn anchors(old: &[Values], new: &[Values], same: impl Fn(&Values, &Values) -> bool) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0usize; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if same(&old[i], &new[j]) {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if same(&old[i], &new[j]) {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}
