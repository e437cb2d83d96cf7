//! `catalog.jsonld`: the open data of a site as a catalogue other portals harvest (DCAT 3, in the
//! profile DCAT-AP 3.0).

use super::file::sha256;
use super::rdf::{AUTHORITY, both, concept, context, every, language, tagged, typed};
use super::{Graph, Linked, Node, Target};
use crate::data::{DataSet, FORMATS, Format};
use crate::derive::ReferenceBasis;
use crate::model::Moment;
use crate::text::Language;

/// A data set with the files it was written to.
#[derive(Debug)]
pub struct PublishedSet<'s> {
    /// The set.
    pub set: &'s DataSet,
    /// Its files.
    pub files: Vec<PublishedFile>,
}

/// A file of a data set as it was written.
#[derive(Debug, Clone)]
pub struct PublishedFile {
    format: &'static Format,
    bytes: usize,
    sha256: String,
}

impl PublishedFile {
    /// Takes down size and hash of the bytes written in a format.
    pub fn new(format: &'static Format, bytes: &[u8]) -> Self {
        Self { format, bytes: bytes.len(), sha256: sha256(bytes) }
    }
}

/// Writes the catalogue of the sets. The addresses of `linked` count from the file itself.
pub fn catalog(linked: &Linked<'_>, sets: &[PublishedSet<'_>]) -> Vec<u8> {
    let prefixes = ["dcat", "dcatap", "dct", "foaf", "rdfs", "skos", "spdx", "vcard", "xsd"];
    let mut graph = Graph::new(&context(&prefixes));
    let nodes = [linked.catalogue(sets), linked.agent()].into_iter();
    let nodes = nodes.chain(sets.iter().flat_map(|one| linked.dataset(one))).chain(linked.shared());
    nodes.for_each(|node| graph.push(node));
    graph.finish()
}

impl Linked<'_> {
    fn catalogue(&self, sets: &[PublishedSet<'_>]) -> Node {
        let department = &self.site.department;
        let name = self.words(&department.name).unwrap_or_default();
        let title = format!("Dữ liệu mở: {name}");
        let summary = department.summary.as_ref().map(every).unwrap_or_default();
        let description = if summary.is_empty() { vec![tagged(&title, Language::Vietnamese)] } else { summary };
        let datasets = sets.iter().map(|one| Node::reference(self.dataset_id(one.set.name)));
        Node::named("dcat:Catalog", format!("{}#danh-muc", (self.address)(Target::Data)))
            .set("dct:title", tagged(&title, Language::Vietnamese))
            .set("dct:description", description)
            .set("rdfs:comment", department.sample.then(|| both(SAMPLE)))
            .set("dct:publisher", Node::reference(self.department()))
            .set("dct:language", self.languages())
            .set("dct:license", self.licence_mention())
            .set("dct:spatial", self.spatial())
            .set("foaf:homepage", Node::reference((self.address)(Target::Data)))
            .set("rdfs:seeAlso", Node::reference((self.address)(Target::File("du-lieu/datapackage.json"))))
            .set("dcat:dataset", datasets.collect::<Vec<_>>())
    }

    fn dataset_id(&self, set: &str) -> String {
        format!("{}#{set}", (self.address)(Target::Data))
    }

    fn dataset(&self, published: &PublishedSet<'_>) -> Vec<Node> {
        let set = published.set;
        let files = published.files.iter();
        let ids = files.clone().map(|file| Node::reference(self.distribution_id(set, file)));
        let dataset = Node::named("dcat:Dataset", self.dataset_id(set.name))
            .set("dct:identifier", set.name)
            .set("dct:title", both(set.title))
            .set("dct:description", both(set.description))
            .set("dct:publisher", Node::reference(self.department()))
            .set("dct:language", self.languages())
            .set("dcat:theme", Node::reference(THEME))
            .set("dct:spatial", self.spatial())
            .set("dct:temporal", self.temporal(set))
            .set("dcat:contactPoint", self.contact())
            .set("dcat:landingPage", Node::reference((self.address)(Target::Data)))
            .set("dcat:distribution", ids.collect::<Vec<_>>());
        let distributions = files.map(|file| self.distribution(set, file));
        [dataset].into_iter().chain(distributions).collect()
    }

    fn distribution_id(&self, set: &DataSet, file: &PublishedFile) -> String {
        format!("{}.{}", self.dataset_id(set.name), file.format.ending)
    }

    fn distribution(&self, set: &DataSet, file: &PublishedFile) -> Node {
        let format = file.format;
        let checksum = Node::of("spdx:Checksum")
            .set("spdx:algorithm", Node::reference(SHA256))
            .set("spdx:checksumValue", typed(&file.sha256, "xsd:hexBinary"));
        Node::named("dcat:Distribution", self.distribution_id(set, file))
            .set("dct:title", both(format.title))
            .set("dcat:accessURL", Node::reference((self.address)(Target::Data)))
            .set("dcat:downloadURL", Node::reference((self.address)(Target::File(&format.path(set.name)))))
            .set("dcat:mediaType", Node::reference(media_type(format)))
            .set("dct:format", Node::reference(file_type(format)))
            .set("dct:conformsTo", Node::reference(format.standard))
            .set("dcat:byteSize", typed(file.bytes, "xsd:nonNegativeInteger"))
            .set("spdx:checksum", checksum)
            .set("dct:license", self.licence_mention())
            .set("dct:language", Node::reference(language(Language::Vietnamese).id().unwrap_or_default()))
    }

    /// Tells which days a set is about: records of plans and periods from the first of them to the
    /// reference date, all others that date alone. Without one nothing is told.
    fn temporal(&self, set: &DataSet) -> Option<Node> {
        let reference = &self.derived.reference;
        if reference.basis == ReferenceBasis::Nothing {
            return None;
        }
        let is_history = set.name == "plans" || set.column("plan").is_some() || set.column("period").is_some();
        let first = if is_history { self.first_day() } else { None };
        let first = first.filter(|first| *first <= reference.date).unwrap_or(reference.date);
        Some(
            Node::of("dct:PeriodOfTime")
                .set("dcat:startDate", typed(first, "xsd:date"))
                .set("dcat:endDate", typed(reference.date, "xsd:date")),
        )
    }

    fn first_day(&self) -> Option<chrono::NaiveDate> {
        let plans = self.site.plans.values().map(|plan| Moment::Year(plan.head.year).first_day());
        let results = self.site.results.values().filter_map(|file| file.from);
        let statistics = self.site.statistics.values().filter_map(|file| file.from);
        plans.chain(results).chain(statistics).min()
    }

    fn languages(&self) -> Vec<Node> {
        let languages = self.site.department.languages.iter();
        let mut ids: Vec<_> = languages.filter_map(|of| language(of.language()).id()).collect();
        if ids.is_empty() {
            ids.extend(language(Language::Vietnamese).id());
        }
        ids.into_iter().map(Node::reference).collect()
    }

    fn spatial(&self) -> Option<Node> {
        self.site.department.province.as_ref().map(|_| Node::reference(self.province_id()))
    }

    pub(super) fn province_id(&self) -> String {
        format!("{}#dia-ban", (self.address)(Target::Home))
    }

    fn licence_mention(&self) -> Option<Node> {
        self.licence_id().map(Node::reference)
    }

    fn licence_id(&self) -> Option<String> {
        let licence = self.site.department.licence.as_ref()?;
        let own = || format!("{}#giay-phep", (self.address)(Target::Data));
        Some(licence.url.as_ref().map_or_else(own, |url| url.url.clone()))
    }

    /// Describes the department as the one who publishes.
    fn agent(&self) -> Node {
        let department = &self.site.department;
        let kind = "http://purl.org/adms/publishertype/RegionalAuthority";
        Node::named("foaf:Agent", self.department())
            .set("foaf:name", every(&department.name))
            .set("dct:type", Node::reference(kind))
            .set("foaf:homepage", Node::reference((self.address)(Target::Home)))
    }

    fn contact(&self) -> Option<Node> {
        let contact = self.site.department.contact.as_ref()?;
        let telephone = contact.phone.as_ref().map(|phone| {
            let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            Node::reference(format!("tel:{digits}"))
        });
        let email = contact.email.as_ref().map(|email| Node::reference(format!("mailto:{email}")));
        (telephone.is_some() || email.is_some()).then(|| {
            Node::of("vcard:Organization")
                .set("vcard:fn", every(&self.site.department.name))
                .set("vcard:hasTelephone", telephone)
                .set("vcard:hasEmail", email)
        })
    }

    /// Describes what many sets name: lists, standards, the licence, the pages.
    fn shared(&self) -> Vec<Node> {
        let department = &self.site.department;
        let mut shared = vec![
            concept(THEME, both(["Chính phủ và khu vực công", "Government and public sector"])),
            concept(
                "http://purl.org/adms/publishertype/RegionalAuthority",
                both(["Cơ quan cấp tỉnh", "Regional authority"]),
            ),
            Node::named("foaf:Document", (self.address)(Target::Data)),
            Node::named("foaf:Document", (self.address)(Target::Home)),
            Node::named("spdx:ChecksumAlgorithm", SHA256),
        ];
        shared.extend(Language::ALL.map(language));
        for format in FORMATS {
            shared.push(Node::named("dct:MediaType", media_type(format)));
            shared.push(Node::named("dct:MediaTypeOrExtent", file_type(format)));
            shared.push(Node::named("dct:Standard", format.standard));
        }
        if let Some(province) = &department.province {
            shared.push(Node::named("dct:Location", self.province_id()).set("skos:prefLabel", every(province)));
        }
        if let (Some(id), Some(licence)) = (self.licence_id(), &department.licence) {
            shared.push(Node::named("dct:LicenseDocument", id).set("dct:title", every(&licence.name)));
        }
        shared
    }
}

/// The theme of the European data portal that fits everything a public body says of its work.
const THEME: &str = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
const SAMPLE: crate::data::Said =
    ["Nội dung mẫu, không phải số liệu chính thức.", "Sample content and no official figures."];
const SHA256: &str = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";

fn media_type(format: &Format) -> String {
    format!("http://www.iana.org/assignments/media-types/{}", format.media_type)
}

fn file_type(format: &Format) -> String {
    format!("{AUTHORITY}/file-type/{}", format.file_type)
}
