//! The integration tests, in one binary; `README.md` beside this file tells how to add a case.
#![allow(clippy::disallowed_methods, reason = "tests make folders, read them and start the program")]

mod bad_input;
mod build;
mod calendars;
mod cases;
mod changes;
mod cli;
mod counts;
mod derive;
mod draft;
mod due;
mod feeds;
mod four_quarters;
mod golden;
mod harness;
mod imports;
mod init;
mod interface;
mod kept_back;
mod laws;
mod manual;
mod office;
mod permanence;
mod publication;
mod release;
mod ring;
mod search;
mod serve;
mod sharing;
mod sites;
mod tampering;
mod tidy;
mod twins;
mod unseen;
mod verify;
mod ways;
