//! Case statistics, feedback received, and other counted facts (`statistics/<period>.toml`).

use super::annotation::Annotation;
use super::document::Citation;
use super::id::{DocumentId, ProcedureId, ReportId, UnitId, WrittenId};
use super::period::Period;
use super::words::Stated;
use crate::record::Words;
use crate::record::{record, vocabulary};
use crate::text::Decimal;
use chrono::NaiveDate;

record! {
    /// Cases received and resolved; the names follow form 06/VPCP/KSTT (LAW §5.1).
    pub struct Cases {
        /// Stable id.
        id: WrittenId,
        /// What they are about: all procedures where nothing is said.
        title: Option<Words>,
        /// The field of procedures they belong to.
        field: Option<String>,
        /// The procedure they belong to.
        procedure: Option<ProcedureId>,
        /// Received in all.
        received: Stated<u64>,
        /// Of these, received online.
        online: Stated<u64>,
        /// Of these, received in person.
        direct: Stated<u64>,
        /// Of these, received by post.
        postal: Stated<u64>,
        /// Of these, carried over from the period before.
        carried_over: Stated<u64>,
        /// Resolved in all.
        resolved: Stated<u64>,
        /// Of these, before their time.
        early: Stated<u64>,
        /// Of these, in time.
        on_time: Stated<u64>,
        /// Of these, early and in time together, where the source does not separate them.
        early_or_on_time: Stated<u64>,
        /// Of these, late.
        late: Stated<u64>,
        /// Being resolved.
        pending: Stated<u64>,
        /// Of these, within their time.
        pending_in_time: Stated<u64>,
        /// Of these, over their time.
        pending_late: Stated<u64>,
        /// Satisfaction in percent, where it was asked.
        satisfaction: Option<Decimal>,
        /// The printed sentence, in our own words with its figures.
        text: Option<Words>,
        /// Where the source prints it.
        mentions: Vec<String>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// Feedback and petitions received.
    pub struct FeedbackCount {
        /// Stable id.
        id: WrittenId,
        /// How many were received; zero is a count.
        received: Stated<u64>,
        /// How many were answered.
        answered: Stated<u64>,
        /// In words.
        text: Option<Words>,
        /// Where the source prints it.
        mentions: Vec<String>,
    }
}

record! {
    /// A part of a counted fact.
    pub struct StatisticPart {
        /// What is counted.
        text: Words,
        /// The count.
        value: Stated<Decimal>,
        /// Its unit, where it is not that of the whole.
        unit: Option<Words>,
    }
}

record! {
    /// A counted fact.
    pub struct Statistic {
        /// Stable id.
        id: WrittenId,
        /// What is counted.
        text: Words,
        /// The value.
        value: Stated<Decimal>,
        /// Its unit.
        unit: Option<Words>,
        /// The parts it is made of, or partitioned into.
        parts: Vec<StatisticPart>,
        /// `true` when the parts add up to the value.
        sums: bool,
        /// The time it speaks of, where it is not the period.
        time: Option<Words>,
        /// The unit it is about.
        about: Option<UnitId>,
        /// Documents it rests on.
        cites: Vec<Citation>,
        /// Where the source prints it.
        mentions: Vec<String>,
        /// A remark.
        note: Option<Words>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// Counted facts that belong together.
    pub struct StatisticGroup {
        /// Stable id.
        id: WrittenId,
        /// Its title.
        title: Words,
        /// A remark: overlapping partitions are never summed.
        note: Option<Words>,
        /// The facts, in printed order.
        statistic: Vec<Statistic>,
    }
}

vocabulary! {
    /// The scheme an online-service level belongs to; the two are never converted (LAW §10).
    pub enum OnlineScheme {
        /// Levels 1 to 4, until 2022.
        Levels = "muc-1-4",
        /// Toàn trình or một phần, since 2022.
        FullOrPartial = "toan-trinh-mot-phan",
    }
}

record! {
    /// How many procedures are offered online at a level.
    pub struct OnlineServices {
        /// The scheme.
        scheme: OnlineScheme,
        /// The level in its own words: "mức độ 3".
        level: String,
        /// How many.
        count: Stated<u64>,
    }
}

record! {
    /// A list of procedures the department published as a whole.
    pub struct Catalogue {
        /// The printed total.
        total: Stated<u64>,
        /// Its parts by type.
        parts: Vec<StatisticPart>,
        /// When it stood so.
        as_of: Option<NaiveDate>,
        /// The decision that published it.
        decision: Option<DocumentId>,
        /// The decision that approved the internal processes.
        internal_decision: Option<DocumentId>,
        /// Where the source prints it.
        mentions: Vec<String>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// An inspection; what identifies private persons or companies is withheld.
    pub struct Inspection {
        /// Stable id.
        id: WrittenId,
        /// What kind.
        kind: Words,
        /// How many.
        count: Stated<u64>,
        /// Who was inspected.
        subject: Option<Words>,
        /// Who asked for it.
        requester: Option<Words>,
        /// What was found.
        finding: Option<Words>,
        /// How it ended.
        outcome: Option<Words>,
        /// Legal bases.
        basis: Vec<Citation>,
        /// The day of the agreement or decision.
        decided: Option<NaiveDate>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// A change of the organisation.
    pub struct OrganisationChange {
        /// Stable id.
        id: WrittenId,
        /// What changed.
        text: Words,
        /// Units before.
        before: Stated<u64>,
        /// Units after.
        after: Stated<u64>,
        /// The document that decided it.
        cites: Vec<Citation>,
    }
}

record! {
    /// `statistics/<period>.toml`: the counted facts of a period.
    pub struct StatisticFile {
        /// The period.
        period: Period,
        /// First day covered.
        from: Option<NaiveDate>,
        /// Last day covered: the cut-off.
        to: Option<NaiveDate>,
        /// The printed window.
        printed: Option<String>,
        /// The report they come from.
        report: Option<ReportId>,
        /// Cases.
        cases: Vec<Cases>,
        /// Feedback.
        feedback: Vec<FeedbackCount>,
        /// Online services.
        online: Vec<OnlineServices>,
        /// The list of procedures.
        catalogue: Option<Catalogue>,
        /// Other counted facts.
        group: Vec<StatisticGroup>,
        /// Inspections.
        inspection: Vec<Inspection>,
        /// Changes of the organisation.
        organisation: Vec<OrganisationChange>,
    }
}
