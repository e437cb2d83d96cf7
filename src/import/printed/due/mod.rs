//! Deadlines as plans print them under "thời gian", in every form of such papers.
//!
//! Takes the text of a cell and the year of the plan; gives the value of `due` as the content writes it, and whether
//! it is sure. A text that is not understood whole gives nothing: it stays as printed.

mod events;
mod items;
mod moments;
mod often;
mod part;
mod reading;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value as Json};

use self::reading::Read;
use super::lines::{bulleted, split};
use crate::diagnostic::{Message, say};
use crate::model::Moment;
use crate::text::normalize;

/// A deadline that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The value of `due`: a moment, a table, or a list of tables.
    pub value: Json,
    /// `false` where a person should look at it.
    pub sure: bool,
    /// What to look at, where it is not sure.
    pub remark: Option<Message>,
}

/// Reads a printed deadline; months and quarters printed without a year are of the year given.
pub fn read(text: &str, year: i32) -> Option<Reading> {
    let text = normalize(text.trim());
    if let Some(Moment::Day(day)) = text.split(' ').next().and_then(Moment::parse) {
        return Some(Reading { value: Json::from(day.to_string()), sure: true, remark: None });
    }
    let bullets = bulleted(&text);
    let listed = text.starts_with(['-', '–', '+', '•', '*']) && bullets.len() > 1;
    let one = || part::read(&text, year);
    let reads = if listed { all(&bullets, year).or_else(one) } else { one().or_else(|| all(&bullets, year)) };
    let reads = reads.or_else(|| in_pieces(&text, year))?;
    reading(reads)
}

/// Cuts at semicolons, at the ends of sentences, before hyphens, at commas: the first cut all of whose pieces are
/// understood.
fn in_pieces(text: &str, year: i32) -> Option<Vec<Read>> {
    let sentences: Vec<String> = text.split(". ").map(str::to_owned).collect();
    let hyphens: Vec<String> = text.split(" - ").map(str::to_owned).collect();
    let commas = split(text, &[',']);
    let lines: Vec<String> = bulleted(text).iter().flat_map(|line| split(line, &[';'])).collect();
    [(split(text, &[';']), true), (lines, true), (sentences, true), (hyphens, true), (commas, false)]
        .into_iter()
        .filter(|(pieces, _)| pieces.len() > 1)
        .find_map(|(pieces, certain)| {
            let reads = all(&pieces, year)?;
            let remark = say!(
                vi: "dấu phẩy được lấy là ranh giới giữa các thời hạn; kiểm tra lại";
                en: "a comma was taken to part deadlines; check it"
            );
            Some(reads.into_iter().map(|read| if certain { read } else { read.doubted(remark.clone()) }).collect())
        })
}

fn all(pieces: &[String], year: i32) -> Option<Vec<Read>> {
    let reads: Vec<Vec<Read>> = pieces.iter().map(|piece| part::read(piece, year)).collect::<Option<_>>()?;
    (!reads.is_empty()).then(|| reads.concat())
}

fn reading(mut reads: Vec<Read>) -> Option<Reading> {
    if let [only] = reads.as_mut_slice() {
        capitalise(&mut only.fields);
    }
    let sure = reads.iter().all(|read| read.sure);
    let remark = reads.iter().find_map(|read| read.remark.clone());
    let mut values: Vec<Json> = reads.into_iter().map(|read| Json::Object(read.fields)).collect();
    let value = if values.len() == 1 { short(values.pop()?) } else { Json::Array(values) };
    Some(Reading { value, sure, remark })
}

/// A single moment is written without a table.
fn short(value: Json) -> Json {
    match value {
        Json::Object(fields) if fields.len() == 1 && fields.get("by").is_some_and(Json::is_string) => {
            fields["by"].clone()
        }
        other => other,
    }
}

/// The name of the plan that sets the only deadline begins with a capital.
fn capitalise(fields: &mut Map<String, Json>) {
    if fields.contains_key("what") {
        return;
    }
    if let Some(Json::String(text)) = fields.get_mut("by_plan") {
        let mut rest = text.chars();
        if let Some(first) = rest.next() {
            *text = first.to_uppercase().chain(rest).collect();
        }
    }
}

/// Gives deadlines without names the names of the deliverables, by their order, where there are as many.
///
/// "- Tháng 01/2021 - Theo kế hoạch kiểm tra" with a plan and a report is two milestones. Gives `None` where names are
/// there already, or the numbers differ.
pub fn named(value: &Json, deliverables: &[&str]) -> Option<Json> {
    let Json::Array(dues) = value else { return None };
    let bare = |due: &Json| matches!(due, Json::Object(fields) if !fields.contains_key("what"));
    if dues.len() != deliverables.len() || !dues.iter().all(bare) {
        return None;
    }
    let pairs = dues.iter().zip(deliverables);
    let named = pairs.map(|(due, what)| {
        let mut fields = Map::from_iter([("what".to_owned(), Json::from(*what))]);
        fields.extend(due.as_object().cloned().unwrap_or_default());
        Json::Object(fields)
    });
    Some(Json::Array(named.collect()))
}
