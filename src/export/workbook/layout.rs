//! The layout of the workbook units fill in: its columns, its fixed words, and the mark by which a sheet is known again.
//!
//! Writing and reading share it, so that what is written is what is read.

use chrono::NaiveDate;

use crate::model::{Id, Period};
use crate::record::vocabulary;

/// The name of the first sheet, which explains the others.
pub const GUIDE: &str = "Hướng dẫn";
/// The name of the sheet of all tasks.
pub const OVERVIEW: &str = "Tất cả";
/// The name of the sheet for programs, which nobody sees.
pub const MACHINE: &str = "minhbach";
/// The row of the headings, from 0.
pub const HEADER: u32 = 3;
/// The first word of every mark: the format and its version.
const FORMAT: &str = "minhbach-workbook/1";

vocabulary! {
    /// A column of a sheet of tasks, in order.
    pub enum Column {
        /// The id of the task, hidden.
        Id = "id",
        /// The printed label.
        Label = "label",
        /// The area.
        Area = "area",
        /// The task.
        Task = "task",
        /// Who leads.
        Leads = "leads",
        /// What is delivered.
        Deliverables = "deliverables",
        /// The deadline, with what moved it.
        Due = "due",
        /// The last result and its grade.
        Before = "before",
        /// What was done.
        Result = "result",
        /// The number and symbol of each document that shows it, one a line; or a fact.
        Number = "number",
        /// The day of each document, one a line.
        Day = "day",
        /// The address of each document, one a line.
        Link = "link",
        /// The grade the unit gives itself.
        Grade = "grade",
        /// The day the work was finished.
        Completed = "completed",
        /// Why it is late or not done.
        Reason = "reason",
        /// The new deadline.
        MovedTo = "moved-to",
        /// The document that decided the new deadline.
        MovedBy = "moved-by",
        /// A remark.
        Note = "note",
    }
}

impl Column {
    /// Gives its heading and its width in letters.
    fn look(self) -> (&'static str, u8) {
        match self {
            Self::Id => ("Mã nhiệm vụ", 12),
            Self::Label => ("STT", 5),
            Self::Area => ("Lĩnh vực", 12),
            Self::Task => ("Nhiệm vụ", 26),
            Self::Leads => ("Chủ trì", 11),
            Self::Deliverables => ("Sản phẩm", 12),
            Self::Due => ("Thời hạn", 14),
            Self::Before => ("Kết quả kỳ trước", 18),
            Self::Result => ("Kết quả thực hiện", 30),
            Self::Number => ("Minh chứng: số, ký hiệu văn bản", 17),
            Self::Day => ("Minh chứng: ngày văn bản", 11),
            Self::Link => ("Minh chứng: đường dẫn", 12),
            Self::Grade => ("Tự đánh giá", 11),
            Self::Completed => ("Ngày hoàn thành", 11),
            Self::Reason => ("Lý do nếu chậm hoặc chưa xong", 15),
            Self::MovedTo => ("Gia hạn đến", 11),
            Self::MovedBy => ("Văn bản quyết định gia hạn", 12),
            Self::Note => ("Ghi chú", 12),
        }
    }

    /// Gives its heading.
    pub fn heading(self) -> &'static str {
        self.look().0
    }

    /// Gives its width in letters.
    pub fn width(self) -> usize {
        self.look().1.into()
    }

    /// Gives its place in a sheet, from 0.
    pub fn index(self) -> u16 {
        let place = Self::ALL.iter().position(|column| *column == self).expect("the list holds every column");
        u16::try_from(place).expect("a sheet has tens of columns")
    }

    /// Tells whether units fill it in.
    pub fn is_filled(self) -> bool {
        self.index() >= Self::Result.index()
    }

    /// Tells whether it holds days and nothing else.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Completed | Self::MovedTo)
    }

    /// Gives the columns units fill in, in order.
    pub fn filled() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|column| column.is_filled())
    }
}

/// What a sheet says of itself to programs: it stands in a hidden cell and comes along when the sheet is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The site.
    pub site: Id,
    /// The plan.
    pub plan: Id,
    /// The period.
    pub period: Period,
    /// The first day the figures cover.
    pub from: NaiveDate,
    /// The cut-off.
    pub to: NaiveDate,
    /// The period whose results stand beside; the newest before without it.
    pub previous: Option<Period>,
    /// The day the units send it back.
    pub return_by: Option<NaiveDate>,
    /// The unit the sheet is for; absent in the sheets of the office.
    pub unit: Option<Id>,
}

impl Mark {
    /// Reads a mark; another version of the format is none.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix(FORMAT)?;
        let value = |key: &str| {
            let mut pairs = rest.split_whitespace().filter_map(|pair| pair.split_once('='));
            pairs.find(|(name, _)| *name == key).map(|(_, value)| value)
        };
        Some(Self {
            site: Id::new(value("site")?)?,
            plan: Id::new(value("plan")?)?,
            period: Period::parse(value("period")?)?,
            from: value("from")?.parse().ok()?,
            to: value("to")?.parse().ok()?,
            previous: value("previous").and_then(Period::parse),
            return_by: value("return-by").and_then(|day| day.parse().ok()),
            unit: value("unit").and_then(Id::new),
        })
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { site, plan, period, from, to, .. } = self;
        write!(formatter, "{FORMAT} site={site} plan={plan} period={period} from={from} to={to}")?;
        self.previous.map_or(Ok(()), |previous| write!(formatter, " previous={previous}"))?;
        self.return_by.map_or(Ok(()), |day| write!(formatter, " return-by={day}"))?;
        self.unit.as_ref().map_or(Ok(()), |unit| write!(formatter, " unit={unit}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_written() {
        let text = "minhbach-workbook/1 site=quang-tri plan=2020 period=2020-Q3 from=2020-06-15 to=2020-09-14 \
                    previous=2020-H1 return-by=2020-09-10 unit=van-phong";
        assert_eq!(Mark::parse(text).map(|mark| mark.to_string()).as_deref(), Some(text));
        assert_eq!(Mark::parse("minhbach-workbook/2 site=a plan=b"), None);
        assert_eq!(Mark::parse("STT"), None);
    }

    #[test]
    fn no_two_columns_share_a_heading() {
        let mut headings: Vec<&str> = Column::ALL.iter().map(|column| column.heading()).collect();
        headings.sort_unstable();
        headings.dedup();
        assert_eq!(headings.len(), Column::ALL.len());
    }
}
