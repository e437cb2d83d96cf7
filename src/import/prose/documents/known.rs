//! What the register holds already, and the names its issuers go by.

use crate::import::prose::symbols::Symbols;
use crate::model::identifier::{self, Identifier};
use crate::model::{Document, Moment, Site};

/// What an import has to know of a document of the register.
#[derive(Debug, Clone, Default)]
pub struct KnownDocument {
    /// Its id.
    pub id: String,
    /// Its type, as the register spells it: `quyet-dinh`.
    pub kind: String,
    /// Its identifiers: its own and all its printed forms hold.
    pub identifiers: Vec<Identifier>,
    /// Its date.
    pub date: Option<Moment>,
    /// Its title, by which documents without a number are told.
    pub title: Option<String>,
    /// Its printed forms.
    pub printed: Vec<String>,
}

impl From<&Document> for KnownDocument {
    fn from(document: &Document) -> Self {
        let own = document.identifier().and_then(|text| Identifier::parse(&text));
        let printed = document.printed.iter().flat_map(|text| identifier::find(text)).map(|mention| mention.identifier);
        Self {
            id: document.id.id.to_string(),
            kind: document.kind.as_str().to_owned(),
            identifiers: own.into_iter().chain(printed).collect(),
            date: document.date,
            title: document.title.as_ref().map(|title| title.vi().to_owned()),
            printed: document.printed.clone(),
        }
    }
}

/// The register of a site, and who its issuers are.
#[derive(Debug, Clone, Default)]
pub struct KnownRegister {
    /// Its documents.
    pub documents: Vec<KnownDocument>,
    /// The symbol of the department.
    pub symbols: Symbols,
    /// The name of the department.
    pub department: Option<String>,
    /// The name of the province.
    pub province: Option<String>,
}

impl KnownRegister {
    /// Takes that of a site.
    pub fn of(site: &Site) -> Self {
        let department = &site.department;
        Self {
            documents: site.documents.values().map(KnownDocument::from).collect(),
            symbols: Symbols::of(department),
            department: Some(department.name.vi().to_owned()),
            province: department.province.as_ref().map(|province| province.vi().to_owned()),
        }
    }

    /// Gives the key of an identifier: number without leading zeros, symbol in its right form.
    pub(super) fn key(&self, identifier: &Identifier) -> (String, String) {
        let number = identifier.number.trim_start_matches('0').to_lowercase();
        (number, self.symbols.key(&identifier.symbol))
    }
}
