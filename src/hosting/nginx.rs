//! Two files for nginx: `nginx-http.conf` is included in `http { }`, `nginx-server.conf` in `server { }` or the `location`
//! of the site.

use super::{MADE_BY, PAGE_AGE, Rules, STATIC_AGE, TYPES};

/// The least bucket nginx is told to use, in bytes.
const LEAST_BUCKET: usize = 128;

/// What nginx needs beside a key in its bucket.
const BESIDE_KEY: usize = 64;

/// Types of texts that are sent with their charset; that of HTML is, always.
const TEXTS: &str = "text/plain text/css text/csv text/calendar text/markdown text/xml text/javascript \
                     application/javascript application/json application/ld+json application/xml \
                     application/atom+xml image/svg+xml";

/// Writes what each address is: looked up in tables, however many there are.
pub(super) fn http(rules: &Rules) -> String {
    let redirects = rules.redirects.iter().map(|(from, to)| (from.as_str(), to.as_str()));
    let gone = rules.gone.iter().map(|(from, page)| (from.as_str(), page.as_str()));
    let keys = redirects.clone().chain(gone.clone()).map(|(from, to)| from.len().max(to.len() * 3));
    let longest = keys.max().unwrap_or_default() + rules.base.len() + BESIDE_KEY;
    let entries = rules.redirects.len().max(rules.gone.len());
    let mut text = format!("# {MADE_BY}\n# http {{ include …/may-chu/nginx-http.conf; }}\n");
    text.push_str(&format!("map_hash_bucket_size {};\n", longest.next_power_of_two().max(LEAST_BUCKET)));
    text.push_str(&format!("map_hash_max_size {};\n", (entries * 4).next_power_of_two().max(2048)));
    text.push_str(&map("to", "", redirects.map(|(from, to)| (rules.raw(from), rules.url(to)))));
    text.push_str(&map("gone", "", gone.map(|(from, page)| (rules.raw(from), rules.raw(page)))));
    let base = pattern(&rules.base);
    let folders = rules.lost.iter().filter(|folder| !folder.is_empty());
    let folders =
        folders.map(|folder| (format!("~^{base}{}", pattern(folder)), rules.raw(&format!("{folder}404.html"))));
    text.push_str(&map("lost", &rules.raw("404.html"), folders));
    let ages = [
        (format!("~^{base}(.*/)?static/"), format!("max-age={STATIC_AGE}")),
        (format!("~^{base}(.*/)?sw[.]js$"), "no-cache".to_owned()),
    ];
    text.push_str(&map("age", &format!("max-age={PAGE_AGE}"), ages.into_iter()));
    text
}

fn map(name: &str, default: &str, entries: impl Iterator<Item = (String, String)>) -> String {
    // An answer leads nginx on to the page of a tombstone: there the address is another one.
    let mut text = format!("map $uri $minhbach_{name} {{\n    volatile;\n    default \"{default}\";\n");
    for (key, value) in entries {
        text.push_str(&format!("    \"{key}\" \"{value}\";\n"));
    }
    text + "}\n"
}

/// Writes what every answer has.
pub(super) fn server(rules: &Rules) -> String {
    let mut text = format!("# {MADE_BY}\n# server {{ include …/may-chu/nginx-server.conf; }}\n");
    text.push_str("index index.html;\nabsolute_redirect off;\n");
    text.push_str(&format!("charset utf-8;\ncharset_types {TEXTS};\n"));
    text.push_str("error_page 404 $minhbach_lost;\nerror_page 410 $minhbach_gone;\n");
    text.push_str("if ($minhbach_to) {\n    return 301 $minhbach_to;\n}\nif ($minhbach_gone) {\n    return 410;\n}\n");
    for (name, value) in rules.headers() {
        text.push_str(&format!("add_header {name} \"{value}\" always;\n"));
    }
    text.push_str("# HTTPS: add_header Strict-Transport-Security \"max-age=31536000\" always;\n");
    text.push_str("add_header Cache-Control $minhbach_age;\n");
    for (ending, media) in TYPES {
        text.push_str(&format!("location ~ [.]{ending}$ {{\n    types {{ }}\n    default_type {media};\n}}\n"));
    }
    text
}

fn pattern(path: &str) -> String {
    path.replace('.', "[.]")
}
