//! The preview as the program shows it: what it answers, whom it answers, and that it shows the content as it now is.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::harness::{Site, files_of, minhbach};

/// A running preview; it ends with the value.
struct Preview {
    child: Child,
    /// Its own address, as browsers name it.
    host: String,
    folder: TempDir,
}

/// Longer than any machine takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

impl Preview {
    fn of(site: &Site) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        site.write(&folder.path().join("content"));
        Self::in_folder(folder, &[])
    }

    fn in_folder(folder: TempDir, arguments: &[&str]) -> Self {
        let temporary = folder.path().join("temporary");
        std::fs::create_dir(&temporary).expect("a folder can be made");
        let mut command = Command::new(env!("CARGO_BIN_EXE_minhbach"));
        command.current_dir(folder.path()).args(["serve", "--port", "0", "--lang", "en"]).args(arguments);
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
        let (status, answer) = self.ask_bytes(request, &format!("Host: {host}\r\n"));
        (status, String::from_utf8_lossy(&answer).into_owned())
    }

    fn ask_bytes(&self, request: &str, head: &str) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.host).expect("the preview can be reached");
        write!(stream, "{request} HTTP/1.1\r\n{head}\r\n").expect("a request can be sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer comes");
        let text = String::from_utf8_lossy(&answer);
        let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("no status: {text}")), answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask(&format!("GET {path}"), &self.host)
    }

    /// Gives the bytes of a file, without what the preview adds to pages.
    fn file(&self, path: &str) -> Vec<u8> {
        let (_, answer) = self.ask_bytes(&format!("GET /{path}"), &format!("Host: {}\r\n", self.host));
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let body = answer[end + 4..].to_vec();
        if !path.ends_with(".html") {
            return body;
        }
        let mut page = String::from_utf8(body).expect("a page is text");
        let start = page.find("<script src=\"/__minhbach/").expect("a page has the script");
        let end = start + page[start..].find("</script>").expect("it ends") + "</script>".len();
        page.replace_range(start..end, "");
        page.into_bytes()
    }

    /// Asks for a page until it is as it should be.
    #[track_caller]
    fn until(&self, path: &str, what: &str, is_right: impl Fn(&str) -> bool) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let (_, page) = self.get(path);
            if is_right(&page) {
                return page;
            }
            assert!(Instant::now() < end, "{path} never became {what}:\n{page}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until nothing is being refreshed and the content has no fault.
    #[track_caller]
    fn until_calm(&self, path: &str, what: &str, is_right: impl Fn(&str) -> bool) -> String {
        self.until(path, what, |page| is_right(page) && !page.contains("class=\"minhbach-"))
    }

    fn content(&self, path: &str) -> PathBuf {
        self.folder.path().join("content").join(path)
    }

    fn save(&self, path: &str, text: &str) {
        let path = self.content(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    /// Compares every file with those of a build of the same content.
    fn compare(&self) {
        let _ = minhbach(self.folder.path(), &["build"]).ended(0);
        let built = files_of(&self.folder.path().join("public"));
        for (path, bytes) in &built {
            let shown = self.file(path);
            assert!(shown == *bytes, "{path} differs:\n{}", String::from_utf8_lossy(&shown));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads events of a preview as a browser does.
struct Events(BufReader<TcpStream>);

impl Events {
    fn of(preview: &Preview) -> Self {
        let mut stream = TcpStream::connect(&preview.host).expect("the preview can be reached");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        write!(stream, "GET /__minhbach/events HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host)
            .expect("a request can be sent");
        Self(BufReader::new(stream))
    }

    /// Waits for an event of a name; gives its data.
    fn next(&mut self, name: &str) -> String {
        let wanted = format!("event: {name}");
        let mut is_next = false;
        loop {
            let mut line = String::new();
            assert_ne!(self.0.read_line(&mut line).expect("events come"), 0, "the stream ended before {name}");
            if is_next {
                return line.trim_start_matches("data: ").trim_end().to_owned();
            }
            is_next = line.trim_end() == wanted;
        }
    }
}

const NEWS: &str = "--- file: news/mo-trang.md\n+++\ntitle = \"Mở trang\"\ndate = 2020-01-02\n+++\nNội dung cũ.\n";
const PATH: &str = "news/mo-trang.md";
const PAGE: &str = "/tin-tuc/mo-trang/";

fn news(title: &str, words: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2020-01-02\n+++\n{words}\n")
}

#[test]
fn pages_are_answered_and_what_is_not_there_with_the_page_for_that() {
    let preview = Preview::of(&Site::new(NEWS));
    let (status, page) = preview.get("/");
    assert!(status == 200 && page.contains("Sở Khoa học và Công nghệ"), "{page}");
    assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains("Content-Security-Policy: default-src 'none';"), "{page}");
    assert!(page.contains("Cache-Control: no-store\r\n"), "{page}");
    assert_eq!(preview.get("/tin-tuc/mo-trang/?x=1").0, 200);
    let (status, answer) = preview.get("/tin-tuc");
    assert!(status == 301 && answer.contains("Location: /tin-tuc/\r\n"), "{answer}");
    let (status, page) = preview.get("/khong-co/");
    assert!(status == 404 && page.contains("<html"), "{page}");
    let (status, head) = preview.ask(&format!("HEAD {PAGE}"), &preview.host);
    assert!(status == 200 && head.ends_with("\r\n\r\n") && !head.contains("Content-Length: 0\r\n"), "{head}");
}

#[test]
fn every_file_is_that_of_a_build_and_nothing_is_written() {
    let preview = Preview::of(&Site::new(NEWS).with("files/a.pdf", "%PDF-1.4"));
    preview.compare();
    assert!(files_of(&preview.folder.path().join("temporary")).is_empty());
}

#[test]
fn a_page_has_one_script_more_and_the_policy_allows_it() {
    let preview = Preview::of(&Site::new(NEWS));
    let (_, page) = preview.get(PAGE);
    assert_eq!(page.matches("/__minhbach/").count(), 1, "{page}");
    for own in ["reload.js", "preview.css"] {
        let (status, answer) = preview.get(&format!("/__minhbach/{own}"));
        assert!(status == 200 && answer.contains("charset=utf-8\r\n"), "{answer}");
    }
    assert!(page.contains("script-src 'self'") && page.contains("connect-src 'self'"), "{page}");
    assert_eq!(preview.get("/__minhbach/khac").0, 404);
}

#[test]
fn no_script_keeps_a_preview() {
    let preview = Preview::of(&Site::new(NEWS));
    let head = format!("Host: {}\r\nService-Worker: script\r\n", preview.host);
    assert_eq!(preview.ask_bytes("GET /sw.js", &head).0, 404);
    assert_eq!(preview.get("/sw.js").0, 200);
}

#[test]
fn nothing_beside_the_site_is_answered() {
    let preview = Preview::of(&Site::new(""));
    for path in
        ["/../../content/department.toml", "/%2e%2e/%2e%2e/content/department.toml", "//etc/hostname", "//a", "x"]
    {
        assert_eq!(preview.get(path).0, 400, "{path}");
    }
    assert_eq!(preview.get("/department.toml").0, 404);
}

#[test]
fn only_its_own_names_and_only_reading_are_answered() {
    let preview = Preview::of(&Site::new(""));
    let port = preview.host.rsplit(':').next().expect("an address has a port");
    assert!(preview.host.starts_with("127.0.0.1:"));
    assert_eq!(preview.ask("GET /", &format!("localhost:{port}")).0, 200);
    for host in [format!("evil.example:{port}"), "127.0.0.1".to_owned(), "127.0.0.1:1".to_owned(), String::new()] {
        for path in ["/", "/__minhbach/events"] {
            let (status, answer) = preview.ask(&format!("GET {path}"), &host);
            assert!(status == 403 && !answer.contains("Sở Khoa học"), "{host}: {answer}");
        }
    }
    assert_eq!(preview.ask("POST /", &preview.host).0, 405);
}

#[test]
fn a_page_is_shown_as_the_content_now_is_with_what_depends_on_it() {
    let preview = Preview::of(&Site::new(NEWS));
    assert!(preview.get(PAGE).1.contains("Nội dung cũ."));
    preview.save(PATH, &news("Tên mới", "Nội dung mới."));
    preview.until(PAGE, "new", |page| page.contains("Nội dung mới."));
    preview.until_calm("/tin-tuc/", "new", |page| page.contains("Tên mới"));
    // As editors do that write aside first.
    std::fs::write(preview.content(".mo-trang.md.tmp"), news("Tên ba", "Nội dung ba.")).expect("a file can be written");
    std::fs::rename(preview.content(".mo-trang.md.tmp"), preview.content(PATH)).expect("a file can be renamed");
    preview.until(PAGE, "as renamed", |page| page.contains("Nội dung ba."));
    preview.until_calm("/tin-tuc/", "as renamed", |page| page.contains("Tên ba"));
    preview.compare();
}

#[test]
fn a_fault_is_shown_over_the_last_good_page_and_goes_by_itself() {
    let preview = Preview::of(&Site::new(NEWS));
    preview.save(PATH, &news("Mở trang", "Mới.").replace("title", "titel"));
    let page = preview.until(PAGE, "faulty", |page| page.contains("role=\"alert\""));
    assert!(page.contains("unknown-key") && page.contains("news/mo-trang.md:2:1"), "{page}");
    assert!(page.contains("Nội dung cũ.") && page.contains("The content has errors"), "{page}");
    assert!(preview.get("/").1.contains("role=\"alert\""));
    preview.save(PATH, &news("Mở trang", "Nội dung lành."));
    preview.until_calm(PAGE, "good again", |page| page.contains("Nội dung lành."));
    // What only a check of the whole site finds.
    preview
        .save("news/hai.md", &news("Hai", "[x](files/khong-co.pdf)").replace("date = 2020-01-02", "date = 2020-13-45"));
    preview.until(PAGE, "faulty", |page| page.contains("role=\"alert\"") && page.contains("Nội dung lành."));
    std::fs::remove_file(preview.content("news/hai.md")).expect("a file can be taken away");
    preview.until_calm(PAGE, "good again", |page| page.contains("Nội dung lành."));
}

#[test]
fn a_preview_of_broken_content_starts_and_recovers() {
    let preview = Preview::of(&Site::new(&NEWS.replace("title", "titel")));
    let (status, page) = preview.get(PAGE);
    assert!(status == 200 && page.contains("unknown-key") && page.contains("role=\"alert\""), "{page}");
    preview.save(PATH, &news("Mở trang", "Nội dung lành."));
    preview.until_calm(PAGE, "good", |page| page.contains("Nội dung lành."));
    preview.compare();
}

#[test]
fn files_and_folders_that_come_and_go_and_the_department_and_its_theme_are_seen() {
    let preview = Preview::of(&Site::new(NEWS));
    preview.save("news/hai.md", &news("Tin thứ hai", "Hai."));
    preview.until_calm("/tin-tuc/hai/", "there", |page| page.contains("Hai."));
    std::fs::rename(preview.content("news/hai.md"), preview.content("news/ba.md")).expect("a file can be renamed");
    preview.until_calm("/tin-tuc/ba/", "there", |page| page.contains("Hai."));
    preview.until_calm("/tin-tuc/hai/", "gone", |page| page.starts_with("HTTP/1.1 404"));
    std::fs::rename(preview.content("news"), preview.content("tin")).expect("a folder can be renamed");
    preview.until_calm(PAGE, "gone", |page| page.starts_with("HTTP/1.1 404"));
    std::fs::rename(preview.content("tin"), preview.content("news")).expect("a folder can be renamed");
    preview.until_calm(PAGE, "back", |page| page.contains("Nội dung cũ."));
    let department = std::fs::read_to_string(preview.content("department.toml")).expect("it can be read");
    preview.save("department.toml", &department.replace("Khoa học", "Văn hóa"));
    preview.until_calm("/", "renamed", |page| page.contains("Sở Văn hóa"));
    preview.save("theme/templates/not-found.html", "<p>Không thấy gì cả</p>");
    preview.until_calm("/khong/", "of the new theme", |page| page.contains("Không thấy gì cả"));
    preview.save("theme/templates/not-found.html", "{{ view.nothing.more }}");
    preview.until("/khong/", "faulty", |page| page.contains("bad-template") && page.contains("Không thấy gì cả"));
    std::fs::remove_dir_all(preview.content("theme")).expect("a folder can be taken away");
    preview.until_calm("/khong/", "as it was", |page| !page.contains("Không thấy gì cả"));
    preview.compare();
}

#[test]
fn many_files_changed_at_once_end_in_a_clean_build() {
    let count = 200;
    let all =
        |words: &str| (0..count).fold(Site::new(""), |site, n| site.with(&format!("news/n{n}.md"), news("Tin", words)));
    let preview = Preview::of(&all("cũ").with("department.toml", DEPARTMENT));
    all("mới").with("department.toml", DEPARTMENT).write(&preview.folder.path().join("content"));
    for n in [0, 1, count - 1] {
        preview.until_calm(&format!("/tin-tuc/n{n}/"), "new", |page| page.contains("<p>mới</p>"));
    }
    preview.compare();
}

const DEPARTMENT: &str = "name = \"Sở Thử nghiệm\"\nsocial_pictures = false\n[[units]]\nid = \"van-phong\"\nname = \"Văn phòng\"\nkind = \"office\"\n";

#[test]
fn a_theme_folder_outside_the_content_is_followed() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    Site::new(NEWS).write(&folder.path().join("content"));
    let css = folder.path().join("theme/static/site.css");
    std::fs::create_dir_all(css.parent().expect("a file has a folder")).expect("a folder can be made");
    std::fs::write(&css, "a{color:red}").expect("a file can be written");
    let preview = Preview::in_folder(folder, &["--theme", "theme"]);
    assert!(preview.get("/static/site.css").1.ends_with("a{color:red}"));
    let state =
        |page: &str| page.split("data-state=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    let before = state(&preview.get("/").1);
    std::fs::write(&css, "a{color:blue}").expect("a file can be written");
    preview.until("/static/site.css", "blue", |answer| answer.ends_with("a{color:blue}"));
    assert_ne!(state(&preview.until_calm("/", "calm", |_| true)), before, "a browser is told to load the page again");
}

#[test]
fn a_listening_page_is_told_what_happens_and_disturbs_nobody() {
    let preview = Preview::of(&Site::new(NEWS));
    let mut events: Vec<Events> = (0..10).map(|_| Events::of(&preview)).collect();
    events.iter_mut().for_each(|events| drop(events.next("ready")));
    let state = |preview: &Preview| {
        let (_, head) = preview.ask(&format!("HEAD {PAGE}"), &preview.host);
        head.lines().find_map(|line| line.strip_prefix("X-Minhbach-State: ")).map(str::to_owned)
    };
    let before = state(&preview);
    preview.save(PATH, &news("Mở trang", "Mới."));
    let refreshing = events[3].next("refreshing");
    assert!(refreshing.contains("\"text\":\"Refreshing"), "{refreshing}");
    assert_ne!(state(&preview), before);
    events.iter_mut().for_each(|events| drop(events.next("ready")));
    preview.save(PATH, "+++\ntitel = \"<b>\"\n+++\n");
    let fault = events[0].next("fault");
    assert!(fault.contains("unknown-key") && fault.contains("The content has errors"), "{fault}");
    preview.save(PATH, &news("Mở trang", "Mới."));
    let _ = events[0].next("mended");
    // Whoever went away is forgotten, and the others go on.
    drop(events.split_off(1));
    let _ = events[0].next("ready");
    preview.until_calm(PAGE, "calm", |page| page.contains("Mới."));
}

#[cfg(unix)]
#[test]
fn it_stops_at_once_and_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt;
    let mut preview = Preview::of(&Site::new(NEWS));
    let before = files_of(preview.folder.path());
    let _events = Events::of(&preview);
    let _ = preview.get(PAGE);
    // A job in the background is deaf to Ctrl+C, and so is what it starts; nobody is deaf to this one by chance.
    let ended = Command::new("kill").args(["-TERM", &preview.child.id().to_string()]).status();
    assert!(ended.expect("a signal can be sent").success());
    let begun = Instant::now();
    let status = loop {
        match preview.child.try_wait().expect("its end can be asked for") {
            Some(status) => break status,
            None => assert!(begun.elapsed() < PATIENCE, "it does not stop"),
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.signal(), Some(15), "as every program that is stopped so");
    assert!(TcpStream::connect(&preview.host).is_err());
    assert_eq!(files_of(preview.folder.path()), before);
}
