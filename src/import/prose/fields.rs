//! The fields of `plan.md` and of a report, from the head of a document.

use serde_json::Value as Json;

use super::bases::Basis;
use super::documents::FoundDocument;
use super::head::{Appendix, Head};
use super::symbols::Symbols;
use super::tail::{Recipient, Signer};
use crate::import::found::{Printed, Record, table};
use crate::import::paper::Place;
use crate::text::fold;

impl Head {
    /// Gives the fields of a plan's head, in the order of the model. `documents` are those found in the same paper.
    pub fn plan_fields(&self, symbols: &Symbols, documents: &[FoundDocument]) -> Record {
        let mut record = Record::default();
        let printed = self.title().cloned();
        let title = places(&printed);
        set(&mut record, "title", &printed);
        record.set("kind", printed.map(|title| kind(&title.text)), &title);
        let year_places = if title.is_empty() { places(&self.date_printed) } else { title };
        record.set("year", self.year(), &year_places);
        self.identify(&mut record, symbols, documents);
        if self.date_has_holes {
            set(&mut record, "date_printed", &self.date_printed);
        }
        set(&mut record, "type_line", &self.type_line);
        set(&mut record, "theme", &self.theme);
        record.set(
            "bases",
            list(self.bases.iter().map(|basis| basis.json(documents))),
            &all(self.bases.iter().map(|b| &b.printed)),
        );
        self.close(&mut record);
        set(&mut record, "stamp", &self.stamp);
        let appendices = self.appendices.iter().map(Appendix::json);
        let printed = self.appendices.iter().flat_map(|one| [&one.label, &one.title, &one.caption]).flatten();
        record.set("appendices", list(appendices), &all(printed));
        record
    }

    /// Gives the fields of a report's head; its period is for the caller to say.
    pub fn report_fields(&self, symbols: &Symbols, documents: &[FoundDocument]) -> Record {
        let mut record = Record::default();
        set(&mut record, "title", &self.title);
        self.identify(&mut record, symbols, documents);
        set(&mut record, "type_line", &self.type_line);
        record.set(
            "bases",
            list(self.bases.iter().map(|basis| basis.json(documents))),
            &all(self.bases.iter().map(|b| &b.printed)),
        );
        self.close(&mut record);
        let titled = self.appendices.iter().find(|appendix| !appendix.missing);
        record.set(
            "appendix_title",
            titled.and_then(|one| one.title.as_ref()).map(|title| title.text.clone()),
            &titled.map_or(vec![], |one| places(&one.title)),
        );
        record
    }

    /// Number, symbol, printed forms, place and date.
    fn identify(&self, record: &mut Record, symbols: &Symbols, documents: &[FoundDocument]) {
        let own = documents.iter().find(|document| document.own).map(|document| document.id.clone());
        let at = self.number.as_ref().map(|number| number.printed.places.clone()).unwrap_or_default();
        record.set("document", own, &[]);
        if let Some(number) = &self.number {
            record.set("number", number.number.clone(), &at);
            record.set("symbol", symbols.normal(&number.symbol), &at);
        }
        let mut forms: Vec<&Printed> = self.number.iter().map(|number| &number.printed).chain(&self.repeated).collect();
        let printed = all(forms.iter().copied());
        forms.dedup_by(|second, first| second.text == first.text);
        record.set("printed", list(forms.into_iter().map(|form| form.text.clone().into())), &printed);
        set(record, "place", &self.place);
        let dated = self.date.map(|date| date.to_string());
        let blank = self.date_printed.as_ref().map(|_| String::new());
        record.set("date", dated.or(blank), &places(&self.date_printed));
    }

    /// Signer, recipients, file line, closing mark.
    fn close(&self, record: &mut Record) {
        if let Some(signer) = &self.signer {
            record.set("signer", signer.json(), &all(signer.prefix.iter().chain(&signer.title).chain(&signer.name)));
        }
        let recipients = self.recipients.iter().map(Recipient::json);
        record.set("recipients", list(recipients), &all(self.recipients.iter().map(|one| &one.text)));
        set(record, "filing", &self.filing);
        set(record, "closing", &self.closing);
    }
}

impl Basis {
    fn json(&self, documents: &[FoundDocument]) -> Json {
        let place = self.printed.places.first();
        let id = place.and_then(|place| FoundDocument::cited(documents, *place, &self.printed.text));
        table([
            ("document", id.map(str::to_owned).into()),
            ("printed", self.printed.text.clone().into()),
            ("purpose", self.purpose.into()),
        ])
    }
}

impl Recipient {
    fn json(&self) -> Json {
        match &self.note {
            None => self.text.text.clone().into(),
            Some(note) => table([("text", self.text.text.clone().into()), ("note", note.clone().into())]),
        }
    }
}

impl Signer {
    fn json(&self) -> Json {
        let text = |printed: &Option<Printed>| Json::from(printed.as_ref().map(|printed| printed.text.clone()));
        let prefix = list(self.prefix.iter().map(|line| line.text.clone().into()));
        table([("prefix", prefix), ("title", text(&self.title)), ("name", text(&self.name))])
    }
}

impl Appendix {
    fn json(&self) -> Json {
        let text = |printed: &Option<Printed>| Json::from(printed.as_ref().map(|printed| printed.text.clone()));
        let missing = self.missing.then_some(true);
        table([
            ("label", text(&self.label)),
            ("title", text(&self.title)),
            ("caption", text(&self.caption)),
            ("missing", missing.into()),
        ])
    }
}

/// Tells the kind of a plan by its title.
fn kind(title: &str) -> &'static str {
    let title = fold(title);
    let reform = title.contains("cai cach hanh chinh") || title.contains("cchc") || title.contains("cai cach");
    match () {
        () if title.contains("tuyen truyen") || title.contains("truyen thong") => "communications",
        () if reform => "reform",
        () => "other",
    }
}

fn set(record: &mut Record, key: &'static str, printed: &Option<Printed>) {
    if let Some(printed) = printed {
        record.set(key, printed.text.clone(), &printed.places);
    }
}

/// Makes a list, or nothing of an empty one.
fn list(values: impl Iterator<Item = Json>) -> Json {
    let values: Vec<Json> = values.collect();
    if values.is_empty() { Json::Null } else { Json::Array(values) }
}

fn places(printed: &Option<Printed>) -> Vec<Place> {
    printed.as_ref().map(|printed| printed.places.clone()).unwrap_or_default()
}

fn all<'p>(printed: impl Iterator<Item = &'p Printed>) -> Vec<Place> {
    let mut places: Vec<Place> = printed.flat_map(|printed| printed.places.iter().copied()).collect();
    places.dedup();
    places
}
