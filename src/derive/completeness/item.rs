//! What the rules ask of each kind of record, and which rule asks.

use crate::model::RuleSource;
use crate::record::vocabulary;

vocabulary! {
    /// The kinds of records that are asked.
    pub enum Subject {
        /// A procedure.
        Procedure = "procedure",
        /// A task of a plan.
        Task = "task",
        /// A reporting period of a plan.
        Period = "period",
    }
}

macro_rules! items {
    ($( $Subject:ident { $( $(#[doc = $doc:literal])+ $Variant:ident = $word:literal, $Source:ident; )+ } )+) => {
        vocabulary! {
            /// Something the rules ask for.
            pub enum Item { $($( $(#[doc = $doc])+ $Variant = $word, )+)+ }
        }

        impl Item {
            /// Names the rule that asks for it.
            pub fn source(self) -> RuleSource {
                match self { $($( Self::$Variant => RuleSource::$Source, )+)+ }
            }

            /// Tells which kind of record it is asked of.
            pub fn subject(self) -> Subject {
                match self { $($( Self::$Variant => Subject::$Subject, )+)+ }
            }
        }
    };
}

items! {
    Procedure {
        /// The name.
        Name = "name", Parts;
        /// The national code.
        Code = "code", Record;
        /// The decision that announced the procedure.
        Decision = "decision", Announcement;
        /// The steps.
        Steps = "steps", Parts;
        /// The ways to hand in papers.
        Channels = "channels", Parts;
        /// The papers, or that there are none.
        Papers = "papers", Parts;
        /// The number of sets.
        Sets = "sets", Parts;
        /// The form files, where a paper names its form.
        Forms = "forms", Parts;
        /// How long it takes, for every way.
        Time = "time", Parts;
        /// What it costs or that it costs nothing, for every way.
        Fees = "fees", Parts;
        /// Who may apply.
        Audiences = "audiences", Parts;
        /// Who decides.
        Authority = "authority", Parts;
        /// Where papers are received.
        Reception = "reception", Parts;
        /// What the applicant gets.
        Outcome = "outcome", Parts;
        /// Conditions, or that there are none.
        Conditions = "conditions", Parts;
        /// Legal bases.
        LegalBasis = "legal-basis", Parts;
        /// How to complain.
        Redress = "redress", Site;
        /// Since when it is in force.
        InForce = "in-force", Announcement;
        /// The official record.
        NationalRecord = "national-record", Record;
        /// The day the text was checked.
        Checked = "checked", Site;
    }
    Task {
        /// Who leads.
        Lead = "lead", Plan;
        /// What is delivered.
        Deliverable = "deliverable", Plan;
        /// The deadline.
        Deadline = "deadline", Plan;
        /// The funding of the task or its plan.
        Funding = "funding", Plan;
        /// The result by the cut-off, once due.
        Result = "result", Reporting;
        /// The official grade, once due.
        Grade = "grade", Reporting;
        /// Evidence for "done".
        Evidence = "evidence", Site;
        /// Why it is late or not done.
        LateReason = "late-reason", Site;
        /// Why deadlines were moved.
        MoveReason = "move-reason", Site;
    }
    Period {
        /// The first day or the printed window of the figures.
        Window = "window", Reporting;
        /// The cut-off.
        CutOff = "cut-off", Reporting;
        /// The report.
        Report = "report", Access;
        /// The report by the day announced for it.
        OnTime = "on-time", Site;
        /// Figures of every unit.
        Units = "units", Plan;
        /// A result of every task that is due.
        DueResults = "due-results", Plan;
    }
}

impl Item {
    /// Lists what is asked of a kind of record, in order.
    pub fn of(subject: Subject) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |item| item.subject() == subject)
    }
}
