//! What a workbook is asked for: the plan, the period and its window, and which unit fills in which tasks.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::layout::{GUIDE, MACHINE, Mark, OVERVIEW};
use crate::data::{spoken, workbook::sheet_name};
use crate::model::{Area, Period, Plan, ResultFile, Site, Task, TaskResult, Unit, UnitKind};

/// The longest name a sheet may have.
const NAME_LIMIT: usize = 31;

/// What a workbook is asked for.
#[derive(Debug, Clone)]
pub struct Order<'s> {
    /// The site.
    pub site: &'s Site,
    /// The plan reported on.
    pub plan: &'s Plan,
    /// The period reported.
    pub period: Period,
    /// The first day the figures cover.
    pub from: NaiveDate,
    /// The last day the figures cover: the cut-off.
    pub to: NaiveDate,
    /// The period whose results stand beside; the newest before without it.
    pub previous: Option<Period>,
    /// The day the units send it back.
    pub return_by: Option<NaiveDate>,
}

/// A sheet of one unit.
#[derive(Debug, Clone)]
pub struct TaskSheet<'s> {
    /// The unit.
    pub unit: &'s Unit,
    /// The name of the sheet.
    pub name: String,
    /// Its tasks, in printed order.
    pub tasks: Vec<(&'s Area, &'s Task)>,
}

impl<'s> Order<'s> {
    /// Orders the workbook of a plan and period, with the window of the results that are there, else the usual one.
    pub fn new(site: &'s Site, plan: &'s Plan, period: Period) -> Self {
        let (from, to) = period.usual_window();
        let known = site.results.get(&(period, plan.id.clone()));
        let from = known.map_or(Some(from), |file| file.from).unwrap_or(from);
        let to = known.map_or(to, |file| file.to);
        Self { site, plan, period, from: from.min(to), to, previous: None, return_by: None }
    }

    /// Orders the workbook a mark speaks of, where the site holds its plan.
    pub fn of(site: &'s Site, mark: &Mark) -> Option<Self> {
        let plan = site.plans.get(&mark.plan)?;
        let Mark { period, from, to, previous, return_by, .. } = *mark;
        Some(Self { site, plan, period, from, to, previous, return_by })
    }

    /// Moves the cut-off; a beginning after it moves along.
    pub fn until(self, to: NaiveDate) -> Self {
        Self { to, from: self.from.min(to), ..self }
    }

    /// Gives the mark of a sheet: of a unit's, or of the office's.
    pub fn mark(&self, unit: Option<&Unit>) -> Mark {
        Mark {
            site: self.site.id.clone(),
            plan: self.plan.id.clone(),
            period: self.period,
            from: self.from,
            to: self.to,
            previous: self.previous,
            return_by: self.return_by,
            unit: unit.map(|unit| unit.id.id.clone()),
        }
    }

    /// Gives its title.
    pub fn title(&self) -> String {
        format!("Kết quả thực hiện nhiệm vụ {}: {}", spoken::period(self.period), self.plan.head.title.vi())
    }

    /// Lists the units that fill in a task: those that lead it. A group of units has no sheet: nobody in it is the one
    /// who fills it in.
    pub fn fillers(&self, task: &Task) -> Vec<&'s Unit> {
        let mut seen = BTreeSet::new();
        let ids = task.leads.iter().filter_map(|lead| lead.unit.as_ref()).filter(|id| seen.insert(id.id().to_owned()));
        ids.filter_map(|id| self.site.unit(id.id())).filter(|unit| unit.kind != UnitKind::Group).collect()
    }

    /// Gives the sheets of units, in the order in which the plan names them first.
    pub fn sheets(&self) -> Vec<TaskSheet<'s>> {
        let mut sheets: Vec<TaskSheet<'s>> = Vec::new();
        for (area, task) in self.plan.tasks() {
            for unit in self.fillers(task) {
                match sheets.iter_mut().find(|sheet| sheet.unit.id.id == unit.id.id) {
                    Some(sheet) => sheet.tasks.push((area, task)),
                    None => sheets.push(TaskSheet { unit, name: String::new(), tasks: vec![(area, task)] }),
                }
            }
        }
        let mut taken: BTreeSet<String> = [GUIDE, OVERVIEW, MACHINE, "History"].map(str::to_lowercase).into();
        for sheet in &mut sheets {
            sheet.name = free_name(sheet.unit, &mut taken);
        }
        sheets
    }

    /// Finds the result of a task in this period.
    pub fn current(&self, task: &Task) -> Option<&'s TaskResult> {
        results_of(self.site, self.plan, task).find(|(period, ..)| *period == self.period).map(|(.., result)| result)
    }

    /// Finds the newest result of a task before this period, or that of the period asked for.
    pub fn before(&self, task: &Task) -> Option<(Period, &'s TaskResult)> {
        let wanted = |period: Period| self.previous.map_or(period < self.period, |previous| period == previous);
        let found = results_of(self.site, self.plan, task).filter(|(period, ..)| wanted(*period)).last();
        found.map(|(period, _, result)| (period, result))
    }
}

/// Gives what every period says of a task, oldest first. A file of another plan names it with its plan: `2020/7-4`.
pub fn results_of<'s>(
    site: &'s Site,
    plan: &Plan,
    task: &Task,
) -> impl Iterator<Item = (Period, &'s ResultFile, &'s TaskResult)> {
    let (own, whole) = (task.id.id.to_string(), format!("{}/{}", plan.id, task.id.id));
    let plan = plan.id.clone();
    site.results.iter().filter_map(move |((period, of), file)| {
        let names = |result: &&TaskResult| result.task.id() == whole || (*of == plan && result.task.id() == own);
        file.result.iter().find(names).map(|result| (*period, file, result))
    })
}

/// Names the sheet of a unit: by its name, by its first short one where that is too long, cut where nothing else helps;
/// never as another sheet, whatever the case of its letters.
fn free_name(unit: &Unit, taken: &mut BTreeSet<String>) -> String {
    let names = std::iter::once(unit.name.vi()).chain(unit.short_names.iter().map(String::as_str));
    let fits = |name: &&str| !name.is_empty() && name.encode_utf16().count() <= NAME_LIMIT;
    let wanted = names.clone().find(fits).or_else(|| names.clone().next()).unwrap_or_default();
    let plain = sheet_name(wanted);
    let numbered = (2..).map(|number| {
        let tail = format!(" ({number})");
        let head: String = plain.chars().take(NAME_LIMIT - tail.len()).collect();
        head + &tail
    });
    let mut free = std::iter::once(plain.clone()).chain(numbered).filter(|name| taken.insert(name.to_lowercase()));
    free.next().expect("numbers do not run out")
}
