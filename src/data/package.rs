//! `datapackage.json`: what the files are, for programs (Frictionless Data Package, version 2).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::cell::Cell;
use super::table::{Column, DataSet, ForeignKey, Kind};
use crate::derive::Derived;
use crate::model::Site;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const MOMENT: &str = r"[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|Q[1-4]))?";
const PERIOD: &str = r"[0-9]{4}(-(Q[1-4]|H1|9M))?";

/// Writes the package of a site's sets; `homepage` is the address of the site, where it is known.
pub fn package(site: &Site, derived: &Derived, sets: &[DataSet], homepage: Option<&str>) -> Vec<u8> {
    let department = &site.department;
    let mut package = Map::new();
    package.insert("$schema".into(), PROFILE.into());
    package.insert("name".into(), format!("minhbach-{}", site.id).into());
    package.insert("title".into(), Cell::from(&department.name).csv().into());
    if let Some(summary) = &department.summary {
        package.insert("description".into(), Cell::from(summary).csv().into());
    }
    if let Some(homepage) = homepage {
        package.insert("homepage".into(), homepage.into());
    }
    // Data are made on no clock: they stand as of the reference date.
    package.insert("created".into(), format!("{}T00:00:00Z", derived.reference.date).into());
    if let Some(licence) = licence(site) {
        package.insert("licenses".into(), json!([licence]));
    }
    package.insert("sources".into(), json!([{ "title": source(site) }]));
    let publisher = Cell::from(&department.name).csv();
    package.insert("contributors".into(), json!([{ "title": publisher, "roles": ["publisher"] }]));
    let resources: Vec<Json> = sets.iter().map(|set| resource(set, sets)).collect();
    package.insert("resources".into(), resources.into());
    let mut text = serde_json::to_string_pretty(&package).expect("a map of strings and numbers serialises");
    text.push('\n');
    text.into_bytes()
}

fn source(site: &Site) -> String {
    Cell::from(site.department.source.as_ref().unwrap_or(&site.department.name)).csv()
}

/// Describes the licence; the standard wants a short name or an address beside the title.
fn licence(site: &Site) -> Option<Json> {
    let licence = site.department.licence.as_ref()?;
    let title = Cell::from(&licence.name).csv();
    let short = title.replace(' ', "-");
    let is_name = !short.is_empty() && short.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    let mut object = Map::new();
    if is_name {
        object.insert("name".into(), short.into());
    }
    if let Some(url) = &licence.url {
        object.insert("path".into(), url.url.clone().into());
    }
    (!object.is_empty()).then(|| {
        object.insert("title".into(), title.into());
        object.into()
    })
}

fn resource(set: &DataSet, sets: &[DataSet]) -> Json {
    let bytes = set.csv();
    json!({
        "name": set.name,
        "type": "table",
        "path": format!("{}.csv", set.name),
        "title": set.title[0],
        "description": set.description[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "lineTerminator": "\n" },
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", sha256(&bytes)),
        "schema": schema(set, sets),
    })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string does not fail");
        text
    })
}

/// Describes the columns. Of the keys only those are promised that every row keeps: a record may
/// name one that is not published yet.
fn schema(set: &DataSet, sets: &[DataSet]) -> Json {
    let fields: Vec<Json> = set.columns.iter().map(field).collect();
    let mut schema = Map::new();
    schema.insert("fields".into(), fields.into());
    schema.insert("missingValues".into(), json!([""]));
    if !set.primary_key.is_empty() && is_unique(set) {
        schema.insert("primaryKey".into(), json!(set.primary_key));
    }
    let kept = set.foreign_keys.iter().filter(|key| holds(set, key, sets));
    let keys: Vec<Json> = kept.map(|key| foreign_key(set, key)).collect();
    if !keys.is_empty() {
        schema.insert("foreignKeys".into(), keys.into());
    }
    schema.into()
}

fn foreign_key(set: &DataSet, key: &ForeignKey) -> Json {
    let resource = if key.set == set.name { "" } else { key.set };
    json!({ "fields": key.columns, "reference": { "resource": resource, "fields": key.keys } })
}

fn field(column: &Column) -> Json {
    let mut field = Map::new();
    field.insert("name".into(), column.name.clone().into());
    field.insert("type".into(), type_name(&column.kind).into());
    field.insert("title".into(), column.title[0].clone().into());
    if let Some(description) = column.description {
        field.insert("description".into(), description[0].into());
    }
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), true.into());
    }
    match &column.kind {
        Kind::Word(vocabulary) => {
            field.insert("categories".into(), json!(vocabulary.words));
            constraints.insert("enum".into(), json!(vocabulary.words));
        }
        Kind::List | Kind::Words(_) => {
            field.insert("delimiter".into(), super::cell::SEPARATOR.to_string().into());
            field.insert("itemType".into(), "string".into());
        }
        Kind::Moment => drop(constraints.insert("pattern".into(), MOMENT.into())),
        Kind::Period => drop(constraints.insert("pattern".into(), PERIOD.into())),
        Kind::Text | Kind::Integer | Kind::Number | Kind::Money | Kind::Year | Kind::Boolean | Kind::Date => {}
    }
    if !constraints.is_empty() {
        field.insert("constraints".into(), constraints.into());
    }
    field.into()
}

fn type_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Moment | Kind::Period | Kind::Word(_) => "string",
        Kind::Integer | Kind::Money => "integer",
        Kind::Year => "year",
        Kind::Number => "number",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
        Kind::List | Kind::Words(_) => "list",
    }
}

/// Gives the values of some columns, row by row.
fn tuples(set: &DataSet, columns: &[&'static str]) -> Vec<Vec<String>> {
    let places: Vec<usize> = columns.iter().filter_map(|name| set.column(name)).collect();
    set.rows.iter().map(|row| places.iter().map(|place| row[*place].csv()).collect()).collect()
}

fn is_unique(set: &DataSet) -> bool {
    let tuples = tuples(set, &set.primary_key);
    tuples.iter().collect::<BTreeSet<_>>().len() == tuples.len()
}

fn holds(set: &DataSet, key: &ForeignKey, sets: &[DataSet]) -> bool {
    let Some(other) = sets.iter().find(|other| other.name == key.set) else { return false };
    let known: BTreeSet<Vec<String>> = tuples(other, &key.keys).into_iter().collect();
    let used = tuples(set, &key.columns);
    used.iter().all(|tuple| tuple.iter().all(String::is_empty) || known.contains(tuple))
}
