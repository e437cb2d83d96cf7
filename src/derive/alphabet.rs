//! Everything a reader can look up by name, in Vietnamese order.

use super::Place;
use crate::model::Site;
use crate::text::{compare, fold};

/// The records of a site under the letters their names begin with.
#[derive(Debug, Default)]
pub struct Alphabet {
    /// The letters that are used, in order; what begins with no letter comes first.
    pub letters: Vec<Letter>,
}

/// The records whose names begin with a letter.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter as a heading shows it: "Đ".
    pub name: &'static str,
    /// The letter in an address, as Telex types it: `dd`.
    pub slug: &'static str,
    /// The records, in Vietnamese order.
    pub places: Vec<Place>,
}

/// The letters of the Vietnamese alphabet and the four that foreign names begin with. The first stands for digits and
/// signs.
pub(super) const LETTERS: [(&str, &str); 34] = [
    ("0–9", "so"),
    ("A", "a"),
    ("Ă", "aw"),
    ("Â", "aa"),
    ("B", "b"),
    ("C", "c"),
    ("D", "d"),
    ("Đ", "dd"),
    ("E", "e"),
    ("Ê", "ee"),
    ("F", "f"),
    ("G", "g"),
    ("H", "h"),
    ("I", "i"),
    ("J", "j"),
    ("K", "k"),
    ("L", "l"),
    ("M", "m"),
    ("N", "n"),
    ("O", "o"),
    ("Ô", "oo"),
    ("Ơ", "ow"),
    ("P", "p"),
    ("Q", "q"),
    ("R", "r"),
    ("S", "s"),
    ("T", "t"),
    ("U", "u"),
    ("Ư", "uw"),
    ("V", "v"),
    ("W", "w"),
    ("X", "x"),
    ("Y", "y"),
    ("Z", "z"),
];

impl Alphabet {
    pub(super) fn of(site: &Site) -> Self {
        let mut named: Vec<(String, Place)> = named(site).filter(|(name, _)| !name.is_empty()).collect();
        named.sort_by(|(left, _), (right, _)| compare(left, right));
        let mut groups: Vec<Letter> =
            LETTERS.iter().map(|(name, slug)| Letter { name, slug, places: Vec::new() }).collect();
        for (name, place) in named {
            groups[letter_of(&name)].places.push(place);
        }
        groups.retain(|letter| !letter.places.is_empty());
        Self { letters: groups }
    }

    /// Finds a letter by its slug.
    pub fn letter(&self, slug: &str) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.slug == slug)
    }

    /// Gives every record, in order.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.letters.iter().flat_map(|letter| &letter.places)
    }
}

/// Names every record that has a page of its own, by its Vietnamese name.
fn named(site: &Site) -> impl Iterator<Item = (String, Place)> {
    let procedures =
        site.procedures.values().map(|one| (one.head.title.vi().to_owned(), Place::Procedure(one.id.clone())));
    let plans = site.plans.values().map(|plan| (plan.head.title.vi().to_owned(), Place::Plan(plan.id.clone())));
    let tasks = site.plans.values().flat_map(|plan| {
        let place = |id: &crate::model::Id| Place::Task(plan.id.clone(), id.clone());
        plan.tasks().map(move |(_, task)| (task.title.vi().to_owned(), place(&task.id.id)))
    });
    let indicators = site.indicators.iter().map(|(id, one)| (one.title.vi().to_owned(), Place::Indicator(id.clone())));
    let reports = site.reports.iter().map(|(id, one)| (one.head.title.vi().to_owned(), Place::Report(id.clone())));
    let documents = site.documents.iter().map(|(id, one)| (one.name(), Place::Document(id.clone())));
    let units = site.department.units.iter();
    let units = units.map(|unit| (unit.name.vi().to_owned(), Place::Unit(unit.id.id.clone())));
    let news = site.news.iter().map(|(id, one)| (one.head.title.vi().to_owned(), Place::News(id.clone())));
    let pages = site.pages.iter().map(|(id, one)| (one.head.title.vi().to_owned(), Place::Page(id.clone())));
    procedures
        .chain(plans)
        .chain(tasks)
        .chain(indicators)
        .chain(reports)
        .chain(documents)
        .chain(units)
        .chain(news)
        .chain(pages)
}

/// Finds the letter a name begins with: the tone does not count, the mark of the letter does.
pub(super) fn letter_of(name: &str) -> usize {
    const NO_LETTER: usize = 0;
    let Some(first) = name.chars().find(|character| character.is_alphanumeric()) else { return NO_LETTER };
    let spelt = crate::text::spelling(&first.to_string()).marked;
    let Some(first) = spelt.chars().next() else { return NO_LETTER };
    let upper: String = first.to_uppercase().collect();
    let exact = LETTERS.iter().position(|(letter, _)| *letter == upper);
    exact.or_else(|| LETTERS.iter().position(|(_, slug)| *slug == fold(&upper))).unwrap_or(NO_LETTER)
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, letter_of};
    use crate::text::compare;

    fn letter(name: &str) -> &'static str {
        LETTERS[letter_of(name)].0
    }

    #[test]
    fn a_name_stands_under_its_letter_whatever_its_tone() {
        for (name, expected) in [
            ("Đăng ký khai sinh", "Đ"),
            ("đăng ký lại", "Đ"),
            ("Duyệt", "D"),
            ("Ủy ban", "U"),
            ("Ứng phó", "Ư"),
            ("“Âm thanh”", "Â"),
            ("Ấn phẩm", "Â"),
            ("12 nhiệm vụ", "0–9"),
            ("…", "0–9"),
            ("Élan", "E"),
        ] {
            assert_eq!(letter(name), expected, "{name}");
        }
    }

    #[test]
    fn letters_stand_in_vietnamese_order() {
        for pair in LETTERS[1..].windows(2) {
            assert!(compare(pair[0].0, pair[1].0).is_lt(), "{pair:?}");
        }
    }
}
