//! Areas and tasks of a plan (`plans/<plan>/tasks.toml`).

use super::annotation::Annotation;
use super::date::Moment;
use super::document::Citation;
use super::due::Dues;
use super::id::{BudgetLineId, IndicatorId, ProcedureId, TaskId, UnitId, WrittenId};
use super::words::Stated;
use crate::record::Words;
use crate::record::{record, vocabulary};
use crate::text::Decimal;
use chrono::NaiveDate;

vocabulary! {
    /// The areas of administrative reform printed areas are mapped to (MODEL §5).
    pub enum CanonicalArea {
        /// Chỉ đạo, điều hành.
        Direction = "chi-dao",
        /// Thông tin, tuyên truyền.
        Communication = "tuyen-truyen",
        /// Cải cách thể chế.
        Institutions = "the-che",
        /// Cải cách thủ tục hành chính.
        Procedures = "tthc",
        /// Cơ chế một cửa.
        OneStop = "mot-cua",
        /// Tổ chức bộ máy.
        Organisation = "to-chuc-bo-may",
        /// Chế độ công vụ, đội ngũ.
        CivilService = "cong-vu",
        /// Tài chính công.
        PublicFinance = "tai-chinh-cong",
        /// Hiện đại hóa, chính quyền số.
        Modernisation = "hien-dai-hoa",
    }
}

record! {
    /// A unit's part in a task: `"van-phong"`, or with what the plan adds to its name.
    pub struct Responsible | unit {
        /// The unit; absent where the plan names nobody the site knows.
        unit: Option<UnitId>,
        /// A part of the unit the plan names.
        qualifier: Option<Words>,
        /// The name as printed, where it differs.
        printed: Option<String>,
    }
}

record! {
    /// What a task delivers: `"Kế hoạch"`, or with its quantity.
    pub struct Deliverable | text {
        /// What it is.
        text: Words,
        /// How many.
        quantity: Option<Decimal>,
        /// Of what.
        unit: Option<Words>,
        /// What may be delivered instead: "or a seminar".
        alternatives: Vec<Words>,
    }
}

vocabulary! {
    /// Where the money of a task comes from.
    pub enum FundingKind {
        /// Kinh phí tự chủ.
        Autonomous = "tu-chu",
        /// Kinh phí theo quy định.
        Regulated = "theo-quy-dinh",
        /// Both.
        Both = "tu-chu-va-theo-quy-dinh",
        /// The state budget estimate.
        Budget = "ngan-sach",
        /// Another source.
        Other = "khac",
    }
}

record! {
    /// The funding of a task or plan.
    pub struct Funding | kind {
        /// The kind of source.
        kind: FundingKind,
        /// The printed text.
        printed: Option<Words>,
    }
}

record! {
    /// Work items expected in each quarter; a quarter not written is not stated.
    pub struct WorkItems {
        /// First quarter.
        q1: Option<u64>,
        /// Second quarter.
        q2: Option<u64>,
        /// Third quarter.
        q3: Option<u64>,
        /// Fourth quarter.
        q4: Option<u64>,
        /// The id of the task whose counts these are, where tasks share one group.
        shared_with: Option<TaskId>,
        /// The printed text.
        printed: Option<String>,
    }
}

impl WorkItems {
    /// Gives the four quarters in order.
    pub fn quarters(&self) -> [Option<u64>; 4] {
        [self.q1, self.q2, self.q3, self.q4]
    }
}

record! {
    /// A deadline that was moved. The first one is never overwritten.
    pub struct Slip {
        /// The deadline before.
        from: Moment,
        /// The deadline after.
        to: Moment,
        /// When it was decided.
        decided: Option<NaiveDate>,
        /// The document that decided it.
        document: Option<String>,
        /// Why.
        reason: Option<Words>,
    }
}

record! {
    /// A task of a plan.
    pub struct Task {
        /// Stable id inside the plan; makes the address.
        id: WrittenId,
        /// The printed label: "a)", "4.1"; blank where the plan prints none.
        label: Stated<String>,
        /// The task it is a part of.
        parent: Option<TaskId>,
        /// What is to be done, short.
        title: Words,
        /// What is to be done, in full.
        text: Option<Words>,
        /// Who leads.
        leads: Vec<Responsible>,
        /// The printed text of the leads, where it differs from their names.
        leads_printed: Option<String>,
        /// Who takes part.
        coordinators: Vec<Responsible>,
        /// The printed text of the coordinators, where it differs from their names.
        coordinators_printed: Option<String>,
        /// The person or role in charge the plan names: "CVP".
        person: Option<Words>,
        /// What is delivered.
        deliverables: Vec<Deliverable>,
        /// When.
        due: Dues,
        /// The printed text of the deadline.
        due_text: Option<String>,
        /// Work items a quarter.
        work: Option<WorkItems>,
        /// Funding.
        funding: Option<Funding>,
        /// The printed note.
        note: Option<Words>,
        /// The condition under which the task arises: "nếu có".
        contingent: Option<Words>,
        /// The task it is carried out with.
        merged_into: Option<TaskId>,
        /// Fields taken from a vertically merged cell.
        inherited: Vec<String>,
        /// Documents the task names.
        cites: Vec<Citation>,
        /// Indicators it serves.
        indicators: Vec<IndicatorId>,
        /// Procedures it concerns.
        procedures: Vec<ProcedureId>,
        /// Budget lines that pay for it.
        budget: Vec<BudgetLineId>,
        /// Former deadlines.
        slip: Vec<Slip>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
    }
}

record! {
    /// A group of tasks as the plan prints it.
    pub struct Area {
        /// Stable id inside the plan.
        id: WrittenId,
        /// The printed label: "VII."; blank where none is printed.
        label: Stated<String>,
        /// The printed title.
        title: Words,
        /// Other forms in which the document prints the title.
        also_printed: Vec<String>,
        /// The canonical areas it covers.
        canonical: Vec<CanonicalArea>,
        /// A printed note of the area.
        note: Option<Words>,
        /// Notes beside printed values.
        annotations: Vec<Annotation>,
        /// Its tasks, in printed order.
        task: Vec<Task>,
    }
}

record! {
    /// `tasks.toml`: the areas of a plan.
    pub struct TaskFile {
        /// The areas, in printed order.
        area: Vec<Area>,
    }
}

impl Task {
    /// Lists the quarters of a year in which something is due by a fixed date or work items are
    /// expected. A deadline of a whole year belongs to no quarter.
    pub fn quarters(&self, year: i32) -> std::collections::BTreeSet<u32> {
        use chrono::Datelike;
        let mut quarters = std::collections::BTreeSet::new();
        for due in &self.due.0 {
            if matches!(due.when, super::When::By(ref moments) if matches!(moments.as_slice(), [Moment::Year(_)])) {
                continue;
            }
            let days = due.when.fixed_days();
            quarters.extend(days.iter().filter(|day| day.year() == year).map(|day| day.month().div_ceil(3)));
        }
        let counts = self.work.iter().flat_map(|work| work.quarters().into_iter().zip(1u32..));
        quarters.extend(counts.filter(|(count, _)| count.is_some_and(|count| count > 0)).map(|(_, quarter)| quarter));
        quarters
    }
}
