//! Facts in Vietnamese words, for feeds and calendars: what leaves the site is in the language of its documents.

use crate::model::{Citation, DueKind, Every, Grade, Id, Moment, Part, Period, Responsible, Site, Words};
use crate::text::{Language, format};

/// Gives a text, or the mark that it is withheld.
pub(crate) fn words(words: &Words) -> &str {
    if words.withheld().is_some() { super::cell::WITHHELD } else { words.vi() }
}

/// Writes a day: 18/01/2018.
pub(crate) fn day(day: chrono::NaiveDate) -> String {
    format::date(day, Language::Vietnamese)
}

/// Writes a moment as exactly as it is known: "tháng 5/2026", "quý II/2020".
pub(crate) fn moment(moment: Moment) -> String {
    match moment {
        Moment::Day(one) => day(one),
        // Only January and February take a zero in official documents (NĐ 30/2020/NĐ-CP).
        Moment::Month(year, month) if month < 3 => format!("tháng {month:02}/{year}"),
        Moment::Month(year, month) => format!("tháng {month}/{year}"),
        Moment::Quarter(year, quarter) => format!("quý {}/{year}", roman(quarter)),
        Moment::Year(year) => format!("năm {year}"),
    }
}

/// Names a period: "quý I/2020", "6 tháng đầu năm 2020".
pub(crate) fn period(period: Period) -> String {
    let year = period.year;
    match period.part {
        Part::Q1 => format!("quý I/{year}"),
        Part::Q2 => format!("quý II/{year}"),
        Part::Q3 => format!("quý III/{year}"),
        Part::Q4 => format!("quý IV/{year}"),
        Part::H1 => format!("6 tháng đầu năm {year}"),
        Part::NineMonths => format!("9 tháng đầu năm {year}"),
        Part::Year => format!("năm {year}"),
    }
}

fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// Names an official grade.
pub(super) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::DoneWell => "hoàn thành tốt",
        Grade::Done => "hoàn thành",
        Grade::DoneLate => "hoàn thành chậm",
        Grade::NotDone => "chưa hoàn thành",
    }
}

/// Names a span of time a frequency counts over.
pub(crate) fn every(every: Every) -> &'static str {
    match every {
        Every::Week => "tuần",
        Every::Month => "tháng",
        Every::Quarter => "quý",
        Every::Year => "năm",
    }
}

/// Tells why a deadline of a kind has no day.
pub(super) fn without_day(kind: DueKind) -> &'static str {
    match kind {
        DueKind::Ongoing => "thường xuyên",
        DueKind::Relative => "tính từ một sự kiện",
        DueKind::Conditional => "khi có điều kiện",
        DueKind::OnRequest => "khi có đề nghị",
        DueKind::ByOtherPlan => "theo kế hoạch khác",
        DueKind::Unspecified => "văn bản không nêu thời hạn",
        _ => "nhiều mốc, không mốc nào có ngày",
    }
}

/// Names a unit.
pub(crate) fn unit<'s>(site: &'s Site, id: &'s str) -> &'s str {
    site.unit(id).map_or(id, |unit| words(&unit.name))
}

/// Names a document of the register by type and identifier; one it does not hold by the words given.
pub(crate) fn document(site: &Site, id: &str) -> String {
    let Some(document) = site.documents.get(id) else { return id.to_owned() };
    match (document.identifier(), document.printed.first()) {
        (Some(identifier), _) => format!("{} {identifier}", document.kind.label()),
        (None, Some(printed)) => printed.clone(),
        (None, None) => document.kind.label().to_owned(),
    }
}

/// Names a citation as printed, or by its document.
pub(crate) fn citation(site: &Site, citation: &Citation) -> Option<String> {
    citation.printed.clone().or_else(|| citation.document.as_ref().map(|id| document(site, id.id())))
}

/// Names who takes part, joined by semicolons.
pub(crate) fn units(site: &Site, parts: &[Responsible]) -> String {
    let name = |part: &Responsible| {
        let qualifier = part.qualifier.as_ref().map(|qualifier| words(qualifier).to_owned());
        let name = part.unit.as_ref().map(|id| unit(site, id.id()).to_owned()).or_else(|| part.printed.clone());
        match (name, qualifier) {
            (Some(name), Some(qualifier)) => format!("{name} ({qualifier})"),
            (name, qualifier) => name.or(qualifier).unwrap_or_default(),
        }
    };
    parts.iter().map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Tells whether a unit is among those who take part.
pub(super) fn names(parts: &[Responsible], unit: &Id) -> bool {
    parts.iter().filter_map(|part| part.unit.as_ref()).any(|id| id.id() == unit.as_str())
}
