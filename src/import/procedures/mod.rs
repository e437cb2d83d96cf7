//! Administrative procedures from lists and from single sheets: `procedures/<id>.md`.
//!
//! Takes a table that was understood, or a document of sheets; gives files of records with the places of every field.
//! A field has a value or a stated status, never an empty text. Pieces that only head others are left in the account,
//! with what is not sure; that a piece was taken is noted by whoever writes the record.

mod channels;
mod details;
mod draft;
mod list;
mod papers;
mod record;
mod sheet;
mod steps;
#[cfg(test)]
mod tests;
mod topic;
mod values;

use std::collections::BTreeSet;

use self::draft::Draft;
use self::topic::Topic;
use super::account::{Account, Reason};
use super::found::FoundFile;
use super::paper::{Paper, Place};
use super::tables::Understood;
use crate::diagnostic::say;
use crate::text::slug;

/// The longest id of a procedure.
const LONGEST: usize = 80;

/// A procedure the site has: what a new one is recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its id: the name of its file.
    pub id: String,
    /// Its national code, where it has one.
    pub code: Option<String>,
    /// Its name.
    pub title: String,
}

/// Reads the procedures of a list, one a row; rows that head areas name their field.
pub fn from_list(table: &Understood, known: &[Known], account: &mut Account) -> Vec<FoundFile> {
    files(&list::drafts(table), known, account, true)
}

/// Reads the procedures of a document: sheets with headings, in paragraphs or in tables, one after another.
pub fn from_sheet(paper: &Paper, known: &[Known], account: &mut Account) -> Vec<FoundFile> {
    files(&sheet::drafts(paper), known, account, false)
}

/// Tells whether a document holds sheets of procedures: one with a name, its steps and another of their topics.
pub fn is_sheet(paper: &Paper) -> bool {
    sheet::drafts(paper).iter().any(|draft| draft.has(Topic::Title) && is_of_a_procedure(draft))
}

fn is_of_a_procedure(draft: &Draft) -> bool {
    let more = [Topic::Papers, Topic::Time, Topic::Results, Topic::Ways, Topic::Audience];
    draft.has(Topic::Steps) && more.iter().any(|topic| draft.has(*topic))
}

/// Makes the files; what is to be checked in every row of a list is said once, at the first.
fn files(drafts: &[Draft], known: &[Known], account: &mut Account, once: bool) -> Vec<FoundFile> {
    let mut ids = BTreeSet::new();
    let (mut files, mut said) = (Vec::new(), Vec::new());
    for draft in drafts {
        let Some(made) = record::make(draft) else {
            nameless(draft, account);
            continue;
        };
        let leave = |account: &mut Account, places: &[Place], reason| {
            places.iter().for_each(|place| account.leave(*place, reason));
        };
        leave(account, &made.headings, Reason::Heading);
        leave(account, &made.blank, Reason::Blank);
        leave(account, &draft.numbers, Reason::Form);
        for (place, message) in made.doubts {
            if !(once && said.contains(&message)) {
                account.doubt(place, message.clone());
                said.push(message);
            }
        }
        let code = made.root.get("code").and_then(serde_json::Value::as_str);
        let id = id(&made.title, code, known, &mut ids);
        let body = (!made.body.markdown.is_empty()).then_some(made.body);
        files.push(FoundFile { path: format!("procedures/{id}.md"), root: made.root, body });
    }
    files
}

/// Says that a sheet has no name; a text with a heading like one of a sheet's is no sheet.
fn nameless(draft: &Draft, account: &mut Account) {
    if let Some(place) = draft.places(&[Topic::Steps]).first().filter(|_| is_of_a_procedure(draft)) {
        account.doubt(
            *place,
            say!(
                vi: "không tìm thấy tên thủ tục của phần này; phần này chưa được lấy";
                en: "no name of a procedure was found for this part; it was not taken"
            ),
        );
    }
}

/// Gives the id of the procedure of the site that has the same code or the same name, or makes one from the name.
fn id(title: &str, code: Option<&str>, known: &[Known], taken: &mut BTreeSet<String>) -> String {
    let same_code = known.iter().find(|known| code.is_some() && known.code.as_deref() == code);
    let other_code = |known: &Known| code.is_some() && known.code.is_some() && known.code.as_deref() != code;
    let same = same_code.or_else(|| known.iter().find(|known| slug(&known.title) == slug(title) && !other_code(known)));
    if let Some(known) = same.filter(|known| !taken.contains(&known.id)) {
        taken.insert(known.id.clone());
        return known.id.clone();
    }
    let free = |id: &String, taken: &BTreeSet<String>| !taken.contains(id) && known.iter().all(|known| known.id != *id);
    let base = short(&slug(title), LONGEST - 4);
    let id = (1..).map(|count| if count == 1 { base.clone() } else { format!("{base}-{count}") });
    let id = id.into_iter().find(|id| free(id, taken)).expect("numbers do not end");
    taken.insert(id.clone());
    id
}

/// Cuts an address at a word; "Thủ tục" in front of it tells nothing.
fn short(address: &str, longest: usize) -> String {
    let address = address.strip_prefix("thu-tuc-").unwrap_or(address);
    if address.is_empty() {
        return "thu-tuc".to_owned();
    }
    if address.len() <= longest {
        return address.to_owned();
    }
    let end = address[..longest].rfind('-').unwrap_or(longest);
    address[..end].to_owned()
}
