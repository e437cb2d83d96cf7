//! Holds the rules to the lines of `tests/disclosure/`: what must be found, and what must be left alone.

use super::*;
use proptest::prelude::*;

const FOUND: &str = include_str!("../../../../tests/disclosure/found.tsv");
const LEFT_ALONE: &str = include_str!("../../../../tests/disclosure/left-alone.tsv");

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Writes what is found in a line: its kinds, with `?` where they are not certain.
fn found(line: &str) -> Vec<String> {
    let mut text = line.replace('⏎', "\n");
    for (written, sign) in
        [("\\u{a0}", "\u{a0}"), ("\\u{200b}", "\u{200b}"), ("\\u{302}", "\u{302}"), ("\\u{323}", "\u{323}")]
    {
        text = text.replace(written, sign);
    }
    let name = |one: Finding| format!("{}{:?}", if one.certain { "" } else { "?" }, one.kind);
    findings(&Folded::new(&text, Writing::Markdown)).into_iter().map(name).collect()
}

#[test]
fn what_must_not_go_out_is_found() {
    let mut missed = Vec::new();
    let mut seen = 0;
    for line in lines(FOUND) {
        let (kind, text) = line.split_once('\t').expect("a kind, a tab and a text");
        seen += 1;
        if !found(text).iter().any(|one| one == kind) {
            missed.push(format!("{kind}: {text} → {:?}", found(text)));
        }
    }
    assert!(missed.is_empty(), "{} of {seen} missed\n{}", missed.len(), missed.join("\n"));
    assert!(seen >= 150, "only {seen} lines");
}

#[test]
fn what_is_public_is_left_alone() {
    let alarms: Vec<String> = lines(LEFT_ALONE)
        .filter(|line| !found(line).is_empty())
        .map(|line| format!("{line} → {:?}", found(line)))
        .collect();
    let seen = lines(LEFT_ALONE).count();
    assert!(alarms.is_empty(), "{} of {seen} false alarms\n{}", alarms.len(), alarms.join("\n"));
    assert!(seen >= 150, "only {seen} lines");
}

#[test]
fn a_finding_is_the_thing_itself() {
    let text = "Gặp anh Mẫu, ĐT 0912 345 678, trú tại thôn Đông, xã Mẫu. Xin cảm ơn.";
    let said: Vec<&str> =
        findings(&Folded::new(text, Writing::Plain)).into_iter().map(|one| &text[one.range]).collect();
    assert_eq!(said, ["0912 345 678", "trú tại thôn Đông, xã Mẫu"]);
}

#[test]
fn several_numbers_of_one_line_are_several_findings() {
    let line = "CMND 197123456, ĐT 0912345678/0987654321; STK 0451000123456";
    assert_eq!(found(line), ["OldIdentityNumber", "MobilePhone", "MobilePhone", "BankAccount"]);
}

proptest! {
    #[test]
    fn any_text_is_read(text: String) {
        for writing in [Writing::Plain, Writing::Markdown] {
            for finding in findings(&Folded::new(&text, writing)) {
                prop_assert!(text.get(finding.range).is_some());
            }
        }
    }

    #[test]
    fn texts_of_the_signs_that_matter_are_read(text in "([0-9]{1,5}|[ .,/()+@-]|sinh ngày|STK|MẬT|trú tại|thôn|đường|CMND|ĐT|\n){0,30}") {
        for finding in findings(&Folded::new(&text, Writing::Markdown)) {
            prop_assert!(text.get(finding.range).is_some());
        }
    }

    #[test]
    fn a_mobile_number_is_found_however_it_is_split(rest in "[1-9][0-9]{6}", first in 3usize..5, second in 3usize..5, sign in "[ .-]") {
        let digits = format!("09{}", &format!("1{rest}")[..8]);
        let (a, b) = (first, first + second - usize::from(first + second > 7));
        let text = format!("ĐT {}{sign}{}{sign}{}", &digits[..a], &digits[a..b], &digits[b..]);
        prop_assert_eq!(findings(&Folded::new(&text, Writing::Plain)).len(), 1, "{}", text);
    }
}
