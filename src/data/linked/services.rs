//! `cpsv.jsonld`: procedures as public services (CPSV-AP 3.2).
//!
//! `cv:processingTime` is a duration of the calendar, which a time in working days is not. It is
//! never set: the time is said in words, in the description of its channel and in a rule
//! (`cpsv:follows`) titled "Thời hạn giải quyết".

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::phrase::Phrase;
use super::rdf::{AUTHORITY, both, concept, context, every, language, tagged, typed};
use super::time::{channel_words, fee_words, time_in_words};
use super::{Graph, Linked, Node, Target};
use crate::data::Said;
use crate::derive::{Place, Standing};
use crate::model::{Channel, ChannelKind, Citation, Fee, Paper, Procedure, ProcedureLevel, TopicId, Words};
use crate::text::{Language, segment};

/// Writes the procedures of a site. The addresses of `linked` count from the file itself.
pub fn services(linked: &Linked<'_>) -> Vec<u8> {
    let prefixes = ["adms", "cpsv", "cv", "dcat", "dct", "eli", "foaf", "rdfs", "skos", "xsd"];
    let mut writer = Writer { linked, graph: Graph::new(&context(&prefixes)), shared: BTreeMap::new() };
    linked.site.procedures.values().for_each(|procedure| writer.procedure(procedure));
    let mut graph = writer.graph;
    writer.shared.into_values().for_each(|node| graph.push(node));
    graph.finish()
}

struct Writer<'w, 'l> {
    linked: &'w Linked<'l>,
    graph: Graph,
    /// What several procedures name, by its address.
    shared: BTreeMap<String, Node>,
}

/// One procedure, with the beginning of the addresses of its parts.
#[derive(Clone, Copy)]
struct Parts<'p> {
    procedure: &'p Procedure,
    page: &'p str,
}

impl Parts<'_> {
    fn part(&self, kind: &str, name: &str) -> Node {
        Node::named(kind, format!("{}#{name}", self.page))
            .set("dct:identifier", format!("{}/{name}", self.procedure.id))
    }
}

impl<'l> Writer<'_, 'l> {
    fn procedure(&mut self, procedure: &'l Procedure) {
        let page = (self.linked.address)(Target::Place(&Place::Procedure(procedure.id.clone())));
        let parts = Parts { procedure, page: &page };
        let head = &procedure.head;
        let summary = head.summary.as_ref().map(every).filter(|texts| !texts.is_empty());
        let identifier = head.code.value().map_or_else(|| procedure.id.to_string(), Clone::clone);
        let keywords = head.keywords.iter().map(|word| tagged(word, Language::Vietnamese));
        let sample = ["Bản mẫu, không phải văn bản chính thức.", "A sample and no official text."];
        let service = Node::named("cpsv:PublicService", self.linked.service_id(procedure))
            .set("dct:identifier", identifier)
            .set("dct:title", every(&head.title))
            // The profile wants a description; where nobody wrote one, the name says what it is for.
            .set("dct:description", summary.unwrap_or_else(|| every(&head.title)))
            .set("rdfs:comment", head.sample.then(|| both(sample)))
            .set("cv:hasCompetentAuthority", self.department())
            .set("cv:hasParticipation", self.decision_maker(parts))
            .set("adms:status", self.status(procedure))
            .set("cv:thematicArea", self.field(&head.field))
            .set("cv:isClassifiedBy", self.classes(procedure))
            .set("dct:audience", self.audiences(procedure))
            .set("dcat:keyword", keywords.collect::<Vec<_>>())
            .set("dct:language", self.share(language(Language::Vietnamese)))
            .set("dct:spatial", self.area())
            .set("foaf:page", Node::reference(page.as_str()))
            .set("rdfs:seeAlso", head.national_record.value().map(|record| Node::reference(record.url.as_str())))
            .set("cv:hasChannel", self.channels(parts))
            .set("cv:hasCost", self.costs(parts))
            .set("cpsv:follows", self.time_rule(parts))
            .set("cv:holdsRequirement", self.conditions(parts))
            .set("cpsv:hasInput", self.papers(parts))
            .set("cpsv:produces", self.results(parts))
            .set("cv:hasLegalResource", self.bases(procedure));
        self.graph.push(service);
    }

    /// Adds an object of its own and gives a mention of it.
    fn add(&mut self, node: Node) -> Node {
        let mention = Node::reference(node.id().unwrap_or_default());
        self.graph.push(node);
        mention
    }

    /// Adds an object several procedures name and gives a mention of it.
    fn share(&mut self, node: Node) -> Node {
        let id = node.id().unwrap_or_default();
        self.shared.entry(id.clone()).or_insert(node);
        Node::reference(id)
    }

    fn word(&mut self, list: &str, word: &str, label: Vec<Json>) -> Node {
        let home = (self.linked.address)(Target::Data);
        self.share(concept(format!("{home}#{list}-{word}"), label))
    }

    /// Gives the department, which answers for the delivery.
    fn department(&mut self) -> Node {
        let name = &self.linked.site.department.name;
        let area = self.area();
        self.share(
            Node::named("cv:PublicOrganisation", self.linked.department())
                .set("dct:identifier", self.linked.site.id.as_str())
                .set("dct:title", every(name))
                .set("skos:prefLabel", every(name))
                .set("dct:spatial", area),
        )
    }

    /// Names who decides, as printed: it may be a body, several, or an office holder, so that it takes
    /// part as an agent and is not called an organisation.
    fn decision_maker(&mut self, parts: Parts<'_>) -> Option<Node> {
        let name = every(parts.procedure.head.authority.value()?);
        if name.is_empty() {
            return None;
        }
        let role = self.word("vai-tro", "quyet-dinh", both(DECIDES));
        let agent = parts.part("foaf:Agent", "tham-quyen").set("dct:title", name);
        let agent = self.add(agent);
        let participation = parts
            .part("cv:Participation", "quyet-dinh")
            .set("dct:description", both(DECIDES))
            .set("cv:role", role)
            .set("cv:hasParticipant", agent);
        Some(self.add(participation))
    }

    /// Gives where it is offered: the province, or the country where no province is known. The class
    /// of territorial units is the one the profile's shapes ask for.
    fn area(&mut self) -> Node {
        let (id, label) = match &self.linked.site.department.province {
            Some(province) => (self.linked.province_id(), every(province)),
            None => (format!("{AUTHORITY}/country/VNM"), both(["Việt Nam", "Viet Nam"])),
        };
        let kinds = serde_json::json!(["dct:Location", "http://data.europa.eu/88u/dataset/atu-type"]);
        self.share(Node::reference(id).set("@type", kinds).set("skos:prefLabel", label))
    }

    fn status(&mut self, procedure: &Procedure) -> Node {
        let standing = Standing::of(procedure.head.lifecycle.as_ref(), self.linked.derived.reference.date);
        let label = match standing {
            Standing::InForce => ["Đang áp dụng", "In force"],
            Standing::NotYet => ["Chưa có hiệu lực", "Not yet in force"],
            Standing::Suspended => ["Tạm dừng", "Suspended"],
            Standing::Replaced => ["Đã được thay thế", "Replaced"],
            Standing::Repealed => ["Đã bãi bỏ", "Repealed"],
            Standing::Ended => ["Hết hiệu lực", "No longer in force"],
        };
        self.word("tinh-trang", standing.as_str(), both(label))
    }

    fn field(&mut self, field: &Words) -> Node {
        self.word("linh-vuc", &segment(field.vi()), every(field))
    }

    /// Gives the levels of government and the topics.
    fn classes(&mut self, procedure: &Procedure) -> Vec<Node> {
        let levels = procedure.head.levels.iter().map(|level| (level.as_str(), both(level_words(*level))));
        let mut classes: Vec<Node> =
            levels.collect::<Vec<_>>().into_iter().map(|(level, label)| self.word("cap", level, label)).collect();
        for topic in &procedure.head.topics {
            classes.extend(self.topic(topic));
        }
        classes
    }

    fn topic(&mut self, topic: &TopicId) -> Option<Node> {
        let topics = &self.linked.site.department.topics;
        let known = topics.iter().find(|one| one.id.id.as_str() == topic.id())?;
        Some(self.word("chu-de", topic.id(), every(&known.title)))
    }

    fn audiences(&mut self, procedure: &Procedure) -> Vec<Node> {
        let audiences = procedure.head.audiences.value().into_iter().flatten().filter(|words| !words.vi().is_empty());
        audiences.map(|words| self.word("doi-tuong", &segment(words.vi()), every(words))).collect()
    }

    fn channels(&mut self, parts: Parts<'_>) -> Vec<Node> {
        let channels = parts.procedure.head.channel.iter().enumerate();
        channels.map(|(index, channel)| self.channel(parts, index, channel)).collect()
    }

    fn channel(&mut self, parts: Parts<'_>, index: usize, channel: &Channel) -> Node {
        let label = both(channel_words(channel.kind));
        let kind = self.word("cach-nop", channel.kind.as_str(), label);
        let online = parts.procedure.head.online.value().and_then(|online| online.url.as_ref());
        let address = online.filter(|_| channel.kind == ChannelKind::Online);
        let node = parts
            .part("cv:Channel", &channel_name(index))
            .set("dct:type", kind)
            .set("dct:description", Phrase::every(|phrase| described(phrase, channel)))
            .set("foaf:page", address.map(|address| Node::reference(address.url.as_str())));
        self.add(node)
    }

    fn costs(&mut self, parts: Parts<'_>) -> Vec<Node> {
        let mut costs = Vec::new();
        for (index, channel) in parts.procedure.head.channel.iter().enumerate() {
            let through = Node::reference(format!("{}#{}", parts.page, channel_name(index)));
            let cost = |number: usize| {
                parts
                    .part("cv:Cost", &format!("phi-{}-{number}", index + 1))
                    .set("cv:ifAccessedThrough", through.clone())
            };
            match channel.fees.value() {
                Some(fees) if fees.is_empty() => {
                    let free = both(["Không thu phí, lệ phí.", "Nothing is charged."]);
                    let amount = self.amount(cost(1), 0).set("dct:description", free);
                    costs.push(self.add(amount));
                }
                Some(fees) => {
                    for (number, fee) in fees.iter().enumerate() {
                        let cost = cost(number + 1).set("dct:description", Phrase::every(|phrase| paid(phrase, fee)));
                        let cost = match fee.amount {
                            Some(amount) => self.amount(cost, amount.0),
                            None => cost,
                        };
                        costs.push(self.add(cost));
                    }
                }
                None => {}
            }
        }
        costs
    }

    fn amount(&mut self, cost: Node, dong: u64) -> Node {
        let currency = concept(format!("{AUTHORITY}/currency/VND"), both(["Đồng Việt Nam", "Vietnamese đồng"]));
        let currency = self.share(currency);
        cost.set("cv:hasValue", typed(dong, "xsd:double")).set("cv:currency", currency)
    }

    /// Says in words how long the office takes by each way.
    fn time_rule(&mut self, parts: Parts<'_>) -> Option<Node> {
        let texts = Phrase::every(|phrase| {
            let channels = parts.procedure.head.channel.iter();
            channels.fold(phrase, |phrase, channel| match channel.time.value() {
                Some(time) => phrase.labelled(channel_words(channel.kind), |phrase| time_in_words(phrase, time)),
                None => phrase,
            })
        });
        if texts.is_empty() {
            return None;
        }
        let rule = parts.part("cpsv:Rule", "thoi-han").set("dct:title", both(TIME)).set("dct:description", texts);
        Some(self.add(rule))
    }

    fn conditions(&mut self, parts: Parts<'_>) -> Option<Node> {
        let texts = every(parts.procedure.head.conditions.value()?);
        if texts.is_empty() {
            return None;
        }
        let requirement = parts
            .part("cv:Requirement", "dieu-kien")
            .set("dct:title", both(["Yêu cầu, điều kiện", "Conditions"]))
            .set("dct:description", texts);
        Some(self.add(requirement))
    }

    fn papers(&mut self, parts: Parts<'_>) -> Vec<Node> {
        let cases = parts.procedure.head.case.iter().enumerate();
        let papers = cases.flat_map(|(case, one)| one.paper.iter().enumerate().map(move |paper| (case, one, paper)));
        let told = papers.filter(|(_, _, (_, paper))| paper.name.withheld().is_none());
        told.map(|(case, one, (number, paper))| {
            let title = one.title.as_ref();
            let name = format!("giay-to-{}-{}", case + 1, number + 1);
            let form = paper.form.as_ref().and_then(|form| self.form(form));
            let evidence = parts
                .part("cv:Evidence", &name)
                .set("dct:title", every(&paper.name))
                .set("dct:description", Phrase::every(|phrase| needed(phrase, title, paper)))
                .set("foaf:page", form);
            self.add(evidence)
        })
        .collect()
    }

    fn form(&mut self, form: &crate::model::Form) -> Option<Node> {
        let file = form.file.as_ref().map(|file| format!("files/{}", file.file.path));
        let address = file.map(|path| (self.linked.address)(Target::File(&path)));
        let address = address.or_else(|| form.url.as_ref().map(|url| url.url.clone()))?;
        Some(self.share(Node::named("foaf:Document", address).set("dct:title", every(&form.title))))
    }

    fn results(&mut self, parts: Parts<'_>) -> Vec<Node> {
        let results = parts.procedure.head.results.value().into_iter().flatten().enumerate();
        let told = results.filter(|(_, result)| result.name.withheld().is_none());
        told.map(|(number, result)| {
            let output = parts
                .part("cv:Output", &format!("ket-qua-{}", number + 1))
                .set("dct:title", every(&result.name))
                .set("dct:description", result.validity.as_ref().map(every));
            self.add(output)
        })
        .collect()
    }

    fn bases(&mut self, procedure: &Procedure) -> Vec<Node> {
        let bases = procedure.head.legal_basis.value().into_iter().flatten();
        bases.filter_map(|citation| self.legal(citation)).collect()
    }

    fn legal(&mut self, citation: &Citation) -> Option<Node> {
        let known = citation.document.as_ref().and_then(|id| self.linked.site.documents.get(id.id()));
        let Some(document) = known else {
            let name = citation.printed.as_ref()?;
            return Some(Node::of("eli:LegalResource").set("dct:title", tagged(name, Language::Vietnamese)));
        };
        let id = self.linked.thing(&Place::Document(document.id.id.clone()), "van-ban");
        let name = self.linked.document_name(document);
        Some(
            self.share(
                Node::named("eli:LegalResource", id)
                    .set("dct:identifier", document.identifier())
                    .set("dct:title", tagged(&name, Language::Vietnamese))
                    .set("dct:description", document.title.as_ref().map(every)),
            ),
        )
    }
}

fn channel_name(index: usize) -> String {
    format!("cach-nop-{}", index + 1)
}

fn described(phrase: Phrase, channel: &Channel) -> Phrase {
    phrase
        .label(channel_words(channel.kind))
        .labelled(["Nơi nộp", "Place"], |phrase| phrase.words(channel.place.as_ref()))
        .labelled(TIME, |phrase| match channel.time.value() {
            Some(time) => time_in_words(phrase, time),
            None => phrase,
        })
        .words(channel.note.as_ref())
}

fn paid(phrase: Phrase, fee: &Fee) -> Phrase {
    phrase.label(fee_words(fee.kind)).words(fee.name.as_ref()).words(fee.text.as_ref())
}

/// Says when a paper is needed, and how many originals and copies.
fn needed(phrase: Phrase, case: Option<&Words>, paper: &Paper) -> Phrase {
    phrase
        .words(case)
        .labelled(["Bản chính", "Originals"], |phrase| phrase.number(paper.originals))
        .labelled(["Bản sao", "Copies"], |phrase| phrase.number(paper.copies))
        .words(paper.condition.as_ref())
        .words(paper.note.as_ref())
}

const TIME: Said = ["Thời hạn giải quyết", "Processing time"];
const DECIDES: Said = ["Cơ quan, người có thẩm quyền quyết định", "Body or office holder that decides"];

fn level_words(level: ProcedureLevel) -> Said {
    match level {
        ProcedureLevel::Ministry => ["Cấp Bộ", "Ministry"],
        ProcedureLevel::Province => ["Cấp Tỉnh", "Province"],
        ProcedureLevel::District => ["Cấp Huyện", "District"],
        ProcedureLevel::Commune => ["Cấp Xã", "Commune"],
        ProcedureLevel::Other => ["Cơ quan khác", "Other bodies"],
    }
}
