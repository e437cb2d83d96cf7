//! Who issued a document: by the words behind its mention, else by its symbol.

use super::known::KnownRegister;
use crate::import::prose::signs;
use crate::model::identifier::kind_name;

/// Who issued a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Issuer {
    /// The name, spelled out as far as it is known how.
    pub(super) name: String,
    /// `true` when the paper says so, not only the symbol.
    pub(super) printed: bool,
}

/// The words the name of an issuer begins with.
const NAMES: [&str; 27] = [
    "UBND",
    "Ủy ban",
    "Uỷ ban",
    "Chủ tịch",
    "HĐND",
    "Hội đồng",
    "Chính phủ",
    "Chính Phủ",
    "Thủ tướng",
    "Bộ trưởng",
    "Bộ",
    "Giám đốc",
    "Sở",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Ban",
    "Đảng ủy",
    "Quốc hội",
    "Chi cục",
    "Trung tâm",
    "Văn phòng",
    "Hội nghị",
    "Thanh tra",
    "Cục",
    "Tổng cục",
    "Đại hội",
];

/// The words behind the name.
const ENDS: [&str; 20] = [
    " về",
    " Về",
    " ban hành",
    " Ban hành",
    " phê duyệt",
    " công bố",
    " quy định",
    " Quy định",
    " sửa đổi",
    " hướng dẫn",
    " thực hiện",
    " triển khai",
    " v/v",
    " V/v",
    " đã ",
    " tại ",
    " trong ",
    " ngày ",
    " năm ",
    " giao ",
];

/// What the last part of a symbol says; provinces have their own.
const SYMBOLS: [(&str, &str); 44] = [
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("VPCP", "Văn phòng Chính phủ"),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    ("BNV", "Bộ Nội vụ"),
    ("BTC", "Bộ Tài chính"),
    ("BTP", "Bộ Tư pháp"),
    ("BKHCN", "Bộ Khoa học và Công nghệ"),
    ("BTTTT", "Bộ Thông tin và Truyền thông"),
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư"),
    ("BYT", "Bộ Y tế"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BCT", "Bộ Công Thương"),
    ("BXD", "Bộ Xây dựng"),
    ("BGTVT", "Bộ Giao thông vận tải"),
    ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    ("BCA", "Bộ Công an"),
    ("BQP", "Bộ Quốc phòng"),
    ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("BNG", "Bộ Ngoại giao"),
    ("BDTTG", "Bộ Dân tộc và Tôn giáo"),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ("TTCP", "Thanh tra Chính phủ"),
    ("SNV", "Sở Nội vụ"),
    ("STC", "Sở Tài chính"),
    ("STP", "Sở Tư pháp"),
    ("SKHCN", "Sở Khoa học và Công nghệ"),
    ("STTTT", "Sở Thông tin và Truyền thông"),
    ("SKHĐT", "Sở Kế hoạch và Đầu tư"),
    ("SYT", "Sở Y tế"),
    ("SGDĐT", "Sở Giáo dục và Đào tạo"),
    ("SCT", "Sở Công Thương"),
    ("SXD", "Sở Xây dựng"),
    ("SGTVT", "Sở Giao thông vận tải"),
    ("SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("STNMT", "Sở Tài nguyên và Môi trường"),
    ("SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
    ("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("SVHTT", "Sở Văn hóa và Thể thao"),
    ("SNNMT", "Sở Nông nghiệp và Môi trường"),
    ("SNgV", "Sở Ngoại vụ"),
    ("SDL", "Sở Du lịch"),
];

/// Reads "của …" at the start of a clause; gives the issuer and what follows.
pub(super) fn after<'t>(clause: &'t str, known: &KnownRegister) -> (Option<Issuer>, &'t str) {
    let rest = clause.trim_start();
    let said = rest.strip_prefix("của ").map(str::trim_start);
    let Some(said) =
        said.or_else(|| rest.strip_prefix("do ")).filter(|said| NAMES.iter().any(|name| said.starts_with(name)))
    else {
        return (None, clause);
    };
    let ends = ENDS.iter().filter_map(|end| said.find(end));
    let punctuation = said.find([',', ';', ':', '(', ')', '.', '“']);
    // "và" joins the parts of a name, too: only another document ends it.
    let next = said
        .match_indices(" và ")
        .map(|(at, word)| (at, &said[at + word.len()..]))
        .find(|(_, rest)| names_document(rest));
    let end = ends.chain(punctuation).chain(next.map(|(at, _)| at)).min().unwrap_or(said.len());
    let name = said[..end].trim();
    let issuer = Issuer { name: spelled(name, known), printed: true };
    (Some(issuer).filter(|issuer| issuer.name.chars().count() <= 90), &said[end..])
}

fn names_document(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').take(2).collect();
    (1..=words.len()).any(|count| kind_name(&words[..count].join(" ")).is_some())
}

/// Spells a name out: UBND tỉnh is that of the province, the department has its full name.
fn spelled(name: &str, known: &KnownRegister) -> String {
    let name =
        name.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân").replace("Chính Phủ", "Chính phủ");
    let words = signs::words(&name);
    let place = known.province.as_deref().filter(|place| !words.contains(&signs::words(place)));
    let whole = |name: &str| known.department.clone().filter(|full| full.starts_with(name));
    if name == "Sở" || name.starts_with("Sở ") && whole(&name).is_some() {
        return if name == "Sở" { known.department.clone().unwrap_or(name) } else { whole(&name).unwrap_or(name) };
    }
    let ends = [" tỉnh", " Tỉnh", " Thành phố", " thành phố", " TP"].iter().find(|end| name.ends_with(*end));
    let party = matches!(name.as_str(), "Tỉnh ủy" | "Thành ủy" | "Ban Thường vụ Tỉnh ủy" | "Ban Thường vụ Thành ủy");
    match (ends, place) {
        (Some(end), Some(place)) => format!("{} {}", name.trim_end_matches(end), with_rank(place, end.trim())),
        (None, Some(place)) if party => format!("{name} {place}"),
        _ => name,
    }
}

/// Puts "tỉnh" before the name of a province that has no rank of its own.
fn with_rank(place: &str, rank: &str) -> String {
    let ranked = signs::words(place).starts_with("thanh pho") || signs::words(place).starts_with("tinh ");
    let city = signs::words(rank) != "tinh";
    match (ranked, city) {
        // Inside a name the rank of a province is no name: "Ủy ban nhân dân tỉnh Minh Hòa".
        (true, _) => place.strip_prefix("Tỉnh ").map_or(place.to_owned(), |name| format!("tỉnh {name}")),
        (false, true) => format!("Thành phố {place}"),
        (false, false) => format!("tỉnh {place}"),
    }
}

/// Tells the issuer by a symbol in its right form.
pub(super) fn of_symbol(symbol: &str, known: &KnownRegister) -> Option<Issuer> {
    let issuer = |name: String| Some(Issuer { name, printed: false });
    let parts: Vec<&str> = symbol.split(['-', '/']).collect();
    let own = known.symbols.own.as_deref();
    if own.is_some_and(|own| parts.contains(&own)) {
        return issuer(known.department.clone()?);
    }
    let province = known.province.as_deref();
    for part in &parts {
        let place = || province.map(|place| with_rank(place, "tỉnh"));
        match *part {
            "UBND" => return issuer(format!("Ủy ban nhân dân {}", place()?)),
            "HĐND" => return issuer(format!("Hội đồng nhân dân {}", place()?)),
            "TU" => return issuer(format!("{} {}", party_name(province?), province?)),
            part if part.starts_with("QH") && part[2..].chars().all(|c| c.is_ascii_digit()) => {
                return issuer("Quốc hội".to_owned());
            }
            part => {
                let plain = part.replace('&', "");
                if let Some((_, name)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == plain) {
                    return issuer((*name).to_owned());
                }
            }
        }
    }
    None
}

fn party_name(province: &str) -> &'static str {
    if signs::words(province).starts_with("thanh pho") { "Thành ủy" } else { "Tỉnh ủy" }
}
