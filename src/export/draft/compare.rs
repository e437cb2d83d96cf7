//! The figures of the period beside those of the period before and of the same period a year before.

use super::facts::{Facts, Missing, Outcome};
use super::figures::{addend, is_whole, on_time};
use super::span;
use super::tasks::Outcomes;
use super::text::{Grid, Text};
use super::words::{self, NO_FIGURES};
use crate::diagnostic::say;
use crate::model::{Cases, Grade, Part, Period, Stated};
use crate::text::{Decimal, Language, format};

/// A figure that can be held against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Count(u64),
    Rate(u64, u64),
    Unknown,
}

impl From<Option<u64>> for Figure {
    fn from(count: Option<u64>) -> Self {
        count.map_or(Self::Unknown, Self::Count)
    }
}

impl Figure {
    fn text(self) -> String {
        match self {
            Self::Count(count) => words::number(count),
            Self::Rate(part, whole) => words::share(part, whole),
            Self::Unknown => NO_FIGURES.to_owned(),
        }
    }

    /// Writes how much more it is than an earlier one.
    fn change(self, earlier: Self) -> String {
        let percent = |part, whole| Decimal::ratio_percent(part, whole, 1);
        let (difference, unit) = match (self, earlier) {
            (Self::Count(now), Self::Count(then)) => (decimal(now).checked_sub(decimal(then)), ""),
            (Self::Rate(part, whole), Self::Rate(before, of)) => {
                let rates = percent(part, whole).zip(percent(before, of));
                (rates.and_then(|(now, then)| now.checked_sub(then)), " điểm %")
            }
            _ => (None, ""),
        };
        let Some(difference) = difference else { return "không tính được".to_owned() };
        let text = format::decimal(difference, Language::Vietnamese);
        let sign = if difference > Decimal::from(0i64) { "+" } else { "" };
        format!("{sign}{text}{unit}")
    }
}

fn decimal(count: u64) -> Decimal {
    Decimal::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Writes the comparison, or says with what nothing could be compared.
pub(super) fn write(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    let mut others: Vec<(&str, Period)> = Vec::new();
    others.extend(span::before(facts.period).map(|period| ("kỳ trước", period)));
    let earlier = if facts.period.part == Part::Year { "năm trước" } else { "cùng kỳ năm trước" };
    others.push((earlier, facts.period.year_before()));
    let (known, unknown): (Vec<_>, Vec<_>) =
        others.into_iter().map(|(name, period)| (name, facts.of(period))).partition(|(_, other)| has_figures(other));
    for (name, other) in unknown {
        let period = words::period(other.period);
        text.say(format!("{} {name} ({period}) để so sánh.", words::capitalised(NO_FIGURES)));
        missing.note(
            say!(vi: "chưa có số liệu {period} để so sánh"; en: "no figures of {} to compare with", other.period),
        );
    }
    if !known.is_empty() {
        let others: Vec<Facts<'_>> = known.into_iter().map(|(_, other)| other).collect();
        text.grid(grid(facts, &others));
    }
}

fn has_figures(facts: &Facts<'_>) -> bool {
    facts.results.is_some() || facts.statistics.is_some()
}

fn grid(facts: &Facts<'_>, others: &[Facts<'_>]) -> Grid {
    let own = figures(facts, facts);
    let mut head = vec!["Nội dung".to_owned(), words::capitalised(&words::period(facts.period))];
    let mut rows: Vec<Vec<String>> = own.iter().map(|(label, figure)| vec![label.clone(), figure.text()]).collect();
    for other in others {
        head.extend([words::capitalised(&words::period(other.period)), "Tăng, giảm".to_owned()]);
        for ((row, (_, now)), (_, then)) in rows.iter_mut().zip(&own).zip(figures(other, facts)) {
            row.extend([then.text(), now.change(then)]);
        }
    }
    let mut widths = vec![if others.len() == 1 { 60 } else { 45 }];
    let rest = 165 - widths[0];
    let columns = u32::try_from(head.len() - 1).expect("a table has few columns");
    widths.extend(std::iter::repeat_n(rest / columns, head.len() - 1));
    Grid { caption: "So sánh với các kỳ trước".to_owned(), widths, numeric: 1, head, rows, has_total: false }
}

/// Gives the figures of a period; the levels of online services are those the report itself names.
fn figures(facts: &Facts<'_>, report: &Facts<'_>) -> Vec<(String, Figure)> {
    let mut figures = of_tasks(facts);
    figures.extend(of_cases(facts));
    let feedback = facts.statistics.map(|file| &file.feedback).filter(|feedback| !feedback.is_empty());
    let received = feedback.and_then(|feedback| feedback.iter().map(|one| addend(&one.received)).sum::<Option<u64>>());
    figures.push(("Phản ánh, kiến nghị đã nhận".to_owned(), received.into()));
    for level in report.statistics.iter().flat_map(|file| &file.online) {
        let same = facts.statistics.iter().flat_map(|file| &file.online);
        let same = same.into_iter().find(|other| other.scheme == level.scheme && other.level == level.level);
        let count = same.and_then(|level| addend(&level.count));
        figures.push((format!("Dịch vụ công trực tuyến {}", level.level), count.into()));
    }
    figures
}

fn of_tasks(facts: &Facts<'_>) -> Vec<(String, Figure)> {
    let outcomes = facts.results.map(|_| Outcomes::of(facts, facts.plan.tasks().map(|(_, task)| task)));
    let graded = outcomes.as_ref().map(Outcomes::graded);
    let mut figures = vec![("Nhiệm vụ được đánh giá".to_owned(), graded.into())];
    for grade in Grade::ALL {
        let count = outcomes.as_ref().map(|outcomes| outcomes.count(Outcome::Graded(*grade)));
        figures.push((format!("– {}", words::capitalised(super::tasks::name(*grade))), count.into()));
    }
    figures
}

fn of_cases(facts: &Facts<'_>) -> Vec<(String, Figure)> {
    let cases = facts.statistics.and_then(|file| file.cases.iter().find(|cases| is_whole(cases)));
    let count = |of: fn(&Cases) -> &Stated<u64>| Figure::from(cases.and_then(|cases| addend(of(cases))));
    let rate = cases.and_then(on_time).map_or(Figure::Unknown, |(part, whole)| Figure::Rate(part, whole));
    let figures = [
        ("Hồ sơ tiếp nhận", count(|cases| &cases.received)),
        ("– Trực tuyến", count(|cases| &cases.online)),
        ("Hồ sơ đã giải quyết", count(|cases| &cases.resolved)),
        ("– Tỷ lệ trước hạn và đúng hạn", rate),
        ("– Quá hạn", count(|cases| &cases.late)),
        ("Hồ sơ đang giải quyết", count(|cases| &cases.pending)),
    ];
    figures.map(|(label, figure)| (label.to_owned(), figure)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::Figure::{Count, Rate, Unknown};

    #[test]
    fn only_what_is_known_of_both_periods_is_compared() {
        for (now, then, wanted) in [
            (Count(53), Count(48), "+5"),
            (Count(3), Count(4), "-1"),
            (Count(3), Count(3), "0"),
            (Rate(51, 52), Rate(48, 50), "+2,1 điểm %"),
            (Rate(0, 0), Rate(48, 50), "không tính được"),
            (Count(3), Unknown, "không tính được"),
        ] {
            assert_eq!(now.change(then), wanted, "{now:?} after {then:?}");
        }
    }
}
