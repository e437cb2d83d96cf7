//! Administrative procedures, one a file (`procedures/*.md`); the fields of LAW §1.

use super::annotation::Annotation;
use super::article::Body;
use super::document::{Attachment, Citation};
use super::due::TimeUnit;
use super::id::{DocumentId, Id, ProcedureId, TopicId, UnitId};
use super::link::Address;
use super::number::Amount;
use super::statistics::OnlineScheme;
use super::words::Field;
use crate::record::Words;
use crate::record::{record, vocabulary};
use chrono::NaiveDate;

vocabulary! {
    /// The level of government that handles a procedure.
    pub enum ProcedureLevel {
        /// Cấp Bộ.
        Ministry = "ministry",
        /// Cấp Tỉnh.
        Province = "province",
        /// Cấp Huyện, in records before 01/07/2025.
        District = "district",
        /// Cấp Xã.
        Commune = "commune",
        /// Cơ quan khác.
        Other = "other",
    }
}

vocabulary! {
    /// How papers are handed in and results given back.
    pub enum ChannelKind {
        /// Trực tiếp.
        InPerson = "in-person",
        /// Trực tuyến.
        Online = "online",
        /// Dịch vụ bưu chính.
        Postal = "postal",
    }
}

vocabulary! {
    /// What a payment is.
    pub enum FeeKind {
        /// Phí.
        Fee = "phi",
        /// Lệ phí.
        Charge = "le-phi",
        /// Giá dịch vụ.
        Price = "gia",
    }
}

record! {
    /// How long the office takes: `{ amount = 10, unit = "working-day" }`.
    pub struct ProcessingTime {
        /// How many; absent where the text says it otherwise.
        amount: Option<u64>,
        /// Of what.
        unit: Option<TimeUnit>,
        /// The time in words where it is no plain number: "ngay trong ngày".
        text: Option<Words>,
        /// Since when it counts.
        from: Option<Words>,
        /// As printed.
        printed: Option<String>,
    }
}

record! {
    /// One payment.
    pub struct Fee {
        /// What it is.
        kind: FeeKind,
        /// What it is for.
        name: Option<Words>,
        /// How much, in đồng; 0 means that nothing is charged.
        amount: Option<Amount>,
        /// The amount in words where it is no plain number.
        text: Option<Words>,
        /// As printed.
        printed: Option<String>,
    }
}

record! {
    /// One way to hand in the papers, with its own time and fees (DESIGN §3.9).
    pub struct Channel {
        /// Which way.
        kind: ChannelKind,
        /// Where: the desk, the portal, the address.
        place: Option<Words>,
        /// How long the office takes.
        time: Field<ProcessingTime>,
        /// What it costs; an empty list says that it costs nothing.
        fees: Field<Vec<Fee>>,
        /// How the applicant proves who they are.
        authentication: Option<Words>,
        /// A remark.
        note: Option<Words>,
    }
}

record! {
    /// A form to fill in.
    pub struct Form | title {
        /// Its name.
        title: Words,
        /// The file.
        file: Option<Attachment>,
        /// Its address elsewhere.
        url: Option<Address>,
    }
}

record! {
    /// A paper to hand in.
    pub struct Paper {
        /// What it is.
        name: Words,
        /// How many originals.
        originals: Option<u64>,
        /// How many copies.
        copies: Option<u64>,
        /// `true` when it is only needed under a condition.
        optional: bool,
        /// The condition.
        condition: Option<Words>,
        /// The form it is written on.
        form: Option<Form>,
        /// Papers that may be handed in instead.
        alternatives: Vec<Words>,
        /// A remark.
        note: Option<Words>,
        /// The paper as printed, where its counts stand in the wrong column.
        printed: Option<String>,
    }
}

record! {
    /// The papers of one case; one case without a title where there are no cases.
    pub struct PaperCase {
        /// Which case: "Trường hợp cấp mới".
        title: Option<Words>,
        /// The papers.
        paper: Vec<Paper>,
    }
}

vocabulary! {
    /// How a step joins the one before it.
    pub enum StepJoin {
        /// After it.
        Then = "then",
        /// Together with it.
        And = "and",
        /// Instead of it.
        Or = "or",
    }
}

record! {
    /// A step of handling.
    pub struct Step {
        /// Its name.
        title: Option<Words>,
        /// What happens.
        text: Words,
        /// Who acts.
        who: Option<Words>,
        /// How long it takes.
        time: Option<ProcessingTime>,
        /// How it joins the step before. Default: then.
        join: Option<StepJoin>,
        /// `true` when it may be left out.
        optional: bool,
    }
}

record! {
    /// What the applicant gets.
    pub struct Outcome | name {
        /// Its name.
        name: Words,
        /// The code of the result.
        code: Option<String>,
        /// How long it is valid.
        validity: Option<Words>,
    }
}

record! {
    /// The online level, in the scheme it was announced in.
    pub struct OnlineLevel {
        /// The scheme.
        scheme: OnlineScheme,
        /// The level in its own words: "toàn trình", "mức độ 3".
        level: String,
        /// The decision that set it.
        decision: Option<Citation>,
        /// Since when.
        from: Option<NaiveDate>,
        /// Where to use it.
        url: Option<Address>,
    }
}

vocabulary! {
    /// Where a procedure stands in its life.
    pub enum ProcedureState {
        /// Can be used.
        Active = "active",
        /// Not handled for the time being.
        Suspended = "suspended",
        /// Replaced by another.
        Replaced = "replaced",
        /// Repealed.
        Repealed = "repealed",
    }
}

record! {
    /// From when to when the procedure is in force, and what follows it.
    pub struct Lifecycle {
        /// Where it stands. Default: active.
        state: Option<ProcedureState>,
        /// In force from.
        from: Option<NaiveDate>,
        /// In force until.
        to: Option<NaiveDate>,
        /// Why it is suspended, replaced or repealed.
        reason: Option<Words>,
        /// The document that decided it.
        decision: Option<Citation>,
        /// The procedure that follows it.
        replaced_by: Option<ProcedureId>,
        /// The agency it moved to.
        moved_to: Option<Words>,
    }
}

record! {
    /// Where the text was taken from, and who checked it when.
    pub struct Provenance {
        /// The official record.
        url: Option<Address>,
        /// The day it was checked.
        checked: Option<NaiveDate>,
        /// Who checked it.
        by: Option<String>,
        /// SHA-256 of the record that was read.
        sha256: Option<String>,
        /// A remark.
        note: Option<Words>,
    }
}

record! {
    /// The ways to complain, and what happens when the office is late.
    pub struct Redress {
        /// How to complain.
        text: Words,
        /// What happens when the office is late.
        when_late: Option<Words>,
        /// Where.
        url: Option<Address>,
    }
}

record! {
    /// A question citizens ask, with its answer.
    pub struct Question {
        /// The question.
        question: Words,
        /// The answer.
        answer: Words,
    }
}

record! {
    /// The head of a procedure file.
    pub struct ProcedureHead {
        /// National code, kept as text: "1.011812".
        code: Field<String>,
        /// Its name.
        title: Words,
        /// In a sentence: what it is for.
        summary: Option<Words>,
        /// The field: "Năng lượng nguyên tử, an toàn bức xạ và hạt nhân".
        field: Words,
        /// The levels that handle it.
        levels: Vec<ProcedureLevel>,
        /// Loại thủ tục, as published.
        kind: Option<Words>,
        /// Topics and life events.
        topics: Vec<TopicId>,
        /// Who can use it.
        audiences: Field<Vec<Words>>,
        /// The units that handle it.
        units: Vec<UnitId>,
        /// Who decides.
        authority: Field<Words>,
        /// Where papers are received.
        reception: Field<Words>,
        /// Who decides on behalf of the authority.
        delegated: Field<Words>,
        /// Who takes part.
        coordinating: Field<Words>,
        /// The ways to hand in papers, each with time and fees.
        channel: Vec<Channel>,
        /// The papers by case.
        case: Vec<PaperCase>,
        /// How many sets of papers: "01 bộ".
        sets: Field<String>,
        /// The steps.
        step: Vec<Step>,
        /// What the applicant gets.
        results: Field<Vec<Outcome>>,
        /// Conditions; `{ none = … }` is written as text: "Không".
        conditions: Field<Words>,
        /// Legal bases.
        legal_basis: Field<Vec<Citation>>,
        /// The decision that announced the procedure.
        decision: Field<Citation>,
        /// The online level.
        online: Field<OnlineLevel>,
        /// The decision that approved the internal process.
        internal_process: Option<Citation>,
        /// `true` when it can be handed in at any office of the province.
        any_office: Option<bool>,
        /// Complaints and delay.
        redress: Option<Redress>,
        /// Questions and answers.
        question: Vec<Question>,
        /// Words people search with.
        keywords: Vec<String>,
        /// Its life.
        lifecycle: Option<Lifecycle>,
        /// The official record on the national portal.
        national_record: Field<Address>,
        /// Where the text comes from.
        provenance: Option<Provenance>,
        /// `true` marks a sample that is not an official text.
        sample: bool,
        /// `true` keeps it out of the published site.
        draft: bool,
        /// The decision that belongs in the register, where the procedure was announced with others.
        announced_in: Option<DocumentId>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

/// A procedure: its head and what is written below it.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// Its id: the name of its file.
    pub id: Id,
    /// Its head.
    pub head: ProcedureHead,
    /// More about it, in Markdown.
    pub body: Body,
}
