//! Cuts a cell that names units into one piece a unit.
//!
//! A semicolon, a plus and a bullet always part units. A line break, a comma, a hyphen and "và" do only where the name
//! of a unit begins behind them, because names have all of them inside.

use super::kind;
use crate::import::printed::lines::{bare, bulleted, is_bulleted, joined, split, without_bullet};
use crate::text::words;

/// Cuts a text; `known` tells whether a piece is a name of the register.
pub(super) fn cut(text: &str, known: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = match (is_bulleted(text), text.lines().count()) {
        // The hyphens inside may be of names: "- Phòng Kế hoạch - Tài chính".
        (true, 1) => vec![without_bullet(text).to_owned()],
        (true, _) => bulleted(text),
        (false, _) => lines(text, &known),
    };
    let parts = lines.iter().flat_map(|line| split(line, &[';', '+']));
    parts
        .flat_map(|part| names(&joined(&part), &known))
        .map(|name| bare(&name).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Joins a line to the one before it, unless a name ends or begins between them.
fn lines(text: &str, known: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in bulleted(text) {
        match parts.last_mut() {
            Some(before) if line.starts_with('(') || !(begins(&line) || known(bare(before)) || ends(before, &line)) => {
                before.push(' ');
                before.push_str(&line);
            }
            _ => parts.push(line),
        }
    }
    parts
}

/// Tells whether a name ends with a line: "Các sở," does not, where "ban, ngành" follows.
fn ends(before: &str, line: &str) -> bool {
    before.ends_with(';') || (before.ends_with(',') && !line.starts_with(char::is_lowercase))
}

/// Cuts a line where a name begins behind a comma, a hyphen or "và", outside of parentheses.
fn names(line: &str, known: &impl Fn(&str) -> bool) -> Vec<String> {
    if known(bare(line)) {
        return vec![line.to_owned()];
    }
    for separator in [", ", " - ", " – ", " và "] {
        let places = line.match_indices(separator).map(|(at, _)| at);
        for at in places {
            let (before, after) = (&line[..at], &line[at + separator.len()..]);
            let open = before.matches('(').count() > before.matches(')').count();
            if !open && begins(after) && (known(bare(before)) || kind(before).is_some()) {
                let mut names = names(before, known);
                names.extend(self::names(after, known));
                return names;
            }
        }
    }
    vec![line.to_owned()]
}

/// Tells whether a text begins with the name of a unit: a word for a kind of unit, in capitals, or "các".
fn begins(text: &str) -> bool {
    let text = bare(text);
    let capital = text.starts_with(char::is_uppercase);
    let first = words(text).next().unwrap_or_default();
    let several = first == "cac" && words(text).nth(1).is_some();
    // "Ban" and "Bộ" inside a name, "Đơn vị" of "Phòng/Đơn vị": not told from a beginning without a capital.
    (capital || several) && kind(text).is_some()
}
