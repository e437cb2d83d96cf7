//! What the catalogues for European portals share: namespaces, typed values, texts with languages.

use serde_json::{Value as Json, json};

use super::Node;
use crate::data::Said;
use crate::model::Words;
use crate::text::Language;

/// The lists of the Publications Office that name languages, file types, currencies and countries.
pub(super) const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// Gives the context of a file: prefixes only, so that it is read without fetching anything.
pub(super) fn context(prefixes: &[&str]) -> Json {
    const NAMESPACES: [(&str, &str); 14] = [
        ("adms", "http://www.w3.org/ns/adms#"),
        ("cpsv", "http://purl.org/vocab/cpsv#"),
        ("cv", "http://data.europa.eu/m8g/"),
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dcatap", "http://data.europa.eu/r5r/"),
        ("dct", "http://purl.org/dc/terms/"),
        ("eli", "http://data.europa.eu/eli/ontology#"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("org", "http://www.w3.org/ns/org#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("spdx", "http://spdx.org/rdf/terms#"),
        ("vcard", "http://www.w3.org/2006/vcard/ns#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];
    let used = NAMESPACES.iter().filter(|(prefix, _)| prefixes.contains(prefix));
    used.map(|(prefix, address)| ((*prefix).to_owned(), Json::from(*address))).collect::<serde_json::Map<_, _>>().into()
}

/// Gives a text of both languages.
pub(super) fn both(said: Said) -> Vec<Json> {
    Language::ALL.into_iter().zip(said).map(|(language, text)| tagged(text, language)).collect()
}

/// Gives a text in every language it is written in; nothing where it is withheld.
pub(super) fn every(words: &Words) -> Vec<Json> {
    let texts = Language::ALL.into_iter().filter_map(|language| words.get(language).filter(|(_, of)| *of == language));
    texts.map(|(text, language)| tagged(text, language)).collect()
}

/// Gives a text with its language.
pub(super) fn tagged(text: &str, language: Language) -> Json {
    json!({ "@value": text, "@language": language.code() })
}

/// Gives a value with its type.
pub(super) fn typed(value: impl ToString, kind: &str) -> Json {
    json!({ "@value": value.to_string(), "@type": kind })
}

/// Describes a word of a controlled list, so that a reader needs no other file to show it.
pub(super) fn concept(id: impl Into<String>, label: Vec<Json>) -> Node {
    Node::named("skos:Concept", id).set("skos:prefLabel", label)
}

/// Gives the languages the site is written in, of which Vietnamese is always one.
pub(super) fn language(language: Language) -> Node {
    let code = match language {
        Language::Vietnamese => "VIE",
        Language::English => "ENG",
    };
    Node::named("dct:LinguisticSystem", format!("{AUTHORITY}/language/{code}"))
}
