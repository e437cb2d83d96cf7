//! Laws that hold for any input: what is printed can be read again, order is total, sums are exact.

use std::collections::BTreeSet;

use minhbach::model::identifier::{self, Identifier};
use minhbach::model::{Amount, Id, Moment, Part, Period};
use minhbach::pages;
use minhbach::text::slug;
use proptest::prelude::*;

use crate::due::due;
use crate::harness::{Facts, Site, faults};

fn moment() -> impl Strategy<Value = Moment> {
    let year = 1990i32..2100;
    prop_oneof![
        year.clone().prop_map(Moment::Year),
        (year.clone(), 1u32..=4).prop_map(|(year, quarter)| Moment::Quarter(year, quarter)),
        (year.clone(), 1u32..=12).prop_map(|(year, month)| Moment::Month(year, month)),
        (year, 1u32..=365).prop_map(|(year, day)| {
            Moment::Day(chrono::NaiveDate::from_yo_opt(year, day).expect("every year has 365 days"))
        }),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    let parts = [Part::Q1, Part::Q2, Part::H1, Part::Q3, Part::NineMonths, Part::Q4, Part::Year];
    (1990i32..2100, prop::sample::select(parts.to_vec())).prop_map(|(year, part)| Period { year, part })
}

fn identifiers() -> impl Strategy<Value = Identifier> {
    let symbols = ["QĐ-UBND", "KH-SKHCN", "NĐ-CP", "TT-BKHCN", "NQ/TW", "CT-TTg", "SKHCN-VP"];
    let year = prop::option::of(1990u16..2100);
    (1u32..99_999, year, prop::sample::select(symbols.to_vec())).prop_map(|(number, year, symbol)| Identifier {
        number: number.to_string(),
        year: year.filter(|_| symbol != "NQ/TW"),
        symbol: symbol.to_owned(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_deadline_is_read_as_it_was_written(moments in prop::collection::vec(moment(), 1..5)) {
        let text: Vec<String> = moments.iter().map(|moment| format!("\"{moment}\"")).collect();
        let dues = due(&format!("due = [{}]", text.join(", ")));
        let days: Vec<_> = moments.iter().map(|moment| moment.last_day()).collect();
        prop_assert_eq!(dues.last_days(), days);
        prop_assert_eq!(dues.first_day(), moments.iter().map(|moment| moment.first_day()).min());
    }

    #[test]
    fn a_range_ends_with_its_end(from in moment(), to in moment()) {
        prop_assume!(from.first_day() <= to.last_day());
        let dues = due(&format!("due = {{ from = \"{from}\", by = \"{to}\" }}"));
        prop_assert_eq!(dues.last_days(), [to.last_day()]);
    }

    #[test]
    fn a_period_is_read_as_it_was_printed(period in period()) {
        prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
        prop_assert!(period.year_before() < period);
    }

    #[test]
    fn no_report_of_a_year_comes_after_the_year_itself(a in period(), b in period()) {
        if a.year == b.year && b.part == Part::Year {
            prop_assert!(a <= b);
        }
        prop_assert_eq!(a.year < b.year, a < b && a.year != b.year);
    }

    #[test]
    fn an_identifier_is_found_in_a_sentence_as_it_was_printed(identifier in identifiers()) {
        prop_assert_eq!(Identifier::parse(&identifier.to_string()), Some(identifier.clone()));
        let text = format!("Thực hiện Văn bản số {identifier} của cơ quan cấp trên; xem thêm.");
        let found = identifier::find(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].identifier, &identifier);
        prop_assert!(text[found[0].range.clone()].ends_with(&identifier.to_string()));
    }

    #[test]
    fn mentions_lie_in_the_text_one_after_the_other(text in "[0-9a-zđĐĂÂ/ .,\\-–&;()]{0,60}|.{0,40}") {
        let mut end = 0;
        for mention in identifier::find(&text) {
            prop_assert!(mention.range.start >= end && mention.range.end <= text.len());
            prop_assert!(text.is_char_boundary(mention.range.start) && text.is_char_boundary(mention.range.end));
            end = mention.range.end;
        }
    }

    #[test]
    fn every_title_that_gives_a_slug_gives_an_id(title in "\\PC{1,60}") {
        let slug = slug(&title);
        prop_assert!(slug.is_empty() || slug.len() > 80 || Id::new(&slug).is_some(), "{slug}");
    }

    #[test]
    fn an_id_is_its_own_slug(id in "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,4}") {
        let read = Id::new(&id);
        prop_assert_eq!(read.as_ref().map(Id::as_str), Some(id.as_str()));
        prop_assert_eq!(slug(&id), id);
    }

    #[test]
    fn a_budget_adds_up_exactly(amounts in prop::collection::vec(0u64..10_000_000_000_000, 1..12)) {
        let lines: String = amounts
            .iter()
            .enumerate()
            .map(|(index, amount)| format!("[[line]]\nid = \"l-{index}\"\nitem = \"Khoản\"\namount = {amount}\n"))
            .collect();
        let sum: u64 = amounts.iter().sum();
        let with = |total: u64| format!("{lines}[total]\nlabel = \"TỔNG CỘNG\"\namount = {total}\n");
        let site = Site::new("").with("plans/2020/budget.toml", with(sum));
        let facts = Facts::of(&site, None);
        prop_assert_eq!(facts.plan().budget.as_ref().and_then(minhbach::model::Budget::sum), Some(Amount(sum)));
        prop_assert_eq!(faults(&site.check().report).len(), 0);
        let wrong = Site::new("").with("plans/2020/budget.toml", with(sum + 1));
        prop_assert!(faults(&wrong.check().report)[0].contains("warning[sum-mismatch]"));
    }

    #[test]
    fn a_printed_amount_suggests_its_digits(amount in 1_000u64..1_000_000_000_000) {
        let digits = amount.to_string();
        let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).expect("digits")).collect();
        let text = format!("[[line]]\nid = \"l\"\nitem = \"Khoản\"\namount = \"{} đồng\"\n", groups.join("."));
        let report = Site::new("").with("plans/2020/budget.toml", text).check().report;
        prop_assert_eq!(faults(&report), [format!("plans/2020/budget.toml:4:10 error[bad-number] suggestion={digits}")]);
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        let page = format!("+++\ntitle = \"A\"\n+++\n{text}");
        let site = Site::new("").with("department.toml", bytes.clone()).with("pages/a.md", page).with("pages/b.md", bytes);
        let report = site.check().report;
        prop_assert!(!minhbach::diagnostic::human(&report, minhbach::text::Language::Vietnamese, false).is_empty());
    }

    #[test]
    fn any_toml_of_known_keys_is_answered(values in prop::collection::vec(value(), 6)) {
        let keys = ["name", "symbol", "languages", "units", "contact", "since"];
        let text: String = keys.iter().zip(&values).map(|(key, value)| format!("{key} = {value}\n")).collect();
        let report = Site::default().with("department.toml", text).check().report;
        prop_assert!(report.diagnostics.iter().all(|fault| fault.code != minhbach::diagnostic::Code::TomlSyntax));
    }
}

/// A value of any shape, as TOML writes it.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("\"\"".to_owned()),
        Just("\"Văn phòng\"".to_owned()),
        Just("true".to_owned()),
        Just("2020-11-18".to_owned()),
        Just("-1".to_owned()),
        Just("1.5".to_owned()),
        Just("1e400".to_owned()),
        Just("nan".to_owned()),
        Just("12:30:00".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|items| format!("[{}]", items.join(", "))),
            (prop::sample::select(vec!["vi", "en", "none", "withheld", "status", "id", "x"]), inner)
                .prop_map(|(key, value)| format!("{{ {key} = {value} }}")),
        ]
    })
}

#[test]
fn every_page_of_every_site_has_an_address_of_its_own() {
    let checked = crate::counts::content();
    for (site, _) in &checked.sites {
        let derived = minhbach::derive::Derived::new(site, None);
        let routes = pages::routes(site, &derived);
        let paths: BTreeSet<String> = routes.iter().map(|route| route.path().to_lowercase()).collect();
        assert_eq!(paths.len(), routes.len(), "{}", site.id);
        assert!(paths.iter().all(|path| path.is_ascii()), "{}", site.id);
    }
}
