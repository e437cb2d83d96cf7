//! Values in words: days, money, words of closed sets, names of what an id means, printed text in quotes.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::Teller;
use crate::data::{Column, Kind, said};
use crate::model::{Moment, Period};
use crate::text::{Decimal, Language, format};

/// The most letters of a text a sentence quotes.
const MOST: usize = 240;
/// So many words of what did not change stand around what did.
const AROUND: usize = 4;

impl Teller<'_> {
    /// Names a column, or a set of parts; a name no set has any more stays as it is.
    pub fn column(&self, set: &str, field: &str) -> String {
        let key = format!("change-column.{field}");
        let said_so = Some(self.say(&key)).filter(|word| *word != key);
        let title = self.declared(set, field).map(|column| {
            let [vietnamese, english] = &column.title;
            said([vietnamese.as_str(), english.as_str()], self.language).to_owned()
        });
        said_so
            .or(title)
            .or_else(|| self.sets.contains_key(field).then(|| self.set(field)))
            .unwrap_or_else(|| field.to_owned())
    }

    fn declared(&self, set: &str, field: &str) -> Option<&Column> {
        self.sets.get(set)?.columns.iter().find(|column| column.name == field)
    }

    /// Tells whether a column holds running text.
    pub(super) fn is_text(&self, set: &str, field: &str) -> bool {
        let plain = self.declared(set, field).is_none_or(|column| column.kind == Kind::Text);
        plain && self.refers(set, field).is_none()
    }

    /// Finds the set whose ids a column holds.
    fn refers(&self, set: &str, field: &str) -> Option<&'static str> {
        let declared = self.sets.get(set)?;
        let key = declared.foreign_keys.iter().find(|key| key.columns == [field]).map(|key| key.set);
        // Lists of ids are named by the set they are of.
        key.or_else(|| self.sets.get_key_value(field).map(|(name, _)| *name)).or(match field {
            "merged_from" | "not_reported" => Some("units"),
            _ => None,
        })
    }

    /// Writes a value in the language of the reader.
    pub fn value(&self, set: &str, field: &str, value: &Json) -> String {
        match value {
            Json::Object(_) if value.get("state").is_some() => self.state(value),
            Json::Object(_) if value.get("deadlines").is_some() => self.dues(value),
            Json::Object(row) => self.row(set, row),
            Json::Array(items) => items.iter().map(|item| self.item(set, field, item)).collect::<Vec<_>>().join(", "),
            _ => self.item(set, field, value),
        }
    }

    /// Writes a value that is no list.
    pub(super) fn item(&self, set: &str, field: &str, value: &Json) -> String {
        if let Some(text) = self.declared(set, field).and_then(|column| self.typed(&column.kind, value)) {
            return text;
        }
        let Some(text) = value.as_str() else { return self.number(value) };
        if field == "deadline"
            && let Some(moment) = Moment::parse(text)
        {
            return self.moment(moment);
        }
        let named = self.refers(set, field).and_then(|other| self.known(other, text));
        named.unwrap_or_else(|| format!("“{}”", cut(text)))
    }

    fn typed(&self, kind: &Kind, value: &Json) -> Option<String> {
        let text = || value.as_str();
        Some(match kind {
            Kind::Word(words) | Kind::Words(words) => {
                let key = format!("{}.{}", words.group, text()?);
                Some(self.say(&key)).filter(|word| *word != key)?
            }
            Kind::Money => format::money(value.as_i64()?, self.language),
            Kind::Integer | Kind::Number => self.number(value),
            Kind::Boolean => self.say(if value.as_bool()? { "change.yes" } else { "change.no" }),
            Kind::Date | Kind::Moment => self.moment(Moment::parse(text()?)?),
            Kind::Period => self.period(Period::parse(text()?)?),
            Kind::Year => value.to_string(),
            Kind::Text | Kind::List => return None,
        })
    }

    fn number(&self, value: &Json) -> String {
        match value {
            Json::Bool(flag) => self.say(if *flag { "change.yes" } else { "change.no" }),
            _ => Decimal::parse(&value.to_string())
                .map_or_else(|_| value.to_string(), |number| format::decimal(number, self.language)),
        }
    }

    /// Says why a value is missing, and the words that stand in its place.
    fn state(&self, value: &Json) -> String {
        let state = value["state"].as_str().unwrap_or_default();
        let keys = [format!("procedure-field.{state}"), format!("state.{state}")];
        let said = keys.iter().map(|key| (key, self.say(key))).find(|(key, said)| said != *key);
        let said = super::lower(&said.map_or_else(|| state.to_owned(), |(_, said)| said));
        match value["words"].as_str() {
            Some(words) => format!("{said} (“{}”)", cut(words)),
            None => said,
        }
    }

    /// Names a period: "quý I/2020".
    pub fn period(&self, period: Period) -> String {
        let key = match period.to_string().split_once('-') {
            Some((_, part)) => format!("period.{}", part.to_lowercase()),
            None => "period.year".to_owned(),
        };
        self.fill(&key, &[("y", &period.year.to_string())])
    }

    /// Writes a day, month, quarter or year.
    pub fn moment(&self, moment: Moment) -> String {
        match moment {
            Moment::Day(day) => self.day(day),
            Moment::Month(year, month) => {
                // Only January and February take a zero in official documents (NĐ 30/2020/NĐ-CP).
                let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
                self.fill("date.month", &[("m", &month), ("y", &year.to_string())])
            }
            Moment::Quarter(year, quarter) => {
                let roman = ["I", "II", "III", "IV"][quarter.clamp(1, 4) as usize - 1];
                self.fill("date.quarter", &[("q", roman), ("y", &year.to_string())])
            }
            Moment::Year(year) => self.fill("date.year", &[("y", &year.to_string())]),
        }
    }

    fn day(&self, day: NaiveDate) -> String {
        format::date(day, self.language)
    }

    pub(super) fn is_english(&self) -> bool {
        self.language == Language::English
    }
}

/// Shortens a text a sentence quotes, on one line.
pub(super) fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let start: String = line.chars().take(MOST).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// Quotes two texts; of long ones only what differs, with a few words around.
pub(super) fn excerpts(old: &str, new: &str) -> (String, String) {
    let (before, after): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let long = [old, new].iter().any(|text| text.chars().count() > MOST / 2);
    let (mut start, mut end) = (0, 0);
    if long {
        start = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
        let rest = before.len().min(after.len()) - start;
        end = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
        (start, end) = (start.saturating_sub(AROUND), end.saturating_sub(AROUND));
    }
    let side = |words: &[&str]| {
        let (first, last) = (if start > 0 { "… " } else { "" }, if end > 0 { " …" } else { "" });
        format!("“{first}{}{last}”", cut(&words[start..words.len() - end].join(" ")))
    };
    (side(&before), side(&after))
}
