//! Numbers as people print them: groups of digits with blanks, dots and dashes between.

use super::folded::Folded;

/// The most signs between two groups of one number: `0912 - 345 - 678`.
const GAP: usize = 3;
/// The most groups one number is printed in.
const GROUPS: usize = 12;
/// The fewest digits any rule asks for.
pub(super) const FEWEST: usize = 6;

/// Digits without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group {
    start: usize,
    end: usize,
}

/// Groups that may be one number, or several in a row.
#[derive(Debug)]
pub(super) struct Run {
    groups: Vec<Group>,
}

/// Some neighbouring groups of a run, read as one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// The folded place of the first digit.
    pub(super) start: usize,
    /// The folded place after the last digit.
    pub(super) end: usize,
    /// Its digits alone.
    pub(super) digits: String,
    /// How many digits each group has.
    pub(super) shape: Vec<usize>,
    /// The index of its first group.
    first: usize,
}

impl Number {
    /// Gives the index of the group after it.
    pub(super) fn next(&self) -> usize {
        self.first + self.shape.len()
    }

    /// Tells whether it is printed in one of these ways.
    pub(super) fn is_printed(&self, shapes: &[&[usize]]) -> bool {
        shapes.contains(&self.shape.as_slice())
    }

    /// Tells whether all its digits are the same, as in a form that shows where to write.
    pub(super) fn is_blank(&self) -> bool {
        let first = self.digits.as_bytes().first();
        self.digits.bytes().all(|digit| Some(&digit) == first)
    }
}

/// Finds the runs of a text that have enough digits for any rule.
pub(super) fn runs(text: &Folded<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for group in groups(text.bytes()) {
        match runs.last_mut().filter(|run| run.goes_on_with(group, text.bytes())) {
            Some(run) => run.groups.push(group),
            None => runs.push(Run { groups: vec![group] }),
        }
    }
    runs.retain(|run| run.groups.iter().map(|group| group.end - group.start).sum::<usize>() >= FEWEST);
    runs
}

fn groups(bytes: &[u8]) -> impl Iterator<Item = Group> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
        let length = bytes[start..].iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len() - start);
        at = start + length;
        Some(Group { start, end: at })
    })
}

impl Run {
    fn goes_on_with(&self, group: Group, bytes: &[u8]) -> bool {
        let Some(last) = self.groups.last() else { return false };
        let between = &bytes[last.end..group.start];
        between.len() <= GAP && between.iter().all(|byte| b" .-()".contains(byte))
    }

    /// Counts the groups.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// Lists what may be read as one number from a group on, the longest first.
    pub(super) fn numbers<'r>(&'r self, first: usize, text: &'r Folded<'_>) -> impl Iterator<Item = Number> + 'r {
        let most = (self.groups.len() - first).min(GROUPS);
        (1..=most)
            .rev()
            .map(move |count| self.number(first, count, text))
            .filter(|number| number.digits.len() <= 20 && !is_glued(text.bytes(), number.start, number.end))
    }

    fn number(&self, first: usize, count: usize, text: &Folded<'_>) -> Number {
        let groups = &self.groups[first..first + count];
        let digits = groups.iter().flat_map(|group| &text.bytes()[group.start..group.end]);
        Number {
            start: groups[0].start,
            end: groups[count - 1].end,
            digits: digits.map(|digit| char::from(*digit)).collect(),
            shape: groups.iter().map(|group| group.end - group.start).collect(),
            first,
        }
    }
}

/// Tells whether a number is a piece of something longer: a code, a decimal, the number of a document.
fn is_glued(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).map_or(b' ', |at| bytes[at]);
    let after = |forth: usize| bytes.get(end + forth).copied().unwrap_or(b' ');
    if before(1).is_ascii_alphanumeric() || after(0).is_ascii_alphanumeric() {
        return true;
    }
    let ahead = match before(1) {
        // Another telephone number may stand before: `0912345678/0987654321`.
        b'.' | b',' | b'/' | b'-' if before(2).is_ascii_digit() => digits_before(bytes, start - 1) < 8,
        b'/' if bytes[..start].ends_with(b"zalo.me/") => false,
        b'-' | b'/' | b'#' => before(2).is_ascii_alphanumeric(),
        _ => false,
    };
    let behind = match after(0) {
        b'.' | b',' | b'-' | b'/' if after(1).is_ascii_digit() => digits_after(bytes, end + 1) < 8,
        b'/' | b'-' => after(1).is_ascii_alphabetic(),
        b'%' => true,
        _ => false,
    };
    ahead || behind
}

fn digits_before(bytes: &[u8], end: usize) -> usize {
    bytes[..end].iter().rev().take_while(|byte| byte.is_ascii_digit()).count()
}

fn digits_after(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Units after an amount.
const UNITS: &[&str] = &["dong", "d", "vnd", "trieu", "ty", "nghin", "ngan", "usd", "m", "km", "kg", "ha"];

/// Tells whether a unit follows: `14.400.000 đồng`.
pub(super) fn is_counted(text: &Folded<'_>, number: &Number) -> bool {
    let rest = text.bytes()[number.end..].iter().skip_while(|byte| **byte == b' ');
    let word: String = rest.take_while(|byte| byte.is_ascii_alphabetic()).map(|byte| char::from(*byte)).collect();
    UNITS.contains(&word.as_str())
}

/// Tells whether a number is printed by thousands, as amounts are: `14.400.000`.
pub(super) fn has_thousands(number: &Number) -> bool {
    let (first, rest) = (number.shape[0], &number.shape[1..]);
    rest.len() > 1 && first <= 3 && rest.iter().all(|length| *length == 3) && !number.digits.starts_with('0')
}
