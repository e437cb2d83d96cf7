//! Printed deadlines and their typed values: the forms of the project's own content, and those of other plans.

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use toml_edit::{DocumentMut, Item, Value};

use super::{named, read};

/// The forms of `forms.tsv`: whether the reading is sure, the printed text, the value in a plan for 2021.
fn forms() -> impl Iterator<Item = (bool, String, Json)> {
    include_str!("forms.tsv").lines().skip(1).map(|line| {
        let [sure, printed, value]: [&str; 3] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        (sure == "sure", printed.replace("\\n", "\n"), value.parse().unwrap())
    })
}

#[test]
fn every_form_gives_its_value_and_what_is_doubtful_is_said() {
    let wrong: Vec<_> = forms()
        .map(|(sure, printed, value)| (read(&printed, 2021), sure, printed, value))
        .filter(|(reading, sure, _, value)| {
            !reading
                .as_ref()
                .is_some_and(|found| found.value == *value && found.sure == *sure && found.remark.is_none() == *sure)
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(forms().count() > 90);
}

#[test]
fn what_is_not_understood_is_not_guessed() {
    for text in [
        "",
        "-",
        "x",
        "Tháng 13/2021",
        "31/02/2021",
        "Quý V",
        "Theo",
        "Văn phòng Sở",
        "Đang thực hiện",
        "từ tháng 10 đến tháng 3",
        "Nộp trước khi họp 3 ngày",
        "3, 4",
        "Tuần 2 tháng 3",
    ] {
        assert_eq!(read(text, 2021), None, "{text}");
    }
}

#[test]
fn deadlines_without_names_take_those_of_the_deliverables() {
    let value = read("- Tháng 01/2021 - Theo kế hoạch kiểm tra", 2021).unwrap().value;
    let expected =
        json!([{ "what": "Kế hoạch", "by": "2021-01" }, { "what": "Báo cáo", "by_plan": "kế hoạch kiểm tra" }]);
    assert_eq!(named(&value, &["Kế hoạch", "Báo cáo"]), Some(expected));
    assert_eq!(named(&value, &["Kế hoạch"]), None);
    assert_eq!(named(&json!("2021"), &["Kế hoạch"]), None);
}

/// Where the content says more than its printed text alone: an editor paired, mended or reworded.
const EDITED: [&str; 3] = [
    // The two deadlines have no names; the editor paired them with the two deliverables (`named` does).
    "- Tháng 01/2021 - Theo kế hoạch kiểm tra",
    // The scanner lost a tone; the editor mended "Cổng".
    "Khi Công thông tin đi vào hoạt động",
    // The editor wrote the condition in other words.
    "Quý I hoặc Quý II/2020 (khi UBND tỉnh cho chủ trương tổ chức các hội nghị tập trung đông người sau phòng, chống dịch covid-19).",
];

#[test]
fn the_content_of_the_project_is_read_as_it_is_written() {
    let plans = [
        (2021, include_str!("../../../../content/dong-thap/plans/2021/tasks.toml")),
        (2018, include_str!("../../../../content/ho-chi-minh/plans/2018/tasks.toml")),
        (2020, include_str!("../../../../content/quang-ngai/plans/tuyen-truyen-2020/tasks.toml")),
        (2023, include_str!("../../../../content/ba-ria-vung-tau/plans/2023/tasks.toml")),
        (2020, include_str!("../../../../content/quang-tri/plans/2020/tasks.toml")),
    ];
    let mut pairs = 0;
    for (year, text) in plans {
        for (printed, due) in deadlines(text) {
            pairs += 1;
            let same = read(&printed, year).map(|reading| reading.value) == Some(due);
            assert_eq!(same, !EDITED.contains(&printed.as_str()), "{printed}");
        }
    }
    assert!(pairs >= 80, "{pairs}");
}

fn deadlines(text: &str) -> Vec<(String, Json)> {
    let document: DocumentMut = text.parse().unwrap();
    let areas = document["area"].as_array_of_tables().unwrap().iter();
    let tasks = areas.filter_map(|area| area.get("task")?.as_array_of_tables()).flat_map(|tasks| tasks.iter());
    tasks.filter_map(|task| Some((task.get("due_text")?.as_str()?.to_owned(), item(task.get("due")?)))).collect()
}

fn item(item: &Item) -> Json {
    item.as_value().map(json_of).unwrap()
}

fn json_of(value: &Value) -> Json {
    match value {
        Value::String(text) => json!(text.value()),
        Value::Integer(number) => json!(number.value()),
        Value::Boolean(truth) => json!(truth.value()),
        Value::Array(items) => items.iter().map(json_of).collect(),
        Value::InlineTable(fields) => fields.iter().map(|(key, value)| (key.to_owned(), json_of(value))).collect(),
        other => panic!("{other}"),
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "[ -~]{0,30}|[Tthángquýnămiừđếkx0-9/,;:.() -]{0,40}") {
        let _ = read(&text, 2021);
    }

    #[test]
    fn months_of_a_year_are_read_back(months in prop::collection::vec(1u32..=12, 2..6), year in 2000i32..2090) {
        let printed: Vec<String> = months.iter().map(u32::to_string).collect();
        let text = format!("Tháng {}/{year}", printed.join(", "));
        let expected: Vec<String> = months.iter().map(|month| format!("{year}-{month:02}")).collect();
        prop_assert_eq!(read(&text, 2021).map(|reading| reading.value), Some(json!({ "by": expected })));
    }
}
