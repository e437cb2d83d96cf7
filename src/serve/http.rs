//! As much of HTTP as a preview needs: GET, one request a connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::pages::{CONTENT_POLICY, REFERRER_POLICY};

/// What a path leads to.
pub(super) enum Answer {
    /// A page made here.
    Page(String),
    /// A file of the site: its path and bytes.
    File(String, Vec<u8>),
    /// A folder asked for without the `/` at its end.
    Folder,
    /// Nothing; the site's own page for that, where it has one.
    NotFound(Option<Vec<u8>>),
}

/// Reads one request and answers it.
pub(super) fn answer(stream: TcpStream, port: u16, look_up: impl FnOnce(&str) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(16 * 1024)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut host = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("host")
        {
            value.trim().clone_into(&mut host);
        }
    }
    // A page elsewhere can point a name of its own at this machine; only our own names are answered.
    let own = ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{port}"));
    let mut words = request.split(' ');
    match (own, words.next(), words.next().and_then(site_path)) {
        (false, ..) => send(stream, "403 Forbidden", "text/plain", &[], b""),
        (true, Some("GET"), Some(path)) => reply(stream, &path, look_up(&path)),
        (true, Some("GET"), None) => send(stream, "400 Bad Request", "text/plain", &[], b""),
        _ => send(stream, "405 Method Not Allowed", "text/plain", &[], b""),
    }
}

fn reply(stream: TcpStream, path: &str, answer: Answer) -> io::Result<()> {
    match answer {
        Answer::Page(html) => send(stream, "200 OK", "text/html; charset=utf-8", &[], html.as_bytes()),
        Answer::File(file, bytes) => send(stream, "200 OK", media_type(&file), &[], &bytes),
        Answer::Folder => {
            send(stream, "301 Moved Permanently", "text/plain", &[("Location", format!("/{path}/"))], b"")
        }
        Answer::NotFound(page) => {
            send(stream, "404 Not Found", "text/html; charset=utf-8", &[], &page.unwrap_or_default())
        }
    }
}

fn send(mut stream: TcpStream, status: &str, media: &str, headers: &[(&str, String)], body: &[u8]) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {}\r\nConnection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: {REFERRER_POLICY}\r\nContent-Security-Policy: {CONTENT_POLICY}\r\n",
        body.len()
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)
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
    let mut parts = folders.split('/').filter(|_| !folders.is_empty());
    let clean = !climbs(last) && parts.all(|part| !part.is_empty() && !climbs(part));
    // An empty path is the site itself.
    clean
        .then(|| if path.is_empty() { "/".to_owned() } else { path.clone() })
        .map(|path| if path == "/" { "./".to_owned() } else { path })
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("pdf") => "application/pdf",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::site_path;

    #[test]
    fn paths_stay_below_the_site() {
        assert_eq!(site_path("/thu-tuc/a/").as_deref(), Some("thu-tuc/a/"));
        assert_eq!(site_path("/").as_deref(), Some("./"));
        assert_eq!(site_path("/t%E1%BB%87p.pdf?x=1").as_deref(), Some("tệp.pdf"));
        for climbing in
            ["/../etc/passwd", "/a/../../b", "/%2e%2e/x", "//etc/passwd", "/a/%2e%2e", "/C:/x", "/a\\b", "/%", "x"]
        {
            assert_eq!(site_path(climbing), None, "{climbing}");
        }
    }
}
