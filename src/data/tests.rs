//! The data sets hold together: CSV, JSON and schema of one declaration say the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::*;
use crate::{parse, validate};

const CONTENT: [(&str, &str); 8] = [
    (
        "department.toml",
        r#"
            name = { vi = "Sở Mẫu", en = "Sample Department" }
            symbol = "SKHCN"
            contact = { hotline = "" }
            licence = { name = "CC-BY-4.0", url = "https://creativecommons.org/licenses/by/4.0/" }
            [[units]]
            id = "van-phong"
            name = "Văn phòng"
            short_names = ["VP", "A|B"]
            kind = "office"
        "#,
    ),
    (
        "plans/2018/plan.md",
        "+++\ntitle = \"Kế hoạch năm 2018\"\nkind = \"reform\"\nyear = 2018\nnumber = \"\"\nsymbol = \"KH-SKHCN\"\n\
         date = \"2018-01\"\nplace = { none = \"không ghi\" }\nreporting = [{ report = \"Báo cáo quý\", before = \"02-25\" }]\n+++\n",
    ),
    (
        "plans/2018/tasks.toml",
        r#"
            [[area]]
            id = "chi-dao"
            label = "I."
            title = "Chỉ đạo"
            canonical = ["chi-dao", "tuyen-truyen"]
            [[area.task]]
            id = "1"
            label = ""
            title = "=Lập \"kế hoạch\", báo cáo\nvà gửi"
            leads = ["van-phong", { printed = "Phòng Quản lý, TTCN" }]
            deliverables = ["Kế hoạch", { text = "Báo cáo | phụ lục", quantity = 4 }]
            due = [{ what = "Kế hoạch", by = "2018-01" }, { what = "Báo cáo", by = ["2018-03", "2018-06"] }]
            work = { q1 = 2, q2 = 0 }
            person = { withheld = "Tên cá nhân." }
            slip = [{ from = "2018-06", to = "2018-09", reason = "Chờ hướng dẫn" }]
            annotations = [{ kind = "misprint", field = "title", printed = "Lập", reason = "Thiếu chữ." }]
            [[area.task]]
            id = "2"
            title = "Việc không có số thứ tự"
            due = { at_least = 1, every = "month", of = "tin, bài" }
        "#,
    ),
    (
        "plans/2018/budget.toml",
        r#"
            [[line]]
            id = "2"
            label = "2"
            item = "Hỗ trợ công chức"
            formula = { factors = [3, 20000, 240], printed = "03 x 20.000 x 240" }
            amount = 14440000
            printed = "14.440.000"
            [[line]]
            id = "4"
            item = "Khác"
            amount = 0
            [total]
            label = "TỔNG CỘNG"
            amount = 14400000
        "#,
    ),
    (
        "results/2018-Q1.toml",
        r#"
            period = "2018-Q1"
            plan = "2018"
            to = 2018-03-14
            [[result]]
            task = "1"
            text = "Đã làm."
            grade = "done"
            evidence = [{ citation = { printed = "Kế hoạch 04/KH-SKHCN" } }, { fact = "30 người" }]
        "#,
    ),
    (
        "indicators.toml",
        r#"
            [[indicator]]
            id = "dung-han"
            title = "Tỷ lệ đúng hạn"
            direction = "higher"
            unit = "%"
            target = [{ id = "dung-han-2018", plan = "2018", operator = ">", value = 87.5, text = "Trên 87,5 %" }]
            observation = [{ period = "2018-Q1", value = 0 }, { period = "2018-H1", status = "not-reported" }]
        "#,
    ),
    (
        "statistics/2018-Q1.toml",
        r#"
            period = "2018-Q1"
            [[cases]]
            id = "ho-so"
            received = 53
            postal = 0
            early = ""
            late = { none = "không có hồ sơ trễ hẹn" }
            [[group]]
            id = "khac"
            title = "Khác"
            statistic = [{ id = "ty-le", text = "Tỷ lệ", value = 98.9, unit = "%", parts = [{ text = "Phần", value = 1 }] }]
        "#,
    ),
    (
        "documents.toml",
        r#"
            [[document]]
            id = "155"
            kind = "ke-hoach"
            number = "155"
            symbol = "KH-SKHCN"
            date = "2018-01-18"
        "#,
    ),
];

/// Gives the sets of the sample above.
pub(super) fn sample() -> (Site, Derived, Vec<DataSet>) {
    let tree = CONTENT.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let parse::Parsed { drafts, mut faults, .. } = parse::parse(tree, &[]);
    let mut sites = drafts.into_iter().filter_map(|draft| validate::validate(draft, &mut faults));
    let site = sites.next();
    drop(sites);
    let Some(site) = site else { panic!("the sample is not accepted: {faults:#?}") };
    let derived = Derived::new(&site, None);
    let address = |place: &Place| citations::name(place).1;
    let sets = sets(&site, &derived, &address);
    (site, derived, sets)
}

fn set<'s>(sets: &'s [DataSet], name: &str) -> &'s DataSet {
    sets.iter().find(|set| set.name == name).unwrap()
}

/// Reads a set back from its CSV: each row a map from column to cell.
fn read_csv(set: &DataSet) -> Vec<BTreeMap<String, String>> {
    let bytes = set.csv();
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|row| row.unwrap()).collect()
}

fn read_json(set: &DataSet) -> Vec<serde_json::Map<String, Json>> {
    serde_json::from_slice(&set.json()).unwrap()
}

#[test]
fn every_main_set_is_there_and_comes_first() {
    let (_, _, sets) = sample();
    let names: Vec<&str> = sets.iter().map(|set| set.name).collect();
    // What changed is the ledger's to tell.
    let main: Vec<&str> = MAIN.into_iter().filter(|name| *name != "changes").collect();
    assert_eq!(names[..main.len()], main);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "two sets share a name");
}

#[test]
fn agreed_columns_begin_each_set_in_their_order() {
    let (_, _, sets) = sample();
    for (name, agreed) in [
        (
            "tasks",
            "plan,id,parent,label,area,area_label,canonical,title,leads,coordinators,deliverables,due_kind,due_first,\
             due_last,due_text,funding,work_q1,work_q2,work_q3,work_q4,note,grade,evidence_given,evidence_expected,\
             schedule,slips,url",
        ),
        ("results", "period,plan,task,label,area,title,text,grade,evidence,note,url"),
        ("budget", "plan,line,item,amount,printed,recomputed,note"),
        ("citations", "document,as_printed,in_kind,in_id,url"),
        ("statistics", "period,group,id,text,value,state,unit,part_of"),
        ("targets", "indicator,target,plan,operator,value,upper,unit,text,printed"),
        ("annotations", "in_kind,in_id,field,kind,printed,proposed,reason"),
    ] {
        let csv = String::from_utf8(set(&sets, name).csv()).unwrap();
        let header = csv.lines().next().unwrap();
        assert!(header.starts_with(agreed), "{name}: {header}");
    }
}

#[test]
fn column_names_are_english_snake_case_and_no_two_are_the_same() {
    let (_, _, sets) = sample();
    for set in &sets {
        let mut seen = BTreeSet::new();
        for column in &set.columns {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(column.name.chars().all(plain), "{}.{}", set.name, column.name);
            assert!(seen.insert(&column.name), "{} has two columns {}", set.name, column.name);
        }
    }
}

#[test]
fn keys_name_columns_that_exist() {
    let (_, _, sets) = sample();
    for one in &sets {
        let own = one.primary_key.iter().chain(one.foreign_keys.iter().flat_map(|key| &key.columns));
        own.for_each(|name| assert!(one.column(name).is_some(), "{}.{name}", one.name));
        for key in &one.foreign_keys {
            let other = set(&sets, key.set);
            key.keys.iter().for_each(|name| assert!(other.column(name).is_some(), "{}.{name}", other.name));
        }
    }
}

#[test]
fn csv_is_utf8_without_a_mark_and_quotes_only_what_needs_it() {
    let (_, _, sets) = sample();
    let csv = String::from_utf8(set(&sets, "tasks").csv()).unwrap();
    assert!(csv.starts_with("plan,id,"));
    assert!(!csv.contains('\r'));
    assert!(
        csv.contains(
            "chi-dao|tuyen-truyen,\"=Lập \"\"kế hoạch\"\", báo cáo\nvà gửi\",\"van-phong|Phòng Quản lý, TTCN\",,"
        ),
        "{csv}"
    );
}

#[test]
fn lists_are_joined_by_a_bar_and_split_into_as_many_items() {
    let (_, _, sets) = sample();
    let tasks = set(&sets, "tasks");
    assert_eq!(read_csv(tasks)[0]["deliverables"], "Kế hoạch|Báo cáo ¦ phụ lục");
    assert_eq!(read_json(tasks)[0]["deliverables"], serde_json::json!(["Kế hoạch", "Báo cáo | phụ lục"]));
    assert_eq!(read_csv(tasks)[0]["leads"], "van-phong|Phòng Quản lý, TTCN");
    assert_eq!(read_json(tasks)[1]["leads"], serde_json::json!([]));
}

#[test]
fn absent_blank_none_and_zero_are_four_things() {
    let (_, _, sets) = sample();
    let plan = &read_csv(set(&sets, "plans"))[0];
    assert_eq!((plan["number"].as_str(), plan["number_state"].as_str()), ("", "blank"));
    assert_eq!((plan["place"].as_str(), plan["place_state"].as_str()), ("", "none"));
    assert_eq!((plan["symbol"].as_str(), plan["symbol_state"].as_str()), ("KH-SKHCN", "value"));
    assert_eq!((plan["signer_name"].as_str(), plan["signer_name_state"].as_str()), ("", "absent"));
    assert_eq!(plan["state_words"], "place: không ghi");

    let figures = read_json(set(&sets, "statistics"));
    let figure = |id: &str| {
        let row = figures.iter().find(|row| row["id"] == id).unwrap();
        (row["value"].clone(), row["state"].as_str().unwrap().to_owned())
    };
    assert_eq!(figure("ho-so/postal"), (0.into(), "value".to_owned()));
    assert_eq!(figure("ho-so/early"), (Json::Null, "blank".to_owned()));
    assert_eq!(figure("ho-so/late"), (Json::Null, "none".to_owned()));
    assert_eq!(figure("ho-so/direct"), (Json::Null, "absent".to_owned()));

    let task = &read_csv(set(&sets, "tasks"))[0];
    assert_eq!((task["work_q2"].as_str(), task["work_q3"].as_str()), ("0", ""));
}

#[test]
fn a_printed_amount_stands_beside_the_recomputed_one() {
    let (_, _, sets) = sample();
    let budget = read_csv(set(&sets, "budget"));
    let line =
        |at: usize| ["line", "amount", "printed", "recomputed", "amount_state"].map(|name| budget[at][name].clone());
    assert_eq!(line(0), ["2", "14440000", "14.440.000", "14400000", "value"]);
    assert_eq!(line(1), ["4", "0", "", "", "value"]);
    assert_eq!(line(2), ["total", "14400000", "", "14440000", "value"]);
}

#[test]
fn a_moved_deadline_keeps_the_first_one() {
    let (_, _, sets) = sample();
    let task = &read_csv(set(&sets, "tasks"))[0];
    let found = ["due_kind", "due_first", "due_last", "slips", "deadline"].map(|name| task[name].as_str());
    assert_eq!(found, ["milestones", "2018-01-01", "2018-06-30", "2018-06/2018-09", "2018-09-30"]);
}

#[test]
fn a_withheld_text_is_marked_and_its_reason_is_noted() {
    let (_, _, sets) = sample();
    assert_eq!(read_csv(set(&sets, "tasks"))[0]["person"], "(đã lược)");
    let notes = read_csv(set(&sets, "annotations"));
    let note = notes.iter().find(|note| note["kind"] == "withheld").unwrap();
    assert_eq!((note["in_kind"].as_str(), note["in_id"].as_str()), ("task", "2018/1"));
    assert_eq!(note["reason"], "Tên cá nhân.");
}

#[test]
fn a_task_without_a_result_says_in_which_period() {
    let (_, _, sets) = sample();
    let tasks = read_csv(set(&sets, "tasks"));
    let reported = |at: usize| ["reported_in", "not_reported_in"].map(|name| tasks[at][name].clone());
    assert_eq!(reported(0), ["2018-Q1", ""]);
    assert_eq!(reported(1), ["", "2018-Q1"]);
}

#[test]
fn csv_and_json_say_the_same() {
    let (_, _, sets) = sample();
    for set in &sets {
        let (csv, json) = (read_csv(set), read_json(set));
        assert_eq!(csv.len(), json.len(), "{}", set.name);
        for (csv, json) in csv.iter().zip(&json) {
            assert!(json.keys().eq(set.columns.iter().map(|column| &column.name)), "{}", set.name);
            for (name, value) in json {
                let text = match value {
                    Json::Null => String::new(),
                    Json::String(text) => text.clone(),
                    Json::Array(items) => {
                        items.iter().map(|item| item.as_str().unwrap().replace('|', "¦")).collect::<Vec<_>>().join("|")
                    }
                    other => other.to_string(),
                };
                assert_eq!(csv[name], text, "{}.{name}", set.name);
            }
        }
    }
}

#[test]
fn every_value_is_of_the_type_its_column_declares() {
    let (_, _, sets) = sample();
    for set in &sets {
        for row in &set.rows {
            assert_eq!(row.len(), set.columns.len(), "{}", set.name);
            for (column, cell) in set.columns.iter().zip(row) {
                assert!(fits(&column.kind, cell), "{}.{}: {cell:?} is no {:?}", set.name, column.name, column.kind);
                assert!(!column.required || *cell != Cell::Missing, "{}.{} is required", set.name, column.name);
            }
        }
    }
}

fn fits(kind: &Kind, cell: &Cell) -> bool {
    use crate::model::{Moment, Period};
    match (kind, cell) {
        (Kind::List | Kind::Words(_), Cell::Missing) => false,
        (_, Cell::Missing) => true,
        (Kind::Date, Cell::Text(text)) => matches!(Moment::parse(text), Some(Moment::Day(_))),
        (Kind::Moment, Cell::Text(text)) => Moment::parse(text).is_some(),
        (Kind::Period, Cell::Text(text)) => Period::parse(text).is_some(),
        (Kind::Word(vocabulary), Cell::Text(text)) => vocabulary.words.contains(&text.as_str()),
        (Kind::Words(vocabulary), Cell::List(items)) => {
            items.iter().all(|item| vocabulary.words.contains(&item.as_str()))
        }
        (Kind::Text, Cell::Text(_))
        | (Kind::Integer | Kind::Money | Kind::Year, Cell::Integer(_))
        | (Kind::Number, Cell::Number(_) | Cell::Integer(_))
        | (Kind::Boolean, Cell::Boolean(_))
        | (Kind::List, Cell::List(_)) => true,
        _ => false,
    }
}

#[test]
fn the_package_describes_every_file_as_it_is() {
    let (site, derived, sets) = sample();
    let package: Json = serde_json::from_slice(&package(&site, &derived, &sets, None)).unwrap();
    assert_eq!(package["created"], "2018-03-14T00:00:00Z");
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), sets.len());
    for (resource, set) in resources.iter().zip(&sets) {
        assert_eq!(resource["path"], format!("{}.csv", set.name));
        assert_eq!(resource["bytes"], set.csv().len());
        let names = resource["schema"]["fields"].as_array().unwrap().iter().map(|field| &field["name"]);
        assert!(names.eq(set.columns.iter().map(|column| column.name.as_str())));
    }
    let tasks = resources.iter().find(|resource| resource["name"] == "tasks").unwrap();
    assert_eq!(tasks["schema"]["primaryKey"], serde_json::json!(["plan", "id"]));
}

#[test]
fn a_key_that_a_row_breaks_is_not_promised() {
    let (site, derived, mut sets) = sample();
    let plan = set(&sets, "tasks").column("plan").unwrap();
    let tasks = sets.iter_mut().find(|set| set.name == "tasks").unwrap();
    tasks.rows[0][plan] = Cell::from("chua-cong-bo");
    let package: Json = serde_json::from_slice(&package(&site, &derived, &sets, None)).unwrap();
    let tasks = package["resources"].as_array().unwrap().iter().find(|resource| resource["name"] == "tasks").unwrap();
    assert_eq!(tasks["schema"].get("foreignKeys"), None);
}

/// A set that is named and not made, or made and not named, would be promised or forgotten for ever.
#[test]
fn every_set_is_named_without_making_it() {
    let (_, _, sets) = sample();
    // Changes are drawn from releases, which no site alone has.
    let made: BTreeSet<&str> = sets.iter().map(|set| set.name).chain(["changes"]).collect();
    assert_eq!(super::names().collect::<BTreeSet<_>>(), made);
}

#[test]
fn every_set_is_read_back_from_its_files() {
    let (_, _, sets) = sample();
    let declared = declared();
    assert_eq!(sets.len(), declared.len());
    for (set, declared) in sets.iter().zip(&declared) {
        let read = declared.read_json(&set.json()).unwrap_or_else(|| panic!("{} is not read back", set.name));
        assert_eq!(read.json(), set.json(), "{}", set.name);
        assert_eq!(read.differs_from_csv(&set.csv()), None, "{}", set.name);
    }
}

/// A set whose rows nothing tells apart would be frozen as one record.
#[test]
fn every_set_says_how_it_is_frozen() {
    for set in sample().2 {
        match &set.frozen {
            Frozen::Records => assert!(!set.primary_key.is_empty(), "{} has no key", set.name),
            Frozen::Parts { by, .. } => {
                assert!(!by.is_empty() && by.iter().all(|name| set.column(name).is_some()), "{}", set.name);
            }
            Frozen::Follows => {}
        }
    }
}
