//! The name of a release.

use std::fmt;

use crate::model::Period;

/// The name of a release: `2020-Q2`, `2020-Q2-2`, `2021`. It begins with a year, and ends in lower case in its address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReleaseId(String);

/// The longest name.
const LONGEST: usize = 40;

impl ReleaseId {
    /// Accepts a year and groups of ASCII letters and digits after it, joined by single `-`.
    pub fn new(text: &str) -> Option<Self> {
        let mut groups = text.split('-');
        let year = groups.next()?;
        let is_year = year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit());
        let is_group = |group: &str| !group.is_empty() && group.bytes().all(|c| c.is_ascii_alphanumeric());
        (is_year && groups.all(is_group) && text.len() <= LONGEST).then(|| Self(text.to_owned()))
    }

    /// Gives the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the part of its address.
    pub fn slug(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Gives the period the name begins with: `2020-Q2` of `2020-Q2-2`.
    pub fn period(&self) -> Option<Period> {
        let two: Vec<&str> = self.0.splitn(3, '-').take(2).collect();
        Period::parse(&two.join("-")).or_else(|| Period::parse(two[0]))
    }
}

impl fmt::Display for ReleaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ReleaseId;

    #[test]
    fn a_name_begins_with_its_year_and_makes_an_address() {
        for name in ["2020", "2020-Q1", "2020-9M", "2020-Q2-2", "2020-dot-2"] {
            assert!(ReleaseId::new(name).is_some(), "{name}");
        }
        for name in ["", "Q1-2020", "2020-", "2020--Q1", "2020/Q1", "../2020", "2020-quý", "20", "2020.1"] {
            assert!(ReleaseId::new(name).is_none(), "{name}");
        }
    }

    #[test]
    fn the_period_of_a_name_is_what_it_begins_with() {
        let period = |name| ReleaseId::new(name).and_then(|id| id.period()).map(|period| period.to_string());
        assert_eq!(period("2020-Q2-2").as_deref(), Some("2020-Q2"));
        assert_eq!(period("2020-Q2").as_deref(), Some("2020-Q2"));
        assert_eq!(period("2020-dot-2").as_deref(), Some("2020"));
        assert_eq!(period("2020").as_deref(), Some("2020"));
    }
}
