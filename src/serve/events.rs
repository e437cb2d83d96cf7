//! Tells a page what happens, as Server-Sent Events, for as long as it listens.

use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;

use super::live::{Live, Status};
use super::page;
use crate::text::Language;

/// After so long something is sent, so that a page that went away is noticed.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// What a page was told last.
#[derive(Debug, Default, PartialEq, Eq)]
struct Known {
    generation: u64,
    refreshing: bool,
    fault: Option<String>,
}

impl Known {
    fn of(status: &Status) -> Self {
        let fault = status.faults.text();
        Self { generation: status.generation, refreshing: status.is_refreshing(), fault }
    }

    /// Writes what is new to whoever knew this.
    fn news(&self, now: &Self, language: Language) -> String {
        let mut news = String::new();
        let mut tell = |name: &str, data: &serde_json::Value| {
            // JSON has no line break that is not escaped, so an event is one line.
            news.push_str(&format!("event: {name}\ndata: {data}\n\n"));
        };
        let lang = language.code();
        if self.fault != now.fault {
            match &now.fault {
                Some(text) => {
                    let (title, advice) = (page::faulty(), page::advice());
                    let (title, advice) = (title.get(language), advice.get(language));
                    tell("fault", &json!({ "title": title, "advice": advice, "text": text, "lang": lang }));
                }
                None => tell("mended", &json!({})),
            }
        }
        if self.generation != now.generation || self.refreshing != now.refreshing {
            let data = json!({ "generation": now.generation });
            if now.refreshing {
                let words = page::refreshing();
                tell("refreshing", &json!({ "generation": now.generation, "text": words.get(language), "lang": lang }));
            } else {
                tell("ready", &data);
            }
        }
        news
    }
}

/// Sends events until the page goes away.
pub(super) fn send(mut stream: TcpStream, live: &Live) -> io::Result<()> {
    stream.set_write_timeout(Some(Duration::from_secs(5)))?;
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 500\n\n",
    )?;
    let mut known = Known::default();
    loop {
        let now = {
            let status = live.status();
            let now = Known::of(&status);
            if now == known { Known::of(&live.wait(status, HEARTBEAT)) } else { now }
        };
        let news = if now == known { ": \n\n".to_owned() } else { known.news(&now, live.language) };
        stream.write_all(news.as_bytes())?;
        known = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_what_it_does_not_know() {
        let known = |generation, refreshing, fault: Option<&str>| Known {
            generation,
            refreshing,
            fault: fault.map(str::to_owned),
        };
        let names = |before: &Known, now: &Known| {
            let news = before.news(now, Language::Vietnamese);
            news.lines().filter_map(|line| Some(line.strip_prefix("event: ")?.to_owned())).collect::<Vec<_>>()
        };
        let (calm, busy) = (known(1, false, None), known(2, true, Some("a\nb")));
        assert_eq!(names(&calm, &busy), ["fault", "refreshing"]);
        assert_eq!(names(&busy, &known(3, false, None)), ["mended", "ready"]);
        assert_eq!(names(&busy, &known(2, true, Some("a\nb"))), [] as [&str; 0]);
        let text = calm.news(&busy, Language::English);
        assert!(text.lines().all(|line| line.is_empty() || line.starts_with("event: ") || line.starts_with("data: ")));
    }
}
