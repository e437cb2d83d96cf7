//! What a plan's document prints of itself: number, date, signer, bases, recipients.

use serde::Serialize;

use crate::model::{Funding, Plan, PlanHead};
use crate::pages::parts::{CitationView, DateView, FileView, Link, Phrase, Shown};
use crate::pages::route::Route;
use crate::pages::signature::{RecipientView, SignerView};
use crate::pages::viewer::Viewer;

/// The head of a plan. Numbers, symbols and names are in no language.
#[derive(Debug, Serialize)]
pub struct HeadView {
    /// Its kind and year.
    pub kind: String,
    /// The printed type line.
    pub type_line: Option<Phrase>,
    /// Its entry in the register.
    pub document: Option<Link>,
    /// Its number.
    pub number: Shown,
    /// Its symbol.
    pub symbol: Shown,
    /// The printed forms of number and symbol.
    pub printed: Vec<Phrase>,
    /// Its date.
    pub date: StatedDate,
    /// The place before the date.
    pub place: Shown,
    /// Who signed.
    pub signer: Option<SignerView>,
    /// The theme of the year.
    pub theme: Option<Phrase>,
    /// Legal bases, in printed order.
    pub bases: Vec<CitationView>,
    /// Recipients, in printed order.
    pub recipients: Vec<RecipientView>,
    /// The printed file line.
    pub filing: Option<Phrase>,
    /// The printed closing mark.
    pub closing: Option<Phrase>,
    /// Text printed after the tables.
    pub stamp: Option<Phrase>,
    /// Funding of the whole plan.
    pub funding: Option<FundingView>,
    /// The budget page, with the printed total where there is one.
    pub budget: Option<Link>,
    /// The original files.
    pub files: Vec<FileView>,
    /// Where the tasks were taken from, when not from the plan itself.
    pub tasks_source: Option<Phrase>,
}

/// A date as far as the document gives it.
#[derive(Debug, Serialize)]
pub struct StatedDate {
    /// `value`, `absent`, `blank` or `none`.
    pub state: &'static str,
    /// The date.
    pub date: Option<DateView>,
    /// The words for its absence.
    pub text: Phrase,
    /// The printed date, where it has holes.
    pub printed: Option<Phrase>,
}

impl StatedDate {
    pub(in crate::pages) fn of(viewer: &Viewer<'_>, head: &PlanHead) -> Self {
        let shown = viewer.stated(&head.date, |moment| Phrase::plain(viewer.moment(*moment).text));
        Self {
            state: shown.state,
            date: head.date.value().map(|moment| viewer.moment(*moment)),
            text: shown.text,
            printed: head.date_printed.as_deref().map(|printed| viewer.printed(printed)),
        }
    }
}

/// Where money comes from.
#[derive(Debug, Serialize)]
pub struct FundingView {
    /// The kind of source in words.
    pub kind: String,
    /// The printed text.
    pub printed: Option<Phrase>,
}

/// Shows a source of money.
pub(in crate::pages) fn funding(viewer: &Viewer<'_>, funding: &Funding) -> FundingView {
    FundingView {
        kind: viewer.say(&format!("task_page.funding-{}", funding.kind.as_str())),
        printed: funding.printed.as_ref().map(|printed| viewer.phrase(printed)),
    }
}

pub(super) fn head(viewer: &Viewer<'_>, plan: &Plan) -> HeadView {
    let head = &plan.head;
    let printed = |text: &Option<String>| text.as_deref().map(|text| viewer.printed(text));
    HeadView {
        kind: viewer.fill(&format!("plans.kind-{}", head.kind.as_str()), &[("y", &head.year.to_string())]),
        type_line: printed(&head.type_line),
        document: head.document.as_ref().and_then(|document| viewer.document_link(document.id())),
        number: viewer.stated(&head.number, |number| Phrase::plain(number)),
        symbol: viewer.stated(&head.symbol, |symbol| Phrase::plain(symbol)),
        printed: head.printed.iter().map(|printed| viewer.printed(printed)).collect(),
        date: StatedDate::of(viewer, head),
        place: viewer.stated(&head.place, |place| viewer.printed(place)),
        signer: head.signer.as_ref().map(|signer| viewer.signer(signer)),
        theme: head.theme.as_ref().map(|theme| viewer.phrase(theme)),
        bases: head.bases.iter().map(|basis| viewer.citation(basis)).collect(),
        recipients: head.recipients.iter().map(|recipient| viewer.recipient(recipient)).collect(),
        filing: printed(&head.filing),
        closing: printed(&head.closing),
        stamp: printed(&head.stamp),
        funding: head.funding.as_ref().map(|source| funding(viewer, source)),
        budget: budget(viewer, plan),
        files: head.files.iter().map(|file| viewer.file(file)).collect(),
        tasks_source: head.tasks_source.as_ref().map(|source| viewer.phrase(source)),
    }
}

fn budget(viewer: &Viewer<'_>, plan: &Plan) -> Option<Link> {
    let budget = plan.budget.as_ref()?;
    let text = match &budget.total {
        Some(total) => viewer.fill("plan.budget-total", &[("amount", &viewer.money(total.amount.dong()))]),
        None => viewer.count("plan.budget-lines", budget.line.len() as u64),
    };
    Some(Link { href: Route::Budget.path(), text: Phrase::plain(text) })
}
