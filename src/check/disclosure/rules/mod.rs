//! What must not go out, found in a text: text in, findings out. Nothing here knows a file.
//!
//! A number is judged by its structure and by the nearest word before it that says what it is; a rule that needs both
//! asks for both. What cannot be told for certain is found all the same and marked so.

mod address;
mod bank;
mod birth;
mod email;
mod folded;
mod identity;
mod labels;
mod marks;
mod numbers;
mod passport;
mod phone;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use folded::{Folded, Writing};
pub(crate) use labels::is_labelling;
pub(crate) use marks::may_hold as may_hold_marks;

use labels::Label;
use numbers::Number;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Twelve digits of a citizen.
    CitizenNumber,
    /// Nine digits of an identity card of before 2021.
    OldIdentityNumber,
    /// A passport.
    PassportNumber,
    /// A book of social insurance.
    SocialInsuranceNumber,
    /// A card of health insurance.
    HealthInsuranceNumber,
    /// The tax code of a person.
    PersonalTaxCode,
    /// A mobile telephone.
    MobilePhone,
    /// A telephone at home.
    HomePhone,
    /// Where a person lives.
    HomeAddress,
    /// A mailbox of a person.
    PrivateEmail,
    /// An account with a bank.
    BankAccount,
    /// When a person was born.
    BirthDate,
    /// A grade of secrecy.
    SecrecyMark,
    /// A mark that keeps a document inside the office.
    CirculationMark,
}

/// One thing that must not go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// `false` where it may be something else.
    pub(crate) certain: bool,
}

/// A finding by its folded place.
struct Found {
    kind: Kind,
    place: Range<usize>,
    certain: bool,
}

impl Found {
    fn certain(kind: Kind, place: Range<usize>) -> Self {
        Self { kind, place, certain: true }
    }

    fn perhaps(kind: Kind, place: Range<usize>) -> Self {
        Self { kind, place, certain: false }
    }
}

/// Finds everything in a text, in its order.
pub(crate) fn findings(text: &Folded<'_>) -> Vec<Finding> {
    let mut found = marks::find(text);
    found.extend(address::find(text));
    if text.bytes().iter().any(|byte| byte.is_ascii_digit() || *byte == b'@') {
        found.extend(email::find(text));
        found.extend(birth::find(text));
        found.extend(passport::find(text));
        found.extend(numbers_found(text));
    }
    found.sort_by_key(|one| one.place.start);
    let finding = |one: Found| Finding { kind: one.kind, range: text.place(one.place), certain: one.certain };
    found.into_iter().map(finding).collect()
}

/// Reads every run of digits from its first group on; what was found is not looked into again.
fn numbers_found(text: &Folded<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for run in numbers::runs(text) {
        let mut at = 0;
        while at < run.len() {
            let hit = run.numbers(at, text).find_map(|number| Some((judge(text, &number)?, number.next())));
            at = match hit {
                Some((one, next)) => {
                    found.push(one);
                    next
                }
                None => at + 1,
            };
        }
    }
    found
}

/// Says what a number is, by its label and its structure.
fn judge(text: &Folded<'_>, number: &Number) -> Option<Found> {
    if number.digits.len() < numbers::FEWEST || number.is_blank() {
        return None;
    }
    let label = labels::label(text, number.start);
    if let Some(account) = bank::judge(text, number, label) {
        return Some(account);
    }
    identity::judge(text, number, label).or_else(|| phone::judge(text, number, label))
}
