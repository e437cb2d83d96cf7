//! The floor under a build: reads the same inputs and writes as many bytes into as many files, and does nothing else.
//!
//! No builder of the same site can be quicker than this on the same machine and disk.
//!
//!     floor CONTENT PUBLISHED TARGET [--no-sync]
//!
//! Every file of CONTENT is read; files with the paths and sizes the manifest of PUBLISHED lists are written to TARGET,
//! on as many threads as the machine has; then it waits until all is on the disk, as a build does.
#![allow(clippy::disallowed_methods, reason = "what is measured here is the disk")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of the command line")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use rayon::prelude::*;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// The file that lists all others of a published folder, but not itself.
const MANIFEST: &str = "manifest.json";

fn main() -> ExitCode {
    let (options, places): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    // `cargo bench` adds `--bench`.
    let sync = !options.iter().any(|option| option == "--no-sync");
    let [content, published, target] = places.as_slice() else {
        eprintln!("floor CONTENT PUBLISHED TARGET [--no-sync]");
        // With no arguments at all `cargo bench` is trying every bench: nothing to do is no fault.
        return if places.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) };
    };
    match measure(Path::new(content), Path::new(published), Path::new(target), sync) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

fn measure(content: &Path, published: &Path, target: &Path, sync: bool) -> Result<()> {
    let files = listed(published)?;
    let largest = files.iter().map(|(_, size)| *size).max().unwrap_or_default();
    // Letters of a text would do as well; only no zeros, which a file system may leave out.
    let bytes: Vec<u8> = (0..largest).map(|at| b' ' + (at % 89) as u8).collect();
    fs::create_dir(target)?;

    let (start, worked) = (Instant::now(), cpu());
    let read = read(content)?;
    let folders: BTreeSet<PathBuf> =
        files.iter().filter_map(|(path, _)| target.join(path).parent().map(Path::to_path_buf)).collect();
    for folder in &folders {
        fs::create_dir_all(folder)?;
    }
    files.par_iter().try_for_each(|(path, size)| fs::write(target.join(path), &bytes[..*size]))?;
    let written = start.elapsed();
    if sync {
        wait_for_disk(target)?;
    }
    let wall = start.elapsed();

    let total: usize = files.iter().map(|(_, size)| size).sum();
    println!("read {} bytes in {} files, wrote {total} bytes in {} files", read.1, read.0, files.len());
    println!("wall {:.3} s, of which {:.3} s waiting for the disk", wall.as_secs_f64(), (wall - written).as_secs_f64());
    if let (Some(before), Some(after)) = (worked, cpu()) {
        println!("cpu {:.3} s", (after - before).as_secs_f64());
    }
    Ok(())
}

/// The files of a published folder with their sizes, the manifest among them.
fn listed(published: &Path) -> Result<Vec<(String, usize)>> {
    let text = fs::read(published.join(MANIFEST))?;
    let manifest: serde_json::Value = serde_json::from_slice(&text)?;
    let files = manifest["files"].as_object().ok_or("the manifest lists no files")?;
    let size = |entry: &serde_json::Value| entry["bytes"].as_u64().and_then(|size| usize::try_from(size).ok());
    let mut list: Vec<(String, usize)> = Vec::with_capacity(files.len() + 1);
    for (path, entry) in files {
        list.push((path.clone(), size(entry).ok_or("a file of the manifest has no size")?));
    }
    list.push((MANIFEST.to_owned(), text.len()));
    Ok(list)
}

/// Reads every file; gives how many there are and how many bytes they hold.
fn read(content: &Path) -> Result<(usize, usize)> {
    let mut paths = Vec::new();
    for entry in walkdir::WalkDir::new(content) {
        let entry = entry?;
        if entry.file_type().is_file() {
            paths.push(entry.into_path());
        }
    }
    let sizes: std::io::Result<Vec<usize>> =
        paths.par_iter().map(|path| fs::read(path).map(|text| text.len())).collect();
    Ok((paths.len(), sizes?.iter().sum()))
}

/// As `emit` waits: one flush of the file system where there is one, else a flush of the folder.
fn wait_for_disk(target: &Path) -> Result<()> {
    let folder = File::open(target)?;
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(&folder)?;
    #[cfg(not(target_os = "linux"))]
    folder.sync_all()?;
    Ok(())
}

/// What all threads have worked so far, in the program and in the system on its behalf.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn cpu() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    let worked = clock_gettime(ClockId::ProcessCPUTime);
    Some(Duration::new(worked.tv_sec.try_into().ok()?, worked.tv_nsec.try_into().ok()?))
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn cpu() -> Option<Duration> {
    None
}
