//! Merges the Markdown of a page: part by part under its `##` headings, where the headings of all sides tell the parts
//! apart, and else as a whole.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::change::ChangeKind;
use super::rule::{Decision, decide};
use super::section::Merging;
use crate::import::found::Body;
use crate::import::paper::Place;
use crate::text::fold;

/// The name of the whole text among the fields of a page.
const WHOLE: &str = "body";

/// A part of a text: all before the first heading, or a heading with what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// The heading without its label and its attributes, folded; empty for what comes before the first.
    key: String,
    /// The heading as it is shown: `## Mục tiêu`.
    name: String,
    /// All of it, blank lines at the end included.
    text: String,
}

impl Merging<'_> {
    /// Merges the text of a page and gives it as it is to be written.
    pub(super) fn body(&mut self, current: Option<&str>, found: &Body) -> String {
        let current = current.unwrap_or_default();
        let new = found.markdown.trim();
        if new.is_empty() {
            return current.to_owned();
        }
        let last = self.next.body.replace(new.to_owned());
        let parts = (parts(current), parts(last.as_deref().unwrap_or_default()), parts(new));
        match parts {
            (Some(content), Some(last), Some(new)) if !current.trim().is_empty() && new.len() > 1 => {
                self.by_part(content, &last, &new, &found.places)
            }
            _ => self.as_a_whole(current, last.as_deref(), new, &found.places),
        }
    }

    fn as_a_whole(&mut self, current: &str, last: Option<&str>, new: &str, places: &[Place]) -> String {
        let decision = self.decide(WHOLE, Some(current), last, new, places);
        if decision == Decision::Take { replaced(current, new) } else { current.to_owned() }
    }

    fn by_part(&mut self, mut content: Vec<Part>, last: &[Part], new: &[Part], places: &[Place]) -> String {
        let text = |parts: &[Part], key: &str| parts.iter().find(|part| part.key == key).map(|part| part.text.clone());
        for (at, part) in new.iter().enumerate() {
            let (here, before) = (text(&content, &part.key), text(last, &part.key));
            let decision = self.decide(&part.name, here.as_deref(), before.as_deref(), &part.text, places);
            if decision != Decision::Take {
                continue;
            }
            match content.iter_mut().find(|other| other.key == part.key) {
                Some(other) => other.text = replaced(&other.text, &part.text),
                None => insert(&mut content, new, at),
            }
        }
        for part in last.iter().filter(|part| text(new, &part.key).is_none()) {
            if text(&content, &part.key).is_some_and(|here| here.trim() == part.text.trim()) {
                self.note("", &part.name, ChangeKind::Gone, None, None);
            }
        }
        content.into_iter().map(|part| part.text).collect()
    }

    /// Decides on a text and notes what was decided.
    fn decide(
        &mut self,
        name: &str,
        content: Option<&str>,
        last: Option<&str>,
        new: &str,
        places: &[Place],
    ) -> Decision {
        let json = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(Json::from);
        let Some(new) = json(Some(new)) else { return Decision::Same };
        let (content, last) = (json(content), json(last));
        let decision = decide(content.as_ref(), last.as_ref(), &new);
        let kind = match decision {
            Decision::Same | Decision::Keep => None,
            Decision::Take if content.is_none() => Some(ChangeKind::Added),
            Decision::Take => Some(ChangeKind::Changed),
            Decision::Unread => Some(ChangeKind::Kept),
            Decision::Conflict => Some(ChangeKind::Conflict),
        };
        self.is_changed |= decision == Decision::Take;
        if !matches!(decision, Decision::Same | Decision::Take) {
            self.keep("", name, places);
        }
        if let Some(kind) = kind {
            self.note("", name, kind, content, Some(new));
        }
        decision
    }
}

/// Puts a text in the place of another, between the same blank lines.
fn replaced(old: &str, new: &str) -> String {
    let (before, after) = match old.trim() {
        "" => ("\n", "\n"),
        words => {
            let start = old.len() - old.trim_start().len();
            (&old[..start], &old[start + words.len()..])
        }
    };
    format!("{before}{}{after}", new.trim())
}

/// Adds a part at its printed place: after the nearest part before it, or before the nearest one after it.
fn insert(content: &mut Vec<Part>, new: &[Part], at: usize) {
    let find = |part: &Part| content.iter().position(|other| other.key == part.key);
    let before = new[..at].iter().rev().find_map(find).map(|index| index + 1);
    let place = before.or_else(|| new[at + 1..].iter().find_map(find)).unwrap_or(content.len());
    if let Some(part) = place.checked_sub(1).and_then(|index| content.get_mut(index)) {
        while !part.text.ends_with("\n\n") {
            part.text.push('\n');
        }
    }
    let end = if place < content.len() { "\n\n" } else { "\n" };
    let text = format!("{}{end}", new[at].text.trim());
    content.insert(place, Part { text, ..new[at].clone() });
}

/// Takes a text apart; `None` where two of its headings are alike.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = vec![Part { key: String::new(), name: WHOLE.to_owned(), text: String::new() }];
    let mut is_code = false;
    for line in text.split_inclusive('\n') {
        is_code ^= line.trim_start().starts_with("```");
        match line.strip_prefix("## ").filter(|_| !is_code) {
            Some(heading) => {
                let heading = heading.split(" {").next().unwrap_or(heading).trim();
                let name = format!("## {heading}");
                parts.push(Part { key: key(heading), name, text: line.to_owned() });
            }
            None => parts.last_mut()?.text.push_str(line),
        }
    }
    let keys: BTreeSet<&str> = parts.iter().map(|part| part.key.as_str()).collect();
    (keys.len() == parts.len()).then_some(parts)
}

/// Folds a heading without its label: `II. Nhiệm vụ` and `2. Nhiệm vụ` are one.
fn key(heading: &str) -> String {
    let label = |word: &str| {
        let inner = word.trim_end_matches(['.', ')', ':']);
        let is_number = inner.chars().all(|c| c.is_ascii_digit() || c == '.' || "IVXLC".contains(c));
        inner.len() < word.len() && (is_number || inner.chars().count() == 1)
    };
    let rest = heading.split_once(' ').filter(|(word, _)| label(word)).map_or(heading, |(_, rest)| rest);
    fold(rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_at_its_headings() {
        let text = "Mở đầu\n\n## I. Mục tiêu {#muc-tieu}\n\n```\n## mã\n```\n### 1. Chung\n## II. Nhiệm vụ\nb";
        let parts = parts(text).expect("headings differ");
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["body", "## I. Mục tiêu", "## II. Nhiệm vụ"]);
        assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<String>(), text);
    }

    #[test]
    fn headings_alike_cannot_tell_parts_apart() {
        assert_eq!(parts("## I. Nhiệm vụ\n## II. Nhiệm vụ\n"), None);
    }

    #[test]
    fn labels_are_no_part_of_a_heading() {
        for heading in ["II. Nhiệm vụ", "2. Nhiệm vụ", "a) Nhiệm vụ", "Nhiệm vụ", "2.1. NHIỆM VỤ"] {
            assert_eq!(key(heading), "nhiem vu", "{heading}");
        }
        assert_eq!(key("Vì dân"), "vi dan");
    }
}
