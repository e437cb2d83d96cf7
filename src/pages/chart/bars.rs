//! Counts side by side as level bars, each under its own words.

use serde::Serialize;

use super::number;

const WIDTH: f64 = 400.0;

/// A drawing of counts side by side: each bar has its words above it.
#[derive(Debug, Clone, Serialize)]
pub struct BarChart {
    /// The height of the drawing.
    pub height: String,
    /// The bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    /// What is counted, with its count.
    pub text: String,
    /// The foot of the text.
    pub text_y: String,
    /// Where the bar begins.
    pub y: String,
    /// How long it is.
    pub width: String,
}

/// Draws counts as bars on one scale; nothing where there are fewer than two to compare, or only zeros.
pub(in crate::pages) fn bar_chart(counts: &[(String, u64)]) -> Option<BarChart> {
    let most = counts.iter().map(|(_, count)| *count).max().filter(|most| *most > 0)?;
    let bar = |(index, (text, count)): (usize, &(String, u64))| Bar {
        text: text.clone(),
        text_y: (index * 44 + 16).to_string(),
        y: (index * 44 + 23).to_string(),
        width: number(*count as f64 / most as f64 * (WIDTH - 2.0)),
    };
    let bars: Vec<Bar> = counts.iter().enumerate().map(bar).collect();
    (bars.len() > 1).then(|| BarChart { height: (bars.len() * 44).to_string(), bars })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_count_or_only_zeros_are_no_comparison() {
        assert!(bar_chart(&[("a".to_owned(), 0), ("b".to_owned(), 0)]).is_none());
        assert!(bar_chart(&[("a".to_owned(), 3)]).is_none());
    }

    #[test]
    fn bars_are_as_long_as_their_counts() {
        let chart = bar_chart(&[("a".to_owned(), 4), ("b".to_owned(), 1), ("c".to_owned(), 0)]).unwrap();
        let widths: Vec<&str> = chart.bars.iter().map(|bar| bar.width.as_str()).collect();
        assert_eq!(widths, ["398.0", "99.5", "0.0"]);
        assert_eq!(chart.height, "132");
    }
}
