//! One document with all its mentions, and its entry in the register.

use std::collections::BTreeMap;

use super::FoundDocument;
use super::issuer::{self, Issuer};
use super::known::{KnownDocument, KnownRegister};
use super::mention::Cited;
use crate::diagnostic::{Message, say};
use crate::import::found::Record;
use crate::import::paper::Place;
use crate::import::prose::head::Head;
use crate::model::identifier::kind_name;
use crate::model::{DocumentKind, Moment};
use crate::text::slug;

/// A document with its mentions.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    mentions: Vec<Cited>,
}

impl Entry {
    pub(super) fn new(first: Cited) -> Self {
        Self { mentions: vec![first] }
    }

    /// Tells whether a mention means this document: the same number and symbol in the same year, unless two issuers
    /// that are printed differ.
    pub(super) fn means(&self, mention: &Cited) -> bool {
        let first = &self.mentions[0];
        first.key == mention.key && self.year() == mention.year() && !self.is_of_another(mention)
    }

    fn is_of_another(&self, mention: &Cited) -> bool {
        let other_day = self.date().zip(mention.date).is_some_and(|(ours, theirs)| ours != theirs);
        let issuers = self.issuer().zip(mention.issuer.as_ref());
        other_day && issuers.is_some_and(|(ours, theirs)| ours.name != theirs.name)
    }

    pub(super) fn add(&mut self, mention: Cited) {
        self.mentions.push(mention);
    }

    /// Tells whether it is the paper itself.
    pub(super) fn is_own(&self) -> bool {
        self.mentions.iter().any(|mention| mention.own)
    }

    fn year(&self) -> Option<i32> {
        self.mentions.iter().find_map(Cited::year)
    }

    /// Gives the first whole date, else the first that is printed.
    fn date(&self) -> Option<Moment> {
        let dates = || self.mentions.iter().filter_map(|mention| mention.date);
        dates().find(|date| matches!(date, Moment::Day(_))).or_else(|| dates().next())
    }

    fn issuer(&self) -> Option<&Issuer> {
        self.mentions.iter().find_map(|mention| mention.issuer.as_ref())
    }

    /// Gives the longest title of those that are printed right behind a mention.
    fn title(&self) -> Option<&str> {
        self.mentions
            .iter()
            .filter_map(|mention| mention.title.as_deref())
            .max_by_key(|title| title.chars().count().min(300))
    }

    fn places(&self) -> Vec<Place> {
        let mut places: Vec<Place> = self.mentions.iter().map(|mention| mention.place).collect();
        places.dedup();
        places
    }

    /// Makes the entry of the register; `taken` are the ids of the entries before it.
    pub(super) fn found(&self, known: &KnownRegister, own: Option<&Head>, taken: &[&str]) -> FoundDocument {
        let mut doubts = self.doubts();
        let (kept, doubt) = self.known(known);
        doubts.extend(doubt);
        let id = kept.map_or_else(|| self.fresh_id(known, taken), |document| document.id.clone());
        let record = match kept {
            Some(document) => self.known_record(document),
            None => self.record(&id, known, own),
        };
        let mentions = self.mentions.iter().map(|mention| (mention.place, mention.words.clone())).collect();
        FoundDocument { id, known: kept.is_some(), own: self.is_own(), record, mentions, doubts }
    }

    /// Finds the document in the register: by number and symbol, then by year, by date, by kind.
    fn known<'k>(&self, known: &'k KnownRegister) -> (Option<&'k KnownDocument>, Option<(Place, Message)>) {
        let first = &self.mentions[0];
        let year_of =
            |document: &KnownDocument, written: Option<u16>| written.map(i32::from).or(document.date.map(Moment::year));
        let fits = |document: &&KnownDocument| {
            document.identifiers.iter().any(|own| {
                let year = year_of(document, own.year);
                known.key(own) == first.key && year.zip(self.year()).is_none_or(|(ours, theirs)| ours == theirs)
            })
        };
        let mut candidates: Vec<&KnownDocument> = known.documents.iter().filter(fits).collect();
        narrow(&mut candidates, |document| document.date.is_some() && document.date == self.date());
        narrow(&mut candidates, |document| document.kind == self.kind().as_str());
        let unsure = |message| Some((first.place, message));
        match candidates.as_slice() {
            [] => (None, None),
            [one] => {
                let undated = self.year().is_none() && one.date.is_some();
                let (words, id) = (&first.words, &one.id);
                let message = say!(
                    vi: "“{words}” không ghi năm; được hiểu là văn bản `{id}` trong sổ, hãy kiểm tra";
                    en: "“{words}” has no year; taken for `{id}` of the register, please check"
                );
                (Some(*one), undated.then(|| unsure(message)).flatten())
            }
            [one, ..] => {
                let ids = candidates.iter().map(|document| document.id.as_str()).collect::<Vec<_>>().join(", ");
                let words = &first.words;
                let message = say!(
                    vi: "“{words}” có thể là nhiều văn bản trong sổ: {ids}; đã chọn văn bản đầu, hãy kiểm tra";
                    en: "“{words}” may be several documents of the register: {ids}; the first was taken, please check"
                );
                (Some(*one), unsure(message))
            }
        }
    }

    /// Writes what the register does not have yet of a document it knows: printed forms.
    fn known_record(&self, document: &KnownDocument) -> Record {
        let mut record = Record::default();
        record.set("id", document.id.clone(), &[]);
        let mut forms = document.printed.clone();
        let held = |form: &str, forms: &[String]| forms.iter().any(|other| other.contains(form));
        for form in self.forms() {
            if !held(&form, &forms) {
                forms.push(form);
            }
        }
        record.set("printed", forms, &self.places());
        record
    }

    fn record(&self, id: &str, known: &KnownRegister, own: Option<&Head>) -> Record {
        let first = &self.mentions[0];
        let places = self.places();
        let mut record = Record::default();
        let symbol = known.symbols.normal(&first.identifier.symbol);
        let issuer = match own {
            Some(_) => known.department.clone().map(|name| Issuer { name, printed: true }),
            None => self.issuer().cloned().or_else(|| issuer::of_symbol(&symbol, known)),
        };
        let title = own.and_then(|head| head.title.as_ref()).map(|title| title.text.clone());
        record.set("id", id, &[]);
        record.set("kind", self.kind().as_str(), &places);
        record.set("number", first.identifier.number.clone(), &places);
        record.set("year", first.identifier.year, &places);
        record.set("symbol", Some(symbol).filter(|symbol| !symbol.is_empty()), &places);
        record.set("date", self.date().map(|date| date.to_string()), &places);
        record.set("issuer", issuer.map(|issuer| issuer.name), &places);
        record.set("title", title.or_else(|| self.title().map(str::to_owned)), &places);
        let signer = own.and_then(|head| head.signer.as_ref()?.name.as_ref());
        record.set("signer", signer.map(|name| name.text.clone()), &places);
        record.set("printed", self.forms(), &places);
        record
    }

    /// Gives the printed forms of number and symbol, each once.
    fn forms(&self) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        for mention in &self.mentions {
            if !forms.contains(&mention.form) {
                forms.push(mention.form.clone());
            }
        }
        forms
    }

    /// Makes an id as the register has them: `285-kh-ubnd-2020`.
    fn fresh_id(&self, known: &KnownRegister, taken: &[&str]) -> String {
        let first = &self.mentions[0];
        let symbol = Some(known.symbols.normal(&first.identifier.symbol)).filter(|symbol| !symbol.is_empty());
        let symbol = symbol.unwrap_or_else(|| abbreviation(self.kind()).to_owned());
        let year = self.year().map(|year| format!("-{year}")).unwrap_or_default();
        let base = slug(&format!("{}-{symbol}{year}", first.identifier.number));
        let used = |id: &str| taken.contains(&id) || known.documents.iter().any(|document| document.id == id);
        let numbered = (2..).map(|count| format!("{base}-{count}"));
        std::iter::once(base.clone()).chain(numbered).find(|id| !used(id)).unwrap_or(base)
    }

    /// Tells the kind: by the word before the number, else by the symbol; a letter has none in its symbol.
    fn kind(&self) -> DocumentKind {
        let named = self.mentions.iter().find_map(|mention| kind_name(mention.kind_word.as_deref()?));
        let first = &self.mentions[0].identifier;
        let of_symbol = first.symbol.split(['-', '/']).next().and_then(kind_name);
        // "Quy định số 70-QĐ/TW": the Party abbreviates two kinds alike.
        let named = named.or(of_symbol);
        named.map_or(if first.symbol.is_empty() { DocumentKind::Other } else { DocumentKind::OfficialLetter }, of_name)
    }

    fn doubts(&self) -> Vec<(Place, Message)> {
        let mut doubts = Vec::new();
        let date = self.date();
        for mention in &self.mentions {
            let words = &mention.words;
            if mention.broken {
                doubts.push((
                    mention.place,
                    say!(
                        vi: "sau số, ký hiệu “{words}” in dấu ba chấm; có thể còn thiếu";
                        en: "the symbol “{words}” ends in dots; some of it may be missing"
                    ),
                ));
            }
            if mention.date.is_some_and(|own| matches!(own, Moment::Day(_)) && Some(own) != date) {
                let printed = date.map(|date| date.to_string()).unwrap_or_default();
                doubts.push((mention.place, say!(
                    vi: "“{words}” ghi ngày khác với chỗ khác của tệp ({printed}); đã hiểu là cùng một văn bản";
                    en: "“{words}” has another date than elsewhere in the file ({printed}); taken for the same document"
                )));
            }
            if disagrees(mention) {
                doubts.push((
                    mention.place,
                    say!(
                        vi: "tên loại và ký hiệu của “{words}” không khớp nhau; giữ như in, hãy kiểm tra";
                        en: "kind and symbol of “{words}” disagree; kept as printed, please check"
                    ),
                ));
            }
        }
        doubts
    }
}

/// Tells whether the word for the kind and the symbol name two kinds.
fn disagrees(mention: &Cited) -> bool {
    let word = mention.kind_word.as_deref().and_then(kind_name);
    let first = mention.identifier.symbol.split(['-', '/']).next().unwrap_or_default();
    let symbol = kind_name(first);
    let alike = |word: &str, symbol: &str| word == symbol || word == "Quy định" && symbol == "Quyết định";
    match (word, symbol) {
        (Some("Công văn" | "Văn bản" | "Công điện"), _) | (None, _) => false,
        (Some(word), Some(symbol)) => !alike(word, symbol),
        // A decision has its kind in its symbol, a letter of the Assembly and a law have not.
        (Some(word), None) => {
            !first.starts_with("QH")
                && !first.is_empty()
                && mention.identifier.year.is_none()
                && word != "Giấy mời"
                && mention.identifier.symbol.contains(['-', '/'])
        }
    }
}

/// Joins entries without a year to the only one of the same number and symbol that has one.
pub(super) fn join_undated(entries: Vec<Entry>) -> Vec<Entry> {
    let key = |entry: &Entry| entry.mentions[0].key.clone();
    let mut dated: BTreeMap<(String, String), usize> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.year().is_some()) {
        *dated.entry(key(entry)).or_default() += 1;
    }
    let only = |entry: &Entry| dated.get(&key(entry)) == Some(&1);
    let (homeless, mut joined): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| entry.year().is_none() && only(entry));
    let mut undated: BTreeMap<(String, String), Vec<Cited>> = BTreeMap::new();
    for entry in homeless {
        undated.entry(key(&entry)).or_default().extend(entry.mentions);
    }
    for entry in &mut joined {
        entry.mentions.extend(undated.remove(&key(entry)).unwrap_or_default());
    }
    joined
}

/// Keeps those that pass, unless none does.
fn narrow(candidates: &mut Vec<&KnownDocument>, keep: impl Fn(&KnownDocument) -> bool) {
    if candidates.len() > 1 && candidates.iter().any(|document| keep(document)) {
        candidates.retain(|document| keep(document));
    }
}

/// Gives the type of the register for the full name of a kind.
fn of_name(name: &str) -> DocumentKind {
    let labelled = |kind: &&DocumentKind| name.starts_with(kind.label()) && **kind != DocumentKind::Other;
    match name {
        "Bộ luật" => DocumentKind::Law,
        "Văn bản" => DocumentKind::OfficialLetter,
        _ => DocumentKind::ALL.iter().find(labelled).copied().unwrap_or(DocumentKind::Other),
    }
}

/// Abbreviates a kind where a document prints no symbol.
fn abbreviation(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Decree => "nd",
        DocumentKind::Circular => "tt",
        DocumentKind::Decision => "qd",
        DocumentKind::Resolution => "nq",
        kind => kind.as_str(),
    }
}
