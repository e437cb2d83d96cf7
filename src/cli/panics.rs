//! Keeps the terminal clean while files of others are read.
//!
//! A damaged file can stop a reader that is not ours with a panic. It is caught there and told as a fault of the file;
//! the words Rust prints at every panic would only frighten. A panic nobody catches is a fault of ours and is told.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

/// Does some work; panics that are caught inside it print nothing.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let last = Arc::new(Mutex::new(String::new()));
    let heard = Arc::clone(&last);
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        *heard.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(usual);
    done.unwrap_or_else(|cause| {
        eprintln!("{}", last.lock().unwrap_or_else(PoisonError::into_inner));
        panic::resume_unwind(cause)
    })
}
