//! A paper that is a plan: its head and prose, its tasks, its budget.

use super::rows::{self, AreaRows};
use super::tasks::{Ids, Tasks, There};
use super::{Assembly, Reading, budget};
use crate::diagnostic::say;
use crate::import::account::{Account, Reason};
use crate::import::found::{FoundFile, List, Record};
use crate::import::merge;
use crate::import::tables::{TableKind, Understood};
use crate::model::{Plan, PlanKind};
use crate::text::{fold, slug};

/// Whose tasks a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The plan's own, or those of a plan known through its reports alone.
    Plan,
    /// Those of a plan the site has, as a report repeats them.
    Report,
}

impl Assembly<'_> {
    /// Writes down a plan.
    pub(super) fn plan(&mut self, reading: &mut Reading) {
        let year = reading.head.year().or_else(|| self.year_of(reading)).unwrap_or(self.default_year());
        let id = self.plan_id(reading, year);
        let tables: Vec<Understood> = reading.take_tables(&[TableKind::Tasks, TableKind::Results]);
        let rows = rows::areas(tables.iter());
        let ids = self.tasks(reading, &id, year, &rows, Owner::Plan);
        if let Some((table, title)) = reading.take_budget() {
            let root = budget::budget(&table, title.as_ref(), &reading.cited, &mut reading.account);
            self.file(format!("plans/{id}/budget.toml"), root);
        }
        let mut head = self.plan_fields(reading);
        self.complete_head(&mut head, reading, year);
        self.prose_fields(&mut head, reading);
        let body = reading.body(&head);
        self.files.push(FoundFile { path: format!("plans/{id}/plan.md"), root: head, body: Some(body) });
        if super::results::report_something(&rows) {
            self.results(reading, &id, &rows, &ids, None);
        }
    }

    /// Writes the tasks of a plan and gives the ids of its rows. A report on a plan that is there adds what the plan
    /// does not have, and leaves the rest as the plan prints it.
    pub(super) fn tasks(
        &mut self,
        reading: &mut Reading,
        plan: &str,
        year: i32,
        rows: &[AreaRows<'_>],
        owner: Owner,
    ) -> Ids {
        self.learn_units(reading, rows);
        let path = format!("plans/{plan}/tasks.toml");
        let there = There {
            areas: merge::known(self.tree, &path, &["area"], "id"),
            tasks: merge::known(self.tree, &path, &["area", "task"], "id"),
        };
        let ids = there.ids(rows);
        self.warn_of_examples(&there, &ids, plan);
        if !rows.is_empty() {
            let tasks = Tasks { year, units: &self.units, cited: &reading.cited, rows, ids: &ids };
            let mut list = tasks.areas(&mut reading.account);
            if owner == Owner::Report {
                keep_new(&mut list, &there, rows, &mut reading.account);
            }
            if !list.records.is_empty() {
                self.file(path, Record { lists: vec![list], ..Record::default() });
            }
        }
        ids
    }

    /// Says that a plan of one's own would be mixed with the example a new site begins with.
    fn warn_of_examples(&mut self, there: &There, ids: &Ids, plan: &str) {
        let found = ids.tasks.iter().flatten().filter(|id| there.tasks.ids.contains(id)).count();
        let is_example = self.site.department.sample && !there.tasks.ids.is_empty();
        if is_example && found * 2 < there.tasks.ids.len() {
            self.notes.push(say!(
                vi: "trang còn nội dung mẫu: kế hoạch `{plan}` có sẵn nhiệm vụ khác với tệp này. Trả lời k, xóa các thư mục plans, results, procedures, news, tệp documents.toml và dòng `sample = true`, rồi nhập lại; hoặc tạo trang mới bằng `minhbach init --from`";
                en: "the site still holds its example: the plan `{plan}` has other tasks than this file. Answer n, remove the folders plans, results, procedures, news, the file documents.toml and the line `sample = true`, and import again; or make a new site with `minhbach init --from`"
            ));
        }
    }

    /// The plan a paper continues, or the id of a new one.
    fn plan_id(&self, reading: &Reading, year: i32) -> String {
        if let Some(id) = &self.request.plan {
            return id.clone();
        }
        let head = self.plan_fields(reading);
        let kind = head.get("kind").and_then(|kind| kind.as_str()).unwrap_or(PlanKind::Reform.as_str()).to_owned();
        let same = |plan: &&Plan| plan.head.year == year && plan.head.kind.as_str() == kind;
        if let Some(plan) = self.site.plans.values().find(same) {
            return plan.id.to_string();
        }
        let free = |id: &str| !self.site.plans.values().any(|plan| plan.id.as_str() == id);
        let named = match kind.as_str() {
            "reform" => year.to_string(),
            "communications" => format!("tuyen-truyen-{year}"),
            _ => {
                head.get("title").and_then(|title| title.as_str()).map_or(year.to_string(), |title| short(&slug(title)))
            }
        };
        let numbered = (2..).map(|number| format!("{named}-{number}"));
        std::iter::once(named.clone()).chain(numbered).find(|id| free(id)).expect("numbers never run out")
    }
}

/// Keeps the tasks a plan does not have yet; the others are as the plan prints them.
fn keep_new(list: &mut List, there: &There, rows: &[AreaRows<'_>], account: &mut Account) {
    let id = |record: &Record| record.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
    list.whole = false;
    for (area, row) in list.records.iter_mut().zip(rows) {
        let is_known = there.areas.ids.contains(&id(area));
        for tasks in &mut area.lists {
            tasks.whole = false;
            for (record, task) in tasks.records.iter().zip(&row.tasks) {
                let places = record.fields.iter().flat_map(|field| &field.places);
                match there.tasks.ids.contains(&id(record)) {
                    true => places.for_each(|place| account.leave(*place, Reason::Same)),
                    false => task.text().and_then(|text| text.places.first()).into_iter().for_each(|place| {
                        let message = say!(vi: "nhiệm vụ này không có trong kế hoạch: thêm mới"; en: "the plan has no such task: added");
                        account.doubt(*place, message);
                    }),
                }
            }
            tasks.records.retain(|record| !there.tasks.ids.contains(&id(record)));
        }
        if is_known {
            area.fields.iter().flat_map(|field| &field.places).for_each(|place| account.leave(*place, Reason::Same));
            area.fields.retain(|field| field.key == "id");
        }
    }
    list.records.retain(|area| {
        !there.areas.ids.contains(&id(area)) || area.lists.iter().any(|tasks| !tasks.records.is_empty())
    });
}

impl Assembly<'_> {
    /// A plan must say what it is, for which year.
    fn complete_head(&mut self, head: &mut Record, reading: &Reading, year: i32) {
        if head.get("title").is_none() {
            let name = &reading.paper.name;
            self.notes.push(say!(
                vi: "{name}: không thấy tên của kế hoạch, nên lấy tên tệp; sửa khóa `title` trong plan.md";
                en: "{name}: the plan's title was not found, so the file's name stands for it; mend `title` in plan.md"
            ));
            head.set(
                "title",
                reading.paper.name.rsplit_once('.').map_or(reading.paper.name.as_str(), |(stem, _)| stem),
                &[],
            );
        }
        if head.get("kind").is_none() {
            head.set("kind", PlanKind::Reform.as_str(), &[]);
        }
        if head.get("year").is_none() {
            head.set("year", year, &[]);
        }
    }
}

fn short(slug: &str) -> String {
    slug.chars().take(60).collect::<String>().trim_matches('-').to_owned()
}

/// Reads the last year a text names: "năm 2021".
pub(super) fn year_in(text: &str) -> Option<i32> {
    let folded = fold(text);
    let years = folded.match_indices("nam ").filter_map(|(at, _)| folded.get(at + 4..at + 8)?.parse::<i32>().ok());
    years.filter(|year| (1990..=2200).contains(year)).last()
}
