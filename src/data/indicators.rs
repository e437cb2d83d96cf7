//! The data sets of indicators: themselves, their targets, the values observed.

use super::cell::Cell;
use super::plans::PLAN;
use super::results::PERIOD;
use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, NOTE, Said, URL, words};
use crate::derive::Place;
use crate::model::{Direction, Indicator, IndicatorTarget, Observation, ObservationStatus, Operator};

const INDICATOR: Said = ["Chỉ tiêu", "Indicator"];
const UNIT: Said = ["Đơn vị tính", "Unit"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![indicators(facts), observations(facts), targets(facts)]
}

fn url(facts: &Facts<'_>, indicator: &Indicator) -> String {
    facts.url(&Place::Indicator(indicator.id.id.clone()))
}

fn indicators(facts: &Facts<'_>) -> DataSet {
    let table = Table::new(
        "indicators",
        ["Chỉ tiêu", "Indicators"],
        ["Mỗi dòng là một chỉ tiêu.", "One row per indicator."],
        facts.site.indicators.values(),
    )
    .text("id", ["Mã", "Id"], |row: &&Indicator| &row.id.id)
    .words("title", ["Tên", "Title"], |row| Some(&row.title))
    .words("group", ["Thuộc bộ chỉ số", "Group"], |row| row.group.as_ref())
    .words("definition", ["Định nghĩa", "Definition"], |row| row.definition.as_ref())
    .words("method", ["Cách tính", "Method"], |row| row.method.as_ref())
    .text("source", ["Nguồn số liệu", "Source"], |row| words(row.source.as_ref()))
    .text("periodicity", ["Bao lâu một lần", "How often"], |row| words(row.periodicity.as_ref()))
    .text("owner", ["Đơn vị chịu trách nhiệm", "Who answers for it"], |row| {
        row.owner.as_ref().map(|unit| unit.id())
    })
    .column("direction", Kind::Word(closed!(Direction, "data-direction")), ["Chiều mong muốn", "Direction"], |row| {
        row.direction.as_str()
    })
    .text("unit", UNIT, |row| words(row.unit.as_ref()))
    .column("decimals", Kind::Integer, ["Số chữ số thập phân khi in", "Decimals shown"], |row| row.decimals)
    .column("limit", Kind::Number, ["Giới hạn", "Limit"], |row| row.limit);
    series(table)
        .text("url", URL, |row| url(facts, row))
        .key(&["id"])
        .follows(&["targets", "observations"])
        .refers(&["owner"], "units", &["id"])
        .finish()
}

fn series(table: Table<&Indicator>) -> Table<&Indicator> {
    table
        .column("baseline_period", Kind::Period, ["Kỳ gốc", "Baseline period"], |row| {
            row.baseline.as_ref().map(|baseline| baseline.period)
        })
        .column("baseline_value", Kind::Number, ["Giá trị gốc", "Baseline value"], |row| {
            row.baseline.as_ref().map(|baseline| baseline.value)
        })
        .text("baseline_note", ["Nguồn của giá trị gốc", "Source of the baseline"], |row| {
            words(row.baseline.as_ref().and_then(|baseline| baseline.note.as_ref()))
        })
        .list("breaks", ["Chỗ gián đoạn của chuỗi", "Breaks in the series"], |row| {
            let breaks = row.breaks.iter();
            Cell::list(breaks.map(|one| format!("{}: {}", one.period, Cell::from(&one.reason).csv())))
        })
        .list("footnotes", ["Chú thích", "Footnotes"], |row| Cell::list(&row.footnotes))
        .column("targets", Kind::Integer, ["Số mục tiêu", "Targets"], |row| row.target.len())
        .column("observations", Kind::Integer, ["Số giá trị đã quan sát", "Observed values"], |row| {
            row.observation.len()
        })
}

fn targets(facts: &Facts<'_>) -> DataSet {
    let indicators = facts.site.indicators.values();
    let table = Table::new(
        "targets",
        ["Mục tiêu", "Targets"],
        ["Mỗi dòng là mức một kế hoạch đặt ra cho một chỉ tiêu.", "One row per aim a plan sets for an indicator."],
        indicators.flat_map(|indicator| indicator.target.iter().map(move |target| (indicator, target))),
    )
    .text("indicator", INDICATOR, |(indicator, _): &(&Indicator, &IndicatorTarget)| &indicator.id.id)
    .text("target", ["Mã mục tiêu", "Target"], |(_, target)| &target.id.id)
    .text("plan", PLAN, |(_, target)| target.plan.id())
    .column("operator", Kind::Word(closed!(Operator, "data-operator")), ["Cách so", "Operator"], |(_, target)| {
        target.operator.as_str()
    })
    .about([
        "Dấu so sánh, hoặc: range trong khoảng, rank thứ hạng, group nhóm, qualitative bằng lời.",
        "A sign, or: range, rank (among the first), group (in a named group), qualitative (in words).",
    ])
    .column("value", Kind::Number, ["Mức", "Value"], |(_, target)| target.value)
    .column("upper", Kind::Number, ["Mức trên của khoảng", "Upper bound"], |(_, target)| target.upper)
    .text("unit", UNIT, |(indicator, _)| words(indicator.unit.as_ref()))
    .words("text", ["Nội dung", "In words"], |(_, target)| Some(&target.text))
    .text("printed", ["Như in", "As printed"], |(_, target)| target.printed.as_ref());
    target_details(table)
        .text("url", URL, |(indicator, _)| url(facts, indicator))
        .key(&["target"])
        .follows(&["unit"])
        .refers(&["indicator"], "indicators", &["id"])
        .refers(&["plan"], "plans", &["id"])
        .finish()
}

fn target_details<'i>(
    table: Table<(&'i Indicator, &'i IndicatorTarget)>,
) -> Table<(&'i Indicator, &'i IndicatorTarget)> {
    table
        .column(
            "operator_read",
            Kind::Boolean,
            ["Cách so do người đọc hiểu", "Operator not printed"],
            |(_, target)| target.operator_read,
        )
        .text("basis", ["Tính trên", "Share of"], |(_, target)| words(target.basis.as_ref()))
        .text("excludes", ["Không gồm", "Left out"], |(_, target)| words(target.excludes.as_ref()))
        .text("scope", ["Áp dụng cho", "Binds"], |(_, target)| words(target.scope.as_ref()))
        .column("period", Kind::Period, PERIOD, |(_, target)| target.period)
        .list("mentions", ["Chỗ khác nhắc lại", "Repeated at"], |(_, target)| {
            Cell::list(target.mentions.iter().map(|mention| format!("{}: {}", mention.place, mention.printed)))
        })
}

fn observations(facts: &Facts<'_>) -> DataSet {
    let indicators = facts.site.indicators.values();
    Table::new(
        "observations",
        ["Giá trị chỉ tiêu", "Observed values"],
        ["Mỗi dòng là giá trị của một chỉ tiêu trong một kỳ.", "One row per value of an indicator in a period."],
        indicators.flat_map(|indicator| indicator.observation.iter().map(move |seen| (indicator, seen))),
    )
    .text("indicator", INDICATOR, |(indicator, _): &(&Indicator, &Observation)| &indicator.id.id)
    .column("period", Kind::Period, PERIOD, |(_, seen)| seen.period)
    .column("value", Kind::Number, ["Giá trị", "Value"], |(_, seen)| seen.value)
    .text("unit", UNIT, |(indicator, _)| words(indicator.unit.as_ref()))
    .column("numerator", Kind::Integer, ["Tử số", "Numerator"], |(_, seen)| seen.numerator)
    .column("denominator", Kind::Integer, ["Mẫu số", "Denominator"], |(_, seen)| seen.denominator)
    .column("status", Kind::Word(closed!(ObservationStatus, "data-result")), WHY_NOT, |(_, seen)| {
        seen.status.map(ObservationStatus::as_str)
    })
    .column("proxy", Kind::Boolean, ["Ước tính từ số khác", "Estimated"], |(_, seen)| seen.proxy)
    .text("note", NOTE, |(_, seen)| words(seen.note.as_ref()))
    .text("explanation", ["Lý do không đạt", "Why missed"], |(_, seen)| words(seen.explanation.as_ref()))
    .text("document", ["Mã văn bản", "Document"], |(_, seen)| seen.document.as_ref().map(|id| id.id()))
    .text("report", ["Báo cáo", "Report"], |(_, seen)| seen.report.as_ref().map(|id| id.id()))
    .text("url", URL, |(indicator, _)| url(facts, indicator))
    .key(&["indicator", "period"])
    .follows(&["unit"])
    .refers(&["indicator"], "indicators", &["id"])
    .refers(&["document"], "documents", &["id"])
    .refers(&["report"], "reports", &["id"])
    .finish()
}

const WHY_NOT: Said = ["Vì sao không có giá trị", "Why there is no value"];
