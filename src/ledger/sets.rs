//! The data sets that tell what changed: `changes`, and `vintages`, the values a figure had in each release.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::{Change, ChangeKind, Ledger, Step, Teller, Vintage};
use crate::data::table::{Table, closed};
use crate::data::{self, Cell, DataSet, Kind, URL, Vocabulary};
use crate::derive::{Derived, Place};
use crate::model::{ChangeNoteKind, Id, Period, Site};
use crate::text::Language;

/// The names of the sets of the ledger.
pub const SETS: [&str; 2] = ["changes", "vintages"];

/// Gives every data set of a site, those of its ledger among them. `address` names the page of a place; `say` gives the
/// Vietnamese words of a key of the dictionary, and without it no change is told in a sentence.
pub fn sets(
    site: &Site,
    derived: &Derived,
    ledger: &Ledger,
    address: &dyn Fn(&Place) -> String,
    say: Option<&dyn Fn(&str) -> String>,
) -> Vec<DataSet> {
    with_changes(data::sets(site, derived, address), site, ledger, address, say)
}

/// Gives every data set of a site without its rows, which are only counted.
pub fn declared(site: &Site, ledger: &Ledger) -> Vec<DataSet> {
    let sets = with_changes(ledger.sets.values().cloned().collect(), site, ledger, &|_| String::new(), None);
    sets.into_iter().map(DataSet::without_rows).collect()
}

fn with_changes(
    mut sets: Vec<DataSet>,
    site: &Site,
    ledger: &Ledger,
    address: &dyn Fn(&Place) -> String,
    say: Option<&dyn Fn(&str) -> String>,
) -> Vec<DataSet> {
    let main = sets.iter().position(|set| !data::MAIN.contains(&set.name)).unwrap_or(sets.len());
    sets.insert(main, changes(site, ledger, address, say));
    sets.push(vintages(ledger, address));
    sets
}

/// A change with the step it came with.
struct Row<'r> {
    step: &'r Step,
    change: &'r Change,
}

impl Ledger {
    /// Gives the day a step was released.
    fn day(&self, step: &Step) -> Option<NaiveDate> {
        Some(self.history.get(step.release.as_ref()?)?.head.released)
    }

    /// Gives the address of the page of a record that is there.
    fn address(&self, set: &str, id: &str, address: &dyn Fn(&Place) -> String) -> String {
        let place = self.now.find(set, id).and_then(|_| place(set, id));
        place.map(|place| address(&place)).unwrap_or_default()
    }
}

/// Finds the place of a record of a set.
fn place(set: &str, id: &str) -> Option<Place> {
    let (first, rest) = id.split_once('/').unwrap_or((id, ""));
    let whole = || Id::new(id);
    Some(match set {
        "plans" => Place::Plan(whole()?),
        "areas" | "periods" => Place::Plan(Id::new(if set == "areas" { first } else { rest })?),
        "tasks" => Place::Task(Id::new(first)?, Id::new(rest)?),
        "results" => {
            let (plan, task) = rest.split_once('/')?;
            Place::Result(Period::parse(first)?, Id::new(plan)?, Id::new(task)?)
        }
        "budget" => Place::Budget(Id::new(first)?, Id::new(rest)?),
        "statistics" | "inspections" => Place::Statistics(Period::parse(first)?),
        "procedures" => Place::Procedure(whole()?),
        "reports" => Place::Report(whole()?),
        "units" => Place::Unit(whole()?),
        "indicators" => Place::Indicator(whole()?),
        "observations" => Place::Indicator(Id::new(first)?),
        "documents" => Place::Document(whole()?),
        "texts" => match first {
            "plan" => Place::Plan(Id::new(rest)?),
            "procedure" => Place::Procedure(Id::new(rest)?),
            "report" => Place::Report(Id::new(rest)?),
            "news" => Place::News(Id::new(rest)?),
            _ => Place::Page(Id::new(rest)?),
        },
        _ => return None,
    })
}

fn changes(
    site: &Site,
    ledger: &Ledger,
    address: &dyn Fn(&Place) -> String,
    say: Option<&dyn Fn(&str) -> String>,
) -> DataSet {
    let rows = ledger.steps.iter().flat_map(|step| step.changes.iter().map(move |change| Row { step, change }));
    let kinds = Vocabulary { group: "data-change", words: ChangeKind::ALL.iter().map(|kind| kind.as_str()).collect() };
    let silent = |_: &str| String::new();
    let teller = Teller::new(site, ledger, Language::Vietnamese, say.unwrap_or(&silent));
    let table = Table::new(
        "changes",
        ["Thay đổi", "Changes"],
        [
            "Mỗi dòng là một điều đổi khác giữa hai lần công bố, hoặc chưa công bố.",
            "One row per change between two releases, or not released yet.",
        ],
        rows,
    )
    .text("release", ["Lần công bố", "Release"], |row| row.step.release.as_ref().map(|id| id.as_str()))
    .about(["Trống là chưa thuộc lần công bố nào.", "Empty for what is not released yet."])
    .text("before_release", ["So với lần", "Release before"], |row| {
        row.step.before.as_ref().map(|link| link.id.as_str())
    })
    .column("date", Kind::Date, ["Ngày công bố", "Released on"], |row| ledger.day(row.step))
    .text("set", ["Bảng", "Data set"], |row| row.change.set.as_str())
    .text("id", ["Mã", "Id"], |row| row.change.id.as_str())
    .column("kind", Kind::Word(kinds), ["Loại thay đổi", "Kind of change"], |row| row.change.kind.as_str())
    .text("field", ["Cột", "Column"], |row| row.change.field.as_deref())
    .text("field_title", ["Tên cột", "Title of the column"], |row| {
        row.change.field.as_ref().map(|field| teller.column(&row.change.set, field))
    })
    .text("before", ["Trước", "Before"], |row| value(&teller, row.change, row.change.before.as_ref()))
    .text("after", ["Sau", "After"], |row| value(&teller, row.change, row.change.after.as_ref()));
    why(table)
        .text("sentence", ["Bằng lời", "In words"], |row| say.map(|_| teller.sentence(row.change)))
        .text("url", URL, |row| ledger.address(&row.change.set, &row.change.id, address))
        .all_follows()
        .finish()
}

fn why(table: Table<Row<'_>>) -> Table<Row<'_>> {
    table
        .column("days", Kind::Integer, ["Số ngày lùi", "Days later"], |row| row.change.days)
        .about(["Số âm là sớm lên.", "Negative where a deadline is earlier."])
        .text("reason", ["Lý do", "Reason"], |row| row.change.reason.as_deref())
        .text("document", ["Văn bản", "Document"], |row| row.change.document.as_deref())
        .column("note", Kind::Word(closed!(ChangeNoteKind, "data-change-note")), NOTE, |row| {
            row.change.note.map(ChangeNoteKind::as_str)
        })
        .column("noted", Kind::Date, ["Ngày sửa", "Made on"], |row| row.change.noted)
        .column("major", Kind::Boolean, ["Quan trọng", "Major"], |row| row.change.major)
        .text("renamed", ["Mã khác của cùng nội dung", "Other id of the same content"], |row| {
            row.change.renamed.as_deref()
        })
}

const NOTE: data::Said = ["Loại ghi chú thay đổi", "Kind of note"];

/// Writes a value as the files of open data do; a part, or why a value is missing, in words.
fn value(teller: &Teller<'_>, change: &Change, value: Option<&Json>) -> Cell {
    match value {
        None => Cell::Missing,
        Some(Json::String(text)) => Cell::from(text),
        Some(Json::Array(items)) => {
            let text = |item: &Json| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
            Cell::from(items.iter().map(text).collect::<Vec<_>>().join("|"))
        }
        Some(object @ Json::Object(_)) => {
            let field = change.field.as_deref().unwrap_or_default();
            let is_row = object.get("state").is_none() && object.get("deadlines").is_none();
            Cell::from(teller.value(if is_row { field } else { &change.set }, field, object))
        }
        Some(other) => Cell::from(other.to_string()),
    }
}

fn vintages(ledger: &Ledger, address: &dyn Fn(&Place) -> String) -> DataSet {
    let indicator = |row: &Vintage| match row.set.as_str() {
        "observations" => Cell::from(row.id.split('/').next()),
        _ => Cell::Missing,
    };
    let period = |row: &Vintage| match row.set.as_str() {
        "observations" => row.id.rsplit_once('/').map(|(_, period)| period.to_owned()),
        "statistics" => row.id.split_once('/').map(|(period, _)| period.to_owned()),
        _ => None,
    };
    Table::new(
        "vintages",
        ["Các giá trị đã công bố", "Published values"],
        [
            "Mỗi dòng là một giá trị của một con số, kể từ lần công bố nêu ở cột release cho đến dòng sau của con số đó.",
            "One row per value of a figure, from the release named until the next row of the same figure.",
        ],
        ledger.vintages(),
    )
    .text("set", ["Bảng", "Data set"], |row: &Vintage| Cell::from(row.set.as_str()))
    .text("id", ["Mã", "Id"], |row| Cell::from(row.id.as_str()))
    .text("field", ["Cột", "Column"], |row| row.field)
    .text("indicator", ["Chỉ tiêu", "Indicator"], indicator)
    .column("period", Kind::Period, ["Kỳ báo cáo", "Period"], period)
    .text("release", ["Lần công bố", "Release"], |row| Cell::from(row.release.as_ref().map(|id| id.as_str())))
    .about(["Trống là chưa thuộc lần công bố nào.", "Empty for what is not released yet."])
    .column("date", Kind::Date, ["Ngày công bố", "Released on"], |row| row.date)
    .column("value", Kind::Number, ["Giá trị", "Value"], number)
    .text("reason", ["Lý do", "Reason"], |row| Cell::from(row.reason.as_deref()))
    .text("url", URL, |row| ledger.address(&row.set, &row.id, address))
    .all_follows()
    .finish()
}

fn number(row: &Vintage) -> Cell {
    let value = row.value.as_ref().filter(|value| value.is_number());
    let number = value.and_then(|value| crate::text::Decimal::parse(&value.to_string()).ok());
    number.map_or(Cell::Missing, Cell::from)
}
