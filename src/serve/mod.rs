//! Shows the site on this machine, as it would be published now: bound to 127.0.0.1, from memory, nothing is written.
//!
//! Three things run side by side. The follower (`follow.rs`) sees what is saved, reads it, and puts a record that stands
//! alone in its place at once. The checker (`checker.rs`) then checks and prepares everything anew, as a build does, and
//! what it made takes the place of what was shown; until then pages say that they are being refreshed. Each connection
//! is answered by a thread of its own from what is shown (`live.rs`). A fault leaves the last good pages and stands over
//! them.

mod answer;
mod checker;
mod events;
mod fault;
mod follow;
mod http;
mod live;
mod page;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::load::LoadError;
use crate::text::Language;
use follow::Follower;
use live::Live;

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder.
    pub theme: Option<PathBuf>,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// Shows drafts too.
    pub drafts: bool,
    /// The language of messages.
    pub language: Language,
}

/// Why the server could not start.
#[derive(Debug)]
pub enum ServeError {
    /// The content folder cannot be read.
    Load(LoadError),
    /// The port cannot be had.
    Port(io::Error),
}

/// How many connections are answered at a time; whoever comes then is asked to come again.
const CONNECTIONS: usize = 128;

/// Serves until the process ends; `ready` is told the address when the first pages can be asked for.
///
/// # Errors
///
/// Fails when the content folder cannot be read or the port cannot be had.
pub fn run(settings: &Settings, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).map_err(ServeError::Port)?;
    let address = listener.local_addr().map_err(ServeError::Port)?;
    let live = Arc::new(Live::new(settings.language));
    let mut follower = Follower::new(settings, Arc::clone(&live)).map_err(ServeError::Load)?;
    checker::first(&live, settings.drafts);
    let checked = Arc::clone(&live);
    let drafts = settings.drafts;
    std::thread::spawn(move || checker::run(&checked, drafts));
    std::thread::spawn(move || follower.run());
    ready(address);
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        accept(stream, address.port(), &live, &open);
    }
    Ok(())
}

/// Answers a connection in a thread of its own.
fn accept(stream: TcpStream, port: u16, live: &Arc<Live>, open: &Arc<AtomicUsize>) {
    if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
        open.fetch_sub(1, Ordering::Relaxed);
        let _ = http::refuse(stream);
        return;
    }
    let (live, counted) = (Arc::clone(live), Arc::clone(open));
    let spawned = std::thread::Builder::new().spawn(move || {
        let _counted = Counted(counted);
        // A browser that goes away in the middle of a page is nobody's fault.
        let _ = http::connection(stream, port, &live);
    });
    if spawned.is_err() {
        open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A connection that is counted until it ends, however it ends.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
