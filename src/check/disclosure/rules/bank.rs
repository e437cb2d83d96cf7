//! Accounts with banks. One of the treasury, or of an organisation that says so, is meant to be paid into.

use super::folded::Folded;
use super::labels::is_near;
use super::numbers::{Number, has_thousands, is_counted};
use super::{Found, Kind, Label};

/// Who holds an account that is published on purpose.
const PUBLIC: &[&str] = &[
    "kho bac",
    "kbnn",
    "chu tai khoan so",
    "chu tai khoan: so",
    "chu tai khoan: trung tam",
    "chu tai khoan: van phong",
    "chu tai khoan: cuc",
    "chu tai khoan: chi cuc",
    "chu tai khoan: ban",
    "chu tai khoan: vien",
    "chu tai khoan: truong",
    "chu tai khoan: uy ban",
    "chu tai khoan: cong ty",
    "chu tai khoan: quy",
    "chu tai khoan: bo",
    "chu tai khoan: tong cuc",
    "chu tai khoan: phong",
    "ten tai khoan: so",
    "ten tai khoan: trung tam",
    "ten tai khoan: van phong",
    "ten tai khoan: cuc",
    "ten tai khoan: chi cuc",
    "ten tai khoan: ban",
    "ten tai khoan: vien",
    "ten tai khoan: truong",
    "ten tai khoan: uy ban",
    "ten tai khoan: cong ty",
    "ten tai khoan: quy",
    "ten tai khoan: bo",
    "ten tai khoan: tong cuc",
    "ten tai khoan: phong",
    "don vi thu huong",
    "don vi huong",
    "ten don vi",
    "tai khoan cua so",
    "tai khoan cua trung tam",
    "tai khoan cua cuc",
    "tai khoan cua chi cuc",
    "tai khoan cua van phong",
    "tai khoan cua ban",
    "tai khoan cua co quan",
    "tai khoan cua don vi",
    "tai khoan cua uy ban",
    "tai khoan cua bo",
    "tai khoan thu phi",
    "tai khoan phi",
    "tai khoan chuyen thu",
    "tai khoan tam thu",
    "tai khoan tam giu",
    "cua quy",
    "ngan sach nha nuoc",
    "nsnn",
];

/// How far around an account its holder is looked for.
const AROUND: usize = 220;

pub(super) fn judge(text: &Folded<'_>, number: &Number, label: Option<Label>) -> Option<Found> {
    let fewest = match label? {
        Label::Account => 6,
        Label::AnyAccount | Label::Bank => 8,
        _ => return None,
    };
    // A telephone beside a bank, or of whoever opens an account of a computer.
    let other =
        label != Some(Label::Account) && (is_telephone(&number.digits) || number.shape.iter().any(|group| *group < 3));
    if number.digits.len() < fewest || other || is_counted(text, number) || has_thousands(number) || is_date(number) {
        return None;
    }
    let public = is_near(text, PUBLIC, number.start, AROUND);
    (!public).then(|| Found::certain(Kind::BankAccount, number.start..number.end))
}

fn is_telephone(digits: &str) -> bool {
    ["1800", "1900", "02"].iter().any(|start| digits.starts_with(start))
        || (digits.len() == 10 && digits.starts_with(['0']))
}

fn is_date(number: &Number) -> bool {
    number.is_printed(&[&[2, 2, 4], &[1, 2, 4], &[2, 1, 4], &[1, 1, 4], &[4, 2, 2]])
}
