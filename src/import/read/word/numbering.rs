//! Labels the word processor counts: `1.`, `a)`, `II.2`, `-`.
//!
//! Lists that share an abstract list share its counters, unless one starts anew; a level starts anew after a higher
//! one, unless it says otherwise.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::number;
use crate::import::read::symbols;
use crate::import::read::xml::Element;

/// How many levels a list has.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
    /// The level after which it starts anew, from 1; 0 is never.
    restart: Option<usize>,
    /// All numbers of the label as 1, 2, 3.
    legal: bool,
    style: Option<String>,
    font: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct List {
    counters: String,
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, u32>,
}

/// The lists of a document and where each has got to.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: BTreeSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`; `style_list` gives the list of a style.
    pub(super) fn read(root: Node<'_, '_>, style_list: impl Fn(&str) -> Option<String>) -> Self {
        let abstracts: BTreeMap<&str, Node<'_, '_>> =
            root.all("abstractNum").filter_map(|node| Some((node.value("abstractNumId")?, node))).collect();
        let named: BTreeMap<&str, &str> = root
            .all("num")
            .filter_map(|node| Some((node.value("numId")?, node.child_value("abstractNumId")?)))
            .collect();
        let settled = |id: &str| -> Option<String> {
            let abstract_id = *named.get(id)?;
            let link = abstracts.get(abstract_id)?.child_value("numStyleLink");
            let linked = link.and_then(&style_list).and_then(|list| named.get(list.as_str()).copied());
            Some(linked.unwrap_or(abstract_id).to_owned())
        };
        let list = |node: Node<'_, '_>| -> Option<(String, List)> {
            let id = node.value("numId")?;
            let counters = settled(id)?;
            let levels = abstracts.get(counters.as_str())?.all("lvl").filter_map(level).collect();
            Some((id.to_owned(), overridden(node, List { counters, levels, starts: BTreeMap::new() })))
        };
        Self { lists: root.all("num").filter_map(list).collect(), ..Self::default() }
    }

    /// Gives the level a list has for a style.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<u8> {
        let levels = &self.lists.get(list)?.levels;
        let (level, _) = levels.iter().find(|(_, level)| level.style.as_deref() == Some(style))?;
        u8::try_from(*level).ok()
    }

    /// Counts one more paragraph of a list and gives its label; `None` where nothing is printed.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<String> {
        let at = usize::from(level).min(LEVELS - 1);
        let of = self.lists.get(list)?;
        let counters = self.counters.entry(of.counters.clone()).or_default();
        if self.begun.insert(list.to_owned()) {
            for (level, start) in &of.starts {
                counters[*level] = start.checked_sub(1);
                counters[level + 1..].fill(None);
            }
        }
        count(counters, of, at);
        let label = label(counters, of, at);
        Some(label.trim().to_owned()).filter(|label| !label.is_empty())
    }
}

/// Counts a level on, sets those above it that were never counted, and lets those below it start anew.
fn count(counters: &mut [Option<u32>; LEVELS], list: &List, at: usize) {
    let start = |level: usize| list.levels.get(&level).map_or(1, |level| level.start);
    for (level, counter) in counters.iter_mut().enumerate().take(at) {
        counter.get_or_insert(start(level));
    }
    counters[at] = Some(counters[at].map_or(start(at), |number| number.saturating_add(1)));
    for (below, counter) in counters.iter_mut().enumerate().skip(at + 1) {
        let after = list.levels.get(&below).and_then(|level| level.restart).unwrap_or(below);
        if at < after {
            *counter = None;
        }
    }
}

fn label(counters: &[Option<u32>; LEVELS], list: &List, at: usize) -> String {
    let Some(level) = list.levels.get(&at) else { return String::new() };
    if level.format == "bullet" {
        return symbols::bullet(level.font.as_deref(), &level.text);
    }
    let mut label = String::new();
    let mut characters = level.text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters.peek().and_then(|next| next.to_digit(10)).filter(|digit| *digit > 0);
        match digit {
            Some(digit) if character == '%' => {
                characters.next();
                label.push_str(&numeral(counters, list, level, digit as usize - 1));
            }
            _ => label.push(character),
        }
    }
    label
}

fn numeral(counters: &[Option<u32>; LEVELS], list: &List, of: &Level, at: usize) -> String {
    let Some(level) = list.levels.get(&at) else { return String::new() };
    let format = if of.legal { "decimal" } else { level.format.as_str() };
    number::spell(format, counters.get(at).copied().flatten().unwrap_or(level.start))
}

fn level(node: Node<'_, '_>) -> Option<(usize, Level)> {
    let number = |name: &str| node.child_value(name).and_then(|text| text.parse::<u32>().ok());
    let font = node.child("rPr").and_then(|letters| letters.child("rFonts"));
    let level = Level {
        format: node.child_value("numFmt").unwrap_or("decimal").to_owned(),
        text: node.child_value("lvlText").unwrap_or_default().to_owned(),
        start: number("start").unwrap_or(0),
        restart: number("lvlRestart").and_then(|level| usize::try_from(level).ok()),
        legal: node.switch("isLgl").unwrap_or(false),
        style: node.child_value("pStyle").map(str::to_owned),
        font: font.and_then(|font| font.value("hAnsi").or(font.value("ascii"))).map(str::to_owned),
    };
    let at = node.value("ilvl")?.parse::<usize>().ok().filter(|at| *at < LEVELS)?;
    Some((at, level))
}

fn overridden(node: Node<'_, '_>, mut list: List) -> List {
    for change in node.all("lvlOverride") {
        let Some(at) = change.value("ilvl").and_then(|text| text.parse::<usize>().ok()).filter(|at| *at < LEVELS)
        else {
            continue;
        };
        if let Some((_, level)) = change.child("lvl").and_then(level) {
            list.levels.insert(at, level);
        }
        if let Some(start) = change.child_value("startOverride").and_then(|text| text.parse().ok()) {
            list.starts.insert(at, start);
        }
    }
    list
}
