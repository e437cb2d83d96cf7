//! Short texts: moments, periods, printed dates and amounts, identifiers of documents.

use minhbach::import::printed;
use minhbach::model::identifier::{Identifier, find, kind_name, symbol_key};
use minhbach::model::{Moment, Period};
use minhbach::text::{Decimal, fold, slug};

/// What the site writes, it must read back as the same.
pub fn moments(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Some(moment) = Moment::parse(text) {
        assert_eq!(moment.to_string(), text, "a moment has one spelling");
        assert!(moment.first_day() <= moment.last_day());
    }
    if let Some(period) = Period::parse(text) {
        assert_eq!(Period::parse(&period.to_string()), Some(period));
        let (from, to) = period.usual_window();
        assert!(from <= to);
        let _ = (period.slug(), period.year_before());
    }
    if let Ok(decimal) = Decimal::parse(text) {
        assert_eq!(Decimal::parse(&decimal.to_string()), Ok(decimal));
        let _ = (decimal.to_integer(), decimal.round(2), decimal.checked_mul(decimal), decimal.checked_add(decimal));
    }
    let _ = (printed::date::document_date(text), printed::date::day(text), printed::amount::read(text));
    let _ = (printed::amount::unit(text), printed::amount::formula(text), printed::period::read(text, None));
    let _ = (printed::period::find(text, Some(2020)), printed::deliverables::read(text), printed::funding::read(text));
    let _ = (printed::grade::words(text), printed::work::read(text), printed::mark::is_mark(text));
    let _ = (printed::units::roles(text), printed::units::kind(text), printed::label::unsigned(text));
    if let Some((label, rest)) = printed::label::split(text) {
        let _ = (label.rank(), rest);
    }
    let _ = (fold(text), slug(text));
}

/// Mentions lie in order inside the text, and what is printed of an identifier is read as the same.
pub fn identifiers(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let mut end = 0;
    for mention in find(text) {
        assert!(end <= mention.range.start && mention.range.start < mention.range.end);
        end = mention.range.end;
        let _ = (&text[mention.range], mention.kind_word.and_then(kind_name));
        let _ = symbol_key(&mention.identifier.symbol, &[("UBND".to_owned(), "ỦY BAN".to_owned())]);
    }
    if let Some(identifier) = Identifier::parse(text) {
        assert_eq!(Identifier::parse(&identifier.to_string()), Some(identifier));
    }
}
