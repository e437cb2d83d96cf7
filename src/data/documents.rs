//! The data sets of the register: documents, and what they do to each other.

use super::cell::Cell;
use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, NOTE, URL, files, words};
use crate::derive::Place;
use crate::model::{Document, DocumentKind, Relation, RelationKind};

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![documents(facts), relations(facts)]
}

fn documents(facts: &Facts<'_>) -> DataSet {
    let cited = |document: &Document| facts.derived.mentions(&document.id.id).map_or(0, |mentions| mentions.total());
    let table = Table::new(
        "documents",
        ["Văn bản", "Documents"],
        ["Sổ văn bản: mỗi dòng là một văn bản được nhắc đến.", "The register: one row per document that is named."],
        facts.site.documents.values(),
    )
    .text("id", ["Mã", "Id"], |document: &&Document| &document.id.id)
    .column("kind", Kind::Word(closed!(DocumentKind, "data-document")), ["Loại văn bản", "Kind"], |document| {
        document.kind.as_str()
    })
    .stated("number", Kind::Text, ["Số", "Number"], |document| (&document.number).into())
    .column("year", Kind::Year, ["Năm trong số hiệu", "Year in the number"], |document| document.year)
    .text("symbol", ["Ký hiệu", "Symbol"], |document| document.symbol.as_ref())
    .text("identifier", ["Số, ký hiệu", "Identifier"], |document| document.identifier())
    .column("date", Kind::Moment, ["Ngày ban hành", "Date"], |document| document.date)
    .words("issuer", ["Cơ quan ban hành", "Issuer"], |document| document.issuer.as_ref())
    .text("issuer_unit", ["Mã đơn vị ban hành", "Issuing unit"], |document| {
        document.issuer_unit.as_ref().map(|unit| unit.id())
    })
    .words("title", ["Trích yếu", "Title"], |document| document.title.as_ref())
    .text("signer", ["Người ký", "Signer"], |document| words(document.signer.as_ref()));
    life(table)
        .column("cited", Kind::Integer, ["Số lần được nhắc", "Times cited"], |document| cited(document))
        .text("url", URL, |document| facts.url(&Place::Document(document.id.id.clone())))
        .key(&["id"])
        .follows(&["cited"])
        .refers(&["issuer_unit"], "units", &["id"])
        .finish()
}

fn life(table: Table<&Document>) -> Table<&Document> {
    table
        .column("effective_from", Kind::Moment, ["Có hiệu lực từ", "In force from"], |row| row.effective_from)
        .column("effective_to", Kind::Moment, ["Hết hiệu lực", "In force until"], |row| row.effective_to)
        .list("printed", ["Các cách in tên", "Printed forms"], |row| Cell::list(&row.printed))
        .text("official_url", ["Địa chỉ văn bản gốc", "Official address"], |row| {
            row.url.as_ref().map(|url| url.url.as_str())
        })
        .column("dead", Kind::Boolean, ["Địa chỉ không còn trả lời", "Address no longer answers"], |row| {
            row.dead
        })
        .list("files", ["Tệp", "Files"], |row| files(&row.files))
        .text("note", NOTE, |row| words(row.note.as_ref()))
}

fn relations(facts: &Facts<'_>) -> DataSet {
    let documents = facts.site.documents.values();
    Table::new(
        "relations",
        ["Quan hệ giữa văn bản", "Relations of documents"],
        [
            "Mỗi dòng: văn bản này thay thế, bãi bỏ, sửa đổi, hướng dẫn… văn bản kia.",
            "One row per relation: a document replaces, repeals, amends or guides another.",
        ],
        documents.flat_map(|document| document.relations.iter().map(move |relation| (document, relation))),
    )
    .text("document", ["Văn bản", "Document"], |(document, _): &(&Document, &Relation)| &document.id.id)
    .column("kind", Kind::Word(closed!(RelationKind, "data-relation")), ["Quan hệ", "Relation"], |(_, relation)| {
        relation.kind.as_str()
    })
    .text("other", ["Văn bản kia", "Other document"], |(_, relation)| relation.document.id())
    .text("note", NOTE, |(_, relation)| words(relation.note.as_ref()))
    .text("url", URL, |(document, _)| facts.url(&Place::Document(document.id.id.clone())))
    .refers(&["document"], "documents", &["id"])
    .refers(&["other"], "documents", &["id"])
    .part_of("documents", &["document"])
    .finish()
}
