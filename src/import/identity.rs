//! Finds the records of the content again in what an import found, so that ids stay for ever, and makes ids for new ones.
//!
//! Takes printed wording on both sides; gives which found record continues which existing one. Labels move, rows are
//! inserted, areas change places: the wording decides, and the place only where the wording leaves a doubt.

use std::collections::BTreeSet;

use crate::text::{slug, words};

/// The printed wording of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Key {
    /// The title of the area it stands in; empty for an area itself, and where there are none.
    pub area: String,
    /// Its label: "4.1"; empty where none is printed.
    pub label: String,
    /// Its text.
    pub text: String,
}

/// How alike texts under one label of one area must be to be taken for one record.
const SAME_LABEL: f64 = 0.45;
/// How alike texts must be that stand alone between the same neighbours, under the same label.
const SAME_GAP: f64 = 0.35;
/// How alike texts of one area must be.
const SAME_AREA: f64 = 0.65;
/// How alike texts of different areas must be.
const ANYWHERE: f64 = 0.8;
/// How alike the titles of areas must be.
const AREA: f64 = 0.7;

/// Finds for each found record the existing one it continues; each existing one is taken once.
///
/// The same text comes first, then the same place with a similar text, then a very similar text anywhere, then what
/// stands alone between the same neighbours.
pub fn assign(found: &[Key], existing: &[Key]) -> Vec<Option<usize>> {
    let (found, existing): (Vec<Folded>, Vec<Folded>) =
        (found.iter().map(Folded::of).collect(), existing.iter().map(Folded::of).collect());
    let mut assignment = Assignment { of: vec![None; found.len()], taken: vec![false; existing.len()] };
    type Same = fn(&Folded, &Folded) -> bool;
    let same: [Same; 4] = [
        |one, two| one.text == two.text && one.area == two.area && one.label == two.label,
        |one, two| one.text == two.text && one.area == two.area,
        |one, two| one.text == two.text && one.label == two.label,
        |one, two| one.text == two.text,
    ];
    for same in same {
        assignment.take_equal(&found, &existing, same);
    }
    assignment.take_similar(&found, &existing);
    assignment.take_between(&found, &existing);
    assignment.of
}

struct Assignment {
    of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Assignment {
    fn take(&mut self, found: usize, existing: usize) {
        if self.of[found].is_none() && !self.taken[existing] {
            self.of[found] = Some(existing);
            self.taken[existing] = true;
        }
    }

    fn take_equal(&mut self, found: &[Folded], existing: &[Folded], same: fn(&Folded, &Folded) -> bool) {
        for (at, key) in found.iter().enumerate().filter(|(_, key)| !key.text.is_empty()) {
            let free = existing.iter().enumerate().filter(|(other, _)| !self.taken[*other]);
            let equal = free.filter(|(_, other)| same(key, other)).map(|(other, _)| other).next();
            if let Some(other) = equal {
                self.take(at, other);
            }
        }
    }

    /// Takes the surest pair first; of equally sure ones the pair that stands at the most similar place.
    fn take_similar(&mut self, found: &[Folded], existing: &[Folded]) {
        let mut pairs = Vec::new();
        for (at, key) in found.iter().enumerate().filter(|(at, _)| self.of[*at].is_none()) {
            for (other, old) in existing.iter().enumerate().filter(|(other, _)| !self.taken[*other]) {
                if let Some((stage, likeness)) = likeness(key, old) {
                    let apart = at.abs_diff(other);
                    // Thousandths, so that equal is equal.
                    pairs.push((stage, -thousandths(likeness), apart, at, other));
                }
            }
        }
        pairs.sort_unstable();
        for (_, _, _, at, other) in pairs {
            self.take(at, other);
        }
    }

    /// Takes records reworded so much that only their neighbours tell: each the only one of its area and label between
    /// two that were found.
    fn take_between(&mut self, found: &[Folded], existing: &[Folded]) {
        for at in (0..found.len()).filter(|at| self.of[*at].is_none()).collect::<Vec<_>>() {
            let start = (0..at).rev().find(|at| self.of[*at].is_some());
            let end = (at + 1..found.len()).find(|at| self.of[*at].is_some());
            let alike = |other: &Folded| other.area == found[at].area && other.label == found[at].label;
            let rows = start.map_or(0, |start| start + 1)..end.unwrap_or(found.len());
            let is_alone = rows.clone().filter(|row| alike(&found[*row])).count() == 1;
            let from = start.and_then(|start| self.of[start]).map_or(0, |start| start + 1);
            let to = end.and_then(|end| self.of[end]).unwrap_or(existing.len());
            let mut free = (from..to).filter(|other| !self.taken[*other] && alike(&existing[*other]));
            if let (true, Some(only), None) = (is_alone, free.next(), free.next())
                && dice(&found[at].text_parts, &existing[only].text_parts) >= SAME_GAP
            {
                self.take(at, only);
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a likeness lies between 0 and 1")]
fn thousandths(likeness: f64) -> i32 {
    (likeness * 1000.0).round() as i32
}

/// Tells how alike two records are, and by which rule; `None` for two that are not one.
fn likeness(one: &Folded, two: &Folded) -> Option<(u8, f64)> {
    let in_one_area = one.area == two.area || dice(&one.area_parts, &two.area_parts) >= AREA;
    let at_one_place = in_one_area && one.label == two.label && !one.label.is_empty();
    let likeness = dice(&one.text_parts, &two.text_parts);
    if at_one_place && likeness >= SAME_LABEL {
        return Some((0, likeness));
    }
    // "Báo cáo quý II" is no new wording of "Báo cáo quý I".
    let counts = one.numbers == two.numbers;
    match () {
        () if counts && likeness >= ANYWHERE => Some((1, likeness)),
        () if counts && in_one_area && likeness >= SAME_AREA => Some((2, likeness)),
        () => None,
    }
}

/// A key in the one spelling that is compared.
struct Folded {
    area: String,
    label: String,
    text: String,
    area_parts: Vec<[char; 3]>,
    text_parts: Vec<[char; 3]>,
    numbers: Vec<String>,
}

impl Folded {
    fn of(key: &Key) -> Self {
        let joined = |text: &str| words(text).collect::<Vec<_>>().join(" ");
        let (area, text) = (joined(&key.area), joined(&key.text));
        let mut numbers: Vec<String> = words(&key.text).filter(|word| is_number(word)).collect();
        numbers.sort_unstable();
        Self { label: joined(&key.label), area_parts: parts(&area), text_parts: parts(&text), numbers, area, text }
    }
}

/// Tells whether a folded word counts something: digits, or the Roman numerals of quarters and stages.
fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit()) || matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "vi")
}

/// Gives the parts of three letters of a text, sorted.
fn parts(text: &str) -> Vec<[char; 3]> {
    let letters: Vec<char> = format!(" {text} ").chars().collect();
    let mut parts: Vec<[char; 3]> = letters.windows(3).map(|three| [three[0], three[1], three[2]]).collect();
    parts.sort_unstable();
    parts
}

/// Tells how many parts two texts share: 1 for all, 0 for none.
fn dice(one: &[[char; 3]], two: &[[char; 3]]) -> f64 {
    let (mut left, mut right, mut shared) = (0, 0, 0_u32);
    while let (Some(a), Some(b)) = (one.get(left), two.get(right)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                (left, right, shared) = (left + 1, right + 1, shared + 1);
            }
        }
    }
    let all = u32::try_from(one.len() + two.len()).unwrap_or(u32::MAX).max(1);
    f64::from(2 * shared) / f64::from(all)
}

/// Where a new task stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Position<'p> {
    /// The number of its area, from [`area_numbers`]; 0 where there are none.
    pub area: usize,
    /// Its row among the tasks of the area, from 1.
    pub row: usize,
    /// Its printed label.
    pub label: &'p str,
    /// Its text.
    pub text: &'p str,
}

/// The longest id made of words.
const ID_LENGTH: usize = 48;

/// Numbers areas by their printed labels: "IV." is 4. Where a label is blank, repeats or jumps back, the number goes on
/// from the area before, so that no two areas share one.
pub fn area_numbers(labels: &[&str]) -> Vec<usize> {
    let mut last = 0;
    let numbers = labels.iter().map(|label| {
        last = number(label).filter(|number| *number > last).unwrap_or(last + 1);
        last
    });
    numbers.collect()
}

/// Makes the id of a new task: `1-a`, `7-4-1`, `8-d3` for the third row of an area where no label is printed; where
/// that is taken, of its words. It is none of those that were ever taken.
pub fn new_id(position: &Position<'_>, taken: &BTreeSet<String>) -> String {
    let label = match label(position.label) {
        label if label.is_empty() => format!("d{}", position.row),
        label => label,
    };
    let id = if position.area == 0 { label } else { format!("{}-{label}", position.area) };
    if taken.contains(&id) { slug_id(position.text, taken, &id) } else { id }
}

/// Makes the id of a new area, budget line or document: of its words, or of other words where it has none.
pub fn slug_id(text: &str, taken: &BTreeSet<String>, otherwise: &str) -> String {
    let slug = shortened(&slug(text));
    let id = if slug.is_empty() { otherwise.to_owned() } else { slug };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !taken.contains(id)).expect("there is always another number")
}

/// Cuts a slug after a whole word.
fn shortened(slug: &str) -> String {
    if slug.len() <= ID_LENGTH {
        return slug.to_owned();
    }
    let end = slug[..=ID_LENGTH].rfind('-').unwrap_or(ID_LENGTH);
    slug[..end].to_owned()
}

/// Spells a label as ids do: "đ)" is `dd`, which "d)" is not; "4.1" is `4-1`; "IV." is `4`.
fn label(text: &str) -> String {
    let text = text.trim();
    match number(text) {
        Some(number) => number.to_string(),
        None => shortened(&slug(&text.replace(['đ', 'Đ'], "dd"))),
    }
}

/// Reads a label that is one number, Arabic or Roman.
fn number(label: &str) -> Option<usize> {
    let word = label.trim().trim_end_matches(['.', ')', ':', '/']).trim();
    word.parse().ok().or_else(|| roman(word))
}

/// Reads a Roman numeral in capitals, as labels print it, up to 39.
fn roman(word: &str) -> Option<usize> {
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let spelled = |number: &usize| format!("{}{}", TENS[number / 10], ONES[number % 10]);
    (1..40).find(|number| spelled(number) == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(area: &str, label: &str, text: &str) -> Key {
        Key { area: area.to_owned(), label: label.to_owned(), text: text.to_owned() }
    }

    /// Reads rows of `area | label | text`.
    fn keys(rows: &[&str]) -> Vec<Key> {
        let parts = |row: &&str| row.split('|').map(str::trim).map(str::to_owned).collect::<Vec<_>>();
        rows.iter().map(parts).map(|parts| key(&parts[0], &parts[1], &parts[2])).collect()
    }

    #[test]
    fn records_are_found_again() {
        let existing = keys(&[
            "Cải cách thể chế | 1. | Ban hành kế hoạch cải cách hành chính năm 2021",
            "Cải cách thể chế | 2. | Rà soát văn bản quy phạm pháp luật",
            "Hiện đại hóa hành chính | 1. | Vận hành hệ thống quản lý văn bản và điều hành",
            "Thực hiện cơ chế một cửa | 1. | Niêm yết thủ tục hành chính tại bộ phận một cửa",
            "Thực hiện cơ chế một cửa | | Báo cáo quý I",
            "Thực hiện cơ chế một cửa | | Báo cáo quý II",
        ]);
        for (row, expected) in [
            ("CẢI CÁCH THỂ CHẾ | 1. | Ban hành Kế hoạch cải cách hành chính năm 2021.", Some(0)),
            ("Cải cách thể chế | 3. | Rà soát văn bản quy phạm pháp luật", Some(1)),
            ("Cải cách thể chế | 2. | Rà soát, kiểm tra văn bản quy phạm pháp luật của Sở", Some(1)),
            ("Cải cách thể chế | 7. | Rà soát các văn bản quy phạm pháp luật", Some(1)),
            ("Chính quyền số | 5. | Vận hành hệ thống quản lý văn bản, điều hành", Some(2)),
            ("Hiện đại hóa nền hành chính | 1. | Vận hành tốt hệ thống quản lý văn bản", Some(2)),
            ("Cải cách thể chế | 2. | Tập huấn công chức mới", None),
            ("Thực hiện cơ chế một cửa | | Báo cáo quý II", Some(5)),
            ("Thực hiện cơ chế một cửa | | Báo cáo quý III", None),
            ("Cải cách thể chế | 9. | Ban hành kế hoạch cải cách hành chính năm 2022", None),
            ("Cải cách thể chế | 1. | Ban hành kế hoạch cải cách hành chính năm 2022", Some(0)),
        ] {
            assert_eq!(assign(&keys(&[row]), &existing), [expected], "{row}");
        }
    }

    #[test]
    fn rows_inserted_and_renumbered_keep_their_records() {
        let existing = keys(&["A | 1 | Kiểm tra nội bộ", "A | 2 | Báo cáo kết quả", "A | 3 | Tập huấn công chức"]);
        let found = keys(&[
            "A | 1 | Họp giao ban",
            "A | 2 | Kiểm tra nội bộ",
            "A | 3 | Báo cáo kết quả",
            "A | 4 | Tập huấn công chức, viên chức",
        ]);
        assert_eq!(assign(&found, &existing), [None, Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_row_between_the_same_neighbours_may_be_reworded_more() {
        let existing =
            keys(&["A | d) | Kiểm tra nội bộ", "A | | Hướng dẫn hệ thống ISO ở cơ quan", "A | e) | Báo cáo"]);
        let reworded = "A | | Hướng dẫn, kiểm tra việc duy trì hệ thống ISO 9001 tại các cơ quan";
        for (rows, expected) in [
            (["A | d) | Kiểm tra nội bộ", reworded, "A | e) | Báo cáo"], vec![Some(0), Some(1), Some(2)]),
            (["A | d) | Kiểm tra nội bộ", "A | e) | Báo cáo", reworded], vec![Some(0), Some(2), None]),
            (
                ["A | d) | Kiểm tra nội bộ", "A | | Tập huấn công chức mới", "A | e) | Báo cáo"],
                vec![Some(0), None, Some(2)],
            ),
        ] {
            assert_eq!(assign(&keys(&rows), &existing), expected, "{rows:?}");
        }
    }

    #[test]
    fn two_areas_of_one_label_are_told_apart_by_their_titles() {
        let existing = keys(&[" | VI. | Hiện đại hóa hành chính", " | VI. | Thực hiện cơ chế một cửa"]);
        let found = keys(&[" | VI. | Thực hiện cơ chế một cửa, một cửa điện tử", " | VI. | Hiện đại hoá hành chính"]);
        assert_eq!(assign(&found, &existing), [Some(1), Some(0)]);
    }

    #[test]
    fn texts_alike_are_assigned_in_order() {
        let rows = keys(&["A | a) | Báo cáo", "B | a) | Báo cáo", "B | b) | Báo cáo"]);
        assert_eq!(assign(&rows, &rows), [Some(0), Some(1), Some(2)]);
        let moved = keys(&["B | a) | Báo cáo", "B | b) | Báo cáo", "A | a) | Báo cáo"]);
        assert_eq!(assign(&moved, &rows), [Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn ids_are_those_people_give() {
        for (area, row, label, id) in [
            (1, 1, "a)", "1-a"),
            (1, 5, "đ)", "1-dd"),
            (7, 5, "4.1", "7-4-1"),
            (7, 4, "4.", "7-4"),
            (8, 3, "", "8-d3"),
            (2, 1, "IV.", "2-4"),
            (0, 2, "2)", "2"),
        ] {
            let position = Position { area, row, label, text: "Việc" };
            assert_eq!(new_id(&position, &BTreeSet::new()), id, "{label}");
        }
    }

    #[test]
    fn an_id_that_was_ever_taken_is_not_given_again() {
        let text = "Ban hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2021 tại các phòng, đơn vị";
        let mut taken = BTreeSet::from(["1-a".to_owned()]);
        let position = Position { area: 1, row: 1, label: "a)", text };
        for id in ["ban-hanh-ke-hoach-kiem-tra-cong-tac-cai-cach", "ban-hanh-ke-hoach-kiem-tra-cong-tac-cai-cach-2"] {
            let given = new_id(&position, &taken);
            assert_eq!(given, id);
            taken.insert(given);
        }
        assert_eq!(new_id(&Position { text: "…", ..position }, &taken), "1-a-2");
    }

    #[test]
    fn areas_are_numbered_by_their_labels_and_never_twice() {
        for (labels, numbers) in [
            (vec!["I.", "II.", "VI.", "VI.", "VII."], vec![1, 2, 6, 7, 8]),
            (vec!["III."], vec![3]),
            (vec!["", "", "5"], vec![1, 2, 5]),
            (vec!["A.", "B."], vec![1, 2]),
        ] {
            assert_eq!(area_numbers(&labels), numbers, "{labels:?}");
        }
    }

    fn any_keys() -> impl Strategy<Value = Vec<Key>> {
        let row = ("[AB]", "[123]?", "(báo cáo|kiểm tra|rà soát|quý I|quý II|văn bản| ){0,4}");
        proptest::collection::vec(row.prop_map(|(area, label, text)| key(&area, &label, &text)), 0..9)
    }

    proptest! {
        #[test]
        fn each_record_is_taken_once(found in any_keys(), existing in any_keys()) {
            let assigned = assign(&found, &existing);
            let taken: Vec<usize> = assigned.iter().flatten().copied().collect();
            prop_assert_eq!(taken.iter().collect::<BTreeSet<_>>().len(), taken.len());
            prop_assert!(taken.iter().all(|at| *at < existing.len()));
        }

        #[test]
        fn records_keep_their_ids_in_any_order(rows in any_keys(), turn in 0usize..9) {
            let mut seen = BTreeSet::new();
            let rows: Vec<Key> = rows.into_iter().filter(|key| !slug(&key.text).is_empty() && seen.insert(slug(&key.text))).collect();
            let mut turned = rows.clone();
            if !turned.is_empty() {
                turned.rotate_left(turn % rows.len());
            }
            for (key, at) in turned.iter().zip(assign(&turned, &rows)) {
                prop_assert_eq!(at.map(|at| &rows[at]), Some(key));
            }
        }

        #[test]
        fn every_id_can_be_used(area in 0usize..9, row in 1usize..9, label in "\\PC{0,6}|[a-zđ][).]|[IVX]{1,4}\\.", text in "\\PC{0,90}") {
            let mut taken = BTreeSet::new();
            for _ in 0..3 {
                let id = new_id(&Position { area, row, label: &label, text: &text }, &taken);
                prop_assert!(crate::model::Id::new(&id).is_some(), "{}", id);
                prop_assert!(taken.insert(id));
            }
        }
    }
}
