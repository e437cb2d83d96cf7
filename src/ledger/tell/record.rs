//! Records by their names: "nhiệm vụ 4. “Lập kế hoạch”", "kết quả quý I/2020 của nhiệm vụ …".

use serde_json::Value as Json;

use super::{Teller, lower};
use crate::data::said;
use crate::ledger::Change;
use crate::ledger::change::RecordName;
use crate::model::Period;
use crate::text::Language;

fn quoted(text: impl AsRef<str>) -> String {
    format!("“{}”", super::value::cut(text.as_ref()))
}

impl Teller<'_> {
    /// Names the record of a change.
    pub fn record(&self, change: &Change) -> String {
        let name = self.name(change.name.as_ref(), &change.id);
        let (first, rest) = change.id.split_once('/').unwrap_or((&change.id, ""));
        let period = |text: &str| Period::parse(text).map_or_else(|| text.to_owned(), |period| self.period(period));
        let target = || {
            let fact = self.now.find("targets", &change.id);
            fact.and_then(|fact| fact.record().values.get("indicator")?.as_str().map(str::to_owned))
        };
        let of = match change.set.as_str() {
            "results" | "observations" | "periods" | "statistics" | "inspections" => {
                let told = if change.set == "observations" { rest } else { first };
                period(told)
            }
            "areas" | "budget" => self.known("plans", first).map_or_else(|| first.to_owned(), quoted),
            "targets" => target().and_then(|id| self.known("indicators", &id)).map(quoted).unwrap_or_default(),
            _ => String::new(),
        };
        let kind = match change.set.as_str() {
            "texts" => format!("texts-{first}"),
            "statistics" if change.name.is_none() && rest.is_empty() => "statistics-file".to_owned(),
            "annotations" => format!("annotations-{first}"),
            set => set.to_owned(),
        };
        let key = [kind, change.set.clone()].into_iter().map(|kind| format!("change-record.{kind}"));
        let template = key.into_iter().find(|key| self.say(key) != *key);
        match template {
            Some(key) => self.fill(&key, &[("name", &name), ("period", &of), ("of", &of), ("id", &change.id)]),
            None => format!("{} {name}", lower(&self.set(&change.set))),
        }
    }

    /// Names a data set; a name no set has any more stays as it is.
    pub fn set(&self, set: &str) -> String {
        self.sets.get(set).map_or(set, |set| said(set.title, self.language)).to_owned()
    }

    fn name(&self, name: Option<&RecordName>, id: &str) -> String {
        let Some(name) = name else { return id.to_owned() };
        let english = name.title_en.as_ref().filter(|_| self.language == Language::English);
        let label = name.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
        format!("{label}“{}”", super::value::cut(english.unwrap_or(&name.title)))
    }

    /// Names a record that stands in the content today; a document by its identifier.
    pub(super) fn known(&self, set: &str, id: &str) -> Option<String> {
        if set == "documents" {
            return self.site.documents.get(id).map(crate::model::Document::name);
        }
        let record = self.now.find(set, id)?.record();
        let text = |name: &str| record.values.get(name).and_then(Json::as_str).map(str::to_owned);
        let english = || text("title_en").or_else(|| text("name_en")).filter(|_| self.language == Language::English);
        english().or_else(|| text("title")).or_else(|| text("name"))
    }

    /// Names a document: of the register by its identifier, another as it was written.
    pub fn document(&self, written: &str) -> String {
        self.known("documents", written).unwrap_or_else(|| written.to_owned())
    }
}
