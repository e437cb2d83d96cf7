//! The geometry of charts: values in, coordinates of an SVG drawing out.
//!
//! Takes the values of a table and the words that label them; gives finished numbers for a template. A chart never
//! holds a value its table does not hold, and no text stands on another: labels that do not fit are left out, the
//! table has them all.

mod bars;
mod scale;

pub(super) use bars::{BarChart, bar_chart};

use scale::Scale;
use serde::Serialize;

use crate::text::Decimal;

const RIGHT: f64 = 390.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 196.0;
/// The widest a digit or letter of the labels gets, at 14 px.
const LETTER: f64 = 8.2;

/// One column of the table a line chart is drawn from.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    /// The period, short.
    pub label: String,
    /// The value; nothing leaves a gap in the line.
    pub value: Option<Decimal>,
    /// The value in words.
    pub shown: String,
    /// `true` for a value estimated from something else.
    pub is_proxy: bool,
    /// `true` for the value the plan starts from; no line leads to it.
    pub is_baseline: bool,
    /// The bounds the targets of the period set.
    pub targets: Vec<Decimal>,
    /// The number of the break that begins here.
    pub broken: Option<String>,
}

/// A drawing of values over time.
#[derive(Debug, Clone, Serialize)]
pub struct LineChart {
    /// Where the plot begins.
    pub left: String,
    /// Where it ends.
    pub right: String,
    /// Where it stands.
    pub bottom: String,
    /// Horizontal lines of the scale.
    pub ticks: Vec<Tick>,
    /// The line, in pieces: no piece leads over a gap or a break.
    pub lines: Vec<String>,
    /// The values.
    pub dots: Vec<Dot>,
    /// The bounds of the targets.
    pub targets: Vec<Segment>,
    /// The breaks of the series.
    pub breaks: Vec<Mark>,
    /// The names of the periods, as many as fit.
    pub labels: Vec<Mark>,
    /// Periods without a value.
    pub gaps: Vec<Mark>,
}

/// A line of the scale.
#[derive(Debug, Clone, Serialize)]
pub struct Tick {
    /// Its height.
    pub y: String,
    /// The foot of its label.
    pub label_y: String,
    /// The value; the page writes it in its language.
    #[serde(skip)]
    pub value: Decimal,
    /// The value in words.
    pub text: String,
}

/// A value of the series.
#[derive(Debug, Clone, Serialize)]
pub struct Dot {
    /// The middle.
    pub x: String,
    /// The middle.
    pub y: String,
    /// The left side of the square of a baseline.
    pub square_x: String,
    /// The upper side of the square of a baseline.
    pub square_y: String,
    /// Whether it is the baseline.
    pub is_baseline: bool,
    /// Whether it is an estimate.
    pub is_proxy: bool,
    /// The foot of its label.
    pub label_y: String,
    /// Its label; nothing where it would stand on another.
    pub text: Option<String>,
}

/// A horizontal line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Where it begins.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// Its height.
    pub y: String,
}

/// A text at a place.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    /// The place.
    pub x: String,
    /// The text.
    pub text: String,
}

/// Draws a line chart; `write` writes a value of the scale. Nothing without a value.
pub(super) fn line_chart(columns: &[Column], write: impl Fn(Decimal) -> String) -> Option<LineChart> {
    columns.iter().find(|column| column.value.is_some())?;
    let all: Vec<Decimal> =
        columns.iter().flat_map(|column| column.value.iter().chain(&column.targets)).copied().collect();
    let scale = Scale::of(&all)?;
    let ticks: Vec<Tick> = scale.ticks(write);
    let widest = ticks.iter().map(|tick| tick.text.chars().count()).max().unwrap_or(1);
    let left = widest as f64 * LETTER + 10.0;
    let step = (RIGHT - left) / columns.len() as f64;
    let heights = ticks.iter().map(|tick| scale.y(tick.value)).collect();
    let plot = Plot { columns, scale: &scale, ticks: heights, left, step };
    Some(LineChart {
        left: number(left),
        right: number(RIGHT),
        bottom: number(BOTTOM),
        lines: plot.lines(),
        dots: plot.dots(),
        targets: plot.targets(),
        breaks: plot.breaks(),
        labels: plot.labels(),
        gaps: plot.gaps(),
        ticks,
    })
}

struct Plot<'c> {
    columns: &'c [Column],
    scale: &'c Scale,
    /// The heights of the lines of the scale.
    ticks: Vec<f64>,
    left: f64,
    step: f64,
}

impl Plot<'_> {
    fn x(&self, index: usize) -> f64 {
        self.left + self.step * (index as f64 + 0.5)
    }

    fn border(&self, index: usize) -> f64 {
        self.left + self.step * index as f64
    }

    fn y(&self, index: usize) -> Option<f64> {
        Some(self.scale.y(self.columns.get(index)?.value?))
    }

    /// Tells whether the line leads from the column before to this one.
    fn joins(&self, index: usize) -> bool {
        let valued = |column: &Column| column.value.is_some() && !column.is_baseline;
        index > 0
            && index < self.columns.len()
            && valued(&self.columns[index - 1])
            && valued(&self.columns[index])
            && self.columns[index].broken.is_none()
    }

    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<Vec<String>> = Vec::new();
        for index in 0..self.columns.len() {
            let Some(y) = self.y(index) else { continue };
            let point = format!("{},{}", number(self.x(index)), number(y));
            match lines.last_mut().filter(|_| self.joins(index)) {
                Some(line) => line.push(point),
                None => lines.push(vec![point]),
            }
        }
        lines.into_iter().filter(|line| line.len() > 1).map(|line| line.join(" ")).collect()
    }

    /// Every how many columns a label fits; the newest always has one.
    fn every(&self) -> usize {
        let letters = self.columns.iter().map(|column| column.label.chars().count().max(column.shown.chars().count()));
        let widest = letters.max().unwrap_or(1) as f64 * LETTER + 6.0;
        (widest / self.step).ceil().max(1.0) as usize
    }

    fn is_labelled(&self, index: usize) -> bool {
        (self.columns.len() - 1 - index).is_multiple_of(self.every())
    }

    fn dots(&self) -> Vec<Dot> {
        let dot = |(index, column): (usize, &Column)| {
            let (x, y) = (self.x(index), self.y(index)?);
            Some(Dot {
                x: number(x),
                y: number(y),
                square_x: number(x - 5.0),
                square_y: number(y - 5.0),
                is_baseline: column.is_baseline,
                is_proxy: column.is_proxy,
                label_y: number(self.label(index, y)),
                text: self.is_labelled(index).then(|| column.shown.clone()),
            })
        };
        self.columns.iter().enumerate().filter_map(dot).collect()
    }

    /// Puts a label over its dot, or under it where fewer lines cross it there.
    fn label(&self, index: usize, y: f64) -> f64 {
        let half = self.columns[index].shown.chars().count() as f64 * LETTER / 2.0;
        let slope = |other: usize| self.y(other).map(|there| y + (there - y) * (half / self.step).min(1.0));
        let before = self.joins(index).then(|| slope(index.wrapping_sub(1))).flatten();
        let after = self.joins(index + 1).then(|| slope(index + 1)).flatten();
        let targets = self.columns[index].targets.iter().map(|target| self.scale.y(*target));
        let lines: Vec<f64> = targets.chain(before).chain(after).collect();
        let crossed = |foot: f64| {
            let under_axis = usize::from(foot > BOTTOM - 2.0) * 9;
            let hits = |y: &f64| *y > foot - 14.0 && *y < foot + 4.0;
            // A line of the scale is faint: it only decides where nothing else does.
            let faint = self.ticks.iter().filter(|tick| hits(tick)).count();
            under_axis + faint + 2 * lines.iter().filter(|line| hits(line)).count()
        };
        let (over, under) = (y - 12.0, y + 23.0);
        if crossed(under) < crossed(over) { under } else { over }
    }

    fn targets(&self) -> Vec<Segment> {
        let mut bounds: Vec<Decimal> = self.columns.iter().flat_map(|column| &column.targets).copied().collect();
        bounds.sort_unstable();
        bounds.dedup();
        bounds.into_iter().flat_map(|bound| self.target(bound)).collect()
    }

    /// Draws a bound over the columns it is for, as one line where they stand side by side.
    fn target(&self, bound: Decimal) -> Vec<Segment> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            if !column.targets.contains(&bound) {
                continue;
            }
            match runs.last_mut() {
                Some((_, end)) if *end == index => *end = index + 1,
                _ => runs.push((index, index + 1)),
            }
        }
        let y = number(self.scale.y(bound));
        let segment =
            |(from, to)| Segment { from: number(self.border(from)), to: number(self.border(to)), y: y.clone() };
        runs.into_iter().map(segment).collect()
    }

    fn breaks(&self) -> Vec<Mark> {
        let mark = |(index, column): (usize, &Column)| {
            Some(Mark { x: number(self.border(index)), text: column.broken.clone()? })
        };
        self.columns.iter().enumerate().filter_map(mark).collect()
    }

    fn labels(&self) -> Vec<Mark> {
        let columns = self.columns.iter().enumerate().filter(|(index, _)| self.is_labelled(*index));
        columns.map(|(index, column)| Mark { x: number(self.x(index)), text: column.label.clone() }).collect()
    }

    fn gaps(&self) -> Vec<Mark> {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| column.value.is_none());
        columns.map(|(index, _)| Mark { x: number(self.x(index)), text: "–".to_owned() }).collect()
    }
}

/// Writes a coordinate with one decimal.
fn number(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn columns(values: &[Option<&str>]) -> Vec<Column> {
        let column = |value: &Option<&str>| Column {
            label: "2020".to_owned(),
            value: value.map(decimal),
            shown: value.unwrap_or_default().to_owned(),
            ..Column::default()
        };
        values.iter().map(column).collect()
    }

    fn draw(columns: &[Column]) -> LineChart {
        line_chart(columns, |value| value.to_string()).unwrap()
    }

    #[test]
    fn the_scale_has_round_numbers_around_every_value() {
        let chart = draw(&columns(&[Some("91.2"), Some("98.9")]));
        let ticks: Vec<&str> = chart.ticks.iter().map(|tick| tick.text.as_str()).collect();
        assert_eq!(ticks, ["90", "92", "94", "96", "98", "100"]);
    }

    #[test]
    fn one_value_alone_still_has_a_scale() {
        let chart = draw(&columns(&[Some("7")]));
        assert_eq!((chart.ticks.len(), chart.lines.len(), chart.dots.len()), (2, 0, 1));
    }

    #[test]
    fn the_line_stops_at_gaps_breaks_and_the_baseline() {
        let mut columns = columns(&[Some("1"), Some("2"), Some("3"), None, Some("4"), Some("5"), Some("6"), Some("7")]);
        columns[0].is_baseline = true;
        columns[6].broken = Some("1".to_owned());
        let chart = draw(&columns);
        let points: Vec<usize> = chart.lines.iter().map(|line| line.split(' ').count()).collect();
        assert_eq!(points, [2, 2, 2]);
        assert_eq!((chart.gaps.len(), chart.breaks.len()), (1, 1));
    }

    #[test]
    fn a_target_is_drawn_over_its_periods_only() {
        let mut columns = columns(&[Some("1"), Some("2"), Some("3"), Some("4")]);
        for index in [1, 2] {
            columns[index].targets.push(decimal("3"));
        }
        let chart = draw(&columns);
        assert_eq!(chart.targets.len(), 1);
        assert_ne!(chart.targets[0].from, chart.left);
        assert_ne!(chart.targets[0].to, chart.right);
    }

    #[test]
    fn where_labels_do_not_fit_the_newest_keeps_its_own() {
        let chart = draw(&columns(&[Some("10.25"); 20]));
        assert!(chart.labels.len() < 20);
        assert!(chart.dots.last().is_some_and(|dot| dot.text.is_some()));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(line_chart(&columns(&[None, None]), |value| value.to_string()).is_none());
    }

    proptest! {
        #[test]
        fn every_value_lies_inside_the_plot(values in proptest::collection::vec((-100_000i64..100_000, 0u8..4), 1..12)) {
            let column = |(mantissa, scale): &(i64, u8)| Column { value: Decimal::new(*mantissa, *scale), ..Column::default() };
            let columns: Vec<Column> = values.iter().map(column).collect();
            let chart = draw(&columns);
            prop_assert!((2..=6).contains(&chart.ticks.len()));
            for dot in chart.dots {
                let y: f64 = dot.y.parse().unwrap();
                prop_assert!((TOP..=BOTTOM).contains(&y));
            }
        }
    }
}
