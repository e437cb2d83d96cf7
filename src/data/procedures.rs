//! The data sets of procedures: themselves, and what belongs to each of their channels and cases.

use super::cell::{Cell, StatedCell};
use super::table::{DataSet, Kind, Table, closed, statuses};
use super::{Facts, NOTE, Said, URL, words};
use crate::derive::Place;
use crate::model::{
    Channel, ChannelKind, Fee, FeeKind, Field, Lifecycle, OnlineLevel, OnlineScheme, Outcome, Paper, PaperCase,
    Procedure, ProcedureLevel, ProcedureState, ProcessingTime, Provenance, Question, Step, StepJoin, TimeUnit, Words,
};

const PROCEDURE: Said = ["Thủ tục", "Procedure"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![
        procedures(facts),
        channels(facts),
        fees(facts),
        papers(facts),
        steps(facts),
        outcomes(facts),
        questions(facts),
    ]
}

fn procedures(facts: &Facts<'_>) -> DataSet {
    let table = Table::new(
        "procedures",
        ["Thủ tục hành chính", "Procedures"],
        [
            "Mỗi dòng là một thủ tục. Trang này đăng lại; cột national_record dẫn tới bản chính thức.",
            "One row per procedure. The site republishes; the column national_record leads to the official record.",
        ],
        facts.site.procedures.values(),
    )
    .text("id", ["Mã", "Id"], |row: &&Procedure| &row.id)
    .field("code", Kind::Text, ["Mã quốc gia", "National code"], |row| StatedCell::field(&row.head.code, Cell::from))
    .words("title", ["Tên", "Title"], |row| Some(&row.head.title))
    .words("summary", ["Tóm tắt", "Summary"], |row| row.head.summary.as_ref())
    .words("field", ["Lĩnh vực", "Field"], |row| Some(&row.head.field))
    .column("levels", Kind::Words(closed!(ProcedureLevel, "level")), ["Cấp thực hiện", "Levels"], |row| {
        Cell::list(row.head.levels.iter().map(|level| level.as_str()))
    })
    .text("kind", ["Loại thủ tục", "Kind"], |row| words(row.head.kind.as_ref()))
    .list("topics", ["Chủ đề", "Topics"], |row| Cell::list(row.head.topics.iter().map(|topic| topic.id())))
    .list("units", ["Đơn vị thực hiện", "Units"], |row| Cell::list(row.head.units.iter().map(|unit| unit.id())))
    .list("keywords", ["Từ khóa", "Keywords"], |row| Cell::list(&row.head.keywords))
    .column(
        "any_office",
        Kind::Boolean,
        ["Nộp được ở mọi nơi trong tỉnh", "Any office of the province"],
        |row| row.head.any_office,
    )
    .text("redress", ["Khiếu nại", "Complaints"], |row| {
        row.head.redress.as_ref().map(|redress| Cell::from(&redress.text))
    })
    .text("redress_when_late", ["Khi giải quyết chậm", "When the office is late"], |row| {
        words(row.head.redress.as_ref().and_then(|redress| redress.when_late.as_ref()))
    })
    .text("redress_url", ["Nơi khiếu nại", "Where to complain"], |row| {
        row.head.redress.as_ref().and_then(|redress| redress.url.as_ref()).map(|url| url.url.as_str())
    })
    .column("sample", Kind::Boolean, ["Bản mẫu", "Sample"], |row| row.head.sample);
    provenance(online(lifecycle(described(table))))
        .text("url", URL, |row| facts.url(&Place::Procedure(row.id.clone())))
        .key(&["id"])
        .refers(&["announced_in"], "documents", &["id"])
        .refers(&["replaced_by"], "procedures", &["id"])
        .finish()
}

fn described(table: Table<&Procedure>) -> Table<&Procedure> {
    let text = |field: &Field<Words>| StatedCell::field(field, Cell::from);
    table
        .field("audiences", Kind::List, ["Đối tượng", "Who can use it"], |row| {
            StatedCell::field(&row.head.audiences, Cell::list)
        })
        .field("authority", Kind::Text, ["Cơ quan quyết định", "Who decides"], move |row| {
            text(&row.head.authority)
        })
        .field("reception", Kind::Text, ["Nơi tiếp nhận", "Where received"], move |row| text(&row.head.reception))
        .field("delegated", Kind::Text, ["Được ủy quyền", "Decides on behalf"], move |row| {
            text(&row.head.delegated)
        })
        .field("coordinating", Kind::Text, ["Cơ quan phối hợp", "Takes part"], move |row| {
            text(&row.head.coordinating)
        })
        .field("sets", Kind::Text, ["Số bộ hồ sơ", "Sets of papers"], |row| {
            StatedCell::field(&row.head.sets, Cell::from)
        })
        .field("results", Kind::List, ["Kết quả", "Results"], |row| {
            StatedCell::field(&row.head.results, |outcomes| Cell::list(outcomes.iter().map(|outcome| &outcome.name)))
        })
        .field("conditions", Kind::Text, ["Yêu cầu, điều kiện", "Conditions"], move |row| {
            text(&row.head.conditions)
        })
        .field("legal_basis", Kind::List, ["Căn cứ pháp lý", "Legal bases"], |row| {
            StatedCell::field(&row.head.legal_basis, Cell::list)
        })
        .field("decision", Kind::Text, ["Quyết định công bố", "Announced by"], |row| {
            StatedCell::field(&row.head.decision, Cell::from)
        })
        .text("announced_in", ["Văn bản công bố", "Document that announced it"], |row| {
            row.head.announced_in.as_ref().map(|document| document.id())
        })
        .text("internal_process", ["Quy trình nội bộ", "Internal process"], |row| {
            row.head.internal_process.as_ref()
        })
}

fn lifecycle<'p>(table: Table<&'p Procedure>) -> Table<&'p Procedure> {
    let life = |row: &&'p Procedure, show: fn(&Lifecycle) -> Cell| row.head.lifecycle.as_ref().map(show);
    table
        .column("state", Kind::Word(closed!(ProcedureState, "data-procedure")), ["Tình trạng", "State"], |row| {
            let state = row.head.lifecycle.as_ref().and_then(|life| life.state);
            state.unwrap_or(ProcedureState::Active).as_str()
        })
        .column("in_force_from", Kind::Date, ["Có hiệu lực từ", "In force from"], move |row| {
            life(row, |life| Cell::from(life.from))
        })
        .column("in_force_to", Kind::Date, ["Có hiệu lực đến", "In force until"], move |row| {
            life(row, |life| Cell::from(life.to))
        })
        .text("state_reason", ["Lý do", "Reason of the state"], move |row| {
            life(row, |life| words(life.reason.as_ref()))
        })
        .text("state_decision", ["Văn bản quyết định tình trạng", "Decision on the state"], move |row| {
            life(row, |life| Cell::from(life.decision.as_ref()))
        })
        .text("replaced_by", ["Thay bằng thủ tục", "Replaced by"], |row| {
            row.head.lifecycle.as_ref().and_then(|life| life.replaced_by.as_ref()).map(|id| id.id())
        })
        .text("moved_to", ["Chuyển sang cơ quan", "Moved to"], move |row| {
            life(row, |life| words(life.moved_to.as_ref()))
        })
}

fn online<'p>(table: Table<&'p Procedure>) -> Table<&'p Procedure> {
    let level = |row: &&'p Procedure, show: fn(&OnlineLevel) -> Cell| row.head.online.value().map(show);
    table
        .field("online_level", Kind::Text, ["Mức trực tuyến", "Online level"], |row| {
            StatedCell::field(&row.head.online, |online| Cell::from(&online.level))
        })
        .column("online_scheme", Kind::Word(closed!(OnlineScheme, "data-scheme")), SCHEME, move |row| {
            level(row, |online| Cell::from(online.scheme.as_str()))
        })
        .text("online_decision", ["Quyết định về mức trực tuyến", "Decision on the level"], move |row| {
            level(row, |online| Cell::from(online.decision.as_ref()))
        })
        .column("online_from", Kind::Date, ["Trực tuyến từ", "Online since"], move |row| {
            level(row, |online| Cell::from(online.from))
        })
        .text("online_url", ["Nơi nộp trực tuyến", "Where to use it"], move |row| {
            level(row, |online| Cell::from(online.url.as_ref().map(|url| &url.url)))
        })
}

const SCHEME: Said = ["Cách chia mức trực tuyến", "Scheme of online levels"];

fn provenance<'p>(table: Table<&'p Procedure>) -> Table<&'p Procedure> {
    let source = |row: &&'p Procedure, show: fn(&Provenance) -> Cell| row.head.provenance.as_ref().map(show);
    table
        .field("national_record", Kind::Text, ["Bản ghi quốc gia", "National record"], |row| {
            StatedCell::field(&row.head.national_record, |url| Cell::from(&url.url))
        })
        .text("source_url", ["Nguồn", "Source"], move |row| {
            source(row, |source| Cell::from(source.url.as_ref().map(|url| &url.url)))
        })
        .column("checked", Kind::Date, ["Đối chiếu ngày", "Checked on"], move |row| {
            source(row, |source| Cell::from(source.checked))
        })
        .text("checked_by", ["Người đối chiếu", "Checked by"], move |row| {
            source(row, |source| Cell::from(source.by.as_ref()))
        })
        .text("source_sha256", ["SHA-256 của nguồn", "SHA-256 of the source"], move |row| {
            source(row, |source| Cell::from(source.sha256.as_ref()))
        })
        .text("source_note", ["Ghi chú về nguồn", "Note on the source"], move |row| {
            source(row, |source| words(source.note.as_ref()))
        })
}

/// A part of a procedure, with its place from 1.
struct Part<'p, T> {
    procedure: &'p Procedure,
    number: usize,
    part: T,
}

/// Opens a set over parts of procedures.
fn table<'p, T: 'p>(
    facts: &Facts<'p>,
    name: &'static str,
    title: Said,
    description: Said,
    parts: impl Fn(&'p Procedure) -> Vec<T>,
) -> Table<Part<'p, T>> {
    let rows = facts.site.procedures.values().flat_map(|procedure| {
        let parts = parts(procedure).into_iter().enumerate();
        parts.map(move |(at, part)| Part { procedure, number: at + 1, part })
    });
    Table::new(name, title, description, rows).text("procedure", PROCEDURE, |row| &row.procedure.id).column(
        "number",
        Kind::Integer,
        ["Thứ tự", "Number"],
        |row| row.number,
    )
}

/// Ends a set over parts of procedures.
fn finish<T>(facts: &Facts<'_>, table: Table<Part<'_, T>>) -> DataSet {
    table
        .text("url", URL, |row| facts.url(&Place::Procedure(row.procedure.id.clone())))
        .key(&["procedure", "number"])
        .part_of("procedures", &["procedure"])
        .follows(&["number"])
        .refers(&["procedure"], "procedures", &["id"])
        .finish()
}

fn channel_kind() -> Kind {
    Kind::Word(closed!(ChannelKind, "data-channel"))
}

fn channels(facts: &Facts<'_>) -> DataSet {
    let table = table::<&Channel>(
        facts,
        "channels",
        ["Cách nộp hồ sơ", "Channels"],
        [
            "Mỗi dòng là một cách nộp của một thủ tục, có thời hạn riêng.",
            "One row per way to hand in the papers of a procedure, with its own time.",
        ],
        |procedure| procedure.head.channel.iter().collect(),
    )
    .column("kind", channel_kind(), ["Cách nộp", "Channel"], |row| row.part.kind.as_str())
    .text("place", ["Nơi nộp", "Place"], |row| words(row.part.place.as_ref()))
    .with_state("time_amount", "time_status", Kind::Integer, statuses(), TIME, |row| {
        StatedCell::field(&row.part.time, |time| Cell::from(time.amount))
    });
    let table = time_words(table, |row| row.part.time.value())
        .with_state("fees", "fees_status", Kind::Integer, statuses(), ["Số khoản phải nộp", "Payments"], |row| {
            StatedCell::field(&row.part.fees, |fees| Cell::from(fees.len()))
        })
        .about(["0 là không thu; từng khoản ở tệp fees.", "0 says that nothing is charged; each payment is in fees."])
        .text("authentication", ["Cách xác thực", "Authentication"], |row| words(row.part.authentication.as_ref()))
        .text("note", NOTE, |row| words(row.part.note.as_ref()));
    finish(facts, table)
}

const TIME: Said = ["Thời hạn giải quyết", "Processing time"];

/// Declares what a processing time says beside its number.
fn time_words<R>(table: Table<R>, of: impl Fn(&R) -> Option<&ProcessingTime> + Copy) -> Table<R> {
    table
        .column(
            "time_unit",
            Kind::Word(closed!(TimeUnit, "data-time")),
            ["Đơn vị thời gian", "Unit of time"],
            move |row| of(row).and_then(|time| time.unit).map(TimeUnit::as_str),
        )
        .text("time_text", ["Thời hạn bằng lời", "Time in words"], move |row| {
            words(of(row).and_then(|time| time.text.as_ref()))
        })
        .text("time_from", ["Tính từ", "Counts from"], move |row| words(of(row).and_then(|time| time.from.as_ref())))
        .text("time_printed", ["Thời hạn như in", "Time as printed"], move |row| {
            of(row).and_then(|time| time.printed.clone())
        })
}

fn fees(facts: &Facts<'_>) -> DataSet {
    let table = table::<(ChannelKind, &Fee)>(
        facts,
        "fees",
        ["Phí, lệ phí", "Fees"],
        ["Mỗi dòng là một khoản phải nộp theo một cách nộp.", "One row per payment of a channel."],
        |procedure| {
            let channels = procedure.head.channel.iter();
            let fees = channels.map(|channel| (channel.kind, channel.fees.value().into_iter().flatten()));
            fees.flat_map(|(kind, fees)| fees.map(move |fee| (kind, fee))).collect()
        },
    )
    .column("channel", channel_kind(), ["Cách nộp", "Channel"], |row| row.part.0.as_str())
    .column("kind", Kind::Word(closed!(FeeKind, "data-fee")), ["Loại", "Kind"], |row| row.part.1.kind.as_str())
    .text("name", ["Tên khoản", "Name"], |row| words(row.part.1.name.as_ref()))
    .column("amount", Kind::Money, ["Số tiền (đồng)", "Amount in đồng"], |row| row.part.1.amount)
    .text("text", ["Mức thu bằng lời", "Amount in words"], |row| words(row.part.1.text.as_ref()))
    .text("printed", ["Như in", "As printed"], |row| row.part.1.printed.as_ref());
    finish(facts, table)
}

fn papers(facts: &Facts<'_>) -> DataSet {
    let table = table::<(&PaperCase, &Paper)>(
        facts,
        "papers",
        ["Giấy tờ", "Papers"],
        ["Mỗi dòng là một giấy tờ phải nộp trong một trường hợp.", "One row per paper to hand in."],
        |procedure| {
            let cases = procedure.head.case.iter();
            cases.flat_map(|case| case.paper.iter().map(move |paper| (case, paper))).collect()
        },
    )
    .text("case", ["Trường hợp", "Case"], |row| words(row.part.0.title.as_ref()))
    .words("name", ["Giấy tờ", "Paper"], |row| Some(&row.part.1.name))
    .column("originals", Kind::Integer, ["Bản chính", "Originals"], |row| row.part.1.originals)
    .column("copies", Kind::Integer, ["Bản sao", "Copies"], |row| row.part.1.copies)
    .column("optional", Kind::Boolean, ["Chỉ cần khi có điều kiện", "Only under a condition"], |row| {
        row.part.1.optional
    })
    .text("condition", ["Điều kiện", "Condition"], |row| words(row.part.1.condition.as_ref()))
    .text("form", ["Mẫu", "Form"], |row| row.part.1.form.as_ref().map(|form| Cell::from(&form.title)))
    .text("form_file", ["Tệp mẫu", "File of the form"], |row| {
        let file = row.part.1.form.as_ref().and_then(|form| form.file.as_ref());
        file.map(|file| format!("files/{}", file.file.path))
    })
    .text("form_url", ["Địa chỉ mẫu", "Address of the form"], |row| {
        row.part.1.form.as_ref().and_then(|form| form.url.as_ref()).map(|url| url.url.as_str())
    })
    .list("alternatives", ["Hoặc thay bằng", "Or instead"], |row| Cell::list(&row.part.1.alternatives))
    .text("note", NOTE, |row| words(row.part.1.note.as_ref()))
    .text("printed", ["Như in", "As printed"], |row| row.part.1.printed.as_ref());
    finish(facts, table)
}

fn steps(facts: &Facts<'_>) -> DataSet {
    let table = table::<&Step>(
        facts,
        "steps",
        ["Các bước", "Steps"],
        ["Mỗi dòng là một bước giải quyết.", "One row per step of handling."],
        |procedure| procedure.head.step.iter().collect(),
    )
    .words("title", ["Tên bước", "Title"], |row| row.part.title.as_ref())
    .words("text", ["Việc làm", "What happens"], |row| Some(&row.part.text))
    .text("who", ["Ai làm", "Who acts"], |row| words(row.part.who.as_ref()))
    .column("time_amount", Kind::Integer, TIME, |row| row.part.time.as_ref().and_then(|time| time.amount));
    let table = time_words(table, |row| row.part.time.as_ref())
        .column(
            "join",
            Kind::Word(closed!(StepJoin, "data-join")),
            ["Nối với bước trước", "Joins the step before"],
            |row| row.part.join.map(StepJoin::as_str),
        )
        .column("optional", Kind::Boolean, ["Có thể bỏ qua", "May be left out"], |row| row.part.optional);
    finish(facts, table)
}

fn outcomes(facts: &Facts<'_>) -> DataSet {
    let table = table::<&Outcome>(
        facts,
        "outcomes",
        ["Kết quả thủ tục", "Outcomes"],
        ["Mỗi dòng là một giấy tờ người dân nhận được.", "One row per thing the applicant gets."],
        |procedure| procedure.head.results.value().into_iter().flatten().collect(),
    )
    .words("name", ["Tên", "Name"], |row| Some(&row.part.name))
    .text("code", ["Mã kết quả", "Code"], |row| row.part.code.as_ref())
    .text("validity", ["Thời hạn hiệu lực", "Validity"], |row| words(row.part.validity.as_ref()));
    finish(facts, table)
}

fn questions(facts: &Facts<'_>) -> DataSet {
    let table = table::<&Question>(
        facts,
        "questions",
        ["Hỏi đáp", "Questions"],
        ["Câu hỏi thường gặp về thủ tục.", "Questions citizens ask about a procedure."],
        |procedure| procedure.head.question.iter().collect(),
    )
    .words("question", ["Câu hỏi", "Question"], |row| Some(&row.part.question))
    .words("answer", ["Trả lời", "Answer"], |row| Some(&row.part.answer));
    finish(facts, table)
}
