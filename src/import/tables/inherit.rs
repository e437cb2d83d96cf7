//! Cells that were one with the cell above them and lost that: a task whose lead, time and money are all blank.

use super::Column;
use super::areas::Kind;
use super::draft::Draft;

/// What a merged cell usually holds for several tasks.
const MERGED: &[Column] = &[Column::Leads, Column::Coordinators, Column::Due, Column::Funding];

/// Gives records what the record above them says, where at least three such cells, lead and time among them, are
/// printed blank and hardly any other record has them blank. Gives the indexes of those records.
pub(super) fn inherit(rows: &mut [(Draft, Kind)]) -> Vec<usize> {
    let blank = |draft: &Draft| MERGED.iter().filter(|column| draft.blank.contains(column)).count();
    let lacks = |draft: &Draft| {
        draft.is_labelled()
            && blank(draft) >= 3
            && [Column::Leads, Column::Due].iter().all(|column| draft.blank.contains(column))
    };
    let records = rows.iter().filter(|(_, kind)| *kind == Kind::Record).count();
    let lacking = rows.iter().filter(|(draft, kind)| *kind == Kind::Record && lacks(draft)).count();
    if lacking * 10 > records {
        return vec![];
    }
    let mut found = Vec::new();
    for index in 1..rows.len() {
        let (before, after) = rows.split_at_mut(index);
        let (Some((above, Kind::Record)), Some((draft, Kind::Record))) = (before.last(), after.first_mut()) else {
            continue;
        };
        let full =
            MERGED.iter().filter(|column| draft.blank.contains(column)).all(|column| above.cells.contains_key(column));
        if !lacks(draft) || !full || draft.cells.len() < 3 {
            continue;
        }
        for column in MERGED.iter().filter(|column| draft.blank.contains(column)) {
            let text = above.cells.get(column).cloned();
            draft.reached.extend(text.map(|text| (*column, text)));
        }
        draft.blank.retain(|column| !MERGED.contains(column));
        found.push(index);
    }
    found
}
