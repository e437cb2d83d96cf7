//! The preview: what it answers, whom it answers, and that it shows the content as it now is.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::harness::Site;

/// A running preview; it ends with the value.
struct Preview {
    child: Child,
    /// Its own address, as browsers name it.
    host: String,
    folder: TempDir,
}

impl Preview {
    fn of(site: &Site) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        site.write(&folder.path().join("content"));
        let temporary = folder.path().join("temporary");
        std::fs::create_dir(&temporary).expect("a folder can be made");
        let mut command = Command::new(env!("CARGO_BIN_EXE_minhbach"));
        command.current_dir(folder.path()).args(["serve", "--port", "0", "--lang", "en"]);
        command.env("TMPDIR", &temporary).env("TMP", &temporary).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program can be started");
        let told = BufReader::new(child.stderr.take().expect("what it tells can be read"));
        let host = told.lines().find_map(|line| {
            let line = line.expect("the program writes UTF-8");
            Some(line.split_once("http://")?.1.split('/').next()?.to_owned())
        });
        Self { child, host: host.expect("it tells its address"), folder }
    }

    /// Asks with a host of one's own choice; gives the status and the whole answer.
    fn ask(&self, request: &str, host: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.host).expect("the preview can be reached");
        write!(stream, "{request} HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("a request can be sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer comes");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("no status: {answer}")), answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask(&format!("GET {path}"), &self.host)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.child.kill().expect("the preview can be ended");
        self.child.wait().expect("the preview has ended");
    }
}

const NEWS: &str = "--- file: news/mo-trang.md\n+++\ntitle = \"Mở trang\"\ndate = 2020-01-02\n+++\nNội dung cũ.\n";

#[test]
fn pages_are_answered_and_what_is_not_there_with_the_page_for_that() {
    let preview = Preview::of(&Site::new(NEWS));
    let (status, page) = preview.get("/");
    assert!(status == 200 && page.contains("Sở Khoa học và Công nghệ"), "{page}");
    assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains("Content-Security-Policy: default-src 'none';"), "{page}");
    assert_eq!(preview.get("/tin-tuc/mo-trang/?x=1").0, 200);
    let (status, answer) = preview.get("/tin-tuc");
    assert!(status == 301 && answer.contains("Location: /tin-tuc/\r\n"), "{answer}");
    let (status, page) = preview.get("/khong-co/");
    assert!(status == 404 && page.contains("<html"), "{page}");
}

#[test]
fn nothing_beside_the_site_is_answered() {
    let preview = Preview::of(&Site::new(""));
    for path in ["/../../content/department.toml", "/%2e%2e/%2e%2e/content/department.toml", "//etc/hostname", "x"] {
        assert_eq!(preview.get(path).0, 400, "{path}");
    }
}

#[test]
fn only_its_own_names_and_only_reading_are_answered() {
    let preview = Preview::of(&Site::new(""));
    let port = preview.host.rsplit(':').next().expect("an address has a port");
    assert_eq!(preview.ask("GET /", &format!("localhost:{port}")).0, 200);
    for host in [format!("evil.example:{port}"), "127.0.0.1".to_owned(), "127.0.0.1:1".to_owned(), String::new()] {
        let (status, answer) = preview.ask("GET /", &host);
        assert!(status == 403 && !answer.contains("Sở Khoa học"), "{host}: {answer}");
    }
    assert_eq!(preview.ask("POST /", &preview.host).0, 405);
}

#[test]
fn a_page_is_shown_as_the_content_now_is_and_faults_in_its_place() {
    let preview = Preview::of(&Site::new(NEWS));
    let content = preview.folder.path().join("content");
    assert!(preview.get("/tin-tuc/mo-trang/").1.contains("Nội dung cũ."));
    Site::new(&NEWS.replace("cũ", "mới")).write(&content);
    assert!(preview.get("/tin-tuc/mo-trang/").1.contains("Nội dung mới."));
    Site::new(&NEWS.replace("title", "titel")).write(&content);
    let (status, page) = preview.get("/tin-tuc/mo-trang/");
    assert!(status == 200 && page.contains("unknown-key") && page.contains("news/mo-trang.md:2:1"), "{page}");
    Site::new(NEWS).write(&content);
    assert!(preview.get("/tin-tuc/mo-trang/").1.contains("Nội dung cũ."));
}
