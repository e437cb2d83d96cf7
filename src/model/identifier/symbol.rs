//! The symbol of a document: its parts, and the key by which two printed forms match.

use unicode_normalization::char::is_combining_mark;

use super::kind::is_abbreviation;
use super::scan::skip_blank;
use crate::text::normalize;

/// A symbol read from a text.
pub(super) struct Symbol<'a> {
    pub(super) text: &'a str,
    pub(super) parts: usize,
    pub(super) end: usize,
}

/// Reads parts joined by hyphens or slashes: `QĐ-UBND`, `NQ/TW`, `TTLT/BQP-BTC`, `SKH&CN-VP`.
pub(super) fn read(text: &str, start: usize) -> Option<Symbol<'_>> {
    let mut end = part(text, start)?;
    let mut parts = 1;
    while let Some(next) = joined_part(text, start, end) {
        (end, parts) = (next, parts + 1);
    }
    let capitals = text[start..end].chars().filter(|character| character.is_uppercase()).count();
    (capitals > 1).then_some(Symbol { text: &text[start..end], parts, end })
}

/// Reads a separator at `end` and the part after it.
///
/// Blanks around the hyphen are forgiven after the abbreviation of a kind alone ("QĐ- UBND"), which is no symbol yet.
fn joined_part(text: &str, start: usize, end: usize) -> Option<usize> {
    let unfinished = is_abbreviation(&text[start..end]);
    let separator = if unfinished { skip_blank(text, end) } else { end };
    let character = text[separator..].chars().next()?;
    let after = separator + character.len_utf8();
    match character {
        '-' | '–' if unfinished => part(text, skip_blank(text, after)),
        '-' | '–' => part(text, after),
        '/' if separator == end => part(text, after),
        _ => None,
    }
}

/// Reads a run of letters and digits that is mostly capitals, as abbreviations are: `TTg`, `QH14`, `SKH&CN`.
fn part(text: &str, start: usize) -> Option<usize> {
    let end = start + run_length(&text[start..]);
    let run = &text[start..end];
    let capitals = run.chars().filter(|character| character.is_uppercase()).count();
    let small = run.chars().filter(|character| character.is_lowercase()).count();
    let others = run.chars().filter(|character| !is_known(*character)).count();
    let starts_well = run.starts_with(char::is_uppercase);
    (starts_well && others == 0 && (capitals > small || run == "Ttr")).then_some(end)
}

fn is_known(character: char) -> bool {
    character.is_uppercase()
        || character.is_lowercase()
        || character.is_ascii_digit()
        || character == '&'
        || is_combining_mark(character)
}

/// Returns the length of the letters, digits and marks at the start; an ampersand counts between two capitals.
fn run_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut after_capital = false;
    while let Some((at, character)) = characters.next() {
        let before_capital = characters.peek().is_some_and(|(_, next)| next.is_uppercase());
        let belongs = character.is_alphanumeric()
            || is_combining_mark(character)
            || (character == '&' && after_capital && before_capital);
        if !belongs {
            return at;
        }
        after_capital = character.is_uppercase();
    }
    text.len()
}

/// Printed forms of parts of symbols with their right forms, made comparable once for all symbols.
#[derive(Debug, Clone, Default)]
pub struct Aliases(Vec<(String, String)>);

impl Aliases {
    /// Takes pairs of printed form and right form.
    pub fn new(pairs: &[(String, String)]) -> Self {
        let mut aliases: Vec<_> = pairs.iter().map(|(printed, right)| (plain(printed), plain(right))).collect();
        aliases.retain(|(printed, _)| !printed.is_empty());
        aliases.sort_by_key(|(printed, _)| std::cmp::Reverse(printed.split('-').count()));
        Self(aliases)
    }

    /// Returns the form of a symbol in which two printings of it are equal; for matching only, never for the page.
    ///
    /// Blanks are dropped, `&amp;` is `&`, capitals are made, every separator is a hyphen (`CT/TTg` and `CT-TTg` are
    /// one). Then each alias replaces the whole parts that equal its printed form: with `SKH-CN` for `SKHCN`,
    /// `KH-SKH-CN` becomes `KH-SKHCN`. The longest alias wins, then the first; a replacement is not read again.
    pub fn key(&self, symbol: &str) -> String {
        let symbol = plain(symbol);
        let mut parts = Vec::new();
        let mut rest = Some(&*symbol);
        while let Some(text) = rest {
            let alias = self.0.iter().find_map(|(printed, right)| Some((&**right, rest_after(text, printed)?)));
            let (part, next) = alias.unwrap_or_else(|| match text.split_once('-') {
                Some((part, next)) => (part, Some(next)),
                None => (text, None),
            });
            parts.push(part);
            rest = next;
        }
        parts.join("-")
    }
}

/// Returns the key of a single symbol: [`Aliases::key`].
pub fn symbol_key(symbol: &str, aliases: &[(String, String)]) -> String {
    Aliases::new(aliases).key(symbol)
}

/// Returns what follows these whole parts, or nothing when the text does not start with them.
fn rest_after<'a>(text: &'a str, parts: &str) -> Option<Option<&'a str>> {
    let rest = text.strip_prefix(parts)?;
    if rest.is_empty() { Some(None) } else { rest.strip_prefix('-').map(Some) }
}

/// Composes last, because dropping blanks and making capitals can bring marks next to new letters.
fn plain(symbol: &str) -> String {
    let capitals: String = normalize(symbol)
        .replace("&amp;", "&")
        .chars()
        .filter(|character| !character.is_whitespace())
        .flat_map(char::to_uppercase)
        .map(|character| if matches!(character, '/' | '–') { '-' } else { character })
        .collect();
    normalize(&capitals).into_owned()
}
