//! What a path is answered with.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::live::Live;
use super::page::{self, Notice, OWN};
use crate::diagnostic::say;
use crate::pages::Route;
use crate::pipeline::{BuildError, Given, Preview};

/// An answer, before it is written as HTTP.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) media: &'static str,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// Makes an answer that says nothing more than its status.
    pub(super) fn bare(status: &'static str) -> Self {
        Self { status, media: "text/plain; charset=utf-8", headers: Vec::new(), body: Vec::new() }
    }

    fn file(path: &str, body: Vec<u8>) -> Self {
        Self { status: "200 OK", media: media_type(path), headers: Vec::new(), body }
    }
}

/// What was found for a path, with what is to be said of it at that moment.
struct Looked {
    found: Option<Given>,
    /// The page for unknown addresses, where nothing was found.
    instead: Option<Given>,
    is_folder: bool,
    notice: Notice,
    /// What tells this state from others beside the bytes.
    counts: Vec<u64>,
}

/// How long a page that cannot be made of unchecked content waits for the check.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Answers a path below the root.
pub(super) fn answer(live: &Live, path: &str) -> Answer {
    match path.strip_prefix(OWN) {
        Some("reload.js") => return Answer::file(path, page::SCRIPT.into()),
        Some("preview.css") => return Answer::file(path, page::STYLE.into()),
        Some(_) => return Answer::bare("404 Not Found"),
        None => {}
    }
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let Some(looked) = settled(live, &file) else { return Answer::bare("500 Internal Server Error") };
    if looked.is_folder {
        let mut answer = Answer::bare("301 Moved Permanently");
        answer.headers.push(("Location", format!("/{}/", escaped(path))));
        return answer;
    }
    match (&looked.found, &looked.instead) {
        (Some(Ok(bytes)), _) if !file.ends_with(".html") => Answer::file(&file, bytes.clone()),
        (Some(Ok(bytes)), _) => html("200 OK", live, &looked, bytes),
        (Some(Err(error)), _) | (None, Some(Err(error))) => faulty(live, &looked, error),
        (None, Some(Ok(bytes))) => html("404 Not Found", live, &looked, bytes),
        (None, None) if looked.notice.fault.is_some() && file.ends_with(".html") => {
            html("200 OK", live, &looked, page::without_site(live.language).as_bytes())
        }
        (None, None) => Answer::bare("404 Not Found"),
    }
}

/// Writes a page with what is to be said of it.
fn html(status: &'static str, live: &Live, looked: &Looked, bytes: &[u8]) -> Answer {
    let mark = page::mark(bytes, &looked.counts);
    let text = String::from_utf8_lossy(bytes);
    let body = page::with_notice(&text, &looked.notice, &mark, live.language).into_bytes();
    Answer { status, media: "text/html; charset=utf-8", headers: vec![("X-Minhbach-State", mark)], body }
}

/// Says why there is no page: the theme cannot make it, and no earlier one of it is kept.
fn faulty(live: &Live, looked: &Looked, error: &BuildError) -> Answer {
    let text = super::checker::words(error, live.language);
    let fault = looked.notice.fault.iter().cloned().chain([text]).collect::<Vec<_>>().join("\n\n");
    let notice = Notice { fault: Some(fault), ..looked.notice };
    let looked = Looked { found: None, instead: None, is_folder: false, notice, counts: looked.counts.clone() };
    html("200 OK", live, &looked, page::without_site(live.language).as_bytes())
}

/// Looks a file up. What cannot be made of a record that was not checked yet is looked up again after the check.
fn settled(live: &Live, file: &str) -> Option<Looked> {
    let end = Instant::now() + LONGEST_WAIT;
    loop {
        if let Ok(looked) = catch_unwind(AssertUnwindSafe(|| look_up(live, file))) {
            return Some(looked);
        }
        let status = live.status();
        if !status.is_refreshing() || Instant::now() > end {
            return None;
        }
        drop(live.wait(status, Duration::from_secs(1)));
    }
}

fn look_up(live: &Live, file: &str) -> Looked {
    let shown = live.shown();
    let mut looked = {
        let status = live.status();
        let notice = Notice { fault: status.faults.text(), refreshing: status.is_refreshing() };
        let mut counts = vec![status.assets];
        // The search page stays the same when what it finds does not.
        if format!("/{file}").ends_with(&format!("{}index.html", Route::Search.path())) {
            counts.push(status.generation);
        }
        Looked { found: None, instead: None, is_folder: false, notice, counts }
    };
    let Some(preview) = shown.as_ref() else { return looked };
    looked.found = preview.at_once(file);
    if looked.found.is_none() {
        // The rest takes a while, and nothing may wait for it.
        let preview = preview.clone();
        drop(shown);
        slowly(&preview, file, &mut looked);
    }
    looked
}

fn slowly(preview: &Preview, file: &str, looked: &mut Looked) {
    looked.found = preview.file(file);
    if looked.found.is_none() {
        looked.is_folder = !file.ends_with("index.html") && preview.file(&format!("{file}/index.html")).is_some();
        looked.instead = preview.not_found(file);
    }
}

/// Writes a path as a header may hold it.
fn escaped(path: &str) -> String {
    path.bytes().fold(String::new(), |escaped, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
            escaped + &char::from(byte).to_string()
        }
        byte => format!("{escaped}%{byte:02X}"),
    })
}

/// Says why the preview of a page is not kept by a script of the site.
pub(super) fn no_worker() -> Answer {
    let words = say!(
        vi: "Bản xem thử không cho trình duyệt giữ lại trang.";
        en: "A preview lets no browser keep its pages."
    );
    let mut answer = Answer::bare("404 Not Found");
    answer.body = format!("{}\n{}\n", words.vi, words.en).into_bytes();
    answer
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "jsonld") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("pdf") => "application/pdf",
        Some("xml") => "application/xml",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("md") => "text/markdown; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_holds_no_more_than_a_path() {
        assert_eq!(escaped("thu-tuc/a"), "thu-tuc/a");
        assert_eq!(escaped("tệp\r\nX: y"), "t%E1%BB%87p%0D%0AX%3A%20y");
    }
}
