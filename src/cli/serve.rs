//! `minhbach serve`: the site on this machine, always as the content now is.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, words};
use crate::serve::{self, ServeError};
use crate::text::Language;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The content folder
    #[arg(default_value = "content")]
    content: PathBuf,
    /// The port; a free one is taken when it is 0
    #[arg(short, long, default_value_t = 8080)]
    port: u16,
    /// A theme folder; its files replace those of the default theme
    #[arg(long)]
    theme: Option<PathBuf>,
    /// Show drafts and what is under embargo too
    #[arg(long)]
    drafts: bool,
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let settings = serve::Settings {
        content: options.content.clone(),
        theme: options.theme.clone(),
        port: options.port,
        drafts: options.drafts,
        language,
    };
    let ready = |address: std::net::SocketAddr| {
        eprintln!(
            "{} http://{address}/ ({})",
            words(language, "đang chạy:", "serving:"),
            words(language, "Ctrl+C để dừng", "Ctrl+C to stop")
        );
    };
    match serve::run(&settings, ready) {
        Ok(()) => Exit::Done,
        Err(ServeError::Load(error)) => {
            eprintln!("{}", error.message().get(language));
            Exit::MachineFailed
        }
        Err(ServeError::Port(error)) => {
            eprintln!("127.0.0.1:{}: {error}", options.port);
            Exit::MachineFailed
        }
    }
}
