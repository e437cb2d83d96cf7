//! What is new about a procedure: that it is there, was checked again, or is no longer handled.
//!
//! Dated by the record alone: from when and until when it is in force, the decision, the day it was
//! checked. What lies after the reference date has not happened yet.

use chrono::NaiveDate;

use super::entry::{Entry, Page};
use crate::data::spoken;
use crate::derive::{Derived, Place, Standing};
use crate::model::{Citation, Lifecycle, Meaning, Procedure, Site};

/// Lists the entries of a procedure: of itself, and of its end.
pub(super) fn of(site: &Site, derived: &Derived, procedure: &Procedure) -> Vec<Entry> {
    let dates = Dates::of(site, derived, procedure);
    let standing = Standing::of(procedure.head.lifecycle.as_ref(), derived.reference.date);
    let is_over = !matches!(standing, Standing::InForce | Standing::NotYet);
    let itself = itself(site, procedure, &dates, standing);
    let end = is_over.then(|| end(site, procedure, &dates, standing)).flatten();
    itself.into_iter().chain(end).collect()
}

/// The days a record gives, those after the reference date left out.
struct Dates {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    /// Of the decision that announced it.
    announced: Option<NaiveDate>,
    /// Of the decision that ended or suspended it.
    ended: Option<NaiveDate>,
    checked: Option<NaiveDate>,
}

impl Dates {
    fn of(site: &Site, derived: &Derived, procedure: &Procedure) -> Self {
        let head = &procedure.head;
        let life = head.lifecycle.as_ref();
        let issued = |id: &str| site.documents.get(id).and_then(|document| Some(document.date?.last_day()));
        let decided = |citation: &Citation| document(derived, citation).and_then(|id| issued(&id));
        let announced = head.decision.value().and_then(&decided);
        let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= derived.reference.date);
        Self {
            from: happened(life.and_then(|life| life.from)),
            to: happened(life.and_then(|life| life.to)),
            announced: happened(announced.or_else(|| issued(head.announced_in.as_ref()?.id()))),
            ended: happened(life.and_then(|life| life.decision.as_ref()).and_then(&decided)),
            checked: happened(head.provenance.as_ref().and_then(|provenance| provenance.checked)),
        }
    }
}

/// Finds the document a citation names, by its id or by its printed words.
fn document(derived: &Derived, citation: &Citation) -> Option<String> {
    if let Some(document) = &citation.document {
        return Some(document.id().to_owned());
    }
    let mentions = derived.register.find(citation.printed.as_deref()?);
    mentions.into_iter().find_map(|(_, meaning)| match meaning {
        Meaning::Known(id) => Some(id.to_string()),
        Meaning::Ambiguous(_) | Meaning::Unknown => None,
    })
}

fn itself(site: &Site, procedure: &Procedure, dates: &Dates, standing: Standing) -> Option<Entry> {
    let known = [dates.from, dates.announced, dates.checked];
    let updated = known.into_iter().flatten().max()?;
    let published = dates.from.or(dates.announced).unwrap_or(updated);
    let mut says = vec![format!("{}.", standing_words(standing))];
    let life = procedure.head.lifecycle.as_ref();
    let day = |label: &str, day: Option<NaiveDate>| day.map(|day| format!("{label} {}.", spoken::day(day)));
    says.extend(day("Áp dụng từ", life.and_then(|life| life.from)));
    says.extend(day("Áp dụng đến hết", life.and_then(|life| life.to)));
    let decision = procedure.head.decision.value().and_then(|decision| spoken::citation(site, decision));
    says.extend(procedure.head.code.value().map(|code| format!("Mã thủ tục {code}.")));
    says.extend(decision.map(|text| format!("Công bố tại {text}.")));
    says.extend(day("Đối chiếu với bản chính thức ngày", dates.checked));
    Some(Entry {
        page: Page::Place(Place::Procedure(procedure.id.clone())),
        kind: "procedure",
        id: procedure.id.to_string(),
        title: spoken::words(&procedure.head.title).to_owned(),
        summary: Some(says.join(" ")),
        published,
        updated,
    })
}

/// An end the record gives no date has no entry; the procedure's own entry tells where it stands.
fn end(site: &Site, procedure: &Procedure, dates: &Dates, standing: Standing) -> Option<Entry> {
    let day = dates.to.filter(|_| standing != Standing::Suspended).or(dates.ended)?;
    let life = procedure.head.lifecycle.as_ref()?;
    Some(Entry {
        page: Page::Place(Place::Procedure(procedure.id.clone())),
        kind: "procedure-end",
        id: format!("{}/{}", procedure.id, standing.as_str()),
        title: format!("{}: {}", standing_words(standing), spoken::words(&procedure.head.title)),
        summary: Some(why(site, life)).filter(|text| !text.is_empty()),
        published: day,
        updated: day,
    })
}

fn why(site: &Site, life: &Lifecycle) -> String {
    let mut says = Vec::new();
    says.extend(life.to.map(|to| format!("Ngày cuối còn áp dụng: {}.", spoken::day(to))));
    says.extend(life.reason.as_ref().map(|reason| format!("Lý do: {}", spoken::words(reason))));
    let decision = life.decision.as_ref().and_then(|decision| spoken::citation(site, decision));
    says.extend(decision.map(|text| format!("Văn bản: {text}.")));
    let next = life.replaced_by.as_ref().and_then(|id| site.procedures.get(id.id()));
    says.extend(next.map(|next| format!("Thay bằng: {}.", spoken::words(&next.head.title))));
    says.extend(life.moved_to.as_ref().map(|to| format!("Chuyển về: {}.", spoken::words(to))));
    says.join(" ")
}

fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "Đang áp dụng",
        Standing::NotYet => "Chưa đến ngày áp dụng",
        Standing::Suspended => "Tạm ngừng",
        Standing::Replaced => "Đã được thay thế",
        Standing::Repealed => "Đã bãi bỏ",
        Standing::Ended => "Hết hiệu lực",
    }
}
