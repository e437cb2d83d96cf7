//! What a workbook tells beside its table: whose data they are, of what day, and in which words.

use std::fmt;

use chrono::NaiveDate;

use crate::data::cell::Cell;
use crate::derive::Derived;
use crate::model::Site;

/// Gives the words of the interface for a key in Vietnamese; the key itself where there are none.
type Words<'a> = dyn Fn(&str) -> String + Sync + 'a;

/// What every workbook of a site says of itself.
pub struct About<'a> {
    /// The publisher.
    pub department: String,
    /// Where the data come from.
    pub source: String,
    /// The reference date.
    pub reference: NaiveDate,
    /// What the reference date rests on.
    pub basis: String,
    /// The licence and its address.
    pub licence: Option<(String, Option<String>)>,
    /// The address of the page of open data, where the address of the site is known.
    pub page: Option<String>,
    words: &'a Words<'a>,
}

impl fmt::Debug for About<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("About").field("department", &self.department).field("page", &self.page).finish()
    }
}

impl<'a> About<'a> {
    /// Gathers what is known of a site; `basis` tells what its reference date rests on, `page` is the
    /// address of its open data.
    pub fn new(site: &Site, derived: &Derived, basis: String, page: Option<String>, words: &'a Words<'a>) -> Self {
        let department = &site.department;
        let source = department.source.as_ref().map(|source| Cell::from(source).csv());
        let licence = department.licence.as_ref();
        Self {
            department: Cell::from(&department.name).csv(),
            source: source.unwrap_or_else(|| words("data.source_of_department")),
            reference: derived.reference.date,
            basis,
            licence: licence.map(|one| (Cell::from(&one.name).csv(), one.url.as_ref().map(|url| url.url.clone()))),
            page,
            words,
        }
    }

    /// Gives the words of a key.
    pub(super) fn say(&self, key: &str) -> String {
        (self.words)(key)
    }

    /// Gives the words of a key, with values in place of `{name}`.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.say(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// Gives what a word of a closed set means, where the dictionary says so.
    pub(super) fn meaning(&self, group: &str, word: &str) -> Option<String> {
        let key = format!("{group}.{word}");
        let meaning = self.say(&key);
        (meaning != key).then_some(meaning)
    }

    /// Writes the reference date as people do.
    pub(super) fn day(&self) -> String {
        self.reference.format("%d/%m/%Y").to_string()
    }

    /// Gives the words by which the data are cited.
    pub(super) fn citation(&self) -> String {
        format!("“{}; {} {}”", self.department, self.say("data.cite_as_of"), self.day())
    }
}
