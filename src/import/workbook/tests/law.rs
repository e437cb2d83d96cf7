//! The law of the round trip: whatever a plan holds and units type, the facts that come back are those that were typed.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::super::{evidence, markdown};
use super::{ALL, INSPECTORS, OFFICE, World, fill, notes, value};
use crate::export::grade;
use crate::export::workbook::layout::Column;
use crate::model::Grade;

/// A text people may type into a cell: lines without blanks at their ends.
fn typed() -> impl Strategy<Value = String> {
    prop::collection::vec("[A-Za-zđưạế0-9][A-Za-zđưạế0-9 ,.*_#<&%()+-]{0,20}[a-z]", 1..4).prop_map(|lines| {
        lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
    })
}

/// A line of evidence: its number or fact, its day, its address.
fn piece() -> impl Strategy<Value = [String; 3]> {
    let documents = ["Kế hoạch số 11/KH-SM", "Báo cáo số 7/BC-SM", "30 viên chức dự tập huấn", "QĐ 12/2020/QĐ-UBND"];
    let day = (1u32..=28, 1u32..=12).prop_map(|(day, month)| format!("{day:02}/{month:02}/2020"));
    let link = "[a-z]{1,8}".prop_map(|name| format!("https://so.gov.vn/{name}"));
    let some = |of: BoxedStrategy<String>| prop_oneof![Just(String::new()), of];
    (prop::sample::select(documents.to_vec()), some(day.boxed()), some(link.boxed()))
        .prop_map(|(document, day, link)| [document.to_owned(), day, link])
}

/// Writes a value as TOML does inside a line.
fn toml(value: &Json) -> String {
    match value {
        Json::Array(items) => format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", ")),
        Json::Object(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key} = {}", toml(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

fn plan_of(tasks: &[(bool, bool, String)]) -> String {
    let task = |(at, (office, inspectors, title)): (usize, &(bool, bool, String))| {
        let leads = [(office, "\"van-phong\""), (inspectors, "\"thanh-tra\"")];
        let leads: Vec<&str> = leads.iter().filter(|(is_lead, _)| **is_lead).map(|(_, unit)| *unit).collect();
        format!(
            "[[area.task]]\nid = \"t{at}\"\nlabel = \"{at}.\"\ntitle = \"{title} {at}\"\nleads = [{}]\n\n",
            leads.join(", ")
        )
    };
    let tasks: String = tasks.iter().enumerate().map(task).collect();
    format!("[[area]]\nid = \"a\"\ntitle = \"Lĩnh vực\"\n\n{tasks}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a plan holds and units type, the facts that come back are those that were typed; and the workbook
    /// written from these facts says the same again.
    #[test]
    fn what_was_filled_in_comes_back(
        tasks in prop::collection::vec((any::<bool>(), any::<bool>(), "[A-Z][a-zđư ]{0,30}[a-z]"), 1..6),
        fills in prop::collection::vec((typed(), 0usize..4, prop::option::of(typed()), prop::option::of(0u64..300)), 6),
        evidence in prop::collection::vec(prop::collection::vec(piece(), 0..4), 6),
    ) {
        let plan = plan_of(&tasks);
        let world = World::new(&[("plans/2020/tasks.toml", &plan)]);
        let mut paper = world.sent();
        let mut facts = String::from("period = \"2020\"\nplan = \"2020\"\nfrom = 2019-12-15\nto = 2020-12-14\n");
        for (at, ((office, inspectors, _), (text, grade, reason, day))) in tasks.iter().zip(&fills).enumerate() {
            let sheet = if *office { OFFICE } else if *inspectors { INSPECTORS } else { ALL };
            let grade = Grade::ALL[*grade];
            let (id, day) = (format!("t{at}"), day.map(|days| world.order().from + chrono::Days::new(days)));
            fill(&mut paper, sheet, &id, Column::Result, text);
            fill(&mut paper, sheet, &id, Column::Grade, grade::word(grade));
            facts += &format!("\n[[result]]\ntask = \"{id}\"\ntext = {}\ngrade = \"{}\"\n", json!(markdown::of_cell(text)), grade.as_str());
            if let Some(day) = day {
                fill(&mut paper, sheet, &id, Column::Completed, &day.format("%d/%m/%Y").to_string());
                facts += &format!("completed = {day}\n");
            }
            let lines = |part: usize| {
                let parts = evidence[at].iter().map(|piece| if piece[part].is_empty() { "-" } else { &piece[part] });
                parts.collect::<Vec<_>>().join("\n")
            };
            for (part, column) in evidence::COLUMNS.into_iter().enumerate() {
                fill(&mut paper, sheet, &id, column, &lines(part));
            }
            if let Some(reason) = reason {
                fill(&mut paper, sheet, &id, Column::Reason, reason);
                facts += &format!("reason = {}\n", json!(reason));
            }
        }
        let taken = world.read(&[paper]);
        prop_assert_eq!(taken.account.sum().unread, 0);
        for (at, typed) in evidence.iter().enumerate().take(tasks.len()) {
            let (id, pieces) = (format!("t{at}"), value(&taken, &format!("t{at}"), "evidence"));
            prop_assert_eq!(pieces.as_array().map_or(0, Vec::len), typed.len(), "{}", pieces);
            let head = format!("task = \"{id}\"\n");
            facts = facts.replace(&head, &format!("{head}evidence = {}\n", if pieces.is_null() { "[]".to_owned() } else { toml(&pieces) }));
        }
        let after = World::new(&[("plans/2020/tasks.toml", &plan), ("results/2020.toml", &facts)]);
        let again = after.read(&[after.sent()]);
        for at in 0..tasks.len() {
            let id = format!("t{at}");
            for key in ["text", "grade", "evidence", "completed", "reason"] {
                prop_assert_eq!(value(&taken, &id, key), value(&again, &id, key), "{} {}", id, key);
            }
            let known = after.order().current(&after.site.plans["2020"].task(&id).unwrap().1.clone()).unwrap().text.clone();
            prop_assert_eq!(value(&taken, &id, "text"), json!(known.unwrap().vi()));
        }
        prop_assert!(!notes(&taken).contains("nobody filled in"), "{}", notes(&taken));
    }
}
