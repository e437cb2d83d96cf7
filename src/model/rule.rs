//! The rules completeness is measured by, as a department calls them: names of laws change and are data (DESIGN §3.10).

use super::id::DocumentId;
use crate::record::Words;
use crate::record::{record, vocabulary};

vocabulary! {
    /// A rule that asks for something to be published.
    pub enum RuleSource {
        /// What a procedure consists of.
        Parts = "parts",
        /// How a procedure is announced.
        Announcement = "announcement",
        /// The official record of procedures.
        Record = "record",
        /// What an agency must make public.
        Access = "access",
        /// The table of tasks and the reporting rules of the plan itself.
        Plan = "plan",
        /// Periodic reporting.
        Reporting = "reporting",
        /// The site's own rule.
        Site = "site",
    }
}

record! {
    /// How a department calls the rule something is asked by.
    pub struct Rule {
        /// The rule.
        source: RuleSource,
        /// Its name, short: "Nghị định …, Điều …".
        name: Words,
        /// The document of the register that holds it.
        document: Option<DocumentId>,
    }
}
