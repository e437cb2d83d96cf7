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
            for cell in row {
                writer.write_field(cell.field().as_bytes()).expect(MEMORY);
            }
            writer.write_record(None::<&[u8]>).expect(MEMORY);
        }
        writer.into_inner().expect(MEMORY)
    }

    /// Writes the set as a JSON array of objects, one a line.
    pub fn json(&self) -> Vec<u8> {
        let names: Vec<String> = self.columns.iter().map(|column| json!(column.name).to_string()).collect();
        let mut text = b"[".to_vec();
        for (index, row) in self.rows.iter().enumerate() {
            text.extend_from_slice(if index == 0 { b"\n{" } else { b",\n{" });
            for (at, (name, cell)) in names.iter().zip(row).enumerate() {
                text.extend_from_slice(if at == 0 { b"" } else { b"," });
                text.extend_from_slice(name.as_bytes());
                text.push(b':');
                serde_json::to_writer(&mut text, cell).expect(MEMORY);
            }
            text.push(b'}');
        }
        text.extend_from_slice(if self.rows.is_empty() { b"]\n" } else { b"\n]\n" });
        text
    }
}

const MEMORY: &str = "memory takes rows of one length, and every value";
