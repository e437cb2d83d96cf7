//! What web servers must be told of a site: what moved, what is gone, which headers and types to send.
//!
//! Takes rules as plain values; gives one text for each kind of server, as its own grammar asks. The pages work without
//! them on any static host. No word an editor wrote stands in these files, and of addresses only those of plain letters:
//! nothing in them can mean more to a server than an address.

mod apache;
mod iis;
mod netlify;
mod nginx;
#[cfg(test)]
mod tests;

use crate::model::encode_percents;
use crate::pages::{CONTENT_POLICY, REFERRER_POLICY};

/// What servers are told. Addresses are paths below the published folder: `quang-tri/thu-tuc/a/`.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// The path of the published folder on its host, with a `/` at both ends.
    pub base: String,
    /// What leads elsewhere, and where.
    pub redirects: Vec<(String, String)>,
    /// What is gone, and the page that says why.
    pub gone: Vec<(String, String)>,
    /// The folders of the sites: `quang-tri/`; `""` for the published folder itself.
    pub sites: Vec<String>,
    /// Folders with a page for addresses that never were: `en/`; `""` for the published folder itself.
    pub lost: Vec<String>,
    /// Sites that may show pages in a frame.
    pub framed_by: Vec<String>,
}

/// A file for a server: its path in the published folder and its text.
pub type ServerFile = (String, String);

/// Writes the files of every kind of server.
pub fn files(rules: &Rules) -> Vec<ServerFile> {
    let mut rules = rules.clone();
    rules.redirects.retain(|(from, _)| is_plain(from));
    rules.gone.retain(|(from, page)| is_plain(from) && is_plain(page));
    let rules = &rules;
    let mut files = apache::files(rules);
    files.extend([
        ("_headers".to_owned(), netlify::headers(rules)),
        ("_redirects".to_owned(), netlify::redirects(rules)),
        ("may-chu/nginx-http.conf".to_owned(), nginx::http(rules)),
        ("may-chu/nginx-server.conf".to_owned(), nginx::server(rules)),
        ("web.config".to_owned(), iis::config(rules)),
    ]);
    files
}

/// The first line of every file, after the sign of a comment.
const MADE_BY: &str = "minhbach ghi tệp này mỗi lần dựng trang, xin đừng sửa / written by minhbach with every build";

/// How long a browser may keep pages and data, scripts and styles, in seconds.
const PAGE_AGE: u32 = 300;
const STATIC_AGE: u32 = 3600;

/// Types servers often do not know, by the ending of the file.
const TYPES: [(&str, &str); 8] = [
    ("csv", "text/csv"),
    ("ics", "text/calendar"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("md", "text/markdown"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

impl Rules {
    /// Gives the address on the host of a path below the published folder.
    fn url(&self, path: &str) -> String {
        encode_percents(&format!("{}{path}", self.base))
    }

    /// Gives the same as servers compare it: with its letters as they are.
    fn raw(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Lists the headers of every answer.
    fn headers(&self) -> Vec<(&'static str, String)> {
        let mut policy = CONTENT_POLICY.to_owned();
        let mut headers = Vec::new();
        if self.framed_by.is_empty() {
            // For browsers that do not know `frame-ancestors`.
            headers.push(("X-Frame-Options", "DENY".to_owned()));
        } else {
            policy = policy.replace("frame-ancestors 'none'", &format!("frame-ancestors {}", self.framed_by.join(" ")));
        }
        headers.extend([
            ("Content-Security-Policy", policy),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()".to_owned()),
            ("Referrer-Policy", REFERRER_POLICY.to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ]);
        headers.sort();
        headers
    }
}

/// Tells whether an address has only signs that mean nothing in any of the grammars.
fn is_plain(address: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~ ".contains(c) || (!c.is_ascii() && c.is_alphanumeric());
    !address.is_empty() && address.chars().all(plain)
}
