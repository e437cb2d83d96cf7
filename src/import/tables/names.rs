//! What the name of a column means, in whatever words an office prints it.
//!
//! Names are compared without marks and by words, never as a whole; what stands in parentheses explains and does not
//! name. A name that means two things says so, and the other columns decide.

use super::Column;
use crate::model::Grade;
use crate::text;

/// What a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// One thing.
    Column(Column),
    /// "Nhiệm vụ", "Nội dung": what is to be done, or the area beside a column that says so more plainly.
    Content,
    /// "Kết quả": what is delivered in a plan, what was done in a report.
    Outcome,
    /// "Kinh phí": how much, or where it comes from.
    Money,
    /// A grade; `None` for one that is none of the four: "Đang thực hiện".
    Grade(Option<Grade>),
}

/// The longest name of a column, in words outside of parentheses.
const LONGEST: usize = 14;

/// Names by what they mean, the more telling first: `=` before words that are the whole name, `^` before those it
/// begins with.
const NAMES: &[(Name, &[&str])] = &[
    (
        Name::Column(Column::Label),
        &["=stt", "=tt", "=so tt", "=s tt", "=st t", "=s t t", "=t t", "=so thu tu", "=thu tu", "=tt tt", "=stt tt"],
    ),
    (
        Name::Column(Column::Code),
        &["^ma tthc", "^ma so tthc", "^ma thu tuc", "^ma so thu tuc", "^ma so ho so", "=ma so", "=ma ho so"],
    ),
    (
        Name::Column(Column::Time),
        &["thoi han giai quyet", "thoi gian giai quyet", "thoi han gq", "thoi gian gq", "thoi han xu ly ho so"],
    ),
    (Name::Column(Column::Fee), &["^phi", "^le phi", "^muc phi", "^muc thu", "phi le phi"]),
    (
        Name::Column(Column::Reception),
        &["^dia diem", "noi tiep nhan", "co quan tiep nhan", "^noi nop", "dia diem tiep nhan"],
    ),
    (
        Name::Column(Column::Basis),
        &["can cu phap ly", "co so phap ly", "=can cu", "^van ban qppl quy dinh", "^vbqppl", "^ten vbqppl", "phap ly"],
    ),
    (
        Name::Column(Column::Number),
        &["so ky hieu", "so va ky hieu", "so hieu", "^so van ban", "=ky hieu", "^so quyet dinh"],
    ),
    (Name::Column(Column::Issuer), &["ban hanh van ban boi", "co quan ban hanh", "don vi ban hanh", "noi ban hanh"]),
    (
        Name::Column(Column::Day),
        &[
            "ngay ban hanh",
            "^ngay thang",
            "thang nam ban hanh",
            "thoi gian ban hanh",
            "^ngay van ban",
            "^ngay ky",
            "=ngay",
        ],
    ),
    (
        Name::Column(Column::Title),
        &[
            "ten thu tuc",
            "ten tthc",
            "^thu tuc hanh chinh",
            "=tthc",
            "=thu tuc",
            "trich yeu",
            "^ten van ban",
            "^ten goi",
            "^noi dung van ban",
        ],
    ),
    (Name::Column(Column::Funding), &["nguon kinh phi", "nguon von", "^nguon"]),
    (Name::Column(Column::Amount), &["du toan", "du tru", "so tien", "thanh tien", "tong kinh phi"]),
    (Name::Money, &["kinh phi"]),
    (Name::Column(Column::Work), &["so dau viec", "so luong cong viec", "so luong dau viec", "so cong viec"]),
    (
        Name::Column(Column::Person),
        &[
            "nguoi thuc hien",
            "nguoi phu trach",
            "^chuyen vien",
            "^lanh dao",
            "lanh dao phu trach",
            "lanh dao chi dao",
            "^can bo",
            "^cong chuc",
            "nguoi chu tri",
            "nguoi chiu trach nhiem",
            "=ca nhan",
            "^ca nhan phu trach",
        ],
    ),
    (
        Name::Column(Column::Leads),
        &[
            "chu tri",
            "don vi thuc hien",
            "co quan thuc hien",
            "bo phan thuc hien",
            "phong thuc hien",
            "chu the thuc hien",
            "chiu trach nhiem",
            "^phan cong",
            "^trach nhiem",
            "dau moi",
            "don vi phu trach",
            "don vi tham muu",
            "co quan tham muu",
            "phong chuyen mon",
            "^to chuc thuc hien",
            "=don vi",
            "=co quan",
            "=co quan don vi",
            "=phong",
            "=phong ban",
            "=phong don vi",
            "=bo phan",
            "don vi duoc giao",
            "don vi bao cao",
        ],
    ),
    (Name::Column(Column::Coordinators), &["phoi hop", "don vi lien quan", "cung thuc hien"]),
    (Name::Column(Column::Evidence), &["minh chung", "kiem chung", "dan chung", "^van ban da ban hanh"]),
    (Name::Column(Column::Reason), &["ly do", "nguyen nhan", "^giai trinh", "vuong mac", "ton tai han che"]),
    (
        Name::Column(Column::GradeWords),
        &[
            "danh gia",
            "muc do hoan thanh",
            "muc do thuc hien",
            "tinh trang",
            "trang thai",
            "xep loai",
            "ty le hoan thanh",
        ],
    ),
    (
        Name::Grade(Some(Grade::NotDone)),
        &["^chua hoan thanh", "^khong hoan thanh", "^chua thuc hien", "^chua dat", "^khong dat"],
    ),
    (
        Name::Grade(Some(Grade::DoneLate)),
        &[
            "hoan thanh cham",
            "^tre han",
            "hoan thanh muon",
            "hoan thanh tre",
            "hoan thanh qua han",
            "hoan thanh khong dung han",
            "^cham tien do",
        ],
    ),
    (
        Name::Grade(Some(Grade::DoneWell)),
        &["^hoan thanh tot", "^hoan thanh xuat sac", "^da hoan thanh tot", "^hoan thanh truoc"],
    ),
    (Name::Grade(Some(Grade::Done)), &["^hoan thanh", "^da hoan thanh", "^da thuc hien", "=dat"]),
    (Name::Grade(None), &["^dang thuc hien", "^dang trien khai", "^chua den han", "^khong danh gia", "^dang xu ly"]),
    (Name::Column(Column::Begin), &["bat dau", "^tu ngay", "khoi dau"]),
    (
        Name::Column(Column::Due),
        &[
            "thoi gian",
            "thoi han",
            "tien do",
            "thoi diem",
            "thoi hang",
            "han hoan thanh",
            "ngay hoan thanh",
            "ket thuc",
            "lo trinh",
            "moc thoi gian",
            "^den ngay",
            "han xu ly",
            "=han",
            "ky bao cao",
        ],
    ),
    (Name::Column(Column::Note), &["ghi chu", "luu y", "ghi chep"]),
    (Name::Outcome, &["^ket qua thuc hien", "^tinh hinh thuc hien", "^ket qua trien khai", "da thuc hien"]),
    (
        Name::Column(Column::Deliverables),
        &["san pham", "dau ra", "ket qua du kien", "du kien ket qua", "ket qua can dat"],
    ),
    (Name::Outcome, &["ket qua", "da dat duoc"]),
    (
        Name::Column(Column::Area),
        &[
            "nhiem vu chung",
            "nhom nhiem vu",
            "linh vuc",
            "^nhom",
            "noi dung cchc",
            "noi dung cai cach",
            "^mang cong tac",
            "mat cong tac",
            "^muc tieu chung",
        ],
    ),
    (Name::Column(Column::Item), &["noi dung chi", "khoan muc", "hang muc", "khoan chi", "muc chi", "dien giai"]),
    (
        Name::Column(Column::Task),
        &[
            "nhiem vu cu the",
            "noi dung thuc hien",
            "noi dung cong viec",
            "noi dung nhiem vu",
            "ten nhiem vu",
            "hoat dong",
            "ten cong viec",
            "cong viec",
            "nhiem vu giai phap",
            "dau viec",
            "nhiem vu va giai phap",
            "noi dung trien khai",
            "viec can lam",
            "nhiem vu duoc giao",
            "nhiem vu trong tam",
        ],
    ),
    (Name::Content, &["nhiem vu", "noi dung", "giai phap"]),
];

/// Names that hold a word of another one and mean something else.
const STRANGE: &[&str] = &[
    "^diem",
    "=ten loai",
    "^ten loai van ban",
    "=loai van ban",
    "^hinh thuc van ban",
    "thoi gian thuc te",
    "hoan thanh thuc te",
    "don vi tinh",
    "=dvt",
    "^so ho so",
    "^so luong ho so",
    "^tong so ho so",
    "^ho va ten",
    "^ho ten",
    "^chuc vu",
    "^chuc danh",
];

/// Tells what a name of a column says; `None` for a text that names no column.
pub(super) fn name(heading: &str) -> Option<Name> {
    let words = words(heading);
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let line = format!(" {} ", words.join(" "));
    if STRANGE.iter().any(|phrase| says(&line, phrase)) {
        return None;
    }
    let (name, _) = NAMES.iter().find(|(_, phrases)| phrases.iter().any(|phrase| says(&line, phrase)))?;
    Some(mended(*name, &line))
}

/// Decides what two phrases in one name mean together.
fn mended(name: Name, line: &str) -> Name {
    match name {
        Name::Column(Column::Leads) if says(line, "phoi hop") && !says(line, "chu tri") => {
            Name::Column(Column::Coordinators)
        }
        Name::Column(Column::Number) if says(line, "trich yeu") && !says(line, "^so") => Name::Column(Column::Title),
        Name::Column(Column::Due) if says(line, "ket qua") => Name::Outcome,
        Name::Column(Column::Area) if says(line, "linh vuc nhiem vu") || says(line, "linh vuc noi dung") => {
            Name::Content
        }
        other => other,
    }
}

/// Gives the words that name: those outside of parentheses, or all where there are no others.
pub(super) fn words(heading: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(heading.len());
    for character in heading.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    let named: Vec<String> = text::words(&outside).collect();
    if named.is_empty() { text::words(heading).collect() } else { named }
}

fn says(line: &str, phrase: &str) -> bool {
    match (phrase.strip_prefix('='), phrase.strip_prefix('^')) {
        (Some(whole), _) => line.trim() == whole,
        (_, Some(start)) => line.trim_start().strip_prefix(start).is_some_and(|rest| rest.starts_with(' ')),
        _ => line
            .match_indices(phrase)
            .any(|(at, _)| line[..at].ends_with(' ') && line[at + phrase.len()..].starts_with(' ')),
    }
}

/// Tells whether a heading names a quarter or a month and nothing else: "Quý I", "Tháng 02/2024".
pub(super) fn names_period(heading: &str) -> bool {
    let words = words(heading);
    let counts = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit() || b"ivx".contains(&byte));
    matches!(words.as_slice(), [first, rest @ ..]
        if matches!(first.as_str(), "quy" | "qui" | "thang") && !rest.is_empty() && rest.iter().all(|word| counts(word) || word == "nam"))
}

/// Tells whether a heading says that its times are deadlines: "Hạn hoàn thành", "Thời gian theo kế hoạch".
pub(super) fn names_deadline(heading: &str) -> bool {
    let line = format!(" {} ", words(heading).join(" "));
    ["han", "theo ke hoach", "duoc giao"].iter().any(|phrase| says(&line, phrase))
}

/// Tells whether a heading says that something came late, whatever came: "Quá hạn", "Trễ hạn".
pub(super) fn names_lateness(heading: &str) -> bool {
    let line = format!(" {} ", words(heading).join(" "));
    ["qua han", "tre han", "cham", "muon", "sau han", "khong dung han"].iter().any(|phrase| says(&line, phrase))
}

/// Tells whether a heading names persons: a table of them is no plan.
pub(super) fn names_persons(heading: &str) -> bool {
    let line = format!(" {} ", words(heading).join(" "));
    ["^ho va ten", "^ho ten", "^chuc vu", "^chuc danh"].iter().any(|phrase| says(&line, phrase))
}

/// Tells whether a heading says in which unit its amounts are.
pub(super) fn counts_money(heading: &str) -> bool {
    text::words(heading).any(|word| matches!(word.as_str(), "dong" | "trieu" | "vnd" | "nghin" | "trd" | "ty"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_in_many_wordings() {
        use Column::*;
        for (column, wordings) in [
            (Label, "STT|TT|Số TT|S\nTT|Số thứ tự"),
            (Area, "Nhiệm vụ chung|Lĩnh vực|Nhóm nhiệm vụ|NỘI DUNG CCHC"),
            (Task, "Nhiệm vụ cụ thể|Nội dung thực hiện|Nội dung công việc|Tên nhiệm vụ|Hoạt động|Công việc"),
            (Deliverables, "Sản phẩm|Sản phẩm đầu ra|Kết quả, sản phẩm|Sản phẩm/Kết quả đầu ra|Dự kiến sản phẩm"),
            (
                Leads,
                "Bộ phận chủ trì|Phòng/Đơn vị chủ trì|Cơ quan chủ trì thực hiện|Đơn vị thực hiện|CƠ QUAN, ĐƠN VỊ CHỦ TRÌ|Chủ trì, phối hợp",
            ),
            (Coordinators, "Bộ phận phối hợp|Cơ quan phối hợp thực hiện|Phòng/Đơn vị\nphối hợp"),
            (Due, "Thời gian thực hiện|Thời gian hoàn thành|Thời hạn|Tiến độ|Thời gian hoàn thành (dự kiến)"),
            (Begin, "Bắt đầu|Thời gian bắt đầu"),
            (Work, "Số đầu việc"),
            (Funding, "Nguồn kinh phí|Nguồn vốn"),
            (Amount, "Dự trữ kinh phí (đồng)|Dự trù kinh phí|Thành tiền|Dự toán kinh phí (triệu đồng)"),
            (Note, "Ghi chú|GHI CHÚ"),
            (Evidence, "Minh chứng|Tài liệu kiểm chứng"),
            (Reason, "Lý do|Nguyên nhân chậm"),
            (GradeWords, "Mức độ hoàn thành|Đánh giá"),
            (Code, "Mã TTHC|Mã số TTHC"),
            (Title, "Tên thủ tục hành chính|Trích yếu|Trích yếu nội dung văn bản"),
            (Time, "Thời hạn giải quyết"),
            (Fee, "Phí, lệ phí|Phí/lệ phí (nếu có)"),
            (Reception, "Địa điểm thực hiện|Địa điểm"),
            (Basis, "Căn cứ pháp lý"),
            (Number, "Số/ký hiệu|Số, ký hiệu văn bản|Số hiệu"),
            (Day, "Ngày ban hành|Ngày, tháng, năm ban hành"),
            (Issuer, "Cơ quan ban hành"),
        ] {
            for wording in wordings.split('|') {
                assert_eq!(name(wording), Some(Name::Column(column)), "{wording}");
            }
        }
    }

    #[test]
    fn what_names_no_column_is_not_known() {
        for text in ["Đơn vị tính", "Văn phòng Sở", "Tháng 01/2021", "x", "", "Quyết định"] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn grades_are_told_by_what_stands_outside_of_parentheses() {
        for (text, grade) in [
            ("Hoàn thành tốt (đúng nội dung và thời gian quy định)", Some(Grade::DoneWell)),
            ("Hoàn thành (đúng thời gian nhưng nội dung chưa đầy đủ)", Some(Grade::Done)),
            ("Hoàn thành chậm (Đúng nội dung nhưng quá hạn)", Some(Grade::DoneLate)),
            ("Chưa hoàn thành", Some(Grade::NotDone)),
            ("Đang thực hiện", None),
        ] {
            assert_eq!(name(text), Some(Name::Grade(grade)), "{text}");
        }
    }

    #[test]
    fn a_name_of_two_meanings_says_so() {
        for (text, expected) in [
            ("Nhiệm vụ", Name::Content),
            ("Nội dung", Name::Content),
            ("Kết quả", Name::Outcome),
            ("Kết quả đạt được", Name::Outcome),
            ("Kết quả thực hiện (Tóm tắt kết quả, ghi rõ sản phẩm đầu ra)", Name::Outcome),
            ("Kinh phí", Name::Money),
        ] {
            assert_eq!(name(text), Some(expected), "{text}");
        }
    }
}
