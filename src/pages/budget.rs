//! Budgets: what each plan prints, what its own formulas give, and what was adjusted and spent.
//!
//! No printed amount is ever replaced: the recomputed one stands beside it.

use std::ops::Range;

use serde::Serialize;

use super::paging;
use super::parts::{AnnotationView, CitationView, Link, Phrase, Shown};
use super::route::Route;
use super::viewer::Viewer;
use crate::model::{Amount, Budget, BudgetLine, BudgetTotal, Citation, FundingKind, Plan, Site, Stated};

/// How many lines all else of a budget weighs as much as.
const HEAD: usize = 5;

/// The budgets of all plans, the newest first.
#[derive(Debug, Serialize)]
pub struct Budgets {
    /// The plans.
    pub plans: Vec<PlanBudget>,
}

/// The budget of a plan.
#[derive(Debug, Serialize)]
pub struct PlanBudget {
    /// Its id on the page.
    pub id: String,
    /// The plan.
    pub plan: Link,
    /// The table, where the plan prints one.
    pub table: Option<BudgetTable>,
    /// The funding of the whole plan in words.
    pub funding: Option<FundingView>,
    /// How many of its tasks name which source.
    pub sources: Vec<SourceCount>,
}

/// Funding in words.
#[derive(Debug, Serialize)]
pub struct FundingView {
    /// The kind of source.
    pub kind: String,
    /// The printed words.
    pub printed: Option<Phrase>,
}

/// Tasks that name a source.
#[derive(Debug, Serialize)]
pub struct SourceCount {
    /// The source.
    pub kind: String,
    /// How many tasks, in words.
    pub count: String,
}

/// A printed table of amounts.
#[derive(Debug, Serialize)]
pub struct BudgetTable {
    /// The printed title.
    pub title: Option<Phrase>,
    /// Other printed forms of its headings.
    pub also_printed: Vec<Phrase>,
    /// The lines, in printed order.
    pub lines: Vec<LineView>,
    /// Whether some line has an adjusted amount.
    pub has_adjusted: bool,
    /// Whether some line says what was spent.
    pub has_spent: bool,
    /// The printed total.
    pub total: Option<TotalView>,
    /// The sums of the lines.
    pub sums: Sums,
    /// What the sums say of the printed total, and of the lines.
    pub findings: Vec<String>,
    /// Whether some printed number is not what its formula or its lines give.
    pub differs: bool,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A line of the table.
#[derive(Debug, Serialize)]
pub struct LineView {
    /// The printed number.
    pub label: Shown,
    /// What the money is for.
    pub item: Phrase,
    /// The printed formula.
    pub formula: Option<Phrase>,
    /// The printed amount.
    pub printed: Shown,
    /// What the formula gives.
    pub recomputed: Option<String>,
    /// Printed less recomputed, in words, where they differ.
    pub difference: Option<String>,
    /// The amount after adjustment.
    pub adjusted: Shown,
    /// The amount spent.
    pub spent: Shown,
    /// The printed note.
    pub note: Option<Phrase>,
    /// What the amount rests on, where the note does not name it.
    pub basis: Vec<CitationView>,
    /// The tasks it pays for.
    pub tasks: Vec<Link>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A printed total.
#[derive(Debug, Serialize)]
pub struct TotalView {
    /// The printed label.
    pub label: Phrase,
    /// The printed amount.
    pub printed: Phrase,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// The lines added up, in đồng.
#[derive(Debug, Serialize)]
pub struct Sums {
    /// The printed amounts.
    pub printed: String,
    /// The recomputed amounts, and the printed ones of lines without a formula.
    pub recomputed: String,
    /// The adjusted amounts.
    pub adjusted: String,
    /// The amounts spent.
    pub spent: String,
    /// Spent out of planned, of the lines that say what was spent, with both numbers.
    pub spent_share: Option<String>,
}

pub(super) fn view(viewer: &Viewer<'_>, page: usize) -> Budgets {
    let plans: Vec<&Plan> = viewer.site.plans.values().rev().collect();
    let shown = pages(viewer.site).get(page - 1).cloned().unwrap_or_default();
    Budgets { plans: plans[shown].iter().map(|plan| plan_budget(viewer, plan)).collect() }
}

/// Cuts the plans into pages by the lines of their budgets.
pub(super) fn pages(site: &Site) -> Vec<Range<usize>> {
    let lines = |plan: &Plan| plan.budget.as_ref().map_or(0, |budget| budget.line.len());
    paging::cut(site.plans.values().rev().map(|plan| HEAD + lines(plan)), paging::ENTRIES_A_PAGE)
}

fn plan_budget(viewer: &Viewer<'_>, plan: &Plan) -> PlanBudget {
    let funding = plan.head.funding.as_ref().map(|funding| FundingView {
        kind: viewer.say(&format!("budget-funding.{}", funding.kind.as_str())),
        printed: funding.printed.as_ref().map(|printed| viewer.phrase(printed)),
    });
    PlanBudget {
        id: format!("kinh-phi-{}", plan.id),
        plan: viewer.link(&Route::Plan(plan.id.clone())),
        table: plan.budget.as_ref().map(|budget| table(viewer, plan, budget)),
        funding,
        sources: sources(viewer, plan),
    }
}

fn sources(viewer: &Viewer<'_>, plan: &Plan) -> Vec<SourceCount> {
    let named = |kind: FundingKind| {
        plan.tasks().filter(|(_, task)| task.funding.as_ref().is_some_and(|funding| funding.kind == kind)).count()
    };
    let counts = FundingKind::ALL.iter().map(|kind| (*kind, named(*kind))).filter(|(_, count)| *count > 0);
    let view = |(kind, count): (FundingKind, usize)| SourceCount {
        kind: viewer.say(&format!("budget-funding.{}", kind.as_str())),
        count: viewer.count("budget.tasks", count as u64),
    };
    counts.map(view).collect()
}

fn table(viewer: &Viewer<'_>, plan: &Plan, budget: &Budget) -> BudgetTable {
    let given =
        |pick: fn(&BudgetLine) -> &Stated<Amount>| budget.line.iter().any(|line| !matches!(pick(line), Stated::Absent));
    let findings = findings(viewer, budget);
    BudgetTable {
        title: budget.title.as_ref().map(|title| viewer.phrase(title)),
        also_printed: budget.also_printed.iter().map(|printed| viewer.printed(printed)).collect(),
        lines: budget.line.iter().map(|line| line_view(viewer, plan, line)).collect(),
        has_adjusted: given(|line| &line.adjusted),
        has_spent: given(|line| &line.spent),
        total: budget.total.as_ref().map(|total| total_view(viewer, total)),
        sums: sums(viewer, budget),
        differs: findings.differs,
        findings: findings.sentences,
        annotations: viewer.annotations(&budget.annotations),
    }
}

fn amount(viewer: &Viewer<'_>, amount: Amount) -> Phrase {
    Phrase::plain(viewer.number(amount.0))
}

fn line_view(viewer: &Viewer<'_>, plan: &Plan, line: &BudgetLine) -> LineView {
    let product = line.formula.as_ref().and_then(|formula| formula.product());
    let difference = product.zip(line.amount.value().copied()).and_then(|(product, printed)| {
        let key = if printed > product { "budget.more" } else { "budget.less" };
        let by = printed.0.abs_diff(product.0);
        (by > 0).then(|| viewer.fill(key, &[("n", &viewer.number(by))]))
    });
    let pays = |task: &crate::model::Task| {
        let line = line.id.id.as_str();
        task.budget.iter().any(|written| written.id().rsplit('/').next() == Some(line))
    };
    let tasks = plan.tasks().filter(|(_, task)| pays(task));
    let printed = |value: &Amount| match &line.printed {
        Some(printed) => viewer.printed(printed),
        None => amount(viewer, *value),
    };
    LineView {
        label: viewer.stated(&line.label, |label| viewer.printed(label)),
        item: viewer.phrase(&line.item),
        formula: line.formula.as_ref().map(|formula| viewer.printed(&formula.printed)),
        printed: viewer.stated(&line.amount, printed),
        recomputed: product.map(|product| viewer.number(product.0)),
        difference,
        adjusted: viewer.stated(&line.adjusted, |value| amount(viewer, *value)),
        spent: viewer.stated(&line.spent, |value| amount(viewer, *value)),
        note: line.note.as_ref().map(|note| viewer.phrase(note)),
        basis: beside_note(line).map(|citation| viewer.citation(citation)).collect(),
        tasks: tasks.map(|(_, task)| viewer.link(&Route::Task(plan.id.clone(), task.id.id.clone()))).collect(),
        annotations: viewer.annotations(&line.annotations),
    }
}

/// Lists the bases the printed note does not already name.
fn beside_note(line: &BudgetLine) -> impl Iterator<Item = &Citation> {
    let note = line.note.as_ref().map_or("", |note| note.vi());
    let is_named = move |citation: &Citation| citation.printed.as_deref().is_some_and(|printed| note.contains(printed));
    line.basis.iter().filter(move |citation| !is_named(citation))
}

fn total_view(viewer: &Viewer<'_>, total: &BudgetTotal) -> TotalView {
    TotalView {
        label: viewer.printed(&total.label),
        printed: total.printed.as_deref().map_or_else(|| amount(viewer, total.amount), |text| viewer.printed(text)),
        annotations: viewer.annotations(&total.annotations),
    }
}

/// Adds up what the formulas give; a line without one counts as printed.
fn recomputed(budget: &Budget) -> Option<Amount> {
    let of = |line: &BudgetLine| match &line.formula {
        Some(formula) => formula.product(),
        None => Some(line.amount.value().copied().unwrap_or(Amount(0))),
    };
    budget.line.iter().try_fold(0u64, |sum, line| sum.checked_add(of(line)?.0)).map(Amount)
}

/// Adds up the stated amounts of the lines, and says of how many lines where some state none.
fn stated_sum(viewer: &Viewer<'_>, budget: &Budget, pick: fn(&BudgetLine) -> &Stated<Amount>) -> String {
    let amounts: Vec<u64> = budget.line.iter().filter_map(|line| pick(line).value()).map(|amount| amount.0).collect();
    let sum = amounts.iter().try_fold(0u64, |sum, amount| sum.checked_add(*amount)).map(|sum| viewer.number(sum));
    let Some(sum) = sum.filter(|_| !amounts.is_empty()) else { return viewer.say("state.absent") };
    if amounts.len() == budget.line.len() {
        return format!("{sum} {}", viewer.say("budget.dong"));
    }
    let [given, all] = [amounts.len(), budget.line.len()].map(|lines| viewer.number(lines as u64));
    viewer.fill("budget.of-lines", &[("sum", &sum), ("n", &given), ("all", &all)])
}

/// Holds what was spent against what the same lines may spend; other lines are left out of both.
fn spent_share(viewer: &Viewer<'_>, budget: &Budget) -> Option<String> {
    let both = |line: &BudgetLine| {
        let planned = line.adjusted.value().or(line.amount.value())?;
        Some((line.spent.value()?.0, planned.0))
    };
    let lines: Vec<(u64, u64)> = budget.line.iter().filter_map(both).collect();
    lines.first()?;
    let add = |sum: (u64, u64), line: &(u64, u64)| Some((sum.0.checked_add(line.0)?, sum.1.checked_add(line.1)?));
    let (spent, planned) = lines.iter().try_fold((0u64, 0u64), add)?;
    let [part, whole] = [spent, planned].map(|amount| viewer.number(amount));
    Some(format!("{part}/{whole} = {}", viewer.share(spent, planned)))
}

fn sums(viewer: &Viewer<'_>, budget: &Budget) -> Sums {
    let write =
        |amount: Option<Amount>| amount.map_or_else(|| viewer.say("state.absent"), |amount| viewer.number(amount.0));
    Sums {
        printed: write(budget.sum()),
        recomputed: write(recomputed(budget)),
        adjusted: stated_sum(viewer, budget, |line| &line.adjusted),
        spent: stated_sum(viewer, budget, |line| &line.spent),
        spent_share: spent_share(viewer, budget),
    }
}

struct Findings {
    differs: bool,
    sentences: Vec<String>,
}

/// Holds the printed total against the lines as printed and as recomputed.
fn findings(viewer: &Viewer<'_>, budget: &Budget) -> Findings {
    let said = |key: &str, printed: Amount, computed: Amount| {
        let [printed, computed] = [printed, computed].map(|amount| viewer.money(amount.dong()));
        viewer.fill(key, &[("printed", &printed), ("computed", &computed)])
    };
    let off = budget.line.iter().filter(|line| {
        let product = line.formula.as_ref().and_then(|formula| formula.product());
        product.zip(line.amount.value().copied()).is_some_and(|(product, printed)| product != printed)
    });
    let off = off.count() as u64;
    let mut sentences = Vec::new();
    if off > 0 {
        sentences.push(viewer.count("budget.lines-differ", off));
    }
    let total = budget.total.as_ref().map(|total| total.amount);
    let mut differs = off > 0;
    if let Some((total, sum)) = total.zip(budget.sum()) {
        differs |= total != sum;
        sentences.push(said(if total == sum { "budget.total-fits" } else { "budget.total-differs" }, total, sum));
    }
    if let Some((total, sum)) = total.zip(recomputed(budget)).filter(|_| off > 0) {
        let key = if total == sum { "budget.recomputed-fits" } else { "budget.recomputed-differs" };
        sentences.push(said(key, total, sum));
    }
    Findings { differs, sentences }
}
