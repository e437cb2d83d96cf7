//! What must not go out: numbers of persons, private telephones and addresses, accounts, marks of secrecy.

#![allow(dead_code, unused_imports, reason = "being written")]
mod rules;
