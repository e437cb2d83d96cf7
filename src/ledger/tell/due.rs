//! Deadlines that are more than a day, in words.

use serde_json::Value as Json;

use super::Teller;
use crate::model::Moment;

impl Teller<'_> {
    /// Writes the rows of a deadline: "Kế hoạch: tháng 01/2018; báo cáo: quý II/2018".
    pub(super) fn dues(&self, value: &Json) -> String {
        let rows = value["deadlines"].as_array().into_iter().flatten();
        rows.map(|row| self.due(row)).collect::<Vec<_>>().join("; ")
    }

    fn due(&self, row: &Json) -> String {
        let text = |name: &str| row[name].as_str();
        let mut said = self.when(row);
        if let Some(condition) = text("condition") {
            said = format!("{said} ({condition})");
        }
        match text("what") {
            Some(what) => format!("{what}: {said}"),
            None => said,
        }
    }

    fn when(&self, row: &Json) -> String {
        let text = |name: &str| row[name].as_str();
        let moment = |text: &str| Moment::parse(text).map_or_else(|| text.to_owned(), |moment| self.moment(moment));
        let listed = row["moments"].as_array().into_iter().flatten().filter_map(Json::as_str).map(moment);
        let listed: Vec<String> = listed.collect();
        let kind = text("kind").unwrap_or_default();
        let glue = if kind == "one-of" { format!(" {} ", self.say("word.or")) } else { ", ".to_owned() };
        let number = |name: &str| row[name].as_u64();
        match (text("from").map(moment), text("to").map(moment)) {
            _ if !listed.is_empty() => listed.join(&glue),
            (Some(from), Some(to)) => self.fill("due.from-to", &[("from", &from), ("to", &to)]),
            (Some(from), None) => self.fill("due.from", &[("from", &from)]),
            (None, Some(when)) if kind == "ongoing" => self.fill("due.ongoing-within", &[("when", &when)]),
            (None, Some(when)) => when,
            (None, None) => {
                let said = text("said").unwrap_or_default();
                match (number("at_least"), number("within")) {
                    (Some(count), _) => {
                        let every = self.say(&format!("every.{}", text("every").unwrap_or_default()));
                        let of = text("of").map(|of| format!(" {of}")).unwrap_or_default();
                        self.fill("due.at-least", &[("n", &count.to_string()), ("of", &of), ("every", &every)])
                    }
                    (None, Some(within)) => {
                        let length = self.count(&format!("length.{}", text("unit").unwrap_or_default()), within);
                        self.fill("due.within", &[("length", &length), ("after", said)])
                    }
                    _ if kind == "on-request" => self.fill("due.on-request-of", &[("what", said)]),
                    _ if kind == "by-other-plan" => self.fill("due.by-plan", &[("what", said)]),
                    _ if said.is_empty() => super::lower(&self.say(&format!("due.{kind}"))),
                    _ => said.to_owned(),
                }
            }
        }
    }
}
