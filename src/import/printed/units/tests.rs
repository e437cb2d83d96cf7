//! What cells name, with the register of an invented department.

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use toml_edit::{DocumentMut, Item, Table, Value};

use super::{Names, Unit};

fn unit(id: &str, name: &str, short_names: &[&str]) -> Unit {
    let short_names = short_names.iter().map(|name| (*name).to_owned()).collect();
    Unit { id: id.to_owned(), name: name.to_owned(), short_names }
}

fn register() -> Names {
    Names::new([
        unit("lanh-dao", "Lãnh đạo Sở", &[]),
        unit("van-phong", "Văn phòng Sở", &[]),
        unit("thanh-tra", "Thanh tra", &[]),
        unit("ke-hoach", "Phòng Kế hoạch - Tài chính", &[]),
        unit("khoa-hoc", "Phòng Quản lý Khoa học", &[]),
        unit("cong-nghe", "Phòng Quản lý công nghệ, TTCN và chuyên ngành", &[]),
        unit("chi-cuc", "Chi cục Tiêu chuẩn Đo lường Chất lượng", &["Chi cục"]),
        unit("trung-tam", "Trung tâm Kiểm định và Kiểm nghiệm", &[]),
        unit("phong-don-vi", "Các phòng, đơn vị", &[]),
        unit("chuc-nang", "Phòng chức năng", &[]),
        unit("truc-thuoc", "Đơn vị trực thuộc", &[]),
        unit("so-noi-vu", "Sở Nội vụ", &[]),
    ])
}

#[test]
fn known_units_are_found_in_every_spelling() {
    for (text, units) in [
        ("Văn phòng", json!(["van-phong"])),
        ("VĂN PHÒNG SỞ.", json!(["van-phong"])),
        ("Văn\nphòng", json!(["van-phong"])),
        ("Phòng Kế hoạch- Tài chính", json!(["ke-hoach"])),
        ("Phòng Kế hoạch Tài chính", json!(["ke-hoach"])),
        ("Phòng KH-TC", json!([{ "unit": "ke-hoach", "printed": "Phòng KH-TC" }])),
        (
            "VP Sở, P. KHTC",
            json!([{ "unit": "van-phong", "printed": "VP Sở" }, { "unit": "ke-hoach", "printed": "P. KHTC" }]),
        ),
        ("Văn phòng\n(bộ phận một cửa)", json!([{ "unit": "van-phong", "qualifier": "bộ phận một cửa" }])),
        ("Chi cục TĐC", json!([{ "unit": "chi-cuc", "printed": "Chi cục TĐC" }])),
        ("Chi cục TCĐLCL", json!([{ "unit": "chi-cuc", "printed": "Chi cục TCĐLCL" }])),
        ("CCTĐC", json!([{ "unit": "chi-cuc", "printed": "CCTĐC" }])),
        ("Chi cục", json!([{ "unit": "chi-cuc", "printed": "Chi cục" }])),
        ("Trung tâm KĐKN", json!([{ "unit": "trung-tam", "printed": "Trung tâm KĐKN" }])),
        ("Các phòng, đơn vị thuộc Sở", json!(["phong-don-vi"])),
        ("Phòng Quản lý công nghệ, TTCN và chuyên ngành", json!(["cong-nghe"])),
        (
            "Văn phòng (bộ phận tiếp nhận và trả hồ sơ)",
            json!([{ "unit": "van-phong", "qualifier": "bộ phận tiếp nhận và trả hồ sơ" }]),
        ),
        ("Phòng chức năng; Đơn vị trực thuộc.", json!(["chuc-nang", "truc-thuoc"])),
        ("- Lãnh đạo Sở - Văn phòng Sở", json!(["lanh-dao", "van-phong"])),
        ("- Phòng Kế hoạch - Tài chính - Đơn vị trực thuộc", json!(["ke-hoach", "truc-thuoc"])),
        ("- Phòng Kế hoạch - Tài chính\n- Đơn vị trực thuộc", json!(["ke-hoach", "truc-thuoc"])),
        ("Văn phòng Sở + Chi cục", json!(["van-phong", { "unit": "chi-cuc", "printed": "Chi cục" }])),
        ("Văn phòng, Thanh tra và các phòng, đơn vị", json!(["van-phong", "thanh-tra", "phong-don-vi"])),
        ("Văn phòng Sở\nPhòng Quản lý\nKhoa học", json!(["van-phong", "khoa-hoc"])),
    ] {
        let read = register().read(text);
        assert_eq!(Json::Array(read.units), units, "{text}");
        assert!(read.whole && read.unknown.is_empty() && read.remark.is_none(), "{text}: {:?}", read.remark);
    }
}

#[test]
fn what_is_matched_with_a_slip_is_said() {
    for (text, units) in [
        ("Văn phòng Chi cục TĐC", json!(["van-phong", { "unit": "chi-cuc", "printed": "Chi cục TĐC" }])),
        ("Phòng Kế hoạch chính", json!([{ "unit": "ke-hoach", "printed": "Phòng Kế hoạch chính" }])),
        ("Phòng Quàn lv Khoa học", json!([{ "unit": "khoa-hoc", "printed": "Phòng Quàn lv Khoa học" }])),
        ("Các phòng, đơn vị liên quan", json!([{ "unit": "phong-don-vi", "printed": "Các phòng, đơn vị liên quan" }])),
    ] {
        let read = register().read(text);
        assert_eq!(Json::Array(read.units), units, "{text}");
        assert!(read.whole && read.remark.is_some(), "{text}");
    }
}

#[test]
fn unknown_units_stay_as_printed() {
    for (text, units, unknown) in [
        ("Ban Quản lý dự án", json!([{ "printed": "Ban Quản lý dự án" }]), vec!["Ban Quản lý dự án"]),
        ("Văn phòng; Sở Tài chính", json!(["van-phong", { "printed": "Sở Tài chính" }]), vec!["Sở Tài chính"]),
        (
            "UBND các huyện, thị xã, thành phố",
            json!([{ "printed": "UBND các huyện, thị xã, thành phố" }]),
            vec!["UBND các huyện, thị xã, thành phố"],
        ),
        (
            "Phòng Nội vụ, Phòng Tư pháp",
            json!([{ "printed": "Phòng Nội vụ" }, { "printed": "Phòng Tư pháp" }]),
            vec!["Phòng Nội vụ", "Phòng Tư pháp"],
        ),
        (
            "Phòng Công nghệ và Sở hữu trí tuệ",
            json!([{ "printed": "Phòng Công nghệ và Sở hữu trí tuệ" }]),
            vec!["Phòng Công nghệ và Sở hữu trí tuệ"],
        ),
        ("", json!([]), vec![]),
    ] {
        let read = register().read(text);
        assert_eq!(Json::Array(read.units), units, "{text}");
        assert_eq!(read.unknown, unknown, "{text}");
        assert!(!read.whole, "{text}");
    }
}

#[test]
fn a_register_without_units_still_parts_a_cell() {
    for (text, parts) in [
        ("Văn phòng Sở, các phòng, đơn vị thuộc Sở", vec!["Văn phòng Sở", "các phòng, đơn vị thuộc Sở"]),
        ("Văn phòng Sở và Thanh tra Sở", vec!["Văn phòng Sở", "Thanh tra Sở"]),
        ("Các Sở, ngành có liên quan", vec!["Các Sở, ngành có liên quan"]),
        ("Phòng Kế hoạch\nTài chính\nThanh tra Sở", vec!["Phòng Kế hoạch Tài chính", "Thanh tra Sở"]),
        ("Các phòng chuyên môn; UBND cấp xã", vec!["Các phòng chuyên môn", "UBND cấp xã"]),
    ] {
        assert_eq!(Names::default().read(text).unknown, parts, "{text}");
    }
}

proptest! {
    #[test]
    fn every_part_is_a_unit_or_kept(text in "(Văn phòng|Chi cục|Phòng|Sở|TĐC|[,;+\n -]|[a-zà]{1,5}| ){0,12}") {
        let read = register().read(&text);
        let kept = read.units.iter().filter(|unit| unit.get("unit").is_none() && unit.is_object()).count();
        prop_assert_eq!(kept, read.unknown.len());
    }
}

/// Departments of the project's own content with the plans that name their units.
const CONTENT: [(&str, &str); 4] = [
    (
        include_str!("../../../../content/dong-thap/department.toml"),
        include_str!("../../../../content/dong-thap/plans/2021/tasks.toml"),
    ),
    (
        include_str!("../../../../content/ho-chi-minh/department.toml"),
        include_str!("../../../../content/ho-chi-minh/plans/2018/tasks.toml"),
    ),
    (
        include_str!("../../../../content/quang-ngai/department.toml"),
        include_str!("../../../../content/quang-ngai/plans/tuyen-truyen-2020/tasks.toml"),
    ),
    (
        include_str!("../../../../content/quang-tri/department.toml"),
        include_str!("../../../../content/quang-tri/plans/2020/tasks.toml"),
    ),
];

#[test]
fn the_printed_units_of_the_content_are_the_units_it_names() {
    let mut cells = 0;
    for (department, tasks) in CONTENT {
        let names = Names::new(units_of(&department.parse().unwrap()));
        for (printed, ids) in printed_units(&tasks.parse().unwrap()) {
            cells += 1;
            let read = names.read(&printed);
            let id = |unit: &Json| unit.as_str().or_else(|| unit["unit"].as_str()).unwrap_or_default().to_owned();
            assert_eq!(read.units.iter().map(id).collect::<Vec<_>>(), ids, "{printed}");
            assert!(read.whole, "{printed}");
        }
    }
    assert!(cells >= 60, "{cells}");
}

fn units_of(department: &DocumentMut) -> Vec<Unit> {
    let name = |item: &Item| item.as_str().or_else(|| item.get("vi")?.as_str()).map(str::to_owned).unwrap();
    let shorts = |unit: &Table| -> Vec<String> {
        let names = unit.get("short_names").and_then(Item::as_array).into_iter().flatten();
        names.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let units = department["units"].as_array_of_tables().unwrap().iter();
    units.map(|unit| Unit { id: name(&unit["id"]), name: name(&unit["name"]), short_names: shorts(unit) }).collect()
}

fn printed_units(tasks: &DocumentMut) -> Vec<(String, Vec<String>)> {
    let areas = tasks["area"].as_array_of_tables().unwrap().iter();
    let tasks = areas.filter_map(|area| area.get("task")?.as_array_of_tables()).flat_map(|tasks| tasks.iter());
    let id = |unit: &Value| {
        unit.as_str().or_else(|| unit.as_inline_table()?.get("unit")?.as_str()).map(str::to_owned).unwrap()
    };
    let cell = |task: &Table, key: &str, printed: &str| {
        let ids = task.get(key)?.as_array()?.iter().map(id).collect();
        Some((task.get(printed)?.as_str()?.to_owned(), ids))
    };
    tasks
        .flat_map(|task| [cell(task, "leads", "leads_printed"), cell(task, "coordinators", "coordinators_printed")])
        .flatten()
        .collect()
}

#[test]
fn a_hyphen_behind_a_bullet_parts_only_what_are_names() {
    let nobody = Names::new([]);
    assert_eq!(nobody.read("- Phòng Kế hoạch - Tài chính").unknown, ["Phòng Kế hoạch - Tài chính"]);
    assert_eq!(nobody.read("- Văn phòng Sở - Chi cục Thủy sản").unknown, ["Văn phòng Sở", "Chi cục Thủy sản"]);
}
