//! Office files of before 2007: what looks like text in them. Cells of old workbooks keep numbers as no text, and that is
//! said. A password is seen by the names in their directory.

use super::plain;
use super::reading::{Reading, Unread};
use crate::diagnostic::Message;

pub(super) fn read(bytes: &[u8], place: &Message, reading: &mut Reading) {
    if ["EncryptedPackage", "EncryptionInfo"].iter().any(|name| has_name(bytes, name))
        || is_locked_workbook(bytes)
        || is_locked_document(bytes)
    {
        return reading.unread(place, Unread::Encrypted);
    }
    plain::strings(bytes, place, reading);
    if has_name(bytes, "Workbook") || has_name(bytes, "Book") {
        reading.unread(place, Unread::Numbers);
    }
}

fn has_name(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.chunks_exact(128).any(|entry| entry.starts_with(&wide))
}

/// Finds the record a workbook with a password has right after its beginning.
fn is_locked_workbook(bytes: &[u8]) -> bool {
    has_name(bytes, "Workbook")
        && bytes
            .chunks_exact(512)
            .any(|sector| matches!(sector, [0x09, 0x08, 0x10, 0, ..]) && matches!(sector.get(20..22), Some([0x2f, 0])))
}

/// Reads the flag a document with a password has in its first sector.
fn is_locked_document(bytes: &[u8]) -> bool {
    has_name(bytes, "WordDocument")
        && bytes
            .chunks_exact(512)
            .skip(1)
            .any(|sector| matches!(sector, [0xec, 0xa5, ..]) && sector.get(11).is_some_and(|flags| flags & 1 == 1))
}
