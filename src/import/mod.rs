//! Reads office files into content: Word, Excel, OpenDocument, CSV and tab-separated text.
//!
//! Takes bytes and the files of a site; gives changed files, a summary, and an account of every piece of the source.
//! It reads no disk and writes none, drops nothing silently, and guesses nothing without saying so.
//!
//! The steps, each a module: [`read`] turns bytes into [`paper`]; `tables` and `prose` say what its pieces are;
//! `printed` understands printed forms; `found` holds what is to be written, `merge` writes it into what is there;
//! [`account`] keeps what became of each piece.

pub mod account;
pub mod found;
pub mod paper;
pub mod printed;
pub mod prose;
pub mod read;
pub mod tables;
