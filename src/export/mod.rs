//! Writes office files from the content: the workbook units fill in, the draft of the periodic report.
//!
//! Takes checked sites; gives bytes. The same content gives the same bytes: no clock, no name of a person.

pub mod docx;
pub mod draft;
pub mod grade;
pub mod workbook;
