//! Understands what Vietnamese administrative papers print: deadlines, dates, amounts, units, labels, marks.
//!
//! Each function takes a printed text and gives a typed reading, or `None` where it is not sure; the printed text is
//! kept beside it by the caller. Nothing here knows tables, files or the register of a site.

pub mod amount;
pub mod date;
pub mod deliverables;
pub mod due;
pub mod funding;
pub mod grade;
pub mod label;
pub(in crate::import) mod lines;
pub mod mark;
pub mod period;
mod tokens;
pub mod units;
pub mod work;
