//! Fixed forms: days, months, quarters and years, alone, in lists, in ranges and as alternatives.
//!
//! Takes tokens; gives the value as the content writes it and how many tokens it took. What is joined by "hoặc" is
//! one of several, by "đến" or a hyphen a range, by a comma or "và" a list of deliveries.

use serde_json::{Value as Json, json};

use super::items::{Item, Join, Scan, Shape};
use super::reading::Read;
use crate::diagnostic::say;
use crate::import::printed::tokens::Token;
use crate::model::Moment;

/// Reads the fixed form the tokens begin with, as far as it goes; a missing year is the year given.
pub(super) fn read(tokens: &[Token], year: i32) -> Option<(Read, usize)> {
    let mut scan = Scan::new(tokens, year);
    let (mut items, joins) = scan.items()?;
    let open = scan.open();
    complete(&mut items, year);
    let read = Read::sure(value(&items, &joins, scan.leads.from, open)?);
    Some((doubted(read, &scan, &items), scan.at))
}

fn doubted(read: Read, scan: &Scan, items: &[Item]) -> Read {
    let vague = items.iter().any(|item| !matches!(item.shape, Shape::Day(..)));
    if scan.slip {
        return read.doubted(say!(
            vi: "chữ số có thể bị nhận dạng sai; kiểm tra thời hạn";
            en: "digits may have been scanned wrongly; check the deadline"
        ));
    }
    if scan.leads.before && vague {
        return read.doubted(say!(
            vi: "“trước” một tháng, quý hoặc năm được lấy là đến hết tháng, quý hoặc năm đó; kiểm tra lại";
            en: "“before” a month, quarter or year was taken as by its end; check it"
        ));
    }
    if scan.leads.edge {
        return read.doubted(say!(
            vi: "“đầu” hoặc “giữa” kỳ được lấy là cả kỳ; kiểm tra lại";
            en: "the beginning or middle of a span was taken as the whole of it; check it"
        ));
    }
    read
}

/// Gives items without a year the year of the next item that has one, then the year of the plan; a day without its
/// month that of the next day.
fn complete(items: &mut [Item], year: i32) {
    let (mut next_year, mut next_month) = (None, None);
    for item in items.iter_mut().rev() {
        item.year = item.year.or(next_year);
        next_year = item.year;
        match item.shape {
            Shape::Day(_, month) => next_month = Some(month),
            Shape::BareDay(day) => item.shape = next_month.map_or(item.shape, |month| Shape::Day(day, month)),
            _ => {}
        }
    }
    for item in items {
        item.year = item.year.or(Some(year));
    }
}

fn value(items: &[Item], joins: &[Join], from: bool, open: bool) -> Option<Json> {
    if let [Item { shape: Shape::Run(first, last), year: Some(year) }] = items {
        return Some(json!({ "from": month(*year, *first)?, "by": month(*year, *last)? }));
    }
    let moments: Vec<Moment> = items.iter().map(moment).collect::<Option<_>>()?;
    let texts: Vec<String> = moments.iter().map(Moment::to_string).collect();
    match (texts.as_slice(), joins) {
        ([one], _) if from || open => Some(json!({ "from": one })),
        ([one], _) => Some(json!({ "by": one })),
        ([first, last], [Join::Range]) if moments[0].first_day() <= moments[1].last_day() && !open => {
            Some(json!({ "from": first, "by": last }))
        }
        (_, joins) if from || open || joins.contains(&Join::Range) => None,
        (_, joins) if joins.iter().all(|join| *join == Join::Either) => Some(json!({ "one_of": texts })),
        (_, joins) if joins.contains(&Join::Either) => None,
        _ => Some(json!({ "by": texts })),
    }
}

fn month(year: i32, month: u32) -> Option<String> {
    Moment::parse(&format!("{year:04}-{month:02}")).map(|moment| moment.to_string())
}

fn moment(item: &Item) -> Option<Moment> {
    let year = item.year?;
    let text = match item.shape {
        Shape::Day(day, month) => format!("{year:04}-{month:02}-{day:02}"),
        Shape::Month(month) => format!("{year:04}-{month:02}"),
        Shape::Quarter(quarter) => format!("{year:04}-Q{quarter}"),
        Shape::Year => format!("{year:04}"),
        Shape::BareDay(_) | Shape::Run(..) => return None,
    };
    Moment::parse(&text)
}
