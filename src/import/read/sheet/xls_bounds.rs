//! Looks through an old workbook before it is read: the reader makes room for all that a sheet says it holds, and a
//! damaged one may say anything.
//!
//! The file is an OLE2 container: sectors, chained by a table; the stream "Workbook" in it is a run of records.

use std::collections::BTreeMap;

use super::{COLUMNS, ROWS};
use crate::diagnostic::Message;
use crate::import::paper::letters;
use crate::import::read::refusal;

/// The most places the sheets of a workbook may span together.
const PLACES: usize = 5_000_000;
/// The mark of a chain's end, and of sectors that belong to none, begin here.
const LAST: u32 = 0xffff_fffa;
/// Streams shorter than this stand in small sectors.
const SMALL: usize = 4096;

/// Refuses a workbook that spans more than is read.
pub(super) fn check(bytes: &[u8]) -> Result<(), Message> {
    let stream = workbook(bytes).ok_or_else(refusal::broken)?;
    let mut places = 0;
    let (mut rows, mut columns) = (0, 0);
    let mut rest = stream.as_slice();
    while let Some((kind, data, after)) = record(rest) {
        rest = after;
        match kind {
            // A sheet begins.
            0x0809 => (rows, columns) = (0, 0),
            // The size a sheet says it has.
            0x0200 if !is_size(data) => return Err(refusal::broken()),
            // Cells with data.
            0x0006 | 0x00bd | 0x00d6 | 0x00fd | 0x0203 | 0x0204 | 0x0205 | 0x027e => {
                let (row, column) = (number(data, 0).unwrap_or(0), last_column(kind, data).unwrap_or(0));
                if row >= ROWS || column >= COLUMNS {
                    return Err(refusal::too_far("", &format!("{}{}", letters(column), row + 1), ROWS, COLUMNS));
                }
                places -= rows * columns;
                (rows, columns) = (rows.max(row + 1), columns.max(column + 1));
                places += rows * columns;
            }
            _ => {}
        }
        if places > PLACES {
            return Err(refusal::too_large());
        }
    }
    Ok(())
}

fn record(bytes: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let (kind, length) = (number(bytes, 0)?, number(bytes, 2)?);
    Some((kind, bytes.get(4..4 + length)?, &bytes[4 + length..]))
}

/// Gives the column a record of cells reaches to; one of several numbers ends with it.
fn last_column(kind: usize, data: &[u8]) -> Option<usize> {
    if kind == 0x00bd { number(data, data.len().checked_sub(2)?) } else { number(data, 2) }
}

/// Tells whether a size is one a sheet can have: rows from and to, columns from and to.
fn is_size(data: &[u8]) -> bool {
    let of = |at| number(data, at).unwrap_or(0);
    let long = |at| word(data, at).unwrap_or(0) as usize;
    let (rows, columns) = match data.len() {
        10 => ((of(0), of(2)), (of(4), of(6))),
        _ => ((long(0), long(4)), (of(8), of(10))),
    };
    rows.0 <= rows.1 && rows.1 <= 65_536 && columns.0 <= columns.1 && columns.1 <= 256
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

/// Gives the stream of the workbook.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = 1_usize << number(bytes, 30).filter(|shift| (7..=16).contains(shift))?;
    let sectors = bytes.get(size..)?;
    let table = table(bytes, sectors, size)?;
    let directory = chain(sectors, size, &table, word(bytes, 48)?);
    let entries: BTreeMap<String, (u32, usize)> = directory.chunks_exact(128).filter_map(entry).collect();
    let (start, length) = *entries.get("workbook").or_else(|| entries.get("book"))?;
    let mut stream = if length >= SMALL {
        chain(sectors, size, &table, start)
    } else {
        let (root, _) = *entries.get("root entry")?;
        let small = chain(sectors, size, &table, root);
        chain(&small, 64, &words(&chain(sectors, size, &table, word(bytes, 60)?)), start)
    };
    stream.truncate(length);
    Some(stream)
}

/// Reads the table of sectors: its own sectors are listed in the header, and in a chain of lists after it.
fn table(bytes: &[u8], sectors: &[u8], size: usize) -> Option<Vec<u32>> {
    let mut listed = words(bytes.get(76..512)?);
    let mut next = word(bytes, 68)?;
    for _ in 0..sectors.len() / size {
        let Some(list) = sector(sectors, size, next).filter(|_| next < LAST) else { break };
        let mut list = words(list);
        next = list.pop()?;
        listed.extend(list);
    }
    listed.truncate(sectors.len() / size + 1);
    let used = listed.into_iter().filter(|id| *id < LAST);
    Some(used.filter_map(|id| sector(sectors, size, id)).flat_map(words).collect())
}

fn sector(sectors: &[u8], size: usize, id: u32) -> Option<&[u8]> {
    let start = usize::try_from(id).ok()?.checked_mul(size)?;
    sectors.get(start..sectors.len().min(start.checked_add(size)?))
}

/// Joins the sectors of a chain; one that runs in a circle ends after as many as there are.
fn chain(sectors: &[u8], size: usize, table: &[u32], start: u32) -> Vec<u8> {
    let mut joined = Vec::new();
    let mut id = start;
    for _ in 0..=sectors.len() / size {
        let Some(bytes) = sector(sectors, size, id).filter(|_| id < LAST) else { break };
        joined.extend_from_slice(bytes);
        let Some(next) = table.get(id as usize) else { break };
        id = *next;
    }
    joined
}

fn entry(bytes: &[u8]) -> Option<(String, (u32, usize))> {
    let length = number(bytes, 64).filter(|length| (4..=64).contains(length))?;
    let units = bytes[..length - 2].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let name = char::decode_utf16(units).collect::<Result<String, _>>().ok()?.to_lowercase();
    Some((name, (word(bytes, 116)?, word(bytes, 120)? as usize)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Builds a workbook of some records in one chain of sectors.
    fn xls(records: &[(u16, &[u8])]) -> Vec<u8> {
        let mut stream: Vec<u8> = Vec::new();
        for (kind, data) in records {
            let length = u16::try_from(data.len()).expect("a short record");
            stream.extend([kind.to_le_bytes(), length.to_le_bytes()].concat());
            stream.extend(*data);
        }
        stream.resize(SMALL, 0);
        let mut header = vec![0xff; 512];
        header[30..32].copy_from_slice(&9_u16.to_le_bytes());
        header[48..52].copy_from_slice(&1_u32.to_le_bytes());
        header[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let ends: Vec<u32> = [u32::MAX - 2, u32::MAX - 1].into_iter().chain((3..10).chain([u32::MAX - 1])).collect();
        let mut table: Vec<u8> = ends.into_iter().flat_map(u32::to_le_bytes).collect();
        table.resize(512, 0xff);
        let mut directory: Vec<u8> = "Workbook\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory.resize(512, 0);
        directory[64] = 18;
        directory[116] = 2;
        directory[120..124].copy_from_slice(&4096_u32.to_le_bytes());
        [header, table, directory, stream].concat()
    }

    #[test]
    fn a_workbook_within_bounds_is_read_on() {
        let cell = [4, 0, 1, 0, 0, 0];
        assert_eq!(check(&xls(&[(0x0809, &[]), (0x0203, &cell)])), Ok(()));
    }

    #[test]
    fn what_spans_too_much_is_refused() {
        let far = [0xff, 0xff, 0, 0, 0, 0];
        let refused = check(&xls(&[(0x0809, &[]), (0x0203, &far)])).expect_err("a far cell");
        assert!(refused.vi.contains("ô A65536"), "{}", refused.vi);
        let huge = [0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0xff, 0xff, 0, 0];
        assert_eq!(check(&xls(&[(0x0200, &huge)])), Err(refusal::broken()));
        let corner = [0x1f, 0x4e, 199, 0, 0, 0];
        let twice = [(0x0809, &[][..]), (0x0203, &corner), (0x0809, &[]), (0x0203, &corner)];
        assert_eq!(check(&xls(&twice)), Err(refusal::too_large()));
    }
}
