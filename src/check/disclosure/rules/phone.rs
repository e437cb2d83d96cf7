//! Telephones of persons: mobile ones anywhere, those in homes where the words say so.

use super::folded::Folded;
use super::labels::is_before;
use super::numbers::Number;
use super::{Found, Kind, Label};

/// Words that make a telephone on a wire one of a home.
const AT_HOME: &[&str] =
    &["nha rieng", "dt nha", "dien thoai nha", "so nha rieng", "may ban nha", "dien thoai rieng", "home phone"];

/// The ways ten digits are printed when they are one telephone and no row of a table.
const TEN: &[&[usize]] = &[
    &[10],
    &[4, 3, 3],
    &[3, 3, 4],
    &[3, 4, 3],
    &[4, 6],
    &[5, 5],
    &[3, 7],
    &[4, 2, 4],
    &[4, 4, 2],
    &[4, 2, 2, 2],
    &[5, 2, 3],
    &[5, 3, 2],
    &[3, 2, 3, 2],
    &[3, 2, 2, 3],
    &[3, 3, 2, 2],
    &[2, 4, 4],
];

pub(super) fn judge(text: &Folded<'_>, number: &Number, label: Option<Label>) -> Option<Found> {
    let said = label == Some(Label::Phone);
    if label == Some(Label::Public) && !number.is_printed(TEN) {
        return None;
    }
    let (digits, plus) = (number.digits.as_str(), has_plus(text, number.start));
    let start = if plus { plus_start(text, number.start) } else { number.start };
    let place = start..number.end;
    if let Some(rest) = abroad(digits) {
        let certain = plus || said;
        return (is_mobile(&format!("0{rest}")) && (certain || digits.starts_with("00")))
            .then(|| Found::certain(Kind::MobilePhone, place));
    }
    if is_mobile(digits) && (said || number.is_printed(TEN)) {
        let certain = label != Some(Label::Public) && !in_address(text, number.start);
        return Some(Found { kind: Kind::MobilePhone, place, certain });
    }
    if is_old_mobile(digits) && number.shape.iter().all(|group| *group >= 3) {
        return Some(Found { kind: Kind::MobilePhone, place, certain: said });
    }
    // Workbooks drop the zero in front.
    if said && digits.len() == 9 && number.shape.len() == 1 && is_mobile(&format!("0{digits}")) {
        return Some(Found::certain(Kind::MobilePhone, place));
    }
    let at_home = is_landline(digits) && is_before(text, AT_HOME, number.start, 40);
    at_home.then(|| Found::certain(Kind::HomePhone, place))
}

/// Gives what follows the number of the country: `84`, `0084`, `84 (0)`.
fn abroad(digits: &str) -> Option<&str> {
    let rest = digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84"))?;
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    (rest.len() == 9).then_some(rest)
}

fn has_plus(text: &Folded<'_>, start: usize) -> bool {
    plus_start(text, start) < start
}

fn plus_start(text: &Folded<'_>, start: usize) -> usize {
    let bytes = text.bytes();
    let before = bytes[..start].iter().rposition(|byte| !b" (".contains(byte));
    before.filter(|at| bytes[*at] == b'+' && start - at <= 3).unwrap_or(start)
}

/// Tells whether ten digits begin as mobile telephones do (plan of numbers of Circular 22/2014/TT-BTTTT and the change of 2018).
fn is_mobile(digits: &str) -> bool {
    let network = digits.as_bytes().get(2).copied().unwrap_or(0);
    digits.len() == 10
        && match &digits[..2] {
            "03" => (b'2'..=b'9').contains(&network),
            "05" => matches!(network, b'2' | b'5' | b'6' | b'8' | b'9'),
            "07" => matches!(network, b'0' | b'6'..=b'9'),
            "08" => (b'1'..=b'9').contains(&network),
            "09" => network.is_ascii_digit(),
            _ => false,
        }
}

/// Tells whether eleven digits begin as mobile telephones did until 2018; each has a number of today.
fn is_old_mobile(digits: &str) -> bool {
    digits.len() == 11
        && ["012", "0162", "0163", "0164", "0165", "0166", "0167", "0168", "0169", "0186", "0188", "0199"]
            .iter()
            .any(|start| digits.starts_with(start))
}

fn is_landline(digits: &str) -> bool {
    digits.starts_with("02") && (10..=11).contains(&digits.len())
}

/// Tells whether a number stands inside a web address, where it may be anything.
fn in_address(text: &Folded<'_>, start: usize) -> bool {
    let word: Vec<u8> =
        text.bytes()[..start].iter().rev().take_while(|byte| !byte.is_ascii_whitespace()).take(200).copied().collect();
    let has = |wanted: &[u8]| word.windows(wanted.len()).any(|part| part.iter().eq(wanted.iter().rev()));
    (has(b"://") || has(b"www.")) && !has(b"zalo.me")
}
