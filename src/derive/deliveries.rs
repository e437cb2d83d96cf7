//! What a task delivers by a day a calendar can hold: the moment the plan prints, and the one in force.

use crate::model::{Due, Moment, Slip, Task, When};

/// One delivery with a fixed last day.
#[derive(Debug, Clone)]
pub struct Delivery<'t> {
    /// The deadline it belongs to; nothing where only a slip tells of it.
    pub due: Option<&'t Due>,
    /// The moment the plan prints, which no slip overwrites.
    pub printed: Moment,
    /// The moment in force, after every slip.
    pub current: Moment,
    /// What moved it, in order.
    pub slips: Vec<&'t Slip>,
}

/// Lists the deliveries of a task in the order of the plan.
///
/// A slip moves the delivery whose day it names and leaves the others; one of a day no delivery has
/// adds its own.
pub fn deliveries(task: &Task) -> Vec<Delivery<'_>> {
    let printed = task.due.0.iter().flat_map(|due| moments(&due.when).into_iter().map(move |moment| (due, moment)));
    let mut list: Vec<Delivery<'_>> = printed
        .map(|(due, moment)| Delivery { due: Some(due), printed: moment, current: moment, slips: Vec::new() })
        .collect();
    for slip in &task.slip {
        let day = slip.from.last_day();
        let moved = list.iter_mut().find(|delivery| delivery.current.last_day() == day);
        match moved {
            Some(delivery) => {
                delivery.current = slip.to;
                delivery.slips.push(slip);
            }
            None => list.push(Delivery { due: None, printed: slip.from, current: slip.to, slips: vec![slip] }),
        }
    }
    list
}

/// Gives the moments by which something is delivered. Of a choice it is the last: nobody is late before.
fn moments(when: &When) -> Vec<Moment> {
    match when {
        When::By(moments) => moments.clone(),
        When::Between(_, Some(to)) => vec![*to],
        When::OneOf(moments) => moments.iter().copied().max_by_key(|moment| moment.last_day()).into_iter().collect(),
        _ => Vec::new(),
    }
}
