//! As much of HTTP as a preview needs: GET and HEAD, one request a connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::answer::{self, Answer};
use super::events;
use super::live::Live;
use super::page::OWN;
use crate::pages::{CONTENT_POLICY, REFERRER_POLICY};

/// What was asked.
#[derive(Debug, Default)]
struct Request {
    line: String,
    host: String,
    /// Whether a browser asks for a script that would answer in our place.
    is_worker: bool,
}

/// Reads one request and answers it.
pub(super) fn connection(stream: TcpStream, port: u16, live: &Live) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.set_write_timeout(Some(Duration::from_secs(30)))?;
    // An answer is one piece; nothing is gained by waiting for more.
    stream.set_nodelay(true)?;
    let request = read(&stream)?;
    // A page elsewhere can point a name of its own at this machine; only our own names are answered.
    let own = ["127.0.0.1", "localhost"].iter().any(|name| request.host == format!("{name}:{port}"));
    let mut words = request.line.split(' ');
    let (method, path) = (words.next(), words.next().and_then(site_path));
    if !own {
        return send(stream, &Answer::bare("403 Forbidden"), true);
    }
    let with_body = match method {
        Some("GET") => true,
        Some("HEAD") => false,
        _ => return send(stream, &Answer::bare("405 Method Not Allowed"), true),
    };
    match path {
        None => send(stream, &Answer::bare("400 Bad Request"), with_body),
        Some(path) if with_body && path.strip_prefix(OWN) == Some("events") => events::send(stream, live),
        // It would answer from what it has kept when the preview is stopped, and later previews at the same address.
        Some(_) if request.is_worker => send(stream, &answer::no_worker(), with_body),
        Some(path) => send(stream, &answer::answer(live, &path), with_body),
    }
}

fn read(stream: &TcpStream) -> io::Result<Request> {
    let mut lines = BufReader::new(stream.try_clone()?.take(16 * 1024)).lines();
    let mut request = Request { line: lines.next().transpose()?.unwrap_or_default(), ..Request::default() };
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            if name.eq_ignore_ascii_case("host") {
                value.trim().clone_into(&mut request.host);
            }
            request.is_worker |= name.eq_ignore_ascii_case("service-worker");
        }
    }
    Ok(request)
}

/// Tells a visitor that too many are there.
pub(super) fn refuse(stream: TcpStream) -> io::Result<()> {
    stream.set_write_timeout(Some(Duration::from_secs(1)))?;
    send(stream, &Answer::bare("503 Service Unavailable"), false)
}

fn send(mut stream: TcpStream, answer: &Answer, with_body: bool) -> io::Result<()> {
    let Answer { status, media, headers, body } = answer;
    let mut text = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: {REFERRER_POLICY}\r\nContent-Security-Policy: {CONTENT_POLICY}\r\n",
        body.len()
    );
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    if with_body {
        bytes.extend_from_slice(body);
    }
    stream.write_all(&bytes)
}

/// Turns the target of a request into a path below the site; nothing may climb out of it.
fn site_path(target: &str) -> Option<String> {
    let path = target.strip_prefix('/')?.split(['?', '#']).next().unwrap_or("");
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let (byte, tail) = match first {
            b'%' => (u8::from_str_radix(std::str::from_utf8(tail.get(..2)?).ok()?, 16).ok()?, &tail[2..]),
            byte => (byte, tail),
        };
        bytes.push(byte);
        rest = tail;
    }
    let path = String::from_utf8(bytes).ok()?;
    let (folders, last) = path.rsplit_once('/').unwrap_or(("", &path));
    let climbs = |part: &str| part == ".." || part == "." || part.contains(['\\', ':', '\0']);
    let mut parts = folders.split('/').filter(|_| path.contains('/'));
    let clean = !climbs(last) && parts.all(|part| !part.is_empty() && !climbs(part));
    clean.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::site_path;

    #[test]
    fn paths_stay_below_the_site() {
        assert_eq!(site_path("/thu-tuc/a/").as_deref(), Some("thu-tuc/a/"));
        assert_eq!(site_path("/").as_deref(), Some(""));
        assert_eq!(site_path("/t%E1%BB%87p.pdf?x=1").as_deref(), Some("tệp.pdf"));
        for climbing in [
            "/../etc/passwd",
            "/a/../../b",
            "//b",
            "/%2e%2e/x",
            "//etc/passwd",
            "/a/%2e%2e",
            "/C:/x",
            "/a\\b",
            "/%",
            "x",
        ] {
            assert_eq!(site_path(climbing), None, "{climbing}");
        }
    }
}
