//! What a procedure costs: in a line or two, by way of handing in papers, and item by item.

use serde::Serialize;

use super::super::parts::Phrase;
use super::super::viewer::Viewer;
use super::times::join;
use super::told::{FactLine, StatusView};
use crate::model::{Channel, Fee, FeeKind, Field, Words};

/// The items of a procedure's costs by way of handing in papers.
#[derive(Debug, Serialize)]
pub struct CostTable {
    /// The ways.
    pub channels: Vec<String>,
    /// The items, in the order they are first told.
    pub rows: Vec<CostRow>,
}

/// An item of the costs.
#[derive(Debug, Serialize)]
pub struct CostRow {
    /// "Phí", "Lệ phí".
    pub kind: String,
    /// What it is for.
    pub name: Option<Phrase>,
    /// How much, by way.
    pub cells: Vec<CostCell>,
}

/// What an item costs on one way.
#[derive(Debug, Serialize)]
pub struct CostCell {
    /// The way, for narrow screens.
    pub channel: String,
    /// The amount.
    pub amount: Option<Phrase>,
    /// Whether it is a number of đồng and stays on one line.
    pub is_number: bool,
    /// As printed, where that differs.
    pub printed: Option<Phrase>,
    /// Why there is no amount.
    pub status: Option<StatusView>,
}

/// What tells an item apart: its kind, its name, and which of its namesakes in one list it is.
type ItemKey<'f> = (FeeKind, Option<&'f str>, usize);

fn keyed(fees: &[Fee]) -> impl Iterator<Item = (ItemKey<'_>, &Fee)> {
    let name = |fee: &'_ Fee| (fee.kind, fee.name.as_ref().map(|name| name.vi().to_owned()));
    fees.iter().enumerate().map(move |(index, fee)| {
        let twins = fees[..index].iter().filter(|other| name(other) == name(fee)).count();
        ((fee.kind, fee.name.as_ref().map(Words::vi), twins), fee)
    })
}

/// Lists the items of all ways, each once, in the order they are first told.
fn items(channels: &[Channel]) -> Vec<(ItemKey<'_>, &Fee)> {
    let mut items: Vec<(ItemKey<'_>, &Fee)> = Vec::new();
    for fees in channels.iter().filter_map(|channel| channel.fees.value()) {
        for (key, fee) in keyed(fees) {
            if !items.iter().any(|(known, _)| *known == key) {
                items.push((key, fee));
            }
        }
    }
    items
}

impl Viewer<'_> {
    /// Shows what every item costs on every way; nothing where no way has an item.
    pub(in crate::pages) fn cost_table(&self, channels: &[Channel]) -> Option<CostTable> {
        let rows: Vec<CostRow> = items(channels)
            .into_iter()
            .map(|(key, fee)| CostRow {
                kind: self.fee_kind(fee.kind),
                name: fee.name.as_ref().map(|name| self.phrase(name)),
                cells: channels.iter().map(|channel| self.cost_cell(channel, key)).collect(),
            })
            .collect();
        let names = channels.iter().map(|channel| self.channel_name(channel)).collect();
        (!rows.is_empty()).then_some(CostTable { channels: names, rows })
    }

    fn cost_cell(&self, channel: &Channel, key: ItemKey<'_>) -> CostCell {
        let name = self.channel_name(channel);
        let empty = CostCell { channel: name, amount: None, is_number: false, printed: None, status: None };
        match &channel.fees {
            Field::Status(status, note) => CostCell { status: Some(self.status(*status, note.as_ref())), ..empty },
            Field::Value(fees) => match keyed(fees).find(|(known, _)| *known == key) {
                None => CostCell { amount: Some(Phrase::plain(self.say("procedure.not-charged"))), ..empty },
                Some((_, fee)) => CostCell {
                    amount: Some(self.fee_amount(fee)),
                    is_number: fee.amount.is_some(),
                    printed: fee.printed.as_deref().map(|printed| self.printed(printed)),
                    ..empty
                },
            },
        }
    }

    fn fee_kind(&self, kind: FeeKind) -> String {
        self.say(&format!("procedure-fee.{}", kind.as_str()))
    }

    fn fee_amount(&self, fee: &Fee) -> Phrase {
        match (fee.amount, &fee.text, &fee.printed) {
            (Some(amount), _, _) if amount.0 == 0 => Phrase::plain(self.say("procedure.not-charged")),
            (Some(amount), _, _) => Phrase::plain(self.money(amount.dong())),
            (None, Some(words), _) => self.phrase(words),
            (None, None, Some(printed)) => self.printed(printed),
            (None, None, None) => Phrase::plain(self.say("procedure.not-told")),
        }
    }

    /// Says which fees and charges are taken; of several reasons why nothing is known, each once and without its note.
    pub(in crate::pages) fn fees_in_brief(&self, channels: &[Channel]) -> Vec<FactLine> {
        let price = self.fee_kind(FeeKind::Price);
        let mut lines: Vec<FactLine> = Vec::new();
        for line in self.cost_facts(channels).into_iter().filter(|line| line.label.as_ref() != Some(&price)) {
            match lines.iter_mut().find(|known| known.is_status && line.is_status && known.text == line.text) {
                Some(known) => known.only = known.only.take().zip(line.only).map(|(a, b)| format!("{a}, {b}")),
                None => lines.push(line),
            }
        }
        if let [line] = lines.as_mut_slice() {
            line.only = None;
        }
        lines
    }

    /// Says what it costs on the ways given, a line for each kind of payment.
    pub(in crate::pages) fn cost_facts(&self, channels: &[Channel]) -> Vec<FactLine> {
        let mut lines = Vec::new();
        let only = |holds: &dyn Fn(&Channel) -> bool| {
            let names: Vec<String> = channels.iter().filter(|c| holds(c)).map(|c| self.channel_name(c)).collect();
            (names.len() < channels.len()).then(|| join(names).to_lowercase())
        };
        // A price for a service, such as postage, is neither phí nor lệ phí.
        let is_free = |channel: &Channel| {
            channel.fees.value().is_some_and(|fees| fees.iter().all(|fee| fee.kind == FeeKind::Price))
        };
        if channels.iter().any(is_free) {
            let text = Phrase::plain(self.say("procedure.free"));
            lines.push(FactLine { only: only(&is_free), ..FactLine::of(text) });
        }
        let all = items(channels);
        for kind in FeeKind::ALL {
            let fees: Vec<&Fee> = all.iter().map(|(_, fee)| *fee).filter(|fee| fee.kind == *kind).collect();
            let has = |channel: &Channel| channel.fees.value().is_some_and(|f| f.iter().any(|fee| fee.kind == *kind));
            if !fees.is_empty() {
                lines.push(FactLine { only: only(&has), ..self.kind_line(*kind, &fees) });
            }
        }
        let mut told = Vec::new();
        for channel in channels {
            let Field::Status(status, note) = &channel.fees else { continue };
            let view = self.status(*status, note.as_ref());
            if !told.contains(&view) {
                told.push(view.clone());
                let same = |other: &Channel| match &other.fees {
                    Field::Status(status, note) => self.status(*status, note.as_ref()) == view,
                    Field::Value(_) => false,
                };
                lines.push(FactLine { only: only(&same), ..FactLine::status(view.clone()) });
            }
        }
        lines
    }

    /// Says what the items of a kind cost: the amount, or how many items between which amounts.
    fn kind_line(&self, kind: FeeKind, fees: &[&Fee]) -> FactLine {
        let label = Some(self.fee_kind(kind));
        if let [fee] = fees {
            let hint = fee.name.as_ref().map(|name| self.phrase(name));
            return FactLine { label, hint, ..FactLine::of(self.fee_amount(fee)) };
        }
        let told: Vec<Phrase> = fees.iter().map(|fee| self.fee_amount(fee)).collect();
        if fees.iter().all(|fee| fee.amount.is_none()) && told.windows(2).all(|pair| pair[0] == pair[1]) {
            return FactLine { label, is_many: true, ..FactLine::of(told[0].clone()) };
        }
        let amounts: Option<Vec<i64>> = fees.iter().map(|fee| Some(fee.amount?.dong())).collect();
        let number = fees.len() as u64;
        let text = match amounts.as_deref().map(|list| (list.iter().min(), list.iter().max())) {
            Some((Some(least), Some(most))) if least < most => {
                let words = [("from", self.money(*least)), ("to", self.money(*most))];
                let words: Vec<(&str, &str)> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
                self.fill("procedure.items-between", &words)
            }
            Some((Some(each), _)) => self.fill("procedure.items-each", &[("amount", &self.money(*each))]),
            _ => self.say("procedure.items-listed"),
        };
        let text = text.replace("{n}", &self.number(number));
        FactLine { label, is_many: true, ..FactLine::of(Phrase::plain(text)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, ChannelKind, FieldStatus};
    use crate::text::Span;

    fn fee(name: &str, amount: u64) -> Fee {
        Fee {
            span: Span::default(),
            kind: FeeKind::Fee,
            name: Some(Words::vietnamese(name)),
            amount: Some(Amount(amount)),
            text: None,
            printed: None,
        }
    }

    fn channel(fees: Field<Vec<Fee>>) -> Channel {
        Channel {
            span: Span::default(),
            kind: ChannelKind::InPerson,
            place: None,
            time: Field::Status(FieldStatus::Unknown, None),
            fees,
            authentication: None,
            note: None,
        }
    }

    #[test]
    fn an_item_of_several_ways_is_told_once() {
        let channels = [
            channel(Field::Value(vec![fee("Máy chụp răng", 2_000_000), fee("Máy CT", 8_000_000)])),
            channel(Field::Value(vec![fee("Máy CT", 8_000_000), fee("Cước", 30_000)])),
            channel(Field::Status(FieldStatus::ToVerify, None)),
        ];
        let names: Vec<&str> = items(&channels).iter().filter_map(|((_, name, _), _)| *name).collect();
        assert_eq!(names, ["Máy chụp răng", "Máy CT", "Cước"]);
    }

    #[test]
    fn two_items_of_one_name_in_one_list_stay_two() {
        let channels = [channel(Field::Value(vec![fee("Thẩm định", 100_000), fee("Thẩm định", 200_000)]))];
        assert_eq!(items(&channels).len(), 2);
    }
}
