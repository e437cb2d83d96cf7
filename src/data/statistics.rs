//! The data sets of counted facts: `statistics`, one row per figure, and `inspections`.

use super::cell::{Cell, StatedCell};
use super::results::PERIOD;
use super::table::{DataSet, Kind, Table, Vocabulary, closed, states};
use super::{Facts, NOTE, Said, URL, words};
use crate::derive::Place;
use crate::model::{
    Cases, Catalogue, Inspection, OnlineScheme, Period, Stated, Statistic, StatisticFile, StatisticGroup,
    StatisticPart, Words,
};
use crate::text::slug;

/// A figure.
struct Figure<'f> {
    period: Period,
    file: &'f StatisticFile,
    kind: &'static str,
    group: &'f str,
    id: String,
    text: String,
    value: StatedCell,
    unit: Cell,
    part_of: String,
    more: More<'f>,
}

/// What some figures have beside their value.
#[derive(Clone, Default)]
struct More<'f> {
    group_title: Option<&'f Words>,
    time: Option<&'f Words>,
    about: Option<&'f str>,
    field: Option<&'f str>,
    procedure: Option<&'f str>,
    scheme: Option<OnlineScheme>,
    note: Option<Cell>,
    mentions: &'f [String],
    cites: Cell,
    /// Whether its parts add up to it.
    sums: Option<bool>,
}

const KINDS: [&str; 6] = ["cases", "feedback", "online", "catalogue", "counted", "organisation"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![statistics(facts), inspections(facts)]
}

fn statistics(facts: &Facts<'_>) -> DataSet {
    let kinds = Vocabulary { group: "data-statistic", words: KINDS.to_vec() };
    let table = Table::new(
        "statistics",
        ["Số liệu", "Statistics"],
        [
            "Mỗi dòng là một con số của một kỳ: hồ sơ, phản ánh kiến nghị, dịch vụ trực tuyến, danh mục thủ tục và số liệu khác.",
            "One row per figure of a period: cases, feedback, online services, list of procedures, and other counts.",
        ],
        facts.site.statistics.iter().flat_map(|(period, file)| figures(*period, file)),
    )
    .column("period", Kind::Period, PERIOD, |figure| figure.period)
    .text("group", ["Nhóm", "Group"], |figure| figure.group)
    .text("id", ["Mã", "Id"], |figure| figure.id.clone())
    .text("text", ["Đếm gì", "What is counted"], |figure| figure.text.clone())
    .with_state("value", "state", Kind::Number, states(), ["Giá trị", "Value"], |figure| figure.value.clone())
    .with_states()
    .text("unit", ["Đơn vị tính", "Unit"], |figure| figure.unit.clone())
    .text("part_of", ["Là một phần của", "Part of"], |figure| figure.part_of.clone())
    .about([
        "Mã của con số lớn hơn; chỉ cộng các phần khi văn bản nói chúng cộng lại.",
        "The id of the larger figure; parts are only added up where the source says that they add up.",
    ])
    .column("kind", Kind::Word(kinds), ["Loại", "Kind"], |figure| figure.kind)
    .text("url", URL, |figure| facts.url(&Place::Statistics(figure.period)));
    details(table).key(&["period", "kind", "id"]).finish()
}

fn details(table: Table<Figure<'_>>) -> Table<Figure<'_>> {
    table
        .words("group_title", ["Tên nhóm", "Title of the group"], |figure| figure.more.group_title)
        .text("note", NOTE, |figure| figure.more.note.clone())
        .text("time", ["Thời gian nói đến", "Time spoken of"], |figure| words(figure.more.time))
        .text("about", ["Về đơn vị", "About the unit"], |figure| figure.more.about)
        .text("field", ["Lĩnh vực thủ tục", "Field of procedures"], |figure| figure.more.field)
        .text("procedure", ["Thủ tục", "Procedure"], |figure| figure.more.procedure)
        .column("scheme", Kind::Word(closed!(OnlineScheme, "data-scheme")), SCHEME, |figure| {
            figure.more.scheme.map(OnlineScheme::as_str)
        })
        .list("cites", ["Văn bản căn cứ", "Documents it rests on"], |figure| match &figure.more.cites {
            Cell::Missing => Cell::List(Vec::new()),
            cites => cites.clone(),
        })
        .list("mentions", ["Chỗ in trong nguồn", "Where the source prints it"], |figure| {
            Cell::list(figure.more.mentions)
        })
        .column("from", Kind::Date, ["Số liệu từ ngày", "Figures from"], |figure| figure.file.from)
        .column("to", Kind::Date, ["Ngày chốt số liệu", "Cut-off"], |figure| figure.file.to)
        .text("window_printed", ["Khoảng thời gian như in", "Window as printed"], |figure| {
            figure.file.printed.as_ref()
        })
        .text("report", ["Báo cáo", "Report"], |figure| figure.file.report.as_ref().map(|report| report.id()))
        .column("parts_add_up", Kind::Boolean, ["Các phần cộng lại bằng tổng", "Parts add up"], |figure| {
            figure.more.sums
        })
        .refers(&["report"], "reports", &["id"])
        .refers(&["about"], "units", &["id"])
        .refers(&["procedure"], "procedures", &["id"])
}

const SCHEME: Said = ["Cách chia mức trực tuyến", "Scheme of online levels"];

fn figures(period: Period, file: &StatisticFile) -> Vec<Figure<'_>> {
    let maker = Maker { period, file };
    let mut figures = Vec::new();
    file.cases.iter().for_each(|cases| figures.extend(maker.cases(cases)));
    figures.extend(maker.feedback());
    figures.extend(maker.online());
    file.catalogue.iter().for_each(|catalogue| figures.extend(maker.catalogue(catalogue)));
    for group in &file.group {
        group.statistic.iter().for_each(|statistic| figures.extend(maker.counted(group, statistic)));
    }
    figures.extend(maker.organisation());
    figures
}

/// Makes the figures of a file.
struct Maker<'f> {
    period: Period,
    file: &'f StatisticFile,
}

/// The counts of cases: key, Vietnamese words, value, the count they are part of.
type Count<'c> = (&'static str, &'static str, &'c Stated<u64>, Option<&'static str>);

fn counts(cases: &Cases) -> [Count<'_>; 13] {
    let (received, resolved, pending) = (Some("received"), Some("resolved"), Some("pending"));
    [
        ("received", "Tiếp nhận", &cases.received, None),
        ("online", "Tiếp nhận trực tuyến", &cases.online, received),
        ("direct", "Tiếp nhận trực tiếp", &cases.direct, received),
        ("postal", "Tiếp nhận qua bưu chính", &cases.postal, received),
        ("carried_over", "Từ kỳ trước chuyển sang", &cases.carried_over, received),
        ("resolved", "Đã giải quyết", &cases.resolved, None),
        ("early", "Giải quyết trước hạn", &cases.early, resolved),
        ("on_time", "Giải quyết đúng hạn", &cases.on_time, resolved),
        ("early_or_on_time", "Giải quyết trước hạn và đúng hạn", &cases.early_or_on_time, resolved),
        ("late", "Giải quyết quá hạn", &cases.late, resolved),
        ("pending", "Đang giải quyết", &cases.pending, None),
        ("pending_in_time", "Đang giải quyết, trong hạn", &cases.pending_in_time, pending),
        ("pending_late", "Đang giải quyết, quá hạn", &cases.pending_late, pending),
    ]
}

impl<'f> Maker<'f> {
    fn figure(&self, kind: &'static str, group: &'f str, id: String, text: String, value: StatedCell) -> Figure<'f> {
        Figure {
            period: self.period,
            file: self.file,
            kind,
            group,
            id,
            text,
            value,
            unit: Cell::Missing,
            part_of: String::new(),
            more: More::default(),
        }
    }

    fn cases(&self, cases: &'f Cases) -> Vec<Figure<'f>> {
        let id = &cases.id.id;
        let more = More {
            group_title: cases.title.as_ref(),
            field: cases.field.as_deref(),
            procedure: cases.procedure.as_ref().map(|procedure| procedure.id()),
            mentions: &cases.mentions,
            ..More::default()
        };
        let figure = |(key, text, value, part_of): Count<'f>| Figure {
            unit: "hồ sơ".into(),
            part_of: part_of.map(|whole| format!("{id}/{whole}")).unwrap_or_default(),
            more: more.clone(),
            ..self.figure("cases", "cases", format!("{id}/{key}"), text.to_owned(), value.into())
        };
        let mut figures: Vec<Figure<'f>> = counts(cases).into_iter().map(figure).collect();
        if let Some(received) = figures.first_mut() {
            received.more.note = cases.text.as_ref().map(Cell::from);
        }
        let asked = StatedCell::optional(cases.satisfaction);
        let satisfaction =
            self.figure("cases", "cases", format!("{id}/satisfaction"), "Tỷ lệ hài lòng".to_owned(), asked);
        figures.push(Figure { unit: "%".into(), more, ..satisfaction });
        figures
    }

    fn feedback(&self) -> Vec<Figure<'f>> {
        let counts = self.file.feedback.iter().flat_map(|count| {
            let id = &count.id.id;
            let received = ("received", "Phản ánh, kiến nghị tiếp nhận", &count.received, String::new());
            let answered = ("answered", "Phản ánh, kiến nghị đã trả lời", &count.answered, format!("{id}/received"));
            [received, answered].map(|(key, text, value, part_of)| {
                let note = count.text.as_ref().filter(|_| key == "received").map(Cell::from);
                let more = More { note, mentions: &count.mentions, ..More::default() };
                let figure = self.figure("feedback", "feedback", format!("{id}/{key}"), text.to_owned(), value.into());
                Figure { part_of, more, ..figure }
            })
        });
        counts.collect()
    }

    fn online(&self) -> Vec<Figure<'f>> {
        let levels = self.file.online.iter().map(|online| {
            let id = format!("{}/{}", online.scheme.as_str(), slug(&online.level));
            let text = format!("Dịch vụ công trực tuyến {}", online.level);
            let more = More { scheme: Some(online.scheme), ..More::default() };
            Figure {
                unit: "thủ tục".into(), more, ..self.figure("online", "online", id, text, (&online.count).into())
            }
        });
        levels.collect()
    }

    fn catalogue(&self, catalogue: &'f Catalogue) -> Vec<Figure<'f>> {
        let decisions = [&catalogue.decision, &catalogue.internal_decision];
        let more = More {
            mentions: &catalogue.mentions,
            cites: Cell::list(decisions.into_iter().flatten().map(|document| document.id())),
            note: catalogue.as_of.map(|day| Cell::from(format!("Tính đến {day}"))),
            ..More::default()
        };
        let title = "Thủ tục trong danh mục công bố".to_owned();
        let total = self.figure("catalogue", "catalogue", "total".to_owned(), title, (&catalogue.total).into());
        let total = Figure { unit: "thủ tục".into(), more, ..total };
        let parts = self.parts("catalogue", "catalogue", "total", &catalogue.parts, &"thủ tục".into());
        [total].into_iter().chain(parts).collect()
    }

    fn parts(
        &self,
        kind: &'static str,
        group: &'f str,
        whole: &str,
        parts: &'f [StatisticPart],
        unit: &Cell,
    ) -> Vec<Figure<'f>> {
        let part = |(at, part): (usize, &'f StatisticPart)| {
            let text = Cell::from(&part.text).csv();
            Figure {
                unit: part.unit.as_ref().map_or_else(|| unit.clone(), Cell::from),
                part_of: whole.to_owned(),
                ..self.figure(kind, group, format!("{whole}/{}", at + 1), text, (&part.value).into())
            }
        };
        parts.iter().enumerate().map(part).collect()
    }

    fn counted(&self, group: &'f StatisticGroup, statistic: &'f Statistic) -> Vec<Figure<'f>> {
        let notes = [group.note.as_ref(), statistic.note.as_ref()].map(|note| words(note).csv());
        let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
        let more = More {
            group_title: Some(&group.title),
            time: statistic.time.as_ref(),
            about: statistic.about.as_ref().map(|unit| unit.id()),
            note: Some(Cell::from(notes.join(" "))),
            mentions: &statistic.mentions,
            cites: Cell::list(&statistic.cites),
            sums: (!statistic.parts.is_empty()).then_some(statistic.sums),
            ..More::default()
        };
        let (name, id) = (group.id.id.as_str(), statistic.id.id.to_string());
        let unit = words(statistic.unit.as_ref());
        let mut parts = self.parts("counted", name, &id, &statistic.parts, &unit);
        for part in &mut parts {
            part.more.group_title = Some(&group.title);
        }
        let text = Cell::from(&statistic.text).csv();
        let whole = Figure { unit, more, ..self.figure("counted", name, id, text, (&statistic.value).into()) };
        [whole].into_iter().chain(parts).collect()
    }

    fn organisation(&self) -> Vec<Figure<'f>> {
        let changes = self.file.organisation.iter().flat_map(|change| {
            let id = &change.id.id;
            [("before", "trước", &change.before), ("after", "sau", &change.after)].map(|(key, word, value)| {
                let text = format!("Số đơn vị {word} sắp xếp");
                let note = Some(Cell::from(&change.text));
                let more = More { note, cites: Cell::list(&change.cites), ..More::default() };
                let figure = self.figure("organisation", "organisation", format!("{id}/{key}"), text, value.into());
                Figure { unit: "đơn vị".into(), more, ..figure }
            })
        });
        changes.collect()
    }
}

fn inspections(facts: &Facts<'_>) -> DataSet {
    let files = facts.site.statistics.iter();
    Table::new(
        "inspections",
        ["Thanh tra, kiểm tra", "Inspections"],
        [
            "Mỗi dòng là một cuộc thanh tra; tên tổ chức, cá nhân tư nhân được lược.",
            "One row per inspection; names of private persons and companies are withheld.",
        ],
        files.flat_map(|(period, file)| file.inspection.iter().map(move |one| (*period, one))),
    )
    .column("period", Kind::Period, PERIOD, |(period, _): &(Period, &Inspection)| *period)
    .text("id", ["Mã", "Id"], |(_, one)| &one.id.id)
    .words("kind", ["Loại", "Kind"], |(_, one)| Some(&one.kind))
    .stated("count", Kind::Integer, ["Số cuộc", "How many"], |(_, one)| (&one.count).into())
    .text("subject", ["Đối tượng", "Subject"], |(_, one)| words(one.subject.as_ref()))
    .text("requester", ["Bên yêu cầu", "Requester"], |(_, one)| words(one.requester.as_ref()))
    .text("finding", ["Kết luận", "Finding"], |(_, one)| words(one.finding.as_ref()))
    .text("outcome", ["Kết quả xử lý", "Outcome"], |(_, one)| words(one.outcome.as_ref()))
    .list("basis", ["Căn cứ", "Legal bases"], |(_, one)| Cell::list(&one.basis))
    .column("decided", Kind::Date, ["Ngày quyết định hoặc thỏa thuận", "Decided on"], |(_, one)| {
        one.decided
    })
    .text("url", URL, |(period, _)| facts.url(&Place::Statistics(*period)))
    .key(&["period", "id"])
    .finish()
}
