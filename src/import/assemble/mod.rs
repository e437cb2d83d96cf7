//! Makes records of what was understood: rows become tasks and results of plans the site knows, or of new ones.
//!
//! This is the step that knows the site: which units and documents it has, which tasks continue which. It takes papers
//! and gives files to be merged, with the account of every paper.

mod areas;
mod between;
mod budget;
mod cited;
mod headed;
mod lists;
mod plan;
mod report;
mod results;
mod rows;
mod tasks;
mod units;
mod words;

use serde_json::Value as Json;

use cited::Cited;
use rows::AreaRows;
use units::Units;

use super::account::{Account, Fate, Reason};
use super::found::{Body, FoundFile, List, Printed, Record};
use super::paper::{Block, Paper, Place};
use super::prose::{self, Head, KnownRegister, Symbols};
use super::tables::{self, Column, RowKind, TableKind, Understood, UnderstoodRow};
use super::{Imported, Request, RequestKind};
use crate::diagnostic::{Message, say};
use crate::export::draft::form;
use crate::load::Tree;
use crate::model::Site;

/// Everything found so far.
struct Assembly<'s> {
    site: &'s Site,
    tree: &'s Tree,
    request: &'s Request,
    units: Units,
    files: Vec<FoundFile>,
    notes: Vec<Message>,
}

/// One paper while it is read.
struct Reading {
    paper: Paper,
    account: Account,
    head: Head,
    tables: Vec<ReadTable>,
    cited: Cited,
}

/// A table of a paper: its blocks, which are several where it goes on from page to page, and what it says.
struct ReadTable {
    blocks: Vec<Place>,
    understood: Understood,
    /// `true` when its rows became records.
    taken: bool,
}

/// Makes records of papers, one after another, in the order they were given.
pub(super) fn assemble(papers: Vec<Paper>, site: &Site, tree: &Tree, request: &Request) -> Imported {
    let mut assembly =
        Assembly { site, tree, request, units: Units::of(&site.department), files: Vec::new(), notes: Vec::new() };
    let mut accounts = Vec::new();
    for paper in papers {
        let first = assembly.files.len();
        let mut reading = assembly.read(paper);
        assembly.paper(&mut reading);
        let Reading { paper, mut account, tables, .. } = reading;
        settle(&mut account, &tables, &assembly.files[first..]);
        leave_hidden(&mut account, &paper);
        accounts.push((paper, account));
    }
    let units = std::mem::take(&mut assembly.units.new);
    if !units.is_empty() {
        let list = List { key: "units", identity: "id", records: units, whole: false };
        let root = Record { lists: vec![list], ..Record::default() };
        assembly.files.push(FoundFile { path: "department.toml".to_owned(), root, body: None });
    }
    Imported { files: assembly.files, papers: accounts, notes: assembly.notes }
}

impl Assembly<'_> {
    fn read(&self, paper: Paper) -> Reading {
        let mut account = Account::of(&paper);
        let head = prose::head(&paper, &mut account);
        let tables = understand(&paper);
        let documents = prose::documents(&paper, &KnownRegister::of(self.site));
        for (place, doubt) in documents.iter().flat_map(|document| &document.doubts) {
            account.doubt(*place, doubt.clone());
        }
        Reading { cited: Cited::of(documents), paper, account, head, tables }
    }

    fn paper(&mut self, reading: &mut Reading) {
        match self.request.kind.or_else(|| reading.kind()) {
            Some(RequestKind::Plan) => self.plan(reading),
            Some(RequestKind::Results | RequestKind::Report) => self.report(reading),
            Some(RequestKind::Procedures) => self.procedures(reading),
            Some(RequestKind::Documents) => self.document_list(reading),
            Some(RequestKind::Workbook) | None => {
                let name = &reading.paper.name;
                self.notes.push(say!(
                    vi: "{name}: không nhận ra đây là kế hoạch, báo cáo, danh mục thủ tục hay sổ văn bản; cho biết bằng --as";
                    en: "{name}: it could not be told whether this is a plan, a report, a list of procedures or of documents; tell it with --as"
                ));
                return;
            }
        }
        leave_hints(&mut reading.account);
        let mut entries = reading.cited.entries();
        entries.iter_mut().for_each(|entry| self.keep_printed_forms(entry));
        if !entries.is_empty() {
            let list = List { key: "document", identity: "id", records: entries, whole: false };
            self.file("documents.toml".to_owned(), Record { lists: vec![list], ..Record::default() });
        }
    }

    /// Adds the forms a document is printed in to those other papers print.
    fn keep_printed_forms(&self, entry: &mut Record) {
        let id = entry.get("id").and_then(Json::as_str).unwrap_or_default();
        let Some(known) = self.site.documents.values().find(|document| document.id.id.as_str() == id) else { return };
        let Some(field) = entry.fields.iter_mut().find(|field| field.key == "printed") else { return };
        let mut forms: Vec<Json> = known.printed.iter().map(|form| form.as_str().into()).collect();
        for form in field.value.as_array().into_iter().flatten() {
            if !forms.contains(form) {
                forms.push(form.clone());
            }
        }
        field.value = forms.into();
    }

    /// Adds a file of records.
    fn file(&mut self, path: String, root: Record) {
        self.files.push(FoundFile { path, root, body: None });
    }

    fn learn_units(&mut self, reading: &mut Reading, rows: &[AreaRows<'_>]) {
        for task in rows.iter().flat_map(|area| &area.tasks) {
            for column in [Column::Leads, Column::Coordinators] {
                for (place, doubt) in
                    task.row.cells.get(&column).into_iter().flat_map(|printed| self.units.learn(printed))
                {
                    reading.account.doubt(place, doubt);
                }
            }
        }
    }

    /// Assignments and rules of reporting the prose holds.
    fn prose_fields(&self, head: &mut Record, reading: &Reading) {
        let unit = |name: &str| self.units.one(name);
        for (key, found) in [
            ("reporting", prose::reporting(&reading.paper, &unit)),
            ("assignments", prose::assignments(&reading.paper, &unit)),
        ] {
            let places: Vec<Place> = found.iter().flat_map(|one| one.places.clone()).collect();
            let values: Vec<Json> = found.into_iter().map(|one| one.value).collect();
            if !values.is_empty() {
                head.set(key, values, &places);
            }
        }
    }

    fn plan_fields(&self, reading: &Reading) -> Record {
        reading.head.plan_fields(&Symbols::of(&self.site.department), &reading.cited.documents)
    }

    fn report_fields(&self, reading: &Reading) -> Record {
        reading.head.report_fields(&Symbols::of(&self.site.department), &reading.cited.documents)
    }

    /// The year of the newest plan, where a paper names none.
    fn default_year(&self) -> i32 {
        self.site.plans.values().map(|plan| plan.head.year).max().unwrap_or(2026)
    }
}

impl Reading {
    /// Tells what a paper is: by its type line, else by its tables.
    fn kind(&self) -> Option<RequestKind> {
        let type_line = self.head.type_line.as_ref().map(|line| crate::text::fold(&line.text)).unwrap_or_default();
        let has = |kind: TableKind| self.tables.iter().any(|table| table.understood.kind == kind);
        if type_line.contains("ke hoach") && !has(TableKind::Procedures) {
            return Some(RequestKind::Plan);
        }
        if type_line.contains("bao cao") {
            return Some(RequestKind::Report);
        }
        let kinds = [
            (TableKind::Results, RequestKind::Results),
            (TableKind::Tasks, RequestKind::Plan),
            (TableKind::Procedures, RequestKind::Procedures),
            (TableKind::Documents, RequestKind::Documents),
        ];
        let by_table = kinds.into_iter().find(|(kind, _)| has(*kind)).map(|(_, request)| request);
        by_table.or_else(|| super::procedures::is_sheet(&self.paper).then_some(RequestKind::Procedures))
    }

    /// Takes the tables of some kinds, in order; what stands above their rows goes to the text.
    fn take_tables(&mut self, kinds: &[TableKind]) -> Vec<Understood> {
        let paper = &self.paper;
        let of_kind = self.tables.iter_mut().filter(|table| kinds.contains(&table.understood.kind));
        let mut tables: Vec<(Understood, Option<Printed>)> =
            of_kind.map(|table| (table.take(paper), table.area(paper))).collect();
        between::name_areas(&mut tables);
        tables.into_iter().map(|(table, _)| table).collect()
    }

    /// Gives the budget table with the heading that stands before it.
    fn take_budget(&mut self) -> Option<(Understood, Option<Printed>)> {
        let table = self.tables.iter_mut().find(|table| table.understood.kind == TableKind::Budget)?;
        let mut titles = table.lines_before(&self.paper).into_iter();
        let title = titles.find(|title| crate::text::fold(&title.text).contains("kinh phi"));
        Some((table.take(&self.paper), title))
    }

    /// Leaves the titles above the tables, where no text of a report is there to hold them.
    fn leave_titles(&mut self) {
        for table in self.tables.iter().filter(|table| table.taken) {
            let above = table.lines_before(&self.paper).into_iter().chain(table.understood.above.clone());
            above.flat_map(|line| line.places).for_each(|place| self.account.leave(place, Reason::Form));
        }
    }

    /// Makes the Markdown of what no table of records has taken.
    fn body(&mut self, head: &Record) -> Body {
        let taken_elsewhere: Vec<Place> = head.fields.iter().flat_map(|field| field.places.clone()).collect();
        let taken: Vec<Place> =
            self.tables.iter().filter(|table| table.taken).flat_map(|table| table.blocks.clone()).collect();
        let mut body = prose::body(&self.paper, &taken, &mut self.account);
        let told = |printed: &Printed| {
            printed.places.iter().all(|place| taken_elsewhere.contains(place) || body.places.contains(place))
        };
        let taken = self.tables.iter().filter(|table| table.taken);
        let titles = self.head.appendices.iter().filter_map(|appendix| appendix.title.as_ref());
        let around: Vec<&Printed> =
            titles.chain(taken.flat_map(|table| around(&table.understood))).filter(|printed| !told(printed)).collect();
        // A report keeps the title of its appendix; the lines around that name the report itself.
        for appendix in &self.head.appendices {
            let form = [&appendix.label, &appendix.caption].into_iter().flatten().filter(|printed| !told(printed));
            form.flat_map(|printed| &printed.places).for_each(|place| self.account.leave(*place, Reason::Form));
        }
        for printed in around {
            if !body.markdown.is_empty() {
                body.markdown.push_str("\n\n");
            }
            body.markdown.push_str(&words::markdown(&printed.text));
            body.places.extend(&printed.places);
        }
        body
    }
}

impl ReadTable {
    /// Gives what the table says, as records are made of it.
    fn take(&mut self, paper: &Paper) -> Understood {
        self.taken = true;
        let before = self.lines_before(paper);
        headed::complete(&mut self.understood, &before.iter().map(|line| line.text.as_str()).collect::<Vec<_>>());
        self.understood.clone()
    }

    /// Gives the heading of the area whose tasks the table lists, where it stands above the table.
    fn area(&self, paper: &Paper) -> Option<Printed> {
        let line = self.lines_before(paper).into_iter().next().filter(|line| between::is_heading(&line.text));
        let part = self.blocks.first().and_then(|place| paper.parts.get(place.part))?;
        if part.sheet.is_some() { between::sheet(part) } else { line }
    }

    /// Gives the three lines right before the table, the nearest first.
    fn lines_before(&self, paper: &Paper) -> Vec<Printed> {
        let Some(place) = self.blocks.first() else { return Vec::new() };
        let before = paper.parts[place.part].blocks[..place.block].iter().enumerate().rev();
        let line = |(block, piece): (usize, &Block)| match piece {
            Block::Paragraph(paragraph) if !paragraph.text.trim().is_empty() => {
                Some(Printed { text: paragraph.text.clone(), places: vec![Place { block, ..*place }] })
            }
            _ => None,
        };
        before.filter_map(line).take(3).collect()
    }
}

/// Leaves what nobody took from sheets their workbook hides: lists to choose from, former drafts.
fn leave_hidden(account: &mut Account, paper: &Paper) {
    let hidden = |place: &Place| paper.parts.get(place.part).is_some_and(|part| part.hidden);
    let unread = account.entries().filter(|(place, _, fate)| **fate == Fate::Unread && hidden(place));
    for place in unread.map(|(place, ..)| place).collect::<Vec<_>>() {
        account.leave(place, Reason::Hidden);
    }
}

/// Leaves the hints of a drafted report that nobody has replaced: "[Địa danh], ngày tháng năm 2020".
fn leave_hints(account: &mut Account) {
    let unread = account.entries().filter(|(_, text, fate)| **fate == Fate::Unread && holds_hint(text));
    for place in unread.map(|(place, ..)| place).collect::<Vec<_>>() {
        account.leave(place, Reason::Help);
    }
}

fn holds_hint(text: &str) -> bool {
    text.split_once(form::HINT[0]).is_some_and(|(_, rest)| rest.contains(form::HINT[1]))
}

/// What a table of records prints around its records: titles above, remarks between and below, totals of tasks.
fn around(table: &Understood) -> impl Iterator<Item = &Printed> {
    let is_total = |row: &&UnderstoodRow| row.kind == RowKind::Total && table.kind != TableKind::Budget;
    let rows = table.rows.iter().filter(move |row| row.kind == RowKind::Remark || is_total(row));
    table.above.iter().chain(rows.flat_map(|row| row.cells.values()))
}

/// Reads every table of a paper.
fn understand(paper: &Paper) -> Vec<ReadTable> {
    let parts = paper.parts.iter().enumerate();
    let read =
        parts.flat_map(|(part, of)| tables::understand(part, &of.blocks).into_iter().map(move |table| (part, table)));
    let table = |(part, (blocks, understood)): (usize, (Vec<usize>, Understood))| ReadTable {
        blocks: blocks.into_iter().map(|block| Place { part, block, cell: None }).collect(),
        understood,
        taken: false,
    };
    read.map(table).collect()
}

/// Notes in the account what was taken to where, what was left, and what is not sure.
fn settle(account: &mut Account, tables: &[ReadTable], files: &[FoundFile]) {
    for file in files {
        settle_record(account, &file.root, &file.path, "");
        if let Some(body) = &file.body {
            account.take(&body.places, &file.path);
        }
    }
    for table in tables.iter().filter(|table| table.taken).map(|table| &table.understood) {
        for (place, reason) in &table.left {
            account.leave(*place, *reason);
        }
        for (place, doubt) in &table.doubts {
            account.doubt(*place, doubt.clone());
        }
    }
}

fn settle_record(account: &mut Account, record: &Record, path: &str, above: &str) {
    for field in &record.fields {
        account.take(&field.places, &format!("{path}: {above}{}", field.key));
    }
    for list in &record.lists {
        for record in &list.records {
            let id = record.get(list.identity).and_then(|id| id.as_str()).unwrap_or_default();
            settle_record(account, record, path, &format!("{id}."));
        }
    }
}
