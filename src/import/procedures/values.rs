//! The values of a procedure's fields from their printed texts: a value, or a stated status.

use serde_json::{Map, Value as Json, json};

use crate::import::printed::amount;
use crate::import::printed::lines::{bare, bulleted, joined, split};
use crate::text::{fold, words};

/// Gives the status a text states instead of a value: "Không có thông tin".
pub(super) fn status(text: &str) -> Option<Json> {
    let folded: Vec<String> = words(text).collect();
    let status = match folded.join(" ").as_str() {
        "khong co thong tin" | "chua co thong tin" | "khong co du lieu" | "chua cong bo" => "not-published",
        "dang cap nhat" | "cho cap nhat" | "chua cap nhat" | "chua xac dinh" => "to-verify",
        "khong ap dung" => "not-applicable",
        _ => return None,
    };
    Some(json!({ "status": status }))
}

/// Tells whether a text says that there is none.
pub(super) fn is_none(text: &str) -> bool {
    let folded: Vec<String> = words(text).collect();
    matches!(folded.join(" ").as_str(), "khong" | "khong co")
}

/// Gives a text, or a status where it states one; "Không" says that the field does not apply.
pub(super) fn text_or_status(text: &str) -> Json {
    if is_none(text) { json!({ "status": "not-applicable" }) } else { status(text).unwrap_or_else(|| json!(text)) }
}

/// Gives the levels a text names; `None` where a word of it is no level.
pub(super) fn levels(text: &str) -> Option<Json> {
    let parts = split(&joined(text), &[',', ';', '/']);
    let level = |part: &String| {
        Some(match fold(bare(part)).trim_start_matches("cap ") {
            "bo" | "trung uong" => "ministry",
            "tinh" | "thanh pho" | "so" => "province",
            "huyen" => "district",
            "xa" | "phuong" => "commune",
            "co quan khac" | "khac" => "other",
            _ => return None,
        })
    };
    let levels: Option<Vec<&str>> = parts.iter().map(level).collect();
    levels.filter(|levels| !levels.is_empty()).map(|levels| json!(levels))
}

/// Gives a list from lines, bullets and semicolons.
pub(super) fn list(text: &str) -> Vec<String> {
    let parts = bulleted(text).into_iter().flat_map(|line| split(&line, &[';']));
    parts.map(|part| joined(bare(&part))).filter(|part| !part.is_empty()).collect()
}

/// Gives who can use a procedure: lists of such words are parted by commas, too, before a capital.
pub(super) fn audiences(text: &str) -> Json {
    let mut names: Vec<String> = Vec::new();
    for part in list(text) {
        for (index, name) in split(&part, &[',']).iter().enumerate() {
            match names.last_mut() {
                Some(before) if index > 0 && !name.starts_with(char::is_uppercase) => {
                    *before = format!("{before}, {name}")
                }
                _ => names.push(bare(name).to_owned()),
            }
        }
    }
    status(text).unwrap_or_else(|| json!(names))
}

/// Gives the online level, in the scheme its words belong to.
pub(super) fn online(text: &str) -> Option<Json> {
    let folded = fold(&joined(text));
    let level = match () {
        () if folded.contains("toan trinh") => "toàn trình",
        () if folded.contains("mot phan") => "một phần",
        () => {
            let digit = folded.chars().find(char::is_ascii_digit).filter(|digit| matches!(digit, '1'..='4'))?;
            let named = folded.contains("muc") || folded.contains("cap do") || folded.trim().len() == 1;
            return named.then(|| json!({ "scheme": "muc-1-4", "level": format!("mức độ {digit}") }));
        }
    };
    Some(json!({ "scheme": "toan-trinh-mot-phan", "level": level }))
}

/// Gives how long the office takes: a number with its unit, and since when; or the words.
pub(super) fn time(text: &str) -> Option<Json> {
    let text = joined(text);
    let text = bare(&text);
    if text.is_empty() {
        return None;
    }
    if let Some(status) = status(text) {
        return Some(status);
    }
    let Some((amount, unit, rest)) = counted(text) else { return Some(json!({ "text": text })) };
    let mut time = Map::new();
    time.insert("amount".to_owned(), json!(amount));
    time.insert("unit".to_owned(), json!(unit));
    if !rest.is_empty() {
        time.insert("from".to_owned(), json!(rest));
    }
    if !rest.is_empty() || !text.starts_with(&format!("{amount} ")) || text != text.to_lowercase() {
        time.insert("printed".to_owned(), json!(text));
    }
    Some(Json::Object(time))
}

/// Reads "10 ngày làm việc", "01 Giờ", with "kể từ ngày …" behind it; what is before it may only bound it.
fn counted(text: &str) -> Option<(u64, &'static str, &str)> {
    let start = text.find(|character: char| character.is_ascii_digit())?;
    let lead: Vec<String> = words(&text[..start]).collect();
    const LEADS: [&str; 9] = ["trong", "thoi", "han", "khong", "qua", "toi", "da", "vong", "gian"];
    if !lead.iter().all(|word| LEADS.contains(&word.as_str())) {
        return None;
    }
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let amount = text[start..start + digits].parse().ok()?;
    let rest = text[start + digits..].trim_start();
    let rest = match rest.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        Some((number, after)) if words(number).all(|word| !word.starts_with(|c: char| c.is_ascii_digit())) => {
            after.trim_start()
        }
        _ => rest,
    };
    const UNITS: [(&str, &str); 6] = [
        ("ngày làm việc", "working-day"),
        ("giờ làm việc", "working-hour"),
        ("ngày", "day"),
        ("giờ", "hour"),
        ("tháng", "month"),
        ("năm", "year"),
    ];
    let lower = rest.to_lowercase();
    let (word, unit) = UNITS.iter().find(|(word, _)| lower.starts_with(word))?;
    let after = rest.get(word.len()..)?.trim_start_matches([' ', ',', '.', ';']);
    let from = fold(after);
    let said = after.is_empty()
        || ["ke tu", "tu khi", "tu ngay", "sau khi", "tinh tu"].iter().any(|word| from.starts_with(word));
    said.then_some((amount, *unit, after))
}

/// Gives what a procedure costs; `kind` is what a payment is that does not say so itself.
///
/// "Không" and "Miễn phí" are a payment of nothing, with the printed word.
pub(super) fn fees(text: &str, kind: &str) -> Option<Json> {
    let pieces = payments(text);
    if pieces.is_empty() {
        return None;
    }
    if let [only] = pieces.as_slice()
        && let Some(status) = status(after_label(only).1)
    {
        return Some(status);
    }
    let fees: Vec<Json> = pieces.iter().filter_map(|piece| fee(piece, kind)).collect();
    // "Phí : Đồng" prints no amount at all.
    Some(if fees.is_empty() { json!({ "status": "not-published" }) } else { Json::Array(fees) })
}

/// Cuts a text into payments: a line goes on where it begins with no word for a payment and no amount.
fn payments(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in bulleted(text).iter().flat_map(|line| split(line, &[';'])) {
        let line = joined(&line);
        let begins = after_label(&line).0.is_some() || line.starts_with(|character: char| character.is_ascii_digit());
        match pieces.last_mut() {
            Some(before) if !begins => *before = format!("{before}; {line}"),
            _ => pieces.push(line),
        }
    }
    pieces
}

/// Splits "Lệ phí : 50.000 đồng" into the kind of payment and the rest.
fn after_label(piece: &str) -> (Option<&'static str>, &str) {
    let Some((label, rest)) = piece.split_once(':') else { return (None, piece) };
    let folded: Vec<String> = words(label).collect();
    let kind = match folded.join(" ").as_str() {
        label if label.starts_with("le phi") => "le-phi",
        label if label.starts_with("phi") || label.starts_with("muc phi") => "phi",
        label if label.starts_with("gia") => "gia",
        _ => return (None, piece),
    };
    (Some(kind), rest.trim())
}

fn fee(piece: &str, kind: &str) -> Option<Json> {
    let (label, rest) = after_label(piece);
    // The amount left out: "Đồng (Theo quy định của Bộ)".
    let rest = rest.strip_prefix("Đồng ").map(str::trim_start).filter(|rest| rest.starts_with('(')).unwrap_or(rest);
    let closed = rest.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|inner| inner.split_once('('));
    let (value, name) = match closed.map(|(value, name)| (value.trim(), bare(name))) {
        Some((value, name)) => (value, Some(name).filter(|name| !name.is_empty())),
        None => (rest, None),
    };
    let value = bare(value);
    let bare_unit = matches!(fold(value).as_str(), "dong" | "vnd" | "viet nam dong" | "usd");
    let none = is_none(value) || matches!(fold(value).as_str(), "khong dong");
    let mut fee = Map::new();
    fee.insert("kind".to_owned(), json!(label.unwrap_or(kind)));
    if let Some(name) = name.filter(|_| !value.is_empty() && !bare_unit) {
        fee.insert("name".to_owned(), json!(name));
    }
    match amount::read(value) {
        _ if none => fee.insert("amount".to_owned(), json!(0)),
        Some(amount) => fee.insert("amount".to_owned(), json!(amount)),
        None if value.is_empty() || bare_unit => fee.insert("text".to_owned(), json!(name?)),
        None => fee.insert("text".to_owned(), json!(value)),
    };
    fee.insert("printed".to_owned(), json!(piece));
    Some(Json::Object(fee))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_a_number_with_its_unit_or_words() {
        for (text, expected) in [
            ("30 ngày làm việc", json!({ "amount": 30, "unit": "working-day" })),
            ("01 Giờ", json!({ "amount": 1, "unit": "hour", "printed": "01 Giờ" })),
            (
                "Không quá 05 (năm) ngày làm việc, kể từ ngày nhận đủ hồ sơ.",
                json!({ "amount": 5, "unit": "working-day", "from": "kể từ ngày nhận đủ hồ sơ", "printed": "Không quá 05 (năm) ngày làm việc, kể từ ngày nhận đủ hồ sơ" }),
            ),
            ("Ngay trong ngày", json!({ "text": "Ngay trong ngày" })),
            ("0.5 Giờ", json!({ "text": "0.5 Giờ" })),
            ("Không quy định", json!({ "text": "Không quy định" })),
            ("Không có thông tin", json!({ "status": "not-published" })),
            ("- Cấp mới: 10 ngày\n- Cấp lại: 5 ngày", json!({ "text": "Cấp mới: 10 ngày - Cấp lại: 5 ngày" })),
        ] {
            assert_eq!(time(text), Some(expected), "{text}");
        }
        assert_eq!(time(" "), None);
    }

    #[test]
    fn fees_keep_their_printed_words() {
        for (text, expected) in [
            ("Phí : 0 Đồng", json!([{ "kind": "phi", "amount": 0, "printed": "Phí : 0 Đồng" }])),
            ("Không", json!([{ "kind": "phi", "amount": 0, "printed": "Không" }])),
            ("Miễn phí", json!([{ "kind": "phi", "amount": 0, "printed": "Miễn phí" }])),
            ("Phí : o Đồng", json!([{ "kind": "phi", "amount": 0, "printed": "Phí : o Đồng" }])),
            (
                "Phí: 150.000 đồng; lệ phí: 20.000 đồng/bản",
                json!([
                    { "kind": "phi", "amount": 150_000, "printed": "Phí: 150.000 đồng" },
                    { "kind": "le-phi", "text": "20.000 đồng/bản", "printed": "lệ phí: 20.000 đồng/bản" },
                ]),
            ),
            (
                "Phí : 2.000.000 Đồng (Thẩm định hồ sơ)",
                json!([{ "kind": "phi", "name": "Thẩm định hồ sơ", "amount": 2_000_000, "printed": "Phí : 2.000.000 Đồng (Thẩm định hồ sơ)" }]),
            ),
            (
                "Phí : Đồng (Theo quy định của Bộ)",
                json!([{ "kind": "phi", "text": "Theo quy định của Bộ", "printed": "Phí : Đồng (Theo quy định của Bộ)" }]),
            ),
            ("Phí : Đồng", json!({ "status": "not-published" })),
            ("Không có thông tin", json!({ "status": "not-published" })),
        ] {
            assert_eq!(fees(text, "phi"), Some(expected), "{text}");
        }
        assert_eq!(fees("", "phi"), None);
    }

    #[test]
    fn levels_and_audiences_are_lists() {
        assert_eq!(levels("Cấp Bộ, Cấp Tỉnh, Cơ quan khác"), Some(json!(["ministry", "province", "other"])));
        assert_eq!(levels("Sở Y tế"), None);
        let text = "Công dân Việt Nam, Cán bộ, công chức, Tổ chức (không bao gồm doanh nghiệp, HTX)";
        let names = ["Công dân Việt Nam", "Cán bộ, công chức", "Tổ chức (không bao gồm doanh nghiệp, HTX)"];
        assert_eq!(audiences(text), json!(names));
        assert_eq!(online("Toàn trình").unwrap()["level"], "toàn trình");
        assert_eq!(online("Mức độ 4").unwrap()["scheme"], "muc-1-4");
    }
}
