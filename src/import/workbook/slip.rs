//! A deadline that moved: what it was, what it is to be, and what decided it.

use serde_json::Value as Json;

use super::day;
use super::kept;
use super::row::Said;
use crate::derive::deliveries;
use crate::diagnostic::say;
use crate::export::workbook::Order;
use crate::import::account::{Account, Reason};
use crate::import::found::table;
use crate::model::identifier;
use crate::model::{Moment, Task};

/// Reads a new deadline, and gives every move of the task with it. A task without a fixed deadline cannot be moved.
pub(super) fn read(
    order: &Order<'_>,
    task: &Task,
    to: &Said,
    by: Option<&Said>,
    reason: Option<&str>,
    account: &mut Account,
) -> Option<Json> {
    let Some(read) = day::read(&to.text, to.value.as_ref()) else {
        let text = &to.text;
        account.doubt(to.place, say!(vi: "“{text}” không phải ngày; chưa ghi gia hạn"; en: "“{text}” is no day; no moved deadline was written"));
        return None;
    };
    if !read.is_typed {
        super::checks::told_day(to, read.moment, account);
    }
    let days: Vec<Moment> = deliveries(task).iter().map(|delivery| delivery.current).collect();
    if days.iter().any(|current| current.last_day() == read.moment.last_day()) {
        account.leave(to.place, Reason::Same);
        by.into_iter().for_each(|by| account.leave(by.place, Reason::Same));
        return None;
    }
    let from = moved(order, &days, read.moment, to, account)?;
    let document = by.map(|by| by.text.split_whitespace().collect::<Vec<_>>().join(" "));
    if document.is_none() {
        account.doubt(
            to.place,
            say!(vi: "gia hạn nhưng không nêu văn bản quyết định"; en: "a deadline moved without a deciding document"),
        );
    }
    if reason.is_none() {
        account.doubt(to.place, say!(vi: "gia hạn nhưng không nêu lý do"; en: "a deadline moved without a reason"));
    }
    let slip = table([
        ("from", from.to_string().into()),
        ("to", read.moment.to_string().into()),
        ("decided", document.as_deref().and_then(decided).map_or(Json::Null, Json::from)),
        ("document", document.map_or(Json::Null, Json::from)),
        ("reason", reason.map_or(Json::Null, Json::from)),
    ]);
    let all = task.slip.iter().map(kept::slip).chain([slip]);
    Some(Json::Array(all.collect()))
}

/// Tells which deadline moved: the last before the new one that the period could have met.
fn moved(order: &Order<'_>, days: &[Moment], to: Moment, said: &Said, account: &mut Account) -> Option<Moment> {
    let mut before: Vec<Moment> = days.iter().copied().filter(|day| day.last_day() < to.last_day()).collect();
    before.sort_by_key(|day| day.last_day());
    let due = before.iter().copied().rfind(|day| day.last_day() <= order.to);
    let Some(from) = due.or(before.first().copied()) else {
        let message = if days.is_empty() {
            say!(vi: "nhiệm vụ không có thời hạn cố định nên không ghi được gia hạn"; en: "the task has no fixed deadline that could move")
        } else {
            say!(vi: "ngày gia hạn không sau thời hạn đang có; chưa ghi"; en: "the new deadline does not come after the one in force; not written")
        };
        account.doubt(said.place, message);
        return None;
    };
    if before.len() > 1 {
        let shown = super::answers::shown(from);
        account.doubt(
            said.place,
            say!(vi: "nhiệm vụ có nhiều mốc; hiểu là dời mốc {shown}"; en: "the task has several deadlines; that of {shown} was taken for the moved one"),
        );
    }
    Some(from)
}

/// Finds the day of the deciding document in its mention.
fn decided(document: &str) -> Option<String> {
    let (day, month, year) = identifier::find(document).into_iter().find_map(|mention| mention.date)?;
    let day = Moment::parse(&format!("{year}-{:02}-{:02}", month?, day?))?;
    Some(day.to_string())
}
