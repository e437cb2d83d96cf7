//! Indicators, the targets plans set for them, and the values observed (`indicators.toml`).

use super::annotation::Annotation;
use super::id::{DocumentId, PlanId, ReportId, UnitId, WrittenId};
use super::period::Period;
use crate::record::Words;
use crate::record::{record, vocabulary};
use crate::text::Decimal;

vocabulary! {
    /// Which way an indicator should go.
    pub enum Direction {
        /// Higher is better.
        Higher = "higher",
        /// Lower is better: ranks, days.
        Lower = "lower",
        /// Neither; shown without a verdict.
        Neutral = "neutral",
    }
}

vocabulary! {
    /// How a target is to be met.
    pub enum Operator {
        /// Exactly.
        Equal = "=",
        /// At least.
        AtLeast = ">=",
        /// More than.
        MoreThan = ">",
        /// At most.
        AtMost = "<=",
        /// Less than.
        LessThan = "<",
        /// Between `value` and `upper`, both included.
        Range = "range",
        /// Among the first so many.
        Rank = "rank",
        /// In a named group.
        Group = "group",
        /// In words only.
        Qualitative = "qualitative",
    }
}

record! {
    /// A place where a document states a target.
    pub struct TargetMention {
        /// Where: a section, a task id, a deliverable.
        place: String,
        /// As printed there, in short.
        printed: String,
    }
}

record! {
    /// A target a plan sets.
    pub struct IndicatorTarget {
        /// Stable id.
        id: WrittenId,
        /// The plan that sets it.
        plan: PlanId,
        /// How it is to be met.
        operator: Operator,
        /// The value; with `range` the lower bound, with `rank` the last good rank.
        value: Option<Decimal>,
        /// The upper bound of a range.
        upper: Option<Decimal>,
        /// In our own words.
        text: Words,
        /// The printed words that state it.
        printed: Option<String>,
        /// `true` when the operator is not printed but read into a bare value.
        operator_read: bool,
        /// What the value is a share of.
        basis: Option<Words>,
        /// What is left out.
        excludes: Option<Words>,
        /// Whom it binds, where not the department alone.
        scope: Option<Words>,
        /// The period it is for.
        period: Option<Period>,
        /// Where the plan repeats it.
        mentions: Vec<TargetMention>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

vocabulary! {
    /// Why an observation has no value.
    pub enum ObservationStatus {
        /// Nobody reported it.
        NotReported = "not-reported",
        /// It does not apply.
        NotApplicable = "not-applicable",
    }
}

record! {
    /// A value observed in a period.
    pub struct Observation {
        /// The period.
        period: Period,
        /// The value.
        value: Option<Decimal>,
        /// What was counted.
        numerator: Option<u64>,
        /// Out of how many.
        denominator: Option<u64>,
        /// Why there is no value.
        status: Option<ObservationStatus>,
        /// `true` for a value estimated from something else.
        proxy: bool,
        /// A footnote.
        note: Option<Words>,
        /// Why a target was missed.
        explanation: Option<Words>,
        /// The document it comes from.
        document: Option<DocumentId>,
        /// The report it comes from.
        report: Option<ReportId>,
    }
}

record! {
    /// A break in the series.
    pub struct SeriesBreak {
        /// From this period on.
        period: Period,
        /// What changed.
        reason: Words,
    }
}

record! {
    /// The value the plan starts from.
    pub struct Baseline {
        /// Its period.
        period: Period,
        /// Its value.
        value: Decimal,
        /// Its source.
        note: Option<Words>,
    }
}

record! {
    /// An indicator.
    pub struct Indicator {
        /// Stable id; makes the address.
        id: WrittenId,
        /// Its name.
        title: Words,
        /// The index or group it belongs to: "PAR INDEX".
        group: Option<Words>,
        /// What it measures.
        definition: Option<Words>,
        /// How it is measured.
        method: Option<Words>,
        /// Where the values come from.
        source: Option<Words>,
        /// How often.
        periodicity: Option<Words>,
        /// Who answers for it.
        owner: Option<UnitId>,
        /// Which way it should go.
        direction: Direction,
        /// Its unit: "%", "lượt".
        unit: Option<Words>,
        /// Decimal places shown. Default: as written.
        decimals: Option<u64>,
        /// The value that cannot be passed: 100 for a share.
        limit: Option<Decimal>,
        /// The value the plan starts from.
        baseline: Option<Baseline>,
        /// Targets, in the order of the plans.
        target: Vec<IndicatorTarget>,
        /// Observed values.
        observation: Vec<Observation>,
        /// Breaks in the series.
        breaks: Vec<SeriesBreak>,
        /// Footnotes.
        footnotes: Vec<Words>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// `indicators.toml`.
    pub struct IndicatorFile {
        /// The indicators.
        indicator: Vec<Indicator>,
    }
}

/// What a value says of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The target is met.
    Met,
    /// The target is missed.
    Missed,
    /// It cannot be told: no value, or a target in words.
    Open,
}

impl IndicatorTarget {
    /// Holds an observed value against the target, by the operator alone; the published formula.
    pub fn verdict(&self, observation: &Observation) -> Verdict {
        let (Some(seen), Some(wanted)) = (observation.value, self.value) else {
            return Verdict::Open;
        };
        let met = match self.operator {
            Operator::Equal => seen == wanted,
            Operator::AtLeast => seen >= wanted,
            Operator::MoreThan => seen > wanted,
            Operator::AtMost | Operator::Rank => seen <= wanted,
            Operator::LessThan => seen < wanted,
            Operator::Range => seen >= wanted && self.upper.is_none_or(|upper| seen <= upper),
            Operator::Group | Operator::Qualitative => return Verdict::Open,
        };
        if met { Verdict::Met } else { Verdict::Missed }
    }
}
