//! Rules of reporting in prose: "Báo cáo Quý 1, 6 tháng, 9 tháng gửi trước ngày 25 của tháng 2, tháng 5 và tháng 8".

use super::assignments::Candidate;
use super::clauses::{unit, without_label};
use super::day::of_every_year;
use super::outline::{Block, outline};
use super::zones::Zones;
use crate::import::found::table;
use crate::import::paper::Place;
use crate::import::printed::date::{PrintedDate, document_date};

/// A deadline in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Deadline {
    /// `02-25`, or a whole date.
    before: String,
    /// The printed words: "trước ngày 25/02".
    printed: String,
}

/// The words a deadline begins with.
const BEFORE: [&str; 5] =
    ["trước ngày ", "chậm nhất ngày ", "chậm nhất là ngày ", "chậm nhất vào ngày ", "muộn nhất ngày "];

/// Who reports, and what.
#[derive(Debug, Clone)]
struct Reporter {
    unit: Option<String>,
    report: String,
}

/// Finds the rules of reporting a text prints; `from` and `to` only where the unit is recognised.
pub(super) fn reporting(zones: &Zones, recognise: &dyn Fn(&str) -> Option<String>) -> Vec<Candidate> {
    let mut rules = Vec::new();
    // Who reports is often said in the sentence that announces a list of deadlines.
    let mut announced: Vec<Reporter> = Vec::new();
    for (block, places) in outline(&zones.text) {
        let Block::Text(text) = block else {
            announced.clear();
            continue;
        };
        let text = without_label(&text);
        let of_report = sentences(text).filter(|sentence| sentence.to_lowercase().contains("báo cáo"));
        let reporters: Vec<(&str, Reporter)> =
            of_report.map(|sentence| (sentence, reporter(sentence, recognise))).collect();
        if text.ends_with(':') {
            announced = reporters
                .iter()
                .map(|(_, reporter)| reporter.clone())
                .filter(|reporter| reporter.unit.is_some())
                .collect();
        }
        for (sentence, own) in reporters {
            let by = if own.unit.is_some() || announced.is_empty() { vec![own] } else { announced.clone() };
            rules.extend(by.iter().flat_map(|by| of_sentence(sentence, by, recognise, &places)));
        }
    }
    rules
}

fn reporter(sentence: &str, recognise: &dyn Fn(&str) -> Option<String>) -> Reporter {
    Reporter { unit: unit(sentence, recognise).map(|(id, _)| id), report: report(sentence) }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split("; ").flat_map(|part| part.split(". ")).map(str::trim).filter(|part| !part.is_empty())
}

fn of_sentence(
    sentence: &str,
    by: &Reporter,
    recognise: &dyn Fn(&str) -> Option<String>,
    places: &[Place],
) -> Vec<Candidate> {
    let (periods, deadlines) = (periods(&sentence.to_lowercase()), deadlines(sentence));
    let Some(first) = deadlines.first() else { return vec![] };
    let to = receiver(sentence, recognise);
    let pairs: Vec<(Option<&str>, &Deadline)> = match (periods.len(), deadlines.len()) {
        (0, _) => deadlines.iter().map(|deadline| (None, deadline)).collect(),
        (_, 1) => periods.iter().map(|period| (Some(period.as_str()), first)).collect(),
        _ => periods.iter().map(|period| Some(period.as_str())).zip(&deadlines).collect(),
    };
    let rule = |(period, deadline): (Option<&str>, &Deadline)| Candidate {
        value: table([
            ("report", by.report.clone().into()),
            ("period", period.into()),
            ("before", deadline.before.clone().into()),
            ("from", by.unit.clone().into()),
            ("to", to.clone().into()),
            ("printed", deadline.printed.clone().into()),
        ]),
        places: places.to_vec(),
    };
    pairs.into_iter().map(rule).collect()
}

/// Finds the periods of a sentence in printed order.
fn periods(lower: &str) -> Vec<String> {
    const WORDS: [(&str, &str); 14] = [
        ("quý iv", "Quý IV"),
        ("quý iii", "Quý III"),
        ("quý ii", "Quý II"),
        ("quý i", "Quý I"),
        ("quý 1", "Quý 1"),
        ("quý 2", "Quý 2"),
        ("quý 3", "Quý 3"),
        ("quý 4", "Quý 4"),
        ("6 tháng", "6 tháng"),
        ("sáu tháng", "6 tháng"),
        ("9 tháng", "9 tháng"),
        ("báo cáo năm", "Năm"),
        ("hàng quý", "Hàng quý"),
        ("hàng tháng", "Hàng tháng"),
    ];
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (word, name) in WORDS {
        for (at, _) in lower.match_indices(word) {
            let ends = !lower[at + word.len()..].starts_with(char::is_alphanumeric);
            if ends && found.iter().all(|(other, _)| *other != at) {
                found.push((at, name));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name.to_owned()).collect()
}

/// Finds the deadlines of a sentence; one day of several months is several.
fn deadlines(sentence: &str) -> Vec<Deadline> {
    let starts = BEFORE.iter().flat_map(|word| sentence.match_indices(word).map(move |(at, _)| (at, at + word.len())));
    let mut starts: Vec<(usize, usize)> = starts.collect();
    starts.sort_unstable();
    let ends: Vec<usize> = starts.iter().skip(1).map(|(at, _)| *at).chain([sentence.len()]).collect();
    starts.iter().zip(ends).flat_map(|((at, day), end)| of_day(&sentence[*at..end], &sentence[*day..end])).collect()
}

fn of_day(printed: &str, rest: &str) -> Vec<Deadline> {
    let end = printed.find([';', ')']).unwrap_or(printed.len());
    let words = printed[..end].trim_end_matches([' ', ',', '.', ';', '*']);
    let deadline = |before: String, words: &str| Deadline { before, printed: words.to_owned() };
    if let Some(months) = rest.split_once(" của tháng ").or_else(|| rest.split_once(" các tháng ")) {
        let day = months.0.trim();
        let dates = months.1.split([',', ' ']).filter_map(|word| word.trim_matches(['.', '*']).parse::<u32>().ok());
        let dates = dates.take_while(|month| *month <= 12).filter_map(|month| of_every_year(&format!("{day}/{month}")));
        return dates.map(|before| deadline(before, words)).collect();
    }
    let whole = document_date(&format!("ngày {rest}")).filter(PrintedDate::is_whole).and_then(|date| date.value);
    let short = words.split_whitespace().take(9).collect::<Vec<_>>().join(" ");
    whole.or_else(|| of_every_year(rest)).map(|before| deadline(before, &short)).into_iter().collect()
}

/// Names the report: "Báo cáo …" as far as the words before "gửi" or the deadline.
fn report(sentence: &str) -> String {
    let start = sentence.find("Báo cáo").or_else(|| sentence.find("báo cáo")).unwrap_or(0);
    let rest = &sentence[start..];
    let ends = [" gửi", " về ", " theo ", " trước ngày", " chậm nhất", " muộn nhất", ",", "(", " trình "]
        .iter()
        .filter_map(|end| rest.find(end));
    let text = rest[..ends.min().unwrap_or(rest.len())].trim_matches([' ', '*', ':', '.']);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Finds whom a report goes to: "gửi Sở Nội vụ", "gửi về Văn phòng Sở".
fn receiver(sentence: &str, recognise: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let opens = ["gửi về ", "gửi đến ", "gửi cho ", "gửi ", "báo cáo về ", "báo cáo "];
    let after = opens.iter().filter_map(|open| sentence.find(open).map(|at| &sentence[at + open.len()..]));
    after.into_iter().find_map(|rest| unit(rest, recognise)).map(|(id, _)| id)
}
