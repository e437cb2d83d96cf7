//! Procedures in the order lists show them, found once: a page of a long list then only looks up its own entries.

use std::collections::BTreeMap;
use std::ops::Range;

use super::alphabet::{LETTERS, letter_of};
use super::{Standing, procedures::standing};
use crate::model::Site;
use crate::text::{Language, compare};

/// Some procedures as a list shows them: by where they stand, those in force first, then by name.
#[derive(Debug, Default)]
pub struct Listing {
    /// Their places among the procedures of the site.
    places: Vec<usize>,
    /// Which of the entries stand where.
    standings: Vec<(Standing, Range<usize>)>,
    /// Where the names of those in force begin with another letter.
    initials: Vec<Initial>,
}

/// A letter of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Initial {
    /// The letter: "Đ".
    pub name: &'static str,
    /// The letter in an address: `dd`.
    pub slug: &'static str,
    /// The first entry whose name begins with it.
    pub first: usize,
    /// How many names begin with it.
    pub count: usize,
}

impl Listing {
    /// Gives a list of nothing.
    pub fn nothing() -> &'static Self {
        static NOTHING: Listing = Listing { places: Vec::new(), standings: Vec::new(), initials: Vec::new() };
        &NOTHING
    }

    /// Counts the entries.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Gives the entries of a range, as places among the procedures of the site.
    pub fn places(&self, shown: Range<usize>) -> &[usize] {
        self.places.get(shown).unwrap_or_default()
    }

    /// Tells which of the entries stand where, in the order shown; where nobody stands is left out.
    pub fn standings(&self) -> &[(Standing, Range<usize>)] {
        &self.standings
    }

    /// Lists the letters the names of those in force begin with.
    pub fn initials(&self) -> &[Initial] {
        &self.initials
    }
}

/// What lists sort the procedures of a site by, in one language.
pub(super) struct Order {
    standings: Vec<Standing>,
    /// The place of each name among all names.
    ranks: Vec<usize>,
    /// The letter of each name, and whether the name begins with it: signs before it are sorted by themselves.
    letters: Vec<(usize, bool)>,
}

impl Order {
    /// Sorts the names of all procedures once, for every list of them.
    pub(super) fn of(site: &Site, on: chrono::NaiveDate, language: Language) -> Self {
        let title = |place: usize| site.procedures[place].head.title.get(language).map_or("", |(text, _)| text);
        let mut sorted: Vec<usize> = (0..site.procedures.len()).collect();
        sorted.sort_by(|left, right| compare(title(*left), title(*right)));
        let mut ranks = vec![0; sorted.len()];
        for (rank, place) in sorted.into_iter().enumerate() {
            ranks[place] = rank;
        }
        let letter = |place: usize| {
            let name = title(place);
            (letter_of(name), name.starts_with(char::is_alphanumeric))
        };
        Self {
            standings: site.procedures.values().map(|procedure| standing(procedure, on)).collect(),
            letters: (0..ranks.len()).map(letter).collect(),
            ranks,
        }
    }

    /// Makes the list of some procedures.
    pub(super) fn list(&self, places: &[usize]) -> Listing {
        let mut places = places.to_vec();
        places.sort_by_key(|place| (self.standings[*place], self.ranks[*place]));
        let mut standings: Vec<(Standing, Range<usize>)> = Vec::new();
        for (entry, place) in places.iter().enumerate() {
            let standing = self.standings[*place];
            match standings.last_mut().filter(|(last, _)| *last == standing) {
                Some((_, range)) => range.end = entry + 1,
                None => standings.push((standing, entry..entry + 1)),
            }
        }
        let in_force = standings.first().filter(|(standing, _)| *standing == Standing::InForce);
        let in_force = in_force.map_or(0, |(_, range)| range.end);
        Listing { initials: self.initials(&places[..in_force]), places, standings }
    }

    fn initials(&self, places: &[usize]) -> Vec<Initial> {
        // The letter, with the first entry that begins with the letter itself, else the first of all.
        let mut found: BTreeMap<usize, (bool, usize, usize)> = BTreeMap::new();
        for (entry, place) in places.iter().enumerate() {
            let (letter, is_first_sign) = self.letters[*place];
            let (is_sure, first, count) = found.entry(letter).or_insert((is_first_sign, entry, 0));
            if is_first_sign && !*is_sure {
                (*is_sure, *first) = (true, entry);
            }
            *count += 1;
        }
        let initial = |(letter, (_, first, count)): (usize, (bool, usize, usize))| Initial {
            name: LETTERS[letter].0,
            slug: LETTERS[letter].1,
            first,
            count,
        };
        found.into_iter().map(initial).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(standings: &[Standing], letters: &[(usize, bool)]) -> Order {
        Order { standings: standings.to_vec(), ranks: (0..standings.len()).collect(), letters: letters.to_vec() }
    }

    #[test]
    fn what_is_not_in_force_stands_last_and_has_no_letter() {
        let standings = [Standing::Repealed, Standing::InForce, Standing::NotYet, Standing::InForce];
        let list = order(&standings, &[(1, true); 4]).list(&[0, 1, 2, 3]);
        assert_eq!(list.places(0..list.len()), [1, 3, 2, 0]);
        let parts = [(Standing::InForce, 0..2), (Standing::NotYet, 2..3), (Standing::Repealed, 3..4)];
        assert_eq!(list.standings(), parts);
        assert_eq!(list.initials().iter().map(|initial| initial.count).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_letter_begins_with_a_name_that_begins_with_it_and_not_with_a_quotation_mark() {
        let list = order(&[Standing::InForce; 3], &[(3, false), (1, true), (3, true)]).list(&[0, 1, 2]);
        let found: Vec<(&str, usize, usize)> =
            list.initials().iter().map(|initial| (initial.slug, initial.first, initial.count)).collect();
        assert_eq!(found, [("a", 1, 1), ("aa", 2, 2)]);
    }
}
