//! Periodic reports: published, or announced with their date (`reports/*.md`).

use super::annotation::Annotation;
use super::article::Body;
use super::date::Moment;
use super::document::{Attachment, Citation};
use super::id::{DocumentId, Id};
use super::period::Period;
use super::plan::{Recipient, Signer};
use super::words::Stated;
use crate::record::Words;
use crate::record::record;
use chrono::NaiveDate;

record! {
    /// A change of an announced publication date.
    pub struct Postponement {
        /// The date before.
        from: NaiveDate,
        /// The date after.
        to: NaiveDate,
        /// Why.
        reason: Words,
    }
}

record! {
    /// The head of a report.
    pub struct ReportHead {
        /// Its title.
        title: Words,
        /// The period it covers.
        period: Period,
        /// Its document in the register.
        document: Option<DocumentId>,
        /// Number; blank where left blank.
        number: Stated<String>,
        /// Symbol, normalised.
        symbol: Stated<String>,
        /// The forms in which the document prints its number and symbol.
        printed: Vec<String>,
        /// The place before the date.
        place: Stated<String>,
        /// The date, as far as it is given; absent while the report is only announced.
        date: Stated<Moment>,
        /// The printed type line.
        type_line: Option<String>,
        /// A summary for the reader.
        summary: Option<Words>,
        /// Legal bases.
        bases: Vec<Citation>,
        /// Who signed.
        signer: Option<Signer>,
        /// Recipients, in printed order.
        recipients: Vec<Recipient>,
        /// The printed file line.
        filing: Option<String>,
        /// The printed closing mark.
        closing: Option<String>,
        /// The day it is announced for.
        announced: Option<NaiveDate>,
        /// Moved announcements.
        postponed: Vec<Postponement>,
        /// The title of the appendix of results.
        appendix_title: Option<Words>,
        /// Files.
        files: Vec<Attachment>,
        /// `true` keeps it out of the published site.
        draft: bool,
        /// Not published before this day.
        embargo: Option<NaiveDate>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

/// A report: its head and its prose.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its id: the name of its file.
    pub id: Id,
    /// Its head.
    pub head: ReportHead,
    /// Its prose.
    pub body: Body,
}
