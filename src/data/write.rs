//! A data set as the bytes of its files: CSV after RFC 4180 with LF line ends, and JSON.

use serde_json::json;

use super::table::DataSet;

impl DataSet {
    /// Writes the set as CSV in UTF-8 without a mark at its beginning, with a header row.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        let header = self.columns.iter().map(|column| column.name.as_str());
        writer.write_record(header).expect(MEMORY);
        for row in &self.rows {
            writer.write_record(row.iter().map(super::Cell::csv)).expect(MEMORY);
        }
        writer.into_inner().expect(MEMORY)
    }

    /// Writes the set as a JSON array of objects, one a line.
    pub fn json(&self) -> Vec<u8> {
        let names: Vec<String> = self.columns.iter().map(|column| json!(column.name).to_string()).collect();
        let mut text = String::from("[");
        for (index, row) in self.rows.iter().enumerate() {
            let pairs = names.iter().zip(row).map(|(name, cell)| format!("{name}:{}", cell.json()));
            text.push_str(if index == 0 { "\n{" } else { ",\n{" });
            text.push_str(&pairs.collect::<Vec<_>>().join(","));
            text.push('}');
        }
        text.push_str(if self.rows.is_empty() { "]\n" } else { "\n]\n" });
        text.into_bytes()
    }
}

const MEMORY: &str = "rows of one length are written to memory, which does not fail";
