//! How long a procedure takes: by way of handing in papers, and from the shortest to the longest.

use serde::Serialize;

use super::super::parts::Phrase;
use super::super::viewer::Viewer;
use super::told::{FactLine, Told};
use crate::model::{Channel, ProcessingTime, TimeUnit};

/// A processing time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeView {
    /// The time.
    pub text: Phrase,
    /// What is said of it beside the number.
    pub remark: Option<Phrase>,
    /// Since when it counts.
    pub from: Option<Phrase>,
    /// As printed, where that differs.
    pub printed: Option<Phrase>,
}

/// A time with the ways to hand in papers it holds for.
#[derive(Debug, Serialize)]
pub struct TimeGroup {
    /// The ways, joined.
    pub channels: String,
    /// The time.
    pub time: Told<TimeView>,
}

/// Gives a number to compare times of different units by; a month is taken as 30 days, a working
/// day as 7/5 of a day with 8 working hours.
pub(in crate::pages) fn weight(time: &ProcessingTime) -> Option<u64> {
    let unit = match time.unit? {
        TimeUnit::Hour => 5,
        TimeUnit::WorkingHour => 21,
        TimeUnit::Day => 120,
        TimeUnit::WorkingDay => 168,
        TimeUnit::Month => 3_600,
        TimeUnit::Year => 43_800,
    };
    Some(time.amount? * unit)
}

/// Finds the shortest and the longest of the times that are numbers.
pub(in crate::pages) fn extremes(channels: &[Channel]) -> Option<(&ProcessingTime, &ProcessingTime)> {
    let times = || channels.iter().filter_map(|channel| channel.time.value()).filter(|time| weight(time).is_some());
    Some((times().min_by_key(|time| weight(time))?, times().max_by_key(|time| weight(time))?))
}

impl Viewer<'_> {
    /// Shows a processing time.
    pub(in crate::pages) fn processing_time(&self, time: &ProcessingTime) -> TimeView {
        let length = match (time.amount, time.unit) {
            (Some(amount), Some(unit)) => Some(Phrase::plain(self.length(amount, unit.as_str()))),
            _ => None,
        };
        let words = time.text.as_ref().map(|words| self.phrase(words));
        let printed = time.printed.as_deref().map(|printed| self.printed(printed));
        let (text, remark) = match (length, words) {
            (Some(length), words) => (length, words),
            (None, Some(words)) => (words, None),
            (None, None) => (printed.clone().unwrap_or_else(|| Phrase::plain(self.say("procedure.not-told"))), None),
        };
        let differs = |printed: &Phrase| printed.text.to_lowercase() != text.text.to_lowercase();
        TimeView {
            remark,
            from: time.from.as_ref().map(|from| self.phrase(from)),
            printed: printed.filter(differs),
            text,
        }
    }

    /// Groups the ways to hand in papers that take equally long.
    pub(in crate::pages) fn time_groups(&self, channels: &[Channel]) -> Vec<TimeGroup> {
        let mut groups: Vec<(Vec<String>, Told<TimeView>)> = Vec::new();
        for channel in channels {
            let time = self.told(&channel.time, |time| self.processing_time(time));
            let name = self.channel_name(channel);
            match groups.iter_mut().find(|(_, known)| *known == time) {
                Some((names, _)) => names.push(name),
                None => groups.push((vec![name], time)),
            }
        }
        groups.into_iter().map(|(names, time)| TimeGroup { channels: join(names), time }).collect()
    }

    /// Says how long it takes in a line or two: from the shortest to the longest, then what is no number.
    pub(in crate::pages) fn time_facts(&self, channels: &[Channel]) -> Vec<FactLine> {
        let is_number = |channel: &Channel| channel.time.value().is_some_and(|time| weight(time).is_some());
        let (numbers, rest): (Vec<Channel>, Vec<Channel>) = channels.iter().cloned().partition(is_number);
        let groups = self.time_groups(&rest);
        let is_one = groups.is_empty() || (groups.len() == 1 && numbers.is_empty());
        let mut lines: Vec<FactLine> = self.time_span(&numbers).into_iter().collect();
        lines.extend(groups.into_iter().filter_map(|group| {
            let line = match group.time {
                Told { value: Some(time), .. } => FactLine { hint: time.from, ..FactLine::of(time.text) },
                Told { status, .. } => FactLine::status(status?),
            };
            Some(FactLine { only: Some(group.channels.to_lowercase()), ..line })
        }));
        if let (false, [number, ..]) = (is_one || numbers.is_empty(), lines.as_mut_slice()) {
            let names = numbers.iter().map(|channel| self.channel_name(channel)).collect();
            number.only = Some(join(names).to_lowercase());
        }
        if is_one {
            lines.iter_mut().for_each(|line| line.only = None);
        }
        lines
    }

    fn time_span(&self, channels: &[Channel]) -> Option<FactLine> {
        let (shortest, longest) = extremes(channels)?;
        let (short, long) = (self.processing_time(shortest), self.processing_time(longest));
        let text = if short.text == long.text {
            short.text
        } else {
            let words = [("from", short.text.text.as_str()), ("to", long.text.text.as_str())];
            Phrase::plain(self.fill("procedure.time-span", &words))
        };
        Some(FactLine { hint: long.from, ..FactLine::of(text) })
    }

    /// Names a way to hand in papers.
    pub(in crate::pages) fn channel_name(&self, channel: &Channel) -> String {
        self.say(&format!("procedure-channel.{}", channel.kind.as_str()))
    }
}

/// Joins names, each once, as a sentence begins: only the first keeps its capital.
pub(in crate::pages) fn join(mut names: Vec<String>) -> String {
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names.iter_mut().skip(1).for_each(|name| *name = name.to_lowercase());
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ChannelKind, Field};
    use crate::text::Span;

    fn channel(amount: Option<u64>, unit: TimeUnit) -> Channel {
        let time =
            ProcessingTime { span: Span::default(), amount, unit: Some(unit), text: None, from: None, printed: None };
        Channel {
            span: Span::default(),
            kind: ChannelKind::Online,
            place: None,
            time: Field::Value(time),
            fees: Field::Value(Vec::new()),
            authentication: None,
            note: None,
        }
    }

    #[test]
    fn times_of_different_units_compare_by_their_length() {
        let channels = [
            channel(Some(10), TimeUnit::WorkingDay),
            channel(Some(12), TimeUnit::Day),
            channel(Some(4), TimeUnit::WorkingHour),
            channel(None, TimeUnit::Year),
        ];
        let (shortest, longest) = extremes(&channels).expect("three times are numbers");
        assert_eq!((shortest.amount, longest.amount), (Some(4), Some(10)));
    }

    #[test]
    fn a_time_in_words_has_no_place_among_numbers() {
        assert!(extremes(&[channel(None, TimeUnit::Day)]).is_none());
    }
}
