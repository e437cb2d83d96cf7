//! Where the money of a task comes from: "Kinh phí tự chủ", "Từ nguồn ngân sách tỉnh".

use serde_json::{Value as Json, json};

use super::lines::{bare, joined};
use crate::text::words;

/// Reads a source of money; gives the value of `funding` with the printed text.
///
/// Gives `None` where the text names no source: an amount, a mark.
pub fn read(text: &str) -> Option<Json> {
    let folded: Vec<String> = words(text).collect();
    let folded = format!(" {} ", folded.join(" "));
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| folded.contains(&format!(" {phrase} ")));
    let own = says(&["tu chu", "kinh phi duoc giao tu chu"]);
    let ruled = says(&["theo quy dinh", "theo qui dinh"]);
    let kind = match (own, ruled) {
        (true, true) => "tu-chu-va-theo-quy-dinh",
        (true, false) => "tu-chu",
        (false, true) => "theo-quy-dinh",
        _ if says(&["ngan sach", "nsnn", "nstw", "nsdp", "nst"]) => "ngan-sach",
        _ if says(&["kinh phi", "nguon", "quy", "tai tro", "xa hoi hoa", "long ghep", "chi thuong xuyen"]) => "khac",
        _ => return None,
    };
    Some(json!({ "kind": kind, "printed": joined(bare(text)) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_by_their_words() {
        for (text, kind) in [
            ("Kinh phí tự chủ", Some("tu-chu")),
            ("Kinh phí theo quy định", Some("theo-quy-dinh")),
            ("Kinh phí tự chủ và theo quy định.", Some("tu-chu-va-theo-quy-dinh")),
            ("Từ nguồn kinh phí trong dự toán ngân sách năm 2020", Some("ngan-sach")),
            ("NSNN", Some("ngan-sach")),
            ("Nguồn xã hội hóa", Some("khac")),
            ("80.000.000", None),
            ("x", None),
            ("", None),
        ] {
            let found = read(text);
            assert_eq!(found.as_ref().and_then(|found| found["kind"].as_str()), kind, "{text}");
        }
        assert_eq!(read("Kinh phí\ntự chủ.").unwrap()["printed"], "Kinh phí tự chủ");
    }
}
