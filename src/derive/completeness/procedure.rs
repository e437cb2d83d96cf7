//! What is asked of a procedure (the compulsory parts of LAW §1, and what the page owes its reader).

use super::{
    Answer, AnswerState, GIVEN, Item, NOT_APPLICABLE, Reason, Sheet, Subject, Verdict, field, given_if, missing,
    not_asked, words,
};
use crate::model::{Channel, Fee, Field, Form, ProcedureHead, ProcessingTime, Words};

/// Answers every item of a procedure; `redress` is what the department says where a procedure says nothing.
pub(super) fn sheet(head: &ProcedureHead, redress: Option<&Words>) -> Sheet {
    let answer = |item| match item {
        Item::Time => by_channel(item, head, |channel| time(&channel.time)),
        Item::Fees => by_channel(item, head, |channel| fees(&channel.fees)),
        _ => Answer::new(item, verdict(item, head, redress)),
    };
    Sheet { answers: Item::of(Subject::Procedure).map(answer).collect() }
}

fn verdict(item: Item, head: &ProcedureHead, redress: Option<&Words>) -> Verdict {
    let provenance = head.provenance.as_ref();
    let life = head.lifecycle.as_ref();
    match item {
        Item::Name => words(&head.title),
        Item::Code => field(&head.code, |_| GIVEN),
        Item::Decision => field(&head.decision, |_| GIVEN),
        Item::Steps => given_if(!head.step.is_empty()),
        Item::Channels => given_if(!head.channel.is_empty()),
        Item::Papers => papers(head),
        Item::Sets => field(&head.sets, |_| GIVEN),
        Item::Forms => forms(head),
        Item::Audiences => field(&head.audiences, |list| given_if(!list.is_empty())),
        Item::Authority => field(&head.authority, words),
        Item::Reception => field(&head.reception, words),
        Item::Outcome => field(&head.results, |list| given_if(!list.is_empty())),
        Item::Conditions => field(&head.conditions, words),
        Item::LegalBasis => field(&head.legal_basis, |list| given_if(!list.is_empty())),
        Item::Redress => {
            let stated = head.redress.as_ref().map(|redress| &redress.text).or(redress);
            stated.map_or(missing(Reason::NotStated), words)
        }
        Item::InForce => given_if(life.is_some_and(|life| life.from.is_some())),
        Item::NationalRecord => field(&head.national_record, |_| GIVEN),
        _ => given_if(provenance.is_some_and(|provenance| provenance.checked.is_some())),
    }
}

/// A case without papers states that none are asked for.
fn papers(head: &ProcedureHead) -> Verdict {
    if head.case.is_empty() {
        missing(Reason::NotStated)
    } else if head.case.iter().all(|case| case.paper.is_empty()) {
        (AnswerState::None, None)
    } else {
        GIVEN
    }
}

/// Forms are asked for where a paper names one: a reader must be able to open it.
fn forms(head: &ProcedureHead) -> Verdict {
    let papers = head.case.iter().flat_map(|case| &case.paper);
    let forms: Vec<&Form> = papers.filter_map(|paper| paper.form.as_ref()).collect();
    match forms.as_slice() {
        [] => not_asked(Reason::DoesNotArise),
        forms => given_if(forms.iter().all(|form| form.file.is_some() || form.url.is_some())),
    }
}

fn time(stated: &Field<ProcessingTime>) -> Verdict {
    field(stated, |time| {
        given_if(time.amount.is_some() || time.printed.is_some() || time.text.as_ref().is_some_and(is_said))
    })
}

/// An empty list of fees states that nothing is charged.
fn fees(stated: &Field<Vec<Fee>>) -> Verdict {
    let is_told = |fee: &Fee| fee.amount.is_some() || fee.printed.is_some() || fee.text.as_ref().is_some_and(is_said);
    field(stated, |list| match list.as_slice() {
        [] => (AnswerState::None, None),
        fees => given_if(fees.iter().all(is_told)),
    })
}

fn is_said(words: &Words) -> bool {
    words.withheld().is_none()
}

/// Judges what every way to hand in papers must tell: the first way that lacks it gives the reason, and all that do
/// are named.
fn by_channel(item: Item, head: &ProcedureHead, judge: impl Fn(&Channel) -> Verdict) -> Answer {
    let verdicts: Vec<(&Channel, Verdict)> = head.channel.iter().map(|channel| (channel, judge(channel))).collect();
    let lacking: Vec<&(&Channel, Verdict)> =
        verdicts.iter().filter(|(_, verdict)| verdict.0 == AnswerState::Missing).collect();
    let all = |state| verdicts.iter().all(|(_, verdict)| verdict.0 == state);
    let verdict = match lacking.first() {
        _ if verdicts.is_empty() => missing(Reason::NotStated),
        Some((_, verdict)) => *verdict,
        None if all(AnswerState::NotApplicable) => NOT_APPLICABLE,
        None if all(AnswerState::None) => (AnswerState::None, None),
        None => GIVEN,
    };
    let mut channels = Vec::new();
    if lacking.len() < verdicts.len() {
        channels.extend(lacking.iter().map(|(channel, _)| channel.kind));
        channels.dedup();
    }
    Answer { channels, ..Answer::new(item, verdict) }
}
