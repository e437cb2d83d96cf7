//! The records of a batch: results of the period, and deadlines that moved.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::answers::{Answer, Batch};
use super::checks::{Facts, Window, told_day};
use super::evidence::Reader;
use super::row::Said;
use super::settle::{Settled, column, shortened};
use super::{Setting, day, kept, markdown, slip};
use crate::diagnostic::{Message, say};
use crate::export::workbook::filled;
use crate::export::workbook::layout::Column;
use crate::import::account::Account;
use crate::import::found::{FoundFile, List, Record};
use crate::import::paper::Place;
use crate::import::printed::grade;
use crate::model::{Area, Grade, Moment, Register, ResultFile, Task, TaskResult, Words};

/// Writes the records of one batch.
pub(super) struct Writer<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) register: &'a Register,
    pub(super) batch: &'a Batch<'a>,
}

/// One task while its record is made.
struct One<'a> {
    task: &'a Task,
    id: &'a str,
    answers: &'a [Answer],
    before: BTreeMap<Column, String>,
    known: Option<&'a TaskResult>,
    path: &'a str,
}

impl Writer<'_> {
    /// Makes the files of the batch: the results, and the tasks where a deadline moved.
    pub(super) fn files(&self, account: &mut Account, notes: &mut Vec<Message>) -> Vec<FoundFile> {
        let path = self.path();
        let mut results = Vec::new();
        let mut slips: BTreeMap<String, (Json, Vec<Place>)> = BTreeMap::new();
        for (task, answers) in self.batch.tasks() {
            let known = self.batch.order.current(task);
            let before = filled(&self.batch.order, task);
            let one = One { task, id: task.id.id.as_str(), answers, before, known, path: &path };
            let mut record = Record::default();
            record.set("task", known.map_or(one.id, |known| known.task.id()), &[]);
            self.fields(&one, &mut record, account, notes);
            if let Some(moved) = self.moved(&one, &record, account) {
                slips.insert(one.id.to_owned(), moved);
            }
            if record.fields.len() > 1 {
                results.push(record);
            }
        }
        self.unfilled(notes);
        if !results.is_empty() {
            let places: Vec<Place> = self.batch.mark.into_iter().collect();
            account.take(&places, &format!("{path}: period, plan, from, to"));
        }
        let results = (!results.is_empty()).then(|| self.results(path.clone(), results));
        let tasks = (!slips.is_empty()).then(|| self.tasks(&slips));
        results.into_iter().chain(tasks).collect()
    }

    fn known(&self) -> Option<&ResultFile> {
        let order = &self.batch.order;
        order.site.results.get(&(order.period, order.plan.id.clone()))
    }

    /// Names the file of the period's results: the one that is there; else by the period, and by the plan too where
    /// the period's name is taken by another plan.
    fn path(&self) -> String {
        let order = &self.batch.order;
        if let Some(source) = self.known().and_then(|file| self.setting.sources.get(file.plan.span().source)) {
            let path = source.path();
            return path.rfind("results/").map_or(path, |at| &path[at..]).to_owned();
        }
        let shared = order.site.results.keys().any(|(period, _)| *period == order.period);
        let plan = if shared { format!("-{}", order.plan.id) } else { String::new() };
        format!("results/{}{plan}.toml", order.period)
    }

    fn results(&self, path: String, records: Vec<Record>) -> FoundFile {
        let order = &self.batch.order;
        let places: Vec<Place> = self.batch.mark.into_iter().collect();
        let mut root = Record::default();
        root.set("period", order.period.to_string(), &places);
        root.set("plan", order.plan.id.as_str(), &places);
        if self.known().is_none_or(|file| file.from.is_some()) {
            root.set("from", order.from.to_string(), &places);
        }
        root.set("to", order.to.to_string(), &places);
        root.lists.push(List { key: "result", identity: "task", records, whole: false });
        FoundFile { path, root, body: None }
    }

    fn tasks(&self, slips: &BTreeMap<String, (Json, Vec<Place>)>) -> FoundFile {
        let plan = self.batch.order.plan;
        let task = |task: &Task| {
            let (value, places) = slips.get(task.id.id.as_str())?;
            let mut record = Record::default();
            record.set("id", task.id.id.as_str(), &[]);
            record.set("slip", value.clone(), places);
            Some(record)
        };
        let area = |area: &Area| {
            let records: Vec<Record> = area.task.iter().filter_map(task).collect();
            let mut record = Record::default();
            record.set("id", area.id.id.as_str(), &[]);
            let is_empty = records.is_empty();
            record.lists.push(List { key: "task", identity: "id", records, whole: false });
            (!is_empty).then_some(record)
        };
        let records = plan.areas.iter().filter_map(area).collect();
        let root =
            Record { lists: vec![List { key: "area", identity: "id", records, whole: false }], ..Record::default() };
        FoundFile { path: format!("plans/{}/tasks.toml", plan.id), root, body: None }
    }

    fn fields(&self, one: &One<'_>, record: &mut Record, account: &mut Account, notes: &mut Vec<Message>) {
        let text = self.words(one, Column::Result, "text", record, account);
        let grade = self.grade(one, record, account);
        let has_evidence = self.evidence(one, record, account);
        self.completed(one, record, account);
        let reason = self.words(one, Column::Reason, "reason", record, account);
        self.words(one, Column::Note, "note", record, account);
        let is_answered = one.answers.iter().any(|answer| !answer.cells.is_empty());
        if is_answered {
            Facts { grade, text, has_evidence, has_reason: reason.is_some() }.check(account);
        }
        erased(one, notes);
    }

    /// Writes a text, and gives the place it was read from.
    fn words(
        &self,
        one: &One<'_>,
        of: Column,
        key: &'static str,
        record: &mut Record,
        account: &mut Account,
    ) -> Option<Place> {
        let known = one.known.and_then(|known| match of {
            Column::Result => known.text.as_ref(),
            Column::Reason => known.reason.as_ref(),
            _ => known.note.as_ref(),
        });
        let (value, places) = match column(of, one.id, one.answers, said_before(one, of), account) {
            Settled::New(said, places) if of == Column::Result => (markdown::of_cell(&said.text).into(), places),
            Settled::New(said, places) => (said.text.clone().into(), places),
            Settled::Before(places) => (known.map_or(Json::Null, |words: &Words| kept::words(words)), places),
            Settled::Nothing | Settled::Torn => return None,
        };
        put(record, one, key, value, &places, account);
        places.first().copied()
    }

    fn grade(&self, one: &One<'_>, record: &mut Record, account: &mut Account) -> Option<(Grade, Place)> {
        let (said, places) = match column(Column::Grade, one.id, one.answers, said_before(one, Column::Grade), account)
        {
            Settled::New(said, places) => (said.text.clone(), places),
            Settled::Before(places) => (said_before(one, Column::Grade)?.to_owned(), places),
            Settled::Nothing | Settled::Torn => return None,
        };
        let place = places.first().copied()?;
        let Some(grade) = grade::words(&said) else {
            let said = shortened(&said);
            account.doubt(
                place,
                say!(
                    vi: "“{said}” không phải một trong bốn mức; chưa lấy mức đánh giá";
                    en: "“{said}” is none of the four grades; no grade was taken"
                ),
            );
            return None;
        };
        put(record, one, "grade", grade.as_str().into(), &places, account);
        Some((grade, place))
    }

    fn evidence(&self, one: &One<'_>, record: &mut Record, account: &mut Account) -> bool {
        let before = one.known.map_or(&[][..], |known| known.evidence.as_slice());
        let reader = Reader { site: self.setting.site, register: self.register, before };
        let pieces = reader.read(one.answers, account);
        if pieces.values.is_empty() {
            return false;
        }
        if let Some((moment, place)) = pieces.latest {
            self.window().check(moment, place, account);
        }
        put(record, one, "evidence", Json::Array(pieces.values), &pieces.places, account);
        true
    }

    fn completed(&self, one: &One<'_>, record: &mut Record, account: &mut Account) {
        let of = Column::Completed;
        let (said, places) = match column(of, one.id, one.answers, said_before(one, of), account) {
            Settled::New(said, places) => (Some(said), places),
            Settled::Before(places) => (None, places),
            Settled::Nothing | Settled::Torn => return,
        };
        let Some(said) = said else {
            let day = one.known.and_then(|known| known.completed);
            put(record, one, "completed", day.map_or(Json::Null, |day| day.to_string().into()), &places, account);
            return;
        };
        match day::read(&said.text, said.value.as_ref()) {
            Some(day::Read { moment: Moment::Day(day), is_typed }) => {
                if !is_typed {
                    told_day(said, Moment::Day(day), account);
                }
                self.window().check(Moment::Day(day), said.place, account);
                put(record, one, "completed", day.to_string().into(), &places, account);
            }
            _ => account.doubt(said.place, no_day(said)),
        }
    }

    fn moved(&self, one: &One<'_>, record: &Record, account: &mut Account) -> Option<(Json, Vec<Place>)> {
        let settled = column(Column::MovedTo, one.id, one.answers, None, account);
        let by = column(Column::MovedBy, one.id, one.answers, None, account);
        let by = match by {
            Settled::New(said, places) => Some((said, places)),
            _ => None,
        };
        let Settled::New(to, mut places) = settled else {
            if let Some((said, _)) = by {
                account.doubt(said.place, say!(vi: "có văn bản gia hạn nhưng không ghi gia hạn đến ngày nào"; en: "a deciding document without the new deadline"));
            }
            return None;
        };
        let reason = record.get("reason").and_then(Json::as_str);
        let value = slip::read(&self.batch.order, one.task, to, by.as_ref().map(|(said, _)| *said), reason, account)?;
        places.extend(by.into_iter().flat_map(|(_, places)| places));
        account.take(&places, &format!("plans/{}/tasks.toml: {}.slip", self.batch.order.plan.id, one.id));
        Some((value, places))
    }

    fn window(&self) -> Window {
        Window { from: self.batch.order.from, to: self.batch.order.to, as_of: self.setting.as_of }
    }

    /// Names the tasks of the plan nobody filled in, by who leads them.
    fn unfilled(&self, notes: &mut Vec<Message>) {
        let order = &self.batch.order;
        let is_filled = |task: &Task| {
            let answers = self.batch.answers.get(&task.id.id);
            answers.into_iter().flatten().any(|answer| !answer.cells.is_empty())
        };
        let mut open: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (_, task) in order.plan.tasks().filter(|(_, task)| !is_filled(task)) {
            let units: Vec<&str> = order.fillers(task).iter().map(|unit| unit.name.vi()).collect();
            open.entry(units.join("; ")).or_default().push(task.id.id.as_str());
        }
        for (units, tasks) in open {
            let (count, list) = (tasks.len(), tasks.join(", "));
            let units = if units.is_empty() { "không có đơn vị chủ trì".to_owned() } else { units };
            notes.push(say!(vi: "chưa ai điền {count} nhiệm vụ ({units}): {list}"; en: "nobody filled in {count} tasks ({units}): {list}"));
        }
    }
}

fn said_before<'a>(one: &'a One<'_>, column: Column) -> Option<&'a str> {
    one.before.get(&column).map(String::as_str)
}

fn put(record: &mut Record, one: &One<'_>, key: &'static str, value: Json, places: &[Place], account: &mut Account) {
    record.set(key, value, places);
    account.take(places, &format!("{}: {}.{key}", one.path, one.id));
}

fn no_day(said: &Said) -> Message {
    let text = shortened(&said.text);
    say!(vi: "“{text}” không phải một ngày; chưa lấy"; en: "“{text}” is no day; not taken")
}

/// Names what the period said before and every sheet has blank now: a blank cell takes nothing away.
fn erased(one: &One<'_>, notes: &mut Vec<Message>) {
    let gone = |column: &&Column| one.answers.iter().all(|answer| !answer.cells.contains_key(column));
    let gone: Vec<&str> = one.before.keys().filter(gone).map(|column| column.heading()).collect();
    if gone.is_empty() {
        return;
    }
    let (id, list) = (one.id, gone.join(", "));
    notes.push(say!(
        vi: "nhiệm vụ {id}: ô trước có nội dung nay để trống ({list}); giữ nội dung cũ";
        en: "task {id}: cells that said something are blank now ({list}); what they said is kept"
    ));
}
