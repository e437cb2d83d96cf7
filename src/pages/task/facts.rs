//! The key facts of a task: who, what, until when, with what money.

use serde::Serialize;

use crate::model::{Plan, Slip, Task};
use crate::pages::parts::{DateView, Link, Phrase};
use crate::pages::plan::{FundingView, funding};
use crate::pages::route::Route;
use crate::pages::task_card::ResponsibleView;
use crate::pages::viewer::Viewer;

/// The key facts of a task.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// Who leads.
    pub leads: Vec<ResponsibleView>,
    /// The printed text of the leads, where it differs.
    pub leads_printed: Option<Phrase>,
    /// Who takes part.
    pub coordinators: Vec<ResponsibleView>,
    /// The printed text of the coordinators, where it differs.
    pub coordinators_printed: Option<Phrase>,
    /// The person or role in charge.
    pub person: Option<Phrase>,
    /// What is delivered.
    pub deliverables: Vec<Phrase>,
    /// The deadlines in words.
    pub due: Vec<Phrase>,
    /// The printed text of the deadline.
    pub due_printed: Option<Phrase>,
    /// The deadline in force, where the first one was moved.
    pub moved_to: Option<DateView>,
    /// Where the money comes from.
    pub funding: Option<FundingView>,
    /// The printed note.
    pub note: Option<Phrase>,
    /// The condition under which the task arises.
    pub contingent: Option<Phrase>,
    /// The task it is carried out with.
    pub merged_into: Option<Link>,
    /// The task it is a part of.
    pub parent: Option<Link>,
    /// The fields taken from a merged cell, in words.
    pub inherited: Option<String>,
}

/// A moved deadline.
#[derive(Debug, Serialize)]
pub struct SlipView {
    /// The deadline before.
    pub from: DateView,
    /// The deadline after.
    pub to: DateView,
    /// When it was decided.
    pub decided: Option<DateView>,
    /// The document that decided it.
    pub document: Option<Phrase>,
    /// Why.
    pub reason: Option<Phrase>,
}

/// A budget line that pays for the task.
#[derive(Debug, Serialize)]
pub struct BudgetLineView {
    /// Leads to the budget.
    pub href: String,
    /// What the money is for.
    pub item: Phrase,
    /// The printed amount.
    pub amount: crate::pages::parts::Shown,
}

pub(super) fn facts(viewer: &Viewer<'_>, plan: &Plan, task: &Task) -> Facts {
    let printed = |text: &Option<String>| text.as_deref().map(|text| viewer.printed(text));
    let words = |words: &Option<crate::model::Words>| words.as_ref().map(|words| viewer.phrase(words));
    let leads: Vec<ResponsibleView> = task.leads.iter().map(|part| viewer.responsible(part)).collect();
    let coordinators: Vec<ResponsibleView> = task.coordinators.iter().map(|part| viewer.responsible(part)).collect();
    Facts {
        leads_printed: printed(&task.leads_printed).filter(|printed| !says(&leads, printed)),
        leads,
        coordinators_printed: printed(&task.coordinators_printed).filter(|printed| !says(&coordinators, printed)),
        coordinators,
        person: words(&task.person),
        deliverables: task.deliverables.iter().map(|deliverable| viewer.deliverable(deliverable)).collect(),
        due: viewer.dues(&task.due),
        due_printed: printed(&task.due_text),
        moved_to: task.slip.last().map(|slip| viewer.moment(slip.to)),
        funding: task.funding.as_ref().map(|source| funding(viewer, source)),
        note: words(&task.note),
        contingent: words(&task.contingent),
        merged_into: task.merged_into.as_ref().and_then(|task| super::find_task(viewer, plan, task.id())),
        parent: task.parent.as_ref().and_then(|task| super::find_task(viewer, plan, task.id())),
        inherited: inherited(viewer, task),
    }
}

/// Tells whether a printed text is nothing but the one name shown already.
fn says(parts: &[ResponsibleView], printed: &Phrase) -> bool {
    matches!(parts, [one] if one.text.text == printed.text && one.qualifier.is_none())
}

fn inherited(viewer: &Viewer<'_>, task: &Task) -> Option<String> {
    let word = |field: &String| {
        let key = format!("task_page.field-{field}");
        let said = viewer.say(&key);
        if said == key { field.clone() } else { said }
    };
    let fields: Vec<String> = task.inherited.iter().map(word).collect();
    (!fields.is_empty()).then(|| fields.join(", "))
}

pub(super) fn slips(viewer: &Viewer<'_>, task: &Task) -> Vec<SlipView> {
    let view = |slip: &Slip| SlipView {
        from: viewer.moment(slip.from),
        to: viewer.moment(slip.to),
        decided: slip.decided.map(|day| viewer.day(day)),
        document: slip.document.as_deref().map(|document| viewer.printed(document)),
        reason: slip.reason.as_ref().map(|reason| viewer.phrase(reason)),
    };
    task.slip.iter().map(view).collect()
}

pub(super) fn budget(viewer: &Viewer<'_>, plan: &Plan, task: &Task) -> Vec<BudgetLineView> {
    let lines = plan.budget.iter().flat_map(|budget| &budget.line);
    let pays = |id: &str| task.budget.iter().any(|line| line.id().rsplit('/').next() == Some(id));
    let view = |line: &crate::model::BudgetLine| BudgetLineView {
        href: Route::Budget.path(),
        item: viewer.phrase(&line.item),
        amount: viewer.stated(&line.amount, |amount| Phrase::plain(viewer.money(amount.dong()))),
    };
    lines.filter(|line| pays(line.id.id.as_str())).map(view).collect()
}
