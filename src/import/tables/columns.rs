//! Decides what each column holds and what the table is about, from the names of all columns and a look at the cells.

use super::heading::Named;
use super::line::Line;
use super::names::{self, Name};
use super::{Column, Head, Role, TableKind, marks};
use crate::model::Grade;
use crate::text;

/// Names and cells of a table, to decide by.
struct Evidence<'a> {
    named: &'a [Named],
    names: Vec<Option<Name>>,
    body: &'a [Line],
}

/// Decides the columns of a table and what it is about.
pub(super) fn decide(named: &[Named], body: &[Line]) -> (TableKind, Vec<Head>) {
    let names = named.iter().map(|column| meaning(column, named)).collect();
    let evidence = Evidence { named, names, body };
    let mut roles = evidence.roles();
    let kind = kind(&roles, named);
    fit(&mut roles, kind, &evidence);
    let heads = named.iter().zip(roles).map(|(column, role)| head(column, role)).collect();
    (kind, heads)
}

fn head(column: &Named, role: Role) -> Head {
    let mut heading = super::Printed::default();
    for name in &column.path {
        heading.text =
            if heading.text.is_empty() { name.text.clone() } else { format!("{}\n{}", heading.text, name.text) };
        heading.places.extend(&name.places);
    }
    Head { from: column.from, to: column.to, role, heading, leaf: column.leaf().to_owned() }
}

/// Tells what a column's names say: the lowest first, with those above it where it needs them.
fn meaning(column: &Named, all: &[Named]) -> Option<Name> {
    let leaf = names::name(column.leaf());
    let above: Vec<Option<Name>> = column.above().iter().map(|name| names::name(&name.text)).collect();
    let above = above.into_iter().rev().flatten().next();
    match (leaf, above) {
        (Some(Name::Grade(_)), Some(Name::Column(Column::Due))) if has_begin(column, all) => {
            Some(Name::Column(Column::Due))
        }
        (Some(Name::Column(Column::Leads)), Some(Name::Column(Column::Coordinators)))
            if names::words(column.leaf()).len() < 3 =>
        {
            above
        }
        (Some(Name::Content), Some(_)) => above,
        (Some(Name::Grade(_)), Some(Name::Grade(Some(Grade::NotDone)))) => above,
        (None, Some(Name::Grade(Some(Grade::Done | Grade::DoneWell)))) if names::names_lateness(column.leaf()) => {
            Some(Name::Grade(Some(Grade::DoneLate)))
        }
        (
            Some(Name::Column(Column::Number | Column::Day)),
            Some(Name::Outcome | Name::Column(Column::Evidence | Column::Deliverables)),
        ) => Some(Name::Column(Column::Evidence)),
        (Some(_), _) => leaf,
        (None, _) => above,
    }
}

/// Tells whether a column beside this one, below the same name, says when work begins.
fn has_begin(column: &Named, all: &[Named]) -> bool {
    let beside = all.iter().filter(|other| other.above() == column.above());
    beside.into_iter().any(|other| names::name(other.leaf()) == Some(Name::Column(Column::Begin)))
}

impl Evidence<'_> {
    fn roles(&self) -> Vec<Role> {
        let contents = self.contents();
        let told = |index: usize| contents.iter().find(|(at, _)| *at == index).map(|(_, role)| *role);
        let role = |(index, name): (usize, &Option<Name>)| match name {
            Some(Name::Content | Name::Column(Column::Task)) if told(index).is_some() => {
                told(index).unwrap_or(self.unknown(index))
            }
            None | Some(Name::Column(Column::GradeWords)) if self.is_grade(index) => Role::Grade(None),
            Some(Name::Column(column)) if self.repeats_main(index, *column) => self.unknown(index),
            Some(Name::Column(Column::Due)) if self.tells_progress(index) => Role::Column(Column::GradeWords),
            Some(Name::Column(Column::Due)) if self.tells_when_done(index) => self.unknown(index),
            Some(Name::Column(column)) => Role::Column(*column),
            Some(Name::Content) => self.unknown(index),
            Some(Name::Outcome) => Role::Column(self.outcome(index)),
            Some(Name::Money) => Role::Column(self.money(index)),
            Some(Name::Grade(grade)) if self.grades() > 1 => Role::Grade(*grade),
            Some(Name::Grade(_)) => Role::Column(Column::GradeWords),
            None if self.is_quarter(index) => Role::Column(Column::Due),
            None if self.is_objective(index) => Role::Column(Column::Area),
            None => self.unknown(index),
        };
        self.names.iter().enumerate().map(role).collect()
    }

    fn unknown(&self, index: usize) -> Role {
        Role::Column(Column::Unknown(self.named[index].from))
    }

    /// Tells whether a column is one of several for quarters or months that hold marks: "Quý I", "Tháng 2".
    fn is_quarter(&self, index: usize) -> bool {
        let named = |column: &Named| names::names_period(column.leaf());
        let several = self.named.iter().filter(|column| named(column)).count() > 1;
        let marked = |index: usize| self.cells(index).all(marks::is_mark);
        let periods = (0..self.named.len()).filter(|at| named(&self.named[*at]));
        !self.has(Column::Due) && several && named(&self.named[index]) && periods.into_iter().all(marked)
    }

    /// Tells whether a column of marks with a name of its own stands among the grades, below the same name.
    fn is_grade(&self, index: usize) -> bool {
        let Named { path, .. } = &self.named[index];
        let above = self.named[index].above();
        let is_grade = |at: &usize| matches!(self.names[*at], Some(Name::Grade(_)));
        let beside = (0..self.named.len()).filter(is_grade).any(|at| self.named[at].above() == above);
        let marked = self.cells(index).next().is_some() && self.cells(index).all(marks::is_mark);
        self.grades() > 1 && !path.is_empty() && beside && marked
    }

    /// Tells whether "Mục tiêu" in front of the tasks groups them.
    fn is_objective(&self, index: usize) -> bool {
        let objective = names::words(self.named[index].leaf()).iter().take(2).eq(["muc", "tieu"]);
        let is_task = |name: &Option<Name>| matches!(name, Some(Name::Content | Name::Column(Column::Task)));
        let task = self.names.iter().position(is_task).filter(|task| *task > index);
        objective && !self.has(Column::Area) && task.is_some_and(|task| self.is_sparser(index, task))
    }

    fn has(&self, column: Column) -> bool {
        self.names.contains(&Some(Name::Column(column)))
    }

    fn grades(&self) -> usize {
        self.names.iter().filter(|name| matches!(name, Some(Name::Grade(_)))).count()
    }

    /// Tells whether an earlier column is the task already, and this one is another text beside it.
    fn repeats_main(&self, index: usize, column: Column) -> bool {
        let single = matches!(column, Column::Task | Column::Area | Column::Title | Column::Item | Column::Label);
        single && self.names[..index].contains(&Some(Name::Column(column))) && self.named[index].above().is_empty()
    }

    /// Tells whether "Tiến độ" beside a deadline is how far the work has come.
    fn tells_progress(&self, index: usize) -> bool {
        let progress = names::words(self.named[index].leaf()).iter().take(2).eq(["tien", "do"]);
        let due = Some(Name::Column(Column::Due));
        let others = self.names.iter().enumerate().filter(|(at, name)| *at != index && **name == due);
        progress && others.count() > 0 && self.named[index].above().is_empty()
    }

    /// Tells whether a time beside one that says it is the deadline is when the work was finished.
    fn tells_when_done(&self, index: usize) -> bool {
        let due = |at: &usize| self.names[*at] == Some(Name::Column(Column::Due)) && self.named[*at].above().is_empty();
        let deadline = |at: usize| names::names_deadline(self.named[at].leaf());
        due(&index) && !deadline(index) && (0..self.names.len()).filter(due).any(deadline)
    }

    /// Decides what "Nhiệm vụ" and "Nội dung" are, and which of two columns of tasks holds areas.
    fn contents(&self) -> Vec<(usize, Role)> {
        let named = |name: Name| (0..self.names.len()).filter(move |index| self.names[*index] == Some(name));
        let all: Vec<usize> = named(Name::Content).collect();
        let tasks: Vec<usize> = named(Name::Column(Column::Task)).collect();
        let (area, task) = (Role::Column(Column::Area), Role::Column(Column::Task));
        let free = !self.has(Column::Area);
        match (all.as_slice(), tasks.as_slice()) {
            ([first, ..], [plain, ..]) if free && first < plain => vec![(*first, area)],
            (_, [first, second, ..]) if free && self.is_sparser(*first, *second) => {
                vec![(*first, area), (*second, task)]
            }
            ([first, second, ..], []) if free && self.is_sparser(*first, *second) => {
                vec![(*first, area), (*second, task)]
            }
            ([first, ..], []) => vec![(*first, task)],
            _ => vec![],
        }
    }

    /// Tells whether a column says something in clearly fewer rows than another.
    fn is_sparser(&self, first: usize, second: usize) -> bool {
        let count = |index: usize| self.cells(index).count();
        count(first) * 10 <= count(second) * 7
    }

    fn cells(&self, index: usize) -> impl Iterator<Item = &str> {
        let column = &self.named[index];
        let cells = self.body.iter().flat_map(|line| line.spoken());
        cells.filter(|entry| entry.overlap(column.from, column.to) > 0).map(|entry| entry.text.as_str())
    }

    /// Decides whether "Kết quả" is what is to be delivered or what was done.
    fn outcome(&self, index: usize) -> Column {
        let told = [Column::Evidence, Column::GradeWords, Column::Reason].iter().any(|column| self.has(*column));
        let reports = told || self.grades() > 1 || (0..self.names.len()).any(|index| self.tells_progress(index));
        let plans = self.has(Column::Due) || self.has(Column::Leads) || self.has(Column::Coordinators);
        let (mut all, mut done) = (0_usize, 0_usize);
        for text in self.cells(index) {
            all += 1;
            done += usize::from(tells_of_done(text));
        }
        let earlier = self.names[..index].contains(&Some(Name::Outcome));
        if self.has(Column::Deliverables) || reports || earlier || !plans || done * 4 > all {
            Column::Result
        } else {
            Column::Deliverables
        }
    }

    /// Decides whether "Kinh phí" is how much or where it comes from.
    fn money(&self, index: usize) -> Column {
        let heading = self.named[index].path.iter().any(|name| names::counts_money(&name.text));
        let (mut told, mut counted) = (0_usize, 0_usize);
        for text in self.cells(index) {
            told += 1;
            counted += usize::from(text.starts_with(|c: char| c.is_ascii_digit()));
        }
        let amounts = heading || self.has(Column::Funding) || (told > 0 && counted * 2 > told);
        if amounts { Column::Amount } else { Column::Funding }
    }
}

/// Tells whether a text says that something was done or is being done.
fn tells_of_done(cell: &str) -> bool {
    let first = text::words(cell).next();
    first.is_some_and(|word| matches!(word.as_str(), "da" | "dang" | "hoan" | "chua")) && !cell.starts_with("Đa ")
}

/// Tells what a table is about.
fn kind(roles: &[Role], named: &[Named]) -> TableKind {
    let printed = |column: Column| roles.contains(&Role::Column(column));
    let any = |columns: &[Column]| columns.iter().any(|column| printed(*column));
    // Areas that have leads and deadlines are tasks.
    let leads = printed(Column::Area) && printed(Column::Leads) && printed(Column::Due);
    let has = |column: Column| printed(column) || (column == Column::Task && leads);
    let graded = roles.iter().any(|role| matches!(role, Role::Grade(_)));
    let work = has(Column::Task) || (has(Column::Area) && has(Column::Result));
    if named.iter().any(|column| names::names_persons(column.leaf())) {
        return TableKind::Other;
    }
    if (has(Column::Code) && any(&[Column::Title, Column::Task, Column::Field]))
        || (has(Column::Title) && any(&[Column::Time, Column::Fee, Column::Reception]))
    {
        TableKind::Procedures
    } else if has(Column::Task) && (graded || (has(Column::Leads) && has(Column::Due))) {
        if graded || any(&[Column::Result, Column::GradeWords]) { TableKind::Results } else { TableKind::Tasks }
    } else if (has(Column::Number) && any(&[Column::Day, Column::Title, Column::Issuer, Column::Task]))
        || (has(Column::Title) && any(&[Column::Day, Column::Issuer]))
    {
        TableKind::Documents
    } else if work && (graded || any(&[Column::Result, Column::GradeWords])) {
        TableKind::Results
    } else if any(&[Column::Amount, Column::Item]) && any(&[Column::Task, Column::Item]) && !plans(&any) {
        TableKind::Budget
    } else if has(Column::Task) && (plans(&any) || says_task(roles, named)) {
        TableKind::Tasks
    } else if has(Column::Title) && says_procedure(roles, named) {
        TableKind::Procedures
    } else {
        TableKind::Other
    }
}

fn plans(any: &impl Fn(&[Column]) -> bool) -> bool {
    any(&[
        Column::Leads,
        Column::Coordinators,
        Column::Due,
        Column::Deliverables,
        Column::Work,
        Column::Begin,
        Column::Person,
    ])
}

/// Tells whether the column of tasks says that it holds tasks, where no other column does.
fn says_task(roles: &[Role], named: &[Named]) -> bool {
    told(roles, named, Column::Task, &["nhiem", "hoat", "cong"])
}

fn says_procedure(roles: &[Role], named: &[Named]) -> bool {
    told(roles, named, Column::Title, &["tthc", "thu"])
}

fn told(roles: &[Role], named: &[Named], column: Column, telling: &[&str]) -> bool {
    let at = roles.iter().position(|role| *role == Role::Column(column));
    at.is_some_and(|at| names::words(named[at].leaf()).iter().any(|word| telling.contains(&word.as_str())))
}

/// Calls columns what they are in a table of this kind: what is to be done is an item in a budget.
fn fit(roles: &mut [Role], kind: TableKind, evidence: &Evidence) {
    let titled = roles.contains(&Role::Column(Column::Title));
    let due = roles.contains(&Role::Column(Column::Due));
    let task = roles.contains(&Role::Column(Column::Task));
    for (index, role) in roles.iter_mut().enumerate() {
        let Role::Column(column) = role else { continue };
        *column = match (kind, *column) {
            (TableKind::Budget, Column::Task) => Column::Item,
            (TableKind::Budget, Column::Funding) if evidence.names[index] == Some(Name::Money) => Column::Amount,
            (TableKind::Procedures, Column::Area) => Column::Field,
            (TableKind::Procedures, Column::Due) => Column::Time,
            (TableKind::Documents, Column::Due) => Column::Day,
            (TableKind::Documents, Column::Leads) => Column::Issuer,
            (TableKind::Procedures | TableKind::Documents, Column::Task) if !titled => Column::Title,
            (TableKind::Tasks | TableKind::Results, Column::Day) if !due => Column::Due,
            (TableKind::Tasks | TableKind::Results, Column::Area) if !task => Column::Task,
            (TableKind::Tasks | TableKind::Results, column) if is_foreign(column) => {
                Column::Unknown(evidence.named[index].from)
            }
            (_, column) => column,
        };
    }
}

/// Tells whether a column belongs to procedures, documents or budgets, and tells nothing of a task.
fn is_foreign(column: Column) -> bool {
    matches!(
        column,
        Column::Title
            | Column::Item
            | Column::Code
            | Column::Field
            | Column::Time
            | Column::Fee
            | Column::Reception
            | Column::Number
            | Column::Day
            | Column::Issuer
    )
}

/// Tells the column that says what a row of a table is.
pub(super) fn main_among(kind: TableKind, heads: &[Head]) -> Column {
    let columns: &[Column] = match kind {
        TableKind::Tasks | TableKind::Results => &[Column::Task],
        TableKind::Budget => &[Column::Item],
        TableKind::Procedures => &[Column::Title, Column::Code],
        TableKind::Documents => &[Column::Title, Column::Number],
        TableKind::Layout | TableKind::Other => &[],
    };
    let printed = |column: &&Column| heads.iter().any(|head| head.role == Role::Column(**column));
    columns.iter().find(printed).copied().unwrap_or(Column::Unknown(usize::MAX))
}

/// Gives the grades of a block in the order of its columns, with their places in `heads`.
pub(super) fn grades(heads: &[Head]) -> Vec<(usize, Option<Grade>)> {
    let grade = |(index, head): (usize, &Head)| match head.role {
        Role::Grade(grade) => Some((index, grade)),
        Role::Column(_) => None,
    };
    heads.iter().enumerate().filter_map(grade).collect()
}
