//! One name of a unit, and the printed forms that are the same name.

use strsim::damerau_levenshtein;

use super::Unit;
use crate::text::fold;

/// A name of a unit: the official one or a shorter one.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// The id of the unit.
    pub(super) id: String,
    /// The official name of the unit.
    pub(super) official: String,
    /// `true` for the official name.
    first: bool,
    /// Its words, folded, without those that carry nothing.
    words: Vec<String>,
    /// Its words without blanks.
    letters: String,
}

/// A printed text, ready to be compared with names.
#[derive(Debug, Clone)]
pub(super) struct Printed<'t> {
    words: Vec<String>,
    letters: String,
    shown: Vec<&'t str>,
}

impl<'t> Printed<'t> {
    /// Takes a text apart.
    pub(super) fn of(text: &'t str) -> Self {
        let words = words(text);
        Self { letters: words.concat(), words, shown: printed_words(text) }
    }
}

/// A name that fits a printed text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match<'n> {
    pub(super) name: &'n Name,
    /// `true` when the text is the official name up to letters' case, blanks and "Sở".
    pub(super) same: bool,
    /// The less, the surer.
    rank: usize,
}

impl Name {
    /// Gives the official name of a unit, then its other names.
    pub(super) fn all(unit: Unit) -> Vec<Self> {
        let names = std::iter::once(unit.name.clone()).chain(unit.short_names);
        let name = |(index, name): (usize, String)| {
            let words = words(&name);
            let letters = words.concat();
            Self { id: unit.id.clone(), official: unit.name.clone(), first: index == 0, words, letters }
        };
        names.enumerate().map(name).collect()
    }

    /// Tells whether a text is this name: in other letters' case, with other blanks, shortened to first letters.
    pub(super) fn exact(&self, printed: &Printed) -> Option<Match<'_>> {
        if printed.words.is_empty() {
            return None;
        }
        let rank = if printed.letters == self.letters {
            usize::from(!self.first)
        } else {
            2 + shortened(&printed.shown, &self.words)?
        };
        Some(Match { name: self, same: self.first && rank == 0, rank })
    }

    /// Tells whether a text is this name with a slip: a letter or two read wrongly, one word lost, a group's "liên quan".
    pub(super) fn near(&self, printed: &Printed) -> Option<Match<'_>> {
        let distance = damerau_levenshtein(&printed.letters, &self.letters);
        let printed = &printed.words;
        let allowed = match self.letters.chars().count() {
            0..8 => 0,
            8..20 => 1,
            _ => 2,
        };
        let related = without_relation(printed) == without_relation(&self.words);
        let lost = printed.len() >= 3 && printed.len() + 1 == self.words.len() && is_part(printed, &self.words);
        let rank = if distance <= allowed { distance } else { 10 };
        (distance <= allowed || related || lost).then_some(Match { name: self, same: false, rank })
    }
}

/// Gives the surest match, unless another unit fits as well.
pub(super) fn best<'n>(matches: impl Iterator<Item = Match<'n>>) -> Option<Match<'n>> {
    let matches: Vec<Match> = matches.collect();
    let best = *matches.iter().min_by_key(|found| found.rank)?;
    let alone = matches.iter().all(|other| other.rank > best.rank || other.name.id == best.name.id);
    alone.then_some(best)
}

/// Gives the words of a name without those that carry nothing: "các" before it, "Sở" and "thuộc Sở" behind it, "và".
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = crate::text::words(text).filter(|word| word != "va").collect();
    if words.len() > 1 && words[0] == "cac" {
        words.remove(0);
    }
    if words.len() > 1 && words.last().is_some_and(|last| last == "so") {
        words.pop();
        let owned = words.len() > 1 && words.last().is_some_and(|last| last == "thuoc" || last == "cua");
        if owned && words.iter().rev().nth(1).is_none_or(|before| before != "truc") {
            words.pop();
        }
    }
    words
}

/// Gives the words as printed, in their letters, without signs.
fn printed_words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '&')
        .filter(|word| !word.is_empty())
        .collect()
}

/// Tells whether printed words are the words of a name, some of them by their first letters: "Chi cục TCĐLCL",
/// "CCTĐC". Gives how many letters were left out.
fn shortened(printed: &[&str], name: &[String]) -> Option<usize> {
    let Some((first, rest)) = printed.split_first() else { return name.is_empty().then_some(0) };
    let folded = fold(first).replace('&', "");
    if matches!(folded.as_str(), "va" | "so") && !rest.is_empty() {
        return shortened(rest, name);
    }
    if rest.is_empty() && folded == "so" && name.is_empty() {
        return Some(0);
    }
    if name.first().is_some_and(|word| *word == folded) {
        return shortened(rest, &name[1..]);
    }
    let letters: Vec<char> = folded.chars().collect();
    if folded == "p" && name.first().is_some_and(|word| word == "phong") {
        return shortened(rest, &name[1..]);
    }
    let capitals = first.chars().all(|character| character.is_uppercase() || character == '&');
    if letters.len() < 2 || !capitals {
        return None;
    }
    (letters.len()..=name.len()).find_map(|length| {
        let left_out = length - letters.len();
        let enough = left_out == 0 || (letters.len() >= 3 && left_out <= letters.len());
        let fits = enough && are_initials(&letters, &name[..length]);
        fits.then(|| shortened(rest, &name[length..])).flatten().map(|more| left_out + more)
    })
}

/// Tells whether letters begin words in order, the first that of the first word.
fn are_initials(letters: &[char], words: &[String]) -> bool {
    let mut initials = words.iter().filter_map(|word| word.chars().next());
    let first = initials.next();
    first == letters.first().copied() && letters[1..].iter().all(|letter| initials.any(|initial| initial == *letter))
}

/// Drops "liên quan", "có liên quan" behind the name of a group.
fn without_relation(words: &[String]) -> &[String] {
    let words = words.strip_suffix(&["lien".to_owned(), "quan".to_owned()][..]).unwrap_or(words);
    words.strip_suffix(&["co".to_owned()][..]).unwrap_or(words)
}

/// Tells whether words stand among others in their order, the first and the last alike.
fn is_part(words: &[String], others: &[String]) -> bool {
    let mut rest = others.iter();
    words.first() == others.first()
        && words.last() == others.last()
        && words.iter().all(|word| rest.any(|other| other == word))
}
