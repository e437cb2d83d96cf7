//! What several answers come to, cell by cell: one thing, what was there before, or a conflict that nobody decides here.

use super::answers::{Answer, said_key};
use super::row::{Said, key};
use crate::diagnostic::{Message, say};
use crate::export::workbook::layout::Column;
use crate::import::account::{Account, Reason};
use crate::import::paper::Place;

/// The most letters of a text in a message.
const SHOWN: usize = 80;

/// What the answers of a task come to in one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Settled<'a> {
    /// Nobody says anything.
    Nothing,
    /// What the period says already; where it was repeated.
    Before(Vec<Place>),
    /// Something new, and where it is said.
    New(&'a Said, Vec<Place>),
    /// Different things; none is taken.
    Torn,
}

/// Settles a column. An answer that repeats what the workbook was sent out with gives way to one that changed it.
pub(super) fn column<'a>(
    column: Column,
    task: &str,
    answers: &'a [Answer],
    before: Option<&str>,
    account: &mut Account,
) -> Settled<'a> {
    let said: Vec<(&Answer, &Said)> =
        answers.iter().filter_map(|answer| Some((answer, answer.cells.get(&column)?))).collect();
    let before = before.map(key);
    let is_new = |said: &Said| before.as_ref() != Some(&said_key(column, said));
    let news: Vec<(&Answer, &Said)> = said.iter().copied().filter(|(_, said)| is_new(said)).collect();
    let Some((_, first)) = news.first().copied() else {
        let places: Vec<Place> = said.iter().map(|(_, said)| said.place).collect();
        places.iter().for_each(|place| account.leave(*place, Reason::Same));
        return if places.is_empty() { Settled::Nothing } else { Settled::Before(places) };
    };
    said.iter().filter(|(_, said)| !is_new(said)).for_each(|(_, said)| account.leave(said.place, Reason::Same));
    if news.iter().any(|(_, said)| said_key(column, said) != said_key(column, first)) {
        let message = conflict(column, task, &news);
        for (_, said) in &news {
            account.leave(said.place, Reason::Disputed);
            account.doubt(said.place, message.clone());
        }
        return Settled::Torn;
    }
    Settled::New(first, news.iter().map(|(_, said)| said.place).collect())
}

fn conflict(column: Column, task: &str, said: &[(&Answer, &Said)]) -> Message {
    let mut seen: Vec<String> = Vec::new();
    for (answer, said) in said {
        let one = format!("“{}” ({})", shortened(&said.text), answer.sheet);
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    let (heading, vi, en) = (column.heading(), seen.join(" và "), seen.join(" and "));
    say!(
        vi: "nhiệm vụ {task}, cột {heading}: các đơn vị ghi khác nhau, {vi}; chưa lấy bên nào, cần thống nhất rồi ghi tay";
        en: "task {task}, column {heading}: units say different things, {en}; none was taken, agree on one and write it by hand"
    )
}

/// Shortens a text for a message.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(SHOWN).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}
