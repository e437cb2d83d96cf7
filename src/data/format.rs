//! The formats every data set is written in: one list for the files, the page of open data and the
//! catalogue.

use super::table::{DataSet, Said};
use super::workbook::About;

/// A format of data files.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The ending of its files.
    pub ending: &'static str,
    /// Its name for readers.
    pub title: Said,
    /// Its media type, as registered.
    pub media_type: &'static str,
    /// Its code in the list of file types that European catalogues use.
    pub file_type: &'static str,
    /// The standard its files keep to.
    pub standard: &'static str,
    /// Writes a set of a site.
    pub write: fn(&DataSet, &About<'_>) -> Vec<u8>,
}

/// Every format, in the order shown.
pub static FORMATS: &[Format] = &[
    Format {
        ending: "xlsx",
        title: ["Bảng tính Excel", "Excel workbook"],
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        file_type: "XLSX",
        standard: "https://www.iso.org/standard/71691.html",
        write: |set, about| set.xlsx(about),
    },
    Format {
        ending: "csv",
        title: ["Bảng CSV", "CSV table"],
        media_type: "text/csv",
        file_type: "CSV",
        standard: "https://www.rfc-editor.org/info/rfc4180",
        write: |set, _| set.csv(),
    },
    Format {
        ending: "json",
        title: ["Tệp JSON", "JSON file"],
        media_type: "application/json",
        file_type: "JSON",
        standard: "https://www.rfc-editor.org/info/rfc8259",
        write: |set, _| set.json(),
    },
];

impl Format {
    /// Gives the path of a set's file from the root of the site.
    pub fn path(&self, set: &str) -> String {
        format!("du-lieu/{set}.{}", self.ending)
    }
}
