//! Laws and the Constitution, which texts cite by name and year and not by number: "Luật An ninh mạng năm 2018".

use super::FoundDocument;
use super::known::KnownRegister;
use crate::import::found::Record;
use crate::import::paper::{Paper, Place};
use crate::import::printed::date::{PrintedDate, document_date};
use crate::import::prose::signs;
use crate::text::slug;

/// The longest name of a law, in characters.
const NAME: usize = 110;

/// A law that is named.
struct Named<'t> {
    words: &'t str,
    name: &'t str,
    year: &'t str,
}

/// Finds the laws a paper names with their year, each once.
pub(super) fn all(paper: &Paper, known: &KnownRegister) -> Vec<FoundDocument> {
    let mut found: Vec<FoundDocument> = Vec::new();
    for (place, text) in paper.pieces() {
        for law in laws(text) {
            let document = document(&law, place, known);
            match found.iter_mut().find(|other| other.id == document.id) {
                Some(other) => other.mentions.extend(document.mentions),
                None => found.push(document),
            }
        }
    }
    found
}

/// Finds the laws of a text.
fn laws(text: &str) -> Vec<Named<'_>> {
    let mut laws: Vec<Named<'_>> = Vec::new();
    let mut floor = 0;
    for (at, _) in text.match_indices(['L', 'B', 'H']) {
        let apart = !text[..at].ends_with(char::is_alphanumeric);
        if at < floor || !apart {
            continue;
        }
        if let Some(law) = law(&text[at..]) {
            floor = at + law.words.len();
            laws.push(law);
        }
    }
    laws
}

/// Reads a law a text begins with.
fn law(text: &str) -> Option<Named<'_>> {
    let opening = ["Luật ", "Bộ luật ", "Bộ Luật ", "Hiến pháp "].iter().find(|opening| text.starts_with(**opening))?;
    let end = text.find([';', ':', '(', ')', '\n', '.', '“']).unwrap_or(text.len());
    let limit = text.char_indices().nth(NAME).map_or(end, |(at, _)| end.min(at));
    let clause = &text[..limit];
    let years = clause.match_indices([' ', '/']).map(|(at, _)| at + 1);
    let (start, year) = years.filter_map(|at| Some((at, year_at(&clause[at..])?))).next()?;
    let name = clause[..start].trim_end().trim_end_matches(" năm").trim_end_matches([',', ' ']);
    let words = &text[..start + year.len()];
    let said = name.len() > opening.len() || opening.starts_with("Hiến");
    let proper = opening.starts_with("Hiến")
        || name[opening.len()..].starts_with(|c: char| c.is_uppercase())
        || name.contains("sửa đổi");
    let name = name.split(" ngày ").next().unwrap_or(name);
    let one = !name.contains(" số ") && !name.contains(" theo ");
    (said && proper && one).then_some(Named { words, name, year })
}

fn year_at(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let year: u32 = text[..end].parse().ok()?;
    let whole = end == 4 && (1945..=2100).contains(&year) && !text[end..].starts_with(['/', '-', '.']);
    let range = text[end..].trim_start().starts_with(['-', '–']);
    (whole && !range).then_some(&text[..end])
}

fn document(law: &Named<'_>, place: Place, known: &KnownRegister) -> FoundDocument {
    let held = known.documents.iter().find(|document| is_same(law, &document.printed, document.title.as_deref()));
    let id = held.map_or_else(|| slug(&format!("{} {}", law.name, law.year)), |document| document.id.clone());
    let mut record = Record::default();
    record.set("id", id.clone(), &[]);
    if held.is_none() {
        let constitution = law.name.starts_with("Hiến pháp");
        record.set("kind", if constitution { "hien-phap" } else { "luat" }, &[place]);
        record.set("date", date(law), &[place]);
        record.set("issuer", "Quốc hội", &[]);
        record.set("title", law.name, &[place]);
        record.set("printed", vec![law.words], &[place]);
    }
    FoundDocument {
        id,
        known: held.is_some(),
        own: false,
        record,
        mentions: vec![(place, law.words.to_owned())],
        doubts: vec![],
    }
}

/// Gives the day of a law where it is printed, else its year.
fn date(law: &Named<'_>) -> String {
    let day = law.words.find(" ngày ").and_then(|at| document_date(&law.words[at..])).filter(PrintedDate::is_whole);
    day.and_then(|date| date.value).unwrap_or_else(|| law.year.to_owned())
}

/// Tells whether a document of the register is printed by the same words, or has them for its title.
fn is_same(law: &Named<'_>, printed: &[String], title: Option<&str>) -> bool {
    let words = signs::words(law.words).replace(" nam ", " ");
    let same = |text: &str| signs::words(text).replace(" nam ", " ") == words;
    printed.iter().any(|form| same(form)) || title.is_some_and(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laws_are_named_with_their_year() {
        let text = "như: Luật An ninh mạng 2018; Bộ Luật Lao động năm 2019; Luật Phòng, chống tham nhũng năm 2018, \
                    phù hợp với Hiến pháp năm 2013; Luật số 43/2024/QH15; Luật CNTT; trong 10 năm 2020; \
                    Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật Thanh tra ngày 14/11/2022";
        let found: Vec<String> = laws(text).iter().map(|law| format!("{}|{}", law.name, date(law))).collect();
        assert_eq!(
            found,
            [
                "Luật An ninh mạng|2018",
                "Bộ Luật Lao động|2019",
                "Luật Phòng, chống tham nhũng|2018",
                "Hiến pháp|2013",
                "Luật Tổ chức chính quyền địa phương|2015-06-19",
                "Luật Thanh tra|2022-11-14"
            ]
        );
    }
}
