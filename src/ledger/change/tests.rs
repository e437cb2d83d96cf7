//! Laws of comparing: what is told is all that differs, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::ledger::{Fact, Facts};

/// A procedure: its title, how many sets of papers it asks for, its steps.
type Sample = (String, Option<u8>, Vec<String>);

fn facts(samples: &BTreeMap<u8, Sample>) -> Facts {
    let columns = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let record = |(id, (title, sets, steps)): (&u8, &Sample)| {
        let mut values = json!({ "title": title });
        if let Some(sets) = sets {
            values["sets"] = json!(sets);
        }
        let steps: Vec<Json> = steps.iter().map(|text| json!({ "text": text })).collect();
        let parts = if steps.is_empty() { json!({}) } else { json!({ "steps": steps }) };
        let line = json!({ "set": "procedures", "id": id.to_string(), "values": values, "parts": parts });
        Fact::read(&line.to_string()).expect("a record")
    };
    Facts {
        columns: [("procedures".to_owned(), columns(&["title", "sets"])), ("steps".to_owned(), columns(&["text"]))]
            .into(),
        records: samples.iter().map(record).collect(),
    }
}

fn samples() -> impl Strategy<Value = BTreeMap<u8, Sample>> {
    let sample = ("[a-c]{1,2}", proptest::option::of(0..3u8), prop::collection::vec("[a-d]{1,3}", 0..6));
    prop::collection::btree_map(0..6u8, sample, 0..6)
}

/// Takes a change over into a state; what it says of the value before must be so.
fn apply(samples: &mut BTreeMap<u8, Sample>, change: &Change, after: &BTreeMap<u8, Sample>) {
    let id: u8 = change.id.parse().expect("an id of the samples");
    let text = |value: &Option<Json>| value.as_ref().and_then(Json::as_str).map(str::to_owned);
    match (change.kind, change.field.as_deref()) {
        (ChangeKind::Added, _) => drop(samples.insert(id, after[&id].clone())),
        (ChangeKind::Removed, _) => drop(samples.remove(&id)),
        (_, Some("title")) => {
            let title = &mut samples.get_mut(&id).expect("the record is there").0;
            assert_eq!(Some(title.clone()), text(&change.before));
            *title = text(&change.after).expect("a title");
        }
        (_, Some("sets")) => {
            let number = |value: &Option<Json>| value.as_ref().and_then(Json::as_u64).map(|number| number as u8);
            let sets = &mut samples.get_mut(&id).expect("the record is there").1;
            assert_eq!(*sets, number(&change.before));
            *sets = number(&change.after);
        }
        (_, Some("steps")) => {
            let row = |value: &Option<Json>| value.as_ref().and_then(|row| Some(row["text"].as_str()?.to_owned()));
            let steps = &mut samples.get_mut(&id).expect("the record is there").2;
            if let Some(gone) = row(&change.before) {
                let at = steps.iter().position(|step| *step == gone).expect("the step was there");
                steps.remove(at);
            }
            steps.extend(row(&change.after));
        }
        other => panic!("{other:?} is told of nothing the samples have"),
    }
}

/// Steps without their order.
fn sorted(samples: &BTreeMap<u8, Sample>) -> BTreeMap<u8, Sample> {
    let sort = |(id, (title, sets, steps)): (&u8, &Sample)| {
        let mut steps = steps.clone();
        steps.sort();
        (*id, (title.clone(), *sets, steps))
    };
    samples.iter().map(sort).collect()
}

proptest! {
    #[test]
    fn a_state_does_not_differ_from_itself(one in samples()) {
        prop_assert_eq!(between(&facts(&one), &facts(&one)), []);
    }

    #[test]
    fn each_record_that_differs_is_told_and_no_other(one in samples(), other in samples()) {
        let changes = between(&facts(&one), &facts(&other));
        let told: BTreeSet<u8> = changes.iter().filter_map(|change| change.id.parse().ok()).collect();
        let ids = one.keys().chain(other.keys());
        let differing: BTreeSet<u8> = ids.filter(|id| one.get(id) != other.get(id)).copied().collect();
        prop_assert_eq!(told, differing);
    }

    #[test]
    fn the_changes_lead_from_one_state_to_the_other(one in samples(), other in samples()) {
        let mut state = one.clone();
        for change in between(&facts(&one), &facts(&other)) {
            apply(&mut state, &change, &other);
        }
        prop_assert_eq!(sorted(&state), sorted(&other));
    }

    #[test]
    fn one_step_put_between_others_is_the_only_one_told(
        mut steps in prop::collection::vec("[a-d]{3,5}", 1..8), at in 0..8usize,
    ) {
        let sample = |steps: &[String]| BTreeMap::from([(1, ("a".to_owned(), None, steps.to_vec()))]);
        let before = facts(&sample(&steps));
        steps.insert(at.min(steps.len()), "zzz".to_owned());
        let changes = between(&before, &facts(&sample(&steps)));
        prop_assert_eq!(changes.len(), 1);
        prop_assert_eq!(&changes[0].after, &Some(json!({ "text": "zzz" })));
    }
}

#[test]
fn white_space_and_the_form_of_letters_are_no_change() {
    let state = |title: &str| facts(&BTreeMap::from([(1, (title.to_owned(), None, vec![]))]));
    assert_eq!(between(&state("Cấp  phép\n"), &state("Cấp phép")), []);
    assert_eq!(between(&state("Cấp phép"), &state("Ca\u{302}\u{301}p phe\u{301}p")), []);
    assert_eq!(between(&state("Cấp phép"), &state("Cap phép")).len(), 1);
}

#[test]
fn a_set_the_program_came_to_keep_later_is_no_change() {
    let with = facts(&BTreeMap::from([(1, ("a".to_owned(), None, vec!["b".to_owned()]))]));
    let without = Facts { columns: BTreeMap::new(), records: vec![] };
    assert_eq!(between(&without, &with), []);
    let mut before = with.clone();
    before.columns.remove("steps");
    before.records[0] = Fact::read(&with.records[0].line.replace("\"text\"", "\"words\"")).expect("a record");
    assert_eq!(between(&before, &with), []);
}

#[test]
fn steps_that_change_places_are_told_as_moved() {
    let state = |steps: &[&str]| {
        let steps = steps.iter().map(|step| (*step).to_owned()).collect();
        facts(&BTreeMap::from([(1, ("a".to_owned(), None, steps))]))
    };
    let changes = between(&state(&["nộp", "xét", "trả"]), &state(&["nộp", "trả", "xét"]));
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].before, changes[0].after);
}
