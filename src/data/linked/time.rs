//! Times and payments of procedures, in schema.org and in words.

use super::phrase::Phrase;
use super::{Linked, Node};
use crate::data::{Said, said};
use crate::model::{ChannelKind, Fee, FeeKind, ProcessingTime, TimeUnit};

impl<'l> Linked<'l> {
    /// Tells how long the office takes. A working day is no length of the calendar, so the amount
    /// stands beside its unit in words and never as an ISO 8601 duration.
    pub(super) fn lead_time(&self, time: &'l ProcessingTime) -> Option<Node> {
        let counted = time.amount.zip(time.unit);
        let node = Node::of("QuantitativeValue")
            .set("value", counted.map(|(amount, _)| amount))
            .set("unitText", counted.map(|(_, unit)| said(unit_words(unit), self.language)));
        let remarks: Vec<&str> =
            [&time.text, &time.from].into_iter().filter_map(|words| self.optional(words.as_ref())).collect();
        let is_told = counted.is_some() || !remarks.is_empty();
        is_told.then(|| node.set("description", remarks.join("; ")))
    }

    /// Adds what a payment comes to; a price is given only where it is a plain number.
    pub(super) fn priced(&self, offer: Node, fee: &'l Fee) -> Node {
        offer
            .set("price", fee.amount.map(|amount| amount.0.to_string()))
            .set("priceCurrency", fee.amount.map(|_| "VND"))
            .set("description", self.optional(fee.text.as_ref()))
    }

    /// Names a payment.
    pub(super) fn fee_name(&self, fee: &'l Fee) -> &'l str {
        self.optional(fee.name.as_ref()).unwrap_or_else(|| said(fee_words(fee.kind), self.language))
    }
}

/// Adds a processing time in words: "10 ngày làm việc; kể từ …". What is printed stands in only where
/// nothing else is told.
pub(super) fn time_in_words(phrase: Phrase, time: &ProcessingTime) -> Phrase {
    let counted = time.amount.zip(time.unit).map(|(amount, unit)| (amount, unit_words(unit)));
    let is_told = counted.is_some() || time.text.is_some();
    phrase
        .amount(counted)
        .words(time.text.as_ref())
        .printed(time.printed.as_ref().filter(|_| !is_told))
        .words(time.from.as_ref())
}

fn unit_words(unit: TimeUnit) -> Said {
    match unit {
        TimeUnit::WorkingDay => ["ngày làm việc", "working days"],
        TimeUnit::Day => ["ngày", "days"],
        TimeUnit::Hour => ["giờ", "hours"],
        TimeUnit::WorkingHour => ["giờ làm việc", "working hours"],
        TimeUnit::Month => ["tháng", "months"],
        TimeUnit::Year => ["năm", "years"],
    }
}

pub(super) fn channel_words(kind: ChannelKind) -> Said {
    match kind {
        ChannelKind::InPerson => ["Trực tiếp", "In person"],
        ChannelKind::Online => ["Trực tuyến", "Online"],
        ChannelKind::Postal => ["Dịch vụ bưu chính", "By post"],
    }
}

pub(super) fn fee_words(kind: FeeKind) -> Said {
    match kind {
        FeeKind::Fee => ["Phí", "Fee"],
        FeeKind::Charge => ["Lệ phí", "Charge"],
        FeeKind::Price => ["Giá dịch vụ", "Price of a service"],
    }
}
