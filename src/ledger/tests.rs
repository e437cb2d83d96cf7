//! Releases as a reader of the format sees them, and the chain they make.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn fact(set: &str, id: &str, value: &str) -> Fact {
    let line = json!({ "set": set, "id": id, "values": { "title": value } }).to_string();
    Fact::read(&line).expect("a record")
}

fn facts(values: &[(&str, &str)]) -> Facts {
    let records = values.iter().map(|(id, value)| fact("tasks", id, value)).collect();
    Facts { columns: [("tasks".to_owned(), vec!["title".to_owned()])].into(), records }
}

fn head(id: &str, released: &str, previous: Option<&Release>) -> ReleaseHead {
    let released = released.parse().expect("a day");
    ReleaseHead {
        department: "so-mau".to_owned(),
        id: ReleaseId::new(id).expect("a name"),
        released,
        reference: released,
        program: "0.1.0".to_owned(),
        previous: previous.map(Release::link),
    }
}

fn release(id: &str, released: &str, previous: Option<&Release>) -> Release {
    let facts = facts(&[("2020/1", "Lập kế hoạch"), ("2020/2", "Báo cáo")]);
    Release::new(head(id, released, previous), vec!["/".to_owned(), "/ke-hoach/".to_owned()], facts)
}

fn three() -> [Release; 3] {
    let first = release("2020-Q1", "2020-04-02", None);
    let second = release("2020-Q2", "2020-07-02", Some(&first));
    let third = release("2020-Q3", "2020-10-02", Some(&second));
    [first, second, third]
}

fn fault(releases: Vec<Release>) -> (String, String) {
    let fault = History::new(releases).expect_err("the chain is broken");
    (fault.id.to_string(), fault.message.en)
}

#[test]
fn a_release_is_a_file_people_can_read() {
    insta::assert_snapshot!(release("2020-Q1", "2020-04-02", None).text());
}

#[test]
fn a_release_is_valid_json() {
    let value: serde_json::Value = serde_json::from_str(&three()[1].text()).expect("JSON");
    assert_eq!(value["previous"]["id"], "2020-Q1");
    assert_eq!(value["records"][1]["values"]["title"], "Báo cáo");
}

#[test]
fn a_release_is_read_back_whole() {
    for release in three() {
        assert_eq!(Release::read(&release.text()), Ok(release.clone()));
        let windows = release.text().replace('\n', "\r\n");
        assert_eq!(Release::read(&windows), Ok(release), "ends of lines do not matter");
    }
}

#[test]
fn no_character_of_a_release_changes_unseen() {
    let text = release("2020-Q1", "2020-04-02", None).text();
    for (at, old) in text.char_indices() {
        for new in ["", "x", "\n", "  "] {
            let mut changed = text.clone();
            changed.replace_range(at..at + old.len_utf8(), new);
            // The end of the last line may be missing: nothing is said by it.
            if changed.trim_end() != text.trim_end() && changed != text.replace("}\n", "}\n\n") {
                assert!(Release::read(&changed).is_err(), "{old:?} at {at} became {new:?}");
            }
        }
    }
}

#[test]
fn the_fault_names_its_line() {
    let text = release("2020-Q1", "2020-04-02", None).text();
    let line = |text: &str| Release::read(text).expect_err("a fault").line;
    assert_eq!(line(&text.replace("\"tasks\",\"id\"", "\"tasks\" ,\"id\"")), 15, "a record has one way to be written");
    assert_eq!(line(&text.replace("\"2020-04-02\"", "\"02/04/2020\"")), 5);
    assert_eq!(line(""), 1);
}

#[test]
fn a_chain_is_ordered_by_what_each_release_says() {
    let [first, second, third] = three();
    let history = History::new(vec![third.clone(), first.clone(), second.clone()]).expect("a chain");
    assert_eq!(history.releases(), [first, second, third]);
}

#[test]
fn a_missing_release_is_a_gap() {
    let [first, second, third] = three();
    assert_eq!(fault(vec![first, third.clone()]).0, "2020-Q3");
    assert_eq!(fault(vec![second, third]), ("2020-Q2".into(), "release 2020-Q1, the one before it, is missing".into()));
}

#[test]
fn a_release_that_was_replaced_breaks_the_next_one() {
    let [first, _, third] = three();
    let forged = Release::new(head("2020-Q2", "2020-07-02", Some(&first)), vec![], facts(&[("2020/1", "Khác")]));
    let (id, message) = fault(vec![first, forged, third]);
    assert_eq!(id, "2020-Q3");
    assert!(message.contains("(2020-Q2) does not fit"), "{message}");
}

#[test]
fn two_releases_after_one_are_a_fork() {
    let [first, second, _] = three();
    let other = release("2020-Q2-2", "2020-07-03", Some(&first));
    assert!(fault(vec![first, second, other]).1.contains("forks"));
}

#[test]
fn a_release_does_not_go_back_in_time() {
    let [first, second, _] = three();
    let history = History::new(vec![first, second.clone()]).expect("a chain");
    let refused = |id, day| history.may_follow(&head(id, day, Some(&second))).is_err();
    assert!(refused("2020-Q3", "2020-07-01"), "an earlier day");
    assert!(refused("2020-Q1-2", "2020-08-01"), "an earlier period");
    assert!(refused("2020-q2", "2020-08-01"), "a name that is taken");
    assert!(!refused("2020-Q2-2", "2020-07-02"), "a second one of the period, the same day");
}

proptest! {
    #[test]
    fn the_root_tells_facts_apart(one in "[a-c]{0,3}", other in "[a-c]{0,3}") {
        let root = |value: &str| facts(&[("2020/1", value)]).root();
        prop_assert_eq!(root(&one) == root(&other), one == other);
    }
}

#[test]
fn what_changed_is_told_value_by_value() {
    let before = facts(&[("2020/1", "Lập kế hoạch"), ("2020/2", "Báo cáo")]);
    let after = facts(&[("2020/1", "Lập kế hoạch năm"), ("2020/3", "Tập huấn")]);
    let told: Vec<String> = between(&before, &after)
        .iter()
        .map(|change| {
            let value = |value: &Option<serde_json::Value>| value.as_ref().map_or("-".to_owned(), ToString::to_string);
            let field = change.field.as_deref().unwrap_or("-");
            format!(
                "{} {} {field}: {} > {}",
                change.id,
                change.kind.as_str(),
                value(&change.before),
                value(&change.after)
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "2020/1 wording title: \"Lập kế hoạch\" > \"Lập kế hoạch năm\"",
            "2020/2 removed -: \"Báo cáo\" > -",
            "2020/3 added -: - > \"Tập huấn\"",
        ]
    );
}

#[test]
fn a_column_that_was_not_kept_before_is_no_change() {
    let before = Facts {
        columns: [("tasks".to_owned(), vec![])].into(),
        records: vec![Fact::read(r#"{"set":"tasks","id":"2020/1"}"#).expect("a record")],
    };
    assert_eq!(between(&before, &facts(&[("2020/1", "Lập kế hoạch")])), []);
}
