//! The head and the tail of a document: what it is called, who signed it, whom it went to.

use super::bases::{Basis, bases, theme};
use super::lines::{Line, Piece};
use super::number::Number;
use super::signs;
use super::tail::{Recipient, Signer};
use super::zones::{AppendixZone, Tail, Zones};
use crate::diagnostic::say;
use crate::import::account::{Account, Reason};
use crate::import::found::Printed;
use crate::import::printed::date::document_date;
use crate::model::Moment;

/// The head of a document and its tail, each field with its places; what is not printed is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The agencies above the number: the parent agency, the agency.
    pub agencies: Vec<Printed>,
    /// Number and symbol.
    pub number: Option<Number>,
    /// How the captions of appendices print number and symbol of this same document.
    pub repeated: Vec<Printed>,
    /// The place before the date.
    pub place: Option<Printed>,
    /// The date as printed: "ngày tháng 01 năm 2021".
    pub date_printed: Option<Printed>,
    /// The date, as far as it is printed.
    pub date: Option<Moment>,
    /// `true` where day or month is blank.
    pub date_has_holes: bool,
    /// "KẾ HOẠCH".
    pub type_line: Option<Printed>,
    /// The title, its lines joined by a blank.
    pub title: Option<Printed>,
    /// The theme of the year.
    pub theme: Option<Printed>,
    /// Legal bases and what is carried out, in printed order.
    pub bases: Vec<Basis>,
    /// Recipients.
    pub recipients: Vec<Recipient>,
    /// What is filed: "VT, VP."
    pub filing: Option<Printed>,
    /// The mark that closes the text: "./."
    pub closing: Option<Printed>,
    /// Who signed.
    pub signer: Option<Signer>,
    /// Appendices, those announced and not to be found too.
    pub appendices: Vec<Appendix>,
    /// Words in capitals after the last table.
    pub stamp: Option<Printed>,
    /// Marks of secrecy, urgency and drafts.
    pub marks: Vec<Printed>,
}

/// An appendix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appendix {
    /// "Phụ lục 1".
    pub label: Option<Printed>,
    /// Its title.
    pub title: Option<Printed>,
    /// What it belongs to, in brackets.
    pub caption: Option<Printed>,
    /// `true` when it is announced and not to be found.
    pub missing: bool,
}

impl Head {
    /// Reads the zones of a document, and notes what is form only and what is not sure.
    pub(super) fn of(zones: &Zones, account: &mut Account) -> Self {
        let mut head = Self::default();
        head.read_top(zones, account);
        head.read_text(zones);
        head.read_tail(zones, account);
        for zone in &zones.appendices {
            head.read_appendix(zone);
        }
        head.announce(zones, account);
        head
    }

    fn read_top(&mut self, zones: &Zones, account: &mut Account) {
        let top = zones.type_line.unwrap_or(zones.head.len());
        for line in &zones.head[..top] {
            self.read_line(line, account);
        }
        let about = zones.head[..top].iter().find_map(|line| Some((signs::about(&line.text)?, line)));
        if let (None, Some((first, line))) = (zones.type_line, about) {
            let lines = zones.head.iter().filter(|other| other.place == line.place);
            let rest = lines.skip_while(|other| *other != line).skip(1);
            self.title =
                joined(std::iter::once(printed(first, line)).chain(rest.map(|line| printed(&line.text, line))));
        }
        let Some(at) = zones.type_line else { return };
        let line = &zones.head[at];
        let Some((kind, rest)) = signs::type_line(&line.text) else { return };
        self.type_line = Some(printed(kind, line));
        let below = zones.head[at + 1..].iter().filter(|line| !signs::is_rule(&line.text));
        let first = (!rest.is_empty()).then(|| printed(rest, line));
        self.title = joined(first.into_iter().chain(below.map(|line| printed(&line.text, line))));
        for rule in zones.head[at + 1..].iter().filter(|line| signs::is_rule(&line.text)) {
            account.leave(rule.place, Reason::Form);
        }
    }

    fn read_line(&mut self, line: &Line, account: &mut Account) {
        let text = line.text.as_str();
        if let Some(number) = Number::of_line(line).filter(|_| self.number.is_none()) {
            self.number = Some(number);
            // Two columns that became one line.
            if let Some(at) = text.find(", ngày").and_then(|comma| date_start(&text[..comma])) {
                self.read_date(&text[at..], line, account);
            }
        } else if signs::is_date_line(text) {
            self.read_date(text, line, account);
        } else if signs::is_secrecy(text) {
            self.marks.push(printed(text, line));
            account.doubt(
                line.place,
                say!(
                    vi: "văn bản mang dấu “{text}”; kiểm tra xem có được công bố không";
                    en: "the document is marked “{text}”; check whether it may be published"
                ),
            );
            account.leave(line.place, Reason::Form);
        } else if signs::is_motto(text) || signs::is_rule(text) {
            account.leave(line.place, Reason::Form);
        } else if signs::is_capitals(text) {
            self.agencies.push(printed(text, line));
            account.leave(line.place, Reason::Form);
        }
    }

    fn read_date(&mut self, text: &str, line: &Line, account: &mut Account) {
        let Some((place, date)) = text.split_once(',') else { return };
        let date = date.trim();
        self.place = Some(printed(place.trim(), line)).filter(|place| !place.text.is_empty());
        self.date_printed = Some(printed(date, line));
        self.date = document_date(date).and_then(|date| Moment::parse(&date.value?));
        self.date_has_holes = !matches!(self.date, Some(Moment::Day(_)));
        // Three numbers that are no day are a misprint, not a gap.
        let numbers = date.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
        if numbers == 3 && self.date_has_holes {
            account.doubt(line.place, say!(vi: "không có ngày “{date}” trong lịch"; en: "no such day: “{date}”"));
        }
    }

    fn read_text(&mut self, zones: &Zones) {
        let lines = || zones.text.iter().filter_map(Piece::line);
        self.bases = bases(lines());
        self.theme = lines().find_map(theme);
        let last = lines().next_back();
        self.closing = last.and_then(|line| Some(printed(closing(&line.text)?.1, line)));
    }

    fn read_tail(&mut self, zones: &Zones, account: &mut Account) {
        self.recipients = Recipient::all(&zones.tail);
        self.signer = Signer::of(&zones.tail);
        let filing = zones.tail.iter().find_map(|(_, line)| Some((signs::filing(&line.text)?, line)));
        self.filing = filing.map(|(text, line)| printed(text, line));
        for line in zones.appendices.iter().flat_map(|zone| &zone.signature) {
            account.leave(line.place, Reason::Repeated);
        }
        for (what, line) in &zones.tail {
            if matches!(what, Tail::Form | Tail::Opening) {
                account.leave(line.place, Reason::Form);
            }
        }
    }

    fn read_appendix(&mut self, zone: &AppendixZone) {
        let label = zone.label.as_ref().and_then(|line| Some((signs::appendix(&line.text)?, line)));
        let first = label.filter(|((_, title), _)| !title.is_empty()).map(|((_, title), line)| printed(title, line));
        let title = joined(first.into_iter().chain(zone.title.iter().map(|line| printed(&line.text, line))));
        let caption = joined(zone.caption.iter().map(|line| printed(&line.text, line)));
        self.repeated.extend(zone.caption.iter().filter_map(Number::of_caption));
        self.stamp = joined(zone.stamp.iter().map(|line| printed(&line.text, line))).or(self.stamp.take());
        let label = label.map(|((label, _), line)| printed(label, line));
        if label.is_some() || title.is_some() || caption.is_some() {
            self.appendices.push(Appendix { label, title, caption, missing: false });
        }
    }

    /// Notes an appendix the text speaks of and the paper does not have (MODEL §17, case 29).
    fn announce(&mut self, zones: &Zones, account: &mut Account) {
        let lines = || zones.text.iter().filter_map(Piece::line);
        let tables = zones.text.iter().any(|piece| matches!(piece, Piece::Table(_)));
        let Some(line) = lines().find(|line| announces(&line.text)) else { return };
        if !zones.appendices.is_empty() || tables {
            return;
        }
        let inner = line.text.trim_matches(['(', ')', '.', ' ']);
        let title = inner.find("Phụ lục").map(|at| printed(&inner[at..], line));
        let caption = line.text.starts_with('(').then(|| printed(&line.text, line));
        account.doubt(
            line.place,
            say!(
                vi: "văn bản nhắc tới phụ lục nhưng tệp này không có; nếu phụ lục nằm ở tệp khác, hãy nhập thêm tệp đó";
                en: "an appendix is announced that this file does not hold; import its file, too, if there is one"
            ),
        );
        self.appendices.push(Appendix { label: None, title, caption, missing: true });
    }

    /// Gives the title; that of the first appendix where the paper is an appendix sent alone.
    pub(super) fn title(&self) -> Option<&Printed> {
        let appendix = || self.appendices.iter().find(|appendix| !appendix.missing)?.title.as_ref();
        self.title.as_ref().or_else(|| self.type_line.is_none().then(appendix).flatten())
    }

    /// Gives the year the document is for: that of its title, else that of its date.
    pub fn year(&self) -> Option<i32> {
        self.title().and_then(|title| year_in(&title.text)).or_else(|| self.date.map(Moment::year))
    }
}

/// Finds the place before ", ngày" in a line that has the number first: it begins after the symbol.
fn date_start(before: &str) -> Option<usize> {
    let symbol = before.find('/')?;
    before[symbol..].find(' ').map(|blank| symbol + blank + 1).filter(|at| *at < before.len())
}

fn announces(line: &str) -> bool {
    if !line.contains("hụ lục") {
        return false;
    }
    let words = signs::words(line);
    let joined =
        ["kem theo phu luc", "phu luc dinh kem", "phu luc kem theo", "phu luc ban hanh kem", "phu luc chi tiet kem"];
    joined.iter().any(|word| words.contains(word))
}

/// Finds "năm 2021" in a title.
fn year_in(title: &str) -> Option<i32> {
    let lower = title.to_lowercase();
    let years = lower.split("năm ").skip(1).filter_map(|rest| {
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|year| digits.len() == 4 && (1990..=2200).contains(year))
    });
    years.into_iter().next()
}

/// Splits off the mark that closes a text: `./.`; gives the text with its full stop, and the mark.
pub(super) fn closing(line: &str) -> Option<(&str, &str)> {
    let slash = line.rfind('/')?;
    let before = line[..slash].trim_end();
    let stop = before.strip_suffix('.')?.len();
    let after = line[slash + 1..].trim();
    // Initials written by hand are read as letters behind the mark.
    let short = after.chars().count() <= 6 && !after.contains(' ') && !after.contains(|c: char| c.is_ascii_digit());
    let text = if stop == 0 { "" } else { &line[..=stop] };
    short.then(|| (text, &line[stop..]))
}

/// Makes a printed text of one line.
pub(super) fn printed(text: &str, line: &Line) -> Printed {
    Printed { text: text.to_owned(), places: vec![line.place] }
}

/// Joins printed texts by a blank; `None` without any.
pub(super) fn joined(parts: impl Iterator<Item = Printed>) -> Option<Printed> {
    parts.reduce(|mut all, part| {
        all.text = format!("{} {}", all.text, part.text);
        all.places.extend(part.places.into_iter().filter(|place| !all.places.contains(place)).collect::<Vec<_>>());
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_mark_is_told_from_the_text() {
        for (line, text, mark) in [
            ("Điều chỉnh./.", "Điều chỉnh.", "./."),
            ("Điều chỉnh. /.", "Điều chỉnh.", ". /."),
            ("Quyết định./*he*", "Quyết định.", "./*he*"),
            ("Quyết định./", "Quyết định.", "./"),
            ("./.", "", "./."),
        ] {
            assert_eq!(closing(line), Some((text, mark)), "{line}");
        }
        for line in ["Theo Kế hoạch số 5/KH.", "và/hoặc", "ngày 18/5."] {
            assert_eq!(closing(line), None, "{line}");
        }
    }

    #[test]
    fn the_year_is_that_of_the_title() {
        assert_eq!(year_in("Cải cách hành chính năm 2023 của Sở"), Some(2023));
        assert_eq!(year_in("KẾ HOẠCH NĂM 2023"), Some(2023));
        assert_eq!(year_in("giai đoạn 2021-2025"), None);
    }
}
