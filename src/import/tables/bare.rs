//! Numbers without a sign in front of tasks: "1 Rà soát văn bản", "2 Công bố thủ tục".

use super::super::found::Printed;
use super::Column;
use super::draft::Draft;
use super::label;
use crate::import::printed::label::unsigned;

/// Takes such numbers for labels where every task without a label has one and they count through the table; a number
/// alone may as well be a count: "12 Văn bản".
pub(super) fn take_labels(drafts: &mut [Draft], main: Column) {
    let number = |draft: &Draft| split(&draft.cells.get(&main)?.text).map(|(number, _)| number);
    // A row that says nothing beside may head an area.
    let is_task = |draft: &Draft| draft.cells.contains_key(&main) && !draft.wide && !draft.is_labelled();
    let counted = |draft: &&mut Draft| is_task(draft) && (number(draft).is_some() || !draft.is_title_only(main));
    let mut tasks: Vec<&mut Draft> = drafts.iter_mut().filter(counted).collect();
    let numbers: Option<Vec<u32>> = tasks.iter().map(|draft| number(draft)).collect();
    if !numbers.is_some_and(|numbers| numbers.len() > 1 && counts(&numbers)) {
        return;
    }
    for draft in &mut tasks {
        let Some(task) = draft.cells.get_mut(&main) else { continue };
        let Some((number, rest)) = split(&task.text) else { continue };
        let label = Printed { text: number.to_string(), places: task.places.clone() };
        task.text = rest.to_owned();
        draft.style = label::style(&label.text);
        draft.cells.insert(Column::Label, label);
    }
}

/// Tells whether numbers count from 1, anew in each area or through all.
fn counts(numbers: &[u32]) -> bool {
    let follows = |pair: &[u32]| pair[1] == 1 || pair[1] == pair[0] + 1;
    numbers.first() == Some(&1) && numbers.windows(2).all(follows)
}

fn split(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = unsigned(text).filter(|(number, _)| !number.starts_with('0'))?;
    Some((number.parse().ok()?, rest))
}
