//! Deadlines: what a plan prints under "thời gian", typed (MODEL §7).

use serde_json::{Value as Json, json};

use super::date::Moment;
use crate::diagnostic::{Code, say};
use crate::record::Words;
use crate::record::{Decode, Kind, Reader, SchemaBook, Value, Visitor, record, vocabulary};
use crate::text::Span;

vocabulary! {
    /// The kinds of deadline the open data tell apart.
    pub enum DueKind {
        /// One day.
        Day = "day",
        /// One month.
        Month = "month",
        /// Several months, each with its own delivery, or a run of months.
        Months = "months",
        /// One quarter.
        Quarter = "quarter",
        /// Several quarters, or a run of quarters.
        Quarters = "quarters",
        /// One of several.
        OneOf = "one-of",
        /// Within a year.
        Year = "year",
        /// Several deliveries, each with its own deadline.
        Milestones = "milestones",
        /// All the time.
        Ongoing = "ongoing",
        /// At least so often.
        Frequency = "frequency",
        /// So long after an event.
        Relative = "relative",
        /// When a condition is met.
        Conditional = "conditional",
        /// When somebody asks.
        OnRequest = "on-request",
        /// As another plan says.
        ByOtherPlan = "by-other-plan",
        /// The plan prints none.
        Unspecified = "unspecified",
    }
}

vocabulary! {
    /// What a frequency counts over.
    pub enum Every {
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A quarter.
        Quarter = "quarter",
        /// A year.
        Year = "year",
    }
}

vocabulary! {
    /// The unit of a length of time.
    pub enum TimeUnit {
        /// A working day.
        WorkingDay = "working-day",
        /// A day of the calendar.
        Day = "day",
        /// An hour.
        Hour = "hour",
        /// A working hour.
        WorkingHour = "working-hour",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

/// When something is to be done.
#[derive(Debug, Clone)]
pub enum When {
    /// By each of these moments: one delivery a moment.
    By(Vec<Moment>),
    /// From a moment to another; without the second, from then on.
    Between(Moment, Option<Moment>),
    /// By one of these moments.
    OneOf(Vec<Moment>),
    /// All the time, perhaps within a year.
    Ongoing(Option<Moment>),
    /// At least so many, over each span of time.
    Frequency {
        /// The least number.
        at_least: u64,
        /// The span of time.
        every: Every,
        /// What is counted.
        of: Option<Words>,
    },
    /// At most so long after an event.
    Relative {
        /// How long.
        within: u64,
        /// Its unit.
        unit: TimeUnit,
        /// The event.
        after: Words,
    },
    /// When a condition is met.
    Conditional(Words),
    /// When somebody asks.
    OnRequest(Words),
    /// As another plan says.
    ByOtherPlan(Words),
}

/// One deadline, perhaps of one delivery among several.
#[derive(Debug, Clone)]
pub struct Due {
    /// Where it stands.
    pub span: Span,
    /// What is to be delivered by then, where the plan tells deliveries apart.
    pub what: Option<Words>,
    /// When.
    pub when: When,
    /// A condition the plan ties to it.
    pub condition: Option<Words>,
}

record! {
    /// One deadline. Give exactly one of by, one_of, from, ongoing, at_least, within, when,
    /// on_request_of, by_plan.
    pub struct DueFields | by {
        /// What is to be delivered by then.
        what: Option<Words>,
        /// A day, month, quarter or year; or a list of them. With `from`: the end.
        by: Option<Moments>,
        /// One of several moments.
        one_of: Option<Moments>,
        /// The beginning; without `by` it has no end.
        from: Option<Moment>,
        /// All the time.
        ongoing: Option<bool>,
        /// The least number of a frequency, with `every`.
        at_least: Option<u64>,
        /// What the frequency counts over.
        every: Option<Every>,
        /// What the frequency counts.
        of: Option<Words>,
        /// A length of time, with `unit` and `after`.
        within: Option<u64>,
        /// The unit of `within`.
        unit: Option<TimeUnit>,
        /// The event `within` counts from.
        after: Option<Words>,
        /// A condition that sets the time: "when guidance is issued".
        when: Option<Words>,
        /// Who may ask for it.
        on_request_of: Option<Words>,
        /// The other plan that sets the time.
        by_plan: Option<Words>,
        /// A condition the plan ties to a time it gives.
        condition: Option<Words>,
    }
}

/// One moment or several.
#[derive(Debug, Clone)]
pub struct Moments(pub Vec<Moment>);

impl Decode for Moments {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Kind::List(items) = &value.kind else {
            return Moment::decode(value, reader).map(|moment| Self(vec![moment]));
        };
        let moments: Vec<Moment> = items.iter().filter_map(|item| Moment::decode(item, reader)).collect();
        // A faulty item has been reported already; an empty list has not.
        if items.is_empty() {
            return reader.fault(
                Code::BadDue,
                value.span,
                say!(vi: "danh sách thời hạn trống"; en: "the list of deadlines is empty"),
            );
        }
        (moments.len() == items.len()).then_some(Self(moments))
    }

    fn schema(book: &mut SchemaBook) -> Json {
        let one = Moment::schema(book);
        json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
    }
}

impl DueFields {
    fn when(self, reader: &mut Reader) -> Option<When> {
        let span = self.span;
        let mut kinds = Vec::new();
        match (self.from, self.by) {
            (Some(from), Some(Moments(by))) if by.len() == 1 => kinds.push(When::Between(from, by.first().copied())),
            (Some(_), Some(_)) => {
                return reader.fault(
                    Code::BadDue,
                    span,
                    say!(vi: "`from` chỉ đi cùng một mốc `by`"; en: "`from` goes with a single `by`"),
                );
            }
            (Some(from), None) => kinds.push(When::Between(from, None)),
            (None, Some(Moments(by))) if self.ongoing == Some(true) => kinds.push(When::Ongoing(by.first().copied())),
            (None, Some(Moments(by))) => kinds.push(When::By(by)),
            (None, None) if self.ongoing == Some(true) => kinds.push(When::Ongoing(None)),
            (None, None) => {}
        }
        kinds.extend(self.one_of.map(|Moments(moments)| When::OneOf(moments)));
        kinds.extend(self.when.map(When::Conditional));
        kinds.extend(self.on_request_of.map(When::OnRequest));
        kinds.extend(self.by_plan.map(When::ByOtherPlan));
        match (self.at_least, self.every) {
            (Some(at_least), Some(every)) => kinds.push(When::Frequency { at_least, every, of: self.of }),
            (None, None) => {}
            _ => return incomplete(reader, span, "`at_least`, `every`"),
        }
        match (self.within, self.unit, self.after) {
            (Some(within), Some(unit), Some(after)) => kinds.push(When::Relative { within, unit, after }),
            (None, None, None) => {}
            _ => return incomplete(reader, span, "`within`, `unit`, `after`"),
        }
        if kinds.len() != 1 {
            let count = kinds.len();
            return reader.fault(
                Code::BadDue,
                span,
                say!(
                    vi: "thời hạn phải nói đúng một điều (by, one_of, from, ongoing, at_least, within, when, on_request_of hoặc by_plan), ở đây có {count}";
                    en: "a deadline says exactly one thing (by, one_of, from, ongoing, at_least, within, when, on_request_of or by_plan), here are {count}"
                ),
            );
        }
        kinds.pop()
    }
}

fn incomplete<T>(reader: &mut Reader, span: Span, keys: &str) -> Option<T> {
    reader.fault(Code::BadDue, span, say!(vi: "{keys} phải đi cùng nhau"; en: "{keys} go together"))
}

impl Decode for Due {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        let before = reader.count();
        let mut fields = DueFields::decode(value, reader)?;
        // What is wrong in a part has been said; that the whole says nothing is no second fault.
        if reader.count() > before {
            return None;
        }
        let (what, condition) = (fields.what.take(), fields.condition.take());
        Some(Self { span: value.span, what, condition, when: fields.when(reader)? })
    }

    fn schema(book: &mut SchemaBook) -> Json {
        DueFields::schema(book)
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        self.what.visit(visitor);
        self.condition.visit(visitor);
        match &self.when {
            When::Conditional(words) | When::OnRequest(words) | When::ByOtherPlan(words) => visitor.words(words),
            When::Relative { after, .. } => visitor.words(after),
            When::Frequency { of, .. } => of.visit(visitor),
            When::By(_) | When::Between(..) | When::OneOf(_) | When::Ongoing(_) => {}
        }
    }
}

/// The deadlines of a task: none, one, or several milestones.
#[derive(Debug, Clone, Default)]
pub struct Dues(pub Vec<Due>);

impl Decode for Dues {
    fn decode(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.kind {
            Kind::List(items) if items.iter().any(|item| matches!(item.kind, Kind::Table(_))) => {
                Vec::decode(value, reader).map(Self)
            }
            _ => Due::decode(value, reader).map(|due| Self(vec![due])),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn schema(book: &mut SchemaBook) -> Json {
        let one = Due::schema(book);
        json!({ "anyOf": [one, { "type": "array", "items": one }] })
    }

    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        self.0.visit(visitor);
    }
}

impl Dues {
    /// Tells the kind: milestones as soon as a delivery is named or there are several.
    pub fn kind(&self) -> DueKind {
        match self.0.as_slice() {
            [] => DueKind::Unspecified,
            [due] if due.what.is_none() => due.when.kind(),
            _ => DueKind::Milestones,
        }
    }

    /// Gives every fixed last day, in the order of the plan; deadlines without one give none.
    pub fn last_days(&self) -> Vec<chrono::NaiveDate> {
        self.0.iter().flat_map(|due| due.when.last_days()).collect()
    }

    /// Gives the earliest day work is due to begin or be delivered, where it is fixed.
    pub fn first_day(&self) -> Option<chrono::NaiveDate> {
        self.0.iter().filter_map(|due| due.when.first_day()).min()
    }
}

impl When {
    /// Tells the kind of one deadline.
    pub fn kind(&self) -> DueKind {
        match self {
            Self::By(moments) => match moments.as_slice() {
                [Moment::Day(_)] => DueKind::Day,
                [Moment::Month(..)] => DueKind::Month,
                [Moment::Quarter(..)] => DueKind::Quarter,
                [Moment::Year(_)] => DueKind::Year,
                [Moment::Month(..), ..] => DueKind::Months,
                [Moment::Quarter(..), ..] => DueKind::Quarters,
                _ => DueKind::Milestones,
            },
            Self::Between(_, None) | Self::Ongoing(_) => DueKind::Ongoing,
            Self::Between(_, Some(Moment::Quarter(..))) => DueKind::Quarters,
            Self::Between(_, Some(Moment::Month(..))) => DueKind::Months,
            Self::Between(_, Some(Moment::Year(_))) => DueKind::Year,
            Self::Between(_, Some(Moment::Day(_))) => DueKind::Day,
            Self::OneOf(_) => DueKind::OneOf,
            Self::Frequency { .. } => DueKind::Frequency,
            Self::Relative { .. } => DueKind::Relative,
            Self::Conditional(_) => DueKind::Conditional,
            Self::OnRequest(_) => DueKind::OnRequest,
            Self::ByOtherPlan(_) => DueKind::ByOtherPlan,
        }
    }

    /// Gives the fixed last days; only fixed forms can ever be overdue.
    pub fn last_days(&self) -> Vec<chrono::NaiveDate> {
        match self {
            Self::By(moments) => moments.iter().map(|moment| moment.last_day()).collect(),
            Self::Between(_, Some(to)) => vec![to.last_day()],
            // Nobody is late before the last of the choices has passed.
            Self::OneOf(moments) => moments.iter().map(|moment| moment.last_day()).max().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Gives a day in every month or quarter the deadline names, ranges and choices included.
    pub fn fixed_days(&self) -> Vec<chrono::NaiveDate> {
        match self {
            Self::By(moments) | Self::OneOf(moments) => moments.iter().map(|moment| moment.last_day()).collect(),
            Self::Between(from, Some(to)) => {
                let (first, last) = (from.first_day(), to.last_day());
                let days = first.iter_days().take_while(|day| *day <= last);
                days.filter(|day| chrono::Datelike::day(day) == 1 || *day == first || *day == last).collect()
            }
            _ => Vec::new(),
        }
    }

    fn first_day(&self) -> Option<chrono::NaiveDate> {
        match self {
            Self::By(moments) | Self::OneOf(moments) => moments.iter().map(|moment| moment.first_day()).min(),
            Self::Between(from, Some(_)) => Some(from.first_day()),
            _ => None,
        }
    }
}
