//! `minhbach explain CODE`: what a kind of problem means and how to mend it.

use clap::Args;

use super::{Exit, words};
use crate::diagnostic::Code;
use crate::text::{Language, nearest};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The word between the brackets of a message, such as `unknown-unit`; all of them without it
    code: Option<String>,
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let Some(word) = &options.code else {
        Code::ALL.iter().for_each(|code| println!("{code}"));
        return Exit::Done;
    };
    if let Some(code) = Code::from_word(word) {
        println!("{}", code.explanation(language));
        return Exit::Done;
    }
    let known = Code::ALL.iter().map(|code| code.as_str());
    let near = nearest(word, known).map(|near| format!(" ({near}?)")).unwrap_or_default();
    eprintln!("{} `{word}`{near}", words(language, "không có loại lỗi", "there is no kind of problem"));
    Exit::WrongUse
}
