//! The record of a procedure from what its source says.

use serde_json::{Value as Json, json};

use super::channels::{self, Common};
use super::details::{Kind, Role, Row};
use super::draft::Draft;
use super::papers::Papers;
use super::topic::{self, Topic};
use super::{steps, values};
use crate::diagnostic::{Message, say};
use crate::import::found::{Body, Record};
use crate::import::paper::Place;
use crate::import::printed::lines::{bare, joined, without_bullet};
use crate::text::escape_markdown;

/// A procedure ready to be written, with what is to be noted about its pieces.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) title: String,
    pub(super) root: Record,
    pub(super) body: Body,
    /// Pieces that say that nothing is known where the content has no place for saying so.
    pub(super) blank: Vec<Place>,
    /// Pieces that only announce what follows.
    pub(super) headings: Vec<Place>,
    pub(super) doubts: Vec<(Place, Message)>,
}

/// Makes the record; `None` for a draft without a name.
pub(super) fn make(draft: &Draft) -> Option<Made> {
    let title = joined(bare(&draft.text(Topic::Title)?));
    let title = ["Thủ tục:", "Tên thủ tục:"]
        .iter()
        .find_map(|start| title.strip_prefix(start))
        .map_or(title.clone(), |rest| rest.trim().to_owned());
    let mut made = Made { title, headings: draft.headings.clone(), blank: draft.blank.clone(), ..Made::default() };
    made.names(draft);
    made.agencies(draft);
    made.set(draft, "sets", Topic::Sets, |text| {
        Some(values::status(text).unwrap_or_else(|| json!(joined(bare(text)))))
    });
    made.set(draft, "results", Topic::Results, |text| values::status(text).or_else(|| Some(json!(values::list(text)))));
    made.set(draft, "conditions", Topic::Conditions, |text| Some(values::status(text).unwrap_or_else(|| json!(text))));
    made.bases(draft);
    made.set(draft, "decision", Topic::Decision, |text| {
        Some(values::status(text).unwrap_or_else(|| json!({ "printed": joined(bare(text)) })))
    });
    made.set(draft, "online", Topic::Online, |text| values::status(text).or_else(|| values::online(text)));
    made.channels(draft);
    made.papers(draft);
    made.set(draft, "step", Topic::Steps, |text| Some(json!(steps::read(text))).filter(|steps| steps != &json!([])));
    for (topic, heading) in [(Topic::Forms, "Mẫu đơn, mẫu tờ khai"), (Topic::Note, "Ghi chú")] {
        made.section(draft, topic, heading);
    }
    Some(made)
}

impl Made {
    /// Sets the field of a topic; what it cannot hold goes below the head, in the printed words.
    fn set(&mut self, draft: &Draft, key: &'static str, topic: Topic, value: impl Fn(&str) -> Option<Json>) {
        let Some(text) = draft.text(topic) else { return };
        match value(&text) {
            Some(value) => self.root.set(key, value, &draft.places(&[topic])),
            None => self.section(draft, topic, heading_of(topic)),
        }
    }

    /// Sets a field that has no statuses: what only states one is left.
    fn set_plain(&mut self, draft: &Draft, key: &'static str, topic: Topic, value: impl Fn(&str) -> Json) {
        let Some(text) = draft.text(topic) else { return };
        if values::status(&text).is_some() {
            self.blank.extend(draft.places(&[topic]));
        } else {
            self.root.set(key, value(&text), &draft.places(&[topic]));
        }
    }

    fn names(&mut self, draft: &Draft) {
        let words = |text: &str| json!(joined(bare(text)));
        self.set(draft, "code", Topic::Code, |text| Some(values::text_or_status(&joined(bare(text)))));
        let title = json!(self.title);
        self.root.set("title", title, &draft.places(&[Topic::Title]));
        self.set_plain(draft, "summary", Topic::Summary, words);
        self.set_plain(draft, "field", Topic::Field, words);
        if self.root.get("field").is_none() {
            self.root.set("field", "Chưa nêu lĩnh vực", &[]);
            self.doubt(
                draft,
                Topic::Title,
                say!(
                    vi: "nguồn không nêu lĩnh vực của thủ tục; điền vào `field`";
                    en: "the source does not name the field of the procedure; fill in `field`"
                ),
            );
        }
        self.set(draft, "levels", Topic::Level, values::levels);
        self.set_plain(draft, "kind", Topic::Kind, words);
        self.set(draft, "audiences", Topic::Audience, |text| Some(values::audiences(text)));
        self.set_plain(draft, "keywords", Topic::Keywords, |text| json!(values::list(&text.replace(',', ";"))));
    }

    /// Sets who decides, receives and takes part. "Cơ quan thực hiện" is who decides where nobody else is named.
    fn agencies(&mut self, draft: &Draft) {
        let value = |text: &str| Some(values::text_or_status(&joined(bare(text))));
        let decides = draft.text(Topic::Authority).filter(|text| values::status(text).is_none());
        if decides.is_none() && draft.text(Topic::Agency).is_some() {
            self.set(draft, "authority", Topic::Agency, value);
            self.blank.extend(draft.places(&[Topic::Authority]));
            self.doubt(
                draft,
                Topic::Agency,
                say!(
                    vi: "cơ quan thực hiện được lấy là cơ quan có thẩm quyền; kiểm tra lại";
                    en: "the agency that handles the procedure was taken as the one that decides; check it"
                ),
            );
        } else {
            self.set(draft, "authority", Topic::Authority, value);
            self.section(draft, Topic::Agency, heading_of(Topic::Agency));
        }
        self.set(draft, "reception", Topic::Reception, value);
        self.set(draft, "delegated", Topic::Delegated, value);
        self.set(draft, "coordinating", Topic::Coordinating, value);
    }

    fn bases(&mut self, draft: &Draft) {
        let text = draft.text(Topic::Basis).unwrap_or_default();
        let rows: Vec<&Row> = draft.rows(Kind::Bases).collect();
        let places: Vec<Place> =
            draft.places(&[Topic::Basis]).into_iter().chain(rows.iter().flat_map(|row| row.places())).collect();
        if let Some(status) = values::status(&text).filter(|_| rows.is_empty()) {
            return self.root.set("legal_basis", status, &places);
        }
        let lines = values::list(&text).into_iter().map(|line| topic::unlabelled(&line).to_owned());
        let printed: Vec<String> = lines.chain(rows.into_iter().map(basis)).filter(|line| !line.is_empty()).collect();
        if !printed.is_empty() {
            let citations: Vec<Json> =
                printed.iter().map(|line| json!({ "printed": line, "purpose": "basis" })).collect();
            self.root.set("legal_basis", citations, &places);
        }
    }

    fn channels(&mut self, draft: &Draft) {
        let topics = [Topic::Time, Topic::Fee, Topic::Charge];
        let fees = |topic, kind| draft.text(topic).and_then(|text| values::fees(&text, kind));
        let common = Common {
            time: draft.text(Topic::Time).and_then(|text| values::time(&text)),
            fees: together(fees(Topic::Fee, "phi"), fees(Topic::Charge, "le-phi")),
            place: None,
        };
        let rows: Vec<&Row> = draft.rows(Kind::Channels).collect();
        let mut places = draft.places(&topics);
        places.extend(rows.iter().flat_map(|row| row.places()));
        let mut made: Vec<Json> = rows.iter().filter_map(|row| channels::row(row, &common)).collect();
        if made.is_empty() {
            made = self.plain_channels(draft, &common, &mut places);
        } else {
            self.section(draft, Topic::Ways, heading_of(Topic::Ways));
        }
        if !made.is_empty() {
            self.root.set("channel", made, &places);
        }
    }

    /// Makes ways from the words of "Cách thức thực hiện"; without any, handing in at the desk is what is meant.
    fn plain_channels(&mut self, draft: &Draft, common: &Common, places: &mut Vec<Place>) -> Vec<Json> {
        let text = draft.text(Topic::Ways).unwrap_or_default();
        let mut ways = channels::ways(&text);
        if ways.is_empty() {
            self.section(draft, Topic::Ways, heading_of(Topic::Ways));
            if common.time.is_none() && common.fees.is_none() {
                return Vec::new();
            }
            ways.push("in-person");
            let topic = if common.time.is_some() { Topic::Time } else { Topic::Fee };
            self.doubt(
                draft,
                topic,
                say!(
                    vi: "nguồn không nêu cách thức nộp hồ sơ; thời hạn và phí được ghi cho cách nộp trực tiếp";
                    en: "the source names no way to hand in papers; time and fees were written for handing in in person"
                ),
            );
            return vec![channels::plain(ways[0], common)];
        }
        places.extend(draft.places(&[Topic::Ways]));
        let mut made: Vec<Json> = ways.iter().map(|way| channels::plain(way, common)).collect();
        for line in draft.lines(Topic::Ways).iter().filter(|line| !channels::is_names_alone(&line.text)) {
            let named = channels::ways(&line.text);
            let at = named.first().and_then(|way| ways.iter().position(|known| known == way)).unwrap_or(0);
            note(&mut made[at], without_bullet(&line.text));
        }
        made
    }

    fn papers(&mut self, draft: &Draft) {
        let mut papers = Papers::default();
        for line in draft.lines(Topic::Papers) {
            papers.line(topic::unlabelled(&line.text));
        }
        draft.rows(Kind::Papers).for_each(|row| papers.row(row));
        self.doubts.append(&mut papers.doubts);
        let mut places = draft.places(&[Topic::Papers]);
        places.extend(draft.rows(Kind::Papers).flat_map(Row::places));
        match papers.value() {
            Some(cases) => self.root.set("case", cases, &places),
            None => self.headings.extend(places),
        }
    }

    /// Writes a topic below the head, under its heading.
    fn section(&mut self, draft: &Draft, topic: Topic, heading: &str) {
        let Some(text) = draft.text(topic) else { return };
        let line = |line: &str| match line.strip_prefix(['-', '+', '•']) {
            Some(rest) => format!("- {}", escape_markdown(rest.trim())),
            None => format!("{}\n", escape_markdown(line)),
        };
        let text: Vec<String> = text.lines().map(line).collect();
        let blank = if self.body.markdown.is_empty() { "" } else { "\n\n" };
        self.body.markdown += &format!("{blank}## {heading}\n\n{}", text.join("\n").trim_end());
        self.body.places.extend(draft.places(&[topic]));
    }

    fn doubt(&mut self, draft: &Draft, topic: Topic, message: Message) {
        if let Some(place) = draft.places(&[topic]).first() {
            self.doubts.push((*place, message));
        }
    }
}

/// Puts fees and charges into one list; a status counts only where there is no list.
fn together(fees: Option<Json>, charges: Option<Json>) -> Option<Json> {
    match (fees, charges) {
        (Some(Json::Array(fees)), Some(Json::Array(charges))) => Some(Json::Array([fees, charges].concat())),
        (Some(Json::Object(_)), Some(charges)) => Some(charges),
        (fees, charges) => fees.or(charges),
    }
}

/// Adds a line to the note of a way.
fn note(channel: &mut Json, line: &str) {
    let before = channel["note"].as_str().map(|note| format!("{note}\n")).unwrap_or_default();
    channel["note"] = json!(format!("{before}{line}"));
}

/// Gives a legal basis as one text: the title, with the number, day and issuer it does not say itself, as printed.
fn basis(row: &Row) -> String {
    let text = |role| row.text(role).map(joined).unwrap_or_default();
    let (number, title) = (text(Role::Number), text(Role::Name));
    let mut printed = if title.contains(&number) || number.is_empty() { title } else { format!("{number} {title}") };
    for said in [Role::Day, Role::Issuer].map(text) {
        if !said.is_empty() && !printed.contains(&said) {
            printed = format!("{}, {said}", printed.trim().trim_end_matches([',', ';', '.']));
        }
    }
    printed.trim().to_owned()
}

fn heading_of(topic: Topic) -> &'static str {
    match topic {
        Topic::Agency => "Cơ quan thực hiện",
        Topic::Ways => "Cách thức thực hiện",
        Topic::Level => "Cấp thực hiện",
        Topic::Online => "Mức độ dịch vụ công",
        Topic::Steps => "Trình tự thực hiện",
        _ => "Thông tin khác",
    }
}
