//! By when: all that says so in a record is told as one change.

use serde_json::{Value as Json, json};

use super::values::{Both, Side};
use super::{Change, ChangeKind, plain};
use crate::ledger::Values;
use crate::model::Moment;

/// Gives the moved deadlines of a task, or the moved day of a report.
pub(super) fn compare(both: &mut Both<'_>) -> Vec<Change> {
    match both.new.record.set.as_str() {
        "tasks" => task(both),
        "reports" => report(both).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What says by when a task is due.
struct Due {
    last: Option<Json>,
    words: Option<Json>,
    rows: Vec<Values>,
    slips: Vec<Values>,
}

fn task(both: &mut Both<'_>) -> Vec<Change> {
    let (columns, slips) = (both.columns("deadlines"), both.columns("slips"));
    let [old, new] = both.both_values();
    let due = |values: &Values, side: Side<'_>| Due {
        last: values.get("deadline").cloned(),
        words: values.get("due_text").cloned(),
        rows: side.rows("deadlines", &columns),
        slips: side.rows("slips", &slips),
    };
    let (old, new) = (due(&old, both.old), due(&new, both.new));
    let added: Vec<&Values> =
        new.slips.iter().filter(|slip| !old.slips.iter().any(|one| same_row(one, slip))).collect();
    let same_words = plain::same(old.words.as_ref(), new.words.as_ref());
    let edited = !same_words || !same_rows(&old.rows, &new.rows);
    if !edited && old.last == new.last && added.is_empty() {
        return Vec::new();
    }
    ["deadline", "due_text", "deadlines", "slips"].into_iter().for_each(|field| both.tell(field));
    let change = both.change(ChangeKind::Deadline, "deadline");
    let chains = chains(&added);
    if !edited && (chains.len() > 1 || old.last == new.last) {
        return chains.iter().map(|chain| slipped(&change, chain)).collect();
    }
    let days = days(old.last.as_ref(), new.last.as_ref());
    let (before, after) = match days {
        Some(_) => (old.last.clone(), new.last.clone()),
        None if !same_words => (old.said(), new.said()),
        None => (old.rows(), new.rows()),
    };
    vec![Change { before, after, days, ..explained(&change, &added) }]
}

/// Joins slips that go on from each other.
fn chains<'r>(slips: &[&'r Values]) -> Vec<Vec<&'r Values>> {
    let mut chains: Vec<Vec<&Values>> = Vec::new();
    for slip in slips {
        let goes_on = |chain: &&mut Vec<&Values>| chain.last().is_some_and(|last| last.get("to") == slip.get("from"));
        match chains.iter_mut().find(goes_on) {
            Some(chain) => chain.push(slip),
            None => chains.push(vec![slip]),
        }
    }
    chains
}

/// Tells of one date of several that moved.
fn slipped(change: &Change, chain: &[&Values]) -> Change {
    let value = |slip: Option<&&Values>, column: &str| slip.and_then(|slip| slip.get(column)).cloned();
    let (before, after) = (value(chain.first(), "from"), value(chain.last(), "to"));
    let days = days(before.as_ref(), after.as_ref());
    Change { before, after, days, ..explained(change, chain) }
}

/// Adds why and by which document, as the slips say.
fn explained(change: &Change, slips: &[&Values]) -> Change {
    Change { reason: joined(slips, "reason"), document: joined(slips, "document"), ..change.clone() }
}

impl Due {
    /// Gives the deadline in printed words, else as rows.
    fn said(&self) -> Option<Json> {
        self.words.clone().or_else(|| self.rows())
    }

    fn rows(&self) -> Option<Json> {
        (!self.rows.is_empty()).then(|| json!({ "deadlines": self.rows }))
    }
}

fn same_rows(old: &[Values], new: &[Values]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same_row(old, new))
}

fn same_row(one: &Values, other: &Values) -> bool {
    one.keys().chain(other.keys()).all(|key| plain::same(one.get(key), other.get(key)))
}

/// Counts the days from the end of one moment to that of another; nothing where they are the same, or one is missing.
fn days(old: Option<&Json>, new: Option<&Json>) -> Option<i64> {
    let day = |value: Option<&Json>| Moment::parse(value?.as_str()?).map(Moment::last_day);
    Some((day(new)? - day(old)?).num_days()).filter(|days| *days != 0)
}

fn joined(rows: &[&Values], column: &str) -> Option<String> {
    let mut texts: Vec<&str> = rows.iter().filter_map(|row| row.get(column)?.as_str()).collect();
    texts.dedup();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// A day a report was announced for, after every time it was put off: `2020-06-20/2020-07-05: vì sao`.
fn report(both: &mut Both<'_>) -> Option<Change> {
    let [old, new] = both.both_values();
    let (before, after) = (in_force(&old), in_force(&new));
    if before == after {
        return None;
    }
    both.tell("announced");
    both.tell("postponed");
    let list = |values: &Values| values.get("postponed").and_then(Json::as_array).cloned().unwrap_or_default();
    let known = list(&old);
    let added = list(&new).into_iter().filter(|item| !known.contains(item));
    let reasons: Vec<String> = added.filter_map(|item| Some(item.as_str()?.split_once(": ")?.1.to_owned())).collect();
    let days = days(before.as_ref(), after.as_ref());
    let reason = (!reasons.is_empty()).then(|| reasons.join("; "));
    Some(Change { before, after, days, reason, ..both.change(ChangeKind::Deadline, "announced") })
}

fn in_force(values: &Values) -> Option<Json> {
    let last = values.get("postponed").and_then(Json::as_array).and_then(|list| list.last());
    let last = last.and_then(|item| item.as_str()?.split_once('/')?.1.get(..10));
    last.map(Json::from).or_else(|| values.get("announced").cloned())
}
