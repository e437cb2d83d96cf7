//! The evidence of a task: lines of three cells that belong together.

use serde_json::{Value as Json, json};

use super::answers::Answer;
use super::{day, kept};
use crate::diagnostic::{Message, say};
use crate::export::workbook::layout::Column;
use crate::export::workbook::{NOTHING, evidence_words, joined};
use crate::import::account::{Account, Reason};
use crate::import::found::table;
use crate::import::paper::Place;
use crate::model::identifier::Mention;
use crate::model::{Evidence, Meaning, Moment, Register, Site, is_safe_address};

/// The three columns of evidence.
pub(super) const COLUMNS: [Column; 3] = [Column::Number, Column::Day, Column::Link];

/// The evidence of a task as it is to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Pieces {
    /// The pieces.
    pub(super) values: Vec<Json>,
    /// Where they were read.
    pub(super) places: Vec<Place>,
    /// The latest day one of them has, and its place.
    pub(super) latest: Option<(Moment, Place)>,
}

/// One line of the three cells.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    number: String,
    day: String,
    link: String,
}

/// What reading the evidence of a task needs.
pub(super) struct Reader<'a> {
    pub(super) site: &'a Site,
    pub(super) register: &'a Register,
    /// What the period says already.
    pub(super) before: &'a [Evidence],
}

impl Reader<'_> {
    /// Reads the evidence of all answers. Answers that changed what was sent out are set after each other, without
    /// saying anything twice: two units may each show their part.
    pub(super) fn read(&self, answers: &[Answer], account: &mut Account) -> Pieces {
        let known: Vec<[String; 2]> = self.before.iter().map(|one| evidence_words(self.site, one)).collect();
        let is_same = |lines: &[Line]| {
            lines.len() == known.len() && lines.iter().zip(&known).all(|(line, known)| line.words() == *known)
        };
        let mut pieces = Pieces::default();
        let mut seen: Vec<[String; 2]> = Vec::new();
        let read: Vec<(Vec<Place>, Vec<Line>)> = answers.iter().map(|answer| lines(answer, account)).collect();
        let changed = read.iter().any(|(_, lines)| !lines.is_empty() && !is_same(lines));
        for (places, lines) in read.iter().filter(|(_, lines)| !lines.is_empty()) {
            if is_same(lines) {
                places.iter().for_each(|place| account.leave(*place, Reason::Same));
                if changed {
                    continue;
                }
            }
            pieces.places.extend(places);
            for line in lines.iter().filter(|line| !seen.contains(&line.words())).cloned().collect::<Vec<_>>() {
                seen.push(line.words());
                self.line(&line, places, &known, &mut pieces, account);
            }
        }
        self.gone(&seen, &known, &pieces, account);
        pieces
    }

    fn line(&self, line: &Line, places: &[Place], known: &[[String; 2]], pieces: &mut Pieces, account: &mut Account) {
        let words = line.words();
        if let Some(one) = known.iter().position(|known| *known == words).and_then(|at| self.before.get(at)) {
            pieces.values.push(kept::evidence(one));
            return;
        }
        let Some(first) = places.first().copied() else { return };
        let mut doubts = Vec::new();
        let mut values = self.named(&words[0], &mut doubts);
        match (line.link.as_str(), values.first_mut()) {
            ("", _) => {}
            (link, _) if !is_safe_address(link) => doubts.push(say!(
                vi: "“{link}” không phải địa chỉ web dùng được (cần https://…); chưa lấy";
                en: "“{link}” is no usable web address (https://…); not taken"
            )),
            (link, Some(Json::Object(value))) => drop(value.insert("url".to_owned(), link.into())),
            (link, _) => values.push(json!({ "url": link })),
        }
        doubts.into_iter().for_each(|message| account.doubt(first, message));
        let printed = self.register.find(&words[0]).into_iter().find_map(|(mention, _)| mention_day(&mention));
        let latest = day::moment(&line.day).or(printed);
        if let Some(moment) = latest.filter(|moment| pieces.latest.is_none_or(|(other, _)| *moment > other)) {
            pieces.latest = Some((moment, first));
        }
        pieces.values.extend(values);
    }

    /// Reads the name of a piece: a document, several in one line, or a fact in words.
    fn named(&self, name: &str, doubts: &mut Vec<Message>) -> Vec<Json> {
        let mentions = self.register.find(name);
        if name.is_empty() {
            return Vec::new();
        }
        if let [(_, meaning)] = mentions.as_slice() {
            return vec![citation(name, meaning, doubts)];
        }
        if mentions.is_empty() || !only_joined(name, &mentions) {
            if !mentions.is_empty() {
                doubts.push(say!(
                    vi: "“{name}” nhắc nhiều văn bản trong một dòng; ghi là lời, nên tách mỗi dòng một văn bản";
                    en: "“{name}” names several documents in one line; it was taken as words, write one document a line"
                ));
            }
            return vec![json!({ "fact": name })];
        }
        mentions.iter().map(|(mention, meaning)| citation(&name[mention.range.clone()], meaning, doubts)).collect()
    }

    /// Names evidence that was sent out and did not come back.
    fn gone(&self, seen: &[[String; 2]], known: &[[String; 2]], pieces: &Pieces, account: &mut Account) {
        let Some(place) = pieces.places.first() else { return };
        for [name, link] in known.iter().filter(|known| !seen.contains(known)) {
            let shown = if name.is_empty() { link } else { name };
            account.doubt(
                *place,
                say!(vi: "minh chứng đã có nay không còn trong ô: “{shown}”"; en: "evidence that was there is gone from the cell: “{shown}”"),
            );
        }
    }
}

impl Line {
    fn words(&self) -> [String; 2] {
        [joined(&self.number, &self.day), self.link.clone()]
    }
}

/// Reads the three cells of an answer line by line.
fn lines(answer: &Answer, account: &mut Account) -> (Vec<Place>, Vec<Line>) {
    let cell = |column: Column| answer.cells.get(&column);
    let places: Vec<Place> = COLUMNS.iter().filter_map(|column| cell(*column)).map(|said| said.place).collect();
    let [numbers, days, links] = COLUMNS.map(|column| {
        let text = match (cell(column), column) {
            (Some(said), Column::Day) => day_text(&said.text, said.value.as_ref()),
            (Some(said), _) => said.text.clone(),
            (None, _) => String::new(),
        };
        text.lines().map(one_line).collect::<Vec<_>>()
    });
    if let Some(place) = places.first().filter(|_| is_uneven(&numbers, &days)) {
        let (numbers, days) = (numbers.len(), days.len());
        account.doubt(
            *place,
            say!(
                vi: "{numbers} dòng văn bản nhưng {days} dòng ngày; ghép theo thứ tự dòng, cần xem lại";
                en: "{numbers} lines of documents and {days} of days; they were joined line by line, check them"
            ),
        );
    }
    let count = numbers.len().max(days.len()).max(links.len());
    let line = |at: usize| {
        let of = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
        Line { number: of(&numbers), day: of(&days), link: of(&links) }
    };
    (places, (0..count).map(line).filter(|line| line.words() != [String::new(), String::new()]).collect())
}

/// A day a spreadsheet took for a day is shown as documents write it.
fn day_text(text: &str, value: Option<&crate::import::paper::Typed>) -> String {
    let typed = value.and_then(|value| day::read(text, Some(value))).map(|read| super::answers::shown(read.moment));
    typed.unwrap_or_else(|| text.to_owned())
}

fn one_line(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if [NOTHING, "–", "—"].contains(&line.as_str()) { String::new() } else { line }
}

/// Days that are fewer than documents, without a dash for those that have none, may belong to others.
fn is_uneven(numbers: &[String], days: &[String]) -> bool {
    !days.is_empty() && days.len() != numbers.len() && !days.iter().any(String::is_empty)
}

fn citation(printed: &str, meaning: &Meaning, doubts: &mut Vec<Message>) -> Json {
    let document = match meaning {
        Meaning::Known(id) => Json::from(id.as_str()),
        Meaning::Unknown => {
            doubts.push(say!(
                vi: "sổ văn bản chưa có “{printed}”; ghi theo lời in";
                en: "the register does not hold “{printed}”; it was written as printed"
            ));
            Json::Null
        }
        Meaning::Ambiguous(ids) => {
            let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            doubts.push(say!(
                vi: "“{printed}” có thể là nhiều văn bản: {ids}; ghi theo lời in";
                en: "“{printed}” may be several documents: {ids}; it was written as printed"
            ));
            Json::Null
        }
    };
    let citation = table([("document", document), ("printed", printed.into()), ("purpose", "evidence".into())]);
    table([("citation", citation)])
}

/// Tells whether a line holds nothing but mentions and what joins them.
fn only_joined(name: &str, mentions: &[(Mention<'_>, Meaning)]) -> bool {
    let mut rest = String::new();
    let mut end = 0;
    for (mention, _) in mentions {
        rest.push_str(&name[end..mention.range.start]);
        rest.push(' ');
        end = mention.range.end;
    }
    rest.push_str(&name[end..]);
    rest.split([' ', ',', ';', '.', '-', '+']).all(|word| word.is_empty() || word == "và")
}

fn mention_day(mention: &Mention<'_>) -> Option<Moment> {
    let (day, month, year) = mention.date?;
    match (day, month) {
        (Some(day), Some(month)) => Moment::parse(&format!("{year}-{month:02}-{day:02}")),
        (None, Some(month)) => Moment::parse(&format!("{year}-{month:02}")),
        _ => None,
    }
}
