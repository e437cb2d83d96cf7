//! References: the leaves of records that name other records.

use crate::text::Span;

/// The kinds of records others refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A unit of the department or outside it.
    Unit,
    /// A document of the register.
    Document,
    /// A plan.
    Plan,
    /// A task, written `task` inside its plan or `plan/task` elsewhere.
    Task,
    /// A procedure.
    Procedure,
    /// An indicator.
    Indicator,
    /// A report.
    Report,
    /// A topic.
    Topic,
    /// A budget line, written `plan/line`.
    BudgetLine,
}

/// A reference to a record of some kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The kind of record meant.
    pub target: Target,
    /// The id as written; tasks and budget lines may carry their plan before a `/`.
    pub id: String,
    /// Where it stands.
    pub span: Span,
}
