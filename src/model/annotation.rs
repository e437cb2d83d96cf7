//! Corrections and remarks that stand beside a printed value and never replace it (MODEL R5, §16).

use super::words::Quoted;
use crate::record::{record, vocabulary};
use chrono::NaiveDate;

vocabulary! {
    /// What an annotation is about.
    pub enum AnnotationKind {
        /// A letter or word read wrongly by the scanner.
        Ocr = "ocr",
        /// A misprint of the document.
        Misprint = "misprint",
        /// The document contradicts itself or another.
        Inconsistency = "inconsistency",
        /// A value taken from a merged cell.
        MergedCell = "merged-cell",
        /// Something announced that is not there.
        Missing = "missing",
        /// Something left out on purpose.
        Withheld = "withheld",
        /// A remark of the editor.
        Remark = "remark",
    }
}

record! {
    /// A visible note beside a printed value.
    pub struct Annotation {
        /// What it is about.
        kind: AnnotationKind,
        /// The field it belongs to.
        field: Option<String>,
        /// The printed text.
        printed: Option<Quoted>,
        /// What is probably meant.
        proposed: Option<Quoted>,
        /// Why.
        reason: Quoted,
        /// Who noted it.
        by: Option<String>,
        /// When it was noted.
        on: Option<NaiveDate>,
    }
}
