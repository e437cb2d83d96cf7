//! Numbers of persons: citizen and identity cards, passports, insurance, tax.

use super::folded::Folded;
use super::labels::is_near;
use super::numbers::{Number, is_counted};
use super::{Found, Kind, Label};

/// The provinces a citizen number begins with. The codes of provinces that were merged are still those of their people.
const PROVINCES: [u32; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
    46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92,
    93, 94, 95, 96,
];

/// Words that make a tax code one of a person.
const PERSON: &[&str] = &["ca nhan", "tncn", "thu nhap ca nhan", "nguoi lao dong", "ho kinh doanh", "personal"];

pub(super) fn judge(text: &Folded<'_>, number: &Number, label: Option<Label>) -> Option<Found> {
    let place = number.start..number.end;
    let kind = match (number.digits.len(), label) {
        (12, label) => return citizen(text, number, label),
        (11, Some(Label::Identity)) if has_citizen_structure(&format!("0{}", number.digits)) => Kind::CitizenNumber,
        (9, Some(Label::Identity)) if !is_counted(text, number) => Kind::OldIdentityNumber,
        (10, Some(Label::SocialInsurance)) if !is_counted(text, number) => Kind::SocialInsuranceNumber,
        (10, Some(Label::HealthInsurance)) if !is_counted(text, number) => Kind::HealthInsuranceNumber,
        (13, Some(Label::HealthInsurance | Label::SocialInsurance)) => Kind::HealthInsuranceNumber,
        (10, Some(Label::Tax)) if is_near(text, PERSON, number.start, 60) => Kind::PersonalTaxCode,
        // Codes of organisations begin with the number of their province.
        (10, Some(Label::Tax)) if number.digits.starts_with('8') => {
            return Some(Found::perhaps(Kind::PersonalTaxCode, place));
        }
        _ => return None,
    };
    Some(Found::certain(kind, place))
}

/// Judges twelve digits: by their structure alone where nothing else is said of them.
fn citizen(text: &Folded<'_>, number: &Number, label: Option<Label>) -> Option<Found> {
    let place = number.start..number.end;
    let sound = has_citizen_structure(&number.digits);
    let printed = number.is_printed(&[&[12], &[3, 3, 3, 3], &[4, 4, 4], &[3, 9], &[6, 6], &[3, 3, 6], &[3, 1, 2, 6]]);
    match label {
        Some(Label::Identity | Label::Tax) if sound => Some(Found::certain(Kind::CitizenNumber, place)),
        Some(Label::Identity) if !is_counted(text, number) => Some(Found::perhaps(Kind::CitizenNumber, place)),
        Some(Label::Public) if sound && printed => Some(Found::perhaps(Kind::CitizenNumber, place)),
        _ if sound && printed => Some(Found::certain(Kind::CitizenNumber, place)),
        _ => None,
    }
}

/// Tells whether twelve digits can be a citizen number: province, century and sex, year of birth, six digits more
/// (Circular 59/2021/TT-BCA, article 4; Decree 137/2015/NĐ-CP, article 13).
fn has_citizen_structure(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let (Some(province), Some(century), Some(year)) = (part(0, 3), part(3, 4), part(4, 6)) else { return false };
    let born = match century {
        0 | 1 => year >= 10,
        2 | 3 => year <= 45,
        _ => false,
    };
    born && PROVINCES.contains(&province)
}
