//! What linked data say of a small site, and what they leave out.

use serde_json::{Value as Json, json};

use super::*;
use crate::data::{FORMATS, sets};
use crate::{parse, validate};

const DEPARTMENT: &str = r#"
name = { vi = "Sở Mẫu", en = "Sample Department" }
province = "Quảng Trị"
summary = "Trang mẫu."
licence = { name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }
contact = { email = "so@mau.gov.vn" }
[[units]]
id = "van-phong"
name = "Văn phòng"
kind = "office"
"#;

const PROCEDURE: &str = r#"+++
title = "Cấp giấy phép </script>"
code = "1.000173"
field = "An toàn bức xạ"
audiences = ["Cá nhân", { withheld = "Tên cá nhân." }]
results = [{ name = "Giấy phép" }]
authority = "Giám đốc Sở"
[[channel]]
kind = "online"
time = { amount = 10, unit = "working-day", from = "Từ khi đủ hồ sơ" }
fees = [{ kind = "le-phi", amount = 200000 }, { kind = "phi", text = "Theo hợp đồng" }]
[[channel]]
kind = "in-person"
time = { status = "not-published" }
fees = []
[[case]]
[[case.paper]]
name = "Đơn đề nghị"
originals = 1
+++
"#;

const REPORT: &str = r#"+++
title = "Báo cáo quý I"
period = "2020-Q1"
number = "12"
symbol = "BC-SKHCN"
date = "2020-03-16"
signer = { name = "Nguyễn Văn A", title = "Giám đốc" }
files = ["bao cao.pdf"]
+++
"#;

const DOCUMENTS: &str = r#"
[[document]]
id = "1-qd"
kind = "quyet-dinh"
number = "1"
symbol = "QĐ-SM"
date = "2019-01-02"
effective_from = "2019-01-02"
[[document]]
id = "2-qd"
kind = "quyet-dinh"
number = "2"
symbol = "QĐ-SM"
title = "Về giấy phép"
date = "2020-01-02"
relations = [{ kind = "replaces", document = "1-qd" }]
"#;

fn site() -> crate::model::Site {
    let files = [
        ("department.toml", DEPARTMENT),
        ("procedures/cap-phep.md", PROCEDURE),
        ("reports/2020-q1.md", REPORT),
        ("documents.toml", DOCUMENTS),
        ("files/bao cao.pdf", "abc"),
    ];
    let tree = files.into_iter().map(|(path, text)| (format!("mau/{path}"), text.as_bytes().to_vec())).collect();
    let draft = parse::parse(tree, &[]).drafts.into_iter().next().unwrap();
    let mut faults = Vec::new();
    let site = validate::validate(draft, &mut faults);
    site.unwrap_or_else(|| panic!("{faults:#?}"))
}

/// Names addresses as a file in `/du-lieu/` does.
fn address(target: Target<'_>) -> String {
    match target {
        Target::Home => "../".to_owned(),
        Target::Data => "./".to_owned(),
        Target::Place(Place::Procedure(id)) => format!("../thu-tuc/{id}/"),
        Target::Place(Place::Report(id)) => format!("../bao-cao/{id}/"),
        Target::Place(Place::Document(id)) => format!("../van-ban/{id}/"),
        Target::Place(_) => "../x/".to_owned(),
        Target::File(path) => format!("../{path}"),
    }
}

fn with<T>(language: Language, make: impl FnOnce(&Linked<'_>) -> T) -> T {
    let site = site();
    let derived = Derived::new(&site, "2020-03-31".parse().ok());
    make(&Linked { site: &site, derived: &derived, language, address: &address })
}

/// Finds an object of a graph by what its name ends with.
fn object(bytes: &[u8], end: &str) -> Json {
    let file: Json = serde_json::from_slice(bytes).unwrap();
    let graph = file["@graph"].as_array().unwrap();
    let found = graph.iter().find(|one| one["@id"].as_str().is_some_and(|id| id.ends_with(end)));
    found.unwrap_or_else(|| panic!("nothing is named …{end}")).clone()
}

#[test]
fn a_procedure_is_a_service_with_an_offer_for_each_payment() {
    let service = with(Language::Vietnamese, |linked| linked.service(&linked.site.procedures["cap-phep"]).into_json());
    let time = json!({
        "@type": "QuantitativeValue", "value": 10, "unitText": "ngày làm việc", "description": "Từ khi đủ hồ sơ",
    });
    assert_eq!(service["identifier"], "1.000173");
    assert_eq!(service["serviceType"], "An toàn bức xạ");
    assert_eq!(
        service["offers"],
        json!([
            {
                "@type": "Offer", "name": "Trực tuyến: Lệ phí", "deliveryLeadTime": time,
                "price": "200000", "priceCurrency": "VND",
            },
            { "@type": "Offer", "name": "Trực tuyến: Phí", "deliveryLeadTime": time, "description": "Theo hợp đồng" },
            { "@type": "Offer", "name": "Trực tiếp", "price": "0", "priceCurrency": "VND" },
        ])
    );
}

#[test]
fn what_is_absent_or_withheld_leaves_no_trace() {
    let service = with(Language::Vietnamese, |linked| linked.service(&linked.site.procedures["cap-phep"]).into_json());
    assert_eq!(service["audience"], json!([{ "@type": "Audience", "audienceType": "Cá nhân" }]));
    for key in ["description", "termsOfService", "subjectOf", "sameAs", "serviceOperator"] {
        assert_eq!(service.get(key), None, "{key}");
    }
}

#[test]
fn an_office_holder_who_decides_is_not_the_organisation_that_provides() {
    let service = with(Language::English, |linked| linked.service(&linked.site.procedures["cap-phep"]).into_json());
    let department = json!({ "@id": "../#co-quan", "@type": "GovernmentOrganization", "name": "Sample Department" });
    assert_eq!(service["provider"], department);
}

#[test]
fn a_report_names_its_file_with_size_and_hash() {
    let report = with(Language::Vietnamese, |linked| linked.report(&linked.site.reports["2020-q1"]).into_json());
    assert_eq!(report["reportNumber"], "12/BC-SKHCN");
    assert_eq!(report["datePublished"], "2020-03-16");
    assert_eq!(
        report["accountablePerson"],
        json!({ "@type": "Person", "name": "Nguyễn Văn A", "jobTitle": "Giám đốc" })
    );
    assert_eq!(
        report["encoding"],
        json!([{
            "@type": "MediaObject",
            "name": "bao cao.pdf",
            "contentUrl": "../files/bao cao.pdf",
            "encodingFormat": "application/pdf",
            "contentSize": "3 B",
            "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        }])
    );
}

#[test]
fn a_document_is_said_to_be_in_force_only_where_its_dates_tell() {
    let (first, second) = with(Language::Vietnamese, |linked| {
        let document = |id: &str| linked.legislation(&linked.site.documents[id]).into_json();
        (document("1-qd"), document("2-qd"))
    });
    assert_eq!(first.get("legislationLegalForce"), None);
    assert_eq!(
        second,
        json!({
            "@id": "../van-ban/2-qd/#van-ban",
            "@type": "Legislation",
            "name": "Quyết định 2/QĐ-SM",
            "description": "Về giấy phép",
            "legislationIdentifier": "2/QĐ-SM",
            "legislationType": "Quyết định",
            "legislationDate": "2020-01-02",
            "legislationRepeals": [{
                "@id": "../van-ban/1-qd/#van-ban",
                "@type": "Legislation",
                "name": "Quyết định 1/QĐ-SM",
                "legislationIdentifier": "1/QĐ-SM",
            }],
        })
    );
}

#[test]
fn the_head_of_a_page_stays_in_its_script_element() {
    let text = with(Language::Vietnamese, |linked| {
        let crumb = Crumb { name: "Tổng quan".to_owned(), url: "../../".to_owned() };
        let facts = PageFacts {
            url: "./".to_owned(),
            name: Some("Cấp giấy phép </script>".to_owned()),
            description: "A & B".to_owned(),
            language: Language::Vietnamese,
            subject: Subject::Procedure(&linked.site.procedures["cap-phep"]),
            crumbs: vec![crumb],
        };
        page(linked, &facts)
    });
    assert!(!text.contains(['<', '>', '&']), "{text}");
    let block: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(block["@context"]["@vocab"], "https://schema.org/");
    let types: Vec<&Json> = block["@graph"].as_array().unwrap().iter().map(|one| &one["@type"]).collect();
    assert_eq!(types, ["GovernmentService", "WebPage", "BreadcrumbList"]);
    assert_eq!(block["@graph"][1]["mainEntity"], json!({ "@id": "../thu-tuc/cap-phep/#thu-tuc" }));
}

#[test]
fn the_catalogue_tells_of_each_file_what_was_written() {
    let bytes = with(Language::Vietnamese, |linked| {
        let sets = sets(linked.site, linked.derived, &|_| String::new());
        let units = sets.iter().filter(|set| set.name == "units");
        let file = |format| PublishedFile::new(format, b"abc");
        let published: Vec<_> =
            units.map(|set| PublishedSet { set, files: FORMATS.iter().map(file).collect() }).collect();
        catalog(linked, &published)
    });
    let file = object(&bytes, "#units.csv");
    assert_eq!(file["dcat:downloadURL"], json!({ "@id": "../du-lieu/units.csv" }));
    assert_eq!(file["dcat:byteSize"], json!({ "@value": "3", "@type": "xsd:nonNegativeInteger" }));
    assert_eq!(
        file["spdx:checksum"]["spdx:checksumValue"]["@value"],
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(object(&bytes, "#danh-muc")["dcat:dataset"], json!([{ "@id": "./#units" }]));
    assert_eq!(object(&bytes, "#units")["dct:temporal"]["dcat:endDate"]["@value"], "2020-03-31");
}

#[test]
fn a_service_says_its_time_in_words_and_never_as_a_duration() {
    let bytes = with(Language::Vietnamese, services);
    assert_eq!(
        object(&bytes, "#thoi-han"),
        json!({
            "@id": "../thu-tuc/cap-phep/#thoi-han",
            "@type": "cpsv:Rule",
            "dct:identifier": "cap-phep/thoi-han",
            "dct:title": [
                { "@value": "Thời hạn giải quyết", "@language": "vi" },
                { "@value": "Processing time", "@language": "en" },
            ],
            "dct:description": [
                { "@value": "Trực tuyến: 10 ngày làm việc; Từ khi đủ hồ sơ", "@language": "vi" },
            ],
        })
    );
    assert!(!String::from_utf8(bytes).unwrap().contains("processingTime"));
}

#[test]
fn a_payment_without_a_number_has_a_cost_without_a_value() {
    let bytes = with(Language::Vietnamese, services);
    let value = |name: &str| object(&bytes, name).get("cv:hasValue").map(|value| value["@value"].clone());
    assert_eq!(value("#phi-1-1"), Some("200000".into()));
    assert_eq!(value("#phi-1-2"), None);
    assert_eq!(value("#phi-2-1"), Some("0".into()));
}
