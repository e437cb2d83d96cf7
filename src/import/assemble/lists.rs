//! Papers that are lists: procedures, documents.

use super::{Assembly, Reading};
use crate::import::found::{List, Record};
use crate::import::procedures;
use crate::import::tables::{Column, TableKind};
use crate::model::Procedure;

impl Assembly<'_> {
    /// Writes down procedures: one a row of a list, or one a sheet.
    pub(super) fn procedures(&mut self, reading: &mut Reading) {
        let lists = reading.take_tables(&[TableKind::Procedures]);
        let known: Vec<procedures::Known> = self.site.procedures.values().map(known).collect();
        let account = &mut reading.account;
        let found = match lists.is_empty() {
            true => procedures::from_sheet(&reading.paper, &known, account),
            false => lists.iter().flat_map(|list| procedures::from_list(list, &known, account)).collect(),
        };
        self.files.extend(found);
    }

    /// Writes down a list of documents: those its cells cite, with the titles of their rows.
    pub(super) fn document_list(&mut self, reading: &mut Reading) {
        let mut records = Vec::new();
        for row in reading.take_tables(&[TableKind::Documents]).iter().flat_map(|table| &table.rows) {
            let Some(number) = row.cells.get(&Column::Number) else { continue };
            let Some(mut record) = reading.cited.take_entry(number) else { continue };
            for (column, key) in [(Column::Title, "title"), (Column::Issuer, "issuer")] {
                if let Some(printed) = row.cells.get(&column) {
                    record.put(key, super::tasks::one_line(&printed.text), &printed.places);
                }
            }
            if let Some(day) = row
                .cells
                .get(&Column::Day)
                .and_then(|printed| Some((crate::import::printed::date::day(&printed.text)?, printed)))
            {
                record.put("date", day.0.to_string(), &day.1.places);
            }
            record.put("printed", vec![super::tasks::one_line(&number.text)], &number.places);
            records.push(record);
        }
        let list = List { key: "document", identity: "id", records, whole: false };
        self.file("documents.toml".to_owned(), Record { lists: vec![list], ..Record::default() });
    }
}

/// What a procedure of the site is recognised by.
fn known(procedure: &Procedure) -> procedures::Known {
    let code = procedure.head.code.value().cloned();
    procedures::Known { id: procedure.id.to_string(), code, title: procedure.head.title.vi().to_owned() }
}
