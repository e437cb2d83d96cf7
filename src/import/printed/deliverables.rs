//! What a task delivers: a list of documents, events, counts.
//!
//! Takes the text of a cell; gives the value of `deliverables`. Lines, bullets and semicolons part a list; a comma
//! does only between names of kinds of documents, because most names have commas of their own.

use serde_json::{Value as Json, json};

use super::lines::{bare, bulleted, is_bulleted, joined, split};
use crate::diagnostic::{Message, say};
use crate::text::{fold, normalize, words};

/// Deliverables that were read.
#[derive(Debug, Clone, PartialEq)]
pub struct Deliverables {
    /// The list, as the content writes it; empty for a blank cell.
    pub value: Json,
    /// What to look at: a comma or a slash that may mean something else.
    pub remark: Option<Message>,
}

/// Reads the deliverables of a task.
pub fn read(text: &str) -> Deliverables {
    let text = normalize(text);
    let mut remark = None;
    let mut items = Vec::new();
    let lines = if is_bulleted(&text) { bulleted(&text) } else { unwrapped(bulleted(&text)) };
    for part in lines.iter().flat_map(|line| split(line, &[';'])) {
        for name in at_commas(bare(&part), &mut remark) {
            items.extend(item(bare(&name), &mut remark));
        }
    }
    Deliverables { value: Json::Array(items), remark }
}

/// Joins a line that begins with a small letter to the one before it: the cell was too narrow.
fn unwrapped(lines: Vec<String>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in lines {
        let goes_on = line.starts_with(char::is_lowercase);
        match parts.last_mut() {
            Some(before) if goes_on && !before.ends_with([';', '.']) => {
                before.push(' ');
                before.push_str(&line);
            }
            _ => parts.push(line),
        }
    }
    parts
}

/// Kinds of what such plans deliver, folded.
const KINDS: [&str; 36] = [
    "ke hoach",
    "bao cao",
    "quyet dinh",
    "nghi quyet",
    "chi thi",
    "cong van",
    "van ban",
    "to trinh",
    "thong bao",
    "de an",
    "du an",
    "du thao",
    "chuong trinh",
    "quy che",
    "quy dinh",
    "quy trinh",
    "huong dan",
    "bien ban",
    "thong bao ket luan",
    "ket luan",
    "danh muc",
    "ho so",
    "bai viet",
    "ban tin",
    "tin bai",
    "tin",
    "bai",
    "video",
    "hoi nghi",
    "hoi thao",
    "toa dam",
    "lop tap huan",
    "tap huan",
    "to roi",
    "chuyen muc",
    "phong su",
];

/// Cuts at commas where every part is the name of a kind; the last may say more of itself.
fn at_commas(text: &str, remark: &mut Option<Message>) -> Vec<String> {
    let parts = split(text, &[',']);
    let kind = |part: &str| KINDS.contains(&fold(bare(part)).as_str());
    let begins = |part: &str| {
        let folded: Vec<String> = words(part).collect();
        KINDS.iter().any(|kind| folded.join(" ").starts_with(&format!("{kind} ")))
    };
    let Some((last, before)) = parts.split_last() else { return Vec::new() };
    // "Tin, bài" is one thing newsrooms count.
    if fold(text) == "tin, bai" {
        return vec![text.to_owned()];
    }
    if before.is_empty() || !before.iter().all(|part| kind(part)) || !(kind(last) || begins(last)) {
        if parts.len() > 1 {
            remark.get_or_insert(say!(
                vi: "sản phẩm có dấu phẩy được giữ là một; tách ra nếu là nhiều sản phẩm";
                en: "a deliverable with a comma was kept as one; part it if it is several"
            ));
        }
        return vec![text.to_owned()];
    }
    parts
}

/// Makes one deliverable: a text, or a table with its quantity and its alternatives.
fn item(text: &str, remark: &mut Option<Message>) -> Option<Json> {
    let text = joined(text);
    if text.is_empty() {
        return None;
    }
    let (name, alternatives) = alternatives(&text, remark);
    let mut fields = serde_json::Map::new();
    fields.insert("text".to_owned(), json!(name));
    if let Some((quantity, unit)) = quantity(&name) {
        fields.insert("quantity".to_owned(), json!(quantity));
        fields.insert("unit".to_owned(), json!(unit));
    }
    if !alternatives.is_empty() {
        fields.insert("alternatives".to_owned(), json!(alternatives));
    }
    Some(if fields.len() == 1 { json!(name) } else { Json::Object(fields) })
}

/// Cuts at "hoặc", and at a slash with a blank beside it.
fn alternatives(text: &str, remark: &mut Option<Message>) -> (String, Vec<String>) {
    let slashed: Vec<&str> = text.split("/ ").flat_map(|part| part.split(" /")).map(str::trim).collect();
    let whole = slashed.iter().all(|part| !part.is_empty() && !part.ends_with(char::is_numeric));
    let parts = if slashed.len() > 1 && whole { slashed.clone() } else { vec![text] };
    if parts.len() > 1 {
        remark.get_or_insert(say!(
            vi: "dấu gạch chéo giữa các sản phẩm được lấy là “hoặc”; kiểm tra lại";
            en: "a slash between deliverables was taken as “or”; check it"
        ));
    }
    let mut names = parts.iter().flat_map(|part| part.split(" hoặc ")).map(|name| bare(name).to_owned());
    let first = names.next().unwrap_or_default();
    (first, names.filter(|name| !name.is_empty()).collect())
}

/// Reads the count a deliverable begins with: "01 trường hợp", "80% TTHC được thực hiện", "02 hội nghị".
fn quantity(text: &str) -> Option<(Json, String)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u64 = text[..digits].parse().ok().filter(|_| digits <= 4)?;
    let rest = text[digits..].trim_start();
    if rest.starts_with('%') {
        return Some((json!(number), "%".to_owned()));
    }
    // "2021 …" is a year, "01/KH" a number of a document, "3.000 lượt" a number that goes on.
    let counted = text[digits..].starts_with(' ') && rest.starts_with(char::is_alphabetic) && digits <= 3;
    counted.then(|| (json!(number), rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_parted_where_it_is_sure() {
        for (text, value) in [
            ("Kế hoạch, Báo cáo", json!(["Kế hoạch", "Báo cáo"])),
            ("Báo cáo.", json!(["Báo cáo"])),
            ("- Kế hoạch\n- Báo cáo kết quả", json!(["Kế hoạch", "Báo cáo kết quả"])),
            ("Kế hoạch\nBáo cáo", json!(["Kế hoạch", "Báo cáo"])),
            ("Kế hoạch đào\ntạo", json!(["Kế hoạch đào tạo"])),
            (
                "Kế hoạch; Quyết định hoặc văn bản phân công",
                json!(["Kế hoạch", { "text": "Quyết định", "alternatives": ["văn bản phân công"] }]),
            ),
            (
                "Buổi tập huấn hoặc hội nghị hoặc tọa đàm",
                json!([{ "text": "Buổi tập huấn", "alternatives": ["hội nghị", "tọa đàm"] }]),
            ),
            ("01 trường hợp", json!([{ "text": "01 trường hợp", "quantity": 1, "unit": "trường hợp" }])),
            (
                "80% TTHC được thực hiện ISO điện tử",
                json!([{ "text": "80% TTHC được thực hiện ISO điện tử", "quantity": 80, "unit": "%" }]),
            ),
            ("", json!([])),
        ] {
            let found = read(text);
            assert_eq!(found.value, value, "{text}");
            assert_eq!(found.remark, None, "{text}");
        }
    }

    #[test]
    fn commas_and_slashes_that_may_mean_more_are_said() {
        for (text, value) in [
            (
                "Dự thảo Quyết định của UBND Tỉnh, Nghị quyết của HĐND Tỉnh",
                json!(["Dự thảo Quyết định của UBND Tỉnh, Nghị quyết của HĐND Tỉnh"]),
            ),
            ("Công khai trên bảng thông báo, website", json!(["Công khai trên bảng thông báo, website"])),
            (
                "Báo cáo rà soát TTHC/ Phương án đơn giản hóa TTHC hoặc văn bản kiến nghị",
                json!([{ "text": "Báo cáo rà soát TTHC", "alternatives": ["Phương án đơn giản hóa TTHC", "văn bản kiến nghị"] }]),
            ),
        ] {
            let found = read(text);
            assert_eq!(found.value, value, "{text}");
            assert!(found.remark.is_some(), "{text}");
        }
    }
}
