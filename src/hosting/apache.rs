//! `.htaccess` for Apache 2.4, in the words a host that allows `FileInfo` takes.

use super::{MADE_BY, PAGE_AGE, Rules, STATIC_AGE, ServerFile, TYPES, is_plain};

/// The endings of files that are text in UTF-8.
const TEXTS: &str = ".html .css .js .csv .ics .json .jsonld .md .svg .txt .xml";

/// Writes the file of the published folder, and one for each folder that has its own page for lost addresses.
pub(super) fn files(rules: &Rules) -> Vec<ServerFile> {
    let mut files = vec![(".htaccess".to_owned(), root(rules))];
    for folder in rules.lost.iter().filter(|folder| !folder.is_empty()) {
        let text = format!("# {MADE_BY}\n{}", not_found(rules, folder));
        files.push((format!("{folder}.htaccess"), text));
    }
    files
}

fn root(rules: &Rules) -> String {
    let mut text = format!("# {MADE_BY}\n");
    if rules.lost.iter().any(String::is_empty) {
        text.push_str(&not_found(rules, ""));
    }
    // The page of a tombstone stands at its own address; programs that ask for a text get the plain answer.
    // Without the slash in front Apache would take the words for the text of the answer.
    text.push_str("ErrorDocument 410 \"/%{REQUEST_URI}index.html\"\n");
    text.push_str("<FilesMatch \"\\.(md|ics|xml)$\">\nErrorDocument 410 default\n</FilesMatch>\n");
    text.push_str("<IfModule mod_alias.c>\n");
    // Apache writes the target as a link by itself, and knows signs of its own in it.
    for (from, to) in rules.redirects.iter().filter(|(_, to)| is_plain(to)) {
        text.push_str(&format!("RedirectMatch 301 \"{}\" \"{}\"\n", pattern(rules, from), rules.raw(to)));
    }
    for (from, _) in &rules.gone {
        text.push_str(&format!("RedirectMatch 410 \"{}\"\n", pattern(rules, from)));
    }
    text.push_str("</IfModule>\n<IfModule mod_mime.c>\n");
    for (ending, media) in TYPES {
        text.push_str(&format!("AddType {media} .{ending}\n"));
    }
    text.push_str(&format!("AddCharset utf-8 {TEXTS}\n</IfModule>\n<IfModule mod_headers.c>\n"));
    for (name, value) in rules.headers() {
        text.push_str(&format!("Header always set {name} \"{value}\"\n"));
    }
    text.push_str("# HTTPS: Header always set Strict-Transport-Security \"max-age=31536000\"\n");
    text.push_str(&format!("Header set Cache-Control \"max-age={PAGE_AGE}\"\n"));
    let is_static = format!("expr=%{{REQUEST_URI}} =~ m#^{}(.*/)?static/#", dots(&rules.base));
    text.push_str(&format!("Header set Cache-Control \"max-age={STATIC_AGE}\" \"{is_static}\"\n"));
    text.push_str("<Files \"sw.js\">\nHeader set Cache-Control \"no-cache\"\n</Files>\n</IfModule>\n");
    text
}

fn not_found(rules: &Rules, folder: &str) -> String {
    format!("ErrorDocument 404 \"{}\"\n", rules.url(&format!("{folder}404.html")))
}

/// Writes an address as a pattern that fits it alone; of its signs only the dot means something there.
fn pattern(rules: &Rules, path: &str) -> String {
    format!("^{}$", dots(&format!("{}{path}", rules.base)))
}

fn dots(path: &str) -> String {
    path.replace('.', "[.]")
}
