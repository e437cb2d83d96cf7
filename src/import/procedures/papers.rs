//! The papers to hand in: from a table with counts, or from lines with counts in their words.

use serde_json::{Map, Value as Json, json};

use super::details::{Role, Row};
use crate::diagnostic::{Message, say};
use crate::import::paper::Place;
use crate::import::printed::lines::{bare, joined, without_bullet};
use crate::text::fold;

/// Papers by case, and what is to be checked.
#[derive(Debug, Default)]
pub(super) struct Papers {
    cases: Vec<(Option<String>, Vec<Json>)>,
    pub(super) doubts: Vec<(Place, Message)>,
}

impl Papers {
    /// Gives the value of `case`; `None` without any paper.
    pub(super) fn value(self) -> Option<Json> {
        let case = |(title, papers): (Option<String>, Vec<Json>)| match title {
            Some(title) => json!({ "title": title, "paper": papers }),
            None => json!({ "paper": papers }),
        };
        let cases: Vec<Json> = self.cases.into_iter().filter(|(_, papers)| !papers.is_empty()).map(case).collect();
        (!cases.is_empty()).then_some(Json::Array(cases))
    }

    /// Opens a case.
    fn open(&mut self, title: Option<String>) {
        self.cases.push((title, Vec::new()));
    }

    fn push(&mut self, paper: Json) {
        if self.cases.is_empty() {
            self.open(None);
        }
        if let Some((_, papers)) = self.cases.last_mut() {
            papers.push(paper);
        }
    }

    /// Adds a line: the name of a case, or a paper.
    pub(super) fn line(&mut self, line: &str) {
        let text = joined(without_bullet(line));
        let folded = fold(&text);
        let announces = text.ends_with(':');
        if folded.starts_with("truong hop") && (announces || text.chars().count() < 100 && counts(&text).is_empty()) {
            self.open(Some(bare(&text).to_owned()));
            return;
        }
        let opens = announces && folded.contains("ho so") && text.chars().count() < 60;
        if !opens && !bare(&text).is_empty() {
            let mut paper = Map::new();
            paper.insert("name".to_owned(), json!(bare(&text)));
            paper.extend(counts(&text));
            self.push(Json::Object(paper));
        }
    }

    /// Adds a row of a table. Counts may stand in another column than theirs, and a file's name in that of counts.
    pub(super) fn row(&mut self, row: &Row) {
        let Some(name) = row.text(Role::Name) else {
            return;
        };
        if row.cells.len() == 1 && fold(name).starts_with("truong hop") {
            return self.open(Some(joined(bare(name))));
        }
        let mut paper = Map::from_iter([("name".to_owned(), json!(joined(name)))]);
        let (mut notes, mut moved) = (Vec::new(), None);
        for (role, cell) in row.cells.iter().filter(|(role, _)| !matches!(role, Some(Role::Name | Role::Label))) {
            let found = counts(&cell.text);
            match role {
                Some(Role::Originals | Role::Copies) if number(&cell.text).is_some() => {
                    let key = if *role == Some(Role::Originals) { "originals" } else { "copies" };
                    paper.insert(key.to_owned(), json!(number(&cell.text)));
                }
                _ if !found.is_empty() => {
                    let elsewhere = !matches!(role, Some(Role::Counts | Role::Originals | Role::Copies));
                    moved = moved.or(elsewhere.then_some((cell.text.as_str(), cell.place)));
                    paper.extend(found);
                }
                _ if is_file(&cell.text) || *role == Some(Role::Form) => {
                    paper.insert("form".to_owned(), json!(joined(&cell.text)));
                }
                _ => notes.push(joined(&cell.text)),
            }
        }
        if !notes.is_empty() {
            paper.insert("note".to_owned(), json!(notes.join("\n")));
        }
        if let Some((text, place)) = moved {
            paper.insert("printed".to_owned(), json!(joined(text)));
            self.doubts.push((
                place,
                say!(
                    vi: "số bản chính, bản sao đứng ở cột khác; kiểm tra lại";
                    en: "counts of originals and copies stand in another column; check them"
                ),
            ));
        }
        self.push(Json::Object(paper));
    }
}

fn number(text: &str) -> Option<u64> {
    text.trim().parse().ok()
}

fn is_file(text: &str) -> bool {
    let text = fold(text.trim());
    [".doc", ".docx", ".pdf", ".xls", ".xlsx", ".rtf", ".odt"].iter().any(|ending| text.ends_with(ending))
}

/// Finds counts in words: "Bản chính: 1", "02 bản sao".
fn counts(text: &str) -> Map<String, Json> {
    let folded = fold(&joined(text));
    let mut found = Map::new();
    for (phrase, key) in [("ban chinh", "originals"), ("ban sao", "copies")] {
        let behind =
            folded.split(phrase).nth(1).and_then(|after| after.trim_start().strip_prefix(':')).map(str::trim_start);
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let after = behind.and_then(|after| after[..digits(after)].parse::<u64>().ok());
        let before = folded.split_once(phrase).and_then(|(before, _)| before.split_whitespace().next_back());
        let before = before.map(|word| word.trim_start_matches(['(', '['])).and_then(|word| word.parse::<u64>().ok());
        // "Bản chính: 1 Bản sao: 0": the number before "bản sao" belongs to the originals.
        let number = if folded.contains(':') && after.is_some() { after } else { before.filter(|_| behind.is_none()) };
        if let Some(number) = number.filter(|number| *number < 100) {
            found.insert(key.to_owned(), json!(number));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_found_in_words() {
        for (text, originals, copies) in [
            ("Bản chính: 1\nBản sao: 0", Some(1), Some(0)),
            ("Đơn đề nghị (01 bản chính)", Some(1), None),
            ("02 bản sao có chứng thực", None, Some(2)),
            ("Bản sao văn bằng", None, None),
            ("01 bản chính, 02 bản sao", Some(1), Some(2)),
        ] {
            let found = counts(text);
            let number = |key: &str| found.get(key).and_then(Json::as_u64);
            assert_eq!((number("originals"), number("copies")), (originals, copies), "{text}");
        }
    }

    #[test]
    fn lines_are_papers_or_name_a_case() {
        let mut papers = Papers::default();
        for line in [
            "Thành phần hồ sơ gồm:",
            "Trường hợp cấp mới:",
            "- Đơn đề nghị (01 bản chính);",
            "Trường hợp cấp lại:",
            "+ Giấy phép cũ",
        ] {
            papers.line(line);
        }
        let expected = json!([
            { "title": "Trường hợp cấp mới", "paper": [{ "name": "Đơn đề nghị (01 bản chính)", "originals": 1 }] },
            { "title": "Trường hợp cấp lại", "paper": [{ "name": "Giấy phép cũ" }] },
        ]);
        assert_eq!(papers.value(), Some(expected));
    }
}
